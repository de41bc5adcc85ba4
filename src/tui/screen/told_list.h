/* The picture of a screen whose list stands below a head, with the text of the selected row below it. */
#ifndef TUI_SCREEN_TOLD_LIST_H
#define TUI_SCREEN_TOLD_LIST_H

#include "tui/widget/list.h"

struct told_rows {
    int head, told; /* rows above the list, and below it, an empty one included */
};

/* Draws the list and the text (NULL: none); the head is left to the caller. */
void told_list_draw(struct list *l, const struct canvas *cv, struct told_rows rows,
                    const char *text);

#endif
