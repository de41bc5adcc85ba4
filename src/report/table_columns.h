/* How wide the columns of a table are.
 *
 * A column that holds cells wants the widest of them; what is short or cannot be broken (a phone, a credit code, a date, a
 * number, a name of a person) keeps that, while titles and units break into more lines where room is short. Of
 * what can be shared each gets by what its cells hold on the average, squares taken, so that no row is
 * high for one column while another has room. Columns with nothing in them are as wide as their heading;
 * headings break into two lines before anything else does. A table without any text is a form to be
 * filled in by hand: its columns are alike but for those that are centred. Between any two columns and at both
 * edges stands a bar (page_style_bar); on boxed styles all widths are even, since rules are drawn with signs two half-ems
 * wide. */
#ifndef REPORT_TABLE_COLUMNS_H
#define REPORT_TABLE_COLUMNS_H

#include "report/page_style.h"
#include "report/report.h"

/* Where the bars stand: n_columns + 1 places, the first 0; the last bar ends at the edge of the page unless there are
 * more columns than it can hold. Reads every cell. */
int *table_bars(struct arena *a, const struct report_table *t, const struct page_style *style);

#endif
