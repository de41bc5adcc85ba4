#include "report/table_columns.h"

#include <stdbool.h>
#include <string.h>

#include "report/measure.h"

#define NARROWEST 2     /* one Chinese character */
#define HEADING_WIDE 12 /* half-ems from which a heading may be broken */
#define WHOLE 18    /* numbers and codes up to this width are not broken: a phone, a credit code */
#define FEW 6       /* half-ems that every column keeps: three characters */
#define NUMBERING 6 /* columns up to this width gain nothing from being wider */

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

/* The longest run of ASCII without a blank that is to stay whole. */
static int longest_word(const char *text)
{
    int most = 0, run = 0;
    for (const char *at = text; *at; at++) {
        bool is_in = (unsigned char)*at > ' ' && (unsigned char)*at < 0x80;
        run = is_in ? run + 1 : 0;
        most = run > most ? run : most;
    }
    return most <= WHOLE ? most : 0;
}

/* What each column needs so that its numbers stay whole. */
static int *least_of(struct arena *a, const struct report_table *t)
{
    int *least = ARENA_ARRAY(a, int, t->n_columns + 1);
    for (size_t i = 0; i < t->rows.n; i++) {
        const struct report_row *row = &t->rows.at[i];
        for (size_t k = 0; row->n == t->n_columns && k < row->n; k++) {
            int word = longest_word(row->cells[k].text);
            least[k] = word > least[k] ? word : least[k];
        }
    }
    return least;
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

/* The columns of a table that is too wide for the page. */
struct sizes {
    size_t n;
    const int *want, *least; /* what the cells need; what keeps their numbers whole */
    int *width;              /* settled; 0: not yet */
    int room;
};

/* Columns that need no more than an equal share get it; true when one did. */
static bool settle(struct sizes *s)
{
    int open = 0, rest = s->room;
    bool is_changed = false;
    for (size_t i = 0; i < s->n; i++) {
        open += s->width[i] ? 0 : 1;
        rest -= s->width[i];
    }
    for (size_t i = 0; i < s->n && open > 0; i++) {
        if (!s->width[i] && s->want[i] <= rest / open) {
            s->width[i] = s->want[i];
            is_changed = true;
        }
    }
    return is_changed;
}

/* Columns that are not settled yet: their width is 0. */
struct open_columns {
    int n, rest; /* how many, and what they have together */
    int wants;
};

static struct open_columns open_of(const struct sizes *s)
{
    struct open_columns o = {.rest = s->room - sum(s->width, s->n)};
    for (size_t i = 0; i < s->n; i++) {
        o.n += s->width[i] ? 0 : 1;
        o.wants += s->width[i] ? 0 : s->want[i];
    }
    return o;
}

/* Half of the rest is shared equally, half by what each wants, so that none starves. */
static int share_of(const struct open_columns *o, int want)
{
    int share = (int)((o->rest / o->n + (long long)o->rest * want / o->wants) / 2);
    return share < NARROWEST ? NARROWEST : share;
}

/* A column whose share would break a number gets what that needs, as long as a few characters are left for
 * each of the others; true when there was one. */
static bool settle_words(struct sizes *s)
{
    struct open_columns o = open_of(s);
    for (size_t i = 0; i < s->n && o.n > 1; i++) {
        bool is_left = o.rest - s->least[i] >= FEW * (o.n - 1);
        if (!s->width[i] && share_of(&o, s->want[i]) < s->least[i] && is_left) {
            s->width[i] = s->least[i];
            return true;
        }
    }
    return false;
}

static void squeeze(struct sizes *s)
{
    while (settle(s)) {
    }
    while (settle_words(s)) {
    }
    struct open_columns o = open_of(s);
    int last = -1;
    for (size_t i = 0; i < s->n; i++) {
        if (!s->width[i]) {
            s->width[i] = share_of(&o, s->want[i]);
            last = (int)i;
        }
    }
    int left = s->room - sum(s->width, s->n);
    if (last >= 0 && left > 0) {
        s->width[last] += left;
    }
}

/* On boxed styles rules are drawn with signs two half-ems wide: what is odd passes one on to the next column. */
static void make_even(int *width, size_t n)
{
    int odd = 0;
    for (size_t i = 0; i < n; i++) {
        width[i] += odd;
        odd = width[i] % 2;
        width[i] -= odd;
    }
}

static void round_up(int *width, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        width[i] += width[i] % 2;
    }
}

int *table_bars(struct arena *a, const struct report_table *t, const struct page_style *style)
{
    size_t n = t->n_columns;
    int bar = page_style_bar(style), room = style->cells - ((int)n + 1) * bar;
    int *want = wanted(a, t), *least = least_of(a, t), *width = want;
    int *bars = ARENA_ARRAY(a, int, n + 1);
    if (style->is_boxed) {
        round_up(want, n);
        round_up(least, n);
    }
    int total = sum(want, n);
    if (total <= room) {
        share_out(t, width, room - total);
    } else {
        width = ARENA_ARRAY(a, int, n + 1);
        squeeze(&(struct sizes){n, want, least, width, room});
    }
    if (style->is_boxed) {
        make_even(width, n);
    }
    for (size_t i = 0; i < n; i++) {
        bars[i + 1] = bars[i] + width[i] + bar;
    }
    return bars;
}
