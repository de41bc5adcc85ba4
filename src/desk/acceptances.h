/* Findings taken as they are: a soft limit exceeded, a failed check, a warning, accepted by a named
 * supervisor with a reason.
 *
 * An acceptance is a decision (model/decision.h) about a case and the key of a finding
 * (model/finding.h). It holds over every new check that says the same, and lapses when the facts
 * behind the finding change; a lapsed one is still listed as such. It can be revoked and undone. */
#ifndef DESK_ACCEPTANCES_H
#define DESK_ACCEPTANCES_H

#include "desk/decisions.h"
#include "desk/submissions.h"
#include "model/finding.h"

/* Gives the findings of a case their ids, and puts in who accepted what. */
enum status acceptances_settle(struct desk *desk, int64_t submission, struct findings *findings,
                               struct err *err) MUST_CHECK;

/* The same for one of many cases, whose decisions were read at once (desk/decisions.h). */
enum status acceptances_by_case(struct desk *desk, struct arena *a, struct decisions *out,
                                struct err *err) MUST_CHECK;
void acceptances_settle_of(struct desk *desk, const struct decisions *by_case, int64_t submission,
                           struct findings *findings);

/* Findings of one case that are to be accepted or no longer, by key. */
struct acceptance_act {
    int64_t submission;
    const char *const *keys;
    size_t n;
    const char *why;
};
/* Accepts them as one entry; *batch may be NULL. STATUS_NOT_PERMITTED for who is no supervisor,
 * STATUS_USAGE without a reason, STATUS_NOT_FOUND when the case has no such finding now (any more),
 * STATUS_DATA for one that cannot be accepted. What is accepted already is accepted anew. */
enum status acceptances_make(struct desk *desk, struct arena *a, const struct acceptance_act *act,
                             int64_t *batch, struct err *err) MUST_CHECK;
/* Takes acceptances back, lapsed ones too. STATUS_NOT_FOUND when there is none. */
enum status acceptances_revoke(struct desk *desk, struct arena *a, const struct acceptance_act *act,
                               int64_t *batch, struct err *err) MUST_CHECK;

struct acceptance {
    const char *id; /* as finding.id */
    int64_t submission;
    const char *text, *clause;
    const char *by, *why, *on; /* name, reason, date */
    bool is_lapsed;            /* the case has no such finding now */
};
struct acceptances {
    struct acceptance *at;
    size_t n, cap;
};
/* Those in force, of one case or (0) of all. */
enum status acceptances_load(struct desk *desk, struct arena *a, int64_t submission,
                             struct acceptances *out, struct err *err) MUST_CHECK;
/* `00031-3fa9c2d1` taken apart; STATUS_USAGE when it is not written so. */
enum status acceptance_parse(struct desk *desk, struct arena *a, const char *id,
                             int64_t *submission, const char **key, struct err *err) MUST_CHECK;

#endif
