/* What can be done with one unit, from the list as well as from its page: aliases, checking the
 * credit code, voiding, taking a merge back. A screen keeps one struct in its state, puts
 * UNIT_BINDINGS into its table and hands commands and answers here. */
#ifndef TUI_SCREEN_UNIT_ACT_H
#define TUI_SCREEN_UNIT_ACT_H

#include "desk/unit_consequences.h"
#include "desk/unit_search.h"
#include "desk/units.h"
#include "tui/ask.h"
#include "tui/screen.h"

enum unit_command {
    UNIT_EDIT = 100, /* beyond the numbers of the screens' own commands */
    UNIT_CODE,
    UNIT_PAIRS,
    UNIT_VOID,
    UNIT_ALIAS_ADD,
    UNIT_ALIAS_VOID,
    UNIT_CASES,
    UNIT_FINDINGS,
    UNIT_UNMERGE,
};

#define UNIT_BINDINGS                                                                              \
    {K_F(4), 0, "编辑", "修改这个单位.", UNIT_EDIT, "编辑"},                                       \
        {K_F(5), 0, "核码", "核对信用代码, 说明错在哪一位.", UNIT_CODE, "查看"},                   \
        {K_F(6), 0, "查重", "疑似同一单位的, 并排看, 合并.", UNIT_PAIRS, "办理"},                  \
        {K_F(8), 0, "作废", "登记错的作废, 要写原因; 还被用着的不能作废.", UNIT_VOID, "办理"},     \
        {K_F(11),        K_CTRL('o'), "又名", "加一个又名或曾用名, 以后按它也能认出这个单位.",     \
         UNIT_ALIAS_ADD, "编辑"},                                                                  \
        {K_F(12),    K_CTRL('g'), "申报件", "列出这个单位牵头, 联合或推荐的申报件.",               \
         UNIT_CASES, "查看"},                                                                      \
        {K_CTRL('e'),   0,     "意见", "单位自己填的和它的名单的检查意见, 主管可接受.",            \
         UNIT_FINDINGS, "办理"},                                                                   \
        {K_CTRL('d'), 0, "作废又名", "作废一个又名.", UNIT_ALIAS_VOID, "编辑"},                    \
    {                                                                                              \
        K_CTRL('r'), 0, "拆开", "把并入这个单位的拆出来.", UNIT_UNMERGE, "办理"                  \
    }

struct unit_act {
    struct unit unit; /* as it stood when asked */
    struct unit_aliases aliases;
    struct unit_hits merged;
    struct unit_joining joining; /* to be taken apart */
    size_t chosen;               /* of aliases */
    const char *searches[3];     /* for the cases it leads, joins, recommends */
    struct finding_about about;  /* whose findings are shown */
    struct question question;
    struct arena arena; /* of the question; reset at the next command */
};

/* Does the command with the unit; *action says what follows. False: not one of these. */
bool unit_act_command(struct screen *s, struct unit_act *act, int command, int64_t unit,
                      struct action *action);
/* An answer to a question asked here; *action is the next question or none. False: not asked here. */
bool unit_act_answer(struct screen *s, struct unit_act *act, const struct answer *answer,
                     struct action *action);
void unit_act_release(struct unit_act *act);

#endif
