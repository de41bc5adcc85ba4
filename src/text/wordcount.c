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

size_t wordcount(const char *text, size_t n)
{
    size_t count = 0, length;
    bool in_run = false;
    for (size_t i = 0; i < n; i += length) {
        uint32_t cp = utf8_decode(text + i, n - i, &length);
        bool blank = is_blank(cp), single = !blank && is_single(cp);
        count += single || (!blank && !in_run);
        in_run = !single && !blank;
    }
    return count;
}
