/* Whose business a step of a notice is. Notices name units by class (省级通信管理局), by a role of
 * their own (地方主管部门) whose classes they give, or by their own name. */
#ifndef RULES_CONCERN_H
#define RULES_CONCERN_H

#include "rules/facts.h"

enum concern_bit {
    CONCERN_DOES = 1,     /* the unit is among those who act */
    CONCERN_RECEIVES = 2, /* it is handed in to the unit */
    CONCERN_FOLLOWS = 4,  /* a report owed by those whom the unit recommends under this notice */
    CONCERN_OPEN = 8,     /* cannot be told: nobody is named, or the unit's class is not known */
};

/* Bits of enum concern_bit; 0 when the step is other people's. */
unsigned step_concern(const struct notice *n, const struct step *s, const struct unit_facts *unit);
/* Is `word` (of 谁 or 给谁) this unit? */
bool word_names(const struct notice *n, const char *word, const struct unit_facts *unit);

/* Is the unit of a class that may fill the role? False for a role without classes. */
bool role_fits(const struct role *role, const struct unit_facts *unit);
/* Is it of a class that recommends under this notice? */
bool unit_recommends(const struct notice *n, const struct unit_facts *unit);

#endif
