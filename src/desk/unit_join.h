/* Merging two units and taking it back as a part of a write: what desk/units.h does as an act and
 * desk/unit_consequences.h tries without keeping it. */
#ifndef DESK_UNIT_JOIN_H
#define DESK_UNIT_JOIN_H

#include "desk/write.h"
#include "model/unit.h"

/* ids: the unit that stays and the other; `pair` are both as read under the lock, so that no chain of
 * merges comes about. STATUS_DATA with the sentence why not. */
enum status unit_join(struct write *w, const int64_t ids[2], bool is_merge, struct unit pair[2],
                      struct err *err) MUST_CHECK;

#endif
