/* What flips: two judgements of the same things, before and after something is done, and where they
 * differ. */
#ifndef DESK_FLIPS_H
#define DESK_FLIPS_H

#include "model/finding.h"

/* One judgement that is another afterwards. */
struct flip {
    const char *subject; /* 00031 …, 收件 20260269, or a unit with its limit */
    const char *rule;
    const char *before, *after; /* whole sentences; NULL: nothing was, or is, to be said */
};
struct flips {
    struct flip *at;
    size_t n, cap;
};

/* Sorts both lists. What is said in both is passed over, also when one of them says it twice; of one
 * subject and rule a sentence that went and one that came are one flip. */
void flips_find(struct arena *a, struct findings *before, struct findings *after,
                struct flips *out);

#endif
