#include "tui/widget/paragraph.h"

#include "base/slice.h"
#include "base/utf8.h"
#include "text/wrap.h"

static size_t columns_of(int width)
{
    return width < 2 ? 2 : (size_t)width;
}

int paragraph_draw(const struct canvas *cv, struct pen pen, const char *text)
{
    struct arena a = {0};
    int first = pen.y;
    pen.width = pen.width > 0 ? pen.width : cv->cols - pen.x;
    struct slice shown = slice_of(text_is_empty(text) ? "" : utf8_printable(&a, text, true));
    struct wrap w = {.text = shown, .columns = columns_of(pen.width)};
    struct wrap_row row;
    while (shown.n && wrap_next(&w, &row)) {
        if (pen.y >= 0 && pen.y < cv->rows) {
            struct slice line = wrap_shown(shown, row);
            (void)canvas_text(cv, pen, arena_copy(&a, line.at, line.n));
        }
        pen.y++;
    }
    arena_release(&a);
    return pen.y - first;
}

int paragraph_rows(const char *text, int width)
{
    struct arena a = {0};
    int rows = text_is_empty(text)
                   ? 0
                   : (int)wrap_count(slice_of(utf8_printable(&a, text, true)), columns_of(width));
    arena_release(&a);
    return rows;
}
