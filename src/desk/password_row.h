/* The row of a person's password: only for desk/login.c and desk/passwords.c. */
#ifndef DESK_PASSWORD_ROW_H
#define DESK_PASSWORD_ROW_H

#include "desk/desk.h"

struct password_row {
    bool is_there;
    const char *hash;
    bool is_first; /* given by an administrator, not yet changed */
    int64_t set_at;
    int64_t serial; /* the how manieth password of this person */
    int64_t tries, tried_at, locked_until;
};

/* is_there is false when this person has none. */
enum status password_row_load(struct desk *desk, struct arena *a, int64_t person,
                              struct password_row *out, struct err *err) MUST_CHECK;
/* Until when no password is taken; 0 when it is not locked at `now`. */
int64_t password_row_lock(const struct password_row *row, int64_t now);

#endif
