/* Which sheet of a workbook holds the table, and what a sheet has that its rows do not show. All of it
 * is nothing for CSV.
 *
 * Without a name it is the sheet whose headings name most columns of the table, the first of them; a
 * hidden one only when none that is shown fits. What was passed over is told, since it may have been meant. */
#ifndef DESK_TABLE_SHEET_H
#define DESK_TABLE_SHEET_H

#include "desk/table_layout.h"

struct table_sheet_wanted {
    const char *sheet; /* NULL: find it */
    const struct summary_table *table;
};

/* Sets file->sheet and reads it for what its rows do not show. STATUS_USAGE for a name that no sheet has,
 * naming those there are. */
enum status table_sheet_choose(struct rows_file *file, struct arena *a,
                               const struct table_sheet_wanted *wanted,
                               struct table_problems *problems, struct err *err) MUST_CHECK;

/* Hidden rows and columns, which are read all the same; formulas without a result, which are read as
 * empty; merged cells. */
void table_sheet_tell(const struct rows_file *file, const struct table_layout *layout,
                      struct table_problems *problems);

#endif
