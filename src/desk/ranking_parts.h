/* What desk/ranking*.c share: the sheets of a choice as they were read, and what is known of its cases. */
#ifndef DESK_RANKING_PARTS_H
#define DESK_RANKING_PARTS_H

#include "base/slice.h"
#include "base/vec.h"
#include "desk/rankings.h"
#include "model/notice.h"
#include "model/panel.h"
#include "store/listing.h"

struct read_sheet {
    int64_t submission, reviewer;
    uint32_t panel; /* place in the ranking's panels */
    uint32_t marks; /* place of the first of them, in units of criteria */
    char state;     /* 's'ealed, 'v'oid, 'd'raft, 'h'eld: sealed, and a recusal is not decided */
};

/* Pairs of a panel with a recusal not decided; submission 0: all cases of it. */
struct held_pairs {
    struct held_pair {
        int64_t reviewer, submission;
    } * at;
    size_t n, cap;
};
enum status held_pairs_load(struct desk *desk, struct arena *a, int64_t panel,
                            struct held_pairs *out, struct err *err) MUST_CHECK;
bool held_pairs_have(const struct held_pairs *p, int64_t reviewer, int64_t submission);

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
    int *left;                      /* of each case: 1 + the stage in which it was left behind; 0 */
    int *columns;                   /* for each criterion of the scheme its place in `own` */
};

/* Is the panel of the track and direction asked for? One without either is of all. */
bool choice_has_panel(const struct reading *r, const struct panel *p);
/* Do directions joined by 、 name the one wanted or one below it? */
bool choice_has_direction(const struct notice *notice, const struct direction *wanted,
                          struct slice names);

/* The panels that are read and the one scheme they score by. */
enum status reading_panels(struct reading *r, struct err *err) MUST_CHECK;
/* All sheets, by case; then the cases. */
enum status reading_sheets(struct reading *r, struct err *err) MUST_CHECK;
/* Counts the sheets still out and adds the cases that have nothing else. */
enum status reading_assigned(struct reading *r, struct err *err) MUST_CHECK;
/* Adds those of `unknown`, cases in review that have no sheet and no assignment, that are of the notice; told
 * is whether they are in the scope of a panel of the choice. */
enum status reading_unassigned(struct reading *r, const struct ids *unknown,
                               struct err *err) MUST_CHECK;
/* The cases: those with sheets, assigned, and in the scope of the panels; those that are no more leave. */
enum status reading_cases(struct reading *r, struct err *err) MUST_CHECK;
/* Scores all cases; keys of ties out of sheets stand at keys[i * number of links]. */
enum status reading_score(struct reading *r, struct fraction *keys, struct err *err) MUST_CHECK;
/* Cases of other tracks and directions leave, and those no panel is for, which are counted; with their `step`
 * keys. */
enum status reading_choose(struct reading *r, struct fraction *keys, size_t step,
                           struct err *err) MUST_CHECK;
/* A value for each case out of a query of case and number; lost where it has none. Negated, since the
 * smaller one is the better. */
enum status reading_values(struct reading *r, size_t query, struct fraction *values, size_t step,
                           struct err *err) MUST_CHECK;
/* How many get in, and who says so. */
enum status reading_cut(struct reading *r, struct err *err) MUST_CHECK;
/* The quota of this desk's own unit for the choice, whatever the cut is; < 0: none. */
enum status ranking_quota(struct desk *desk, struct arena *a, const struct ranking *r,
                          int64_t *quota, const char **source, struct err *err) MUST_CHECK;
/* The place of a case; -1 when it is none of them. */
long reading_find(const struct reading *r, int64_t submission);

#endif
