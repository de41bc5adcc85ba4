/* When a step is due, and whether something is late. */
#include "rules/late.h"

#include <string.h>

#include "unit/rules/notice_of.h"

static int64_t at(const char *text)
{
    int64_t instant = INSTANT_NONE;
    assert_true(instant_parse(text, &instant, NULL));
    return instant;
}

static day_t day(const char *text)
{
    return instant_day(at(text));
}

/* One week around the Spring Festival of 2024 is all the tests need. */
static struct calendars calendars(struct arena *a)
{
    struct calendar_day *days = ARENA_ARRAY(a, struct calendar_day, 2);
    days[0] = (struct calendar_day){day("2024-02-12"), "春节", CALENDAR_REST};
    days[1] = (struct calendar_day){day("2024-02-18"), "春节", CALENDAR_WORK};
    struct calendar *paper = ARENA_NEW(a, struct calendar);
    *paper = (struct calendar){.year = 2024, .days = days, .n_days = 2};
    return (struct calendars){paper, 1};
}

static struct deadline due(struct arena *a, const char *step)
{
    struct calendars *c = ARENA_NEW(a, struct calendars);
    *c = calendars(a);
    struct deadline_context context = {.arena = a, .calendars = c, .event = day("2024-01-31")};
    const struct notice *n = notice_of(a, arena_printf(a, "环节:\n- {名称: 报送, %s}\n", step));
    return deadline_of(&context, &n->steps.at[0]);
}

static void test_last_second(void **state)
{
    static const struct {
        const char *step, *last;
        bool is_open;
    } steps[] = {
        {"止: 2024-12-24 17:00", "2024-12-24 17:00:00", true},
        {"止: 2024-12-24 17:00, 含止: 是", "2024-12-24 17:00:00", false},
        {"止: 2024-12-24 17:00, 含止: 否", "2024-12-24 16:59:59", false},
        {"止: 2024-07-15", "2024-07-15 23:59:59", true},
        {"止: 2024-07-15, 含止: 未写", "2024-07-15 23:59:59", true},
        {"止: 2024-07-15, 含止: 否", "2024-07-14 23:59:59", false},
        {"止: 2024-02", "2024-02-29 23:59:59", false},
        {"止: 2024-12", "2024-12-31 23:59:59", false},
        {"止: 2024-06 上旬", "2024-06-10 23:59:59", false},
        {"止: 2024-06 中旬", "2024-06-20 23:59:59", false},
        {"止: 2024-06 下旬", "2024-06-30 23:59:59", false},
        {"起: 更名, 止: 30日", "2024-03-01 23:59:59", false},
        {"起: 更名, 止: 1个月", "2024-02-29 23:59:59", false},
        {"起: 更名, 止: 2年", "2026-01-31 23:59:59", false},
        {"起: 更名, 止: 2个工作日", "2024-02-02 23:59:59", false},
        {"起: 更名, 止: 2个工作日, 含首日: 是", "2024-02-01 23:59:59", false},
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct deadline d = due(*state, steps[i].step);
        assert_string_equal(instant_text(*state, d.last), steps[i].last);
        assert_int_equal(d.is_open, steps[i].is_open);
    }
    assert_true(due(*state, "止: 每年6月").last == INSTANT_NONE);
}

