/* 履历 of one record: what was done to it, by whom, when, and each change in words. */
#ifndef TUI_SCREEN_RECORD_LOG_H
#define TUI_SCREEN_RECORD_LOG_H

#include <stdint.h>

#include "tui/screen.h"

/* The argument; read only by open. */
struct record_log_argument {
    const char *noun; /* as in model/record.h: receipt, submission, unit */
    int64_t id;
    const char *name; /* 收件 20260013 */
};

extern const struct screen_class record_log_screen;

#endif
