#include "tui/canvas.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/utf8.h"

struct grid {
    struct cell *cells;
    int rows, cols;
    int cursor_y, cursor_x; /* -1: hidden */
    struct arena scratch;   /* of one canvas_text */
};

static const struct cell blank_cell = {.rune = ' ', .width = 1};

void canvas_init(struct canvas *cv, int rows, int cols)
{
    struct grid *g = xmalloc(sizeof *g);
    *g = (struct grid){0};
    *cv = (struct canvas){.grid = g};
    canvas_resize(cv, rows, cols);
}

void canvas_release(struct canvas *cv)
{
    arena_release(&cv->grid->scratch);
    free(cv->grid->cells);
    free(cv->grid);
    *cv = (struct canvas){0};
}

void canvas_resize(struct canvas *cv, int rows, int cols)
{
    struct grid *g = cv->grid;
    g->rows = rows;
    g->cols = cols;
    g->cells = xrealloc(g->cells, (size_t)rows * (size_t)cols * sizeof *g->cells);
    *cv = (struct canvas){g, 0, 0, rows, cols};
    canvas_clear(cv);
}

static int clamp(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* `area` without what lies outside cv. */
static struct rect clipped(const struct canvas *cv, struct rect area)
{
    int y = clamp(area.y, 0, cv->rows), x = clamp(area.x, 0, cv->cols);
    return (struct rect){.y = y,
                         .x = x,
                         .rows = clamp(area.y + area.rows, y, cv->rows) - y,
                         .cols = clamp(area.x + area.cols, x, cv->cols) - x};
}

struct canvas canvas_part(const struct canvas *cv, struct rect area)
{
    struct rect r = clipped(cv, area);
    return (struct canvas){cv->grid, cv->y + r.y, cv->x + r.x, r.rows, r.cols};
}

/* ---- cells ----------------------------------------------------------------------------------- */

static struct cell *cell_at(const struct canvas *cv, int y, int x)
{
    struct grid *g = cv->grid;
    return &g->cells[(size_t)(cv->y + y) * (size_t)g->cols + (size_t)(cv->x + x)];
}

/* Before a cell is overwritten: the other half of a wide character becomes a blank. The other half
 * may lie outside the view, but never outside the grid. */
static void part_halves(struct cell *cell)
{
    if (cell->width == 0) {
        cell[-1] = (struct cell){.rune = ' ', .width = 1, .style = cell[-1].style};
    } else if (cell->width == 2) {
        cell[1] = (struct cell){.rune = ' ', .width = 1, .style = cell[1].style};
    }
}

static void put(struct cell *cell, uint32_t rune, int width, enum style style)
{
    part_halves(cell);
    if (width == 2) {
        part_halves(cell + 1);
        cell[1] = (struct cell){.rune = 0, .width = 0, .style = (unsigned char)style};
    }
    *cell =
        (struct cell){.rune = rune, .width = (unsigned char)width, .style = (unsigned char)style};
}

static void add_mark(struct cell *cell, uint32_t mark)
{
    for (int i = 0; i < CELL_MARKS; i++) {
        if (cell->marks[i] == 0) {
            cell->marks[i] = mark;
            return;
        }
    }
}

void canvas_fill(const struct canvas *cv, struct rect area, enum style style)
{
    struct rect r = clipped(cv, area);
    for (int y = r.y; y < r.y + r.rows; y++) {
        for (int x = r.x; x < r.x + r.cols; x++) {
            put(cell_at(cv, y, x), ' ', 1, style);
        }
    }
}

void canvas_clear(const struct canvas *cv)
{
    struct grid *g = cv->grid;
    if (cv->rows != g->rows || cv->cols != g->cols) {
        canvas_fill(cv, (struct rect){0, 0, cv->rows, cv->cols}, STYLE_NORMAL);
        return;
    }
    for (size_t i = 0; i < (size_t)g->rows * (size_t)g->cols; i++) {
        g->cells[i] = blank_cell;
    }
    canvas_hide_cursor(cv);
}

void canvas_restyle(const struct canvas *cv, struct rect area, enum style style)
{
    struct rect r = clipped(cv, area);
    for (int y = r.y; y < r.y + r.rows; y++) {
        for (int x = r.x; x < r.x + r.cols; x++) {
            cell_at(cv, y, x)->style = (unsigned char)style;
        }
    }
}

/* ---- text ------------------------------------------------------------------------------------ */

/* Draws harmless text from column x on; what does not fit is left out, a wide character of which
 * only half fits becomes a blank. */
static void draw_run(const struct canvas *cv, struct pen at, const char *text)
{
    size_t n = strlen(text);
    struct cell *last = NULL;
    for (size_t i = 0, len; i < n && at.x < cv->cols; i += len) {
        uint32_t rune = utf8_decode(text + i, n - i, &len);
        int width = utf8_char_width(rune);
        bool is_whole = at.x >= 0 && at.x + width <= cv->cols;
        if (width == 0 && last) {
            add_mark(last, rune);
        } else if (width > 0 && is_whole) {
            last = cell_at(cv, at.y, at.x);
            put(last, rune, width, at.style);
        } else if (width == 2 && at.x + 1 >= 0) {
            put(cell_at(cv, at.y, at.x < 0 ? 0 : at.x), ' ', 1, at.style);
        }
        at.x += width;
    }
}

int canvas_text(const struct canvas *cv, struct pen pen, const char *text)
{
    struct arena *a = &cv->grid->scratch;
    int to_edge = cv->cols - pen.x;
    int room = pen.width > 0 && pen.width < to_edge ? pen.width : to_edge;
    if (pen.y < 0 || pen.y >= cv->rows || room <= 0) {
        return 0;
    }
    const char *shown = utf8_printable(a, text ? text : "", false);
    shown = utf8_cut(a, shown, (size_t)room, pen.keep_end);
    int taken = (int)utf8_text_width(shown);
    if (pen.fills) {
        canvas_fill(cv, (struct rect){pen.y, pen.x, 1, room}, pen.style);
    }
    pen.x += pen.to_right ? room - taken : 0;
    draw_run(cv, pen, shown);
    arena_reset(a);
    return pen.fills || pen.to_right ? room : taken;
}

int canvas_printf(const struct canvas *cv, struct pen pen, const char *format, ...)
{
    struct buf text = BUF_INIT;
    va_list args;
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    int taken = canvas_text(cv, pen, text.at);
    buf_release(&text);
    return taken;
}

/* ---- cursor and reading ---------------------------------------------------------------------- */

void canvas_cursor(const struct canvas *cv, int y, int x)
{
    bool is_inside = y >= 0 && y < cv->rows && x >= 0 && x < cv->cols;
    cv->grid->cursor_y = is_inside ? cv->y + y : -1;
    cv->grid->cursor_x = is_inside ? cv->x + x : -1;
}

void canvas_hide_cursor(const struct canvas *cv)
{
    canvas_cursor(cv, -1, -1);
}

bool canvas_cursor_at(const struct canvas *cv, int *y, int *x)
{
    *y = cv->grid->cursor_y;
    *x = cv->grid->cursor_x;
    return *y >= 0;
}

const struct cell *canvas_cell(const struct canvas *cv, int y, int x)
{
    bool is_inside = y >= 0 && y < cv->rows && x >= 0 && x < cv->cols;
    return is_inside ? cell_at(cv, y, x) : NULL;
}

static void dump_cell(struct buf *out, const struct cell *cell)
{
    char bytes[4];
    if (cell->width == 0) {
        return;
    }
    buf_add(out, bytes, utf8_encode(cell->rune, bytes));
    for (int i = 0; i < CELL_MARKS && cell->marks[i]; i++) {
        buf_add(out, bytes, utf8_encode(cell->marks[i], bytes));
    }
}

static void end_line(struct buf *out)
{
    while (out->n > 0 && out->at[out->n - 1] == ' ') {
        out->at[--out->n] = '\0';
    }
    buf_char(out, '\n');
}

const char *canvas_dump(const struct canvas *cv, struct arena *a)
{
    struct buf out = BUF_INIT;
    for (int y = 0; y < cv->rows; y++) {
        for (int x = 0; x < cv->cols; x++) {
            dump_cell(&out, cell_at(cv, y, x));
        }
        end_line(&out);
    }
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

const char *canvas_dump_styles(const struct canvas *cv, struct arena *a)
{
    struct buf out = BUF_INIT;
    for (int y = 0; y < cv->rows; y++) {
        for (int x = 0; x < cv->cols; x++) {
            buf_char(&out, style_letter(cell_at(cv, y, x)->style));
        }
        buf_char(&out, '\n');
    }
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}
