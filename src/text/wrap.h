/* Where a text is broken into rows, of a terminal or of plain-text paper.
 *
 * Rows end at line feeds, else at the last place that allows it: behind a blank, or beside a wide
 * character, but not before a closing sign nor behind an opening one (行首行尾禁则), nor inside —— and …… A word longer
 * than a row is cut: before the @ of a mail or behind / , ; when the row holds one of them. Blanks at a break hang over
 * the edge, so that no row begins with one.
 *
 * With `hangs`, a line that goes on in further rows keeps its left edge there: below its words,
 * which begin behind the last run of two or more blanks in the first half of the row (a key and
 * what it does, a label and its value), else below its first word. Only plain blanks count: the two
 * wide ones that begin a Chinese paragraph do not indent the whole of it. */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

struct wrap {
    struct slice text;
    size_t columns; /* at least 2, or wide characters overhang */
    bool hangs;
    int (*width)(uint32_t character); /* in columns; NULL: utf8_char_width, that of the screen */
    size_t at;                        /* where the next row begins; 0 to start */
    bool is_done;
    size_t edge; /* of the rows that continue the present line, in columns */
};

/* Byte offsets; the line feed belongs to no row. */
struct wrap_row {
    size_t from, to;
    size_t x;     /* the column it begins at; 0 unless it continues a line that hangs */
    bool is_soft; /* the text goes on in the next row without a line feed */
};

/* False when there is no further row. An empty text has one empty row, and so has what follows a
 * final line feed. */
bool wrap_next(struct wrap *w, struct wrap_row *row);
/* What is drawn of a row: without the blanks that hang over its edge. */
struct slice wrap_shown(struct slice text, struct wrap_row row);
/* The widest piece of the text between two places that allow a break, in columns: a row that wide breaks no word.
 * With `is_cut`, places where a long word is cut count too. Only text and width of `w` are looked at. */
size_t wrap_piece(const struct wrap *w, bool is_cut);
/* Number of rows, none hanging. */
size_t wrap_count(struct slice text, size_t columns);

#endif
