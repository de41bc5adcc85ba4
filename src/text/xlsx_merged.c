#include "text/xlsx_merged.h"

#include <stdlib.h>

#include "base/die.h"

void xlsx_merged_init(struct xlsx_merged *m, const struct xlsx_look *look)
{
    *m = (struct xlsx_merged){.look = look};
}

void xlsx_merged_release(struct xlsx_merged *m)
{
    for (size_t i = 0; i < m->n; i++) {
        buf_release(&m->open[i].text);
    }
    free(m->open);
    *m = (struct xlsx_merged){0};
}

static void close_behind(struct xlsx_merged *m, int row)
{
    for (size_t i = m->n; i-- > 0;) {
        if (m->open[i].merge.bottom < row) {
            buf_release(&m->open[i].text);
            m->open[i] = m->open[--m->n];
        }
    }
}

static void open_at(struct xlsx_merged *m, int row)
{
    for (; m->look && m->next < m->look->merges.n && m->look->merges.at[m->next].top <= row;
         m->next++) {
        struct xlsx_merge merge = m->look->merges.at[m->next];
        if (merge.top < row || m->n == XLSX_OPEN_MERGES_MAX) {
            continue; /* nothing stands at its top, or too many */
        }
        if (m->n == m->cap) {
            m->cap = m->cap ? m->cap * 2 : 8;
            m->open = xrealloc(m->open, m->cap * sizeof *m->open);
        }
        m->open[m->n] = (struct xlsx_open_merge){.merge = merge};
        buf_init(&m->open[m->n++].text);
    }
}

size_t xlsx_merged_width(struct xlsx_merged *m, int row, size_t filled)
{
    close_behind(m, row);
    open_at(m, row);
    size_t n = filled;
    for (size_t i = 0; i < m->n; i++) {
        size_t left = (size_t)m->open[i].merge.left;
        n = m->open[i].merge.top < row && m->open[i].text.n && left > n ? left : n;
    }
    return n;
}

void xlsx_merged_row(struct xlsx_merged *m, int row, struct csv_cell *cells, size_t n)
{
    for (size_t i = 0; i < m->n; i++) {
        struct xlsx_open_merge *open = &m->open[i];
        size_t column = (size_t)open->merge.left - 1;
        if (column >= n) {
            continue;
        }
        struct slice text = slice_trim(cells[column].text);
        if (open->merge.top == row) {
            buf_add(&open->text, text.at, text.n);
        } else if (text.n == 0) {
            cells[column].above = (struct slice){open->text.at, open->text.n};
        }
    }
}
