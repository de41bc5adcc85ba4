/* A row of a file of score sheets, as it stands: whose it is, which case, its marks. */
#include <string.h>

#include "base/slice.h"
#include "desk/sheet_import_parts.h"
#include "desk/submissions.h"
#include "model/fields.h"
#include "rules/fold.h"
#include "rules/submission_state.h"
#include "text/key.h"

static void tell(struct import *im, const struct headed_row *row, size_t column,
                 enum severity severity, const char *code, const char *text)
{
    const struct table_problem what = {.severity = severity, .code = code, .text = text};
    sheet_row_tell(im, row, column, &what);
}

void sheet_row_tell(struct import *im, const struct headed_row *row, size_t column,
                    const struct table_problem *what)
{
    struct table_problem problem = *what;
    problem.line = row->line;
    if (column != HEADED_NONE) {
        problem.column = headed_place(&im->file, column);
        problem.heading = headed_name(im->arena, &im->file.columns[column]);
    }
    table_problem_add(&im->out->problems, problem);
}

bool sheet_row_reject(struct import *im, const struct headed_row *row, size_t column,
                      const char *code, const char *text)
{
    tell(im, row, column, SEVERITY_ERROR, code, text);
    return false;
}

/* ---- whose row it is ------------------------------------------------------------------------------ */

/* What is refused, withdrawn or over is not scored any more. */
static bool is_reviewed(struct import *im, struct passing *p)
{
    static const char *const over[] = {"refused", "withdrawn", "ended"};
    enum submission_state state;
    for (size_t i = 0; i < sizeof over / sizeof *over; i++) {
        if (text_eq(p->submission.state, over[i]) && submission_state_parse(over[i], &state)) {
            return sheet_row_reject(im, p->row, COLUMN_CASE, "not-reviewed",
                                    arena_printf(im->arena, "申报件 %s %s, 不评分",
                                                 submission_no(im->arena, p->submission.record.id),
                                                 submission_state_name(state)));
        }
    }
    return true;
}

/* A cell that says whose row it is: merged over several rows it says so of all of them. */
static const char *name_cell(const struct headed_row *row, size_t column)
{
    return *row->cells[column] ? row->cells[column] : row->above[column];
}

static bool read_case(struct import *im, struct passing *p)
{
    const char *no = fold_text(&im->scratch, name_cell(p->row, COLUMN_CASE));
    struct err err = {.arena = im->arena};
    if (!*no) {
        return sheet_row_reject(im, p->row, COLUMN_CASE, "missing-case", "没有写申报件号");
    }
    enum status status = submission_find(im->desk, &im->scratch, no, &p->submission, &err);
    if (status != STATUS_OK || p->submission.record.is_void) {
        return sheet_row_reject(
            im, p->row, COLUMN_CASE, "unknown-case",
            arena_printf(im->arena, "没有申报件 %s; 照导出的打分表或 submission list 写编号", no));
    }
    return is_reviewed(im, p);
}

static bool is_unknown(struct import *im, struct passing *p, const char *who)
{
    if (im->options->adds_reviewers && im->sight.is_staff && !reviewer_no_parse(who)) {
        p->reviewer = (struct reviewer){.name = who, .load_max = NUMBER_NONE};
        p->is_new_reviewer = true;
        return true;
    }
    return sheet_row_reject(im, p->row, COLUMN_REVIEWER, "unknown-reviewer",
                            arena_printf(im->arena,
                                         "专家库里没有「%s」; 先 reviewer add, 或加 "
                                         "--add-reviewers 一并登记",
                                         who));
}

static bool read_reviewer(struct import *im, struct passing *p)
{
    const char *who = text_clean(im->arena, slice_of(name_cell(p->row, COLUMN_REVIEWER)), false);
    struct err err = {.arena = im->arena};
    if (!*who) {
        return sheet_row_reject(im, p->row, COLUMN_REVIEWER, "missing-reviewer", "没有写专家");
    }
    enum status status = reviewer_find(im->desk, &im->scratch, who, &p->reviewer, &err);
    if (status == STATUS_NOT_FOUND) {
        return is_unknown(im, p, who);
    }
    if (status != STATUS_OK) {
        return sheet_row_reject(im, p->row, COLUMN_REVIEWER, "reviewer", err.text);
    }
    if (sheet_allow(&im->sight, p->reviewer.record.id, &err) != STATUS_OK) {
        return sheet_row_reject(im, p->row, COLUMN_REVIEWER, "not-permitted", err.text);
    }
    return true;
}

static bool is_free(struct import *im, struct passing *p)
{
    struct recusal_views found = {0};
    struct err err = {.arena = im->arena};
    enum status status = STATUS_OK;
    if (p->reviewer.record.id && im->sight.is_staff) {
        status = recusals_of_pair(im->desk, &im->scratch, p->reviewer.record.id,
                                  p->submission.record.id, &found, &err);
    }
    if (status != STATUS_OK) {
        return sheet_row_reject(im, p->row, HEADED_NONE, "recusal", err.text);
    }
    for (size_t i = 0; i < found.n; i++) {
        if (!text_eq(found.at[i].recusal.state, RECUSAL_DISMISSED)) {
            return sheet_row_reject(im, p->row, COLUMN_REVIEWER, "recused",
                                    arena_printf(im->arena, "%s 应当回避: %s", p->reviewer.name,
                                                 found.at[i].recusal.evidence));
        }
    }
    return true;
}

/* ---- its marks ------------------------------------------------------------------------------------ */

