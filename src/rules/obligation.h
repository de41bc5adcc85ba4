/* 后续义务: what a notice still asks after its submissions are in: reports, tasks, assessments, the end of
 * a term of validity. Each step that asks for one is turned into the days on which it falls due.
 *
 * In a notice that only gives tasks (工作部署) those whom 谁 names owe it. In a call for submissions a
 * report is owed by the lead of each awarded submission, an assessment is made of it, a term runs from
 * its award. A document that names only months (每年6月、12月) or no day to count from (每3年, 2年) is read
 * as the last day of the month, and as counted from the award; both are marked as inferred. */
#ifndef RULES_OBLIGATION_H
#define RULES_OBLIGATION_H

#include "rules/deadline.h"

/* Does the step ask for something afterwards? */
bool step_is_obligation(const struct step *step);
/* Is it owed for each awarded submission, not by whom 谁 names alone? */
bool obligation_is_of_award(const struct notice *n, const struct step *step);
/* Is its clock started by an event (更名), which somebody must record? */
bool obligation_has_event(const struct step *step);

/* One time it falls due. */
struct turn {
    day_t due;          /* DAY_NONE: cannot be told */
    bool is_inferred;   /* 推定 */
    const char *period; /* 2024-12, 2027: tells it from other turns; "" when there is only one */
    const char *note;   /* how it was counted, or why it was not: a sentence; NULL */
};
struct turns {
    struct turn *at;
    size_t n, cap;
};
/* The turns from `c->event` on (the day of the award or of the event; DAY_NONE: not known) to the
 * first that is not before `today`. One without a day for a step that writes none. */
struct turns obligation_turns(const struct deadline_context *c, const struct step *step,
                              day_t today);

#endif
