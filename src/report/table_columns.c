#include "report/table_columns.h"

#include <stdbool.h>
#include <string.h>

#include "report/measure.h"
#include "text/wrap.h"

#define NARROWEST 2 /* one Chinese character */
#define UPRIGHT 4   /* from here on a text does not stand as one column of characters */
#define SHORT 8   /* a text up to this width, a person's name, is not broken while others may be */
#define WORD 24   /* a longer word, an address of the web, may be cut */
#define HEADING 6 /* a heading up to this width is not broken while others may be */
#define HEADING_WIDE 12 /* nor up to this one when everything else has room */

/* How wide each column is, from the least it can be to the most it can use. */
enum rung {
    RUNG_NARROWEST,
    RUNG_STRICT, /* no phone, no code, no number is broken */
    RUNG_GOOD,   /* nor is a mail or a short text, and no text stands upright */
    RUNG_WHOLE,  /* no cell is broken */
    RUNG_AMPLE,  /* the whole page for those that hold texts */
    RUNGS,
};

struct measuring {
    const struct report_table *table;
    size_t n;
    int *rungs[RUNGS];
    long long *squares; /* of the widths of the cells */
    int *weight;
    bool is_given; /* all widths are */
    int step;      /* widths are multiples of it */
};

static int at_most(int value, int limit)
{
    return value < limit ? value : limit;
}

static void raise(int *value, int least)
{
    *value = *value < least ? least : *value;
}

/* ---- what cells need --------------------------------------------------------------------------- */

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

static int piece(const char *text, bool is_cut)
{
    const struct wrap w = {.text = slice_of(text), .width = grid_char_width};
    return at_most((int)wrap_piece(&w, is_cut), WORD);
}

static void need_cell(struct measuring *m, size_t column, const char *text)
{
    int width = widest(text);
    long long all = (long long)grid_width(slice_of(text)); /* of all its lines */
    m->squares[column] += all * all;
    raise(&m->rungs[RUNG_WHOLE][column], width);
    if (width > m->rungs[RUNG_STRICT][column]) {
        raise(&m->rungs[RUNG_STRICT][column], piece(text, true));
        raise(&m->rungs[RUNG_STRICT][column], at_most(width, UPRIGHT));
    }
    if (width > m->rungs[RUNG_GOOD][column]) {
        raise(&m->rungs[RUNG_GOOD][column], piece(text, false));
        raise(&m->rungs[RUNG_GOOD][column], at_most(width, SHORT));
    }
}

static void need_rows(struct measuring *m)
{
    for (size_t i = 0; i < m->table->rows.n; i++) {
        const struct report_row *row = &m->table->rows.at[i];
        /* Cells that reach over rows shift those below: only rows of full length say which column. */
        for (size_t k = 0; row->n >= m->n && k < m->n; k++) {
            need_cell(m, k, row->cells[k].text);
        }
    }
}

static int in_two_lines(int width)
{
    return (width + 3) / 4 * 2;
}

static void need_heading(struct measuring *m, size_t column, const char *heading)
{
    int width = widest(heading), word = piece(heading, false);
    int good = width <= HEADING ? width : in_two_lines(width);
    int whole = width <= HEADING_WIDE ? width : in_two_lines(width);
    raise(&m->rungs[RUNG_STRICT][column], word > UPRIGHT ? word : at_most(width, UPRIGHT));
    raise(&m->rungs[RUNG_GOOD][column], word > good ? word : good);
    raise(&m->rungs[RUNG_WHOLE][column], word > whole ? word : whole);
}

/* The heads over single columns; those that reach over several need nothing. A cell of an upper row may
 * reach down: the columns it covers have no cell in the rows below. */
static void need_heads(struct arena *a, struct measuring *m)
{
    const struct report_table *t = m->table;
    int *covered = ARENA_ARRAY(a, int, m->n + 1); /* rows still covered from above */
    for (size_t r = 0; r < t->heads.n; r++) {
        const struct report_row *row = &t->heads.at[r];
        size_t k = 0;
        for (size_t c = 0; c < m->n; c++) {
            if (covered[c] == 0 && k < row->n) {
                const struct report_cell *cell = &row->cells[k++];
                need_heading(m, c, cell->columns == 1 ? cell->text : "");
                for (int i = 0; i < cell->columns && c + (size_t)i < m->n; i++) {
                    covered[c + (size_t)i] = cell->rows;
                }
            }
            covered[c] -= covered[c] > 0 ? 1 : 0;
        }
    }
}

/* ---- which may be wider ------------------------------------------------------------------------- */

static int root(long long square)
{
    int at = 0;
    while ((long long)(at + 1) * (at + 1) <= square) {
        at++;
    }
    return at;
}

/* Widths that were asked for hold as long as they can; the rest is in order from rung to rung. */
static void settle_rungs(struct measuring *m)
{
    for (size_t i = 0; i < m->n; i++) {
        int given = m->table->columns[i].width;
        long long rows = m->table->rows.n ? (long long)m->table->rows.n : 1;
        m->rungs[RUNG_NARROWEST][i] = NARROWEST;
        for (int r = RUNG_STRICT; r <= RUNG_WHOLE; r++) {
            m->rungs[r][i] = given ? given : m->rungs[r][i];
            m->rungs[r][i] += m->rungs[r][i] % m->step;
            raise(&m->rungs[r][i], m->rungs[r - 1][i]);
        }
        m->weight[i] = given ? given : root(m->squares[i] / rows);
        raise(&m->weight[i], 1);
    }
}

