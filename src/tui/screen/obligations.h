/* 后续义务: the screen, for those who open it. */
#ifndef TUI_SCREEN_OBLIGATIONS_H
#define TUI_SCREEN_OBLIGATIONS_H

#include "tui/screen.h"

/* Who owes what by when after the submissions are in. No argument. */
extern const struct screen_class obligations_screen;

#endif
