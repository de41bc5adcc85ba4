#include <string.h>

#include "base/die.h"
#include "text/xlsx_row.h"

void xlsx_fail_at(struct xlsx_rows *r, size_t column, const char *what)
{
    struct arena a = {0};
    const char *cell = column ? xlsx_cell_name(&a, r->row->number, column)
                              : arena_printf(&a, "第 %d 行", r->row->number);
    enum status status =
        err_set(r->xml.err, STATUS_DATA, "「%s」%s: %s", r->sheet->name, cell, what);
    arena_release(&a);
    xml_fail(&r->xml, status);
}

/* ---- where it is --------------------------------------------------------------------------------- */

int xlsx_number_of(const char *text)
{
    int n = 0;
    for (; *text >= '0' && *text <= '9' && n <= XLSX_ROWS_MAX; text++) {
        n = n * 10 + (*text - '0');
    }
    return *text || n > XLSX_ROWS_MAX ? -1 : n;
}

size_t xlsx_column_of(const char *name, int *row)
{
    size_t column = 0;
    for (; *name >= 'A' && *name <= 'Z' && column <= XLSX_COLUMNS_MAX; name++) {
        column = column * 26 + (size_t)(*name - 'A' + 1);
    }
    *row = xlsx_number_of(name);
    return column > XLSX_COLUMNS_MAX || *row < 1 ? 0 : column;
}

/* ---- what it shows ------------------------------------------------------------------------------- */

static enum xlsx_cell_type type_of(const char *t)
{
    return text_eq(t, "s")                       ? CELL_SHARED
           : text_eq(t, "b")                     ? CELL_BOOLEAN
           : text_eq(t, "d")                     ? CELL_DATE
           : text_is_empty(t) || text_eq(t, "n") ? CELL_NUMBER
                                                 : CELL_TEXT; /* str, inlineStr, e */
}

void xlsx_cell_start(struct xlsx_rows *r, const char **attributes)
{
    struct xlsx_row *row = r->row;
    const char *name = xml_attribute(attributes, "r");
    const char *style = xml_attribute(attributes, "s");
    int ignored, number = style ? xlsx_number_of(style) : 0;
    row->column = name ? xlsx_column_of(name, &ignored) : row->column + 1;
    row->type = type_of(xml_attribute(attributes, "t"));
    row->format = number >= 0 && (size_t)number < r->book->formats.n
                      ? r->book->formats.at[number]
                      : (struct xlsx_format){XLSX_PLAIN, 0};
    row->run = (struct xlsx_text){false, false};
    row->is_inside = true;
    row->is_value = row->has_value = row->has_formula = false;
    row->start = row->text.n;
    if (row->column == 0 || row->column > XLSX_COLUMNS_MAX) {
        xlsx_fail_at(r, 0, "有一格的位置写得不对, 文件坏了; 用表格软件打开另存一份");
    }
}

static struct xlsx_place shared_place(struct xlsx_rows *r, struct slice index)
{
    const struct xlsx *x = r->book;
    size_t i = 0, at = 0;
    for (; at < index.n && index.at[at] >= '0' && index.at[at] <= '9' && i < x->string_ends.n;
         at++) {
        i = i * 10 + (size_t)(index.at[at] - '0');
    }
    if (index.n == 0 || at < index.n || i >= x->string_ends.n) {
        xlsx_fail_at(r, r->row->column, "指向的文字不在文件里, 文件坏了; 用表格软件打开另存一份");
        return (struct xlsx_place){0, 0, false};
    }
    size_t start = i ? x->string_ends.at[i - 1] : 0;
    return (struct xlsx_place){start, x->string_ends.at[i] - start, true};
}

/* 2024-07-15T00:00:00.000 */
static void put_iso(struct xlsx_row *row, struct slice value)
{
    bool has_day = value.n >= 10 && value.at[4] == '-';
    bool has_time =
        has_day && value.n >= 16 && value.at[10] == 'T' && memcmp(value.at + 11, "00:00", 5) != 0;
    buf_add(&row->text, value.at, has_day ? 10 : value.n);
    if (has_time) {
        buf_char(&row->text, ' ');
        buf_add(&row->text, value.at + 11, 5);
    }
}

/* What the cell shows, put in place of what the file has for it. */
static struct xlsx_place shown_place(struct xlsx_rows *r)
{
    struct xlsx_row *row = r->row;
    buf_clear(&row->value);
    buf_add(&row->value, row->text.at + row->start, row->text.n - row->start);
    struct slice value = {row->value.at, row->value.n};
    row->text.n = row->start;
    if (row->type == CELL_NUMBER) {
        xlsx_number_text(slice_trim(value), row->format, r->book->is_1904, &row->text);
    } else if (row->type == CELL_BOOLEAN) {
        buf_text(&row->text, slice_is(value, "1") || slice_is(value, "true") ? "TRUE" : "FALSE");
    } else {
        put_iso(row, value);
    }
    return (struct xlsx_place){row->start, row->text.n - row->start, false};
}

static void note_uncomputed(struct xlsx_rows *r)
{
    if (r->look.uncomputed++ == 0) {
        r->look.first_uncomputed_row = r->row->number;
        r->look.first_uncomputed_column = (int)r->row->column;
    }
}

static void keep_place(struct xlsx_row *row, struct xlsx_place place)
{
    if (row->column > row->places_cap) {
        size_t cap = row->places_cap ? row->places_cap : 64;
        while (cap < row->column) {
            cap *= 2;
        }
        row->places = xrealloc(row->places, cap * sizeof *row->places);
        row->places_cap = cap;
    }
    for (; row->filled < row->column; row->filled++) {
        row->places[row->filled] = (struct xlsx_place){0, 0, false};
    }
    row->places[row->column - 1] = place;
}

void xlsx_cell_end(struct xlsx_rows *r)
{
    struct xlsx_row *row = r->row;
    struct xlsx_place place = {row->start, row->text.n - row->start, false};
    row->is_inside = false;
    if (row->has_formula && !row->has_value) {
        note_uncomputed(r);
    }
    if (place.n == 0) {
        return; /* a cell that is only formatted */
    }
    if (row->type == CELL_SHARED) {
        struct slice index = {row->text.at + row->start, place.n};
        place = shared_place(r, slice_trim(index));
        row->text.n = row->start;
    } else if (row->type == CELL_TEXT) {
        xlsx_text_finish(&row->text, row->start);
        place.n = row->text.n - row->start;
    } else {
        place = shown_place(r);
    }
    if (place.n) {
        keep_place(row, place);
    }
}