/* On paper the reason may stand elsewhere; who hands in own sheets has to give it. */
static bool has_reason(struct import *im, struct passing *p, size_t i)
{
    const struct criterion *c = &im->scheme.scheme.criteria.at[i];
    if (!mark_needs_reason(c, p->marks[i]) || *p->row->cells[reason_column(i)] ||
        im->options->is_draft) {
        return true;
    }
    const char *text = arena_printf(im->arena, "「%s」打了 %s, 方案要求写理由, 表里没有", c->name,
                                    p->row->cells[mark_column(i)]);
    tell(im, p->row, mark_column(i), im->sight.is_staff ? SEVERITY_WARNING : SEVERITY_ERROR,
         "missing-reason", text);
    return im->sight.is_staff;
}

static const char *read_mark(struct import *im, struct passing *p, size_t i)
{
    size_t column = mark_column(i);
    p->marks[i] = MARK_NONE;
    return *p->row->above[column]
               ? "这一格与上面的合并了, 不知道是哪一份的分; 请取消合并, 每份写上分"
               : mark_read(im->arena, &im->scheme.scheme.criteria.at[i], p->row->cells[column],
                           &p->marks[i]);
}

static bool read_marks(struct import *im, struct passing *p)
{
    const struct scheme *s = &im->scheme.scheme;
    bool is_right = true;
    p->marks = ARENA_ARRAY(&im->scratch, int64_t, s->criteria.n + 1);
    for (size_t i = 0; i < s->criteria.n; i++) {
        const char *reason =
            text_clean(&im->scratch, slice_of(p->row->cells[reason_column(i)]), true);
        const char *fault = read_mark(im, p, i);
        is_right = (fault ? sheet_row_reject(im, p->row, mark_column(i), "mark", fault)
                          : has_reason(im, p, i)) &&
                   is_right;
        p->reasons = fields_set(&im->scratch, p->reasons, s->criteria.at[i].name, reason);
    }
    p->opinion = text_clean(&im->scratch, slice_of(p->row->cells[COLUMN_OPINION]), true);
    return is_right;
}

/* As it was sent out: nobody has marked it yet. What was said without a mark is told, since it is not taken. */
static bool is_untouched(struct import *im, const struct headed_row *row)
{
    bool says = *row->cells[COLUMN_OPINION];
    for (size_t i = 0; i < im->scheme.scheme.criteria.n; i++) {
        if (*row->cells[mark_column(i)] || *row->above[mark_column(i)]) {
            return false;
        }
        says = says || *row->cells[reason_column(i)];
    }
    if (says) {
        tell(im, row, HEADED_NONE, SEVERITY_WARNING, "no-mark",
             "只写了意见或理由, 没有打分, 这一行没有收");
    }
    return true;
}

/* What stands below such tables: 合计, 填表人. */
static bool is_no_sheet(struct import *im, const struct headed_row *row)
{
    const char *no = fold_text(&im->scratch, name_cell(row, COLUMN_CASE));
    return !*name_cell(row, COLUMN_REVIEWER) && *no && !submission_no_parse(no);
}

bool sheet_row_is_blank(struct import *im, const struct headed_row *row)
{
    return is_no_sheet(im, row) || is_untouched(im, row);
}

/* A criterion marked in every stage does not say which one was marked: that is the stage of the panel asked for,
 * else the criteria a stage has of its own say so. */
static bool says_stage(const struct import *im, const struct criterion *c, size_t stage)
{
    const struct scheme *s = &im->scheme.scheme;
    bool is_shared = s->stages.n > 1 && text_is_empty(c->stage);
    return is_shared ? im->wanted.record.id && stage == im->wanted_stage
                     : criterion_is_of(s, c, stage);
}

bool sheet_row_has(const struct import *im, const struct passing *p, size_t stage)
{
    const struct scheme *s = &im->scheme.scheme;
    for (size_t i = 0; i < s->criteria.n; i++) {
        if (p->marks[i] != MARK_NONE && says_stage(im, &s->criteria.at[i], stage)) {
            return true;
        }
    }
    return false;
}

/* Only criteria of every stage are marked, and no panel was asked for. */
static bool has_stage(struct import *im, struct passing *p)
{
    for (size_t stage = 0; stage < scheme_stage_count(&im->scheme.scheme); stage++) {
        if (sheet_row_has(im, p, stage)) {
            return true;
        }
    }
    return sheet_row_reject(im, p->row, HEADED_NONE, "unknown-stage",
                            "只有各阶段都打的指标有分, 看不出是哪个阶段的; "
                            "请用 --panel 指明评审组");
}

/* A stage is left out as a whole or marked as a whole, but for drafts. */
static bool has_all_marks(struct import *im, struct passing *p)
{
    const struct scheme *s = &im->scheme.scheme;
    bool is_right = true;
    for (size_t stage = 0; stage < scheme_stage_count(s); stage++) {
        bool is_marked = sheet_row_has(im, p, stage);
        for (size_t i = 0; i < s->criteria.n && is_marked && !im->options->is_draft; i++) {
            if (p->marks[i] == MARK_NONE && criterion_is_of(s, &s->criteria.at[i], stage)) {
                is_right = sheet_row_reject(
                    im, p->row, mark_column(i), "missing-mark",
                    arena_printf(im->arena, "「%s」没有打分; 没打完的先存草稿 (--draft)",
                                 s->criteria.at[i].name));
            }
        }
    }
    return is_right;
}

bool sheet_row_read(struct import *im, struct passing *p)
{
    bool has_case = read_case(im, p), has_reviewer = read_reviewer(im, p);
    bool has_marks = read_marks(im, p) && has_stage(im, p) && has_all_marks(im, p);
    return has_case && has_reviewer && has_marks && is_free(im, p);
}
