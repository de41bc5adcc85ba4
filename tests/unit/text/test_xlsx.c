/* Spreadsheets: what is read of a cell, which layouts there are, what hostile files come to. */
#include "text/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "support/book.h"
#include "support/check.h"
#include "support/folder.h"
#include "text/rows.h"

/* The rows of the first sheet, cells between |, rows behind their numbers; the sentence when it fails. */
static const char *read_rows(struct arena *a, const char *path, bool *is_read)
{
    struct err err = {.arena = a};
    struct source source;
    struct rows_file file;
    struct rows rows;
    struct csv_row row = {0};
    struct buf out = BUF_INIT;
    assert_int_equal(source_open(&source, path, &err), STATUS_OK);
    enum status status = rows_file_open(&file, a, &source, &err);
    bool is_open = status == STATUS_OK;
    if (is_open) {
        status = rows_look(&file, &err);
    }
    if (status == STATUS_OK) {
        status = rows_open(&rows, &file, &err);
    }
    while (status == STATUS_OK) {
        status = rows_next(&rows, &row, &err);
        if (status != STATUS_OK || row.is_end) {
            rows_close(&rows);
            break;
        }
        buf_printf(&out, "%d:", row.line);
        for (size_t i = 0; i < row.n; i++) {
            struct csv_cell c = row.cells[i];
            buf_printf(&out, "%s%.*s", i ? "|" : "", (int)c.text.n, c.text.n ? c.text.at : "");
            buf_printf(&out, c.above.n ? "^%.*s" : "", (int)c.above.n, c.above.at);
        }
        buf_char(&out, '\n');
    }
    if (is_open) {
        rows_file_close(&file);
    }
    source_close(&source);
    *is_read = status == STATUS_OK;
    const char *text = *is_read ? arena_copy(a, out.at, out.n) : arena_text(a, err.text);
    buf_release(&out);
    return text;
}

static void check_rows(struct arena *a, const char *path, const char *wanted)
{
    bool is_read;
    const char *found = read_rows(a, path, &is_read);
    assert_string_equal(found, wanted);
    assert_true(is_read);
}

static void check_refused(struct arena *a, const char *path, const char *because)
{
    bool is_read;
    const char *found = read_rows(a, path, &is_read);
    assert_false(is_read);
    if (!strstr(found, because)) {
        fail_msg("「%s」 says nothing of 「%s」", found, because);
    }
}

/* ---- texts ------------------------------------------------------------------------------------------- */

static void test_shared_strings(void **state)
{
    struct arena *a = *state;
    const struct book_layout layout = {
        .strings = "<si><t>甲</t></si><si><t/></si>"
                   "<si><r><rPr><b/></rPr><t>宁东</t></r><r><t xml:space=\"preserve\"> 大道</t></r>"
                   "<rPh sb=\"0\" eb=\"1\"><t>dao</t></rPh><phoneticPr fontId=\"1\"/></si>"
                   "<si><t>两_x000D_\n行_x005F_x0041_</t></si>",
        .rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                "<c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>"};
    check_rows(a, book_laid_out(a, layout), "1:甲||宁东 大道|两\n行_x0041_\n");
}

static void test_strings_in_the_cell(void **state)
{
    struct arena *a = *state;
    check_rows(
        a,
        book_laid_out(a,
                      (struct book_layout){
                          .rows = "<row><c t=\"inlineStr\"><is><t>甲</t></is></c>"
                                  "<c t=\"inlineStr\"><is><r><t>乙</t></r><r><t>丙</t></r>"
                                  "<rPh><t>bing</t></rPh></is></c>"
                                  "<c t=\"str\"><f>A1&amp;B1</f><v>甲&lt;乙&gt;</v></c></row>"}),
        "1:甲|乙丙|甲<乙>\n");
}

/* What our CSV puts before formulas goes here too: such a file may have been saved as a workbook. */
static void test_the_escape_of_csv_goes(void **state)
{
    struct arena *a = *state;
    check_rows(a,
               book_laid_out(a, (struct book_layout){.rows = "<row><c t=\"str\"><v>'=1+1</v></c>"
                                                             "<c t=\"str\"><v>'甲</v></c></row>"}),
               "1:=1+1|'甲\n");
}

