/* 7评审: the panels and how far each is; new ones drawn or named, what is wrong with one put right. */
#include <limits.h>

#include "base/slice.h"
#include "desk/draws.h"
#include "tui/ask.h"
#include "tui/screen/review.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

enum command { OPEN = 1, DRAW, NAME_ONE, POOL, EDIT, VERIFY, VOID };
enum question_id { ASK_WHY = 1 };
enum review_column { NAME, NOTICE, STATE, MEMBERS, CASES, ASSIGNED, SEALED };

static const struct list_column columns[] = {
    [NAME] = {.title = "评审组", .width = 20, .widest = INT_MAX, .is_unsorted = true},
    [NOTICE] = {.title = "通知", .width = 6, .is_unsorted = true},
    [STATE] = {.title = "状态", .width = 8, .is_unsorted = true},
    [MEMBERS] = {.title = "成员", .width = 7, .to_right = true, .is_unsorted = true},
    [CASES] = {.title = "件", .width = 6, .to_right = true, .is_unsorted = true},
    [ASSIGNED] = {.title = "分配", .width = 7, .to_right = true, .is_unsorted = true},
    [SEALED] = {.title = "已封存", .width = 7, .to_right = true, .is_unsorted = true},
};

struct review_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    struct panel_views panels;
    int64_t open; /* the panel acted on; 0: a new one */
    bool opens;   /* what comes of it: drawn or made */
    struct question question;
};

static const char *number(struct arena *a, int64_t n)
{
    return arena_printf(a, "%lld", (long long)n);
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct panel_view *v = &((const struct review_state *)context)->panels.at[row];
    switch ((enum review_column)column) {
    case NAME: return v->panel.name;
    case NOTICE: return v->notice;
    case STATE: return panel_state_name(v->panel.state);
    case MEMBERS:
        return v->alternates
                   ? arena_printf(a, "%lld+%lld", (long long)v->members, (long long)v->alternates)
                   : number(a, v->members);
    case CASES: return number(a, v->cases);
    case ASSIGNED: return number(a, v->assigned);
    case SEALED: return number(a, v->sealed);
    }
    return NULL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct panel_view *v = &((const struct review_state *)context)->panels.at[row];
    const struct panel *p = &v->panel;
    const char *left = v->left ? arena_printf(a, "%s\n", panel_counts_text(a, v)) : "";
    return arena_printf(
        a, "%s方向 %s\n方案 %s\n%s%s%s%s", left, p->directions ? p->directions : "全部",
        p->scheme ? p->scheme : "(开始打分时取默认的)", p->seed ? "抽取: " : "成员是指定的",
        p->seed ? p->terms : "", p->note ? "\n备注 " : "", text_or_empty(p->note));
}

static enum status load(struct screen *s, struct err *err)
{
    struct review_state *t = s->state;
    struct arena fresh = {0};
    struct panel_views panels = {0};
    enum status status = panels_load(s->ui->options.desk, &fresh, 0, &panels, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->panels = panels;
    short_list_set(&t->list, fresh, panels.n);
    return STATUS_OK;
}

static enum status review_open(struct screen *s, const void *argument, struct err *err)
{
    struct review_state *t = s->state;
    (void)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell});
    t->list.told = told;
    t->list.list.noun = "个评审组";
    t->list.list.empty = "还没有评审组. F2 抽取, F3 指定; 专家先在 F4 专家 里登记.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

static const struct panel_view *selected(const struct review_state *t)
{
    size_t row;
    return short_list_selected(&t->list, &row) ? &t->panels.at[row] : NULL;
}

/* Into the panel under the cursor when it is still empty, else a new one. */
static struct action draw_one(struct review_state *t)
{
    const struct panel_view *v = selected(t);
    bool is_empty = v && !v->members && text_eq(v->panel.state, PANEL_DRAWING);
    t->open = is_empty ? v->panel.record.id : 0;
    t->opens = true;
    return action_push(&draw_screen, &t->open);
}

