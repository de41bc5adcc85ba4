/* Once scoring has opened, who reads what is frozen: it changes through replacements, recusals and absence from a
 * defence alone, but that a supervisor may give a case that nobody could score any more. */
#ifndef DESK_ASSIGNMENT_FREEZE_H
#define DESK_ASSIGNMENT_FREEZE_H

#include "desk/assignments.h"
#include "desk/scoring.h"

/* For assigning by itself and by file, and for taking back: STATUS_DATA, saying what there is instead. */
enum status assignment_must_be_open(const struct panel *p, struct err *err) MUST_CHECK;

struct frozen_case {
    int64_t submission, readers, sealed; /* readers, and sealed sheets of them */
};
struct assignment_freeze {
    struct arena *arena;
    bool is_on; /* the panel scores */
    struct scoring scoring;
    int64_t seats, most; /* members; readers of the case that has the most */
    struct {
        struct frozen_case *at; /* of the panel, with a reader; by id */
        size_t n, cap;
    } cases;
};
enum status assignment_freeze_load(struct desk *desk, struct arena *a, const struct panel *panel,
                                   struct assignment_freeze *out, struct err *err) MUST_CHECK;
/* STATUS_NOT_PERMITTED for anybody but a supervisor, STATUS_USAGE without a reason, while it is on. */
enum status assignment_freeze_allow(struct desk *desk, const struct assignment_freeze *f,
                                    const char *why, struct err *err) MUST_CHECK;
/* NULL when the case may still be given: its readers are too few for the scheme to count it, or fewer than other
 * cases have and none of them has sealed. Else why not. */
const char *assignment_frozen(const struct assignment_freeze *f, int64_t submission);

#endif
