/* Unit classes, regions and a calendar brought in from a file. */
#ifndef TUI_SCREEN_DATA_LOAD_H
#define TUI_SCREEN_DATA_LOAD_H

#include "tui/screen.h"

/* argument: const char *, the path of a file that data_candidate_read knows. Tells what would change before
 * anything is written. */
extern const struct screen_class data_load_screen;

#endif
