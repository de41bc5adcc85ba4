/* 打分名单: a reviewer's cases in a panel, how far each is, and everything sealed at once. */
#include <limits.h>

#include "base/slice.h"
#include "desk/reviewers.h"
#include "desk/sheet_spread.h"
#include "model/points.h"
#include "tui/ask.h"
#include "tui/screen/print_preview.h"
#include "tui/screen/sheet_files.h"
#include "tui/screen/short_list.h"
#include "tui/ui.h"

enum command { OPEN = 1, SEAL_ALL, SPREAD, REOPEN, EXPORT, IMPORT };
enum question_id { ASK_SEAL = 1, ASK_GROUND, ASK_WHY };
enum sheets_column { NO, TITLE, STATE, TOTAL, MISSING };

static const struct list_column columns[] = {
    [NO] = {.title = "编号", .width = 6, .widest = 8, .is_unsorted = true},
    [TITLE] = {.title = "名称", .width = 30, .widest = INT_MAX, .is_unsorted = true},
    [STATE] = {.title = "状态", .width = 8, .is_unsorted = true},
    [TOTAL] = {.title = "合计", .width = 8, .to_right = true, .is_unsorted = true},
    [MISSING] = {.title = "差", .width = 6, .to_right = true, .is_unsorted = true},
};

struct sheets_state {
    struct short_list list; /* first, see tui/screen/short_list.h */
    struct sheets_argument who;
    const char *name; /* whose list it is; NULL: of who sits here */
    struct scoring scoring;
    struct sheet_lines lines;
    struct question question;
    const struct sheet_ground *ground; /* of the sheet to be opened again */
    int64_t reopened;                  /* its case */
    struct sheets_argument open;
    struct print_preview spread;
};

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct sheet_line *l = &((const struct sheets_state *)context)->lines.at[row];
    bool is_begun = *l->state && !l->is_hidden;
    switch ((enum sheets_column)column) {
    case NO: return l->no;
    case TITLE: return l->title;
    case STATE: return *l->state ? sheet_state_name(l->state) : "未评";
    case TOTAL: return is_begun ? points_text(a, l->total / SCORE_UNIT) : NULL;
    case MISSING: return is_begun && l->missing ? arena_printf(a, "%zu 项", l->missing) : NULL;
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    const struct sheet_line *l = &((const struct sheets_state *)context)->lines.at[row];
    return text_eq(l->state, SHEET_SEALED) ? STYLE_GOOD
           : *l->state && l->missing       ? STYLE_WARNING
                                           : STYLE_NORMAL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct sheets_state *t = context;
    const struct sheet_line *l = &t->lines.at[row];
    (void)a;
    return l->is_hidden ? "这一件还没有封存, 打的分只有专家本人能看."
           : text_eq(l->state, SHEET_SEALED) ? "已封存; 有误由主管退回 (F8)."
                                             : "Enter 打分.";
}

