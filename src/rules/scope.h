/* Does a rule hold for these facts: 适用 and 不含.
 *
 * Keys join by and, values of a key by or; every key of 不含 is an exclusion of its own, since each may
 * name its own clause. Three-valued (Kleene): what the facts do not know makes the answer UNKNOWN
 * unless another key already decides. */
#ifndef RULES_SCOPE_H
#define RULES_SCOPE_H

#include "rules/facts.h"

enum truth { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES };

enum truth scope_applies(const struct rule *rule, const struct facts *facts);
/* The exclusion that takes the facts out of the rule; NULL when none does. */
const struct scope_term *scope_exclusion(const struct rule *rule, const struct facts *facts);

#endif
