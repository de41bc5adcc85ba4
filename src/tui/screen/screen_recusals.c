/* 回避: what stands between the people and the cases of a panel, for a supervisor to decide. */
#include <limits.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/recusals.h"
#include "tui/ask.h"
#include "tui/screen/pages.h"
#include "tui/screen/review.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

enum command { CONFIRM = 1, DISMISS, PAIR, PRINT };
enum question_id { ASK_CONFIRM = 1, ASK_WHY };
enum recusal_column { STATE, REVIEWER, GROUND, CASE };

static const struct list_column columns[] = {
    [STATE] = {.title = "状态", .width = 7, .is_unsorted = true},
    [REVIEWER] = {.title = "专家", .width = 16, .widest = 24, .is_unsorted = true},
    [GROUND] = {.title = "事由", .width = 12, .is_unsorted = true},
    [CASE] = {.title = "申报件", .width = 30, .widest = INT_MAX, .is_unsorted = true},
};

struct recusals_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    int64_t panel;
    struct recusal_views views;
    struct recusal_view chosen;
    struct pair_argument pair;
    struct question question;
    struct pages_wanted preview;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct recusal_view *v = &((const struct recusals_state *)context)->views.at[row];
    (void)a;
    switch ((enum recusal_column)column) {
    case STATE: return recusal_state_name(v->recusal.state);
    case REVIEWER: return v->reviewer;
    case GROUND: return recusal_ground_name(v->recusal.ground);
    case CASE: return v->submission ? v->submission : "整个评审组";
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    const struct recusals_state *t = context;
    return text_eq(t->views.at[row].recusal.state, RECUSAL_PROPOSED) ? STYLE_WARNING : STYLE_NORMAL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct recusal *r = &((const struct recusals_state *)context)->views.at[row].recusal;
    const char *asked = text_eq(r->origin, "found")
                            ? "本台核对出来的"
                            : arena_printf(a, "%s %s %s 提出", recusal_origin_name(r->origin),
                                           r->asked_by, instant_text(a, r->asked_at));
    const char *decided = r->decided_by ? arena_printf(a, "%s %s 决定%s%s", r->decided_by,
                                                       instant_text(a, r->decided_at),
                                                       r->why ? ": " : "", text_or_empty(r->why))
                                        : "还没有决定: 先按回避对待.";
    return arena_printf(a, "%s\n%s\n%s", r->evidence, asked, decided);
}

