/* 收件: the screens of arrivals, for those who open them. */
#ifndef TUI_SCREEN_RECEIPTS_H
#define TUI_SCREEN_RECEIPTS_H

#include "tui/screen.h"

/* All arrivals; a main screen. */
extern const struct screen_class receipts_screen;

/* One arrival being registered or edited. Its argument is the id, const int64_t *; 0 takes a new
 * number at once. Its drafts stand under receipt:12. Closed with its id as answer.choice. */
extern const struct screen_class receipt_form_screen;

/* 履历 of an arrival with its materials, above `from`. */
struct action receipt_log_open(struct screen *from, int64_t id);

/* 逾期决定 of one arrival. Argument: const int64_t *, its id; does not open for one that is not late.
 * Closed with the id as answer.choice, is_given when it was decided. */
extern const struct screen_class late_screen;

#endif
