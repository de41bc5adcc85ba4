/* UTF-8: strict decoding, columns, cutting without halves, making foreign text safe to show. */
#include "base/utf8.h"

#include <string.h>

#include "support/check.h"

static void test_every_character_round_trips(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char bytes[4];
        size_t n = utf8_encode(cp, bytes), len;
        if (cp >= 0xD800 && cp <= 0xDFFF) {
            assert_int_equal(n, 0);
            continue;
        }
        assert_int_equal(utf8_decode(bytes, n, &len), cp);
        assert_int_equal(len, n);
    }
}

static void test_invalid_sequences(void **state)
{
    (void)state;
    const char *bad[] = {"\x80",
                         "\xC0\xAF",
                         "\xE0\x80\xAF",
                         "\xED\xA0\x80",
                         "\xF4\x90\x80\x80",
                         "\xF8\x88\x80\x80\x80",
                         "\xE6\xB1",
                         "\xFF"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t len;
        assert_int_equal(utf8_decode(bad[i], strlen(bad[i]), &len), UTF8_BAD);
        assert_int_equal(len, 1);
    }
    assert_int_equal(utf8_valid_prefix("abcdefgh汉\xFFz", 13), 11);
    assert_int_equal(utf8_valid_prefix("联通", 6), 6);
    assert_int_equal(utf8_valid_prefix("联通", 5), 3);
}

/* The quick look at three bytes says of every second byte what decoding says. */
static void test_three_bytes_are_valid_as_they_decode(void **state)
{
    (void)state;
    for (unsigned first = 0xE0; first <= 0xEF; first++) {
        for (unsigned second = 0; second < 256; second++) {
            const char text[] = {(char)first, (char)second, '\x80', 'z'};
            size_t len;
            bool is_good = utf8_decode(text, 3, &len) != UTF8_BAD;
            assert_int_equal(utf8_valid_prefix(text, sizeof text), is_good ? 4 : 0);
        }
    }
}

static void test_columns(void **state)
{
    (void)state;
    assert_int_equal(utf8_text_width("申报台 1"), 8);
    assert_int_equal(utf8_text_width("e\xCC\x81"), 1);
    size_t used;
    assert_int_equal(utf8_fit("申报台", 9, 5, &used), 6);
    assert_int_equal(used, 4);
    assert_int_equal(utf8_fit("e\xCC\x81x", 4, 1, &used), 3);
}

static void test_cut_and_pad(void **state)
{
    struct arena *a = *state;
    assert_string_equal(utf8_cut(a, "广东省分公司", 12, false), "广东省分公司");
    assert_string_equal(utf8_cut(a, "广东省分公司", 8, false), "广东省~");
    assert_string_equal(utf8_cut(a, "广东省分公司", 8, true), "~分公司");
    assert_string_equal(utf8_pad(a, "广东", 6), "广东  ");
    assert_string_equal(utf8_pad(a, "广东省", 4), "广~ ");
    assert_string_equal(utf8_cut(a, "广东", 0, false), "");
}

static void test_foreign_text_is_made_harmless(void **state)
{
    struct arena *a = *state;
    assert_string_equal(utf8_printable(a, "普通 text", false), "普通 text");
    assert_string_equal(utf8_printable(a, "a\x1b[31m\x7f", false), "a^[[31m^?");
    assert_string_equal(utf8_printable(a, "x\xE2\x80\xAEy\xE2\x80\x8B", false),
                        "x<U+202E>y<U+200B>");
    assert_string_equal(utf8_printable(a, "\xC1\xAA", false), "<0xC1><0xAA>");
    assert_string_equal(utf8_printable(a, "一\n二\t三", false), "一 二 三");
    assert_string_equal(utf8_printable(a, "一\n二", true), "一\n二");
    assert_string_equal(utf8_printable(a, "一\r\n二\r", true), "一\n二^M");
    assert_string_equal(utf8_printable(a, "一\r\n二", false), "一 二");
    assert_string_equal(utf8_printable(a, "\xF0\xB1\x8D\x90", false), "〓"); /* U+31350 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_every_character_round_trips),
        ARENA_TEST(test_invalid_sequences),
        ARENA_TEST(test_three_bytes_are_valid_as_they_decode),
        ARENA_TEST(test_columns),
        ARENA_TEST(test_cut_and_pad),
        ARENA_TEST(test_foreign_text_is_made_harmless),
    };
    return check_run("base/utf8", tests, sizeof tests / sizeof *tests);
}
