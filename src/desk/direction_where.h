/* Searching cases by direction: a document may write one direction in two ways, and cases come in both. */
#ifndef DESK_DIRECTION_WHERE_H
#define DESK_DIRECTION_WHERE_H

#include "desk/desk.h"
#include "model/where.h"

/* To each value of 方向 in a search of cases, the other spellings of the directions it names: of `notice`,
 * or of all (0). */
enum status direction_where_settle(struct desk *desk, struct arena *a, int64_t notice,
                                   struct where *where, struct err *err) MUST_CHECK;

#endif
