/* Copies asked for and received, and seals. */
#include "rules/copies.h"

#include "unit/rules/notice_of.h"

static const char MATERIALS[] =
    "材料:\n"
    "- {名称: 申报书, 别名: 申报表, 要求: 必备, 计: 每件, 条款: 五, 盖章: [申报单位, "
    "推荐单位],"
    " 份数: [{份: 2}, {份: 3, 方向数: 2, 条款: 五（二）}, {份: 4, 层级: 市}]}\n"
    "- {名称: 汇总表, 要求: 必备, 份数: 2, 计: 每次}\n"
    "- {名称: 光盘, 份数: 1, 适用: {推荐单位.类别: 省局}}\n"
    "- {名称: 说明, 要求: 必备}\n";

static void test_most_particular_row(void **state)
{
    const struct material *m = &notice_of(*state, MATERIALS)->materials.at[0];
    const struct copies *row;
    assert_int_equal(copies_required(m, &(struct delivery){.submissions = 1}, &row).value, 2);
    assert_int_equal(
        copies_required(m, &(struct delivery){.directions = 2, .submissions = 1}, &row).value, 3);
    assert_string_equal(row->clause, "五（二）");
    assert_int_equal(
        copies_required(m, &(struct delivery){.level = LEVEL_CITY, .submissions = 3}, NULL).value,
        12);
}

static void test_hand_over_and_silence(void **state)
{
    const struct notice *n = notice_of(*state, MATERIALS);
    struct delivery d = {.submissions = 5};
    assert_int_equal(copies_required(&n->materials.at[1], &d, NULL).value, 2);
    assert_false(copies_required(&n->materials.at[3], &d, NULL).has);
}

static struct findings checked(struct arena *a, struct copies_given given)
{
    struct facts f = {.notice = notice_of(a, MATERIALS), .recommender = {.class = "市局"}};
    struct findings out = {.arena = a};
    copies_check(&f, &(struct delivery){.submissions = 1}, given, &out);
    return out;
}

/* T19: the summary table came once, the form three times. */
static void test_short_and_over(void **state)
{
    struct copies_received items[] = {
        {.material = "申报表", .received = {true, 3}, .seal_applicant = "yes"},
        {.material = "汇总表", .received = {true, 1}},
        {.material = "说明"},
    };
    struct findings out = checked(*state, (struct copies_given){items, 3});
    assert_int_equal(out.n, 2);
    assert_int_equal(out.at[0].severity, SEVERITY_NOTE);
    assert_string_equal(out.at[0].text, "申报书应交2份，收到3份，多1份");
    assert_int_equal(out.at[1].severity, SEVERITY_ERROR);
    assert_string_equal(out.at[1].text, "汇总表应交2份，收到1份，缺1份");
}

static void test_missing_and_unsealed(void **state)
{
    struct copies_received items[] = {
        {.material = "申报书",
         .received = {true, 2},
         .seal_applicant = "yes",
         .seal_recommender = "no"},
    };
    struct findings out = checked(*state, (struct copies_given){items, 1});
    assert_int_equal(out.n, 3);
    assert_string_equal(out.at[0].text, "申报书没有推荐单位的印章");
    assert_string_equal(out.at[1].text, "没有收到汇总表");
    assert_string_equal(out.at[2].subject, "说明");
}

/* What follows stands in the sentence, where the document says it. */
static void test_the_consequence_is_told(void **state)
{
    const struct notice *n = notice_of(*state, "材料:\n- {名称: 申报书, 要求: 必备, 份数: 2, 盖章: "
                                               "申报单位, 后果: 退回}\n- {名称: 表, 要求: 必备, "
                                               "后果: 可补正}\n");
    struct copies_received items[] = {
        {.material = "申报书", .received = {.has = true, .value = 1}, .seal_applicant = "no"}};
    struct facts f = {.notice = n};
    struct findings out = {.arena = *state};
    copies_check(&f, &(struct delivery){.submissions = 1}, (struct copies_given){items, 1}, &out);
    assert_int_equal(out.n, 3);
    assert_string_equal(out.at[0].text, "申报书应交2份，收到1份，缺1份；后果：退回");
    assert_string_equal(out.at[1].text, "申报书没有申报单位的印章；后果：退回");
    assert_string_equal(out.at[2].text, "没有收到表；后果：可补正");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_most_particular_row),     ARENA_TEST(test_hand_over_and_silence),
        ARENA_TEST(test_short_and_over),          ARENA_TEST(test_missing_and_unsealed),
        ARENA_TEST(test_the_consequence_is_told),
    };
    return check_run("copies", tests, sizeof tests / sizeof *tests);
}
