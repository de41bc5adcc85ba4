/* The part of 今日 that comes from notices: which steps concern this desk, when they are due, and
 * what is to be done in one sentence. */
#ifndef DESK_TODAY_STEPS_H
#define DESK_TODAY_STEPS_H

#include "desk/obligations.h"
#include "desk/today.h"
#include "model/notice.h"
#include "rules/deadline.h"

struct today_steps {
    struct arena *arena;
    int64_t now;
    struct unit_facts us; /* the desk's own unit */
    struct deadline_context time;
    struct obligations owed;
};

enum status today_steps_start(struct desk *desk, struct arena *a, struct today_steps *out,
                              struct err *err) MUST_CHECK;
void today_steps_add(const struct today_steps *t, int64_t notice, const struct notice *n,
                     struct today *out);

#endif
