#include "tui/widget/edit.h"

#include <stdint.h>

#include "base/utf8.h"
#include "text/grapheme.h"
#include "text/wrap.h"

void edit_init(struct edit *e, bool has_lines)
{
    *e = (struct edit){.columns = 1};
    edit_buffer_init(&e->buffer, has_lines);
}

void edit_release(struct edit *e)
{
    edit_buffer_release(&e->buffer);
}

void edit_set(struct edit *e, const char *text)
{
    edit_buffer_set(&e->buffer, text);
    e->top = 0;
    e->is_offered = false;
}

void edit_offer(struct edit *e, const char *text)
{
    edit_set(e, text);
    e->is_offered = *edit_text(e) != '\0';
}

const char *edit_text(const struct edit *e)
{
    return edit_buffer_text(&e->buffer);
}

/* ---- keys -------------------------------------------------------------------------------------- */

/* What a key does with the point: move it, or delete up to where it would move. */
struct edit_act {
    uint32_t code;
    bool erases;
    enum edit_to to;
};

static const struct edit_act acts[] = {
    {K_LEFT, false, EDIT_LEFT},
    {K_RIGHT, false, EDIT_RIGHT},
    {K_LEFT | K_CTRL_BIT, false, EDIT_WORD_LEFT},
    {K_RIGHT | K_CTRL_BIT, false, EDIT_WORD_RIGHT},
    {K_HOME, false, EDIT_LINE_START},
    {K_END, false, EDIT_LINE_END},
    {K_CTRL('a'), false, EDIT_LINE_START},
    {K_CTRL('e'), false, EDIT_LINE_END},
    {K_HOME | K_CTRL_BIT, false, EDIT_TEXT_START},
    {K_END | K_CTRL_BIT, false, EDIT_TEXT_END},
    {K_BACKSPACE, true, EDIT_LEFT},
    {K_DELETE, true, EDIT_RIGHT},
    {K_CTRL('w'), true, EDIT_WORD_LEFT},
    {K_CTRL('u'), true, EDIT_LINE_START},
    {K_CTRL('k'), true, EDIT_LINE_END},
};

static enum widget_result changed(bool is_changed)
{
    return is_changed ? WIDGET_CHANGED : WIDGET_HANDLED;
}

/* Several rows: Enter makes one, Up and Down move within. */
static enum widget_result lines_key(struct edit *e, uint32_t code)
{
    size_t columns = (size_t)e->columns;
    bool moved = false;
    if (code == K_ENTER) {
        return changed(edit_buffer_type(&e->buffer, slice_of("\n")));
    }
    if (code == K_UP || code == K_DOWN) {
        moved = edit_buffer_move_rows(&e->buffer, code == K_UP ? -1 : 1, columns);
    } else if (code == K_PAGE_UP || code == K_PAGE_DOWN) {
        moved = edit_buffer_move_rows(&e->buffer, code == K_PAGE_UP ? -10 : 10, columns);
    }
    return moved ? WIDGET_HANDLED : WIDGET_PASS;
}

static enum widget_result type(struct edit *e, uint32_t code)
{
    char bytes[4];
    size_t n = utf8_encode(code, bytes);
    return changed(edit_buffer_type(&e->buffer, (struct slice){bytes, n}));
}

/* A proposal makes way for the key that comes to it first; true when that is all the key does. */
static bool settle_offer(struct edit *e, struct key key)
{
    bool erases = key.code == K_BACKSPACE || key.code == K_DELETE;
    bool is_gone = e->is_offered && (erases || key.code == K_PASTE || key_is_text(key));
    e->is_offered = false;
    return is_gone && edit_buffer_replace(&e->buffer, "") && erases;
}

enum widget_result edit_key(struct edit *e, struct key key)
{
    if (settle_offer(e, key)) {
        return WIDGET_CHANGED;
    }
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (acts[i].code == key.code) {
            bool erases = acts[i].erases;
            bool done = erases ? edit_buffer_erase(&e->buffer, acts[i].to)
                               : edit_buffer_move(&e->buffer, acts[i].to);
            return changed(erases && done);
        }
    }
    if (key.code == K_CTRL('z')) {
        return changed(edit_buffer_undo(&e->buffer));
    }
    if (key.code == K_CTRL('y')) {
        return changed(edit_buffer_redo(&e->buffer));
    }
    if (key.code == K_PASTE) {
        return changed(edit_buffer_paste(&e->buffer, slice_of(key.text ? key.text : "")));
    }
    if (key_is_text(key)) {
        return type(e, key.code);
    }
    return e->buffer.has_lines ? lines_key(e, key.code) : WIDGET_PASS;
}

