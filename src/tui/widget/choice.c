#include "tui/widget/choice.h"

#include "base/utf8.h"
#include "text/pinyin.h"

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

static int item_width(const struct choice_item *item)
{
    int note = item->note ? (int)utf8_text_width(item->note) + 2 : 0;
    return 2 + (int)utf8_text_width(item->text) + note;
}

static struct canvas box_of(const struct choice *c, const struct canvas *cv)
{
    int cols = (int)utf8_text_width(c->title) + 14, rows = (int)c->n + 1;
    for (size_t i = 0; i < c->n; i++) {
        int width = item_width(&c->items[i]);
        cols = width > cols ? width : cols;
    }
    cols = cols > cv->cols ? cv->cols : cols;
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
    pen.x += canvas_text(box, pen, item->text) + 2;
    if (item->note) {
        (void)canvas_text(box, pen, item->note);
    }
}

void choice_draw(struct choice *c, const struct canvas *cv)
{
    struct canvas box = box_of(c, cv);
    size_t height = box.rows > 1 ? (size_t)box.rows - 1 : 1;
    c->rows = (int)height;
    if (c->at < c->top) {
        c->top = c->at;
    } else if (c->at >= c->top + height) {
        c->top = c->at - height + 1;
    }
    canvas_fill(&box, (struct rect){0, 0, box.rows, box.cols}, STYLE_FIELD);
    int x = 1 + canvas_text(&box, (struct pen){.style = STYLE_TITLE}, c->title);
    struct canvas filter = canvas_part(&box, (struct rect){0, x, 1, box.cols - x});
    edit_draw(&c->filter, &filter, (struct edit_look){.has_focus = true});
    for (size_t i = 0; i < height && c->top + i < c->n_shown; i++) {
        draw_item(c, &box, (int)i + 1, c->top + i);
    }
    if (c->n_shown == 0) {
        (void)canvas_text(&box, (struct pen){.y = 1, .x = 2, .style = STYLE_HINT}, "没有符合的");
    }
}
