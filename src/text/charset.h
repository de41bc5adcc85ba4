/* The encodings of files from outside: their names, and how GB18030 and GBK map to Unicode.
 *
 * The mapping is asked once from iconv, code by code, and kept as tables, because a call of iconv per
 * cell is several times slower than a lookup; a test compares every code with iconv. Reading and
 * writing with them is text/decoder.h and text/encoder.h. */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum charset {
    CHARSET_DETECT, /* reading only: see decoder_open */
    CHARSET_UTF8,
    CHARSET_UTF8_BOM,
    CHARSET_UTF16LE,
    CHARSET_UTF16BE,
    CHARSET_GB18030,
    CHARSET_GBK, /* reading: the same as GB18030, its superset */
};

/* By name, any case: auto, utf-8, utf8, utf-8-bom, utf-8-sig, utf-16, utf-16le, utf-16be, gb18030,
 * gbk, cp936, gb2312 (which is read as what files so labelled really are: GB18030; iconv's own GB2312
 * gives other characters for — and ·). */
bool charset_find(const char *name, enum charset *found);
/* `utf-8`, `gb18030` … */
const char *charset_name(enum charset c);

#define GB_TWO (126 * 190)    /* lead 81–FE, trail 40–7E 80–FE */
#define GB_FOUR 39420         /* 81308130–8431A439, which hold the rest of the BMP */
#define GB_FOUR_ASTRAL 189000 /* 90308130 is U+10000, then in step to U+10FFFF */

/* Codes and characters of a GB charset. Codes are the bytes as one number, 0 is "none". */
struct gb_table {
    uint32_t two[GB_TWO], four[GB_FOUR]; /* to Unicode; GBK has no `four` */
    uint32_t back[0x10000];              /* from the BMP to a code */
    /* The few two-byte codes of characters beyond the BMP. */
    struct gb_pair {
        uint32_t character, code;
    } beyond[16];
    size_t beyond_n;
    bool has_four;
};

/* A table for CHARSET_GB18030 or CHARSET_GBK; gb_table_free gives it back. STATUS_CONFIG when the C
 * library lacks the charset (Debian may split the rare modules off: libc6's gconv modules). */
enum status gb_table_new(enum charset c, struct gb_table **table, struct err *err) MUST_CHECK;
void gb_table_free(struct gb_table *t);

/* The place of a two-byte code in `two`, or GB_TWO. */
static inline size_t gb_two_index(unsigned lead, unsigned trail)
{
    if (lead < 0x81 || lead > 0xFE || trail < 0x40 || trail == 0x7F || trail > 0xFE) {
        return GB_TWO;
    }
    return (size_t)(lead - 0x81) * 190 + (trail - 0x40 - (trail > 0x7F));
}

/* The character of four bytes, 0 when there is none. */
uint32_t gb_four_character(const struct gb_table *t, const unsigned char code[4]);
/* The bytes of a character (1, 2 or 4), 0 when the charset does not have it. */
size_t gb_encode(const struct gb_table *t, uint32_t character, unsigned char out[4]);

#endif
