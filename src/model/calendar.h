/* The yearly holiday arrangement of the State Council (放假 / 调休上班), as plain data. Which day is
 * a working day is decided by rules/; this only keeps what one paper says. A paper may set days of
 * the December before its year. */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include <stddef.h>

#include "base/date.h"

enum calendar_mark { CALENDAR_UNSET, CALENDAR_REST, CALENDAR_WORK };

struct calendar_day {
    day_t date;
    const char *holiday; /* 春节 */
    enum calendar_mark mark;
};

struct calendar {
    int year;
    const char *doc_no; /* 国办发明电 number; NULL when not known */
    struct calendar_day *days;
    size_t n_days;
};

#endif