/* What recurs is due on the day that is named, else inferred to be due at the end of the month. */
static void test_what_recurs_comes_again(void **state)
{
    static const struct {
        const char *due, *now, *last;
        bool is_inferred;
    } times[] = {
        {"每年6月、12月", "2024-06-30 23:00", "2024-06-30 23:59:59", true},
        {"每年6月、12月", "2024-07-01 00:00", "2024-12-31 23:59:59", true},
        {"每年1月", "2024-02-01 00:00", "2025-01-31 23:59:59", true},
        {"每年12月15日", "2024-12-15 09:00", "2024-12-15 23:59:59", false},
        {"每年12月15日", "2024-12-16 00:00", "2025-12-15 23:59:59", false},
        {"每年1月10日、7月15日", "2024-01-11 00:00", "2024-07-15 23:59:59", false},
        {"每年6月、12月15日", "2024-05-01 00:00", "2024-06-30 23:59:59", true},
        {"每年2月29日", "2024-02-29 12:00", "2024-02-29 23:59:59", false},
        {"每年2月29日", "2025-01-01 00:00", "2025-02-28 23:59:59", false},
    };
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        const struct notice *n = notice_of(
            *state, arena_printf(*state, "环节:\n- {名称: 报告, 止: %s}\n", times[i].due));
        struct deadline_context context = {.arena = *state};
        struct deadline d = deadline_coming(&context, &n->steps.at[0], at(times[i].now));
        assert_string_equal(instant_text(*state, d.last), times[i].last);
        assert_int_equal(d.is_inferred, times[i].is_inferred);
    }
}

static void test_rest_days_are_warned_of_and_stay(void **state)
{
    struct deadline d = due(*state, "止: 2024-02-12");
    assert_string_equal(instant_text(*state, d.last), "2024-02-12 23:59:59");
    assert_non_null(strstr(d.warning, "春节放假"));
    assert_non_null(strstr(due(*state, "止: 2024-07-14").warning, "周日"));
    assert_null(due(*state, "止: 2024-02-18").warning);
    assert_non_null(strstr(due(*state, "起: 更名, 止: 2个工作日").warning, "首日不计入"));
    struct deadline none = due(*state, "起: 更名, 止: 400个工作日");
    assert_true(none.last == INSTANT_NONE);
    assert_non_null(strstr(none.warning, "日历未发布"));
}

#define CITY_STEP                                                                                        \
    "环节:\n"                                                                                          \
    "- {名称: 市报省, 性质: 报送, 谁: 市局, 给谁: 省厅, 止: 2024-12-24 17:00, 适用: " \
    "{推荐单位.类别: 市局}, 条款: 三}\n"                                                      \
    "- {名称: 省报部, 性质: 报送, 谁: 省厅, 给谁: 部, 止: 2024-12-31, 条款: 四}\n"    \
    "- {名称: 公示, 性质: 公示, 止: 2025-03}\n"

static struct findings arrived(struct arena *a, const struct facts *f, const char *when)
{
    struct calendars c = calendars(a);
    struct deadline_context context = {.arena = a, .calendars = &c, .event = DAY_NONE};
    struct findings out = {.arena = a};
    struct arrival arrival = {.at = at(when), .how = BASIS_ARRIVAL, .postmark = DAY_NONE};
    deadline_check(&context, f, &arrival, &out);
    return out;
}

/* T08, T09: 17:00:00 hangs on an open choice, one second later is late, and so is the next day. */
static void test_late(void **state)
{
    struct facts f = {.notice = notice_of(*state, CITY_STEP),
                      .recommender = {.name = "甲局", .class = "市局"},
                      .receiver = {.name = "某厅", .class = "省厅"}};
    assert_int_equal(arrived(*state, &f, "2024-12-24 16:59:59").n, 0);
    struct findings open = arrived(*state, &f, "2024-12-24 17:00:00");
    assert_int_equal(open.n, 1);
    assert_int_equal(open.at[0].severity, SEVERITY_NOTE);
    struct findings late = arrived(*state, &f, "2024-12-24 17:00:01");
    assert_int_equal(late.n, 1);
    assert_int_equal(late.at[0].severity, SEVERITY_ERROR);
    assert_string_equal(late.at[0].clause, "三");
    assert_non_null(strstr(late.at[0].text, "逾期1秒"));
    assert_non_null(strstr(arrived(*state, &f, "2024-12-25 17:00:00").at[0].text, "逾期1天"));
}

