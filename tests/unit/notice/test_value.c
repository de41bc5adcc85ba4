/* Numbers and times as notices write them, and what is neither. */
#include "notice/value.h"

#include <string.h>

#include "base/date.h"
#include "support/check.h"

static void test_numbers(void **state)
{
    static const struct {
        const char *text;
        int64_t value;
    } right[] = {{"0", 0},     {"20", 20},   {"五", 5},      {"两", 2},    {"十", 10},
                 {"十五", 15}, {"二十", 20}, {"二十五", 25}, {"１２", 12}, {"-3", -3}};
    static const char *const wrong[] = {"", "-", "5件", "一百", " 5", "3.5", "99999999999999"};
    int64_t value;
    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        if (!value_number(right[i].text, &value) || value != right[i].value) {
            fail_msg("%s", right[i].text);
        }
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (value_number(wrong[i], &value)) {
            fail_msg("%s is %lld", wrong[i], (long long)value);
        }
    }
}

static struct when when_of(struct arena *a, const char *text)
{
    struct when w = {0};
    const char *wrong = value_when(a, text, false, &w);
    if (wrong) {
        fail_msg("%s", wrong);
    }
    assert_string_equal(w.text, text);
    return w;
}

static void test_days_and_months(void **state)
{
    struct when w = when_of(*state, "2024-12-24 17:00");
    assert_int_equal(w.kind, WHEN_INSTANT);
    assert_string_equal(instant_text(*state, w.instant), "2024-12-24 17:00:00");
    w = when_of(*state, "2024年7月15日");
    assert_int_equal(w.kind, WHEN_DATE);
    assert_string_equal(day_text(*state, w.day), "2024-07-15");
    w = when_of(*state, "2031-12");
    assert_int_equal(w.kind, WHEN_MONTH);
    assert_int_equal(w.year, 2031);
    assert_int_equal(w.month, 12);
    w = when_of(*state, "2031-05 下旬");
    assert_int_equal(w.kind, WHEN_PART);
    assert_int_equal(w.part, 3);
}

static void test_spans_and_what_comes_again(void **state)
{
    static const struct {
        const char *text;
        enum when_kind kind;
        int64_t count;
    } spans[] = {{"20个工作日", WHEN_WORKING_DAYS, 20},
                 {"五工作日", WHEN_WORKING_DAYS, 5},
                 {"30日", WHEN_DAYS, 30},
                 {"7个自然日", WHEN_DAYS, 7},
                 {"3个月", WHEN_MONTHS, 3},
                 {"两年", WHEN_YEARS, 2},
                 {"36500天", WHEN_DAYS, 36500},
                 {"每3年", WHEN_EVERY_YEARS, 3}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        struct when w = when_of(*state, spans[i].text);
        if (w.kind != spans[i].kind || w.count != spans[i].count) {
            fail_msg("%s", spans[i].text);
        }
    }
    struct when w = when_of(*state, "每年1月、12月");
    assert_int_equal(w.kind, WHEN_YEARLY);
    assert_int_equal(w.months, 1U << 1 | 1U << 12);
    assert_int_equal(w.month_days[12], 0);
    w = when_of(*state, "每年6月30日、十二月十五日");
    assert_int_equal(w.months, 1U << 6 | 1U << 12);
    assert_int_equal(w.month_days[6], 30);
    assert_int_equal(w.month_days[12], 15);
}

static void test_what_is_no_time(void **state)
{
    static const char *const wrong[] = {
        "",       "3个工作",     "36501天",     "每年",         "每年0月",   "每年13月",
        "每年6",  "每年6月12月", "每年2月30日", "每年6月0日",   "每年6月30", "每年1月4294967297日",
        "每0x年", "2031-13",     "2031-00",     "2031-05 末旬", "1899-05",   "2024-02-30"};
    struct when w;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        w = (struct when){0};
        if (!value_when(*state, wrong[i], false, &w)) {
            fail_msg("%s is taken as %d", wrong[i], (int)w.kind);
        }
    }
    assert_non_null(strstr(value_when(*state, "2024-02-30", true, &w), "不是存在的日期"));
    assert_null(value_when(*state, "收到通知后", true, &w));
    assert_int_equal(w.kind, WHEN_EVENT);
}

static void test_scope_keys(void **state)
{
    struct scope_term t;
    assert_true(value_scope_key(*state, "推荐单位.类别", &t));
    assert_int_equal(t.subject, SUBJECT_RECOMMENDER);
    assert_int_equal(t.attribute, ATTRIBUTE_CLASS);
    assert_null(t.name);
    assert_true(value_scope_key(*state, "学段", &t));
    assert_int_equal(t.subject, SUBJECT_NONE);
    assert_string_equal(t.name, "学段");
    assert_int_equal(t.attribute, ATTRIBUTE_NAME);
    assert_false(value_scope_key(*state, "推荐单位.颜色", &t));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_numbers),
        ARENA_TEST(test_days_and_months),
        ARENA_TEST(test_spans_and_what_comes_again),
        ARENA_TEST(test_what_is_no_time),
        ARENA_TEST(test_scope_keys),
    };
    return check_run("value", tests, sizeof tests / sizeof *tests);
}
