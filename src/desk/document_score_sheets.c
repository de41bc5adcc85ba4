/* 个人打分表: what each member of a panel gave each of their cases, for them to sign. A sheet that is not sealed,
 * or is not told to who prints it (desk/sheets.h), is an empty row, to be filled in by hand. */
#include "base/slice.h"
#include "desk/document_makers.h"
#include "desk/notices.h"
#include "desk/panels.h"
#include "desk/sheets.h"
#include "desk/submissions.h"
#include "model/fields.h"
#include "model/points.h"

#define ACROSS                                                                                     \
    10        /* criteria that stand as columns; more of them go below each other, case by case */
#define FEW 5 /* that have room for four characters */
#define BY_HAND "\n\n" /* height to write in */

/* The sheets of a panel on their way to paper. */
struct score_sheets {
    struct desk *desk;
    struct report *report;
    struct scoring scoring;
    const char *notice_no;
    bool is_blind, has_total;
};

/* One case as its row tells it. */
struct score_row {
    const char *no, *title, *lead;
    struct sheet_view view;
    bool is_told; /* sealed, and not kept from who prints it */
};

static const struct criterion *criterion_at(const struct score_sheets *s, size_t i)
{
    return &s->scoring.scheme->criteria.at[s->scoring.criteria[i]];
}

/* Votes and passes are counted, not added up. */
static bool adds_up(const struct score_sheets *s)
{
    for (size_t i = 0; i < s->scoring.n; i++) {
        int kind = criterion_at(s, i)->kind;
        if (kind != CRITERION_PASS && kind != CRITERION_VOTE) {
            return true;
        }
    }
    return false;
}

static const char *mark_of(const struct score_sheets *s, const struct score_row *row, size_t i)
{
    return row->is_told ? mark_text(s->report->arena, criterion_at(s, i),
                                    row->view.marks[s->scoring.criteria[i]])
                        : "";
}

static const char *reason_of(const struct score_sheets *s, const struct score_row *row, size_t i)
{
    const char *reasons = row->is_told ? row->view.sheet.reasons : NULL;
    return text_or_empty(fields_get(s->report->arena, reasons, criterion_at(s, i)->name));
}

static const char *total_of(const struct score_sheets *s, const struct score_row *row)
{
    return row->is_told ? points_text(s->report->arena, row->view.total / SCORE_UNIT) : "";
}

static const char *opinion_of(const struct score_row *row)
{
    return row->is_told ? text_or_empty(row->view.sheet.opinion) : BY_HAND;
}

/* ---- criteria as columns ----------------------------------------------------------------------- */

static struct report_column *put_column(struct report_column *at, const char *heading, int width,
                                        enum side side)
{
    *at = (struct report_column){heading, width, side};
    return at + 1;
}

static struct report_table *begin_wide(const struct score_sheets *s)
{
    struct report_column *columns =
        ARENA_ARRAY(s->report->arena, struct report_column, s->scoring.n + 6);
    struct report_column *at = put_column(columns, "序号", 4, SIDE_CENTRE);
    at = put_column(at, "申报件", 6, SIDE_CENTRE);
    at = put_column(at, "名称", 0, SIDE_LEFT);
    at = s->is_blind ? at : put_column(at, "申报单位", 0, SIDE_LEFT);
    int width = s->scoring.n <= FEW ? 8 : 6;
    for (size_t i = 0; i < s->scoring.n; i++) {
        at = put_column(at, criterion_at(s, i)->name, width, SIDE_CENTRE);
    }
    at = s->has_total ? put_column(at, "合计", 6, SIDE_CENTRE) : at;
    at = put_column(at, "理由和意见", 22, SIDE_LEFT);
    return report_table(s->report, columns, (size_t)(at - columns));
}

/* 创新性：与去年重复；整体可行 */
static const char *remarks(const struct score_sheets *s, const struct score_row *row)
{
    struct arena *a = s->report->arena;
    const char *all = "";
    for (size_t i = 0; i < s->scoring.n; i++) {
        const char *reason = reason_of(s, row, i);
        if (*reason) {
            all = arena_printf(a, "%s%s：%s\n", all, criterion_at(s, i)->name, reason);
        }
    }
    return arena_printf(a, "%s%s", all, opinion_of(row));
}

static void put_wide(const struct score_sheets *s, struct report_table *t,
                     const struct score_row *row)
{
    struct arena *a = s->report->arena;
    const char **cells = ARENA_ARRAY(a, const char *, t->n_columns + 1);
    size_t n = 0;
    cells[n++] = arena_printf(a, "%zu", t->rows.n + 1);
    cells[n++] = row->no;
    cells[n++] = row->title;
    if (!s->is_blind) {
        cells[n++] = row->lead;
    }
    for (size_t i = 0; i < s->scoring.n; i++) {
        cells[n++] = mark_of(s, row, i);
    }
    if (s->has_total) {
        cells[n++] = total_of(s, row);
    }
    cells[n++] = remarks(s, row);
    report_table_row(t, cells);
}

/* ---- criteria below each other ------------------------------------------------------------------- */

static const struct report_column high_columns[] = {
    {"指标", 0, SIDE_LEFT}, {"打分", 10, SIDE_CENTRE}, {"理由", 40, SIDE_LEFT}};

static void put_line(struct report_table *t, const char *name, const char *mark, const char *why)
{
    const char *const cells[] = {name, mark, why};
    report_table_row(t, cells);
}

