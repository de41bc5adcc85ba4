#include "report/choose.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "report/table_rows.h"

/* ---- cells by place -------------------------------------------------------------------------------------- */

/* Which cell covers each place of some rows, as HTML has it. */
struct places {
    size_t rows, columns;
    const struct report_cell **at;
};

static const struct report_cell **place(const struct places *p, size_t row, size_t column)
{
    return &p->at[row * p->columns + column];
}

static void cover(const struct places *p, size_t row, size_t column, const struct report_cell *cell)
{
    for (size_t r = row; r < row + (size_t)cell->rows && r < p->rows; r++) {
        for (size_t c = column; c < column + (size_t)cell->columns && c < p->columns; c++) {
            *place(p, r, c) = cell;
        }
    }
}

static struct places places_of(struct arena *a, const struct report_row *rows, size_t n,
                               size_t n_columns)
{
    struct places p = {n, n_columns, NULL};
    p.at = ARENA_ARRAY(a, const struct report_cell *, n *n_columns + 1);
    for (size_t r = 0; r < n; r++) {
        size_t column = 0;
        for (size_t i = 0; i < rows[r].n; i++) {
            while (column < n_columns && *place(&p, r, column)) {
                column++;
            }
            if (column < n_columns) {
                cover(&p, r, column, &rows[r].cells[i]);
            }
        }
    }
    return p;
}

/* ---- headings -------------------------------------------------------------------------------------------- */

/* The text of a heading in one line. */
static const char *one_line(struct arena *a, const char *text)
{
    char *copy = arena_text(a, text), *to = copy;
    for (const char *from = copy; *from; from++) {
        if (*from != '\n') {
            *to++ = *from;
        }
    }
    *to = '\0';
    return copy;
}

static struct report_headings headings_of(const struct report_table *t, struct arena *a)
{
    struct places p = places_of(a, t->heads.at, t->heads.n, t->n_columns);
    struct report_headings out = {ARENA_ARRAY(a, const char *, t->n_columns + 1), 0};
    for (; t->heads.n > 0 && out.n < t->n_columns; out.n++) {
        const struct report_cell *above = NULL;
        const char *name = "";
        for (size_t r = 0; r < p.rows; r++) {
            const struct report_cell *cell = *place(&p, r, out.n);
            if (cell && cell != above) {
                name = arena_printf(a, "%s%s%s", name, *name ? "/" : "", one_line(a, cell->text));
            }
            above = cell;
        }
        out.at[out.n] = name;
    }
    return out;
}

struct report_headings report_headings(const struct report *r, struct arena *a)
{
    for (size_t i = 0; i < r->blocks.n; i++) {
        const struct report_table *t = r->blocks.at[i].table;
        if (t && t->heads.n > 0) {
            return headings_of(t, a);
        }
    }
    return (struct report_headings){0};
}

/* ---- what was asked for ---------------------------------------------------------------------------------- */

struct wanted {
    struct report_headings columns; /* none: all */
    const char *sort;               /* NULL: not */
    bool is_descending;
};

/* Full-width commas too. */
struct report_headings report_choice_columns(const struct report_choice *choice, struct arena *a)
{
    static const char wide[] = "，";
    const char *at = text_or_empty(choice->columns);
    struct report_headings out = {ARENA_ARRAY(a, const char *, strlen(at) + 1), 0};
    while (*at) {
        const char *end = at;
        while (*end && *end != ',' && !text_starts(end, wide)) {
            end++;
        }
        struct slice word = slice_trim((struct slice){at, (size_t)(end - at)});
        if (word.n > 0) {
            out.at[out.n++] = arena_copy(a, word.at, word.n);
        }
        at = *end == ',' ? end + 1 : *end ? end + strlen(wide) : end;
    }
    return out;
}

static struct wanted wanted_of(struct arena *a, const struct report_choice *choice)
{
    struct wanted w = {.columns = report_choice_columns(choice, a)};
    if (!text_is_empty(choice->sort)) {
        w.is_descending = *choice->sort == '-';
        w.sort = choice->sort + w.is_descending;
    }
    return w;
}

