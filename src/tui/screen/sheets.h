/* 打分: the list of a reviewer's cases in a panel, and the sheet of one. */
#ifndef TUI_SCREEN_SHEETS_H
#define TUI_SCREEN_SHEETS_H

#include <stdint.h>

#include "tui/screen.h"

/* The argument of both. Of the list: submission is where the cursor stands, 0: the first not sealed. */
struct sheets_argument {
    int64_t panel, reviewer, submission;
};
extern const struct screen_class sheets_screen, sheet_screen;

#endif
