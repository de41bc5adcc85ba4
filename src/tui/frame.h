/* What surrounds every screen: line 1 who and what, line 2 the main screens, line 23 one sentence
 * (a long one reaches up into the lines above, but never over the line that is typed in), line 24 the
 * keys; and the keys that work everywhere. */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include "tui/ui.h"

#define FRAME_ROWS_ABOVE 2
#define FRAME_ROWS_BELOW 2

/* Commands of the frame; screens number theirs from 1. */
enum frame_command {
    FRAME_HELP = -1,
    FRAME_MENU = -2,
    FRAME_QUIT = -3,
    FRAME_BACK = -4,
    FRAME_REPAINT = -5,
};

extern const struct binding frame_bindings[];
extern const size_t n_frame_bindings;

/* Does this binding of the frame work where somebody must prove who he is (tui/lock.h)? */
bool frame_works_at_gate(const struct binding *b);
/* The place of the screen within the canvas. */
struct canvas frame_body(const struct ui *ui);
/* Draws the four lines. */
void frame_draw(const struct ui *ui);

#endif
