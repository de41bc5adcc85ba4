/* A member of a panel replaced: by the first alternate or by somebody picked, why, what it changes, then the
 * act. */
#ifndef TUI_SCREEN_REPLACING_H
#define TUI_SCREEN_REPLACING_H

#include "desk/panels.h"
#include "tui/ask.h"
#include "tui/screen/review.h"
#include "tui/ui.h"

struct replacing {
    struct arena asked; /* of the questions and the act; released by the screen */
    struct panel_replacement order;
    const char *who; /* goes */
    struct candidates_argument candidates;
    const char *ways[2];
    struct question question;
    bool is_picking; /* the screen of candidates has been opened for it */
};

/* `seats` of the panel, of which `leaving` is one. */
struct action replacing_ask(struct screen *s, struct replacing *t, const struct panel_seats *seats,
                            const struct panel_seat *leaving);
/* An answer to one of its questions, or of the candidates opened for it. */
bool replacing_is_mine(const struct replacing *t, const struct answer *answer);
/* Goes on, and loads the screen again once somebody was replaced. */
struct action replacing_answered(struct screen *s, struct replacing *t, const struct answer *answer,
                                 enum status (*load)(struct screen *s, struct err *err));

#endif
