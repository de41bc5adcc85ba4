/* 核验: the conditions a case must meet, each ticked with the evidence that was seen. */
#include <limits.h>

#include "desk/conditions.h"
#include "tui/ask.h"
#include "tui/screen/short_list.h"
#include "tui/screen/submissions.h"
#include "tui/ui.h"

enum command { MET = 1, FAILED, CLEAR };
enum question_id { ASK_EVIDENCE = 1 };
enum condition_column { STATE, NAME, NEED, CLAUSE };

static const struct list_column columns[] = {
    [STATE] = {.title = "核验", .width = 6, .is_unsorted = true},
    [NAME] = {.title = "条件", .width = 30, .widest = INT_MAX, .is_unsorted = true},
    [NEED] = {.title = "要求", .width = 10, .is_unsorted = true},
    [CLAUSE] = {.title = "条款", .width = 20, .widest = 30, .is_unsorted = true},
};

struct conditions_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    int64_t id;             /* of the case */
    struct condition_lines lines;
    struct question question;
    struct tick_act act;
};

static const char *need_text(const struct condition *c)
{
    static const char *const needs[] = {"", "必备", "优先", "参考"};
    return c->verify == VERIFY_MACHINE ? "机器判断" : needs[c->need];
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct condition_line *line = &((const struct conditions_state *)context)->lines.at[row];
    (void)a;
    switch ((enum condition_column)column) {
    case STATE: return line->state;
    case NAME: return line->name;
    case NEED: return need_text(line->condition);
    case CLAUSE: return line->condition->rule.clause;
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    switch (((const struct conditions_state *)context)->lines.at[row].judged) {
    case CONDITION_FAILED: return STYLE_ERROR;
    case CONDITION_OPEN: return STYLE_WARNING;
    case CONDITION_MET:
    case CONDITION_UNSURE:
    case CONDITION_NOT_ASKED: break;
    }
    return STYLE_NORMAL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    (void)a;
    return ((const struct conditions_state *)context)->lines.at[row].text;
}

static enum status load(struct screen *s, struct err *err)
{
    struct conditions_state *t = s->state;
    struct arena fresh = {0};
    struct condition_lines lines;
    enum status status = conditions_load(s->ui->options.desk, &fresh, t->id, &lines, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->lines = lines;
    short_list_set(&t->list, fresh, lines.n);
    return STATUS_OK;
}

static enum status conditions_open(struct screen *s, const void *argument, struct err *err)
{
    struct conditions_state *t = s->state;
    t->id = *(const int64_t *)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.told = told;
    t->list.list.noun = "个条件";
    t->list.list.empty = "这份通知对这一件没有条件. Esc 返回.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

/* ---- ticking ----------------------------------------------------------------------------------- */

static const char *proposal(struct arena *a, const struct condition_line *line)
{
    const char *text = line->tick ? line->tick->evidence : "";
    for (size_t i = 0; !line->tick && i < line->condition->evidence.n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? "、" : "", line->condition->evidence.at[i]);
    }
    return text;
}

static struct action ask(struct conditions_state *t, const struct condition_line *line,
                         enum tick_value value)
{
    arena_reset(&t->list.asked);
    t->act = (struct tick_act){
        .submission = t->id, .condition = arena_text(&t->list.asked, line->name), .value = value};
    t->question =
        (struct question){.kind = ASK_LINE,
                          .id = ASK_EVIDENCE,
                          .text = arena_printf(&t->list.asked, "「%s」%s: 看了什么凭据?",
                                               line->name, value == TICK_MET ? "符合" : "不符合"),
                          .hint = "如 承诺函、查询结果、营业执照. 记名保存, 可以撤销. Esc 不核",
                          .line = proposal(&t->list.asked, line)};
    return action_ask(&t->question);
}

static void tick(struct screen *s, const char *evidence)
{
    struct conditions_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    t->act.evidence = evidence;
    if (condition_tick(s->ui->options.desk, &t->list.asked, &t->act, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "「%s」已记下.", t->act.condition);
}

static struct action command(struct screen *s, enum command c)
{
    struct conditions_state *t = s->state;
    size_t row;
    if (!short_list_selected(&t->list, &row)) {
        return action_none();
    }
    const struct condition_line *line = &t->lines.at[row];
    if (line->condition->verify == VERIFY_MACHINE) {
        ui_say(s->ui, STYLE_WARNING, "「%s」由机器判断, 不用人核.", line->name);
        return action_none();
    }
    switch (c) {
    case MET: return ask(t, line, TICK_MET);
    case FAILED: return ask(t, line, TICK_FAILED);
    case CLEAR:
        arena_reset(&t->list.asked);
        t->act = (struct tick_act){.submission = t->id,
                                   .condition = arena_text(&t->list.asked, line->name)};
        tick(s, NULL);
        break;
    }
    return action_none();
}

static struct action conditions_event(struct screen *s, const struct event *event)
{
    struct conditions_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER:
        if (event->answer.id == ASK_EVIDENCE && event->answer.is_given) {
            tick(s, event->answer.line);
        }
        return action_none();
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const struct binding bindings[] = {
    {K_F(2), K_ENTER, "符合", "核过, 符合; 要写看了什么凭据.", MET, "办理"},
    {K_F(3), 0, "不符合", "核过, 不符合; 要写看了什么凭据.", FAILED, "办理"},
    {K_F(8), 0, "收回", "收回核验, 回到没核.", CLEAR, "办理"},
    {K_DOWN, K_UP, NULL, "上下翻看各条件.", 0, NULL},
    {K_ESC, 0, "返回", "回到申报件.", 0, NULL},
};

const struct screen_class conditions_screen = {
    .name = "conditions",
    .title = "核验条件",
    .state_size = sizeof(struct conditions_state),
    .open = conditions_open,
    .event = conditions_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = short_list_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "通知要求的条件. 机器能查的由机器判断; 其余由人看凭据, 核为符合或不符合. 谁核的, 何时, "
            "看了什么都记着. 必备的没有核或不符合, 检查里会写出来.\n",
};
