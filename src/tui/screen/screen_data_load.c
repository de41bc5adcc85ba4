/* 载入数据: what a file of unit classes, regions or days of rest changes, before it is kept. */
#include "base/buf.h"
#include "base/slice.h"
#include "desk/data_load.h"
#include "tui/screen/data_load.h"
#include "tui/ui.h"
#include "tui/widget/paragraph.h"
#include "tui/widget/text_view.h"

enum command { LOAD = 1, FIND };

struct data_loading {
    struct data_candidate candidate;
    struct arena arena;
    struct text_view view;
};

static const char *candidate_text(struct arena *a, const struct data_candidate *c)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < c->problems.n; i++) {
        buf_printf(&b, "%d:%d: %s\n", c->problems.at[i].line, c->problems.at[i].column,
                   c->problems.at[i].text);
    }
    for (size_t i = 0; !c->problems.n && !c->is_same && i < c->changes.n; i++) {
        buf_printf(&b, "%s\n", c->changes.at[i]);
    }
    const char *text = arena_copy(a, b.at, b.n);
    buf_release(&b);
    return text;
}

static void close_data(struct screen *s)
{
    struct data_loading *d = s->state;
    text_view_release(&d->view);
    arena_release(&d->arena);
}

static enum status open_data(struct screen *s, const void *argument, struct err *err)
{
    struct data_loading *d = s->state;
    text_view_init(&d->view);
    enum status status =
        data_candidate_read(s->ui->options.desk, &d->arena, argument, &d->candidate, err);
    if (status == STATUS_OK) {
        text_view_set(&d->view, candidate_text(&d->arena, &d->candidate));
    } else {
        close_data(s);
    }
    return status;
}

static const char *finding_of(struct arena *a, const struct data_candidate *c)
{
    const char *what = arena_printf(a, "%s %s", data_kind_name(c->kind), c->name);
    return c->problems.n ? arena_printf(a, "有 %zu 处问题, 不能载入.", c->problems.n)
           : c->is_same  ? arena_printf(a, "%s 与本台的一字不差, 不必载入.", what)
           : c->is_new   ? arena_printf(a, "%s, 本台还没有. F2 载入.", what)
                         : arena_printf(a, "%s 将被替换. F2 载入.", what);
}

static struct action load_it(struct screen *s)
{
    struct data_loading *d = s->state;
    const struct data_candidate *c = &d->candidate;
    struct err err = {.arena = &d->arena};
    if (c->problems.n || c->is_same) {
        ui_say(s->ui, STYLE_WARNING, "%s", finding_of(&d->arena, c));
        return action_none();
    }
    if (data_candidate_load(s->ui->options.desk, &d->arena, c, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    ui_say(s->ui, STYLE_GOOD, "载入了%s %s. 错了到 0记录 撤销.", data_kind_name(c->kind), c->name);
    return action_pop();
}

static struct action event(struct screen *s, const struct event *event)
{
    struct data_loading *d = s->state;
    if (event->kind == EVENT_KEY) {
        enum widget_result result = text_view_key(&d->view, event->key);
        return result == WIDGET_LEFT ? action_pass() : action_after(result);
    }
    if (event->kind == EVENT_COMMAND && event->command == LOAD) {
        return load_it(s);
    }
    if (event->kind == EVENT_COMMAND) {
        (void)text_view_key(&d->view, (struct key){.code = '/'});
    }
    return action_none();
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct data_loading *d = s->state;
    struct arena a = {0};
    struct pen pen = {.x = 1, .width = cv->cols - 2, .style = STYLE_TITLE};
    int y = paragraph_draw(cv, pen, finding_of(&a, &d->candidate)) + 1;
    struct canvas body = canvas_part(cv, (struct rect){y, 1, cv->rows - y, cv->cols - 2});
    text_view_draw(&d->view, &body);
    arena_release(&a);
}

static bool takes_text(const struct screen *s)
{
    return text_view_takes_text(&((const struct data_loading *)s->state)->view);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct data_loading *d = s->state;
    return arena_printf(a, "F2 载入.  %s", text_view_sentence(&d->view, a));
}

static const struct binding bindings[] = {
    {K_F(2), 0, "载入", "换成这个文件里的. 一次写入, 一次可撤销.", LOAD, "编辑"},
    {K_F(7), '/', "查找", "在列出的变化里找.", FIND, "查看"},
};

const struct screen_class data_load_screen = {
    .name = "data-load",
    .title = "载入数据",
    .may = MAY_DECIDE,
    .state_size = sizeof(struct data_loading),
    .open = open_data,
    .event = event,
    .draw = draw,
    .close = close_data,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "单位类别, 行政区划, 日历由管理员载入. 先列出加上的, 去掉的, 改名的, 什么也不写; "
            "还有单位用着的类别和地区不能去掉.\n",
};
