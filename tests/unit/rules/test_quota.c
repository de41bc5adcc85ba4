/* Counts against limits: the boundary cases of the notices, on a small notice with the same rules. */
#include "rules/quota.h"

#include <string.h>

#include "unit/rules/notice_of.h"

static const char LIMITS[] =
    "方向:\n- {名称: 技术, 项: [{代号: 甲, 名称: 高精尖}, {代号: 乙, 名称: 其他}]}\n"
    "名单:\n"
    "- {名称: 珠三角, 内容: 单位, 列: [名称], 行: [[广州市], [佛山市], [深圳市]]}\n"
    "- {名称: 分配, 内容: 单位, 列: [名称, 基数], 行: [[甲局, '7'], [乙局, 很多]]}\n"
    "限额:\n"
    "- {名称: 珠三角名额, 数: 申报件, 每: 推荐单位, 适用: {推荐单位.名单: 珠三角}, 不含: "
    "{推荐单位: 深圳市},"
    " 至多: 8, 软: 原则上, 条款: 二}\n"
    "- {名称: 其他名额, 数: 申报件, 每: 推荐单位, 适用: {推荐单位.类别: 市局}, 不含: "
    "{推荐单位.名单: 珠三角},"
    " 至多: 5, 条款: 二}\n"
    "- {名称: 总额, 数: 申报件, 每: 推荐单位, 适用: {推荐单位.类别: 省局}, 至多: 5, 条款: 三}\n"
    "- {名称: 子额, 数: 申报件, 每: 推荐单位, 适用: {推荐单位.类别: 省局, 方向: 高精尖}, 至多: 2, "
    "属于: 总额, 条款: 三}\n"
    "- {名称: 比例, 数: 申报件, 每: 推荐单位, 适用: {推荐单位.名单: 分配}, 名单: 分配, 列: 基数, "
    "百分之: 50, 取整: 进一, 条款: 四}\n";

static const char *high[] = {"高精尖"}, *other[] = {"其他"};
static const char *foshan[] = {"佛山市"}, *shaoguan[] = {"韶关市"}, *shenzhen[] = {"深圳市"};

static struct facts of(const struct notice *n, struct unit_facts recommender)
{
    return (struct facts){.notice = n, .recommender = recommender};
}

/* The limit's result, over `n` submissions, the first `n_high` of them in the direction 高精尖. */
static struct quota_results judged(struct arena *a, struct facts f, size_t n, size_t n_high)
{
    struct quota_item *items = ARENA_ARRAY(a, struct quota_item, n + 1);
    for (size_t i = 0; i < n; i++) {
        items[i].facts = f;
        items[i].facts.directions = (struct texts){i < n_high ? high : other, 1};
    }
    items[n] = (struct quota_item){.facts = f, .is_withdrawn = true};
    items[n].facts.directions = (struct texts){high, 1};
    return quota_judge(a, &f, (struct quota_items){items, n + 1}, false);
}

/* T10: the ninth of 佛山 exceeds 原则上, the sixth of 韶关 a hard limit. */
static void test_soft_and_hard(void **state)
{
    const struct notice *n = notice_of(*state, LIMITS);
    struct facts f =
        of(n, (struct unit_facts){.name = "佛山局", .class = "市局", .regions = {foshan, 1}});
    struct quota_results r = judged(*state, f, 8, 0);
    assert_int_equal(r.at[0].state, QUOTA_FULL);
    r = judged(*state, f, 9, 0);
    assert_int_equal(r.n, 1);
    assert_int_equal(r.at[0].state, QUOTA_OVER);
    assert_int_equal(r.at[0].over, 1);
    assert_false(r.at[0].is_hard);
    assert_non_null(strstr(r.at[0].text, "原则上至多8件，已有9件，超1件"));

    f = of(n, (struct unit_facts){.name = "韶关局", .class = "市局", .regions = {shaoguan, 1}});
    r = judged(*state, f, 5, 0);
    assert_int_equal(r.n, 1);
    assert_int_equal(r.at[0].state, QUOTA_FULL);
    r = judged(*state, f, 6, 0);
    assert_int_equal(r.at[0].state, QUOTA_OVER);
    assert_true(r.at[0].is_hard);
    assert_string_equal(r.at[0].clause, "二");
}

