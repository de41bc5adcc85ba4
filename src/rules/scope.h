/* Does a rule hold for these facts: 适用 and 不含.
 *
 * Keys join by and, values of a key by or, in both. Three-valued (Kleene): what the facts do not
 * know makes the answer UNKNOWN unless another key already decides. A unit is named by its own
 * name or by its region (推荐单位: 深圳市); it is on a list when a row holds its name, code or
 * region. */
#ifndef RULES_SCOPE_H
#define RULES_SCOPE_H

#include "rules/facts.h"

enum truth { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES };

enum truth scope_applies(const struct rule *rule, const struct facts *facts);
/* One key alone. A role the notice declares stands for the units that play its part and are of one of
 * its classes. */
enum truth scope_term_holds(const struct scope_term *term, const struct facts *facts);
/* Of whom or what the key asks: its subject, for a role of the notice the part it plays;
 * SUBJECT_NONE when that is none of those who hand in. */
enum subject scope_term_subject(const struct scope_term *term, const struct notice *notice);
/* The key of 不含 that takes the facts out of the rule (the one with a clause, else the first);
 * NULL when they are not excluded for certain. */
const struct scope_term *scope_exclusion(const struct rule *rule, const struct facts *facts);
/* The row of a list that holds the unit; NULL when none does. */
const struct texts *scope_list_row(const struct named_list *list, const struct unit_facts *unit);

#endif
