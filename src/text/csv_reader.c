#include "text/csv_reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "text/csv_escape.h"

#define FIRST_SIZE 262144u
#define SNIFF_ROWS 20

/* One pass over the row at the front of the buffer. It starts anew when the row turns out to reach
 * beyond the buffer; the buffer doubles then, so that all passes together stay linear. */
struct scan {
    const char *p, *end;
    int line;
};

enum scan_result {
    SCAN_DONE,
    SCAN_MORE, /* the row goes on behind the buffer */
    SCAN_ZERO,
    SCAN_LONG_CELL,
    SCAN_COLUMNS,
    SCAN_OPEN_QUOTE,
};

static void set_separator(struct csv_reader *r, char separator)
{
    r->options.separator = separator;
    memset(r->stops, 0, sizeof r->stops);
    r->stops[0] = r->stops['\n'] = r->stops['\r'] = r->stops['"'] = 1;
    r->stops[(unsigned char)separator] = 1;
}

static enum status fill(struct csv_reader *r, struct err *err)
{
    while (!r->is_last && r->cap - r->n > 4) {
        size_t n;
        enum status status = decoder_read(r->from, r->buffer + r->n, r->cap - r->n, &n, err);
        if (status != STATUS_OK) {
            return status;
        }
        r->n += n;
        r->is_last = n == 0;
    }
    r->buffer[r->n] = '\0';
    return STATUS_OK;
}

/* Moves the unfinished row to the front, doubles the buffer when it fills it, reads on. */
static enum status fill_more(struct csv_reader *r, struct err *err)
{
    size_t rest = r->n - r->at;
    if (rest > CSV_ROW_MAX) {
        err_set(err, STATUS_DATA, "第 %d 行超过 %u MB, 不像一行表格, 请检查引号和分隔符", r->line,
                CSV_ROW_MAX >> 20);
        return err_at(err, r->file, r->line, 1);
    }
    memmove(r->buffer, r->buffer + r->at, rest);
    r->at = 0;
    r->n = rest;
    if (rest > r->cap / 2) {
        r->cap *= 2;
        r->buffer = xrealloc(r->buffer, r->cap + 1);
    }
    return fill(r, err);
}

static struct csv_cell *push_cell(struct csv_reader *r)
{
    if (r->cells_n == r->cells_cap) {
        r->cells_cap = r->cells_cap ? r->cells_cap * 2 : 64;
        r->cells = xrealloc(r->cells, r->cells_cap * sizeof *r->cells);
    }
    return &r->cells[r->cells_n++];
}

/* To the separator, line end or buffer end; a quote on the way is data. */
static void scan_plain(const struct csv_reader *r, struct scan *s, struct csv_cell *cell)
{
    const char *p = s->p;
    for (;;) {
        while (!r->stops[(unsigned char)*p]) {
            p++;
        }
        if (*p != '"') {
            break;
        }
        cell->has_stray_quote = true;
        p++;
    }
    s->p = p;
}

static void count_lines(struct scan *s, const char *from, const char *to)
{
    for (const char *p = from; p < to; p++) {
        s->line += *p == '\n' || (*p == '\r' && p[1] != '\n');
    }
}

/* The opening quote is behind us. Stops behind the closing one. */
static enum scan_result scan_quoted(const struct csv_reader *r, struct scan *s,
                                    struct csv_cell *cell)
{
    for (;;) {
        const char *quote = memchr(s->p, '"', (size_t)(s->end - s->p));
        const char *to = quote ? quote : s->end;
        const char *zero = memchr(s->p, '\0', (size_t)(to - s->p));
        count_lines(s, s->p, zero ? zero : to);
        if (zero) {
            return SCAN_ZERO;
        }
        s->p = to;
        if (!quote || (quote + 1 == s->end && !r->is_last)) {
            return r->is_last ? SCAN_OPEN_QUOTE : SCAN_MORE;
        }
        if (quote[1] != '"') {
            s->p = quote + 1;
            return SCAN_DONE;
        }
        cell->has_doubled = true;
        s->p = quote + 2;
    }
}

