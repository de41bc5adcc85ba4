/* Which submissions share lead and title with another: a split of desk/same_cases.h. */
#ifndef DESK_SAME_CASE_ALIKE_H
#define DESK_SAME_CASE_ALIKE_H

#include "desk/desk.h"

struct alike_ids {
    int64_t *at;
    size_t n, cap;
};
/* One pass over the desk, in the order of the table. Leads count as what they were merged into; withdrawn
 * and refused submissions are left out. */
enum status alike_find(struct desk *desk, struct arena *a, struct alike_ids *out,
                       struct err *err) MUST_CHECK;

#endif
