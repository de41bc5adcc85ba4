/* What can be done with one notice, from the list as well as from its card. A screen keeps one struct
 * in its state, puts NOTICE_BINDINGS into its own table and hands commands and answers here. */
#ifndef TUI_SCREEN_NOTICE_ACT_H
#define TUI_SCREEN_NOTICE_ACT_H

#include "desk/notices.h"
#include "tui/ask.h"
#include "tui/screen.h"
#include "tui/screen/screen_notice.h"

enum notice_command {
    NOTICE_LOAD = 100, /* beyond the numbers of the screens' own commands */
    NOTICE_TEXT,
    NOTICE_COMPARE,
    NOTICE_COMPARE_WITH,
    NOTICE_SUBMISSIONS,
    NOTICE_TABLES,
    NOTICE_QUOTA,
    NOTICE_CHOICES,
    NOTICE_STOP,
    NOTICE_EXPORT,
    NOTICE_EDIT,
    NOTICE_COPY,
    NOTICE_REJUDGE,
    NOTICE_HISTORY,
    NOTICE_FILES,
    NOTICE_COMMANDS_END
};

struct notice_act {
    struct notice_row row;     /* the notice it is about, as it stood when asked */
    struct notice_rows others; /* to choose from */
    struct question question;
    struct notice_pair pair; /* arguments of screens opened from here */
    struct notice_passage passage;
    int64_t edited; /* argument of the editor */
    struct rejudging rejudging;
    struct notice_folder folder;
    struct arena arena; /* of all that; reset at the next command */
};

#define NOTICE_BINDINGS                                                                              \
    {K_F(2), 0, "载入", "载入通知定义文件: 新通知, 或改过的成为新的一版.", NOTICE_LOAD, "编辑"},     \
        {K_F(4), 0, "全文", "看附上的通知全文; 没有附时在那里附.", NOTICE_TEXT, "查看"},             \
        {K_F(5), 0, "对照", "与上级或下级通知并排对照; 没有时选一份.", NOTICE_COMPARE, "查看"},      \
        {K_F(5) | K_SHIFT, K_CTRL('d'), NULL, "选任一份通知并排对照.", NOTICE_COMPARE_WITH, "查看"}, \
        {K_F(6), 0, "申报件", "去这份通知的申报件.", NOTICE_SUBMISSIONS, "查看"},                    \
        {K_CTRL('b'), 0, NULL, "去这份通知的汇总表.", NOTICE_TABLES, "查看"},                        \
        {K_CTRL('g'), 0, NULL, "各家推荐单位的名额用到哪里.", NOTICE_QUOTA, "查看"},                 \
        {K_CTRL('k'),    0,     NULL, "口径: 期限含不含当日, 首日算不算, 通知没有写的由本台定.",     \
         NOTICE_CHOICES, "办理"},                                                                    \
        {K_F(8),      0,                                                                             \
         "停用",      "停用这份通知, 不再登记新的申报件; 已停用的恢复. 可在记录里撤销.",             \
         NOTICE_STOP, "编辑"},                                                                       \
        {K_F(11),     K_CTRL('o'), "编辑", "在本台改这份通知的定义, 检查后成为新的一版.",            \
         NOTICE_EDIT, "编辑"},                                                                       \
        {K_F(12), K_CTRL('y'), "复制", "复制这份定义, 作为下一份通知的开头.", NOTICE_COPY, "编辑"},  \
        {K_CTRL('t'),    0,     NULL, "重判: 以前收的改按现用的一版判, 先看哪些判断会变.",           \
         NOTICE_REJUDGE, "办理"},                                                                    \
        {K_CTRL('n'),  0,     NULL, "电子文件: 一个目录里的文件对照这份通知的申报件.",               \
         NOTICE_FILES, "办理"},                                                                      \
        {K_CTRL('e'), 0, NULL, "把定义写成文件, 改好后按 F2 载入.", NOTICE_EXPORT, "编辑"},          \
    {                                                                                                \
        K_CTRL('r'), 0, NULL, "这份通知的历史和各版定义.", NOTICE_HISTORY, "查看"                  \
    }

/* Line 1 names this notice as the call we work on. */
void notice_work_on(struct screen *s, const struct notice_row *row);
/* Does the command with the notice; *action says what follows. False: not one of these. */
bool notice_act_command(struct screen *s, struct notice_act *act, int command, int64_t notice,
                        struct action *action);
/* What follows from an answer to a question asked here, or nothing. */
struct action notice_act_answer(struct screen *s, struct notice_act *act,
                                const struct answer *answer);
void notice_act_release(struct notice_act *act);

#endif
