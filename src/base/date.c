#include "base/date.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

#define ZONE_SECONDS (8 * 3600)

static bool is_leap(int y)
{
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

bool civil_exists(struct civil c)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (c.year < 1900 || c.year > 9999 || c.month < 1 || c.month > 12 || c.day < 1) {
        return false;
    }
    return c.day <= days[c.month - 1] + (c.month == 2 && is_leap(c.year));
}

/* Days from civil and back: the proleptic Gregorian count with years beginning in March. */
day_t day_of(struct civil c)
{
    int y = c.year - (c.month <= 2);
    int era = (y >= 0 ? y : y - 399) / 400;
    int yoe = y - era * 400;
    int doy = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct civil day_civil(day_t day)
{
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    struct civil c = {yoe + era * 400, mp < 10 ? mp + 3 : mp - 9, doy - (153 * mp + 2) / 5 + 1};
    c.year += c.month <= 2;
    return c;
}

int day_weekday(day_t day)
{
    int w = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return (w < 0 ? w + 7 : w) + 1;
}

const char *day_weekday_name(day_t day)
{
    static const char *const names[] = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    return names[day_weekday(day) - 1];
}

/* One character of `*s` folded from full width to ASCII; 0 at the end. */
static uint32_t next_char(const char **s)
{
    size_t len;
    uint32_t cp = utf8_decode(*s, strlen(*s), &len);
    *s += len;
    return len == 0 ? 0 : cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp == 0x3000 ? ' ' : cp;
}

/* Reads at most `max` digits; returns how many there were. */
static int read_number(const char **s, int max, int *value)
{
    int digits = 0;
    *value = 0;
    while (digits < max) {
        const char *next = *s;
        uint32_t cp = next_char(&next);
        if (cp < '0' || cp > '9') {
            break;
        }
        *value = *value * 10 + (int)(cp - '0');
        *s = next;
        digits++;
    }
    return digits;
}

static void skip_blanks(const char **s)
{
    for (const char *next = *s; next_char(&next) == ' ';) {
        *s = next;
    }
}

static bool read_separator(const char **s, uint32_t expected, const char *others)
{
    skip_blanks(s);
    uint32_t cp = next_char(s);
    skip_blanks(s);
    return cp == expected || (cp < 0x80 && cp && strchr(others, (int)cp));
}

/* Reads a date and leaves *s behind it. */
static bool read_day(const char **s, day_t *day)
{
    struct civil c;
    if (read_number(s, 4, &c.year) != 4) {
        return false;
    }
    const char *compact = *s;
    if (read_number(&compact, 2, &c.month) == 2 && read_number(&compact, 2, &c.day) == 2) {
        *s = compact;
    } else {
        if (!read_separator(s, 0x5E74, "-/.") || !read_number(s, 2, &c.month) ||
            !read_separator(s, 0x6708, "-/.") || !read_number(s, 2, &c.day)) {
            return false;
        }
        const char *next = *s;
        skip_blanks(&next);
        if (next_char(&next) == 0x65E5) { /* 日 */
            *s = next;
        }
    }
    if (!civil_exists(c)) {
        return false;
    }
    *day = day_of(c);
    return true;
}

bool day_parse(const char *text, day_t *day)
{
    skip_blanks(&text);
    if (!read_day(&text, day)) {
        return false;
    }
    skip_blanks(&text);
    return *text == '\0';
}

const char *day_text(struct arena *a, day_t day)
{
    struct civil c = day_civil(day);
    return arena_printf(a, "%04d-%02d-%02d", c.year, c.month, c.day);
}

static int64_t floor_div(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

day_t instant_day(int64_t instant)
{
    return (day_t)floor_div(instant + ZONE_SECONDS, DAY_SECONDS);
}

int64_t day_start(day_t day)
{
    return (int64_t)day * DAY_SECONDS - ZONE_SECONDS;
}

/* Reads HH:MM[:SS] into seconds; a colon may be full width. */
static bool read_time(const char **s, int *seconds)
{
    int h, m, sec = 0;
    if (!read_number(s, 2, &h) || next_char(s) != ':' || read_number(s, 2, &m) != 2) {
        return false;
    }
    const char *next = *s;
    if (next_char(&next) == ':') {
        *s = next;
        if (read_number(s, 2, &sec) != 2) {
            return false;
        }
    }
    *seconds = h * 3600 + m * 60 + sec;
    return h < 24 && m < 60 && sec < 60;
}

/* The seconds a zone is before UTC; ours when none is written. */
static bool read_zone(const char **s, int *seconds)
{
    int h, m;
    char sign = **s;
    *seconds = ZONE_SECONDS;
    if (sign == 'Z') {
        (*s)++;
        *seconds = 0;
    }
    if (sign != '+' && sign != '-') {
        return true;
    }
    (*s)++;
    if (read_number(s, 2, &h) != 2) {
        return false;
    }
    *s += **s == ':';
    if (read_number(s, 2, &m) != 2) {
        return false;
    }
    *seconds = (sign == '-' ? -1 : 1) * (h * 3600 + m * 60);
    return h <= 14 && m < 60;
}

bool instant_parse(const char *text, int64_t *instant, bool *has_time)
{
    day_t day;
    int seconds = 0, zone = ZONE_SECONDS;
    skip_blanks(&text);
    if (!read_day(&text, &day)) {
        return false;
    }
    if (*text == 'T') {
        text++;
    }
    skip_blanks(&text);
    bool timed = *text != '\0';
    if (timed && (!read_time(&text, &seconds) || !read_zone(&text, &zone))) {
        return false;
    }
    skip_blanks(&text);
    if (*text) {
        return false;
    }
    *instant = day_start(day) + seconds + ZONE_SECONDS - zone;
    if (has_time) {
        *has_time = timed;
    }
    return true;
}

const char *instant_text(struct arena *a, int64_t instant)
{
    day_t day = instant_day(instant);
    int s = (int)(instant - day_start(day));
    return arena_printf(a, "%s %02d:%02d:%02d", day_text(a, day), s / 3600, s / 60 % 60, s % 60);
}

const char *instant_text_short(struct arena *a, int64_t instant)
{
    day_t day = instant_day(instant);
    struct civil c = day_civil(day);
    int s = (int)(instant - day_start(day));
    return arena_printf(a, "%02d-%02d %02d:%02d", c.month, c.day, s / 3600, s / 60 % 60);
}

static bool is_same_year(day_t one, day_t other)
{
    return day_civil(one).year == day_civil(other).year;
}

const char *instant_text_near(struct arena *a, int64_t instant, int64_t now)
{
    day_t day = instant_day(instant);
    return is_same_year(day, instant_day(now)) ? instant_text_short(a, instant) : day_text(a, day);
}

const char *day_text_near(struct arena *a, day_t day, day_t today)
{
    struct civil c = day_civil(day);
    return is_same_year(day, today) ? arena_printf(a, "%02d-%02d", c.month, c.day)
                                    : day_text(a, day);
}
