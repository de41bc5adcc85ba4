/* A list of changes, field by field: of what, which field, from, to. Shared by the screens of 记录. */
#ifndef TUI_SCREEN_CHANGE_LIST_H
#define TUI_SCREEN_CHANGE_LIST_H

#include "desk/history.h"
#include "tui/widget/list.h"

struct change_list {
    struct history_changes changes; /* borrowed */
    struct list list;
    int64_t *rows;
};

void change_list_init(struct change_list *c);
void change_list_release(struct change_list *c);
/* `changes` live in `a`, longer than the list. */
void change_list_set(struct change_list *c, struct arena *a, struct history_changes changes);
/* NULL when there is none. */
const struct history_change *change_list_selected(const struct change_list *c);
/* The list and, below it, both values of the selected change in full. */
void change_list_draw(struct change_list *c, const struct canvas *cv);

#endif
