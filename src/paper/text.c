#include "paper/text.h"

#include <string.h>

#include "base/utf8.h"
#include "report/measure.h"
#include "report/rule.h"
#include "text/encoder.h"

#define LISTED 100u

/* ---- one line ---------------------------------------------------------------------------------- */

static int width_on(enum text_device device, uint32_t character)
{
    return device == TEXT_BYTES ? grid_char_width(character) : utf8_char_width(character);
}

/* A line being written from left to right. */
struct line {
    struct buf *out;
    size_t start; /* where it began in `out` */
    int column;   /* reached, of the target */
    enum text_device device;
};

static struct line line_start(struct buf *out, enum text_device device)
{
    return (struct line){.out = out, .start = out->n, .device = device};
}

static void line_to(struct line *l, int x)
{
    if (x > l->column) {
        buf_fill(l->out, ' ', (size_t)(x - l->column));
        l->column = x;
    }
}

static void line_text(struct line *l, struct slice text)
{
    for (size_t at = 0, length; at < text.n; at += length) {
        l->column += width_on(l->device, utf8_decode(text.at + at, text.n - at, &length));
    }
    buf_add(l->out, text.at, text.n);
}

static void line_end(struct line *l)
{
    while (l->out->n > l->start && l->out->at[l->out->n - 1] == ' ') {
        l->out->n--;
    }
    l->out->at[l->out->n] = '\0';
}

static int start_of(const struct run *run)
{
    int left = run->cells - (int)grid_width(run->text);
    left = left < 0 ? 0 : left;
    return run->x + (run->side == SIDE_RIGHT ? left : run->side == SIDE_CENTRE ? left / 2 : 0);
}

static void line_run(struct line *l, const struct run *run)
{
    line_to(l, start_of(run));
    line_text(l, run->text);
}

/* Texts and bars in the order of their columns; both lists are so. */
static void text_line(const struct band *band, struct line *l)
{
    size_t i = 0, k = 0;
    while (i < band->runs.n || k < band->bars.n) {
        bool is_bar =
            i == band->runs.n || (k < band->bars.n && band->bars.at[k].x <= band->runs.at[i].x);
        if (is_bar) {
            line_to(l, band->bars.at[k++].x);
            line_text(l, slice_of(bar_sign(band)));
        } else {
            line_run(l, &band->runs.at[i++]);
        }
    }
}

/* A boxed sign fills two columns where a printer of bytes writes it, and one on a screen. */
static void rule_line(const struct band *band, struct line *l)
{
    int step = band->is_boxed ? 2 : 1;
    for (int x = 0; x < rule_end(band); x += step) {
        const char *sign = rule_sign(band, x);
        buf_text(l->out, sign);
        if (band->is_boxed && (*sign == ' ' || l->device == TEXT_SCREEN)) {
            buf_text(l->out, rule_filling(band, x));
        }
    }
}

/* Two rows of squares, the upper and the lower half of each column. */
static void code_line(const struct band *band, struct line *l)
{
    const struct squares *q = band->squares;
    line_to(l, band->column);
    for (int x = 0; x < q->size; x++) {
        buf_text(l->out, squares_halves(q, band->row, x));
    }
}

void text_band(const struct band *band, enum text_device device, struct buf *out)
{
    struct line l = line_start(out, device);
    buf_reserve(out, 1);
    if (band->kind == BAND_RULE) {
        rule_line(band, &l);
    } else if (band->kind == BAND_CODE && device == TEXT_SCREEN) {
        code_line(band, &l);
    } else {
        text_line(band, &l);
    }
    line_end(&l);
}

/* ---- pages ------------------------------------------------------------------------------------- */

/* Number and foot at opposite sides; one above the other when they do not fit beside each other. */
void text_foot(const struct page *page, enum text_device device, struct buf *out)
{
    int cells = page->style->cells;
    struct run number = {
        .cells = cells, .side = page->page_number_side, .text = slice_of(page->page_number)};
    struct run foot = {.cells = cells, .text = slice_of(page->foot)};
    bool is_number_left = number.side == SIDE_LEFT;
    foot.side = is_number_left ? SIDE_RIGHT : SIDE_LEFT;
    bool fits = (int)(grid_width(number.text) + grid_width(foot.text)) + 2 <= cells;
    if (number.text.n == 0 && foot.text.n == 0) {
        return;
    }
    const struct run *first = fits && is_number_left ? &number : &foot;
    const struct run *second = first == &foot ? &number : &foot;
    struct line l = line_start(out, device);
    line_run(&l, first);
    if (!fits) {
        line_end(&l);
        buf_char(out, '\n');
        l = line_start(out, device);
    }
    line_run(&l, second);
    line_end(&l);
    buf_char(out, '\n');
}

/* Of a code, a printer gets only the line that stands for it. */
static bool is_written(const struct band *band, enum text_device device)
{
    return device == TEXT_SCREEN || band->kind != BAND_CODE || band->runs.n > 0;
}

