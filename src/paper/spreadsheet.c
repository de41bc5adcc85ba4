#include "paper/spreadsheet.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/buf.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "report/measure.h"
#include "text/csv_escape.h"

#define BLOCK 65536
#define WIDTH_MAX 40 /* half-ems; longer cells are broken into lines */
#define WIDTH_MIN 6
#define WIDTH_SAMPLE 2000 /* rows whose cells are measured */
#define PORTRAIT_CELLS 84 /* half-ems of table type that a page takes upright */
#define NAME_MAX 31       /* characters of the name of a sheet */
#define ROWS_MAX 1048576u
#define UNIT 5.25   /* points that a unit of the width of a column takes */
#define LEADING 1.4 /* of a line, in its size */

/* Margins of GB/T 9704, in inches. */
#define MARGIN_LEFT (28 / 25.4)
#define MARGIN_RIGHT (26 / 25.4)
#define MARGIN_TOP (37 / 25.4)
#define MARGIN_BOTTOM (35 / 25.4)

struct formats {
    lxw_format *lines[SPREADSHEET_LINE + 1];
    lxw_format *head;
    lxw_format *cells[SIDE_BOTH + 1];
};

static void keep(struct spreadsheet *s, enum status status, const char *why)
{
    if (s->status == STATUS_OK) {
        s->status = status;
        s->why = why;
    }
}

/* ---- looks -------------------------------------------------------------------------------------------- */

static lxw_format *format_of(lxw_workbook *book, const char *font, double size, uint8_t align)
{
    lxw_format *f = workbook_add_format(book);
    format_set_font_name(f, font);
    format_set_font_size(f, size);
    format_set_align(f, align);
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    format_set_text_wrap(f);
    format_set_num_format(f, "@");
    return f;
}

static const struct {
    const char *font;
    double size; /* points */
    uint8_t align;
} line_looks[] = {
    [SPREADSHEET_ATTACHMENT] = {"黑体", 16, LXW_ALIGN_LEFT},
    [SPREADSHEET_TITLE] = {"方正小标宋_GBK", 22, LXW_ALIGN_CENTER},
    [SPREADSHEET_LINE] = {"仿宋_GB2312", 14, LXW_ALIGN_LEFT},
};

/* Fonts are only names here: whoever opens the file has them, as the office programs of bureaus do. */
static struct formats *formats_make(struct arena *a, lxw_workbook *book)
{
    static const uint8_t sides[] = {LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT,
                                    LXW_ALIGN_LEFT};
    struct formats *f = ARENA_NEW(a, struct formats);
    for (size_t i = 0; i < sizeof line_looks / sizeof *line_looks; i++) {
        f->lines[i] = format_of(book, line_looks[i].font, line_looks[i].size, line_looks[i].align);
    }
    f->head = format_of(book, "黑体", 12, LXW_ALIGN_CENTER);
    format_set_border(f->head, LXW_BORDER_THIN);
    for (size_t i = 0; i <= SIDE_BOTH; i++) {
        f->cells[i] = format_of(book, "仿宋_GB2312", 12, sides[i]);
        format_set_border(f->cells[i], LXW_BORDER_THIN);
    }
    return f;
}

/* Without what the name of a sheet may not have. */
static const char *sheet_name(struct arena *a, const char *name)
{
    char *out = arena_alloc(a, strlen(name) + 1);
    size_t n = 0, characters = 0, length;
    for (const char *p = name; *p && characters < NAME_MAX; p += length, characters++) {
        (void)utf8_decode(p, strlen(p), &length);
        if (length == 1 && (strchr("[]:*?/\\'", *p) || (unsigned char)*p < ' ')) {
            continue;
        }
        memcpy(out + n, p, length);
        n += length;
    }
    return n ? out : "Sheet1";
}

/* ---- cells -------------------------------------------------------------------------------------------- */

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
    keep(s, STATUS_DATA,
         arena_printf(&s->arena, "第 %u 行第 %zu 列超过 %d 字, 表格软件的一格放不下; 请导出成 CSV",
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
        keep(s, STATUS_DATA,
             arena_printf(&s->arena, "第 %u 行第 %zu 列写不进 xlsx; 请导出成 CSV", s->row + 1,
                          column + 1));
    }
}

/* From (row, column) so many rows and columns. */
static void put_merged(struct spreadsheet *s, size_t column, const struct report_cell *cell,
                       lxw_format *format)
{
    int columns = cell->columns > 1 ? cell->columns : 1, rows = cell->rows > 1 ? cell->rows : 1;
    if (columns > 1 || rows > 1) {
        (void)worksheet_merge_range(s->sheet, s->row, (lxw_col_t)column,
                                    s->row + (lxw_row_t)rows - 1,
                                    (lxw_col_t)(column + (size_t)columns - 1), "", format);
    }
    put(s, column, cell->text, format);
}

