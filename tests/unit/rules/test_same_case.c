/* Two submissions that look like one case: which pairs count, and what the notices say. */
#include "rules/same_case.h"

#include <string.h>

#include "support/check.h"
#include "support/notice.h"

static const char PARENT[] = "文号: 部〔2024〕9号\n代号: 部9\n标题: 上级\n种类: 征集\n"
                             "限额:\n- {数: 途径, 每: 案例, 至多: 1, 后果: 取消资格, 条款: 二}\n";
static const char CHILD[] =
    "文号: 省〔2024〕7号\n代号: 省7\n标题: 转发\n种类: 转发\n上级: 部〔2024〕9号\n"
    "限额:\n- {数: 途径, 每: 案例, 至多: 1, 条款: 一}\n"
    "环节:\n- {名称: 市报省, 性质: 报送, 谁: 市局, 给谁: 省厅, 条款: 三}\n";
static const char LOOSE[] = "文号: 甲\n代号: 乙\n标题: 丙\n种类: 征集\n";

struct fixture {
    struct notice parent, child, loose;
    struct unit_facts city, province, bureau;
};

static struct fixture fixture(struct arena *a)
{
    return (struct fixture){.parent = notice_of_text(a, PARENT),
                            .child = notice_of_text(a, CHILD),
                            .loose = notice_of_text(a, LOOSE),
                            .city = {.name = "甲市局", .class = "市局"},
                            .province = {.name = "某省厅", .class = "省厅"},
                            .bureau = {.name = "某管局", .class = "管局"}};
}

static struct case_pair pair_of(const struct notice *n, const struct unit_facts *one,
                                const struct notice *m, const struct unit_facts *other)
{
    return (struct case_pair){.one = {"00001", n, NULL, one}, .other = {"00002", m, NULL, other}};
}

static void says(const struct finding *f, const char *part)
{
    if (!strstr(f->text, part)) {
        fail_msg("says: %s, not: %s", f->text, part);
    }
}

static void test_within_one_notice(void **state)
{
    struct fixture f = fixture(*state);
    struct finding out;
    struct case_pair pair = pair_of(&f.parent, &f.city, &f.parent, &f.bureau);
    assert_true(same_case_judge(*state, &pair, &out));
    assert_string_equal(out.rule, "same_case");
    assert_int_equal(out.severity, SEVERITY_WARNING);
    assert_string_equal(out.clause, "部9号 二");
    says(&out, "请核对后确认或排除");
    pair.verdict = SAME_CONFIRMED;
    pair.by = "王示例 2024-12-20";
    assert_true(same_case_judge(*state, &pair, &out));
    assert_int_equal(out.severity, SEVERITY_ERROR);
    says(&out, "王示例 2024-12-20 确认是同一件，后果：取消资格");
    pair.verdict = SAME_REJECTED;
    assert_false(same_case_judge(*state, &pair, &out));
}

/* X06: nothing forbids two ways, so it can only be told. */
static void test_a_notice_that_forbids_nothing(void **state)
{
    struct fixture f = fixture(*state);
    struct finding out;
    struct case_pair pair = pair_of(&f.loose, &f.city, &f.loose, &f.bureau);
    assert_true(same_case_judge(*state, &pair, &out));
    assert_int_equal(out.severity, SEVERITY_NOTE);
    assert_null(out.clause);
    says(&out, "通知没有禁止多途径，只作提示");
    pair.verdict = SAME_CONFIRMED;
    assert_true(same_case_judge(*state, &pair, &out));
    assert_int_equal(out.severity, SEVERITY_NOTE);
}

static void test_twice_by_one_recommender(void **state)
{
    struct fixture f = fixture(*state);
    struct finding out;
    struct case_pair pair = pair_of(&f.parent, &f.city, &f.parent, &f.city);
    assert_true(same_case_judge(*state, &pair, &out));
    assert_int_equal(out.severity, SEVERITY_WARNING);
    says(&out, "疑似重复登记");
}

/* The natural way up is nothing; another way is a breach of both, whichever side is looked at. */
static void test_parent_and_child(void **state)
{
    struct fixture f = fixture(*state);
    struct finding out;
    struct case_pair up = pair_of(&f.child, &f.city, &f.parent, &f.province);
    assert_false(case_pair_counts(&up));
    assert_false(same_case_judge(*state, &up, &out));
    struct case_pair same = pair_of(&f.child, &f.bureau, &f.parent, &f.bureau);
    assert_false(case_pair_counts(&same));
    struct case_pair pair = pair_of(&f.child, &f.city, &f.parent, &f.bureau);
    assert_true(same_case_judge(*state, &pair, &out));
    assert_int_equal(out.severity, SEVERITY_WARNING);
    assert_string_equal(out.clause, "省7号 一、部9号 二");
    assert_string_equal(out.notice, "省〔2024〕7号");
    says(&out, "部9号的 00002 相同");
    struct case_pair reversed = pair_of(&f.parent, &f.bureau, &f.child, &f.city);
    assert_true(same_case_judge(*state, &reversed, &out));
    assert_string_equal(out.clause, "部9号 二、省7号 一");
}

static void test_strangers_are_no_pair(void **state)
{
    struct fixture f = fixture(*state);
    struct unit_facts unknown = {0};
    struct case_pair strangers = pair_of(&f.loose, &f.city, &f.parent, &f.bureau);
    assert_false(case_pair_counts(&strangers));
    struct case_pair vague = pair_of(&f.child, &unknown, &f.parent, &f.bureau);
    assert_false(case_pair_counts(&vague));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_within_one_notice),        ARENA_TEST(test_a_notice_that_forbids_nothing),
        ARENA_TEST(test_twice_by_one_recommender), ARENA_TEST(test_parent_and_child),
        ARENA_TEST(test_strangers_are_no_pair),
    };
    return check_run("same case", tests, sizeof tests / sizeof *tests);
}
