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

/* Words are looked at when the field is left. */
static void test_words_pass(void **state)
{
    struct criterion vote = {.name = "表决", .kind = CRITERION_VOTE};
    assert_true(lets(*state, &vote, "不同"));
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
    c.kind = CRITERION_PASS;
    c.reason_below.has = c.reason_above.has = false;
    assert_string_equal(mark_rule_text(*state, &c), "可推广性  合格 (1) / 不合格 (0)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_range_and_step),
        ARENA_TEST(test_words_pass),
        ARENA_TEST(test_rule),
    };
    return check_run("rules mark typed", tests, sizeof tests / sizeof *tests);
}
