/* A grid of character cells that everything is drawn into; terminal.c copies it to the screen, and
 * tests read it as text.
 *
 * Coordinates are (row, column) from 0 within the canvas given; what lies outside is cut off. A wide
 * character takes two cells and is never halved: overwriting one half blanks the other, and one
 * that does not fit becomes a blank. Text may be hostile: it is made visible (base/utf8.h,
 * utf8_printable) before it is drawn.
 *
 * `struct canvas` is a view: canvas_part gives a smaller one with its own origin on the same cells,
 * which is how a screen or widget is kept within its place. Views are copied freely and live as
 * long as the canvas made by canvas_init.
 */
#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "tui/style.h"

#define CELL_MARKS 4 /* combining marks that curses can show on one character */

struct cell {
    uint32_t rune; /* ' ' when empty; 0 in the right half of a wide character */
    uint32_t marks[CELL_MARKS];
    unsigned char width; /* 1, 2; 0 in the right half */
    unsigned char style; /* enum style */
};

struct grid;

struct canvas {
    struct grid *grid;
    int y, x;       /* of this view on the grid */
    int rows, cols; /* of this view */
};

struct rect {
    int y, x, rows, cols;
};

/* How and where a text is drawn. */
struct pen {
    int y, x;
    enum style style;
    int width;     /* columns it may take; 0: to the right edge */
    bool fills;    /* pads with blanks to the width */
    bool to_right; /* stands at the right end of the width: numbers */
    bool keep_end; /* too long: cut the front, since names of branches differ at their end */
};

void canvas_init(struct canvas *cv, int rows, int cols);
void canvas_release(struct canvas *cv);
/* Another size, everything blank. */
void canvas_resize(struct canvas *cv, int rows, int cols);

/* The part of cv within `area`, itself cut to cv. */
struct canvas canvas_part(const struct canvas *cv, struct rect area);

/* Blanks, and in the whole canvas hides the cursor. */
void canvas_clear(const struct canvas *cv);
/* Blanks an area in a style. */
void canvas_fill(const struct canvas *cv, struct rect area, enum style style);
/* Changes the style of what stands there: a selected row. */
void canvas_restyle(const struct canvas *cv, struct rect area, enum style style);

/* Draws one line of text, cut with `~` where it is too long; line feeds become blanks. Returns the
 * columns taken. NULL draws like "". */
int canvas_text(const struct canvas *cv, struct pen pen, const char *text);
int canvas_printf(const struct canvas *cv, struct pen pen, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Where the terminal's cursor stands: the edit point, which the window of an input method follows.
 * Outside the view: hidden. The last call before the canvas is shown counts. */
void canvas_cursor(const struct canvas *cv, int y, int x);
void canvas_hide_cursor(const struct canvas *cv);
/* False when hidden; y, x in the whole canvas. */
bool canvas_cursor_at(const struct canvas *cv, int *y, int *x);

/* The cell at (y, x), NULL outside. */
const struct cell *canvas_cell(const struct canvas *cv, int y, int x);

/* The text of all rows, each ended by a line feed, without blanks at line ends. */
const char *canvas_dump(const struct canvas *cv, struct arena *a);
/* The same grid as letters of roles (style_letter). */
const char *canvas_dump_styles(const struct canvas *cv, struct arena *a);

#endif
