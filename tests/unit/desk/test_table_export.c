/* Summary tables going out, and that what goes out comes in again as the same. */
#include <stdio.h>
#include <string.h>

#include "base/slice.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/tables.h"

static void a_table_looks_as_its_definition_says(void **state)
{
    struct desk *desk = desk_for_test(*state, true);
    (void)import_file(desk, *state, "255", "tests/data/tables/255-gb18030.csv");
    assert_string_equal(export_text(desk, *state, "255"),
                        "2024年信息通信领域安全生产和网络运行安全成果汇总表\r\n"
                        "推荐单位（盖章）：南岭示例集团有限公司\r\n"
                        "序号,成果名称,单位名称,联系人,联系方式 (手机与邮箱)\r\n"
                        "1,信令风暴智能防控系统,南岭示例通信有限公司,王示例,\"13800138000\n"
                        "w@example.cn\"\r\n"
                        "2,网络故障智能定位,东海虚构铁塔分公司,李示例,13900139000 l@example.cn\r\n"
                        "5,应急预案库建设,东海虚构铁塔（分公司）,钱示例,'=1+1\r\n"
                        "6,,,,\r\n7,,,,\r\n8,,,,\r\n9,,,,\r\n10,,,,\r\n");
    desk_close(desk);
}

/* A cell is kept as it was written even where the desk keeps a unit or a number. */
static void every_cell_comes_back(void **state)
{
    struct desk *desk = desk_for_test(*state, true);
    (void)import_file(desk, *state, "926", "tests/data/tables/926-round-trip.csv");
    const char *text = export_text(desk, *state, "926");
    assert_non_null(strstr(text,
                           "\r\n２,车联网威胁监测,车联网网络安全防护,广东示例联通发展（有限）公司"
                           ",,,李示例,'+86 13900139000,l@example.cn,甲市示例局\r\n"));
    assert_non_null(strstr(text, ",\"乙示例研究院;丙示例大学\",91440101MA5CJQ4N59,"));
    assert_non_null(strstr(text, "\r\n3,\"分类分级 \"\"三步\"\"\n实践\","));
    desk_close(desk);
}

static void what_went_out_comes_in_as_the_same(void **state)
{
    static const struct {
        const char *notice, *file;
        int64_t rows;
    } tables[] = {{"255", "tests/data/tables/255-gb18030.csv", 3},
                  {"926", "tests/data/tables/926-round-trip.csv", 3},
                  {"粤76", "tests/data/tables/926-round-trip.csv", 3}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct desk *desk = desk_for_test(*state, true);
        (void)import_file(desk, *state, tables[i].notice, tables[i].file);
        const char *text = export_text(desk, *state, tables[i].notice);
        struct table_plan p = import_file(desk, *state, tables[i].notice, table_file(*state, text));
        assert_int_equal(p.counts.same, tables[i].rows);
        assert_int_equal(p.counts.read, tables[i].rows);
        assert_int_equal(p.batch, 0);
        assert_string_equal(export_text(desk, *state, tables[i].notice), text);
        desk_close(desk);
    }
}

static void only_what_is_searched_for_goes_out(void **state)
{
    struct desk *desk = desk_for_test(*state, true);
    struct err err = {.arena = *state};
    struct table_exported done;
    (void)import_file(desk, *state, "926", "tests/data/tables/926-round-trip.csv");
    const struct table_export_options o = {.notice = notice_id(desk, *state, "926"),
                                           .where = "方向:车联网",
                                           .charset = CHARSET_GB18030,
                                           .path = table_file(*state, "")};
    assert_int_equal(table_export(desk, *state, &o, &done, &err), STATUS_OK);
    assert_int_equal(done.rows, 1);
    struct table_plan p = preview_file(desk, *state, "926", o.path);
    assert_int_equal(p.charset, CHARSET_GB18030);
    assert_int_equal(p.counts.same, 1);
    desk_close(desk);
}

static void withdrawn_cases_stay_out(void **state)
{
    struct desk *desk = desk_for_test(*state, true);
    struct err err = {.arena = *state};
    (void)import_file(desk, *state, "926", "tests/data/tables/926-round-trip.csv");
    assert_int_equal(submission_act(desk, *state, 1, "withdraw",
                                    (struct act_ground){"不再申报", NULL}, NULL, &err),
                     STATUS_OK);
    assert_null(strstr(export_text(desk, *state, "926"), "工控产品漏洞协同治理"));
    desk_close(desk);
}

static void a_text_is_aligned(void **state)
{
    struct desk *desk = desk_for_test(*state, true);
    struct err err = {.arena = *state};
    struct table_exported done;
    (void)import_file(desk, *state, "255", "tests/data/tables/255-gb18030.csv");
    const char *path = table_file(*state, "");
    const struct table_export_options o = {.notice = notice_id(desk, *state, "255"),
                                           .format = TABLE_TXT,
                                           .charset = CHARSET_UTF8,
                                           .path = path};
    assert_int_equal(table_export(desk, *state, &o, &done, &err), STATUS_OK);
    FILE *f = fopen(path, "r");
    char line[400];
    for (int i = 0; i < 4; i++) {
        assert_non_null(fgets(line, sizeof line, f));
    }
    (void)fclose(f);
    assert_string_equal(
        line,
        "   1  信令风暴智能防控系统  南岭示例通信有限公司    王示例  13800138000 w@example.cn\n");
    desk_close(desk);
}

