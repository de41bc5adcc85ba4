/* Working days over the shipped calendars. */
#include "rules/workday.h"

#include <string.h>

#include "support/calendars.h"
#include "support/check.h"

static day_t day(const char *text)
{
    day_t d = DAY_NONE;
    assert_true(day_parse(text, &d));
    return d;
}

static void test_vectors(void **state)
{
    static const char *const vectors[][2] = {
        {"2022-09-27", "2022-10-09"}, {"2022-09-30", "2022-10-12"}, {"2024-09-13", "2024-09-23"},
        {"2024-09-27", "2024-10-10"}, {"2025-09-26", "2025-10-10"}, {"2026-02-11", "2026-02-25"},
    };
    struct calendars c = calendars_shipped(*state);
    struct err err = {.arena = *state};
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        struct workday_span span = {day(vectors[i][0]), 5, false};
        day_t last;
        int64_t count;
        assert_int_equal(workday_add(&c, span, &last, &err), STATUS_OK);
        assert_string_equal(day_text(*state, last), vectors[i][1]);
        assert_int_equal(workday_count(&c, span, last, &count, &err), STATUS_OK);
        assert_int_equal(count, 5);
    }
}

/* T25: publicity from Wednesday 2023-01-18 over the Spring Festival. */
static void test_spring_festival(void **state)
{
    struct calendars c = calendars_shipped(*state);
    struct err err = {.arena = *state};
    day_t last;
    assert_int_equal(
        workday_add(&c, (struct workday_span){day("2023-01-18"), 5, true}, &last, &err), STATUS_OK);
    assert_string_equal(day_text(*state, last), "2023-01-29");
    assert_int_equal(
        workday_add(&c, (struct workday_span){day("2023-01-18"), 5, false}, &last, &err),
        STATUS_OK);
    assert_string_equal(day_text(*state, last), "2023-01-30");
}

/* T26: renamed on 2022-12-01, 20 working days. */
static void test_twenty_days_from_december(void **state)
{
    struct calendars c = calendars_shipped(*state);
    struct err err = {.arena = *state};
    day_t last;
    assert_int_equal(
        workday_add(&c, (struct workday_span){day("2022-12-01"), 20, false}, &last, &err),
        STATUS_OK);
    assert_string_equal(day_text(*state, last), "2022-12-29");
    assert_int_equal(
        workday_add(&c, (struct workday_span){day("2022-12-01"), 20, true}, &last, &err),
        STATUS_OK);
    assert_string_equal(day_text(*state, last), "2022-12-28");
}

static void test_next_years_paper_sets_december(void **state)
{
    struct calendars c = calendars_shipped(*state);
    struct calendars only_2022 = {c.at + 1, 1};
    struct calendar_day marked = {day("2022-12-30"), "元旦", CALENDAR_REST};
    struct calendar papers[] = {c.at[1], {.year = 2023, .days = &marked, .n_days = 1}};
    assert_int_equal(workday_of(&only_2022, day("2022-12-30")), WORKDAY_WORK);
    assert_int_equal(workday_of(&(struct calendars){papers, 2}, day("2022-12-30")), WORKDAY_REST);
    assert_int_equal(workday_of(&c, day("2022-12-31")), WORKDAY_REST);
    assert_string_equal(workday_reason(*state, &c, day("2022-12-31")), "元旦放假");
    assert_string_equal(workday_reason(*state, &c, day("2024-02-04")), "周日，调休上班");
    assert_null(workday_reason(*state, &c, day("2024-02-05")));
}

/* The sums of the yearly arrangements: a day more or less in a calendar changes one of them. Nobody is
 * told to work on a weekday, which would be a slip of the pen. */
static void test_every_year_has_its_sum(void **state)
{
    static const struct {
        int year;
        size_t listed;
        int64_t working;
    } years[] = {{2021, 38, 250}, {2022, 38, 249}, {2023, 34, 249},
                 {2024, 36, 251}, {2025, 33, 248}, {2026, 39, 248}};
    struct calendars c = calendars_shipped(*state);
    struct err err = {.arena = *state};
    assert_int_equal(c.n, sizeof years / sizeof *years);
    for (size_t i = 0; i < c.n; i++) {
        struct workday_span span = {day(arena_printf(*state, "%d-01-01", years[i].year)), 0, true};
        day_t last = day(arena_printf(*state, "%d-12-31", years[i].year));
        int64_t count;
        assert_int_equal(c.at[i].year, years[i].year);
        assert_int_equal(c.at[i].n_days, years[i].listed);
        assert_int_equal(workday_count(&c, span, last, &count, &err), STATUS_OK);
        assert_int_equal(count, years[i].working);
        for (size_t k = 0; k < c.at[i].n_days; k++) {
            const struct calendar_day *d = &c.at[i].days[k];
            assert_true(d->mark == CALENDAR_REST || day_weekday(d->date) > 5);
            assert_non_null(d->holiday);
        }
    }
}

/* Over holidays and the Sundays that are worked for them, from a rest day, and on the last day. */
static void test_spans_over_make_up_days(void **state)
{
    static const struct {
        const char *from;
        int64_t count;
        const char *without, *with; /* the first day */
    } spans[] = {
        {"2024-02-09", 1, "2024-02-18", "2024-02-09"}, /* 除夕 was worked; Sunday after is worked */
        {"2024-02-04", 1, "2024-02-05", "2024-02-04"}, /* a Sunday that is worked counts */
        {"2025-01-26", 2, "2025-02-05", "2025-01-27"},
        {"2025-10-01", 1, "2025-10-09", "2025-10-09"}, /* begins in the holiday */
        {"2026-02-14", 3, "2026-02-26", "2026-02-25"},
        {"2023-04-29", 5, "2023-05-09", "2023-05-09"},
    };
    struct calendars c = calendars_shipped(*state);
    struct err err = {.arena = *state};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        day_t last;
        struct workday_span span = {day(spans[i].from), spans[i].count, false};
        assert_int_equal(workday_add(&c, span, &last, &err), STATUS_OK);
        assert_string_equal(day_text(*state, last), spans[i].without);
        span.first_counts = true;
        assert_int_equal(workday_add(&c, span, &last, &err), STATUS_OK);
        assert_string_equal(day_text(*state, last), spans[i].with);
    }
}

static void test_a_year_without_paper_has_no_answer(void **state)
{
    struct calendars c = calendars_shipped(*state);
    struct err err = {.arena = *state};
    day_t last;
    int64_t count;
    struct workday_span span = {day("2026-12-30"), 5, false};
    assert_int_equal(workday_of(&c, day("2027-01-04")), WORKDAY_UNKNOWN);
    assert_null(workday_reason(*state, &c, day("2027-01-02")));
    assert_int_equal(workday_add(&c, span, &last, &err), STATUS_NOT_FOUND);
    assert_non_null(strstr(err.text, "2027年的日历未发布"));
    assert_int_equal(workday_count(&c, span, day("2027-01-08"), &count, &err), STATUS_NOT_FOUND);
    assert_int_equal(workday_count(&c, span, day("2026-12-01"), &count, &err), STATUS_OK);
    assert_int_equal(count, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_vectors),
        ARENA_TEST(test_spring_festival),
        ARENA_TEST(test_twenty_days_from_december),
        ARENA_TEST(test_next_years_paper_sets_december),
        ARENA_TEST(test_every_year_has_its_sum),
        ARENA_TEST(test_spans_over_make_up_days),
        ARENA_TEST(test_a_year_without_paper_has_no_answer),
    };
    return check_run("workday", tests, sizeof tests / sizeof *tests);
}
