/* What persons decide on 名次: a place by hand or a vote of a meeting, lots, finalising. Each is asked first,
 * with what it would do, and done when it was answered. */
#ifndef TUI_SCREEN_RANKING_ACTS_H
#define TUI_SCREEN_RANKING_ACTS_H

#include "tui/ask.h"
#include "tui/screen/ranking_rows.h"

enum ranking_act { RANKING_ADJUST = 1, RANKING_LOTS, RANKING_FINALISE, RANKING_ACTS };

struct ranking_acts {
    struct ranking_rows *rows;
    struct question question;
    int64_t about; /* the case that was selected */
    bool is_vote;  /* it is in a tie across the line, open or decided by a meeting */
};

/* Nothing where nothing is selected, or for whom it is not. */
struct action ranking_act_ask(struct screen *s, struct ranking_acts *t, enum ranking_act act);
/* False when it failed or was not given, which is told. */
bool ranking_act_answered(struct screen *s, struct ranking_acts *t, const struct answer *answer);

#endif
