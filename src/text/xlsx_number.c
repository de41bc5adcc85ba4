#include "text/xlsx_number.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/date.h"

#define DIGITS_KEPT 15     /* a spreadsheet keeps no more */
#define NUMBER_MAX 64      /* bytes of a number worth reading */
#define SERIAL_MAX 2958466 /* 10000-01-01 */
#define SERIAL_EPOCH 25569 /* of 1970-01-01 */
#define DAYS_1904 1462     /* by which the other calendar begins later */
#define SERIAL_LEAP 60     /* 1900-02-29, which never was; days before it count one more */

/* ---- formats ------------------------------------------------------------------------------------- */

struct xlsx_format xlsx_format_built_in(int number)
{
    static const struct {
        int first, last;
        enum xlsx_format_kind kind;
    } known[] = {
        {9, 10, XLSX_PERCENT},    {14, 15, XLSX_DATE},      {16, 16, XLSX_MONTH_DAY},
        {17, 17, XLSX_MONTH},     {18, 21, XLSX_TIME},      {22, 22, XLSX_DATE_TIME},
        {27, 27, XLSX_MONTH},     {28, 29, XLSX_MONTH_DAY}, {30, 31, XLSX_DATE},
        {32, 35, XLSX_TIME},      {36, 36, XLSX_MONTH},     {45, 47, XLSX_TIME},
        {50, 50, XLSX_MONTH},     {51, 51, XLSX_MONTH_DAY}, {52, 52, XLSX_MONTH},
        {53, 54, XLSX_MONTH_DAY}, {55, 56, XLSX_TIME},      {57, 57, XLSX_MONTH},
        {58, 58, XLSX_MONTH_DAY},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (number >= known[i].first && number <= known[i].last) {
            return (struct xlsx_format){known[i].kind, 0};
        }
    }
    return (struct xlsx_format){XLSX_PLAIN, 0};
}

/* What letters a format has outside quotes, brackets and escapes. */
struct letters {
    bool y, m, d, h, s, elapsed, weekday, percent, other;
    int zeros;
};

/* To the last character of what is shown as it is or says colour and language; `code` itself for others. */
static const char *skip_literal(const char *code, struct letters *found)
{
    if (*code == '"' || *code == '[') {
        char end = *code == '"' ? '"' : ']';
        found->elapsed |= *code == '[' && strchr("hHmMsS", code[1]) && code[1] &&
                          strchr("]hHmMsS", code[2]) && code[2];
        found->other |= *code == '"';
        const char *p = strchr(code + 1, end);
        return p ? p : code + strlen(code) - 1;
    }
    return (*code == '\\' || *code == '_' || *code == '*') && code[1] ? code + 1 : code;
}

static struct letters letters_of(const char *code)
{
    struct letters found = {0};
    for (; *code && *code != ';'; code++) {
        const char *behind = skip_literal(code, &found);
        if (behind != code || *code == '[' || *code == '"') {
            code = behind;
            continue;
        }
        if (text_starts(code, "aaa")) {
            found.weekday = true;
            code += 2;
            continue;
        }
        if (text_starts(code, "AM/PM") || text_starts(code, "am/pm")) {
            code += 4;
            continue;
        }
        switch (*code) {
        case 'y':
        case 'Y':
        case 'e': found.y = true; break;
        case 'm':
        case 'M': found.m = true; break;
        case 'd':
        case 'D': found.d = true; break;
        case 'h':
        case 'H': found.h = true; break;
        case 's':
        case 'S': found.s = true; break;
        case '%': found.percent = true; break;
        case '0': found.zeros++; break;
        default: found.other = true;
        }
    }
    return found;
}

struct xlsx_format xlsx_format_read(const char *code)
{
    struct letters l = letters_of(code);
    bool is_general = text_starts(code, "General") || text_starts(code, "G/");
    bool has_time = l.h || l.s || l.elapsed;
    bool has_day = l.d || l.weekday || (l.m && l.y);
    enum xlsx_format_kind kind = XLSX_PLAIN;
    if (is_general) {
        return (struct xlsx_format){XLSX_PLAIN, 0};
    }
    if (has_day && has_time) {
        kind = XLSX_DATE_TIME;
    } else if (has_day) {
        kind = l.y && !l.d ? XLSX_MONTH : l.y || !l.m ? XLSX_DATE : XLSX_MONTH_DAY;
    } else if (has_time) {
        kind = l.elapsed ? XLSX_ELAPSED : XLSX_TIME;
    } else if (l.m) {
        kind = XLSX_MONTH_DAY;
    } else if (l.y) {
        kind = XLSX_YEAR;
    } else if (l.percent) {
        kind = XLSX_PERCENT;
    } else if (l.zeros > 1 && !l.other && !l.y) {
        kind = XLSX_ZEROS;
    }
    return (struct xlsx_format){kind, l.zeros};
}

/* ---- numbers --------------------------------------------------------------------------------------- */

