/* Summary tables in workbooks: the same road as CSV, and what only a workbook has. */
#include <string.h>

#include "base/slice.h"
#include "desk/submissions.h"
#include "support/book.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/tables.h"

#define HEAD_255 "序号,成果名称,单位名称,联系人,联系方式\n"
#define TABLE_255                                                                                                       \
    "附件1\n成果汇总表\n推荐单位（盖章）：南岭示例集团有限公司\n" HEAD_255                                              \
    "1,甲成果,甲公司,王示例,13800138000\n2,乙成果,,李示例,1.38E+10\n3,,丙公司,,\n"                    \
    "4,丁成果,丁公司,赵示例,w@example.cn\n4,丁成果,丁公司,赵示例,w@example.cn\n5,,,,\n合计,4项,,," \
    "\n"

static struct desk *desk_with_notices(struct arena *a)
{
    return desk_for_test(a, true);
}

static const char *inside_of(struct arena *a, const char *csv)
{
    return arena_printf(a, "<sheetData>%s</sheetData>", book_rows_of_csv(a, csv));
}

static const char *book_of_csv(struct arena *a, const char *csv)
{
    const struct book_sheet sheet = {"Sheet1", NULL, inside_of(a, csv)};
    return book_of_sheets(a, &sheet, 1);
}

static void assert_same_counts(const struct table_plan *a, const struct table_plan *b)
{
    assert_memory_equal(&a->counts, &b->counts, sizeof a->counts);
    assert_int_equal(a->layout.header_line, b->layout.header_line);
    assert_string_equal(a->recommender, b->recommender);
    assert_int_equal(a->problems.n, b->problems.n);
    for (size_t i = 0; i < a->problems.n; i++) {
        assert_string_equal(a->problems.at[i].code, b->problems.at[i].code);
        assert_string_equal(a->problems.at[i].text, b->problems.at[i].text);
        assert_int_equal(a->problems.at[i].line, b->problems.at[i].line);
        assert_int_equal(a->problems.at[i].column, b->problems.at[i].column);
    }
    assert_int_equal(a->rows.n, b->rows.n);
    for (size_t i = 0; i < a->rows.n; i++) {
        assert_int_equal(a->rows.at[i].line, b->rows.at[i].line);
        assert_int_equal(a->rows.at[i].act, b->rows.at[i].act);
        assert_int_equal(a->rows.at[i].question, b->rows.at[i].question);
        assert_string_equal(a->rows.at[i].title, b->rows.at[i].title);
    }
}

static void one_table_gives_one_preview(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_with_notices(a);
    struct table_plan csv = preview_file(desk, a, "255", table_file(a, TABLE_255));
    struct table_plan book = preview_file(desk, a, "255", book_of_csv(a, TABLE_255));
    assert_same_counts(&csv, &book);
    assert_int_equal(book.counts.new, 2);
    assert_int_equal(book.counts.asked, 2);
    assert_int_equal(book.counts.rejected, 1);
    assert_int_equal(book.counts.blank, 1);
    assert_string_equal(book.sheet, "Sheet1");
    assert_null(csv.sheet);
    assert_string_equal(table_plan_format(&book), "xlsx");
    assert_string_equal(table_plan_place(a, &book, 6, 5), "E6");
    assert_string_equal(table_plan_place(a, &csv, 6, 5), "第 6 行第 5 列");
    desk_close(desk);
}

/* What came as CSV and comes again as a workbook is the same, whatever its numbers look like there. */
static void a_workbook_changes_nothing_that_csv_brought(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_with_notices(a);
    (void)import_file(desk, a, "255",
                      table_file(a, HEAD_255 "1,甲成果,甲公司,王示例,13800138000\n"));
    const char *rows =
        arena_printf(a,
                     "<sheetData>%s<row r=\"2\"><c><v>1</v></c><c t=\"str\"><v>甲成果</v></c>"
                     "<c t=\"str\"><v>甲公司</v></c><c t=\"str\"><v>王示例</v></c>"
                     "<c><v>1.3800138E10</v></c></row></sheetData>",
                     book_rows_of_csv(a, HEAD_255));
    const struct book_sheet sheet = {"汇总", NULL, rows};
    struct table_plan p = import_file(desk, a, "255", book_of_sheets(a, &sheet, 1));
    assert_int_equal(p.counts.same, 1);
    assert_int_equal(p.batch, 0);
    assert_int_equal(p.problems.errors, 0);
    desk_close(desk);
}

static void the_sheet_that_fits_is_read(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_with_notices(a);
    const struct book_sheet sheets[] = {
        {"说明", NULL, inside_of(a, "填表说明\n,成果名称\n")},
        {"旧", "hidden", inside_of(a, HEAD_255 "1,旧成果,旧公司,,\n")},
        {"汇总", NULL, inside_of(a, HEAD_255 "1,甲成果,甲公司,,\n")},
        {"草稿", NULL, inside_of(a, HEAD_255 "1,乙成果,乙公司,,\n")}};
    const char *path = book_of_sheets(a, sheets, 4);
    struct table_plan p = preview_file(desk, a, "255", path);
    assert_string_equal(p.sheet, "汇总");
    assert_string_equal(p.rows.at[0].title, "甲成果");
    assert_non_null(strstr(problem_with(&p, "sheet")->text, "「旧」(隐藏)"));
    assert_non_null(strstr(problem_with(&p, "sheet")->text, "「草稿」"));
    /* A hidden one when nothing else fits. */
    p = preview_file(desk, a, "255", book_of_sheets(a, sheets, 2));
    assert_string_equal(p.sheet, "旧");
    desk_close(desk);
}

