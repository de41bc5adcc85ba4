/* Cases in order: by score, ties by the scheme's chain, and the cut line.
 *
 * Each link of the chain gives every case a key, the greater the better (rank_keys, or the caller for what
 * is not in the sheets). A link settles a tie only when the key of every case in it is known; else it is
 * passed over, and a lot not yet drawn leaves the tie waiting. A case that is pending or not qualified has
 * no rank and is never put among the others. */
#ifndef RULES_RANK_H
#define RULES_RANK_H

#include "rules/score.h"

enum line_side {
    LINE_NONE, /* there is no cut line, or the case has no rank */
    LINE_IN,
    LINE_OUT,
    LINE_OPEN, /* a tie across the line that nobody has settled */
};

#define TIE_UNSETTLED (-1)
#define TIE_NOT_TIED (-2)

struct rank_row {
    int64_t id;
    enum score_state state;
    struct fraction score;       /* by which it is ranked: exact or shown */
    const struct fraction *keys; /* one per link of scheme->ties; lost: not known */
    /* Set by rank_order. */
    struct fraction by; /* what it was sorted by last */
    int64_t rank;       /* from 1; 0 for none */
    int64_t place;      /* in the order told, from 0 */
    int settled_by; /* place in scheme->ties of the link that put it before or behind its equals;
                        TIE_UNSETTLED when it shares its rank; TIE_NOT_TIED */
    int64_t tie;    /* the same for all that have the same score as it; 0 for none */
    bool waits_for_lot;
    enum line_side side;
};

/* The key of a link out of the sheets (TIE_CRITERION, TIE_HIGH_MARKS, TIE_SPREAD); lost for the others.
 * Behind score_case. */
struct fraction rank_key(const struct scheme *s, const struct tie_step *step,
                         const struct case_score *score, const struct sheet_marks *sheets,
                         size_t n_sheets);
/* By which number the scheme ranks. */
struct fraction rank_score(const struct scheme *s, const struct case_score *c);

/* A person puts the ranked row at `from` at place `to` (from 1); the others close up. A tie stays one only
 * while its rows stay next to each other; one that then lies across the line is open. */
struct rank_move {
    size_t from;
    int64_t to;
    int64_t cut; /* as in rank_order */
};
void rank_move(const struct scheme *s, struct rank_row *rows, size_t ranked, struct rank_move move);

/* Puts the rows in order: ranked ones by rank (equal ones by id), then not qualified, then pending ones.
 * `cut`: how many get in; < 0 for no line. */
void rank_order(const struct scheme *s, struct rank_row *rows, size_t n, int64_t cut);

#endif
