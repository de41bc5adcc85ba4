#include "paper/pdf.h"

#include <string.h>

#include "base/buf.h"

#define RULE_THICK 5     /* tenths of a point */
#define FOOT_SIZE 90     /* 小五号 */
#define NUMBER_SIZE 140  /* 四号 (GB/T 9704-2012 7.5) */
#define NUMBER_SMALL 105 /* on sheets of smaller type */
#define NUMBER_BELOW 198 /* 7 mm below the type area */
#define LETTER_SIZE 160  /* 三号 */
#define BASE_LINE 38 /* hundredths of an em from the middle of a Chinese sign to its base line */

/* A page while it is described. */
struct sheet {
    const struct page_style *style;
    struct buf *out;
    int y;     /* upper edge of the band */
    int *open; /* for each column of the grid where a vertical rule began; 0: none, else y + 1 */
};

static int x_of(const struct page_style *s, int cells)
{
    return s->left + (int)((long long)cells * s->width / s->cells);
}

/* The middle of the half-em in which a bar stands. */
static int bar_x(const struct page_style *s, int x)
{
    return (x_of(s, x) + x_of(s, x + 1)) / 2;
}

static char side_letter(enum side side)
{
    return "lcrb"[side];
}

struct text_place {
    int x, width, base, size;
};

static void put_text(struct buf *out, const struct run *run, struct text_place at)
{
    buf_printf(out, "text %d %d %d %d %d %c %.*s\n", at.x, at.base, at.width, at.size,
               (int)run->face, side_letter(run->side), (int)run->text.n, run->text.at);
}

static void put_runs(struct sheet *s, const struct band *band)
{
    int size = band->kind == BAND_TITLE ? s->style->title_size : s->style->size;
    int base = s->y + band->height / 2 + size * BASE_LINE / 100;
    for (size_t i = 0; i < band->runs.n; i++) {
        const struct run *run = &band->runs.at[i];
        int x = x_of(s->style, run->x), end = x_of(s->style, run->x + run->cells);
        put_text(s->out, run, (struct text_place){x, end - x, base + run->drop, size});
    }
}

static void put_rule(struct buf *out, int x1, int y1, int x2, int y2)
{
    buf_printf(out, "rule %d %d %d %d %d\n", x1, y1, x2, y2, RULE_THICK);
}

static void end_bar(struct sheet *s, int x, int y)
{
    if (s->open[x] > 0) {
        put_rule(s->out, bar_x(s->style, x), s->open[x] - 1, bar_x(s->style, x), y);
        s->open[x] = 0;
    }
}

static void begin_bar(struct sheet *s, int x, int y)
{
    s->open[x] = s->open[x] > 0 ? s->open[x] : y + 1;
}

/* Vertical rules run on through bands, so that they are one stroke. */
static void put_bars(struct sheet *s, const struct band *band)
{
    int middle = s->y + band->height / 2;
    for (size_t i = 0; i < band->bars.n; i++) {
        const struct bar *bar = &band->bars.at[i];
        if (bar->x >= s->style->cells) {
            continue;
        }
        if (band->kind == BAND_RULE && bar->is_up && !bar->is_down) {
            end_bar(s, bar->x, middle);
        } else {
            begin_bar(s, bar->x, bar->is_up ? s->y : middle);
        }
    }
}

static void put_segments(struct sheet *s, const struct band *band)
{
    int y = s->y + band->height / 2;
    for (size_t i = 0; i < band->segments.n; i++) {
        int from = band->segments.at[i].from, to = band->segments.at[i].to;
        while (i + 1 < band->segments.n && band->segments.at[i + 1].from < to) {
            to = band->segments.at[++i].to;
        }
        put_rule(s->out, bar_x(s->style, from), y, bar_x(s->style, to - 1), y);
    }
}

