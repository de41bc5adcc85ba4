/* Cases of a panel given to a member by hand, or taken back from one: whom, with what it comes to for each, then
 * the act. */
#ifndef TUI_SCREEN_ASSIGN_BY_HAND_H
#define TUI_SCREEN_ASSIGN_BY_HAND_H

#include "desk/assignments.h"
#include "tui/ask.h"
#include "tui/ui.h"

struct assign_by_hand {
    struct arena asked;      /* of the cases, the questions and the act; released by the screen */
    struct assign_hand hand; /* panel and cases are filled in by the screen, in that arena */
    int64_t *people;         /* whom one is asked to choose from */
    bool needs_why;          /* to give: scoring has opened */
    struct question question;
};

struct action assign_ask_who(struct screen *s, struct assign_by_hand *t);
/* `readings` tells who has the cases now. */
struct action assign_ask_from(struct screen *s, struct assign_by_hand *t,
                              const struct panel_readings *readings);
/* An answer to one of these questions. */
bool assign_is_by_hand(const struct answer *answer);
/* Goes on, and loads the screen again once something was done. */
struct action assign_by_hand_answered(struct screen *s, struct assign_by_hand *t,
                                      const struct answer *answer,
                                      enum status (*load)(struct screen *s, struct err *err));

#endif
