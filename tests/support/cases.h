/* A few invented units and cases for tests of screens and use cases. */
#ifndef SUPPORT_CASES_H
#define SUPPORT_CASES_H

#include "desk/desk.h"

struct cases {
    int64_t notice;                     /* 255号 */
    int64_t lead, partner, recommender; /* units */
    int64_t first, second, third;       /* submissions; the third is withdrawn */
};

/* Into a desk with the shipped data; ends the test when it cannot be done. */
struct cases cases_for_test(struct desk *desk, struct arena *a);
/* Another unit. */
int64_t unit_for_test(struct desk *desk, struct arena *a, const char *name, const char *code);

#endif
