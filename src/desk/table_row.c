#include "desk/table_row.h"

#include <string.h>

#include "base/slice.h"
#include "desk/case_cell.h"

size_t table_leaf_of(const struct table_layout *l, enum column_source source)
{
    for (size_t i = 0; i < l->leaves.n; i++) {
        if (l->leaves.at[i].column->source == source && l->column_of_leaf[i] != NO_COLUMN) {
            return i;
        }
    }
    return NO_COLUMN;
}

const char *table_row_cell(const struct table_layout *l, const struct import_row *row,
                           enum column_source source)
{
    size_t leaf = table_leaf_of(l, source);
    return leaf == NO_COLUMN ? "" : row->cells[leaf];
}

struct import_row table_row_read(struct arena *a, const struct table_layout *l,
                                 const struct csv_row *csv)
{
    struct import_row row = {csv, csv->line, ARENA_ARRAY(a, const char *, l->leaves.n + 1), false};
    for (size_t i = 0; i < l->leaves.n; i++) {
        size_t column = l->column_of_leaf[i];
        row.cells[i] = "";
        if (column != NO_COLUMN && column < csv->n) {
            struct slice s = slice_trim(csv->cells[column].text);
            row.cells[i] = s.n ? arena_copy(a, s.at, s.n) : "";
        }
    }
    return row;
}

void table_row_tell(struct table_problems *problems, const struct table_layout *l,
                    const struct import_row *row, struct row_problem p)
{
    struct table_problem problem = {row->line, 0, NULL, p.severity, p.code, p.text};
    if (p.leaf != NO_COLUMN) {
        size_t column = l->column_of_leaf[p.leaf];
        problem.column = column + 1;
        problem.heading = l->columns[column].heading;
        if (column < row->csv->n) {
            problem.line = row->csv->cells[column].line;
        }
    }
    table_problem_add(problems, problem);
}

/* ---- what kind of row it is --------------------------------------------------------------------- */

static bool starts_with_any(struct slice cell, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(words[i]);
        if (cell.n >= length && memcmp(cell.at, words[i], length) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_total(struct slice cell)
{
    static const char *const words[] = {"合计", "总计", "小计", "共计", "总数", "合 计", "总 计"};
    static const char *const units[] = {"项", "件", "个", "家", "条"};
    if (starts_with_any(cell, words, sizeof words / sizeof *words)) {
        return true;
    }
    bool is_count = cell.n < 30 && starts_with_any(cell, (const char *const[]){"共"}, 1);
    for (size_t i = 0; is_count && i < sizeof units / sizeof *units; i++) {
        size_t n = strlen(units[i]);
        if (cell.n > n && memcmp(cell.at + cell.n - n, units[i], n) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_note(struct slice cell)
{
    static const char *const words[] = {
        "填表",     "制表",     "审核",  "审批",     "联系人",     "联系电话", "负责人", "经办",
        "单位负责", "推荐单位", "盖章",  "（盖章",   "(盖章",      "签字",     "签章",   "签名",
        "日期",     "备注",     "注：",  "注:",      "注意",       "说明",     "填报",   "附件",
        "报送单位", "（公章",   "(公章", "填写说明", "单位（盖章", "单位(盖章"};
    return starts_with_any(cell, words, sizeof words / sizeof *words);
}

/* Of a row with a title and a lead. */
static bool is_heading_again(const struct table_layout *l, const struct import_row *row)
{
    size_t same = 0, filled = 0;
    for (size_t c = 0; c < l->n_columns && c < row->csv->n; c++) {
        struct slice cell = slice_trim(row->csv->cells[c].text);
        filled += cell.n > 0;
        same += cell.n > 0 && slice_is(cell, l->columns[c].heading);
    }
    return same == filled;
}

/* The only filled cells are those of numbers. */
static bool is_only_number(const struct table_layout *l, const struct import_row *row)
{
    for (size_t c = 0; c < row->csv->n; c++) {
        const struct table_leaf *leaf = c < l->n_columns ? l->columns[c].leaf : NULL;
        bool is_number = leaf && (leaf->column->source == SOURCE_ROW_NUMBER ||
                                  leaf->column->source == SOURCE_ORDER);
        if (slice_trim(row->csv->cells[c].text).n &&
            !(is_number && cell_number(row->cells[leaf - l->leaves.at]) != NUMBER_NONE)) {
            return false;
        }
    }
    return true;
}

static struct slice first_filled(const struct import_row *row)
{
    for (size_t c = 0; c < row->csv->n; c++) {
        struct slice cell = slice_trim(row->csv->cells[c].text);
        if (cell.n) {
            return cell;
        }
    }
    return (struct slice){NULL, 0};
}

enum row_kind table_row_kind(const struct table_layout *l, const struct import_row *row)
{
    const char *title = table_row_cell(l, row, SOURCE_TITLE);
    const char *lead = table_row_cell(l, row, SOURCE_LEAD);
    if (row->csv->is_blank) {
        return ROW_IS_BLANK;
    }
    if (*title && *lead) {
        struct slice first = first_filled(row);
        /* as most rows begin: looked at no further */
        bool is_number = first.at[0] >= '0' && first.at[0] <= '9';
        if (is_number) {
            return ROW_IS_CASE;
        }
        return is_heading_again(l, row)                                ? ROW_IS_HEADING
               : is_total(first) && first.n < 15 && strlen(title) < 12 ? ROW_IS_TOTAL
                                                                       : ROW_IS_CASE;
    }
    if (is_only_number(l, row)) {
        return ROW_IS_BLANK;
    }
    struct slice first = first_filled(row);
    bool is_first_title = *title && slice_is(first, title);
    if (is_total(first) && (!is_first_title || first.n < 15)) {
        return ROW_IS_TOTAL;
    }
    return is_note(first) && (!*title || is_first_title) ? ROW_IS_NOTE : ROW_IS_CASE;
}
