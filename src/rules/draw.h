/* The draw of a panel: a ranking nobody can know before the seed is said, and anybody can repeat
 * afterwards with paper and `sha256sum`.
 *
 * Algorithm sha256-rank-1:
 *  1. Each candidate has a label (Z0007). Its key is the SHA-256 of `seed:label`, as 64 lower-case
 *     hexadecimal digits.
 *  2. Candidates who are not excluded are ranked by their keys, the smallest first.
 *  3. Direction by direction, in the order of the panel: down the ranking, whoever knows it and is not
 *     seated yet is seated until so many members know it as the terms ask (those seated before count).
 *  4. Down the ranking again, whoever is not seated yet is seated until all seats are taken.
 *  5. Down the ranking once more for the alternates.
 *  In 3 and 4 nobody is seated whose unit has as many members already as the terms allow; alternates
 *  are not held to it, since it depends on whom they replace. Seats are numbered as they are taken. */
#ifndef RULES_DRAW_H
#define RULES_DRAW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"

#define DRAW_ALGORITHM "sha256-rank-1"
#define DRAW_DIRECTIONS_MAX 64

struct draw_candidate {
    const char *label;
    int64_t unit;   /* same number, same unit; 0: not known, like nobody else's */
    uint64_t knows; /* bit of each direction of the panel */
    bool is_excluded;
};

struct draw_terms {
    const char *seed;
    size_t seats, alternates;
    size_t per_unit;      /* 0: any number */
    size_t per_direction; /* 0: none asked for */
    size_t directions;    /* at most DRAW_DIRECTIONS_MAX */
};

enum draw_fate {
    DRAW_EXCLUDED,
    DRAW_MEMBER,
    DRAW_ALTERNATE,
    DRAW_UNIT_FULL, /* passed over: enough of the unit */
    DRAW_LEFT,      /* not needed */
};

struct draw_line {
    size_t candidate;           /* index */
    char key[DIGEST_TEXT_SIZE]; /* "" of who is excluded */
    enum draw_fate fate;
    size_t seat; /* from 1, members and alternates each; 0: none */
};
struct draw_result {
    struct draw_line *lines; /* ranked; the excluded behind, in the order given */
    size_t n, members, alternates;
    size_t short_direction; /* index of the first direction not known by enough; SIZE_MAX: none */
};

/* Never fails; too few are told by members < seats, alternates and short_direction. */
void draw(struct arena *a, const struct draw_terms *terms, const struct draw_candidate *candidates,
          size_t n, struct draw_result *out);

/* Step 1: the key of a label. */
void draw_key(const char *seed, const char *label, char out[DIGEST_TEXT_SIZE]);

#endif
