/* 今日: what waits for somebody, nearest first. Decides how it is shown, what is mine, where Enter
 * leads; what waits is decided by desk/today.h. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "desk/defences.h"
#include "tui/screen/corrections.h"
#include "tui/screen/defence.h"
#include "tui/screen/obligations.h"
#include "tui/screen/receipts.h"
#include "tui/screen/screen_notice.h"
#include "tui/screen/sheets.h"
#include "tui/screen/tables.h"
#include "tui/screen/today_board.h"
#include "tui/screens.h"
#include "tui/thing.h"

#define HEAD_ROWS 2
/* A blank one, counts in one or two, the bars, which a long sentence may cover. */
#define WEEK_ROWS 4
#define BAR_CELLS 10
#define WIDE_COLS 120 /* from here on all counts stand in one line */

enum command { OPEN = 1, ONLY_MINE, REFRESH, NEW_RECEIPT, FIND, CORRECTING, LATE, CASES, WEEK };

/* ---- what is done ---------------------------------------------------------------------------- */

/* The import that was being filled in, `table:2:成果汇总表`. */
static struct action open_import(struct screen *s, int64_t notice, const char *name)
{
    struct err err = {.arena = &s->arena};
    struct table_lines lines;
    if (table_lines_load(s->ui->options.desk, &s->arena, &lines, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    for (size_t i = 0; i < lines.n; i++) {
        if (lines.at[i].notice == notice && text_eq(lines.at[i].name, name)) {
            return action_push(&table_import_screen, &lines.at[i]);
        }
    }
    ui_say(s->ui, STYLE_WARNING, "这份通知现在没有「%s」了, 这份草稿用不上.", name);
    return action_none();
}

static struct action open_sheet(struct screen *s, int64_t panel, struct sheet_key key)
{
    struct sheets_argument *to = ARENA_NEW(&s->arena, struct sheets_argument);
    *to = (struct sheets_argument){panel, key.reviewer, key.submission};
    return action_push(&sheet_screen, to);
}

/* A draft is of `receipt:new`, `submission:31`, a score sheet, an import or a file of a notice. */
static struct action open_draft(struct screen *s, const char *form)
{
    int64_t panel = 0, submission = 0;
    struct sheet_key sheet = {0};
    if (defence_form_parse(form, &panel, &submission)) {
        struct defence_argument *to = ARENA_NEW(&s->arena, struct defence_argument);
        *to = (struct defence_argument){panel, submission};
        return action_push(&defence_case_screen, to);
    }
    if (sheet_form_parse(form, &panel, &sheet)) {
        return open_sheet(s, panel, sheet);
    }
    const char *colon = strchr(form, ':');
    if (text_eq(form, NOTICE_LOAD_FORM)) {
        return action_push(&notice_load_screen, NULL);
    }
    if (!colon) {
        return action_none();
    }
    const char *noun = arena_copy(&s->arena, form, (size_t)(colon - form));
    char *rest;
    int64_t id = strtoll(colon + 1, &rest, 10);
    return text_eq(noun, "table") && *rest == ':' ? open_import(s, id, rest + 1)
                                                  : thing_edit(s, noun, id);
}

/* The arrivals of this week, as draw_week counts them. */
static struct action open_week(struct screen *s)
{
    day_t today = instant_day(clock_now(&s->ui->options.clock));
    day_t monday = today - (day_weekday(today) - 1);
    return thing_search(s, "receipt",
                        arena_printf(&s->arena, "状态:登记 收件>=%s", day_text(&s->arena, monday)));
}

static struct action open_late(struct screen *s, int64_t id)
{
    int64_t *argument = ARENA_NEW(&s->arena, int64_t);
    *argument = id;
    return action_push(&late_screen, argument);
}

static struct action open_task(struct screen *s, const struct task *k)
{
    switch (k->kind) {
    case TASK_DEADLINE: return thing_open(s, "notice", k->id);
    case TASK_OBLIGATION: return action_push(&obligations_screen, NULL);
    case TASK_QUOTA: return thing_search(s, "submission", k->where);
    case TASK_SHORT: return thing_open(s, "receipt", k->id);
    case TASK_TAKEN: return thing_edit(s, "receipt", k->id);
    case TASK_LATE: return open_late(s, k->id);
    case TASK_CORRECTING: return correction_open(s, k->id);
    case TASK_DRAFT: return open_draft(s, k->form);
    }
    return action_none();
}

static struct action command(struct screen *s, enum command c)
{
    struct today_board *b = s->state;
    const struct task *k = today_board_selected(b);
    switch (c) {
    case OPEN: return k ? open_task(s, k) : action_none();
    case ONLY_MINE:
        b->only_mine = !b->only_mine;
        today_board_narrow(b);
        break;
    case REFRESH:
        today_board_reload(s->state);
        ui_say(s->ui, STYLE_GOOD, "已刷新.");
        break;
    case NEW_RECEIPT: return thing_edit(s, "receipt", 0);
    case CORRECTING: return thing_search(s, "submission", "状态:待补正");
    case LATE: return thing_search(s, "receipt", "状态:登记 逾期:是");
    case CASES: return thing_search(s, "submission", "");
    case WEEK: return open_week(s);
    case FIND: list_open_filter(&b->list); break;
    }
    return action_none();
}

static struct action today_event(struct screen *s, const struct event *event)
{
    struct today_board *b = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER:
    case EVENT_CHANGED: today_board_reload(s->state); return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = list_key(&b->list, event->key);
    if (result == WIDGET_FILTERED) {
        today_board_narrow(b);
    }
    if (result == WIDGET_DONE) {
        return command(s, OPEN);
    }
    return action_after(result);
}

/* ---- life ------------------------------------------------------------------------------------ */

static enum status today_open(struct screen *s, const void *argument, struct err *err)
{
    (void)argument;
    return today_board_open(s->state, s->ui, err);
}

static void today_close(struct screen *s)
{
    today_board_release(s->state);
}

static bool today_idle(struct screen *s)
{
    return today_board_idle(s->state);
}

/* ---- the picture ----------------------------------------------------------------------------- */

static void draw_head(const struct today_board *b, const struct canvas *cv)
{
    size_t mine = 0;
    for (size_t i = 0; i < b->today.n; i++) {
        mine += b->today.at[i].is_mine;
    }
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "今天要办的事");
    canvas_printf(cv,
                  (struct pen){.x = cv->cols - 37,
                               .width = 36,
                               .to_right = true,
                               .style = b->only_mine ? STYLE_CHANGED : STYLE_NORMAL},
                  b->only_mine ? "全部 %zu  [只看我的 %zu] (m F6)"
                               : "[全部 %zu]  只看我的 %zu (m F6)",
                  b->today.n, mine);
}

/* Arrivals of the week: a day each, the count above its bar. */
static void draw_week(const struct today_board *b, const struct canvas *cv, int y)
{
    static const char *const days[] = {"一", "二", "三", "四", "五", "六", "日"};
    int64_t most = 1;
    for (size_t i = 0; i < 7; i++) {
        most = b->today.week[i] > most ? b->today.week[i] : most;
    }
    struct pen pen = {.y = y, .x = 2, .style = STYLE_HEAD};
    pen.x += canvas_text(cv, pen, "本周收件 (F12)") + 1;
    pen.style = STYLE_NORMAL;
    for (size_t i = 0; i < 7; i++) {
        if (i >= 5 && b->today.week[i] == 0) {
            continue; /* nobody came at the weekend */
        }
        int width = canvas_printf(cv, pen, "%s %lld", days[i], (long long)b->today.week[i]);
        int bar = (int)((b->today.week[i] * BAR_CELLS + most - 1) / most);
        canvas_printf(cv, (struct pen){.y = y + 1, .x = pen.x, .style = STYLE_HINT}, "%.*s", bar,
                      "##########");
        pen.x += (bar > width ? bar : width) + 2;
    }
}

/* Every count says the key that opens its rows. */
static void draw_totals(const struct today_board *b, const struct canvas *cv, bool is_wide)
{
    struct arena a = {0};
    const struct today_counts *n = &b->counts;
    const char *text =
        b->has_counts
            ? arena_printf(&a, "申报件 %lld (F11)  待补正 %lld (F4)  逾期 %lld (F8)",
                           (long long)n->submissions, (long long)n->correcting, (long long)n->late)
            : "正在数申报件";
    int width = (int)utf8_text_width(text);
    canvas_text(cv, (struct pen){.y = 1, .x = is_wide ? cv->cols - width - 1 : 2}, text);
    arena_release(&a);
}

static void today_draw(const struct screen *s, const struct canvas *cv)
{
    struct today_board *b = s->state;
    struct canvas list =
        canvas_part(cv, (struct rect){HEAD_ROWS, 0, cv->rows - HEAD_ROWS - WEEK_ROWS, cv->cols});
    struct canvas week =
        canvas_part(cv, (struct rect){cv->rows - WEEK_ROWS, 0, WEEK_ROWS, cv->cols});
    draw_head(b, cv);
    list_draw(&b->list, &list);
    draw_totals(b, &week, cv->cols >= WIDE_COLS);
    draw_week(b, &week, cv->cols >= WIDE_COLS ? 1 : 2);
}

static bool today_takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct today_board *)s->state)->list);
}

