/* Lines, heads and rows of a spreadsheet. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "paper/spreadsheet_looks.h"
#include "paper/spreadsheet_parts.h"
#include "report/measure.h"
#include "text/csv_escape.h"

#define WIDTH_MAX 40      /* half-ems; longer cells are broken into lines */
#define WIDTH_SAMPLE 2000 /* rows whose cells are measured */
#define ROWS_MAX 1048576u
#define DIGITS_MAX 15 /* what a number of a spreadsheet keeps */

void spreadsheet_keep(struct spreadsheet *s, enum status status, const char *why)
{
    if (s->status == STATUS_OK) {
        s->status = status;
        s->why = why;
    }
}

/* ---- one cell ----------------------------------------------------------------------------------------- */

/* What readers would take for an escape is escaped: _x0041_ and, as ours does, '=1+1. */
static const char *written(struct spreadsheet *s, const char *text)
{
    struct slice cell = slice_of(text);
    bool is_escaped = csv_unescape(cell).n != cell.n;
    if (!is_escaped && !strstr(text, "_x")) {
        return text;
    }
    struct buf out = BUF_INIT;
    buf_text(&out, is_escaped ? "'" : "");
    for (; *text; text++) {
        bool is_code = text[0] == '_' && text[1] == 'x' && strlen(text) >= 7 && text[6] == '_';
        buf_text(&out, is_code ? "_x005F" : "");
        buf_char(&out, *text);
    }
    const char *copy = arena_copy(&s->arena, out.at, out.n);
    buf_release(&out);
    return copy;
}

static bool fits(struct spreadsheet *s, const char *text, size_t column)
{
    if (strlen(text) <= SPREADSHEET_CELL_MAX ||
        utf8_count(text, strlen(text)) <= SPREADSHEET_CELL_MAX) {
        return true;
    }
    spreadsheet_keep(s, STATUS_DATA,
                     arena_printf(&s->arena,
                                  "第 %u 行第 %zu 列超过 %d 字, 表格软件的一格放不下; 请导出成 CSV",
                                  s->row + 1, column + 1, SPREADSHEET_CELL_MAX));
    return false;
}

static void put(struct spreadsheet *s, size_t column, const char *text, lxw_format *format)
{
    if (!text || !*text) {
        (void)worksheet_write_blank(s->sheet, s->row, (lxw_col_t)column, format);
    } else if (fits(s, text, column) &&
               worksheet_write_string(s->sheet, s->row, (lxw_col_t)column, written(s, text),
                                      format) != LXW_NO_ERROR) {
        spreadsheet_keep(s, STATUS_DATA,
                         arena_printf(&s->arena, "第 %u 行第 %zu 列写不进 xlsx; 请导出成 CSV",
                                      s->row + 1, column + 1));
    }
}

/* The place of a cell over several columns and rows, whose upper left corner stands at this column. */
static void merge(struct spreadsheet *s, size_t column, const struct report_cell *cell,
                  lxw_format *format)
{
    int columns = cell->columns > 1 ? cell->columns : 1, rows = cell->rows > 1 ? cell->rows : 1;
    if (columns > 1 || rows > 1) {
        (void)worksheet_merge_range(s->sheet, s->row, (lxw_col_t)column,
                                    s->row + (lxw_row_t)rows - 1,
                                    (lxw_col_t)(column + (size_t)columns - 1), "", format);
    }
}

static void put_merged(struct spreadsheet *s, size_t column, const struct report_cell *cell,
                       lxw_format *format)
{
    merge(s, column, cell, format);
    put(s, column, cell->text, format);
}

/* Decimals of a number as people write it, without zeros before it; -1 for anything else. */
static int decimals_of(const char *text)
{
    const char *at = text + (*text == '-');
    size_t whole = strspn(at, "0123456789");
    bool is_padded = whole > 1 && *at == '0';
    if (whole == 0 || is_padded) {
        return -1;
    }
    at += whole;
    size_t decimals = *at == '.' ? strspn(at + 1, "0123456789") : 0;
    at += decimals ? decimals + 1 : 0;
    bool is_kept = decimals <= AMOUNT_DECIMALS && whole + decimals <= DIGITS_MAX;
    return *at == '\0' && is_kept ? (int)decimals : -1;
}

/* A cell of a row, by what its column and itself say. */
static void put_cell(struct spreadsheet *s, size_t column, const struct report_cell *cell)
{
    const struct spreadsheet_looks *looks = s->looks;
    enum side side = column < s->n_columns ? s->columns[column].side : SIDE_LEFT;
    int decimals = side == SIDE_RIGHT && cell->text ? decimals_of(cell->text) : -1;
    if (decimals >= 0) {
        merge(s, column, cell, looks->amounts[decimals]);
        (void)worksheet_write_number(s->sheet, s->row, (lxw_col_t)column, strtod(cell->text, NULL),
                                     looks->amounts[decimals]);
        return;
    }
    side = cell->is_centred ? SIDE_CENTRE : side;
    put_merged(s, column, cell, cell->face == FACE_HEAD ? looks->head : looks->cells[side]);
}

