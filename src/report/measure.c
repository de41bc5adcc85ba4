#include "report/measure.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

static bool is_combining(uint32_t c)
{
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x3099 ||
           c == 0x309A;
}

int grid_char_width(uint32_t character)
{
    if (is_combining(character) || utf8_is_invisible(character)) {
        return 0;
    }
    return character < 0x80 ? 1 : 2;
}

size_t grid_width(struct slice text)
{
    size_t width = 0;
    for (size_t at = 0, length; at < text.n; at += length) {
        width += (size_t)grid_char_width(utf8_decode(text.at + at, text.n - at, &length));
    }
    return width;
}

static bool is_clean(uint32_t c)
{
    return c != UTF8_BAD && c != '\t' && !utf8_is_invisible(c);
}

static size_t clean_prefix(const char *text, size_t n)
{
    size_t at = 0, length;
    while (at < n && is_clean(utf8_decode(text + at, n - at, &length))) {
        at += length;
    }
    return at;
}

const char *grid_clean(struct arena *a, const char *text)
{
    text = text_or_empty(text);
    size_t n = strlen(text), at = clean_prefix(text, n);
    if (at == n) {
        return text;
    }
    struct buf out = BUF_INIT;
    buf_add(&out, text, at);
    for (size_t length; at < n; at += length) {
        uint32_t c = utf8_decode(text + at, n - at, &length);
        if (is_clean(c)) {
            buf_add(&out, text + at, length);
        } else {
            buf_text(&out, c == '\t' ? " " : c == UTF8_BAD ? "\xEF\xBF\xBD" : "");
        }
    }
    const char *clean = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return clean;
}