static enum status load(struct screen *s, struct err *err)
{
    struct recusals_state *t = s->state;
    struct arena fresh = {0};
    struct recusal_views views;
    enum status status = recusals_load(s->ui->options.desk, &fresh, t->panel, &views, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->views = views;
    short_list_set(&t->list, fresh, views.n);
    return STATUS_OK;
}

static enum status recusals_open(struct screen *s, const void *argument, struct err *err)
{
    struct recusals_state *t = s->state;
    t->panel = *(const int64_t *)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.told = told;
    t->list.list.noun = "项回避";
    t->list.list.empty = "成员和候补与这一组的申报件之间没有要回避的.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

/* The row itself and all its texts, since others may reload the list meanwhile. */
static struct recusal copy_of(struct arena *a, const struct recusal *r)
{
    struct recusal copy = *r;
    for (size_t i = 0; i < recusal_type.n; i++) {
        const struct record_field *f = &recusal_type.fields[i];
        if (record_is_text(f)) {
            record_set_text(&copy, f, arena_text(a, record_text(r, f)));
        }
    }
    return copy;
}

/* The view that is asked about lives as long as the question. */
static bool choose(struct recusals_state *t)
{
    size_t row;
    if (!short_list_selected(&t->list, &row)) {
        return false;
    }
    struct arena *a = &t->list.asked;
    arena_reset(a);
    t->chosen = t->views.at[row];
    t->chosen.recusal = copy_of(a, &t->views.at[row].recusal);
    t->chosen.reviewer = arena_text(a, t->chosen.reviewer);
    t->chosen.submission = arena_text(a, t->chosen.submission);
    return true;
}

static struct action ask(struct screen *s, enum question_id id)
{
    struct recusals_state *t = s->state;
    if (!ui_allows(s->ui, MAY_DECIDE) || !choose(t)) {
        return action_none();
    }
    const char *what = t->chosen.submission ? t->chosen.submission : "整个评审组";
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = (int)id,
        .text = arena_printf(&t->list.asked, "%s %s: %s", t->chosen.reviewer,
                             id == ASK_CONFIRM ? "回避" : "不回避", what),
        .hint = id == ASK_CONFIRM
                    ? "两者之间已有的分配和打分表作废. 可写理由, 也可空着; Enter 决定, Esc 不决定"
                    : "写明为什么不用回避, 印在回避记录上; 因它作废的分配和打分表恢复. Esc 不决定"};
    return action_ask(&t->question);
}

static void decide(struct screen *s, bool is_confirmed, const char *why)
{
    struct recusals_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    int64_t moved = 0;
    const char *reason = text_is_empty(why) ? NULL : arena_text(&t->list.asked, why);
    if (recusal_decide(s->ui->options.desk, &t->list.asked, &t->chosen, is_confirmed, reason,
                       &moved, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "已定: %s%s; 定错了到 0记录 撤销.", is_confirmed ? "回避" : "不回避",
           recusal_moved_text(&t->list.asked, is_confirmed, moved));
}

static struct action print(struct screen *s)
{
    struct recusals_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    struct panel_view v;
    arena_reset(&t->list.asked);
    if (panel_view_load(s->ui->options.desk, &t->list.asked, t->panel, &v, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    t->preview = (struct pages_wanted){.document = document_find("recusal-record"),
                                       .order = {.about = v.panel.name},
                                       .file = "回避记录"};
    return action_push(&pages_screen, &t->preview);
}

/* With the row under the cursor, if there is one. */
static struct action open_pair(struct recusals_state *t)
{
    size_t row;
    t->pair = (struct pair_argument){.panel = t->panel};
    if (short_list_selected(&t->list, &row)) {
        t->pair.reviewer = t->views.at[row].recusal.reviewer;
        t->pair.submission = t->views.at[row].recusal.submission;
    }
    return action_push(&pair_screen, &t->pair);
}

static struct action recusals_event(struct screen *s, const struct event *event)
{
    struct recusals_state *t = s->state;
    const struct answer *answer = &event->answer;
    switch (event->kind) {
    case EVENT_COMMAND:
        switch ((enum command)event->command) {
        case CONFIRM: return ask(s, ASK_CONFIRM);
        case DISMISS: return ask(s, ASK_WHY);
        case PAIR: return open_pair(t);
        case PRINT: return print(s);
        }
        return action_none();
    case EVENT_ANSWER:
        if (answer->is_given && (answer->id == ASK_CONFIRM || answer->id == ASK_WHY)) {
            decide(s, answer->id == ASK_CONFIRM, answer->line);
        } else if (answer->id == 0) {
            ui_reload(s, load);
        }
        return action_none();
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const struct binding bindings[] = {
    {K_F(2), K_ENTER, "回避", "决定回避: 已有的分配和打分表作废. 需要主管.", CONFIRM, "办理"},
    {K_F(4), 0, "核对一对", "任何一位专家与任何一件, 不用先分配; 记下别人来请求的回避.", PAIR,
     "办理"},
    {K_F(8), 0, "不回避", "决定不用回避, 写明理由. 需要主管.", DISMISS, "办理"},
    {K_CTRL('p'), 0, "打印", "回避记录.", PRINT, "查看"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
    {K_ESC, 0, "返回", "回到评审组.", 0, NULL},
};

const struct screen_class recusals_screen = {
    .name = "recusals",
    .title = "回避",
    .state_size = sizeof(struct recusals_state),
    .open = recusals_open,
    .event = recusals_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = short_list_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER,
    .help =
        "本台自己核对的 (同一单位, 登记过的关系) 和有人请求的. 没有决定的先按回避对待; "
        "决定由主管具名, 不回避要写理由.\n名称像不像不算; 单位合并了, 信用代码相同, 才是同一家.\n",
};
