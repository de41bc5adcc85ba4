/* 检查: every rule over submissions, with what arrived for them and what their recommender sent. */
#ifndef DESK_CHECKS_H
#define DESK_CHECKS_H

#include "desk/desk.h"
#include "model/finding.h"
#include "model/submission.h"

/* Findings of one case: rules/check.h over the revision of the notice it was filed under; what a person
 * has decided about them (desk/acceptances.h, desk/late.h) stands in them. */
enum status check_case(struct desk *desk, struct arena *a, const struct submission *s,
                       struct findings *out, struct err *err) MUST_CHECK;

#endif
