#include "desk/package_compare.h"

#include "base/keymap.h"
#include "base/vec.h"
#include "text/rows.h"

struct side {
    struct texts_row {
        const char **at;
        size_t n;
    } head, *rows;
    size_t n, cap;
    struct keymap by_no; /* index in `rows` */
};

static void keep_row(struct arena *a, const struct csv_row *csv, struct texts_row *out)
{
    out->at = ARENA_ARRAY(a, const char *, csv->n + 1);
    for (out->n = 0; out->n < csv->n; out->n++) {
        struct slice text = csv->cells[out->n].text;
        out->at[out->n] = text.n ? arena_copy(a, text.at, text.n) : "";
    }
}

static void add_row(struct arena *a, struct side *s, const struct csv_row *csv)
{
    if (csv->is_blank) {
        return;
    }
    if (!s->head.at) {
        keep_row(a, csv, &s->head);
        return;
    }
    struct texts_row row;
    keep_row(a, csv, &row);
    if (s->n == s->cap) {
        s->rows = vec_grow(a, s->rows, s->n, &s->cap, sizeof *s->rows);
    }
    s->rows[s->n] = row;
    (void)keymap_add(&s->by_no, row.at[0], strlen(row.at[0]), (uint32_t)s->n);
    s->n++;
}

static enum status read_side(struct arena *a, struct slice bytes, struct side *s, struct err *err)
{
    struct source source = source_of_bytes(bytes);
    struct rows_file file;
    struct rows rows;
    struct csv_row row = {0};
    *s = (struct side){0};
    keymap_init(&s->by_no);
    enum status status = rows_file_open(&file, a, &source, err);
    if (status != STATUS_OK || bytes.n == 0) {
        return status;
    }
    status = rows_open(&rows, &file, err);
    if (status == STATUS_OK) {
        while (status == STATUS_OK && !row.is_end) {
            status = rows_next(&rows, &row, err);
            if (status == STATUS_OK && !row.is_end) {
                add_row(a, s, &row);
            }
        }
        rows_close(&rows);
    }
    rows_file_close(&file);
    return status;
}

static size_t column_of(const struct side *s, const char *heading)
{
    for (size_t i = 0; i < s->head.n; i++) {
        if (text_eq(s->head.at[i], heading)) {
            return i;
        }
    }
    return SIZE_MAX;
}

static const char *cell(const struct texts_row *row, size_t column)
{
    return column < row->n ? row->at[column] : "";
}

/* ---- comparing --------------------------------------------------------------------------------------- */

/* Columns of both, each once: of the new one, then those that only the old one has. */
struct pair_of_columns {
    const char *heading;
    size_t old, new;
};

struct comparing {
    struct arena *arena;
    struct side old, new;
    struct pair_of_columns *columns;
    size_t n_columns, title; /* of the pairs */
    struct package_comparison *out;
};

static void pair_columns(struct comparing *c)
{
    c->columns = ARENA_ARRAY(c->arena, struct pair_of_columns, c->old.head.n + c->new.head.n + 1);
    c->title = SIZE_MAX;
    for (size_t i = 0; i < c->new.head.n; i++) {
        const char *heading = c->new.head.at[i];
        c->title = text_eq(heading, "名称") ? c->n_columns : c->title;
        c->columns[c->n_columns++] =
            (struct pair_of_columns){heading, column_of(&c->old, heading), i};
    }
    for (size_t i = 0; i < c->old.head.n; i++) {
        const char *heading = c->old.head.at[i];
        if (column_of(&c->new, heading) == SIZE_MAX) {
            c->title = text_eq(heading, "名称") ? c->n_columns : c->title;
            c->columns[c->n_columns++] = (struct pair_of_columns){heading, i, SIZE_MAX};
        }
    }
}

static const char *title_of(const struct comparing *c, const struct texts_row *row, bool is_old)
{
    if (c->title == SIZE_MAX) {
        return "";
    }
    return cell(row, is_old ? c->columns[c->title].old : c->columns[c->title].new);
}

static void note_case(struct comparing *c, struct package_cases *list, const struct texts_row *row,
                      bool is_old)
{
    if (list->n < (size_t)PACKAGE_CHANGES_KEPT) {
        *VEC_PUSH(c->arena, list) = (struct package_case){row->at[0], title_of(c, row, is_old)};
    }
}

static void compare_rows(struct comparing *c, const struct texts_row *old,
                         const struct texts_row *new)
{
    int64_t before = c->out->n_cells;
    for (size_t i = 0; i < c->n_columns; i++) {
        const struct pair_of_columns *p = &c->columns[i];
        const char *was = cell(old, p->old), *is = cell(new, p->new);
        if (text_eq(was, is)) {
            continue;
        }
        if (c->out->n_cells++ < PACKAGE_CHANGES_KEPT) {
            *VEC_PUSH(c->arena, &c->out->cells) =
                (struct package_change){new->at[0], title_of(c, new, false), p->heading, was, is};
        }
    }
    bool is_changed = c->out->n_cells > before;
    c->out->n_changed += is_changed;
    c->out->n_same += !is_changed;
}

static void compare_sides(struct comparing *c)
{
    pair_columns(c);
    for (size_t i = 0; i < c->new.n; i++) {
        const struct texts_row *row = &c->new.rows[i];
        uint32_t at = keymap_get(&c->old.by_no, row->at[0], strlen(row->at[0]));
        if (at == KEYMAP_ABSENT) {
            c->out->n_added++;
            note_case(c, &c->out->added, row, false);
        } else {
            compare_rows(c, &c->old.rows[at], row);
        }
    }
    for (size_t i = 0; i < c->old.n; i++) {
        const struct texts_row *row = &c->old.rows[i];
        if (keymap_get(&c->new.by_no, row->at[0], strlen(row->at[0])) == KEYMAP_ABSENT) {
            c->out->n_removed++;
            note_case(c, &c->out->removed, row, true);
        }
    }
}

enum status package_compare(struct arena *a, struct slice old, struct slice new,
                            struct package_comparison *out, struct err *err)
{
    struct comparing c = {.arena = a, .out = out};
    *out = (struct package_comparison){0};
    enum status status = read_side(a, old, &c.old, err);
    if (status == STATUS_OK) {
        status = read_side(a, new, &c.new, err);
    } else {
        keymap_init(&c.new.by_no);
    }
    if (status == STATUS_OK) {
        compare_sides(&c);
    }
    keymap_release(&c.old.by_no);
    keymap_release(&c.new.by_no);
    return status;
}
