/* Merging two units and taking it back as a part of a write: what desk/units.h does as an act and
 * desk/unit_consequences.h tries without keeping it. */
#ifndef DESK_UNIT_JOIN_H
#define DESK_UNIT_JOIN_H

#include "desk/unit_search.h"
#include "desk/write.h"

struct unit_joined {
    struct unit pair[2]; /* the one that stays and the other, as read under the lock */
    const char *along;   /* what goes with the other, by name; NULL: nothing does */
};

/* ids: the unit that stays and the other. STATUS_DATA with the sentence why not. */
enum status unit_join(struct write *w, const int64_t ids[2], bool is_merge, struct unit_joined *out,
                      struct err *err) MUST_CHECK;

/* The unit that a person merged `u` into: merged_into, or the one on the way to it. 0: none. */
int64_t unit_joined_to(const struct unit *u);
/* 「甲」, or with what goes along 「甲」(连同「乙」「丙」). */
const char *unit_with_along(struct arena *a, const char *name, const char *along);

#endif
