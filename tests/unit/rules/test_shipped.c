/* The rules over the shipped notices, at the edges their documents draw: the last that is allowed and
 * the first that is not. */
#include <string.h>

#include "base/date.h"
#include "rules/copies.h"
#include "rules/deadline.h"
#include "rules/quota.h"
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

/* What the limit says of `n` submissions of this recommender, the first `special` of them on another
 * direction; NULL when it does not bind it. */
struct passed {
    const char *limit;
    struct facts facts;
    size_t n, special;
    const char *special_direction;
};

static const struct quota_result *judge(struct arena *a, const struct passed *p)
{
    struct quota_item *items = ARENA_ARRAY(a, struct quota_item, p->n + 1);
    for (size_t i = 0; i < p->n; i++) {
        items[i].facts = p->facts;
        struct texts special = {(const char **)arena_alloc(a, sizeof(char *)), 1};
        special.at[0] = p->special_direction;
        items[i].facts.directions = i < p->special ? special : p->facts.directions;
    }
    struct facts recommender = p->facts;
    recommender.directions = (struct texts){0};
    struct quota_results all =
        quota_judge(a, &recommender, (struct quota_items){items, p->n}, false);
    for (size_t i = 0; i < all.n; i++) {
        if (strcmp(all.at[i].limit->name, p->limit) == 0) {
            return &all.at[i];
        }
    }
    return NULL;
}

static void expect(struct arena *a, struct passed p, size_t allowed, bool is_hard)
{
    p.n = allowed;
    const struct quota_result *full = judge(a, &p);
    assert_non_null(full);
    assert_int_equal(full->state, QUOTA_FULL);
    p.n = allowed + 1;
    const struct quota_result *over = judge(a, &p);
    assert_int_equal(over->state, QUOTA_OVER);
    assert_int_equal(over->over, 1);
    assert_int_equal(over->is_hard, is_hard);
}

static void test_255_twenty_or_ten(void **state)
{
    struct notice n = load(*state, "255");
    struct passed bureau = {.limit = "省级通信管理局名额", .facts = {.notice = &n}};
    bureau.facts.recommender.class = "省级通信管理局";
    expect(*state, bureau, 20, true);
    struct passed company = {.limit = "企业名额", .facts = {.notice = &n}};
    company.facts.recommender.class = "互联网数据中心业务经营者";
    expect(*state, company, 10, true);
}

static struct passed city(const struct notice *n, const char *limit, struct texts regions)
{
    struct passed p = {.limit = limit, .facts = {.notice = n}};
    p.facts.recommender.class = "地市工信主管部门";
    p.facts.recommender.regions = regions;
    return p;
}

static void test_gd76_by_where_the_city_lies(void **state)
{
    struct notice n = load(*state, "gd76");
    struct texts foshan = TEXTS("佛山市", "440600", "广东省", "440000");
    struct texts shaoguan = TEXTS("韶关市", "440200", "广东省", "440000");
    struct texts shenzhen = TEXTS("深圳市", "440300", "广东省", "440000");
    expect(*state, city(&n, "珠三角地市名额", foshan), 8, false);
    expect(*state, city(&n, "粤东西北地市名额", shaoguan), 5, true);
    struct passed p = city(&n, "珠三角地市名额", shenzhen);
    assert_null(judge(*state, &p));
    p.limit = "粤东西北地市名额";
    assert_null(judge(*state, &p));
}

static void test_gd76_shenzhen_goes_another_way(void **state)
{
    struct notice n = load(*state, "gd76");
    struct texts shenzhen = TEXTS("深圳市", "440300", "广东省", "440000");
    struct facts facts = city(&n, "", shenzhen).facts;
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

static void test_926_twenty_cases_softly(void **state)
{
    struct notice n = load(*state, "926");
    struct passed p = {.limit = "典型案例名额", .facts = {.notice = &n, .track = "典型案例"}};
    p.facts.recommender.class = "省级通信管理局";
    expect(*state, p, 20, false);
    p.facts.track = "成效突出地区";
    assert_null(judge(*state, &p));
}

static void test_360_five_of_which_two(void **state)
{
    struct notice n = load(*state, "360");
    struct texts other = TEXTS("商用密码");
    struct passed p = {.limit = "推荐项目总数",
                       .facts = {.notice = &n, .directions = other},
                       .special_direction = "高精尖"};
    p.facts.recommender.level = LEVEL_PROVINCE;
    expect(*state, p, 5, false);
    p.limit = "高精尖子额";
    p.n = 5;
    p.special = 2;
    assert_int_equal(judge(*state, &p)->state, QUOTA_FULL);
    p.special = 3;
    assert_int_equal(judge(*state, &p)->state, QUOTA_OVER);
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
        ARENA_TEST(test_255_twenty_or_ten),
        ARENA_TEST(test_gd76_by_where_the_city_lies),
        ARENA_TEST(test_gd76_shenzhen_goes_another_way),
        ARENA_TEST(test_gd76_five_in_the_afternoon),
        ARENA_TEST(test_926_twenty_cases_softly),
        ARENA_TEST(test_360_five_of_which_two),
        ARENA_TEST(test_220_only_the_listed_are_exempt),
        ARENA_TEST(test_copies_by_level),
    };
    return check_run("shipped", tests, sizeof tests / sizeof *tests);
}
