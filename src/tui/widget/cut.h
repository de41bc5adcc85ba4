/* Texts made to fit a place on the screen. */
#ifndef TUI_WIDGET_CUT_H
#define TUI_WIDGET_CUT_H

#include "base/arena.h"

/* `text` made printable and cut in its middle to `columns`: `南岭示~广东分公司`. Names of units are
 * told apart by their end, companies by their start; the end gets the greater part. */
const char *cut_middle(struct arena *a, const char *text, int columns);

#endif
