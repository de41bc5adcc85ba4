/* The F1 page of a screen: what the screen is for, its keys with every way to press them, the keys
 * that work everywhere. Made from the same bindings as the key bar. */
#ifndef TUI_HELP_H
#define TUI_HELP_H

#include "tui/screen.h"

/* Its argument is the screen it explains. */
extern const struct screen_class help_screen;

/* The page as text, lines ended by \n; for the manual as well. */
const char *help_text(struct arena *a, const struct screen_class *class);

#endif
