#include "tui/screen/card_view.h"

#include "base/slice.h"
#include "base/utf8.h"
#include "text/pinyin.h"
#include "tui/widget/cut.h"
#include "tui/widget/paragraph.h"

#define LABEL_COLUMNS 18
#define CLAUSE_COLUMNS 14

/* ---- one row ----------------------------------------------------------------------------------- */

/* Where the parts of a row stand. A label too long for its column has a row of its own. */
struct place {
    int label_x, label_width, value_x, value_width;
    bool is_wide; /* the value stands below the label */
};

static struct place place_of(const struct card_row *row, int cols)
{
    struct place p = {.label_x = 2 + 2 * row->depth, .value_x = 2 + LABEL_COLUMNS + 2};
    int right = cols - CLAUSE_COLUMNS - 2;
    p.is_wide = (int)utf8_text_width(row->label) > p.value_x - 1 - p.label_x;
    p.label_width = (p.is_wide ? right : p.value_x - 1) - p.label_x;
    p.value_width = right - p.value_x;
    return p;
}

static const char *origin_name(enum origin origin)
{
    return origin == ORIGIN_OWN ? "本台自定" : origin == ORIGIN_INFERRED ? "推定" : NULL;
}

static int margin_rows(const struct card_row *row)
{
    return (row->clause != NULL) + (origin_name(row->origin) != NULL) + (row->number != NULL);
}

static int height(void *context, size_t at, int cols)
{
    const struct card_view *v = context;
    const struct card_item *item = &v->items.at[at];
    if (item->is_heading) {
        return at == 0 ? 1 : 2; /* a blank row above */
    }
    struct place p = place_of(item->row, cols);
    int value = paragraph_rows(item->row->value, p.value_width), margin = margin_rows(item->row);
    int rows = p.is_wide ? paragraph_rows(item->row->label, p.label_width) + value
               : value   ? value
                         : 1;
    return rows > margin ? rows : margin;
}

static void draw_margin(const struct card_row *row, const struct canvas *cv, int y,
                        enum style style)
{
    struct arena a = {0};
    struct pen pen = {.y = y, .x = cv->cols - CLAUSE_COLUMNS - 1, .width = CLAUSE_COLUMNS};
    const char *origin = origin_name(row->origin);
    if (row->clause) {
        pen.style = style == STYLE_SELECTED ? style : STYLE_HINT;
        (void)canvas_text(cv, pen, cut_middle(&a, row->clause, CLAUSE_COLUMNS));
        pen.y++;
    }
    if (origin) {
        pen.style = style == STYLE_SELECTED ? style : STYLE_WARNING;
        (void)canvas_text(cv, pen, origin);
        pen.y++;
    }
    if (row->number) {
        pen.style = style == STYLE_SELECTED ? style : STYLE_HINT;
        (void)canvas_printf(cv, pen, "编号 %s", row->number);
    }
    arena_release(&a);
}

static void draw_row(struct card_view *v, size_t at, const struct canvas *cv, int y)
{
    const struct card_row *row = v->items.at[at].row;
    struct place p = place_of(row, cv->cols);
    bool is_here = at == v->rows.at;
    enum style style = is_here ? STYLE_SELECTED : STYLE_NORMAL;
    int rows = height(v, at, cv->cols);
    if (is_here) {
        int above = y < 0 ? -y : 0;
        canvas_fill(cv, (struct rect){y + above, 0, rows - above, cv->cols}, style);
        (void)canvas_text(cv, (struct pen){.y = y, .style = style}, ">");
    }
    struct pen pen = {y, p.label_x, is_here ? style : STYLE_HEAD, p.label_width, 0, 0, 0};
    int label = paragraph_draw(cv, pen, row->label);
    pen = (struct pen){y + (p.is_wide ? label : 0), p.value_x, style, p.value_width, 0, 0, 0};
    (void)paragraph_draw(cv, pen, row->value);
    draw_margin(row, cv, y, style);
}

static void draw_item(void *context, size_t at, const struct canvas *cv, int y)
{
    struct card_view *v = context;
    if (!v->items.at[at].is_heading) {
        draw_row(v, at, cv, y);
        return;
    }
    struct pen pen = {.y = at == 0 ? y : y + 1, .x = 1, .style = STYLE_TITLE};
    (void)canvas_printf(cv, pen, "%s", v->items.at[at].row->section);
}

static bool is_heading(void *context, size_t at)
{
    return ((const struct card_view *)context)->items.at[at].is_heading;
}

/* ---- which rows --------------------------------------------------------------------------------- */

static bool matches(const struct filter *f, struct arena *a, const struct card_row *row)
{
    return filter_match(f, arena_printf(a, "%s %s %s %s %s %s", row->section, row->label,
                                        row->value, text_or_empty(row->clause),
                                        text_or_empty(row->number), text_or_empty(row->words)));
}

/* Is it about the document itself, not one of its rules? */
static bool is_identity(const struct card *card, const struct card_row *row)
{
    return text_eq(row->section, card->at[0].section);
}

static void add_matching(struct card_view *v, const struct filter *f, bool wants_identity)
{
    struct arena a = {0};
    const char *section = "";
    for (size_t i = 0; v->card && i < v->card->n; i++) {
        const struct card_row *row = &v->card->at[i];
        if (is_identity(v->card, row) != wants_identity || !matches(f, &a, row)) {
            continue;
        }
        if (!text_eq(section, row->section)) {
            *VEC_PUSH(&v->memory, &v->items) = (struct card_item){row, true};
            section = row->section;
        }
        *VEC_PUSH(&v->memory, &v->items) = (struct card_item){row, false};
    }
    arena_release(&a);
}

/* What must be done and by when comes first; who issued the document is looked up less often. */
static void show_rows(struct card_view *v)
{
    struct arena a = {0};
    const struct filter *f = filter_make(&a, narrow_text(&v->narrow));
    v->items.n = 0;
    add_matching(v, f, false);
    add_matching(v, f, true);
    rows_set(&v->rows, v->items.n);
    arena_release(&a);
}

void card_view_init(struct card_view *v)
{
    *v = (struct card_view){0};
    narrow_init(&v->narrow);
    rows_init(&v->rows, (struct rows_source){v, height, draw_item, is_heading});
}

void card_view_release(struct card_view *v)
{
    narrow_release(&v->narrow);
    arena_release(&v->memory);
}

void card_view_set(struct card_view *v, const struct card *card)
{
    size_t at = v->rows.at;
    v->card = card;
    show_rows(v);
    rows_go(&v->rows, at);
}

const struct card_row *card_view_selected(const struct card_view *v)
{
    return v->rows.at < v->items.n ? v->items.at[v->rows.at].row : NULL;
}

enum widget_result card_view_key(struct card_view *v, struct key key)
{
    enum widget_result result = narrow_key(&v->narrow, key);
    if (result == WIDGET_FILTERED) {
        show_rows(v);
        return WIDGET_HANDLED;
    }
    return result == WIDGET_PASS ? rows_key(&v->rows, key) : result;
}

void card_view_draw(struct card_view *v, const struct canvas *cv)
{
    struct canvas body = canvas_part(cv, (struct rect){1, 0, cv->rows - 1, cv->cols});
    narrow_draw(&v->narrow, cv, 0);
    if (v->items.n == 0) {
        struct pen pen = {.x = 2, .style = STYLE_HINT};
        (void)canvas_text(&body, pen, "没有符合的规则.  Esc 清除查找");
    }
    rows_draw(&v->rows, &body);
}
