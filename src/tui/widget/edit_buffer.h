/* The text of an input and the point where it is edited, without any drawing.
 *
 * What goes in is normalised (text_typed); the point moves and deletes by grapheme. A whole paste
 * is one step of undo, and so is a run of typing. No text is too long to be kept: what
 * somebody pasted must not vanish. */
#ifndef TUI_WIDGET_EDIT_BUFFER_H
#define TUI_WIDGET_EDIT_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/slice.h"
#include "base/vec.h"

/* One replacement; `is_joined` is undone together with the one before. */
struct edit_step {
    size_t at;
    struct slice removed, inserted;
    bool is_joined;
};

struct edit_buffer {
    struct buf text; /* read it, change it only through the functions */
    size_t at;       /* the edit point, a byte offset */
    bool has_lines;  /* line feeds are kept; otherwise they become blanks */
    size_t wanted;   /* the column that moves up and down aim at; SIZE_MAX = the present one */
    struct arena memory;
    VEC(struct edit_step) steps;
    size_t done;    /* steps[0..done) stand, the rest can be done again */
    bool is_typing; /* the last step was typed and the point has not moved since */
};

/* Where the point can go, and with edit_buffer_erase up to where text is deleted. */
enum edit_to {
    EDIT_LEFT,
    EDIT_RIGHT,
    EDIT_WORD_LEFT,
    EDIT_WORD_RIGHT,
    EDIT_LINE_START,
    EDIT_LINE_END,
    EDIT_TEXT_START,
    EDIT_TEXT_END,
};

void edit_buffer_init(struct edit_buffer *b, bool has_lines);
void edit_buffer_release(struct edit_buffer *b);
/* Takes a new text, point at its end, nothing to undo. NULL is "". */
void edit_buffer_set(struct edit_buffer *b, const char *text);
const char *edit_buffer_text(const struct edit_buffer *b);

/* All of these say whether anything changed. */
bool edit_buffer_type(struct edit_buffer *b, struct slice typed);
/* Carriage returns, which terminals send in pastes, count as line feeds; final ones are dropped. */
bool edit_buffer_paste(struct edit_buffer *b, struct slice pasted);
/* Replaces everything, as one step of undo (a suggestion taken, a choice made). */
bool edit_buffer_replace(struct edit_buffer *b, const char *text);
bool edit_buffer_erase(struct edit_buffer *b, enum edit_to to);
bool edit_buffer_move(struct edit_buffer *b, enum edit_to to);
bool edit_buffer_undo(struct edit_buffer *b);
bool edit_buffer_redo(struct edit_buffer *b);

/* The row and column of the point when wrapped to `columns`. */
struct edit_place {
    size_t row, column;
};
struct edit_place edit_buffer_place(const struct edit_buffer *b, size_t columns);
/* Moves up (negative) or down by wrapped rows, keeping the column; false at the first or last. */
bool edit_buffer_move_rows(struct edit_buffer *b, int rows, size_t columns);

/* Line and column of the point, from 1, the column in characters; and the point put there, or at the
 * end of a shorter line, or of the text. */
struct edit_place edit_buffer_line(const struct edit_buffer *b);
void edit_buffer_go(struct edit_buffer *b, size_t line, size_t column);
/* The point goes to the next `word` behind it, from the start again when there is none; false when the
 * text has none at all. */
bool edit_buffer_find(struct edit_buffer *b, const char *word);

/* 字数 now. */
size_t edit_buffer_words(const struct edit_buffer *b);

#endif
