/* One case on one page: what it is, what is wrong with it, what came for it, what became of it. */
#include "base/date.h"
#include "base/slice.h"
#include "desk/checks.h"
#include "desk/late.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submission_acts.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "model/fields.h"
#include "tui/ask.h"
#include "tui/screen/corrections.h"
#include "tui/screen/findings.h"
#include "tui/screen/limit_meter.h"
#include "tui/screen/record_text.h"
#include "tui/screen/submissions.h"
#include "tui/thing.h"
#include "tui/ui.h"
#include "tui/widget/text_view.h"

enum command {
    EDIT = 1,
    LEAD,
    RECEIPT,
    ACT,
    VOID_IT,
    HISTORY,
    CONDITIONS,
    FINDINGS,
    CORRECT,
    PAPER,
    LIMITS
};
enum question_id { ASK_ACT = 1 };

struct card_state {
    int64_t id;
    struct finding_about about; /* of the findings shown */
    struct text_view text;
    struct arena arena; /* of what was loaded last */
    struct submission_view view;
    int64_t *receipts;
    size_t n_receipts;
    size_t history_at; /* where 经过 begins in the text */
    struct arena asked;
    struct question question;
    struct submission_offers offers;
    struct submission_act_request act;
    struct limits_of limits;
};

/* ---- the page --------------------------------------------------------------------------------- */

static const char *joined(struct arena *a, const struct texts *texts)
{
    const char *text = NULL;
    for (size_t i = 0; i < texts->n; i++) {
        text = text ? arena_printf(a, "%s、%s", text, texts->at[i]) : texts->at[i];
    }
    return text;
}

static void add_columns(struct buf *out, struct arena *a, const struct submission_view *v)
{
    const struct submission *s = &v->submission;
    const char *state = s->record.is_void ? "作废" : v->state_name;
    record_heading(out, arena_printf(a, "%s  %s", submission_no(a, s->record.id), s->title));
    record_line(out, "状态", state);
    record_line(out, "逾期", late_standing_name(v->late));
    record_line(out, "原因", s->state_why);
    record_line(out, "依据", s->state_clause);
    record_line(out, "通知", arena_printf(a, "%s号", v->notice));
    record_line(out, "通道", s->track);
    record_line(out, "方向", s->direction);
    record_line(out, "牵头单位", v->lead ? v->lead : "(还没有)");
    record_line(out, "联合单位", joined(a, &v->partners));
    record_line(out, "推荐单位", v->recommender);
    if (s->list_order != NUMBER_NONE) {
        record_line(out, "推荐顺序", arena_printf(a, "%lld", (long long)s->list_order));
    }
    record_line(out, "信用代码", s->credit_code);
    record_line(out, "联系人", s->contact);
    record_line(out, "手机", s->phone);
    record_line(out, "邮箱", s->email);
    record_line(out, "联系方式", s->contact_info);
    record_line(out, "备注", s->note);
    record_line(out, "登记", instant_text(a, s->logged_at));
}

static enum status add_fields(struct buf *out, struct desk *desk, const struct submission *s,
                              struct err *err)
{
    const struct notice *n = NULL;
    struct named_value *values;
    size_t count = fields_parse(err->arena, s->fields, &values);
    enum status status = notice_definition(desk, s->notice, s->revision, &n, err);
    if (status != STATUS_OK || count == 0) {
        return status;
    }
    record_heading(out, "表单");
    for (size_t i = 0; i < count; i++) {
        const struct field *f = notice_field(n, values[i].id);
        record_line(out, f ? f->name : values[i].id, values[i].value);
    }
    return STATUS_OK;
}

static enum status add_check(struct buf *out, struct desk *desk, const struct submission *s,
                             struct err *err)
{
    struct findings findings = {.arena = err->arena};
    enum status status = check_case(desk, err->arena, s, &findings, err);
    if (status == STATUS_OK) {
        record_heading(out, "检查");
        record_findings(out, &findings);
    }
    return status;
}

