#include "text/key.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

/* Plain Chinese characters (U+4E00..9FFF) and ASCII are their own normal form. */
static bool is_plain(const char *text, size_t n)
{
    for (size_t i = 0; i < n;) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x80) {
            i++;
        } else if (c >= 0xe5 && c <= 0xe9) {
            i += 3;
        } else if (c == 0xe4 && i + 1 < n && (unsigned char)text[i + 1] >= 0xb8) {
            i += 3;
        } else {
            return false;
        }
    }
    return true;
}

/* The text in a normal form; the text itself when it is in it or is no UTF-8. */
static struct slice normalise(struct arena *a, struct slice text, utf8proc_option_t options)
{
    if (is_plain(text.at, text.n)) {
        return text;
    }
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.n,
                                      &out, options | UTF8PROC_STABLE);
    if (n < 0) {
        free(out);
        return text;
    }
    struct slice copy = {arena_copy(a, (const char *)out, (size_t)n), (size_t)n};
    free(out);
    return copy;
}

static bool is_unseen(uint32_t cp)
{
    return (cp >= 0x200b && cp <= 0x200f) || (cp >= 0x202a && cp <= 0x202e) ||
           (cp >= 0x2060 && cp <= 0x2069) || cp == 0xfeff || cp == 0xad || cp == 0x61c;
}

/* Terminals send a lone CR for each line end of a paste; CR LF is one end, told by its LF. */
static bool is_line_end(struct slice s, size_t at, uint32_t cp)
{
    bool is_lone_cr = cp == '\r' && !(at + 1 < s.n && s.at[at + 1] == '\n');
    return cp == '\n' || is_lone_cr || cp == 0x2028 || cp == 0x2029;
}

const char *text_typed(struct arena *a, struct slice text, bool keeps_lines)
{
    struct slice s = normalise(a, text, UTF8PROC_COMPOSE);
    char *out = arena_alloc(a, s.n + 1);
    size_t used = 0, length;
    for (size_t i = 0; i < s.n; i += length) {
        uint32_t cp = utf8_decode(s.at + i, s.n - i, &length);
        bool is_line = is_line_end(s, i, cp);
        if (is_line || cp == '\t') {
            out[used++] = is_line && keeps_lines ? '\n' : ' ';
        } else if (cp != UTF8_BAD && cp >= 0x20 && !(cp >= 0x7f && cp < 0xa0) && !is_unseen(cp)) {
            memcpy(out + used, s.at + i, length);
            used += length;
        }
    }
    out[used] = '\0';
    return out;
}

const char *text_clean(struct arena *a, struct slice text, bool keeps_lines)
{
    struct slice trimmed = slice_trim(slice_of(text_typed(a, text, keeps_lines)));
    return arena_copy(a, trimmed.at, trimmed.n);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static bool is_ideograph_or_letter(uint32_t cp)
{
    if (cp < 0x80) {
        return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9');
    }
    if (cp >= 0x4e00 && cp <= 0x9fff) {
        return true;
    }
    /* Letters, marks and numbers come first in the list of general categories. */
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO &&
           category != UTF8PROC_CATEGORY_ME;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The ASCII character that a full-width one (U+FF01 to U+FF5E) stands for; 0 for others. */
static char narrowed(const char *at, size_t n)
{
    unsigned char second = n >= 3 ? (unsigned char)at[1] : 0;
    unsigned char third = n >= 3 ? (unsigned char)at[2] : 0;
    bool is_first = second == 0xbc && third >= 0x81 && third <= 0xbf; /* ！ to ＿ */
    bool is_last = second == 0xbd && third >= 0x80 && third <= 0x9e;  /* ｀ to ～ */
    if ((unsigned char)at[0] != 0xef || (!is_first && !is_last)) {
        return 0;
    }
    return (char)(third - (is_first ? 0x60 : 0x20));
}

/* What utf8proc would give, for ASCII, plain Chinese and full-width ASCII, of which most names and titles are.
 * False when there is anything else. */
static bool fold_common(struct slice s, char *out, size_t *used)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        char narrow = (unsigned char)s.at[i] < 0x80 ? s.at[i] : narrowed(s.at + i, s.n - i);
        if (narrow) {
            out[n++] = lower(narrow);
            i += (unsigned char)s.at[i] < 0x80 ? 1 : 3;
        } else if (s.n - i >= 3 && is_plain(s.at + i, 3)) {
            memcpy(out + n, s.at + i, 3);
            n += 3;
            i += 3;
        } else {
            return false;
        }
    }
    *used = n;
    return true;
}

/* NFKC and lower case. */
static struct slice folded(struct arena *a, const char *text)
{
    struct slice s = slice_of(text_or_empty(text));
    char *out = arena_alloc(a, s.n + 1);
    size_t used = 0;
    if (fold_common(s, out, &used)) {
        out[used] = '\0';
        return (struct slice){out, used};
    }
    s = normalise(a, s, UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
    out = arena_copy(a, s.at, s.n);
    for (size_t i = 0; i < s.n; i++) {
        out[i] = lower(out[i]);
    }
    return (struct slice){out, s.n};
}

/* Keeps letters, ideographs and digits only. */
static char *keep(struct arena *a, struct slice s)
{
    char *out = arena_alloc(a, s.n + 1);
    size_t used = 0, length;
    for (size_t i = 0; i < s.n; i += length) {
        if (is_ideograph_or_letter(utf8_decode(s.at + i, s.n - i, &length))) {
            memcpy(out + used, s.at + i, length);
            used += length;
        }
    }
    return out;
}

const char *unit_key(struct arena *a, const char *name)
{
    static const char longer[] = "有限责任公司", shorter[] = "有限公司";
    char *key = keep(a, folded(a, name));
    char *at = strstr(key, longer);
    if (at) {
        memcpy(at, shorter, sizeof shorter - 1);
        memmove(at + sizeof shorter - 1, at + sizeof longer - 1,
                strlen(at + sizeof longer - 1) + 1);
    }
    return key;
}

const char *title_key(struct arena *a, const char *title)
{
    return keep(a, folded(a, title));
}

const char *heading_key(struct arena *a, const char *heading)
{
    struct slice s = folded(a, heading);
    char *bare = arena_alloc(a, s.n + 1);
    size_t used = 0;
    int depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        depth += s.at[i] == '(';
        if (depth == 0) {
            bare[used++] = s.at[i];
        }
        depth -= s.at[i] == ')' && depth > 0;
    }
    const char *key = keep(a, (struct slice){bare, used});
    return *key ? key : keep(a, s);
}
