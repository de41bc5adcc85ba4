/* 名次: the ranked list of the notice we work on. */
#ifndef TUI_SCREEN_RANKINGS_H
#define TUI_SCREEN_RANKINGS_H

#include "tui/screen.h"

extern const struct screen_class rankings_screen;

#endif
