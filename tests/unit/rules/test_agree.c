/* Things received that have to agree. */
#include "rules/agree.h"

#include "unit/rules/notice_of.h"

static const char MATERIALS[] =
    "材料:\n"
    "- {名称: 申报书, 别名: 申报表, 一致: 申报书, 原文: 纸质应与电子一致, 后果: 退回, 条款: 三}\n"
    "- {名称: 汇总表, 一致: 申报书, 条款: 四}\n"
    "- {名称: 证明, 条款: 五}\n"
    "- {名称: 光盘, 一致: 光盘, 适用: {推荐单位.类别: 省局}}\n";

static struct findings judged(struct arena *a, struct copies_given given, enum agreement agreement)
{
    struct facts f = {.notice = notice_of(a, MATERIALS), .recommender = {.class = "市局"}};
    struct findings out = {.arena = a};
    agree_check(&f, given, agreement, &out);
    return out;
}

static void test_what_differs_is_named(void **state)
{
    struct copies_received came[] = {
        {.material = "申报表", .received = {.has = true, .value = 1}},
        {.material = "汇总表", .received = {.has = true, .value = 2}},
        {.material = "证明", .received = {.has = true, .value = 1}},
        {.material = "光盘", .received = {.has = true, .value = 1}},
    };
    struct copies_given given = {came, 4};
    struct findings out = judged(*state, given, AGREEMENT_DIFFERENT);
    assert_int_equal(out.n, 1);
    assert_string_equal(out.at[0].rule, "agree");
    assert_int_equal(out.at[0].severity, SEVERITY_ERROR);
    assert_string_equal(out.at[0].clause, "三");
    assert_string_equal(out.at[0].text,
                        "申报书、汇总表与申报书的各份不一致：纸质应与电子一致；后果：退回");
    assert_int_equal(judged(*state, given, AGREEMENT_SAME).n, 0);
    assert_int_equal(judged(*state, given, AGREEMENT_NOT_LOOKED).n, 0);
}

/* What did not come cannot differ. */
static void test_what_did_not_come(void **state)
{
    struct copies_received came[] = {{.material = "申报书"},
                                     {.material = "证明", .received = {.has = true, .value = 1}}};
    assert_int_equal(judged(*state, (struct copies_given){came, 2}, AGREEMENT_DIFFERENT).n, 0);
}

static void test_of_several_arrivals(void **state)
{
    (void)state;
    assert_int_equal(agreement_joined(agreement_of("yes"), agreement_of(NULL)), AGREEMENT_SAME);
    assert_int_equal(agreement_joined(agreement_of("yes"), agreement_of("no")),
                     AGREEMENT_DIFFERENT);
    assert_int_equal(agreement_joined(agreement_of(NULL), agreement_of("")), AGREEMENT_NOT_LOOKED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_what_differs_is_named),
        ARENA_TEST(test_what_did_not_come),
        ARENA_TEST(test_of_several_arrivals),
    };
    return check_run("agree", tests, sizeof tests / sizeof *tests);
}
