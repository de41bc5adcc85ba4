#include "desk/sheet_import.h"

#include <string.h>

#include "base/slice.h"
#include "desk/assignments.h"
#include "desk/schemes.h"
#include "desk/sheet_rights.h"
#include "desk/submissions.h"
#include "model/fields.h"
#include "rules/mark.h"
#include "rules/submission_state.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/headed.h"

#define PROBLEMS_KEPT 5000u
/* By this a panel is known that a file made; drawn ones are not touched by files. */
#define MADE_BY_FILE "由打分表文件建立, 没有抽取"

enum base_column { COLUMN_CASE, COLUMN_REVIEWER, COLUMN_OPINION, BASE_COLUMNS };

static const struct headed_column base_columns[] = {
    [COLUMN_CASE] = {"申报件号|申报件|编号|件号", true},
    [COLUMN_REVIEWER] = {"专家|评委|专家编号|专家姓名|评审专家", true},
    [COLUMN_OPINION] = {"意见|评审意见|评语|专家意见", false},
};

/* Behind the base columns stand two of each criterion: its mark and its reason. */
static size_t mark_column(size_t criterion)
{
    return BASE_COLUMNS + 2 * criterion;
}
static size_t reason_column(size_t criterion)
{
    return mark_column(criterion) + 1;
}

struct import {
    struct desk *desk;
    struct arena *arena;  /* of the result */
    struct arena scratch; /* of one row */
    const struct sheet_import_options *options;
    struct sheet_import *out;
    struct write write;
    struct sheet_sight sight;
    struct headed file;
    struct scheme_entry scheme;
    struct panel wanted; /* the panel that was asked for; record.id 0: none */
    VEC(struct scoring) targets;
};

/* A row on its way. */
struct passing {
    const struct headed_row *row;
    struct submission submission;
    struct reviewer reviewer;
    bool is_new_reviewer;
    int64_t *marks;
    const char *reasons;
};

/* ---- what is told ------------------------------------------------------------------------------ */

static void tell(struct import *im, const struct headed_row *row, size_t column,
                 enum severity severity, const char *code, const char *text)
{
    const char *heading =
        column == HEADED_NONE ? NULL : headed_name(im->arena, &im->file.columns[column]);
    table_problem_add(&im->out->problems,
                      (struct table_problem){
                          row->line, column == HEADED_NONE ? 0 : headed_place(&im->file, column),
                          heading, severity, code, text});
}

static bool reject(struct import *im, const struct headed_row *row, size_t column, const char *code,
                   const char *text)
{
    tell(im, row, column, SEVERITY_ERROR, code, text);
    return false;
}

/* ---- the scheme and its columns ------------------------------------------------------------------ */

static const struct headed_column *columns_of(struct import *im, const struct scheme *s, size_t *n)
{
    struct headed_column *all =
        ARENA_ARRAY(im->arena, struct headed_column, mark_column(s->criteria.n));
    memcpy(all, base_columns, sizeof base_columns);
    for (size_t i = 0; i < s->criteria.n; i++) {
        const char *name = s->criteria.at[i].name;
        all[mark_column(i)] = (struct headed_column){name, true};
        all[reason_column(i)] =
            (struct headed_column){arena_printf(im->arena, "%s理由|%s的理由", name, name), false};
    }
    *n = mark_column(s->criteria.n);
    return all;
}

static bool fits(struct import *im, const struct scheme *s)
{
    size_t n;
    const struct headed_column *columns = columns_of(im, s, &n);
    return headed_ask(&im->file, columns, n) == 0;
}

/* The default one when it fits, else the first that does. */
static enum status guess_scheme(struct import *im, struct err *err)
{
    struct scheme_entries all;
    bool is_found = false;
    enum status status = schemes_load(im->desk, im->arena, &all, err);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        bool is_default = text_eq(all.at[i].scheme.name, SCHEME_DEFAULT);
        if ((!is_found || is_default) && fits(im, &all.at[i].scheme)) {
            im->scheme = all.at[i];
            is_found = true;
        }
    }
    return status == STATUS_OK && !is_found
               ? err_set(err, STATUS_DATA,
                         "%s: 表头里没有哪个评审方案的全部指标; 请用 --scheme 指明方案, 或照 "
                         "shenbao review scheme show 的指标写表头",
                         im->file.file)
               : status;
}

