/* The rows of 名次: a ranking, another scheme tried beside it, the cut line among them. What is done with them is
 * screen_rankings.c. */
#ifndef TUI_SCREEN_RANKING_ROWS_H
#define TUI_SCREEN_RANKING_ROWS_H

#include "desk/rankings.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

#define RANKING_LINE (-1)

struct ranking_rows {
    struct short_list list; /* first, see tui/screen/short_list.h */
    struct desk *desk;
    struct ranking ranking, tried; /* tried.n 0: no other scheme is tried */
    long *rows;                    /* of each row its case, or RANKING_LINE */
    size_t n_rows;
    int64_t notice;
    const char *code; /* of the notice */
    /* Chosen, in the arena of the screen; NULL: all, none. They go with the notice. */
    const char *track, *direction, *scheme;
    int64_t cut; /* < 0: as the scheme or the quota says */
};

void ranking_rows_init(struct ranking_rows *t, struct desk *desk);
/* As is chosen. */
struct ranking_wanted ranking_rows_wanted(const struct ranking_rows *t);
/* Of the notice found by tui/screen/ranking_notice.h. Where there is nothing to show a sentence says what to do, also when panels of two
 * schemes cannot be ranked together. */
enum status ranking_rows_load(struct ranking_rows *t, const struct ui *ui,
                              struct err *err) MUST_CHECK;
/* NULL on the line, and where there is no row. */
struct ranking_case *ranking_rows_selected(struct ranking_rows *t);
/* How a case came to its place, as lines. */
const char *ranking_rows_explain(const struct ranking_rows *t, struct arena *a, size_t at);
/* Selects the next row behind the selected one that holds the text; false when none does. */
bool ranking_rows_find(struct ranking_rows *t, const char *text);

#endif
