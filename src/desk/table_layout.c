#include "desk/table_layout.h"

#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/table_recommender.h"
#include "text/key.h"

/* A heading or a line above the table that is longer is none; nothing more of it is looked at. */
#define HEAD_CELL_MAX 600u
#define HEAD_COLUMNS_MAX 1000u

const char *table_place(struct arena *a, bool is_book, int line, size_t column)
{
    if (is_book && line && column) {
        return xlsx_cell_name(a, line, column);
    }
    const char *row = line ? arena_printf(a, "第 %d 行", line) : "";
    return !column   ? row
           : is_book ? arena_printf(a, "%s %s 列", row, xlsx_column_name(a, column))
                     : arena_printf(a, "%s第 %zu 列", row, column);
}

void table_problem_add(struct table_problems *p, struct table_problem problem)
{
    p->total++;
    p->errors += problem.severity == SEVERITY_ERROR;
    p->warnings += problem.severity == SEVERITY_WARNING;
    if (p->n < p->max) {
        problem.heading = arena_text(p->arena, problem.heading);
        problem.text = arena_text(p->arena, problem.text);
        *VEC_PUSH(p->arena, p) = problem;
    }
}

/* ---- the first rows -------------------------------------------------------------------------- */

static const char *copy_cell(struct arena *a, struct slice cell)
{
    struct slice s = slice_trim(cell);
    return s.n > HEAD_CELL_MAX ? "" : arena_copy(a, s.at, s.n);
}

static void copy_row(struct arena *a, const struct csv_row *row, struct texts *out)
{
    size_t n = row->n < HEAD_COLUMNS_MAX ? row->n : HEAD_COLUMNS_MAX;
    out->at = ARENA_ARRAY(a, const char *, n + 1);
    for (out->n = 0; out->n < n; out->n++) {
        out->at[out->n] = copy_cell(a, row->cells[out->n].text);
    }
}

enum status table_head_read(struct arena *a, struct rows *rows, struct table_head *out,
                            struct err *err)
{
    struct csv_row row = {0};
    enum status status = STATUS_OK;
    *out = (struct table_head){ARENA_ARRAY(a, struct texts, TABLE_HEAD_ROWS),
                               ARENA_ARRAY(a, int, TABLE_HEAD_ROWS), 0};
    while (out->n < TABLE_HEAD_ROWS) {
        status = rows_next(rows, &row, err);
        if (status != STATUS_OK || row.is_end) {
            break;
        }
        out->lines[out->n] = row.line;
        copy_row(a, &row, &out->rows[out->n++]);
    }
    return status;
}

/* ---- headings ---------------------------------------------------------------------------------- */

static size_t leaf_of_key(const struct table_leaves *leaves, const char *key)
{
    for (size_t i = 0; *key && i < leaves->n; i++) {
        if (texts_has(&leaves->at[i].keys, key)) {
            return i;
        }
    }
    return NO_COLUMN;
}

static const char *cell_at(const struct texts *row, size_t column)
{
    return row && column < row->n ? row->at[column] : "";
}

/* The heading a column has in one row, or in two: the upper one reaches to the right over blanks. */
struct heading {
    const char *upper, *lower;
};

static struct heading heading_at(const struct texts *upper, const struct texts *lower,
                                 size_t column)
{
    struct heading h = {cell_at(upper, column), cell_at(lower, column)};
    for (size_t i = column; *h.lower && !*h.upper && i-- > 0;) {
        h.upper = cell_at(upper, i);
    }
    return h;
}

static size_t leaf_of_heading(struct arena *a, const struct table_leaves *leaves, struct heading h)
{
    if (!*h.lower) {
        return leaf_of_key(leaves, heading_key(a, h.upper));
    }
    const char *path = arena_printf(a, "%s/%s", h.upper, h.lower);
    size_t leaf = leaf_of_key(leaves, heading_key(a, path));
    return leaf != NO_COLUMN ? leaf : leaf_of_key(leaves, heading_key(a, h.lower));
}

static size_t width_of(const struct texts *upper, const struct texts *lower)
{
    return lower && lower->n > upper->n ? lower->n : upper->n;
}

/* How many columns of the definition these headings name. */
static size_t score(struct arena *a, const struct table_leaves *leaves, const struct texts *upper,
                    const struct texts *lower)
{
    bool *found = ARENA_ARRAY(a, bool, leaves->n + 1);
    size_t n = 0;
    for (size_t c = 0; c < width_of(upper, lower); c++) {
        size_t leaf = leaf_of_heading(a, leaves, heading_at(upper, lower, c));
        if (leaf != NO_COLUMN && !found[leaf]) {
            found[leaf] = true;
            n++;
        }
    }
    return n;
}

