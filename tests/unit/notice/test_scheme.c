/* Review schemes: what is shipped loads, every key is in the documentation, defaults are filled in, each
 * mistake is told with its place. */
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "notice/load.h"
#include "notice/schema.h"
#include "notice/value.h"
#include "support/check.h"
#include "support/notice.h"
#include "support/scheme.h"

static struct problems load(struct arena *a, struct slice text, struct scheme *s)
{
    struct problems ps = {.arena = a, .file = "x.yaml"};
    struct err err = {.arena = a};
    enum status status = scheme_load_text(text, s, &ps, &err);
    assert_int_equal(status, ps.n ? STATUS_DATA : STATUS_OK);
    return ps;
}

static void test_shipped_schemes_load(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct folder_files files = {0};
    assert_int_equal(folder_list(a, "data/schemes", &files, &err), STATUS_OK);
    assert_int_equal(files.n, 5);
    for (size_t i = 0; i < files.n; i++) {
        struct slice text;
        struct scheme s;
        const char *path = arena_printf(a, "data/schemes/%s", files.at[i].path);
        assert_int_equal(file_read(a, path, YAML_MAX_BYTES, &text, &err), STATUS_OK);
        struct problems ps = load(a, text, &s);
        if (ps.n) {
            fail_msg("%s:%d:%d: %s", path, ps.at[0].line, ps.at[0].column, ps.at[0].text);
        }
        assert_string_equal(s.source, "本台自定");
        assert_non_null(s.help);
    }
}

static void test_defaults(void **state)
{
    struct scheme s =
        scheme_of(*state, "汇总: 去高去低\n去: 2\n法定: 过半数\n"
                          "指标: [{名称: 甲, 满分: 10}, {名称: 乙, 类型: 合格}, {名称: 丙, "
                          "类型: 表决}]\n");
    assert_int_equal(s.trim_from.value, 5);
    assert_int_equal(s.places.value, 2);
    assert_int_equal(s.sheets_min.value, 1);
    assert_int_equal(s.quorum_base, BASE_SEATS);
    assert_int_equal(s.criteria.at[0].step.value, SCORE_UNIT);
    assert_int_equal(s.criteria.at[0].weight.value, SCORE_UNIT);
    assert_int_equal(s.criteria.at[1].max.value, 0);
    assert_int_equal(s.criteria.at[2].max.value, SCORE_UNIT);
    assert_true(s.criteria.at[2].pass.is_over);
    assert_int_equal(s.criteria.at[2].pass_base, BASE_CAST);
    assert_int_equal(scheme_stage_count(&s), 1);
    assert_int_equal(scheme_stage_find(&s, NULL), 0);
}

#define HEAD "名称: 甲\n来源: 本台自定\n汇总: 平均\n"
#define ONE HEAD "指标: [{名称: 分, 满分: 100}]\n"
#define TWO HEAD "阶段: [{名称: 一, 权重: 50%}, {名称: 二, 权重: 50%}]\n"

