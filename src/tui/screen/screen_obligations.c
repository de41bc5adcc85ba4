/* 后续义务: who owes what by when, done or not. */
#include <limits.h>

#include "base/slice.h"
#include "desk/obligations.h"
#include "desk/submissions.h"
#include "tui/ask.h"
#include "tui/screen/obligations.h"
#include "tui/screen/short_list.h"
#include "tui/thing.h"
#include "tui/ui.h"

enum command { DONE = 1, CLEAR, HAPPENED, OPEN };
enum question_id { ASK_NOTE = 1, ASK_EVENT };
enum owed_column { DUE, STATE, WHO, WHAT, NOTICE };

static const struct list_column columns[] = {
    [DUE] = {.title = "期限", .width = 15, .is_unsorted = true},
    [STATE] = {.title = "状态", .width = 4, .is_unsorted = true},
    [WHO] = {.title = "谁", .width = 22, .widest = 40, .cut = LIST_CUT_MIDDLE, .is_unsorted = true},
    [WHAT] = {.title = "事项", .width = 20, .widest = INT_MAX, .is_unsorted = true},
    [NOTICE] = {.title = "通知", .width = 6, .is_unsorted = true},
};

struct owed_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    struct obligations owed;
    struct question question;
    struct obligation_act act;
};

static const char *due_text(struct arena *a, const struct obligation *o)
{
    return o->turn.due == DAY_NONE ? "没有日子"
                                   : arena_printf(a, "%s%s", day_text(a, o->turn.due),
                                                  o->turn.is_inferred ? " 推定" : "");
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct obligation *o = &((const struct owed_state *)context)->owed.at[row];
    switch ((enum owed_column)column) {
    case DUE: return due_text(a, o);
    case STATE: return obligation_state_name(o->state);
    case WHO: return o->who;
    case WHAT: return o->what;
    case NOTICE: return o->code;
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    switch (((const struct owed_state *)context)->owed.at[row].state) {
    case OBLIGATION_OVERDUE: return STYLE_ERROR;
    case OBLIGATION_DONE: return STYLE_HINT;
    case OBLIGATION_OPEN: break;
    }
    return STYLE_NORMAL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct obligation *o = &((const struct owed_state *)context)->owed.at[row];
    const char *text =
        arena_printf(a, "%s  %s。%s号 %s。%s%s", o->who, o->what, o->code, text_or_empty(o->clause),
                     text_or_empty(o->turn.note), o->turn.note ? "。" : "");
    return o->by ? arena_printf(a, "%s%s 已办, %s 记%s%s", text, o->done_on, o->by,
                                o->note ? ": " : "", text_or_empty(o->note))
                 : text;
}

static enum status load(struct screen *s, struct err *err)
{
    struct owed_state *t = s->state;
    struct arena fresh = {0};
    struct obligations owed;
    enum status status = obligations_load(s->ui->options.desk, &fresh, &owed, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->owed = owed;
    short_list_set(&t->list, fresh, owed.n);
    return STATUS_OK;
}

static enum status owed_open(struct screen *s, const void *argument, struct err *err)
{
    struct owed_state *t = s->state;
    (void)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.told = told;
    t->list.list.noun = "项后续义务";
    t->list.list.empty = "在办的通知没有后续义务. Esc 返回.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

/* ---- done -------------------------------------------------------------------------------------- */

static void mark(struct screen *s, const char *note)
{
    struct owed_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    t->act.note = text_is_empty(note) ? NULL : note;
    if (obligation_done(s->ui->options.desk, &t->list.asked, &t->act, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, t->act.is_clear ? "已收回." : "已记为今天办完; 到 0记录 可以撤销.");
}

static struct action ask_note(struct owed_state *t, const struct obligation *o)
{
    arena_reset(&t->list.asked);
    t->act = (struct obligation_act){.id = arena_text(&t->list.asked, o->id)};
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_NOTE,
        .text = arena_printf(&t->list.asked, "%s %s 已办? 写说明, 如文号", o->who, o->step),
        .hint = "记为今天办的; 别的日子用命令 obligation done --on. 可以不写. Esc 不记"};
    return action_ask(&t->question);
}

/* ---- what starts a clock ----------------------------------------------------------------------- */

static struct action ask_event(struct owed_state *t)
{
    arena_reset(&t->list.asked);
    t->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_EVENT,
                                    .text = "哪一件, 哪天, 发生了什么? 如 00031 2026-03-02 更名",
                                    .hint = "认定后的更名、重组等, 从那天起算期限. Esc 不记"};
    return action_ask(&t->question);
}

/* Three words: number, day, and the rest. */
static bool read_event(struct arena *a, const char *line, const char *parts[3])
{
    struct slice rest = slice_trim(slice_of(line));
    for (size_t i = 0; i < 3; i++) {
        size_t n = 0;
        while (n < rest.n && (i == 2 || rest.at[n] != ' ')) {
            n++;
        }
        parts[i] = arena_copy(a, rest.at, n);
        rest = slice_trim((struct slice){rest.at + n, rest.n - n});
    }
    return *parts[1] != '\0';
}

static void happened(struct screen *s, const char *line)
{
    struct owed_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    struct submission found = {0};
    const char *parts[3];
    if (!read_event(&t->list.asked, line, parts)) {
        ui_say(s->ui, STYLE_WARNING, "要写编号和日期, 用空格隔开; 如 00031 2026-03-02 更名");
        return;
    }
    struct desk *desk = s->ui->options.desk;
    enum status status = submission_find(desk, &t->list.asked, parts[0], &found, &err);
    struct obligation_event event = {found.record.id, NULL, parts[1], *parts[2] ? parts[2] : NULL};
    if (status == STATUS_OK) {
        status = obligation_event_add(desk, &t->list.asked, &event, &err);
    }
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "已记下, 期限从那天起算.");
}

/* ---- events ------------------------------------------------------------------------------------ */

static struct action open_subject(struct screen *s, const struct obligation *o)
{
    return o->submission ? thing_open(s, "submission", o->submission)
           : o->unit     ? thing_open(s, "unit", o->unit)
                         : thing_open(s, "notice", o->notice);
}

static struct action command(struct screen *s, enum command c)
{
    struct owed_state *t = s->state;
    size_t row;
    if (c == HAPPENED) {
        return ask_event(t);
    }
    if (!short_list_selected(&t->list, &row)) {
        return action_none();
    }
    const struct obligation *o = &t->owed.at[row];
    if (c == OPEN) {
        return open_subject(s, o);
    }
    if (c == DONE) {
        return ask_note(t, o);
    }
    arena_reset(&t->list.asked);
    t->act = (struct obligation_act){.id = arena_text(&t->list.asked, o->id), .is_clear = true};
    mark(s, NULL);
    return action_none();
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    if (answer->is_given && answer->id == ASK_NOTE) {
        mark(s, answer->line);
    } else if (answer->is_given && answer->id == ASK_EVENT) {
        happened(s, answer->line);
    } else if (answer->id == 0) {
        ui_reload(s, load);
    }
    return action_none();
}

static struct action owed_event(struct screen *s, const struct event *event)
{
    struct owed_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const struct binding bindings[] = {
    {K_F(2), 0, "已办", "记为今天办完, 可以写说明.", DONE, "办理"},
    {K_F(3), K_ENTER, "打开", "打开这件申报件, 单位或通知.", OPEN, "查看"},
    {K_F(4), 0, "发生", "认定后更名、重组等: 写编号和日期, 期限从那天起算.", HAPPENED, "办理"},
    {K_F(8), 0, "收回", "收回已办, 回到未办.", CLEAR, "办理"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
    {K_ESC, 0, "返回", "回到上一屏.", 0, NULL},
};

const struct screen_class obligations_screen = {
    .name = "obligations",
    .title = "后续义务",
    .state_size = sizeof(struct owed_state),
    .open = owed_open,
    .event = owed_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = short_list_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "通知在申报之后还要求的: 总结, 定期报告, 变动报告, 评估, 有效期. 谁在哪天以前, 办了没有. "
        "只写月份的按月末, 没写从哪天起算的按认定之日, 都标明推定. 没办的在前, 近的在前.\n",
};