static void other_formats_are_refused(void **state)
{
    struct err err = {.arena = *state};
    enum table_format format;
    assert_int_equal(table_format_find("ods", &format, &err), STATUS_USAGE);
    assert_non_null(strstr(err.text, "csv"));
    assert_int_equal(table_format_find("txt", &format, &err), STATUS_OK);
}

static const char *exported_book(struct desk *desk, struct arena *a, const char *notice)
{
    struct err err = {.arena = a};
    struct table_exported done;
    const struct table_export_options o = {
        .notice = notice_id(desk, a, notice), .format = TABLE_XLSX, .path = table_file(a, "")};
    if (table_export(desk, a, &o, &done, &err) != STATUS_OK) {
        fail_msg("%s", err_sentence(&err));
    }
    return o.path;
}

/* Every cell, the odd ones too, is the same when the workbook comes in again. */
static void a_workbook_that_went_out_comes_in_as_the_same(void **state)
{
    static const struct {
        const char *notice, *file;
        int64_t rows, blank;
    } tables[] = {{"255", "tests/data/tables/255-gb18030.csv", 3, 5},
                  {"926", "tests/data/tables/926-round-trip.csv", 3, 0}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct desk *desk = desk_for_test(*state, true);
        (void)import_file(desk, *state, tables[i].notice, tables[i].file);
        const char *text = export_text(desk, *state, tables[i].notice);
        struct table_plan p = import_file(desk, *state, tables[i].notice,
                                          exported_book(desk, *state, tables[i].notice));
        assert_string_equal(table_plan_format(&p), "xlsx");
        assert_int_equal(p.counts.same, tables[i].rows);
        assert_int_equal(p.counts.read, tables[i].rows);
        assert_int_equal(p.counts.blank, tables[i].blank);
        assert_int_equal(p.batch, 0);
        assert_string_equal(export_text(desk, *state, tables[i].notice), text);
        desk_close(desk);
    }
}

/* Headings of two levels are found again below lines that are merged over the whole width. */
static void headings_of_two_levels_come_back(void **state)
{
    static const char definition[] =
        "文号: 示例〔2024〕9号\n代号: 示例9\n标题: 示例通知\n种类: 征集\n汇总表:\n"
        "- 名称: 示例汇总表\n  标题: 示例汇总表\n  表首: [推荐单位（盖章）：]\n  表尾: [填表人：]\n"
        "  列:\n  - {列名: 序号, 取自: 序号}\n  - {列名: 名称, 取自: 名称}\n"
        "  - {列名: 单位, 取自: 牵头单位}\n"
        "  - 列名: 联系\n    下级:\n    - {列名: 姓名, 取自: 联系人}\n    - {列名: 手机, 取自: "
        "手机}\n";
    struct desk *desk = desk_for_test(*state, true);
    struct err err = {.arena = *state};
    struct notice_row row;
    if (notice_load(desk, *state, slice_of(definition), "示例.yaml", &row, &err) != STATUS_OK) {
        fail_msg("%s", err_sentence(&err));
    }
    (void)import_file(desk, *state, "示例9",
                      table_file(*state, "推荐单位（盖章）：示例集团\n序号,名称,单位,姓名,手机\n"
                                         "1,甲成果,甲公司,王示例,13800138000\n"));
    struct table_plan p = preview_file(desk, *state, "示例9", exported_book(desk, *state, "示例9"));
    assert_int_equal(p.layout.header_rows, 2);
    assert_int_equal(p.layout.header_line, 3);
    assert_string_equal(p.layout.columns[4].heading, "联系/手机");
    assert_string_equal(p.recommender, "示例集团");
    assert_int_equal(p.counts.same, 1);
    assert_int_equal(p.counts.read, 1);
    desk_close(desk);
}

static void a_full_disk_is_told(void **state)
{
    struct desk *desk = desk_for_test(*state, true);
    struct err err = {.arena = *state};
    struct table_exported done;
    const struct table_export_options o = {.notice = notice_id(desk, *state, "255"),
                                           .charset = CHARSET_UTF8,
                                           .path = "/nowhere/at/all.csv"};
    assert_int_equal(table_export(desk, *state, &o, &done, &err), STATUS_CANT_CREATE);
    desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(a_table_looks_as_its_definition_says),
        ARENA_TEST(every_cell_comes_back),
        ARENA_TEST(what_went_out_comes_in_as_the_same),
        ARENA_TEST(only_what_is_searched_for_goes_out),
        ARENA_TEST(withdrawn_cases_stay_out),
        ARENA_TEST(a_text_is_aligned),
        ARENA_TEST(other_formats_are_refused),
        ARENA_TEST(a_workbook_that_went_out_comes_in_as_the_same),
        ARENA_TEST(headings_of_two_levels_come_back),
        ARENA_TEST(a_full_disk_is_told),
    };
    return check_run("table_export", tests, sizeof tests / sizeof *tests);
}