static const char *missing_criteria(struct import *im)
{
    const char *names = "";
    for (size_t i = 0; i < im->scheme.scheme.criteria.n; i++) {
        if (im->file.at[mark_column(i)] == HEADED_NONE) {
            names = arena_printf(im->arena, "%s%s%s", names, *names ? "、" : "",
                                 im->scheme.scheme.criteria.at[i].name);
        }
    }
    return names;
}

static enum status choose_scheme(struct import *im, struct err *err)
{
    const char *name = im->options->scheme;
    enum status status = STATUS_OK;
    if (im->wanted.record.id) {
        struct scoring scoring;
        status = scoring_of(im->arena, &im->wanted, &scoring, err);
        if (status == STATUS_OK) {
            im->scheme.scheme = *scoring.scheme;
        }
    } else if (name) {
        status = scheme_find(im->desk, im->arena, name, &im->scheme, err);
    } else {
        status = guess_scheme(im, err);
    }
    if (status == STATUS_OK && !fits(im, &im->scheme.scheme)) {
        status = err_set(err, STATUS_DATA, "%s: 表头里缺方案「%s」的指标: %s", im->file.file,
                         im->scheme.scheme.name, missing_criteria(im));
    }
    im->out->scheme = im->scheme.scheme.name;
    return status;
}

static void tell_others(struct import *im)
{
    const struct headed_row head = {.line = im->file.header_line};
    for (size_t i = 0; i < im->file.others.n; i++) {
        const char *heading = im->file.others.at[i];
        if (!text_eq(heading, "名称") && !text_eq(heading, "成果名称")) {
            tell(im, &head, HEADED_NONE, SEVERITY_NOTE, "unknown-heading",
                 arena_printf(im->arena, "「%s」这一列不认识, 没有读", heading));
        }
    }
}

/* ---- whose row it is ------------------------------------------------------------------------------ */

/* What is refused, withdrawn or over is not scored any more. */
static bool is_reviewed(struct import *im, struct passing *p)
{
    static const char *const over[] = {"refused", "withdrawn", "ended"};
    enum submission_state state;
    for (size_t i = 0; i < sizeof over / sizeof *over; i++) {
        if (text_eq(p->submission.state, over[i]) && submission_state_parse(over[i], &state)) {
            return reject(im, p->row, COLUMN_CASE, "not-reviewed",
                          arena_printf(im->arena, "申报件 %s %s, 不评分",
                                       submission_no(im->arena, p->submission.record.id),
                                       submission_state_name(state)));
        }
    }
    return true;
}

static bool read_case(struct import *im, struct passing *p)
{
    const char *no = p->row->cells[COLUMN_CASE];
    struct err err = {.arena = im->arena};
    if (!*no) {
        return reject(im, p->row, COLUMN_CASE, "missing-case", "没有写申报件号");
    }
    enum status status = submission_find(im->desk, &im->scratch, no, &p->submission, &err);
    if (status != STATUS_OK || p->submission.record.is_void) {
        return reject(im, p->row, COLUMN_CASE, "unknown-case",
                      arena_printf(im->arena, "没有申报件 %s", no));
    }
    return is_reviewed(im, p);
}

