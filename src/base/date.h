/* Civil dates and instants, always in Asia/Shanghai (UTC+8, no summer time since 1992).
 *
 * A date is a count of days since 1970-01-01; an instant is seconds since 1970-01-01T00:00:00Z.
 * Texts are `YYYY-MM-DD` and `YYYY-MM-DD HH:MM:SS`. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

typedef int32_t day_t; /* days since the epoch; DAY_NONE when there is none */
#define DAY_NONE INT32_MIN
#define DAY_MAX INT32_MAX
#define INSTANT_NONE INT64_MIN
#define DAY_SECONDS 86400

struct civil {
    int year, month, day;
};

bool civil_exists(struct civil c);
day_t day_of(struct civil c);
struct civil day_civil(day_t day);
/* 1 Monday … 7 Sunday (GB/T 7408 / ISO 8601). */
int day_weekday(day_t day);
/* "周一" … "周日". */
const char *day_weekday_name(day_t day);

/* Reads 2024-07-15, 2024/7/5, 2024.7.5, 2024年7月5日, 20240715, full-width digits too. False for
 * anything else and for dates that do not exist (2024-02-30). */
bool day_parse(const char *text, day_t *day);
/* `2024-07-15` */
const char *day_text(struct arena *a, day_t day);

/* The day on which an instant falls, and the first second of a day. */
day_t instant_day(int64_t instant);
int64_t day_start(day_t day);
/* Reads a date with an optional time `HH:MM` or `HH:MM:SS`; *has_time tells (may be NULL). A time is
 * Beijing's unless a zone stands behind it as `date -Is` writes it (`Z`, `+08:00`, `-0500`). */
bool instant_parse(const char *text, int64_t *instant, bool *has_time);
/* `2024-07-16 09:41:37` */
const char *instant_text(struct arena *a, int64_t instant);
/* `07-16 09:41`: of what is told while it is fresh. */
const char *instant_text_short(struct arena *a, int64_t instant);
/* For lists: `07-16 09:41` and `07-16` in the year of now, `2023-07-16` in others. */
const char *instant_text_near(struct arena *a, int64_t instant, int64_t now);
const char *day_text_near(struct arena *a, day_t day, day_t today);

#endif
