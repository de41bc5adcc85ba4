#include "desk/sheet_import.h"

#include <string.h>

#include "base/slice.h"
#include "desk/sheet_import_parts.h"
#include "desk/submissions.h"
#include "model/fields.h"
#include "rules/fold.h"
#include "rules/mark.h"
#include "store/record.h"
#include "text/key.h"

#define PROBLEMS_KEPT 5000u

static const struct headed_column base_columns[] = {
    [COLUMN_CASE] = {"申报件号|申报件|编号|件号", true},
    [COLUMN_REVIEWER] = {"专家|评委|专家编号|专家姓名|评审专家", true},
    [COLUMN_OPINION] = {"意见|评审意见|评语|专家意见", false},
};

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

static bool is_criterion(struct import *im, const char *heading)
{
    const char *key = heading_key(im->arena, heading);
    for (size_t i = 0; i < im->scheme.scheme.criteria.n; i++) {
        if (text_eq(heading_key(im->arena, im->scheme.scheme.criteria.at[i].name), key)) {
            return true;
        }
    }
    return false;
}

/* Columns that are not read are told; which of two of the same criterion counts, nobody can know. */
static enum status tell_others(struct import *im, struct err *err)
{
    const struct headed_row head = {.line = im->file.header_line};
    for (size_t i = 0; i < im->file.others.n; i++) {
        const char *heading = im->file.others.at[i];
        if (is_criterion(im, heading)) {
            return err_set(err, STATUS_DATA, "%s: 第 %d 行表头里「%s」有两列, 请留一列",
                           im->file.file, im->file.header_line, heading);
        }
        if (!text_eq(heading, "名称") && !text_eq(heading, "成果名称")) {
            const struct table_problem what = {
                .severity = SEVERITY_NOTE,
                .code = "unknown-heading",
                .text = arena_printf(im->arena, "「%s」这一列不认识, 没有读", heading)};
            sheet_row_tell(im, &head, HEADED_NONE, &what);
        }
    }
    return STATUS_OK;
}

/* ---- what a row writes ------------------------------------------------------------------------------------------- */

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

/* What the file leaves empty stays as it was written before: half of a sheet may come today, the rest
 * tomorrow. */
static enum status keep_old(struct import *im, const struct scoring *scoring,
                            struct sheet_entry *entry, int64_t *marks, struct err *err)
{
    struct sheet old = {0};
    int64_t id = 0, *before = NULL;
    const struct scheme *s = scoring->scheme;
    enum status status = sheet_find(im->desk, scoring->panel.record.id, entry->key, &id, err);
    if (status == STATUS_OK && id) {
        status = record_load(im->desk->db, &sheet_type, id, &im->scratch, &old, err);
    }
    if (status == STATUS_OK && id) {
        status = sheet_marks_of(&im->scratch, scoring, &old, &before, err);
    }
    for (size_t i = 0; status == STATUS_OK && id && i < s->criteria.n; i++) {
        const char *name = s->criteria.at[i].name;
        const char *reason = fields_get(&im->scratch, old.reasons, name);
        marks[i] = marks[i] == MARK_NONE ? before[i] : marks[i];
        if (!text_is_empty(reason) &&
            text_is_empty(fields_get(&im->scratch, entry->reasons, name))) {
            entry->reasons = fields_set(&im->scratch, entry->reasons, name, reason);
        }
    }
    entry->opinion = text_is_empty(entry->opinion) ? old.opinion : entry->opinion;
    return status;
}

/* A reviewer's other sheets in the panel, where the scheme forbids equal totals. */
static enum status check_totals(struct import *im, const struct scoring *scoring,
                                const struct sheet_entry *entry, struct err *err)
{
    struct sheet_lines lines = {0};
    if (scoring->scheme->forbids_equal_totals != YES_YES || im->options->is_draft) {
        return STATUS_OK;
    }
    int64_t total = sheet_total(scoring->scheme, (int)scoring->stage, entry->marks);
    enum status status =
        sheet_lines_load(im->desk, &im->scratch, scoring, entry->key.reviewer, &lines, err);
    for (size_t i = 0; i < lines.n && status == STATUS_OK; i++) {
        const struct sheet_line *l = &lines.at[i];
        if (text_eq(l->state, SHEET_SEALED) && l->total == total &&
            l->submission != entry->key.submission) {
            return err_set(err, STATUS_DATA, "%s 与 %s 同分, 方案规定不得同分",
                           submission_no(im->arena, entry->key.submission), l->no);
        }
    }
    return status;
}

/* The line of this file that gave the same reviewer's marks of the same case; 0 for none. */
static int line_before(const struct import *im, int64_t panel, struct sheet_key key)
{
    for (size_t i = 0; i < im->taken.n; i++) {
        const struct taken_sheet *t = &im->taken.at[i];
        if (t->panel == panel && t->key.submission == key.submission &&
            t->key.reviewer == key.reviewer) {
            return t->line;
        }
    }
    return 0;
}

