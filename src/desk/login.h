/* Who sits here proves it, or is refused.
 *
 * A desk on which nobody has a password opens by login name, as it always did. Once somebody has one:
 * who has one must give it; who has none is believed only under the login name of the process, which
 * the machine vouches for. `is_by_key` (a key over SSH gave the person) stands for the password, and
 * is believed only where nobody but the owner of the file can open it.
 *
 * Whoever passes a password in here wipes it; no copy is kept. */
#ifndef DESK_LOGIN_H
#define DESK_LOGIN_H

#include "desk/desk.h"

/* Five wrong ones, none more than a quarter of an hour behind the last, lock the account for a quarter of
 * an hour. 本台自定. */
#define PASSWORD_TRIES 5
#define PASSWORD_LOCK_SECONDS (15 * 60)

/* For desk_open, when desk->me is known: settles desk->state and desk->may. */
enum status login_meet(struct desk *desk, const struct desk_options *o, struct err *err) MUST_CHECK;
/* For desk_changed, when desk->me was read again: what he may now; locked when his password is another
 * than the one he came in with. */
void login_look_again(struct desk *desk);

/* The state becomes DESK_OPEN, with the rights of who sits here and no more in sight than they give. */
enum status login_open(struct desk *desk, struct err *err) MUST_CHECK;
/* Nothing may be seen or done until desk_unlock. STATUS_DATA when there is no password to come back with. */
enum status desk_lock(struct desk *desk, struct err *err) MUST_CHECK;
/* Proves who sits here: opens a locked desk, or leads to DESK_FIRST_PASSWORD, where a password given by
 * an administrator must be changed before anything else. STATUS_NOT_PERMITTED when it is wrong, with
 * how many tries are left or until when the account is locked; the state is as before then. */
enum status desk_unlock(struct desk *desk, const char *password, struct err *err) MUST_CHECK;

#endif