/* 12, 0.5 and 0.00001 as they are; 1E+15 and beyond as what a spreadsheet shows of them. */
static void add_plain(double v, struct buf *out)
{
    double size = fabs(v);
    size_t start = out->n;
    if (size >= 1e15) {
        buf_printf(out, "%.*E", DIGITS_KEPT - 1, v);
        char *mark = strchr(out->at + start, 'E'), *end = mark;
        while (end > out->at + start && end[-1] == '0') {
            end--;
        }
        end -= end[-1] == '.';
        size_t rest = strlen(mark);
        memmove(end, mark, rest + 1);
        out->n = (size_t)(end - out->at) + rest;
        return;
    }
    int whole = size >= 1 ? (int)floor(log10(size)) + 1 : size > 0 ? (int)ceil(log10(size)) : 1;
    int places = DIGITS_KEPT - whole;
    buf_printf(out, "%.*f", places < 0 ? 0 : places > 30 ? 30 : places, v);
    bool has_point = strchr(out->at + start, '.') != NULL;
    while (has_point && out->at[out->n - 1] == '0') {
        out->at[--out->n] = '\0';
    }
    if (has_point && out->at[out->n - 1] == '.') {
        out->at[--out->n] = '\0';
    }
}

/* ---- dates ------------------------------------------------------------------------------------------- */

static struct civil civil_of(int64_t serial)
{
    serial += serial < SERIAL_LEAP; /* 1900-02-29 itself becomes 02-28 */
    return day_civil((day_t)(serial - SERIAL_EPOCH));
}

static void add_day(struct civil c, enum xlsx_format_kind kind, struct buf *out)
{
    if (kind == XLSX_YEAR) {
        buf_printf(out, "%d年", c.year);
    } else if (kind == XLSX_MONTH) {
        buf_printf(out, "%d年%d月", c.year, c.month);
    } else if (kind == XLSX_MONTH_DAY) {
        buf_printf(out, "%d月%d日", c.month, c.day);
    } else {
        buf_printf(out, "%04d-%02d-%02d", c.year, c.month, c.day);
    }
}

/* False when it is none: negative or beyond the year 9999. */
static bool add_date(double v, struct xlsx_format format, bool is_1904, struct buf *out)
{
    double serial = v + (is_1904 ? DAYS_1904 : 0);
    if (!(serial >= 0 && serial < SERIAL_MAX)) {
        return false;
    }
    int64_t seconds = (int64_t)floor(serial * DAY_SECONDS + 0.5);
    int64_t day = seconds / DAY_SECONDS, time = seconds % DAY_SECONDS;
    bool shows_day = format.kind != XLSX_TIME && format.kind != XLSX_ELAPSED;
    bool shows_time = !shows_day || (format.kind == XLSX_DATE_TIME && time);
    if (shows_day) {
        add_day(civil_of(day), format.kind, out);
    }
    if (shows_time) {
        int64_t hours = (format.kind == XLSX_ELAPSED ? day * 24 : 0) + time / 3600;
        buf_printf(out, "%s%02lld:%02lld", shows_day ? " " : "", (long long)hours,
                   (long long)(time % 3600 / 60));
    }
    if (shows_time && time % 60) {
        buf_printf(out, ":%02lld", (long long)(time % 60));
    }
    return true;
}

/* ---- all of it ----------------------------------------------------------------------------------------- */

static bool is_digits(struct slice s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] < '0' || s.at[i] > '9') {
            return false;
        }
    }
    return s.n > 0;
}

static bool read_number(struct slice value, double *v)
{
    char text[NUMBER_MAX + 1];
    char *end;
    if (value.n == 0 || value.n > NUMBER_MAX || !strchr("-+.0123456789", value.at[0])) {
        return false;
    }
    memcpy(text, value.at, value.n);
    text[value.n] = '\0';
    *v = strtod(text, &end);
    return *end == '\0' && isfinite(*v);
}

void xlsx_number_text(struct slice value, struct xlsx_format format, bool is_1904, struct buf *out)
{
    double v;
    bool is_whole =
        is_digits(value) && value.n <= DIGITS_KEPT && (value.at[0] != '0' || value.n == 1);
    if ((format.kind == XLSX_PLAIN && is_whole) || !read_number(value, &v)) {
        buf_add(out, value.at, value.n);
        return;
    }
    size_t start = out->n;
    switch (format.kind) {
    case XLSX_PLAIN: add_plain(v, out); return;
    case XLSX_PERCENT:
        add_plain(v * 100, out);
        buf_char(out, '%');
        return;
    case XLSX_ZEROS:
        if (v >= 0 && v < 1e15 && v == floor(v)) {
            buf_printf(out, "%0*lld", format.digits < NUMBER_MAX ? format.digits : NUMBER_MAX,
                       (long long)v);
        } else {
            add_plain(v, out);
        }
        return;
    case XLSX_DATE:
    case XLSX_DATE_TIME:
    case XLSX_TIME:
    case XLSX_ELAPSED:
    case XLSX_YEAR:
    case XLSX_MONTH:
    case XLSX_MONTH_DAY: break;
    }
    if (!add_date(v, format, is_1904, out)) {
        out->n = start;
        add_plain(v, out);
    }
}
