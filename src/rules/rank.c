#include "rules/rank.h"

#include <stdlib.h>
#include <string.h>

/* ---- sorting ----------------------------------------------------------------------------------- */

/* The greater `by` first; what is lost comes behind, by id. */
static int compare_rows(const void *left, const void *right)
{
    const struct rank_row *a = left, *b = right;
    if (a->state != b->state) {
        static const int order[] = {
            [SCORE_RANKED] = 0, [SCORE_UNQUALIFIED] = 1, [SCORE_PENDING] = 2};
        return order[a->state] - order[b->state];
    }
    bool a_lost = fraction_is_lost(a->by), b_lost = fraction_is_lost(b->by);
    int by = a_lost || b_lost ? a_lost - b_lost : fraction_compare(b->by, a->by);
    return by ? by : (a->id > b->id) - (a->id < b->id);
}

/* By the key of a link, or by score for a link below 0. */
static void sort_rows(struct rank_row *rows, size_t n, int link)
{
    for (size_t i = 0; i < n; i++) {
        rows[i].by = link < 0 ? rows[i].score : rows[i].keys[link];
    }
    if (n > 1) {
        qsort(rows, n, sizeof *rows, compare_rows);
    }
}

/* How many rows from the first on have its score, or its key of a link. */
static size_t equal_rows(const struct rank_row *rows, size_t n, int link)
{
    size_t same = 1;
    struct fraction by = link < 0 ? rows[0].score : rows[0].keys[link];
    while (same < n &&
           fraction_compare(by, link < 0 ? rows[same].score : rows[same].keys[link]) == 0) {
        same++;
    }
    return same;
}

/* ---- ties -------------------------------------------------------------------------------------- */

struct settling {
    const struct scheme *scheme;
    size_t until; /* links from here on are not asked */
};

static bool all_known(const struct rank_row *rows, size_t n, int link)
{
    for (size_t i = 0; i < n; i++) {
        if (fraction_is_lost(rows[i].keys[link])) {
            return false;
        }
    }
    return true;
}

static bool is_joint(int kind)
{
    return kind == TIE_JOINT_GAP || kind == TIE_JOINT_DENSE;
}

/* The place of the joint rank in the chain; behind its end when it is not written. */
static size_t joint_link(const struct scheme *s)
{
    size_t i = 0;
    while (i < s->ties.n && !is_joint(s->ties.at[i].kind)) {
        i++;
    }
    return i;
}

static void leave_tied(struct rank_row *rows, size_t n, bool waits_for_lot)
{
    for (size_t i = 0; i < n; i++) {
        rows[i].settled_by = TIE_UNSETTLED;
        rows[i].waits_for_lot = waits_for_lot;
    }
}

/* Orders equals by the chain from `link` on. In what it leaves tied every rank is that of the first;
 * `first` is the rank of the first row. */
static void settle(const struct settling *c, struct rank_row *rows, size_t n, size_t link)
{
    bool waits = false;
    while (n > 1 && link < c->until) {
        bool is_known = all_known(rows, n, (int)link);
        waits = !is_known && c->scheme->ties.at[link].kind == TIE_LOT;
        if (waits) {
            break;
        }
        if (is_known) {
            sort_rows(rows, n, (int)link);
            if (equal_rows(rows, n, (int)link) < n) {
                break;
            }
        }
        link++;
    }
    if (n == 1) {
        return;
    }
    if (waits || link >= c->until) {
        leave_tied(rows, n, waits);
        return;
    }
    for (size_t i = 0, same; i < n; i += same) {
        same = equal_rows(rows + i, n - i, (int)link);
        for (size_t j = 0; j < same; j++) {
            rows[i + j].rank = rows[0].rank + (int64_t)i;
            rows[i + j].settled_by = (int)link;
        }
    }
    for (size_t i = 0, same; i < n; i += same) {
        same = equal_rows(rows + i, n - i, (int)link);
        settle(c, rows + i, same, link + 1);
    }
}

/* Ranks with gaps: the rank of a row is one more than the number of rows before all its equals. */
static void rank_rows(const struct settling *c, struct rank_row *rows, size_t n)
{
    int64_t ties = 0;
    for (size_t i = 0, same; i < n; i += same) {
        same = equal_rows(rows + i, n - i, -1);
        ties += same > 1;
        for (size_t j = 0; j < same; j++) {
            rows[i + j].rank = (int64_t)i + 1;
            rows[i + j].tie = same > 1 ? ties : 0;
        }
        settle(c, rows + i, same, 0);
    }
}

static void close_gaps(struct rank_row *rows, size_t n)
{
    int64_t rank = 0, before = 0;
    for (size_t i = 0; i < n; i++) {
        rank += rows[i].rank != before;
        before = rows[i].rank;
        rows[i].rank = rank;
    }
}

/* ---- the cut line ------------------------------------------------------------------------------ */

static void set_sides(struct rank_row *rows, size_t n, enum line_side side)
{
    for (size_t i = 0; i < n; i++) {
        rows[i].side = side;
    }
}

/* How many rows from the first on nobody has settled against each other; 1 for a row by itself. */
static size_t tied_rows(const struct rank_row *rows, size_t n)
{
    size_t same = 1;
    while (rows[0].settled_by == TIE_UNSETTLED && same < n && rows[same].rank == rows[0].rank) {
        same++;
    }
    return same;
}

