/* What the files of panels share. */
#ifndef DESK_PANEL_PARTS_H
#define DESK_PANEL_PARTS_H

#include "desk/panels.h"

/* Track and directions by the notice, a name that nobody has. */
enum status panel_settle(struct desk *desk, struct arena *a, struct panel *p,
                         struct err *err) MUST_CHECK;
/* The cases of its notice, track and directions, whatever stage they have come to. */
enum status panel_scope_load(struct desk *desk, struct arena *a, const struct panel *panel,
                             struct panel_cases *out, struct err *err) MUST_CHECK;
/* STATUS_DATA once scoring has begun. */
enum status panel_is_open_to_change(const struct panel *p, struct err *err) MUST_CHECK;
/* Behind the last seat of its state; STATUS_DATA for who sits on the panel already. */
enum status panel_seat_put(struct write *w, struct panel_member *seat, struct err *err) MUST_CHECK;

#endif
