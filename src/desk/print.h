/* Paper: texts handed to the system's printing, or kept as files. */
#ifndef DESK_PRINT_H
#define DESK_PRINT_H

#include "base/err.h"

struct print_job {
    const char *title;   /* as the queue shows it; may be NULL */
    const char *printer; /* NULL: the system's default */
    const char *text;    /* UTF-8 */
};

/* Runs `lp` with an argument vector (no shell) and the text on its stdin, and waits for it.
 * STATUS_CONFIG when there is no lp, STATUS_IO with what lp said when it failed. */
enum status print_text(struct arena *a, const struct print_job *job, struct err *err) MUST_CHECK;

#endif