/* ---- drawing ----------------------------------------------------------------------------------- */

/* `_` from column x to the end of the row. */
static void draw_room(const struct canvas *cv, struct pen pen)
{
    for (int x = pen.x; x < cv->cols; x++) {
        (void)canvas_text(cv, (struct pen){.y = pen.y, .x = x, .style = pen.style}, "_");
    }
}

static int put_slice(const struct canvas *cv, struct pen pen, struct slice s)
{
    struct arena a = {0};
    int columns = canvas_text(cv, pen, arena_copy(&a, s.at, s.n));
    arena_release(&a);
    return columns;
}

static void draw_slice(const struct canvas *cv, struct pen pen, struct slice s)
{
    pen.x += put_slice(cv, pen, s);
    if (pen.style != STYLE_NORMAL) { /* a page is no field */
        draw_room(cv, pen);
    }
}

/* The first column shown, so that `point` is in sight; moves by a third, not at every key. */
static size_t scrolled(size_t top, size_t point, size_t cols)
{
    if (point < cols) {
        return 0;
    }
    if (point < top) {
        return point - cols / 3;
    }
    return point >= top + cols ? point - cols + 1 + cols / 3 : top;
}

static void draw_row(struct edit *e, const struct canvas *cv, enum style style, bool has_focus)
{
    struct slice text = slice_of(edit_text(e));
    size_t cols = (size_t)cv->cols, point = utf8_width(text.at, e->buffer.at);
    e->top = has_focus ? scrolled(e->top, point, cols) : 0;
    size_t from = 0, skipped = 0;
    while (skipped < e->top && from < text.n) {
        size_t next = grapheme_next(text.at, text.n, from);
        skipped += utf8_width(text.at + from, next - from);
        from = next;
    }
    int x = (int)(skipped - e->top);
    struct slice rest = {text.at + from, text.n - from};
    if (has_focus) {
        rest.n = utf8_fit(rest.at, rest.n, cols - (size_t)x, NULL);
    }
    canvas_fill(cv, (struct rect){0, 0, 1, cv->cols}, style);
    draw_slice(cv, (struct pen){.x = x, .style = style}, rest);
    if (e->is_offered) {
        put_slice(cv, (struct pen){.x = x, .style = STYLE_SELECTED}, rest);
    }
    if (has_focus) {
        canvas_cursor(cv, 0, (int)(point - e->top));
    }
}

static void scroll_rows(struct edit *e, size_t row, size_t rows)
{
    if (row < e->top) {
        e->top = row;
    } else if (row >= e->top + rows) {
        e->top = row - rows + 1;
    }
}

/* One column stays free at the right for the cursor behind a full row. */
static void draw_rows(struct edit *e, const struct canvas *cv, enum style style, bool has_focus)
{
    e->columns = cv->cols > 3 ? cv->cols - 1 : 2;
    struct edit_place place = edit_buffer_place(&e->buffer, (size_t)e->columns);
    if (has_focus) {
        scroll_rows(e, place.row, (size_t)cv->rows);
    }
    struct wrap w = {.text = slice_of(edit_text(e)), .columns = (size_t)e->columns};
    struct wrap_row row = {0};
    size_t last = e->top + (size_t)cv->rows;
    canvas_fill(cv, (struct rect){0, 0, cv->rows, cv->cols}, style);
    for (size_t i = 0; i < last; i++) {
        struct slice text = {"", 0};
        if (wrap_next(&w, &row)) {
            text = wrap_shown(w.text, row);
        }
        if (i >= e->top) {
            draw_slice(cv, (struct pen){.y = (int)(i - e->top), .style = style}, text);
        }
    }
    if (has_focus) {
        int x = place.column < (size_t)cv->cols ? (int)place.column : cv->cols - 1;
        canvas_cursor(cv, (int)(place.row - e->top), x);
    }
}

void edit_draw(struct edit *e, const struct canvas *cv, struct edit_look look)
{
    if (cv->rows < 1 || cv->cols < 1) {
        return;
    }
    enum style style = look.is_page ? STYLE_NORMAL : look.has_focus ? STYLE_FOCUS : STYLE_FIELD;
    if (e->buffer.has_lines) {
        draw_rows(e, cv, style, look.has_focus);
    } else {
        draw_row(e, cv, style, look.has_focus);
    }
    if (e->buffer.text.n == 0 && look.hint) {
        (void)canvas_text(cv, (struct pen){.style = STYLE_HINT}, look.hint);
    }
}
