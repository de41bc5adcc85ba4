/* 移交包 on the screen: made from a table, received from a file; the consequences first. */
#ifndef TUI_SCREEN_PACKAGES_H
#define TUI_SCREEN_PACKAGES_H

#include "tui/screen.h"

/* What would go to the next level, against the last one, and what went before. Its argument is the
 * table, const struct table_line *; texts are copied. */
extern const struct screen_class package_make_screen;

/* What a package or an acknowledgement would bring. Its argument is the path, const char *. */
extern const struct screen_class package_receive_screen;

#endif
