/* Pages: what stands on which, and that nothing is lost, split or left alone. The pictures are those of
 * plain text, which paints exactly what a page says. */
#include "report/pager.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "paper/text.h"
#include "support/check.h"
#include "support/golden.h"

static struct page_style small(int cells, int lines)
{
    struct page_style s = *page_style_find("80");
    s.cells = cells;
    s.height = lines * TEXT_LINE;
    return s;
}

/* Every page as text, with a line ==== behind each. */
static const char *painted(struct arena *a, const struct report *r, const struct page_style *style)
{
    struct pager p;
    struct page page;
    struct buf out = BUF_INIT;
    pager_init(&p, a, r, style);
    for (size_t i = 1; pager_page(&p, a, i, &page); i++) {
        for (size_t k = 0; k < page.bands.n; k++) {
            text_band(&page.bands.at[k], TEXT_SCREEN, &out);
            buf_char(&out, '\n');
        }
        buf_text(&out, "====\n");
    }
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

static struct report plain(struct arena *a)
{
    struct report r;
    report_init(&r, a, "试", "80");
    r.is_plain = true;
    return r;
}

static void a_paragraph_breaks_and_is_indented(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    const struct page_style style = small(16, 10);
    report_paragraph(&r, "甲乙丙丁戊己，庚辛壬癸。");
    report_line(&r, SIDE_RIGHT, "右");
    report_line(&r, SIDE_CENTRE, "中间");
    report_two(&r, "左", "右边");
    assert_string_equal(painted(a, &r, &style),
                        "　　甲乙丙丁戊\n己，庚辛壬癸。\n              右\n      中间\n"
                        "左          右边\n====\n");
}

static void a_heading_is_never_last_on_a_page(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    const struct page_style style = small(16, 3);
    report_line(&r, SIDE_LEFT, "1");
    report_line(&r, SIDE_LEFT, "2");
    report_heading(&r, 1, "一、题");
    report_line(&r, SIDE_LEFT, "3");
    assert_string_equal(painted(a, &r, &style), "1\n2\n====\n　　一、题\n3\n====\n");
}

static void a_paragraph_leaves_no_single_line(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    const struct page_style style = small(8, 3);
    report_line(&r, SIDE_LEFT, "1");
    report_line(&r, SIDE_LEFT, "2");
    report_paragraph(&r, "甲乙丙丁戊己庚辛壬癸子");
    assert_string_equal(painted(a, &r, &style),
                        "1\n2\n====\n　　甲乙\n丙丁戊己\n====\n庚辛壬癸\n子\n====\n");
}

static void a_signature_is_never_alone(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    const struct page_style style = small(20, 5);
    report_line(&r, SIDE_LEFT, "1");
    report_line(&r, SIDE_LEFT, "2");
    report_line(&r, SIDE_LEFT, "3");
    report_space(&r, 1);
    (void)report_sign(&r);
    report_sign_line(&r, "经办", "甲局");
    report_sign_line(&r, "经办人：王示例", "甲局");
    assert_string_equal(painted(a, &r, &style),
                        "1\n2\n====\n3\n\n经办    甲局\n经办人：王示例\n        甲局\n====\n");
}

static const struct report_column two[] = {{"序号", 0, SIDE_LEFT}, {"成果名称", 0, SIDE_LEFT}};

static void a_table_repeats_its_heads(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    const struct page_style style = small(18, 9);
    struct report_table *t = report_table(&r, two, 2);
    const char *const rows[][2] = {{"1", "甲乙丙丁戊己庚辛"}, {"2", "子"}, {"3", "丑"}};
    for (size_t i = 0; i < 3; i++) {
        report_table_row(t, rows[i]);
    }
    report_table_blanks(t, 4, 4);
    assert_string_equal(painted(a, &r, &style), "+----+-----------+\n"
                                                "|序号| 成果名称  |\n"
                                                "+----+-----------+\n"
                                                "|1   |甲乙丙丁戊 |\n"
                                                "|    |己庚辛     |\n"
                                                "+----+-----------+\n"
                                                "|2   |子         |\n"
                                                "+----+-----------+\n"
                                                "====\n"
                                                "+----+-----------+\n"
                                                "|序号| 成果名称  |\n"
                                                "+----+-----------+\n"
                                                "|3   |丑         |\n"
                                                "+----+-----------+\n"
                                                "|4   |           |\n"
                                                "+----+-----------+\n"
                                                "====\n");
}

static void the_last_row_goes_with_the_signature(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    const struct page_style style = small(18, 8);
    struct report_table *t = report_table(&r, two, 2);
    report_table_blanks(t, 1, 2);
    (void)report_sign(&r);
    report_sign_line(&r, "签字：", "");
    report_sign_line(&r, "日期：", "");
    const char *text = painted(a, &r, &style);
    assert_non_null(strstr(text, "|1   |           |\n+----+-----------+\n====\n"));
    assert_non_null(strstr(text, "|2   |           |\n+----+-----------+\n签字：\n日期：\n===="));
}

static void a_row_higher_than_a_page_is_split_and_nothing_is_lost(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    const struct page_style style = small(14, 7);
    static const struct report_column narrow[] = {{"序号", 0, SIDE_LEFT}, {"名称", 0, SIDE_LEFT}};
    struct report_table *t = report_table(&r, narrow, 2);
    const char *const row[] = {"1", "甲甲甲乙乙乙丙丙丙丁丁丁戊戊戊己己己"};
    report_table_row(t, row);
    report_line(&r, SIDE_LEFT, "完");
    const char *text = painted(a, &r, &style);
    assert_string_equal(text, "+----+-------+\n|序号| 名称  |\n+----+-------+\n|    |甲甲甲 |\n"
                              "|    |乙乙乙 |\n|1   |丙丙丙 |\n+----+-------+\n====\n"
                              "+----+-------+\n|序号| 名称  |\n+----+-------+\n|    |丁丁丁 |\n"
                              "|    |戊戊戊 |\n|    |己己己 |\n+----+-------+\n====\n完\n====\n");
}

static void cells_reach_over_columns_and_rows(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    const struct page_style style = small(40, 40);
    static const struct report_column columns[] = {
        {NULL, 4, SIDE_LEFT}, {NULL, 8, SIDE_LEFT}, {NULL, 12, SIDE_LEFT}, {NULL, 10, SIDE_RIGHT}};
    struct report_table *t = report_table(&r, columns, 4);
    const struct report_cell upper[] = {{"序号", 1, 2, FACE_BODY, false},
                                        {"单位", 1, 2, FACE_BODY, false},
                                        {"联系", 2, 1, FACE_BODY, false}};
    const struct report_cell lower[] = {{"手机", 1, 1, FACE_BODY, false},
                                        {"邮箱", 1, 1, FACE_BODY, false}};
    const struct report_cell first[] = {{"1", 1, 1, FACE_BODY, false},
                                        {"甲省局", 1, 2, FACE_BODY, false},
                                        {"13800138000", 1, 1, FACE_BODY, false},
                                        {"a@b.cn", 1, 1, FACE_BODY, false}};
    const struct report_cell second[] = {{"2", 1, 1, FACE_BODY, false},
                                         {"13800138001", 1, 1, FACE_BODY, false},
                                         {"b@b.cn", 1, 1, FACE_BODY, false}};
    report_table_head(t, upper, 3);
    report_table_head(t, lower, 2);
    report_table_cells(t, first, 4);
    report_table_cells(t, second, 3);
    report_table_note(t, "入围线 2");
    golden_check("report-spans", painted(a, &r, &style));
}

static void linked_rows_stay_on_one_page(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    const struct page_style style = small(18, 8);
    struct report_table *t = report_table(&r, two, 2);
    const struct report_cell upper[] = {{"2", 1, 2, FACE_BODY, false},
                                        {"甲", 1, 1, FACE_BODY, false}};
    const struct report_cell lower[] = {{"乙", 1, 1, FACE_BODY, false}};
    report_table_blanks(t, 1, 1);
    report_table_cells(t, upper, 2);
    report_table_cells(t, lower, 1);
    assert_string_equal(painted(a, &r, &style), "+----+-----------+\n"
                                                "|序号| 成果名称  |\n"
                                                "+----+-----------+\n"
                                                "|1   |           |\n"
                                                "+----+-----------+\n"
                                                "====\n"
                                                "+----+-----------+\n"
                                                "|序号| 成果名称  |\n"
                                                "+----+-----------+\n"
                                                "|2   |甲         |\n"
                                                "|    +-----------+\n"
                                                "|    |乙         |\n"
                                                "+----+-----------+\n"
                                                "====\n");
}

static void too_many_columns_still_make_pages(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    const struct page_style style = small(20, 20);
    static const struct report_column many[] = {
        {"甲", 0, SIDE_LEFT}, {"乙", 0, SIDE_LEFT}, {"丙", 0, SIDE_LEFT}, {"丁", 0, SIDE_LEFT},
        {"戊", 0, SIDE_LEFT}, {"己", 0, SIDE_LEFT}, {"庚", 0, SIDE_LEFT}, {"辛", 0, SIDE_LEFT}};
    struct report_table *t = report_table(&r, many, 8);
    const char *const row[] = {"一个很长的单位名称有限公司", "2", "3", "4", "5", "6", "7", "8"};
    report_table_row(t, row);
    assert_non_null(strstr(painted(a, &r, &style), "|乙|丙|丁|戊|己|庚|辛|"));
}

static void pages_are_numbered(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    struct pager p;
    struct page page;
    const struct page_style style = small(40, 2);
    for (int i = 0; i < 5; i++) {
        report_line(&r, SIDE_LEFT, "行");
    }
    r.is_plain = false;
    r.day = "2024-11-20";
    pager_init(&p, a, &r, &style);
    assert_true(pager_page(&p, a, 2, &page));
    assert_string_equal(page.page_number, "— 2 —");
    assert_int_equal(page.page_number_side, SIDE_LEFT);
    assert_int_equal(page.total, 0);
    assert_int_equal(pager_count(&p), 3);
    assert_true(pager_page(&p, a, 3, &page));
    assert_int_equal(page.page_number_side, SIDE_RIGHT);
    assert_false(pager_page(&p, a, 4, &page));
    assert_false(pager_page(&p, a, 0, &page));
    assert_non_null(strstr(page.foot, "2024-11-20  数据指纹 "));
    r.number = NUMBER_OF;
    pager_init(&p, a, &r, &style);
    assert_true(pager_page(&p, a, 1, &page));
    assert_string_equal(page.page_number, "第 1 页 共 3 页");
    r.number = NUMBER_MANY;
    r.note = "收件号 20240001";
    pager_init(&p, a, &r, &style);
    assert_true(pager_page(&p, a, 2, &page));
    assert_string_equal(page.page_number, "收件号 20240001  第 2 页 共 3 页");
}

static void one_page_needs_no_number(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    struct pager p;
    struct page page;
    const struct page_style style = small(40, 2);
    r.number = NUMBER_MANY;
    report_line(&r, SIDE_LEFT, "行");
    pager_init(&p, a, &r, &style);
    assert_true(pager_page(&p, a, 1, &page));
    assert_null(page.page_number);
}

static void an_empty_report_is_one_empty_page(void **state)
{
    struct arena *a = *state;
    struct report r = plain(a);
    assert_string_equal(painted(a, &r, page_style_find("80")), "====\n");
}

static void the_fingerprint_is_of_what_is_said(void **state)
{
    struct arena *a = *state;
    char one[DIGEST_TEXT_SIZE], other[DIGEST_TEXT_SIZE];
    struct report r = plain(a), s = plain(a);
    const char *const ab[] = {"ab", "c"}, *const bc[] = {"a", "bc"};
    report_table_row(report_table(&r, two, 2), ab);
    report_table_row(report_table(&s, two, 2), bc);
    report_fingerprint(&r, one);
    report_fingerprint(&s, other);
    assert_string_not_equal(one, other);
    r.day = "2024-11-20";
    report_fingerprint(&r, other);
    assert_string_equal(one, other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(a_paragraph_breaks_and_is_indented),
        ARENA_TEST(a_heading_is_never_last_on_a_page),
        ARENA_TEST(a_paragraph_leaves_no_single_line),
        ARENA_TEST(a_signature_is_never_alone),
        ARENA_TEST(a_table_repeats_its_heads),
        ARENA_TEST(the_last_row_goes_with_the_signature),
        ARENA_TEST(a_row_higher_than_a_page_is_split_and_nothing_is_lost),
        ARENA_TEST(cells_reach_over_columns_and_rows),
        ARENA_TEST(linked_rows_stay_on_one_page),
        ARENA_TEST(too_many_columns_still_make_pages),
        ARENA_TEST(pages_are_numbered),
        ARENA_TEST(one_page_needs_no_number),
        ARENA_TEST(an_empty_report_is_one_empty_page),
        ARENA_TEST(the_fingerprint_is_of_what_is_said),
    };
    return check_run("report/pager", tests, sizeof tests / sizeof *tests);
}
