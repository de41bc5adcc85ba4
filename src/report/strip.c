#include "report/strip.h"

#include "report/measure.h"
#include "report/table_columns.h"
#include "report/title.h"

#define SIGN_FREE 8 /* GB/T 9704-2012 7.3.5: a date ends four characters from the edge (右空四字) */

const struct report_block *strip_block(const struct pager *p, size_t i)
{
    return i < p->report->blocks.n ? &p->report->blocks.at[i] : NULL;
}

/* The last line before a signature stays with it; so do empty lines between them. */
static bool is_before_sign(const struct pager *p, size_t block)
{
    const struct report_block *b;
    do {
        b = strip_block(p, ++block);
    } while (b && b->kind == BLOCK_SPACE);
    return b && b->kind == BLOCK_SIGN;
}

/* ---- blocks of lines --------------------------------------------------------------------------- */

static void put_line(const struct strip_place *place, struct strip *s, struct run run)
{
    struct band *band = lay_band(place->a, &s->bands, BAND_TEXT, place->p->style->line);
    run.cells = run.cells ? run.cells : place->p->style->cells;
    lay_run(place->a, band, &run);
}

static enum face heading_face(int level)
{
    return level <= 1 ? FACE_HEAD : level == 2 ? FACE_KAI : FACE_BODY;
}

/* One line of a text that flows over pages. */
static void strip_flow(const struct strip_place *place, const struct report_block *b,
                       struct strip *s)
{
    struct lay_lines lines = {0};
    lay_break(place->a, b->text, place->p->style->cells, &lines);
    size_t i = place->at.part;
    bool is_last = i + 1 >= lines.n, is_heading = b->kind == BLOCK_HEADING;
    struct run run = {.side = is_last || is_heading ? SIDE_LEFT : SIDE_BOTH,
                      .face = is_heading ? heading_face(b->number) : FACE_BODY,
                      .text = lines.at[i]};
    put_line(place, s, run);
    s->stays = is_heading || (!is_last && (i == 0 || i + 2 == lines.n)) ||
               (is_last && is_before_sign(place->p, place->at.block));
    s->next = is_last ? (struct pager_place){place->at.block + 1, 0, 0}
                      : (struct pager_place){place->at.block, i + 1, 0};
}

/* Lines at a side, or texts at both edges of one line. */
static void strip_line(const struct strip_place *place, const struct report_block *b,
                       struct strip *s)
{
    struct lay_lines lines = {0};
    lay_break(place->a, b->text, place->p->style->cells, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        struct run run = {.side = b->side, .text = lines.at[i]};
        put_line(place, s, run);
    }
    struct run right = {
        .x = 0, .cells = place->p->style->cells, .side = SIDE_RIGHT, .text = slice_of(b->right)};
    lay_run(place->a, &s->bands.at[s->bands.n - 1], &right);
    s->stays = is_before_sign(place->p, place->at.block);
}

static void strip_title(const struct strip_place *place, const struct report_block *b,
                        struct strip *s)
{
    struct title_lines lines = {0};
    title_break(place->a, b->text, page_style_title_cells(place->p->style), &lines);
    for (size_t i = 0; i < lines.n; i++) {
        struct band *band = lay_band(place->a, &s->bands, BAND_TITLE, place->p->style->title);
        struct run run = {.cells = place->p->style->cells,
                          .side = SIDE_CENTRE,
                          .face = FACE_TITLE,
                          .text = lines.at[i]};
        lay_run(place->a, band, &run);
    }
    put_line(place, s, (struct run){0});
    s->stays = true;
}

/* 附件1 on the first line, the title on the third (GB/T 9704-2012 7.3.7). */
static void strip_attachment(const struct strip_place *place, const struct report_block *b,
                             struct strip *s)
{
    put_line(place, s, (struct run){.face = FACE_HEAD, .text = slice_of(b->text)});
    put_line(place, s, (struct run){0});
    s->stays = true;
}

static void strip_space(const struct strip_place *place, const struct report_block *b,
                        struct strip *s)
{
    for (int i = 0; i < b->number && !place->is_top; i++) {
        put_line(place, s, (struct run){0});
    }
    s->stays = is_before_sign(place->p, place->at.block);
}

static void sign_side(const struct strip_place *place, struct strip *s, const char *text,
                      enum side side)
{
    struct lay_lines lines = {0};
    int cells = place->p->style->cells - (side == SIDE_RIGHT ? SIGN_FREE : 0);
    lay_break(place->a, text, cells, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        put_line(place, s, (struct run){.cells = cells, .side = side, .text = lines.at[i]});
    }
}

