/* The screens on the terminal of this process, from the first picture to the last key. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdbool.h>

#include "base/err.h"

struct desk;

/* Returns when somebody quits or the line drops; the terminal is then as before, so what went wrong
 * at the start can be printed. */
enum status tui_run(struct desk *desk, bool is_mono, struct err *err) MUST_CHECK;

#endif
