/* What 名次 is of: a track, a direction, how many get in; and another scheme tried beside. */
#ifndef TUI_SCREEN_RANKING_CHOICES_H
#define TUI_SCREEN_RANKING_CHOICES_H

#include "base/vec.h"
#include "desk/panel_notices.h"
#include "tui/ask.h"
#include "tui/screen/offered.h"
#include "tui/screen/ranking_rows.h"

enum ranking_choice {
    RANKING_TRACK = 20, /* behind those of tui/screen/ranking_acts.h */
    RANKING_DIRECTION,
    RANKING_SCHEME,
    RANKING_CUT,
    RANKING_NOTICE,
};

struct ranking_choices {
    struct ranking_rows *rows;
    struct question question;
    struct panel_notices notices; /* offered */
    struct offered names;
};

/* Nothing but a notice while there is none; a notice without tracks says so. */
struct action ranking_choice_ask(struct screen *s, struct ranking_choices *t,
                                 enum ranking_choice what);
/* Sets the choice; what cannot be loaded is told and leaves it as it was. */
void ranking_choice_answered(struct screen *s, struct ranking_choices *t,
                             const struct answer *answer);

#endif
