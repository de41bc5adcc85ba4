#include "rules/limit_result.h"

#include <stdlib.h>

#include "rules/limit_max.h"

/* ---- the maximum ---------------------------------------------------------------------------------- */

/* Whom the group is of, as a list names units: a province by its code and name, a direction by its. */
static struct unit_facts named(const struct limit_tallies *t, const struct limit_result *r,
                               const char **code)
{
    const struct counted_list *l = t->list;
    const struct limit_group *g = &t->at[r->tally].groups.at[r->group];
    switch (r->limit->per) {
    case PER_RECOMMENDER:
    case PER_LEAD:
    case PER_PARTNER:
    case PER_APPLICANT:
    case PER_MEMBER: return *l->units.at[g->key].facts;
    case PER_PROVINCE:
    case PER_CITY: *code = l->texts.at[g->key]; break;
    case PER_SUBMISSION:
    case PER_CASE:
    case PER_NOTICE:
    case PER_AXIS:
    case PER_ABSENT: break;
    }
    return (struct unit_facts){.name = limit_who(t, r), .regions = {code, *code ? 1 : 0}};
}

static struct number maximum(const struct limit_tallies *t, const struct limit_result *r)
{
    const char *code = NULL;
    struct unit_facts unit = named(t, r, &code);
    return limit_max(r->limit, t->list->notice, &unit);
}

/* ---- judging -------------------------------------------------------------------------------------- */

/* What one submission has is all there when it is handed in, whatever else still comes. */
static enum limit_state state_of(const struct limit_result *r, bool is_closed)
{
    bool is_due = is_closed || r->limit->per == PER_SUBMISSION;
    bool lacks_maximum = !r->max.has && (r->limit->list || !r->min.has);
    if (r->over > 0) {
        return LIMIT_OVER;
    }
    if (lacks_maximum || (r->max.has && r->used + r->unknown > r->max.value)) {
        return LIMIT_UNDETERMINED;
    }
    if (r->missing > 0) {
        return !is_due ? LIMIT_SHORT : r->unknown < r->missing ? LIMIT_UNDER : LIMIT_UNDETERMINED;
    }
    return r->max.has && r->used == r->max.value ? LIMIT_FULL : LIMIT_WITHIN;
}

struct limit_result limit_judge(const struct limit_tallies *t, size_t limit, size_t group)
{
    const struct limit_group *g = &t->at[limit].groups.at[group];
    const struct limit *l = t->at[limit].limit;
    struct limit_result r = {.limit = l,
                             .tally = limit,
                             .group = group,
                             .binds = g->binds,
                             .min = l->min,
                             .used = g->used,
                             .unknown = g->unknown,
                             .is_hard = !l->rule.soft,
                             .clause = l->rule.clause};
    r.max = maximum(t, &r);
    r.over = r.max.has && r.used > r.max.value ? r.used - r.max.value : 0;
    r.missing = r.min.has && r.used < r.min.value ? r.min.value - r.used : 0;
    r.state = state_of(&r, t->is_closed);
    return r;
}

bool limit_is_told(const struct limit_result *r)
{
    bool is_pairwise = r->limit->per == PER_CASE && r->limit->count == COUNT_ROUTES;
    bool is_told =
        r->state == LIMIT_OVER || r->state == LIMIT_UNDER || r->state == LIMIT_UNDETERMINED;
    return is_told && !is_pairwise;
}

static struct number own_room(const struct limit_result *r)
{
    int64_t left = r->max.value - r->used;
    return (struct number){.has = r->max.has && r->binds == TRUTH_YES,
                           .value = left > 0 ? left : 0};
}

/* The same group of the limit this is a part of; false when there is none. */
static bool whole_of(const struct limit_tallies *t, const struct limit_result *r,
                     struct limit_result *whole)
{
    uint32_t key = t->at[r->tally].groups.at[r->group].key;
    for (size_t i = 0; r->limit->part_of && i < t->n; i++) {
        const struct limit_tally *tally = &t->at[i];
        bool is_it = text_eq(tally->limit->name, r->limit->part_of) &&
                     tally->limit->per == r->limit->per && tally->group_of[key];
        if (is_it) {
            *whole = limit_judge(t, i, tally->group_of[key] - 1);
            return true;
        }
    }
    return false;
}

struct number limit_room(const struct limit_tallies *t, const struct limit_result *r)
{
    struct limit_result whole;
    struct number room = own_room(r);
    if (!whole_of(t, r, &whole)) {
        return room;
    }
    struct number above = own_room(&whole);
    bool is_less = above.has && (!room.has || above.value < room.value);
    return is_less && room.has ? above : room;
}

/* ---- who uses it up ------------------------------------------------------------------------------- */

/* A use with what it is sorted by. */
struct place {
    int64_t order;
    struct limit_use use;
};

static int by_order(const void *left, const void *right)
{
    const struct place *l = left, *r = right;
    if (l->order != r->order) {
        return l->order < r->order ? -1 : 1;
    }
    return l->use.row < r->use.row ? -1 : l->use.row > r->use.row;
}

struct limit_use *limit_users(struct arena *a, const struct limit_tallies *t,
                              const struct limit_result *r, size_t *n)
{
    const struct limit_group *g = &t->at[r->tally].groups.at[r->group];
    const struct limit_use *uses = &t->at[r->tally].uses.at[g->first_use];
    bool has_order = r->limit->per == PER_RECOMMENDER && r->limit->count == COUNT_SUBMISSIONS;
    struct place *places = ARENA_ARRAY(a, struct place, g->n_uses + 1);
    struct limit_use *out = ARENA_ARRAY(a, struct limit_use, g->n_uses + 1);
    for (size_t i = 0; i < g->n_uses; i++) {
        places[i].use = uses[i];
        places[i].order = has_order ? t->list->rows.at[uses[i].row].order : 0;
    }
    if (has_order) {
        qsort(places, g->n_uses, sizeof *places, by_order);
    }
    for (*n = 0; *n < g->n_uses; (*n)++) {
        out[*n] = places[*n].use;
    }
    return out;
}

size_t limit_rank(struct arena *a, const struct limit_tallies *t, const struct limit_result *r,
                  size_t row)
{
    size_t n;
    const struct limit_use *users = limit_users(a, t, r, &n);
    for (size_t i = 0, rank = 0; i < n; i++) {
        rank += users[i].truth == TRUTH_YES;
        if (users[i].row == row) {
            return users[i].truth == TRUTH_YES ? rank : 0;
        }
    }
    return 0;
}
