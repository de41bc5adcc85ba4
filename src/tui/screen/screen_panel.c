/* One panel: its seats with what each has done, and what is done with it: recusals, assignment, scoring,
 * replacement, the record. */
#include <limits.h>

#include "base/slice.h"
#include "desk/panels.h"
#include "tui/ask.h"
#include "tui/screen/pages.h"
#include "tui/screen/replacing.h"
#include "tui/screen/sheets.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

enum command { SHEETS = 1, ASSIGN, RECUSALS, PROGRESS, OPEN, REPLACE, HEAD, SEATS, PRINT };
enum question_id { ASK_OPEN = 1, ASK_CLOSE, ASK_PAPER };
enum panel_column { STATE, NO, NAME, UNIT, ASSIGNED, SEALED };

static const struct list_column columns[] = {
    [STATE] = {.title = "", .width = 9, .is_unsorted = true},
    [NO] = {.title = "编号", .width = 6, .is_unsorted = true},
    [NAME] = {.title = "姓名", .width = 10, .widest = 16, .is_unsorted = true},
    [UNIT] = {.title = "单位",
              .width = 20,
              .widest = INT_MAX,
              .is_unsorted = true,
              .cut = LIST_CUT_MIDDLE},
    [ASSIGNED] = {.title = "分配", .width = 5, .to_right = true, .is_unsorted = true},
    [SEALED] = {.title = "已封存", .width = 7, .to_right = true, .is_unsorted = true},
};

struct panel_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    int64_t id;
    struct panel_view view;
    struct panel_seats seats;
    struct question question;
    struct replacing replacing;
    struct candidates_argument candidates;
    struct sheets_argument sheets;
    struct pages_wanted preview;
};

static const char *number(struct arena *a, int64_t n)
{
    return n ? arena_printf(a, "%lld", (long long)n) : NULL;
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct panel_seat *s = &((const struct panel_state *)context)->seats.at[row];
    switch ((enum panel_column)column) {
    case STATE:
        return s->seat.is_head ? "组长"
                               : arena_printf(a, "%s %lld", seat_state_name(s->seat.state),
                                              (long long)s->seat.position);
    case NO: return s->reviewer.no;
    case NAME: return s->reviewer.reviewer.name;
    case UNIT: return s->reviewer.unit;
    case ASSIGNED: return number(a, s->assigned);
    case SEALED: return s->assigned ? arena_printf(a, "%lld", (long long)s->sealed) : NULL;
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    const struct panel_seat *s = &((const struct panel_state *)context)->seats.at[row];
    return text_eq(s->seat.state, SEAT_REPLACED)     ? STYLE_HINT
           : s->assigned && s->sealed == s->assigned ? STYLE_GOOD
                                                     : STYLE_NORMAL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct panel_state *t = context;
    const struct panel_seat *s = &t->seats.at[row];
    const struct panel *p = &t->view.panel;
    const char *who =
        s->seat.why ? arena_printf(a, "已替换: %s", s->seat.why)
                    : arena_printf(a, "专长 %s", text_or_empty(s->reviewer.reviewer.expertise));
    return arena_printf(a, "%s\n\n%s  %s号  %s  方案 %s\n%s, 封存 %lld 份", who, p->name,
                        t->view.notice, panel_state_name(p->state), p->scheme ? p->scheme : "默认",
                        panel_counts_text(a, &t->view), (long long)t->view.sealed);
}

static enum status load(struct screen *s, struct err *err)
{
    struct panel_state *t = s->state;
    struct arena fresh = {0};
    struct panel_view view;
    struct panel_seats seats = {0};
    enum status status = panel_view_load(s->ui->options.desk, &fresh, t->id, &view, err);
    if (status == STATUS_OK) {
        status = panel_seats_load(s->ui->options.desk, &fresh, t->id, &seats, err);
    }
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->view = view;
    t->seats = seats;
    short_list_set(&t->list, fresh, seats.n);
    return STATUS_OK;
}

static void panel_screen_close(struct screen *s)
{
    arena_release(&((struct panel_state *)s->state)->replacing.asked);
    short_list_screen_close(s);
}

static enum status panel_screen_open(struct screen *s, const void *argument, struct err *err)
{
    struct panel_state *t = s->state;
    t->id = *(const int64_t *)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.told = told;
    t->list.list.noun = "个席位";
    t->list.list.empty = "还没有成员. F8 从专家库指定.";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        panel_screen_close(s);
        return status;
    }
    s->ui->panel_notice = t->view.panel.notice;
    return status;
}

