/* The one input loop: keys until somebody quits or the line drops. In between, when no key waits:
 * slices of the top screen's idle work, the clock, other people's changes. Keys that came together
 * (an input method commits several characters at once) are handled together before drawing. */
#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include "tui/ui.h"

void loop_run(struct ui *ui);

#endif
