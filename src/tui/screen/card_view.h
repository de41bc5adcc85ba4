/* A rule card on the screen: sections, rows with their clause and, when it is not the document that
 * says it, with who does; narrowed while one types. */
#ifndef TUI_SCREEN_CARD_VIEW_H
#define TUI_SCREEN_CARD_VIEW_H

#include "base/vec.h"
#include "model/notice_view.h"
#include "tui/widget/narrow.h"
#include "tui/widget/rows.h"

/* What stands under each other: headings of sections, and rows of the card. */
struct card_item {
    const struct card_row *row;
    bool is_heading;
};

struct card_view {
    const struct card *card; /* borrowed */
    struct rows rows;
    struct narrow narrow;
    struct arena memory;
    VEC(struct card_item) items; /* those the filter leaves */
};

void card_view_init(struct card_view *v);
void card_view_release(struct card_view *v);
/* Borrowed until the next call; the cursor keeps its place. */
void card_view_set(struct card_view *v, const struct card *card);
/* The row under the cursor; NULL when there is none. */
const struct card_row *card_view_selected(const struct card_view *v);
enum widget_result card_view_key(struct card_view *v, struct key key);
/* The filter line, when there is one, takes row 0; the card begins at row 1. */
void card_view_draw(struct card_view *v, const struct canvas *cv);

#endif
