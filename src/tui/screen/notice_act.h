/* What can be done with one notice, from the list as well as from its card. A screen keeps one struct
 * in its state, puts NOTICE_BINDINGS into its own table and hands commands and answers here. */
#ifndef TUI_SCREEN_NOTICE_ACT_H
#define TUI_SCREEN_NOTICE_ACT_H

#include "desk/notices.h"
#include "tui/ask.h"
#include "tui/screen.h"

enum notice_command {
    NOTICE_SUBMISSIONS = 100, /* beyond the numbers of the screens' own commands */
    NOTICE_TABLES,
    NOTICE_STOP,
};

struct notice_act {
    struct notice_row row; /* the notice it is about, as it stood when asked */
    struct question question;
    struct arena arena; /* of the question; in reset at the next command */
};

#define NOTICE_BINDINGS                                                                                          \
    {K_F(6), 0, "申报件", "去这份通知的申报件.", NOTICE_SUBMISSIONS, "查看"},                                    \
        {K_CTRL('b'), 0, NULL, "去这份通知的汇总表.", NOTICE_TABLES, "查看"},                                    \
    {                                                                                                            \
        K_F(8), 0, "停用",                                                                                       \
            "停用这份通知, 不再收新的申报件; 已停用的恢复. 都要写理由, 可在记录里" \
            "撤销.",                                                                                             \
            NOTICE_STOP, "编辑"                                                                                \
    }

/* Line 1 names this notice as the call we work on. */
void notice_work_on(struct screen *s, const struct notice_row *row);
/* Does the command with the notice; *action says what follows. False: not one of these. */
bool notice_act_command(struct screen *s, struct notice_act *act, int command, int64_t notice,
                        struct action *action);
/* An answer to a question asked here; true when something changed, so load again. */
bool notice_act_answer(struct screen *s, struct notice_act *act, const struct answer *answer);
void notice_act_release(struct notice_act *act);

#endif
