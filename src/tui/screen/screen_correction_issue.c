/* 补正单 before it is issued: every defect found, those to be left out unmarked, what a person adds, the
 * clock. F2 tells them all at once. */
#include <limits.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/corrections.h"
#include "report/keep.h"
#include "tui/ask.h"
#include "tui/screen/corrections.h"
#include "tui/screen/pages.h"
#include "tui/screen/told_list.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

static const struct told_rows around = {.head = 4, .told = 4};

enum command { ISSUE = 1, ADD, PREVIEW, LEAVE_OUT, CLOCK };
enum question_id { ASK_TEXT = 1, ASK_CLAUSE, ASK_WHY, ASK_DAYS, ASK_FIRST };
enum defect_column { LISTED, SUBJECT, TEXT, CLAUSE, AGE };

static const struct list_column columns[] = {
    [LISTED] = {.title = "列入", .width = 4, .is_unsorted = true},
    [SUBJECT] = {.title = "事项", .width = 12, .widest = 24, .is_unsorted = true},
    [TEXT] = {.title = "缺陷", .width = 34, .widest = INT_MAX, .is_unsorted = true},
    [CLAUSE] = {.title = "条款", .width = 10, .widest = 18, .is_unsorted = true},
    [AGE] = {.title = "", .width = 8, .is_unsorted = true},
};

struct issue_state {
    struct correction_draft draft;
    int64_t *rows; /* index into the defects, plus one */
    struct list list;
    struct question question;
    const char *typed;             /* the defect whose clause is being asked for */
    struct correction_clock clock; /* the desk's, being set */
    struct pages_wanted preview;
};

static struct correction_defect *defect_at(const struct issue_state *t, int64_t row)
{
    return &t->draft.defects.at[row - 1];
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct issue_state *t = context;
    const struct correction_defect *d = defect_at(t, t->list.ids[row]);
    (void)a;
    switch ((enum defect_column)column) {
    case LISTED: return d->item.is_listed ? "[列]" : "[ ]";
    case SUBJECT: return d->item.subject;
    case TEXT: return d->item.text;
    case CLAUSE: return d->item.clause;
    case AGE: return d->is_old ? "前次可说" : NULL;
    }
    return NULL;
}

static enum style row_style(void *context, size_t row)
{
    const struct issue_state *t = context;
    const struct correction_defect *d = defect_at(t, t->list.ids[row]);
    return !d->item.is_listed ? STYLE_HINT : d->is_old ? STYLE_WARNING : STYLE_NORMAL;
}

static void show(struct screen *s)
{
    struct issue_state *t = s->state;
    size_t n = t->draft.defects.n;
    t->rows = ARENA_ARRAY(&s->arena, int64_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        t->rows[i] = (int64_t)i + 1;
    }
    list_rows(&t->list, t->rows, n, false);
}

static enum status issue_open(struct screen *s, const void *argument, struct err *err)
{
    struct issue_state *t = s->state;
    enum status status = correction_draft_load(s->ui->options.desk, &s->arena,
                                               *(const int64_t *)argument, &t->draft, err);
    if (status == STATUS_OK && t->draft.refusal) {
        status = err_set(err, STATUS_DATA, "%s.", t->draft.refusal);
    }
    if (status != STATUS_OK) {
        return status;
    }
    list_init(&t->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = t, .cell = cell, .style = row_style});
    t->list.noun = "项";
    t->list.empty = "检查没有查出要补正的. F3 写上看到的缺陷.";
    t->list.total = -1;
    show(s);
    return STATUS_OK;
}

static void issue_close(struct screen *s)
{
    list_release(&((struct issue_state *)s->state)->list);
}

/* ---- acts ------------------------------------------------------------------------------------- */

static struct action ask(struct issue_state *t, enum question_id id, const char *text,
                         const char *hint)
{
    t->question = (struct question){.kind = ASK_LINE, .id = (int)id, .text = text, .hint = hint};
    return action_ask(&t->question);
}

