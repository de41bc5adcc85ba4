/* A sheet, row by row: the reading halts behind each row that holds something. */
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "text/csv_escape.h"
#include "text/xlsx.h"
#include "text/xlsx_merged.h"
#include "text/xlsx_text.h"

enum cell_type { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_BOOLEAN, CELL_DATE };

/* Where the text of a cell is while its row is read: buffers move. */
struct place {
    size_t start, n;
    bool is_shared;
};

/* The row under way, and the cell in it. */
struct xlsx_row {
    int number;    /* of the row; 0 before the first */
    int given;     /* up to which rows were handed out */
    bool is_ready; /* the row is whole and waits to be handed out */
    bool is_hidden;
    size_t filled; /* cells up to the last that holds something */
    uint64_t cells_read;
    struct buf text;
    struct place *places;
    size_t places_cap;
    struct csv_cell *cells;
    struct xlsx_merged merged;
    /* ---- the cell ---- */
    size_t column; /* 1-based */
    enum cell_type type;
    struct xlsx_format format;
    struct xlsx_text run;
    bool is_inside, is_value, has_value, has_formula;
    size_t start;     /* of its text in `text` */
    struct buf value; /* what the file has for it */
};

static enum status fail_at(struct xlsx_rows *r, size_t column, const char *what)
{
    struct arena a = {0};
    const char *cell = column ? xlsx_cell_name(&a, r->row->number, column)
                              : arena_printf(&a, "第 %d 行", r->row->number);
    enum status status =
        err_set(r->xml.err, STATUS_DATA, "「%s」%s: %s", r->sheet->name, cell, what);
    arena_release(&a);
    xml_fail(&r->xml, status);
    return status;
}

/* ---- where a cell is -------------------------------------------------------------------------------- */

/* The number in `text`; -1 for anything else and beyond a million. */
static int number_of(const char *text)
{
    int n = 0;
    for (; *text >= '0' && *text <= '9' && n <= XLSX_ROWS_MAX; text++) {
        n = n * 10 + (*text - '0');
    }
    return *text || n > XLSX_ROWS_MAX ? -1 : n;
}

/* C7: 3, and *row 7. 0 when it is no name of a cell. */
static size_t column_of(const char *name, int *row)
{
    size_t column = 0;
    for (; *name >= 'A' && *name <= 'Z' && column <= XLSX_COLUMNS_MAX; name++) {
        column = column * 26 + (size_t)(*name - 'A' + 1);
    }
    *row = number_of(name);
    return column > XLSX_COLUMNS_MAX || *row < 1 ? 0 : column;
}

/* ---- cells ------------------------------------------------------------------------------------------- */

static enum cell_type type_of(const char *t)
{
    return text_eq(t, "s")                       ? CELL_SHARED
           : text_eq(t, "b")                     ? CELL_BOOLEAN
           : text_eq(t, "d")                     ? CELL_DATE
           : text_is_empty(t) || text_eq(t, "n") ? CELL_NUMBER
                                                 : CELL_TEXT; /* str, inlineStr, e */
}

static void start_cell(struct xlsx_rows *r, const char **attributes)
{
    struct xlsx_row *row = r->row;
    const char *name = xml_attribute(attributes, "r");
    const char *style = xml_attribute(attributes, "s");
    int ignored, number = style ? number_of(style) : 0;
    row->column = name ? column_of(name, &ignored) : row->column + 1;
    row->type = type_of(xml_attribute(attributes, "t"));
    row->format = number >= 0 && (size_t)number < r->book->formats.n
                      ? r->book->formats.at[number]
                      : (struct xlsx_format){XLSX_PLAIN, 0};
    row->run = (struct xlsx_text){false, false};
    row->is_inside = true;
    row->is_value = row->has_value = row->has_formula = false;
    row->start = row->text.n;
    if (row->column == 0 || row->column > XLSX_COLUMNS_MAX) {
        (void)fail_at(r, 0, "有一格的位置写得不对, 文件坏了; 用表格软件打开另存一份");
    }
}

static struct place shared_place(struct xlsx_rows *r, struct slice index)
{
    const struct xlsx *x = r->book;
    size_t i = 0, at = 0;
    for (; at < index.n && index.at[at] >= '0' && index.at[at] <= '9' && i < x->string_ends.n;
         at++) {
        i = i * 10 + (size_t)(index.at[at] - '0');
    }
    if (index.n == 0 || at < index.n || i >= x->string_ends.n) {
        (void)fail_at(r, r->row->column, "指向的文字不在文件里, 文件坏了; 用表格软件打开另存一份");
        return (struct place){0, 0, false};
    }
    size_t start = i ? x->string_ends.at[i - 1] : 0;
    return (struct place){start, x->string_ends.at[i] - start, true};
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
static struct place shown_place(struct xlsx_rows *r)
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
    return (struct place){row->start, row->text.n - row->start, false};
}

