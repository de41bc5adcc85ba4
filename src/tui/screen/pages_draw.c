/* A page on the canvas: every text in the column where the paper has it, or all columns pushed together until
 * they fit. Or the whole of it, small: what kind of thing stands in each block, so that one sees how it lies on
 * the sheet. */
#include "base/slice.h"
#include "report/measure.h"
#include "report/rule.h"
#include "tui/screen/pages.h"

#define KEPT 8 /* half-ems of a column that are never taken */

int page_rows(const struct page *page)
{
    return (int)page->bands.n + (page->page_number || page->foot ? 2 : 0);
}

/* Blanks before a text in a place so wide. */
static int blanks_before(const struct run *run, int place)
{
    int left = place - (int)grid_width(run->text);
    left = left < 0 ? 0 : left;
    return run->side == SIDE_RIGHT ? left : run->side == SIDE_CENTRE ? left / 2 : 0;
}

static enum style style_of(const struct run *run)
{
    return run->face == FACE_TITLE || run->face == FACE_HEAD ? STYLE_HEAD : STYLE_NORMAL;
}

/* The foot as runs of a band of its own. */
static struct band foot_band(struct arena *a, const struct page *page)
{
    struct band band = {.kind = BAND_TEXT};
    struct run number = {.cells = page->style->cells,
                         .side = page->page_number_side,
                         .text = slice_of(page->page_number)};
    struct run foot = {.cells = page->style->cells,
                       .side = number.side == SIDE_LEFT ? SIDE_RIGHT : SIDE_LEFT,
                       .text = slice_of(page->foot)};
    *VEC_PUSH(a, &band.runs) = foot;
    *VEC_PUSH(a, &band.runs) = number;
    return band;
}

/* ---- as it is, and as wide as the screen --------------------------------------------------------- */

/* Which column of the screen stands for one of the page. */
struct window {
    int left;      /* the first in view */
    const int *at; /* for each column of the page; NULL: as it is */
};

static int column_of(const struct window *w, int x)
{
    return (w->at ? w->at[x] : x) - w->left;
}

/* The first line of a table; NULL when there is none. */
static const struct band *ruled_band(const struct page *page)
{
    for (size_t i = 0; i < page->bands.n; i++) {
        if (page->bands.at[i].kind == BAND_TEXT && page->bands.at[i].bars.n > 1) {
            return &page->bands.at[i];
        }
    }
    return NULL;
}

/* Half-ems of a column that may go. */
static int spare(const struct band *band, size_t i)
{
    int width = band->bars.at[i + 1].x - band->bars.at[i].x;
    return width > KEPT ? width - KEPT : 0;
}

/* Columns of the page that fall away, so that what remains is as wide as the screen: from the wide columns of
 * its table by what they have to spare, or evenly from all of it. */
static void fall_away(const struct page *page, int excess, bool *is_away)
{
    const struct band *band = ruled_band(page);
    int all = 0, gone = 0, passed = 0, cells = page->style->cells;
    for (size_t i = 0; band && i + 1 < band->bars.n; i++) {
        all += spare(band, i);
    }
    for (int x = 1; all < excess && x < cells; x++) {
        is_away[x] = x * excess / cells > (x - 1) * excess / cells;
    }
    for (size_t i = 0; band && all >= excess && i + 1 < band->bars.n; i++) {
        passed += spare(band, i);
        int end = band->bars.at[i + 1].x;
        for (int x = end - 1; gone < passed * excess / all; x--, gone++) {
            is_away[x] = true;
        }
    }
}

/* Columns that anything stands in: a table of too many goes beyond the page. */
static int reach_of(const struct page *page)
{
    int reach = page->style->cells;
    for (size_t i = 0; i < page->bands.n; i++) {
        int end = rule_end(&page->bands.at[i]) + 1; /* what is boxed takes two */
        reach = end > reach ? end : reach;
    }
    return reach;
}

static const int *narrowed(struct arena *a, const struct page *page, int columns)
{
    int reach = reach_of(page);
    bool *is_away = ARENA_ARRAY(a, bool, (size_t)reach + 1);
    int *at = ARENA_ARRAY(a, int, (size_t)reach + 1);
    fall_away(page, page->style->cells - columns, is_away);
    for (int x = 0; x < reach; x++) {
        at[x + 1] = at[x] + !is_away[x];
    }
    return at;
}

static void put_sign(const struct canvas *cv, int y, int x, const char *sign)
{
    if (*sign != ' ') {
        canvas_text(cv, (struct pen){.y = y, .x = x, .width = 1}, sign);
    }
}

