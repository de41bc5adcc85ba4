/* What desk/ranking*.c share: the sheets of a choice as they were read, and what is known of its cases. */
#ifndef DESK_RANKING_PARTS_H
#define DESK_RANKING_PARTS_H

#include "base/vec.h"
#include "desk/rankings.h"
#include "model/notice.h"

struct read_sheet {
    int64_t submission, reviewer;
    uint32_t panel; /* place in the ranking's panels */
    uint32_t marks; /* place of the first of them, in units of criteria */
    char state;     /* 's'ealed, 'v'oid, 'd'raft */
};

struct reading {
    struct desk *desk;
    struct arena *arena; /* of the result */
    struct arena scratch;
    struct ranking *ranking;
    const struct notice *notice;
    const struct scheme *own; /* of the panels: the order of marks in sheets */
    VEC(struct read_sheet) sheets;
    VEC(int64_t) marks;
    VEC(struct ranking_case) cases; /* by id; in `arena`, since they become the result */
    size_t *first, *end;            /* of each case: its first sheet, and the one behind its last */
    int64_t *recused;               /* of each case, where the scheme counts by it; else NULL */
    int *left;                      /* of each case: 1 + the stage in which it was left behind; 0 */
    int *columns;                   /* for each criterion of the scheme its place in `own` */
};

/* Panels of the choice and the one scheme they score by. */
enum status reading_panels(struct reading *r, struct err *err) MUST_CHECK;
/* All sheets, by case; then the cases. */
enum status reading_sheets(struct reading *r, struct err *err) MUST_CHECK;
/* Cases that are no more, or not of the track or direction, leave; sheets still out are counted. */
enum status reading_cases(struct reading *r, struct err *err) MUST_CHECK;
/* A value for each case out of a query of case and number; lost where it has none. Negated, since the
 * smaller one is the better. */
enum status reading_values(struct reading *r, size_t query, struct fraction *values, size_t step,
                           struct err *err) MUST_CHECK;
/* How many get in, and who says so. */
enum status reading_cut(struct reading *r, struct err *err) MUST_CHECK;
/* The place of a case; -1 when it is none of them. */
long reading_find(const struct reading *r, int64_t submission);

#endif