static bool read_reviewer(struct import *im, struct passing *p)
{
    const char *who = p->row->cells[COLUMN_REVIEWER];
    struct err err = {.arena = im->arena};
    if (!*who) {
        return reject(im, p->row, COLUMN_REVIEWER, "missing-reviewer", "没有写专家");
    }
    enum status status = reviewer_find(im->desk, &im->scratch, who, &p->reviewer, &err);
    if (status == STATUS_NOT_FOUND && im->options->adds_reviewers && im->sight.is_staff &&
        !reviewer_no_parse(who)) {
        p->reviewer = (struct reviewer){.name = who, .load_max = NUMBER_NONE};
        p->is_new_reviewer = true;
        return true;
    }
    if (status == STATUS_NOT_FOUND) {
        return reject(im, p->row, COLUMN_REVIEWER, "unknown-reviewer",
                      arena_printf(im->arena,
                                   "专家库里没有「%s」; 先 reviewer add, 或加 "
                                   "--add-reviewers 一并登记",
                                   who));
    }
    if (status != STATUS_OK) {
        return reject(im, p->row, COLUMN_REVIEWER, "reviewer", err.text);
    }
    if (sheet_allow(&im->sight, p->reviewer.record.id, &err) != STATUS_OK) {
        return reject(im, p->row, COLUMN_REVIEWER, "not-permitted", err.text);
    }
    return true;
}

static bool read_marks(struct import *im, struct passing *p)
{
    const struct scheme *s = &im->scheme.scheme;
    bool is_right = true;
    p->marks = ARENA_ARRAY(&im->scratch, int64_t, s->criteria.n + 1);
    for (size_t i = 0; i < s->criteria.n; i++) {
        const char *reason = p->row->cells[reason_column(i)];
        const char *fault =
            mark_read(im->arena, &s->criteria.at[i], p->row->cells[mark_column(i)], &p->marks[i]);
        if (fault) {
            is_right = reject(im, p->row, mark_column(i), "mark", fault);
        } else if (mark_needs_reason(&s->criteria.at[i], p->marks[i]) && !*reason) {
            tell(im, p->row, mark_column(i), SEVERITY_WARNING, "missing-reason",
                 arena_printf(im->arena, "「%s」打了 %s, 方案要求写理由, 表里没有",
                              s->criteria.at[i].name, p->row->cells[mark_column(i)]));
        }
        p->reasons = fields_set(&im->scratch, p->reasons, s->criteria.at[i].name, reason);
    }
    return is_right;
}

static bool has_marks_of(const struct import *im, const struct passing *p, size_t stage)
{
    const struct scheme *s = &im->scheme.scheme;
    for (size_t i = 0; i < s->criteria.n; i++) {
        if (p->marks[i] != MARK_NONE && criterion_is_of(s, &s->criteria.at[i], stage)) {
            return true;
        }
    }
    return false;
}

/* A stage is left out as a whole or marked as a whole, but for drafts. */
static bool has_all_marks(struct import *im, struct passing *p)
{
    const struct scheme *s = &im->scheme.scheme;
    bool is_right = true;
    for (size_t stage = 0; stage < scheme_stage_count(s); stage++) {
        bool is_marked = has_marks_of(im, p, stage);
        for (size_t i = 0; i < s->criteria.n && is_marked && !im->options->is_draft; i++) {
            if (p->marks[i] == MARK_NONE && criterion_is_of(s, &s->criteria.at[i], stage)) {
                is_right =
                    reject(im, p->row, mark_column(i), "missing-mark",
                           arena_printf(im->arena, "「%s」没有打分", s->criteria.at[i].name));
            }
        }
    }
    return is_right;
}

/* As it was sent out: nobody has marked it yet. */
static bool is_untouched(const struct import *im, const struct headed_row *row)
{
    for (size_t i = 0; i < im->scheme.scheme.criteria.n; i++) {
        if (*row->cells[mark_column(i)]) {
            return false;
        }
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
        return reject(im, p->row, HEADED_NONE, "recusal", err.text);
    }
    for (size_t i = 0; i < found.n; i++) {
        if (!text_eq(found.at[i].recusal.state, RECUSAL_DISMISSED)) {
            return reject(im, p->row, COLUMN_REVIEWER, "recused",
                          arena_printf(im->arena, "%s 应当回避: %s", p->reviewer.name,
                                       found.at[i].recusal.evidence));
        }
    }
    return true;
}

