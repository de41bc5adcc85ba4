/* To which groups a row belongs, and what it brings to them: only a split of rules/limits.c. */
#ifndef RULES_LIMIT_KEYS_H
#define RULES_LIMIT_KEYS_H

#include "rules/counted.h"

struct limit_places {
    uint32_t *at;
    size_t n, cap;
};

/* The keys of the groups the row belongs to, each once; 0 stands for one that is not known. `row` is
 * its place in the list. */
void limit_keys(struct arena *a, const struct counted_list *l, const struct limit *limit,
                size_t row, struct limit_places *out);
/* What the row brings, each once: a 0 for each thing that is not known. A submission is its row + 1,
 * like its key. */
void limit_things(struct arena *a, const struct counted_list *l, enum countable count, size_t row,
                  struct limit_places *out);
/* One more than the greatest key there can be. */
size_t limit_key_end(const struct counted_list *l, enum per per);

#endif
