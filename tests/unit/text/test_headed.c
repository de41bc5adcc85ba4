/* Rows read by their headings: where the headings stand, what they may be called, what is told when
 * they are not there. */
#include "text/headed.h"

#include <unistd.h>

#include "base/slice.h"
#include "support/book.h"
#include "support/check.h"
#include "support/folder.h"

static const struct headed_column COLUMNS[] = {
    {"编号|申报件号", true}, {"专家", true}, {"意见", false}};

static enum status open_text(struct arena *a, const char *text, struct headed *h, struct err *err)
{
    const char *folder = folder_make(a), *path = folder_path(a, folder, "表.csv");
    const struct headed_options o = {path, CHARSET_DETECT, COLUMNS, 3};
    folder_write(path, slice_of(text));
    enum status status = headed_open(h, a, &o, err);
    unlink(path);
    rmdir(folder);
    return status;
}

static void test_headings_below_a_title(void **state)
{
    struct err err = {.arena = *state};
    struct headed h;
    struct headed_row row;
    assert_int_equal(
        open_text(*state,
                  "附件1\n打分表,,\n 专家 ,申报件号（必填）,备注\n 甲, 31 ,x\n,,\n乙,\"3\n2\"\n",
                  &h, &err),
        STATUS_OK);
    assert_int_equal(h.header_line, 3);
    assert_int_equal(headed_place(&h, 0), 2);
    assert_int_equal(headed_place(&h, 1), 1);
    assert_int_equal(headed_place(&h, 2), 0);
    assert_int_equal(h.others.n, 1);
    assert_string_equal(h.others.at[0], "备注");
    assert_int_equal(headed_next(&h, *state, &row, &err), STATUS_OK);
    assert_int_equal(row.line, 4);
    assert_string_equal(row.cells[0], "31");
    assert_string_equal(row.cells[1], "甲");
    assert_string_equal(row.cells[2], "");
    assert_int_equal(headed_next(&h, *state, &row, &err), STATUS_OK);
    assert_true(row.is_blank);
    assert_int_equal(headed_next(&h, *state, &row, &err), STATUS_OK);
    assert_string_equal(row.cells[0], "3\n2");
    assert_int_equal(headed_next(&h, *state, &row, &err), STATUS_OK);
    assert_true(row.is_end);
    headed_close(&h);
}

/* The first column of a name is it; the second is told as unknown. */
static void test_a_heading_twice(void **state)
{
    struct err err = {.arena = *state};
    struct headed h;
    assert_int_equal(open_text(*state, "编号,专家,申报件号\n", &h, &err), STATUS_OK);
    assert_int_equal(headed_place(&h, 0), 1);
    assert_int_equal(h.others.n, 1);
    headed_close(&h);
}

static void test_no_headings(void **state)
{
    struct err err = {.arena = *state};
    struct headed h;
    assert_int_equal(open_text(*state, "编号,意见\n31,好\n", &h, &err), STATUS_DATA);
    assert_string_equal(err.text, "表.csv: 前 30 行里没有表头; 表头里要有 编号、专家");
    assert_int_equal(open_text(*state, "", &h, &err), STATUS_DATA);
    assert_int_equal(open_text(*state, "\xff\xfe\xff", &h, &err), STATUS_DATA);
}

/* The same table typed into a spreadsheet. */
static void test_a_workbook(void **state)
{
    const char *rows = book_rows_of_csv(*state, "打分表\n专家,申报件号\n甲,31\n");
    const char *path = book_laid_out(*state, (struct book_layout){.rows = rows});
    const struct headed_options o = {path, CHARSET_DETECT, COLUMNS, 3};
    struct err err = {.arena = *state};
    struct headed h;
    struct headed_row row;
    assert_int_equal(headed_open(&h, *state, &o, &err), STATUS_OK);
    assert_int_equal(h.header_line, 2);
    assert_int_equal(headed_next(&h, *state, &row, &err), STATUS_OK);
    assert_int_equal(row.line, 3);
    assert_string_equal(row.cells[0], "31");
    assert_string_equal(row.cells[1], "甲");
    assert_int_equal(headed_next(&h, *state, &row, &err), STATUS_OK);
    assert_true(row.is_end);
    headed_close(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_workbook),
        ARENA_TEST(test_headings_below_a_title),
        ARENA_TEST(test_a_heading_twice),
        ARENA_TEST(test_no_headings),
    };
    return check_run("text headed", tests, sizeof tests / sizeof *tests);
}