static struct action issue(struct screen *s, const char *why)
{
    struct issue_state *t = s->state;
    struct err err = {.arena = &s->arena};
    int64_t batch = 0;
    if (correction_issue(s->ui->options.desk, &s->arena, &t->draft, why, &batch, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    ui_say(s->ui, STYLE_GOOD, "已补正告知 %zu 项, 记录 %lld. 这里可打印, 答复来了在这里逐项结清.",
           correction_draft_listed(&t->draft), (long long)batch);
    return action_replace(&correction_screen, &t->draft.view.submission.record.id);
}

static struct action start_issue(struct screen *s)
{
    struct issue_state *t = s->state;
    return correction_draft_is_repeat(&t->draft)
               ? ask(t, ASK_WHY, "所列有前次告知时就能说的. 再次告知的理由?",
                     "一次性告知: 要主管写明理由, 印在告知书上. 不列那几项就不用.")
               : issue(s, NULL);
}

static struct action preview(struct screen *s)
{
    struct issue_state *t = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct report report;
    struct action action = action_none();
    const char *no = submission_no(&a, t->draft.view.submission.record.id);
    if (correction_draft_report(s->ui->options.desk, &a, &t->draft, NULL, &report, &err)) {
        ui_say_err(s->ui, &err);
    } else {
        report.name = "补正材料告知书 (还没有告知)";
        t->preview = (struct pages_wanted){
            .kept = arena_text(&s->arena, report_keep(&a, &report)),
            .file = arena_printf(&s->arena, "补正告知-%s-%lld", no, (long long)t->draft.ordinal)};
        action = action_push(&pages_screen, &t->preview);
    }
    arena_release(&a);
    return action;
}

/* The desk's own clock: how many days, then whether the first counts. */
static struct action ask_days(struct screen *s)
{
    struct issue_state *t = s->state;
    struct err err = {.arena = &s->arena};
    if (t->draft.clock.clause) {
        ui_say(s->ui, STYLE_WARNING, "时限是通知定的 (%s), 本台不改.", t->draft.clock.clause);
        return action_none();
    }
    if (correction_clock_load(s->ui->options.desk, &s->arena, &t->clock, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    t->question =
        (struct question){.kind = ASK_LINE,
                          .id = ASK_DAYS,
                          .text = "本台的补正时限, 几个工作日?",
                          .hint = "通知没写时限的按这个. 管理员才能定; 已告知的不变.",
                          .line = arena_printf(&s->arena, "%lld", (long long)t->clock.days),
                          .is_offered = true};
    return action_ask(&t->question);
}

static struct action ask_first(struct issue_state *t, const char *days)
{
    static const char *const choices[] = {"告知当日不计入 (民法典 201 条)", "告知当日计入"};
    t->clock.days = strtoll(days, NULL, 10); /* 0 for no number, which is refused when saved */
    t->question = (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_FIRST,
                                    .text = "告知当日计不计入?",
                                    .choices = choices,
                                    .n_choices = 2};
    return action_ask(&t->question);
}

static void set_clock(struct screen *s, bool first_counts)
{
    struct issue_state *t = s->state;
    struct desk *desk = s->ui->options.desk;
    struct err err = {.arena = &s->arena};
    t->clock.first_counts = first_counts;
    enum status status = correction_clock_save(desk, &s->arena, &t->clock, NULL, &err);
    if (status == STATUS_OK) {
        status = correction_draft_clock(desk, &s->arena, &t->draft, &err);
    }
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
    } else {
        ui_say(s->ui, STYLE_GOOD, "本台补正时限已定为 %lld 个工作日, 当日%s.",
               (long long)t->clock.days, first_counts ? "计入" : "不计入");
    }
}

static struct action leave_out(struct screen *s)
{
    struct issue_state *t = s->state;
    int64_t row = list_selected(&t->list);
    if (row) {
        struct correction_item *item = &defect_at(t, row)->item;
        item->is_listed = !item->is_listed;
    }
    return action_none();
}

static struct action command(struct screen *s, enum command c)
{
    switch (c) {
    case ISSUE: return start_issue(s);
    case ADD: return ask(s->state, ASK_TEXT, "看到的缺陷?", "写成一句话, 如: 申报单位公章不清晰.");
    case PREVIEW: return preview(s);
    case LEAVE_OUT: return leave_out(s);
    case CLOCK: return ask_days(s);
    }
    return action_none();
}

static struct action answered(struct screen *s, const struct answer *answer)
{
    struct issue_state *t = s->state;
    if (!answer->is_given) {
        return action_none();
    }
    if (answer->id == ASK_WHY) {
        return issue(s, answer->line);
    }
    if (answer->id == ASK_DAYS) {
        return ask_first(t, answer->line);
    }
    if (answer->id == ASK_FIRST) {
        set_clock(s, answer->choice == 1);
    }
    if (answer->id == ASK_TEXT && !text_is_empty(answer->line)) {
        t->typed = arena_text(&s->arena, answer->line);
        return ask(t, ASK_CLAUSE, "依据的条款?", "如 三（三）; 没有可以不写.");
    }
    if (answer->id == ASK_CLAUSE) {
        correction_draft_add(&s->arena, &t->draft, t->typed, arena_text(&s->arena, answer->line));
        show(s);
        list_select(&t->list, (int64_t)t->draft.defects.n);
    }
    return action_none();
}

static struct action issue_event(struct screen *s, const struct event *event)
{
    struct issue_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER: return answered(s, &event->answer);
    case EVENT_CHANGED: return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = list_key(&t->list, event->key);
    return result == WIDGET_DONE ? leave_out(s) : action_after(result);
}

/* ---- the picture ------------------------------------------------------------------------------ */

static void draw_head(const struct issue_state *t, const struct canvas *cv)
{
    struct arena a = {0};
    const struct correction_draft *d = &t->draft;
    const char *source = d->clock.clause ? d->clock.clause : "本台自定";
    const char *due = d->due == DAY_NONE ? d->no_due : day_text(&a, d->due);
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_TITLE}, "补正单 %s-%lld  %s",
                  submission_no(&a, d->view.submission.record.id), (long long)d->ordinal,
                  d->view.submission.title);
    canvas_printf(cv, (struct pen){.y = 1, .x = 1}, "告知  %s%s%s", text_or_empty(d->view.lead),
                  d->receipt_no ? "   收件 " : "", text_or_empty(d->receipt_no));
    canvas_printf(cv,
                  (struct pen){.y = 2, .x = 1, .style = d->no_due ? STYLE_WARNING : STYLE_NORMAL},
                  "期限  %lld个%s (%s): %s 起, 当日%s, %s%s", (long long)d->clock.days,
                  d->clock.in_workdays ? "工作日" : "自然日", source, day_text(&a, d->from),
                  d->clock.first_counts ? "计入" : "不计入", d->no_due ? "" : "到 ", due);
    arena_release(&a);
}

static void issue_draw(const struct screen *s, const struct canvas *cv)
{
    struct issue_state *t = s->state;
    int64_t row = list_selected(&t->list);
    draw_head(t, cv);
    told_list_draw(&t->list, cv, around, row ? defect_at(t, row)->item.text : NULL);
}

static bool takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct issue_state *)s->state)->list);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct issue_state *t = s->state;
    return arena_printf(a,
                        "列入 %zu 项, 共查出 %zu 项. Enter 改列不列, F4 先看告知书, F2 一次告知.",
                        correction_draft_listed(&t->draft), t->draft.defects.n);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "告知", "把列入的一次告知, 申报件转为待补正; 一次撤销即还原.", ISSUE,
     "办理"},
    {K_F(3), 0, "加一项", "写上检查看不到的缺陷, 如印章不清.", ADD, "编辑"},
    {K_F(4), K_CTRL('p'), "预览", "看告知书的全文; 可打印.", PREVIEW, "查看"},
    {K_F(6), 0, "时限", "定本台的补正时限; 通知自己写了的按通知.", CLOCK, "编辑"},
    {K_ENTER, K_F(8), "列/不列", "选中的一项列入或不列入.", LEAVE_OUT, "编辑"},
    {K_ESC, 0, "返回", "不告知, 什么也不改.", 0, NULL},
};

const struct screen_class correction_issue_screen = {
    .name = "correction-issue",
    .title = "补正单",
    .state_size = sizeof(struct issue_state),
    .open = issue_open,
    .event = issue_event,
    .draw = issue_draw,
    .close = issue_close,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "一件申报件的全部缺陷一次告知. 检查查出的都在这里 (逾期、名额、接受了的不在), "
            "人看到的用 F3 加.\n前次告知时就能说的, 再说一次要主管写理由. "
            "时限按通知; 通知没有写的按本台自定 (管理员按 F6 改).\n",
};
