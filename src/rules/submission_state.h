/* The life of a submission: which act leads from which state to which, and who may do it. */
#ifndef RULES_SUBMISSION_STATE_H
#define RULES_SUBMISSION_STATE_H

#include <stdbool.h>
#include <stddef.h>

enum submission_state {
    SUBMISSION_LOGGED,
    SUBMISSION_SCREENING,
    SUBMISSION_CORRECTING,
    SUBMISSION_REFUSED,
    SUBMISSION_ACCEPTED,
    SUBMISSION_PRELIMINARY,
    SUBMISSION_REVIEWING,
    SUBMISSION_SHORTLISTED,
    SUBMISSION_NOT_SELECTED,
    SUBMISSION_PUBLICITY,
    SUBMISSION_SUSPENDED,
    SUBMISSION_AWARDED,
    SUBMISSION_ENDED,
    SUBMISSION_WITHDRAWN,
};
#define SUBMISSION_STATES 14

/* Roles of persons at the desk, as bits. */
enum actor { ACTOR_CLERK = 1, ACTOR_SUPERVISOR = 2 };

struct submission_act {
    const char *id, *name; /* `withdraw`, 撤回 */
    enum submission_state from, to;
    unsigned actors;   /* who may */
    bool needs_reason; /* a sentence must be recorded */
};

/* Stored id (`logged`) and Chinese name (登记). */
const char *submission_state_id(enum submission_state s);
const char *submission_state_name(enum submission_state s);
/* False when `id` is no state. */
bool submission_state_parse(const char *id, enum submission_state *s);

/* All acts, in the order to be offered; without withdraw and revive, which submission_may_withdraw
 * and submission_revived answer. */
const struct submission_act *submission_acts(size_t *n);
/* NULL when the act does not start from this state. */
const struct submission_act *submission_act_from(enum submission_state from, const char *act);
/* True before 认定 and for nothing already ended, refused, not selected or withdrawn. */
bool submission_may_withdraw(enum submission_state s);
/* To which state 恢复 leads: `before`, what it was when withdrawn; false when `before` is none
 * that can be withdrawn. */
bool submission_revived(const char *before, enum submission_state *to);

#endif