static void test_mistakes_have_places(void **state)
{
    static const struct {
        const char *text;
        int line, column;
        const char *part;
    } wrong[] = {
        {HEAD, 1, 1, "缺少必写的键「指标」"},
        {"来源: 甲\n指标: [{名称: 分, 满分: 1}]\n名称: 甲\n", 1, 1, "「汇总」"},
        {ONE "指栋: 1\n", 5, 1, "是不是「指标」"},
        {ONE "去: 1\n", 5, 4, "只用于「汇总: 去高去低」"},
        {ONE "位数: 5\n", 5, 5, "0 到 4"},
        {ONE "入围数: 0\n", 5, 6, "1 到"},
        {ONE "法定: 3/2\n", 5, 5, "几分之几"},
        {ONE "法定基数: 应到\n", 5, 7, "没有写「法定」"},
        {ONE "法定: 1/2\n法定基数: 投票\n", 6, 7, "应到 / 未回避"},
        {ONE "加分上限: 3\n", 5, 7, "类型: 加分"},
        {ONE "合格线: 六十\n", 5, 6, "26.5"},
        {ONE "并列: [名次]\n", 5, 6, "指标得分 /"},
        {ONE "并列: [指标得分]\n", 5, 6, "指标: 分"},
        {ONE "并列: [{按: 指标得分, 指标: 乙}]\n", 5, 20, "没有叫「乙」的指标"},
        {ONE "并列: [高分多]\n", 5, 6, "分: 90"},
        {ONE "并列: [{按: 抽签, 分: 3}]\n", 5, 17, "只用于「按: 高分多」"},
        {ONE "并列: [并列跳号, 抽签]\n", 5, 12, "跨线: 按并列规则"},
        {ONE "并列: [并列跳号, 并列连号]\n", 5, 12, "只能写一次"},
        {ONE "中间修约: [{步: 指标平均, 位数: 1}]\n", 5, 12, "去于: 指标"},
        {ONE "中间修约: [{步: 最终得分, 位数: 9}]\n", 5, 22, "0 到 4"},
        {ONE "中间修约: [{步: 单份总分, 位数: 1}, {步: 单份总分, 位数: 2}]\n", 5, 30, "两次"},
        {HEAD "指标: [{名称: 分, 满分: 100}, {名称: 分, 满分: 1}]\n", 4, 29, "两个指标"},
        {HEAD "指标: [{名称: 意见, 满分: 100}]\n", 4, 11, "别的列"},
        {HEAD "指标: [{名称: 专家意见, 满分: 100}]\n", 4, 11, "别的列"},
        {HEAD "指标: [{名称: 甲, 满分: 1}, {名称: 甲理由, 满分: 1}]\n", 4, 27,
         "指标「甲」写理由的列"},
        {HEAD "指标: [{名称: 甲(一), 满分: 1}, {名称: 甲(二), 满分: 1}]\n", 4, 30, "分不开"},
        {ONE "人数至少: 4\n单数: 是\n", 5, 7, "单数，如 5"},
        {HEAD "指标: [{名称: a=b, 满分: 100}]\n", 4, 11, "等号"},
        {HEAD "指标: [{名称: 分}]\n", 4, 6, "缺少「满分」"},
        {HEAD "指标: [{名称: 分, 满分: 5, 最低: 5}]\n", 4, 18, "高于最低分"},
        {HEAD "指标: [{名称: 分, 满分: 10, 步长: 3}]\n", 4, 26, "正好到满分"},
        {HEAD "指标: [{名称: 分, 满分: 10.5}]\n", 4, 18, "请写「步长」"},
        {HEAD "指标: [{名称: 分, 满分: 10, 门槛: 11}]\n", 4, 26, "不在这个指标"},
        {HEAD "指标: [{名称: 分, 满分: 10, 权重: 11}]\n", 4, 26, "0 到 10"},
        {HEAD "指标: [{名称: 分, 满分: 10, 通过: 1/2}]\n", 4, 26, "合格、表决"},
        {HEAD "指标: [{名称: 分, 类型: 等级}]\n", 4, 6, "至少写两等"},
        {HEAD "指标: [{名称: 分, 类型: 等级, 等级: [{名称: 优, 分: 9}, {名称: 良, 分: 9}]}]\n", 4,
         26, "相同"},
        {HEAD "指标: [{名称: 分, 满分: 10, 阶段: 一}]\n", 4, 26, "没有叫「一」的阶段"},
        {HEAD "指标: [{名称: 甲, 满分: 9, 权重: 50%}, {名称: 乙, 满分: 9, 权重: 40%}]\n", 4, 5,
         "合计是 90%"},
        {HEAD "指标: [{名称: 甲, 满分: 9, 权重: 50%}, {名称: 乙, 满分: 9}]\n", 4, 5, "都写权重"},
        {TWO "指标: [{名称: 分, 满分: 9, 阶段: 一}]\n", 4, 24, "「二」没有要打的指标"},
        {TWO "指标: [{名称: 分, 满分: 9, 阶段: 三}, {名称: 乙, 满分: 9}]\n", 5, 25, "「三」"},
        {HEAD "阶段: [{名称: 一, 权重: 50%}]\n指标: [{名称: 分, 满分: 9}]\n", 4, 5, "现在是 50%"},
        {HEAD "阶段: [{名称: 一, 权重: 100%, 晋级: 3}]\n指标: [{名称: 分, 满分: 9}]\n", 4, 28,
         "没有下一阶段"},
        {"名称: 甲\n来源: 乙\n汇总: 去高去低\n去: 2\n至少份数: 4\n指标: [{名称: 分, 满分: 9}]\n", 5,
         7, "至少要有 5 份"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct scheme s;
        struct problems ps = load(*state, slice_of(wrong[i].text), &s);
        if (ps.n < 1 || !strstr(ps.at[0].text, wrong[i].part) || ps.at[0].line != wrong[i].line ||
            ps.at[0].column != wrong[i].column) {
            fail_msg("%s\nsays %d:%d %s", wrong[i].text, ps.n ? ps.at[0].line : 0,
                     ps.n ? ps.at[0].column : 0, ps.n ? ps.at[0].text : "nothing");
        }
    }
}

/* What follows from a value that cannot be read is not told. */
static void test_one_wrong_value_makes_one_sentence(void **state)
{
    static const char *const wrong[] = {
        HEAD "指标: [{名称: 分, 满分: 9, 权重: 三成}, {名称: 乙, 满分: 8, 权重: 50%}]\n",
        HEAD "指标: [{名称: 分, 满分: 八}]\n",
        HEAD "指标: [{名称: 分, 类型: 打, 等级: [{名称: 优, 分: 1}, {名称: 良, 分: 2}]}]\n",
        HEAD "指标: [{名称: 分, 满分: 9}]\n去: 一半\n",
        HEAD
        "指标: [{名称: 分, 满分: 9}]\n中间修约: [{步: 全部, 位数: 1}, {步: 单份总分, 位数: 1}]\n",
        HEAD "阶段: [{名称: 一, 权重: 大}, {名称: 二, 权重: 60%}]\n指标: [{名称: 分, 满分: 9}]\n",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct scheme s;
        struct problems ps = load(*state, slice_of(wrong[i]), &s);
        if (ps.n != 1 || !strstr(ps.at[0].text, "的值「")) {
            fail_msg("%s\nsays %zu: %s; %s", wrong[i], ps.n, ps.n ? ps.at[0].text : "",
                     ps.n > 1 ? ps.at[1].text : "");
        }
    }
}

static void test_weights_above_one_are_multiples(void **state)
{
    struct scheme s =
        scheme_of(*state, "汇总: 平均\n指标: [{名称: 甲, 满分: 9, 权重: 2}, {名称: 乙, "
                          "满分: 9}]\n");
    assert_int_equal(s.criteria.at[0].weight.value, 20000);
}

static void test_shares(void **state)
{
    static const struct {
        const char *text;
        int64_t num, den;
        bool is_over;
        const char *told;
    } right[] = {{"2/3", 2, 3, false, "2/3以上"},          {"三分之二", 2, 3, false, "2/3以上"},
                 {"三分之二以上", 2, 3, false, "2/3以上"}, {"过半数", 1, 2, true, "过半数"},
                 {"半数以上", 1, 2, false, "1/2以上"},     {"超过2/3", 2, 3, true, "超过2/3"},
                 {"60%", 60, 100, false, "60/100以上"},    {"全部", 1, 1, false, "全部"}};
    static const char *const wrong[] = {"",       "2",     "3/2",  "0/3",     "2/0",
                                        "过",     "过2/2", "2/3 ", "1/10001", "过半数以上",
                                        "三分之", "%",     "101%", "二分之三"};
    struct share share;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        assert_true(value_share(right[i].text, &share));
        assert_int_equal(share.num, right[i].num);
        assert_int_equal(share.den, right[i].den);
        assert_int_equal(share.is_over, right[i].is_over);
        assert_string_equal(share_text(*state, &share), right[i].told);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(value_share(wrong[i], &share));
    }
}

