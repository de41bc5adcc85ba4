/* What may be done with cases now, and doing it to many at once: told first, then one act that one
 * undo takes back. */
#ifndef DESK_SUBMISSION_ACTS_H
#define DESK_SUBMISSION_ACTS_H

#include "desk/submissions.h"
#include "model/notice.h"

/* One thing to do with a case: an act of rules/submission_state.h, or 作废. */
struct submission_offer {
    const char *id, *name;  /* withdraw, 撤回 */
    const char *to;         /* name of the state it leads to; NULL for void */
    bool needs_reason;      /* and perhaps a clause */
    bool is_for_supervisor; /* a clerk may not */
    size_t n_cases; /* whose state allows it, and which are not refused it as things stand */
};
struct submission_offers {
    struct submission_offer *at;
    size_t n, cap;
};

/* What can be done with at least one of these cases, in the order to be offered. 补正告知 goes by a notice of
 * defects (desk/corrections.h) and is not among them. */
enum status submission_offers_load(struct desk *desk, struct arena *a, const int64_t *ids, size_t n,
                                   struct submission_offers *out, struct err *err) MUST_CHECK;

/* What an act would do to one case. */
struct submission_step {
    int64_t id;
    const char *no, *title, *from; /* name of the state it is in */
    const char *to;                /* 作废 for void; NULL when it does not go */
    const char *refusal;           /* one sentence; NULL when it goes */
    bool is_forbidden;             /* refused since somebody with another role must do it */
};
struct submission_plan {
    const char *act, *name;
    bool needs_reason, needs_clause; /* of at least one that goes */
    struct submission_step *at;
    size_t n, cap, going;
};

/* Looks only; the cases that go come first. STATUS_DATA for an unknown act. */
enum status submission_plan_make(struct desk *desk, struct arena *a, const int64_t *ids, size_t n,
                                 const char *act, struct submission_plan *out,
                                 struct err *err) MUST_CHECK;
/* What else changes: how far a limit is used, before and after. Only for acts that take cases out of their
 * limits (撤回, 作废) or bring them back (恢复). */
struct submission_effect {
    const char *notice, *who,
        *label; /* code; unit, province or direction, "" for all; 推荐, 牵头加参与 … */
    int64_t before, after;
    struct number max;  /* absent when there is none or it is not known whether it binds */
    const char *clause; /* of that limit */
};
struct submission_effects {
    struct submission_effect *at;
    size_t n, cap;
};
/* At most `max` of them, those that are over afterwards first. */
enum status submission_effects_load(struct desk *desk, struct arena *a,
                                    const struct submission_plan *plan, size_t max,
                                    struct submission_effects *out, struct err *err) MUST_CHECK;

/* Does it to those that go, as one entry; *batch is its number, *done how many. What somebody else
 * has moved on since the plan is left as it stands. STATUS_USAGE when the ground is not whole. The
 * ground is kept with the case as long as it is in that state. */
enum status submission_plan_do(struct desk *desk, struct arena *a,
                               const struct submission_plan *plan, struct act_ground ground,
                               int64_t *batch, size_t *done, struct err *err) MUST_CHECK;

/* Within another write: the act on one case, where its state and the notice allow it; *is_moved says. */
struct write;
enum status submission_move(struct write *w, int64_t id, const char *act, struct act_ground ground,
                            bool *is_moved, struct err *err) MUST_CHECK;

#endif
