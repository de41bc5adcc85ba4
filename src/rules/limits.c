#include "rules/limits.h"

#include "base/vec.h"
#include "rules/limit_counting.h"
#include "rules/limit_keys.h"
#include "rules/limit_scope.h"

#define MEMBERS_BITS (SUBJECT_BIT(SUBJECT_MEMBER) | SUBJECT_BIT(SUBJECT_APPLICANT))

/* Counting one limit. */
struct counting {
    struct arena *arena;
    struct arena scratch; /* of one row */
    const struct counted_list *list;
    const struct limit_scope *scope;
    struct limit_tally *tally;
    struct limit_seen *seen;   /* only sums are wanted; NULL: uses are kept */
    unsigned of_key, of_thing; /* subjects of scope keys that are asked of the key, of the thing */
    size_t row;
};

/* ---- of whom a scope key asks ------------------------------------------------------------------ */

static unsigned subjects_of_key(enum per per)
{
    switch (per) {
    case PER_APPLICANT:
    case PER_MEMBER: return MEMBERS_BITS;
    case PER_LEAD: return SUBJECT_BIT(SUBJECT_LEAD);
    case PER_PARTNER: return SUBJECT_BIT(SUBJECT_PARTNER);
    case PER_RECOMMENDER: return SUBJECT_BIT(SUBJECT_RECOMMENDER);
    case PER_AXIS: return SUBJECT_BIT(SUBJECT_DIRECTION);
    case PER_SUBMISSION:
    case PER_CASE:
    case PER_PROVINCE:
    case PER_CITY:
    case PER_NOTICE:
    case PER_ABSENT: return 0;
    }
    return 0;
}

static unsigned subjects_of_thing(enum countable count)
{
    switch (count) {
    case COUNT_MEMBERS:
    case COUNT_MEMBER_KINDS: return MEMBERS_BITS;
    case COUNT_PARTNERS: return SUBJECT_BIT(SUBJECT_PARTNER);
    case COUNT_DIRECTIONS: return SUBJECT_BIT(SUBJECT_DIRECTION);
    case COUNT_ABSENT:
    case COUNT_SUBMISSIONS:
    case COUNT_ROUTES:
    case COUNT_RECOMMENDERS: return 0;
    }
    return 0;
}

static struct scope_focus focus_on(struct scope_focus f, unsigned subjects, uint32_t place)
{
    f.member = subjects & MEMBERS_BITS ? place : f.member;
    f.partner = subjects & SUBJECT_BIT(SUBJECT_PARTNER) ? place : f.partner;
    f.direction = subjects & SUBJECT_BIT(SUBJECT_DIRECTION) ? place : f.direction;
    return f;
}

/* Everything but the key and what can be told of every row of this notice. */
#define OF_THE_ROW (~(SUBJECT_BIT(SUBJECT_LEVEL) | SUBJECT_BIT(SUBJECT_RECEIVER)))

static enum truth binds(const struct counting *c, struct scope_focus focus)
{
    const struct counted_case *row = &c->list->rows.at[c->row];
    return limit_scope_holds(c->scope, row, focus, OF_THE_ROW & ~c->of_key);
}

/* ---- one row ------------------------------------------------------------------------------------ */

static uint32_t group_for(struct counting *c, uint32_t key, struct scope_focus focus)
{
    struct limit_tally *t = c->tally;
    const struct counted_case *row = &c->list->rows.at[c->row];
    if (!t->group_of[key]) {
        *VEC_PUSH(c->arena, &t->groups) = (struct limit_group){.key = key,
                                                               .row = (uint32_t)c->row,
                                                               .id = row->id,
                                                               .recommender = row->recommender,
                                                               .lead = row->lead,
                                                               .binds = binds(c, focus)};
        t->group_of[key] = (uint32_t)t->groups.n;
    }
    return t->group_of[key] - 1;
}

/* A member kind is asked about through each member that is of it. */
static enum truth thing_counts(const struct counting *c, struct scope_focus focus, uint32_t thing)
{
    const struct counted_case *row = &c->list->rows.at[c->row];
    return limit_scope_holds(c->scope, row, focus_on(focus, c->of_thing, thing), 0);
}

static void add_sum(struct limit_group *g, enum truth truth, int by)
{
    if (truth == TRUTH_YES) {
        g->used += (uint32_t)by;
    } else {
        g->unknown += (uint32_t)by;
    }
}

/* Each thing once, as certain as its most certain use; what is not known may be anything, and a
 * submission comes only once. */