/* Which column is called so, wholly or by the last of its levels; n when none is. */
static size_t column_called(const struct report_headings *h, const char *name)
{
    for (size_t i = 0; i < h->n; i++) {
        if (text_eq(h->at[i], name)) {
            return i;
        }
    }
    for (size_t i = 0; i < h->n; i++) {
        const char *slash = strrchr(h->at[i], '/');
        if (slash && text_eq(slash + 1, name)) {
            return i;
        }
    }
    return h->n;
}

/* The name that no heading bears; NULL when all are there. */
static const char *lacking(const struct wanted *w, const struct report_headings *h)
{
    for (size_t i = 0; i < w->columns.n; i++) {
        if (column_called(h, w->columns.at[i]) == h->n) {
            return w->columns.at[i];
        }
    }
    return w->sort && column_called(h, w->sort) == h->n ? w->sort : NULL;
}

static enum status no_such_column(const char *name, const struct report_headings *h,
                                  struct err *err)
{
    const char *all = "";
    for (size_t i = 0; i < h->n; i++) {
        all = arena_printf(err->arena, "%s%s%s", all, i ? ", " : "", h->at[i]);
    }
    return h->n ? err_set(err, STATUS_USAGE, "表里没有「%s」这一列; 有 %s", name, all)
                : err_set(err, STATUS_USAGE, "这种文书没有带表头的表, 不能选列和排序");
}

/* ---- columns --------------------------------------------------------------------------------------------- */

/* The rows of a table with these columns only; cells that covered several of them cover what stays together. */
struct taking {
    struct arena *a;
    const size_t *columns;
    size_t n;
};

/* How far a cell reaches from here, to the right and down. */
static struct report_cell reaching(const struct places *p, const struct taking *t, size_t row,
                                   size_t i)
{
    const struct report_cell *owner = *place(p, row, t->columns[i]);
    struct report_cell cell = *owner;
    cell.columns = cell.rows = 1;
    while (i + (size_t)cell.columns < t->n &&
           *place(p, row, t->columns[i + (size_t)cell.columns]) == owner) {
        cell.columns++;
    }
    while (row + (size_t)cell.rows < p->rows &&
           *place(p, row + (size_t)cell.rows, t->columns[i]) == owner) {
        cell.rows++;
    }
    return cell;
}

static bool is_begun(const struct places *p, const struct taking *t, size_t row, size_t i)
{
    const struct report_cell *owner = *place(p, row, t->columns[i]);
    bool is_from_left = i > 0 && *place(p, row, t->columns[i - 1]) == owner;
    bool is_from_above = row > 0 && *place(p, row - 1, t->columns[i]) == owner;
    return is_from_left || is_from_above;
}

static void take_rows(const struct taking *t, struct report_row *rows, size_t n, size_t n_columns)
{
    struct places p = places_of(t->a, rows, n, n_columns);
    for (size_t r = 0; r < n; r++) {
        struct report_cell *cells = ARENA_ARRAY(t->a, struct report_cell, t->n + 1);
        size_t n_cells = 0;
        for (size_t i = 0; i < t->n; i++) {
            if (*place(&p, r, t->columns[i]) && !is_begun(&p, t, r, i)) {
                cells[n_cells++] = reaching(&p, t, r, i);
            }
        }
        rows[r] = (struct report_row){cells, n_cells};
    }
}

static void take_columns(struct report_table *table, const struct taking *t)
{
    struct report_column *columns = ARENA_ARRAY(t->a, struct report_column, t->n + 1);
    for (size_t i = 0; i < t->n; i++) {
        columns[i] = table->columns[t->columns[i]];
    }
    take_rows(t, table->heads.at, table->heads.n, table->n_columns);
    for (size_t i = 0, n; i < table->rows.n; i += n) {
        n = row_group_size(table->rows.at + i, table->rows.n - i);
        take_rows(t, table->rows.at + i, n, table->n_columns);
    }
    table->columns = columns;
    table->n_columns = t->n;
}

