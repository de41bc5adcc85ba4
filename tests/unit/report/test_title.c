/* Where titles break. */
#include "report/title.h"

#include "report/measure.h"
#include "support/check.h"

static const char *broken(struct arena *a, const char *text, int cells)
{
    struct title_lines lines = {0};
    const char *out = "";
    title_break(a, text, cells, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        assert_true((int)grid_width(lines.at[i]) <= cells);
        out = arena_printf(a, "%s%s%.*s", out, i ? "/" : "", (int)lines.at[i].n, lines.at[i].at);
    }
    return out;
}

static void a_title_breaks_where_the_sense_is(void **state)
{
    struct arena *a = *state;
    assert_string_equal(broken(a, "收件登记簿", 40), "收件登记簿");
    assert_string_equal(broken(a, "", 40), "");
    assert_string_equal(
        broken(a, "示例省通信管理局关于组织开展2024年信息通信领域成果征集活动的通知", 40),
        "示例省通信管理局关于组织开展2024年/信息通信领域成果征集活动的通知");
    assert_string_equal(broken(a,
                               "示例省通信管理局关于组织开展2024年信息通信领域安全生产和网络运行"
                               "安全成果征集活动的通知",
                               40),
                        "示例省通信管理局关于组织开展/2024年信息通信领域安全生产和网络/"
                        "运行安全成果征集活动的通知");
    assert_string_equal(broken(a, "甲\n乙丙丁", 40), "甲/乙丙丁");
}

static void nothing_is_torn(void **state)
{
    struct arena *a = *state;
    /* No line begins with 的 or a closing sign, none ends with an opening one, no number is cut. */
    assert_string_equal(broken(a, "甲乙丙丁戊己庚的辛壬癸子丑寅", 16),
                        "甲乙丙丁戊己庚的/辛壬癸子丑寅");
    assert_string_equal(broken(a, "甲乙丙丁戊（己庚）辛壬癸", 14), "甲乙丙丁戊/（己庚）辛壬癸");
    assert_string_equal(broken(a, "甲乙丙丁20240715戊己庚", 14), "甲乙丙丁/20240715戊己庚");
}

static void what_cannot_be_balanced_is_cut(void **state)
{
    struct arena *a = *state;
    assert_string_equal(broken(a, "abcdefghijkl", 5), "abcde/fghij/kl");
    char *many = arena_alloc(a, 3 * 500 + 1);
    for (size_t i = 0; i < 500; i++) {
        memcpy(many + 3 * i, "甲", 3);
    }
    struct title_lines lines = {0};
    title_break(a, many, 40, &lines);
    assert_int_equal(lines.n, 25);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(a_title_breaks_where_the_sense_is),
        ARENA_TEST(nothing_is_torn),
        ARENA_TEST(what_cannot_be_balanced_is_cut),
    };
    return check_run("report/title", tests, sizeof tests / sizeof *tests);
}
