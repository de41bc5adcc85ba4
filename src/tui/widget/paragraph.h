/* A text wrapped into a place, several rows high. */
#ifndef TUI_WIDGET_PARAGRAPH_H
#define TUI_WIDGET_PARAGRAPH_H

#include "tui/canvas.h"

/* Draws `text` from pen.y, pen.x in pen.width columns (0: to the right edge) and returns the rows it
 * takes; rows outside the canvas are cut, so pen.y may be negative. NULL and "" take none. */
int paragraph_draw(const struct canvas *cv, struct pen pen, const char *text);
/* The rows it would take. */
int paragraph_rows(const char *text, int width);

#endif
