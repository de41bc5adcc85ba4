/* Cases: added, edited by the fields their notice asks for, moved through their states. */
#ifndef DESK_SUBMISSIONS_H
#define DESK_SUBMISSIONS_H

#include "desk/desk.h"
#include "model/document.h"
#include "model/notice.h"
#include "model/submission.h"

/* How a case stands by the best of the arrivals it came in (desk/late.h). */
enum late_standing {
    LATE_NONE,      /* in time, admitted, or nothing has come */
    LATE_WAITS,     /* late, and nobody has decided */
    LATE_NOT_TAKEN, /* late, and a supervisor decided not to take it */
};

/* A case with the names of what it points to. */
/* For the lead of a case of which a reviewer is not told whose it is (desk/sight.h). */
#define SUBMISSION_ANONYMOUS "(匿名评审)"

struct submission_view {
    struct submission submission;
    const char *notice; /* code */
    const char *lead, *recommender;
    struct texts partners;
    const char *state_name;
    enum late_standing late;
    day_t due;        /* last day to mend what was told, while it is waited for; DAY_NONE */
    int64_t accepted; /* findings taken as they are (desk/acceptances.h) */
};

/* STATUS_NOT_FOUND when there is none with this number. */
enum status submission_load(struct desk *desk, struct arena *a, int64_t id, struct submission *out,
                            struct err *err) MUST_CHECK;
enum status submission_view_load(struct desk *desk, struct arena *a, int64_t id,
                                 struct submission_view *out, struct err *err) MUST_CHECK;
/* By its written number. */
enum status submission_find(struct desk *desk, struct arena *a, const char *no,
                            struct submission *out, struct err *err) MUST_CHECK;

/* Saves `mine` as edited from `base`; base NULL adds a case, whose id is then its number. It is
 * checked and completed against its notice: the track (the only one when none is given), the direction
 * by name or alias, a title. STATUS_DATA with what is possible. */
enum status submission_save(struct desk *desk, struct arena *a, const struct submission *base,
                            struct submission *mine, int64_t *batch, struct err *err) MUST_CHECK;
/* Sets one field by id or name, as `set NO FIELD=VALUE` does: a column or a field of the form.
 * Units are given by name or code. Only changes *s. */
enum status submission_set(struct desk *desk, struct arena *a, struct submission *s,
                           const char *field, const char *value, struct err *err) MUST_CHECK;

/* Why something is decided: the reason, and where it is asked for the clause it rests on. */
struct act_ground {
    const char *why, *clause; /* NULL when there is none */
};
/* The reason as the history tells it, with the clause it rests on. */
const char *act_ground_text(struct arena *a, struct act_ground ground);

/* One act of the table of states (rules/submission_state.h) by its id: withdraw, revive, accept …
 * with reason and clause where the table asks for them. For many cases, and to be told first, see
 * desk/submission_acts.h, of which this is the plan of one. */
enum status submission_act(struct desk *desk, struct arena *a, int64_t id, const char *act,
                           struct act_ground ground, int64_t *batch, struct err *err) MUST_CHECK;
/* 作废: entered by mistake, with a reason. Refused while a receipt names it. */
enum status submission_void(struct desk *desk, struct arena *a, int64_t id, const char *why,
                            struct err *err) MUST_CHECK;

#endif
