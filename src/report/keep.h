/* A report as one text and back, exactly: what the print register keeps, so that a copy printed years later
 * is the same, whatever became of the data. */
#ifndef REPORT_KEEP_H
#define REPORT_KEEP_H

#include "base/err.h"
#include "report/report.h"

const char *report_keep(struct arena *a, const struct report *r);
/* Everything lives in `a`. STATUS_DATA for a text that report_keep has not written. */
enum status report_kept(struct arena *a, const char *text, struct report *out,
                        struct err *err) MUST_CHECK;

#endif
