/* 答辩: the cases of a panel in the order they present, and what all its members gave one of them. */
#ifndef TUI_SCREEN_DEFENCE_H
#define TUI_SCREEN_DEFENCE_H

#include <stdint.h>

#include "tui/screen.h"

/* Its argument is a `const int64_t *`, the panel. */
extern const struct screen_class defence_screen;

struct defence_argument {
    int64_t panel, submission;
};
extern const struct screen_class defence_case_screen;

#endif
