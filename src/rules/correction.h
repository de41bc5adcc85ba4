/* 补正: which findings are defects an applicant can mend, and by when.
 *
 * The clock is the notice's own where it sets one (a step 补正 with so many days), else the desk's, which
 * is marked 本台自定 wherever it is told. Whether the first day counts is always told with both dates
 * (民法典 201: it does not unless somebody says so). */
#ifndef RULES_CORRECTION_H
#define RULES_CORRECTION_H

#include "model/finding.h"
#include "model/notice.h"
#include "rules/workday.h"

#define CORRECTION_DAYS 5 /* of a desk that has set nothing */
#define CORRECTION_DAYS_MOST 60

/* Not lateness (desk/late.h), quotas, routes and conditions, which no paper mends; not what somebody
 * has accepted; not a note. */
bool correction_is_defect(const struct finding *f);
/* 成果申报书缺1份: a defect in a few words, for lists. */
const char *correction_brief(struct arena *a, const char *subject, const char *text);

struct correction_clock {
    int64_t days;
    bool in_workdays, first_counts;
    const char *clause; /* of the notice; NULL: the desk's own */
};
/* `own` where the notice says nothing. */
struct correction_clock correction_clock_of(const struct notice *n, struct correction_clock own);
/* The last day in time. STATUS_NOT_FOUND when the holidays of a year on the way are not published. */
enum status correction_due(const struct calendars *c, const struct correction_clock *clock,
                           day_t from, day_t *due, struct err *err) MUST_CHECK;
/* 1工作日, 今天到期, 已过3天; in plain days where no calendar tells. */
const char *correction_left(struct arena *a, const struct calendars *c, day_t today, day_t due);

#endif
