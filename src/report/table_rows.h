/* Rows of a table that belong together (one row, or several linked by a cell that reaches over them; all
 * the heads) laid out as bands: lines of text with bars, and rules between them. Texts stand in the
 * middle of their cell's height. */
#ifndef REPORT_TABLE_ROWS_H
#define REPORT_TABLE_ROWS_H

#include "report/lay.h"

struct row_group {
    const struct report_table *table;
    const struct report_row *rows;
    size_t n;
    bool is_head;
    const int *bars; /* table_bars */
    const struct page_style *style;
};

/* How many of rows[0..n) the first one is linked with, itself counted. */
size_t row_group_size(const struct report_row *rows, size_t n);

/* Adds the bands of the group, without the rules above and below it. */
void row_group_lay(struct arena *a, const struct row_group *g, struct bands *out);

/* A rule over the whole table; its bars go up to the band above when that is one of texts. */
void table_rule(struct arena *a, const struct row_group *g, struct bands *out);
/* The bars of the last band, which are below this rule, join it from below. */
void table_rule_join(struct arena *a, struct band *rule, const struct band *below);

#endif
