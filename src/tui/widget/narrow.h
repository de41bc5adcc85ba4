/* The line by which a page of rows is narrowed while one types; lists have their own. */
#ifndef TUI_WIDGET_NARROW_H
#define TUI_WIDGET_NARROW_H

#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/widget/edit.h"
#include "tui/widget/result.h"

struct narrow {
    struct edit edit;
    bool is_open; /* takes the keys */
};

void narrow_init(struct narrow *n);
void narrow_release(struct narrow *n);
/* What is typed; "" for everything. */
const char *narrow_text(const struct narrow *n);
/* WIDGET_FILTERED: narrow the rows. Enter and Down leave the line, Esc clears it. WIDGET_PASS while it
 * is neither open nor filled. */
enum widget_result narrow_key(struct narrow *n, struct key key);
/* On row `y`; nothing while it is neither open nor filled. */
void narrow_draw(struct narrow *n, const struct canvas *cv, int y);

#endif
