#include "tui/screen/today_board.h"

#include <limits.h>

#include "base/slice.h"
#include "text/pinyin.h"

enum task_column { URGENCY, WHEN, WHAT, LEFT };

static const struct list_column columns[] = {
    [URGENCY] = {.title = "急", .width = 3, .is_unsorted = true},
    [WHEN] = {.title = "期限", .width = 12, .is_unsorted = true},
    [WHAT] = {.title = "事项", .width = 40, .widest = INT_MAX, .is_unsorted = true},
    [LEFT] = {.title = "还剩", .width = 10, .to_right = true, .is_unsorted = true},
};

static const char *const signs[] = {"", "!", "!!"};

static const struct task *task_of(const struct today_board *b, int64_t row)
{
    return row > 0 && (size_t)row <= b->today.n ? &b->today.at[row - 1] : NULL;
}

static const struct task *shown(const struct today_board *b, size_t row)
{
    return &b->today.at[b->rows.at[row] - 1];
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct today_board *b = context;
    const struct task *k = shown(b, row);
    (void)a;
    switch ((enum task_column)column) {
    case URGENCY: return signs[k->urgency];
    case WHEN: return k->when;
    case WHAT: return k->text;
    case LEFT: return k->left;
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    const struct today_board *b = context;
    const struct task *k = shown(b, row);
    return k->urgency == 2 ? STYLE_ERROR : k->urgency == 1 ? STYLE_WARNING : STYLE_NORMAL;
}

/* ---- what is shown --------------------------------------------------------------------------- */

static bool fits(const struct today_board *b, struct arena *a, const struct filter *filter,
                 const struct task *k)
{
    return (!b->only_mine || k->is_mine) &&
           filter_match(filter, arena_printf(a, "%s %s %s", k->when, k->text, k->left));
}

/* Chooses the rows anew and keeps `row` selected, or the place. */
static void narrow(struct today_board *b, int64_t row)
{
    struct arena a = {0};
    const struct filter *filter = filter_make(&a, list_filter(&b->list));
    b->rows.n = 0;
    for (size_t i = 0; i < b->today.n; i++) {
        if (fits(b, &a, filter, &b->today.at[i])) {
            *VEC_PUSH(&b->arena, &b->rows) = (int64_t)i + 1;
        }
    }
    b->list.total = (int64_t)b->today.n;
    list_rows(&b->list, b->rows.at, b->rows.n, false); /* first: the rows before are gone */
    if (row) {
        list_select(&b->list, row);
    }
    arena_release(&a);
}

static bool is_same(const struct task *l, const struct task *r)
{
    return l->kind == r->kind && l->id == r->id && l->unit == r->unit && l->due == r->due &&
           text_eq(l->form, r->form);
}

/* The row of the same task after loading again; 0 when it is done. */
static int64_t row_like(const struct today *today, const struct task *task)
{
    for (size_t i = 0; task && i < today->n; i++) {
        if (is_same(&today->at[i], task)) {
            return (int64_t)i + 1;
        }
    }
    return 0;
}

static enum status load(struct today_board *b, struct err *err)
{
    struct arena fresh = {0};
    struct today today;
    int64_t now = clock_now(&b->ui->options.clock);
    enum status status = today_load(b->ui->options.desk, &fresh, &b->quotas, &today, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    bool is_at_top = b->list.selected == 0; /* what is most urgent stays in view */
    int64_t row = is_at_top ? 1 : row_like(&today, task_of(b, list_selected(&b->list)));
    arena_release(&b->arena);
    b->arena = fresh;
    b->today = today;
    b->rows.at = NULL;
    b->rows.n = b->rows.cap = 0;
    b->loaded_at = now / 60;
    narrow(b, row);
    return STATUS_OK;
}

/* Again, after a change or a minute; what was shown stays when it cannot be read. */
static void reload(struct today_board *b)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (load(b, &err) != STATUS_OK) {
        ui_say_err(b->ui, &err);
    }
    arena_release(&a);
}

/* The quotas are told anew; what was shown is kept until it has been replaced. */
static enum status show_quotas(struct today_board *b, struct err *err)
{
    struct today_quotas old = b->quotas;
    b->quotas = b->coming;
    b->coming = (struct today_quotas){.is_done = true};
    enum status status = load(b, err);
    if (status != STATUS_OK) {
        today_quotas_release(&b->quotas);
        b->quotas = old;
        return status;
    }
    today_quotas_release(&old);
    return STATUS_OK;
}

/* One more recommender; from the start when the desk changed, but only when the round before has
 * ended, else many changes would never let it end. */
static enum status look_at_quotas(struct today_board *b, struct err *err)
{
    if (!b->coming.is_done) {
        enum status status = today_quotas_more(&b->coming, err);
        return status == STATUS_OK && b->coming.is_done ? show_quotas(b, err) : status;
    }
    if (b->is_stale) {
        b->is_stale = false;
        enum status status = today_quotas_open(&b->coming, b->ui->options.desk, err);
        return status == STATUS_OK && b->coming.is_done ? show_quotas(b, err) : status;
    }
    return STATUS_OK;
}

/* What was shown stays when it cannot be counted. */
static enum status count(struct today_board *b, struct err *err)
{
    struct today_counts counts = {0};
    enum status status = today_count(b->ui->options.desk, &counts, err);
    if (status == STATUS_OK) {
        b->counts = counts;
        b->has_counts = true;
    }
    b->is_count_due = false;
    return status;
}

void today_board_reload(struct today_board *b)
{
    reload(b);
    b->is_count_due = true;
    b->is_stale = true;
}

void today_board_narrow(struct today_board *b)
{
    narrow(b, 0);
}

const struct task *today_board_selected(const struct today_board *b)
{
    return task_of(b, list_selected(&b->list));
}

void today_board_release(struct today_board *b)
{
    list_release(&b->list);
    today_quotas_release(&b->quotas);
    today_quotas_release(&b->coming);
    arena_release(&b->arena);
}

enum status today_board_open(struct today_board *b, struct ui *ui, struct err *err)
{
    *b = (struct today_board){.ui = ui, .is_stale = true, .is_count_due = true};
    b->quotas.is_done = b->coming.is_done = true;
    list_init(&b->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = b, .cell = cell, .style = style});
    b->list.noun = "件事";
    b->list.empty = "没有等着办的事. F2 登记收件, F9 看能做的别的事.";
    enum status status = load(b, err);
    if (status != STATUS_OK) {
        list_release(&b->list);
    }
    return status;
}

bool today_board_idle(struct today_board *b)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (clock_now(&b->ui->options.clock) / 60 != b->loaded_at) {
        reload(b); /* what is left is less */
    }
    if ((b->is_count_due ? count(b, &err) : look_at_quotas(b, &err)) != STATUS_OK) {
        ui_say_err(b->ui, &err);
    }
    arena_release(&a);
    return !b->coming.is_done || b->is_stale;
}
