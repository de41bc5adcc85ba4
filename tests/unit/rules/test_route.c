/* Which way a case went, and which is right. */
#include "rules/route.h"

#include <string.h>

#include "unit/rules/notice_of.h"

#define TEXTS(...)                                                                                 \
    {                                                                                              \
        (const char *[]){__VA_ARGS__}, sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)      \
    }

static const char NOTICE[] =
    "角色:\n"
    "- {名称: 企业, 充当: 牵头单位, 由: 单位}\n"
    "- {名称: 市局, 充当: 推荐单位, 由: 单位, 类别: 地市局, 辖区: 所在地, 条款: 二}\n"
    "- {名称: 行业部门, 充当: 推荐单位, 由: 单位, 类别: 部委, 条款: 二}\n"
    "环节:\n"
    "- {名称: 申报, 性质: 报送, 谁: 企业, 给谁: [市局, 行业部门], 内容: 直管的可报行业部门, 条款: "
    "一}\n"
    "- {名称: 市报省, 性质: 报送, 谁: 市局, 给谁: 省厅, 不含: {推荐单位.地区: 乙市, 条款: 五}, "
    "应走: 乙市径报部, 条款: 三}\n"
    "- {名称: 行业报部, 性质: 报送, 谁: 行业部门, 给谁: 部, 条款: 四}\n"
    "- {名称: 初审, 性质: 初审, 不含: {牵头单位: 老示范}, 应走: 直接答辩, 条款: 六}\n";

static struct texts jia = TEXTS("11", "甲市", "省"), yi = TEXTS("12", "乙市", "省"),
                    county = TEXTS("丙县", "11", "甲市", "省");

/* A company of 甲市 by its city to the province. */
static struct facts right(struct arena *a)
{
    return (struct facts){.notice = notice_of(a, NOTICE),
                          .lead = {.name = "示例公司", .regions = county},
                          .recommender = {.name = "甲市局", .class = "地市局", .regions = jia},
                          .receiver = {.name = "某厅", .class = "省厅"}};
}

static struct findings judge(struct arena *a, const struct facts *facts)
{
    struct findings out = {.arena = a};
    route_check(facts, &out);
    return out;
}

static const struct finding *only(struct findings found, enum severity severity, const char *clause)
{
    assert_int_equal(found.n, 1);
    assert_string_equal(found.at[0].rule, "route");
    assert_int_equal(found.at[0].severity, severity);
    assert_string_equal(found.at[0].clause, clause);
    return &found.at[0];
}

static void says(const struct finding *f, const char *part)
{
    if (!strstr(f->text, part)) {
        fail_msg("says: %s, not: %s", f->text, part);
    }
}

static void test_the_right_way_is_silent(void **state)
{
    struct facts f = right(*state);
    assert_int_equal(judge(*state, &f).n, 0);
}

static void test_who_is_taken_out_is_told_where_to_go(void **state)
{
    struct facts f = right(*state);
    f.recommender = (struct unit_facts){.name = "乙市局", .class = "地市局", .regions = yi};
    f.lead.regions = yi;
    says(only(judge(*state, &f), SEVERITY_ERROR, "五"), "「乙市局」不经本台报送：乙市径报部");
    /* Even when nobody knows what kind of unit it is. */
    f.recommender.class = NULL;
    says(only(judge(*state, &f), SEVERITY_ERROR, "五"), "乙市径报部");
}

static void test_a_recommender_that_is_none(void **state)
{
    struct facts f = right(*state);
    f.receiver = (struct unit_facts){0};
    f.recommender = (struct unit_facts){.name = "某协会", .class = "行业协会"};
    const struct finding *wrong = only(judge(*state, &f), SEVERITY_WARNING, "一");
    says(wrong, "「示例公司」按通知应报市局、行业部门，「某协会」不在其中");
    says(wrong, "直管的可报行业部门");
    f.recommender.class = NULL;
    assert_int_equal(judge(*state, &f).n, 0);
}

static void test_another_receiver(void **state)
{
    struct facts f = right(*state);
    f.recommender = (struct unit_facts){.name = "某部", .class = "部委"};
    says(only(judge(*state, &f), SEVERITY_WARNING, "四"), "「某部」按通知应报部，本台不在其中");
    /* A desk that the notice does not name as a receiver cannot tell. */
    f.receiver.class = "支撑中心";
    assert_int_equal(judge(*state, &f).n, 0);
}

/* An applicant that comes straight to the province. */
static void test_an_arrival_from_the_applicant(void **state)
{
    struct facts f = right(*state);
    struct findings out = {.arena = *state};
    f.recommender =
        (struct unit_facts){.name = "示例公司", .class = "网络安全企业", .regions = jia};
    route_check_arrival(&f, &out);
    says(only(out, SEVERITY_WARNING, "一"), "按通知应报市局、行业部门，本台不在其中");
}

/* The desk of a city that recommends: what it hands up later is no arrival here. */
static void test_the_desk_that_recommends(void **state)
{
    struct facts f = right(*state);
    f.receiver = f.recommender;
    assert_int_equal(judge(*state, &f).n, 0);
}

static void test_regions(void **state)
{
    struct facts f = right(*state);
    f.lead.regions = yi;
    const struct finding *wrong = only(judge(*state, &f), SEVERITY_WARNING, "二");
    says(wrong, "「示例公司」在乙市，「甲市局」管的是甲市");
    assert_false(wrong->is_hard);
}

static void test_steps_one_need_not_pass(void **state)
{
    struct facts f = right(*state);
    f.lead.name = "老示范";
    says(only(judge(*state, &f), SEVERITY_NOTE, "六"), "不经「初审」：直接答辩");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_right_way_is_silent),
        ARENA_TEST(test_who_is_taken_out_is_told_where_to_go),
        ARENA_TEST(test_a_recommender_that_is_none),
        ARENA_TEST(test_another_receiver),
        ARENA_TEST(test_an_arrival_from_the_applicant),
        ARENA_TEST(test_the_desk_that_recommends),
        ARENA_TEST(test_regions),
        ARENA_TEST(test_steps_one_need_not_pass),
    };
    return check_run("route", tests, sizeof tests / sizeof *tests);
}
