#include "tui/screen/record_log.h"

#include "base/date.h"
#include "base/slice.h"
#include "desk/history.h"
#include "tui/ui.h"
#include "tui/widget/text_view.h"

struct record_log {
    struct text_view view;
    const char *noun, *name;
    int64_t id;
};

static enum status add_changes(struct desk *desk, struct arena *a, int64_t entry, struct buf *out,
                               struct err *err)
{
    struct history_changes changes = {0};
    enum status status = history_changes(desk, a, entry, &changes, err);
    for (size_t i = 0; i < changes.n; i++) {
        const struct history_change *c = &changes.at[i];
        buf_printf(out, "    %s  %s: %s -> %s\n", text_or_empty(c->subject),
                   text_or_empty(c->field), text_is_empty(c->old) ? "(空)" : c->old,
                   text_is_empty(c->new) ? "(空)" : c->new);
    }
    return status;
}

static enum status load(struct screen *s, struct buf *out, struct err *err)
{
    struct record_log *log = s->state;
    struct arena *a = err->arena;
    struct history history = {0};
    enum status status = history_of(s->ui->options.desk, a, log->noun, log->id, &history, err);
    for (size_t i = 0; status == STATUS_OK && i < history.n; i++) {
        const struct history_entry *e = &history.at[i];
        buf_printf(out, "%s  %s  %s%s%s%s\n", instant_text(a, e->audit.at), e->audit.person,
                   e->audit.summary,
                   text_is_empty(e->audit.why) ? "" : "  原因: ", text_or_empty(e->audit.why),
                   e->undone_by ? "  (已撤销)" : "");
        status = add_changes(s->ui->options.desk, a, e->audit.id, out, err);
    }
    if (status == STATUS_OK && history.n == 0) {
        buf_text(out, "还没有改动.\n");
    }
    return status;
}

static enum status refresh(struct screen *s, struct err *err)
{
    struct record_log *log = s->state;
    struct buf text = BUF_INIT;
    enum status status = load(s, &text, err);
    if (status == STATUS_OK) {
        text_view_set(&log->view, text.at);
    }
    buf_release(&text);
    return status;
}

static enum status log_open(struct screen *s, const void *argument, struct err *err)
{
    const struct record_log_argument *given = argument;
    struct record_log *log = s->state;
    log->noun = arena_text(&s->arena, given->noun);
    log->name = arena_text(&s->arena, given->name);
    log->id = given->id;
    text_view_init(&log->view);
    enum status status = refresh(s, err);
    if (status) {
        text_view_release(&log->view);
    }
    return status;
}

static void log_close(struct screen *s)
{
    text_view_release(&((struct record_log *)s->state)->view);
}

static struct action log_event(struct screen *s, const struct event *event)
{
    struct record_log *log = s->state;
    if (event->kind == EVENT_CHANGED) {
        struct arena a = {0};
        struct err err = {.arena = &a};
        if (refresh(s, &err)) {
            ui_say_err(s->ui, &err);
        }
        arena_release(&a);
    }
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    enum widget_result result = text_view_key(&log->view, event->key);
    return result == WIDGET_LEFT   ? action_pop()
           : result == WIDGET_PASS ? action_pass()
                                   : action_none();
}

static void log_draw(const struct screen *s, const struct canvas *cv)
{
    struct record_log *log = s->state;
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "履历  %s", log->name);
    struct canvas page = canvas_part(cv, (struct rect){2, 1, cv->rows - 2, cv->cols - 2});
    text_view_draw(&log->view, &page);
}

static bool takes_text(const struct screen *s)
{
    return text_view_takes_text(&((struct record_log *)s->state)->view);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return text_view_sentence(&((struct record_log *)s->state)->view, a);
}

static const struct binding bindings[] = {
    {K_F(7), 0, "查找", "在履历里查找.", 0, NULL},
    {K_ESC, 0, "返回", "回到刚才的屏.", 0, NULL},
};

const struct screen_class record_log_screen = {
    .name = "record-log",
    .title = "履历",
    .state_size = sizeof(struct record_log),
    .open = log_open,
    .event = log_event,
    .draw = log_draw,
    .close = log_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "一个记录的每次改动, 新的在上. 要撤销, 到 记录 屏.\n",
};
