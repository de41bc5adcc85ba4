#include "rules/assign.h"

#include <stdlib.h>
#include <string.h>

#define FAR (INT64_MAX / 4) /* no way */
#define NOBODY UINT32_MAX
#define PER_TELL 1024

/* How many cases of a reviewer could move to another, by what that changes: to their field, nothing, out
 * of it. */
enum delta { DELTA_BETTER, DELTA_NONE, DELTA_WORSE, DELTAS };
struct moves {
    uint32_t n[DELTAS];
};

/* The cases somebody reads newly, which may still move. */
struct hand {
    uint32_t *at;
    size_t n, cap;
};

struct flow {
    struct arena *arena;
    const struct assign_problem *p;
    const struct assign_result *out;
    size_t reviewers;
    int64_t unskilled, short_cost;
    struct moves *moves; /* [from * reviewers + to] */
    struct hand *hands;  /* of each reviewer */
    size_t *outside;     /* of each: cases in hand that are outside of their directions */
    int64_t *bound;      /* of each: at least so much does one more cost */
    unsigned char *on;   /* [case * reviewers + reviewer]: reads it, newly or kept */
    bool *seen;
    uint32_t *queue;  /* reviewers seen, the nearest first */
    uint32_t *before; /* of each of them: who leads to them; NOBODY: the case itself */
    size_t n_queue;
};

/* ---- costs ------------------------------------------------------------------------------------- */

int64_t assign_unskilled_cost(const struct assign_problem *p)
{
    size_t places = p->cases * p->wanted, n = p->reviewers ? p->reviewers : 1;
    return ASSIGN_UNSKILLED * (int64_t)((places + n - 1) / n);
}

static unsigned char pair_of(const struct flow *f, size_t c, size_t r)
{
    return f->p->pairs[c * f->reviewers + r];
}

static bool may_read(const struct flow *f, size_t c, size_t r)
{
    return !(pair_of(f, c, r) & ASSIGN_BLOCKED) && !f->on[c * f->reviewers + r];
}

static int64_t cost_of(const struct flow *f, size_t c, size_t r)
{
    return pair_of(f, c, r) & ASSIGN_SKILLED ? 0 : f->unskilled;
}

/* What it costs to end a chain at this reviewer: one case more on their desk, or, for want of room, one
 * of theirs given up for good. */
static int64_t end_cost(const struct flow *f, size_t r)
{
    int64_t has = (int64_t)f->hands[r].n;
    if (has < f->p->room[r]) {
        return 2 * (f->p->load[r] + has) + 1;
    }
    return f->outside[r] ? f->short_cost - f->unskilled : has ? f->short_cost : FAR;
}

static int64_t move_cost(const struct flow *f, size_t from, size_t to)
{
    const struct moves *m = &f->moves[from * f->reviewers + to];
    return m->n[DELTA_BETTER]  ? -f->unskilled
           : m->n[DELTA_NONE]  ? 0
           : m->n[DELTA_WORSE] ? f->unskilled
                               : FAR;
}

/* ---- who reads what ---------------------------------------------------------------------------- */

static enum delta delta_of(const struct flow *f, size_t c, size_t from, size_t to)
{
    int64_t change = cost_of(f, c, to) - cost_of(f, c, from);
    return change < 0 ? DELTA_BETTER : change == 0 ? DELTA_NONE : DELTA_WORSE;
}

/* Counts a case in hand of `from` in or out, towards everybody who may read it. */
static void count_moves(struct flow *f, size_t c, size_t from, bool is_in)
{
    struct moves *row = &f->moves[from * f->reviewers];
    for (size_t to = 0; to < f->reviewers; to++) {
        if (may_read(f, c, to)) {
            uint32_t *n = &row[to].n[delta_of(f, c, from, to)];
            *n = is_in ? *n + 1 : *n - 1;
        }
    }
}

/* The others who read the case can, or can no longer, hand it to `to`. */
static void count_others(struct flow *f, size_t c, size_t to, bool is_in)
{
    for (size_t i = 0; i < f->out->n_made[c]; i++) {
        size_t from = f->out->made[c * f->p->wanted + i];
        uint32_t *n = &f->moves[from * f->reviewers + to].n[delta_of(f, c, from, to)];
        *n = is_in ? *n + 1 : *n - 1;
    }
}

static void push_hand(struct flow *f, size_t r, size_t c)
{
    struct hand *h = &f->hands[r];
    if (h->n == h->cap) {
        size_t cap = h->cap ? 2 * h->cap : 16;
        uint32_t *at = ARENA_ARRAY(f->arena, uint32_t, cap);
        if (h->n) {
            memcpy(at, h->at, h->n * sizeof *at);
        }
        h->at = at;
        h->cap = cap;
    }
    h->at[h->n++] = (uint32_t)c;
}

