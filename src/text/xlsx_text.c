#include "text/xlsx_text.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

void xlsx_text_start(struct xlsx_text *t, const char *name)
{
    t->is_run = t->is_run || strcmp(name, "t") == 0;
    t->is_phonetic = t->is_phonetic || strcmp(name, "rPh") == 0;
}

void xlsx_text_end(struct xlsx_text *t, const char *name)
{
    t->is_run = t->is_run && strcmp(name, "t") != 0;
    t->is_phonetic = t->is_phonetic && strcmp(name, "rPh") != 0;
}

bool xlsx_text_hears(const struct xlsx_text *t)
{
    return t->is_run && !t->is_phonetic;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* The character of _xHHHH_ at `at`; UINT32_MAX when none stands there. */
static uint32_t escaped(const char *at, const char *end)
{
    uint32_t c = 0;
    if (end - at < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_') {
        return UINT32_MAX;
    }
    for (int i = 2; i < 6; i++) {
        int digit = hex_digit(at[i]);
        if (digit < 0) {
            return UINT32_MAX;
        }
        c = c * 16 + (uint32_t)digit;
    }
    return c >= 0xD800 && c <= 0xDFFF ? UINT32_MAX : c; /* half of a character stays as written */
}

void xlsx_text_finish(struct buf *text, size_t start)
{
    if (text->n == start) {
        return;
    }
    char *to = text->at + start;
    const char *from = to, *end = text->at + text->n;
    if (!memchr(from, '_', text->n - start) && !memchr(from, '\r', text->n - start)) {
        return;
    }
    while (from < end) {
        uint32_t c = escaped(from, end);
        if (c == UINT32_MAX) {
            c = (unsigned char)*from;
            *to = *from++;
            to += c != '\r';
            continue;
        }
        from += 7;
        to += c && c != '\r' ? utf8_encode(c, to) : 0;
    }
    text->n = (size_t)(to - text->at);
    text->at[text->n] = '\0';
}
