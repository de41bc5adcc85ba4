#include "text/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/die.h"
#include "base/utf8.h"

static const struct {
    const char *name;
    enum charset charset;
} NAMES[] = {
    /* The first name of each is the one shown. */
    {"auto", CHARSET_DETECT},        {"utf-8", CHARSET_UTF8},
    {"utf8", CHARSET_UTF8},          {"utf-8-bom", CHARSET_UTF8_BOM},
    {"utf-8-sig", CHARSET_UTF8_BOM}, {"utf-16le", CHARSET_UTF16LE},
    {"utf-16", CHARSET_UTF16LE},     {"utf-16be", CHARSET_UTF16BE},
    {"gb18030", CHARSET_GB18030},    {"gbk", CHARSET_GBK},
    {"cp936", CHARSET_GBK},          {"gb2312", CHARSET_GBK},
};

bool charset_find(const char *name, enum charset *found)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strcasecmp(name, NAMES[i].name) == 0) {
            *found = NAMES[i].charset;
            return true;
        }
    }
    return false;
}

const char *charset_name(enum charset c)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (NAMES[i].charset == c) {
            return NAMES[i].name;
        }
    }
    return "?";
}

/* The one character of a code, 0 when iconv has none or more than one for it. GB charsets have no
 * shift state, so the descriptor needs no reset in between. */
static uint32_t ask(iconv_t cd, const unsigned char *code, size_t n)
{
    char in[4], out[16];
    memcpy(in, code, n);
    char *from = in, *to = out;
    size_t from_left = n, to_left = sizeof out;
    if (iconv(cd, &from, &from_left, &to, &to_left) == (size_t)-1 || from_left > 0) {
        return 0;
    }
    size_t length = 0, made = sizeof out - to_left;
    uint32_t character = utf8_decode(out, made, &length);
    return made > 0 && length == made && character != UTF8_BAD ? character : 0;
}

static void remember(struct gb_table *t, uint32_t character, uint32_t code)
{
    if (character == 0) {
        return;
    }
    if (character < 0x10000) {
        /* Two-byte codes come first and stay. */
        t->back[character] = t->back[character] ? t->back[character] : code;
        return;
    }
    if (t->beyond_n == sizeof t->beyond / sizeof *t->beyond) {
        die("more two-byte codes beyond the BMP than any edition of GB18030 has");
    }
    t->beyond[t->beyond_n++] = (struct gb_pair){character, code};
}

static void fill_two(struct gb_table *t, iconv_t cd)
{
    for (unsigned code = 0x8140; code <= 0xFEFE; code++) {
        unsigned char bytes[2] = {(unsigned char)(code >> 8), (unsigned char)code};
        size_t i = gb_two_index(bytes[0], bytes[1]);
        if (i < GB_TWO) {
            t->two[i] = ask(cd, bytes, 2);
            remember(t, t->two[i], code);
        }
    }
}

static void four_bytes(uint32_t linear, unsigned char out[4])
{
    out[3] = (unsigned char)(0x30 + linear % 10);
    out[2] = (unsigned char)(0x81 + linear / 10 % 126);
    out[1] = (unsigned char)(0x30 + linear / 1260 % 10);
    out[0] = (unsigned char)(0x81 + linear / 12600);
}

static uint32_t code_of(const unsigned char b[4])
{
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static void fill_four(struct gb_table *t, iconv_t cd)
{
    for (uint32_t linear = 0; linear < GB_FOUR; linear++) {
        unsigned char bytes[4];
        four_bytes(linear, bytes);
        t->four[linear] = ask(cd, bytes, 4);
        if (t->four[linear] < 0x10000) {
            remember(t, t->four[linear], code_of(bytes));
        }
    }
}

enum status gb_table_new(enum charset c, struct gb_table **table, struct err *err)
{
    const char *name = c == CHARSET_GBK ? "GBK" : "GB18030";
    iconv_t cd = iconv_open("UTF-8", name);
    if (cd == (iconv_t)-1) {
        err_set(err, STATUS_CONFIG, "本机的 C 库不认识编码 %s, 请安装 libc 的字符集模块", name);
        return err_cause(err, "iconv_open: %s", strerror(errno));
    }
    struct gb_table *t = xmalloc(sizeof *t);
    memset(t, 0, sizeof *t);
    t->has_four = c != CHARSET_GBK;
    fill_two(t, cd);
    if (t->has_four) {
        fill_four(t, cd);
    }
    iconv_close(cd);
    *table = t;
    return STATUS_OK;
}

void gb_table_free(struct gb_table *t)
{
    free(t);
}

static bool between(unsigned char byte, unsigned low, unsigned high)
{
    return byte >= low && byte <= high;
}

uint32_t gb_four_character(const struct gb_table *t, const unsigned char code[4])
{
    if (!between(code[0], 0x81, 0xFE) || !between(code[1], 0x30, 0x39) ||
        !between(code[2], 0x81, 0xFE) || !between(code[3], 0x30, 0x39)) {
        return 0;
    }
    uint32_t linear =
        (((uint32_t)(code[0] - 0x81) * 10 + (code[1] - 0x30u)) * 126 + (code[2] - 0x81u)) * 10 +
        (code[3] - 0x30u);
    if (linear < GB_FOUR) {
        return t->four[linear];
    }
    bool is_astral = linear >= GB_FOUR_ASTRAL && linear - GB_FOUR_ASTRAL < 0x100000;
    return is_astral ? 0x10000 + linear - GB_FOUR_ASTRAL : 0;
}

static uint32_t code_beyond(const struct gb_table *t, uint32_t character)
{
    for (size_t i = 0; i < t->beyond_n; i++) {
        if (t->beyond[i].character == character) {
            return t->beyond[i].code;
        }
    }
    if (!t->has_four || character > 0x10FFFF) {
        return 0;
    }
    unsigned char bytes[4];
    four_bytes(GB_FOUR_ASTRAL + character - 0x10000, bytes);
    return code_of(bytes);
}

size_t gb_encode(const struct gb_table *t, uint32_t character, unsigned char out[4])
{
    if (character < 0x80) {
        out[0] = (unsigned char)character;
        return 1;
    }
    if (character == 0x20AC && !t->has_four) {
        out[0] = 0x80; /* €, as Windows writes it in GBK */
        return 1;
    }
    uint32_t code = character < 0x10000 ? t->back[character] : code_beyond(t, character);
    size_t n = code == 0 ? 0 : code > 0xFFFF ? 4 : 2;
    for (size_t i = 0; i < n; i++) {
        out[i] = (unsigned char)(code >> (8 * (n - 1 - i)));
    }
    return n;
}
