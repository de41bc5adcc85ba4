/* A summary table as a document for paper. */
#ifndef DESK_TABLE_REPORT_H
#define DESK_TABLE_REPORT_H

#include "desk/table_contents.h"
#include "report/report.h"

/* Begins the report in the arena of the contents and fills it, to the form of the notice; c->n_rows is then
 * how many cases there are. */
enum status table_report(struct table_contents *c, struct report *r, struct err *err) MUST_CHECK;

#endif