/* How many columns they name; 0 when no row is one of headings. Two rows are the headings only when both
 * are needed: a title or 推荐单位 above is none. */
static size_t find_header(const struct table_head *head, struct table_layout *out)
{
    struct arena scratch = {0};
    size_t best = 0;
    for (size_t i = 0; i < head->n; i++) {
        const struct texts *lower = i + 1 < head->n ? &head->rows[i + 1] : NULL;
        size_t one = score(&scratch, &out->leaves, &head->rows[i], NULL);
        size_t below = lower ? score(&scratch, &out->leaves, lower, NULL) : 0;
        size_t both = lower ? score(&scratch, &out->leaves, &head->rows[i], lower) : 0;
        bool is_two = both > one && both > below;
        size_t n = is_two ? both : one;
        if (n > best) {
            best = n;
            out->header_row = i;
            out->header_line = head->lines[i];
            out->header_rows = is_two ? 2 : 1;
        }
        arena_reset(&scratch);
    }
    arena_release(&scratch);
    return best >= 2 || best == out->leaves.n ? best : 0;
}

size_t table_head_fit(const struct table_head *head, const struct summary_table *table)
{
    struct arena scratch = {0};
    struct table_layout layout = {.leaves = table_leaves(&scratch, table)};
    size_t fit = find_header(head, &layout);
    arena_release(&scratch);
    return fit;
}

static bool is_spelled_exactly(struct arena *a, const struct table_leaf *leaf, const char *heading)
{
    for (size_t i = 0; i < leaf->headings.n; i++) {
        if (text_eq(title_key(a, leaf->headings.at[i]), title_key(a, heading))) {
            return true;
        }
    }
    return false;
}

/* What is odd about one column of the headings. */
struct column_problem {
    size_t column;
    enum severity severity;
    const char *code, *text;
};

static void tell_column(struct table_problems *problems, const struct table_layout *l,
                        struct column_problem p)
{
    table_problem_add(problems, (struct table_problem){l->header_line, p.column + 1,
                                                       l->columns[p.column].heading, p.severity,
                                                       p.code, p.text});
}

/* Of two columns that mean one leaf only one that is spelled out exactly wins. */
static void settle_leaf(struct arena *a, struct table_layout *l, size_t leaf,
                        struct table_problems *problems)
{
    size_t n = 0, exact = 0, first = NO_COLUMN, first_exact = NO_COLUMN;
    for (size_t c = 0; c < l->n_columns; c++) {
        if (l->columns[c].leaf != &l->leaves.at[leaf]) {
            continue;
        }
        first = n++ == 0 ? c : first;
        if (is_spelled_exactly(a, &l->leaves.at[leaf], l->columns[c].heading)) {
            first_exact = exact++ == 0 ? c : first_exact;
        }
    }
    size_t chosen = n == 1 ? first : exact == 1 ? first_exact : NO_COLUMN;
    l->column_of_leaf[leaf] = chosen;
    for (size_t c = 0; n > 1 && c < l->n_columns; c++) {
        if (c == chosen || l->columns[c].leaf != &l->leaves.at[leaf]) {
            continue;
        }
        l->columns[c].leaf = NULL;
        tell_column(
            problems, l,
            (struct column_problem){
                c, chosen == NO_COLUMN ? SEVERITY_ERROR : SEVERITY_WARNING, "ambiguous-column",
                arena_printf(a, "不止一列像是「%s」, 这一列没有采用: 请改列名, 或在屏幕上指定",
                             l->leaves.at[leaf].path)});
    }
}

static void apply_choices(struct table_layout *l, const struct table_layout_options *o)
{
    for (size_t i = 0; i < o->n_choices; i++) {
        struct column_choice choice = o->choices[i];
        if (choice.column >= l->n_columns) {
            continue;
        }
        for (size_t c = 0; choice.leaf < l->leaves.n && c < l->n_columns; c++) {
            if (l->columns[c].leaf == &l->leaves.at[choice.leaf]) {
                l->columns[c].leaf = NULL;
            }
        }
        l->columns[choice.column].leaf =
            choice.leaf < l->leaves.n ? &l->leaves.at[choice.leaf] : NULL;
    }
}

