/* Points as people write them, and as they are shown. */
#include "model/points.h"

#include "model/scheme.h"
#include "support/check.h"

static void test_what_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t units;
    } cases[] = {{"26.5", 265000},   {"15", 150000},  {"0", 0},
                 {"-3", -30000},     {"0.0001", 1},   {"91.125", 911250},
                 {"30%", 3000},      {"12.5%", 1250}, {"２６．５", 265000},
                 {"026.50", 265000}, {"100%", 10000}, {"100000000", 1000000000000}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t units = -1;
        assert_true(points_read(cases[i].text, &units));
        assert_int_equal(units, cases[i].units);
    }
}

static void test_what_is_not(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        ".5",
                                        "26.",
                                        "1.23456",
                                        "二十",
                                        "1 2",
                                        "1.2.3",
                                        "--1",
                                        "+1",
                                        "1e3",
                                        "1.234%",
                                        "%",
                                        "-",
                                        "100000000.0001",
                                        "9999999999999999999999",
                                        "1%%"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        int64_t units;
        assert_false(points_read(texts[i], &units));
    }
}

static void test_what_is_shown(void **state)
{
    struct arena *a = *state;
    assert_string_equal(score_text(a, 870000, 2), "87.00");
    assert_string_equal(score_text(a, 911250, 4), "91.1250");
    assert_string_equal(score_text(a, -5000, 2), "-0.50");
    assert_string_equal(score_text(a, 40000, 0), "4");
    assert_string_equal(score_text(a, 49999, 1), "4.9");
    assert_string_equal(points_text(a, 265000), "26.5");
    assert_string_equal(points_text(a, 150000), "15");
    assert_string_equal(points_text(a, 1), "0.0001");
    assert_string_equal(points_text(a, 0), "0");
    assert_string_equal(points_text(a, -2500), "-0.25");
}

static void test_a_mean_is_rounded_half_up(void **state)
{
    const int64_t unit = (int64_t)SCORE_UNIT * SCORE_UNIT;
    assert_string_equal(mean_text(*state, 58 * unit / 7), "8.29");
    assert_string_equal(mean_text(*state, 99995 * unit / 1000), "100.00");
    assert_string_equal(mean_text(*state, 8284 * unit / 1000), "8.28");
    assert_string_equal(mean_text(*state, -8285 * unit / 1000), "-8.29");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_what_is_read),
        ARENA_TEST(test_what_is_not),
        ARENA_TEST(test_what_is_shown),
        ARENA_TEST(test_a_mean_is_rounded_half_up),
    };
    return check_run("points", tests, sizeof tests / sizeof *tests);
}
