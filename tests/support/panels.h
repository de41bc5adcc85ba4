/* Experts and cases to draw panels from, invented, in a desk with the shipped data. */
#ifndef SUPPORT_PANELS_H
#define SUPPORT_PANELS_H

#include "desk/draws.h"
#include "support/cases.h"

/* Units 1 … n are 示例大学甲 and so on; each has `per_unit` experts who know the direction of the first case
 * (网络设施保护). Their ids follow each other from the one returned. */
int64_t reviewers_for_test(struct desk *desk, struct arena *a, int units, int per_unit);
/* Another, with a unit by name and what they know. */
int64_t reviewer_for_test(struct desk *desk, struct arena *a, const char *name, const char *unit,
                          const char *expertise);
/* Cases of 255号 网络设施保护 besides those of cases_for_test, each of a lead of its own; the first id. */
int64_t panel_cases_for_test(struct desk *desk, struct arena *a, int n);
/* One seat more, SEAT_…. */
enum status seat_for_test(struct desk *desk, struct arena *a, int64_t panel, int64_t reviewer,
                          const char *state, struct err *err);
/* A panel for 网络设施保护 with these members, named by hand. */
int64_t panel_for_test(struct desk *desk, struct arena *a, const int64_t *reviewers, size_t n);

#endif