static void map_columns(struct arena *a, const struct table_head *head,
                        const struct table_layout_options *o, struct table_layout *l)
{
    const struct texts *upper = &head->rows[l->header_row];
    const struct texts *lower = l->header_rows == 2 ? upper + 1 : NULL;
    l->n_columns = width_of(upper, lower);
    l->columns = ARENA_ARRAY(a, struct table_file_column, l->n_columns + 1);
    for (size_t c = 0; c < l->n_columns; c++) {
        struct heading h = heading_at(upper, lower, c);
        size_t leaf = leaf_of_heading(a, &l->leaves, h);
        l->columns[c] = (struct table_file_column){
            *h.lower && *h.upper ? arena_printf(a, "%s/%s", h.upper, h.lower)
            : *h.lower           ? h.lower
                                 : h.upper,
            leaf == NO_COLUMN ? NULL : &l->leaves.at[leaf],
        };
    }
    apply_choices(l, o);
}

static void tell_columns(struct arena *a, struct table_layout *l, const char *table,
                         struct table_problems *problems)
{
    for (size_t c = 0; c < l->n_columns; c++) {
        if (!l->columns[c].leaf && *l->columns[c].heading) {
            tell_column(
                problems, l,
                (struct column_problem){c, SEVERITY_NOTE, "unknown-column",
                                        arena_printf(a, "「%s」没有这一列, 不导入", table)});
        }
    }
    for (size_t i = 0; i < l->leaves.n; i++) {
        if (l->column_of_leaf[i] == NO_COLUMN) {
            table_problem_add(
                problems,
                (struct table_problem){
                    l->header_line, 0, l->leaves.at[i].path, SEVERITY_NOTE, "missing-column",
                    arena_printf(a, "文件里没有「%s」一列, 原有的内容不动", l->leaves.at[i].path)});
        }
    }
}

/* ---- all of it -------------------------------------------------------------------------------- */

static const char *leaf_names(struct arena *a, const struct table_leaves *leaves)
{
    const char *text = "";
    for (size_t i = 0; i < leaves->n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? ", " : "", leaves->at[i].path);
    }
    return text;
}

static enum status check_title(const struct table_layout *l, const char *file, struct err *err)
{
    for (size_t i = 0; i < l->leaves.n; i++) {
        if (l->leaves.at[i].column->source == SOURCE_TITLE && l->column_of_leaf[i] == NO_COLUMN) {
            err_set(err, STATUS_DATA,
                    "表头里没有「%s」一列 (或有两列分不清), 什么也没有写入; 请改好列名再导入",
                    l->leaves.at[i].path);
            return err_at(err, file, l->header_line, 0);
        }
    }
    return STATUS_OK;
}

/* Why there may be no heading, when that can be seen. */
static const char *guess(const struct table_head *head)
{
    bool is_empty = true, has_wide_comma = false;
    for (size_t r = 0; r < head->n; r++) {
        for (size_t c = 0; c < head->rows[r].n; c++) {
            is_empty = is_empty && text_is_empty(head->rows[r].at[c]);
            has_wide_comma = has_wide_comma || strstr(head->rows[r].at[c], "，");
        }
    }
    return is_empty         ? "; 文件是空的"
           : has_wide_comma ? "; 各列像是用全角逗号「，」隔开的, 请改成半角逗号"
                            : "";
}

enum status table_layout_find(struct arena *a, const struct table_head *head,
                              const struct table_layout_options *o, struct table_layout *out,
                              struct table_problems *problems, struct err *err)
{
    struct table_leaves leaves = table_leaves(a, o->table);
    *out = (struct table_layout){.leaves = leaves};
    if (!find_header(head, out)) {
        err_set(err, STATUS_DATA, "前 %u 行里找不到「%s」的表头, 什么也没有写入; 表头应有: %s%s",
                TABLE_HEAD_ROWS, o->table->name, leaf_names(err->arena, &leaves), guess(head));
        return err_at(err, o->file, head->n ? head->lines[0] : 1, 0);
    }
    map_columns(a, head, o, out);
    out->column_of_leaf = ARENA_ARRAY(a, size_t, leaves.n + 1);
    for (size_t i = 0; i < leaves.n; i++) {
        settle_leaf(a, out, i, problems);
    }
    table_recommender_find(a, head, out);
    tell_columns(a, out, o->table->name, problems);
    return check_title(out, o->file, err);
}