static void note_taken(struct import *im, int64_t panel, struct sheet_key key, int line)
{
    *VEC_PUSH(im->arena, &im->taken) = (struct taken_sheet){panel, key, line};
}

/* The sheet of one stage as the row gives it. */
static enum status make_entry(struct import *im, const struct passing *p,
                              const struct scoring *scoring, struct sheet_entry *out,
                              struct err *err)
{
    int64_t *marks = NULL;
    *out = (struct sheet_entry){.key = {p->submission.record.id, p->reviewer.record.id},
                                .reasons = p->reasons,
                                .opinion = p->opinion,
                                .origin = SHEET_FROM_FILE};
    enum status status = marks_for(im, p, scoring, &marks, err);
    out->marks = marks;
    return status == STATUS_OK ? keep_old(im, scoring, out, marks, err) : status;
}

/* Nothing is written of a row unless all its stages can be. */
static enum status check_stage(struct import *im, const struct passing *p, size_t stage,
                               struct err *err)
{
    struct sheet_target *t = NULL;
    struct sheet_entry entry;
    int64_t before = 0;
    bool changed = false;
    enum status status = sheet_target_find(im, p, stage, &t, err);
    if (status != STATUS_OK || !t) {
        return status;
    }
    status = make_entry(im, p, &t->scoring, &entry, err);
    if (status == STATUS_OK) {
        status = sheet_find(im->desk, t->scoring.panel.record.id, entry.key, &before, err);
    }
    if (status == STATUS_OK) {
        status =
            sheet_may_put(&im->write, &t->scoring, &entry, !im->options->is_draft, &changed, err);
    }
    int line = before && (changed || status == STATUS_DATA)
                   ? line_before(im, t->scoring.panel.record.id, entry.key)
                   : 0;
    if (line) {
        return err_set(err, STATUS_DATA, "第 %d 行已有 %s 给 %s 打的分, 这一行和它不一样", line,
                       p->reviewer.name, submission_no(im->arena, p->submission.record.id));
    }
    return status == STATUS_OK && changed ? check_totals(im, &t->scoring, &entry, err) : status;
}

static enum status put_stage(struct import *im, struct passing *p, size_t stage, bool *changed,
                             bool *is_new, struct err *err)
{
    struct sheet_target *t = NULL;
    struct sheet_entry entry;
    int64_t before = 0;
    bool is_changed = false;
    enum status status = sheet_target_make(im, p, stage, &t, err);
    if (status == STATUS_OK) {
        status = make_entry(im, p, &t->scoring, &entry, err);
    }
    if (status == STATUS_OK) {
        status = sheet_find(im->desk, t->scoring.panel.record.id, entry.key, &before, err);
    }
    if (status == STATUS_OK) {
        note_taken(im, t->scoring.panel.record.id, entry.key, p->row->line);
        status =
            sheet_put(&im->write, &t->scoring, &entry, !im->options->is_draft, &is_changed, err);
    }
    *changed = *changed || is_changed;
    *is_new = *is_new || (is_changed && !before);
    return status;
}

/* ---- rows ------------------------------------------------------------------------------------------- */

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

/* What stands below such tables: 合计, 填表人. */
static bool is_no_sheet(struct import *im, const struct headed_row *row)
{
    const char *no = fold_text(&im->scratch, row->cells[COLUMN_CASE]);
    return !*row->cells[COLUMN_REVIEWER] && *no && !submission_no_parse(no);
}

static void count(struct import *im, bool is_taken, bool changed, bool is_new)
{
    im->out->rows.read++;
    *(!is_taken ? &im->out->rows.rejected
      : is_new  ? &im->out->rows.new
      : changed ? &im->out->rows.changed
                : &im->out->rows.same) += 1;
}

static enum status put_row(struct import *im, struct passing *p, bool *changed, bool *is_new,
                           struct err *err)
{
    size_t stages = scheme_stage_count(&im->scheme.scheme);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < stages && status == STATUS_OK; i++) {
        status = sheet_row_has(im, p, i) ? check_stage(im, p, i, err) : STATUS_OK;
    }
    for (size_t i = 0; i < stages && status == STATUS_OK; i++) {
        status = sheet_row_has(im, p, i) ? put_stage(im, p, i, changed, is_new, err) : STATUS_OK;
    }
    return status;
}

static enum status take_row(struct import *im, const struct headed_row *row, struct err *err)
{
    struct passing p = {.row = row};
    struct err row_err = {.arena = im->arena};
    bool changed = false, is_new = false;
    bool is_taken = sheet_row_read(im, &p);
    enum status status = is_taken ? put_row(im, &p, &changed, &is_new, &row_err) : STATUS_OK;
    if (status == STATUS_DATA) {
        is_taken = sheet_row_reject(im, row, HEADED_NONE, "refused", row_err.text);
    } else if (status != STATUS_OK) {
        *err = row_err;
        return status;
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
        if (row.is_blank || is_untouched(im, &row) || is_no_sheet(im, &row)) {
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
        status = tell_others(im, err);
    }
    if (status == STATUS_OK) {
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
    im.write.scratch = &im.scratch;
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
