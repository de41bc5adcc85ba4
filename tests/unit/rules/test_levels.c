/* Two levels of one call, 粤76 and 926 as they are shipped: one finding for what both say, both numbers where
 * they differ, nothing taken from one for the other. */
#include "rules/levels.h"

#include <string.h>

#include "base/slice.h"
#include "rules/condition.h"
#include "rules/copies.h"
#include "support/check.h"
#include "support/notice.h"

#define TEXTS(...)                                                                                 \
    {                                                                                              \
        (const char *[]){__VA_ARGS__}, sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)      \
    }

struct pair {
    struct notice child, parent;
};

static const struct pair *pair(struct arena *a)
{
    struct pair *p = ARENA_NEW(a, struct pair);
    p->child = notice_from(a, notice_file(a, "data/notices/gd76.yaml"));
    p->parent = notice_from(a, notice_file(a, "data/notices/926.yaml"));
    return p;
}

static struct texts foshan = TEXTS("440600", "佛山市", "440000", "广东省");
static struct texts shaoguan = TEXTS("440200", "韶关市", "440000", "广东省");

static struct texts vehicles = TEXTS("车联网网络安全防护");

/* A case that came to the province by 佛山. */
static struct facts from_foshan(const struct pair *p)
{
    return (struct facts){
        .notice = &p->child,
        .directions = vehicles,
        .lead = {.name = "示例公司"},
        .partners_known = true,
        .recommender = {.name = "佛山市工业和信息化局",
                        .class = "地市工信主管部门",
                        .regions = foshan},
        .receiver = {.name = "广东省工业和信息化厅", .class = "省级工信主管部门"},
    };
}

static const struct finding *find(const struct findings *found, const char *subject)
{
    for (size_t i = 0; i < found->n; i++) {
        assert_string_equal(found->at[i].rule, "levels");
        assert_string_equal(found->at[i].notice, "工网安函〔2024〕926号");
        if (text_eq(found->at[i].subject, subject)) {
            return &found->at[i];
        }
    }
    return NULL;
}

static void says(const struct finding *f, const char *part)
{
    assert_non_null(f);
    if (!strstr(f->text, part)) {
        fail_msg("says: %s, not: %s", f->text, part);
    }
}

static struct findings compare(struct arena *a, const struct facts *facts, const struct pair *p)
{
    struct findings out = {.arena = a};
    levels_compare(facts, &p->parent, &out);
    return out;
}

static struct findings judge(struct arena *a, const struct facts *facts, const struct pair *p)
{
    struct findings out = {.arena = a};
    levels_check(facts, &p->parent, &out);
    return out;
}

/* C18 C19 D15, C23 D18, C22 D17 */
static void test_numbers_that_differ_are_both_told(void **state)
{
    const struct pair *p = pair(*state);
    struct facts facts = from_foshan(p);
    struct findings found = compare(*state, &facts, p);
    const struct finding *quota = find(&found, "上级 926号：名额");
    says(quota, "粤76号 二 无编号段「珠三角地市名额」原则上至多8件；"
                "926号 二（二）「典型案例名额」原则上至多20件。");
    assert_int_equal(quota->severity, SEVERITY_NOTE);
    says(find(&found, "上级 926号：典型案例申报书份数"), "粤76号 三 4份；926号 二（三） 2份。");
    says(find(&found, "上级 926号：典型案例推荐汇总表份数"), "粤76号 三 4份；926号 二（三） 2份。");
    says(find(&found, "上级 926号：期限"), "粤76号 三「地市报省厅」2024-12-24 17:00；"
                                           "926号 二（三）「统一报送」2024-12-31。");
    says(find(&found, "上级 926号：条件"), "上级另有必备条件「2024年度的工作」：申报内容均应为在202"
                                           "4年度推进实施、取得明显成效的相关工作；"
                                           "粤76号没有写，报给上级前须核实");
    assert_int_equal(found.n, 5);
}

#define ASKED                                                                                                      \
    "条件:\n- {名称: 信用, 内容: 无不良记录, 要求: 必备, 核验: 人工, 条款: 二（一）}\n" \
    "- {名称: 成立, 内容: 成立满三年, 要求: 必备, 核验: 人工, 条款: 二（二）}\n"          \
    "材料:\n- {名称: 申报书, 要求: 必备, 份数: [{份: 2, 条款: 三}], 条款: 四}\n"               \
    "- {名称: 汇总表, 要求: 必备, 份数: [{份: 2, 条款: 三}], 条款: 四}\n"                        \
    "- {名称: 光盘, 要求: 必备, 条款: 四}\n"
