/* What goes to paper: 补正材料告知书 and 不予受理告知书. */
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "desk/corrections.h"
#include "desk/history.h"
#include "desk/notices.h"
#include "desk/units.h"
#include "text/wrap.h"

#define WIDTH 72
#define INDENT "    " /* two characters, as paragraphs of official papers begin */

/* A paper being written. */
struct paper {
    struct arena *a;
    struct buf out;
    const struct submission_view *view;
    const char *unit, *doc_no; /* who signs; the notice */
};

static const char *official_day(struct arena *a, day_t day)
{
    struct civil c = day_civil(day);
    return arena_printf(a, "%d年%d月%d日", c.year, c.month, c.day);
}

static void line(struct paper *p, size_t column, const char *text)
{
    buf_fill(&p->out, ' ', *text ? column : 0);
    buf_printf(&p->out, "%s\n", text);
}

static void centred(struct paper *p, const char *text)
{
    size_t width = utf8_text_width(text);
    line(p, width < WIDTH ? (WIDTH - width) / 2 : 0, text);
}

static void to_right(struct paper *p, const char *text)
{
    size_t width = utf8_text_width(text) + 4;
    line(p, width < WIDTH ? WIDTH - width : 0, text);
}

/* Broken as on the screen; whatever came from a file is cleaned. */
static void paragraph(struct paper *p, const char *text)
{
    const char *clean = arena_printf(p->a, INDENT "%s", utf8_printable(p->a, text, false));
    struct wrap w = {.text = slice_of(clean), .columns = WIDTH};
    struct wrap_row row;
    while (wrap_next(&w, &row)) {
        struct slice shown = wrap_shown(w.text, row);
        buf_printf(&p->out, "%.*s\n", (int)shown.n, shown.at);
    }
}

static enum status paper_begin(struct desk *desk, struct arena *a,
                               const struct submission_view *view, struct paper *p, struct err *err)
{
    struct notice_row row = {0};
    *p = (struct paper){.a = a, .out = BUF_INIT, .view = view};
    enum status status = desk_setting(desk, a, "unit_name", &p->unit, err);
    if (status == STATUS_OK) {
        status = notice_row_load(desk, a, view->submission.notice, &row, err);
    }
    p->doc_no = row.doc_no;
    p->unit = text_is_empty(p->unit) ? "(本单位名称)" : p->unit;
    return status;
}

static const char *paper_end(struct paper *p)
{
    const char *text = arena_copy(p->a, p->out.at, p->out.n);
    buf_release(&p->out);
    return text;
}

/* Title, number, and who is spoken to. */
static void head(struct paper *p, const char *title, const char *no)
{
    const char *to = p->view->lead ? p->view->lead : p->view->recommender;
    centred(p, title);
    to_right(p, arena_printf(p->a, "编号：%s", no));
    line(p, 0, "");
    line(p, 0, arena_printf(p->a, "%s：", to ? utf8_printable(p->a, to, false) : "申报单位"));
}

static const char *case_text(struct paper *p, const char *receipt_no)
{
    const struct submission *s = &p->view->submission;
    return arena_printf(p->a, "你单位按照%s申报的《%s》（申报件 %s%s%s）", p->doc_no, s->title,
                        submission_no(p->a, s->record.id), receipt_no ? "，收件号 " : "",
                        text_or_empty(receipt_no));
}

/* The place of the seal, and the date below it. */
static void foot(struct paper *p, const char *person, const char *date)
{
    line(p, 0, "");
    if (!text_is_empty(person)) {
        line(p, 4, arena_printf(p->a, "经办人：%s", person));
    }
    line(p, 0, "");
    to_right(p, arena_printf(p->a, "%s（盖章）", utf8_printable(p->a, p->unit, false)));
    to_right(p, date);
    if (p->view->lead && p->view->recommender) {
        line(p, 0, "");
        line(p, 0,
             arena_printf(p->a, "抄送：%s", utf8_printable(p->a, p->view->recommender, false)));
    }
    line(p, 0, "");
    line(p, 0, "签收人（签字）：                  签收日期：      年    月    日");
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

static const char *write_told(struct paper *p, const struct told *t)
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
    return paper_end(p);
}

enum status correction_draft_text(struct desk *desk, struct arena *a,
                                  const struct correction_draft *d, const char *why,
                                  const char **text, struct err *err)
{
    struct paper p;
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
    *text = status == STATUS_OK ? write_told(&p, &t) : NULL;
    return status;
}

enum status correction_text(struct desk *desk, struct arena *a, const struct correction_view *v,
                            const char **text, struct err *err)
{
    const struct correction *c = &v->correction;
    struct paper p;
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
    *text = status == STATUS_OK ? write_told(&p, &t) : NULL;
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

enum status refusal_text(struct desk *desk, struct arena *a, int64_t submission, const char **text,
                         struct err *err)
{
    struct submission_view v;
    struct paper p;
    day_t day = 0;
    *text = NULL;
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
    paragraph(
        &p, arena_printf(a, "依据%s %s，决定不予受理。", p.doc_no, text_or_empty(s->state_clause)));
    foot(&p, NULL, official_day(a, day));
    *text = paper_end(&p);
    return STATUS_OK;
}
