/* 我的分布: how one reviewer's own totals lie, and whether the order of reading shows in them. */
#ifndef DESK_SHEET_SPREAD_H
#define DESK_SHEET_SPREAD_H

#include "desk/sheets.h"

/* The mean of the totals of the sheets that lack nothing, in TOTAL_UNIT; false when there is none. */
bool sheet_mean(const struct sheet_lines *lines, int64_t *mean);
/* Mean, highest, lowest, a bar for each band of totals, and a hint when the first third of the cases read
 * has means that differ from the last third by more than SHEET_ORDER_PERCENT of the mean. */
#define SHEET_ORDER_PERCENT 5
const char *sheet_spread_text(struct arena *a, const struct sheet_lines *lines);

#endif
