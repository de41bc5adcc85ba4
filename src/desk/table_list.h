/* The summary tables of all notices in force, newest notice first; one that holds several tracks has a line for
 * each, since it is filled, taken in and handed over for one of them. */
#ifndef DESK_TABLE_LIST_H
#define DESK_TABLE_LIST_H

#include "desk/desk.h"
#include "model/notice.h"

struct table_line {
    int64_t notice;
    const char *code;  /* 255 */
    const char *name;  /* 成果汇总表 */
    const char *track; /* whose cases it holds; NULL: the notice has none */
    const char *columns;
    bool is_own; /* 本台自定: the document does not give its columns */
    const struct summary_table *table;
};
struct table_lines {
    struct table_line *at;
    size_t n, cap;
};
enum status table_lines_load(struct desk *desk, struct arena *a, struct table_lines *out,
                             struct err *err) MUST_CHECK;

#endif