/* Numbers of rows and the like gain nothing by room; a short heading over nothing may be one of a form. */
static bool is_number(const struct measuring *m, size_t i)
{
    bool is_left = m->table->columns[i].side == SIDE_LEFT;
    return is_left ? m->squares[i] > 0 && m->rungs[RUNG_WHOLE][i] <= HEADING
                   : m->rungs[RUNG_WHOLE][i] <= SHORT;
}

/* How much use a column has for more room. */
static int use_of_room(const struct measuring *m, size_t i)
{
    bool breaks = m->squares[i] > 0 && m->rungs[RUNG_WHOLE][i] > m->rungs[RUNG_GOOD][i];
    return m->table->columns[i].width ? 0 : is_number(m, i) ? 1 : breaks ? 3 : 2;
}

/* What is left over goes to those that have most use for it. */
static void open_columns(struct measuring *m, int room)
{
    int most = 0;
    for (size_t i = 0; i < m->n; i++) {
        raise(&most, use_of_room(m, i));
    }
    m->is_given = most == 0;
    for (size_t i = 0; i < m->n; i++) {
        m->rungs[RUNG_AMPLE][i] = use_of_room(m, i) == most ? room : 0;
        raise(&m->rungs[RUNG_AMPLE][i], m->rungs[RUNG_WHOLE][i]);
    }
}

/* ---- sharing out -------------------------------------------------------------------------------- */

static int sum(const int *at, size_t n)
{
    int total = 0;
    for (size_t i = 0; i < n; i++) {
        total += at[i];
    }
    return total;
}

struct share {
    int room, weight; /* of the columns that are not settled yet */
};

static struct share share_of(const struct measuring *m, const int *width, int room)
{
    struct share s = {room, 0};
    for (size_t i = 0; i < m->n; i++) {
        s.room -= width[i];
        s.weight += width[i] ? 0 : m->weight[i];
    }
    return s;
}

static int by_weight(const struct measuring *m, struct share s, size_t i)
{
    return (int)((long long)s.room * m->weight[i] / s.weight);
}

/* The share of a column within its bounds; *beyond tells how far it was outside. */
static int within(const struct measuring *m, enum rung low, int share, size_t i, int *beyond)
{
    int least = m->rungs[low][i], most = m->rungs[low + 1][i];
    int width = share < least ? least : at_most(share, most);
    *beyond = width - share;
    return width;
}

/* Settles columns whose share is outside their bounds: when bounds take more than shares would, those below theirs,
 * else those above, so that what is taken or left falls to the others. True when there was one. */
static bool settle(const struct measuring *m, enum rung low, struct share s, int *width)
{
    bool is_settled = false;
    int taken = 0, beyond;
    for (size_t i = 0; i < m->n; i++) {
        if (!width[i]) {
            (void)within(m, low, by_weight(m, s, i), i, &beyond);
            taken += beyond;
        }
    }
    for (size_t i = 0; i < m->n; i++) {
        int bounded = width[i] ? 0 : within(m, low, by_weight(m, s, i), i, &beyond);
        if (bounded && beyond && (taken >= 0) == (beyond > 0)) {
            width[i] = bounded;
            is_settled = true;
        }
    }
    return is_settled;
}

/* What rounding left over, two half-ems at a time: most texts have two a character. */
static void hand_out(const struct measuring *m, enum rung low, int left, int *width)
{
    for (bool is_given = true; is_given && left > 0;) {
        is_given = false;
        for (size_t i = m->n; i-- > 0 && left > 0;) {
            int more = at_most(at_most(2, left), m->rungs[low + 1][i] - width[i]);
            width[i] += more;
            left -= more;
            is_given = is_given || more > 0;
        }
    }
}

/* Each column between two rungs, which together are below and above the room. */
static void spread(const struct measuring *m, enum rung low, int room, int *width)
{
    struct share s = share_of(m, width, room);
    while (settle(m, low, s, width)) {
        s = share_of(m, width, room);
    }
    for (size_t i = 0; i < m->n; i++) {
        if (!width[i]) {
            width[i] = by_weight(m, s, i) / 2 * 2;
            raise(&width[i], m->rungs[low][i]);
        }
    }
    hand_out(m, low, room - sum(width, m->n), width);
}

static void share_out(const struct measuring *m, int room, int *width)
{
    int rung = RUNG_NARROWEST;
    while (rung + 2 < RUNGS && sum(m->rungs[rung + 1], m->n) <= room) {
        rung++;
    }
    int left = room - sum(m->rungs[rung], m->n);
    if (left <= 0 || m->is_given) {
        memcpy(width, m->rungs[rung], m->n * sizeof *width);
        hand_out(m, (enum rung)rung, left, width);
    } else {
        spread(m, (enum rung)rung, room, width);
    }
}

int *table_bars(struct arena *a, const struct report_table *t, const struct page_style *style)
{
    struct measuring m = {.table = t,
                          .n = t->n_columns,
                          .squares = ARENA_ARRAY(a, long long, t->n_columns + 1),
                          .weight = ARENA_ARRAY(a, int, t->n_columns + 1),
                          .step = page_style_bar(style)};
    int *width = ARENA_ARRAY(a, int, m.n + 1), *bars = ARENA_ARRAY(a, int, m.n + 1);
    int room = style->cells - ((int)m.n + 1) * m.step;
    for (int r = 0; r < RUNGS; r++) {
        m.rungs[r] = ARENA_ARRAY(a, int, m.n + 1);
    }
    room -= room > 0 ? room % m.step : 0;
    need_rows(&m);
    need_heads(a, &m);
    settle_rungs(&m);
    open_columns(&m, room);
    share_out(&m, room, width);
    for (size_t i = 0; i < m.n; i++) {
        bars[i + 1] = bars[i] + width[i] + m.step;
    }
    return bars;
}
