/* What a file of score sheets would do, each problem with its line and column; then doing it. */
#include <limits.h>

#include "base/slice.h"
#include "tui/screen/sheet_files.h"
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
    struct sheet_import_options options;
    struct sheet_import found;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct sheet_import *found = &((const struct preview_state *)context)->found;
    const struct table_problem *p = &found->problems.at[row];
    switch ((enum problem_column)column) {
    case LINE: return p->line ? arena_printf(a, "%d", p->line) : NULL;
    case COLUMN:
        return !p->column       ? NULL
               : found->is_book ? arena_printf(a, "%s %s", xlsx_column_name(a, p->column),
                                               text_or_empty(p->heading))
                                : arena_printf(a, "%zu %s", p->column, text_or_empty(p->heading));
    case SEVERITY: return severity_name(p->severity);
    case TEXT: return p->text;
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    enum severity severity =
        ((const struct preview_state *)context)->found.problems.at[row].severity;
    return severity == SEVERITY_ERROR     ? STYLE_ERROR
           : severity == SEVERITY_WARNING ? STYLE_WARNING
                                          : STYLE_NORMAL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    (void)a;
    return ((const struct preview_state *)context)->found.problems.at[row].text;
}

static enum status load(struct screen *s, struct err *err)
{
    struct preview_state *t = s->state;
    struct arena fresh = {0};
    struct sheet_import found;
    t->options.is_dry = true;
    enum status status = sheet_import(s->ui->options.desk, &fresh, &t->options, &found, err);
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
    t->options = *(const struct sheet_import_options *)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.told = told;
    t->list.list.noun = "处";
    t->list.list.empty = "没有不对的地方. F2 写入.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

static struct action write(struct screen *s)
{
    struct preview_state *t = s->state;
    struct sheet_import done;
    struct action action = action_none();
    arena_reset(&t->list.asked);
    struct err err = {.arena = &t->list.asked};
    t->options.is_dry = false;
    if (sheet_import(s->ui->options.desk, &t->list.asked, &t->options, &done, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else if (!done.batch) {
        ui_say(s->ui, STYLE_WARNING, "没有要写入的.");
    } else {
        ui_say(s->ui, STYLE_GOOD, "写入 %lld 份, 拒收 %lld 行; 这一批是第 %lld 号记录.",
               (long long)(done.rows.new + done.rows.changed), (long long)done.rows.rejected,
               (long long)done.batch);
        action = action_answer((struct answer){.is_given = true, .yes = true});
    }
    return action;
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
    const struct sheet_import *f = &((const struct preview_state *)s->state)->found;
    return arena_printf(a, "%s  新增 %lld 修改 %lld 不变 %lld 拒收 %lld 未打 %lld  %lld 处",
                        f->scheme, (long long)f->rows.new, (long long)f->rows.changed,
                        (long long)f->rows.same, (long long)f->rows.rejected,
                        (long long)f->rows.blank, (long long)f->problems.total);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "写入", "收下对的行, 不对的不收; 整批一次撤销.", WRITE, "编辑"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
    {K_ESC, 0, "返回", "什么也不写, 改文件再来.", 0, NULL},
};

const struct screen_class sheet_preview_screen = {
    .name = "sheet-preview",
    .title = "打分表预览",
    .state_size = sizeof(struct preview_state),
    .open = preview_open,
    .event = preview_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = preview_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_REVIEW | MAY_LOG | MAY_DECIDE,
    .help = "写入以前看一遍: 哪一行哪一列不对, 收几份, 不收几行. 已封存的不会被文件改掉.\n",
};
