/* Exact fractions against slow ones of any length; the boundaries of rounding; what does not fit. */
#include "rules/fraction.h"

#include <stdlib.h>

#include "support/big.h"
#include "support/check.h"

static uint64_t seed = 20261121;

static uint64_t next_random(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

/* Of very different sizes, both signs. */
static struct fraction random_fraction(int bits)
{
    int64_t num = (int64_t)(next_random() >> (64 - bits)) >> (next_random() % (unsigned)bits);
    int64_t den = (int64_t)(next_random() >> (64 - bits)) >> (next_random() % (unsigned)bits);
    return fraction_of(next_random() % 2 ? num : -num, den ? den : 1);
}

static void assert_same(struct fraction f, const struct ratio *r)
{
    struct ratio own = ratio_of(f.num, f.den);
    assert_int_equal(ratio_compare(&own, r), 0);
    assert_true(f.den > 0);
}

static void test_sums_and_products_are_exact(void **state)
{
    (void)state;
    for (int i = 0; i < 400; i++) {
        struct fraction a = random_fraction(30), b = random_fraction(30);
        struct ratio ra = ratio_of(a.num, a.den), rb = ratio_of(b.num, b.den);
        struct ratio sum = ratio_add(&ra, &rb), product = ratio_times(&ra, &rb);
        assert_same(fraction_add(a, b), &sum);
        assert_same(fraction_times(a, b), &product);
        assert_int_equal(fraction_compare(a, b), ratio_compare(&ra, &rb));
        if (b.num) {
            assert_same(fraction_times(fraction_over(a, b), b), &ra);
        }
    }
}

static void test_what_does_not_fit_is_lost_and_stays_so(void **state)
{
    (void)state;
    struct fraction a = fraction_of(1, INT64_MAX), b = fraction_of(1, INT64_MAX - 1);
    int64_t units;
    assert_true(fraction_is_lost(fraction_add(a, b)));
    assert_true(fraction_is_lost(fraction_times(a, b)));
    assert_true(fraction_is_lost(fraction_add(FRACTION_LOST, fraction_of(1, 2))));
    assert_true(fraction_is_lost(fraction_times(fraction_of(1, 2), FRACTION_LOST)));
    assert_true(fraction_is_lost(fraction_over(FRACTION_LOST, fraction_of(1, 2))));
    assert_true(fraction_is_lost(fraction_over(fraction_of(1, 2), FRACTION_LOST)));
    assert_true(fraction_is_lost(fraction_over(fraction_of(1, 2), fraction_of(0, 1))));
    assert_false(fraction_round(FRACTION_LOST, 2, SCORE_HALF_UP, &units));
    assert_false(fraction_round(fraction_of(INT64_MAX, 1), 2, SCORE_HALF_UP, &units));
    assert_int_equal(fraction_compare(a, b), -1);
}

static void test_rounding_by_hand(void **state)
{
    (void)state;
    static const struct {
        int64_t num, den;
        int places;
        int64_t half_up, half_even, truncated;
    } cases[] = {
        {91125, 1000, 2, 911300, 911200, 911200},
        {91135, 1000, 2, 911400, 911400, 911300},
        {911251, 10000, 2, 911300, 911300, 911200},
        {608, 7, 2, 868600, 868600, 868500},
        {1, 2, 0, 10000, 0, 0},
        {3, 2, 0, 20000, 20000, 10000},
        {-1, 2, 0, -10000, 0, 0},
        {-5, 4, 1, -13000, -12000, -12000},
        {1, 3, 4, 3333, 3333, 3333},
        {2, 3, 4, 6667, 6667, 6666},
        {87, 1, 2, 870000, 870000, 870000},
        {0, 1, 2, 0, 0, 0},
        {25, 100000, 4, 3, 2, 2},
        {99999, 1000, 2, 1000000, 1000000, 999900},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fraction f = fraction_of(cases[i].num, cases[i].den);
        int64_t units = -1;
        assert_true(fraction_round(f, cases[i].places, SCORE_HALF_UP, &units));
        assert_int_equal(units, cases[i].half_up);
        assert_true(fraction_round(f, cases[i].places, SCORE_HALF_EVEN, &units));
        assert_int_equal(units, cases[i].half_even);
        assert_true(fraction_round(f, cases[i].places, SCORE_TRUNCATE, &units));
        assert_int_equal(units, cases[i].truncated);
    }
}

/* Whatever is rounded lies within half a step (a whole one when truncated), on the right side. */
static void test_rounding_is_near(void **state)
{
    (void)state;
    static const int64_t steps[] = {10000, 1000, 100, 10, 1};
    for (int i = 0; i < 600; i++) {
        struct fraction f = random_fraction(40);
        int places = i % 5;
        int64_t up, cut;
        assert_true(fraction_round(f, places, SCORE_HALF_UP, &up));
        assert_true(fraction_round(f, places, SCORE_TRUNCATE, &cut));
        assert_int_equal(up % steps[places], 0);
        struct ratio exact = ratio_of(f.num, f.den), minus = ratio_of(-up, SCORE_UNIT);
        struct ratio off = ratio_add(&exact, &minus);
        struct ratio half = ratio_of(steps[places], (int64_t)2 * SCORE_UNIT);
        off.is_negative = false;
        assert_true(ratio_compare(&off, &half) <= 0);
        assert_true(f.num < 0 ? cut >= up : cut <= up);
        assert_true(llabs(up - cut) <= steps[places]);
    }
}

static void test_texts(void **state)
{
    struct arena *a = *state;
    assert_string_equal(fraction_text(a, fraction_of(608, 7)), "608/7");
    assert_string_equal(fraction_text(a, fraction_of(435, 5)), "87");
    assert_string_equal(fraction_text(a, fraction_of(6, -4)), "-3/2");
    assert_string_equal(fraction_text(a, FRACTION_LOST), "");
    assert_string_equal(fraction_text(a, fraction_score(265000)), "53/2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_sums_and_products_are_exact),
        ARENA_TEST(test_what_does_not_fit_is_lost_and_stays_so),
        ARENA_TEST(test_rounding_by_hand),
        ARENA_TEST(test_rounding_is_near),
        ARENA_TEST(test_texts),
    };
    return check_run("fraction", tests, sizeof tests / sizeof *tests);
}
