#include <string.h>

#include "base/vec.h"
#include "desk/recusal_book.h"
#include "desk/units.h"
#include "rules/credit_code.h"
#include "store/record.h"

struct recusal_parties recusal_parties_of(const struct recusal_book *b, struct arena *a,
                                          const struct panel_case *c)
{
    int64_t *partners = NULL;
    size_t n = links_parse(a, c->partners, &partners);
    struct recusal_parties p = {ARENA_ARRAY(a, int64_t, n + 2), ARENA_ARRAY(a, int64_t, n + 2), 0};
    p.units[p.n] = c->lead;
    p.at[p.n++] = identity_of(&b->identities, c->lead);
    p.at[p.n++] = text_is_empty(c->credit_code)
                      ? 0
                      : identity_of_code(&b->identities, credit_code_normalise(a, c->credit_code));
    for (size_t i = 0; i < n; i++) {
        p.units[p.n] = partners[i];
        p.at[p.n++] = identity_of(&b->identities, partners[i]);
    }
    return p;
}

const char *recusal_key(struct arena *a, const struct recusal_tie *tie)
{
    return tie->relation ? arena_printf(a, "%s#%lld", tie->ground, (long long)tie->relation)
                         : tie->ground;
}

static const struct recusal *row_of_key(const struct recusal_book *b,
                                        const struct recusal_pair *pair, const char *key)
{
    for (size_t i = b->rows.n; i-- > 0;) {
        const struct recusal *r = &b->rows.at[i];
        if (r->reviewer == b->people[pair->person].id && r->submission == pair->c->id &&
            text_eq(r->key, key)) {
            return r;
        }
    }
    return NULL;
}

/* Asked for: from this case, or from the whole panel. */
static bool is_asked(const struct recusal *r, const struct recusal_pair *pair)
{
    bool is_case = r->submission == pair->c->id;
    bool is_panel = !r->submission && pair->panel && r->panel == pair->panel;
    return !r->key && (is_case || is_panel);
}

void recusal_grounds_of(const struct recusal_book *b, struct arena *a,
                        const struct recusal_pair *pair, struct recusal_grounds *out)
{
    const struct recusal_person *p = &b->people[pair->person];
    const struct recusal_question q = {p->ties, p->n, pair->parties->at, pair->parties->n,
                                       b->terms};
    const struct recusal_tie *tie;
    size_t at = 0, party = 0;
    *out = (struct recusal_grounds){0};
    while ((tie = recusal_next(&q, &at, &party))) {
        *VEC_PUSH(a, out) =
            (struct recusal_ground){tie, party, row_of_key(b, pair, recusal_key(a, tie))};
    }
    for (size_t i = 0; i < b->rows.n; i++) {
        if (b->rows.at[i].reviewer == p->id && is_asked(&b->rows.at[i], pair)) {
            *VEC_PUSH(a, out) = (struct recusal_ground){NULL, 0, &b->rows.at[i]};
        }
    }
}

bool recusal_ground_counts(const struct recusal_ground *g)
{
    return !g->row || !text_eq(g->row->state, RECUSAL_DISMISSED);
}

static size_t first_tied(const struct recusal_book *b, int64_t identity)
{
    size_t low = 0, high = b->n_tied;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (b->tied[middle].identity < identity) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

size_t recusal_tied_people(const struct recusal_book *b, const struct recusal_parties *parties,
                           bool *is_tied, size_t *people)
{
    size_t n = 0;
    for (size_t i = 0; i < parties->n; i++) {
        int64_t identity = parties->at[i];
        for (size_t k = identity ? first_tied(b, identity) : b->n_tied;
             k < b->n_tied && b->tied[k].identity == identity; k++) {
            if (!is_tied[b->tied[k].person]) {
                is_tied[b->tied[k].person] = true;
                people[n++] = b->tied[k].person;
            }
        }
    }
    for (size_t i = 0; i < n; i++) {
        is_tied[people[i]] = false;
    }
    return n;
}

static bool is_blocked(const struct recusal_book *b, struct arena *scratch,
                       const struct recusal_pair *pair)
{
    struct recusal_grounds grounds;
    bool is_one = false;
    recusal_grounds_of(b, scratch, pair, &grounds);
    for (size_t i = 0; i < grounds.n; i++) {
        is_one = is_one || recusal_ground_counts(&grounds.at[i]);
    }
    return is_one;
}

void recusal_block(const struct recusal_book *b, struct arena *scratch,
                   const struct recusal_pair *of_case, unsigned char *blocked)
{
    struct recusal_pair pair = *of_case;
    bool *is_tied = ARENA_ARRAY(scratch, bool, b->n_people + 1);
    size_t *people = ARENA_ARRAY(scratch, size_t, b->n_people + 1);
    memset(blocked, 0, b->n_people);
    size_t n = recusal_tied_people(b, pair.parties, is_tied, people);
    for (size_t i = 0; i < n; i++) {
        pair.person = people[i];
        blocked[people[i]] = is_blocked(b, scratch, &pair);
    }
    for (size_t i = 0; i < b->rows.n; i++) {
        const struct recusal *r = &b->rows.at[i];
        size_t person = is_asked(r, &pair) ? recusal_person_find(b, r->reviewer) : RECUSAL_NOBODY;
        if (person != RECUSAL_NOBODY && !text_eq(r->state, RECUSAL_DISMISSED)) {
            blocked[person] = 1;
        }
    }
}

static const char *relation_words(const struct recusal_book *b, struct arena *a, int64_t id)
{
    struct relation_view v = {0};
    struct err absent = {.arena = a};
    if (record_load(b->desk->db, &relation_type, id, a, &v.relation, &absent) != STATUS_OK) {
        return "";
    }
    v.unit = unit_name(b->desk, a, v.relation.unit);
    return relation_text(a, &v);
}

const char *recusal_evidence(const struct recusal_book *b, struct arena *a,
                             const struct recusal_pair *pair, const struct recusal_ground *g)
{
    if (!g->tie) {
        return g->row->evidence;
    }
    const char *role = g->party == 0 ? "牵头单位" : g->party == 1 ? "表上信用代码" : "联合单位";
    const char *unit = unit_name(b->desk, a, pair->parties->units[g->party]);
    const char *party =
        unit ? arena_printf(a, "%s「%s」", role, unit) : arena_printf(a, "%s的单位", role);
    const char *own = b->people[pair->person].unit;
    return g->tie->relation
               ? arena_printf(a, "与%s有关系: %s", party, relation_words(b, a, g->tie->relation))
               : arena_printf(a, "单位%s%s%s, %s是同一单位", own ? "「" : "未填",
                              text_or_empty(own), own ? "」" : "", party);
}
