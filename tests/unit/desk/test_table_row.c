/* What kind of row it is: a case, the empty numbers of a template, totals, notes, headings once more. */
#include "desk/table_row.h"

#include "support/check.h"
#include "unit/rules/notice_of.h"

static const char TABLE[] = "汇总表:\n- 名称: 汇总表\n  列:\n"
                            "  - {列名: 序号, 取自: 序号}\n"
                            "  - {列名: 推荐顺序, 取自: 推荐顺序}\n"
                            "  - {列名: 名称, 取自: 名称}\n"
                            "  - {列名: 牵头单位, 取自: 牵头单位}\n"
                            "  - {列名: 联系人, 取自: 联系人}\n";
#define COLUMNS 6 /* the file has one more than the table knows */

static struct table_layout layout(struct arena *a)
{
    const struct notice *n = notice_of(a, TABLE);
    struct table_layout l = {.leaves = table_leaves(a, &n->tables.at[0]), .n_columns = COLUMNS};
    l.columns = ARENA_ARRAY(a, struct table_file_column, COLUMNS);
    l.column_of_leaf = ARENA_ARRAY(a, size_t, l.leaves.n);
    for (size_t i = 0; i < COLUMNS; i++) {
        bool is_known = i < l.leaves.n;
        l.columns[i] = (struct table_file_column){
            .heading = is_known ? l.leaves.at[i].column->heading : "别的",
            .leaf = is_known ? &l.leaves.at[i] : NULL};
        if (is_known) {
            l.column_of_leaf[i] = i;
        }
    }
    return l;
}

static enum row_kind kind_of(struct arena *a, const struct table_layout *l,
                             const char *const cells[COLUMNS])
{
    struct csv_cell *all = ARENA_ARRAY(a, struct csv_cell, COLUMNS);
    struct csv_row csv = {.cells = all, .n = COLUMNS, .is_blank = true};
    for (size_t i = 0; i < COLUMNS; i++) {
        const char *text = cells[i] ? cells[i] : "";
        all[i].text = (struct slice){text, strlen(text)};
        csv.is_blank = csv.is_blank && !*text;
    }
    struct import_row row = table_row_read(a, l, &csv);
    return table_row_kind(l, &row);
}

struct wanted {
    const char *cells[COLUMNS];
    enum row_kind kind;
};

static void assert_kinds(struct arena *a, const struct wanted *all, size_t n)
{
    struct table_layout l = layout(a);
    for (size_t i = 0; i < n; i++) {
        enum row_kind found = kind_of(a, &l, all[i].cells);
        if (found != all[i].kind) {
            fail_msg("row %zu is %d, not %d", i, found, all[i].kind);
        }
    }
}

static void test_blank_rows(void **state)
{
    static const struct wanted rows[] = {
        {{""}, ROW_IS_BLANK},
        {{"3"}, ROW_IS_BLANK},
        {{"3", "1"}, ROW_IS_BLANK},
        {{"", " 2 "}, ROW_IS_BLANK},
        {{"三"}, ROW_IS_CASE}, /* not what a template numbers with: somebody has to look */
        {{"3", NULL, NULL, NULL, "王示例"}, ROW_IS_CASE},
        {{"3", NULL, NULL, NULL, NULL, "别的"}, ROW_IS_CASE},
    };
    assert_kinds(*state, rows, sizeof rows / sizeof *rows);
}

static void test_totals(void **state)
{
    static const struct wanted rows[] = {
        {{"合计"}, ROW_IS_TOTAL},
        {{"合计", NULL, "3"}, ROW_IS_TOTAL},
        {{NULL, NULL, "合计"}, ROW_IS_TOTAL},
        {{NULL, NULL, "合计分析平台"}, ROW_IS_CASE}, /* a title that begins so */
        {{"共3项"}, ROW_IS_TOTAL},
        {{"共3家"}, ROW_IS_TOTAL},
        {{"共"}, ROW_IS_CASE},
        {{"共享平台"}, ROW_IS_CASE},
        {{"共同承担任务的各单位所报的项目一件"}, ROW_IS_CASE}, /* too long for a count */
        {{"合计", NULL, "3", "2家"}, ROW_IS_TOTAL},
        {{"合计", NULL, "人身安全预警装置", "甲公司"}, ROW_IS_CASE},
        {{"合计分析平台", NULL, "短", "甲公司"}, ROW_IS_CASE},
        {{"1", NULL, "合计", "甲公司"}, ROW_IS_CASE},
    };
    assert_kinds(*state, rows, sizeof rows / sizeof *rows);
}

static void test_notes(void **state)
{
    static const struct wanted rows[] = {
        {{"填表人：王示例"}, ROW_IS_NOTE},
        {{NULL, NULL, "填表人：王示例"}, ROW_IS_NOTE},
        {{NULL, NULL, NULL, NULL, "日期：2024年7月"}, ROW_IS_NOTE},
        {{"1", NULL, "备注管理系统"}, ROW_IS_CASE},
        {{"备注", NULL, "成果"}, ROW_IS_CASE}, /* something else stands in the title */
        {{NULL, NULL, "备注", "甲公司"}, ROW_IS_CASE},
    };
    assert_kinds(*state, rows, sizeof rows / sizeof *rows);
}

static void test_headings_and_cases(void **state)
{
    static const struct wanted rows[] = {
        {{"序号", "推荐顺序", "名称", "牵头单位", "联系人"}, ROW_IS_HEADING},
        {{NULL, NULL, "名称", "牵头单位"}, ROW_IS_HEADING},
        {{NULL, NULL, "名称", "甲公司"}, ROW_IS_CASE},
        {{"序号", NULL, "名称", "牵头单位", "王示例"}, ROW_IS_CASE},
        {{"1", "1", "成果", "甲公司", "王示例"}, ROW_IS_CASE},
        {{NULL, NULL, "成果", "甲公司"}, ROW_IS_CASE},
        {{NULL, NULL, "成果"}, ROW_IS_CASE},
        {{NULL, NULL, NULL, "甲公司"}, ROW_IS_CASE},
    };
    assert_kinds(*state, rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_blank_rows),
        ARENA_TEST(test_totals),
        ARENA_TEST(test_notes),
        ARENA_TEST(test_headings_and_cases),
    };
    return check_run("desk/table_row", tests, sizeof tests / sizeof *tests);
}
