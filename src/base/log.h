/* The log file: technical causes for whoever looks after the machine; no personal data. Closed (the
 * state before log_open) it drops everything. The file is renamed to `.1` at 1 MiB. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/err.h"

void log_open(const char *path);
void log_close(void);
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The code, sentence and cause of an error. */
void log_err(const struct err *err);

#endif
