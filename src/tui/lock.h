/* The gate: who sits here must prove it before anything else is to be seen.
 *
 * login_screen is the only screen of a ui of its own, before the desk's screens are opened; lock_screen
 * lies above whatever was on the screen, which stays as it is, half-typed forms and all. Both ask for
 * the password (DESK_LOCKED), then, when it was an administrator who gave it, for a new one
 * (DESK_FIRST_PASSWORD); they end when the desk is open. */
#ifndef TUI_LOCK_H
#define TUI_LOCK_H

#include <stdint.h>

#include "tui/screen.h"

struct desk;

extern const struct screen_class login_screen;
/* Opening it locks the desk; refused with a sentence for who has no password to come back with. */
extern const struct screen_class lock_screen;

/* Nobody has pressed a key for so long: is it time to lock (desk/settings.h: lock_minutes)? */
bool lock_is_due(struct desk *desk, int64_t idle_ms);

#endif
