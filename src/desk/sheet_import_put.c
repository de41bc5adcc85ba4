/* What a row of a file of score sheets writes: one sheet for each stage it has marks of, all of them or none. */
#include "base/slice.h"
#include "desk/sheet_import_parts.h"
#include "desk/submissions.h"
#include "model/fields.h"
#include "rules/mark.h"
#include "store/record.h"

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

static enum status put_stage(struct import *im, struct passing *p, size_t stage,
                             struct sheet_row_done *done, struct err *err)
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
    done->changed = done->changed || is_changed;
    done->is_new = done->is_new || (is_changed && !before);
    return status;
}

enum status sheet_row_put(struct import *im, struct passing *p, struct sheet_row_done *done,
                          struct err *err)
{
    size_t stages = scheme_stage_count(&im->scheme.scheme);
    enum status status = STATUS_OK;
    *done = (struct sheet_row_done){0};
    for (size_t i = 0; i < stages && status == STATUS_OK; i++) {
        status = sheet_row_has(im, p, i) ? check_stage(im, p, i, err) : STATUS_OK;
    }
    for (size_t i = 0; i < stages && status == STATUS_OK; i++) {
        status = sheet_row_has(im, p, i) ? put_stage(im, p, i, done, err) : STATUS_OK;
    }
    return status;
}
