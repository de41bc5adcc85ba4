/* One row of an imported table: its cells by column of the definition, what kind of row it is, and
 * what is wrong with its cells seen one by one. */
#ifndef DESK_TABLE_ROW_H
#define DESK_TABLE_ROW_H

#include "desk/table_layout.h"
#include "model/notice.h"

enum row_kind {
    ROW_IS_CASE,
    ROW_IS_BLANK,   /* empty, or only the number of the template */
    ROW_IS_TOTAL,   /* 合计, 共 3 项 */
    ROW_IS_NOTE,    /* signatures, notes, dates below the table */
    ROW_IS_HEADING, /* the headings once more, as at the top of each printed page */
};

struct import_row {
    const struct csv_row *csv;
    int line;
    const char **cells; /* for each leaf, blanks at the ends taken away; "" */
    bool is_rejected;
};

/* Cells live in `a`. */
struct import_row table_row_read(struct arena *a, const struct table_layout *l,
                                 const struct csv_row *csv);
enum row_kind table_row_kind(const struct table_layout *l, const struct import_row *row);
/* The leaf with this source that the file has; NO_COLUMN. */
size_t table_leaf_of(const struct table_layout *l, enum column_source source);
/* Its cell; "" when the file does not have it. */
const char *table_row_cell(const struct table_layout *l, const struct import_row *row,
                           enum column_source source);

struct row_problem {
    size_t leaf; /* NO_COLUMN: the whole row */
    enum severity severity;
    const char *code, *text;
};
void table_row_tell(struct table_problems *problems, const struct table_layout *l,
                    const struct import_row *row, struct row_problem problem);

/* Judges every cell: damage, credit code (an error rejects the row), contacts, direction, title. */
void table_row_check(struct arena *a, const struct notice *n, const struct table_layout *l,
                     struct import_row *row, struct table_problems *problems);

#endif
