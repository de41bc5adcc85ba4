/* 名单: what one recommender hands up under a notice, as one thing: its 推荐顺序, the summary table that goes with
 * it, and in the desk's own list the cases that cannot be handed up. How many may be on it is a limit
 * (rules/limits.h). What no document or state of a case gives is not asked. */
#ifndef RULES_LIST_CHECK_H
#define RULES_LIST_CHECK_H

#include "model/submission.h"
#include "rules/copies.h"
#include "rules/submission_state.h"

/* A case on a list. */
struct list_case {
    int64_t id;
    int64_t order;     /* NUMBER_NONE: none was written */
    bool is_withdrawn; /* explains a gap, and is not on the list */
};

/* Finding `list_order`, where a summary table of the notice goes by 推荐顺序 (次序): a number written twice and
 * one left out are warnings; that no case has one, and a gap that no withdrawn case explains, are only to be
 * known. `facts` are those of the list: notice, track, recommender. Cases of one track, by order, those
 * without behind. */
void list_order_check(const struct facts *facts, const struct list_case *cases, size_t n,
                      struct findings *out);

/* Findings `list_table`: of the materials that are summary tables everything that came from the recommender
 * together, copies and seals as with rules/copies.h. */
void list_table_check(const struct facts *facts, const struct delivery *d,
                      struct copies_given given, struct findings *out);

/* Finding `list_state` of the desk's own list: a case that was refused or not selected is not handed up. */
void list_state_check(const struct facts *facts, int64_t id, enum submission_state state,
                      struct findings *out);

#endif
