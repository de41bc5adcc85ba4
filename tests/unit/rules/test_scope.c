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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_yes_no_unknown),
        ARENA_TEST(test_certain_no_beats_unknown),
        ARENA_TEST(test_open_list_never_says_no),
        ARENA_TEST(test_exclusion_names_its_clause),
    };
    return check_run("scope", tests, sizeof tests / sizeof *tests);
}
