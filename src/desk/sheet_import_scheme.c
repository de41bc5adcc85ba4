/* By which scheme a file of score sheets is read, and what its columns are. */
#include <string.h>

#include "base/slice.h"
#include "desk/sheet_import_parts.h"
#include "text/key.h"

const struct headed_column sheet_base_columns[BASE_COLUMNS] = {
    [COLUMN_CASE] = {SHEET_CASE_HEADINGS, true},
    [COLUMN_REVIEWER] = {SHEET_REVIEWER_HEADINGS, true},
    [COLUMN_OPINION] = {SHEET_OPINION_HEADINGS, false},
};

static const struct headed_column *columns_of(struct import *im, const struct scheme *s, size_t *n)
{
    struct headed_column *all =
        ARENA_ARRAY(im->arena, struct headed_column, mark_column(s->criteria.n));
    memcpy(all, sheet_base_columns, sizeof sheet_base_columns);
    for (size_t i = 0; i < s->criteria.n; i++) {
        const char *name = s->criteria.at[i].name;
        all[mark_column(i)] = (struct headed_column){name, true};
        all[reason_column(i)] =
            (struct headed_column){sheet_reason_headings(im->arena, name), false};
    }
    *n = mark_column(s->criteria.n);
    return all;
}

#define ALL_STAGES -1

/* The criteria of a stage, or of all, that the headings do not have: "" for none. *found counts the others. */
static const char *lacking(struct import *im, const struct scheme *s, int stage, size_t *found)
{
    size_t n;
    const struct headed_column *columns = columns_of(im, s, &n);
    const char *names = "";
    (void)headed_ask(&im->file, columns, n);
    *found = 0;
    for (size_t i = 0; i < s->criteria.n; i++) {
        const struct criterion *c = &s->criteria.at[i];
        bool counts = stage == ALL_STAGES || criterion_is_of(s, c, (size_t)stage);
        *found += counts && im->file.at[mark_column(i)] != HEADED_NONE;
        if (counts && im->file.at[mark_column(i)] == HEADED_NONE) {
            names = arena_printf(im->arena, "%s%s%s", names, *names ? "、" : "", c->name);
        }
    }
    return names;
}

static enum status refuse(const struct import *im, const char *scheme, const char *names,
                          struct err *err)
{
    return err_set(err, STATUS_DATA, "%s: 第 %d 行的表头里缺方案「%s」的指标: %s", im->file.file,
                   im->file.header_line, scheme, names);
}

/* ---- guessed by the headings -------------------------------------------------------------------------- */

/* The scheme that has most of the headings, for the sentence when none has all. */
struct nearest {
    const char *scheme, *lacks;
    size_t found;
};

static void note_nearest(struct nearest *n, const char *scheme, const char *lacks, size_t found)
{
    if (found > n->found) {
        *n = (struct nearest){scheme, lacks, found};
    }
}

/* The default one when it fits, else the first that does. */
static enum status guess_of_library(struct import *im, struct nearest *nearest, bool *is_found,
                                    struct err *err)
{
    struct scheme_entries all;
    size_t found;
    enum status status = schemes_load(im->desk, im->arena, &all, err);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        const struct scheme *s = &all.at[i].scheme;
        const char *lacks = lacking(im, s, ALL_STAGES, &found);
        note_nearest(nearest, s->name, lacks, found);
        if (!*lacks && (!*is_found || text_eq(s->name, SCHEME_DEFAULT))) {
            im->scheme = all.at[i];
            *is_found = true;
        }
    }
    return status;
}

/* A panel that scores, whose stage has all its criteria in the file: what was exported for it comes back. The one
 * with most of them. */
static enum status guess_of_panels(struct import *im, bool *is_found, struct err *err)
{
    struct panel_views panels;
    size_t most = 0, found;
    enum status status = panels_load(im->desk, im->arena, 0, &panels, err);
    for (size_t i = 0; i < panels.n && status == STATUS_OK; i++) {
        const struct panel *p = &panels.at[i].panel;
        struct scoring scoring;
        if (!text_eq(p->state, PANEL_SCORING) || text_is_empty(p->scheme_text)) {
            continue;
        }
        status = scoring_of(im->arena, p, &scoring, err);
        if (status == STATUS_OK && !*lacking(im, scoring.scheme, (int)scoring.stage, &found) &&
            found > most) {
            im->scheme.scheme = *scoring.scheme;
            im->scheme.file.text = p->scheme_text;
            im->scheme.file.digest = p->scheme_digest;
            most = found;
        }
    }
    *is_found = most > 0;
    return status;
}

static enum status guess_scheme(struct import *im, struct err *err)
{
    struct nearest nearest = {0};
    bool is_found = false;
    enum status status = guess_of_library(im, &nearest, &is_found, err);
    if (status == STATUS_OK && !is_found) {
        status = guess_of_panels(im, &is_found, err);
    }
    if (status != STATUS_OK || is_found) {
        return status;
    }
    return nearest.found
               ? refuse(im, nearest.scheme,
                        arena_printf(im->arena, "%s (别的方案缺得更多; 要用别的请用 --scheme 指明)",
                                     nearest.lacks),
                        err)
               : err_set(err, STATUS_DATA,
                         "%s: 第 %d 行的表头里没有评审方案的指标; 请照 review export "
                         "导出的表写表头, 或用 "
                         "--scheme 指明方案, 看缺什么",
                         im->file.file, im->file.header_line);
}

/* ---- asked for ------------------------------------------------------------------------------------------ */

static enum status scheme_of_panel(struct import *im, struct err *err)
{
    struct scoring scoring;
    size_t found;
    enum status status = scoring_of(im->arena, &im->wanted, &scoring, err);
    if (status != STATUS_OK) {
        return status;
    }
    im->scheme.scheme = *scoring.scheme;
    im->wanted_stage = scoring.stage;
    const char *lacks = lacking(im, scoring.scheme, (int)scoring.stage, &found);
    return *lacks ? refuse(im, scoring.scheme->name, lacks, err) : STATUS_OK;
}

/* All of its criteria, or all of one stage. */
static enum status scheme_by_name(struct import *im, struct err *err)
{
    size_t found;
    enum status status = scheme_find(im->desk, im->arena, im->options->scheme, &im->scheme, err);
    if (status != STATUS_OK) {
        return status;
    }
    const struct scheme *s = &im->scheme.scheme;
    for (size_t i = 0; i < scheme_stage_count(s); i++) {
        if (!*lacking(im, s, (int)i, &found)) {
            return STATUS_OK;
        }
    }
    return refuse(im, s->name, lacking(im, s, ALL_STAGES, &found), err);
}

/* ---- other columns -------------------------------------------------------------------------------------- */

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

enum status sheet_scheme_choose(struct import *im, struct err *err)
{
    size_t found;
    enum status status = im->wanted.record.id  ? scheme_of_panel(im, err)
                         : im->options->scheme ? scheme_by_name(im, err)
                                               : guess_scheme(im, err);
    im->out->scheme = im->scheme.scheme.name;
    if (status != STATUS_OK) {
        return status;
    }
    (void)lacking(im, &im->scheme.scheme, ALL_STAGES, &found); /* from here on these columns */
    return tell_others(im, err);
}
