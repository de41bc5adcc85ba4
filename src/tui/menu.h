/* What can be done here, as a list: the commands of the screen by group, the main screens, the
 * frame. Typing Chinese or pinyin initials narrows it, so F9 and `:` open the same list and there is
 * no second one to learn. */
#ifndef TUI_MENU_H
#define TUI_MENU_H

#include "tui/ui.h"

/* Its argument is the screen it is opened over. */
extern const struct screen_class menu_screen;

#endif
