#include "tui/screen/comparison_view.h"

#include "base/slice.h"
#include "text/pinyin.h"
#include "tui/widget/paragraph.h"

#define MARGIN 2 /* cursor and mark */
#define GAP 2

struct columns {
    int label, side; /* widths */
};

/* A quarter for what it is about, the rest for the two sides. */
static struct columns columns_of(int cols)
{
    int label = cols / 4 > 28 ? 28 : cols / 4;
    return (struct columns){label, (cols - MARGIN - label - 2 * GAP) / 2};
}

static int side_rows(const char *text, const char *clause, int width)
{
    return paragraph_rows(text, width) + (clause != NULL);
}

static int height(void *context, size_t at, int cols)
{
    const struct comparison_view *v = context;
    const struct comparison_item *item = &v->items.at[at];
    if (item->is_heading) {
        return at == 0 ? 1 : 2;
    }
    struct columns c = columns_of(cols);
    const struct compare_row *row = item->row;
    int left = side_rows(row->a, row->clause_a, c.side);
    int right = side_rows(row->b, row->clause_b, c.side);
    int label = paragraph_rows(row->subject, c.label);
    int most = left > right ? left : right;
    return most > label ? most : label;
}

static void draw_side(const struct canvas *cv, struct pen pen, const char *text, const char *clause)
{
    pen.y += paragraph_draw(cv, pen, text);
    if (clause) {
        pen.style = pen.style == STYLE_SELECTED ? pen.style : STYLE_HINT;
        (void)canvas_printf(cv, pen, "(%s)", clause);
    }
}

static void draw_row(struct comparison_view *v, size_t at, const struct canvas *cv, int y)
{
    const struct compare_row *row = v->items.at[at].row;
    struct columns c = columns_of(cv->cols);
    bool is_here = at == v->rows.at;
    enum style text = is_here ? STYLE_SELECTED : row->is_different ? STYLE_CHANGED : STYLE_NORMAL;
    if (is_here) {
        int above = y < 0 ? -y : 0, rows = height(v, at, cv->cols);
        canvas_fill(cv, (struct rect){y + above, 0, rows - above, cv->cols}, text);
    }
    (void)canvas_text(cv, (struct pen){.y = y, .style = text}, is_here ? ">" : " ");
    (void)canvas_text(cv, (struct pen){.y = y, .x = 1, .style = text},
                      row->is_different ? "*" : " ");
    struct pen pen = {.y = y, .x = MARGIN, .width = c.label};
    pen.style = is_here ? text : STYLE_HEAD;
    (void)paragraph_draw(cv, pen, row->subject);
    pen = (struct pen){.y = y, .x = MARGIN + c.label + GAP, .style = text, .width = c.side};
    draw_side(cv, pen, row->a, row->clause_a);
    pen.x += c.side + GAP;
    draw_side(cv, pen, row->b, row->clause_b);
}

static void draw_item(void *context, size_t at, const struct canvas *cv, int y)
{
    struct comparison_view *v = context;
    if (!v->items.at[at].is_heading) {
        draw_row(v, at, cv, y);
        return;
    }
    struct pen pen = {.y = at == 0 ? y : y + 1, .x = 1, .style = STYLE_TITLE};
    (void)canvas_text(cv, pen, v->items.at[at].row->section);
}

static bool is_heading(void *context, size_t at)
{
    return ((const struct comparison_view *)context)->items.at[at].is_heading;
}

/* ---- which rows --------------------------------------------------------------------------------- */

static bool fits(const struct comparison_view *v, const struct filter *f, struct arena *a,
                 const struct compare_row *row)
{
    return (row->is_different || !v->only_different) &&
           filter_match(f,
                        arena_printf(a, "%s %s %s %s", row->section, row->subject, row->a, row->b));
}

/* What people compare notices for comes first; the document itself last. */
static const char *const asked_first[] = {"期限和环节", "环节", "名额和上限", "限额",
                                          "材料",       "条件", "方向",       "通道"};