static struct action verify(struct screen *s, const struct panel_view *v)
{
    struct review_state *t = s->state;
    const char *difference = NULL;
    arena_reset(&t->list.asked);
    struct err err = {.arena = &t->list.asked};
    if (!v->panel.seed) {
        ui_say(s->ui, STYLE_HINT, "%s 没有经过抽取, 成员是指定的.", v->panel.name);
    } else if (draw_verify(s->ui->options.desk, &t->list.asked, v->panel.record.id, &difference,
                           &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else {
        ui_say(s->ui, difference ? STYLE_ERROR : STYLE_GOOD, "%s: %s", v->panel.name,
               difference ? difference : "照记录重抽一遍, 结果一样.");
    }
    return action_none();
}

static struct action ask_why(struct screen *s, const struct panel_view *v)
{
    struct review_state *t = s->state;
    if (!ui_allows(s->ui, MAY_DECIDE)) {
        return action_none();
    }
    if (!text_eq(v->panel.state, PANEL_DRAWING)) {
        ui_say(s->ui, STYLE_WARNING, "%s, 不能作废.", panel_state_name(v->panel.state));
        return action_none();
    }
    arena_reset(&t->list.asked);
    t->open = v->panel.record.id;
    t->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_WHY,
        .text = arena_printf(&t->list.asked, "作废 %s 的理由?", v->panel.name),
        .hint = arena_printf(&t->list.asked, "连同席位 %lld 个, 分配 %lld 份; 不删, 可撤销",
                             (long long)(v->members + v->alternates), (long long)v->assigned)};
    return action_ask(&t->question);
}

static void make_void(struct screen *s, const char *why)
{
    struct review_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    if (panel_void(s->ui->options.desk, &t->list.asked, t->open, why, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "作废了; 错了到 0记录 撤销.");
}

static struct action name_one(struct review_state *t)
{
    t->open = 0;
    t->opens = true;
    return action_push(&panel_form_screen, &t->open);
}

static struct action with_panel(struct screen *s, enum command c)
{
    struct review_state *t = s->state;
    const struct panel_view *v = selected(t);
    if (!v) {
        return action_none();
    }
    t->open = v->panel.record.id;
    switch (c) {
    case OPEN: return action_push(&panel_screen, &t->open);
    case EDIT: return action_push(&panel_form_screen, &t->open);
    case VERIFY: return verify(s, v);
    case VOID: return ask_why(s, v);
    case DRAW:
    case NAME_ONE:
    case POOL: break;
    }
    return action_none();
}

static struct action command(struct screen *s, enum command c)
{
    struct review_state *t = s->state;
    switch (c) {
    case DRAW: return draw_one(t);
    case NAME_ONE: return name_one(t);
    case POOL: return action_push(&reviewers_screen, NULL);
    case OPEN:
    case EDIT:
    case VERIFY:
    case VOID: break;
    }
    return with_panel(s, c);
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct review_state *t = s->state;
    if (answer->id == ASK_WHY) {
        if (answer->is_given) {
            make_void(s, answer->line);
        }
        return action_none();
    }
    bool opens = t->opens && answer->is_given && answer->choice;
    t->opens = false;
    ui_reload(s, load);
    t->open = (int64_t)answer->choice;
    return opens ? action_push(&panel_screen, &t->open) : action_none();
}

static struct action review_event(struct screen *s, const struct event *event)
{
    struct review_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "打开", "打开这个评审组.", OPEN, "查看"},
    {K_F(2), 0, "抽取", "从专家库随机抽取一个评审组; 光标在空的组上就抽进这一组.", DRAW, "办理"},
    {K_F(3), 0, "指定", "不抽取, 先建一个空的组, 再指定成员.", NAME_ONE, "办理"},
    {K_F(4), 0, "专家", "专家库: 登记, 导入, 利害关系.", POOL, "查看"},
    {K_F(5), 0, "修改", "改组名, 方向, 方案, 备注; 开始打分以后只能改组名和备注.", EDIT, "编辑"},
    {K_F(6), 0, "核对抽取", "照记录再抽一遍, 看结果是不是一样.", VERIFY, "查看"},
    {K_F(8), 0, "作废", "作废没有开始打分的组, 写明理由. 需要主管.", VOID, "编辑"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
};

const struct screen_class review_screen = {
    .name = "review",
    .title = "评审",
    .digit = '7',
    .state_size = sizeof(struct review_state),
    .open = review_open,
    .event = review_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = short_list_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER,
    .help = "评审组: 成员从专家库抽取, 核对回避, 分配申报件, 开始打分. "
            "每一组看得到分了多少份, 封存了多少份.\n只是专家的人从「我的评审」进.\n",
};
