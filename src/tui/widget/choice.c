#include "tui/widget/choice.h"

#include "base/utf8.h"
#include "text/pinyin.h"
#include "tui/widget/paragraph.h"

static void narrow(struct choice *c)
{
    struct arena a = {0};
    struct filter *filter = filter_make(&a, edit_text(&c->filter));
    c->n_shown = 0;
    for (size_t i = 0; i < c->n; i++) {
        if (filter_match(filter, c->items[i].text)) {
            c->shown[c->n_shown++] = i;
        }
    }
    c->at = 0;
    c->top = 0;
    arena_release(&a);
}

void choice_init(struct choice *c, const char *title, const struct choice_item *items, size_t n)
{
    *c = (struct choice){.title = title, .items = items, .n = n};
    edit_init(&c->filter, false);
    c->shown = ARENA_ARRAY(&c->memory, size_t, n + 1);
    narrow(c);
}

void choice_release(struct choice *c)
{
    edit_release(&c->filter);
    arena_release(&c->memory);
}

size_t choice_taken(const struct choice *c)
{
    return c->n_shown > 0 ? c->shown[c->at] : c->n;
}

static enum widget_result escape(struct choice *c)
{
    if (edit_text(&c->filter)[0] == '\0') {
        return WIDGET_LEFT;
    }
    edit_set(&c->filter, "");
    narrow(c);
    return WIDGET_HANDLED;
}

enum widget_result choice_key(struct choice *c, struct key key)
{
    size_t page = c->rows > 1 ? (size_t)c->rows - 1 : 1;
    size_t last = c->n_shown > 0 ? c->n_shown - 1 : 0;
    switch (key.code) {
    case K_ENTER: return c->n_shown > 0 ? WIDGET_DONE : WIDGET_HANDLED;
    case K_ESC: return escape(c);
    case K_UP: c->at -= c->at > 0; return WIDGET_HANDLED;
    case K_DOWN: c->at += c->at < last; return WIDGET_HANDLED;
    case K_PAGE_UP: c->at = c->at > page ? c->at - page : 0; return WIDGET_HANDLED;
    case K_PAGE_DOWN: c->at = c->at + page < last ? c->at + page : last; return WIDGET_HANDLED;
    default: break;
    }
    enum widget_result result = edit_key(&c->filter, key);
    if (result == WIDGET_CHANGED) {
        narrow(c);
        return WIDGET_HANDLED;
    }
    return result;
}

/* ---- drawing ----------------------------------------------------------------------------------- */

/* So few are not filtered, so nothing invites to type until something is typed. */
#define FEW_ITEMS 5
#define MARGIN 2        /* left and right of the box */
#define LONGEST_TEXT 36 /* notes stand in one column behind the texts, which may be that long */

static bool has_filter(const struct choice *c)
{
    return c->n > FEW_ITEMS || edit_text(&c->filter)[0] != '\0';
}

/* Where the notes begin, counted from the texts. */
static int note_column(const struct choice *c)
{
    int column = 0;
    for (size_t i = 0; i < c->n; i++) {
        int width = (int)utf8_text_width(c->items[i].text) + 2;
        column = c->items[i].note && width > column && width <= LONGEST_TEXT ? width : column;
    }
    return column;
}

static int item_width(const struct choice *c, const struct choice_item *item)
{
    int text = (int)utf8_text_width(item->text), column = note_column(c);
    int before = text + 2 > column ? text + 2 : column;
    return 2 + (item->note ? before + (int)utf8_text_width(item->note) : text);
}

/* A title wider than the screen stands on several rows, the filter on one of its own below it. */
static int title_rows(const struct choice *c, int cols)
{
    return (int)utf8_text_width(c->title) <= cols ? 1 : paragraph_rows(c->title, cols);
}

static int head_rows(const struct choice *c, int cols)
{
    int rows = title_rows(c, cols);
    return rows > 1 && has_filter(c) ? rows + 1 : rows;
}

/* With a ruled line above and below and a margin at both sides, so that it stands clear of what is
 * underneath. */
static struct canvas box_of(const struct choice *c, const struct canvas *cv)
{
    int cols = (int)utf8_text_width(c->title) + 14;
    for (size_t i = 0; i < c->n; i++) {
        int width = item_width(c, &c->items[i]);
        cols = width > cols ? width : cols;
    }
    cols += 2 * MARGIN;
    cols = cols > cv->cols ? cv->cols : cols;
    int rows = (int)c->n + 2 + head_rows(c, cols - 2 * MARGIN);
    rows = rows > cv->rows ? cv->rows : rows;
    return canvas_part(cv, (struct rect){(cv->rows - rows) / 2, (cv->cols - cols) / 2, rows, cols});
}

static void draw_item(const struct choice *c, const struct canvas *box, int y, size_t index)
{
    const struct choice_item *item = &c->items[c->shown[index]];
    bool is_here = index == c->at;
    struct pen pen = {.y = y, .style = is_here ? STYLE_SELECTED : STYLE_FIELD};
    canvas_fill(box, (struct rect){y, 0, 1, box->cols}, pen.style);
    (void)canvas_text(box, pen, is_here ? ">" : " ");
    pen.x = 2;
    int width = canvas_text(box, pen, item->text) + 2, column = note_column(c);
    pen.x += width > column ? width : column;
    if (item->note) {
        (void)canvas_text(box, pen, item->note);
    }
}

static struct canvas draw_box(const struct choice *c, const struct canvas *cv)
{
    struct canvas box = box_of(c, cv);
    canvas_clear(&box);
    for (int x = 0; x < box.cols; x++) {
        (void)canvas_text(&box, (struct pen){.x = x}, "-");
        (void)canvas_text(&box, (struct pen){.y = box.rows - 1, .x = x}, "-");
    }
    return canvas_part(&box, (struct rect){1, MARGIN, box.rows - 2, box.cols - 2 * MARGIN});
}

static void draw_head(struct choice *c, const struct canvas *place)
{
    int rows = title_rows(c, place->cols), head = head_rows(c, place->cols), x = 0;
    if (rows == 1) {
        x = 1 + canvas_text(place, (struct pen){.style = STYLE_TITLE}, c->title);
    } else {
        (void)paragraph_draw(place, (struct pen){.style = STYLE_TITLE, .width = place->cols},
                             c->title);
    }
    struct canvas filter = canvas_part(place, (struct rect){head - 1, x, 1, place->cols - x});
    if (has_filter(c)) {
        edit_draw(&c->filter, &filter, (struct edit_look){.has_focus = true});
    } else {
        canvas_cursor(place, head + (int)(c->at - c->top), 0);
    }
}

void choice_draw(struct choice *c, const struct canvas *cv)
{
    struct canvas place = draw_box(c, cv);
    int head = head_rows(c, place.cols);
    size_t height = place.rows > head ? (size_t)(place.rows - head) : 1;
    c->rows = (int)height;
    if (c->at < c->top) {
        c->top = c->at;
    } else if (c->at >= c->top + height) {
        c->top = c->at - height + 1;
    }
    draw_head(c, &place);
    for (size_t i = 0; i < height && c->top + i < c->n_shown; i++) {
        draw_item(c, &place, (int)i + head, c->top + i);
    }
    if (c->n_shown == 0) {
        (void)canvas_text(&place, (struct pen){.y = head, .x = 2, .style = STYLE_HINT},
                          "没有符合的");
    }
}