#define ASKED_ABOVE                                                                                                           \
    "角色:\n- {名称: 各省, 充当: 推荐单位, 由: 单位, 类别: [省级工信主管部门]}\n"                    \
    "条件:\n- {名称: 诚信, 内容: 无不良记录, 要求: 必备, 核验: 人工, 条款: 五}\n"                     \
    "- {名称: 成立, 内容: 成立满五年, 要求: 必备, 核验: 人工, 条款: 六}\n"                              \
    "材料:\n- {名称: 案例申报书, 别名: 申报书, 要求: 必备, 份数: [{份: 2, 条款: 七}], 条款: 八}\n" \
    "- {名称: 汇总表, 要求: 必备, 份数: [{份: 3, 条款: 七}], 条款: 八}\n"                                   \
    "- {名称: 承诺书, 要求: 必备, 条款: 九}\n"

static struct pair *asked_pair(struct arena *a)
{
    struct pair *p = ARENA_NEW(a, struct pair);
    p->child = notice_of_text(a, NOTICE_HEAD "上级: 工网安函〔2024〕926号\n" ASKED);
    p->parent = notice_of_text(
        a, "文号: 工网安函〔2024〕926号\n代号: 上\n标题: 丙\n种类: 征集\n" ASKED_ABOVE);
    return p;
}

/* What both ask for is one finding with both clauses; other words or numbers are another matter. */
static void test_conditions_of_both_are_told_once(void **state)
{
    const struct pair *p = asked_pair(*state);
    struct facts facts = {.notice = &p->child, .parent = &p->parent};
    struct tick ticks[] = {{.condition = "信用", .by = "王示例"},
                           {.condition = "成立", .by = "王示例"}};
    struct condition_input in = {.facts = &facts, .ticks = {ticks, 2}};
    struct findings found = {.arena = *state};
    condition_check(&in, &found);
    assert_int_equal(found.n, 2);
    assert_string_equal(found.at[0].clause, "乙号 二（一）、上号 五");
    assert_string_equal(found.at[1].clause, "二（二）");
    found.n = in.ticks.n = 0; /* not looked at yet: one finding for all */
    condition_check(&in, &found);
    assert_int_equal(found.n, 1);
    assert_string_equal(found.at[0].clause, "乙号 二（一）、上号 五、二（二）");
    facts.parent = NULL;
    found.n = 0;
    condition_check(&in, &found);
    assert_string_equal(found.at[0].clause, "二（一）、二（二）");
}

static void test_materials_of_both_are_told_once(void **state)
{
    const struct pair *p = asked_pair(*state);
    struct facts facts = {.notice = &p->child, .parent = &p->parent};
    struct copies_received one = {.material = "申报书", .received = {true, 1}};
    struct delivery delivery = {.submissions = 1};
    struct findings found = {.arena = *state};
    copies_check(&facts, &delivery, (struct copies_given){&one, 1}, &found);
    assert_int_equal(found.n, 3);
    assert_string_equal(found.at[0].text, "申报书应交2份，收到1份，缺1份");
    assert_string_equal(found.at[0].clause, "乙号 四、上号 八");
    assert_string_equal(found.at[1].subject, "汇总表"); /* 2 and 3 copies */
    assert_string_equal(found.at[1].clause, "四");
    assert_string_equal(found.at[2].clause, "四"); /* only here */
}

static void test_what_only_the_upper_notice_asks(void **state)
{
    const struct pair *p = asked_pair(*state);
    struct facts facts = {.notice = &p->child, .receiver = {.class = "省级工信主管部门"}};
    struct findings found = {.arena = *state};
    levels_find_asked(&facts, &p->parent, &found);
    assert_int_equal(found.n, 2);
    says(&found.at[0], "「成立」：成立满五年；乙号没有写");
    assert_string_equal(found.at[0].clause, "六");
    says(&found.at[1], "上级另要「承诺书」；乙号没有写");
    assert_int_equal(found.at[1].severity, SEVERITY_NOTE);
}

static void test_the_quota_is_that_of_the_recommender(void **state)
{
    const struct pair *p = pair(*state);
    struct facts facts = from_foshan(p);
    facts.recommender.name = "韶关市工业和信息化局";
    facts.recommender.regions = shaoguan;
    struct findings found = compare(*state, &facts, p);
    says(find(&found, "上级 926号：名额"), "「粤东西北地市名额」至多5件；926号");
    facts.recommender = (struct unit_facts){0};
    found = compare(*state, &facts, p);
    says(find(&found, "上级 926号：名额"), "「粤东西北地市名额」至多5件；926号");
    says(find(&found, "上级 926号：名额"), "「珠三角地市名额」原则上至多8件，粤76号");
}

/* A bureau the upper notice does not let recommend, or of which nothing is known, hears nothing. */
static void test_only_who_recommends_above(void **state)
{
    const struct pair *p = pair(*state);
    struct facts facts = from_foshan(p);
    facts.receiver.class = "地市工信主管部门";
    assert_int_equal(compare(*state, &facts, p).n, 0);
    facts.receiver.class = NULL;
    assert_int_equal(compare(*state, &facts, p).n, 0);
}

