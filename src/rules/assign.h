/* 分配 as a flow of least cost: every case gets so many different reviewers, nobody gets what they must stay
 * away from or more than they can take; what is there already stays.
 *
 * Among all ways the one is found that, in this order,
 *  1. leaves fewest places open;
 *  2. costs least: a reader outside of their directions costs ASSIGN_UNSKILLED times the mean load, and the
 *     k-th case of a reviewer costs 2k - 1, so that loads come out even (the sum of their squares is
 *     smallest). An expert thus gets about ASSIGN_UNSKILLED / 2 times the mean before somebody else does.
 * Of several equal ones the same is found each time.
 *
 * Places are filled one after the other along a cheapest chain of moves (successive shortest paths). A
 * chain leads over reviewers only: from one to another wherever one of their cases may move, at the cheapest;
 * a potential per reviewer bounds from below what it costs to take one more, so that most places need no
 * search at all. Time is cases × places × reviewers in the usual case; memory 12 bytes per pair of
 * reviewers and one per pair of case and reviewer. */
#ifndef RULES_ASSIGN_H
#define RULES_ASSIGN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

#define ASSIGN_UNSKILLED 4
#define ASSIGN_REVIEWERS_MAX 3000

/* What is known of a case and a reviewer, as bits. */
enum assign_pair {
    ASSIGN_BLOCKED = 1, /* must not */
    ASSIGN_SKILLED = 2, /* one of their directions */
    ASSIGN_KEPT = 4,    /* has it already, whatever the other bits say */
};

struct assign_problem {
    size_t cases, reviewers;    /* reviewers at most ASSIGN_REVIEWERS_MAX */
    size_t wanted;              /* reviewers of each case */
    const unsigned char *pairs; /* [case * reviewers + reviewer] */
    const int64_t *room; /* of each reviewer: how many cases they can take more, besides the kept */
    const int64_t *load; /* of each: cases they have now, here and elsewhere */
};

struct assign_result {
    uint32_t *made; /* [case * wanted + i], i < n_made[case]: reviewers newly assigned, ascending */
    size_t *n_made; /* of each case */
    size_t *missing; /* of each case: places left open */
    size_t open;     /* places left open in all */
    int64_t cost;    /* of what is newly assigned, as told above */
};
/* False when `tell` (may be NULL) said to stop; it is asked now and then with the places done and in all. */
struct assign_watch {
    bool (*tell)(void *to, size_t done, size_t total);
    void *to;
};
bool assign(struct arena *a, const struct assign_problem *p, const struct assign_watch *watch,
            struct assign_result *out);
/* What a reader outside of their directions costs in this problem. */
int64_t assign_unskilled_cost(const struct assign_problem *p);

#endif