static enum scan_result scan_cell(const struct csv_reader *r, struct scan *s, struct csv_cell *cell)
{
    const char *start = s->p;
    *cell = (struct csv_cell){.line = s->line};
    enum scan_result result = SCAN_DONE;
    if (*s->p == '"') {
        s->p++;
        cell->is_quoted = true;
        result = scan_quoted(r, s, cell);
    }
    if (result == SCAN_DONE) {
        const char *closed = s->p;
        scan_plain(r, s, cell);
        /* Text behind the closing quote: the whole cell is kept as it stands. */
        bool is_whole = cell->is_quoted && s->p == closed;
        cell->has_stray_quote |= cell->is_quoted && !is_whole;
        cell->is_quoted = is_whole;
        cell->has_doubled &= is_whole;
        cell->text = (struct slice){start + is_whole, (size_t)(s->p - start) - 2u * is_whole};
    }
    if ((size_t)(s->p - start) > CSV_CELL_MAX) {
        return SCAN_LONG_CELL;
    }
    return result;
}

/* Steps over a line end; a CR at the end of the buffer may be half of one. */
static enum scan_result scan_line_end(const struct csv_reader *r, struct scan *s)
{
    if (*s->p == '\r' && s->p + 1 == s->end && !r->is_last) {
        return SCAN_MORE;
    }
    s->p += *s->p == '\r' && s->p[1] == '\n' ? 2 : 1;
    s->line++;
    return SCAN_DONE;
}

static enum scan_result scan_row(struct csv_reader *r, struct scan *s)
{
    r->cells_n = 0;
    if (*s->p == '\n' || *s->p == '\r') {
        return scan_line_end(r, s); /* an empty line has no cells */
    }
    for (;;) {
        if (r->cells_n == CSV_COLUMNS_MAX) {
            return SCAN_COLUMNS;
        }
        enum scan_result result = scan_cell(r, s, push_cell(r));
        if (result != SCAN_DONE) {
            return result;
        }
        if (s->p == s->end) {
            return r->is_last ? SCAN_DONE : SCAN_MORE;
        }
        if (*s->p == '\0') {
            return SCAN_ZERO;
        }
        if (*s->p != r->options.separator) {
            return scan_line_end(r, s);
        }
        s->p++;
    }
}

static enum status tell(const struct csv_reader *r, enum scan_result what, const struct scan *s,
                        struct err *err)
{
    int column = (int)r->cells_n;
    int line = r->cells_n > 0 ? r->cells[r->cells_n - 1].line : s->line;
    switch (what) {
    case SCAN_ZERO:
        err_set(err, STATUS_DATA, "第 %d 行第 %d 列有空字符 (NUL), 文件已损坏或不是文本表格",
                s->line, column);
        line = s->line;
        break;
    case SCAN_LONG_CELL:
        err_set(err, STATUS_DATA, "第 %d 行第 %d 列超过 %u MB, 可能少了一个引号, 请检查这一格",
                line, column, CSV_CELL_MAX >> 20);
        break;
    case SCAN_COLUMNS:
        err_set(err, STATUS_DATA, "第 %d 行超过 %u 列, 请检查分隔符和换行", line, CSV_COLUMNS_MAX);
        break;
    case SCAN_OPEN_QUOTE:
    case SCAN_MORE:
    case SCAN_DONE:
        err_set(err, STATUS_DATA, "第 %d 行第 %d 列: 引号没有结束, 请在这一格末尾补上引号", line,
                column);
        break;
    }
    return err_at(err, r->file, line, column);
}

