/* One line of a script: a command and its text. The language is told in tests/e2e/README.md. */
#ifndef E2E_SCRIPT_H
#define E2E_SCRIPT_H

#include "e2e/session.h"

/* Carries one line out; blank lines and those that begin with # are nothing to do. False when it
 * fails or is not understood, with the reason in the session's report. */
bool script_line(struct session *s, struct arena *a, const char *line);

#endif