static void test_other_types(void **state)
{
    struct arena *a = *state;
    check_rows(
        a,
        book_laid_out(
            a, (struct book_layout){.rows = "<row r=\"3\"><c t=\"b\"><v>1</v></c>"
                                            "<c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c>"
                                            "<c t=\"d\"><v>2024-07-15T00:00:00</v></c>"
                                            "<c t=\"d\"><v>2024-07-15T17:30:00Z</v></c>"
                                            "<c><v>13800138000</v></c>"
                                            "<c><v>9.1110000123456E+17</v></c></row>"}),
        "1:\n2:\n3:TRUE|FALSE|#N/A|2024-07-15|2024-07-15 17:30|13800138000|"
        "9.1110000123456E+17\n");
}

static void test_dates_follow_their_styles(void **state)
{
    struct arena *a = *state;
    const struct book_layout layout = {
        .formats = "<numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
                   "<numFmt numFmtId=\"177\" formatCode=\"[$-804]yyyy/m/d h:mm;@\"/>"
                   "<numFmt numFmtId=\"178\" formatCode=\"000000\"/>",
        .styles = "<xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"177\"/>"
                  "<xf numFmtId=\"178\"/><xf numFmtId=\"58\"/><xf numFmtId=\"10\"/>",
        .rows = "<row><c s=\"0\"><v>45488</v></c><c s=\"1\"><v>45488</v></c>"
                "<c s=\"2\"><v>45488</v></c><c s=\"3\"><v>45488.708333333336</v></c>"
                "<c s=\"4\"><v>10020</v></c><c s=\"5\"><v>45352</v></c>"
                "<c s=\"6\"><v>0.85</v></c><c s=\"99\"><v>1</v></c></row>"};
    check_rows(a, book_laid_out(a, layout),
               "1:45488|2024-07-15|2024年7月|2024-07-15 17:00|010020|3月1日|85%|1\n");
}

/* ---- layouts ------------------------------------------------------------------------------------------- */

static void test_places_may_be_left_out_or_skipped(void **state)
{
    struct arena *a = *state;
    check_rows(a,
               book_laid_out(a,
                             (struct book_layout){
                                 .rows = "<row r=\"2\"><c r=\"B2\"><v>1</v></c>"
                                         "<c><v>2</v></c><c r=\"E2\"><v>3</v></c></row>"
                                         "<row><c><v>4</v></c><c s=\"1\"/></row>"
                                         "<row r=\"5\"/><row r=\"1048576\"><c r=\"A1\"/></row>"}),
               "1:\n2:|1|2||3\n3:4\n");
}