/* A tie across the line by what stands behind the joint rank in the chain. Ranks stay joint. */
static void cut_by_chain(const struct settling *c, struct rank_row *rows, size_t n, size_t in)
{
    int64_t rank = rows[0].rank;
    struct settling rest = *c;
    rest.until = c->scheme->ties.n;
    for (size_t i = 0; i < n; i++) {
        rows[i].rank = 0;
    }
    settle(&rest, rows, n, c->until + 1);
    for (size_t i = 0, same; i < n; i += same) {
        same = tied_rows(rows + i, n - i);
        set_sides(rows + i, same, i + same <= in ? LINE_IN : i >= in ? LINE_OUT : LINE_OPEN);
    }
    for (size_t i = 0; i < n; i++) {
        rows[i].rank = rank;
    }
}

static void cut_tie(const struct settling *c, struct rank_row *rows, size_t n, size_t in)
{
    if (rows[0].waits_for_lot || c->scheme->at_line == LINE_MEETING) {
        set_sides(rows, n, LINE_OPEN);
    } else if (c->scheme->at_line == LINE_CHAIN) {
        cut_by_chain(c, rows, n, in);
    } else {
        set_sides(rows, n, c->scheme->at_line == LINE_ALL_IN ? LINE_IN : LINE_OUT);
    }
}

static void draw_line(const struct settling *c, struct rank_row *rows, size_t n, size_t cut)
{
    for (size_t i = 0, same; i < n; i += same) {
        same = tied_rows(rows + i, n - i);
        if (i + same <= cut || i >= cut) {
            set_sides(rows + i, same, i < cut ? LINE_IN : LINE_OUT);
        } else {
            cut_tie(c, rows + i, same, cut - i);
        }
    }
}

/* ---- all of it --------------------------------------------------------------------------------- */

void rank_order(const struct scheme *s, struct rank_row *rows, size_t n, int64_t cut)
{
    struct settling c = {s, joint_link(s)};
    size_t ranked = 0;
    for (size_t i = 0; i < n; i++) {
        rows[i].rank = rows[i].tie = 0;
        rows[i].settled_by = TIE_NOT_TIED;
        rows[i].waits_for_lot = false;
        rows[i].side = LINE_NONE;
        ranked += rows[i].state == SCORE_RANKED;
    }
    sort_rows(rows, n, -1);
    rank_rows(&c, rows, ranked);
    if (cut >= 0) {
        draw_line(&c, rows, ranked, (size_t)cut);
    }
    if (c.until < s->ties.n && s->ties.at[c.until].kind == TIE_JOINT_DENSE) {
        close_gaps(rows, ranked);
    }
    for (size_t i = 0; i < n; i++) {
        rows[i].place = (int64_t)i;
    }
}

/* How many rows from the first on share a rank. */
static size_t joint_rows(const struct rank_row *rows, size_t n)
{
    size_t same = 1;
    while (rows[0].settled_by == TIE_UNSETTLED && same < n && rows[same].tie == rows[0].tie &&
           rows[same].settled_by == TIE_UNSETTLED && rows[same].rank == rows[0].rank) {
        same++;
    }
    return same;
}

static void number_again(const struct scheme *s, struct rank_row *rows, size_t ranked, int64_t cut)
{
    size_t joint = joint_link(s);
    bool is_dense = joint < s->ties.n && s->ties.at[joint].kind == TIE_JOINT_DENSE;
    int64_t rank = 0;
    for (size_t i = 0, same; i < ranked; i += same) {
        same = joint_rows(rows + i, ranked - i);
        rank = is_dense ? rank + 1 : (int64_t)i + 1;
        for (size_t k = 0; k < same; k++) {
            rows[i + k].rank = rank;
            rows[i + k].place = (int64_t)(i + k);
        }
        if (cut >= 0) {
            bool is_across = (int64_t)i < cut && (int64_t)(i + same) > cut;
            set_sides(rows + i, same,
                      is_across          ? LINE_OPEN
                      : (int64_t)i < cut ? LINE_IN
                                         : LINE_OUT);
        }
    }
}

void rank_move(const struct scheme *s, struct rank_row *rows, size_t ranked, struct rank_move move)
{
    if (move.to < 1 || move.from >= ranked) {
        return;
    }
    size_t to = move.to > (int64_t)ranked ? ranked - 1 : (size_t)move.to - 1;
    struct rank_row row = rows[move.from];
    row.settled_by = TIE_NOT_TIED;
    row.tie = 0;
    if (to < move.from) {
        memmove(rows + to + 1, rows + to, (move.from - to) * sizeof *rows);
    } else {
        memmove(rows + move.from, rows + move.from + 1, (to - move.from) * sizeof *rows);
    }
    rows[to] = row;
    number_again(s, rows, ranked, move.cut);
}

struct fraction rank_score(const struct scheme *s, const struct case_score *c)
{
    return s->rank_by == RANK_BY_SHOWN && !fraction_is_lost(c->exact) ? fraction_score(c->shown)
                                                                      : c->exact;
}

static int64_t high_sheets(const struct tie_step *step, const struct sheet_marks *sheets, size_t n)
{
    int64_t high = 0;
    for (size_t i = 0; i < n; i++) {
        high += sheets[i].total >= step->points.value * SCORE_UNIT;
    }
    return high;
}

struct fraction rank_key(const struct scheme *s, const struct tie_step *step,
                         const struct case_score *score, const struct sheet_marks *sheets,
                         size_t n_sheets)
{
    int criterion;
    switch (step->kind) {
    case TIE_CRITERION:
        criterion = scheme_criterion_find(s, step->criterion);
        return criterion < 0 ? FRACTION_LOST : score_criterion(s, sheets, n_sheets, criterion);
    case TIE_HIGH_MARKS: return fraction_of(high_sheets(step, sheets, n_sheets), 1);
    case TIE_SPREAD: return fraction_of(-score->spread, TOTAL_UNIT);
    default: return FRACTION_LOST;
    }
}