static void note_uncomputed(struct xlsx_rows *r)
{
    if (r->look.uncomputed++ == 0) {
        r->look.first_uncomputed_row = r->row->number;
        r->look.first_uncomputed_column = (int)r->row->column;
    }
}

static void keep_place(struct xlsx_row *row, struct place place)
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
        row->places[row->filled] = (struct place){0, 0, false};
    }
    row->places[row->column - 1] = place;
}

static void end_cell(struct xlsx_rows *r)
{
    struct xlsx_row *row = r->row;
    struct place place = {row->start, row->text.n - row->start, false};
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

/* ---- rows -------------------------------------------------------------------------------------------- */

static void start_row(struct xlsx_rows *r, const char **attributes)
{
    struct xlsx_row *row = r->row;
    const char *name = xml_attribute(attributes, "r");
    const char *hidden = xml_attribute(attributes, "hidden");
    int number = name ? number_of(name) : row->number + 1, before = row->number;
    if (number <= before || number > XLSX_ROWS_MAX) {
        (void)fail_at(r, 0, "这一行之后的行号不对, 文件坏了; 用表格软件打开另存一份");
        return;
    }
    row->number = number;
    row->is_hidden = text_eq(hidden, "1") || text_eq(hidden, "true");
    row->filled = row->column = 0;
    row->text.n = 0;
}

static void end_row(struct xlsx_rows *r)
{
    struct xlsx_row *row = r->row;
    if (row->filled == 0) {
        return;
    }
    row->cells_read += row->filled;
    if (row->cells_read > XLSX_CELLS_MAX) {
        (void)fail_at(r, 0, "到这里已经多得不像汇总表, 没有再读; 请删去表外的空列再存");
        return;
    }
    r->look.last_row = row->number;
    if (row->is_hidden && r->look.hidden_rows++ == 0) {
        r->look.first_hidden_row = row->number;
    }
    row->is_ready = true;
    xml_pause(&r->xml);
}

static void note_hidden_columns(struct xlsx_rows *r, const char **attributes)
{
    const char *hidden = xml_attribute(attributes, "hidden");
    int first = number_of(text_or_empty(xml_attribute(attributes, "min")));
    int last = number_of(text_or_empty(xml_attribute(attributes, "max")));
    bool is_hidden = text_eq(hidden, "1") || text_eq(hidden, "true");
    if (is_hidden && first > 0 && last >= first && r->look.n_hidden < XLSX_HIDDEN_KEPT) {
        r->look.hidden[r->look.n_hidden].first = first;
        r->look.hidden[r->look.n_hidden++].last = last;
    }
}

/* B2:B5 */
static void note_merge(struct xlsx_rows *r, const char **attributes)
{
    const char *from = text_or_empty(xml_attribute(attributes, "ref")), *to = strchr(from, ':');
    struct arena *a = r->book->arena;
    struct xlsx_merge m = {0};
    if (r->look.merged++ >= XLSX_MERGES_MAX || !to) {
        return;
    }
    struct arena scratch = {0};
    m.left = (int)column_of(arena_copy(&scratch, from, (size_t)(to - from)), &m.top);
    m.right = (int)column_of(to + 1, &m.bottom);
    arena_release(&scratch);
    if (m.left && m.right >= m.left && m.bottom > m.top) {
        *VEC_PUSH(a, &r->look.merges) = m;
    }
}

/* ---- what is heard ------------------------------------------------------------------------------------ */

static void on_start(void *to, const char *name, const char **attributes)
{
    struct xlsx_rows *r = to;
    struct xlsx_row *row = r->row;
    if (strcmp(name, "c") == 0) {
        start_cell(r, attributes);
    } else if (strcmp(name, "v") == 0) {
        row->is_value = row->has_value = true;
    } else if (strcmp(name, "f") == 0) {
        row->has_formula = true;
    } else if (strcmp(name, "row") == 0) {
        start_row(r, attributes);
    } else if (strcmp(name, "col") == 0) {
        note_hidden_columns(r, attributes);
    } else if (strcmp(name, "mergeCell") == 0) {
        note_merge(r, attributes);
    } else {
        xlsx_text_start(&row->run, name);
    }
}

static void on_end(void *to, const char *name)
{
    struct xlsx_rows *r = to;
    if (strcmp(name, "c") == 0) {
        end_cell(r);
    } else if (strcmp(name, "v") == 0) {
        r->row->is_value = false;
    } else if (strcmp(name, "row") == 0) {
        end_row(r);
    } else {
        xlsx_text_end(&r->row->run, name);
    }
}

static void on_text(void *to, const char *text, size_t n)
{
    struct xlsx_rows *r = to;
    struct xlsx_row *row = r->row;
    if (!row->is_inside || (!row->is_value && !xlsx_text_hears(&row->run))) {
        return;
    }
    if (row->text.n - row->start + n > CSV_CELL_MAX || row->text.n + n > CSV_ROW_MAX) {
        (void)fail_at(r, row->column, "文字多得不像汇总表, 没有再读");
        return;
    }
    buf_add(&row->text, text, n);
}

/* ---- handing out ---------------------------------------------------------------------------------------- */

static void give_row(struct xlsx_rows *r, struct csv_row *out)
{
    struct xlsx_row *row = r->row;
    size_t n = xlsx_merged_width(&row->merged, row->number, row->filled);
    bool is_blank = true;
    row->cells = xrealloc(row->cells, (n + 1) * sizeof *row->cells);
    for (size_t i = 0; i < n; i++) {
        struct place p = i < row->filled ? row->places[i] : (struct place){0, 0, false};
        const char *from = p.is_shared ? r->book->strings.at : row->text.at;
        struct slice text = csv_unescape((struct slice){from + p.start, p.n});
        row->cells[i] = (struct csv_cell){.text = text, .line = row->number};
        is_blank = is_blank && slice_trim(text).n == 0;
    }
    xlsx_merged_row(&row->merged, row->number, row->cells, n);
    *out = (struct csv_row){row->cells, n, row->number, is_blank, false};
}

enum status xlsx_rows_next(struct xlsx_rows *r, struct csv_row *row, struct err *err)
{
    struct xlsx_row *own = r->row;
    while (!own->is_ready && !r->xml.is_done) {
        enum status status = xml_run(&r->xml, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
    if (!own->is_ready) {
        *row = (struct csv_row){.line = own->given + 1, .is_blank = true, .is_end = true};
        return STATUS_OK;
    }
    own->given++;
    if (own->given < own->number) {
        *row = (struct csv_row){.line = own->given, .is_blank = true};
        return STATUS_OK;
    }
    own->is_ready = false;
    give_row(r, row);
    return STATUS_OK;
}

enum status xlsx_rows_open(struct xlsx_rows *r, struct xlsx *book, size_t sheet,
                           const struct xlsx_look *known, struct err *err)
{
    *r = (struct xlsx_rows){.book = book, .sheet = &book->sheets.at[sheet], .known = known};
    const struct zip_part part = {r->sheet->part, XLSX_SHEET_BYTES_MAX};
    enum status status = xml_open(&r->xml, &book->zip, part, err);
    r->row = xmalloc(sizeof *r->row);
    *r->row = (struct xlsx_row){0};
    buf_init(&r->row->text);
    buf_init(&r->row->value);
    xlsx_merged_init(&r->row->merged, known);
    if (status != STATUS_OK) {
        xlsx_rows_close(r);
        return status == STATUS_NOT_FOUND
                   ? err_set(err, STATUS_DATA, "工作表「%s」不在文件里, 文件坏了", r->sheet->name)
                   : status;
    }
    xml_listen(&r->xml, (struct xml_handler){on_start, on_end, on_text}, r);
    return STATUS_OK;
}

void xlsx_rows_close(struct xlsx_rows *r)
{
    xml_close(&r->xml);
    if (r->row) {
        buf_release(&r->row->text);
        buf_release(&r->row->value);
        xlsx_merged_release(&r->row->merged);
        free(r->row->places);
        free(r->row->cells);
        free(r->row);
    }
    r->row = NULL;
}

int xlsx_rows_percent(const struct xlsx_rows *r)
{
    const struct zip_stream *s = &r->xml.stream;
    return s->claimed && s->read < s->claimed ? (int)(s->read * 100 / s->claimed) : 100;
}

/* ---- the whole sheet ------------------------------------------------------------------------------------ */

static int by_top(const void *a, const void *b)
{
    const struct xlsx_merge *left = a, *right = b;
    return left->top != right->top ? (left->top < right->top ? -1 : 1)
                                   : (left->left > right->left) - (left->left < right->left);
}

enum status xlsx_look_at(struct xlsx *book, size_t sheet, struct xlsx_look *out, struct err *err)
{
    struct xlsx_rows r;
    enum status status = xlsx_rows_open(&r, book, sheet, NULL, err);
    while (status == STATUS_OK && !r.xml.is_done) {
        r.row->is_ready = false;
        status = xml_run(&r.xml, err);
    }
    *out = r.look;
    xlsx_rows_close(&r);
    if (status == STATUS_OK && out->merged > (int64_t)XLSX_MERGES_MAX) {
        return err_set(err, STATUS_DATA, "「%s」合并的单元格多于 %u 处, 不像汇总表, 没有再读",
                       book->sheets.at[sheet].name, XLSX_MERGES_MAX);
    }
    if (out->merges.n) {
        qsort(out->merges.at, out->merges.n, sizeof *out->merges.at, by_top);
    }
    return status;
}