/* T11: 深圳 is bound by neither. */
static void test_excluded_recommender(void **state)
{
    const struct notice *n = notice_of(*state, LIMITS);
    struct facts f =
        of(n, (struct unit_facts){.name = "深圳局", .class = "市局", .regions = {shenzhen, 1}});
    assert_int_equal(judged(*state, f, 9, 0).n, 0);
}

/* T17: five in all are within, three 高精尖 exceed the sub-quota. */
static void test_sub_quota(void **state)
{
    const struct notice *n = notice_of(*state, LIMITS);
    struct facts f = of(n, (struct unit_facts){.name = "某省局", .class = "省局"});
    struct quota_results r = judged(*state, f, 5, 3);
    assert_int_equal(r.n, 2);
    assert_int_equal(r.at[0].state, QUOTA_FULL);
    assert_int_equal(r.at[1].state, QUOTA_OVER);
    assert_int_equal(r.at[1].used, 3);
    assert_int_equal(judged(*state, f, 5, 2).at[1].state, QUOTA_FULL);
}

static void test_unknown_direction_is_undetermined(void **state)
{
    const struct notice *n = notice_of(*state, LIMITS);
    struct facts f = of(n, (struct unit_facts){.name = "某省局", .class = "省局"});
    struct quota_item items[3] = {{.facts = f}, {.facts = f}, {.facts = f}};
    struct quota_results r = quota_judge(*state, &f, (struct quota_items){items, 3}, false);
    assert_int_equal(r.at[0].state, QUOTA_WITHIN);
    assert_int_equal(r.at[1].state, QUOTA_UNDETERMINED);
    assert_non_null(strstr(r.at[1].text, "另有3件待定"));
}

static void test_column_of_a_list(void **state)
{
    const struct notice *n = notice_of(*state, LIMITS);
    struct facts f = of(n, (struct unit_facts){.name = "甲局", .class = "厅"});
    struct quota_results r = judged(*state, f, 4, 0);
    assert_int_equal(r.n, 1);
    assert_int_equal(r.at[0].max.value, 4);
    assert_int_equal(r.at[0].state, QUOTA_FULL);
    f.recommender.name = "乙局";
    r = judged(*state, f, 1, 0);
    assert_false(r.at[0].max.has);
    assert_int_equal(r.at[0].state, QUOTA_UNDETERMINED);
}

static void test_findings(void **state)
{
    const struct notice *n = notice_of(*state, LIMITS);
    struct facts f =
        of(n, (struct unit_facts){.name = "佛山局", .class = "市局", .regions = {foshan, 1}});
    struct quota_item items[9];
    for (size_t i = 0; i < 9; i++) {
        items[i] = (struct quota_item){.facts = f};
    }
    struct findings out = {.arena = *state};
    quota_check(&f, (struct quota_items){items, 8}, false, &out);
    assert_int_equal(out.n, 0);
    quota_check(&f, (struct quota_items){items, 9}, false, &out);
    assert_int_equal(out.n, 1);
    assert_int_equal(out.at[0].severity, SEVERITY_WARNING);
    assert_string_equal(out.at[0].notice, "示例〔2024〕1号");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_soft_and_hard),    ARENA_TEST(test_excluded_recommender),
        ARENA_TEST(test_sub_quota),        ARENA_TEST(test_unknown_direction_is_undetermined),
        ARENA_TEST(test_column_of_a_list), ARENA_TEST(test_findings),
    };
    return check_run("quota", tests, sizeof tests / sizeof *tests);
}
