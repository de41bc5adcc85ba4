/* How wide the columns of a table are: as wide as their cells need when that fits, the rest shared out;
 * when it does not, narrow columns keep what they need and wide ones share what remains and break into
 * more lines. Between any two columns and at both edges stands a bar one half-em wide. */
#ifndef REPORT_TABLE_COLUMNS_H
#define REPORT_TABLE_COLUMNS_H

#include "report/report.h"

/* Where the bars stand: n_columns + 1 places, the first 0, the last at most cells - 1 unless there are
 * more columns than the page can hold. Reads every cell. */
int *table_bars(struct arena *a, const struct report_table *t, int cells);

#endif
