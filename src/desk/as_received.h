/* Cells of an imported table that the desk keeps in another form (a unit as its id, a number), as they
 * were written: in the case's `fields` under `received.lead` and so on, only when the form of the desk
 * would not give the same cell again. The value is "form TAB cell", so that a later edit of the case
 * makes the received cell void by itself. */
#ifndef DESK_AS_RECEIVED_H
#define DESK_AS_RECEIVED_H

#include <stdint.h>

#include "base/arena.h"

/* `fields` with the cell kept when `cell` differs from `usual`, what export would write, and without it
 * when not. A blank cell is a cell. `form` is what the desk keeps: "12" for unit 12. */
const char *received_put(struct arena *a, const char *fields, const char *id, const char *form,
                         const char *cell, const char *usual);
/* The cell, when `form` is still what it was received for; else `usual`. */
const char *received_get(struct arena *a, const char *fields, const char *id, const char *form,
                         const char *usual);

#endif
