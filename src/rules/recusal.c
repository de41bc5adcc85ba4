#include "rules/recusal.h"

#include <stdlib.h>
#include <string.h>

/* ---- units that are one ------------------------------------------------------------------------ */

static int by_unit(const void *left, const void *right)
{
    const struct identity *l = left, *r = right;
    return (l->unit > r->unit) - (l->unit < r->unit);
}

static int by_code(const void *left, const void *right)
{
    const struct coded *l = left, *r = right;
    int order = strcmp(l->code, r->code);
    return order ? order : (l->identity > r->identity) - (l->identity < r->identity);
}

static struct identity *row_of(const struct identities *all, int64_t unit)
{
    const struct identity key = {unit, 0};
    return all->n ? bsearch(&key, all->at, all->n, sizeof *all->at, by_unit) : NULL;
}

/* Union of sets, the smallest id on top; `identity` points towards it. */
static int64_t top(const struct identities *all, int64_t unit)
{
    const struct identity *row = row_of(all, unit);
    while (row && row->identity != row->unit) {
        row = row_of(all, row->identity);
    }
    return row ? row->unit : unit;
}

static void join(const struct identities *all, int64_t one, int64_t other)
{
    int64_t left = top(all, one), right = top(all, other);
    struct identity *larger = row_of(all, left < right ? right : left);
    if (larger && row_of(all, left < right ? left : right)) {
        larger->identity = left < right ? left : right;
    }
}

static void join_codes(struct arena *a, struct identities *out, const struct unit_row *rows,
                       size_t n)
{
    out->codes = ARENA_ARRAY(a, struct coded, n ? n : 1);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].credit_code) {
            out->codes[out->n_codes++] = (struct coded){rows[i].credit_code, rows[i].id};
        }
    }
    qsort(out->codes, out->n_codes, sizeof *out->codes, by_code);
    for (size_t i = 1; i < out->n_codes; i++) {
        if (strcmp(out->codes[i - 1].code, out->codes[i].code) == 0) {
            join(out, out->codes[i - 1].identity, out->codes[i].identity);
        }
    }
}

void identities_make(struct arena *a, const struct unit_row *rows, size_t n, struct identities *out)
{
    *out = (struct identities){.at = ARENA_ARRAY(a, struct identity, n ? n : 1), .n = n};
    for (size_t i = 0; i < n; i++) {
        out->at[i] = (struct identity){rows[i].id, rows[i].id};
    }
    for (size_t i = 0; i < n; i++) {
        if (rows[i].merged_into) {
            join(out, rows[i].id, rows[i].merged_into);
        }
    }
    join_codes(a, out, rows, n);
    for (size_t i = 0; i < n; i++) {
        out->at[i].identity = top(out, out->at[i].unit);
    }
    for (size_t i = 0; i < out->n_codes; i++) {
        out->codes[i].identity = top(out, out->codes[i].identity);
    }
}

int64_t identity_of(const struct identities *all, int64_t unit)
{
    const struct identity *row = unit ? row_of(all, unit) : NULL;
    return row ? row->identity : unit;
}

static int code_order(const void *key, const void *row)
{
    return strcmp(key, ((const struct coded *)row)->code);
}

int64_t identity_of_code(const struct identities *all, const char *code)
{
    const struct coded *found = code && all->n_codes ? bsearch(code, all->codes, all->n_codes,
                                                               sizeof *all->codes, code_order)
                                                     : NULL;
    return found ? found->identity : 0;
}

/* ---- ties -------------------------------------------------------------------------------------- */

/* The same day so many months earlier, or the last day of a shorter month. */
static day_t months_before(day_t day, int months)
{
    struct civil c = day_civil(day);
    int from_zero = c.year * 12 + c.month - 1 - months;
    c.year = from_zero / 12;
    c.month = from_zero % 12 + 1;
    while (!civil_exists(c)) {
        c.day--;
    }
    return day_of(c);
}

bool recusal_tie_counts(const struct recusal_tie *tie, struct recusal_terms terms)
{
    if (tie->since != DAY_NONE && tie->since > terms.on) {
        return false;
    }
    return tie->is_lasting || tie->until == DAY_NONE ||
           tie->until >= months_before(terms.on, terms.months);
}

static bool find_party(const struct recusal_question *q, int64_t identity, size_t *party)
{
    for (size_t i = 0; identity && i < q->n_parties; i++) {
        if (q->parties[i] == identity) {
            *party = i;
            return true;
        }
    }
    return false;
}

const struct recusal_tie *recusal_next(const struct recusal_question *q, size_t *at, size_t *party)
{
    while (*at < q->n_ties) {
        const struct recusal_tie *tie = &q->ties[(*at)++];
        if (find_party(q, tie->identity, party) && recusal_tie_counts(tie, q->terms)) {
            return tie;
        }
    }
    return NULL;
}
