/* The first start: no desk yet. One screen asks what a new desk needs and makes it; leaving it makes
 * nothing. */
#ifndef TUI_FIRST_H
#define TUI_FIRST_H

#include "desk/desk.h"
#include "tui/screen.h"

/* What the screen gets as argument and gives back. */
struct first_start {
    struct desk_options options; /* path, data_dir, login, clock; the screen adds the rest */
    struct desk *made;           /* NULL when nothing was made; whoever asked closes it */
};

/* Its ui's desk is one in memory with the same shipped data, from which classes and regions are
 * chosen. */
extern const struct screen_class first_screen;

#endif
