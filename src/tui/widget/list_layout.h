/* Which columns of a list stand where. */
#ifndef TUI_WIDGET_LIST_LAYOUT_H
#define TUI_WIDGET_LIST_LAYOUT_H

#include "base/arena.h"
#include "tui/widget/list.h"

#define LIST_MARGIN 2 /* cursor and mark */
#define LIST_GAP 2
#define LIST_AMPLE                                                                                 \
    48 /* enough for most titles: what is spare then goes to the other columns first */
#define LIST_HIDDEN 3 /* room for `+2`, the number of hidden columns */

struct list_place {
    size_t column; /* index into the columns of the list */
    int x, width;
};

struct list_layout {
    struct list_place *places; /* from left to right */
    size_t n;
    size_t hidden; /* columns that found no room */
};

/* The first column always, then as many as fit, moved on until the column cursor is among them;
 * spare room as list_column.widest says. */
struct list_layout list_layout(const struct list *l, struct arena *a, int cols);

#endif
