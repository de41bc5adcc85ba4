/* What goes to paper: 补正材料告知书 and 不予受理告知书. */
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/corrections.h"
#include "desk/history.h"
#include "desk/notices.h"
#include "desk/units.h"
#include "paper/text.h"

/* A paper being written. */
struct paper {
    struct arena *a;
    struct report *out;
    const struct submission_view *view;
    const char *unit, *doc_no; /* who signs; the notice */
};

static const char *official_day(struct arena *a, day_t day)
{
    struct civil c = day_civil(day);
    return arena_printf(a, "%d年%d月%d日", c.year, c.month, c.day);
}

static void paragraph(struct paper *p, const char *text)
{
    report_paragraph(p->out, text);
}

static enum status paper_begin(struct desk *desk, struct arena *a,
                               const struct submission_view *view, struct paper *p, struct err *err)
{
    struct notice_row row = {0};
    *p = (struct paper){.a = a, .out = p->out, .view = view};
    enum status status = desk_setting(desk, a, "unit_name", &p->unit, err);
    if (status == STATUS_OK) {
        status = notice_row_load(desk, a, view->submission.notice, &row, err);
    }
    p->doc_no = row.doc_no;
    p->unit = text_is_empty(p->unit) ? "(本单位名称)" : p->unit;
    return status;
}

/* A clause of the notice; a rule of the bureau's own (本台补正规定) is not the notice's. */
static const char *cited(struct paper *p, const char *clause)
{
    return text_is_empty(clause)         ? p->doc_no
           : text_starts(clause, "本台") ? clause
                                         : arena_printf(p->a, "%s %s", p->doc_no, clause);
}

/* Title, number, and who is spoken to. */
static void head(struct paper *p, const char *title, const char *no)
{
    const char *to = p->view->lead ? p->view->lead : p->view->recommender;
    report_init(p->out, p->a, title, "letter");
    p->out->is_plain = true;
    report_title(p->out, title);
    report_line(p->out, SIDE_RIGHT, arena_printf(p->a, "编号：%s", no));
    report_space(p->out, 1);
    report_line(p->out, SIDE_LEFT, arena_printf(p->a, "%s：", to ? to : "申报单位"));
}

static const char *case_text(struct paper *p, const char *receipt_no)
{
    const struct submission *s = &p->view->submission;
    return arena_printf(p->a, "你单位按照%s申报的《%s》（申报件 %s%s%s）", p->doc_no, s->title,
                        submission_no(p->a, s->record.id), receipt_no ? "，收件号 " : "",
                        text_or_empty(receipt_no));
}

/* The place of the seal, the date below it, and who takes it. */
static void foot(struct paper *p, const char *person, const char *date)
{
    report_seal(p->out, p->unit, date);
    if (!text_is_empty(person)) {
        report_sign_line(p->out, arena_printf(p->a, "经办人：%s", person), "");
    }
    if (p->view->lead && p->view->recommender) {
        report_sign_line(p->out, arena_printf(p->a, "抄送：%s", p->view->recommender), "");
    }
    report_sign_line(p->out, "", "");
    report_sign_line(p->out, "签收人（签字）：          签收日期：    年   月   日", "");
}

/* ---- 补正材料告知书 ------------------------------------------------------------------------------ */

/* What a notice says, issued or not yet. */
struct told {
    const char *no, *receipt_no, *why, *person;
    struct correction_clock clock;
    day_t from, due; /* due DAY_NONE: cannot be told */
    const struct correction_item **items;
    size_t n;
};

/* A sentence that does not name what it is about is led in by that. */
static const char *defect_text(struct arena *a, const struct correction_item *item)
{
    bool is_named = !item->key || strstr(item->text, item->subject);
    return is_named ? item->text : arena_printf(a, "%s：%s", item->subject, item->text);
}

static void put_items(struct paper *p, const struct told *t)
{
    for (size_t i = 0; i < t->n; i++) {
        const struct correction_item *item = t->items[i];
        const char *clause =
            item->clause ? arena_printf(p->a, "（依据：%s%s%s）", text_or_empty(item->notice),
                                        item->notice ? " " : "", item->clause)
                         : "";
        paragraph(p, arena_printf(p->a, "%zu. %s%s。", i + 1, defect_text(p->a, item), clause));
    }
}

static void put_clock(struct paper *p, const struct told *t)
{
    const struct correction_clock *c = &t->clock;
    const char *until = t->due == DAY_NONE
                            ? arena_printf(p->a, "自%s起%lld个%s内", official_day(p->a, t->from),
                                           (long long)c->days, c->in_workdays ? "工作日" : "自然日")
                            : arena_printf(p->a, "于%s（含当日）前", official_day(p->a, t->due));
    const char *source =
        c->clause ? arena_printf(p->a, "依据%s %s", p->doc_no, c->clause) : "本台自定";
    paragraph(p, arena_printf(p->a, "请%s将补正材料送达本单位，并注明申报件编号。", until));
    paragraph(p, arena_printf(p->a,
                              "补正期限为%lld个%s（%s）：自%s起算，告知当日%s，至%s止。"
                              "逾期未补正的，可能不予受理。",
                              (long long)c->days, c->in_workdays ? "工作日" : "自然日", source,
                              official_day(p->a, t->from), c->first_counts ? "计入" : "不计入",
                              t->due == DAY_NONE ? "放假安排公布后算出的日子"
                                                 : official_day(p->a, t->due)));
}

