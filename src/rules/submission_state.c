#include "rules/submission_state.h"

#include <string.h>

#include "rules/scope.h"

static const struct {
    const char *id, *name;
} states[SUBMISSION_STATES] = {
    [SUBMISSION_LOGGED] = {"logged", "登记"},
    [SUBMISSION_SCREENING] = {"screening", "形式审查"},
    [SUBMISSION_CORRECTING] = {"correcting", "待补正"},
    [SUBMISSION_REFUSED] = {"refused", "不予受理"},
    [SUBMISSION_ACCEPTED] = {"accepted", "受理"},
    [SUBMISSION_PRELIMINARY] = {"preliminary", "初审"},
    [SUBMISSION_REVIEWING] = {"reviewing", "评审"},
    [SUBMISSION_SHORTLISTED] = {"shortlisted", "拟推荐"},
    [SUBMISSION_NOT_SELECTED] = {"not_selected", "未入选"},
    [SUBMISSION_PUBLICITY] = {"publicity", "公示"},
    [SUBMISSION_SUSPENDED] = {"suspended", "暂停"},
    [SUBMISSION_AWARDED] = {"awarded", "认定"},
    [SUBMISSION_ENDED] = {"ended", "终止"},
    [SUBMISSION_WITHDRAWN] = {"withdrawn", "撤回"},
};

#define B(state) SUBMISSION_BIT(SUBMISSION_##state)
#define S(state) SUBMISSION_##state
#define BOTH (ACTOR_CLERK | ACTOR_SUPERVISOR)
#define SUPERVISOR ACTOR_SUPERVISOR
#define REASON NEEDS_REASON
#define GROUND (NEEDS_REASON | NEEDS_CLAUSE)
#define OPEN                                                                                       \
    {                                                                                              \
        STEP_ABSENT, false, NULL                                                                   \
    }
#define BEFORE_AWARD                                                                               \
    (B(LOGGED) | B(SCREENING) | B(CORRECTING) | B(ACCEPTED) | B(PRELIMINARY) | B(REVIEWING) |      \
     B(SHORTLISTED) | B(PUBLICITY) | B(SUSPENDED))

static const struct submission_act acts[] = {
    {"screen", "开始形式审查", B(LOGGED), S(SCREENING), false, BOTH, 0, OPEN, false},
    {"correct", "补正告知", B(SCREENING), S(CORRECTING), false, BOTH, 0, OPEN, true},
    {"accept", "受理", B(SCREENING), S(ACCEPTED), false, BOTH, 0, OPEN, false},
    {"refuse", "不予受理", B(SCREENING), S(REFUSED), false, SUPERVISOR, GROUND, OPEN, false},
    {"answer", "补正答复", B(CORRECTING), S(SCREENING), false, BOTH, 0, OPEN, true},
    {"expire", "逾期未补正", B(CORRECTING), S(REFUSED), false, SUPERVISOR, GROUND, OPEN, false},
    {"examine",
     "转初审",
     B(ACCEPTED),
     S(PRELIMINARY),
     false,
     BOTH,
     0,
     {STEP_SCREEN, true, "通知没有初审这一步, 直接转评审"},
     false},
    {"review",
     "转评审",
     B(ACCEPTED),
     S(REVIEWING),
     false,
     BOTH,
     0,
     {STEP_SCREEN, false, "通知有初审这一步, 先转初审"},
     false},
    {"review", "转评审", B(PRELIMINARY), S(REVIEWING), false, BOTH, 0, OPEN, false},
    {"shortlist", "拟推荐", B(REVIEWING), S(SHORTLISTED), false, SUPERVISOR, 0, OPEN, false},
    {"publish",
     "公示",
     B(SHORTLISTED),
     S(PUBLICITY),
     false,
     BOTH,
     0,
     {STEP_PUBLICITY, true, "通知没有公示这一步, 直接认定"},
     false},
    {"award",
     "认定",
     B(SHORTLISTED),
     S(AWARDED),
     false,
     SUPERVISOR,
     0,
     {STEP_PUBLICITY, false, "通知有公示这一步, 公示后才认定"},
     false},
    {"award", "认定", B(PUBLICITY), S(AWARDED), false, SUPERVISOR, 0, OPEN, false},
    {"suspend", "暂停", B(PUBLICITY), S(SUSPENDED), false, BOTH, REASON, OPEN, false},
    {"resume", "异议不成立", B(SUSPENDED), S(PUBLICITY), false, SUPERVISOR, REASON, OPEN, false},
    {"reject", "未入选", B(PRELIMINARY) | B(REVIEWING) | B(SUSPENDED), S(NOT_SELECTED), false,
     SUPERVISOR, REASON, OPEN, false},
    {"reconsider", "退回评审", B(SHORTLISTED) | B(NOT_SELECTED), S(REVIEWING), false, SUPERVISOR,
     REASON, OPEN, false},
    {"end", "到期", B(AWARDED), S(ENDED), false, SUPERVISOR, 0, OPEN, false},
    {"revoke", "撤销", B(AWARDED), S(ENDED), false, SUPERVISOR, REASON, OPEN, false},
    {"withdraw", "撤回", BEFORE_AWARD, S(WITHDRAWN), false, BOTH, REASON, OPEN, false},
    {"revive", "恢复", B(WITHDRAWN), S(LOGGED), true, BOTH, 0, OPEN, false},
};
#define N_ACTS (sizeof acts / sizeof *acts)