/* ---- to which panel --------------------------------------------------------------------------------- */

static enum status note_target(struct import *im, const struct panel *panel, struct scoring **out,
                               struct err *err)
{
    for (size_t i = 0; i < im->targets.n; i++) {
        if (im->targets.at[i].panel.record.id == panel->record.id) {
            *out = &im->targets.at[i];
            return STATUS_OK;
        }
    }
    struct scoring *t = VEC_PUSH(im->arena, &im->targets);
    struct panel *copy = record_copy(im->arena, &panel_type, panel);
    *VEC_PUSH(im->arena, &im->out->panels) = arena_text(im->arena, panel->name);
    *out = t;
    return scoring_of(im->arena, copy, t, err);
}

/* The panel of this stage that has assigned the case to the reviewer; *id 0: none. */
static enum status find_assigned(struct import *im, const struct passing *p, const char *stage,
                                 int64_t *id, struct err *err)
{
    *id = 0;
    return p->reviewer.record.id
               ? db_one(im->desk->db, QUERY_SHEET_PANEL_OF,
                        DB_ARGS(db_int(p->reviewer.record.id), db_int(p->submission.record.id),
                                db_text(stage), db_int(im->wanted.record.id)),
                        0, id, err)
               : STATUS_OK;
}

static struct panel panel_wanted(const struct import *im, const struct passing *p, size_t stage)
{
    const struct scheme *s = &im->scheme.scheme;
    const char *name = scheme_stage_name(s, stage);
    bool is_direction = s->panel_per == PANEL_PER_DIRECTION;
    bool is_track = is_direction || s->panel_per == PANEL_PER_TRACK;
    return (struct panel){
        .notice = p->submission.notice,
        .track = is_track && *text_or_empty(p->submission.track) ? p->submission.track : NULL,
        .directions = is_direction ? p->submission.direction : NULL,
        .stage = *name ? name : NULL,
        .scheme = s->name,
        .scheme_text = im->scheme.file.text,
        .scheme_digest = im->scheme.file.digest,
        .size = NUMBER_NONE,
        .terms = MADE_BY_FILE,
    };
}

static enum status add_reviewer(struct import *im, struct passing *p, struct err *err)
{
    if (!p->is_new_reviewer) {
        return STATUS_OK;
    }
    enum status status = write_insert(&im->write, &reviewer_type, &p->reviewer, err);
    p->is_new_reviewer = false;
    *VEC_PUSH(im->arena, &im->out->new_reviewers) = arena_text(im->arena, p->reviewer.name);
    return status;
}

/* A panel made by a file scores from the start. */
static enum status open_made(struct import *im, struct panel *panel, struct err *err)
{
    struct panel open = *panel;
    if (!text_eq(panel->state, PANEL_DRAWING) || !text_eq(panel->terms, MADE_BY_FILE)) {
        return STATUS_OK;
    }
    open.state = PANEL_SCORING;
    open.opened_at = desk_now(im->desk);
    enum status status = write_update(&im->write, &panel_type, panel, &open, err);
    *panel = open;
    return status;
}

/* Seat and assignment in a panel that a file makes. STATUS_DATA: the row is rejected. */
static enum status join(struct import *im, struct passing *p, size_t stage, int64_t *id,
                        struct err *err)
{
    struct panel wanted = panel_wanted(im, p, stage), panel = {0};
    int64_t assignment = 0;
    enum status status = panel_ensure(&im->write, &wanted, &panel, err);
    if (status == STATUS_OK) {
        status = open_made(im, &panel, err);
    }
    if (status == STATUS_OK && !text_eq(panel.terms, MADE_BY_FILE)) {
        return err_set(err, STATUS_DATA, "%s 没有在评审组「%s」里分配给 %s%s",
                       submission_no(im->arena, p->submission.record.id), panel.name,
                       p->reviewer.name,
                       text_eq(panel.state, PANEL_SCORING) ? "" : ", 这个组也还没有开始打分");
    }
    if (status == STATUS_OK) {
        status = add_reviewer(im, p, err);
    }
    if (status == STATUS_OK) {
        status = panel_seat_ensure(&im->write, panel.record.id, p->reviewer.record.id, err);
    }
    if (status == STATUS_OK) {
        const struct assignment a = {.panel = panel.record.id,
                                     .reviewer = p->reviewer.record.id,
                                     .submission = p->submission.record.id,
                                     .origin = ASSIGNED_FILE};
        status = assignment_ensure(&im->write, &a, &assignment, err);
    }
    *id = panel.record.id;
    return status;
}

