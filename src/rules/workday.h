/* Working days after the yearly holiday papers of the State Council.
 *
 * A day listed as 上班 works, one listed as 放假 does not, else Monday to Friday. A day of
 * December may be set by the paper of the next year, so all are looked at, the newest year first.
 * A year without a paper has no answer: nobody may then say when a clock runs out. */
#ifndef RULES_WORKDAY_H
#define RULES_WORKDAY_H

#include <stdbool.h>

#include "base/err.h"
#include "model/calendar.h"

struct calendars {
    const struct calendar *at;
    size_t n;
};

enum workday { WORKDAY_UNKNOWN, WORKDAY_REST, WORKDAY_WORK };

/* UNKNOWN when there is no paper for the year of `day`. */
enum workday workday_of(const struct calendars *c, day_t day);
/* `周六，调休上班`, `春节放假`, `周日`: why it is what it is; NULL for an ordinary working day or
 * an unknown one. */
const char *workday_reason(struct arena *a, const struct calendars *c, day_t day);

/* The last of `count` working days from `from`. `first_counts`: the day itself is the first when
 * it works (民法典 201: it does not). STATUS_NOT_FOUND with 日历未发布 when a year on the way has
 * no paper. */
struct workday_span {
    day_t from;
    int64_t count; /* at least 1 */
    bool first_counts;
};
enum status workday_add(const struct calendars *c, struct workday_span span, day_t *last,
                        struct err *err) MUST_CHECK;
/* How many working days lie in (from, to], or with first_counts in [from, to]; 0 when to < from. */
enum status workday_count(const struct calendars *c, struct workday_span span, day_t to,
                          int64_t *count, struct err *err) MUST_CHECK;

#endif
