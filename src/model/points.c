#include "model/points.h"

#include <string.h>

#include "base/utf8.h"
#include "model/scheme.h"

static bool is_digit(const char *at, const char *end)
{
    return at < end && *at >= '0' && *at <= '9';
}

/* Rankings read millions of them, so each part has a loop of its own. */
const char *points_scan(const char *at, const char *end, int64_t *units)
{
    static const int64_t rest[] = {10000, 1000, 100, 10, 1};
    const char *whole = at, *part;
    int64_t value = 0;
    for (; is_digit(at, end) && value <= POINTS_MOST; at++) {
        value = value * 10 + (*at - '0');
    }
    bool has_part = at > whole && at < end && *at == '.';
    for (part = at += has_part; has_part && is_digit(at, end) && at - part <= SCORE_PLACES; at++) {
        value = value * 10 + (*at - '0');
    }
    if (at == whole || (has_part && at == part) || at - part > SCORE_PLACES ||
        value > POINTS_MOST) {
        return NULL;
    }
    *units = value * rest[at - part];
    return *units > POINTS_MOST ? NULL : at;
}

/* Longer than any number that is one. */
#define PLAIN_SIZE 32

/* `text` with full-width signs made plain; false when it holds anything else. */
static bool make_plain(const char *text, char plain[PLAIN_SIZE])
{
    size_t n = 0, len;
    for (; *text && n < PLAIN_SIZE - 1; text += len) {
        uint32_t cp = utf8_decode(text, strlen(text), &len);
        cp = cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFF01 + '!' : cp;
        if (cp >= 0x80) {
            return false;
        }
        plain[n++] = (char)cp;
    }
    plain[n] = '\0';
    return !*text;
}

bool points_read(const char *text, int64_t *units)
{
    char plain[PLAIN_SIZE];
    if (!make_plain(text, plain)) {
        return false;
    }
    bool is_negative = plain[0] == '-';
    const char *at = points_scan(plain + is_negative, plain + strlen(plain), units);
    if (at && *at == '%' && *units % 100 == 0) {
        *units /= 100;
        at++;
    }
    if (!at || *at) {
        return false;
    }
    *units = is_negative ? -*units : *units;
    return true;
}

const char *score_text(struct arena *a, int64_t units, int places)
{
    uint64_t size = units < 0 ? 0 - (uint64_t)units : (uint64_t)units;
    const char *sign = units < 0 ? "-" : "";
    unsigned long long whole = size / SCORE_UNIT;
    char rest[SCORE_PLACES + 1] = "";
    for (int i = SCORE_PLACES; i > 0; i--, size /= 10) {
        rest[i - 1] = (char)('0' + size % 10);
    }
    return places > 0 ? arena_printf(a, "%s%llu.%.*s", sign, whole, places, rest)
                      : arena_printf(a, "%s%llu", sign, whole);
}

const char *mean_text(struct arena *a, int64_t total)
{
    const int64_t cent = SCORE_UNIT * (SCORE_UNIT / 100), half = total < 0 ? -cent / 2 : cent / 2;
    return score_text(a, (total + half) / cent * (SCORE_UNIT / 100), 2);
}

const char *points_text(struct arena *a, int64_t units)
{
    int places = SCORE_PLACES;
    for (int64_t rest = units; places > 0 && rest % 10 == 0; rest /= 10) {
        places--;
    }
    return score_text(a, units, places);
}
