/* The loader: the complete example loads, and every kind of mistake is told with its place. */
#include "notice/load.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "notice/schema.h"
#include "support/check.h"
#include "support/notice.h"

static struct problems load(struct arena *a, struct slice text, struct notice *n)
{
    struct problems ps = {.arena = a, .file = "x.yaml"};
    struct err err = {.arena = a};
    enum status status = notice_load_text(text, n, &ps, &err);
    assert_int_equal(status, ps.n ? STATUS_DATA : STATUS_OK);
    return ps;
}

static void test_example_loads(void **state)
{
    struct slice text;
    struct err err = {.arena = *state};
    struct notice n;
    assert_int_equal(file_read(*state, "docs/notice-example.yaml", YAML_MAX_BYTES, &text, &err), 0);
    struct problems ps = load(*state, text, &n);
    if (ps.n) {
        fail_msg("%d:%d: %s", ps.at[0].line, ps.at[0].column, ps.at[0].text);
    }
    assert_int_equal(n.limits.at[0].max.value, 8);
    assert_int_equal(n.limits.at[0].rule.scope.at[1].attribute, ATTRIBUTE_LIST);
    assert_string_equal(n.limits.at[0].rule.except.at[0].clause, "二（三）");
    assert_int_equal(n.materials.at[1].copies.at[0].count.value, 2);
    assert_int_equal(n.steps.at[0].due.kind, WHEN_INSTANT);
    assert_int_equal(n.steps.at[2].opens.kind, WHEN_EVENT);
    assert_int_equal(n.steps.at[2].due.count, 5);
    assert_int_equal(n.steps.at[0].media, MEDIUM_PAPER | MEDIUM_MAIL);
    assert_string_equal(n.contacts.at[0].postcode, "010020");
    assert_false(n.limits.at[1].min.has);
    assert_non_null(notice_direction(&n, "供电"));
    assert_non_null(notice_direction(&n, "节能降耗"));
}

#define HEAD "文号: 甲\n代号: 乙\n标题: 丙\n种类: 征集\n"

