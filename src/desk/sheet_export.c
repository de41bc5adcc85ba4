/* Score sheets going out, to be filled in elsewhere. */
#include "base/file.h"
#include "base/slice.h"
#include "desk/reviewers.h"
#include "desk/sheet_import.h"
#include "desk/sheet_rights.h"
#include "model/fields.h"
#include "rules/mark.h"
#include "text/csv_writer.h"

struct export
{
    struct desk *desk;
    struct arena *arena;
    struct scoring scoring;
    struct csv_writer writer;
    struct outfile file;
    int64_t rows;
};

static void to_file(void *to, const char *bytes, size_t n)
{
    outfile_write(to, bytes, n);
}

static void cell(struct export *e, const char *text)
{
    csv_writer_cell(&e->writer, slice_of(text_or_empty(text)));
}

static void write_head(struct export *e)
{
    cell(e, "申报件号");
    cell(e, "名称");
    cell(e, "专家");
    for (size_t i = 0; i < e->scoring.n; i++) {
        cell(e, e->scoring.scheme->criteria.at[e->scoring.criteria[i]].name);
    }
    for (size_t i = 0; i < e->scoring.n; i++) {
        const char *name = e->scoring.scheme->criteria.at[e->scoring.criteria[i]].name;
        cell(e, arena_printf(e->arena, "%s理由", name));
    }
    cell(e, "意见");
    csv_writer_end_row(&e->writer);
}

static enum status write_sheet(struct export *e, const struct sheet_line *line,
                               const struct reviewer_view *reviewer, struct err *err)
{
    struct sheet_view v;
    struct sheet_key key = {line->submission, reviewer->reviewer.record.id};
    enum status status = sheet_view_load(e->desk, e->arena, &e->scoring, key, &v, err);
    if (status != STATUS_OK) {
        return status;
    }
    cell(e, line->no);
    cell(e, line->title);
    cell(e, reviewer->no);
    for (size_t i = 0; i < e->scoring.n; i++) {
        size_t at = e->scoring.criteria[i];
        cell(e, mark_text(e->arena, &e->scoring.scheme->criteria.at[at], v.marks[at]));
    }
    for (size_t i = 0; i < e->scoring.n; i++) {
        const char *name = e->scoring.scheme->criteria.at[e->scoring.criteria[i]].name;
        cell(e, fields_get(e->arena, v.sheet.reasons, name));
    }
    cell(e, v.sheet.opinion);
    csv_writer_end_row(&e->writer);
    e->rows++;
    return STATUS_OK;
}

static enum status write_reviewer(struct export *e, int64_t reviewer, struct err *err)
{
    struct reviewer_view view;
    struct sheet_lines lines;
    enum status status = reviewer_view_load(e->desk, e->arena, reviewer, &view, err);
    if (status == STATUS_OK) {
        status = sheet_lines_load(e->desk, e->arena, &e->scoring, reviewer, &lines, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < lines.n; i++) {
        status = write_sheet(e, &lines.at[i], &view, err);
    }
    return status;
}

static enum status write_all(struct export *e, const struct sheet_export_options *o,
                             struct err *err)
{
    struct sheet_progress progress;
    if (o->reviewer) {
        return write_reviewer(e, o->reviewer, err);
    }
    enum status status = sheet_progress_load(e->desk, e->arena, &e->scoring, &progress, err);
    for (size_t i = 0; status == STATUS_OK && i < progress.n_members; i++) {
        status = write_reviewer(e, progress.members[i].reviewer, err);
    }
    return status;
}

static enum status write_file(struct export *e, const struct sheet_export_options *o,
                              struct err *err)
{
    const struct csv_sink sink = {to_file, &e->file};
    enum status status = csv_writer_open(&e->writer, o->charset, sink, e->arena, err);
    if (status == STATUS_OK) {
        write_head(e);
        status = write_all(e, o, err);
        csv_writer_close(&e->writer);
    }
    return status;
}

enum status sheet_export(struct desk *desk, struct arena *a, const struct sheet_export_options *o,
                         int64_t *rows, struct err *err)
{
    struct export e = {.desk = desk, .arena = a};
    struct sheet_sight sight = {0};
    struct sheet_export_options own = *o;
    enum status status = scoring_load(desk, a, o->panel, &e.scoring, err);
    *rows = 0;
    if (status == STATUS_OK) {
        status = sheet_sight_of(desk, &sight, err);
    }
    if (status == STATUS_OK && !own.reviewer && !sight.is_staff) {
        own.reviewer = sight.me;
    }
    if (status == STATUS_OK) {
        status = outfile_open(&e.file, o->path, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = write_file(&e, &own, err);
    if (status != STATUS_OK) {
        outfile_abort(&e.file);
        return status;
    }
    *rows = e.rows;
    return outfile_commit(&e.file, err);
}
