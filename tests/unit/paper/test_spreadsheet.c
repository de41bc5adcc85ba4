/* Spreadsheets as they go out: read back by our own reader, and looked at as XML. */
#include "paper/spreadsheet.h"

#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/sheet.h"

static const struct report_column columns[] = {
    {"序号", 6, SIDE_CENTRE}, {"名称", 0, SIDE_LEFT}, {"电话", 0, SIDE_LEFT}};

static struct spreadsheet begun(struct arena *a)
{
    struct spreadsheet s;
    struct err err = {.arena = a};
    const struct spreadsheet_options o = {.name = "汇总/表", .columns = columns, .n_columns = 3};
    assert_int_equal(spreadsheet_open(&s, 1720000000, &err), STATUS_OK);
    spreadsheet_sheet(&s, &o);
    return s;
}

static struct slice finished(struct arena *a, struct spreadsheet *s)
{
    struct err err = {.arena = a};
    struct buf out = BUF_INIT;
    if (spreadsheet_finish(s, (struct paper_sink){into_buf, &out}, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    struct slice bytes = {arena_copy(a, out.at, out.n), out.n};
    buf_release(&out);
    return bytes;
}

static void test_cells_come_back_exactly(void **state)
{
    struct arena *a = *state;
    struct spreadsheet s = begun(a);
    const char *const rows[][3] = {{"1", "=1+1", "013800138000"},
                                   {"2", "'=1+1", "91440101MA5CJQ4N59"},
                                   {"3", "''@甲", "'甲"},
                                   {"4", "两\n行 <&>\"", "-12"},
                                   {"5", "_x0041_ _x_", " 前后 "},
                                   {"6", "一\t\x01二", NULL},
                                   {"7", "123456789012345678901", "1.38E+10"}};
    for (size_t i = 0; i < 7; i++) {
        spreadsheet_row(&s, rows[i]);
    }
    struct slice bytes = finished(a, &s);
    assert_string_equal(cells_of(a, bytes), "1|=1+1|013800138000\n"
                                            "2|'=1+1|91440101MA5CJQ4N59\n"
                                            "3|''@甲|'甲\n"
                                            "4|两\n行 <&>\"|-12\n"
                                            "5|_x0041_ _x_| 前后 \n"
                                            "6|一\t\x01二\n"
                                            "7|123456789012345678901|1.38E+10\n");
    const char *sheet = part_of(a, bytes, "xl/worksheets/sheet1.xml");
    assert_null(strstr(sheet, "<f>"));
    for (const char *c = sheet; (c = strstr(c, "<v>")); c++) {
        assert_memory_equal(c - 6, "t=\"s\">", 6); /* no cell is a number */
    }
}

static void test_heads_are_merged_and_repeated(void **state)
{
    struct arena *a = *state;
    struct spreadsheet s = begun(a);
    const struct report_cell upper[] = {{.text = "序号", .rows = 2},
                                        {.text = "联系", .columns = 2}};
    const struct report_cell lower[] = {{.text = "名称"}, {.text = "电话"}};
    spreadsheet_line(&s, SPREADSHEET_ATTACHMENT, "附件1");
    spreadsheet_line(&s, SPREADSHEET_TITLE, "成果汇总表");
    spreadsheet_head(&s, upper, 2);
    spreadsheet_head(&s, lower, 2);
    spreadsheet_row(&s, (const char *const[]){"1", "甲", "乙"});
    struct slice bytes = finished(a, &s);
    assert_string_equal(cells_of(a, bytes), "附件1\n成果汇总表\n序号|联系\n|名称|电话\n1|甲|乙\n");
    const char *sheet = part_of(a, bytes, "xl/worksheets/sheet1.xml");
    assert_has(sheet, "<mergeCell ref=\"A1:C1\"/>");
    assert_has(sheet, "<mergeCell ref=\"A2:C2\"/>");
    assert_has(sheet, "<mergeCell ref=\"A3:A4\"/>");
    assert_has(sheet, "<mergeCell ref=\"B3:C3\"/>");
    assert_has(sheet, "paperSize=\"9\"");
    assert_has(sheet, "fitToPage=\"1\"");
    assert_has(sheet, "— &amp;P —");
    assert_has(part_of(a, bytes, "xl/workbook.xml"), "'汇总表'!$3:$4</definedName>");
}

static void test_widths_and_the_way_the_page_lies(void **state)
{
    struct arena *a = *state;
    struct spreadsheet s = begun(a);
    spreadsheet_row(&s, (const char *const[]){"1", "甲乙丙丁", "13800138000\nw@example.cn"});
    const char *sheet = part_of(a, finished(a, &s), "xl/worksheets/sheet1.xml");
    assert_has(sheet, "<col min=\"1\" max=\"1\" width=\"8.7");
    assert_has(sheet, "<col min=\"2\" max=\"2\" width=\"10.7");
    assert_has(sheet, "<col min=\"3\" max=\"3\" width=\"14.7");
    assert_null(strstr(sheet, "landscape"));
    const char wide[] = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
    s = begun(a);
    spreadsheet_row(&s, (const char *const[]){"1", wide, wide});
    sheet = part_of(a, finished(a, &s), "xl/worksheets/sheet1.xml");
    assert_has(sheet, "width=\"42.7");
    assert_has(sheet, "orientation=\"landscape\"");
}

/* What stands at the right is an amount; a code with a zero before it, and too many digits, are not. */
static void test_amounts_are_numbers(void **state)
{
    static const struct report_column counted[] = {{"方向", 0, SIDE_LEFT}, {"数", 0, SIDE_RIGHT}};
    static const char *const numbers[] = {"12", "-3", "87.50", "0.5"};
    static const char *const texts[] = {"012", "1.38E+10", "1234567890123456", "=1", "", "-"};
    struct arena *a = *state;
    struct spreadsheet s = begun(a);
    spreadsheet_table(&s, counted, 2);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        spreadsheet_cells(&s, (const struct report_cell[]){{.text = "12"}, {.text = numbers[i]}},
                          2);
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        spreadsheet_cells(&s, (const struct report_cell[]){{.text = "12"}, {.text = texts[i]}}, 2);
    }
    struct slice bytes = finished(a, &s);
    const char *sheet = part_of(a, bytes, "xl/worksheets/sheet1.xml");
    assert_has(sheet, "><v>12</v></c>");
    assert_has(sheet, "><v>-3</v></c>");
    assert_has(sheet, "><v>87.5</v></c>");
    size_t n = 0;
    for (const char *c = sheet; (c = strstr(c, "<v>")); c++) {
        n += memcmp(c - 6, "t=\"s\">", 6) != 0;
    }
    assert_int_equal(n, sizeof numbers / sizeof *numbers);
    assert_has(part_of(a, bytes, "xl/styles.xml"), "formatCode=\"0.00\"");
    assert_has(cells_of(a, bytes), "12|012\n12|1.38E+10\n12|1234567890123456\n12|=1\n");
}

static void test_sheets_have_names_of_their_own(void **state)
{
    struct arena *a = *state;
    struct spreadsheet s = begun(a);
    const struct spreadsheet_options o = {.name = "汇总表",
                                          .columns = columns,
                                          .n_columns = 3,
                                          .number = NUMBER_OF,
                                          .foot = "甲&乙 2024-11-20"};
    spreadsheet_row(&s, (const char *const[]){"1", "甲", "乙"});
    spreadsheet_sheet(&s, &o);
    spreadsheet_row(&s, (const char *const[]){"2", "丙", "丁"});
    struct slice bytes = finished(a, &s);
    const char *book = part_of(a, bytes, "xl/workbook.xml");
    assert_has(book, "name=\"汇总表\"");
    assert_has(book, "name=\"汇总表 2\"");
    const char *second = part_of(a, bytes, "xl/worksheets/sheet2.xml");
    assert_has(second, "第 &amp;P 页 共 &amp;N 页");
    assert_has(second, "甲&amp;&amp;乙 2024-11-20");
    assert_has(second, "<row r=\"1\"");
}

/* The same cells make the same bytes. */
static void test_it_is_the_same_each_time(void **state)
{
    struct arena *a = *state;
    struct slice made[2];
    for (size_t i = 0; i < 2; i++) {
        struct spreadsheet s = begun(a);
        spreadsheet_row(&s, (const char *const[]){"1", "甲", "乙"});
        made[i] = finished(a, &s);
    }
    assert_true(slice_eq(made[0], made[1]));
}

static void test_a_cell_too_long_is_told(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct spreadsheet s = begun(a);
    struct buf text = BUF_INIT, out = BUF_INIT;
    buf_fill(&text, 'a', SPREADSHEET_CELL_MAX + 1);
    spreadsheet_row(&s, (const char *const[]){"1", "", text.at});
    assert_int_equal(spreadsheet_finish(&s, (struct paper_sink){into_buf, &out}, &err),
                     STATUS_DATA);
    assert_has(err.text, "第 1 行第 3 列");
    assert_int_equal(out.n, 0);
    buf_release(&text);
    buf_release(&out);
}

static void test_no_room_for_the_file(void **state)
{
    struct err err = {.arena = *state};
    struct spreadsheet s;
    const char *before = arena_text(*state, getenv("TMPDIR"));
    (void)setenv("TMPDIR", "/nowhere/at/all", 1);
    enum status status = spreadsheet_open(&s, 0, &err);
    (void)(before ? setenv("TMPDIR", before, 1) : unsetenv("TMPDIR"));
    assert_int_equal(status, STATUS_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_cells_come_back_exactly),
        ARENA_TEST(test_heads_are_merged_and_repeated),
        ARENA_TEST(test_widths_and_the_way_the_page_lies),
        ARENA_TEST(test_amounts_are_numbers),
        ARENA_TEST(test_sheets_have_names_of_their_own),
        ARENA_TEST(test_it_is_the_same_each_time),
        ARENA_TEST(test_a_cell_too_long_is_told),
        ARENA_TEST(test_no_room_for_the_file),
    };
    return check_run("spreadsheet", tests, sizeof tests / sizeof *tests);
}
