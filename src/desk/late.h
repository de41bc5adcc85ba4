/* Late arrivals: logged and marked by the machine, taken or not by a person (收, 不收).
 *
 * A supervisor decides, with a reason and the clause; the decision stands on the arrival, is told
 * wherever the lateness is told, and can be changed, revoked and undone. 受理 of a case waits for it:
 * admission needs a named decision. What came in several parcels counts by the best of them. */
#ifndef DESK_LATE_H
#define DESK_LATE_H

#include "desk/receipts.h"
#include "desk/submissions.h"

enum late_verdict { LATE_UNDECIDED, LATE_ACCEPTED, LATE_REFUSED };

/* NULL, `accepted`, `refused`: as stored; and back (NULL and unknown are undecided). */
const char *late_verdict_id(enum late_verdict v);
enum late_verdict late_verdict_of(const struct receipt *r);
/* 待决定, 收, 不收 */
const char *late_verdict_name(enum late_verdict v);
/* `收: 邮路受阻 (四（一）), 李样本 2024-07-16`; NULL when it is not late. */
const char *late_text(struct arena *a, const struct receipt *r);

/* 逾期待定, 逾期不收; NULL for what is in time or admitted. */
const char *late_standing_name(enum late_standing s);
enum status late_standing_of(struct desk *desk, int64_t submission, enum late_standing *out,
                             struct err *err) MUST_CHECK;

/* Puts the decision into the findings of an arrival: `late` is accepted by name, or says that it was
 * not taken. */
void late_settle(const struct receipt *r, struct findings *findings);

/* What a decision would change for one case in the arrival. */
struct late_case {
    const char *no, *title;
    const char *before, *after; /* how it stands: 按时, 逾期待定, 逾期不收 */
};
struct late_plan {
    struct receipt receipt;
    const char *notice, *unit;
    const char *finding;         /* what the notice makes of the arrival */
    const char *clause;          /* of the deadline: proposed for the decision */
    const char *now, *to;        /* the decision as it is and would be */
    const char *refusal;         /* why nothing can be decided; NULL */
    int64_t open_now, open_then; /* arrivals waiting for a decision */
    struct late_case *cases;
    size_t n_cases;
};
/* Looks only. */
enum status late_plan_make(struct desk *desk, struct arena *a, int64_t receipt,
                           enum late_verdict verdict, struct late_plan *out,
                           struct err *err) MUST_CHECK;

/* Decides, or with LATE_UNDECIDED takes the decision back. STATUS_NOT_PERMITTED for who is no
 * supervisor, STATUS_USAGE without a reason, STATUS_DATA for an arrival that is not late. Without a
 * clause the decision rests on that of the deadline. */
enum status late_decide(struct desk *desk, struct arena *a, int64_t receipt,
                        enum late_verdict verdict, struct act_ground ground, int64_t *batch,
                        struct err *err) MUST_CHECK;

#endif