const char *submission_state_id(enum submission_state s)
{
    return states[s].id;
}

const char *submission_state_name(enum submission_state s)
{
    return states[s].name;
}

bool submission_is_in(enum submission_state s)
{
    return s != SUBMISSION_REFUSED && s != SUBMISSION_NOT_SELECTED && s != SUBMISSION_WITHDRAWN;
}

bool submission_state_parse(const char *id, enum submission_state *s)
{
    for (int i = 0; id && i < SUBMISSION_STATES; i++) {
        if (!strcmp(states[i].id, id)) {
            *s = (enum submission_state)i;
            return true;
        }
    }
    return false;
}

const struct submission_act *submission_acts(size_t *n)
{
    *n = N_ACTS;
    return acts;
}

const struct submission_act *submission_act_find(const char *act)
{
    for (size_t i = 0; i < N_ACTS; i++) {
        if (!strcmp(acts[i].id, act)) {
            return &acts[i];
        }
    }
    return NULL;
}

const struct submission_act *submission_act_from(enum submission_state from, const char *act)
{
    for (size_t i = 0; i < N_ACTS; i++) {
        if ((acts[i].from & SUBMISSION_BIT(from)) && !strcmp(acts[i].id, act)) {
            return &acts[i];
        }
    }
    return NULL;
}

const struct submission_act *submission_act_between(enum submission_state from,
                                                    enum submission_state to)
{
    for (size_t i = 0; i < N_ACTS; i++) {
        bool leads =
            acts[i].goes_back ? (BEFORE_AWARD & SUBMISSION_BIT(to)) != 0 : acts[i].to == to;
        if ((acts[i].from & SUBMISSION_BIT(from)) && leads) {
            return &acts[i];
        }
    }
    return NULL;
}

/* YES when a step of the kind certainly holds for the case, NO when none can. */
static enum truth has_step(const struct facts *facts, enum step_kind kind)
{
    enum truth found = TRUTH_NO;
    for (size_t i = 0; i < facts->notice->steps.n; i++) {
        const struct step *s = &facts->notice->steps.at[i];
        enum truth applies = s->kind == kind ? scope_applies(&s->rule, facts) : TRUTH_NO;
        found = applies > found ? applies : found;
    }
    return found;
}

bool submission_act_is_open(const struct submission_act *act, const struct facts *facts)
{
    if (act->gate.step == STEP_ABSENT) {
        return true;
    }
    return has_step(facts, act->gate.step) != (act->gate.is_there ? TRUTH_NO : TRUTH_YES);
}

bool submission_revived(const char *before, enum submission_state *to)
{
    enum submission_state s;
    if (!submission_state_parse(before, &s) || !(BEFORE_AWARD & SUBMISSION_BIT(s))) {
        return false;
    }
    *to = s;
    return true;
}
