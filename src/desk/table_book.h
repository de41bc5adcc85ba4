/* A summary table as a spreadsheet (.xlsx), to the form of the notice: title and lines above over the
 * whole width, headings of all levels merged as printed, rows, the template's empty numbered rows, lines below. */
#ifndef DESK_TABLE_BOOK_H
#define DESK_TABLE_BOOK_H

#include "desk/table_contents.h"
#include "desk/table_export.h"

/* `rows` becomes how many cases there were. */
enum status table_book_write(struct table_contents *contents, struct csv_sink sink, int64_t *rows,
                             struct err *err) MUST_CHECK;

#endif
