/* Who of the pool could sit on a panel, and what speaks against each: for a draw, for naming somebody, for
 * a replacement. */
#ifndef DESK_PANEL_CANDIDATES_H
#define DESK_PANEL_CANDIDATES_H

#include "desk/panel_directions.h"

struct panel_candidate {
    struct reviewer_view reviewer;
    const char *seat; /* SEAT_… in force; NULL: none */
    bool is_head;
    int64_t unit;               /* same number, same unit; 0: not known */
    uint64_t knows;             /* bits of the panel's directions */
    int64_t recused;            /* cases of the panel they must stay away from */
    int64_t first_recused;      /* the first of them */
    bool is_full, is_unskilled; /* at their most cases; knows none of the directions */
    int64_t colleagues;         /* members of the same unit, without themself */
};
struct panel_candidates {
    struct panel_directions directions;
    struct panel_candidate *at; /* the whole pool, in the order of their numbers */
    size_t n;
    int64_t members; /* of the panel now */
};
/* A panel that is not saved yet (record.id 0) has no seats. For who sees the whole desk. */
enum status panel_candidates_load(struct desk *desk, struct arena *a, const struct panel *panel,
                                  struct panel_candidates *out, struct err *err) MUST_CHECK;

/* The single grounds in words: 已有 20 件, 到了上限; 要回避 2 件, 如 00001. */
const char *panel_candidate_full(struct arena *a, const struct panel_candidate *c);
const char *panel_candidate_recused(struct arena *a, const struct panel_candidate *c);
#define PANEL_CANDIDATE_UNSKILLED "专长不在评审方向里"
/* All of them, "" when nothing speaks against it. */
const char *panel_candidate_text(struct arena *a, const struct panel_candidate *c);

#endif