static void write_told(struct paper *p, const struct told *t)
{
    head(p, "补正材料告知书", t->no);
    paragraph(p, arena_printf(p->a,
                              "%s已收悉。经审查，申报材料需要补正，现将需要补正的全部内容"
                              "一次性告知如下：",
                              case_text(p, t->receipt_no)));
    put_items(p, t);
    put_clock(p, t);
    if (!text_is_empty(t->why)) {
        paragraph(p, arena_printf(p->a, "本次为再次告知，理由：%s。", t->why));
    }
    foot(p, t->person, official_day(p->a, t->from));
    p->out->day = day_text(p->a, t->from);
}

enum status correction_draft_report(struct desk *desk, struct arena *a,
                                    const struct correction_draft *d, const char *why,
                                    struct report *out, struct err *err)
{
    struct paper p = {.out = out};
    struct told t = {.receipt_no = d->receipt_no,
                     .why = why,
                     .person = desk->me.name,
                     .clock = d->clock,
                     .from = d->from,
                     .due = d->due};
    t.no = arena_printf(a, "%s-%lld", submission_no(a, d->view.submission.record.id),
                        (long long)d->ordinal);
    t.items = ARENA_ARRAY(a, const struct correction_item *, d->defects.n + 1);
    for (size_t i = 0; i < d->defects.n; i++) {
        if (d->defects.at[i].item.is_listed) {
            t.items[t.n++] = &d->defects.at[i].item;
        }
    }
    enum status status = paper_begin(desk, a, &d->view, &p, err);
    if (status == STATUS_OK) {
        write_told(&p, &t);
    }
    return status;
}

enum status correction_report(struct desk *desk, struct arena *a, const struct correction_view *v,
                              struct report *out, struct err *err)
{
    const struct correction *c = &v->correction;
    struct paper p = {.out = out};
    struct told t = {.no = v->no,
                     .receipt_no = v->receipt_no,
                     .why = c->why,
                     .person = c->person,
                     .clock = {c->days, c->in_workdays, c->first_counts, c->source},
                     .due = v->due};
    (void)day_parse(c->issued_on, &t.from);
    t.items = ARENA_ARRAY(a, const struct correction_item *, v->n_items + 1);
    for (; t.n < v->n_items; t.n++) {
        t.items[t.n] = &v->items[t.n].item;
    }
    enum status status = paper_begin(desk, a, &v->view, &p, err);
    if (status == STATUS_OK) {
        write_told(&p, &t);
    }
    return status;
}

/* ---- 不予受理告知书 ------------------------------------------------------------------------------ */

/* When the case came into the state it is in: its last act in force. */
static enum status refused_on(struct desk *desk, struct arena *a, int64_t submission, day_t *day,
                              struct err *err)
{
    struct history history;
    enum status status = history_of(desk, a, "submission", submission, &history, err);
    *day = instant_day(desk_now(desk));
    for (size_t i = 0; i < history.n && status == STATUS_OK; i++) {
        if (text_eq(history.at[i].audit.act, "submission_act") && !history.at[i].undone_by) {
            *day = instant_day(history.at[i].audit.at);
            break;
        }
    }
    return status;
}

enum status refusal_report(struct desk *desk, struct arena *a, int64_t submission,
                           struct report *out, struct err *err)
{
    struct submission_view v;
    struct paper p = {.out = out};
    day_t day = 0;
    enum status status = submission_view_load(desk, a, submission, &v, err);
    const struct submission *s = &v.submission;
    if (status == STATUS_OK && !text_eq(s->state, "refused")) {
        status = err_set(err, STATUS_DATA, "申报件 %s 现在是「%s」, 没有不予受理",
                         submission_no(a, submission), v.state_name);
    }
    if (status == STATUS_OK) {
        status = refused_on(desk, a, submission, &day, err);
    }
    if (status == STATUS_OK) {
        status = paper_begin(desk, a, &v, &p, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    head(&p, "不予受理告知书", submission_no(a, submission));
    paragraph(&p, arena_printf(a, "%s，经审查：", case_text(&p, NULL)));
    paragraph(&p, arena_printf(a, "%s。", text_or_empty(s->state_why)));
    paragraph(&p, arena_printf(a, "依据%s，决定不予受理。", cited(&p, s->state_clause)));
    foot(&p, NULL, official_day(a, day));
    out->day = day_text(a, day);
    return STATUS_OK;
}

/* ---- as text -------------------------------------------------------------------------------------- */

static const char *as_text(struct arena *a, const struct report *r)
{
    return text_of(a, r, page_style_find(r->style));
}

enum status correction_draft_text(struct desk *desk, struct arena *a,
                                  const struct correction_draft *d, const char *why,
                                  const char **text, struct err *err)
{
    struct report r;
    enum status status = correction_draft_report(desk, a, d, why, &r, err);
    *text = status == STATUS_OK ? as_text(a, &r) : NULL;
    return status;
}

enum status correction_text(struct desk *desk, struct arena *a, const struct correction_view *v,
                            const char **text, struct err *err)
{
    struct report r;
    enum status status = correction_report(desk, a, v, &r, err);
    *text = status == STATUS_OK ? as_text(a, &r) : NULL;
    return status;
}

enum status refusal_text(struct desk *desk, struct arena *a, int64_t submission, const char **text,
                         struct err *err)
{
    struct report r;
    enum status status = refusal_report(desk, a, submission, &r, err);
    *text = status == STATUS_OK ? as_text(a, &r) : NULL;
    return status;
}
