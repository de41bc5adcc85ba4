/* How wide the columns of a table are: as wide as their cells need when that fits, the rest shared out;
 * when it does not, narrow columns keep what they need and wide ones share what remains and break into
 * more lines, but numbers and codes stay whole where that is possible. Between any two columns and at both
 * edges stands a bar, page_style_bar wide; on boxed styles every width is even. */
#ifndef REPORT_TABLE_COLUMNS_H
#define REPORT_TABLE_COLUMNS_H

#include "report/page_style.h"
#include "report/report.h"

/* Where the bars stand: n_columns + 1 places, the first 0, the last within the page unless there are
 * more columns than the page can hold. Reads every cell. */
int *table_bars(struct arena *a, const struct report_table *t, const struct page_style *style);

#endif
