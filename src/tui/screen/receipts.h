/* 收件: the screens of arrivals, for those who open them. */
#ifndef TUI_SCREEN_RECEIPTS_H
#define TUI_SCREEN_RECEIPTS_H

#include "tui/screen.h"

/* All arrivals; a main screen. */
extern const struct screen_class receipts_screen;

/* One arrival being registered or edited. Its argument is the id, const int64_t *; 0 takes a new
 * number at once. Its drafts stand under receipt_form_draft. Closed with its id as answer.choice. */
extern const struct screen_class receipt_form_screen;

/* 履历 of an arrival with its materials, above `from`. */
struct action receipt_log_open(struct screen *from, int64_t id);

/* receipt:12, for desk/drafts.h. */
const char *receipt_form_draft(struct arena *a, int64_t id);

#endif
