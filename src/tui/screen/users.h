/* 用户: who may sit at the desk and do what; for administrators, from the F9 menu. */
#ifndef TUI_SCREEN_USERS_H
#define TUI_SCREEN_USERS_H

#include "tui/screen.h"

extern const struct screen_class users_screen;
/* One account. Argument: const int64_t *, its id; 0 is a new one. Its drafts stand under `person:2`
 * and `person:new`. */
extern const struct screen_class user_form_screen;

/* A password. Argument: const char *const *, the login of who gets a first one from an administrator; NULL:
 * one's own, from the F9 menu. */
extern const struct screen_class password_screen;

#endif
