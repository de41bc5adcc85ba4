/* 名次: the ranked list of the notice we work on, and the table that goes out of it. */
#ifndef TUI_SCREEN_RANKINGS_H
#define TUI_SCREEN_RANKINGS_H

#include "tui/screen.h"

extern const struct screen_class rankings_screen;
/* Its argument is a const struct ranking_wanted *, borrowed until it is closed. */
extern const struct screen_class ranking_export_screen;

#endif
