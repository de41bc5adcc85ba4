/* Points as people write them: decimals with at most SCORE_PLACES places, kept as whole numbers of 10^-4
 * (SCORE_UNIT, model/scheme.h). */
#ifndef MODEL_POINTS_H
#define MODEL_POINTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* More than any score. */
#define POINTS_MOST ((int64_t)1000000000000)

/* 26.5, -3, 30% (0.3), full-width digits and point too. False for anything else: no digit before the
 * point, more than four places (two before %), more than POINTS_MOST units. */
bool points_read(const char *text, int64_t *units);
/* Plain digits with a point among them from `at` on, read without a sign; where they end, NULL when there
 * are none or too many. */
const char *points_scan(const char *at, const char *end, int64_t *units);
/* With exactly so many places (0 to 4), the rest cut off: 87.00, -0.50. */
const char *score_text(struct arena *a, int64_t units, int places);
/* A mean of totals of sheets, which are whole numbers of 10^-8, with two places, half up: 8.29. */
const char *mean_text(struct arena *a, int64_t total);
/* Without zeros behind: 26.5, 15. */
const char *points_text(struct arena *a, int64_t units);

#endif