static void put_high(const struct score_sheets *s, struct report_table *t,
                     const struct score_row *row)
{
    const char *lead = s->is_blind ? "" : row->lead;
    report_table_note(t, arena_printf(s->report->arena, "%s　%s　%s", row->no, row->title, lead));
    for (size_t i = 0; i < s->scoring.n; i++) {
        put_line(t, criterion_at(s, i)->name, mark_of(s, row, i), reason_of(s, row, i));
    }
    if (s->has_total) {
        put_line(t, "合计", total_of(s, row), "");
    }
    put_line(t, "意见", "", opinion_of(row));
}

/* ---- one reviewer -------------------------------------------------------------------------------- */

static void put_head(const struct score_sheets *s, const struct panel_seat *seat)
{
    struct report *r = s->report;
    const struct panel *p = &s->scoring.panel;
    const struct reviewer_view *v = &seat->reviewer;
    report_title(r, "个人打分表");
    report_two(
        r,
        arena_printf(r->arena, "专家：%s %s　%s", v->no, v->reviewer.name, text_or_empty(v->unit)),
        arena_printf(r->arena, "方案：%s%s%s", p->scheme, p->stage ? "　" : "",
                     text_or_empty(p->stage)));
    report_two(r, arena_printf(r->arena, "评审组：%s", p->name),
               arena_printf(r->arena, "通知：%s", s->notice_no));
    for (size_t i = 0; i < s->scoring.n; i++) {
        report_line(r, SIDE_LEFT, mark_rule_text(r->arena, criterion_at(s, i)));
    }
}

static enum status row_of(const struct score_sheets *s, const struct sheet_line *line,
                          int64_t reviewer, struct score_row *out, struct err *err)
{
    struct arena *a = s->report->arena;
    struct submission_view v;
    const struct sheet_key key = {line->submission, reviewer};
    *out = (struct score_row){.no = line->no,
                              .title = line->title,
                              .lead = "",
                              .is_told = text_eq(line->state, SHEET_SEALED) && !line->is_hidden};
    enum status status = sheet_view_load(s->desk, a, &s->scoring, key, &out->view, err);
    if (status == STATUS_OK && !s->is_blind) {
        status = submission_view_load(s->desk, a, line->submission, &v, err);
        out->lead = status == STATUS_OK ? text_or_empty(v.lead) : "";
    }
    return status;
}

static enum status put_reviewer(const struct score_sheets *s, const struct panel_seat *seat,
                                struct err *err)
{
    struct report *r = s->report;
    struct sheet_lines lines;
    int64_t id = seat->reviewer.reviewer.record.id;
    bool is_wide = s->scoring.n <= ACROSS;
    enum status status = sheet_lines_load(s->desk, r->arena, &s->scoring, id, &lines, err);
    put_head(s, seat);
    struct report_table *t = is_wide ? begin_wide(s) : report_table(r, high_columns, 3);
    for (size_t i = 0; status == STATUS_OK && i < lines.n; i++) {
        struct score_row row;
        status = row_of(s, &lines.at[i], id, &row, err);
        if (status == STATUS_OK) {
            (is_wide ? put_wide : put_high)(s, t, &row);
        }
    }
    (void)report_sign(r);
    report_sign_line(r, "", "");
    report_sign_line(r, arena_printf(r->arena, "共 %zu 件，已封存 %zu 件", lines.n, lines.sealed),
                     "专家（签字）：                    年   月   日");
    return status;
}

/* ---- the panel ----------------------------------------------------------------------------------- */

static enum status load(struct desk *desk, const struct document_order *o, struct report *r,
                        struct score_sheets *out, struct err *err)
{
    struct panel panel;
    struct notice_row row;
    *out = (struct score_sheets){.desk = desk, .report = r};
    enum status status = panel_find(desk, r->arena, o->about, &panel, err);
    if (status == STATUS_OK) {
        status = scoring_of(r->arena, &panel, &out->scoring, err);
    }
    if (status == STATUS_OK) {
        status = notice_row_load(desk, r->arena, panel.notice, &row, err);
    }
    if (status == STATUS_OK) {
        out->notice_no = row.doc_no;
        out->is_blind = out->scoring.scheme->is_blind == YES_YES;
        out->has_total = adds_up(out);
    }
    return status;
}

/* Those with cases to score; `only` NULL: all. */
static enum status put_all(const struct score_sheets *s, const struct reviewer *only, size_t *n,
                           struct err *err)
{
    struct panel_seats seats;
    enum status status =
        panel_seats_load(s->desk, s->report->arena, s->scoring.panel.record.id, &seats, err);
    for (size_t i = 0; status == STATUS_OK && i < seats.n; i++) {
        const struct panel_seat *seat = &seats.at[i];
        bool is_other = only && only->record.id != seat->seat.reviewer;
        if (is_other || seat->assigned == 0) {
            continue;
        }
        if ((*n)++ > 0) {
            report_new_page(s->report);
        }
        status = put_reviewer(s, seat, err);
    }
    return status;
}

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    struct score_sheets s;
    struct reviewer only;
    size_t n = 0;
    enum status status = load(desk, o, r, &s, err);
    if (status == STATUS_OK && o->reviewer) {
        status = reviewer_find(desk, r->arena, o->reviewer, &only, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    r->style = s.scoring.n <= ACROSS ? "wide" : "list";
    r->number = NUMBER_OF;
    status = put_all(&s, o->reviewer ? &only : NULL, &n, err);
    return status == STATUS_OK && n == 0
               ? err_set(err, STATUS_DATA, "评审组「%s」里没有分到申报件的专家, 没有打分表可印",
                         s.scoring.panel.name)
               : status;
}

const struct document document_score_sheets = {
    "score-sheets",
    "个人打分表",
    "评审组每位专家一份: 每件各项的分, 理由, 合计, 意见, 签字处; 没封存的是空行, 可在纸上打分",
    "评审组",
    TAKES_REVIEWER,
    make};
