/* Score sheets that come back in a workbook as people make them: cells merged over several rows, places told as
 * the spreadsheet names them. */
#include "base/file.h"
#include "desk/sheet_import.h"
#include "paper/spreadsheet.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/review.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct review review;
    const char *path;
};

static void start(struct fixture *f, void **state)
{
    f->a = *state;
    f->desk = desk_for_test(f->a, true);
    struct cases cases = cases_for_test(f->desk, f->a);
    f->review = review_for_test(f->desk, f->a, &cases, NULL);
    f->path = folder_path(f->a, folder_make(f->a), "打分.xlsx");
}

static void to_file(void *to, const char *bytes, size_t n)
{
    outfile_write(to, bytes, n);
}

#define COLUMNS 4

struct row {
    struct report_cell cells[COLUMNS];
    size_t n;
};

/* A workbook of 申报件号, 专家, 创新性, 实用性 and these rows. */
static void write_book(struct fixture *f, const struct row *rows, size_t n)
{
    static const struct report_column columns[COLUMNS];
    static const struct report_cell heads[COLUMNS] = {
        {.text = "申报件号"}, {.text = "专家"}, {.text = "创新性"}, {.text = "实用性"}};
    struct err err = {.arena = f->a};
    struct outfile file;
    struct spreadsheet book;
    assert_int_equal(outfile_open(&file, f->path, &err), STATUS_OK);
    assert_int_equal(spreadsheet_open(&book, 0, &err), STATUS_OK);
    spreadsheet_sheet(&book, &(struct spreadsheet_options){
                                 .name = "打分", .columns = columns, .n_columns = COLUMNS});
    spreadsheet_head(&book, heads, COLUMNS);
    for (size_t i = 0; i < n; i++) {
        spreadsheet_cells(&book, rows[i].cells, rows[i].n);
    }
    assert_int_equal(spreadsheet_finish(&book, (struct paper_sink){to_file, &file}, &err),
                     STATUS_OK);
    assert_int_equal(outfile_commit(&file, &err), STATUS_OK);
}

static struct sheet_import import(struct fixture *f)
{
    struct err err = {.arena = f->a};
    struct sheet_import out;
    const struct sheet_import_options o = {.path = f->path, .is_draft = true};
    if (sheet_import(f->desk, f->a, &o, &out, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    return out;
}

/* One case for all its reviewers: the number stands once. */
static void test_a_merged_number_is_of_all_its_rows(void **state)
{
    struct fixture f;
    start(&f, state);
    const struct row rows[] = {
        {{{.text = "1", .rows = 2}, {.text = "张示例"}, {.text = "50"}, {.text = "30"}}, 4},
        {{{.text = "李示例"}, {.text = "40"}, {.text = "20"}}, 3}};
    write_book(&f, rows, 2);
    struct sheet_import r = import(&f);
    assert_true(r.is_book);
    assert_int_equal(r.rows.new, 2);
    assert_int_equal(r.rows.rejected, 0);
    desk_close(f.desk);
}

/* A mark for two of them could be either's. */
static void test_a_merged_mark_is_told(void **state)
{
    struct fixture f;
    start(&f, state);
    const struct row rows[] = {
        {{{.text = "1"}, {.text = "张示例"}, {.text = "50", .rows = 2}, {.text = "30"}}, 4},
        {{{.text = "1"}, {.text = "李示例"}, {.text = "20"}}, 3}};
    write_book(&f, rows, 2);
    struct sheet_import r = import(&f);
    assert_int_equal(r.rows.new, 1);
    assert_int_equal(r.rows.rejected, 1);
    assert_int_equal(r.problems.n, 1);
    assert_non_null(strstr(r.problems.at[0].text, "请取消合并"));
    assert_string_equal(table_place(f.a, r.is_book, r.problems.at[0].line, r.problems.at[0].column),
                        "C3");
    desk_close(f.desk);
}

/* What was exported as a workbook comes back and changes nothing. */
static void test_there_and_back(void **state)
{
    struct fixture f;
    struct err err = {.arena = *state};
    int64_t rows = 0;
    start(&f, state);
    const struct row one[] = {
        {{{.text = "1"}, {.text = "张示例"}, {.text = "50.5"}, {.text = "30"}}, 4}};
    write_book(&f, one, 1);
    assert_int_equal(import(&f).rows.new, 1);
    const struct sheet_export_options o = {.panel = f.review.scoring.panel.record.id,
                                           .path = f.path};
    assert_int_equal(sheet_export(f.desk, f.a, &o, &rows, &err), STATUS_OK);
    assert_int_equal(rows, 6);
    struct sheet_import r = import(&f);
    assert_true(r.is_book);
    assert_int_equal(r.rows.same, 1);
    assert_int_equal(r.rows.blank, 5);
    assert_int_equal(r.batch, 0);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_merged_number_is_of_all_its_rows),
        ARENA_TEST(test_a_merged_mark_is_told),
        ARENA_TEST(test_there_and_back),
    };
    return check_run("desk sheet books", tests, sizeof tests / sizeof *tests);
}