/* Both texts on one line, or one below the other when they are too long for that. */
static void strip_sign(const struct strip_place *place, const struct report_block *b,
                       struct strip *s)
{
    for (size_t i = 0; i < b->lines.n; i++) {
        struct slice left = slice_of(b->lines.at[i].left), right = slice_of(b->lines.at[i].right);
        int cells = place->p->style->cells, room = cells - SIGN_FREE - (int)grid_width(right) - 2;
        if (left.n == 0 || right.n == 0 || (int)grid_width(left) > room) {
            if (left.n > 0 || right.n == 0) {
                sign_side(place, s, left.at, SIDE_LEFT);
            }
            if (right.n > 0) {
                sign_side(place, s, right.at, SIDE_RIGHT);
            }
            continue;
        }
        put_line(place, s, (struct run){.text = left});
        struct run run = {.cells = cells - SIGN_FREE, .side = SIDE_RIGHT, .text = right};
        lay_run(place->a, &s->bands.at[s->bands.n - 1], &run);
    }
    s->stays = is_before_sign(place->p, place->at.block);
}

/* Two rows of squares to a line of text, as half blocks are drawn; in its first line what is written where no
 * squares can be. */
static void strip_code(const struct strip_place *place, const struct report_block *b,
                       struct strip *s)
{
    const struct page_style *style = place->p->style;
    const struct squares *squares = squares_qr(place->a, b->text);
    for (int row = 0; row < squares->size; row += 2) {
        int height = style->is_text ? style->line : 2 * SQUARE_SIDE;
        struct band *band = lay_band(place->a, &s->bands, BAND_CODE, height);
        band->squares = squares;
        band->row = row;
        band->column = style->cells > squares->size ? (style->cells - squares->size) / 2 : 0;
    }
    if (s->bands.n > 0) {
        const struct run instead = {
            .cells = style->cells, .side = SIDE_CENTRE, .text = slice_of(b->right)};
        lay_run(place->a, &s->bands.at[0], &instead);
    }
    s->stays = is_before_sign(place->p, place->at.block);
}

/* ---- tables ------------------------------------------------------------------------------------ */

static struct row_group group_of(const struct pager *p, size_t block)
{
    return (struct row_group){.table = p->tables[block], .bars = p->bars[block], .style = p->style};
}

struct row_group strip_rows_at(const struct strip_place *place)
{
    struct row_group g = group_of(place->p, place->at.block);
    g.rows = g.table->rows.at + place->at.part;
    g.n = row_group_size(g.rows, g.table->rows.n - place->at.part);
    return g;
}

/* Upper rule and heads, at the start of a table and on every page where it goes on. */
void strip_table_top(const struct strip_place *place, struct bands *out)
{
    struct row_group g = group_of(place->p, place->at.block);
    size_t rule = out->n;
    table_rule(place->a, &g, out);
    if (g.table->heads.n == 0) {
        return;
    }
    g.rows = g.table->heads.at;
    g.n = g.table->heads.n;
    g.is_head = true;
    row_group_lay(place->a, &g, out);
    table_rule_join(place->a, &out->at[rule], &out->at[rule + 1]);
    table_rule(place->a, &g, out);
}

/* The next rows, closed by a rule below them; from the line at.offset on when the rows above it stand
 * on the page before. */
static void strip_rows(const struct strip_place *place, struct strip *s)
{
    struct row_group g = strip_rows_at(place);
    struct bands all = {0};
    if (place->at.part == 0 && place->at.offset == 0) {
        strip_table_top(place, &s->bands);
    }
    if (g.table->rows.n > 0) {
        row_group_lay(place->a, &g, &all);
    }
    for (size_t i = place->at.offset; i < all.n; i++) {
        *VEC_PUSH(place->a, &s->bands) = all.at[i];
    }
    if (all.n > 0) {
        table_rule(place->a, &g, &s->bands);
    }
    bool is_last = place->at.part + g.n >= g.table->rows.n;
    s->next = is_last ? (struct pager_place){place->at.block + 1, 0, 0}
                      : (struct pager_place){place->at.block, place->at.part + g.n, 0};
    s->stays = is_last && is_before_sign(place->p, place->at.block);
}

/* ---- any block --------------------------------------------------------------------------------- */

void strip_make(const struct strip_place *place, struct strip *s)
{
    const struct report_block *b = &place->p->report->blocks.at[place->at.block];
    *s = (struct strip){.next = {place->at.block + 1, 0, 0}};
    switch (b->kind) {
    case BLOCK_ATTACHMENT: strip_attachment(place, b, s); break;
    case BLOCK_TITLE: strip_title(place, b, s); break;
    case BLOCK_HEADING:
    case BLOCK_PARAGRAPH: strip_flow(place, b, s); break;
    case BLOCK_LINE: strip_line(place, b, s); break;
    case BLOCK_SPACE: strip_space(place, b, s); break;
    case BLOCK_TABLE: strip_rows(place, s); break;
    case BLOCK_SIGN: strip_sign(place, b, s); break;
    case BLOCK_PAGE: break;
    case BLOCK_CODE: strip_code(place, b, s); break;
    }
}
