/* A report as a workbook (.xlsx), for people who go on working with it: each table in columns, heads of all
 * levels merged as printed and repeated on paper, lines and signatures over the whole width. What begins on a
 * page of its own with a title is a sheet of its own. Lines and pages break where the office program breaks
 * them; only text and PDF keep to report/pager.h. */
#ifndef PAPER_WORKBOOK_H
#define PAPER_WORKBOOK_H

#include "paper/spreadsheet.h"

/* `made` as in spreadsheet_open. *sheets becomes how many there are. */
enum status workbook_write(const struct report *r, int64_t made, struct paper_sink sink,
                           size_t *sheets, struct err *err) MUST_CHECK;

#endif
