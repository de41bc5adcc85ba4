/* Exact fractions. A score is one until it is shown, and nothing is rounded on the way.
 *
 * Always in lowest terms with den > 0. What does not fit 64 bits becomes FRACTION_LOST (den == 0),
 * which every operation passes on: a score that cannot be told exactly is not told at all. */
#ifndef RULES_FRACTION_H
#define RULES_FRACTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/points.h"
#include "model/scheme.h"

struct fraction {
    int64_t num, den;
};

#define FRACTION_LOST ((struct fraction){0, 0})

/* num/den; den must not be 0. */
struct fraction fraction_of(int64_t num, int64_t den);
/* So many units of 10^-4. */
struct fraction fraction_score(int64_t units);
bool fraction_is_lost(struct fraction f);
struct fraction fraction_add(struct fraction a, struct fraction b);
struct fraction fraction_times(struct fraction a, struct fraction b);
/* Lost when b is 0. */
struct fraction fraction_over(struct fraction a, struct fraction b);
/* Below, equal, above 0 as a is less than, equal to, greater than b. Neither may be lost. */
int fraction_compare(struct fraction a, struct fraction b);
/* To so many places (0 to SCORE_PLACES), in units of 10^-4. Half up is away from 0, truncation towards
 * it. false when it is lost or too large. */
bool fraction_round(struct fraction f, int places, enum score_rounding rounding, int64_t *units);
/* 435/5 in lowest terms is 87: "87", "608/7"; "" when lost. */
const char *fraction_text(struct arena *a, struct fraction f);

#endif
