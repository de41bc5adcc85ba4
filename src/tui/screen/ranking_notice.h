/* Of which notice 名次 is while none is chosen in 2通知. */
#ifndef TUI_SCREEN_RANKING_NOTICE_H
#define TUI_SCREEN_RANKING_NOTICE_H

#include "desk/panel_notices.h"
#include "tui/ui.h"

/* The one chosen; else that of the panel looked at last; else the only one that has panels. 0: there are
 * several, or none. */
enum status ranking_notice_find(const struct ui *ui, int64_t *notice, struct err *err) MUST_CHECK;
/* What to do where that is none. */
const char *ranking_notice_lacking(const struct ui *ui);

#endif
