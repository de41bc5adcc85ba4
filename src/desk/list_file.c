#include "desk/list_file.h"

#include "base/slice.h"
#include "text/key.h"

/* One reading while it runs. */
struct reading {
    struct arena scratch; /* of one row */
    struct list_file *file;
    const struct list_visit *visit;
};

void list_row_tell(struct list_file *file, struct list_row *row, struct list_remark remark)
{
    struct table_problem problem = {row->line, 0, NULL, remark.severity, remark.code, remark.text};
    if (remark.column != NO_COLUMN) {
        problem.column = headed_place(&file->headed, remark.column);
        problem.heading = headed_name(file->problems.arena, &file->columns[remark.column].heading);
    }
    row->is_rejected = row->is_rejected || remark.severity == SEVERITY_ERROR;
    table_problem_add(&file->problems, problem);
}

/* What cannot be guessed rejects the row; what can be read all the same is told. */
static void tell_damage(struct reading *r, struct list_row *row, size_t column, const char *cell)
{
    const unsigned fatal = DAMAGE_SCIENTIFIC | DAMAGE_ROUNDED | DAMAGE_ERROR_VALUE;
    unsigned found = damage_find(slice_of(cell), r->file->columns[column].holds);
    for (unsigned one = 1; one < 1u << DAMAGE_KINDS; one <<= 1) {
        if (found & one) {
            list_row_tell(r->file, row,
                          (struct list_remark){
                              column, one & fatal ? SEVERITY_ERROR : SEVERITY_WARNING,
                              damage_name((enum damage)one), damage_sentence((enum damage)one)});
        }
    }
}

static void read_cell(struct reading *r, struct list_row *row, size_t column, const char *cell)
{
    tell_damage(r, row, column, cell);
    row->cells[column] = text_clean(&r->scratch, slice_of(cell), false);
    if (r->file->columns[column].heading.is_required && !*row->cells[column]) {
        list_row_tell(r->file, row,
                      (struct list_remark){column, SEVERITY_ERROR, "missing", "空着, 这一行不收"});
    }
}

static enum status pass_row(struct reading *r, const struct headed_row *from, struct err *err)
{
    struct list_counts *counts = &r->file->counts;
    struct list_row row = {from->line, ARENA_ARRAY(&r->scratch, const char *, r->file->n_columns),
                           false};
    if (from->is_blank) {
        counts->blank++;
        return STATUS_OK;
    }
    counts->read++;
    for (size_t i = 0; i < r->file->n_columns; i++) {
        read_cell(r, &row, i, from->cells[i]);
    }
    enum status status = row.is_rejected ? STATUS_OK : r->visit->row(r->visit->to, &row, err);
    counts->rejected += row.is_rejected;
    return status;
}

static enum status pass_rows(struct reading *r, struct err *err)
{
    struct headed_row row = {0};
    enum status status = STATUS_OK;
    while (status == STATUS_OK && !row.is_end) {
        arena_reset(&r->scratch);
        status = headed_next(&r->file->headed, &r->scratch, &row, err);
        if (status == STATUS_OK && !row.is_end) {
            status = pass_row(r, &row, err);
        }
    }
    return status;
}

enum status list_file_read(struct arena *a, const char *path, enum charset charset,
                           struct list_file *file, const struct list_visit *visit, struct err *err)
{
    struct reading r = {.file = file, .visit = visit};
    struct headed_column *columns = ARENA_ARRAY(a, struct headed_column, file->n_columns);
    for (size_t i = 0; i < file->n_columns; i++) {
        columns[i] = file->columns[i].heading;
    }
    const struct headed_options options = {path, charset, columns, file->n_columns};
    file->problems = (struct table_problems){.arena = a, .max = TABLE_PROBLEMS_KEPT};
    enum status status = headed_open(&file->headed, a, &options, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = pass_rows(&r, err);
    headed_close(&file->headed);
    arena_release(&r.scratch);
    return status;
}
