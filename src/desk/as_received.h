/* Cells of an imported table that the desk keeps in another form (a unit as its id, a number), as they
 * were written: in the case's `fields` under `received.lead` and so on, only when the form of the desk
 * would not give the same cell again. The value is "form TAB cell", so that a later edit of the case
 * makes the received cell void by itself. */
#ifndef DESK_AS_RECEIVED_H
#define DESK_AS_RECEIVED_H

#include <stdbool.h>

#include "base/arena.h"

struct received {
    const char *id;    /* received.lead */
    const char *form;  /* what the desk keeps: "12" for unit 12 */
    const char *usual; /* the cell that export would write by itself */
};

/* `fields` with the cell kept when it is not the usual one, and without it when it is. A blank cell is a
 * cell. */
const char *received_put(struct arena *a, const char *fields, const struct received *r,
                         const char *cell);
/* The cell, when the desk still keeps what it was received for; else the usual one. */
const char *received_get(struct arena *a, const char *fields, const struct received *r);
/* Is it one of ours, and none of the notice's form? */
bool received_is(const char *id);

#endif
