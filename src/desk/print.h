/* The system's printing: bytes handed to `lp`. */
#ifndef DESK_PRINT_H
#define DESK_PRINT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"

struct print_job {
    const char *title;   /* as the queue shows it; may be NULL */
    const char *printer; /* NULL: the system's default */
    const char *text;    /* what is printed, unless it is in `file` */
    FILE *file;          /* read from its start; NULL: `text` */
    long copies;         /* 0 counts as 1 */
    bool is_raw;         /* the printer's own bytes: nothing on the way may touch them */
};

/* Runs `lp` with an argument vector (no shell) and the bytes on its stdin, and waits for it. *queue gets who
 * took it: the printer of the job, else the one lp names, else 系统默认打印机; NULL: nobody asks.
 * STATUS_CONFIG when there is no lp, STATUS_IO with all that lp said when it failed. */
enum status print_text(struct arena *a, const struct print_job *job, const char **queue,
                       struct err *err) MUST_CHECK;

#endif
