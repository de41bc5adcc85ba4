/* Whether a new password will do. 本台自定. */
#ifndef RULES_PASSWORD_H
#define RULES_PASSWORD_H

#include "base/err.h"
#include "model/person.h"

/* Long enough, only what every keyboard types without an input method (visible ASCII and blanks), not
 * around the login or the name, neither few characters again and again nor a row of keys in order.
 * No wish for digits or capitals: length does more. STATUS_DATA with a sentence that never quotes it. */
enum status password_judge(const char *password, const char *login, const char *name,
                           struct err *err) MUST_CHECK;

#endif