static void use_sum(struct counting *c, uint32_t group, uint32_t thing, enum truth truth)
{
    struct limit_group *g = &c->tally->groups.at[group];
    const uint32_t key[2] = {group, thing};
    struct limit_seen *seen = c->seen;
    bool is_once = !thing || c->tally->limit->count == COUNT_SUBMISSIONS;
    size_t n = seen->truths.n;
    size_t place = is_once ? n : keymap_add(&seen->places, key, sizeof key, (uint32_t)n);
    if (place == n) {
        if (!is_once) {
            *VEC_PUSH(c->arena, &seen->truths) = (unsigned char)truth;
        }
        add_sum(g, truth, 1);
        g->marked += c->list->rows.at[c->row].is_marked;
    } else if (truth > (enum truth)seen->truths.at[place]) {
        add_sum(g, (enum truth)seen->truths.at[place], -1);
        add_sum(g, truth, 1);
        seen->truths.at[place] = (unsigned char)truth;
    }
}

static void use(struct counting *c, uint32_t group, uint32_t thing, enum truth truth)
{
    if (c->seen && truth != TRUTH_NO) {
        use_sum(c, group, thing, thing ? truth : TRUTH_UNKNOWN);
    } else if (truth != TRUTH_NO) {
        *VEC_PUSH(c->arena, &c->tally->uses) =
            (struct limit_use){group, thing, (uint32_t)c->row, thing ? truth : TRUTH_UNKNOWN};
    }
}

static void use_kinds(struct counting *c, uint32_t group, struct scope_focus focus)
{
    struct limit_places members = {0};
    limit_things(&c->scratch, c->list, COUNT_MEMBERS, c->row, &members);
    for (size_t i = 0; i < members.n; i++) {
        uint32_t class = c->list->units.at[members.at[i]].class;
        use(c, group, class, thing_counts(c, focus, members.at[i]));
    }
}

static void use_things(struct counting *c, uint32_t group, struct scope_focus focus,
                       const struct limit_places *things)
{
    for (size_t i = 0; i < things->n; i++) {
        use(c, group, things->at[i], thing_counts(c, focus, things->at[i]));
    }
}

/* Does the row, leaving out what is asked of each thing it brings, lie in the scope for this key? */
static enum truth key_holds(const struct counting *c, struct scope_focus focus)
{
    const struct counted_case *row = &c->list->rows.at[c->row];
    return limit_scope_holds(c->scope, row, focus, c->of_thing);
}

/* One that is not there yet uses up what is its own, as the places of its partners. */
static bool uses_up(const struct counting *c)
{
    enum counted_as as = (enum counted_as)c->list->rows.at[c->row].as;
    bool is_own = c->tally->limit->per == PER_SUBMISSION;
    bool is_listed = as == COUNTED_ABOVE && c->tally->limit->per == PER_RECOMMENDER;
    return as == COUNTED_FULLY || is_listed || (is_own && as != COUNTED_NOT);
}

/* What is handed up has no part in the other limits of that notice. */
static bool is_beside(const struct counting *c)
{
    enum per per = c->tally->limit->per;
    bool is_above = c->list->rows.at[c->row].as == COUNTED_ABOVE;
    return is_above && per != PER_RECOMMENDER && per != PER_SUBMISSION;
}

static void count_key(struct counting *c, uint32_t key, const struct limit_places *things)
{
    struct scope_focus focus = focus_on((struct scope_focus){0}, c->of_key, key);
    if (key_holds(c, focus) == TRUTH_NO) {
        return;
    }
    if (!key) {
        c->tally->unplaced += uses_up(c);
        return;
    }
    uint32_t group = group_for(c, key, focus);
    if (!uses_up(c)) {
        return;
    }
    if (c->tally->limit->count == COUNT_MEMBER_KINDS) {
        use_kinds(c, group, focus);
    } else {
        use_things(c, group, focus, things);
    }
}

static void count_row(struct counting *c)
{
    struct limit_places keys = {0}, things = {0};
    if (is_beside(c)) {
        return;
    }
    arena_reset(&c->scratch);
    limit_keys(&c->scratch, c->list, c->tally->limit, c->row, &keys);
    limit_things(&c->scratch, c->list, c->tally->limit->count, c->row, &things);
    for (size_t i = 0; i < keys.n; i++) {
        count_key(c, keys.at[i], &things);
    }
}

/* ---- by groups ---------------------------------------------------------------------------------- */

/* Into the order of groups, within a group as they came. */
static void sort_uses(struct arena *a, struct limit_tally *t)
{
    struct limit_use *sorted = ARENA_ARRAY(a, struct limit_use, t->uses.n + 1);
    for (size_t i = 0; i < t->uses.n; i++) {
        t->groups.at[t->uses.at[i].group].n_uses++;
    }
    uint32_t next = 0;
    for (size_t g = 0; g < t->groups.n; g++) {
        t->groups.at[g].first_use = next;
        next += t->groups.at[g].n_uses;
        t->groups.at[g].n_uses = 0;
    }
    for (size_t i = 0; i < t->uses.n; i++) {
        struct limit_group *g = &t->groups.at[t->uses.at[i].group];
        sorted[g->first_use + g->n_uses++] = t->uses.at[i];
    }
    t->uses.at = sorted;
}

/* Each thing once, as certain as its most certain use; what is not known may be anything. `seen` is
 * 0 for things not met in this group, else the place of their use, plus one. */
