/* Rows counted into a tally: only a split of rules/limits.h. */
#ifndef RULES_LIMIT_COUNTING_H
#define RULES_LIMIT_COUNTING_H

#include "base/vec.h"
#include "rules/limits.h"

/* Which things a group had already, and how certainly. */
struct limit_seen {
    struct keymap places; /* group and thing: place in truths */
    VEC(unsigned char) truths;
};

/* All rows of the list of tally->scope, into groups with their uses; with `seen` only into sums. */
void limit_count_rows(struct arena *a, struct limit_tally *tally, struct limit_choice choice,
                      struct limit_seen *seen);

#endif
