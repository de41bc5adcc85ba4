/* 路线: whether a case went the way the steps of its notice name, and which way is right.
 *
 * A way has two legs: the lead hands in to its recommender, the recommender to this desk. A leg fits
 * when a 报送 step that may apply names both ends. A step that names the receiver and excludes the
 * sender for certain (不含) says itself where to go instead (应走). Whoever is not known, or whose class
 * is not, is not judged; a notice that does not name this desk as a receiver says nothing about it. */
#ifndef RULES_ROUTE_H
#define RULES_ROUTE_H

#include "model/finding.h"
#include "rules/scope.h"

/* Findings `route` for an arrival: facts->recommender handed it to facts->receiver. */
void route_check_arrival(const struct facts *facts, struct findings *out);
/* Findings `route` for a submission: both legs; that the notice calls for none (工作部署); that the lead
 * and its recommender are not of one region where the notice asks for it; notes for the steps that
 * the submission need not pass. */
void route_check(const struct facts *facts, struct findings *out);

#endif
