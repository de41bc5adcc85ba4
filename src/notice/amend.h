/* What of a notice is in force on a day, after later notices replaced, added, suspended or restored
 * rules by their 编号. Nothing is merged: each rule names the notice that says it. */
#ifndef NOTICE_AMEND_H
#define NOTICE_AMEND_H

#include "base/arena.h"
#include "model/notice_view.h"

/* Supplements (补充通知) in the order in which they came. */
struct supplements {
    const struct notice *const *at;
    size_t n;
};

/* Amendments count from their 自 (that day included), else from the day the supplement was issued,
 * else always; in the order of the files. One with a scope works only within it. */
struct rules_in_force notice_apply_amendments(struct arena *a, const struct notice *base,
                                              struct supplements supplements, day_t on_day);

#endif
