#include "desk/table_cases.h"

#include <stdlib.h>

#include "base/vec.h"
#include "model/record.h"
#include "rules/submission_state.h"
#include "store/queries.h"

void table_cases_release(struct table_cases *c)
{
    keymap_release(&c->full);
    keymap_release(&c->numbers);
    keymap_release(&c->counted);
    keymap_release(&c->titles);
    keymap_release(&c->recommenders);
    arena_release(&c->arena);
}

static uint64_t title_number(struct table_cases *c, struct slice key, bool is_adding)
{
    return is_adding ? keymap_add(&c->titles, key.at, key.n, (uint32_t)c->titles.n)
                     : keymap_get(&c->titles, key.at, key.n);
}

/* The first of a chain gets `at` when the key is new; else `at` is put behind the first. */
static uint32_t chain(struct keymap *m, const int64_t *key, size_t n, uint32_t at)
{
    return keymap_add(m, key, n * sizeof *key, at);
}

static void index_case(struct table_cases *c, uint32_t at)
{
    struct known_case *k = &c->cases.at[at];
    int64_t number = k->list_order;
    const int64_t full[] = {k->recommender, k->lead, (int64_t)k->title};
    const int64_t by_number[] = {k->recommender, number};
    k->next_full = k->next_number = KEYMAP_ABSENT;
    uint32_t first = chain(&c->full, full, 3, at);
    if (first != at) {
        k->next_full = c->cases.at[first].next_full;
        c->cases.at[first].next_full = at;
    }
    if (number == NUMBER_NONE) {
        return;
    }
    first = chain(&c->numbers, by_number, 2, at);
    if (first != at) {
        k->next_number = c->cases.at[first].next_number;
        c->cases.at[first].next_number = at;
    }
}

static void add_case(struct table_cases *c, const struct db_cursor *row)
{
    bool has_number = db_column_slice(row, 3).at != NULL;
    enum submission_state state = SUBMISSION_LOGGED;
    (void)submission_state_parse(db_column_borrow(row, 5), &state);
    *VEC_PUSH(&c->arena, &c->cases) = (struct known_case){
        .id = db_column_int(row, 0),
        .recommender = db_column_int(row, 1),
        .lead = db_column_int(row, 2),
        .title = title_number(c, db_column_slice(row, 4), true),
        .list_order = has_number ? db_column_int(row, 3) : NUMBER_NONE,
        .is_withdrawn = state == SUBMISSION_WITHDRAWN,
        .is_in = submission_is_in(state),
    };
    index_case(c, (uint32_t)c->cases.n - 1);
}

/* As summary tables are in the recommender's order: without a number first. */
static int in_order(const void *a, const void *b)
{
    const struct known_case *left = *(const struct known_case *const *)a;
    const struct known_case *right = *(const struct known_case *const *)b;
    int64_t from = left->list_order == NUMBER_NONE ? INT64_MIN : left->list_order;
    int64_t to = right->list_order == NUMBER_NONE ? INT64_MIN : right->list_order;
    if (left->recommender != right->recommender) {
        return left->recommender < right->recommender ? -1 : 1;
    }
    if (from != to) {
        return from < to ? -1 : 1;
    }
    return left->id < right->id ? -1 : left->id > right->id;
}

/* 序号 as an exported table has it. */
static void count_cases(struct table_cases *c)
{
    struct known_case **in = ARENA_ARRAY(&c->arena, struct known_case *, c->cases.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < c->cases.n; i++) {
        if (c->cases.at[i].is_in) {
            in[n++] = &c->cases.at[i];
        }
    }
    qsort(in, n, sizeof *in, in_order);
    for (size_t i = 0; i < n; i++) {
        bool is_first = i == 0 || in[i]->recommender != in[i - 1]->recommender;
        in[i]->counted = is_first ? 1 : in[i - 1]->counted + 1;
        const int64_t key[] = {in[i]->recommender, in[i]->counted};
        (void)keymap_add(&c->counted, key, sizeof key, (uint32_t)(in[i] - c->cases.at));
    }
}