static void keep_once(struct limit_tally *t, struct limit_group *g, uint32_t *seen)
{
    struct limit_use *uses = &t->uses.at[g->first_use];
    uint32_t n = 0;
    for (uint32_t i = 0; i < g->n_uses; i++) {
        uint32_t before = uses[i].thing ? seen[uses[i].thing] : 0;
        if (before && before > g->first_use && before <= g->first_use + n) {
            struct limit_use *first = &t->uses.at[before - 1];
            first->truth = uses[i].truth > first->truth ? uses[i].truth : first->truth;
        } else {
            uses[n] = uses[i];
            seen[uses[i].thing] = g->first_use + ++n;
        }
    }
    g->n_uses = n;
}

static void add_up(const struct counted_list *list, struct limit_tally *t, struct limit_group *g)
{
    for (uint32_t i = 0; i < g->n_uses; i++) {
        const struct limit_use *use = &t->uses.at[g->first_use + i];
        bool is_certain = use->truth == TRUTH_YES;
        g->marked += list->rows.at[use->row].is_marked;
        g->used += is_certain;
        g->unknown += !is_certain;
    }
}

static size_t thing_end(const struct counted_list *l)
{
    size_t end = l->units.n > l->texts.n ? l->units.n : l->texts.n;
    return end > l->rows.n + 1 ? end : l->rows.n + 1;
}

static void close_groups(struct arena *a, const struct counted_list *list, struct limit_tally *t)
{
    uint32_t *seen = ARENA_ARRAY(a, uint32_t, thing_end(list));
    sort_uses(a, t);
    for (size_t g = 0; g < t->groups.n; g++) {
        keep_once(t, &t->groups.at[g], seen);
        add_up(list, t, &t->groups.at[g]);
    }
}

static struct counting counting_of(struct arena *a, const struct counted_list *list,
                                   struct limit_tally *tally)
{
    struct counting c = {.arena = a, .list = list, .tally = tally, .scope = tally->scope};
    c.of_key = subjects_of_key(tally->limit->per);
    c.of_thing = subjects_of_thing(tally->limit->count) & ~c.of_key;
    return c;
}

void limit_count_rows(struct arena *a, struct limit_tally *tally, struct limit_choice choice,
                      struct limit_seen *seen)
{
    const struct counted_list *list = tally->scope->list;
    struct counting c = counting_of(a, list, tally);
    bool is_per_one = tally->limit->per == PER_SUBMISSION;
    c.seen = seen;
    for (; (is_per_one || !choice.only_per_submission) && c.row < list->rows.n; c.row++) {
        int64_t revision = list->rows.at[c.row].revision;
        if (!is_per_one || !choice.revision || revision == choice.revision) {
            count_row(&c);
        }
    }
    arena_release(&c.scratch);
}

static void count_limit(struct arena *a, const struct counted_list *list, struct limit_tally *tally,
                        struct limit_choice choice)
{
    tally->n_keys = limit_key_end(list, tally->limit->per);
    tally->group_of = ARENA_ARRAY(a, uint32_t, tally->n_keys);
    limit_count_rows(a, tally, choice, NULL);
    close_groups(a, list, tally);
}

struct limit_tallies limits_count(struct arena *a, const struct counted_list *list,
                                  struct limit_choice choice)
{
    const struct notice *n = list->notice;
    struct limit_tallies t = {.list = list, .n = n->limits.n, .is_closed = choice.is_closed};
    t.at = ARENA_ARRAY(a, struct limit_tally, t.n + 1);
    for (size_t i = 0; i < t.n; i++) {
        struct limit_scope *scope = ARENA_NEW(a, struct limit_scope);
        limit_scope_init(scope, a, list, &n->limits.at[i]);
        t.at[i].limit = &n->limits.at[i];
        t.at[i].scope = scope;
        count_limit(a, list, &t.at[i], choice);
    }
    return t;
}

bool limit_is_of_unit(const struct limit *limit)
{
    return limit->per == PER_RECOMMENDER || limit->per == PER_LEAD || limit->per == PER_PARTNER ||
           limit->per == PER_APPLICANT || limit->per == PER_MEMBER;
}

struct limit_groups limit_groups_of(struct arena *a, const struct limit_tallies *t, size_t limit,
                                    size_t row)
{
    struct limit_tally *tally = &t->at[limit];
    struct counting c = counting_of(a, t->list, tally);
    struct limit_places keys = {0};
    struct limit_groups out = {0};
    c.row = row;
    limit_keys(a, t->list, tally->limit, row, &keys);
    out.at = ARENA_ARRAY(a, uint32_t, keys.n + 1);
    for (size_t i = 0; i < keys.n; i++) {
        uint32_t group = keys.at[i] ? tally->group_of[keys.at[i]] : 0;
        struct scope_focus focus = focus_on((struct scope_focus){0}, c.of_key, keys.at[i]);
        if (group && key_holds(&c, focus) != TRUTH_NO) {
            out.at[out.n++] = group - 1;
        }
    }
    return out;
}