/* What comes before the window opens is told, not judged: nobody wrote what becomes of it. */
static void test_early(void **state)
{
    static const struct {
        const char *opens, *when, *told;
    } times[] = {
        {"2024-04-22", "2024-04-21 23:59:59", "2024-04-21 23:59:59 收到，早于开始的 2024-04-22；"},
        {"2024-04-22", "2024-04-22 00:00:00", NULL},
        {"2024-04-22 09:00", "2024-04-22 08:59:59", "早于开始的 2024-04-22 09:00:00"},
        {"2024-04-22 09:00", "2024-04-22 09:00:00", NULL},
    };
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        const char *steps =
            arena_printf(*state,
                         "环节:\n- {名称: 征集, 性质: 报送, 谁: 市局, 给谁: 省厅, 起: "
                         "%s, 止: 2024-07-15, 含止: 是, 条款: 四}\n",
                         times[i].opens);
        struct facts f = {.notice = notice_of(*state, steps),
                          .recommender = {.name = "甲局", .class = "市局"},
                          .receiver = {.name = "某厅", .class = "省厅"}};
        struct findings found = arrived(*state, &f, times[i].when);
        assert_int_equal(found.n, times[i].told != NULL);
        if (times[i].told) {
            assert_int_equal(found.at[0].severity, SEVERITY_NOTE);
            assert_string_equal(found.at[0].clause, "四");
            assert_non_null(strstr(found.at[0].text, times[i].told));
        }
    }
}

static void test_the_receivers_step_counts(void **state)
{
    struct facts f = {.notice = notice_of(*state, CITY_STEP),
                      .recommender = {.name = "乙厅", .class = "省厅"},
                      .receiver = {.name = "部", .class = "部"}};
    assert_int_equal(arrived(*state, &f, "2024-12-30 10:00:00").n, 0);
    assert_int_equal(arrived(*state, &f, "2025-01-01 00:00:00").at[0].severity, SEVERITY_ERROR);
    struct facts unknown = {.notice =
                                notice_of(*state, "环节:\n- {性质: 报送, 止: 2024-12-24, 适用: "
                                                  "{推荐单位.类别: 市局}}\n")};
    assert_int_equal(arrived(*state, &unknown, "2024-12-25 00:00:00").at[0].severity,
                     SEVERITY_WARNING);
}

static void test_nearest_and_left(void **state)
{
    struct facts f = {.notice = notice_of(*state, CITY_STEP), .recommender = {.class = "市局"}};
    struct calendars c = calendars(*state);
    struct deadline_context context = {.arena = *state, .calendars = &c, .event = DAY_NONE};
    struct deadline d = deadline_nearest(&context, &f, at("2024-12-24 09:41:00"));
    assert_string_equal(d.step->name, "市报省");
    assert_string_equal(deadline_left(&context, &d, at("2024-12-24 09:41:00")), "剩7时19分");
    assert_string_equal(deadline_left(&context, &d, at("2024-11-29 17:00:00")), "剩25天");
    assert_string_equal(deadline_left(&context, &d, at("2024-12-24 16:59:30")), "剩30秒");
    assert_string_equal(deadline_left(&context, &d, at("2024-12-27 17:00:01")), "已过3天");
    d = deadline_nearest(&context, &f, at("2024-12-24 17:00:01"));
    assert_string_equal(d.step->name, "省报部");
    d = deadline_nearest(&context, &f, at("2025-04-01 00:00:00"));
    assert_string_equal(d.step->name, "公示");
}

static void test_working_days_left(void **state)
{
    struct deadline d = due(*state, "起: 更名, 止: 3个工作日");
    struct calendars c = calendars(*state);
    struct deadline_context context = {.arena = *state, .calendars = &c, .event = DAY_NONE};
    assert_string_equal(instant_text(*state, d.last), "2024-02-05 23:59:59");
    assert_string_equal(deadline_left(&context, &d, at("2024-02-02 10:00:00")), "剩1工作日");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_last_second),
        ARENA_TEST(test_what_recurs_comes_again),
        ARENA_TEST(test_rest_days_are_warned_of_and_stay),
        ARENA_TEST(test_late),
        ARENA_TEST(test_early),
        ARENA_TEST(test_the_receivers_step_counts),
        ARENA_TEST(test_nearest_and_left),
        ARENA_TEST(test_working_days_left),
    };
    return check_run("deadline", tests, sizeof tests / sizeof *tests);
}