static const struct panel_seat *selected(const struct panel_state *t)
{
    size_t row;
    return short_list_selected(&t->list, &row) ? &t->seats.at[row] : NULL;
}

/* A fresh arena of what is asked now, with its err. */
static struct err asking(struct panel_state *t)
{
    arena_reset(&t->list.asked);
    return (struct err){.arena = &t->list.asked};
}

static struct action ask(struct panel_state *t, struct question question)
{
    t->question = question;
    return action_ask(&t->question);
}

static struct action refused(struct screen *s, const struct err *err)
{
    ui_say_err(s->ui, err);
    return action_none();
}

/* ---- scoring ------------------------------------------------------------------------------------ */

static struct action ask_open(struct screen *s)
{
    struct panel_state *t = s->state;
    struct err err = asking(t);
    const char *lacks = "";
    if (!ui_allows(s->ui, MAY_DECIDE)) {
        return action_none();
    }
    if (text_eq(t->view.panel.state, PANEL_SCORING)) {
        return ask(
            t, (struct question){.kind = ASK_YES_NO,
                                 .id = ASK_CLOSE,
                                 .text = arena_printf(
                                     &t->list.asked, "封存了 %lld / %lld 份. 评审结束, 不再打分?",
                                     (long long)t->view.sealed, (long long)t->view.assigned)});
    }
    if (panel_open_check(s->ui->options.desk, &t->list.asked, t->id, &lacks, &err) != STATUS_OK) {
        return refused(s, &err);
    }
    if (*lacks) {
        ui_say(s->ui, STYLE_WARNING, "还不能开始打分: %s.", lacks);
        return action_none();
    }
    return ask(t, (struct question){.kind = ASK_YES_NO,
                                    .id = ASK_OPEN,
                                    .text = "开始打分? 方案, 成员, 分配从此固定, 以后只能换人"});
}

static struct action open_or_close(struct screen *s, bool is_opening)
{
    struct panel_state *t = s->state;
    struct err err = asking(t);
    struct desk *desk = s->ui->options.desk;
    enum status status = is_opening ? panel_open(desk, &t->list.asked, t->id, NULL, &err)
                                    : panel_close(desk, &t->list.asked, t->id, NULL, NULL, &err);
    if (status != STATUS_OK) {
        return refused(s, &err);
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, is_opening ? "开始打分了." : "评审结束了.");
    return action_none();
}

/* ---- keys --------------------------------------------------------------------------------------- */

static struct action show_sheets(struct screen *s)
{
    struct panel_state *t = s->state;
    const struct panel_seat *seat = selected(t);
    if (!seat) {
        return action_none();
    }
    if (text_eq(t->view.panel.state, PANEL_DRAWING)) {
        ui_say(s->ui, STYLE_HINT, "还没有开始打分 (F5).");
        return action_none();
    }
    t->sheets = (struct sheets_argument){t->id, seat->seat.reviewer, 0};
    return action_push(&sheets_screen, &t->sheets);
}

static struct action set_head(struct screen *s)
{
    struct panel_state *t = s->state;
    struct err err = asking(t);
    const struct panel_seat *seat = selected(t);
    if (seat && panel_head_set(s->ui->options.desk, &t->list.asked, seat->seat.record.id, &err) !=
                    STATUS_OK) {
        return refused(s, &err);
    }
    ui_reload(s, load);
    return action_none();
}

static struct action replace(struct screen *s)
{
    struct panel_state *t = s->state;
    const struct panel_seat *seat = selected(t);
    return seat ? replacing_ask(s, &t->replacing, &t->seats, seat) : action_none();
}

