/* 核验: the conditions of a notice over one case, and what persons tick with the evidence they saw. A
 * tick is a decision by name (desk/decisions.h): kept, told, taken back, undone. */
#ifndef DESK_CONDITIONS_H
#define DESK_CONDITIONS_H

#include "desk/decisions.h"
#include "model/submission.h"
#include "rules/condition.h"

/* The ticks of a case, as the rules want them. */
enum status ticks_load(struct desk *desk, struct arena *a, int64_t submission, struct ticks *out,
                       struct err *err) MUST_CHECK;

/* The decisions behind them, of all cases (desk/decisions.h), and out of these those of one. */
enum status ticks_by_case(struct desk *desk, struct arena *a, struct decisions *out,
                          struct err *err) MUST_CHECK;
struct ticks ticks_of(struct desk *desk, struct arena *a, const struct decisions *by_case,
                      int64_t submission);

/* The day of application: when the case first arrived, else when it was logged. */
enum status applied_on(struct desk *desk, struct arena *a, const struct submission *s, day_t *out,
                       struct err *err) MUST_CHECK;

/* A condition as a screen or command shows it. */
struct condition_line {
    const struct condition *condition;
    const char *name, *state, *text; /* 没核; a sentence with span, evidence and who looked */
    const struct tick *tick;         /* NULL: not ticked */
    enum condition_state judged;
};
struct condition_lines {
    struct condition_line *at;
    size_t n, cap;
};
/* Those that may hold for the case, in the order of the notice. */
enum status conditions_load(struct desk *desk, struct arena *a, int64_t submission,
                            struct condition_lines *out, struct err *err) MUST_CHECK;

enum tick_value { TICK_NONE, TICK_MET, TICK_FAILED };
struct tick_act {
    int64_t submission;
    const char *condition; /* name of one of conditions_load */
    enum tick_value value; /* NONE takes it back */
    const char *evidence;  /* must be told, but for NONE */
    const char *note;      /* may be NULL */
};
/* STATUS_DATA when the case has no such condition, when it is the machine's, or without evidence. */
enum status condition_tick(struct desk *desk, struct arena *a, const struct tick_act *act,
                           struct err *err) MUST_CHECK;

#endif
