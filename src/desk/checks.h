/* 检查: every rule over submissions, with what arrived for them and the limits they share with others. */
#ifndef DESK_CHECKS_H
#define DESK_CHECKS_H

#include "desk/desk.h"
#include "model/finding.h"
#include "model/submission.h"

/* Findings of one case: rules/check.h over the revision of the notice it was filed under; what a person
 * has decided about them (desk/acceptances.h, desk/late.h) stands in them. */
enum status check_case(struct desk *desk, struct arena *a, const struct submission *s,
                       struct findings *out, struct err *err) MUST_CHECK;

/* What a unit says of itself, then the limits it has broken under each notice. */
enum status check_unit(struct desk *desk, struct arena *a, int64_t unit, struct findings *out,
                       struct err *err) MUST_CHECK;
/* The list of a notice and unit, or what the notice counts over all. */
enum status check_list(struct desk *desk, struct arena *a, const struct finding_about *about,
                       struct findings *out, struct err *err) MUST_CHECK;

/* Which cases: 0 is all. Of a unit those that it recommends, leads or takes part in. */
struct check_wanted {
    int64_t notice, unit;
    bool only_cases; /* and their lists: neither arrivals nor units by themselves */
};
/* Every such case in force that is not withdrawn, in one pass over the rows: first what is wrong with
 * lists, each limit once for whom it binds (subject: the unit and the limit, with the cases that are too
 * many), then arrivals that hold no case (what came with a case is judged with it), then what units say
 * of themselves (not for a notice), then case by case (subject: its number and what). */
enum status check_many(struct desk *desk, struct arena *a, const struct check_wanted *wanted,
                       struct findings *out, struct err *err) MUST_CHECK;

#endif
