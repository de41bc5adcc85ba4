/* Encodings: the tables against iconv, detection over the whole file, places of bad bytes. */
#include <iconv.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "support/check.h"
#include "text/decoder.h"
#include "text/encoder.h"

#define BYTES(text) ((struct slice){text, sizeof(text) - 1})

/* All of it as UTF-8, read in small pieces so that characters meet the edges; *as gets the charset. */
static enum status decode(struct slice bytes, enum charset *as, struct buf *out, struct err *err)
{
    struct source from = source_of_bytes(bytes);
    struct decoder d;
    enum status status = decoder_open(&d, &from, *as, err);
    if (status != STATUS_OK) {
        return status;
    }
    *as = d.charset;
    size_t n = 0;
    do {
        status = decoder_read(&d, buf_reserve(out, 7), 7, &n, err);
        out->n += n;
    } while (status == STATUS_OK && n > 0);
    *buf_reserve(out, 0) = '\0';
    decoder_close(&d);
    return status;
}

static void expect(struct slice bytes, enum charset as, const char *text)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct buf out = BUF_INIT;
    enum charset found = CHARSET_DETECT;
    assert_int_equal(decode(bytes, &found, &out, &err), STATUS_OK);
    assert_int_equal(found, as);
    assert_string_equal(out.at, text);
    buf_release(&out);
    arena_release(&a);
}

static void test_detection(void **state)
{
    (void)state;
    expect(BYTES("\xC1\xAA\xCD\xA8"), CHARSET_GB18030, "联通");
    expect(BYTES("联通,1\n"), CHARSET_UTF8, "联通,1\n");
    expect(BYTES("\xEF\xBB\xBF一"), CHARSET_UTF8_BOM, "一");
    expect(BYTES("\xFF\xFE\x00\x4E\x09\x00"), CHARSET_UTF16LE, "一\t");
    expect(BYTES("\xFE\xFF\xD8\x40\xDC\x00"), CHARSET_UTF16BE, "𠀀");
    expect(BYTES("\x0A\x4E,\x00\x31\x00\x0A\x00"), CHARSET_UTF16LE, "上,1\n");
    expect(BYTES("\x4E\x0A\x00,\x00\x31\x00\x0A"), CHARSET_UTF16BE, "上,1\n");
    expect(BYTES("\x95\x32\x82\x36"), CHARSET_GB18030, "𠀀");
    expect(BYTES("\x80\xD6\xD0"), CHARSET_GB18030, "€中");
    expect(BYTES(""), CHARSET_UTF8, "");
}

static void test_no_prefix_decides(void **state)
{
    (void)state;
    struct buf file = BUF_INIT, text = BUF_INIT;
    for (int i = 0; i < 100000; i++) {
        buf_text(&file, "abcdefg\n");
        buf_text(&text, "abcdefg\n");
    }
    buf_text(&file, "\xD6\xD0");
    buf_text(&text, "中");
    expect((struct slice){file.at, file.n}, CHARSET_GB18030, text.at);
    buf_release(&file);
    buf_release(&text);
}

static void test_stray_zero_is_no_utf16(void **state)
{
    (void)state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct buf out = BUF_INIT;
    enum charset found = CHARSET_DETECT;
    assert_int_equal(decode(BYTES("abcdef,\n\0abcdefg"), &found, &out, &err), STATUS_OK);
    assert_int_equal(found, CHARSET_UTF8);
    buf_release(&out);
    arena_release(&a);
}

static void expect_bad(struct slice bytes, enum charset as, int line, int column)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct buf out = BUF_INIT;
    assert_int_equal(decode(bytes, &as, &out, &err), STATUS_DATA);
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
    buf_release(&out);
    arena_release(&a);
}

static void test_first_bad_byte(void **state)
{
    (void)state;
    expect_bad(BYTES("a\r\n中\xFF"), CHARSET_DETECT, 2, 2);
    expect_bad(BYTES("ab\ncd\xD6\xD0\xFF"), CHARSET_DETECT, 2, 4);
    expect_bad(BYTES("\xD6\xD0"), CHARSET_UTF8, 1, 1);
    expect_bad(BYTES("a\xD6"), CHARSET_GBK, 1, 2);
    expect_bad(BYTES("\xED\xA0\x80"), CHARSET_UTF8, 1, 1);
    expect_bad(BYTES("\xC0\xAF"), CHARSET_UTF8, 1, 1);
    expect_bad(BYTES("\x00\xD8\x31\x00"), CHARSET_UTF16LE, 1, 1);
    expect_bad(BYTES("a\0b"), CHARSET_UTF16LE, 1, 2);
    expect_bad(BYTES("\x84\x31\xA4\x3A"), CHARSET_GB18030, 1, 1);
    expect_bad(BYTES("\xE3\x32\x9A\x36"), CHARSET_GB18030, 1, 1);
}

