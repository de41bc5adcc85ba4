/* One input on the screen: an edit buffer in a place, with the terminal's cursor at the edit point.
 *
 * One row, or several when the buffer keeps line feeds. Room that is still free is shown as `____`.
 * Left, Right, Home, End, Backspace, Delete; Ctrl-Left/Right by word; Ctrl-A/E start and end of the
 * line, Ctrl-K/U delete to them, Ctrl-W the word before, Ctrl-Z/Y undo and redo; a paste is one
 * step. With several rows Enter makes a new line and Up/Down move, passed on at the first and last
 * row. Everything else is passed on, so Enter, Tab, Esc and F-keys are the screen's. */
#ifndef TUI_WIDGET_EDIT_H
#define TUI_WIDGET_EDIT_H

#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/widget/edit_buffer.h"
#include "tui/widget/result.h"

struct edit {
    struct edit_buffer buffer;
    bool is_offered; /* the text is a proposal nobody has touched yet */
    size_t top;      /* the first row shown, or with one row the first column */
    int columns;     /* of the last drawing: what Up and Down move by */
};

struct edit_look {
    bool has_focus;   /* draws in the style of the focus and sets the cursor */
    bool is_page;     /* a page of text of its own: no `____`, in the style of text */
    const char *hint; /* shown while nothing is typed; may be NULL */
};

void edit_init(struct edit *e, bool has_lines);
void edit_release(struct edit *e);
void edit_set(struct edit *e, const char *text);
/* The same as a proposal: what is typed or pasted first takes its place, Backspace and Delete clear it, any other
 * key of editing keeps it to be edited. */
void edit_offer(struct edit *e, const char *text);
const char *edit_text(const struct edit *e);

/* WIDGET_CHANGED, WIDGET_HANDLED or WIDGET_PASS. */
enum widget_result edit_key(struct edit *e, struct key key);
/* Fills `cv` and keeps the edit point in sight; remembers the columns. */
void edit_draw(struct edit *e, const struct canvas *cv, struct edit_look look);

#endif
