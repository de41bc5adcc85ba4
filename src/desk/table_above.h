/* 上报: what a desk chose under a notice that forwards another (rules/levels.h) stands on its own list under
 * the upper one, beside the cases filed there: in the summary table it exports, prints and hands over. There
 * the desk's own unit recommends, and 推荐顺序 goes on behind the cases filed there: by the newest 定稿名次 over
 * all directions, the rest by recommender, its order and number. */
#ifndef DESK_TABLE_ABOVE_H
#define DESK_TABLE_ABOVE_H

#include "base/vec.h"
#include "desk/table_target.h"

struct table_above_case {
    int64_t id;
    long place; /* in the 定稿名次; LONG_MAX: none */
    int64_t recommender, order;
};

struct table_above {
    int64_t unit;                       /* the desk's own; 0: unknown */
    VEC(struct table_above_case) cases; /* in the order of the table */
    VEC(int64_t) notices;               /* that they were filed under */
};

/* Nothing where the desk hands nothing up for this table and track. */
enum status table_above_load(struct desk *desk, struct arena *a, const struct table_target *target,
                             struct table_above *out, struct err *err) MUST_CHECK;

#endif