static void put_foot(struct sheet *s, const struct page *page)
{
    const struct page_style *style = s->style;
    int base = style->top + style->height + NUMBER_BELOW + NUMBER_SIZE / 2, em = style->size;
    struct run number = {
        .side = page->page_number_side, .face = FACE_SONG, .text = slice_of(page->page_number)};
    struct run foot = {.side = number.side == SIDE_LEFT ? SIDE_RIGHT : SIDE_LEFT,
                       .face = FACE_SONG,
                       .text = slice_of(page->foot)};
    struct text_place at = {style->left + em, style->width - 2 * em, base, FOOT_SIZE};
    if (foot.text.n > 0) {
        put_text(s->out, &foot, at);
    }
    at.size = style->size == LETTER_SIZE ? NUMBER_SIZE : NUMBER_SMALL;
    if (number.text.n > 0) {
        put_text(s->out, &number, at);
    }
}

/* Each run of dark squares in a row is one piece of ink. */
static void put_squares_row(struct sheet *s, const struct squares *q, int row, int y)
{
    int left = s->style->left + (s->style->width - q->size * SQUARE_SIDE) / 2;
    for (int from = 0, to; from < q->size; from = to + 1) {
        for (to = from; squares_dark(q, row, to); to++) {
        }
        if (to > from) {
            buf_printf(s->out, "fill %d %d %d %d\n", left + from * SQUARE_SIDE, y,
                       (to - from) * SQUARE_SIDE, SQUARE_SIDE);
        }
    }
}

static void put_squares(struct sheet *s, const struct band *band)
{
    put_squares_row(s, band->squares, band->row, s->y);
    put_squares_row(s, band->squares, band->row + 1, s->y + SQUARE_SIDE);
}

static void put_band(struct sheet *s, const struct band *band)
{
    if (band->kind == BAND_CODE) {
        put_squares(s, band);
        return;
    }
    put_runs(s, band);
    put_bars(s, band);
    put_segments(s, band);
}

static void put_page(const struct page *page, struct arena *a, struct buf *out)
{
    struct sheet s = {.style = page->style, .out = out, .y = page->style->top};
    s.open = ARENA_ARRAY(a, int, (size_t)page->style->cells + 1);
    buf_text(out, "page\n");
    for (size_t i = 0; i < page->bands.n; i++) {
        const struct band *band = &page->bands.at[i];
        put_band(&s, band);
        s.y += band->height;
    }
    put_foot(&s, page);
}

void pdf_describe_head(const struct pager *p, const struct pdf_fonts *fonts, struct paper_sink sink)
{
    struct buf out = BUF_INIT;
    buf_printf(&out, "shenbao-pages 1\nsheet %d %d\nabout %s\n", p->style->sheet_width,
               p->style->sheet_height, text_or_empty(p->report->name));
    if (p->report->day) {
        buf_printf(&out, "day %s\n", p->report->day);
    }
    for (size_t i = 0; i < fonts->n; i++) {
        const struct pdf_font *f = &fonts->at[i];
        buf_printf(&out, "%s %d %s\n", f->is_latin ? "latin" : "font", (int)f->face, f->family);
    }
    sink.write(sink.to, out.at, out.n);
    buf_release(&out);
}

bool pdf_describe(struct pager *p, const struct pdf_fonts *fonts, const struct pdf_target *target)
{
    const struct paper_sink sink = target->sink;
    struct arena scratch = {0};
    struct buf out = BUF_INIT;
    struct page page;
    bool is_whole = true;
    pdf_describe_head(p, fonts, sink);
    for (size_t i = 1; is_whole && pager_page(p, &scratch, i, &page); i++) {
        put_page(&page, &scratch, &out);
        sink.write(sink.to, out.at, out.n);
        buf_clear(&out);
        arena_reset(&scratch);
        is_whole = !target->goes_on || target->goes_on(target->context, i);
    }
    sink.write(sink.to, "end\n", strlen("end\n"));
    buf_release(&out);
    arena_release(&scratch);
    return is_whole;
}
