/* What the files of the import of experts share: its columns, and what is wrong with a cell by itself. */
#ifndef DESK_REVIEWER_IMPORT_PARTS_H
#define DESK_REVIEWER_IMPORT_PARTS_H

#include "desk/reviewer_import.h"
#include "desk/table_units.h"

enum reviewer_place {
    AT_NO,
    AT_NAME,
    AT_UNIT,
    AT_CODE,
    AT_TITLE,
    AT_EXPERTISE,
    AT_PHONE,
    AT_EMAIL,
    AT_LOAD,
    AT_PERSON,
    AT_NOTE,
    AT_KIND,
    AT_RELATED,
    AT_SINCE,
    AT_UNTIL,
    AT_ABOUT,
    REVIEWER_COLUMNS,
};

extern const struct list_file_column reviewer_columns[REVIEWER_COLUMNS];

/* One import while it runs. */
struct reviewer_importing {
    struct write *w;
    struct table_units units;
    struct reviewer_plan *plan;
};

const char *reviewer_cell(const struct list_row *row, enum reviewer_place column);
/* With an error at this cell; NO_COLUMN: about the row. */
void reviewer_row_reject(struct reviewer_importing *im, struct list_row *row, size_t column,
                         const char *text);
/* Looks at each cell by itself. */
void reviewer_row_check(struct reviewer_importing *im, struct list_row *row);

#endif
