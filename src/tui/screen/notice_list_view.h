/* The rows of 通知: loaded all at once, filtered and sorted here; quotas are counted bit by bit. */
#ifndef TUI_SCREEN_NOTICE_LIST_VIEW_H
#define TUI_SCREEN_NOTICE_LIST_VIEW_H

#include "desk/notice_list.h"
#include "tui/widget/list.h"

struct notice_list_view {
    struct list list;
    struct arena arena; /* of the lines and what belongs to them */
    struct notice_lines lines;
    struct quota_use *used;           /* one per line */
    size_t next;                      /* the first line whose quotas are not counted yet */
    const struct notice_line **shown; /* filtered and sorted */
    int64_t *ids;
};

void notice_list_view_init(struct notice_list_view *v);
void notice_list_view_release(struct notice_list_view *v);
/* Loads all lines again; the selected one is kept. */
enum status notice_list_view_load(struct notice_list_view *v, struct desk *desk,
                                  struct err *err) MUST_CHECK;
/* Filters and sorts as the list says now. */
void notice_list_view_show(struct notice_list_view *v);
/* Counts the cases of one more recommender. */
enum status notice_list_view_count(struct notice_list_view *v, struct desk *desk,
                                   struct err *err) MUST_CHECK;
bool notice_list_view_is_counted(const struct notice_list_view *v);
/* The line under the cursor; NULL when there is none. */
const struct notice_line *notice_list_view_selected(const struct notice_list_view *v);

#endif
