/* What is refused at the key, and the rule told beside a criterion. */
#include "rules/mark_typed.h"

#include "support/check.h"

static struct criterion points(int64_t max, int64_t step)
{
    return (struct criterion){.name = "可推广性",
                              .kind = CRITERION_POINTS,
                              .min = {true, 0},
                              .max = {true, max * SCORE_UNIT},
                              .step = {true, step}};
}

static bool lets(struct arena *a, const struct criterion *c, const char *text)
{
    return !mark_typed_fault(a, c, text);
}

static void test_range_and_step(void **state)
{
    struct criterion whole = points(25, SCORE_UNIT), tenth = points(25, SCORE_UNIT / 10),
                     half = points(25, SCORE_UNIT / 2), quarter = points(25, SCORE_UNIT / 4);
    assert_true(lets(*state, &whole, ""));
    assert_true(lets(*state, &whole, "2"));
    assert_true(lets(*state, &whole, "25"));
    assert_true(lets(*state, &whole, "２５"));
    assert_string_equal(mark_typed_fault(*state, &whole, "26"), "「可推广性」满分 25");
    assert_string_equal(mark_typed_fault(*state, &whole, "2."), "「可推广性」只打整数分");
    assert_string_equal(mark_typed_fault(*state, &whole, "2a"), "「可推广性」要填数字");
    assert_false(lets(*state, &whole, "99999999999999999999"));
    assert_true(lets(*state, &tenth, "24."));
    assert_true(lets(*state, &tenth, "24.9"));
    assert_false(lets(*state, &tenth, "25.1"));
    assert_string_equal(mark_typed_fault(*state, &tenth, "1.25"), "「可推广性」最多 1 位小数");
    assert_true(lets(*state, &half, "1.5"));
    assert_true(lets(*state, &quarter, "1.25"));
    assert_false(lets(*state, &quarter, "1.255"));
}

/* What no further key can make a mark is refused before it is whole. */
static void test_what_cannot_become_one(void **state)
{
    struct criterion half = points(100, SCORE_UNIT / 2), quarter = points(25, SCORE_UNIT / 4),
                     five = points(100, 5 * SCORE_UNIT), late = points(100, SCORE_UNIT);
    assert_true(lets(*state, &half, "6."));
    assert_string_equal(mark_typed_fault(*state, &half, "6.3"), "「可推广性」每 0.5 一档");
    assert_true(lets(*state, &quarter, "1.2"));
    assert_false(lets(*state, &quarter, "1.3"));
    assert_true(lets(*state, &five, "7"));
    assert_true(lets(*state, &five, "75"));
    assert_string_equal(mark_typed_fault(*state, &five, "73"), "「可推广性」每 5 一档");
    late.min.value = 60 * SCORE_UNIT;
    assert_true(lets(*state, &late, "6"));
    assert_true(lets(*state, &late, "10"));
    assert_true(lets(*state, &late, "100"));
    assert_string_equal(mark_typed_fault(*state, &late, "59"), "「可推广性」最低 60");
    assert_string_equal(mark_typed_fault(*state, &late, "2"), "「可推广性」最低 60");
}

static int64_t read(struct arena *a, const struct criterion *c, const char *text)
{
    int64_t mark;
    return mark_typed_read(a, c, text, &mark) ? MARK_NONE : mark;
}

/* As mark_read; a point left behind, what an input method makes of the point, a grade by its place. */
static void test_read(void **state)
{
    struct grade names[] = {{"优", {.has = true, .value = 90 * SCORE_UNIT}},
                            {"良", {.has = true, .value = 80 * SCORE_UNIT}}};
    struct criterion tenth = points(25, SCORE_UNIT / 10),
                     grade = {.name = "质量", .kind = CRITERION_GRADE, .grades = {names, 2}};
    assert_int_equal(read(*state, &tenth, "12."), 12 * SCORE_UNIT);
    assert_int_equal(read(*state, &tenth, "１２。５"), 125 * SCORE_UNIT / 10);
    assert_int_equal(read(*state, &tenth, "1..2"), MARK_NONE);
    assert_int_equal(read(*state, &grade, "1"), 90 * SCORE_UNIT);
    assert_int_equal(read(*state, &grade, "２"), 80 * SCORE_UNIT);
    assert_int_equal(read(*state, &grade, "良"), 80 * SCORE_UNIT);
    assert_int_equal(read(*state, &grade, "90"), 90 * SCORE_UNIT);
    assert_int_equal(read(*state, &grade, "0"), MARK_NONE);
    assert_int_equal(read(*state, &grade, "3"), MARK_NONE);
    assert_string_equal(mark_rule_text(*state, &grade), "质量  优 (1) / 良 (2)");
    names[1].points.value = SCORE_UNIT; /* 1 is points here, so it is no place */
    assert_int_equal(read(*state, &grade, "1"), SCORE_UNIT);
    assert_int_equal(read(*state, &grade, "2"), MARK_NONE);
    assert_string_equal(mark_rule_text(*state, &grade), "质量  优 / 良");
}

/* Words are looked at when the field is left. */
static void test_words_pass(void **state)
{
    struct criterion vote = {.name = "表决", .kind = CRITERION_VOTE};
    assert_true(lets(*state, &vote, "不同"));
}

static void test_rule_of_a_step(void **state)
{
    struct criterion half = points(30, SCORE_UNIT / 2), whole = points(10, SCORE_UNIT),
                     five = points(100, 5 * SCORE_UNIT);
    assert_string_equal(mark_rule_text(*state, &half), "可推广性 0-30, 每 0.5 一档");
    assert_string_equal(mark_rule_text(*state, &whole), "可推广性 0-10, 整数");
    assert_string_equal(mark_rule_text(*state, &five), "可推广性 0-100, 每 5 一档");
}

static void test_rule(void **state)
{
    struct criterion c = points(25, SCORE_UNIT / 10);
    assert_string_equal(mark_rule_text(*state, &c), "可推广性 0-25, 一位小数");
    c.reason_below = (struct number){.has = true, .value = 15 * SCORE_UNIT};
    assert_string_equal(mark_rule_text(*state, &c), "可推广性 0-25, 一位小数. 低于 15 须写理由");
    c.reason_above = (struct number){.has = true, .value = 23 * SCORE_UNIT};
    assert_string_equal(mark_rule_text(*state, &c),
                        "可推广性 0-25, 一位小数. 低于 15 或高于 23 须写理由");
    c.is_objective = YES_YES;
    c.help = "别处能不能用";
    assert_string_equal(mark_rule_text(*state, &c),
                        "可推广性 0-25, 一位小数. 低于 15 或高于 23 须写理由. "
                        "客观项, 各位专家应当一样. 别处能不能用");
    c.is_objective = YES_NO;
    c.help = NULL;
    c.kind = CRITERION_PASS;
    c.reason_below.has = c.reason_above.has = false;
    assert_string_equal(mark_rule_text(*state, &c), "可推广性  合格 (1) / 不合格 (0)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_range_and_step), ARENA_TEST(test_what_cannot_become_one),
        ARENA_TEST(test_read),           ARENA_TEST(test_words_pass),
        ARENA_TEST(test_rule_of_a_step), ARENA_TEST(test_rule),
    };
    return check_run("rules mark typed", tests, sizeof tests / sizeof *tests);
}
