/* 评审: panels, one panel, what is to be kept apart, the pool of experts. */
#ifndef TUI_SCREEN_REVIEW_H
#define TUI_SCREEN_REVIEW_H

#include "tui/screen.h"

/* 7评审. */
extern const struct screen_class review_screen;
/* The argument is the id of a panel (int64_t). */
extern const struct screen_class panel_screen, recusals_screen, assignments_screen;
/* Without an argument. The form answers with choice, the id of the panel drawn. */
extern const struct screen_class reviewers_screen, draw_screen;
/* The argument is the id of an expert (int64_t), 0: a new one. */
extern const struct screen_class reviewer_form_screen;

#endif
