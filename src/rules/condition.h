/* 条件: who and what may apply, each condition judged by the machine or by what a person ticked.
 *
 * A condition marked 核验: 机器 is judged here: its 字段 must have one of the 取值, lie between 至少 and
 * 至多, or be a date no older than 期间; one without 字段 forbids what its 适用 names, since nothing else
 * could be looked at. All others are looked at by a person, who ticks 符合 or 不符合 with the evidence
 * seen. 期间 looks back from 截至, a date of the form or the day of application; a document that gives no
 * base is counted from the day of application, and the sentence says so. Who an exclusion (不含) takes
 * out is free of the condition. What is not known is not judged. */
#ifndef RULES_CONDITION_H
#define RULES_CONDITION_H

#include "model/finding.h"
#include "rules/deadline.h"

enum condition_state {
    CONDITION_NOT_ASKED, /* it does not hold for this submission */
    CONDITION_UNSURE,    /* whether it holds, or what the field says, is not known */
    CONDITION_OPEN,      /* a person must look */
    CONDITION_MET,
    CONDITION_FAILED,
};

/* What a person found. */
struct tick {
    const char *condition; /* its name, or its text when it has none */
    bool is_met;
    const char *evidence, *by; /* what was looked at; 王示例 2024-12-20 */
};
struct ticks {
    const struct tick *at;
    size_t n;
};

struct condition_result {
    const struct condition *condition;
    enum condition_state state;
    const struct tick *tick; /* NULL: judged by the machine, or nobody looked */
};
struct condition_results {
    struct condition_result *at;
    size_t n, cap;
};

/* How a condition is named: by its name, else its text. */
const char *condition_name(const struct condition *c);
/* 没核, 符合, 不符合 … */
const char *condition_state_name(enum condition_state state);

/* All conditions of the notice that may hold, in its order. `applied_on`: the day of application,
 * DAY_NONE when not known. */
struct condition_input {
    const struct facts *facts;
    struct ticks ticks;
    day_t applied_on;
};
struct condition_results conditions_judge(struct arena *a, const struct condition_input *in);
/* What is asked, over which span of time, what was seen by whom: one Chinese sentence. */
const char *condition_sentence(struct arena *a, const struct condition_input *in,
                               const struct condition_result *r);

/* Findings `condition`: an error for each required one that is not met, one note that names the
 * required ones nobody looked at yet. */
void condition_check(const struct condition_input *in, struct findings *out);

#endif
