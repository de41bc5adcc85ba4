/* Columns and rows of a report as somebody wants them. */
#include "report/choose.h"

#include <string.h>

#include "support/check.h"

static const struct report_column plain[] = {
    {"序号", 0, SIDE_CENTRE}, {"单位", 0, SIDE_LEFT}, {"得分", 0, SIDE_RIGHT}};

/* Cells between |, those over several columns or rows as text(columns,rows). */
static const char *rows_text(struct arena *a, const struct report_row *rows, size_t n)
{
    const char *all = "";
    for (size_t r = 0; r < n; r++) {
        for (size_t i = 0; i < rows[r].n; i++) {
            const struct report_cell *c = &rows[r].cells[i];
            all = arena_printf(a, "%s%s%s", all, i ? "|" : "", c->text);
            if (c->columns > 1 || c->rows > 1) {
                all = arena_printf(a, "%s(%d,%d)", all, c->columns, c->rows);
            }
        }
        all = arena_printf(a, "%s\n", all);
    }
    return all;
}

static struct report begun(struct arena *a)
{
    struct report r;
    report_init(&r, a, "表", "list");
    return r;
}

static struct report_table *three_rows(struct report *r)
{
    struct report_table *t = report_table(r, plain, 3);
    report_table_row(t, (const char *const[]){"1", "乙", "9.5"});
    report_table_row(t, (const char *const[]){"2", "", "87"});
    report_table_row(t, (const char *const[]){"3", "甲", "87"});
    return t;
}

static void chosen(struct report *r, const char *columns, const char *sort)
{
    struct err err = {.arena = r->arena};
    const struct report_choice choice = {columns, sort};
    if (report_choose(r, &choice, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
}

static const char *refused(struct report *r, const char *columns, const char *sort)
{
    struct err err = {.arena = r->arena};
    const struct report_choice choice = {columns, sort};
    assert_int_equal(report_choose(r, &choice, &err), STATUS_USAGE);
    return err.text;
}

static void test_columns_are_chosen_and_ordered(void **state)
{
    struct report r = begun(*state);
    const struct report_table *t = three_rows(&r);
    chosen(&r, "得分， 单位", NULL);
    assert_string_equal(rows_text(*state, t->heads.at, 1), "得分|单位\n");
    assert_string_equal(rows_text(*state, t->rows.at, 3), "9.5|乙\n87|\n87|甲\n");
    assert_int_equal(t->n_columns, 2);
    assert_int_equal(t->columns[0].side, SIDE_RIGHT);
}

/* As numbers, not as texts; what is the same stays in its order, what is empty comes last either way. */
static void test_rows_are_sorted(void **state)
{
    struct report r = begun(*state);
    const struct report_table *t = three_rows(&r);
    chosen(&r, NULL, "得分");
    assert_string_equal(rows_text(*state, t->rows.at, 3), "1|乙|9.5\n2||87\n3|甲|87\n");
    chosen(&r, "", "-得分");
    assert_string_equal(rows_text(*state, t->rows.at, 3), "2||87\n3|甲|87\n1|乙|9.5\n");
    chosen(&r, NULL, "-单位");
    assert_string_equal(rows_text(*state, t->rows.at, 3), "3|甲|87\n1|乙|9.5\n2||87\n");
    chosen(&r, "单位", "序号");
    assert_string_equal(rows_text(*state, t->rows.at, 3), "乙\n\n甲\n");
}

static void test_the_total_stays_last(void **state)
{
    struct report r = begun(*state);
    struct report_table *t = three_rows(&r);
    report_table_row(t, (const char *const[]){"合计", "3家", "183.5"});
    report_table_row(t, (const char *const[]){"4", "", ""});
    chosen(&r, NULL, "-得分");
    assert_string_equal(rows_text(*state, t->rows.at, 5),
                        "2||87\n3|甲|87\n1|乙|9.5\n4||\n合计|3家|183.5\n");
}

/* A head over columns stays over those of them that still stand side by side, and a row's too. */
static void test_what_reaches_over_columns_follows(void **state)
{
    static const struct report_column columns[4] = {0};
    const struct report_cell upper[] = {
        {.text = "序号", .rows = 2}, {.text = "联系", .columns = 2}, {.text = "备注", .rows = 2}};
    const struct report_cell lower[] = {{.text = "姓名"}, {.text = "手机"}};
    const struct report_cell first[] = {
        {.text = "1", .rows = 2}, {.text = "甲"}, {.text = "138"}, {.text = "无", .rows = 2}};
    const struct report_cell second[] = {{.text = "乙"}, {.text = "139"}};
    struct report r = begun(*state);
    struct report_table *t = report_table(&r, columns, 4);
    report_table_head(t, upper, 3);
    report_table_head(t, lower, 2);
    report_table_cells(t, first, 4);
    report_table_cells(t, second, 2);
    report_table_note(t, "线");
    struct report_headings h = report_headings(&r, *state);
    assert_int_equal(h.n, 4);
    assert_string_equal(h.at[1], "联系/姓名");
    assert_non_null(strstr(refused(&r, NULL, "备注"), "合并的行"));
    chosen(&r, "手机,联系/姓名,备注", NULL);
    assert_string_equal(rows_text(*state, t->heads.at, 2), "联系(2,1)|备注(1,2)\n手机|姓名\n");
    assert_string_equal(rows_text(*state, t->rows.at, 3), "138|甲|无(1,2)\n139|乙\n线(3,1)\n");
    chosen(&r, "手机,备注,姓名", NULL);
    assert_string_equal(rows_text(*state, t->heads.at, 2), "联系|备注(1,2)|联系\n手机|姓名\n");
}

/* Every table that has them all is treated alike, others stay. */
static void test_several_tables(void **state)
{
    static const struct report_column other[] = {{"别的", 0, SIDE_LEFT}};
    struct report r = begun(*state);
    const struct report_table *one = three_rows(&r);
    report_table_row(report_table(&r, other, 1), (const char *const[]){"在"});
    const struct report_table *two = three_rows(&r);
    chosen(&r, "单位", NULL);
    assert_int_equal(one->n_columns, 1);
    assert_int_equal(two->n_columns, 1);
    assert_int_equal(r.blocks.at[1].table->n_columns, 1);
    assert_string_equal(r.blocks.at[1].table->rows.at[0].cells[0].text, "在");
}

static void test_what_cannot_be(void **state)
{
    struct report r = begun(*state);
    assert_non_null(strstr(refused(&r, "单位", NULL), "没有带表头的表"));
    chosen(&r, "", "");
    (void)three_rows(&r);
    assert_string_equal(refused(&r, "单位,电话", NULL),
                        "表里没有「电话」这一列; 有 序号, 单位, 得分");
    assert_string_equal(refused(&r, NULL, "电话"), "表里没有「电话」这一列; 有 序号, 单位, 得分");
    assert_string_equal(refused(&r, "单位,单位", NULL), "「单位」写了两次");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_columns_are_chosen_and_ordered),
        ARENA_TEST(test_rows_are_sorted),
        ARENA_TEST(test_the_total_stays_last),
        ARENA_TEST(test_what_reaches_over_columns_follows),
        ARENA_TEST(test_several_tables),
        ARENA_TEST(test_what_cannot_be),
    };
    return check_run("choose", tests, sizeof tests / sizeof *tests);
}
