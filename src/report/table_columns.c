#include "report/table_columns.h"

#include <stdbool.h>
#include <string.h>

#include "report/measure.h"

#define NARROWEST 2     /* one Chinese character */
#define HEADING_WIDE 12 /* half-ems from which a heading may be broken */
#define NUMBERING 6     /* columns up to this width gain nothing from being wider */

/* The widest line of a text. */
static int widest(const char *text)
{
    int most = 0;
    for (struct slice rest = slice_of(text); rest.n > 0;) {
        const char *feed = memchr(rest.at, '\n', rest.n);
        size_t n = feed ? (size_t)(feed - rest.at) : rest.n;
        int width = (int)grid_width((struct slice){rest.at, n});
        most = width > most ? width : most;
        n += feed ? 1 : 0;
        rest = (struct slice){rest.at + n, rest.n - n};
    }
    return most;
}

static void want_rows(const struct report_table *t, const struct report_row *rows, size_t n,
                      int *want)
{
    for (size_t i = 0; i < n; i++) {
        /* Cells that reach over rows shift those below: only rows of full length say which column. */
        bool is_plain = rows[i].n == t->n_columns;
        for (size_t k = 0; is_plain && k < rows[i].n; k++) {
            int width = t->columns[k].width ? 0 : widest(rows[i].cells[k].text);
            want[k] = width > want[k] ? width : want[k];
        }
    }
}

static int heading_needs(const char *heading)
{
    int width = widest(heading);
    return width <= HEADING_WIDE ? width : (width + 2) / 4 * 2;
}

/* What the heads over single columns need; those that reach over several need nothing. A cell of an
 * upper row may reach down: the columns it covers have no cell in the rows below. */
static void want_heads(struct arena *a, const struct report_table *t, int *want)
{
    int *covered = ARENA_ARRAY(a, int, t->n_columns + 1); /* rows still covered from above */
    for (size_t r = 0; r < t->heads.n; r++) {
        const struct report_row *row = &t->heads.at[r];
        size_t k = 0;
        for (size_t c = 0; c < t->n_columns; c++) {
            if (covered[c] == 0 && k < row->n) {
                const struct report_cell *cell = &row->cells[k++];
                int need = cell->columns == 1 ? heading_needs(cell->text) : 0;
                want[c] = need > want[c] ? need : want[c];
                for (int i = 0; i < cell->columns && c + (size_t)i < t->n_columns; i++) {
                    covered[c + (size_t)i] = cell->rows;
                }
            }
            covered[c] -= covered[c] > 0 ? 1 : 0;
        }
    }
}

static int *wanted(struct arena *a, const struct report_table *t)
{
    int *want = ARENA_ARRAY(a, int, t->n_columns + 1);
    want_rows(t, t->rows.at, t->rows.n, want);
    want_heads(a, t, want);
    for (size_t i = 0; i < t->n_columns; i++) {
        int width = t->columns[i].width;
        want[i] = width > 0 ? width : want[i] < NARROWEST ? NARROWEST : want[i];
    }
    return want;
}

static int sum(const int *at, size_t n)
{
    int total = 0;
    for (size_t i = 0; i < n; i++) {
        total += at[i];
    }
    return total;
}

/* May a column become wider than it needs? Those with a width of their own and those that number rows
 * gain nothing by it. */
static bool is_open(const struct report_table *t, const int *width, size_t i)
{
    return t->columns[i].width == 0 && width[i] > NUMBERING;
}

/* What is left over goes to the columns that hold texts, by their width; to all when there are none. */
static void share_out(const struct report_table *t, int *width, int left)
{
    size_t n = t->n_columns, last = n - 1;
    int open = 0, given = 0;
    for (size_t i = 0; i < n; i++) {
        open += is_open(t, width, i) ? width[i] : 0;
    }
    for (size_t i = 0; i < n; i++) {
        int more = open == 0 ? left / (int)n : is_open(t, width, i) ? left * width[i] / open : 0;
        last = is_open(t, width, i) && width[i] >= width[last] ? i : last;
        width[i] += more;
        given += more;
    }
    width[last] += left - given;
}

/* Columns that need no more than an equal share get it; true when one did. */
static bool settle(const int *want, int *width, size_t n, int room)
{
    int open = 0, rest = room;
    bool is_changed = false;
    for (size_t i = 0; i < n; i++) {
        open += width[i] ? 0 : 1;
        rest -= width[i];
    }
    for (size_t i = 0; i < n && open > 0; i++) {
        if (!width[i] && want[i] <= rest / open) {
            width[i] = want[i];
            is_changed = true;
        }
    }
    return is_changed;
}

/* The others share the rest, half of it equally, half by what they want, so that none starves. */
static void squeeze(const int *want, int *width, size_t n, int room)
{
    while (settle(want, width, n, room)) {
    }
    int rest = room - sum(width, n), open = 0, wants = 0, last = -1;
    for (size_t i = 0; i < n; i++) {
        open += width[i] ? 0 : 1;
        wants += width[i] ? 0 : want[i];
    }
    for (size_t i = 0; i < n && open > 0; i++) {
        if (!width[i]) {
            long long by_want = (long long)rest * want[i] / wants;
            width[i] = (int)((rest / open + by_want) / 2);
            width[i] = width[i] < NARROWEST ? NARROWEST : width[i];
            last = (int)i;
        }
    }
    int left = room - sum(width, n);
    if (last >= 0 && left > 0) {
        width[last] += left;
    }
}

int *table_bars(struct arena *a, const struct report_table *t, int cells)
{
    size_t n = t->n_columns;
    int *want = wanted(a, t), *width = want, *bars = ARENA_ARRAY(a, int, n + 1);
    int room = cells - (int)n - 1, total = sum(want, n);
    if (total <= room) {
        share_out(t, width, room - total);
    } else {
        width = ARENA_ARRAY(a, int, n + 1);
        squeeze(want, width, n, room);
    }
    for (size_t i = 0; i < n; i++) {
        bars[i + 1] = bars[i] + width[i] + 1;
    }
    return bars;
}