static const char identity[] = "通知";

static size_t rank_of(const char *section)
{
    size_t n = sizeof asked_first / sizeof *asked_first, i = 0;
    while (i < n && !text_eq(asked_first[i], section)) {
        i++;
    }
    return text_eq(section, identity) ? n + 1 : i;
}

static void add_ranked(struct comparison_view *v, const struct filter *f, size_t rank)
{
    struct arena a = {0};
    const char *section = "";
    for (size_t i = 0; i < v->comparison->n; i++) {
        const struct compare_row *row = &v->comparison->at[i];
        if (rank_of(row->section) != rank || !fits(v, f, &a, row)) {
            continue;
        }
        if (!text_eq(section, row->section)) {
            *VEC_PUSH(&v->memory, &v->items) = (struct comparison_item){row, true};
            section = row->section;
        }
        *VEC_PUSH(&v->memory, &v->items) = (struct comparison_item){row, false};
    }
    arena_release(&a);
}

static void show_rows(struct comparison_view *v)
{
    struct arena a = {0};
    const struct filter *f = filter_make(&a, narrow_text(&v->narrow));
    v->items.n = 0;
    for (size_t rank = 0; v->comparison && rank <= rank_of(identity); rank++) {
        add_ranked(v, f, rank);
    }
    rows_set(&v->rows, v->items.n);
    arena_release(&a);
}

void comparison_view_init(struct comparison_view *v)
{
    *v = (struct comparison_view){0};
    narrow_init(&v->narrow);
    rows_init(&v->rows, (struct rows_source){v, height, draw_item, is_heading});
}

void comparison_view_release(struct comparison_view *v)
{
    narrow_release(&v->narrow);
    arena_release(&v->memory);
}

void comparison_view_set(struct comparison_view *v, const struct comparison *c, const char *left,
                         const char *right)
{
    v->comparison = c;
    v->titles[0] = left;
    v->titles[1] = right;
    show_rows(v);
}

void comparison_view_toggle(struct comparison_view *v)
{
    v->only_different = !v->only_different;
    show_rows(v);
}

enum widget_result comparison_view_key(struct comparison_view *v, struct key key)
{
    enum widget_result result = narrow_key(&v->narrow, key);
    if (result == WIDGET_FILTERED) {
        show_rows(v);
        return WIDGET_HANDLED;
    }
    return result == WIDGET_PASS ? rows_key(&v->rows, key) : result;
}

/* ---- drawing ------------------------------------------------------------------------------------- */

void comparison_view_draw(struct comparison_view *v, const struct canvas *cv)
{
    struct columns c = columns_of(cv->cols);
    struct canvas body = canvas_part(cv, (struct rect){1, 0, cv->rows - 1, cv->cols});
    if (v->narrow.is_open || *narrow_text(&v->narrow)) {
        narrow_draw(&v->narrow, cv, 0);
    } else {
        struct pen pen = {.x = MARGIN + c.label + GAP, .style = STYLE_HEAD, .width = c.side};
        (void)canvas_text(cv, pen, v->titles[0]);
        pen.x += c.side + GAP;
        (void)canvas_text(cv, pen, v->titles[1]);
    }
    if (v->items.n == 0) {
        struct pen pen = {.x = MARGIN, .style = STYLE_HINT};
        (void)canvas_text(&body, pen,
                          *narrow_text(&v->narrow) ? "没有符合的.  Esc 清除查找" : "没有不同.");
    }
    rows_draw(&v->rows, &body);
}

const char *comparison_view_sentence(const struct comparison_view *v, struct arena *a)
{
    const struct comparison *c = v->comparison;
    return c ? arena_printf(a, "%zu 项, 不同 %zu 项 (行首 *)%s", c->n, c->different,
                            v->only_different ? "  只看不同" : "")
             : "";
}
