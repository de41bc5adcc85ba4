/* 逾期: whether an arrival came in time, by the basis the step names, and the sentences that say so. */
#ifndef RULES_LATE_H
#define RULES_LATE_H

#include "rules/deadline.h"

/* One arrival, as its time is judged. */
struct arrival {
    int64_t at;     /* when it reached the desk; INSTANT_NONE: nothing arrived */
    enum basis how; /* by what it came: ARRIVAL (handed over), POSTMARK (by post), ELECTRONIC */
    day_t postmark; /* DAY_NONE: not read */
};
/* The instant that counts for the step: the day of the postmark where the step goes by it, else when
 * the desk had it. */
int64_t arrival_counts(const struct step *step, const struct arrival *arrival);

/* Findings `late`: that the arrival is late for the facts, with the basis and what follows; a warning
 * when it hangs on what the document does not say (a postmark in time, paper where 电子 counts); a
 * note when it lies within an open choice, when the postmark decides, or when no time can be told. */
void deadline_check(const struct deadline_context *c, const struct facts *facts,
                    const struct arrival *arrival, struct findings *out);
/* 凭送达时间, 通知未写凭什么, 本台按送达 */
const char *deadline_basis_text(struct arena *a, const struct step *step);
/* 含不含本时通知未写, 本台定为不含（王示例 2024-12-20）; NULL when the definition says it. */
const char *deadline_choice_text(struct arena *a, const struct deadline *d);

#endif
