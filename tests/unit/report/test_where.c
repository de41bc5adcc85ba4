/* Which cell a character stands in. */
#include "report/where.h"

#include "support/check.h"

static struct report sample(struct arena *a)
{
    static const struct report_column columns[] = {{"序号", 0, SIDE_CENTRE},
                                                   {"单位名称", 0, SIDE_LEFT}};
    const char *const first[] = {"1", "甲公司"}, *const second[] = {"2", "𠮷野公司"};
    struct report r;
    report_init(&r, a, "试", "list");
    report_paragraph(&r, "关于开展示例活动并且标题很长的通知里的一个㙍字");
    struct report_table *t = report_table(&r, columns, 2);
    report_table_row(t, first);
    report_table_row(t, second);
    report_table_note(t, "注：𣲗");
    (void)report_sign(&r);
    report_sign_line(&r, "", "𣲗局");
    return r;
}

static void a_cell_is_named_by_row_and_heading(void **state)
{
    struct report r = sample(*state);
    assert_string_equal(report_where(*state, &r, "𠮷"), "第 2 行「单位名称」");
    assert_string_equal(report_where(*state, &r, "㙍"), "「关于开展示例活动并且…」");
    assert_string_equal(report_where(*state, &r, "𣲗"), "第 3 行第 1 格等 2 处");
    assert_string_equal(report_where(*state, &r, "没"), "");
}

static void each_that_lacks_is_told_with_its_place(void **state)
{
    struct report r = sample(*state);
    assert_string_equal(report_lacking(*state, &r, "U+20BB7 U+31350"),
                        "𠮷 U+20BB7 (第 2 行「单位名称」), 𱍐 U+31350");
    assert_null(report_lacking(*state, &r, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(a_cell_is_named_by_row_and_heading),
        ARENA_TEST(each_that_lacks_is_told_with_its_place),
    };
    return check_run("where", tests, sizeof tests / sizeof *tests);
}
