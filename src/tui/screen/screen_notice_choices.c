/* 口径: what a notice leaves open, and how this desk reads it. */
#include <limits.h>

#include "base/slice.h"
#include "desk/choices.h"
#include "tui/ask.h"
#include "tui/screen/screen_notice.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

enum command { INCLUDE = 1, EXCLUDE, CLEAR };
enum question_id { ASK_WHY = 1 };
enum choice_column { STEP, WHAT, DUE, CHOSEN };

static const struct list_column columns[] = {
    [STEP] = {.title = "环节", .width = 20, .widest = 24, .is_unsorted = true},
    [WHAT] = {.title = "没有写", .width = 14, .is_unsorted = true},
    [DUE] = {.title = "期限", .width = 18, .widest = 24, .is_unsorted = true},
    [CHOSEN] = {.title = "本台定为", .width = 10, .widest = INT_MAX, .is_unsorted = true},
};

struct choices_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    int64_t notice;
    struct open_choices choices;
    struct question question;
    struct choice_act act;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct open_choice *o = &((const struct choices_state *)context)->choices.at[row];
    switch ((enum choice_column)column) {
    case STEP: return o->step;
    case WHAT: return o->is_first ? "首日计不计入" : "「前」含不含";
    case DUE: return o->due;
    case CHOSEN:
        return o->chosen ? arena_printf(a, "%s  %s", o->chosen->is_included ? "含" : "不含",
                                        o->chosen->by)
                         : "还没有定";
    }
    return NULL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct open_choice *o = &((const struct choices_state *)context)->choices.at[row];
    return arena_printf(a, "%s%s%s%s", o->text, o->clause ? " 条款 " : "", text_or_empty(o->clause),
                        ". 定了以后写在检查意见和回执上; 理由在记录里.");
}

static enum status load(struct screen *s, struct err *err)
{
    struct choices_state *t = s->state;
    struct arena fresh = {0};
    struct open_choices choices;
    enum status status = open_choices_load(s->ui->options.desk, &fresh, t->notice, &choices, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->choices = choices;
    short_list_set(&t->list, fresh, choices.n);
    return STATUS_OK;
}

static enum status choices_open(struct screen *s, const void *argument, struct err *err)
{
    struct choices_state *t = s->state;
    t->notice = *(const int64_t *)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell});
    t->list.told = told;
    t->list.list.noun = "处没有写";
    t->list.list.empty = "期限含不含当日, 首日算不算, 这份通知都写了, 或没有这样的期限. Esc 返回.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

static void choose(struct screen *s, const char *why)
{
    struct choices_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    size_t rejudged = 0;
    t->act.why = why;
    if (choice_make(s->ui->options.desk, &t->list.asked, &t->act, &rejudged, &err)) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "口径已记下, 改判收件 %zu 次; 到 0记录 可以撤销.", rejudged);
}

/* What it would change is told before anything is. */
static struct action ask_why(struct screen *s)
{
    struct choices_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    size_t rejudged = 0;
    if (choice_preview(s->ui->options.desk, &t->list.asked, &t->act, &rejudged, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_WHY,
        .text = arena_printf(&t->list.asked, "「%s」定为%s的依据?", t->act.step,
                             t->act.value == CHOICE_INCLUDED ? "含" : "不含"),
        .hint = arena_printf(&t->list.asked, "会改判收件 %zu 次. 如 会议研究; 可以不写. Esc 不定",
                             rejudged)};
    return action_ask(&t->question);
}

static struct action command(struct screen *s, enum command c)
{
    struct choices_state *t = s->state;
    size_t row;
    if (!short_list_selected(&t->list, &row)) {
        return action_none();
    }
    arena_reset(&t->list.asked);
    t->act = (struct choice_act){.notice = t->notice,
                                 .step = arena_text(&t->list.asked, t->choices.at[row].step),
                                 .is_first = t->choices.at[row].is_first,
                                 .value = c == INCLUDE   ? CHOICE_INCLUDED
                                          : c == EXCLUDE ? CHOICE_EXCLUDED
                                                         : CHOICE_OPEN};
    if (c == CLEAR) {
        choose(s, NULL);
        return action_none();
    }
    return ask_why(s);
}

static struct action choices_event(struct screen *s, const struct event *event)
{
    struct choices_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER:
        if (event->answer.id == ASK_WHY && event->answer.is_given) {
            choose(s, event->answer.line);
        }
        return action_none();
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const struct binding bindings[] = {
    {K_F(2), K_ENTER, "含", "定为含当日当时 (首日计入). 主管才能定.", INCLUDE, "办理"},
    {K_F(3), 0, "不含", "定为不含当日当时 (首日不计入). 主管才能定.", EXCLUDE, "办理"},
    {K_F(8), 0, "收回", "收回, 回到没有定.", CLEAR, "办理"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
    {K_ESC, 0, "返回", "回到通知.", 0, NULL},
};

const struct screen_class notice_choices_screen = {
    .name = "notice-choices",
    .title = "口径",
    .state_size = sizeof(struct choices_state),
    .open = choices_open,
    .event = choices_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = short_list_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "「12月24日17:00前」含不含17:00整, 「5个工作日」首日算不算, 文件没有写的, 由主管定. "
            "没有定之前「前」按包括计, 首日按不计入, 并且每次都说明.\n",
};
