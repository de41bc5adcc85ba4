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
        {"代号: 1\n列:\n- 甲\n-{数: 1, 每: 2}\n", 4, "「-」后面缺一个空格"},
        {"代号: 1\n列:\n- {数: 1，每: 2}\n", 3, "全角逗号"},
        {"代号: 1\n列:\n- {数: 1, 每: 2\n次: 3\n", 3, "没有收尾"},
        {"代号: 1\n列: [甲]\n 次: 乙\n", 3, "缩进或列表的对齐不对"},
        {"代号: 1\n  次: 乙\n", 2, "缩进比上一行多"},
        {"代号: 1\n次: \x1b[31m红\n", 2, "控制字符"},
        {"代号: 1\n次: \"\\e[31m红\"\n", 2, "「^[[31m红」里有看不见的字符"},
        {"代号: 1\n次: 甲\xE2\x80\xAE乙\n", 2, "「甲<U+202E>乙」里有看不见的字符"},
        {"代号: 1\n次: 甲\xE2\x80\x8B乙\n", 2, "「甲<U+200B>乙」里有看不见的字符"},
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

/* Notepad's names of things, and the byte order of both kinds, with a mark and without. */
static void test_utf16_is_named(void **state)
{
    static const struct slice files[] = {
        {"\xFF\xFE\x87\x65: \0\x32u", 8},
        {"\xFE\xFF\x65\x87\0:\0 u\x32", 10},
        {"\x87\x65:\0 \0\x32u\n", 9},
        {"\x65\x87\0:\0 u\x32\0\n", 10},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct problems ps = {.arena = *state, .file = "x.yaml"};
        assert_null(yaml_parse(*state, files[i], &ps));
        assert_int_equal(ps.n, 1);
        assert_non_null(strstr(ps.at[0].text, "UTF-16"));
    }
}

/* One cause, one sentence: what libyaml stumbled over behind it is not told as well. */
static void test_a_named_cause_is_told_alone(void **state)
{
    static const char *const wrong[] = {"列:\n\t- 甲\n", "列:\n- 数:甲\n  每: 乙\n",
                                        "列:\n- 数： 甲\n  每: 乙\n",
                                        "列:\n- 甲\n-{数: 1, 每: 2}\n", "列:\n- {数: 1，每: 2}\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const struct yaml_node *root;
        struct problems ps = parse(*state, wrong[i], &root);
        if (ps.n != 1) {
            fail_msg("%s: %zu problems, %s", wrong[i], ps.n, ps.n ? ps.at[0].text : "");
        }
    }
}

static void test_a_sentence_quotes_no_whole_file(void **state)
{
    struct problems ps = {.arena = *state, .file = "x.yaml"};
    char *long_text = arena_alloc(*state, 300001);
    for (size_t i = 0; i < 100000; i++) {
        memcpy(long_text + 3 * i, "丙", 3);
    }
    problem_add(&ps, 1, 1, "头「%s」尾", long_text);
    assert_true(strlen(ps.at[0].text) < 1000);
    assert_ptr_equal(strstr(ps.at[0].text, "头「丙"), ps.at[0].text);
    assert_non_null(strstr(ps.at[0].text, "丙」尾"));
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
        ARENA_TEST(test_utf16_is_named),
        ARENA_TEST(test_a_named_cause_is_told_alone),
        ARENA_TEST(test_a_sentence_quotes_no_whole_file),
        ARENA_TEST(test_legal_marks_are_not_named),
        ARENA_TEST(test_limits_of_size_and_depth),
    };
    return check_run("yaml", tests, sizeof tests / sizeof *tests);
}