static void give(struct flow *f, size_t c, size_t r)
{
    count_others(f, c, r, false);
    f->on[c * f->reviewers + r] = 1;
    f->out->made[c * f->p->wanted + f->out->n_made[c]++] = (uint32_t)r;
    count_moves(f, c, r, true);
    push_hand(f, r, c);
    f->outside[r] += cost_of(f, c, r) != 0;
}

static void take(struct flow *f, size_t c, size_t r)
{
    struct hand *h = &f->hands[r];
    uint32_t *made = &f->out->made[c * f->p->wanted];
    size_t at = 0, last = --f->out->n_made[c];
    count_moves(f, c, r, false);
    while (made[at] != r) {
        at++;
    }
    made[at] = made[last];
    f->on[c * f->reviewers + r] = 0;
    count_others(f, c, r, true);
    for (at = 0; h->at[at] != c; at++) {
    }
    h->at[at] = h->at[--h->n];
    f->outside[r] -= cost_of(f, c, r) != 0;
}

/* ---- a chain ----------------------------------------------------------------------------------- */

/* Notes somebody who is reached at just what the bounds say; whether a chain may end there. */
static bool see(struct flow *f, uint32_t r, uint32_t before)
{
    f->seen[r] = true;
    f->before[r] = before;
    f->queue[f->n_queue++] = r;
    return end_cost(f, r) == f->bound[r];
}

/* Whoever a case of `from` can move to; the first at whom a chain may end, else NOBODY. */
static uint32_t see_next(struct flow *f, uint32_t from)
{
    for (size_t to = 0; to < f->reviewers; to++) {
        int64_t cost = f->seen[to] ? FAR : move_cost(f, from, to);
        if (cost < FAR && cost + f->bound[to] == f->bound[from] && see(f, (uint32_t)to, from)) {
            return (uint32_t)to;
        }
    }
    return NOBODY;
}

/* Nobody seen leads to an end at what the bounds say: they all were too low by the same. */
static void raise_bounds(struct flow *f)
{
    int64_t by = FAR;
    for (size_t r = 0; r < f->reviewers; r++) {
        if (!f->seen[r] || f->bound[r] >= FAR) {
            continue;
        }
        int64_t end = end_cost(f, r);
        by = end < FAR && end - f->bound[r] < by ? end - f->bound[r] : by;
        for (size_t to = 0; to < f->reviewers; to++) {
            int64_t cost = f->seen[to] || f->bound[to] >= FAR ? FAR : move_cost(f, r, to);
            int64_t slack = cost < FAR ? cost + f->bound[to] - f->bound[r] : FAR;
            by = slack < by ? slack : by;
        }
    }
    for (size_t r = 0; r < f->reviewers; r++) {
        if (f->seen[r]) {
            f->bound[r] = by >= FAR ? FAR : f->bound[r] + by;
        }
    }
}

/* The least that a reader of the case may cost; FAR when nobody may. */
static int64_t least_of(const struct flow *f, size_t c)
{
    int64_t least = FAR;
    for (size_t r = 0; r < f->reviewers; r++) {
        if (f->bound[r] < FAR && may_read(f, c, r)) {
            int64_t cost = cost_of(f, c, r) + f->bound[r];
            least = cost < least ? cost : least;
        }
    }
    return least;
}

/* The shortest of the chains along which every bound is exact: its end, or NOBODY. */
static uint32_t find_chain(struct flow *f, size_t c, int64_t least)
{
    memset(f->seen, 0, f->reviewers * sizeof *f->seen);
    f->n_queue = 0;
    for (size_t r = 0; r < f->reviewers; r++) {
        bool is_start =
            f->bound[r] < FAR && may_read(f, c, r) && cost_of(f, c, r) + f->bound[r] == least;
        if (is_start && see(f, (uint32_t)r, NOBODY)) {
            return (uint32_t)r;
        }
    }
    for (size_t i = 0; i < f->n_queue; i++) {
        uint32_t end = see_next(f, f->queue[i]);
        if (end != NOBODY) {
            return end;
        }
    }
    return NOBODY;
}

/* A case in hand of `from` that moves to `to` at the cheapest. */
static size_t moving(const struct flow *f, size_t from, size_t to)
{
    int64_t cost = move_cost(f, from, to);
    size_t i = 0;
    const struct hand *h = &f->hands[from];
    while (!may_read(f, h->at[i], to) ||
           cost_of(f, h->at[i], to) - cost_of(f, h->at[i], from) != cost) {
        i++;
    }
    return h->at[i];
}

/* For want of room the last of the chain gives up a case, one outside of their directions if they can. */
static void give_up(struct flow *f, size_t r)
{
    const struct hand *h = &f->hands[r];
    size_t i = 0;
    while (f->outside[r] && cost_of(f, h->at[i], r) == 0) {
        i++;
    }
    size_t c = h->at[i];
    take(f, c, r);
    f->out->missing[c]++;
}