static void next_row(struct spreadsheet *s)
{
    if (++s->row >= ROWS_MAX) {
        spreadsheet_keep(s, STATUS_DATA, "多于 1048576 行, 表格软件的一张表放不下; 请导出成 CSV");
        s->row = ROWS_MAX - 1;
    }
}

/* The longest line of a cell, as far as it widens its column. */
static void measure(struct spreadsheet *s, size_t column, const char *text)
{
    while (text && *text && s->row < WIDTH_SAMPLE) {
        size_t n = strcspn(text, "\n"), width = grid_width((struct slice){text, n});
        int taken = width > WIDTH_MAX ? WIDTH_MAX : (int)width;
        s->widths[column] = taken > s->widths[column] ? taken : s->widths[column];
        text += n + (text[n] == '\n');
    }
}

/* ---- lines -------------------------------------------------------------------------------------------- */

static void note_line(struct spreadsheet *s, enum spreadsheet_line kind, size_t width)
{
    *VEC_PUSH(&s->arena, &s->lines) = (struct spreadsheet_above){s->row, kind, width};
    next_row(s);
}

void spreadsheet_line(struct spreadsheet *s, enum spreadsheet_line kind, const char *text)
{
    const struct spreadsheet_looks *looks = s->looks;
    const struct report_cell cell = {.text = text, .columns = (int)s->options.n_columns};
    put_merged(s, 0, &cell, looks->lines[kind]);
    note_line(s, kind, grid_width(slice_of(text)));
}

void spreadsheet_two(struct spreadsheet *s, const char *left, const char *right)
{
    const struct spreadsheet_looks *looks = s->looks;
    size_t all = s->options.n_columns, half = (all + 1) / 2;
    if (all < 2 || text_is_empty(left) || text_is_empty(right)) {
        spreadsheet_line(s, text_is_empty(right) ? SPREADSHEET_LINE : SPREADSHEET_RIGHT,
                         text_is_empty(right) ? left : right);
        return;
    }
    const struct report_cell first = {.text = left, .columns = (int)half};
    const struct report_cell second = {.text = right, .columns = (int)(all - half)};
    put_merged(s, 0, &first, looks->lines[SPREADSHEET_LINE]);
    put_merged(s, half, &second, looks->lines[SPREADSHEET_RIGHT]);
    size_t one = grid_width(slice_of(left)), other = grid_width(slice_of(right));
    note_line(s, SPREADSHEET_LINE, 2 * (one > other ? one : other));
}

void spreadsheet_skip(struct spreadsheet *s, int rows)
{
    for (int i = 0; i < rows; i++) {
        next_row(s);
    }
}

/* ---- tables ------------------------------------------------------------------------------------------- */

typedef void (*put_function)(struct spreadsheet *, size_t column, const struct report_cell *);

/* The cells of a row at the columns that no cell from above covers. */
static void put_row(struct spreadsheet *s, const struct report_cell *cells, size_t n,
                    put_function put_one)
{
    size_t column = 0;
    for (size_t i = 0; i < n && column < s->n_columns; i++) {
        while (column < s->n_columns && s->under[column].rows > 1) {
            s->under[column++].rows--;
        }
        struct report_cell cell = cells[i];
        size_t over = cell.columns > 1 ? (size_t)cell.columns : 1;
        if (over == 1) {
            measure(s, column, cell.text);
        }
        if (column + over >= s->n_columns) {
            cell.columns = (int)(s->options.n_columns - column);
        }
        if (column < s->n_columns) {
            put_one(s, column, &cell);
        }
        for (size_t k = 0; k < over && column < s->n_columns; k++) {
            s->under[column++].rows = cell.rows;
        }
    }
    for (; column < s->n_columns; column++) {
        s->under[column].rows -= s->under[column].rows > 1;
    }
    next_row(s);
}

void spreadsheet_table(struct spreadsheet *s, const struct report_column *columns, size_t n)
{
    s->columns = columns;
    s->n_columns = n;
    for (size_t i = 0; i < s->options.n_columns; i++) {
        s->under[i] = (struct report_cell){0};
    }
}

static void put_head(struct spreadsheet *s, size_t column, const struct report_cell *cell)
{
    put_merged(s, column, cell, ((const struct spreadsheet_looks *)s->looks)->head);
}

void spreadsheet_head(struct spreadsheet *s, const struct report_cell *cells, size_t n)
{
    bool is_below = s->n_heads > 0 && s->row == s->first_head + s->n_heads;
    if (!is_below) {
        s->first_head = s->row;
        s->n_heads = 0;
        s->n_tables++;
    }
    s->n_heads++;
    put_row(s, cells, n, put_head);
}

void spreadsheet_cells(struct spreadsheet *s, const struct report_cell *cells, size_t n)
{
    if (s->status == STATUS_OK) {
        put_row(s, cells, n, put_cell);
    }
}

void spreadsheet_row(struct spreadsheet *s, const char *const *texts)
{
    const struct spreadsheet_looks *looks = s->looks;
    for (size_t i = 0; i < s->n_columns && s->status == STATUS_OK; i++) {
        measure(s, i, texts[i]);
        put(s, i, texts[i], looks->cells[s->columns[i].side]);
    }
    next_row(s);
}
