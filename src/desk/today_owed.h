/* The part of 今日 that tells who has not yet done what they owe (desk/obligations.h). */
#ifndef DESK_TODAY_OWED_H
#define DESK_TODAY_OWED_H

#include "desk/obligations.h"
#include "desk/today_steps.h"

/* Of those who owe a step by one day: how many units, and how many have not done it. Classes of which
 * the desk knows no unit are not counted, since nobody knows how many they are. */
struct owed_count {
    size_t units, open;
};
struct owed_count owed_count(const struct obligations *owed, int64_t notice, const char *step,
                             day_t due);

/* One task for each step and day of a notice on which awarded submissions owe something that is not
 * done, when it is overdue or due within two months, and is not among the deadlines already. */
void today_owed_add(const struct today_steps *t, int64_t notice, const struct notice *n,
                    struct today *out);

#endif
