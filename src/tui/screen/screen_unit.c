/* One unit on one page: what it is, its quotas, all cases it takes part in, what became of it. */
#include "tui/screen/limit_meter.h"
#include "tui/screen/record_text.h"
#include "tui/screen/unit_act.h"
#include "tui/screen/unit_page.h"
#include "tui/screen/units.h"
#include "tui/ui.h"
#include "tui/widget/text_view.h"

#define MOST_PARTS 2000

enum command { HISTORY = 1, LIMITS };

struct unit_card_state {
    int64_t id;
    struct text_view text;
    size_t history_at; /* where 履历 begins in the text */
    struct unit_act act;
    struct limits_of limits;
};

static enum status write_page(struct buf *out, struct unit_card_state *t, struct desk *desk,
                              struct err *err)
{
    struct unit unit = {0};
    enum status status = unit_load(desk, err->arena, t->id, &unit, err);
    if (status != STATUS_OK) {
        return status;
    }
    record_heading(out, arena_printf(err->arena, "%s  #%lld%s", unit.name, (long long)t->id,
                                     unit.record.is_void ? "  作废" : ""));
    status = unit_page_facts(out, desk, &unit, err);
    if (status == STATUS_OK) {
        status = unit_page_limits(out, desk, t->id, err);
    }
    record_heading(out, "参加的申报件");
    if (status == STATUS_OK) {
        status = unit_page_parts(out, desk, t->id, MOST_PARTS, err);
    }
    record_heading(out, "履历");
    t->history_at = out->n;
    return status == STATUS_OK ? record_history(out, desk, "unit", t->id, err) : status;
}

static enum status load(struct screen *s, struct err *err)
{
    struct unit_card_state *t = s->state;
    struct buf page = BUF_INIT;
    enum status status = write_page(&page, t, s->ui->options.desk, err);
    if (status == STATUS_OK) {
        text_view_set(&t->text, page.at);
    }
    buf_release(&page);
    return status;
}

static void reload(struct screen *s)
{
    struct unit_card_state *t = s->state;
    size_t top = t->text.top;
    ui_reload(s, load);
    t->text.top = top;
}

static void unit_close(struct screen *s)
{
    struct unit_card_state *t = s->state;
    text_view_release(&t->text);
    unit_act_release(&t->act);
}

static enum status unit_open(struct screen *s, const void *argument, struct err *err)
{
    struct unit_card_state *t = s->state;
    t->id = *(const int64_t *)argument;
    text_view_init(&t->text);
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        unit_close(s);
    }
    return status;
}

static struct action unit_event(struct screen *s, const struct event *event)
{
    struct unit_card_state *t = s->state;
    struct action action = action_none();
    switch (event->kind) {
    case EVENT_COMMAND:
        if (event->command == LIMITS) {
            t->limits = (struct limits_of){.unit = t->id};
            return action_push(&limits_screen, &t->limits);
        }
        if (!unit_act_command(s, &t->act, event->command, t->id, &action)) {
            text_view_go(&t->text, t->history_at);
        }
        return action;
    case EVENT_ANSWER:
        (void)unit_act_answer(s, &t->act, &event->answer, &action);
        if (action.kind == ACTION_NONE) {
            reload(s);
        }
        return action;
    case EVENT_CHANGED: reload(s); return action;
    case EVENT_KEY: break;
    }
    enum widget_result result = text_view_key(&t->text, event->key);
    return result == WIDGET_LEFT ? action_pop() : action_after(result);
}

static void unit_draw(const struct screen *s, const struct canvas *cv)
{
    struct canvas page = canvas_part(cv, (struct rect){0, 1, cv->rows, cv->cols - 2});
    text_view_draw(&((struct unit_card_state *)s->state)->text, &page);
}

static bool unit_takes_text(const struct screen *s)
{
    return text_view_takes_text(&((const struct unit_card_state *)s->state)->text);
}

static const char *unit_sentence(const struct screen *s, struct arena *a)
{
    return text_view_sentence(&((const struct unit_card_state *)s->state)->text, a);
}

static const struct binding bindings[] = {
    {K_F(3), 0, "履历", "翻到履历: 谁在何时为什么改了什么.", HISTORY, "查看"},
    UNIT_BINDINGS,
    {K_CTRL('t'), 0, "限额", "名额和上限: 还剩几件, 凭哪一条, 是谁用掉的.", LIMITS, "查看"},
    {K_F(7), '/', "查找", "在这一页里查找.", 0, NULL},
    {K_PAGE_DOWN, 0, NULL, "往下一页; PgUp 往上, 上下逐行.", 0, NULL},
};

const struct screen_class unit_screen = {
    .name = "unit",
    .title = "单位",
    .state_size = sizeof(struct unit_card_state),
    .open = unit_open,
    .event = unit_event,
    .draw = unit_draw,
    .close = unit_close,
    .takes_text = unit_takes_text,
    .sentence = unit_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "一个单位的全部: 又名, 信用代码, 联系人, 推荐的名额用了多少, 参加的申报件, 履历.\n",
};
