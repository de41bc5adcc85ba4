/* Every rule that judges a submission, as one table in check.c. A new rule is one function and one row. */
#ifndef RULES_CHECK_H
#define RULES_CHECK_H

#include "rules/agree.h"
#include "rules/condition.h"
#include "rules/copies.h"
#include "rules/late.h"
#include "rules/limit_result.h"

/* All a rule may look at. What is not known is NULL, 0, INSTANT_NONE: the rule is then silent. */
struct check_input {
    const struct facts *facts;
    const struct notice *parent; /* the one that the notice forwards; NULL: none is known */
    struct deadline_context time;
    struct arrival arrival; /* the first; at INSTANT_NONE: nothing arrived */
    const struct delivery *delivery;
    struct copies_given items;
    enum agreement agreement; /* of what came, as a person found */
    struct ticks ticks;       /* what persons found of the conditions */
    day_t applied_on;         /* DAY_NONE: not known */
    /* The submission's limits by the revision in force, and those that look at it alone by the revision it
     * was filed under where that is another; NULL: none are judged here. */
    const struct limit_tallies *limits, *own_limits;
    size_t limit_row, own_row; /* its place in their lists */
    const char *credit_code, *contact_info, *phone, *email;
};

/* Every rule over one submission; findings come in the order of the table. */
void check_submission(const struct check_input *in, struct findings *out);

/* What a unit says of itself: rules of standards and practice, no notice's. */
struct unit_says {
    const char *credit_code, *phone, *email;
};
void check_unit_itself(const struct unit_says *says, struct findings *out);

#endif
