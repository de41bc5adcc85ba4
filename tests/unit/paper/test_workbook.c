/* Reports as workbooks: read back by our own reader, and looked at as XML. */
#include "paper/workbook.h"

#include <string.h>

#include "support/check.h"
#include "support/sheet.h"

#define WIDE "一二三四五六七八九十一二三四五六七八九十"
#define SHEET(n) "xl/worksheets/sheet" #n ".xml"

static const struct report_column marks[] = {{"申报件", 0, SIDE_LEFT}, {"得分", 8, SIDE_RIGHT}};
static const struct report_column contacts[] = {{"序号", 6, SIDE_CENTRE},
                                                {"单位", 0, SIDE_LEFT},
                                                {"代码", 20, SIDE_LEFT},
                                                {"电话", 0, SIDE_LEFT}};

static struct report report_of(struct arena *a)
{
    struct report r;
    report_init(&r, a, "打分汇总表", "list");
    r.day = "2024-11-20";
    return r;
}

static struct slice book_of(struct arena *a, const struct report *r, size_t sheets)
{
    struct err err = {.arena = a};
    struct buf out = BUF_INIT;
    size_t n = 0;
    if (workbook_write(r, 1720000000, (struct paper_sink){into_buf, &out}, &n, &err)) {
        fail_msg("%s", err.text);
    }
    assert_int_equal(n, sheets);
    struct slice book = {arena_copy(a, out.at, out.n), out.n};
    buf_release(&out);
    return book;
}

/* Everything from top to bottom: nothing of the document is left out. */
static void test_every_block_is_there(void **state)
{
    struct arena *a = *state;
    struct report r = report_of(a);
    report_attachment(&r, "附件1");
    report_title(&r, "打分汇总表");
    report_heading(&r, 1, "一、网络设施");
    report_paragraph(&r, "共两件。");
    report_two(&r, "组长：王示例", "第一组");
    struct report_table *t = report_table(&r, contacts, 4);
    report_table_row(t, (const char *const[]){"1", "甲公司", "91440101MA5CJQ4N59", "013800138000"});
    report_table_note(t, "---- 入围线 1 ----");
    report_line(&r, SIDE_RIGHT, "以上");
    report_space(&r, 1);
    report_seal(&r, "示例中心", "2024年11月20日");
    assert_string_equal(cells_of(a, book_of(a, &r, 1)),
                        "附件1\n打分汇总表\n　　一、网络设施\n　　共两件。\n组长：王示例||第一组\n"
                        "序号|单位|代码|电话\n1|甲公司|91440101MA5CJQ4N59|013800138000\n"
                        "---- 入围线 1 ----\n以上\n\n\n\n示例中心（盖章）\n2024年11月20日\n");
}

static void test_it_prints_as_the_form_wants(void **state)
{
    struct arena *a = *state;
    struct report r = report_of(a);
    report_title(&r, "打分汇总表");
    (void)report_table(&r, contacts, 4);
    struct slice book = book_of(a, &r, 1);
    const char *sheet = part_of(a, book, SHEET(1));
    assert_has(sheet, "<mergeCell ref=\"A1:D1\"/>");
    assert_has(sheet, "paperSize=\"9\"");
    assert_null(strstr(sheet, "landscape"));
    assert_has(sheet, "— &amp;P —");
    assert_has(sheet, "2024-11-20  数据指纹");
    assert_has(part_of(a, book, "xl/workbook.xml"), "'打分汇总表'!$2:$2</definedName>");
    report_table_row(r.blocks.at[1].table,
                     (const char *const[]){"1", WIDE, "91440101MA5CJQ4N59", WIDE});
    assert_null(strstr(part_of(a, book_of(a, &r, 1), SHEET(1)), "landscape")); /* made smaller */
    r.style = "wide";
    assert_has(part_of(a, book_of(a, &r, 1), SHEET(1)), "landscape");
}

/* A narrower table stands in the same columns, its last reaching over the rest; then no heads are repeated,
 * since they would stand over the other table too. */
static void test_two_tables_share_their_columns(void **state)
{
    struct arena *a = *state;
    struct report r = report_of(a);
    report_table_row(report_table(&r, marks, 2), (const char *const[]){"甲", "87.50"});
    report_line(&r, SIDE_LEFT, "联系方式");
    report_table_row(report_table(&r, contacts, 4), (const char *const[]){"1", "乙", "丙", "丁"});
    struct slice book = book_of(a, &r, 1);
    const char *sheet = part_of(a, book, SHEET(1));
    assert_has(sheet, "<mergeCell ref=\"B1:D1\"/>");
    assert_has(sheet, "<mergeCell ref=\"B2:D2\"/>");
    assert_null(strstr(sheet, "<mergeCell ref=\"D5"));
    assert_null(strstr(part_of(a, book, "xl/workbook.xml"), "definedName"));
}

/* What begins on a page of its own with a title, as a table of changes does, is a sheet of its own. */
static void test_a_titled_page_is_a_sheet(void **state)
{
    struct arena *a = *state;
    struct report r = report_of(a);
    report_table_row(report_table(&r, marks, 2), (const char *const[]){"甲", "87.50"});
    report_new_page(&r);
    report_line(&r, SIDE_LEFT, "续");
    report_new_page(&r);
    report_title(&r, "变更对照表");
    report_table_row(report_table(&r, contacts, 4), (const char *const[]){"1", "乙", "丙", "丁"});
    struct slice book = book_of(a, &r, 2);
    assert_has(part_of(a, book, "xl/workbook.xml"), "name=\"打分汇总表\"");
    assert_has(part_of(a, book, "xl/workbook.xml"), "name=\"变更对照表\"");
    assert_string_equal(cells_of(a, book), "申报件|得分\n甲|87.5\n\n续\n");
}

static void test_a_letter_has_no_table(void **state)
{
    struct arena *a = *state;
    struct report r = report_of(a);
    r.is_plain = true;
    r.number = NUMBER_NOT;
    report_paragraph(&r, "你单位申报材料收悉。");
    report_code(&r, "20240037", "收件号 20240037"); /* no squares in cells: what stands for them */
    struct slice book = book_of(a, &r, 1);
    assert_string_equal(cells_of(a, book), "　　你单位申报材料收悉。\n收件号 20240037\n");
    assert_null(strstr(part_of(a, book, SHEET(1)), "<oddFooter>"));
    (void)book_of(a, &(struct report){.arena = a, .name = "空", .style = "letter"}, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_every_block_is_there),
        ARENA_TEST(test_it_prints_as_the_form_wants),
        ARENA_TEST(test_two_tables_share_their_columns),
        ARENA_TEST(test_a_titled_page_is_a_sheet),
        ARENA_TEST(test_a_letter_has_no_table),
    };
    return check_run("workbook", tests, sizeof tests / sizeof *tests);
}