/* Returns how many lines there were. */
static int text_bands(const struct page *page, enum text_device device, struct buf *out)
{
    int lines = 0;
    for (size_t i = 0; i < page->bands.n; i++) {
        if (is_written(&page->bands.at[i], device)) {
            text_band(&page->bands.at[i], device, out);
            buf_char(out, '\n');
            lines++;
        }
    }
    return lines;
}

void text_page(const struct page *page, enum text_device device, struct buf *out)
{
    int lines = text_bands(page, device, out);
    bool has_foot = page->page_number || page->foot;
    if (page->style->is_text && has_foot) {
        for (; lines * TEXT_LINE < page->style->height; lines++) {
            buf_char(out, '\n');
        }
    }
    if (has_foot) {
        buf_char(out, '\n');
    }
    text_foot(page, device, out);
}

/* ---- the whole document ------------------------------------------------------------------------ */

static void note_loss(struct arena *a, struct text_losses *losses, uint32_t character)
{
    if (!losses) {
        return;
    }
    losses->n++;
    for (size_t i = 0; i < losses->listed.n; i++) {
        if (losses->listed.at[i] == character) {
            return;
        }
    }
    if (losses->listed.n < LISTED) {
        *VEC_PUSH(a, &losses->listed) = character;
    }
}

struct encoding {
    struct encoder encoder;
    struct arena *a;
    struct text_losses *losses;
    bool is_bytes;   /* GB18030 */
    bool takes_four; /* characters of four bytes too */
    bool is_unprintable;
};

/* A character that cannot be shown where the text goes: lost, or of four bytes on a printer. */
static void note_unprintable(void *to, uint32_t character, enum encoder_note note)
{
    struct encoding *e = to;
    (void)character;
    e->is_unprintable = note == ENCODER_LOST || !e->takes_four;
}

static void encode(struct encoding *e, struct slice text, struct buf *out)
{
    const struct encoder_report report = {note_unprintable, e};
    if (!e->is_bytes) {
        buf_add(out, text.at, text.n);
        return;
    }
    for (size_t at = 0, length; at < text.n; at += length) {
        uint32_t character = utf8_decode(text.at + at, text.n - at, &length);
        size_t before = out->n;
        e->is_unprintable = false;
        encoder_add(&e->encoder, (struct slice){text.at + at, length}, out, report);
        if (e->is_unprintable) {
            out->n = before;
            encoder_add(&e->encoder, slice_of(grid_char_width(character) ? "〓" : ""), out, report);
            note_loss(e->a, e->losses, character);
        }
    }
}

static void encode_lines(struct encoding *e, struct slice text, struct slice line_end,
                         struct buf *out)
{
    while (text.n > 0) {
        const char *feed = memchr(text.at, '\n', text.n);
        size_t n = feed ? (size_t)(feed - text.at) : text.n;
        encode(e, (struct slice){text.at, n}, out);
        if (feed) {
            buf_add(out, line_end.n ? line_end.at : "\n", line_end.n ? line_end.n : 1);
            n++;
        }
        text = (struct slice){text.at + n, text.n - n};
    }
}

static void write_pages(struct pager *p, const struct text_target *target, struct encoding *e)
{
    struct arena scratch = {0};
    struct buf text = BUF_INIT, bytes = BUF_INIT;
    struct page page;
    for (size_t i = 1; pager_page(p, &scratch, i, &page); i++) {
        buf_clear(&text);
        buf_clear(&bytes);
        text_page(&page, e->is_bytes ? TEXT_BYTES : TEXT_SCREEN, &text);
        buf_char(&text, '\f');
        encode_lines(e, (struct slice){text.at, text.n}, target->line_end, &bytes);
        target->sink.write(target->sink.to, bytes.at, bytes.n);
        arena_reset(&scratch);
    }
    buf_release(&text);
    buf_release(&bytes);
    arena_release(&scratch);
}

enum status text_write(struct pager *p, const struct text_target *target, struct arena *a,
                       struct text_losses *losses, struct err *err)
{
    struct encoding e = {.a = a,
                         .losses = losses,
                         .is_bytes = target->charset != CHARSET_UTF8,
                         .takes_four = target->is_file};
    enum status status = encoder_open(&e.encoder, target->charset, err);
    if (status != STATUS_OK) {
        return status;
    }
    target->sink.write(target->sink.to, target->prefix.at, target->prefix.n);
    write_pages(p, target, &e);
    target->sink.write(target->sink.to, target->suffix.at, target->suffix.n);
    encoder_close(&e.encoder);
    return STATUS_OK;
}

const char *text_of(struct arena *a, const struct report *r, const struct page_style *style)
{
    struct arena scratch = {0};
    struct buf out = BUF_INIT;
    struct pager p;
    struct page page;
    pager_init(&p, a, r, style);
    for (size_t i = 1; pager_page(&p, &scratch, i, &page); i++) {
        if (i > 1) {
            buf_char(&out, '\n');
        }
        (void)text_bands(&page, TEXT_SCREEN, &out);
        text_foot(&page, TEXT_SCREEN, &out);
        arena_reset(&scratch);
    }
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    arena_release(&scratch);
    return text;
}
