/* What the screens remember of who sits here, so that nobody says the same twice: outside of the audit,
 * of no meaning for any case. */
#ifndef DESK_HABITS_H
#define DESK_HABITS_H

#include "desk/desk.h"

/* NULL when nothing is remembered under this name. */
enum status habit_get(struct desk *desk, struct arena *a, const char *name, const char **value,
                      struct err *err) MUST_CHECK;
enum status habit_set(struct desk *desk, const char *name, const char *value,
                      struct err *err) MUST_CHECK;

#endif