static enum status find_target(struct import *im, struct passing *p, size_t stage,
                               struct scoring **out, struct err *err)
{
    struct panel panel = {0};
    int64_t id = 0;
    enum status status =
        find_assigned(im, p, scheme_stage_name(&im->scheme.scheme, stage), &id, err);
    if (status == STATUS_OK && !id && (im->wanted.record.id || !im->sight.is_staff)) {
        return err_set(err, STATUS_DATA, "%s 没有分配给 %s",
                       submission_no(im->arena, p->submission.record.id), p->reviewer.name);
    }
    if (status == STATUS_OK && !id) {
        status = join(im, p, stage, &id, err);
    }
    if (status == STATUS_OK) {
        status = record_load(im->desk->db, &panel_type, id, &im->scratch, &panel, err);
    }
    return status == STATUS_OK ? note_target(im, &panel, out, err) : status;
}

/* ---- rows ------------------------------------------------------------------------------------------- */

/* Its marks in the order of the panel's own scheme, which may be another edition of the same. */
static enum status marks_for(struct import *im, const struct passing *p,
                             const struct scoring *scoring, int64_t **out, struct err *err)
{
    const struct scheme *s = scoring->scheme;
    *out = ARENA_ARRAY(&im->scratch, int64_t, s->criteria.n + 1);
    for (size_t i = 0; i < s->criteria.n; i++) {
        (*out)[i] = MARK_NONE;
    }
    for (size_t k = 0; k < scoring->n; k++) {
        size_t i = scoring->criteria[k];
        int at = scheme_criterion_find(&im->scheme.scheme, s->criteria.at[i].name);
        if (at < 0) {
            return err_set(err, STATUS_DATA, "评审组「%s」用的方案「%s」有指标「%s」, 表里没有",
                           scoring->panel.name, s->name, s->criteria.at[i].name);
        }
        (*out)[i] = p->marks[at];
    }
    return STATUS_OK;
}

static enum status put_stage(struct import *im, struct passing *p, size_t stage, bool *changed,
                             bool *is_new, struct err *err)
{
    struct scoring *target = NULL;
    int64_t *marks = NULL, before = 0;
    bool is_changed = false;
    enum status status = find_target(im, p, stage, &target, err);
    struct sheet_key key = {p->submission.record.id, p->reviewer.record.id};
    if (status == STATUS_OK) {
        status = marks_for(im, p, target, &marks, err);
    }
    if (status == STATUS_OK) {
        status = sheet_find(im->desk, target->panel.record.id, key, &before, err);
    }
    if (status == STATUS_OK) {
        const struct sheet_entry entry = {key, marks, p->reasons, p->row->cells[COLUMN_OPINION],
                                          SHEET_FROM_FILE};
        status = sheet_put(&im->write, target, &entry, !im->options->is_draft, &is_changed, err);
    }
    *changed = *changed || is_changed;
    *is_new = *is_new || (is_changed && !before);
    return status;
}

static void count(struct import *im, bool is_taken, bool changed, bool is_new)
{
    im->out->rows.read++;
    *(!is_taken ? &im->out->rows.rejected
      : is_new  ? &im->out->rows.new
      : changed ? &im->out->rows.changed
                : &im->out->rows.same) += 1;
}