static const char *today_sentence(const struct screen *s, struct arena *a)
{
    const struct today_board *b = s->state;
    const struct task *k = today_board_selected(b);
    return list_takes_text(&b->list) || !k ? list_sentence(&b->list, a) : k->text;
}

static const struct binding bindings[] = {
    {K_F(3), 0, "查看", "打开所选的事: 通知, 收件, 申报件, 超额的一批, 或没有保存的草稿.", OPEN,
     "查看"},
    {K_ENTER, 0, "打开", "同 F3; 在筛选里是筛选完毕.", 0, NULL},
    {K_F(2), 0, "收件", "登记一次收件.", NEW_RECEIPT, "编辑"},
    {K_F(4), 0, "补正", "待补正的申报件全部列出来.", CORRECTING, "查看"},
    {K_F(5), 0, "刷新", "重新读一遍; 平时别人改了会自动刷新.", REFRESH, "查看"},
    {K_F(6), 'm', "我的", "只看我的草稿和我登记的; 再按看全部.", ONLY_MINE, "查看"},
    {K_F(8), 0, "逾期", "逾期的收件全部列出来.", LATE, "查看"},
    {K_F(11), K_CTRL('o'), "申报件", "各份通知的申报件全部列出来.", CASES, "查看"},
    {K_F(12), K_CTRL('g'), "本周", "本周的收件全部列出来.", WEEK, "查看"},
    {K_F(7), '/', "查找", "边输入边筛选, 汉字, 数字或拼音首字母都行; Esc 清除.", FIND, "查看"},
};

const struct screen_class today_screen = {
    .name = "today",
    .title = "今日",
    .digit = '1',
    .state_size = sizeof(struct today_board),
    .open = today_open,
    .event = today_event,
    .draw = today_draw,
    .close = today_close,
    .idle = today_idle,
    .takes_text = today_takes_text,
    .sentence = today_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "等着办的事都在这里, 急的在前: 快到的期限, 超出的名额, 逾期待决定的, 缺份数的收件, "
            "待补正的申报件, "
            "没有保存的草稿. !! 是今天到期, ! 是一周内到期或已经超限. Enter 到那件事那里去.\n",
};
