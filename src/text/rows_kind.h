/* What a table is handed in as, told by how the file begins and never by its name: .xls is what half of all
 * programs call anything that a spreadsheet opens. */
#ifndef TEXT_ROWS_KIND_H
#define TEXT_ROWS_KIND_H

#include <stdbool.h>

#include "base/err.h"
#include "text/source.h"

/* *is_book: a zip file, as workbooks (.xlsx) are; else it is taken for CSV. What is known to be neither is
 * STATUS_DATA with what to do about it: .xls and .et, workbooks with a password, web pages and XML saved
 * as .xls, PDF, other archives. */
enum status rows_kind_find(const struct source *source, bool *is_book, struct err *err) MUST_CHECK;

#endif
