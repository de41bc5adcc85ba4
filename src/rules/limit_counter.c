/* Counting bit by bit: a split of rules/limits.h. */
#include <string.h>

#include "rules/limit_counting.h"
#include "rules/limit_keys.h"
#include "rules/limit_result.h"
#include "rules/limit_scope.h"

void limit_counter_open(struct limit_counter *c, struct counted_list *list,
                        struct limit_choice choice)
{
    const struct notice *n = list->notice;
    *c = (struct limit_counter){.list = list, .choice = choice};
    c->tallies =
        (struct limit_tallies){.list = list, .n = n->limits.n, .is_closed = choice.is_closed};
    c->tallies.at = ARENA_ARRAY(&c->arena, struct limit_tally, n->limits.n + 1);
    c->scopes = ARENA_ARRAY(&c->arena, struct limit_scope, n->limits.n + 1);
    c->seen = ARENA_ARRAY(&c->arena, struct limit_seen, n->limits.n + 1);
    for (size_t i = 0; i < n->limits.n; i++) {
        limit_scope_init(&c->scopes[i], &c->arena, list, &n->limits.at[i]);
        keymap_init(&c->seen[i].places);
        c->tallies.at[i].limit = &n->limits.at[i];
        c->tallies.at[i].scope = &c->scopes[i];
    }
}

void limit_counter_release(struct limit_counter *c)
{
    for (size_t i = 0; i < c->tallies.n; i++) {
        keymap_release(&c->seen[i].places);
    }
    arena_release(&c->arena);
    *c = (struct limit_counter){0};
}

static void grow_keys(struct arena *a, struct limit_tally *t, size_t needed)
{
    if (needed > t->n_keys) {
        uint32_t *group_of = ARENA_ARRAY(a, uint32_t, needed * 2);
        if (t->n_keys) {
            memcpy(group_of, t->group_of, t->n_keys * sizeof *group_of);
        }
        t->group_of = group_of;
        t->n_keys = needed * 2;
    }
}

/* Groups of single submissions are whole once their row was counted; the next rows have the same keys. */
static void keep_told(struct limit_counter *c, size_t limit, size_t first)
{
    struct limit_tally *t = &c->tallies.at[limit];
    size_t n = first;
    for (size_t g = first; g < t->groups.n; g++) {
        struct limit_result r = limit_judge(&c->tallies, limit, g);
        t->group_of[t->groups.at[g].key] = 0;
        if (limit_is_told(&r)) {
            t->groups.at[n++] = t->groups.at[g];
        }
    }
    t->groups.n = n;
    keymap_release(&c->seen[limit].places);
    keymap_init(&c->seen[limit].places);
    c->seen[limit].truths.n = 0;
}

static void take_limit(struct limit_counter *c, size_t limit)
{
    struct limit_tally *t = &c->tallies.at[limit];
    size_t before = t->groups.n;
    limit_scope_grow(&c->scopes[limit]);
    grow_keys(&c->arena, t, limit_key_end(c->list, t->limit->per));
    limit_count_rows(&c->arena, t, c->choice, &c->seen[limit]);
    if (t->limit->per == PER_SUBMISSION) {
        keep_told(c, limit, before);
    }
}

void limit_counter_take(struct limit_counter *c)
{
    for (size_t i = 0; i < c->tallies.n; i++) {
        const struct limit *limit = c->tallies.at[i].limit;
        if (limit->per != PER_CASE || limit->count != COUNT_ROUTES) {
            take_limit(c, i);
        }
    }
    counted_drop_rows(c->list);
}
