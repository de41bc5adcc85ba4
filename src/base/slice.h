/* A borrowed run of bytes, not NUL-terminated; whoever made it owns the memory. */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
    const char *at;
    size_t n;
};

static inline struct slice slice_of(const char *text)
{
    return (struct slice){text, text ? strlen(text) : 0};
}

static inline bool slice_eq(struct slice a, struct slice b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

static inline bool slice_is(struct slice a, const char *text)
{
    return slice_eq(a, slice_of(text));
}

/* True when both are NULL or the same text. Also "" and NULL count as the same: an absent value. */
bool text_eq(const char *a, const char *b);
/* True for NULL and "". */
bool text_is_empty(const char *text);
/* `text` itself, or "" for NULL. */
const char *text_or_empty(const char *text);
bool text_starts(const char *text, const char *prefix);

/* Without ASCII blanks and U+3000 at both ends. */
struct slice slice_trim(struct slice s);

#endif
