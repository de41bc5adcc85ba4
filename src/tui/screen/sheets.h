/* 打分: how far a panel is, the list of a reviewer's cases in it, and the sheet of one. */
#ifndef TUI_SCREEN_SHEETS_H
#define TUI_SCREEN_SHEETS_H

#include <stdint.h>

#include "tui/screen.h"

/* The argument of both. Of the list: submission is where the cursor stands, 0: the first not sealed. */
struct sheets_argument {
    int64_t panel, reviewer, submission;
};
extern const struct screen_class sheets_screen, sheet_screen;

/* 打分进度. Its argument is a `const int64_t *`, the panel, whose scoring has opened. */
extern const struct screen_class progress_screen;
/* 我的评审: what an expert and nothing else begins with. */
extern const struct screen_class my_panels_screen;

#endif
