/* Text to a printer: the system's `lp`, run by an argument vector with the text at its standard
 * input, so that no name and no text is ever read by a shell. */
#ifndef BASE_PRINT_H
#define BASE_PRINT_H

#include "base/err.h"
#include "base/slice.h"

/* `printer` is a name as `lpstat -e` lists it; `title` stands on the queue. STATUS_CONFIG when there
 * is no lp, STATUS_IO with what it said when it refuses. */
enum status print_text(const char *printer, const char *title, struct slice text,
                       struct err *err) MUST_CHECK;

#endif