static const struct limit *limit_called(const struct notice *n, const char *name)
{
    for (size_t i = 0; i < n->limits.n; i++) {
        if (text_eq(n->limits.at[i].name, name)) {
            return &n->limits.at[i];
        }
    }
    fail_msg("no limit %s", name);
    return NULL;
}

/* T13: both forbid it, so one clause names both and the upper one adds nothing. */
static void test_what_both_say_is_said_once(void **state)
{
    const struct pair *p = pair(*state);
    struct facts facts = from_foshan(p);
    const struct limit *alone = limit_called(&p->child, "单独申报");
    assert_string_equal(levels_clause(*state, &p->child, &p->parent, alone, alone->rule.clause),
                        "粤76号 一（一）、926号 二（一）");
    facts.partners = (struct unit_facts[]){{.name = "示例研究院"}};
    facts.n_partners = 1;
    assert_int_equal(judge(*state, &facts, p).n, 0);
}

static void test_other_numbers_are_not_the_same_limit(void **state)
{
    const struct pair *p = pair(*state);
    const struct limit *quota = limit_called(&p->child, "珠三角地市名额");
    assert_null(levels_same_limit(&p->child, &p->parent, quota));
    assert_string_equal(levels_clause(*state, &p->child, &p->parent, quota, "二"), "二");
    const struct limit *direction = limit_called(&p->child, "一个主体的方向");
    assert_ptr_equal(levels_same_limit(&p->child, &p->parent, direction),
                     limit_called(&p->parent, "一个主体的方向"));
    assert_null(levels_same_limit(&p->child, NULL, direction));
}

/* Where the own notice is silent or allows more, the upper limit is told, with what the own one says. */
static void test_the_upper_limit_of_members(void **state)
{
    struct pair *p = ARENA_NEW(*state, struct pair);
    p->parent = notice_from(*state, notice_file(*state, "data/notices/926.yaml"));
    p->child = notice_of_text(*state, NOTICE_HEAD "上级: 工网安函〔2024〕926号\n"
                                                  "通道:\n- {名称: 典型案例, 代号: 案例}\n");
    struct facts facts = from_foshan(p);
    facts.partners = (struct unit_facts[]){{.name = "示例研究院"}};
    facts.n_partners = 1;
    struct findings found = judge(*state, &facts, p);
    const struct finding *f = find(&found, "上级 926号：成员");
    says(f, "成员至多1家，现有2家，超1家；乙号没有写");
    assert_int_equal(f->severity, SEVERITY_ERROR);
    assert_string_equal(f->clause, "二（一）");
    facts.n_partners = 0;
    assert_int_equal(judge(*state, &facts, p).n, 0);
    facts.n_partners = 1;
    facts.partners_known = false;
    assert_int_equal(judge(*state, &facts, p).n, 0);
    p->child = notice_of_text(*state, NOTICE_HEAD
                              "上级: 工网安函〔2024〕926号\n"
                              "通道:\n- {名称: 典型案例, 代号: 案例}\n"
                              "限额:\n- {名称: 联合, 数: 成员, 每: 申报件, 至多: 3, 条款: 五}\n");
    facts.partners_known = true;
    found = judge(*state, &facts, p);
    says(find(&found, "上级 926号：成员"), "超1家；乙号 五 是至多3家，两级各是各的");
}

static void test_a_direction_the_upper_notice_lacks(void **state)
{
    const struct pair *p = pair(*state);
    struct facts facts = from_foshan(p);
    assert_int_equal(judge(*state, &facts, p).n, 0);
    facts.directions = (struct texts)TEXTS("低空安全");
    struct findings found = judge(*state, &facts, p);
    const struct finding *f = find(&found, "上级 926号：方向");
    says(f, "「低空安全」不是926号的申报方向");
    assert_string_equal(f->clause, "一（一）");
    assert_int_equal(f->severity, SEVERITY_WARNING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_numbers_that_differ_are_both_told),
        ARENA_TEST(test_conditions_of_both_are_told_once),
        ARENA_TEST(test_materials_of_both_are_told_once),
        ARENA_TEST(test_what_only_the_upper_notice_asks),
        ARENA_TEST(test_the_quota_is_that_of_the_recommender),
        ARENA_TEST(test_only_who_recommends_above),
        ARENA_TEST(test_what_both_say_is_said_once),
        ARENA_TEST(test_other_numbers_are_not_the_same_limit),
        ARENA_TEST(test_the_upper_limit_of_members),
        ARENA_TEST(test_a_direction_the_upper_notice_lacks),
    };
    return check_run("levels", tests, sizeof tests / sizeof *tests);
}
