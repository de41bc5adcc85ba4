/* The rules over the shipped notices, at the edges their documents draw: the last that is allowed and
 * the first that is not. */
#include <string.h>

#include "base/date.h"
#include "rules/copies.h"
#include "rules/deadline.h"
#include "rules/scope.h"
#include "support/check.h"
#include "support/notice.h"

#define TEXTS(...)                                                                                 \
    {                                                                                              \
        (const char *[]){__VA_ARGS__}, sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)      \
    }

static struct notice load(struct arena *a, const char *code)
{
    return notice_from(a, notice_file(a, arena_printf(a, "data/notices/%s.yaml", code)));
}

static void test_gd76_shenzhen_goes_another_way(void **state)
{
    struct notice n = load(*state, "gd76");
    struct texts shenzhen = TEXTS("深圳市", "440300", "广东省", "440000");
    struct facts facts = {.notice = &n,
                          .recommender = {.class = "地市工信主管部门", .regions = shenzhen}};
    const struct step *step = &n.steps.at[1];
    assert_string_equal(step->name, "地市报省厅");
    assert_int_equal(scope_applies(&step->rule, &facts), TRUTH_NO);
    assert_string_equal(scope_exclusion(&step->rule, &facts)->clause, "二 无编号段");
}

static void test_gd76_five_in_the_afternoon(void **state)
{
    struct notice n = load(*state, "gd76");
    struct deadline_context c = {.arena = *state, .calendars = &(struct calendars){0}};
    struct deadline d = deadline_of(&c, &n.steps.at[1]);
    int64_t five;
    assert_true(instant_parse("2024-12-24 17:00", &five, NULL));
    assert_int_equal(deadline_judge(&d, five + 1), LATENESS_LATE);
    assert_int_equal(deadline_judge(&d, five - 1), LATENESS_IN_TIME);
    assert_true(d.is_open);
}

static void test_220_only_the_listed_are_exempt(void **state)
{
    struct notice n = load(*state, "220");
    struct texts beijing = TEXTS("北京市", "110000");
    struct facts listed = {.notice = &n};
    listed.lead.name = "中国联合网络通信有限公司北京分公司";
    listed.lead.regions = beijing;
    struct facts other = listed;
    other.lead.name = "某示例科技有限公司";
    assert_string_equal(n.limits.at[0].name, "省推荐名额");
    assert_int_equal(scope_applies(&n.limits.at[0].rule, &listed), TRUTH_NO);
    assert_int_equal(scope_applies(&n.limits.at[0].rule, &other), TRUTH_YES);
}

static int64_t copies(const struct notice *n, const char *material, struct delivery d)
{
    const struct copies *row;
    struct number count = copies_required(notice_material(n, material), &d, &row);
    return count.has ? count.value : -1;
}

static void test_copies_by_level(void **state)
{
    struct notice gd76 = load(*state, "gd76"), above = load(*state, "926");
    struct notice n360 = load(*state, "360"), n220 = load(*state, "220");
    struct delivery up = {.level = LEVEL_MINISTRY, .media = MEDIUM_PAPER, .submissions = 1};
    struct delivery to_province = up, to_ministry = up;
    to_province.level = LEVEL_PROVINCE;
    up.stage = "省级报行业部门";
    assert_int_equal(copies(&gd76, "案例申报书", to_province), 4);
    assert_int_equal(copies(&above, "企业申报书", to_ministry), 2);
    assert_int_equal(copies(&n360, "推荐项目汇总表", up), 2);
    assert_int_equal(copies(&n360, "试点示范申报书", up), 3);
    up.stage = "行业部门报部";
    assert_int_equal(copies(&n360, "试点示范申报书", up), -1);
    assert_int_equal(copies(&n220, "申报材料", to_ministry), 5);
    assert_int_equal(copies(&n220, "推荐文件", to_ministry), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_gd76_shenzhen_goes_another_way),
        ARENA_TEST(test_gd76_five_in_the_afternoon),
        ARENA_TEST(test_220_only_the_listed_are_exempt),
        ARENA_TEST(test_copies_by_level),
    };
    return check_run("shipped", tests, sizeof tests / sizeof *tests);
}