static void next_row(struct spreadsheet *s)
{
    if (++s->row >= ROWS_MAX) {
        keep(s, STATUS_DATA, "多于 1048576 行, 表格软件的一张表放不下; 请导出成 CSV");
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

/* ---- from top to bottom -------------------------------------------------------------------------------- */

void spreadsheet_line(struct spreadsheet *s, enum spreadsheet_line kind, const char *text)
{
    const struct formats *f = s->formats;
    const struct report_cell cell = {.text = text, .columns = (int)s->options.n_columns};
    put_merged(s, 0, &cell, f->lines[kind]);
    *VEC_PUSH(&s->arena, &s->lines) =
        (struct spreadsheet_above){s->row, kind, grid_width(slice_of(text))};
    next_row(s);
}

void spreadsheet_head(struct spreadsheet *s, const struct report_cell *cells, size_t n)
{
    const struct formats *f = s->formats;
    size_t column = 0;
    if (s->n_heads++ == 0) {
        s->first_head = s->row;
    }
    for (size_t i = 0; i < n && column < s->options.n_columns; i++) {
        while (column < s->options.n_columns && s->under[column].rows > 1) {
            s->under[column++].rows--;
        }
        size_t over = cells[i].columns > 1 ? (size_t)cells[i].columns : 1;
        put_merged(s, column, &cells[i], f->head);
        if (over == 1) {
            measure(s, column, cells[i].text);
        }
        for (size_t k = 0; k < over && column < s->options.n_columns; k++) {
            s->under[column++].rows = cells[i].rows;
        }
    }
    for (; column < s->options.n_columns; column++) {
        s->under[column].rows -= s->under[column].rows > 1;
    }
    next_row(s);
}

void spreadsheet_row(struct spreadsheet *s, const char *const *texts)
{
    const struct formats *f = s->formats;
    for (size_t i = 0; i < s->options.n_columns && s->status == STATUS_OK; i++) {
        measure(s, i, texts[i]);
        put(s, i, texts[i], f->cells[s->options.columns[i].side]);
    }
    next_row(s);
}

/* ---- the file ------------------------------------------------------------------------------------------- */

static const char *temporary(struct arena *a, struct err *err)
{
    const char *folder = getenv("TMPDIR");
    char *path = arena_printf(a, "%s/shenbao-XXXXXX", text_is_empty(folder) ? "/tmp" : folder);
    int fd = mkstemp(path);
    if (fd < 0) {
        (void)err_set(err, STATUS_IO, "建不了临时文件: %s", errno_words(errno));
        return NULL;
    }
    close(fd);
    return path;
}

enum status spreadsheet_open(struct spreadsheet *s, const struct spreadsheet_options *o,
                             struct err *err)
{
    *s = (struct spreadsheet){.options = *o};
    s->path = temporary(&s->arena, err);
    if (!s->path) {
        arena_release(&s->arena);
        return STATUS_IO;
    }
    lxw_doc_properties properties = {.created = (time_t)o->made};
    lxw_workbook_options options = {0};
    s->book = workbook_new_opt(s->path, &options);
    (void)workbook_set_properties(s->book, &properties);
    s->sheet = workbook_add_worksheet(s->book, sheet_name(&s->arena, o->name));
    s->formats = formats_make(&s->arena, s->book);
    s->widths = ARENA_ARRAY(&s->arena, int, o->n_columns + 1);
    s->under = ARENA_ARRAY(&s->arena, struct report_cell, o->n_columns + 1);
    return STATUS_OK;
}

/* Merged cells do not grow by themselves when the file is opened. */
static void set_heights(struct spreadsheet *s, int total)
{
    for (size_t i = 0; i < s->lines.n; i++) {
        const struct spreadsheet_above *line = &s->lines.at[i];
        double size = line_looks[line->kind].size;
        double wanted = (double)line->width * size / 2, room = total * UNIT;
        int n = room > 0 && wanted > room ? (int)(wanted / room) + 1 : 1;
        (void)worksheet_set_row(s->sheet, line->row, size * LEADING * n + size / 2, NULL);
    }
}

static void set_page(struct spreadsheet *s)
{
    int total = 0;
    for (size_t i = 0; i < s->options.n_columns; i++) {
        int width = s->options.columns[i].width ? s->options.columns[i].width : s->widths[i];
        width = (width < WIDTH_MIN ? WIDTH_MIN : width) + 2;
        total += width;
        (void)worksheet_set_column(s->sheet, (lxw_col_t)i, (lxw_col_t)i, width, NULL);
    }
    set_heights(s, total);
    worksheet_set_paper(s->sheet, 9); /* A4 */
    if (total > PORTRAIT_CELLS) {
        worksheet_set_landscape(s->sheet);
    }
    worksheet_set_margins(s->sheet, MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, MARGIN_BOTTOM);
    worksheet_fit_to_pages(s->sheet, 1, 0);
    (void)worksheet_set_footer(s->sheet, "&C&\"宋体\"&14— &P —");
    if (s->n_heads) {
        (void)worksheet_repeat_rows(s->sheet, s->first_head, s->first_head + s->n_heads - 1);
    }
    /* Numbers as text are meant so: no green corner in each cell. */
    (void)worksheet_ignore_errors(s->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
}

static enum status copy(const char *path, struct spreadsheet_sink sink, struct err *err)
{
    FILE *f = fopen(path, "rb");
    char *block = malloc(BLOCK);
    size_t n;
    while (f && block && (n = fread(block, 1, BLOCK, f)) > 0) {
        sink.write(sink.to, block, n);
    }
    bool is_bad = !f || !block || ferror(f);
    free(block);
    if (f) {
        (void)fclose(f);
    }
    return is_bad ? err_set(err, STATUS_IO, "临时文件读不回来: %s", errno_words(errno)) : STATUS_OK;
}

static void release(struct spreadsheet *s)
{
    (void)unlink(s->path);
    arena_release(&s->arena);
}

enum status spreadsheet_finish(struct spreadsheet *s, struct spreadsheet_sink sink, struct err *err)
{
    set_page(s);
    lxw_error failed = workbook_close(s->book);
    if (failed != LXW_NO_ERROR) {
        keep(s, STATUS_IO, "临时文件写不下, 请清理磁盘后再试");
    }
    enum status status =
        s->status == STATUS_OK ? copy(s->path, sink, err) : err_set(err, s->status, "%s", s->why);
    if (status != STATUS_OK && failed != LXW_NO_ERROR) {
        (void)err_cause(err, "libxlsxwriter: %s", lxw_strerror(failed));
    }
    release(s);
    return status;
}

void spreadsheet_abort(struct spreadsheet *s)
{
    (void)workbook_close(s->book);
    release(s);
}
