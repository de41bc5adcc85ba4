/* How much a limit allows a unit. */
#ifndef RULES_LIMIT_MAX_H
#define RULES_LIMIT_MAX_H

#include "rules/scope.h"

/* Its number, or where it names a list the column in the unit's row, with percentage and rounding. A
 * share without a named rounding is rounded down: nobody may be given more than the document says. A
 * unit that does not stand there, or a cell that is no whole number, has none. */
struct number limit_max(const struct limit *limit, const struct notice *n,
                        const struct unit_facts *unit);

#endif