static void test_documentation_has_every_key(void **state)
{
    struct slice text;
    struct err err = {.arena = *state};
    const struct schema *all[64];
    assert_int_equal(file_read(*state, "docs/scheme-format.md", YAML_MAX_BYTES, &text, &err), 0);
    const char *docs = arena_copy(*state, text.at, text.n);
    size_t n = schema_collect(&scheme_schema, all, 64);
    for (size_t s = 0; s < n; s++) {
        for (size_t i = 0; i < all[s]->n; i++) {
            const struct key *k = &all[s]->keys[i];
            const char *row = arena_printf(*state, "| `%s` | `%s` |", k->name, k->id);
            if (!strstr(docs, row) || !strstr(docs, k->help)) {
                fail_msg("%s %s is not in docs/scheme-format.md with its help", all[s]->name,
                         k->name);
            }
            for (size_t w = 0; k->words && w < k->words->n; w++) {
                assert_non_null(strstr(docs, k->words->at[w].text));
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_shipped_schemes_load),
        ARENA_TEST(test_defaults),
        ARENA_TEST(test_mistakes_have_places),
        ARENA_TEST(test_one_wrong_value_makes_one_sentence),
        ARENA_TEST(test_weights_above_one_are_multiples),
        ARENA_TEST(test_shares),
        ARENA_TEST(test_documentation_has_every_key),
    };
    return check_run("scheme", tests, sizeof tests / sizeof *tests);
}
