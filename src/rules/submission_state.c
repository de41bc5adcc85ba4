#include "rules/submission_state.h"

#include <string.h>

static const struct {
    const char *id, *name;
    bool may_withdraw;
} states[SUBMISSION_STATES] = {
    [SUBMISSION_LOGGED] = {"logged", "登记", true},
    [SUBMISSION_SCREENING] = {"screening", "形式审查", true},
    [SUBMISSION_CORRECTING] = {"correcting", "待补正", true},
    [SUBMISSION_REFUSED] = {"refused", "不予受理", false},
    [SUBMISSION_ACCEPTED] = {"accepted", "受理", true},
    [SUBMISSION_PRELIMINARY] = {"preliminary", "初审", true},
    [SUBMISSION_REVIEWING] = {"reviewing", "评审", true},
    [SUBMISSION_SHORTLISTED] = {"shortlisted", "拟推荐", true},
    [SUBMISSION_NOT_SELECTED] = {"not_selected", "未入选", false},
    [SUBMISSION_PUBLICITY] = {"publicity", "公示", true},
    [SUBMISSION_SUSPENDED] = {"suspended", "暂停", true},
    [SUBMISSION_AWARDED] = {"awarded", "认定", false},
    [SUBMISSION_ENDED] = {"ended", "终止", false},
    [SUBMISSION_WITHDRAWN] = {"withdrawn", "撤回", false},
};

#define BOTH (ACTOR_CLERK | ACTOR_SUPERVISOR)
#define S(x) SUBMISSION_##x

static const struct submission_act acts[] = {
    {"screen", "开始形式审查", S(LOGGED), S(SCREENING), BOTH, false},
    {"correct", "补正告知", S(SCREENING), S(CORRECTING), BOTH, true},
    {"accept", "受理", S(SCREENING), S(ACCEPTED), BOTH, false},
    {"refuse", "不予受理", S(SCREENING), S(REFUSED), ACTOR_SUPERVISOR, true},
    {"answer", "补正答复", S(CORRECTING), S(SCREENING), BOTH, false},
    {"expire", "逾期未补正", S(CORRECTING), S(REFUSED), ACTOR_SUPERVISOR, true},
    {"examine", "转初审", S(ACCEPTED), S(PRELIMINARY), BOTH, false},
    {"review", "转评审", S(ACCEPTED), S(REVIEWING), BOTH, false},
    {"review", "转评审", S(PRELIMINARY), S(REVIEWING), BOTH, false},
    {"reject", "未入选", S(PRELIMINARY), S(NOT_SELECTED), ACTOR_SUPERVISOR, true},
    {"shortlist", "拟推荐", S(REVIEWING), S(SHORTLISTED), ACTOR_SUPERVISOR, false},
    {"reject", "未入选", S(REVIEWING), S(NOT_SELECTED), ACTOR_SUPERVISOR, true},
    {"publish", "公示", S(SHORTLISTED), S(PUBLICITY), BOTH, false},
    {"award", "认定", S(SHORTLISTED), S(AWARDED), ACTOR_SUPERVISOR, false},
    {"award", "认定", S(PUBLICITY), S(AWARDED), ACTOR_SUPERVISOR, false},
    {"suspend", "暂停", S(PUBLICITY), S(SUSPENDED), BOTH, true},
    {"resume", "异议不成立", S(SUSPENDED), S(PUBLICITY), ACTOR_SUPERVISOR, true},
    {"reject", "未入选", S(SUSPENDED), S(NOT_SELECTED), ACTOR_SUPERVISOR, true},
    {"end", "终止", S(AWARDED), S(ENDED), ACTOR_SUPERVISOR, true},
};

const char *submission_state_id(enum submission_state s)
{
    return states[s].id;
}

const char *submission_state_name(enum submission_state s)
{
    return states[s].name;
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
    *n = sizeof acts / sizeof *acts;
    return acts;
}

const struct submission_act *submission_act_from(enum submission_state from, const char *act)
{
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (acts[i].from == from && !strcmp(acts[i].id, act)) {
            return &acts[i];
        }
    }
    return NULL;
}

bool submission_may_withdraw(enum submission_state s)
{
    return states[s].may_withdraw;
}

bool submission_revived(const char *before, enum submission_state *to)
{
    enum submission_state s;
    if (!submission_state_parse(before, &s) || !states[s].may_withdraw) {
        return false;
    }
    *to = s;
    return true;
}
