/* What a file would do, each problem with its line and column; then doing it. */
#include <limits.h>

#include "base/slice.h"
#include "text/xlsx.h"
#include "tui/screen/list_import.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

enum command { WRITE = 1 };
enum problem_column { LINE, COLUMN, SEVERITY, TEXT };

static const struct list_column columns[] = {
    [LINE] = {.title = "行", .width = 5, .to_right = true, .is_unsorted = true},
    [COLUMN] = {.title = "列", .width = 14, .widest = 20, .is_unsorted = true},
    [SEVERITY] = {.title = "", .width = 4, .is_unsorted = true},
    [TEXT] = {.title = "说明", .width = 30, .widest = INT_MAX, .is_unsorted = true},
};

struct preview_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    struct list_import import;
    struct list_taken found;
};

static const struct table_problem *problem(const void *context, size_t row)
{
    return &((const struct preview_state *)context)->found.problems.at[row];
}

/* Columns of a workbook have letters. */
static const char *place(const struct preview_state *t, struct arena *a,
                         const struct table_problem *p)
{
    const char *column =
        t->found.is_book ? xlsx_column_name(a, p->column) : arena_printf(a, "%zu", p->column);
    return arena_printf(a, "%s %s", column, text_or_empty(p->heading));
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct table_problem *p = problem(context, row);
    switch ((enum problem_column)column) {
    case LINE: return p->line ? arena_printf(a, "%d", p->line) : NULL;
    case COLUMN: return p->column ? place(context, a, p) : NULL;
    case SEVERITY: return severity_name(p->severity);
    case TEXT: return p->text;
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    enum severity severity = problem(context, row)->severity;
    return severity == SEVERITY_ERROR     ? STYLE_ERROR
           : severity == SEVERITY_WARNING ? STYLE_WARNING
                                          : STYLE_NORMAL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    return arena_printf(a, "%s\n\nF2 写入: %s.", problem(context, row)->text,
                        ((const struct preview_state *)context)->import.after);
}

static enum status load(struct screen *s, struct err *err)
{
    struct preview_state *t = s->state;
    struct arena fresh = {0};
    struct list_taken found = {0};
    t->import.is_dry = true;
    enum status status = t->import.take(s->ui->options.desk, &fresh, &t->import, &found, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->found = found;
    short_list_set(&t->list, fresh, found.problems.n);
    return STATUS_OK;
}

static enum status preview_open(struct screen *s, const void *argument, struct err *err)
{
    struct preview_state *t = s->state;
    t->import = *(const struct list_import *)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.told = told;
    t->list.list.noun = "处";
    t->list.list.empty = arena_printf(&s->arena, "没有不对的地方. F2 写入: %s.", t->import.after);
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

static struct action write(struct screen *s)
{
    struct preview_state *t = s->state;
    struct list_taken done = {0};
    arena_reset(&t->list.asked);
    struct err err = {.arena = &t->list.asked};
    t->import.is_dry = false;
    if (t->import.take(s->ui->options.desk, &t->list.asked, &t->import, &done, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    if (!done.batch) {
        ui_say(s->ui, STYLE_WARNING, "没有要写入的.");
        return action_none();
    }
    ui_say(s->ui, STYLE_GOOD, "写入了, 记录 %lld, %s. %s", (long long)done.batch, t->import.after,
           done.counts);
    return action_answer((struct answer){.is_given = true, .yes = true});
}

static struct action preview_event(struct screen *s, const struct event *event)
{
    struct preview_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return write(s);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER: return action_none();
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const char *preview_sentence(const struct screen *s, struct arena *a)
{
    const struct preview_state *t = s->state;
    return arena_printf(a, "%s: %s  要看的 %lld 处", t->import.title, t->found.counts,
                        (long long)t->found.problems.total);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "写入", "收下对的行, 不对的不收.", WRITE, "编辑"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
    {K_ESC, 0, "返回", "什么也不写, 改文件再来.", 0, NULL},
};

const struct screen_class list_preview_screen = {
    .name = "list-preview",
    .title = "导入预览",
    .state_size = sizeof(struct preview_state),
    .open = preview_open,
    .event = preview_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = preview_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "写入以前看一遍: 哪一行哪一列不对, 写入几行, 拒收几行. 改好文件再读一遍, "
            "写过的行不会重复.\n",
};
