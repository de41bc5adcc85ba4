/* Items of different heights under each other, one under the cursor: a rule card, a comparison. For
 * some hundreds of items: every drawing asks for all heights, which depend on the width.
 *
 * Up, Down, PageUp/Down, Home, End move the cursor over the items that can be stood on; an item
 * higher than the place is scrolled through first. Enter is WIDGET_DONE. */
#ifndef TUI_WIDGET_ROWS_H
#define TUI_WIDGET_ROWS_H

#include <stddef.h>

#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/widget/result.h"

struct rows_source {
    void *context;
    int (*height)(void *context, size_t item, int cols);
    /* Draws the item with its first row at `y`, which may lie above the canvas. */
    void (*draw)(void *context, size_t item, const struct canvas *cv, int y);
    /* Headings are passed over by the cursor. NULL: every item can be stood on. */
    bool (*is_heading)(void *context, size_t item);
};

struct rows {
    struct rows_source source;
    size_t n, at;
    int top;          /* the first row in sight */
    int height, cols; /* of the last drawing */
    bool is_placed;   /* the user scrolled within an item: leave `top` alone */
};

void rows_init(struct rows *r, struct rows_source source);
/* Other items, cursor on the first. */
void rows_set(struct rows *r, size_t n);
/* Cursor on this item, or on the next that can be stood on. */
void rows_go(struct rows *r, size_t item);
/* Cursor on the item after the next or previous heading. */
void rows_go_section(struct rows *r, bool is_forward);
enum widget_result rows_key(struct rows *r, struct key key);
void rows_draw(struct rows *r, const struct canvas *cv);

#endif
