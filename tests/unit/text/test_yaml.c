/* The YAML tree: places, refusals, and the mistakes of pitfalls in Chinese files, each with the line
 * on which a clerk finds it. */
#include "text/yaml.h"

#include <string.h>

#include "support/check.h"

static struct problems parse(struct arena *a, const char *text, const struct yaml_node **root)
{
    struct problems ps = {.arena = a, .file = "x.yaml"};
    *root = yaml_parse(a, slice_of(text), &ps);
    problems_sort(&ps);
    return ps;
}

static bool says(const struct problems *ps, int line, const char *part)
{
    for (size_t i = 0; i < ps->n; i++) {
        if (ps->at[i].line == line && strstr(ps->at[i].text, part)) {
            return true;
        }
    }
    return false;
}

static void test_tree_with_places(void **state)
{
    const struct yaml_node *root;
    struct problems ps =
        parse(*state, "\xEF\xBB\xBF标题: 甲\r\n列:\r\n- 010020\r\n- \"是\"\r\n", &root);
    assert_int_equal(ps.n, 0);
    assert_string_equal(yaml_get(root, "标题")->text, "甲");
    const struct yaml_node *list = yaml_get(root, "列");
    assert_int_equal(list->n, 2);
    assert_string_equal(list->at[0]->text, "010020");
    assert_int_equal(list->at[1]->line, 4);
    assert_int_equal(list->at[1]->column, 3);
    assert_true(list->at[1]->is_quoted);
    assert_null(yaml_get(root, "无"));
}

static void test_usual_mistakes_are_named_where_they_are(void **state)
{
    static const struct {
        const char *text;
        int line;
        const char *part;
    } wrong[] = {
        {"代号: 1\n标题：甲\n种类: 乙\n", 2, "全角冒号"},
        {"代号: 1\n列:\n\t- 甲\n", 3, "制表符"},
        {"代号: 1\n标题:甲\n种类: 乙\n", 2, "缺一个空格"},
        {"代号: 1\n标题: \"甲\n种类: 乙\n", 2, "引号没有配对"},
        {"代号: 1\n标题: \xB1\xEA\xCC\xE2\n", 2, "UTF-8"},
        {"代号: 1\n代号: 2\n", 2, "第 1 行"},
        {"代号: &a 1\n", 1, "锚点"},
        {"代号: !!str 1\n", 1, "标签"},
        {"代号: 1\n---\n代号: 2\n", 2, "第二个"},
        {"", 0, "空的"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const struct yaml_node *root;
        struct problems ps = parse(*state, wrong[i].text, &root);
        if (!says(&ps, wrong[i].line, wrong[i].part)) {
            fail_msg("%zu: %s", i, ps.n ? ps.at[0].text : "nothing said");
        }
    }
}

static void test_legal_marks_are_not_named(void **state)
{
    const struct yaml_node *root;
    struct problems ps =
        parse(*state, "表首: 推荐单位（盖章）：\n方向: “高精尖”平台\n时: 17:00\n", &root);
    assert_int_equal(ps.n, 0);
    assert_non_null(root);
}

static void test_limits_of_size_and_depth(void **state)
{
    const struct yaml_node *root;
    char deep[200];
    memset(deep, '[', 100);
    memset(deep + 100, ']', 99);
    deep[199] = '\0';
    struct problems ps = parse(*state, deep, &root);
    assert_null(root);
    assert_true(says(&ps, 1, "32"));
    char *big = arena_alloc(*state, YAML_MAX_BYTES + 2);
    memset(big, 'a', YAML_MAX_BYTES + 1);
    ps = parse(*state, big, &root);
    assert_true(says(&ps, 0, "1 MiB"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_tree_with_places),
        ARENA_TEST(test_usual_mistakes_are_named_where_they_are),
        ARENA_TEST(test_legal_marks_are_not_named),
        ARENA_TEST(test_limits_of_size_and_depth),
    };
    return check_run("yaml", tests, sizeof tests / sizeof *tests);
}
