/* 7评审: the panels and how far each is; an expert sees those they score in. */
#include <limits.h>

#include "base/slice.h"
#include "desk/panels.h"
#include "desk/sight.h"
#include "tui/screen/review.h"
#include "tui/screen/sheets.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

enum command { OPEN = 1, DRAW, POOL };
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
    bool is_whole;          /* all panels, not only one's own */
    struct panel_views panels;
    struct panels_mine mine;
    int64_t open;
    struct sheets_argument sheets;
};

static const char *number(struct arena *a, int64_t n)
{
    return arena_printf(a, "%lld", (long long)n);
}

static const char *cell_of_mine(const struct panel_mine *m, struct arena *a,
                                enum review_column column)
{
    switch (column) {
    case NAME: return m->name;
    case STATE: return "打分中";
    case ASSIGNED: return number(a, m->assigned);
    case SEALED: return number(a, m->sealed);
    case NOTICE:
    case MEMBERS:
    case CASES: break;
    }
    return NULL;
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct review_state *t = context;
    if (!t->is_whole) {
        return cell_of_mine(&t->mine.at[row], a, (enum review_column)column);
    }
    const struct panel_view *v = &t->panels.at[row];
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
    const struct review_state *t = context;
    if (!t->is_whole) {
        const struct panel_mine *m = &t->mine.at[row];
        return m->sealed == m->assigned ? "都封存了."
                                        : arena_printf(a, "还有 %lld 件没有封存. Enter 打分.",
                                                       (long long)(m->assigned - m->sealed));
    }
    const struct panel *p = &t->panels.at[row].panel;
    return arena_printf(a, "方向 %s\n方案 %s\n%s%s", p->directions ? p->directions : "全部",
                        p->scheme ? p->scheme : "(开始打分时取默认的)",
                        p->seed ? "抽取: " : "成员是指定的", p->seed ? p->terms : "");
}

static enum status load(struct screen *s, struct err *err)
{
    struct review_state *t = s->state;
    struct arena fresh = {0};
    struct panel_views panels = {0};
    struct panels_mine mine = {0};
    struct desk *desk = s->ui->options.desk;
    t->is_whole = sight_is_whole(desk);
    enum status status = t->is_whole ? panels_load(desk, &fresh, 0, &panels, err)
                                     : panels_mine_load(desk, &fresh, &mine, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->panels = panels;
    t->mine = mine;
    t->list.list.empty = t->is_whole ? "还没有评审组. F2 抽取; 专家先在 F4 专家 里登记."
                                     : "现在没有分给您打分的申报件.";
    short_list_set(&t->list, fresh, t->is_whole ? panels.n : mine.n);
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
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        short_list_screen_close(s);
    }
    return status;
}

static struct action open_row(struct review_state *t)
{
    size_t row;
    if (!short_list_selected(&t->list, &row)) {
        return action_none();
    }
    if (t->is_whole) {
        t->open = t->panels.at[row].panel.record.id;
        return action_push(&panel_screen, &t->open);
    }
    t->sheets = (struct sheets_argument){t->mine.at[row].panel, t->mine.at[row].reviewer, 0};
    return action_push(&sheets_screen, &t->sheets);
}

static struct action review_event(struct screen *s, const struct event *event)
{
    struct review_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND:
        switch ((enum command)event->command) {
        case OPEN: return open_row(t);
        case DRAW: return action_push(&draw_screen, NULL);
        case POOL: return action_push(&reviewers_screen, NULL);
        }
        return action_none();
    case EVENT_ANSWER:
        ui_reload(s, load);
        t->open = (int64_t)event->answer.choice;
        return event->answer.is_given && t->open ? action_push(&panel_screen, &t->open)
                                                 : action_none();
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "打开", "打开这个评审组; 专家打开自己的打分名单.", OPEN, "查看"},
    {K_F(2), 0, "抽取", "从专家库随机抽取一个评审组.", DRAW, "办理"},
    {K_F(4), 0, "专家", "专家库: 登记, 导入.", POOL, "查看"},
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
    .help = "评审组: 成员从专家库抽取, 核对回避, 分配申报件, 开始打分. "
            "每一组看得到分了多少份, 封存了多少份.\n专家在这里只看到分给自己打分的组.\n",
};
