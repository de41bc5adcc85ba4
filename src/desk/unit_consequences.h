/* What a merge of two units, or taking it back, does to what is judged: found by doing it without keeping
 * it. Looked at are the cases that either recommends, leads or takes part in, the lists they stand on, and
 * every limit of both under any notice; what goes along with one of them counts as its own. */
#ifndef DESK_UNIT_CONSEQUENCES_H
#define DESK_UNIT_CONSEQUENCES_H

#include "desk/flips.h"
#include "desk/limits.h"

/* `other` counts as `unit`; with is_unmerge it counts by itself again. */
struct unit_joining {
    int64_t unit, other;
    bool is_unmerge;
};

/* What is used of one limit when it is not the same afterwards; of whom it does not bind on one side,
 * used is 0. */
struct limit_shift {
    const char *notice, *who, *label; /* code; the unit; 推荐项目总数, 牵头加参与 … */
    int64_t before, after;
    struct number max;    /* absent when there is none or nobody knows whether it binds */
    const char *clause;   /* of the limit */
    const char *sentence; /* 360号 东海公司 牵头加参与 1 → 3 / 2  超 1 (三（三）) */
    bool is_over;         /* afterwards */
};
struct limit_shifts {
    struct limit_shift *at;
    size_t n, cap;
};

struct unit_consequences {
    const char *unit, *other; /* names */
    const char *told;         /* the other with what goes along: 「乙」(连同「丙」) */
    struct limit_shifts limits;
    struct flips flips;
};

/* Refused as unit_merge and unit_unmerge (desk/units.h) refuse it. */
enum status unit_consequences_load(struct desk *desk, struct arena *a,
                                   const struct unit_joining *joining,
                                   struct unit_consequences *out, struct err *err) MUST_CHECK;
/* 件数和检查意见都不变, or how many of both change. */
const char *unit_consequences_summary(struct arena *a, const struct unit_consequences *c);

#endif