static enum status add_receipts(struct buf *out, struct card_state *t, struct desk *desk,
                                struct err *err)
{
    enum status status = receipts_of(desk, &t->arena, t->id, &t->receipts, &t->n_receipts, err);
    record_heading(out, "收件");
    for (size_t i = 0; i < t->n_receipts && status == STATUS_OK; i++) {
        struct receipt_full r = {0};
        status = receipt_load(desk, &t->arena, t->receipts[i], &r, err);
        if (status == STATUS_OK) {
            const char *late = late_text(&t->arena, &r.receipt);
            buf_printf(out, "  %s  %s  %s%s%s\n", r.receipt.no,
                       instant_text(&t->arena, r.receipt.at),
                       text_or_empty(unit_name(desk, &t->arena, r.receipt.unit)),
                       late ? "  逾期, " : "", text_or_empty(late));
        }
    }
    if (t->n_receipts == 0) {
        buf_text(out, "  还没有收到纸件或电子件.\n");
    }
    return status;
}

static enum status write_page(struct buf *out, struct card_state *t, struct desk *desk,
                              struct err *err)
{
    const struct submission *s = &t->view.submission;
    enum status status = submission_view_load(desk, &t->arena, t->id, &t->view, err);
    if (status != STATUS_OK) {
        return status;
    }
    add_columns(out, &t->arena, &t->view);
    status = add_check(out, desk, s, err);
    if (status == STATUS_OK) {
        status = add_receipts(out, t, desk, err);
    }
    if (status == STATUS_OK) {
        status = add_fields(out, desk, s, err);
    }
    record_heading(out, "经过");
    t->history_at = out->n;
    return status == STATUS_OK ? record_history(out, desk, "submission", t->id, err) : status;
}

static enum status load(struct screen *s, struct err *err)
{
    struct card_state *t = s->state;
    struct buf page = BUF_INIT;
    arena_reset(&t->arena);
    struct err own = {.arena = &t->arena};
    enum status status = write_page(&page, t, s->ui->options.desk, &own);
    if (status == STATUS_OK) {
        text_view_set(&t->text, page.at);
    } else {
        (void)err_set(err, status, "%s", arena_text(err->arena, own.text));
    }
    buf_release(&page);
    return status;
}

static void reload(struct screen *s)
{
    struct card_state *t = s->state;
    size_t top = t->text.top;
    ui_reload(s, load);
    t->text.top = top;
}

/* ---- life ------------------------------------------------------------------------------------- */

static void card_close(struct screen *s)
{
    struct card_state *t = s->state;
    text_view_release(&t->text);
    arena_release(&t->arena);
    arena_release(&t->asked);
}

static enum status card_open(struct screen *s, const void *argument, struct err *err)
{
    struct card_state *t = s->state;
    t->id = *(const int64_t *)argument;
    text_view_init(&t->text);
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        card_close(s);
    }
    return status;
}

/* ---- what is done ----------------------------------------------------------------------------- */

static struct action start_act(struct screen *s, const char *act)
{
    struct card_state *t = s->state;
    t->act = (struct submission_act_request){&t->id, 1, act};
    return submission_act_start(s, &t->act);
}

