/* Invented units and submissions for the tests of limits. */
#ifndef TESTS_UNIT_RULES_COUNTED_WORLD_H
#define TESTS_UNIT_RULES_COUNTED_WORLD_H

#include <string.h>

#include "rules/limit_result.h"

#define MOST_PARTNERS 8
#define MOST_SAMPLES 64

/* A submission; units by their place in the world, 0 for none. */
struct sample {
    int lead, recommender;
    int partners[MOST_PARTNERS], n_partners;
    const char *directions[3], *track, *value;
    int32_t order;
    uint32_t revision;
    uint32_t same_case;
    enum counted_as as;
};

struct world {
    struct counted_list list;
    const struct unit_facts *units; /* [0] is nobody */
    size_t n_units;
};

static inline void world_init(struct world *w, const struct notice *n,
                              const struct unit_facts *units, size_t n_units)
{
    *w = (struct world){.units = units, .n_units = n_units};
    counted_list_init(&w->list, n);
    w->list.level = LEVEL_PROVINCE;
    for (size_t i = 1; i < n_units; i++) {
        (void)counted_unit_add(&w->list, &units[i]);
    }
}

static inline void world_add(struct world *w, const struct sample *s)
{
    uint32_t partners[MOST_PARTNERS];
    const char *directions[3], *values[8];
    struct counted_row row = {.partners = partners, .track = s->track};
    row.head = (struct counted_case){.id = (int64_t)w->list.rows.n + 1,
                                     .order = s->order ? s->order : COUNTED_NO_ORDER,
                                     .revision = s->revision,
                                     .as = (unsigned char)s->as,
                                     .lead = (uint32_t)s->lead,
                                     .recommender = (uint32_t)s->recommender,
                                     .same_case = s->same_case ? s->same_case
                                                               : 1000 + (uint32_t)w->list.rows.n};
    for (int i = 0; i < s->n_partners; i++) {
        partners[row.n_partners++] = (uint32_t)s->partners[i];
    }
    row.directions.at = directions;
    for (int i = 0; i < 3 && s->directions[i]; i++) {
        directions[row.directions.n++] = s->directions[i];
    }
    for (size_t i = 0; i < w->list.fields.n; i++) {
        values[i] = s->value;
    }
    row.values = values;
    counted_add(&w->list, &row);
}

#endif
