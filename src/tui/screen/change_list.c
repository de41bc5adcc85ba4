#include "tui/screen/change_list.h"

#include <limits.h>

#include "base/slice.h"
#include "tui/widget/facts.h"

#define FULL_ROWS 5 /* a blank one and both values, wrapped */

enum column { SUBJECT, FIELD, OLD, NEW };

static const struct list_column columns[] = {
    [SUBJECT] =
        {.title = "什么", .width = 24, .widest = 40, .is_unsorted = true, .cut = LIST_CUT_MIDDLE},
    [FIELD] = {.title = "哪一项", .width = 12, .widest = 16, .is_unsorted = true},
    [OLD] = {.title = "原来", .width = 16, .widest = 60, .is_unsorted = true},
    [NEW] = {.title = "改为", .width = 16, .widest = INT_MAX, .is_unsorted = true},
};

/* New and voided rows have no values to tell. */
static bool has_values(const struct history_change *c)
{
    return c->old || c->new;
}

static const char *value_text(const char *value)
{
    return text_is_empty(value) ? "(空)" : value;
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct change_list *c = context;
    const struct history_change *change = &c->changes.at[row];
    (void)a;
    switch ((enum column)column) {
    case SUBJECT: return change->subject;
    case FIELD: return change->field;
    case OLD: return has_values(change) && !change->is_new ? value_text(change->old) : NULL;
    case NEW: return has_values(change) ? value_text(change->new) : NULL;
    }
    return NULL;
}

void change_list_init(struct change_list *c)
{
    *c = (struct change_list){0};
    list_init(&c->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = c, .cell = cell});
    c->list.noun = "处改动";
    c->list.empty = "没有改动数据.";
}

void change_list_release(struct change_list *c)
{
    list_release(&c->list);
}

void change_list_set(struct change_list *c, struct arena *a, struct history_changes changes)
{
    c->changes = changes;
    c->rows = ARENA_ARRAY(a, int64_t, changes.n + 1);
    for (size_t i = 0; i < changes.n; i++) {
        c->rows[i] = (int64_t)i + 1;
    }
    c->list.total = (int64_t)changes.n;
    list_rows(&c->list, c->rows, changes.n, false);
}

const struct history_change *change_list_selected(const struct change_list *c)
{
    int64_t row = list_selected(&c->list);
    return row > 0 && (size_t)row <= c->changes.n ? &c->changes.at[row - 1] : NULL;
}

void change_list_draw(struct change_list *c, const struct canvas *cv)
{
    const struct history_change *change = change_list_selected(c);
    struct canvas list = canvas_part(cv, (struct rect){0, 0, cv->rows - FULL_ROWS, cv->cols});
    struct canvas full =
        canvas_part(cv, (struct rect){cv->rows - FULL_ROWS + 1, 1, FULL_ROWS - 1, cv->cols - 2});
    list_draw(&c->list, &list);
    if (change && has_values(change)) {
        const struct fact facts[] = {{"原来", value_text(change->old), STYLE_NORMAL},
                                     {"改为", value_text(change->new), STYLE_CHANGED}};
        size_t first = change->is_new ? 1 : 0;
        facts_draw(&full, facts + first, 2 - first);
    }
}
