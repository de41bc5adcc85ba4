/* The main screens in the order of line 2, the first is home; ended by NULL. A new screen is one
 * file in tui/screen/ and one row here; when it shows one thing, also a row in thing_screens
 * (tui/thing.h). */
#ifndef TUI_SCREENS_H
#define TUI_SCREENS_H

#include "tui/screen.h"

extern const struct screen_class *const main_screens[];
/* The same for an expert and nothing else. */
extern const struct screen_class *const expert_screens[];

#define EVERYBODY (~0u)

/* Screens without a digit that the F9 menu leads to from anywhere, for those who may; ended by a row
 * without a screen. */
struct more_screen {
    const struct screen_class *class;
    unsigned may; /* bits of enum role_bit; EVERYBODY */
};
extern const struct more_screen more_screens[];

extern const struct screen_class today_screen;

#endif
