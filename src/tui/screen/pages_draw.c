/* A page on the canvas: every text in the column where the paper has it. Or the whole of it, small: what
 * kind of thing stands in each block, so that one sees how it lies on the sheet. */
#include "base/slice.h"
#include "report/measure.h"
#include "tui/screen/pages.h"

int page_rows(const struct page *page)
{
    return (int)page->bands.n + (page->page_number || page->foot ? 2 : 0);
}

static int start_of(const struct run *run)
{
    int left = run->cells - (int)grid_width(run->text);
    left = left < 0 ? 0 : left;
    return run->x + (run->side == SIDE_RIGHT ? left : run->side == SIDE_CENTRE ? left / 2 : 0);
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

/* ---- as it is ------------------------------------------------------------------------------------ */

static void draw_rule(const struct canvas *cv, const struct band *band, int y, int left)
{
    for (size_t i = 0; i < band->segments.n; i++) {
        for (int x = band->segments.at[i].from; x < band->segments.at[i].to; x++) {
            canvas_text(cv, (struct pen){.y = y, .x = x - left, .width = 1}, "-");
        }
    }
    for (size_t i = 0; i < band->bars.n; i++) {
        const struct cell *below = canvas_cell(cv, y, band->bars.at[i].x - left);
        canvas_text(cv, (struct pen){.y = y, .x = band->bars.at[i].x - left, .width = 1},
                    below && below->rune == '-' ? "+" : "|");
    }
}

static void draw_code(const struct canvas *cv, const struct band *band, int y, int left)
{
    for (int x = 0; x < band->squares->size; x++) {
        canvas_text(cv, (struct pen){.y = y, .x = band->column + x - left, .width = 1},
                    squares_halves(band->squares, band->row, x));
    }
}

static void draw_band(const struct canvas *cv, struct arena *a, const struct band *band, int y,
                      int left)
{
    if (band->kind == BAND_RULE) {
        draw_rule(cv, band, y, left);
        return;
    }
    if (band->kind == BAND_CODE) {
        draw_code(cv, band, y, left);
        return;
    }
    for (size_t i = 0; i < band->bars.n; i++) {
        canvas_text(cv, (struct pen){.y = y, .x = band->bars.at[i].x - left, .width = 1}, "|");
    }
    for (size_t i = 0; i < band->runs.n; i++) {
        const struct run *run = &band->runs.at[i];
        canvas_text(cv, (struct pen){.y = y, .x = start_of(run) - left, .style = style_of(run)},
                    arena_copy(a, run->text.at, run->text.n));
    }
}

static void draw_as_is(const struct canvas *cv, struct arena *a, const struct page *page,
                       const struct page_view *view)
{
    for (int y = 0; y < cv->rows && y + view->top < (int)page->bands.n; y++) {
        draw_band(cv, a, &page->bands.at[y + view->top], y, view->left);
    }
    struct band foot = foot_band(a, page);
    if (page_rows(page) > (int)page->bands.n) {
        draw_band(cv, a, &foot, page_rows(page) - 1 - view->top, view->left);
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
        int from = start_of(&band->runs.at[i]);
        int to = from + (int)grid_width(band->runs.at[i].text);
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
    if (view->is_whole) {
        draw_whole(cv, &a, page);
    } else {
        draw_as_is(cv, &a, page, view);
    }
    arena_release(&a);
}