static bool is_understood(struct import *im, struct passing *p)
{
    bool has_case = read_case(im, p), has_reviewer = read_reviewer(im, p);
    bool has_marks = read_marks(im, p) && has_all_marks(im, p);
    return has_case && has_reviewer && has_marks && is_free(im, p);
}

static enum status take_row(struct import *im, const struct headed_row *row, struct err *err)
{
    struct passing p = {.row = row};
    bool changed = false, is_new = false;
    bool is_taken = is_understood(im, &p);
    enum status status = STATUS_OK;
    for (size_t stage = 0; is_taken && stage < scheme_stage_count(&im->scheme.scheme); stage++) {
        if (!has_marks_of(im, &p, stage)) {
            continue;
        }
        struct err row_err = {.arena = im->arena};
        status = put_stage(im, &p, stage, &changed, &is_new, &row_err);
        if (status == STATUS_DATA) {
            is_taken = reject(im, row, HEADED_NONE, "refused", row_err.text);
            status = STATUS_OK;
        } else if (status != STATUS_OK) {
            *err = row_err;
            return status;
        }
    }
    count(im, is_taken, changed, is_new);
    return STATUS_OK;
}

static enum status take_rows(struct import *im, struct err *err)
{
    struct headed_row row = {0};
    for (;;) {
        arena_reset(&im->scratch);
        enum status status = headed_next(&im->file, &im->scratch, &row, err);
        if (status != STATUS_OK || row.is_end) {
            return status;
        }
        if (row.is_blank || is_untouched(im, &row)) {
            im->out->rows.blank++;
            continue;
        }
        status = take_row(im, &row, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
}

/* ---- all of it ---------------------------------------------------------------------------------------- */

static enum status find_panel(struct import *im, struct err *err)
{
    return im->options->panel
               ? panel_find(im->desk, im->arena, im->options->panel, &im->wanted, err)
               : STATUS_OK;
}

static enum status read_file(struct import *im, struct err *err)
{
    const struct headed_options o = {im->options->path, im->options->charset, base_columns,
                                     BASE_COLUMNS};
    enum status status = headed_open(&im->file, im->arena, &o, err);
    if (status != STATUS_OK) {
        return status;
    }
    im->out->file = im->file.file;
    im->out->charset = im->file.charset;
    im->out->header_line = im->file.header_line;
    status = choose_scheme(im, err);
    if (status == STATUS_OK) {
        tell_others(im);
        status = take_rows(im, err);
    }
    headed_close(&im->file);
    return status;
}

static const char *summary_of(const struct import *im)
{
    return arena_printf(im->arena, "导入打分表 %s (%s): 新增 %lld 修改 %lld 不变 %lld 拒收 %lld",
                        im->out->file, im->out->scheme, (long long)im->out->rows.new,
                        (long long)im->out->rows.changed, (long long)im->out->rows.same,
                        (long long)im->out->rows.rejected);
}

enum status sheet_import(struct desk *desk, struct arena *a, const struct sheet_import_options *o,
                         struct sheet_import *out, struct err *err)
{
    struct import im = {.desk = desk, .arena = a, .options = o, .out = out};
    *out = (struct sheet_import){.problems = {.arena = a, .max = PROBLEMS_KEPT}};
    enum status status =
        write_begin(&im.write, desk, a, "sheet_import", MAY_REVIEW | MAY_KEEP_PANELS, err);
    im.write.is_bulk = true;
    if (status == STATUS_OK) {
        status = sheet_sight_of(desk, &im.sight, err);
    }
    if (status == STATUS_OK) {
        status = find_panel(&im, err);
    }
    if (status == STATUS_OK) {
        status = read_file(&im, err);
    }
    bool is_tried = status == STATUS_OK && o->is_dry;
    status = write_end(&im.write, is_tried ? STATUS_CANCELLED : status,
                       status == STATUS_OK ? summary_of(&im) : "", NULL, &out->batch, err);
    arena_release(&im.scratch);
    return is_tried && status == STATUS_CANCELLED ? STATUS_OK : status;
}
