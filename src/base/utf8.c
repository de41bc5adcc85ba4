#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"

#define GETA "\xE3\x80\x93" /* 〓 */

uint32_t utf8_decode(const char *text, size_t n, size_t *len)
{
    const unsigned char *s = (const unsigned char *)text;
    *len = 1;
    if (n == 0) {
        *len = 0;
        return UTF8_BAD;
    }
    if (s[0] < 0x80) {
        return s[0];
    }
    size_t need = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    if (s[0] < 0xC2 || s[0] > 0xF4 || n < need) {
        return UTF8_BAD;
    }
    uint32_t cp = s[0] & (0x7Fu >> need);
    for (size_t i = 1; i < need; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            return UTF8_BAD;
        }
        cp = cp << 6 | (s[i] & 0x3Fu);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (cp < least[need] || (cp >= 0xD800 && cp <= 0xDFFF) || cp > 0x10FFFF) {
        return UTF8_BAD;
    }
    *len = need;
    return cp;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) {
        return 0;
    }
    size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (cp & 0x3F));
        cp >>= 6;
    }
    out[0] = (char)((0xF00u >> n & 0xFF) | cp);
    return n;
}

/* True for the three bytes of U+1000 to U+CFFF and U+E000 to U+FFFF, where Chinese and its punctuation are:
 * nothing there is overlong or a surrogate. */
static bool is_common(const unsigned char *s)
{
    return s[0] >= 0xE1 && s[0] <= 0xEF && s[0] != 0xED && (s[1] & 0xC0) == 0x80 &&
           (s[2] & 0xC0) == 0x80;
}

size_t utf8_valid_prefix(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n) {
        uint64_t eight;
        while (n - i >= sizeof eight &&
               (memcpy(&eight, s + i, sizeof eight), (eight & 0x8080808080808080u) == 0)) {
            i += sizeof eight;
        }
        while (n - i >= 3 && is_common((const unsigned char *)s + i)) {
            i += 3;
        }
        size_t len;
        if (i >= n || utf8_decode(s + i, n - i, &len) == UTF8_BAD) {
            break;
        }
        i += len;
    }
    return i;
}

int utf8_char_width(uint32_t cp)
{
    if (cp >= 0x20 && cp < 0x7F) {
        return 1;
    }
    int width = cp == UTF8_BAD ? -1 : wcwidth((wchar_t)cp);
    return width < 0 ? 2 : width;
}

size_t utf8_width(const char *s, size_t n)
{
    size_t columns = 0;
    for (size_t i = 0, len; i < n; i += len) {
        columns += (size_t)utf8_char_width(utf8_decode(s + i, n - i, &len));
    }
    return columns;
}

size_t utf8_text_width(const char *text)
{
    return utf8_width(text, strlen(text));
}

size_t utf8_fit(const char *s, size_t n, size_t columns, size_t *used)
{
    size_t i = 0, taken = 0;
    for (size_t len; i < n; i += len) {
        size_t width = (size_t)utf8_char_width(utf8_decode(s + i, n - i, &len));
        if (taken + width > columns) {
            break;
        }
        taken += width;
    }
    if (used) {
        *used = taken;
    }
    return i;
}

size_t utf8_count(const char *s, size_t n)
{
    size_t count = 0;
    for (size_t i = 0, len; i < n; i += len) {
        (void)utf8_decode(s + i, n - i, &len);
        count++;
    }
    return count;
}

/* The start of the shortest tail that takes at most `columns`. */
static size_t tail_start(const char *s, size_t n, size_t columns)
{
    size_t total = utf8_width(s, n), i = 0;
    for (size_t len; i < n && total > columns; i += len) {
        total -= (size_t)utf8_char_width(utf8_decode(s + i, n - i, &len));
    }
    return i;
}

const char *utf8_cut(struct arena *a, const char *text, size_t columns, bool keep_end)
{
    size_t n = strlen(text);
    if (columns == 0) {
        return "";
    }
    if (utf8_width(text, n) <= columns) {
        return text;
    }
    if (keep_end) {
        return arena_printf(a, "~%s", text + tail_start(text, n, columns - 1));
    }
    return arena_printf(a, "%.*s~", (int)utf8_fit(text, n, columns - 1, NULL), text);
}

const char *utf8_pad(struct arena *a, const char *text, size_t columns)
{
    const char *cut = utf8_cut(a, text, columns, false);
    size_t width = utf8_text_width(cut);
    return arena_printf(a, "%s%*s", cut, (int)(columns - width), "");
}

static bool is_zero_width(uint32_t cp)
{
    return cp == 0xAD || cp == 0x61C || (cp >= 0x200B && cp <= 0x200F) ||
           (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF ||
           (cp >= 0xFFF9 && cp <= 0xFFFB) || (cp >= 0xE0000 && cp <= 0xE0FFF);
}

bool utf8_is_invisible(uint32_t cp)
{
    return (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0) ||
           is_zero_width(cp);
}

/* What is shown instead of a character, or NULL when it is harmless. */
static const char *stand_in(uint32_t cp, unsigned char byte, bool keep_lines, char room[16])
{
    if (cp == UTF8_BAD) {
        (void)snprintf(room, 16, "<0x%02X>", byte);
    } else if (cp == '\n' || cp == '\t') {
        return keep_lines && cp == '\n' ? NULL : " ";
    } else if (cp < 0x20 || cp == 0x7F) {
        (void)snprintf(room, 16, "^%c", (int)(cp ^ 0x40));
    } else if ((cp >= 0x80 && cp < 0xA0) || is_zero_width(cp)) {
        (void)snprintf(room, 16, "<U+%04X>", cp);
    } else {
        return cp >= 0x80 && wcwidth((wchar_t)cp) < 0 ? GETA : NULL;
    }
    return room;
}

const char *utf8_printable(struct arena *a, const char *text, bool keep_lines)
{
    size_t n = strlen(text);
    struct buf out = BUF_INIT;
    bool changed = false;
    for (size_t i = 0, len; i < n; i += len) {
        char room[16];
        uint32_t cp = utf8_decode(text + i, n - i, &len);
        const char *instead = stand_in(cp, (unsigned char)text[i], keep_lines, room);
        if (cp == '\r' && text[i + 1] == '\n') {
            instead = "";
        }
        if (instead && !changed) {
            changed = true;
            buf_add(&out, text, i);
        }
        if (instead) {
            buf_text(&out, instead);
        } else if (changed) {
            buf_add(&out, text + i, len);
        }
    }
    const char *result = changed ? arena_copy(a, out.at, out.n) : text;
    buf_release(&out);
    return result;
}
