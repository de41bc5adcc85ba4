#include "rules/fold.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/utf8.h"

/* Full-width ASCII (U+FF01–FF5E) as half-width, every dash as '-', every blank as ' '. */
static uint32_t fold_char(uint32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E) {
        cp -= 0xFEE0;
    }
    switch (cp) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return '-';
    case '\t':
    case '\r':
    case '\n':
    case 0xA0:
    case 0x3000:
    case 0x202F: return ' ';
    default: return cp >= 0x2000 && cp <= 0x200A ? ' ' : cp;
    }
}

/* Zero-width and direction marks, byte order marks: nobody meant to type them. */
static bool is_invisible(uint32_t cp)
{
    return cp == 0xFEFF || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x2069);
}

char *fold_text(struct arena *a, const char *text)
{
    struct slice in = slice_of(text_or_empty(text));
    char *out = arena_alloc(a, in.n * 3 + 1); /* U+FFFD for one bad byte is the only growth */
    size_t n = 0;
    for (size_t i = 0, len = 0; i < in.n; i += len) {
        uint32_t cp = utf8_decode(in.at + i, in.n - i, &len);
        if (!is_invisible(cp)) {
            n += utf8_encode(cp == UTF8_BAD ? 0xFFFD : fold_char(cp), out + n);
        }
    }
    out[n] = '\0';
    return out;
}