static void test_mistakes_have_places(void **state)
{
    static const struct {
        const char *text;
        int line, column;
        const char *part;
    } wrong[] = {
        {"限客: 1\n", 5, 1, "是不是「限额」"},
        {"成文日期: 2031-02-30\n", 5, 7, "存在的日期"},
        {"署名不全: yes\n", 5, 7, "是 或 否"},
        {"署名应有: 许多\n", 5, 7, "整数"},
        {"署名应有: -3\n", 5, 7, "负数"},
        {"环节:\n- {止: 2031-02-30}\n", 6, 7, "不是存在的日期"},
        {"环节:\n- {止: 很快}\n", 6, 7, "不是时间"},
        {"环节:\n- {后于: 初审}\n", 6, 3, "没有着落"},
        {"环节:\n- {起: 2031-05-02, 止: 2031-05-01}\n", 6, 3, "晚于"},
        {"限额:\n- {数: 苹果, 每: 推荐单位, 至多: 1}\n", 6, 7, "申报件 /"},
        {"限额:\n- {数: 申报件, 每: 推荐单位}\n", 6, 3, "之一"},
        {"限额:\n- {数: 申报件, 每: 推荐单位, 至少: 3, 至多: 1}\n", 6, 3, "无法满足"},
        {"限额:\n- {每: 推荐单位, 至多: 1}\n", 6, 3, "缺少必写的键「数」"},
        {"限额:\n- {数: 申报件, 每: 省, 至多: 1, 适用: {方向: 节水}}\n", 6, 30, "没有「节水」"},
        {"限额:\n- {数: 申报件, 每: 省, 至多: 1, 适用: {推荐单位.颜色: 红}}\n", 6, 30,
         "类别、名单"},
        {"限额:\n- {数: 申报件, 每: 省, 至多: 1, 适用: {天气: 晴}}\n", 6, 30, "不是通道"},
        {"限额:\n- {名称: 总, 数: 申报件, 每: 省, 至多: 1}\n- {数: 申报件, 每: 省, 至多: 2, 属于: "
         "总}\n",
         7, 3, "子额"},
        {"通道: [甲, 甲]\n", 5, 9, "两个「甲」"},
        {"备注:\n", 5, 4, "没有值"},
        {"备注: 一\n备注: 二\n", 6, 1, "重复"},
        {"汇总表:\n- 名称: 表\n  列: [{列名: 甲, 取自: 字段, 字段: 乙}]\n", 6, 3, "没有着落"},
        {"汇总表:\n- 名称: 表\n  列: [{列名: 甲, 下级: [{列名: 乙, 取自: 字段}]}]\n", 6, 3,
         "列「乙」"},
        {"汇总表:\n- 名称: 表\n  列: [{列名: 甲, 取自: 名称, 下级: [乙]}]\n", 6, 3, "有下级"},
        {"限额:\n- {数: 申报件, 每: 省, 列: 名额, 至多: 1}\n", 6, 3, "就要写「名单」"},
        {"名单: [{名称: 市, 列: [市, 额]}]\n限额:\n- {数: 申报件, 每: 市, 名单: 市}\n", 7, 3,
         "上限在哪一列"},
        {"名单: [{名称: 市, 列: [市, 额]}]\n限额:\n- {数: 申报件, 每: 市, 名单: 市, 列: 数}\n", 7,
         3, "没有「数」这一列"},
        {"名单:\n- {名称: 市, 列: [市, 额], 行: [[甲]]}\n", 6, 3, "第 1 行有 1 格"},
        {"名单:\n- {名称: 市, 起: 2031-02-01, 止: 2031-01-01}\n", 6, 3, "晚于"},
        {"限额:\n- {数: 申报件, 每: 省, 名单: 无, 百分之: 3}\n", 6, 3, "就要写「取整」"},
        {"限额:\n- {名称: 总, 数: 申报件, 每: 省, 至多: 1, 属于: 总}\n", 6, 3, "它自己"},
        {"限额:\n- {数: 申报件, 每: 省, 至多: 1, 适用: {联合单位.数量: 4..2}}\n", 6, 30,
         "前大后小"},
        {"限额:\n- {数: 申报件, 每: 省, 至多: 1, 适用: {推荐单位.层级: 乡}}\n", 6, 30, "层级写"},
        {"限额:\n- {数: 申报件, 每: 省, 至多: 1, 适用: {联合单位.数量: 几}}\n", 6, 30, "认不得"},
        {"限额:\n- {数: 申报件, 每: 省, 至多: 1, 适用: {申报形式: 合伙}}\n", 6, 30, "单独、联合"},
        {"环节:\n- {时段: [{起: 2031-05-02 10:00, 止: 2031-05-02 09:00}]}\n", 6, 3, "晚于"},
        {"环节:\n- {名称: 甲, 后于: 乙}\n- {名称: 乙, 后于: 甲}\n", 6, 3, "绕成了圈"},
        {"环节: [{编号: A}]\n变更:\n- {动作: 替换, 改为: A}\n", 7, 3, "「对象」"},
        {"变更:\n- {动作: 增加}\n", 6, 3, "「改为」"},
        {"限额:\n- {每: 省, 数：申报件, 至多: 1}\n", 6, 10, "全角冒号"},
        {"限额:\n- {每: 省, 数:申报件, 至多: 1}\n", 6, 10, "缺一个空格"},
        {"主送: {甲: 乙}\n", 5, 5, "文字的列表"},
        {"限额: [{数: 申报件, 每: 省, 至多: 1, 适用: {通道: 甲, 方向: 乙}, 适用: {通道: 丙}}]\n", 5,
         48, "重复"},
        {"种类: “征集”\n", 5, 5, "全角引号"},
        {"表单:\n- {组: 甲, 字段: [{名称: 乙, 字数下限: 9, 字数上限: 3}]}\n", 6, 15, "无法满足"},
        {"限额:\n-{数: 申报件, 每: 省, 至多: 1}\n", 6, 2, "「-」后面缺一个空格"},
        {"环节:\n- {谁: 市局, 给谁: 省厅, 止: 2031-05-20}\n", 6, 3, "要写「性质」"},
        {"环节:\n- {给谁: 省厅, 时段: [{止: 2031-05-20}]}\n", 6, 3, "要写「性质」"},
        {"环节: [{止: 2031-05-20 下午5:00}]\n", 5, 10, "写作 2031-05-20 或 2031-05-20 17:00"},
        {"汇总表: [{名称: 表, 列: [序号]}]\n", 5, 19, "每项写作 {列名: 序号, …}"},
        {"? [甲, 乙]\n: 丙\n", 5, 3, "应当是一个词"},
        {"汇总表: [{名称: 表, 列: [甲], 空行: 1000000}]\n", 5, 7, "最多 1000"},
        {"汇总表: [{名称: 表, 列: [{列名: 甲, 宽: 1000000}]}]\n", 5, 7, "最多 200"},
        {"表单: [{组: 甲, 字段: [{名称: 乙, 类型: 表格, 空行: 1001}]}]\n", 5, 18, "最多 1000"},
        {"环节: [{起: 公示, 止: 999999999个工作日}]\n", 5, 17, "不是时间"},
        {"标题: \"\\e[2J\"\n", 5, 5, "「^[[2J」里有看不见的字符"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct notice n;
        const char *text = arena_printf(*state, HEAD "%s", wrong[i].text);
        struct problems ps = load(*state, slice_of(text), &n);
        bool said = false;
        for (size_t k = 0; k < ps.n; k++) {
            said |= ps.at[k].line == wrong[i].line && ps.at[k].column == wrong[i].column &&
                    strstr(ps.at[k].text, wrong[i].part);
        }
        if (!said) {
            fail_msg("%s -> %d:%d %s", wrong[i].text, ps.n ? ps.at[0].line : 0,
                     ps.n ? ps.at[0].column : 0, ps.n ? ps.at[0].text : "nothing");
        }
    }
}

static bool told(const struct problems *ps, int line, const char *part)
{
    for (size_t i = 0; i < ps->n; i++) {
        if (ps->at[i].line == line && strstr(ps->at[i].text, part)) {
            return true;
        }
    }
    return false;
}

/* Two places that are no YAML; what stands before, between and behind is looked at all the same, but what
 * is missing or out of reach in the broken parts is no mistake. */
static void test_a_broken_line_hides_no_other_mistake(void **state)
{
    struct notice n;
    struct problems ps =
        load(*state,
             slice_of("未知甲: 1\n" HEAD "环节: [{止: 2031-05-20\n"
                      "限额:\n- {数: 申报件, 每: 省, 至多: 很多, 适用: {方向: 乙}}\n"
                      "材料:\n- 名称: \"甲\n"
                      "未知乙: 1\n"),
             &n);
    assert_true(told(&ps, 1, "未知甲"));
    assert_true(told(&ps, 6, "没有收尾"));
    assert_true(told(&ps, 8, "很多"));
    assert_true(told(&ps, 10, "引号没有配对"));
    assert_true(told(&ps, 11, "未知乙"));
    for (size_t i = 0; i < ps.n; i++) {
        assert_null(strstr(ps.at[i].text, "缺少必写的键「文号」"));
        assert_null(strstr(ps.at[i].text, "没有着落"));
    }
}

/* Hostile sizes end in a sentence, not in minutes. */
static void test_too_much(void **state)
{
    struct notice n;
    struct buf text = BUF_INIT;
    buf_text(&text, HEAD "方向:\n- 名称: 甲\n  项: [乙");
    for (int i = 0; i < 5000; i++) {
        buf_printf(&text, ", 乙%d", i);
    }
    buf_text(&text, "]\n");
    struct problems ps = load(*state, slice_of(text.at), &n);
    assert_non_null(strstr(ps.at[0].text, "最多 5000 项"));
    buf_clear(&text);
    buf_text(&text, HEAD "方向:\n- 名称: 甲\n  项: ");
    for (int i = 0; i < 12; i++) {
        buf_text(&text, "{名称: 乙, 下级: ");
    }
    buf_text(&text, "丙");
    buf_fill(&text, '}', 12);
    ps = load(*state, slice_of(text.at), &n);
    assert_non_null(strstr(ps.at[0].text, "嵌套太深，最多 10 层"));
    buf_clear(&text);
    for (int i = 0; i < 2000; i++) {
        buf_printf(&text, "k%d: 1\n", i);
    }
    ps = load(*state, slice_of(text.at), &n);
    assert_non_null(strstr(ps.at[0].text, "键太多"));
    buf_release(&text);
}

static void test_all_problems_at_once(void **state)
{
    struct notice n;
    struct problems ps =
        load(*state, slice_of(HEAD "署名应有: 许多\n限客: 1\n环节: [{止: 很快}]\n"), &n);
    assert_int_equal(ps.n, 3);
    assert_int_equal(ps.at[0].line, 5);
    assert_int_equal(ps.at[2].line, 7);
}

/* What was written wrongly is not told as missing as well. */
static void test_a_wrong_number_is_one_problem(void **state)
{
    struct notice n;
    struct problems ps =
        load(*state,
             slice_of(HEAD "限额:\n- {数: 申报件, 每: 省, 至多: 8个}\n- {数: 申报件, 每: 省, 至多: "
                           "3.5}\n- {数: 申报件, 每: 省, 至少: 若干}\n"),
             &n);
    assert_int_equal(ps.n, 3);
    assert_non_null(strstr(ps.at[0].text, "「8个」应当是整数"));
}

static void test_all_colons_full_width(void **state)
{
    struct notice n;
    struct problems ps = load(*state, slice_of("文号：甲\n代号：乙\n"), &n);
    assert_true(ps.n >= 2);
    bool said = false;
    for (size_t i = 0; i < ps.n; i++) {
        said |= ps.at[i].line == 2 && strstr(ps.at[i].text, "全角冒号");
    }
    assert_true(said);
}

static void test_calendar(void **state)
{
    struct problems ps = {.arena = *state, .file = "2031.yaml"};
    struct err err = {.arena = *state};
    struct calendar c;
    const char *text = "年份: 2031\n日子:\n- {日期: 2031-01-01, 节日: 元旦, 安排: 放假}\n"
                       "- {日期: 2031-01-04, 节日: 元旦, 安排: 上班}\n";
    assert_int_equal(calendar_load_text(slice_of(text), &c, &ps, &err), STATUS_OK);
    assert_int_equal(c.year, 2031);
    assert_int_equal(c.n_days, 2);
    assert_int_equal(c.days[1].mark, CALENDAR_WORK);
    assert_null(c.doc_no);
    text =
        "年份: 2031\n日子:\n- {日期: 2031-01-01, 安排: 放假}\n- {日期: 2031-01-01, 安排: 上班}\n";
    assert_int_equal(calendar_load_text(slice_of(text), &c, &ps, &err), STATUS_DATA);
    assert_int_equal(ps.at[0].line, 4);
    assert_int_equal(ps.at[0].column, 3);
    assert_non_null(strstr(ps.at[0].text, "2031-01-01 写了两次"));
    ps = (struct problems){.arena = *state, .file = "2031.yaml"};
    text =
        "年份: 2031\n日子:\n- {日期: 2030-12-31, 安排: 放假}\n- {日期: 2013-01-01, 安排: 放假}\n";
    assert_int_equal(calendar_load_text(slice_of(text), &c, &ps, &err), STATUS_DATA);
    assert_int_equal(ps.n, 1);
    assert_int_equal(ps.at[0].line, 4);
    assert_non_null(strstr(ps.at[0].text, "2013-01-01 不在 2031 年前后"));
}

static void test_classes(void **state)
{
    struct problems ps = {.arena = *state, .file = "classes.yaml"};
    struct err err = {.arena = *state};
    struct unit_classes c;
    const char *text = "类别:\n- {名称: 市工信局, 标识: city_bureau, 别名: [市局], 层级: 市}\n"
                       "- {名称: 集团, 标识: group}\n";
    assert_int_equal(unit_classes_load_text(slice_of(text), &c, &ps, &err), STATUS_OK);
    assert_int_equal(c.n, 2);
    assert_int_equal(c.at[0].level, LEVEL_CITY);
    assert_true(texts_has(&c.at[0].aliases, "市局"));
    assert_string_equal(c.at[1].id, "group");
    text = "类别:\n- {名称: 甲, 标识: a}\n- {名称: 甲, 标识: a}\n- {名称: 乙, 层级: 乡}\n";
    assert_int_equal(unit_classes_load_text(slice_of(text), &c, &ps, &err), STATUS_DATA);
    assert_int_equal(ps.n, 4);
    for (size_t i = 0; i < ps.n; i++) {
        assert_true(ps.at[i].line > 2 && ps.at[i].column > 0);
    }
}

/* Every key stands in the documentation with its English name and its help. */
static void test_documentation_names_every_key(void **state)
{
    const struct schema *all[64];
    struct slice text;
    struct err err = {.arena = *state};
    assert_int_equal(file_read(*state, "docs/notice-format.md", YAML_MAX_BYTES, &text, &err), 0);
    const char *docs = arena_copy(*state, text.at, text.n);
    size_t n = schema_collect(&notice_schema, all, 64);
    for (size_t s = 0; s < n; s++) {
        for (size_t i = 0; i < all[s]->n; i++) {
            const struct key *k = &all[s]->keys[i];
            const char *row = arena_printf(*state, "| `%s` | `%s` |", k->name, k->id);
            if (!strstr(docs, row) || !strstr(docs, k->help)) {
                fail_msg("%s: %s %s", all[s]->name, row, k->help);
            }
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_example_loads),
        ARENA_TEST(test_mistakes_have_places),
        ARENA_TEST(test_a_broken_line_hides_no_other_mistake),
        ARENA_TEST(test_too_much),
        ARENA_TEST(test_classes),
        ARENA_TEST(test_documentation_names_every_key),
        ARENA_TEST(test_all_problems_at_once),
        ARENA_TEST(test_a_wrong_number_is_one_problem),
        ARENA_TEST(test_all_colons_full_width),
        ARENA_TEST(test_calendar),
    };
    return check_run("load", tests, sizeof tests / sizeof *tests);
}
