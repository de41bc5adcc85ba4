#include "tui/widget/text_view.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

void text_view_init(struct text_view *v)
{
    *v = (struct text_view){.hit = SIZE_MAX, .text = {"", 0}};
    edit_init(&v->search, false);
}

void text_view_release(struct text_view *v)
{
    edit_release(&v->search);
    arena_release(&v->memory);
}

void text_view_set(struct text_view *v, const char *text)
{
    arena_reset(&v->memory);
    memset(&v->rows, 0, sizeof v->rows);
    const char *seen = utf8_printable(&v->memory, text_or_empty(text), true);
    v->text = slice_of(arena_text(&v->memory, seen));
    v->columns = 0;
    v->top = 0;
    v->hit = SIZE_MAX;
}

/* ---- rows -------------------------------------------------------------------------------------- */

static void wrap_rows(struct text_view *v, int columns)
{
    struct wrap w = {.text = v->text, .columns = columns > 2 ? (size_t)columns : 2, .hangs = true};
    struct wrap_row row;
    v->rows.n = 0;
    v->columns = columns;
    while (wrap_next(&w, &row)) {
        *VEC_PUSH(&v->memory, &v->rows) = row;
    }
}

/* The row that holds a byte. */
static size_t row_of(const struct text_view *v, size_t offset)
{
    size_t low = 0, high = v->rows.n;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (v->rows.at[middle].from <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static size_t last_top(const struct text_view *v)
{
    size_t height = v->height > 0 ? (size_t)v->height : 1;
    return v->rows.n > height ? v->rows.n - height : 0;
}

/* Another width keeps the text at the top in its place. */
static void fit(struct text_view *v, const struct canvas *cv)
{
    v->height = cv->rows - (v->is_searching ? 1 : 0);
    if (v->columns != cv->cols) {
        size_t offset = v->top < v->rows.n ? v->rows.at[v->top].from : 0;
        wrap_rows(v, cv->cols);
        v->top = row_of(v, offset);
    }
    v->top = v->top > last_top(v) ? last_top(v) : v->top;
}

void text_view_go(struct text_view *v, size_t offset)
{
    if (v->columns == 0) {
        wrap_rows(v, 80);
    }
    v->top = row_of(v, offset);
}

/* ---- searching --------------------------------------------------------------------------------- */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool stands_at(struct slice text, size_t at, struct slice wanted)
{
    size_t i = 0;
    while (i < wanted.n && at + i < text.n && lower(text.at[at + i]) == lower(wanted.at[i])) {
        i++;
    }
    return i == wanted.n;
}

/* The first hit from byte `from` on, going round once; SIZE_MAX when there is none. */
static size_t find(const struct text_view *v, size_t from, bool is_back)
{
    struct slice wanted = slice_of(edit_text(&v->search));
    size_t n = v->text.n;
    for (size_t i = 0; i < n && wanted.n > 0; i++) {
        size_t at = is_back ? (from + n - i) % n : (from + i) % n;
        if (stands_at(v->text, at, wanted)) {
            return at;
        }
    }
    return SIZE_MAX;
}

static void show_hit(struct text_view *v, size_t hit)
{
    v->hit = hit;
    if (hit == SIZE_MAX || v->rows.n == 0) {
        return;
    }
    size_t row = row_of(v, hit), height = v->height > 0 ? (size_t)v->height : 1;
    if (row < v->top || row >= v->top + height) {
        v->top = row > height / 3 ? row - height / 3 : 0;
    }
}

static size_t top_offset(const struct text_view *v)
{
    return v->top < v->rows.n ? v->rows.at[v->top].from : 0;
}

static void find_next(struct text_view *v, bool is_back)
{
    size_t n = v->text.n;
    size_t from = v->hit == SIZE_MAX ? top_offset(v) : v->hit + (is_back ? n - 1 : 1);
    show_hit(v, n > 0 ? find(v, from % n, is_back) : SIZE_MAX);
}

static enum widget_result search_key(struct text_view *v, struct key key)
{
    if (key.code == K_ESC) {
        v->is_searching = false;
        v->hit = SIZE_MAX;
        edit_set(&v->search, "");
    } else if (key.code == K_ENTER || key.code == K_DOWN || key.code == K_UP) {
        find_next(v, key.code == K_UP);
    } else {
        enum widget_result result = edit_key(&v->search, key);
        if (result == WIDGET_CHANGED) {
            show_hit(v, find(v, v->hit == SIZE_MAX ? top_offset(v) : v->hit, false));
        }
        return result == WIDGET_CHANGED ? WIDGET_HANDLED : result;
    }
    return WIDGET_HANDLED;
}

/* ---- keys -------------------------------------------------------------------------------------- */

static bool scroll(struct text_view *v, uint32_t code)
{
    size_t page = v->height > 1 ? (size_t)v->height - 1 : 1;
    switch (code) {
    case K_UP: v->top -= v->top > 0; break;
    case K_DOWN: v->top++; break;
    case K_PAGE_UP: v->top = v->top > page ? v->top - page : 0; break;
    case K_SPACE:
    case K_PAGE_DOWN: v->top += page; break;
    case K_HOME: v->top = 0; break;
    case K_END: v->top = v->rows.n; break;
    default: return false;
    }
    v->top = v->top > last_top(v) ? last_top(v) : v->top;
    return true;
}

enum widget_result text_view_key(struct text_view *v, struct key key)
{
    uint32_t code = key_folded(key.code);
    bool is_page = code == K_PAGE_UP || code == K_PAGE_DOWN;
    if (v->is_searching && !is_page) {
        return search_key(v, key);
    }
    if (scroll(v, code)) {
        return WIDGET_HANDLED;
    }
    if (code == '/' || code == K_F(7)) {
        v->is_searching = true;
        return WIDGET_HANDLED;
    }
    return code == K_ESC ? WIDGET_LEFT : WIDGET_PASS;
}

bool text_view_takes_text(const struct text_view *v)
{
    return v->is_searching;
}

/* ---- drawing ----------------------------------------------------------------------------------- */

/* Marks the part of a hit that stands in this row. */
static void mark_hit(const struct text_view *v, const struct canvas *cv, int y, size_t index)
{
    const struct wrap_row *row = &v->rows.at[index];
    size_t length = strlen(edit_text(&v->search));
    if (v->hit == SIZE_MAX || v->hit >= row->to || v->hit + length <= row->from) {
        return;
    }
    size_t from = v->hit > row->from ? v->hit : row->from;
    size_t to = v->hit + length < row->to ? v->hit + length : row->to;
    int x = (int)(row->x + utf8_width(v->text.at + row->from, from - row->from));
    int width = (int)utf8_width(v->text.at + from, to - from);
    canvas_restyle(cv, (struct rect){y, x, 1, width}, STYLE_SELECTED);
}

static void draw_search(struct text_view *v, const struct canvas *cv)
{
    struct pen pen = {.y = cv->rows - 1, .style = STYLE_HEAD};
    int x = canvas_text(cv, pen, "查找 ");
    struct canvas place = canvas_part(cv, (struct rect){cv->rows - 1, x, 1, 30});
    edit_draw(&v->search, &place, (struct edit_look){.has_focus = true});
}

void text_view_draw(struct text_view *v, const struct canvas *cv)
{
    struct arena a = {0};
    fit(v, cv);
    canvas_fill(cv, (struct rect){0, 0, cv->rows, cv->cols}, STYLE_NORMAL);
    for (int y = 0; y < v->height && v->top + (size_t)y < v->rows.n; y++) {
        struct wrap_row row = v->rows.at[v->top + (size_t)y];
        struct slice shown = wrap_shown(v->text, row);
        (void)canvas_text(cv, (struct pen){.y = y, .x = (int)row.x},
                          arena_copy(&a, shown.at, shown.n));
        mark_hit(v, cv, y, v->top + (size_t)y);
    }
    if (v->is_searching) {
        draw_search(v, cv);
    }
    arena_release(&a);
}

const char *text_view_sentence(const struct text_view *v, struct arena *a)
{
    const char *typed = edit_text(&v->search);
    if (v->is_searching && typed[0] && v->hit == SIZE_MAX) {
        return arena_printf(a, "没有找到「%s」.  Esc 关闭查找", typed);
    }
    if (v->is_searching && typed[0]) {
        return arena_printf(a, "第 %zu 行.  Enter 下一处  Up 上一处", row_of(v, v->hit) + 1);
    }
    size_t end = v->top + (size_t)(v->height > 0 ? v->height : 0);
    end = end > v->rows.n ? v->rows.n : end;
    return arena_printf(a, "%zu-%zu / %zu 行", v->top + 1, end, v->rows.n);
}
