/* What a terminal would show (libvterm), as text, and the bytes its keys would send. */
#ifndef E2E_SCREEN_H
#define E2E_SCREEN_H

#include <stdbool.h>

#include "base/buf.h"
#include "e2e/pty.h"

struct screen;

struct screen *screen_new(struct pty_size size);
void screen_free(struct screen *s);
void screen_resize(struct screen *s, struct pty_size size);

/* What the program wrote. */
void screen_feed(struct screen *s, const char *bytes, size_t n);

/* All rows from the top, blanks at the ends of rows left out, a newline behind each. */
void screen_text(struct screen *s, struct buf *out);
/* Row `row` (0-based) from column `from` up to, not including, column `to`; -1 is the end.
 * A wide character counts where it begins. */
void screen_row(struct screen *s, int row, int from, int to, struct buf *out);
/* 0-based. */
void screen_cursor(struct screen *s, int *row, int *column);

/* What the terminal sends: for answers to the program's questions (after screen_feed), a key by
 * name (tests/e2e/README.md; false for an unknown one), a paste (bracketed when asked for). */
void screen_answers(struct screen *s, struct buf *out);
bool screen_key(struct screen *s, const char *name, struct buf *out);
void screen_paste(struct screen *s, const char *text, struct buf *out);

#endif
