#include "rules/draw.h"

#include <stdlib.h>
#include <string.h>

/* A draw while it runs. */
struct drawing {
    const struct draw_terms *terms;
    const struct draw_candidate *candidates;
    struct draw_result *out;
};

static int by_key(const void *left, const void *right)
{
    const struct draw_line *l = left, *r = right;
    int order = strcmp(l->key, r->key);
    /* Two labels never have one key; the order given keeps the result certain all the same. */
    return order ? order : (l->candidate > r->candidate) - (l->candidate < r->candidate);
}

void draw_key(const char *seed, const char *label, char out[DIGEST_TEXT_SIZE])
{
    struct digest d;
    digest_init(&d);
    digest_add(&d, seed, strlen(seed));
    digest_add(&d, ":", 1);
    digest_add(&d, label, strlen(label));
    digest_finish(&d, out);
}

/* The lines: first those in the draw, ranked, then the excluded. How many are in it. */
static size_t rank_candidates(struct arena *a, struct drawing *d, size_t n)
{
    struct draw_line *lines = ARENA_ARRAY(a, struct draw_line, n ? n : 1);
    size_t in = 0, behind = 0;
    for (size_t i = 0; i < n; i++) {
        in += !d->candidates[i].is_excluded;
    }
    behind = in;
    for (size_t i = 0, at = 0; i < n; i++) {
        bool is_excluded = d->candidates[i].is_excluded;
        struct draw_line *line = &lines[is_excluded ? behind++ : at++];
        *line = (struct draw_line){.candidate = i, .fate = is_excluded ? DRAW_EXCLUDED : DRAW_LEFT};
        if (!is_excluded) {
            draw_key(d->terms->seed, d->candidates[i].label, line->key);
        }
    }
    qsort(lines, in, sizeof *lines, by_key);
    d->out->lines = lines;
    d->out->n = n;
    return in;
}

static size_t seated_of_unit(const struct drawing *d, int64_t unit)
{
    size_t n = 0;
    for (size_t i = 0; unit && i < d->out->n; i++) {
        const struct draw_line *line = &d->out->lines[i];
        n += line->fate == DRAW_MEMBER && d->candidates[line->candidate].unit == unit;
    }
    return n;
}

/* Seats who may be seated; notes why not. */
static void try_to_seat(struct drawing *d, struct draw_line *line)
{
    const struct draw_candidate *c = &d->candidates[line->candidate];
    if (d->terms->per_unit && seated_of_unit(d, c->unit) >= d->terms->per_unit) {
        line->fate = DRAW_UNIT_FULL;
        return;
    }
    line->fate = DRAW_MEMBER;
    line->seat = ++d->out->members;
}

static bool knows(const struct drawing *d, const struct draw_line *line, size_t direction)
{
    return d->candidates[line->candidate].knows >> direction & 1;
}

static size_t seated_who_know(const struct drawing *d, size_t direction)
{
    size_t n = 0;
    for (size_t i = 0; i < d->out->n; i++) {
        n += d->out->lines[i].fate == DRAW_MEMBER && knows(d, &d->out->lines[i], direction);
    }
    return n;
}

static bool is_full(const struct drawing *d)
{
    return d->out->members >= d->terms->seats;
}

static void seat_direction(struct drawing *d, size_t in, size_t direction)
{
    size_t wanted = d->terms->per_direction, has = seated_who_know(d, direction);
    for (size_t i = 0; i < in && has < wanted && !is_full(d); i++) {
        struct draw_line *line = &d->out->lines[i];
        if (line->fate == DRAW_LEFT && knows(d, line, direction)) {
            try_to_seat(d, line);
            has += line->fate == DRAW_MEMBER;
        }
    }
    if (has < wanted && d->out->short_direction == SIZE_MAX) {
        d->out->short_direction = direction;
    }
}

static void seat_alternates(struct drawing *d, size_t in)
{
    for (size_t i = 0; i < in && d->out->alternates < d->terms->alternates; i++) {
        struct draw_line *line = &d->out->lines[i];
        if (line->fate != DRAW_MEMBER) {
            line->fate = DRAW_ALTERNATE;
            line->seat = ++d->out->alternates;
        }
    }
}

void draw(struct arena *a, const struct draw_terms *terms, const struct draw_candidate *candidates,
          size_t n, struct draw_result *out)
{
    *out = (struct draw_result){.short_direction = SIZE_MAX};
    struct drawing d = {terms, candidates, out};
    size_t in = rank_candidates(a, &d, n);
    for (size_t i = 0; i < terms->directions; i++) {
        seat_direction(&d, in, i);
    }
    for (size_t i = 0; i < in && !is_full(&d); i++) {
        if (out->lines[i].fate == DRAW_LEFT) {
            try_to_seat(&d, &out->lines[i]);
        }
    }
    seat_alternates(&d, in);
}
