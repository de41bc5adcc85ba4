/* Accounts: who may sit at the desk and do what. */
#ifndef DESK_PERSONS_H
#define DESK_PERSONS_H

#include "desk/desk.h"

struct persons {
    struct person *at;
    size_t n, cap;
};

/* Everybody, the voided last. */
enum status persons_load(struct desk *desk, struct arena *a, struct persons *out,
                         struct err *err) MUST_CHECK;
/* STATUS_NOT_FOUND naming who there is. */
enum status person_find(struct desk *desk, struct arena *a, const char *login, struct person *out,
                        struct err *err) MUST_CHECK;
/* What people call whoever did something: the name; the login when there is no such person here. */
const char *person_name(struct desk *desk, struct arena *a, const char *login);
/* Only an administrator. STATUS_DATA for an unknown role, an odd login, or one that is taken. */
enum status person_add(struct desk *desk, struct arena *a, struct person *p,
                       struct err *err) MUST_CHECK;
/* Saves `mine`, edited from `base`; voiding is a change like any other. The last administrator can
 * be neither voided nor stripped. */
enum status person_save(struct desk *desk, struct arena *a, const struct person *base,
                        struct person *mine, const char *why, struct err *err) MUST_CHECK;

#endif
