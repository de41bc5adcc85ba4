/* The columns and headings of a summary table as reports and spreadsheets take them. */
#ifndef DESK_TABLE_HEADS_H
#define DESK_TABLE_HEADS_H

#include "desk/table_contents.h"
#include "report/report.h"

/* One for each leaf, with the width the definition names; numbers stand in the middle. */
struct report_column *table_columns(const struct table_contents *c);
/* The cells that begin at a level, the upper being 0; a heading without others below it reaches down to the
 * rows. Returns how many. */
size_t table_heads(const struct table_contents *c, int level, struct report_cell **cells);

#endif
