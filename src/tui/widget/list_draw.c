/* The picture of a list: filter line, headings, the rows in sight. */
#include "tui/widget/cut.h"
#include "tui/widget/list.h"
#include "tui/widget/list_layout.h"

#define FILTER_COLUMNS 30

/* Everything the drawing of one frame needs. */
struct frame {
    struct list *list;
    const struct canvas *cv;
    struct arena *a;
    struct list_layout layout;
};

static int draw_filter(struct list *l, const struct canvas *cv)
{
    if (!l->is_filtering && list_filter(l)[0] == '\0') {
        return 0;
    }
    int x = 2 + canvas_text(cv, (struct pen){.x = 2, .style = STYLE_HEAD}, "筛选 ");
    struct canvas place = canvas_part(cv, (struct rect){0, x, 1, FILTER_COLUMNS});
    edit_draw(&l->filter, &place, (struct edit_look){.has_focus = l->is_filtering});
    struct pen pen = {.x = x + FILTER_COLUMNS + 2, .style = STYLE_HINT};
    const char *coming = l->has_more ? "+" : "";
    if (l->is_refused) {
        return 1;
    }
    if (l->total >= 0) {
        (void)canvas_printf(cv, pen, "%zu%s / %lld", l->n, coming, (long long)l->total);
    } else {
        (void)canvas_printf(cv, pen, "%zu%s", l->n, coming);
    }
    return 1;
}

static void draw_heading(const struct frame *f, int y, const struct list_place *place)
{
    const struct list *l = f->list;
    const struct list_column *column = &l->columns[place->column];
    bool is_here = l->has_column && l->column == place->column;
    bool is_sorted = l->sort == (int)place->column;
    struct pen pen = {.y = y,
                      .x = place->x,
                      .style = is_here ? STYLE_SELECTED : STYLE_HEAD,
                      .width = place->width - (is_sorted && place->width > 2 ? 2 : 0),
                      .to_right = column->to_right};
    int used = canvas_text(f->cv, pen, column->title);
    if (is_sorted) {
        int x = column->to_right ? pen.width : used;
        struct pen arrow = {.y = y, .x = place->x + x, .style = pen.style};
        (void)canvas_text(f->cv, arrow, l->is_descending ? " v" : " ^");
    }
    if (is_here) {
        (void)canvas_text(f->cv, (struct pen){.y = y, .x = place->x - 1}, ">");
    }
}

static void draw_headings(const struct frame *f, int y)
{
    for (size_t i = 0; i < f->layout.n; i++) {
        draw_heading(f, y, &f->layout.places[i]);
    }
    if (f->layout.hidden > 0) {
        struct pen pen = {.y = y, .x = f->cv->cols - 2, .style = STYLE_HINT};
        (void)canvas_printf(f->cv, pen, "+%zu", f->layout.hidden);
    }
}

static enum style row_style(const struct list *l, size_t row)
{
    if (row == l->selected) {
        return STYLE_SELECTED;
    }
    if (id_set_has(&l->marks, l->ids[row])) {
        return STYLE_MARKED;
    }
    return l->source.style ? l->source.style(l->source.context, row) : STYLE_NORMAL;
}

static void draw_cell(const struct frame *f, struct pen pen, size_t row,
                      const struct list_place *place)
{
    const struct list_source *source = &f->list->source;
    const struct list_column *column = &f->list->columns[place->column];
    const char *text = source->cell(source->context, f->a, row, place->column);
    if (!text) {
        return;
    }
    if (column->cut == LIST_CUT_MIDDLE) {
        text = cut_middle(f->a, text, place->width);
    }
    pen.x = place->x;
    pen.width = place->width;
    pen.to_right = column->to_right;
    (void)canvas_text(f->cv, pen, text);
}

static void draw_row(const struct frame *f, int y, size_t row)
{
    const struct list *l = f->list;
    struct pen pen = {.y = y, .style = row_style(l, row)};
    canvas_fill(f->cv, (struct rect){y, 0, 1, f->cv->cols}, pen.style);
    (void)canvas_text(f->cv, pen, row == l->selected ? ">" : " ");
    pen.x = 1;
    (void)canvas_text(f->cv, pen, id_set_has(&l->marks, l->ids[row]) ? "*" : " ");
    const char *across = l->source.across ? l->source.across(l->source.context, f->a, row) : NULL;
    if (across) {
        pen.x = LIST_MARGIN;
        (void)canvas_text(f->cv, pen, across);
        return;
    }
    for (size_t i = 0; i < f->layout.n; i++) {
        draw_cell(f, pen, row, &f->layout.places[i]);
    }
}

static void draw_nothing(const struct frame *f, int y)
{
    const struct list *l = f->list;
    struct pen pen = {.y = y, .x = LIST_MARGIN, .style = STYLE_HINT};
    if (l->has_more) {
        (void)canvas_text(f->cv, pen, "正在读 ...");
    } else if (list_filter(l)[0]) {
        (void)canvas_printf(f->cv, pen, "没有符合「%s」的.  Esc 清除筛选", list_filter(l));
    } else {
        (void)canvas_text(f->cv, pen, l->empty ? l->empty : "还没有.");
    }
}

/* Keeps the selected row in sight, and no empty rows at the end while there are rows above. */
static void scroll(struct list *l, int rows)
{
    size_t height = rows > 0 ? (size_t)rows : 1;
    l->rows = rows;
    if (l->selected < l->top) {
        l->top = l->selected;
    } else if (l->selected >= l->top + height) {
        l->top = l->selected - height + 1;
    }
    size_t last_top = l->n > height ? l->n - height : 0;
    l->top = l->top > last_top ? last_top : l->top;
}

void list_draw(struct list *l, const struct canvas *cv)
{
    struct arena a = {0};
    struct frame f = {.list = l, .cv = cv, .a = &a, .layout = list_layout(l, &a, cv->cols)};
    canvas_fill(cv, (struct rect){0, 0, cv->rows, cv->cols}, STYLE_NORMAL);
    int y = draw_filter(l, cv);
    draw_headings(&f, y++);
    scroll(l, cv->rows - y);
    if (l->n == 0) {
        draw_nothing(&f, y);
    }
    for (size_t row = l->top; row < l->n && y < cv->rows; row++) {
        draw_row(&f, y++, row);
    }
    arena_release(&a);
}
