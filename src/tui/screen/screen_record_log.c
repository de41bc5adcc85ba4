/* 履历 of a record, with the rows that belong to it. */
#include "tui/screen/record_log.h"

#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/history.h"
#include "desk/persons.h"
#include "tui/ui.h"
#include "tui/widget/text_view.h"

struct record_log {
    struct text_view view;
    struct record_log_argument of; /* its texts and ids are copies */
};

struct entries {
    struct history_entry *at;
    size_t n, cap;
};

/* ---- what was done ----------------------------------------------------------------------------- */

/* Entries of one row into the list, the newest first, each once: an act often changes several rows
 * of the record. */
static enum status add_entries(struct desk *desk, const char *noun, int64_t id, struct entries *out,
                               struct err *err)
{
    struct history history = {0};
    enum status status = history_of(desk, err->arena, noun, id, &history, err);
    for (size_t i = 0; status == STATUS_OK && i < history.n; i++) {
        struct history_entry entry = history.at[i];
        size_t at = 0;
        while (at < out->n && out->at[at].audit.id > entry.audit.id) {
            at++;
        }
        if (at < out->n && out->at[at].audit.id == entry.audit.id) {
            continue;
        }
        (void)VEC_PUSH(err->arena, out);
        memmove(&out->at[at + 1], &out->at[at], (out->n - 1 - at) * sizeof *out->at);
        out->at[at] = entry;
    }
    return status;
}

static void add_change(struct buf *out, const struct history_change *c, bool is_part)
{
    if (text_is_empty(c->old) && text_is_empty(c->new)) {
        return;
    }
    buf_printf(out, "    %s%s%s", is_part ? c->subject : "", is_part ? "  " : "", c->field);
    if (text_is_empty(c->old)) {
        buf_printf(out, ": %s\n", c->new);
    } else {
        buf_printf(out, ": %s -> %s\n", c->old, text_is_empty(c->new) ? "(空)" : c->new);
    }
}

static enum status add_changes(struct desk *desk, const struct record_log_argument *of,
                               int64_t entry, struct buf *out, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i <= of->n_parts && status == STATUS_OK; i++) {
        struct history_changes changes = {0};
        bool is_part = i > 0;
        status = history_changes_of(desk, err->arena, entry, is_part ? of->part_noun : of->noun,
                                    is_part ? of->parts[i - 1] : of->id, &changes, err);
        for (size_t k = 0; status == STATUS_OK && k < changes.n; k++) {
            add_change(out, &changes.at[k], is_part);
        }
    }
    return status;
}

static enum status load(struct screen *s, struct buf *out, struct err *err)
{
    const struct record_log_argument *of = &((struct record_log *)s->state)->of;
    struct desk *desk = s->ui->options.desk;
    struct entries entries = {0};
    enum status status = add_entries(desk, of->noun, of->id, &entries, err);
    for (size_t i = 0; i < of->n_parts && status == STATUS_OK; i++) {
        status = add_entries(desk, of->part_noun, of->parts[i], &entries, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < entries.n; i++) {
        const struct history_entry *e = &entries.at[i];
        buf_printf(out, "%s  %s  %s%s%s%s\n", instant_text(err->arena, e->audit.at),
                   person_name(desk, err->arena, e->audit.person), e->audit.summary,
                   text_is_empty(e->audit.why) ? "" : "  原因: ", text_or_empty(e->audit.why),
                   e->undone_by ? "  (已撤销)" : "");
        status = add_changes(desk, of, e->audit.id, out, err);
    }
    if (status == STATUS_OK && entries.n == 0) {
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
    int64_t *parts = ARENA_ARRAY(&s->arena, int64_t, given->n_parts + 1);
    for (size_t i = 0; i < given->n_parts; i++) {
        parts[i] = given->parts[i];
    }
    log->of = (struct record_log_argument){
        arena_text(&s->arena, given->noun),      given->id, arena_text(&s->arena, given->name),
        arena_text(&s->arena, given->part_noun), parts,     given->n_parts,
    };
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
    return result == WIDGET_LEFT ? action_pop() : action_after(result);
}

static void log_draw(const struct screen *s, const struct canvas *cv)
{
    struct record_log *log = s->state;
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "履历  %s", log->of.name);
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