static void test_names(void **state)
{
    (void)state;
    enum charset c;
    assert_true(charset_find("GB2312", &c));
    assert_int_equal(c, CHARSET_GBK);
    assert_true(charset_find("UTF-8-BOM", &c));
    assert_string_equal(charset_name(c), "utf-8-bom");
    assert_false(charset_find("latin1", &c));
}

/* What iconv makes of `n` bytes, or 0. */
static uint32_t ask_iconv(iconv_t cd, unsigned char *bytes, size_t n)
{
    char out[8], *to = out, *from = (char *)bytes;
    size_t from_left = n, to_left = sizeof out, length;
    iconv(cd, NULL, NULL, NULL, NULL);
    if (iconv(cd, &from, &from_left, &to, &to_left) == (size_t)-1) {
        return 0;
    }
    return utf8_decode(out, sizeof out - to_left, &length);
}

static void test_every_two_byte_code_as_iconv(void **state)
{
    struct err err = {.arena = *state};
    const enum charset kinds[] = {CHARSET_GB18030, CHARSET_GBK};
    const char *const names[] = {"GB18030", "GBK"};
    for (int k = 0; k < 2; k++) {
        struct gb_table *t;
        assert_int_equal(gb_table_new(kinds[k], &t, &err), STATUS_OK);
        iconv_t cd = iconv_open("UTF-8", names[k]);
        for (unsigned code = 0x8140; code <= 0xFEFE; code++) {
            unsigned char bytes[2] = {(unsigned char)(code >> 8), (unsigned char)code};
            size_t i = gb_two_index(bytes[0], bytes[1]);
            assert_true(i == GB_TWO || t->two[i] == ask_iconv(cd, bytes, 2));
        }
        iconv_close(cd);
        gb_table_free(t);
    }
}

static void test_every_character_as_iconv_writes_it(void **state)
{
    struct err err = {.arena = *state};
    struct gb_table *t;
    assert_int_equal(gb_table_new(CHARSET_GB18030, &t, &err), STATUS_OK);
    iconv_t cd = iconv_open("GB18030", "UTF-8");
    for (uint32_t c = 0x80; c <= 0x10FFFF; c += c < 0x30000 ? 1 : 211) {
        char in[4], out[8], *from = in, *to = out;
        size_t from_left = utf8_encode(c, in), to_left = sizeof out;
        if (from_left == 0) {
            continue;
        }
        iconv(cd, NULL, NULL, NULL, NULL);
        unsigned char ours[4];
        size_t n = gb_encode(t, c, ours);
        if (iconv(cd, &from, &from_left, &to, &to_left) != (size_t)-1) {
            assert_int_equal(n, sizeof out - to_left);
            assert_memory_equal(ours, out, n);
        }
        assert_true(n != 4 || gb_four_character(t, ours) == c);
    }
    iconv_close(cd);
    gb_table_free(t);
}

static void count_note(void *to, uint32_t character, enum encoder_note note)
{
    (void)character;
    ((int *)to)[note]++;
}

static void test_what_a_target_cannot_hold(void **state)
{
    struct err err = {.arena = *state};
    struct encoder e;
    struct buf out = BUF_INIT;
    int notes[2] = {0, 0};
    assert_int_equal(encoder_open(&e, CHARSET_GBK, &err), STATUS_OK);
    encoder_add(&e, slice_of("a中€😀"), &out, (struct encoder_report){count_note, notes});
    assert_string_equal(out.at, "a\xD6\xD0\x80\xA1\xFE");
    assert_int_equal(notes[ENCODER_LOST], 1);
    encoder_close(&e);
    buf_clear(&out);
    assert_int_equal(encoder_open(&e, CHARSET_GB18030, &err), STATUS_OK);
    encoder_add(&e, slice_of("😀"), &out, (struct encoder_report){count_note, notes});
    assert_int_equal(notes[ENCODER_FOUR_BYTE], 1);
    expect((struct slice){out.at, out.n}, CHARSET_GB18030, "😀");
    encoder_close(&e);
    buf_release(&out);
    assert_int_equal(encoder_open(&e, CHARSET_UTF16LE, &err), STATUS_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_detection),
        ARENA_TEST(test_no_prefix_decides),
        ARENA_TEST(test_stray_zero_is_no_utf16),
        ARENA_TEST(test_first_bad_byte),
        ARENA_TEST(test_names),
        ARENA_TEST(test_every_two_byte_code_as_iconv),
        ARENA_TEST(test_every_character_as_iconv_writes_it),
        ARENA_TEST(test_what_a_target_cannot_hold),
    };
    return check_run("text/charset", tests, sizeof tests / sizeof *tests);
}