/* As openpyxl writes: no shared strings, absolute targets, other names of parts, prefixes. */
static void test_another_layout_with_prefixes(void **state)
{
    struct arena *a = *state;
    const struct book_part parts[] = {
        {"_rels/.rels",
         "<p:Relationships "
         "xmlns:p=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
         "<p:Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/"
         "officeDocument\" Target=\"/book/main.xml\"/></p:Relationships>"},
        {"book/main.xml", "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" "
                          "xmlns:q=\"http://purl.oclc.org/ooxml/officeDocument/relationships\">"
                          "<x:workbookPr date1904=\"true\"/><x:sheets>"
                          "<x:sheet name=\"图\" sheetId=\"9\" q:id=\"c\"/><x:sheet name=\"表\" "
                          "sheetId=\"4\" q:id=\"b\"/>"
                          "</x:sheets></x:workbook>"},
        {"book/_rels/main.xml.rels",
         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
         "<Relationship Id=\"c\" Type=\"x/chartsheet\" Target=\"charts/1.xml\"/>"
         "<Relationship Id=\"b\" Type=\"x/worksheet\" Target=\"../cells/./one.xml\"/>"
         "<Relationship Id=\"d\" Type=\"x/styles\" Target=\"style.xml\"/></Relationships>"},
        {"cells/one.xml",
         "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
         "<x:row r=\"1\"><x:c r=\"A1\" s=\"0\"><x:v>1</x:v></x:c><x:c r=\"B1\"><y:v "
         "xmlns:y=\"urn:o\">"
         "7</y:v></x:c></x:row></x:sheetData></x:worksheet>"},
        {"book/style.xml",
         "<styleSheet " BOOK_SPACE "><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
    };
    check_rows(a, book_of_parts(a, parts, 5), "1:1904-01-02\n");
}

static void test_merged_cells_say_what_stands_above(void **state)
{
    struct arena *a = *state;
    const struct book_layout layout = {
        .rows = "<row><c t=\"str\"><v>标题</v></c></row>"
                "<row><c><v>1</v></c><c t=\"str\"><v>甲</v></c></row><row><c><v>2</v></c></row>"
                "<row><c><v>3</v></c><c t=\"str\"><v>乙</v></c></row><row><c><v>4</v></c></row>",
        .behind = "<mergeCells><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"A1:C1\"/>"
                  "<mergeCell ref=\"C2:C5\"/></mergeCells>"};
    check_rows(a, book_laid_out(a, layout), "1:标题\n2:1|甲\n3:2|^甲\n4:3|乙\n5:4\n");
}

static void test_what_rows_do_not_show(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct source source;
    struct xlsx book;
    struct xlsx_look look;
    const char *inside =
        "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"4\" max=\"4\"/></cols>"
        "<sheetData><row r=\"1\"><c><v>1</v></c></row>"
        "<row r=\"4\" hidden=\"true\"><c><v>1</v></c><c><f>A1</f></c></row>"
        "<row r=\"5\" hidden=\"1\"><c><f>A1</f><v>1</v></c></row>"
        "<row r=\"6\" hidden=\"1\"/></sheetData>";
    const struct book_sheet sheets[] = {{"暗", "veryHidden", ""}, {"明", NULL, inside}};
    assert_int_equal(source_open(&source, book_of_sheets(a, sheets, 2), &err), STATUS_OK);
    assert_int_equal(xlsx_open(&book, a, &source, &err), STATUS_OK);
    assert_int_equal(book.sheets.n, 2);
    assert_true(book.sheets.at[0].is_hidden);
    assert_int_equal(xlsx_look_at(&book, 1, &look, &err), STATUS_OK);
    assert_int_equal(look.last_row, 5);
    assert_int_equal(look.hidden_rows, 2);
    assert_int_equal(look.first_hidden_row, 4);
    assert_int_equal(look.n_hidden, 1);
    assert_int_equal(look.hidden[0].first, 2);
    assert_int_equal(look.hidden[0].last, 3);
    assert_int_equal(look.uncomputed, 1);
    assert_string_equal(
        xlsx_cell_name(a, look.first_uncomputed_row, (size_t)look.first_uncomputed_column), "B4");
    xlsx_close(&book);
    source_close(&source);
}

static void test_names_of_columns(void **state)
{
    struct arena *a = *state;
    assert_string_equal(xlsx_column_name(a, 1), "A");
    assert_string_equal(xlsx_column_name(a, 26), "Z");
    assert_string_equal(xlsx_column_name(a, 27), "AA");
    assert_string_equal(xlsx_column_name(a, 702), "ZZ");
    assert_string_equal(xlsx_column_name(a, 703), "AAA");
    assert_string_equal(xlsx_column_name(a, 16384), "XFD");
}

/* ---- hostile files ------------------------------------------------------------------------------------- */

static const char *with_sheet(struct arena *a, const char *xml)
{
    const struct book_part parts[] = {
        {"xl/workbook.xml",
         "<workbook " BOOK_SPACE "><sheets><sheet name=\"表\" id=\"r\"/></sheets>"
         "</workbook>"},
        {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r\" Type=\"/worksheet\" "
                                       "Target=\"s.xml\"/></Relationships>"},
        {"xl/s.xml", xml}};
    return book_of_parts(a, parts, 3);
}

static void test_entities_are_refused(void **state)
{
    struct arena *a = *state;
    check_refused(a,
                  with_sheet(a, "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;\">]>"
                                "<worksheet><sheetData><row><c t=\"str\"><v>&c;</v></c></row>"
                                "</sheetData></worksheet>"),
                  "DTD");
}

static void test_damage_is_told_with_its_cell(void **state)
{
    struct arena *a = *state;
    static const char *const broken[] = {
        "<row r=\"7\"><c r=\"C7\" t=\"s\"><v>5</v></c></row>",
        "<row r=\"7\"><c r=\"C7\" t=\"s\"><v>-1</v></c></row>",
        "<row r=\"7\"><c r=\"C7\" t=\"s\"><v>99999999999999999999</v></c></row>",
    };
    for (size_t i = 0; i < 3; i++) {
        check_refused(a, book_laid_out(a, (struct book_layout){.rows = broken[i]}), "「Sheet1」C7");
    }
    check_refused(a, book_laid_out(a, (struct book_layout){.rows = "<row r=\"7\"/><row r=\"7\"/>"}),
                  "第 7 行");
    check_refused(a, book_laid_out(a, (struct book_layout){.rows = "<row r=\"1048577\"/>"}),
                  "行号");
    check_refused(
        a, book_laid_out(a, (struct book_layout){.rows = "<row r=\"2\"><c r=\"XFE2\"/></row>"}),
        "位置");
    check_refused(a, book_laid_out(a, (struct book_layout){.rows = "<row><c>"}), "坏了");
}

/* Small files that would fill the memory or take for ever. */
static void test_absurd_sizes_are_refused(void **state)
{
    struct arena *a = *state;
    struct buf xml = BUF_INIT;
    for (int i = 0; i < 3300; i++) {
        buf_text(&xml, "<row><c r=\"XFD1\"><v>1</v></c></row>");
    }
    check_refused(a, book_laid_out(a, (struct book_layout){.rows = xml.at}), "多得不像汇总表");
    buf_clear(&xml);
    for (int i = 0; i < 300; i++) {
        buf_text(&xml, "<a>");
    }
    check_refused(a, book_laid_out(a, (struct book_layout){.rows = xml.at}), "层次");
    buf_clear(&xml);
    buf_text(&xml, "<row><c t=\"str\"><v>");
    buf_fill(&xml, 'a', CSV_CELL_MAX + 1);
    buf_text(&xml, "</v></c></row>");
    check_refused(a, book_laid_out(a, (struct book_layout){.rows = xml.at}), "「Sheet1」A1");
    buf_clear(&xml);
    buf_text(&xml, "<a b=\"");
    buf_fill(&xml, 'a', XML_TOKEN_MAX + 200000);
    buf_text(&xml, "\"/>");
    check_refused(a, book_laid_out(a, (struct book_layout){.rows = xml.at}), "长得不像");
    buf_release(&xml);
}

static void test_other_files_are_told_what_to_do(void **state)
{
    struct arena *a = *state;
    static const char encrypted[] =
        "\xD0\xCF\x11\xE0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    check_refused(a, folder_file(a, "a.xls", slice_of("\xD0\xCF\x11\xE0 old")), "另存为 xlsx");
    check_refused(a, folder_file(a, "b.xlsx", (struct slice){encrypted, sizeof encrypted}), "密码");
    check_refused(a, book_of_parts(a, (const struct book_part[]){{"xl/workbook.bin", "x"}}, 1),
                  "xlsb");
    check_refused(a, book_of_parts(a, (const struct book_part[]){{"word/document.xml", "x"}}, 1),
                  "Word");
    check_refused(a, book_of_parts(a, (const struct book_part[]){{"content.xml", "x"}}, 1), "ods");
    check_refused(a, book_of_parts(a, (const struct book_part[]){{"a.csv", "x"}}, 1), "压缩包");
    check_refused(a, book_of_sheets(a, NULL, 0), "没有工作表");
}

/* What programs and web pages write under the names of spreadsheets. */
static void test_what_only_looks_like_a_spreadsheet(void **state)
{
    struct arena *a = *state;
    static const struct {
        const char *bytes, *because;
    } files[] = {
        {"\xEF\xBB\xBF\r\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>",
         "网页"},
        {"<!DOCTYPE html><table>", "网页"},
        {"<table border=1><tr><td>1", "网页"},
        {"MIME-Version: 1.0\r\nContent-Type: multipart/related", "网页"},
        {"<?xml version=\"1.0\"?>\n<Workbook "
         "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
         "XML"},
        {"{\\rtf1\\ansi", "RTF"},
        {"Rar!\x1A\x07", "解压"},
        {"7z\xBC\xAF\x27\x1C", "解压"},
        {"\x09\x08\x10\x01\x01\x06\x05\x01", "旧格式"},
        {"\x09\x04\x06\x01\x01\x01\x10\x01", "旧格式"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        check_refused(a, folder_file(a, "a.xls", slice_of(files[i].bytes)), files[i].because);
    }
    check_rows(a, folder_file(a, "a.xlsx", slice_of("名称,单位\n<甲>,乙\n")),
               "1:名称|单位\n2:<甲>|乙\n");
}

static void set_number(char *at, size_t bytes, uint32_t n)
{
    for (size_t i = 0; i < bytes; i++) {
        at[i] = (char)(n >> (8 * i));
    }
}

/* The names of the streams stand in the sector that the head names, however far behind. */
static void test_a_password_is_found_wherever_the_directory_lies(void **state)
{
    struct arena *a = *state;
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0i\0o\0n\0I\0n\0f\0o";
    const size_t size = 400000, sector = 700;
    char *bytes = arena_alloc(a, size);
    memset(bytes, 0, size);
    memcpy(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    set_number(bytes + 30, 2, 9); /* sectors of 512 bytes */
    set_number(bytes + 48, 4, (uint32_t)sector);
    memcpy(bytes + (sector + 1) * 512 + 128, name, sizeof name);
    check_refused(a, folder_file(a, "a.xlsx", (struct slice){bytes, size}), "密码");
    set_number(bytes + 48, 4, 0xFFFFFFFE);
    check_refused(a, folder_file(a, "b.xlsx", (struct slice){bytes, size}), "旧格式");
    set_number(bytes + 30, 2, 0xFFFF);
    check_refused(a, folder_file(a, "c.xlsx", (struct slice){bytes, size}), "旧格式");
}

/* Some programs part the names in the zip, and the targets, by backslashes. */
static void test_backslashes_part_names_too(void **state)
{
    struct arena *a = *state;
    const struct book_part parts[] = {
        {"_rels\\.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" "
                         "Target=\"xl\\workbook.xml\"/></Relationships>"},
        {"xl\\workbook.xml",
         "<workbook " BOOK_SPACE "><sheets><sheet name=\"表\" id=\"r\"/></sheets></workbook>"},
        {"xl\\_rels\\workbook.xml.rels",
         "<Relationships><Relationship Id=\"r\" Type=\"/worksheet\" "
         "Target=\"worksheets\\sheet1.xml\"/></Relationships>"},
        {"xl\\worksheets\\Sheet1.xml",
         "<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>"}};
    check_rows(a, book_of_parts(a, parts, 4), "1:7\n");
}

static void test_an_encoding_of_a_part_that_nobody_reads_is_named(void **state)
{
    check_refused(*state,
                  with_sheet(*state, "<?xml version=\"1.0\" encoding=\"GB2312\"?><worksheet/>"),
                  "UTF-8");
}

/* Every cut of a right file is refused, none is read as if it were whole. */
static void test_a_file_cut_short(void **state)
{
    struct arena *a = *state;
    const char *path = book_laid_out(a, (struct book_layout){.rows = "<row><c><v>1</v></c></row>"});
    struct slice whole = folder_read(a, path);
    for (size_t n = 4; n < whole.n; n += 13) {
        folder_write(path, (struct slice){whole.at, n});
        check_refused(a, path, "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_shared_strings),
        ARENA_TEST(test_strings_in_the_cell),
        ARENA_TEST(test_the_escape_of_csv_goes),
        ARENA_TEST(test_other_types),
        ARENA_TEST(test_dates_follow_their_styles),
        ARENA_TEST(test_places_may_be_left_out_or_skipped),
        ARENA_TEST(test_another_layout_with_prefixes),
        ARENA_TEST(test_merged_cells_say_what_stands_above),
        ARENA_TEST(test_what_rows_do_not_show),
        ARENA_TEST(test_names_of_columns),
        ARENA_TEST(test_entities_are_refused),
        ARENA_TEST(test_damage_is_told_with_its_cell),
        ARENA_TEST(test_absurd_sizes_are_refused),
        ARENA_TEST(test_other_files_are_told_what_to_do),
        ARENA_TEST(test_what_only_looks_like_a_spreadsheet),
        ARENA_TEST(test_a_password_is_found_wherever_the_directory_lies),
        ARENA_TEST(test_backslashes_part_names_too),
        ARENA_TEST(test_an_encoding_of_a_part_that_nobody_reads_is_named),
        ARENA_TEST(test_a_file_cut_short),
    };
    return check_run("xlsx", tests, sizeof tests / sizeof *tests);
}
