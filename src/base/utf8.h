/* UTF-8: decode, check, measure in terminal columns, cut, make safe to draw.
 *
 * Width is what wcwidth() of the process locale says, because curses asks the same function; main
 * makes sure that the locale is a usable one. A character the C library does not know counts as
 * the two columns of the 〓 that stands in for it on screen.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define UTF8_BAD 0xFFFFFFFFu

/* The character at s[0..n); its length in bytes goes to *len (at least 1 for n > 0). An invalid
 * sequence gives UTF8_BAD and length 1. Overlong forms, surrogates and > U+10FFFF are invalid. */
uint32_t utf8_decode(const char *s, size_t n, size_t *len);
/* Writes 1–4 bytes to out, returns how many; 0 for what is no character. */
size_t utf8_encode(uint32_t cp, char out[4]);
/* The offset of the first invalid byte, or n when all is valid. */
size_t utf8_valid_prefix(const char *s, size_t n);

/* Columns of one character: 0 combining and zero-width, 1, or 2. */
int utf8_char_width(uint32_t cp);
/* Columns of a text. */
size_t utf8_width(const char *s, size_t n);
size_t utf8_text_width(const char *text);
/* How many bytes of s fit into `columns`, never half a character, combining marks kept with their
 * base; *used gets the columns they take (may be NULL). */
size_t utf8_fit(const char *s, size_t n, size_t columns, size_t *used);
/* Number of characters (code points). */
size_t utf8_count(const char *s, size_t n);

/* `text` made to fit `columns`: unchanged, or cut with `~` as its last column. With keep_end the
 * front is cut instead, since 省公司 names differ at their end. */
const char *utf8_cut(struct arena *a, const char *text, size_t columns, bool keep_end);
/* Cut or padded with blanks to exactly `columns`. */
const char *utf8_pad(struct arena *a, const char *text, size_t columns);

/* Control characters other than line feed and tab, bidi overrides, zero-width characters: what nobody
 * sees in a text and a terminal may obey. */
bool utf8_is_invisible(uint32_t cp);
/* `text` as it may be shown on a terminal: control characters as ^X, bidi and zero-width ones as
 * <U+202E>, invalid bytes as <0x9B>, unknown widths as 〓; line ends (LF, CRLF) and tab become blanks unless
 * keep_lines. Returns `text` itself when nothing has to change. */
const char *utf8_printable(struct arena *a, const char *text, bool keep_lines);

#endif
