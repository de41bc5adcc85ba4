/* What persons decided about ranks: lots drawn, a place given by hand, what a meeting said of a tie across
 * the line. Each is a decision with a reason (model/decision.h), kept for one choice of notice, track and
 * direction. */
#ifndef DESK_RANKING_SETTLED_H
#define DESK_RANKING_SETTLED_H

#include "desk/rankings.h"
#include "model/decision.h"

/* Draws lots for every tie that waits for one, as panels are drawn (rules/draw.h) from the numbers of the cases
 * (00012) with a seed (NULL: made here). Seed and algorithm are kept, so that it can be repeated; a lot kept
 * without the name of its algorithm was drawn from numbers without their leading zeros. *drawn is how many
 * cases. A supervisor's, as are the others. */
enum status ranking_draw_lots(struct desk *desk, struct arena *a, const struct ranking *r,
                              const char *seed, size_t *drawn, struct err *err) MUST_CHECK;
/* Puts a ranked case at place 1, 2 …; 0 takes it back. */
enum status ranking_place(struct desk *desk, struct arena *a, const struct ranking *r,
                          int64_t submission, int64_t place, const char *why,
                          struct err *err) MUST_CHECK;
/* Of a case in a tie across the line: in or out; is_back takes it back. */
struct ranking_meeting {
    int64_t submission;
    bool is_in, is_back;
    const char *why;
};
enum status ranking_decide_line(struct desk *desk, struct arena *a, const struct ranking *r,
                                const struct ranking_meeting *m, struct err *err) MUST_CHECK;

/* All that was decided of a case, with who, when and why, in one line; "" when nothing was. */
enum status ranking_decided_text(struct desk *desk, struct arena *a,
                                 const struct ranking_wanted *wanted, const struct ranking_case *of,
                                 const char **text, struct err *err) MUST_CHECK;
/* The key of its lot; lost when none was drawn. */
enum status ranking_lot_of(struct desk *desk, const struct ranking_wanted *wanted,
                           int64_t submission, struct fraction *key, struct err *err) MUST_CHECK;

/* The last edition in force (model/ranking.h) of the choice a decision is of; 0 when there is none, and for a
 * decision about anything else. */
enum status settled_edition(struct desk *desk, struct arena *a, const struct decision *d,
                            int64_t *edition, struct err *err) MUST_CHECK;

/* ---- for desk/rankings.c alone ------------------------------------------------------------------- */

struct reading;
/* Keys of the link of lots: the number drawn, negated. */
enum status settled_lots(struct reading *r, struct fraction *values, size_t step,
                         struct err *err) MUST_CHECK;
/* Places by hand, then the line; rows are in order and bear the place of their case as id. */
enum status settled_apply(struct reading *r, struct rank_row *rows, size_t ranked,
                          struct err *err) MUST_CHECK;

#endif
