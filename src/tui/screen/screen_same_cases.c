/* 多头申报: pairs of submissions that look like one case, both clauses named; a person decides. */
#include <limits.h>

#include "base/slice.h"
#include "desk/same_cases.h"
#include "desk/submissions.h"
#include "tui/ask.h"
#include "tui/screen/short_list.h"
#include "tui/screen/submissions.h"
#include "tui/thing.h"
#include "tui/ui.h"

enum command { SAME = 1, DIFFERENT, CLEAR, OPEN_LEFT, OPEN_RIGHT };
enum question_id { ASK_WHY = 1 };
enum pair_column { VERDICT, LEFT, RIGHT, TITLE };

static const struct list_column columns[] = {
    [VERDICT] = {.title = "决定", .width = 6, .is_unsorted = true},
    [LEFT] = {.title = "甲", .width = 18, .widest = 44, .is_unsorted = true},
    [RIGHT] = {.title = "乙", .width = 18, .widest = 44, .is_unsorted = true},
    [TITLE] = {.title = "名称", .width = 20, .widest = INT_MAX, .is_unsorted = true},
};

struct same_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    struct same_cases pairs;
    struct question question;
    struct same_case_act act;
};

static const char *side_text(struct arena *a, const struct same_case *c, size_t side)
{
    return arena_printf(a, "%s %s %s", submission_no(a, c->ids[side]), c->notices[side],
                        c->recommenders[side]);
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    static const char *const verdicts[] = {"疑似", "同一件", "不同"};
    const struct same_case *c = &((const struct same_state *)context)->pairs.at[row];
    switch ((enum pair_column)column) {
    case VERDICT: return verdicts[c->verdict];
    case LEFT: return side_text(a, c, 0);
    case RIGHT: return side_text(a, c, 1);
    case TITLE: return c->titles[0];
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    switch (((const struct same_state *)context)->pairs.at[row].verdict) {
    case SAME_PROPOSED: return STYLE_WARNING;
    case SAME_CONFIRMED: return STYLE_ERROR;
    case SAME_REJECTED: break;
    }
    return STYLE_NORMAL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct same_case *c = &((const struct same_state *)context)->pairs.at[row];
    const struct finding *f = &c->findings[0];
    if (c->verdict == SAME_REJECTED) {
        return arena_printf(a, "%s。%s 确认不是同一件, 不再提。", c->lead, c->by);
    }
    return arena_printf(a, "%s。%s。%s%s", c->lead, f->text, f->clause ? "条款 " : "",
                        text_or_empty(f->clause));
}

static enum status load(struct screen *s, struct err *err)
{
    struct same_state *t = s->state;
    struct arena fresh = {0};
    struct same_cases pairs;
    enum status status = same_cases_load(s->ui->options.desk, &fresh, s->ui->notice, &pairs, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->pairs = pairs;
    short_list_set(&t->list, fresh, pairs.n);
    return STATUS_OK;
}

static enum status same_open(struct screen *s, const void *argument, struct err *err)
{
    struct same_state *t = s->state;
    (void)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.told = told;
    t->list.list.noun = "组牵头单位和名称相同的";
    t->list.list.empty = "没有牵头单位和名称都相同的申报件. Esc 返回.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

static void decide(struct screen *s, const char *why)
{
    struct same_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    t->act.why = why;
    if (same_case_decide(s->ui->options.desk, &t->list.asked, &t->act, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "已记下; 到 0记录 可以撤销.");
}

static struct action ask_why(struct same_state *t, const struct same_case *c,
                             enum same_verdict verdict)
{
    arena_reset(&t->list.asked);
    t->act = (struct same_case_act){c->ids[0], c->ids[1], verdict, NULL};
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_WHY,
        .text = arena_printf(&t->list.asked, "%s 和 %s %s的依据?",
                             submission_no(&t->list.asked, c->ids[0]),
                             submission_no(&t->list.asked, c->ids[1]),
                             verdict == SAME_CONFIRMED ? "是同一件" : "不是同一件"),
        .hint = "如 核对过申报书; 可以不写. Esc 不定"};
    return action_ask(&t->question);
}

static struct action command(struct screen *s, enum command c)
{
    struct same_state *t = s->state;
    size_t row;
    if (!short_list_selected(&t->list, &row)) {
        return action_none();
    }
    const struct same_case *pair = &t->pairs.at[row];
    switch (c) {
    case SAME: return ask_why(t, pair, SAME_CONFIRMED);
    case DIFFERENT: return ask_why(t, pair, SAME_REJECTED);
    case OPEN_LEFT: return thing_open(s, "submission", pair->ids[0]);
    case OPEN_RIGHT: return thing_open(s, "submission", pair->ids[1]);
    case CLEAR:
        arena_reset(&t->list.asked);
        t->act = (struct same_case_act){pair->ids[0], pair->ids[1], SAME_PROPOSED, NULL};
        decide(s, NULL);
        break;
    }
    return action_none();
}

static struct action same_event(struct screen *s, const struct event *event)
{
    struct same_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER:
        if (event->answer.id == ASK_WHY && event->answer.is_given) {
            decide(s, event->answer.line);
        } else if (event->answer.id == 0) {
            ui_reload(s, load);
        }
        return action_none();
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const struct binding bindings[] = {
    {K_F(2), K_ENTER, "同一件", "确认是同一件: 多头申报按通知处理.", SAME, "办理"},
    {K_F(3), 0, "不同", "确认不是同一件, 今后不再提.", DIFFERENT, "办理"},
    {K_F(4), 0, "看甲", "打开左边的申报件.", OPEN_LEFT, "查看"},
    {K_F(5), 0, "看乙", "打开右边的申报件.", OPEN_RIGHT, "查看"},
    {K_F(8), 0, "收回", "收回决定, 回到疑似.", CLEAR, "办理"},
    {K_DOWN, K_UP, NULL, "上下翻看各组.", 0, NULL},
    {K_ESC, 0, "返回", "回到申报件.", 0, NULL},
};

const struct screen_class same_cases_screen = {
    .name = "same-cases",
    .title = "多头申报",
    .state_size = sizeof(struct same_state),
    .open = same_open,
    .event = same_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = short_list_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "牵头单位和名称都相同的申报件, 一组一行: 同一份通知里的, 和上下级通知之间的. "
            "是不是同一件由人定; 通知禁止多途径的, 下面写明两边的条款.\n",
};
