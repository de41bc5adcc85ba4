/* 我的评审: the first screen of an expert: the panels they score in, and what is still to be done. */
#include <limits.h>

#include "base/slice.h"
#include "desk/my_panels.h"
#include "tui/screen/review.h"
#include "tui/screen/sheets.h"
#include "tui/screen/short_list.h"
#include "tui/screen/signing_ask.h"
#include "tui/ui.h"

enum command { OPEN = 1, SIGN, RELATIONS };
enum panels_column { NAME, NOTICE, STATE, SEALED, DRAFTS, UNTOUCHED, SIGNING };

static const struct list_column columns[] = {
    [NAME] = {.title = "评审组", .width = 26, .widest = INT_MAX, .is_unsorted = true},
    [NOTICE] = {.title = "通知", .width = 6, .is_unsorted = true},
    [STATE] = {.title = "状态", .width = 6, .is_unsorted = true},
    [SEALED] = {.title = "已交", .width = 4, .to_right = true, .is_unsorted = true},
    [DRAFTS] = {.title = "草稿", .width = 4, .to_right = true, .is_unsorted = true},
    [UNTOUCHED] = {.title = "未评", .width = 4, .to_right = true, .is_unsorted = true},
    [SIGNING] = {.title = "签字", .width = 8, .is_unsorted = true},
};

struct panels_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    struct my_panels panels;
    struct signing_ask signing;
    struct sheets_argument open;
};

static const char *count(struct arena *a, int64_t n)
{
    return n ? arena_printf(a, "%lld", (long long)n) : NULL;
}

static int64_t untouched(const struct my_panel *p)
{
    return p->cases - p->sealed - p->drafts;
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct my_panel *p = &((const struct panels_state *)context)->panels.at[row];
    switch ((enum panels_column)column) {
    case NAME: return p->name;
    case NOTICE: return p->notice;
    case STATE: return panel_state_name(p->state);
    case SEALED: return count(a, p->sealed);
    case DRAFTS: return count(a, p->drafts);
    case UNTOUCHED: return count(a, untouched(p));
    case SIGNING: return p->signing ? signing_name(p->signing) : NULL;
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    const struct my_panel *p = &((const struct panels_state *)context)->panels.at[row];
    return p->sealed == p->cases ? STYLE_GOOD : STYLE_NORMAL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct my_panel *p = &((const struct panels_state *)context)->panels.at[row];
    const char *text = arena_printf(a, "评审方案: %s.", text_or_empty(p->scheme));
    return p->sealed < p->cases
               ? arena_printf(a, "%s\n还有 %lld 件没有交. Enter 打分.", text,
                              (long long)(p->cases - p->sealed))
               : arena_printf(a, "%s\n全部封存了.%s", text, p->signing ? "" : " F5 签字.");
}

static enum status load(struct screen *s, struct err *err)
{
    struct panels_state *t = s->state;
    struct arena fresh = {0};
    struct my_panels panels;
    enum status status = my_panels_load(s->ui->options.desk, &fresh, &panels, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->panels = panels;
    t->list.list.empty = panels.reviewer ? "还没有分给您的评审. 评审组开始打分以后就在这里."
                                         : "您的用户还没有连到专家库里的人; 请管理员登记.";
    short_list_set(&t->list, fresh, panels.n);
    return STATUS_OK;
}

static enum status panels_open(struct screen *s, const void *argument, struct err *err)
{
    struct panels_state *t = s->state;
    (void)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.told = told;
    t->list.list.noun = "个评审组";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

static struct action show_relations(struct screen *s)
{
    const struct panels_state *t = s->state;
    if (!t->panels.reviewer) {
        ui_say(s->ui, STYLE_WARNING, "您的用户还没有连到专家库里的专家, 请工作人员办.");
        return action_none();
    }
    return action_push(&relations_screen, &t->panels.reviewer);
}

static struct action command(struct screen *s, enum command c)
{
    struct panels_state *t = s->state;
    size_t row;
    if (c == RELATIONS) {
        return show_relations(s);
    }
    if (!short_list_selected(&t->list, &row)) {
        return action_none();
    }
    const struct my_panel *p = &t->panels.at[row];
    if (c == OPEN) {
        t->open = (struct sheets_argument){p->id, t->panels.reviewer, 0};
        return action_push(&sheets_screen, &t->open);
    }
    arena_reset(&t->list.asked);
    return signing_ask(&t->signing, p->id, t->panels.reviewer,
                       arena_printf(&t->list.asked, "「%s」的评审结果, 您", p->name));
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct panels_state *t = s->state;
    bool is_signed = answer->id == 0;
    struct action action = signing_ask_is_mine(answer)
                               ? signing_ask_answer(s, &t->signing, answer, &is_signed)
                               : action_none();
    if (is_signed) {
        ui_reload(s, load);
    }
    return action;
}

static struct action panels_event(struct screen *s, const struct event *event)
{
    struct panels_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "打分", "这个评审组里分给您的申报件.", OPEN, "办理"},
    {K_F(5), 0, "签字", "全部封存以后, 对评审结果签字.", SIGN, "办理"},
    {K_F(6), 0, "关系", "您与单位的利害关系: 看, 登记新的; 核对回避靠它.", RELATIONS, "编辑"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
};

const struct screen_class my_panels_screen = {
    .name = "my-panels",
    .title = "我的评审",
    .digit = '7',
    .state_size = sizeof(struct panels_state),
    .open = panels_open,
    .event = panels_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = short_list_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_REVIEW,
    .help = "分给您打分的评审组. 只看得到分给自己的申报件和自己的打分表; 别人打了什么, "
            "封存以后也看不到.\n",
};
