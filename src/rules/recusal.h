/* 回避 by what is known: does something tie this reviewer to a unit that has part in this case?
 *
 * Units are compared by identity, never by their names: two rows are one unit when a person merged
 * them or when they bear the same credit code. A tie counts on the day asked for when it had begun by then
 * and has not ended longer ago than the window; what has no end given goes on, what has no start given
 * has always been. Own employment has neither. (Window and kinds are 本台自定: no notice sets them.) */
#ifndef RULES_RECUSAL_H
#define RULES_RECUSAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

/* One row of a unit as it is known. */
struct unit_row {
    int64_t id, merged_into; /* 0: none */
    const char *credit_code; /* normalised and right; NULL */
};
/* Which rows are one unit. */
struct identities {
    struct identity {
        int64_t unit, identity; /* identity: the smallest id of the rows that are one */
    } * at;                     /* by unit, ascending */
    size_t n;
    struct coded {
        const char *code;
        int64_t identity;
    } * codes; /* by code, ascending */
    size_t n_codes;
};
/* `rows` in ascending order of id. Texts are borrowed. */
void identities_make(struct arena *a, const struct unit_row *rows, size_t n,
                     struct identities *out);
/* The unit itself where it is not among them; 0 for 0. */
int64_t identity_of(const struct identities *all, int64_t unit);
/* 0 when no unit has this code. */
int64_t identity_of_code(const struct identities *all, const char *code);

struct recusal_tie {
    int64_t identity;
    const char *ground; /* same_unit, or the id of a relation_kind */
    int64_t relation;   /* the row it comes from; 0: own unit */
    bool is_lasting;    /* `until` does not end it */
    day_t since, until; /* DAY_NONE: not given */
};
struct recusal_terms {
    day_t on;   /* the day that counts: of the draw, or today */
    int months; /* window: so long after its end a tie still counts */
};
/* Whether the tie counts on that day. */
bool recusal_tie_counts(const struct recusal_tie *tie, struct recusal_terms terms);

/* The next tie, from *at on, that leads to one of the parties and counts; NULL at the end. *party is its
 * index, *at the place to go on from. */
struct recusal_question {
    const struct recusal_tie *ties;
    size_t n_ties;
    const int64_t *parties; /* identities: the lead, then the partners; 0 is nobody */
    size_t n_parties;
    struct recusal_terms terms;
};
const struct recusal_tie *recusal_next(const struct recusal_question *q, size_t *at, size_t *party);

#endif