/* ---- rows ------------------------------------------------------------------------------------------------ */

struct sorted {
    struct report_row row;
    const char *key;
    double number;
    bool is_number, is_descending, is_total;
    size_t at; /* where it stood */
};

static int order(const struct sorted *l, const struct sorted *r)
{
    if (l->is_number != r->is_number) {
        return l->is_number ? -1 : 1;
    }
    return l->is_number ? (l->number > r->number) - (l->number < r->number)
                        : strcmp(l->key, r->key);
}

static int compare(const void *left, const void *right)
{
    const struct sorted *l = left, *r = right;
    int total = l->is_total - r->is_total, by_key = order(l, r);
    int last = total ? total : (*l->key == '\0') - (*r->key == '\0');
    if (last || by_key) {
        return last ? last : l->is_descending ? -by_key : by_key;
    }
    return l->at < r->at ? -1 : 1;
}

static bool is_plain(const struct report_table *t)
{
    for (size_t i = 0; i < t->rows.n; i++) {
        const struct report_row *row = &t->rows.at[i];
        for (size_t k = 0; k < row->n; k++) {
            if (row->n != t->n_columns || row->cells[k].rows > 1) {
                return false;
            }
        }
    }
    return true;
}

static enum status sort_rows(struct report_table *t, size_t column, bool is_descending,
                             struct err *err)
{
    size_t n = t->rows.n;
    struct sorted *all = ARENA_ARRAY(t->arena, struct sorted, n + 1);
    if (!is_plain(t)) {
        return err_set(err, STATUS_USAGE, "这张表有合并的行或隔开的线, 不能另排次序");
    }
    for (size_t i = 0; i < n; i++) {
        const char *key = t->rows.at[i].cells[column].text;
        char *end;
        double number = strtod(key, &end);
        bool is_number = end != key && *end == '\0';
        bool is_total = text_eq(t->rows.at[i].cells[0].text, "合计");
        all[i] = (struct sorted){t->rows.at[i], key, number, is_number, is_descending, is_total, i};
    }
    if (n > 1) {
        qsort(all, n, sizeof *all, compare);
    }
    for (size_t i = 0; i < n; i++) {
        t->rows.at[i] = all[i].row;
    }
    return STATUS_OK;
}

/* ---- both ------------------------------------------------------------------------------------------------ */

static enum status choose_in(struct report_table *t, const struct wanted *w,
                             const struct report_headings *h, struct err *err)
{
    size_t *columns = ARENA_ARRAY(t->arena, size_t, w->columns.n + 1);
    bool *is_taken = ARENA_ARRAY(t->arena, bool, h->n + 1);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < w->columns.n; i++) {
        columns[i] = column_called(h, w->columns.at[i]);
        if (is_taken[columns[i]]) {
            return err_set(err, STATUS_USAGE, "「%s」写了两次", w->columns.at[i]);
        }
        is_taken[columns[i]] = true;
    }
    if (w->sort) {
        status = sort_rows(t, column_called(h, w->sort), w->is_descending, err);
    }
    if (status == STATUS_OK && w->columns.n > 0) {
        take_columns(t, &(struct taking){t->arena, columns, w->columns.n});
    }
    return status;
}

enum status report_choose(struct report *r, const struct report_choice *choice, struct err *err)
{
    const struct report_headings first = report_headings(r, r->arena);
    const struct wanted w = wanted_of(r->arena, choice);
    bool is_done = w.columns.n == 0 && !w.sort;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < r->blocks.n && status == STATUS_OK && (w.columns.n > 0 || w.sort); i++) {
        struct report_table *t = r->blocks.at[i].table;
        const struct report_headings h = t ? headings_of(t, r->arena) : (struct report_headings){0};
        if (t && h.n > 0 && !lacking(&w, &h)) {
            status = choose_in(t, &w, &h, err);
            is_done = true;
        }
    }
    const char *name = is_done ? NULL : lacking(&w, &first);
    return is_done ? status : no_such_column(name ? name : "", &first, err);
}
