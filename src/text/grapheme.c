#include "text/grapheme.h"

#include <stdint.h>
#include <utf8proc.h>

#include "base/utf8.h"

size_t grapheme_next(const char *text, size_t n, size_t at)
{
    size_t length;
    int32_t state = 0;
    if (at >= n) {
        return n;
    }
    uint32_t before = utf8_decode(text + at, n - at, &length);
    at += length;
    while (at < n) {
        uint32_t cp = utf8_decode(text + at, n - at, &length);
        if (utf8proc_grapheme_break_stateful((int32_t)before, (int32_t)cp, &state)) {
            return at;
        }
        before = cp;
        at += length;
    }
    return n;
}

/* Clusters are short; looking from a line start or 256 bytes back is enough to know their ends. */
size_t grapheme_previous(const char *text, size_t n, size_t at)
{
    size_t start = at > 256 ? at - 256 : 0;
    while (start > 0 && ((unsigned char)text[start] & 0xc0) == 0x80) {
        start--;
    }
    size_t previous = start;
    for (size_t next = start; next < at; next = grapheme_next(text, n, next)) {
        previous = next;
    }
    return previous;
}
