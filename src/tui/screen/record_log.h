/* 履历 of one record: what was done to it, by whom, when, and each change in words. */
#ifndef TUI_SCREEN_RECORD_LOG_H
#define TUI_SCREEN_RECORD_LOG_H

#include <stddef.h>
#include <stdint.h>

#include "tui/screen.h"

/* The argument; read only by open. */
struct record_log_argument {
    const char *noun; /* as in model/record.h: receipt, submission, unit */
    int64_t id;
    const char *name; /* 收件 20260013 */
    /* Rows that belong to it and are told with it (the materials of an arrival); may be none. */
    const char *part_noun;
    const int64_t *parts;
    size_t n_parts;
};

extern const struct screen_class record_log_screen;

#endif
