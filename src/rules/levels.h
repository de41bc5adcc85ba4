/* 两级: a notice and the one it forwards (上级), side by side.
 *
 * Forwarding is not inheritance: each has a complete definition, neither fills gaps of the other, and the
 * stricter is never taken silently. What both say alike is said once, with both clauses; what only the
 * upper one asks of a case is a finding with its doc_no; numbers that differ (名额, 份数, 期限) bind
 * different hands (one who hands in to this desk, and this desk itself), so they are notes that name
 * both. The upper notice is taken in the revision in force. */
#ifndef RULES_LEVELS_H
#define RULES_LEVELS_H

#include "model/finding.h"
#include "rules/facts.h"

/* 上报: a desk hands up, under `parent`, what it chose (拟推荐 and after) of what it received under `child`:
 * when `child` forwards `parent`, one of its 报送 steps hands in to the desk's unit, and `parent` lets a
 * unit of that class recommend. What was handed up stands on the desk's own list under `parent` beside the
 * cases filed there, and uses up that list's 名额 (926号 二（二）: 20), whatever the child allows each of its
 * recommenders (粤76号: 8, 5): those are other lists. Applicants' limits are counted under each notice
 * alone: no clause says that they reach over both. */
bool levels_hands_up(const struct notice *child, const struct notice *parent,
                     const struct unit_facts *desk);
/* The track of `parent` that is called as this one of `child` (NULL: its only one); NULL: none. */
const char *levels_track(const struct notice *child, const struct notice *parent,
                         const char *track);

/* The limit of `parent` that sets the same number for the same count, just as hard, wherever this one of
 * `child` holds for certain; NULL: none, or nobody can say. `parent` may be NULL. */
const struct limit *levels_same_limit(const struct notice *child, const struct notice *parent,
                                      const struct limit *limit);
/* The other way round: the limit of `child` that says the same as `upper`; NULL: none. */
const struct limit *levels_own_limit(const struct notice *child, const struct notice *parent,
                                     const struct limit *upper);
/* 粤76号 一（一）、926号 二（一）: the clause of a limit both set alike; else `clause` as it is. */
const char *levels_clause(struct arena *a, const struct notice *child, const struct notice *parent,
                          const struct limit *limit, const char *clause);
/* The same case as the upper notice sees it: there this desk recommends, where it may. */
struct facts levels_above(const struct facts *facts, const struct notice *parent);

/* The clause of a condition, or of a material as `clause` has it: with that of facts->parent where both ask for
 * the same (内容, 要求, 期间; or name, 要求, 份数), so that it is told once. */
const char *levels_condition_clause(struct arena *a, const struct facts *facts,
                                    const struct condition *condition);
const char *levels_material_clause(struct arena *a, const struct facts *facts,
                                   const struct material *material, const char *clause);
/* Notes `levels`: required conditions and materials that only the upper notice has. */
void levels_find_asked(const struct facts *facts, const struct notice *parent,
                       struct findings *out);

/* Findings `levels` of one case, filed under facts->notice: a direction the upper notice does not have, more
 * members or partners than it allows where the own notice has not said the same. What is not known gives
 * silence. */
void levels_check(const struct facts *facts, const struct notice *parent, struct findings *out);
/* Notes `levels`: what only the upper one asks (levels_find_asked), and where the numbers of the two differ for facts->recommender (anyone, when it is not
 * known) and for this desk. Silent when the upper notice does not let a unit of this desk's class
 * recommend. */
void levels_compare(const struct facts *facts, const struct notice *parent, struct findings *out);

#endif
