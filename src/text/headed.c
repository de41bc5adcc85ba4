#include "text/headed.h"

#include <string.h>

#include "base/slice.h"
#include "text/key.h"

const char *headed_name(struct arena *a, const struct headed_column *column)
{
    return arena_copy(a, column->names, strcspn(column->names, "|"));
}

bool headed_means(struct arena *a, const char *names, const char *heading)
{
    const char *key = heading_key(a, heading), *at = names;
    while (*at) {
        size_t n = strcspn(at, "|");
        if (text_eq(heading_key(a, arena_copy(a, at, n)), key)) {
            return true;
        }
        at += n + (at[n] == '|');
    }
    return false;
}

static const char *cell_text(struct arena *a, const struct csv_cell *cell)
{
    struct slice trimmed = slice_trim(cell->text);
    return arena_copy(a, trimmed.at, trimmed.n);
}

static const char *above_text(struct arena *a, const struct csv_cell *cell)
{
    struct slice trimmed = slice_trim(cell->above);
    return arena_copy(a, trimmed.at, trimmed.n);
}

static void place(struct headed *h, size_t k)
{
    const char *heading = h->heads.at[k];
    size_t i = 0;
    while (i < h->n_columns &&
           (h->at[i] != HEADED_NONE || !headed_means(h->arena, h->columns[i].names, heading))) {
        i++;
    }
    if (i < h->n_columns) {
        h->at[i] = k;
    } else {
        *VEC_PUSH(h->arena, &h->others) = heading;
    }
}

size_t headed_ask(struct headed *h, const struct headed_column *columns, size_t n)
{
    size_t missing = 0;
    h->columns = columns;
    h->n_columns = n;
    h->at = ARENA_ARRAY(h->arena, size_t, n + 1);
    h->others.n = 0;
    for (size_t i = 0; i < n; i++) {
        h->at[i] = HEADED_NONE;
    }
    for (size_t k = 0; k < h->heads.n; k++) {
        if (*h->heads.at[k]) {
            place(h, k);
        }
    }
    for (size_t i = 0; i < n; i++) {
        missing += columns[i].is_required && h->at[i] == HEADED_NONE;
    }
    return missing;
}

static void take_heads(struct headed *h, const struct csv_row *row)
{
    h->heads.n = 0;
    for (size_t k = 0; k < row->n; k++) {
        *VEC_PUSH(h->arena, &h->heads) = cell_text(h->arena, &row->cells[k]);
    }
}

static enum status no_headings(struct headed *h, struct err *err)
{
    const char *names = "";
    for (size_t i = 0; i < h->n_columns; i++) {
        if (h->columns[i].is_required) {
            names = arena_printf(h->arena, "%s%s%s", names, *names ? "、" : "",
                                 headed_name(h->arena, &h->columns[i]));
        }
    }
    return err_set(err, STATUS_DATA, "%s: 前 %u 行里没有表头; 表头里要有 %s", h->file, HEADED_LINES,
                   names);
}

static enum status find_headings(struct headed *h, struct err *err)
{
    struct csv_row row = {0};
    for (unsigned i = 0; i < HEADED_LINES; i++) {
        enum status status = rows_next(&h->rows, &row, err);
        if (status != STATUS_OK) {
            return status;
        }
        if (row.is_end) {
            break;
        }
        take_heads(h, &row);
        if (headed_ask(h, h->columns, h->n_columns) == 0) {
            h->header_line = row.line;
            return STATUS_OK;
        }
    }
    return no_headings(h, err);
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return text_eq(path, "-") ? "标准输入" : slash ? slash + 1 : path;
}

enum status headed_open(struct headed *h, struct arena *a, const struct headed_options *o,
                        struct err *err)
{
    *h = (struct headed){
        .arena = a, .file = name_of(o->path), .columns = o->columns, .n_columns = o->n_columns};
    enum status status = source_open(&h->source, o->path, err);
    h->has_source = status == STATUS_OK;
    if (status == STATUS_OK) {
        status = rows_file_open(&h->book, a, &h->source, err);
        h->has_book = status == STATUS_OK;
    }
    if (status == STATUS_OK) {
        h->book.name = h->file;
        h->book.charset = o->charset;
        status = rows_look(&h->book, err);
    }
    if (status == STATUS_OK) {
        status = rows_open(&h->rows, &h->book, err);
        h->has_rows = status == STATUS_OK;
        h->charset = h->book.is_book ? CHARSET_UTF8 : h->book.charset;
    }
    if (status == STATUS_OK) {
        status = find_headings(h, err);
    }
    if (status != STATUS_OK) {
        headed_close(h);
    }
    return status;
}

void headed_close(struct headed *h)
{
    if (h->has_rows) {
        rows_close(&h->rows);
    }
    if (h->has_book) {
        rows_file_close(&h->book);
    }
    if (h->has_source) {
        source_close(&h->source);
    }
    h->has_source = h->has_book = h->has_rows = false;
}

enum status headed_next(struct headed *h, struct arena *a, struct headed_row *row, struct err *err)
{
    struct csv_row csv = {0};
    enum status status = rows_next(&h->rows, &csv, err);
    *row = (struct headed_row){.line = csv.line, .is_blank = csv.is_blank, .is_end = csv.is_end};
    row->cells = ARENA_ARRAY(a, const char *, h->n_columns + 1);
    row->above = ARENA_ARRAY(a, const char *, h->n_columns + 1);
    for (size_t i = 0; i < h->n_columns; i++) {
        bool has = status == STATUS_OK && !csv.is_end && h->at[i] < csv.n;
        row->cells[i] = has ? cell_text(a, &csv.cells[h->at[i]]) : "";
        row->above[i] = has ? above_text(a, &csv.cells[h->at[i]]) : "";
    }
    return status;
}

size_t headed_place(const struct headed *h, size_t column)
{
    return h->at[column] == HEADED_NONE ? 0 : h->at[column] + 1;
}
