/* Which submission a file is of: what is certain, what is only proposed. */
#include "rules/file_match.h"

#include "support/check.h"

static const char *first_name[] = {"人身安全高处作业预警南岭公司"};
static const struct file_case cases[] = {
    {"00001", "高处作业预警", "南岭公司", {first_name, 1}},
    {"00002", "机房供电保护", "南岭公司", {NULL, 0}},
    {"00003", "机房供电保护系统", "北岭公司", {NULL, 0}},
    {"00004", "应急预案演练", "北岭公司", {NULL, 0}},
    {"00005", "应急预案演练", "东岭公司", {NULL, 0}},
    {"00006", "光缆", "西岭公司", {NULL, 0}},
};

static struct file_match of(struct arena *a, const char *name)
{
    struct file_index x;
    const struct file_named named = {name, name, name};
    file_index_init(&x, a, cases, sizeof cases / sizeof *cases);
    struct file_match m = file_match(&x, &named);
    file_index_release(&x);
    return m;
}

static void is_of(struct arena *a, const char *name, enum file_by by, size_t number)
{
    struct file_match m = of(a, name);
    assert_int_equal(m.by, by);
    assert_int_equal(m.of + 1, number);
}

/* Not matched; the proposals as numbers of cases, one digit each. */
static void may_be(struct arena *a, const char *name, int numbers)
{
    struct file_match m = of(a, name);
    int got = 0;
    assert_int_equal(m.by, FILE_BY_NOTHING);
    for (size_t i = 0; i < m.n_similar; i++) {
        got = got * 10 + (int)m.similar[i] + 1;
    }
    assert_int_equal(got, numbers);
}

static void test_certain(void **state)
{
    struct arena *a = *state;
    is_of(a, "人身安全高处作业预警南岭公司", FILE_BY_NAME, 1);
    is_of(a, "00006申报书", FILE_BY_NUMBER, 6);
    is_of(a, "00004应急预案演练", FILE_BY_NUMBER, 4);
    is_of(a, "高处作业预警", FILE_BY_TITLE, 1);
    is_of(a, "南岭公司机房供电保护", FILE_BY_TITLE_UNIT, 2);
    is_of(a, "东岭公司应急预案演练终稿", FILE_BY_TITLE_UNIT, 5);
}

/* The title of one is part of the title of another. */
static void test_the_longer_title_counts(void **state)
{
    struct arena *a = *state;
    is_of(a, "机房供电保护系统", FILE_BY_TITLE, 3);
    is_of(a, "机房供电保护", FILE_BY_TITLE, 2);
    is_of(a, "北岭公司机房供电保护系统", FILE_BY_TITLE_UNIT, 3);
}

static void test_only_proposed(void **state)
{
    struct arena *a = *state;
    may_be(a, "应急预案演练", 45);
    may_be(a, "南岭公司机房供电保护系统", 23);
    may_be(a, "光缆", 6);
    may_be(a, "西岭公司高处作业预警", 1);
    may_be(a, "00001应急预案演练", 145);
    may_be(a, "高处作业预报警", 1);
    may_be(a, "北岭公司材料", 34);
    may_be(a, "IMG20240101", 0);
    may_be(a, "", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_certain),
        ARENA_TEST(test_the_longer_title_counts),
        ARENA_TEST(test_only_proposed),
    };
    return check_run("file_match", tests, sizeof tests / sizeof *tests);
}