static enum status load(struct screen *s, struct err *err)
{
    struct sheets_state *t = s->state;
    struct arena fresh = {0};
    struct sheet_lines lines;
    enum status status =
        sheet_lines_load(s->ui->options.desk, &fresh, &t->scoring, t->who.reviewer, &lines, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    t->lines = lines;
    short_list_set(&t->list, fresh, lines.n);
    return STATUS_OK;
}

static void select_case(struct sheets_state *t, int64_t submission)
{
    for (size_t i = 0; i < t->lines.n; i++) {
        bool is_it = submission ? t->lines.at[i].submission == submission
                                : !text_eq(t->lines.at[i].state, SHEET_SEALED);
        if (is_it) {
            list_select(&t->list.list, (int64_t)i + 1);
            return;
        }
    }
}

static enum status name_reviewer(struct screen *s, struct err *err)
{
    struct sheets_state *t = s->state;
    struct reviewer_view view;
    int64_t me = 0;
    enum status status = reviewer_me(s->ui->options.desk, &me, err);
    if (status != STATUS_OK || me == t->who.reviewer) {
        return status;
    }
    status = reviewer_view_load(s->ui->options.desk, &s->arena, t->who.reviewer, &view, err);
    if (status == STATUS_OK) {
        t->name = view.reviewer.name;
    }
    return status;
}

static enum status sheets_open(struct screen *s, const void *argument, struct err *err)
{
    struct sheets_state *t = s->state;
    t->who = *(const struct sheets_argument *)argument;
    short_list_init(&t->list, columns, sizeof columns / sizeof *columns,
                    (struct list_source){.context = t, .cell = cell, .style = style});
    t->list.told = told;
    t->list.list.noun = "件";
    t->list.list.empty = "这个评审组里没有分配给您的申报件.";
    enum status status =
        scoring_load(s->ui->options.desk, &s->arena, t->who.panel, &t->scoring, err);
    if (status == STATUS_OK) {
        status = name_reviewer(s, err);
    }
    if (status == STATUS_OK) {
        status = load(s, err);
    }
    if (status != STATUS_OK) {
        short_list_screen_close(s);
        return status;
    }
    select_case(t, t->who.submission);
    return STATUS_OK;
}

/* ---- sealing ------------------------------------------------------------------------------------ */

static struct action ask_seal(struct screen *s)
{
    struct sheets_state *t = s->state;
    const struct sheet_batch all = {t->who.reviewer, NULL, 0};
    struct sheet_problems problems;
    arena_reset(&t->list.asked);
    struct err err = {.arena = &t->list.asked};
    size_t open = t->lines.n - t->lines.sealed;
    if (!open) {
        ui_say(s->ui, STYLE_HINT, "全部封存了.");
        return action_none();
    }
    if (sheets_check(s->ui->options.desk, &t->list.asked, &t->scoring, &all, &problems, &err) !=
        STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    if (problems.n) {
        select_case(t, problems.at[0].submission);
        ui_say(s->ui, STYLE_WARNING, "还不能封存, 共 %zu 处: %s.", problems.n, problems.at[0].text);
        return action_none();
    }
    t->question = (struct question){
        .kind = ASK_YES_NO,
        .id = ASK_SEAL,
        .text = arena_printf(&t->list.asked, "%zu 份都打完了, 一起封存? 封存后不能再改", open)};
    return action_ask(&t->question);
}

static void seal(struct screen *s)
{
    struct sheets_state *t = s->state;
    const struct sheet_batch all = {t->who.reviewer, NULL, 0};
    struct err err = {.arena = &t->list.asked};
    size_t sealed = 0;
    if (sheets_seal(s->ui->options.desk, &t->list.asked, &t->scoring, &all, &sealed, NULL, &err) !=
        STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "封存了 %zu 份.", sealed);
}

/* ---- opening again ------------------------------------------------------------------------------ */

/* The ground with this place among those that open a sheet again; NULL when there are not so many. */
static const struct sheet_ground *ground_at(size_t place)
{
    for (size_t i = 0; i < n_sheet_grounds; i++) {
        if (sheet_grounds[i].reopens && place-- == 0) {
            return &sheet_grounds[i];
        }
    }
    return NULL;
}

static struct action ask_ground(struct screen *s)
{
    struct sheets_state *t = s->state;
    size_t row, n = 0;
    if (!ui_allows(s->ui, MAY_DECIDE) || !short_list_selected(&t->list, &row)) {
        return action_none();
    }
    if (!text_eq(t->lines.at[row].state, SHEET_SEALED)) {
        ui_say(s->ui, STYLE_WARNING, "没有封存的不用退回, 专家自己就能改.");
        return action_none();
    }
    arena_reset(&t->list.asked);
    t->reopened = t->lines.at[row].submission;
    const char **names = ARENA_ARRAY(&t->list.asked, const char *, n_sheet_grounds);
    while (ground_at(n)) {
        names[n] = ground_at(n)->name;
        n++;
    }
    t->question = (struct question){
        .kind = ASK_CHOICE,
        .id = ASK_GROUND,
        .text = arena_printf(&t->list.asked, "退回 %s 的打分表, 事由", t->lines.at[row].no),
        .choices = names,
        .n_choices = n};
    return action_ask(&t->question);
}

static struct action ask_why(struct sheets_state *t, size_t choice)
{
    t->ground = ground_at(choice);
    t->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_WHY,
                                    .text = "退回的理由?",
                                    .hint = "原来的一份作废留底, 新的一份从原来的分接着改; "
                                            "组里签过的字一并作废, 改后重签. Esc 不退"};
    return action_ask(&t->question);
}

static void reopen(struct screen *s, const char *why)
{
    struct sheets_state *t = s->state;
    struct err err = {.arena = &t->list.asked};
    const struct sheet_key key = {t->reopened, t->who.reviewer};
    if (sheet_reopen(s->ui->options.desk, &t->list.asked, &t->scoring, key, t->ground, why, NULL,
                     &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return;
    }
    ui_reload(s, load);
    ui_say(s->ui, STYLE_GOOD, "已退回, 等专家改了再封存.");
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static struct action command(struct screen *s, enum command c)
{
    struct sheets_state *t = s->state;
    size_t row;
    switch (c) {
    case OPEN:
        if (short_list_selected(&t->list, &row)) {
            t->open = t->who;
            t->open.submission = t->lines.at[row].submission;
            return action_push(&sheet_screen, &t->open);
        }
        break;
    case SEAL_ALL: return ask_seal(s);
    case REOPEN: return ask_ground(s);
    case EXPORT: return action_push(&sheet_export_screen, &t->who);
    case IMPORT: return action_push(&sheet_import_screen, &t->who);
    case SPREAD:
        arena_reset(&t->list.asked);
        t->spread = (struct print_preview){.title = "我的分布",
                                           .text = sheet_spread_text(&t->list.asked, &t->lines),
                                           .file = "我的分布.txt"};
        return action_push(&print_preview_screen, &t->spread);
    }
    return action_none();
}

static struct action sheets_event(struct screen *s, const struct event *event)
{
    struct sheets_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_ANSWER:
        if (event->answer.id == ASK_SEAL && event->answer.yes) {
            seal(s);
        } else if (event->answer.id == ASK_GROUND && event->answer.is_given) {
            return ask_why(t, event->answer.choice);
        } else if (event->answer.id == ASK_WHY && event->answer.is_given) {
            reopen(s, event->answer.line);
        } else if (event->answer.id == 0) {
            ui_reload(s, load);
            select_case(t, (int64_t)event->answer.choice);
        }
        return action_none();
    case EVENT_KEY: break;
    }
    return action_after(short_list_key(&t->list, event->key));
}

static const char *sheets_sentence(const struct screen *s, struct arena *a)
{
    const struct sheets_state *t = s->state;
    int64_t mean;
    return arena_printf(a, "%s  %s%s%zu件  已封存 %zu  草稿 %zu%s%s", t->scoring.panel.name,
                        text_or_empty(t->name), t->name ? "  " : "", t->lines.n, t->lines.sealed,
                        t->lines.drafts, sheet_mean(&t->lines, &mean) ? "  均分 " : "",
                        sheet_mean(&t->lines, &mean) ? mean_text(a, mean) : "");
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "打分", "打开这一件的打分表.", OPEN, "办理"},
    {K_F(2), 0, "全部封存", "先自查有没有漏打, 再一起封存.", SEAL_ALL, "办理"},
    {K_F(4), 0, "我的分布", "我打的分怎样分布, 先后有没有松紧.", SPREAD, "查看"},
    {K_F(6), 0, "读文件", "把在别处填好的读回来, 先预览.", IMPORT, "办理"},
    {K_CTRL('e'), 0, NULL, "存成文件, 拿到别处填.", EXPORT, "办理"},
    {K_F(8), 0, "退回", "退回封存的一份: 主管, 四种事由之一, 写明理由.", REOPEN, "办理"},
    {K_DOWN, K_UP, NULL, "上下翻看.", 0, NULL},
    {K_ESC, 0, "返回", "回到上一屏.", 0, NULL},
};

const struct screen_class sheets_screen = {
    .name = "sheets",
    .title = "打分名单",
    .state_size = sizeof(struct sheets_state),
    .open = sheets_open,
    .event = sheets_event,
    .draw = short_list_screen_draw,
    .close = short_list_screen_close,
    .sentence = sheets_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .may = MAY_REVIEW | MAY_LOG,
    .help =
        "分给这位专家的申报件. 方案规定打乱顺序的, 每位专家各有各的顺序. 草稿只有专家本人看得到; "
        "封存前先自查漏打和应写的理由.\n",
};
