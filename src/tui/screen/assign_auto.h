/* The automatic assignment of a panel: how many for each case, what would come of it, then the act. */
#ifndef TUI_SCREEN_ASSIGN_AUTO_H
#define TUI_SCREEN_ASSIGN_AUTO_H

#include "desk/assignments.h"
#include "tui/ask.h"
#include "tui/ui.h"

struct assign_auto {
    struct arena asked; /* of the questions and the act; released by the screen */
    struct assign_order order;
    struct question question;
};

struct action assign_auto_ask(struct screen *s, struct assign_auto *t, int64_t panel);
/* Goes on after an answer, and loads the screen again once something was done. */
struct action assign_auto_answered(struct screen *s, struct assign_auto *t,
                                   const struct answer *answer,
                                   enum status (*load)(struct screen *s, struct err *err));

#endif
