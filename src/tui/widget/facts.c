#include "tui/widget/facts.h"

#include "base/slice.h"
#include "base/utf8.h"
#include "tui/widget/paragraph.h"

#define MARGIN 2
#define GAP 2

static int widest_label(const struct canvas *cv, int widest, const char *label)
{
    int width = (int)utf8_text_width(label);
    int most = cv->cols / 3;
    width = width > most ? most : width;
    return width > widest ? width : widest;
}

/* Wraps a value into its place; the rows it took. */
static int draw_wrapped(const struct canvas *cv, struct pen pen, const char *value)
{
    return paragraph_draw(cv, pen, text_is_empty(value) ? "-" : value);
}

int facts_draw(const struct canvas *cv, const struct fact *facts, size_t n)
{
    int labels = 0, y = 0;
    for (size_t i = 0; i < n; i++) {
        labels = widest_label(cv, labels, facts[i].label);
    }
    int x = MARGIN + labels + GAP;
    for (size_t i = 0; i < n; i++) {
        struct pen label = {.y = y, .x = MARGIN, .style = STYLE_HEAD, .width = labels};
        (void)canvas_text(cv, label, facts[i].label);
        struct pen value = {.y = y, .x = x, .style = facts[i].style, .width = cv->cols - x};
        y += draw_wrapped(cv, value, facts[i].value);
    }
    return y;
}

static bool differs(const struct sides *s, size_t row)
{
    for (size_t i = 1; i < s->n_sides; i++) {
        if (!text_eq(s->values[row * s->n_sides], s->values[row * s->n_sides + i])) {
            return true;
        }
    }
    return false;
}

/* Draws one row of values; the rows it took. */
static int draw_sides_row(const struct canvas *cv, const struct sides *s, size_t row,
                          struct pen pen)
{
    int rows = 1, step = pen.width + GAP;
    for (size_t i = 0; i < s->n_sides; i++) {
        int used = draw_wrapped(cv, pen, s->values[row * s->n_sides + i]);
        rows = used > rows ? used : rows;
        pen.x += step;
    }
    return rows;
}

int sides_draw(const struct canvas *cv, const struct sides *s)
{
    int labels = 0, y = 1;
    for (size_t i = 0; i < s->n_labels; i++) {
        labels = widest_label(cv, labels, s->labels[i]);
    }
    int x = MARGIN + labels + GAP;
    int width = s->n_sides > 0 ? (cv->cols - x) / (int)s->n_sides - GAP : 0;
    for (size_t i = 0; i < s->n_sides; i++) {
        int at = x + (int)i * (width + GAP);
        struct pen pen = {.x = at, .style = STYLE_HEAD, .width = width};
        (void)canvas_text(cv, pen, s->titles[i]);
    }
    for (size_t i = 0; i < s->n_labels; i++) {
        bool is_changed = differs(s, i);
        struct pen label = {.y = y, .x = MARGIN, .style = STYLE_HEAD, .width = labels};
        (void)canvas_text(cv, (struct pen){.y = y, .style = STYLE_CHANGED}, is_changed ? "*" : " ");
        (void)canvas_text(cv, label, s->labels[i]);
        enum style style = is_changed ? STYLE_CHANGED : STYLE_NORMAL;
        y += draw_sides_row(cv, s, i, (struct pen){y, x, .style = style, .width = width});
    }
    return y;
}
