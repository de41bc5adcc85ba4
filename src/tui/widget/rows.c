#include "tui/widget/rows.h"

void rows_init(struct rows *r, struct rows_source source)
{
    *r = (struct rows){.source = source};
}

static bool can_stand(const struct rows *r, size_t item)
{
    return item < r->n && !(r->source.is_heading && r->source.is_heading(r->source.context, item));
}

/* The nearest item that can be stood on, from `item` in a direction; `r->at` when there is none. */
static size_t nearest(const struct rows *r, size_t item, bool is_forward)
{
    while (item < r->n && !can_stand(r, item)) {
        item += is_forward ? 1 : (size_t)-1;
    }
    return item < r->n ? item : r->at;
}

void rows_go(struct rows *r, size_t item)
{
    r->at = nearest(r, item, true);
    r->is_placed = false;
}

void rows_set(struct rows *r, size_t n)
{
    r->n = n;
    r->at = r->n;
    r->top = 0;
    rows_go(r, 0);
}

static int height_of(const struct rows *r, size_t item)
{
    return r->source.height(r->source.context, item, r->cols);
}

/* The row at which an item begins. */
static int row_of(const struct rows *r, size_t item)
{
    int row = 0;
    for (size_t i = 0; i < item; i++) {
        row += height_of(r, i);
    }
    return row;
}

static size_t item_at(const struct rows *r, int row)
{
    size_t item = 0;
    for (int end = 0; item + 1 < r->n; item++) {
        end += height_of(r, item);
        if (row < end) {
            break;
        }
    }
    return item;
}

/* The heading above an item is kept in sight with it. */
static size_t with_headings(const struct rows *r, size_t item)
{
    while (item > 0 && !can_stand(r, item - 1)) {
        item--;
    }
    return item;
}

static void keep_in_sight(struct rows *r)
{
    if (r->n == 0 || r->at >= r->n) {
        r->top = 0;
        return;
    }
    int from = row_of(r, with_headings(r, r->at)), to = row_of(r, r->at) + height_of(r, r->at);
    if (to > r->top + r->height) {
        r->top = to - r->height;
    }
    if (from < r->top) {
        r->top = from;
    }
}

/* Within an item that goes on beyond the place; false when there is nothing more of it. */
static bool scroll_within(struct rows *r, bool is_forward)
{
    int from = row_of(r, r->at), to = from + height_of(r, r->at);
    bool goes_on = is_forward ? to > r->top + r->height : from < r->top;
    if (goes_on && to - from > r->height) {
        r->top += is_forward ? 1 : -1;
        r->is_placed = true;
        return true;
    }
    return false;
}

static void step(struct rows *r, bool is_forward)
{
    if (r->n == 0 || scroll_within(r, is_forward)) {
        return;
    }
    size_t next = nearest(r, r->at + (is_forward ? 1 : (size_t)-1), is_forward);
    if (next == r->at && !is_forward) {
        r->top = 0;
    }
    r->at = next;
    r->is_placed = false;
}

static void page(struct rows *r, bool is_forward)
{
    if (r->n == 0) {
        return;
    }
    int by = r->height > 1 ? r->height - 1 : 1;
    int row = row_of(r, r->at) + (is_forward ? by : -by);
    size_t item = nearest(r, row < 0 ? 0 : item_at(r, row), row < 0 || is_forward);
    if (item == r->at) {
        step(r, is_forward);
        return;
    }
    r->at = item;
    r->is_placed = false;
}

void rows_go_section(struct rows *r, bool is_forward)
{
    size_t item = is_forward ? r->at : with_headings(r, r->at);
    size_t step_by = is_forward ? 1 : (size_t)-1;
    for (item += step_by; item < r->n; item += step_by) {
        bool is_first = can_stand(r, item) && (item == 0 || !can_stand(r, item - 1));
        if (is_first) {
            rows_go(r, item);
            return;
        }
    }
}

enum widget_result rows_key(struct rows *r, struct key key)
{
    switch (key.code) {
    case K_UP: step(r, false); break;
    case K_DOWN: step(r, true); break;
    case K_PAGE_UP: page(r, false); break;
    case K_PAGE_DOWN:
    case K_SPACE: page(r, true); break;
    case K_HOME: rows_go(r, 0); break;
    case K_END:
        r->at = r->n ? nearest(r, r->n - 1, false) : 0;
        r->is_placed = false;
        break;
    case K_ENTER: return r->n ? WIDGET_DONE : WIDGET_HANDLED;
    default: return WIDGET_PASS;
    }
    return WIDGET_HANDLED;
}

void rows_draw(struct rows *r, const struct canvas *cv)
{
    bool is_resized = r->cols != cv->cols || r->height != cv->rows;
    r->cols = cv->cols;
    r->height = cv->rows;
    if (is_resized || !r->is_placed) {
        r->is_placed = false;
        keep_in_sight(r);
    }
    int y = -r->top;
    for (size_t i = 0; i < r->n && y < cv->rows; i++) {
        int height = height_of(r, i);
        if (y + height > 0) {
            r->source.draw(r->source.context, i, cv, y);
        }
        y += height;
    }
}
