/* Some of the columns of a report's tables, in an order of one's own, and their rows sorted: what somebody
 * wants to see who does not need the whole form. */
#ifndef REPORT_CHOOSE_H
#define REPORT_CHOOSE_H

#include "base/err.h"
#include "report/report.h"

struct report_choice {
    const char *columns; /* 序号,成果名称: headings with commas between them; NULL or "": all */
    const char
        *sort; /* a heading; - before it: from the last to the first; NULL or "": as it comes */
};

struct report_headings {
    const char **at; /* 联系/手机 where heads have several levels */
    size_t n;
};
/* Of the first table that has heads; none when there is no such table. */
struct report_headings report_headings(const struct report *r, struct arena *a);

/* The headings named by a choice. */
struct report_headings report_choice_columns(const struct report_choice *choice, struct arena *a);

/* In every table that has all the columns named; a heading of several levels may be named by its last. Amounts
 * and numbers sort as such, empty cells stand last, a row 合计 below them all. Numbers of rows stay as they
 * are. STATUS_USAGE, with the headings there are, when no table has them, for a column named twice, and for
 * sorting rows that belong together (a cell over several rows, a line between them). */
enum status report_choose(struct report *r, const struct report_choice *choice,
                          struct err *err) MUST_CHECK;

#endif
