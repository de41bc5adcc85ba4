#include "base/slice.h"

bool text_is_empty(const char *text)
{
    return !text || !*text;
}

const char *text_or_empty(const char *text)
{
    return text ? text : "";
}

bool text_eq(const char *a, const char *b)
{
    return strcmp(text_or_empty(a), text_or_empty(b)) == 0;
}

bool text_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Bytes of the blank at s[0..n), 0 when there is none. */
static size_t blank_at(const char *s, size_t n)
{
    if (n && strchr(" \t\r\n", *s) && *s) {
        return 1;
    }
    return n >= 3 && memcmp(s, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

struct slice slice_trim(struct slice s)
{
    for (size_t k; (k = blank_at(s.at, s.n)) > 0;) {
        s.at += k;
        s.n -= k;
    }
    for (;;) {
        if (s.n && blank_at(s.at + s.n - 1, 1)) {
            s.n -= 1;
        } else if (s.n >= 3 && blank_at(s.at + s.n - 3, 3) == 3) {
            s.n -= 3;
        } else {
            return s;
        }
    }
}