static struct action name_seats(struct screen *s)
{
    struct panel_state *t = s->state;
    if (!text_eq(t->view.panel.state, PANEL_DRAWING)) {
        ui_say(s->ui, STYLE_WARNING, "%s, 成员已固定; 换人按 F6.",
               panel_state_name(t->view.panel.state));
        return action_none();
    }
    t->candidates = (struct candidates_argument){t->id, false};
    return action_push(&candidates_screen, &t->candidates);
}

static const char *const papers[] = {"评审组记录", "抽取记录", "回避记录", "个人打分表"};

static struct action ask_paper(struct panel_state *t)
{
    return ask(t, (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_PAPER,
                                    .text = "印哪一种?",
                                    .choices = papers,
                                    .n_choices = sizeof papers / sizeof *papers});
}

static struct action show_paper(struct panel_state *t, const char *name)
{
    t->preview = (struct pages_wanted){
        .document = document_find(name), .order = {.about = t->view.panel.name}, .file = name};
    return action_push(&pages_screen, &t->preview);
}

static struct action command(struct screen *s, enum command c)
{
    struct panel_state *t = s->state;
    switch (c) {
    case SHEETS: return show_sheets(s);
    case ASSIGN: return action_push(&assignments_screen, &t->id);
    case RECUSALS: return action_push(&recusals_screen, &t->id);
    case PROGRESS: return action_push(&progress_screen, &t->id);
    case OPEN: return ask_open(s);
    case REPLACE: return replace(s);
    case HEAD: return set_head(s);
    case SEATS: return name_seats(s);
    case PRINT: return ask_paper(t);
    }
    return action_none();
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct panel_state *t = s->state;
    if (answer->id == 0) {
        ui_reload(s, load);
    }
    if (replacing_is_mine(&t->replacing, answer)) {
        return replacing_answered(s, &t->replacing, answer, load);
    }
    if (answer->id == ASK_PAPER) {
        return answer->is_given ? show_paper(t, papers[answer->choice]) : action_none();
    }
    return answer->yes ? open_or_close(s, answer->id == ASK_OPEN) : action_none();
}

static struct action panel_event(struct screen *s, const struct event *event)
{
    struct panel_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "打分名单", "这位成员的申报件和打分表.", SHEETS, "查看"},
    {K_F(2), 0, "分配", "哪一件由谁评: 自动, 手工, 按文件, 收回.", ASSIGN, "办理"},
    {K_F(3), 0, "回避", "要回避的, 由主管决定.", RECUSALS, "办理"},
    {K_F(4), 0, "进度", "谁交了, 哪里有分歧, 签字; 答辩也从那里进.", PROGRESS, "查看"},
    {K_F(5), 0, "开始/结束", "开始打分, 打分中的结束评审. 需要主管.", OPEN, "办理"},
    {K_F(6), 0, "换人", "这位成员由候补或指定的人接替; 原来的分配和打分表作废, 不删. 需要主管.",
     REPLACE, "办理"},
    {K_F(7), 0, "组长", "这位成员任组长.", HEAD, "办理"},
    {K_F(8), 0, "指定", "不经抽取指定成员和候补, 撤下指定的; 先看要回避和不对口的.", SEATS, "办理"},
    {K_CTRL('p'), 0, "打印", "评审组记录, 抽取记录, 回避记录, 个人打分表.", PRINT, "查看"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
    {K_ESC, 0, "返回", "回到评审.", 0, NULL},
};

const struct screen_class panel_screen = {
    .name = "panel",
    .title = "评审组",
    .state_size = sizeof(struct panel_state),
    .open = panel_screen_open,
    .event = panel_event,
    .draw = short_list_screen_draw,
    .close = panel_screen_close,
    .sentence = short_list_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER,
    .help = "一个评审组: 成员, 候补, 各人分到几件, 封存了几件.\n"
            "先抽取, 再决定回避, 分配, 然后开始打分; 打分开始后只能换人.\n",
};