/* "" becomes ". Done after the row is whole, since a scan may start anew over the same bytes. */
static void undouble(const struct csv_reader *r, struct csv_cell *cell)
{
    char *to = r->buffer + (cell->text.at - r->buffer), *out = to;
    for (size_t i = 0; i < cell->text.n; i++) {
        i += cell->text.at[i] == '"';
        *out++ = cell->text.at[i];
    }
    cell->text.n = (size_t)(out - to);
}

static void give_row(struct csv_reader *r, struct csv_row *row)
{
    bool is_blank = true;
    for (size_t i = 0; i < r->cells_n; i++) {
        struct csv_cell *cell = &r->cells[i];
        if (cell->has_doubled) {
            undouble(r, cell);
        }
        if (r->options.is_escaped) {
            cell->text = csv_unescape(cell->text);
        }
        is_blank = is_blank && (cell->text.n == 0 || slice_trim(cell->text).n == 0);
    }
    *row =
        (struct csv_row){.cells = r->cells, .n = r->cells_n, .line = r->line, .is_blank = is_blank};
}

enum status csv_reader_next(struct csv_reader *r, struct csv_row *row, struct err *err)
{
    for (;;) {
        if (r->at == r->n && r->is_last) {
            *row = (struct csv_row){.line = r->line, .is_end = true, .is_blank = true};
            return STATUS_OK;
        }
        struct scan s = {r->buffer + r->at, r->buffer + r->n, r->line};
        enum scan_result result = r->at < r->n ? scan_row(r, &s) : SCAN_MORE;
        if (result == SCAN_DONE) {
            give_row(r, row);
            r->at = (size_t)(s.p - r->buffer);
            r->line = s.line;
            return STATUS_OK;
        }
        if (result != SCAN_MORE) {
            return tell(r, result, &s, err);
        }
        enum status status = fill_more(r, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
}

/* Excel's own way to name the separator. Steps over the line. */
static bool take_declaration(struct csv_reader *r)
{
    const char *b = r->buffer;
    if (r->n < 6 || memcmp(b, "sep=", 4) != 0 || !strchr(",\t;", b[4]) ||
        (b[5] != '\n' && b[5] != '\r')) {
        return false;
    }
    if (r->options.separator == 0) {
        set_separator(r, b[4]);
    }
    r->at = b[5] == '\r' && b[6] == '\n' ? 7 : 6;
    r->line = 2;
    return true;
}

/* The separator that stands most often outside quotes in the first rows; a comma when none does.
 * Like the scan, only a quote at the start of a cell opens one. */
static char most_frequent(const char *text)
{
    size_t comma = 0, tab = 0, semicolon = 0;
    bool is_inside = false, is_start = true;
    int rows = 0;
    for (const char *p = text; *p && rows < SNIFF_ROWS; p++) {
        if (*p == '"' && (is_inside || is_start)) {
            is_inside = !is_inside;
        }
        if (is_inside) {
            continue;
        }
        rows += *p == '\n' || *p == '\r';
        comma += *p == ',';
        tab += *p == '\t';
        semicolon += *p == ';';
        is_start = *p == '"' || strchr("\n\r,\t;", *p) != NULL;
    }
    if (tab > comma && tab >= semicolon) {
        return '\t';
    }
    return semicolon > comma ? ';' : ',';
}

enum status csv_reader_open(struct csv_reader *r, struct decoder *from, struct csv_options options,
                            struct err *err)
{
    *r = (struct csv_reader){
        .from = from, .options = options, .file = from->from->name, .cap = FIRST_SIZE, .line = 1};
    r->buffer = xmalloc(r->cap + 1);
    enum status status = fill(r, err);
    if (status != STATUS_OK) {
        csv_reader_close(r);
        return status;
    }
    if (options.separator) {
        set_separator(r, options.separator);
    }
    if (!take_declaration(r) && !options.separator) {
        set_separator(r, most_frequent(r->buffer));
    }
    return STATUS_OK;
}

void csv_reader_close(struct csv_reader *r)
{
    free(r->buffer);
    free(r->cells);
    r->buffer = NULL;
    r->cells = NULL;
}
