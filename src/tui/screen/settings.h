/* 设置: the screen, for those who open it. */
#ifndef TUI_SCREEN_SETTINGS_H
#define TUI_SCREEN_SETTINGS_H

#include "tui/screen.h"

/* The numbers of this desk. No argument. */
extern const struct screen_class settings_screen;

#endif
