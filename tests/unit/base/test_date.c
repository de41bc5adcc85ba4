/* Dates and instants: existence, round trip, weekday, the forms people write. */
#include "base/date.h"
#include "support/check.h"

static void test_days_round_trip(void **state)
{
    (void)state;
    for (day_t day = -20000; day < 40000; day += 17) {
        assert_int_equal(day_of(day_civil(day)), day);
    }
    assert_int_equal(day_of((struct civil){1970, 1, 1}), 0);
    assert_int_equal(day_weekday(day_of((struct civil){2024, 12, 15})), 7);
}

static void test_forms_of_a_date(void **state)
{
    (void)state;
    const char *forms[] = {"2024-07-05", "2024/7/5",           "2024.7.5",         "2024年7月5日",
                           "20240705",   "２０２４年７月５日", "2024 年 7 月 5 日"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        day_t day = DAY_NONE;
        assert_true(day_parse(forms[i], &day));
        assert_int_equal(day, day_of((struct civil){2024, 7, 5}));
    }
}

static void test_dates_that_do_not_exist(void **state)
{
    (void)state;
    const char *forms[] = {"2024-02-30", "2023-02-29", "2024-13-01", "24-1-1", "2024-07-15x", ""};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        day_t day;
        assert_false(day_parse(forms[i], &day));
    }
}

static void test_instants_are_shanghai(void **state)
{
    struct arena *a = *state;
    int64_t t;
    bool timed;
    assert_true(instant_parse("2024-12-24 17:00", &t, &timed));
    assert_true(timed);
    assert_int_equal(t, 1735030800);
    assert_string_equal(instant_text(a, t), "2024-12-24 17:00:00");
    assert_true(instant_parse("2024-12-24", &t, &timed));
    assert_false(timed);
    assert_string_equal(instant_text(a, t), "2024-12-24 00:00:00");
    assert_int_equal(instant_day(t - 1), day_of((struct civil){2024, 12, 23}));
    assert_true(instant_parse("2024-12-24T09:00:30Z", &t, &timed));
    assert_string_equal(instant_text(a, t), "2024-12-24 17:00:30");
    assert_true(instant_parse("2024-12-24T17:00:30+08:00", &t, &timed));
    assert_string_equal(instant_text(a, t), "2024-12-24 17:00:30");
    assert_true(instant_parse("2024-12-24T04:00:30-0500", &t, &timed));
    assert_string_equal(instant_text(a, t), "2024-12-24 17:00:30");
    assert_false(instant_parse("2024-12-24 17:00+8", &t, &timed));
    assert_false(instant_parse("2024-12-24 17:00+25:00", &t, &timed));
    assert_false(instant_parse("2024-12-24 25:00", &t, &timed));
}

static void test_dates_of_other_years_bear_their_year(void **state)
{
    struct arena *a = *state;
    day_t day = 0;
    assert_true(day_parse("2024-07-16", &day));
    int64_t at = day_start(day) + 9 * 3600, year = INT64_C(366) * 86400;
    assert_string_equal(instant_text_near(a, at, at + 86400), "07-16 09:00");
    assert_string_equal(instant_text_near(a, at, at + year), "2024-07-16");
    assert_string_equal(day_text_near(a, day, day + 5), "07-16");
    assert_string_equal(day_text_near(a, day, day + 366), "2024-07-16");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_days_round_trip),
        ARENA_TEST(test_forms_of_a_date),
        ARENA_TEST(test_dates_that_do_not_exist),
        ARENA_TEST(test_instants_are_shanghai),
        ARENA_TEST(test_dates_of_other_years_bear_their_year),
    };
    return check_run("base/date", tests, sizeof tests / sizeof *tests);
}
