/* Single marks: range, step, words, reasons; the line in which a sheet keeps them. */
#include "rules/mark.h"

#include <string.h>

#include "support/check.h"
#include "support/scheme.h"

static struct scheme one_of_each(struct arena *a)
{
    return scheme_of(a,
                     "汇总: 平均\n指标:\n"
                     "- {名称: 甲, 满分: 30, 步长: 0.5, 低于须说明: 10, 高于须说明: 28}\n"
                     "- {名称: 乙, 类型: 等级, 等级: [{名称: 优, 分: 95}, {名称: 良, 分: 82.5}]}\n"
                     "- {名称: 丙, 类型: 合格}\n"
                     "- {名称: 丁, 类型: 表决}\n"
                     "- {名称: 戊, 类型: 加分, 最低: -5, 满分: 5, 步长: 2.5}\n");
}

static void test_what_may_be_written(void **state)
{
    struct arena *a = *state;
    struct scheme s = one_of_each(a);
    static const struct {
        int criterion;
        const char *text;
        int64_t mark;
        const char *shown;
    } cases[] = {
        {0, "26.5", 265000, "26.5"},
        {0, " ２６．５ ", 265000, "26.5"},
        {0, "0", 0, "0"},
        {0, "30", 300000, "30"},
        {0, "", MARK_NONE, ""},
        {1, "优", 950000, "优"},
        {1, "82.5", 825000, "良"},
        {2, "合格", SCORE_UNIT, "合格"},
        {2, "0", 0, "不合格"},
        {3, "弃权", MARK_ABSTAIN, "弃权"},
        {3, "-", MARK_ABSTAIN, "弃权"},
        {3, "反对", 0, "不同意"},
        {3, "1", SCORE_UNIT, "同意"},
        {4, "-2.5", -25000, "-2.5"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct criterion *c = &s.criteria.at[cases[i].criterion];
        int64_t mark = -1;
        assert_null(mark_read(a, c, cases[i].text, &mark));
        assert_true(mark == cases[i].mark);
        assert_string_equal(mark_text(a, c, mark), cases[i].shown);
    }
}

static void test_what_is_refused_with_what_was_expected(void **state)
{
    struct arena *a = *state;
    struct scheme s = one_of_each(a);
    static const struct {
        int criterion;
        const char *text, *part;
    } cases[] = {{0, "30.5", "0 到 30 的分，每 0.5 一档"},
                 {0, "26.3", "每 0.5"},
                 {0, "-1", "0 到 30"},
                 {0, "好", "「好」认不得"},
                 {0, "-", "认不得"},
                 {1, "90", "优、良"},
                 {1, "中", "优、良"},
                 {2, "2", "合格 或"},
                 {2, "弃权", "合格 或"},
                 {3, "2", "弃权"},
                 {4, "-3", "-5 到 5"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t mark = -1;
        const char *said = mark_read(a, &s.criteria.at[cases[i].criterion], cases[i].text, &mark);
        assert_non_null(said);
        assert_non_null(strstr(said, cases[i].part));
        assert_true(mark == MARK_NONE);
    }
}

static void test_when_a_reason_is_wanted(void **state)
{
    struct scheme s = one_of_each(*state);
    const struct criterion *c = &s.criteria.at[0];
    assert_true(mark_needs_reason(c, 95000));
    assert_false(mark_needs_reason(c, 100000));
    assert_false(mark_needs_reason(c, 280000));
    assert_true(mark_needs_reason(c, 285000));
    assert_false(mark_needs_reason(c, MARK_NONE));
    assert_false(mark_needs_reason(&s.criteria.at[4], -50000));
}

static void test_the_line_is_read_as_it_was_written(void **state)
{
    struct arena *a = *state;
    const int64_t marks[] = {265000, MARK_NONE, 0, MARK_ABSTAIN, -25000, 1};
    const char *line = marks_line(a, marks, 6);
    int64_t read[6];
    assert_string_equal(line, "26.5,,0,-,-2.5,0.0001");
    assert_true(marks_read(slice_of(line), read, 6));
    assert_memory_equal(read, marks, sizeof marks);
    assert_true(marks_read(slice_of(""), read, 1));
    assert_true(read[0] == MARK_NONE);
}

static void test_lines_that_are_none(void **state)
{
    (void)state;
    static const char *const lines[] = {"1,2",          "1,2,3,4", "1,x,3",   "1.,2,3",
                                        "1.23456,2,3",  "1, 2,3",  "+1,2,3",  ".5,2,3",
                                        "99999999,2,3", "1;2;3",   "1,2,3\n", "1,2,--3"};
    int64_t marks[3];
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_false(marks_read(slice_of(lines[i]), marks, 3));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_what_may_be_written),
        ARENA_TEST(test_what_is_refused_with_what_was_expected),
        ARENA_TEST(test_when_a_reason_is_wanted),
        ARENA_TEST(test_the_line_is_read_as_it_was_written),
        ARENA_TEST(test_lines_that_are_none),
    };
    return check_run("mark", tests, sizeof tests / sizeof *tests);
}