/* From left to right, so that what falls away gives its column to what comes behind it. */
static void draw_rule(const struct canvas *cv, const struct band *band, int y,
                      const struct window *w)
{
    int step = band->is_boxed ? 2 : 1;
    for (int x = 0; x < rule_end(band); x += step) {
        put_sign(cv, y, column_of(w, x), rule_sign(band, x));
        if (band->is_boxed) {
            put_sign(cv, y, column_of(w, x + 1), rule_filling(band, x));
        }
    }
}

/* Squares are not narrowed: what is cut off would not be read. */
static void draw_code(const struct canvas *cv, const struct band *band, int y,
                      const struct window *w)
{
    int left = column_of(w, band->column);
    for (int x = 0; x < band->squares->size; x++) {
        put_sign(cv, y, left + x, squares_halves(band->squares, band->row, x));
    }
}

static void draw_run(const struct canvas *cv, int y, const struct run *run, const struct window *w)
{
    struct arena a = {0};
    int from = column_of(w, run->x), place = column_of(w, run->x + run->cells) - from;
    struct pen pen = {.y = y, .style = style_of(run), .width = place > 0 ? place : 1};
    pen.x = from + blanks_before(run, place);
    canvas_text(cv, pen, arena_copy(&a, run->text.at, run->text.n));
    arena_release(&a);
}

static void draw_band(const struct canvas *cv, const struct band *band, int y,
                      const struct window *w)
{
    if (band->kind == BAND_RULE) {
        draw_rule(cv, band, y, w);
        return;
    }
    if (band->kind == BAND_CODE) {
        draw_code(cv, band, y, w);
        return;
    }
    for (size_t i = 0; i < band->bars.n; i++) {
        put_sign(cv, y, column_of(w, band->bars.at[i].x), bar_sign(band));
    }
    for (size_t i = 0; i < band->runs.n; i++) {
        draw_run(cv, y, &band->runs.at[i], w);
    }
}

static void draw_readable(const struct canvas *cv, struct arena *a, const struct page *page,
                          const struct page_view *view)
{
    bool is_narrowed = view->zoom == ZOOM_WIDTH && page->style->cells > cv->cols;
    const struct window w = {is_narrowed ? 0 : view->left,
                             is_narrowed ? narrowed(a, page, cv->cols) : NULL};
    for (int y = 0; y < cv->rows && y + view->top < (int)page->bands.n; y++) {
        draw_band(cv, &page->bands.at[y + view->top], y, &w);
    }
    struct band foot = foot_band(a, page);
    if (page_rows(page) > (int)page->bands.n) {
        draw_band(cv, &foot, page_rows(page) - 1 - view->top, &w);
    }
}

/* ---- the whole of it ------------------------------------------------------------------------------- */

/* How many cells and rows of the page one character stands for. */
struct blocks {
    int wide, high;
};

static void mark(const struct canvas *cv, int y, int x, const char *sign)
{
    const struct cell *cell = canvas_cell(cv, y, x);
    if (cell && cell->rune != '#') {
        canvas_text(cv, (struct pen){.y = y, .x = x, .width = 1}, sign);
    }
}

static void mark_band(const struct canvas *cv, const struct band *band, int row, struct blocks b)
{
    int y = row / b.high;
    for (size_t i = 0; i < band->segments.n; i++) {
        for (int x = band->segments.at[i].from; x < band->segments.at[i].to; x++) {
            mark(cv, y, x / b.wide, "-");
        }
    }
    for (size_t i = 0; i < band->bars.n; i++) {
        mark(cv, y, band->bars.at[i].x / b.wide, "|");
    }
    for (size_t i = 0; i < band->runs.n; i++) {
        const struct run *run = &band->runs.at[i];
        int from = run->x + blanks_before(run, run->cells);
        int to = from + (int)grid_width(run->text);
        for (int x = from; x < to; x++) {
            mark(cv, y, x / b.wide, "#");
        }
    }
}

static void draw_whole(const struct canvas *cv, struct arena *a, const struct page *page)
{
    int rows = page_rows(page);
    struct blocks b = {(page->style->cells + cv->cols - 1) / cv->cols,
                       (rows + cv->rows - 1) / cv->rows};
    b.wide = b.wide > 0 ? b.wide : 1;
    b.high = b.high > 0 ? b.high : 1;
    for (size_t i = 0; i < page->bands.n; i++) {
        mark_band(cv, &page->bands.at[i], (int)i, b);
    }
    struct band foot = foot_band(a, page);
    mark_band(cv, &foot, rows - 1, b);
}

void page_draw(const struct canvas *cv, const struct page *page, const struct page_view *view)
{
    struct arena a = {0};
    if (view->zoom == ZOOM_WHOLE) {
        draw_whole(cv, &a, page);
    } else {
        draw_readable(cv, &a, page, view);
    }
    arena_release(&a);
}
