/* A text to be read: wrapped, scrolled, searched (a notice, a help page).
 *
 * Up, Down, PageUp/Down, Home, End; `/` or F7 opens the search, which looks while one types and
 * marks what it finds; Enter or Down next, Up previous hit; Esc closes the search, then is
 * WIDGET_LEFT. */
#ifndef TUI_WIDGET_TEXT_VIEW_H
#define TUI_WIDGET_TEXT_VIEW_H

#include "base/vec.h"
#include "text/wrap.h"
#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/widget/edit.h"
#include "tui/widget/result.h"

struct text_view {
    struct arena memory;
    struct slice text; /* printable copy */
    VEC(struct wrap_row) rows;
    int columns, height; /* of the last drawing; rows belong to columns */
    size_t top;
    bool is_searching;
    struct edit search;
    size_t hit; /* byte offset of the present hit; SIZE_MAX: none */
};

void text_view_init(struct text_view *v);
void text_view_release(struct text_view *v);
/* Another text, shown from its start. */
void text_view_set(struct text_view *v, const char *text);
/* The row with this byte of the text comes to the top at the next drawing (a clause). */
void text_view_go(struct text_view *v, size_t offset);
enum widget_result text_view_key(struct text_view *v, struct key key);
bool text_view_takes_text(const struct text_view *v);
void text_view_draw(struct text_view *v, const struct canvas *cv);
/* For line 23: `12-31 / 208 行`, or what the search found. */
const char *text_view_sentence(const struct text_view *v, struct arena *a);

#endif
