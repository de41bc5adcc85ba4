/* Whether a rule holds: and, or, subtree, exclusion, and what is not known. */
#include "rules/scope.h"

#include "unit/rules/notice_of.h"

static const char MODEL[] = "通道:\n- {代号: a, 名称: 典型案例}\n- {代号: b, 名称: 突出地区}\n"
                            "方向:\n- {名称: 技术, 项: [{代号: 甲, 名称: 网络, 别名: 网络化, 下级: "
                            "[{代号: 乙, 名称: 供电}]},"
                            " {代号: 丙, 名称: 节能}]}\n"
                            "名单:\n- {名称: 培育, 内容: 单位, 列: [名称], 行: [[示例公司]]}\n"
                            "- {名称: 未全, 内容: 单位, 可增: 是, 列: [名称], 行: [[示例公司]]}\n"
                            "限额:\n- {数: 申报件, 每: 推荐单位, 至多: 1, %s}\n";

static enum truth applies(struct arena *a, const char *scope, struct facts f)
{
    f.notice = notice_of(a, arena_printf(a, MODEL, scope));
    return scope_applies(&f.notice->limits.at[0].rule, &f);
}

static const char *power[] = {"供电"}, *saving[] = {"节能"},
                  *city[] = {"440600", "佛山市", "广东省"};

static const struct facts nothing = {0};

static struct facts full(void)
{
    return (struct facts){.track = "a",
                          .directions = {power, 1},
                          .recommender = {.name = "佛山局", .class = "市局", .regions = {city, 3}},
                          .lead = {.name = "示例公司", .kind = "企业"},
                          .partners_known = true};
}

static void test_yes_no_unknown(void **state)
{
    static const struct {
        const char *scope;
        enum truth full, unknown;
    } scopes[] = {
        {"条款: 一", TRUTH_YES, TRUTH_YES},
        {"适用: {通道: 典型案例}", TRUTH_YES, TRUTH_UNKNOWN},
        {"适用: {通道: b}", TRUTH_NO, TRUTH_UNKNOWN},
        {"适用: {通道: [a, b]}", TRUTH_YES, TRUTH_UNKNOWN},
        {"适用: {方向: 网络化}", TRUTH_YES, TRUTH_UNKNOWN},
        {"适用: {方向: 节能}", TRUTH_NO, TRUTH_UNKNOWN},
        {"适用: {推荐单位: 广东省}", TRUTH_YES, TRUTH_UNKNOWN},
        {"适用: {推荐单位.类别: [省局, 市局]}", TRUTH_YES, TRUTH_UNKNOWN},
        {"适用: {推荐单位.类别: 市局, 通道: b}", TRUTH_NO, TRUTH_UNKNOWN},
        {"不含: {推荐单位: 佛山市}", TRUTH_NO, TRUTH_UNKNOWN},
        {"不含: {推荐单位: 佛山市, 通道: b}", TRUTH_YES, TRUTH_UNKNOWN},
        {"适用: {推荐单位.类别: 省局}, 不含: {推荐单位: 佛山市}", TRUTH_NO, TRUTH_UNKNOWN},
        {"不含: {牵头单位.名单: 培育}", TRUTH_NO, TRUTH_UNKNOWN},
        {"适用: {申报单位.性质: 企业}", TRUTH_YES, TRUTH_UNKNOWN},
        {"适用: {联合单位.数量: 1..2}", TRUTH_NO, TRUTH_UNKNOWN},
        {"适用: {成员.数量: 1}", TRUTH_YES, TRUTH_UNKNOWN},
        {"适用: {申报形式: 单独}", TRUTH_YES, TRUTH_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        enum truth known = applies(*state, scopes[i].scope, full());
        enum truth unknown = applies(*state, scopes[i].scope, nothing);
        if (known != scopes[i].full || unknown != scopes[i].unknown) {
            fail_msg("%s: %d %d", scopes[i].scope, known, unknown);
        }
    }
}

/* A key that fails for certain decides, whatever the others are. */
static void test_certain_no_beats_unknown(void **state)
{
    struct facts f = {.directions = {saving, 1}};
    assert_int_equal(applies(*state, "适用: {方向: 网络, 通道: a}", f), TRUTH_NO);
    assert_int_equal(applies(*state, "不含: {方向: 网络, 通道: a}", f), TRUTH_YES);
}

static void test_open_list_never_says_no(void **state)
{
    struct facts f = {.lead = {.name = "别的公司"}};
    assert_int_equal(applies(*state, "适用: {牵头单位.名单: 培育}", f), TRUTH_NO);
    assert_int_equal(applies(*state, "适用: {牵头单位.名单: 未全}", f), TRUTH_UNKNOWN);
    f.lead.name = "示例公司";
    assert_int_equal(applies(*state, "适用: {牵头单位.名单: 未全}", f), TRUTH_YES);
}

static void test_exclusion_names_its_clause(void **state)
{
    struct facts f = full();
    f.notice =
        notice_of(*state, arena_printf(*state, MODEL, "不含: {推荐单位: 佛山市, 条款: 二（三）}"));
    const struct scope_term *term = scope_exclusion(&f.notice->limits.at[0].rule, &f);
    assert_non_null(term);
    assert_string_equal(term->clause, "二（三）");
    f.recommender = (struct unit_facts){.name = "别的局"};
    assert_null(scope_exclusion(&f.notice->limits.at[0].rule, &f));
}

/* A role that the notice names: the part it stands for, and of its classes. */
static const char ROLES[] = "角色:\n"
                            "- {名称: 地方部门, 充当: 推荐单位, 类别: [市局]}\n"
                            "- {名称: 收件部门, 充当: 接收单位, 类别: [省厅]}\n"
                            "- {名称: 申报方, 充当: 申报单位, 类别: [企业, 院所]}\n"
                            "- {名称: 牵头方, 充当: 牵头单位, 类别: [企业]}\n"
                            "- {名称: 协作方, 充当: 联合单位, 类别: [院所]}\n"
                            "- {名称: 主办方, 充当: 组织单位}\n"
                            "- {名称: 推荐方, 充当: 推荐单位}\n"
                            "限额:\n- {数: 申报件, 每: 推荐单位, 至多: 1, 适用: {%s}}\n";

static enum truth plays_role(struct arena *a, const char *scope, struct facts f)
{
    f.notice = notice_of(a, arena_printf(a, ROLES, scope));
    return scope_applies(&f.notice->limits.at[0].rule, &f);
}

static void test_roles_of_a_notice(void **state)
{
    static const struct unit_facts partners[] = {{.name = "甲公司", .class = "企业"},
                                                 {.name = "乙所", .class = "院所"}};
    const struct facts f = {
        .recommender = {.name = "佛山局", .class = "市局", .regions = {city, 3}},
        .receiver = {.name = "某厅", .class = "省厅"},
        .lead = {.name = "示例公司", .class = "企业"},
        .partners = partners,
        .n_partners = 2,
        .partners_known = true};
    static const struct {
        const char *scope;
        enum truth wanted;
    } scopes[] = {
        {"地方部门: 佛山市", TRUTH_YES}, {"地方部门: 珠海市", TRUTH_NO},
        {"收件部门: 某厅", TRUTH_YES},   {"收件部门: 别的厅", TRUTH_NO},
        {"牵头方: 示例公司", TRUTH_YES}, {"牵头方: 甲公司", TRUTH_NO},
        {"协作方: 乙所", TRUTH_YES},     {"协作方: 甲公司", TRUTH_NO}, /* of another class */
        {"协作方: 示例公司", TRUTH_NO},                                /* the lead is no partner */
        {"申报方: 示例公司", TRUTH_YES}, {"申报方: 乙所", TRUTH_YES},
        {"申报方: 别的公司", TRUTH_NO},  {"主办方: 某厅", TRUTH_UNKNOWN},
        {"推荐方: 佛山市", TRUTH_YES}, /* of any class */
    };
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        enum truth found = plays_role(*state, scopes[i].scope, f);
        if (found != scopes[i].wanted) {
            fail_msg("%s: %d", scopes[i].scope, found);
        }
    }
}

