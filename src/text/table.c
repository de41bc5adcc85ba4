#include "text/table.h"

#include "base/slice.h"
#include "base/utf8.h"

struct table table_start(struct arena *a, const struct table_column *columns, size_t n)
{
    return (struct table){.arena = a, .columns = columns, .n_columns = n};
}

void table_cell(struct table *t, const char *text)
{
    *VEC_PUSH(t->arena, &t->cells) = utf8_printable(t->arena, text_or_empty(text), false);
}

void table_number(struct table *t, long long number)
{
    *VEC_PUSH(t->arena, &t->cells) = arena_printf(t->arena, "%lld", number);
}

static size_t column_width(const struct table *t, size_t column)
{
    size_t width = utf8_text_width(t->columns[column].heading);
    for (size_t i = column; i < t->cells.n; i += t->n_columns) {
        size_t w = utf8_text_width(t->cells.at[i]);
        width = w > width ? w : width;
    }
    size_t max = t->columns[column].max;
    return max && width > max ? max : width;
}

static void write_row(const struct table *t, const char *const *cells, const size_t *widths,
                      struct buf *out)
{
    size_t pending = 0; /* blanks due before the next visible cell */
    for (size_t c = 0; c < t->n_columns; c++) {
        const char *cell = utf8_cut(t->arena, cells[c], widths[c], t->columns[c].keeps_end);
        size_t blank = widths[c] - utf8_text_width(cell);
        bool is_right = t->columns[c].is_right;
        if (*cell) {
            buf_fill(out, ' ', pending + (is_right ? blank : 0));
            buf_text(out, cell);
            pending = (is_right ? 0 : blank) + 2;
        } else {
            pending += widths[c] + 2;
        }
    }
    buf_char(out, '\n');
}

void table_write(const struct table *t, struct buf *out)
{
    size_t *widths = ARENA_ARRAY(t->arena, size_t, t->n_columns);
    const char **headings = ARENA_ARRAY(t->arena, const char *, t->n_columns);
    for (size_t c = 0; c < t->n_columns; c++) {
        widths[c] = column_width(t, c);
        headings[c] = t->columns[c].heading;
    }
    write_row(t, headings, widths, out);
    for (size_t i = 0; i + t->n_columns <= t->cells.n; i += t->n_columns) {
        write_row(t, &t->cells.at[i], widths, out);
    }
}
