/* 限额 wherever something is added: what may still be added, upon which clause that rests, and on a page
 * of its own who uses it up. */
#ifndef TUI_SCREEN_LIMIT_METER_H
#define TUI_SCREEN_LIMIT_METER_H

#include "desk/limits.h"
#include "tui/canvas.h"
#include "tui/screen.h"

/* The lines shown beside a form; made anew when what they hang on has changed. */
struct limit_meter {
    struct arena arena;
    struct limit_lines lines; /* the most pressing first, parts of others left out unless over */
    const char *asked;        /* what was asked for last; NULL: nothing */
};

/* What the lines hang on, as one text: made again only when it differs from the last. True when it did. */
bool limit_meter_asks(struct limit_meter *m, const char *asked);
/* Of a case as it is typed, which does not count itself. A desk that cannot be read shows nothing. */
void limit_meter_case(struct limit_meter *m, struct desk *desk, const struct submission *s);
/* Of a recommender's list; unit 0 shows nothing. */
void limit_meter_list(struct limit_meter *m, struct desk *desk, int64_t notice, int64_t unit);
void limit_meter_release(struct limit_meter *m);

/* One row, as many lines as fit, pressing ones coloured; draws nothing without lines. */
void limit_meter_draw(const struct limit_meter *m, const struct canvas *cv);

/* Every limit with those who use it up in their order. The argument is what it is of; one of these. */
struct limits_of {
    int64_t submission;             /* a stored case, counted as it stands */
    const struct submission *typed; /* one being typed, not counted itself; outlives the screen */
    int64_t unit;                   /* a unit under all notices, or */
    int64_t notice;                 /* as the recommender of this one's list */
};
extern const struct screen_class limits_screen;

#endif
