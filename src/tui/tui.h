/* The screens on the terminal of this process, from the first picture to the last key. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdbool.h>

#include "base/err.h"

struct desk;
struct desk_options;

/* Returns when somebody quits or the line drops; the terminal is then as before, so what went wrong
 * at the start can be printed. */
enum status tui_run(struct desk *desk, bool is_mono, struct err *err) MUST_CHECK;

/* No desk yet: asks what a new one needs (tui/first.h), makes it and goes on as tui_run. Leaving makes
 * nothing and is STATUS_CANCELLED. */
enum status tui_first_start(const struct desk_options *o, bool is_mono, struct err *err) MUST_CHECK;

#endif
