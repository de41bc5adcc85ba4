/* Assignment: as good as the best of all ways on small cases, everything hard kept to, even loads, and
 * what is there already stays. */
#include "rules/assign.h"

#include <string.h>

#include "support/check.h"

#define MOST 4

/* A problem of at most MOST cases and reviewers. */
struct small {
    struct assign_problem p;
    unsigned char pairs[MOST * MOST];
    int64_t room[MOST], load[MOST];
};

static struct small small(size_t cases, size_t reviewers, size_t wanted)
{
    struct small s = {.p = {.cases = cases, .reviewers = reviewers, .wanted = wanted}};
    for (size_t i = 0; i < MOST; i++) {
        s.room[i] = 100;
    }
    memset(s.pairs, ASSIGN_SKILLED, sizeof s.pairs);
    return s;
}

static struct assign_result run(struct arena *a, struct small *s)
{
    struct assign_result out;
    s->p.pairs = s->pairs;
    s->p.room = s->room;
    s->p.load = s->load;
    assert_true(assign(a, &s->p, NULL, &out));
    return out;
}

/* ---- every way there is ------------------------------------------------------------------------ */

struct best {
    const struct small *s;
    unsigned taken[MOST]; /* of each case: its new readers as bits */
    size_t open;
    int64_t cost;
};

static size_t kept(const struct small *s, size_t c)
{
    size_t n = 0;
    for (size_t r = 0; r < s->p.reviewers; r++) {
        n += (s->pairs[c * s->p.reviewers + r] & ASSIGN_KEPT) != 0;
    }
    return n;
}

static int64_t unskilled(const struct small *s, const unsigned *taken, size_t r)
{
    int64_t n = 0;
    for (size_t c = 0; c < s->p.cases; c++) {
        bool is_outside = !(s->pairs[c * s->p.reviewers + r] & ASSIGN_SKILLED);
        n += (taken[c] >> r & 1) && is_outside;
    }
    return n;
}

static void weigh(struct best *b)
{
    const struct small *s = b->s;
    size_t open = 0;
    int64_t cost = 0;
    for (size_t c = 0; c < s->p.cases; c++) {
        size_t has = kept(s, c) + (size_t)__builtin_popcount(b->taken[c]);
        open += has < s->p.wanted ? s->p.wanted - has : 0;
    }
    for (size_t r = 0; r < s->p.reviewers; r++) {
        int64_t n = 0;
        for (size_t c = 0; c < s->p.cases; c++) {
            n += b->taken[c] >> r & 1;
        }
        if (n > s->room[r]) {
            return;
        }
        cost += (s->load[r] + n) * (s->load[r] + n) - s->load[r] * s->load[r] +
                unskilled(s, b->taken, r) * assign_unskilled_cost(&s->p);
    }
    if (open < b->open || (open == b->open && cost < b->cost)) {
        b->open = open;
        b->cost = cost;
    }
}

static void try_all(struct best *b, size_t c)
{
    const struct small *s = b->s;
    if (c == s->p.cases) {
        weigh(b);
        return;
    }
    for (unsigned bits = 0; bits < 1u << s->p.reviewers; bits++) {
        bool is_allowed = kept(s, c) + (size_t)__builtin_popcount(bits) <= s->p.wanted || !bits;
        for (size_t r = 0; r < s->p.reviewers; r++) {
            bool is_no = s->pairs[c * s->p.reviewers + r] & (ASSIGN_BLOCKED | ASSIGN_KEPT);
            is_allowed = is_allowed && !((bits >> r & 1) && is_no);
        }
        if (is_allowed) {
            b->taken[c] = bits;
            try_all(b, c + 1);
        }
    }
}

/* ---- what is hard ------------------------------------------------------------------------------ */

