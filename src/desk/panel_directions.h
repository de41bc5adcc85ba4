/* The directions of a panel as bits, so that cases and experts can be held against them: by name or
 * alias of the notice, letter for letter, never by likeness. */
#ifndef DESK_PANEL_DIRECTIONS_H
#define DESK_PANEL_DIRECTIONS_H

#include "desk/panels.h"
#include "model/notice.h"
#include "rules/draw.h"

struct panel_directions {
    const struct notice *notice;
    const struct direction *at[DRAW_DIRECTIONS_MAX];
    size_t n;     /* 0: the notice divides nothing */
    bool are_all; /* the panel names none of its own */
};
/* STATUS_DATA for a direction the notice does not have. */
enum status panel_directions_load(struct desk *desk, struct arena *a, const struct panel *panel,
                                  struct panel_directions *out, struct err *err) MUST_CHECK;
/* Without those the notice does not have any more, of which the first is told; NULL when it has all. */
enum status panel_directions_known(struct desk *desk, struct arena *a, const struct panel *panel,
                                   struct panel_directions *out, const char **unknown,
                                   struct err *err) MUST_CHECK;
/* A bit for each of them that the text names; directions in it are joined by any of 、 ； ; ， , /. */
uint64_t panel_directions_of(const struct panel_directions *d, struct arena *a, const char *text);
/* Whether such a case is one of the panel's. */
bool panel_directions_take(const struct panel_directions *d, uint64_t bits);

#endif
