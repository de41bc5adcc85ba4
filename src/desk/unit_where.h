/* Searching units by class and region: people write names, the desk keeps ids and codes. */
#ifndef DESK_UNIT_WHERE_H
#define DESK_UNIT_WHERE_H

#include "desk/desk.h"
#include "model/where.h"

/* In place of the values of 类别 and 地区 in a search of units, the ids and codes whose names hold them; what
 * is in no name stays and is looked for as it was written. */
enum status unit_where_settle(struct desk *desk, struct arena *a, struct where *where,
                              struct err *err) MUST_CHECK;

#endif
