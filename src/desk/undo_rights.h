/* Who may take an act back: whoever may do it. Asked of each change of its entry, so that undoing an undo
 * asks the same. */
#ifndef DESK_UNDO_RIGHTS_H
#define DESK_UNDO_RIGHTS_H

#include "desk/desk.h"
#include "store/audit.h"

/* Bits of enum role_bit, one of which is needed to take back this change of a row of `type`. */
unsigned undo_right(struct desk *desk, const struct record_type *type, const struct change *c);

#endif
