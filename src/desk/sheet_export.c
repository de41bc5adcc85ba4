/* Score sheets going out, to be filled in elsewhere. */
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/reviewers.h"
#include "desk/sheet_import.h"
#include "desk/sheet_rights.h"
#include "model/fields.h"
#include "paper/spreadsheet.h"
#include "rules/mark.h"
#include "text/csv_writer.h"

/* Rows of texts to either kind of file. */
struct export
{
    struct desk *desk;
    struct arena *arena;
    struct scoring scoring;
    struct outfile file;
    bool is_book;
    struct csv_writer csv;
    struct spreadsheet book;
    const char **cells; /* of the row being made */
    size_t n_cells;     /* so far */
    int64_t rows;
};

static void to_file(void *to, const char *bytes, size_t n)
{
    outfile_write(to, bytes, n);
}

static void cell(struct export *e, const char *text)
{
    e->cells[e->n_cells++] = text_or_empty(text);
}

static void end_row(struct export *e)
{
    for (size_t i = 0; i < e->n_cells && !e->is_book; i++) {
        csv_writer_cell(&e->csv, slice_of(e->cells[i]));
    }
    if (e->is_book) {
        spreadsheet_row(&e->book, e->cells);
    } else {
        csv_writer_end_row(&e->csv);
    }
    e->n_cells = 0;
}

static const struct criterion *criterion_at(const struct export *e, size_t i)
{
    return &e->scoring.scheme->criteria.at[e->scoring.criteria[i]];
}

static void make_head(struct export *e)
{
    cell(e, "申报件号");
    cell(e, "名称");
    cell(e, "专家");
    for (size_t i = 0; i < e->scoring.n; i++) {
        cell(e, criterion_at(e, i)->name);
    }
    for (size_t i = 0; i < e->scoring.n; i++) {
        cell(e, arena_printf(e->arena, "%s理由", criterion_at(e, i)->name));
    }
    cell(e, "意见");
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
        cell(e, mark_text(e->arena, criterion_at(e, i), v.marks[e->scoring.criteria[i]]));
    }
    for (size_t i = 0; i < e->scoring.n; i++) {
        cell(e, fields_get(e->arena, v.sheet.reasons, criterion_at(e, i)->name));
    }
    cell(e, v.sheet.opinion);
    end_row(e);
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

static enum status write_csv(struct export *e, const struct sheet_export_options *o,
                             struct err *err)
{
    enum status status =
        csv_writer_open(&e->csv, o->charset, (struct csv_sink){to_file, &e->file}, e->arena, err);
    if (status == STATUS_OK) {
        make_head(e);
        end_row(e);
        status = write_all(e, o, err);
        csv_writer_close(&e->csv);
    }
    return status;
}

/* The headings are those of the columns: repeated on each page when it is printed. */
static void begin_sheet(struct export *e)
{
    make_head(e);
    struct report_column *columns = ARENA_ARRAY(e->arena, struct report_column, e->n_cells);
    struct report_cell *heads = ARENA_ARRAY(e->arena, struct report_cell, e->n_cells);
    for (size_t i = 0; i < e->n_cells; i++) {
        heads[i] = (struct report_cell){.text = e->cells[i]};
    }
    spreadsheet_sheet(&e->book, &(struct spreadsheet_options){
                                    .name = "打分表", .columns = columns, .n_columns = e->n_cells});
    spreadsheet_head(&e->book, heads, e->n_cells);
    e->n_cells = 0;
}

static enum status write_book(struct export *e, const struct sheet_export_options *o,
                              struct err *err)
{
    enum status status = spreadsheet_open(&e->book, desk_now(e->desk), err);
    if (status != STATUS_OK) {
        return status;
    }
    begin_sheet(e);
    status = write_all(e, o, err);
    if (status != STATUS_OK) {
        spreadsheet_abort(&e->book);
        return status;
    }
    return spreadsheet_finish(&e->book, (struct paper_sink){to_file, &e->file}, err);
}

static bool ends_as_book(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot && strcasecmp(dot, ".xlsx") == 0;
}

static enum status write_file(struct export *e, const struct sheet_export_options *o,
                              struct err *err)
{
    e->cells = ARENA_ARRAY(e->arena, const char *, 2 * e->scoring.n + 4);
    e->is_book = ends_as_book(o->path);
    return e->is_book ? write_book(e, o, err) : write_csv(e, o, err);
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
        status = sheet_sight_of(desk, o->panel, &sight, err);
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