static struct action ask_act(struct screen *s)
{
    struct card_state *t = s->state;
    arena_reset(&t->asked);
    struct err err = {.arena = &t->asked};
    if (submission_offers_load(s->ui->options.desk, &t->asked, &t->id, 1, &t->offers, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    const char **names = ARENA_ARRAY(&t->asked, const char *, t->offers.n + 1);
    for (size_t i = 0; i < t->offers.n; i++) {
        names[i] = t->offers.at[i].name;
    }
    if (t->offers.n == 0) {
        ui_say(s->ui, STYLE_WARNING, "作废的申报件不能再办; 作废错了到 0记录 撤销.");
        return action_none();
    }
    t->question = (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_ACT,
                                    .text = "办理这件申报件",
                                    .choices = names,
                                    .n_choices = t->offers.n};
    return action_ask(&t->question);
}

static struct action command(struct screen *s, enum command c)
{
    struct card_state *t = s->state;
    switch (c) {
    case EDIT: return thing_edit(s, "submission", t->id);
    case ACT: return ask_act(s);
    case CONDITIONS: return action_push(&conditions_screen, &t->id);
    case VOID_IT: return start_act(s, "void");
    case LIMITS:
        t->limits = (struct limits_of){.submission = t->id};
        return action_push(&limits_screen, &t->limits);
    case LEAD:
        if (t->view.submission.lead) {
            return thing_open(s, "unit", t->view.submission.lead);
        }
        ui_say(s->ui, STYLE_WARNING, "还没有牵头单位; F2 编辑里填.");
        break;
    case RECEIPT:
        if (t->n_receipts) {
            return thing_open(s, "receipt", t->receipts[t->n_receipts - 1]);
        }
        ui_say(s->ui, STYLE_WARNING, "还没有收件; 到 3收件 登记.");
        break;
    case CORRECT: return correction_open(s, t->id);
    case PAPER: return correction_paper(s, t->id);
    case FINDINGS:
        t->about = (struct finding_about){.submission = t->id};
        return action_push(&findings_screen, &t->about);
    case HISTORY: text_view_go(&t->text, t->history_at); break;
    }
    return action_none();
}

static struct action card_event(struct screen *s, const struct event *event)
{
    struct card_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER:
        if (event->answer.id == ASK_ACT && event->answer.is_given) {
            return start_act(s, t->offers.at[event->answer.choice].id);
        }
        reload(s);
        return action_none();
    case EVENT_CHANGED: reload(s); return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = text_view_key(&t->text, event->key);
    return result == WIDGET_LEFT ? action_pop() : action_after(result);
}

static void card_draw(const struct screen *s, const struct canvas *cv)
{
    struct canvas page = canvas_part(cv, (struct rect){0, 1, cv->rows, cv->cols - 2});
    text_view_draw(&((struct card_state *)s->state)->text, &page);
}

static bool card_takes_text(const struct screen *s)
{
    return text_view_takes_text(&((const struct card_state *)s->state)->text);
}

static const char *card_sentence(const struct screen *s, struct arena *a)
{
    return text_view_sentence(&((const struct card_state *)s->state)->text, a);
}

static const struct binding bindings[] = {
    {K_F(2), 0, "编辑", "修改这件申报件.", EDIT, "编辑"},
    {K_F(3), 0, "意见", "检查意见逐条看, 主管可接受.", FINDINGS, "办理"},
    {K_F(4), 0, "补正单", "全部缺陷一次告知; 告知了的逐项答复.", CORRECT, "办理"},
    {K_F(5), 0, "收件", "看最近一次收件.", RECEIPT, "查看"},
    {K_F(6), 0, "办理", "受理, 补正, 撤回, 恢复等; 办之前先列出后果.", ACT, "办理"},
    {K_CTRL('k'), 0, "核验", "核通知要求的条件: 看凭据, 记符合或不符合.", CONDITIONS, "办理"},
    {K_F(7), '/', "查找", "在这一页里查找.", 0, NULL},
    {K_F(8), 0, "作废", "登记错的作废, 要写原因; 可从 0记录 撤销.", VOID_IT, "办理"},
    {K_CTRL('t'), 0, "限额", "它用到的名额和上限: 还剩几件, 凭哪一条, 是谁用掉的.", LIMITS, "查看"},
    {K_CTRL('o'), 0, "单位", "看牵头单位: 又名, 信用代码, 还参加了什么.", LEAD, "查看"},
    {K_CTRL('r'), 0, "经过", "翻到经过: 谁在何时为什么改了什么.", HISTORY, "查看"},
    {K_CTRL('p'), 0, "打印", "补正材料告知书; 不予受理的, 不予受理告知书.", PAPER, "查看"},
    {K_PAGE_DOWN, 0, NULL, "往下一页; PgUp 往上, 上下逐行.", 0, NULL},
};

const struct screen_class submission_screen = {
    .name = "submission",
    .title = "申报件",
    .state_size = sizeof(struct card_state),
    .open = card_open,
    .event = card_event,
    .draw = card_draw,
    .close = card_close,
    .takes_text = card_takes_text,
    .sentence = card_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "一件申报件的全部: 各项和表单, 按通知各条检查的结果, 收到了什么, 从登记到现在的经过.\n",
};
