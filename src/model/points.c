#include "model/points.h"

#include <string.h>

#include "base/utf8.h"
#include "model/scheme.h"

const char *points_scan(const char *at, const char *end, int64_t *units)
{
    const char *start = at;
    int places = -1; /* behind the point; -1 before it */
    int64_t value = 0;
    for (; at < end && ((*at >= '0' && *at <= '9') || (*at == '.' && places < 0 && at > start));
         at++) {
        places += *at == '.' || places >= 0;
        value = *at == '.' ? value : value * 10 + (*at - '0');
        if (value > POINTS_MOST || places > SCORE_PLACES) {
            return NULL;
        }
    }
    for (int i = places < 0 ? 0 : places; i < SCORE_PLACES; i++) {
        value *= 10;
    }
    *units = value;
    return at == start || places == 0 || value > POINTS_MOST ? NULL : at;
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

const char *points_text(struct arena *a, int64_t units)
{
    int places = SCORE_PLACES;
    for (int64_t rest = units; places > 0 && rest % 10 == 0; rest /= 10) {
        places--;
    }
    return score_text(a, units, places);
}
