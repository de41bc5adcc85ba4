/* The rules over one case at hand, limits left to the caller: a split of desk/checks.h. */
#ifndef DESK_CHECK_RULES_H
#define DESK_CHECK_RULES_H

#include "desk/arrivals.h"
#include "desk/fact_source.h"
#include "model/finding.h"
#include "rules/check.h"

/* `in` with what the case says of itself and what came for it; its facts and items live in `a`. */
enum status check_prepare(struct fact_source *source, struct arena *a, const struct submission *s,
                          const struct arrived *arrived, struct check_input *in,
                          struct err *err) MUST_CHECK;

#endif
