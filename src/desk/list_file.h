/* A list from a file (experts, assignments) on its way in: every row handed on cell by cell, every odd cell
 * told by line and column. text/headed.h finds the headings.
 *
 * A cell whose digits a spreadsheet ate (9.1E+17, #N/A, last digits 000) rejects its row, since nobody can
 * guess them; hidden marks are taken away and told. What the columns mean is for the visitor to say. */
#ifndef DESK_LIST_FILE_H
#define DESK_LIST_FILE_H

#include "desk/table_import.h"
#include "text/damage.h"
#include "text/headed.h"

struct list_file_column {
    struct headed_column heading; /* required: also a row with an empty cell is rejected */
    enum damage_column holds;
};

struct list_row {
    int line;
    const char **cells; /* for each column; "" where there is none */
    bool is_rejected;
};

struct list_counts {
    int64_t read, blank, new, changed, same, rejected;
};

struct list_file {
    const struct list_file_column *columns;
    size_t n_columns;
    struct headed headed;
    struct table_problems problems;
    struct list_counts counts; /* read, blank and rejected are counted here */
};

struct list_visit {
    /* One row that is not rejected (it may still be, by list_row_tell); cells live until it returns. */
    enum status (*row)(void *to, struct list_row *row, struct err *err);
    void *to;
};
/* Reads path ("-" is stdin) for the columns of *file. STATUS_DATA as headed_open and csv_reader_next. */
enum status list_file_read(struct arena *a, const char *path, enum charset charset,
                           struct list_file *file, const struct list_visit *visit,
                           struct err *err) MUST_CHECK;

/* Something odd about a cell (column NO_COLUMN: about the row); an error rejects the row. */
struct list_remark {
    size_t column;
    enum severity severity;
    const char *code, *text;
};
void list_row_tell(struct list_file *file, struct list_row *row, struct list_remark remark);
#endif
