/* The screens of 通知 and what they hand to each other. */
#ifndef TUI_SCREEN_NOTICE_H
#define TUI_SCREEN_NOTICE_H

#include "tui/screen.h"

/* The list. */
extern const struct screen_class notice_screen;
/* The rule card. Argument: const int64_t *, the notice. */
extern const struct screen_class notice_card_screen;

#endif