static void test_roles_of_who_is_not_known(void **state)
{
    static const struct unit_facts partner[] = {{.name = "乙所", .class = "院所"}};
    struct facts f = {.recommender = {.name = "佛山局", .class = "县局", .regions = {city, 3}},
                      .lead = {.name = "示例公司", .class = "院所"}};
    assert_int_equal(plays_role(*state, "地方部门: 佛山市", f), TRUTH_NO);
    assert_int_equal(plays_role(*state, "牵头方: 示例公司", f), TRUTH_NO);
    assert_int_equal(plays_role(*state, "协作方: 乙所", f), TRUTH_UNKNOWN);
    assert_int_equal(plays_role(*state, "申报方: 别的公司", f), TRUTH_UNKNOWN);
    f.partners = partner;
    f.n_partners = 1;
    assert_int_equal(plays_role(*state, "协作方: 乙所", f), TRUTH_YES); /* others change nothing */
    f.partners_known = true;
    assert_int_equal(plays_role(*state, "申报方: 别的公司", f), TRUTH_NO);
    assert_int_equal(plays_role(*state, "协作方: 示例公司", f), TRUTH_NO); /* the lead is none */
    f.recommender.class = NULL;
    assert_int_equal(plays_role(*state, "地方部门: 佛山市", f), TRUTH_UNKNOWN);
}

/* Fields of the form and axes by their names. */
static void test_names_of_the_notice(void **state)
{
    static const char model[] =
        "方向:\n- {名称: 技术, 项: [{名称: 网络}, {名称: 节能}]}\n"
        "- {名称: 场景, 项: [{名称: 电力}, {名称: 港口}]}\n"
        "表单:\n- 组: 基本\n  字段:\n  - {标识: trade, 名称: 行业, 类型: 文字}\n"
        "限额:\n- {数: 申报件, 每: 推荐单位, 至多: 1, 适用: {%s}}\n";
    static const struct {
        const char *scope;
        enum truth wanted;
    } scopes[] = {{"行业: 电力", TRUTH_YES},
                  {"trade: 电力", TRUTH_YES},
                  {"行业: 港口", TRUTH_NO},
                  {"场景: 港口", TRUTH_YES},
                  {"场景: 电力", TRUTH_NO}};
    static const char *harbour[] = {"港口"};
    struct field_fact fields[] = {{"行业", "电力", 2}};
    struct facts f = {.directions = {harbour, 1}, .fields = fields, .n_fields = 1};
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        f.notice = notice_of(*state, arena_printf(*state, model, scopes[i].scope));
        enum truth found = scope_applies(&f.notice->limits.at[0].rule, &f);
        if (found != scopes[i].wanted) {
            fail_msg("%s: %d", scopes[i].scope, found);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_names_of_the_notice),        ARENA_TEST(test_roles_of_a_notice),
        ARENA_TEST(test_roles_of_who_is_not_known),  ARENA_TEST(test_yes_no_unknown),
        ARENA_TEST(test_certain_no_beats_unknown),   ARENA_TEST(test_open_list_never_says_no),
        ARENA_TEST(test_exclusion_names_its_clause),
    };
    return check_run("scope", tests, sizeof tests / sizeof *tests);
}