static void check_hard(const struct small *s, const struct assign_result *r)
{
    size_t n[MOST] = {0};
    for (size_t c = 0; c < s->p.cases; c++) {
        assert_true(kept(s, c) >= s->p.wanted ||
                    kept(s, c) + r->n_made[c] + r->missing[c] == s->p.wanted);
        for (size_t i = 0; i < r->n_made[c]; i++) {
            uint32_t who = r->made[c * s->p.wanted + i];
            assert_true(i == 0 || r->made[c * s->p.wanted + i - 1] < who);
            assert_false(s->pairs[c * s->p.reviewers + who] & (ASSIGN_BLOCKED | ASSIGN_KEPT));
            n[who]++;
        }
    }
    for (size_t i = 0; i < s->p.reviewers; i++) {
        assert_true((int64_t)n[i] <= s->room[i]);
    }
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static struct small random_small(uint32_t *state)
{
    struct small s = small(1 + next_random(state) % MOST, 1 + next_random(state) % MOST,
                           1 + next_random(state) % 3);
    for (size_t i = 0; i < s.p.cases * s.p.reviewers; i++) {
        uint32_t x = next_random(state) % 12;
        s.pairs[i] =
            (unsigned char)((x % 4 == 0 ? ASSIGN_BLOCKED : 0) | (x % 3 != 0 ? ASSIGN_SKILLED : 0) |
                            (x == 11 || x == 8 ? ASSIGN_KEPT : 0));
    }
    for (size_t r = 0; r < s.p.reviewers; r++) {
        s.room[r] = next_random(state) % 5;
        s.load[r] = next_random(state) % 4;
    }
    return s;
}

static void test_as_good_as_every_way_there_is(void **state)
{
    uint32_t seed = 20241120;
    for (int i = 0; i < 1500; i++) {
        struct small s = random_small(&seed);
        struct best best = {.s = &s, .open = SIZE_MAX, .cost = INT64_MAX};
        struct assign_result r = run(*state, &s);
        check_hard(&s, &r);
        try_all(&best, 0);
        if (r.open != best.open || r.cost != best.cost) {
            fail_msg("problem %d: %zu open at %lld, possible %zu at %lld", i, r.open,
                     (long long)r.cost, best.open, (long long)best.cost);
        }
    }
}

static void test_loads_come_out_even(void **state)
{
    struct small s = small(4, 4, 3);
    struct assign_result r = run(*state, &s);
    size_t n[MOST] = {0};
    for (size_t c = 0; c < 4; c++) {
        for (size_t i = 0; i < 3; i++) {
            n[r.made[c * 3 + i]]++;
        }
    }
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(n[i], 3);
    }
    assert_int_equal(r.open, 0);
}

static void test_who_has_more_elsewhere_gets_less_here(void **state)
{
    struct small s = small(4, 2, 1);
    s.load[0] = 2;
    struct assign_result r = run(*state, &s);
    size_t first = 0;
    for (size_t c = 0; c < 4; c++) {
        first += r.made[c] == 0;
    }
    assert_int_equal(first, 1);
}

static void test_want_is_spread(void **state)
{
    struct small s = small(3, 3, 3);
    s.room[0] = s.room[1] = s.room[2] = 1;
    struct assign_result r = run(*state, &s);
    assert_int_equal(r.open, 6);
    for (size_t c = 0; c < 3; c++) {
        assert_int_equal(r.missing[c], 2);
    }
}

static void test_what_is_kept_counts_even_when_it_must_not(void **state)
{
    struct small s = small(1, 3, 2);
    s.pairs[0] = ASSIGN_KEPT | ASSIGN_BLOCKED;
    s.pairs[1] = ASSIGN_BLOCKED;
    struct assign_result r = run(*state, &s);
    assert_int_equal(r.n_made[0], 1);
    assert_int_equal(r.made[0], 2);
    assert_int_equal(r.open, 0);
}

static void test_nobody_and_nothing(void **state)
{
    struct small none = small(0, 3, 2), nobody = small(2, 0, 2);
    assert_int_equal(run(*state, &none).open, 0);
    assert_int_equal(run(*state, &nobody).open, 4);
}

static bool stop(void *to, size_t done, size_t total)
{
    *(size_t *)to = total;
    return done < 1;
}

static void test_it_can_be_stopped(void **state)
{
    struct small s = small(4, 4, 2);
    struct assign_result out;
    size_t total = 0;
    s.p.pairs = s.pairs;
    s.p.room = s.room;
    s.p.load = s.load;
    assert_true(assign(*state, &s.p, &(struct assign_watch){stop, &total}, &out));
    assert_int_equal(total, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_as_good_as_every_way_there_is),
        ARENA_TEST(test_loads_come_out_even),
        ARENA_TEST(test_who_has_more_elsewhere_gets_less_here),
        ARENA_TEST(test_want_is_spread),
        ARENA_TEST(test_what_is_kept_counts_even_when_it_must_not),
        ARENA_TEST(test_nobody_and_nothing),
        ARENA_TEST(test_it_can_be_stopped),
    };
    return check_run("rules/assign", tests, sizeof tests / sizeof *tests);
}
