/* What of a notice is in force on a day, after a later notice replaced, added, suspended or restored
 * rules by their 编号. Nothing is merged: each rule names the notice that says it. */
#ifndef NOTICE_AMEND_H
#define NOTICE_AMEND_H

#include "base/arena.h"
#include "model/notice_view.h"

/* Amendments count from their 自 (that day included), else from the day the supplement was issued,
 * else always; in the order of the file. One with a scope works only within it. */
struct rules_in_force notice_apply_amendments(struct arena *a, const struct notice *base,
                                              const struct notice *supplement, day_t on_day);

#endif