static void a_sheet_may_be_named(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_with_notices(a);
    struct err err = {.arena = a};
    struct table_plan plan;
    const struct book_sheet sheets[] = {
        {"汇总", NULL, inside_of(a, HEAD_255 "1,甲成果,甲公司,,\n")},
        {"草稿", NULL, inside_of(a, HEAD_255 "1,乙成果,乙公司,,\n")}};
    struct table_import_options o = {
        .path = book_of_sheets(a, sheets, 2), .notice = notice_id(desk, a, "255"), .sheet = "草稿"};
    assert_int_equal(table_preview(desk, a, &o, &plan, &err), STATUS_OK);
    assert_string_equal(plan.rows.at[0].title, "乙成果");
    o.sheet = "没有";
    assert_int_equal(table_preview(desk, a, &o, &plan, &err), STATUS_USAGE);
    assert_non_null(strstr(err.text, "「汇总」, 「草稿」"));
    o.path = table_file(a, HEAD_255);
    assert_int_equal(table_preview(desk, a, &o, &plan, &err), STATUS_USAGE);
    desk_close(desk);
}

#define HEAD_926 "推荐顺序,名称,方向,牵头单位,联系人,手机\n"
#define MERGED "<mergeCells><mergeCell ref=\"C2:C3\"/><mergeCell ref=\"D2:D3\"/></mergeCells>"

/* Cells merged downwards: asked about where they name a unit, told elsewhere, filled with consent. */
static void merged_cells_are_filled_with_consent_only(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_with_notices(a);
    struct err err = {.arena = a};
    struct submission s;
    struct table_plan plan;
    const struct book_sheet sheet = {
        "汇总", NULL,
        arena_printf(a, "%s" MERGED,
                     inside_of(a, HEAD_926 "1,甲,网络设施,甲公司,王示例,13800138000\n"
                                           "2,乙,,,李示例,13900139000\n3,丙,,丙公司,,\n"))};
    struct table_import_options o = {.path = book_of_sheets(a, &sheet, 1),
                                     .notice = notice_id(desk, a, "926"),
                                     .from = "示例市工业和信息化局"};
    assert_int_equal(table_preview(desk, a, &o, &plan, &err), STATUS_OK);
    const struct table_problem *told = problem_with(&plan, "merged");
    assert_int_equal(told->line, 3);
    assert_string_equal(told->heading, "方向");
    assert_non_null(strstr(told->text, "「网络设施」"));
    assert_int_equal(plan.counts.asked, 1);
    assert_int_equal(plan.rows.at[1].question, QUESTION_MERGED);
    o.fills_merged = true;
    assert_int_equal(table_import(desk, a, &o, &plan, &err), STATUS_OK);
    assert_int_equal(plan.counts.new, 3);
    assert_null(problem_with(&plan, "merged"));
    assert_int_equal(submission_load(desk, a, 2, &s, &err), STATUS_OK);
    assert_string_equal(s.direction, "网络设施");
    assert_int_equal(submission_load(desk, a, 3, &s, &err), STATUS_OK);
    assert_null(s.direction); /* blank, but merged with nothing */
    desk_close(desk);
}

static void what_is_hidden_or_not_computed_is_told(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_with_notices(a);
    const char *rows = arena_printf(
        a,
        "<cols><col min=\"4\" max=\"4\" hidden=\"1\"/><col min=\"90\" max=\"99\" "
        "hidden=\"1\"/></cols>"
        "<sheetData>%s<row r=\"2\" hidden=\"1\"><c><v>1</v></c><c t=\"str\"><v>甲</v></c>"
        "<c t=\"str\"><v>甲公司</v></c><c><f>X1</f></c><c t=\"e\"><f>X2</f><v>#N/A</v></c></row>"
        "</sheetData>",
        book_rows_of_csv(a, HEAD_255));
    const struct book_sheet sheet = {"汇总", NULL, rows};
    struct table_plan p = preview_file(desk, a, "255", book_of_sheets(a, &sheet, 1));
    assert_int_equal(p.counts.new, 1);
    assert_int_equal(problem_with(&p, "hidden")->line, 2);
    assert_string_equal(table_plan_place(a, &p, problem_with(&p, "formula")->line,
                                         problem_with(&p, "formula")->column),
                        "D2");
    assert_int_equal(problem_with(&p, "error-value")->column, 5);
    size_t n = 0;
    for (size_t i = 0; i < p.problems.n; i++) {
        n += text_eq(p.problems.at[i].code, "hidden");
    }
    assert_int_equal(n, 2); /* the rows and column D; columns beyond the table are nobody's */
    desk_close(desk);
}

static void a_changed_workbook_is_not_the_one_looked_at(void **state)
{
    struct arena *a = *state;
    struct desk *desk = desk_with_notices(a);
    struct err err = {.arena = a};
    struct table_plan plan;
    struct table_import_options o = {.path = book_of_csv(a, HEAD_255 "1,甲,甲公司,,\n"),
                                     .notice = notice_id(desk, a, "255")};
    assert_int_equal(table_preview(desk, a, &o, &plan, &err), STATUS_OK);
    o.digest = plan.digest;
    o.path = book_of_csv(a, HEAD_255 "1,乙,甲公司,,\n");
    assert_int_equal(table_import(desk, a, &o, &plan, &err), STATUS_DATA);
    desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(one_table_gives_one_preview),
        ARENA_TEST(a_workbook_changes_nothing_that_csv_brought),
        ARENA_TEST(the_sheet_that_fits_is_read),
        ARENA_TEST(a_sheet_may_be_named),
        ARENA_TEST(merged_cells_are_filled_with_consent_only),
        ARENA_TEST(what_is_hidden_or_not_computed_is_told),
        ARENA_TEST(a_changed_workbook_is_not_the_one_looked_at),
    };
    return check_run("table_book", tests, sizeof tests / sizeof *tests);
}
