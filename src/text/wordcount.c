#include "text/wordcount.h"

#include <stdbool.h>

#include "base/utf8.h"

static bool is_blank(uint32_t cp)
{
    return cp <= 0x20 || cp == 0xa0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200f) ||
           cp == 0x2028 || cp == 0x2029 || cp == 0xfeff;
}

/* What counts by itself: East Asian characters and signs, by their width. */
static bool is_single(uint32_t cp)
{
    return cp >= 0x2e80 ? utf8_char_width(cp) == 2
                        : (cp >= 0x2010 && cp <= 0x206f); /* “ ” — … in Chinese text */
}

static bool is_ascii_sign(uint32_t cp)
{
    bool is_letter = (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z', is_digit = cp >= '0' && cp <= '9';
    return cp < 0x80 && !is_letter && !is_digit;
}

size_t wordcount(const char *text, size_t n)
{
    size_t count = 0, length;
    bool is_counted = false; /* the run we stand in */
    for (size_t i = 0; i < n; i += length) {
        uint32_t cp = utf8_decode(text + i, n - i, &length);
        if (is_blank(cp) || is_single(cp)) {
            count += !is_blank(cp);
            is_counted = false;
        } else if (!is_counted && !is_ascii_sign(cp)) {
            count++;
            is_counted = true;
        }
    }
    return count;
}