enum status table_cases_load(struct table_cases *c, struct desk *desk,
                             const struct cases_wanted *wanted, struct err *err)
{
    struct db_cursor row;
    bool has_row = false;
    *c = (struct table_cases){0};
    keymap_init(&c->full);
    keymap_init(&c->numbers);
    keymap_init(&c->counted);
    keymap_init(&c->titles);
    keymap_init(&c->recommenders);
    enum status status = db_query(
        desk->db, QUERY_CASE_IDENTITIES,
        DB_ARGS(db_int(wanted->notice), db_text(wanted->track), db_int(wanted->recommender)), &row,
        err);
    while (status == STATUS_OK) {
        status = db_next(&row, &has_row, err);
        if (status != STATUS_OK || !has_row) {
            break;
        }
        add_case(c, &row);
    }
    db_finish(&row);
    if (status == STATUS_OK) {
        count_cases(c);
    }
    return status;
}

static uint32_t first_full(struct table_cases *c, const struct case_identity *row)
{
    const int64_t full[] = {row->recommender, row->lead,
                            (int64_t)title_number(c, slice_of(row->title_key), false)};
    return keymap_get(&c->full, full, sizeof full);
}

void table_cases_name(struct table_cases *c, const struct case_identity *row)
{
    for (uint32_t at = first_full(c, row); at != KEYMAP_ABSENT; at = c->cases.at[at].next_full) {
        c->cases.at[at].n_named++;
    }
}

static void add_fit(struct cases_fit *fit, uint32_t at)
{
    if (fit->n < CASES_FIT_MAX) {
        fit->at[fit->n] = at;
    }
    fit->n++;
}

/* A number alone is no identity: lead or title must be the same. */
static void fit_if_agreed(struct table_cases *c, const struct case_identity *row, uint32_t at,
                          struct cases_fit *fit)
{
    const struct known_case *k = &c->cases.at[at];
    uint64_t title = title_number(c, slice_of(row->title_key), false);
    bool agrees = (row->lead && k->lead == row->lead) || k->title == title;
    if (agrees && !k->n_named && !k->is_claimed) {
        add_fit(fit, at);
    }
}

static void fit_by_number(struct table_cases *c, const struct case_identity *row,
                          struct cases_fit *fit)
{
    const int64_t key[] = {row->recommender, row->number};
    if (row->number == NUMBER_NONE) {
        return;
    }
    for (uint32_t at = keymap_get(&c->numbers, key, sizeof key); at != KEYMAP_ABSENT;
         at = c->cases.at[at].next_number) {
        fit_if_agreed(c, row, at, fit);
    }
    uint32_t counted = keymap_get(&c->counted, key, sizeof key);
    if (fit->n == 0 && counted != KEYMAP_ABSENT) {
        fit_if_agreed(c, row, counted, fit);
    }
}

bool table_cases_are_paired(struct table_cases *c, const struct case_identity *row)
{
    uint32_t n = 0, n_named = 0;
    for (uint32_t at = first_full(c, row); at != KEYMAP_ABSENT; at = c->cases.at[at].next_full) {
        n_named = c->cases.at[at].n_named;
        n++;
    }
    return n > 1 && n == n_named;
}

struct cases_fit table_cases_fit(struct table_cases *c, const struct case_identity *row)
{
    struct cases_fit fit = {.n = 0};
    bool is_paired = table_cases_are_paired(c, row);
    for (uint32_t at = first_full(c, row); at != KEYMAP_ABSENT; at = c->cases.at[at].next_full) {
        if (c->cases.at[at].is_claimed) {
            continue;
        }
        if (is_paired && fit.n == 1) {
            fit.at[0] = at < fit.at[0] ? at : fit.at[0]; /* in the order they were filed */
        } else {
            add_fit(&fit, at);
        }
    }
    if (fit.n == 0) {
        fit_by_number(c, row, &fit);
    }
    return fit;
}

bool table_cases_has(struct table_cases *c, const struct case_identity *row)
{
    return first_full(c, row) != KEYMAP_ABSENT;
}

void table_cases_recommender(struct table_cases *c, int64_t recommender)
{
    keymap_add(&c->recommenders, &recommender, sizeof recommender, 0);
}

bool table_cases_is_gone(const struct table_cases *c, const struct known_case *k)
{
    return !k->is_claimed && k->is_in &&
           keymap_get(&c->recommenders, &k->recommender, sizeof k->recommender) != KEYMAP_ABSENT;
}