/* From its end back to the case, each hands one on. */
static void apply_chain(struct flow *f, size_t c, uint32_t end)
{
    uint32_t r = end;
    if ((int64_t)f->hands[end].n >= f->p->room[end]) {
        give_up(f, end);
    }
    for (; f->before[r] != NOBODY; r = f->before[r]) {
        size_t moved = moving(f, f->before[r], r);
        take(f, moved, f->before[r]);
        give(f, moved, r);
    }
    give(f, c, r);
}

static void fill_place(struct flow *f, size_t c)
{
    for (;;) {
        int64_t least = least_of(f, c);
        if (least >= f->short_cost) {
            f->out->missing[c]++;
            return;
        }
        uint32_t end = find_chain(f, c, least);
        if (end != NOBODY) {
            apply_chain(f, c, end);
            return;
        }
        raise_bounds(f);
    }
}

/* ---- the whole --------------------------------------------------------------------------------- */

static int by_number(const void *left, const void *right)
{
    uint32_t l = *(const uint32_t *)left, r = *(const uint32_t *)right;
    return (l > r) - (l < r);
}

/* More than any way through the reviewers can cost, so that a place is left open only for want of one. */
static int64_t short_cost_of(const struct assign_problem *p, int64_t unskilled)
{
    int64_t most = 0;
    for (size_t r = 0; r < p->reviewers; r++) {
        most = p->load[r] > most ? p->load[r] : most;
    }
    return (2 * (most + (int64_t)p->cases) + 2 + 2 * unskilled) * (int64_t)(p->reviewers + 2);
}

static void start(struct flow *f)
{
    size_t n = f->reviewers;
    f->moves = ARENA_ARRAY(f->arena, struct moves, n * n + 1);
    f->hands = ARENA_ARRAY(f->arena, struct hand, n + 1);
    f->outside = ARENA_ARRAY(f->arena, size_t, n + 1);
    f->bound = ARENA_ARRAY(f->arena, int64_t, n + 1);
    f->seen = ARENA_ARRAY(f->arena, bool, n + 1);
    f->queue = ARENA_ARRAY(f->arena, uint32_t, n + 1);
    f->before = ARENA_ARRAY(f->arena, uint32_t, n + 1);
    f->on = ARENA_ARRAY(f->arena, unsigned char, f->p->cases *n + 1);
    for (size_t i = 0; i < f->p->cases * n; i++) {
        f->on[i] = (f->p->pairs[i] & ASSIGN_KEPT) != 0;
    }
    for (size_t r = 0; r < n; r++) {
        f->bound[r] = end_cost(f, r);
    }
}

static size_t kept_of(const struct flow *f, size_t c)
{
    size_t n = 0;
    for (size_t r = 0; r < f->reviewers; r++) {
        n += f->on[c * f->reviewers + r] && (pair_of(f, c, r) & ASSIGN_KEPT);
    }
    return n;
}

static int64_t total_cost(const struct flow *f)
{
    int64_t cost = 0;
    for (size_t r = 0; r < f->reviewers; r++) {
        int64_t before = f->p->load[r], after = before + (int64_t)f->hands[r].n;
        cost += after * after - before * before + (int64_t)f->outside[r] * f->unskilled;
    }
    return cost;
}

static void finish(struct flow *f, struct assign_result *out)
{
    for (size_t c = 0; c < f->p->cases; c++) {
        qsort(&out->made[c * f->p->wanted], out->n_made[c], sizeof *out->made, by_number);
        out->open += out->missing[c];
    }
    out->cost = total_cost(f);
}

bool assign(struct arena *a, const struct assign_problem *p, const struct assign_watch *watch,
            struct assign_result *out)
{
    struct arena work = {0};
    *out = (struct assign_result){
        .made = ARENA_ARRAY(a, uint32_t, p->cases * p->wanted + 1),
        .n_made = ARENA_ARRAY(a, size_t, p->cases + 1),
        .missing = ARENA_ARRAY(a, size_t, p->cases + 1),
    };
    struct flow f = {.arena = &work, .p = p, .out = out, .reviewers = p->reviewers};
    f.unskilled = assign_unskilled_cost(p);
    f.short_cost = short_cost_of(p, f.unskilled);
    start(&f);
    size_t *kept = ARENA_ARRAY(&work, size_t, p->cases + 1), done = 0;
    for (size_t c = 0; c < p->cases; c++) {
        kept[c] = kept_of(&f, c);
    }
    /* The first place of every case before the second of any, so that want is spread. */
    bool goes_on = true;
    for (size_t place = 0; place < p->wanted && goes_on; place++) {
        for (size_t c = 0; c < p->cases && goes_on; c++, done++) {
            if (place >= kept[c]) {
                fill_place(&f, c);
            }
            goes_on = done % PER_TELL || !watch || !watch->tell ||
                      watch->tell(watch->to, done, p->cases * p->wanted);
        }
    }
    finish(&f, out);
    arena_release(&work);
    return goes_on;
}
