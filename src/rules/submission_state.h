/* The life of a submission: one table of acts, each with the states it starts from, the state it leads
 * to, who may do it, what must be said with it and whether the notice's steps allow it.
 *
 * Undo: whoever may do an act may take it back (desk/undo.h), until something rests on it. */
#ifndef RULES_SUBMISSION_STATE_H
#define RULES_SUBMISSION_STATE_H

#include "rules/facts.h"

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
#define SUBMISSION_BIT(state) (1u << (state))

/* Roles of persons at the desk, as bits. */
enum actor { ACTOR_CLERK = 1, ACTOR_SUPERVISOR = 2 };

/* What must be recorded with an act, as bits. */
enum act_need { NEEDS_REASON = 1, NEEDS_CLAUSE = 2 };

/* Two acts from one state, of which the steps of the notice allow one: 初审 or at once 评审. Where
 * the facts do not tell whether the notice has such a step for the case, both are open. */
struct act_gate {
    enum step_kind step; /* STEP_ABSENT: always open */
    bool is_there;       /* the notice must have such a step; false: must not */
    const char *closed;  /* what is told when it is not open */
};

struct submission_act {
    const char *id, *name; /* `withdraw`, 撤回 */
    unsigned from;         /* SUBMISSION_BIT of each state it starts from */
    enum submission_state to;
    bool goes_back;  /* 恢复: not to `to` but to where it was when withdrawn */
    unsigned actors; /* bits of enum actor: who may, and who may take it back */
    unsigned needs;  /* bits of enum act_need */
    struct act_gate gate;
    bool is_by_notice; /* only with a notice of defects or its answer (desk/corrections.h) */
};

/* Stored id (`logged`) and Chinese name (登记). */
const char *submission_state_id(enum submission_state s);
const char *submission_state_name(enum submission_state s);
/* Does a case in this state go on to the level above? Not when it was refused, not selected or withdrawn. */
bool submission_is_in(enum submission_state s);
/* False when `id` is no state. */
bool submission_state_parse(const char *id, enum submission_state *s);

/* All acts, in the order to be offered; an act that leads to different states has several rows. */
const struct submission_act *submission_acts(size_t *n);
/* NULL when there is no act with this id. */
const struct submission_act *submission_act_find(const char *act);
/* NULL when the act does not start from this state. */
const struct submission_act *submission_act_from(enum submission_state from, const char *act);
/* The act that leads from one state to the other; NULL when none does. */
const struct submission_act *submission_act_between(enum submission_state from,
                                                    enum submission_state to);
/* Do the steps of the notice allow the act for this case? */
bool submission_act_is_open(const struct submission_act *act, const struct facts *facts);
/* To which state 恢复 leads: `before`, what it was when withdrawn; false when `before` is none
 * that can be withdrawn. */
bool submission_revived(const char *before, enum submission_state *to);

#endif
