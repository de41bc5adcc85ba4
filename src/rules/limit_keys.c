#include "rules/limit_keys.h"

#include "base/vec.h"

static void add_once(struct arena *a, struct limit_places *out, uint32_t place)
{
    for (size_t i = 0; place && i < out->n; i++) {
        if (out->at[i] == place) {
            return;
        }
    }
    *VEC_PUSH(a, out) = place;
}

static void add_partners(struct arena *a, const struct counted_list *l,
                         const struct counted_case *c, struct limit_places *out)
{
    for (uint32_t i = 0; i < c->n_partners; i++) {
        add_once(a, out, l->ids.at[c->partners + i]);
    }
}

static void add_members(struct arena *a, const struct counted_list *l, const struct counted_case *c,
                        struct limit_places *out)
{
    add_once(a, out, c->lead);
    add_partners(a, l, c, out);
}

static bool is_among(const struct direction *at, size_t n, const struct direction *sought)
{
    bool found = false;
    for (size_t i = 0; i < n && !found; i++) {
        found = &at[i] == sought || is_among(at[i].children.at, at[i].children.n, sought);
    }
    return found;
}

static bool is_on_axis(const struct counted_list *l, const char *name, uint32_t direction)
{
    const struct direction *sought = notice_direction(l->notice, l->texts.at[direction]);
    for (size_t i = 0; i < l->notice->axes.n; i++) {
        const struct axis *axis = &l->notice->axes.at[i];
        if (text_eq(axis->name, name)) {
            return is_among(axis->directions.at, axis->directions.n, sought);
        }
    }
    return false;
}

/* `axis` NULL: of all axes. None at all is one that is not known. */
static void add_directions(struct arena *a, const struct counted_list *l,
                           const struct counted_case *c, const char *axis, struct limit_places *out)
{
    for (uint32_t i = 0; i < c->n_directions; i++) {
        uint32_t place = l->ids.at[c->directions + i];
        if (!axis || is_on_axis(l, axis, place)) {
            add_once(a, out, place);
        }
    }
    if (c->n_directions == 0) {
        add_once(a, out, 0);
    }
}

static bool has_recommenders(const struct notice *n)
{
    for (size_t i = 0; i < n->roles.n; i++) {
        if (n->roles.at[i].kind == ROLE_RECOMMENDER) {
            return true;
        }
    }
    return false;
}

static const struct counted_unit *placed_by(const struct counted_list *l,
                                            const struct counted_case *c)
{
    return &l->units.at[has_recommenders(l->notice) ? c->recommender : c->lead];
}

void limit_keys(struct arena *a, const struct counted_list *l, const struct limit *limit,
                size_t row, struct limit_places *out)
{
    const struct counted_case *c = &l->rows.at[row];
    switch (limit->per) {
    case PER_RECOMMENDER: add_once(a, out, c->recommender); break;
    case PER_LEAD: add_once(a, out, c->lead); break;
    case PER_PARTNER: add_partners(a, l, c, out); break;
    case PER_APPLICANT:
    case PER_MEMBER: add_members(a, l, c, out); break;
    case PER_SUBMISSION: add_once(a, out, (uint32_t)row + 1); break;
    case PER_CASE: add_once(a, out, c->same_case); break;
    case PER_PROVINCE: add_once(a, out, placed_by(l, c)->province); break;
    case PER_CITY: add_once(a, out, placed_by(l, c)->city); break;
    case PER_NOTICE:
    case PER_ABSENT: add_once(a, out, 1); break;
    case PER_AXIS: add_directions(a, l, c, limit->axis, out); break;
    }
}

/* A member's kind is its class; a member without one is a kind nobody knows yet. */
static void add_kinds(struct arena *a, const struct counted_list *l, const struct counted_case *c,
                      struct limit_places *out)
{
    struct limit_places members = {0};
    add_members(a, l, c, &members);
    for (size_t i = 0; i < members.n; i++) {
        add_once(a, out, l->units.at[members.at[i]].class);
    }
}

void limit_things(struct arena *a, const struct counted_list *l, enum countable count, size_t row,
                  struct limit_places *out)
{
    const struct counted_case *c = &l->rows.at[row];
    switch (count) {
    case COUNT_ABSENT:
    case COUNT_SUBMISSIONS: add_once(a, out, (uint32_t)row + 1); break;
    case COUNT_MEMBERS: add_members(a, l, c, out); break;
    case COUNT_PARTNERS: add_partners(a, l, c, out); break;
    case COUNT_MEMBER_KINDS: add_kinds(a, l, c, out); break;
    case COUNT_DIRECTIONS: add_directions(a, l, c, NULL, out); break;
    case COUNT_ROUTES:
    case COUNT_RECOMMENDERS: add_once(a, out, c->recommender); break;
    }
}

static size_t cases_end(const struct counted_list *l)
{
    uint32_t last = 0;
    for (size_t i = 0; i < l->rows.n; i++) {
        last = l->rows.at[i].same_case > last ? l->rows.at[i].same_case : last;
    }
    return (size_t)last + 1;
}

size_t limit_key_end(const struct counted_list *l, enum per per)
{
    switch (per) {
    case PER_RECOMMENDER:
    case PER_LEAD:
    case PER_PARTNER:
    case PER_APPLICANT:
    case PER_MEMBER: return l->units.n;
    case PER_SUBMISSION: return l->rows.n + 1;
    case PER_CASE: return cases_end(l);
    case PER_PROVINCE:
    case PER_CITY:
    case PER_AXIS: return l->texts.n;
    case PER_NOTICE:
    case PER_ABSENT: return 2;
    }
    return 2;
}
