/* Where in a document a character stands, for telling people which cell to look at. */
#ifndef REPORT_WHERE_H
#define REPORT_WHERE_H

#include "report/report.h"

/* 第 3 行「单位名称」等 2 处, of the row as counted on the page; 「甲乙」 for a text outside tables; "" when it stands
 * nowhere. */
const char *report_where(struct arena *a, const struct report *r, const char *character);

/* Characters told as `U+20BB7 U+31350`: 𠮷 U+20BB7 (第 3 行「单位名称」), … NULL stays NULL. */
const char *report_lacking(struct arena *a, const struct report *r, const char *codes);

#endif
