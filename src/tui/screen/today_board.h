/* What 今日 shows: the tasks loaded last, narrowed, in a list; kept up to date. The quotas and the
 * counts, which take longest, are looked at between keys. */
#ifndef TUI_SCREEN_TODAY_BOARD_H
#define TUI_SCREEN_TODAY_BOARD_H

#include "base/vec.h"
#include "desk/today.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

struct today_board {
    struct ui *ui;
    struct arena arena; /* of what was loaded last */
    struct today today;
    struct today_quotas quotas; /* as shown */
    struct today_quotas coming; /* being looked at between keys */
    bool is_stale;              /* the desk changed since `coming` began */
    struct today_counts counts; /* as shown, once has_counts */
    bool has_counts, is_count_due;
    VEC(int64_t) rows; /* index into today.at, plus one */
    struct list list;
    int64_t loaded_at; /* minute */
    bool only_mine;
};

/* On failure there is nothing to release. */
enum status today_board_open(struct today_board *b, struct ui *ui, struct err *err) MUST_CHECK;
void today_board_release(struct today_board *b);
/* After the filter or only_mine changed. */
void today_board_narrow(struct today_board *b);
/* After the desk changed. What was shown stays when it cannot be read. */
void today_board_reload(struct today_board *b);
/* For idle(): the minute, and the counts or one piece of the quotas; true while there are more. */
bool today_board_idle(struct today_board *b);
/* NULL when there is none. */
const struct task *today_board_selected(const struct today_board *b);

#endif
