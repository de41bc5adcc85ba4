/* Keys from the bytes of many terminals. */
#include "tui/key.h"

#include <string.h>

#include "support/check.h"
#include "tui/key_decoder.h"

/* The only key that `bytes` give when nothing more comes; K_NONE when they give none. */
static uint32_t only_key(const char *bytes)
{
    struct key_decoder d;
    struct key key, more;
    key_decoder_init(&d);
    key_decoder_feed(&d, bytes, strlen(bytes));
    bool is_one = key_decoder_next(&d, true, &key);
    assert_false(key_decoder_next(&d, true, &more));
    key_decoder_release(&d);
    return is_one ? key.code : K_NONE;
}

static void test_function_keys_of_many_terminals(void **state)
{
    (void)state;
    assert_int_equal(only_key("\x1bOP"), K_F(1));
    assert_int_equal(only_key("\x1b[11~"), K_F(1));
    assert_int_equal(only_key("\x1b[[A"), K_F(1));
    assert_int_equal(only_key("\x1b[[E"), K_F(5));
    assert_int_equal(only_key("\x1b[15~"), K_F(5));
    assert_int_equal(only_key("\x1b[21~"), K_F(10));
    assert_int_equal(only_key("\x1b[24~"), K_F(12));
    assert_int_equal(only_key("\x1b[1;2P"), K_F(1) | K_SHIFT);
    assert_int_equal(only_key("\x1b[24;5~"), K_F(12) | K_CTRL_BIT);
}

/* It may have been a password. */
static void test_what_was_typed_does_not_stay(void **state)
{
    (void)state;
    struct key_decoder d;
    struct key key;
    key_decoder_init(&d);
    key_decoder_feed(&d, "lamp\x1b[200~river\x1b[201~", 21);
    for (int i = 0; i < 5; i++) {
        assert_true(key_decoder_next(&d, true, &key));
    }
    assert_string_equal(key.text, "river");
    assert_false(key_decoder_next(&d, true, &key));
    for (size_t i = 0; i < 21; i++) {
        assert_int_equal(d.bytes.at[i], 0);
    }
    assert_int_equal(d.paste.n, 0);
    assert_int_equal(d.paste.at[0], 0);
    key_decoder_release(&d);
}

static void test_alt_digits_are_function_keys(void **state)
{
    (void)state;
    assert_int_equal(only_key("\x1b"
                              "1"),
                     K_F(1));
    assert_int_equal(only_key("\x1b"
                              "9"),
                     K_F(9));
    assert_int_equal(only_key("\x1b"
                              "0"),
                     K_F(10));
    assert_int_equal(only_key("\x1bX"), K_ALT('x'));
    assert_int_equal(only_key("\x1bO"), K_ALT('o'));
}

static void test_moving_and_editing_keys(void **state)
{
    (void)state;
    assert_int_equal(only_key("\x1b[A"), K_UP);
    assert_int_equal(only_key("\x1bOA"), K_UP);
    assert_int_equal(only_key("\x1b[1;5D"), K_LEFT | K_CTRL_BIT);
    assert_int_equal(only_key("\x1b[1~"), K_HOME);
    assert_int_equal(only_key("\x1b[7~"), K_HOME);
    assert_int_equal(only_key("\x1bOF"), K_END);
    assert_int_equal(only_key("\x1b[5~"), K_PAGE_UP);
    assert_int_equal(only_key("\x1b[3~"), K_DELETE);
    assert_int_equal(only_key("\x1b[3$"), K_DELETE | K_SHIFT);
    assert_int_equal(only_key("\x1b[Z"), K_BACK_TAB);
    assert_int_equal(only_key("\x1bOM"), K_ENTER);
    assert_int_equal(only_key("\x1bOp"), '0');
    assert_int_equal(only_key("\x7f"), K_BACKSPACE);
    assert_int_equal(only_key("\b"), K_BACKSPACE);
    assert_int_equal(only_key("\t"), K_TAB);
    assert_int_equal(only_key("\r"), K_ENTER);
    assert_int_equal(only_key("\x13"), K_CTRL('s'));
}

static void test_unknown_sequences_are_swallowed_whole(void **state)
{
    (void)state;
    assert_int_equal(only_key("\x1b[99~"), K_NONE);
    assert_int_equal(only_key("\x1b[?1;2c"), K_NONE);
    assert_int_equal(only_key("\x1b["), K_NONE);
    assert_int_equal(only_key("\x1b[99999999999999999999~x"), 'x');
    assert_int_equal(only_key("\x1b[12\x13"), K_CTRL('s'));
}

/* A wrong charset must not silence the keyboard. */
static void test_bytes_that_are_no_character_are_dropped_alone(void **state)
{
    (void)state;
    assert_int_equal(only_key("\xFFq"), 'q');
    assert_int_equal(only_key("\xC1\xAA\x1b[A"), K_UP);
    assert_int_equal(only_key("联"), 0x8054);
    assert_int_equal(only_key("𠀀"), 0x20000);
}

static void test_split_input_waits_for_the_rest(void **state)
{
    (void)state;
    const char *bytes = "\x1b[15~联";
    struct key_decoder d;
    struct key key;
    key_decoder_init(&d);
    assert_int_equal(key_decoder_patience(&d), -1);
    key_decoder_feed(&d, bytes, 1);
    assert_false(key_decoder_next(&d, false, &key));
    assert_int_equal(key_decoder_patience(&d), KEY_ESC_PATIENCE);
    key_decoder_feed(&d, bytes + 1, 2);
    assert_false(key_decoder_next(&d, false, &key));
    assert_int_equal(key_decoder_patience(&d), KEY_PART_PATIENCE);
    key_decoder_feed(&d, bytes + 3, 3);
    assert_true(key_decoder_next(&d, false, &key));
    assert_int_equal(key.code, K_F(5));
    assert_false(key_decoder_next(&d, false, &key));
    key_decoder_feed(&d, bytes + 6, 2);
    assert_true(key_decoder_next(&d, false, &key));
    assert_int_equal(key.code, 0x8054);
    key_decoder_release(&d);
}

/* However long a slow line takes for the rest of a character; another key shows that it does not come. */
static void test_half_a_character_is_kept_until_something_follows(void **state)
{
    (void)state;
    struct key_decoder d;
    struct key key;
    key_decoder_init(&d);
    key_decoder_feed(&d, "\xE8\x81", 2); /* of 联 */
    assert_false(key_decoder_next(&d, true, &key));
    assert_int_equal(key_decoder_patience(&d), -1); /* nothing to wait for in a hurry */
    key_decoder_feed(&d, "\x94", 1);
    assert_true(key_decoder_next(&d, false, &key));
    assert_int_equal(key.code, 0x8054);
    key_decoder_feed(&d, "\xF0\xA0", 2);
    assert_false(key_decoder_next(&d, true, &key));
    key_decoder_feed(&d, "\x1b[A", 3);
    assert_true(key_decoder_next(&d, false, &key));
    assert_int_equal(key.code, K_UP);
    assert_int_equal(d.dropped, 2);
    key_decoder_release(&d);
}

static void test_esc_alone_and_before_other_keys(void **state)
{
    (void)state;
    struct key_decoder d;
    struct key key;
    assert_int_equal(only_key("\x1b"), K_ESC);
    key_decoder_init(&d);
    key_decoder_feed(&d, "\x1b\x1b[B\x1b中", 8);
    const uint32_t want[] = {K_ESC, K_DOWN, K_ESC, 0x4E2D};
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        assert_true(key_decoder_next(&d, false, &key));
        assert_int_equal(key.code, want[i]);
    }
    key_decoder_release(&d);
}

static void test_a_paste_is_one_event(void **state)
{
    (void)state;
    struct key_decoder d;
    struct key key;
    const char *bytes = "\x1b[200~一\r二\r\n\x1b[A\t\xFFx\x1b[201~y";
    key_decoder_init(&d);
    for (const char *p = bytes; *p; p++) { /* byte by byte, as a slow line brings it */
        bool is_end = p[1] == '\0' || p[1] == 'y';
        key_decoder_feed(&d, p, 1);
        assert_int_equal(key_decoder_next(&d, false, &key), is_end);
        if (p[1] == 'y') {
            assert_int_equal(key.code, K_PASTE);
            assert_string_equal(key.text, "一\n二\n\x1b[A\t\xEF\xBF\xBDx");
        }
    }
    assert_int_equal(key.code, 'y');
    key_decoder_release(&d);
}

static void test_a_paste_without_end_arrives(void **state)
{
    (void)state;
    assert_int_equal(only_key("\x1b[200~abc"), K_PASTE);
    assert_int_equal(only_key("\x1b[200~\x1b[201~"), K_NONE);
}

static void test_shortcuts_with_an_input_method_on(void **state)
{
    (void)state;
    assert_int_equal(key_folded(0xFF0F), '/');
    assert_int_equal(key_folded(0xFF1A), ':');
    assert_int_equal(key_folded(0xFF1F), '?');
    assert_int_equal(key_folded(0xFF13), '3');
    assert_int_equal(key_folded(0x3001), '/');
    assert_int_equal(key_folded(0x3000), ' ');
    assert_int_equal(key_folded(K_UP), K_UP);
    assert_int_equal(key_folded(0x4E2D), 0x4E2D);
}

static void test_names(void **state)
{
    (void)state;
    char room[KEY_NAME_SIZE];
    assert_string_equal(key_label(K_F(2), room), "F2");
    assert_string_equal(key_label(K_F(12) | K_SHIFT, room), "Shift-F12");
    assert_string_equal(key_label(K_CTRL('s'), room), "Ctrl-S");
    assert_string_equal(key_label('m', room), "m");
    assert_string_equal(key_label(K_ENTER, room), "Enter");
    assert_string_equal(key_second_way(K_F(10), room), "Alt-0");
    assert_null(key_second_way(K_F(11), room));
    assert_null(key_second_way('x', room));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_function_keys_of_many_terminals),
        ARENA_TEST(test_what_was_typed_does_not_stay),
        ARENA_TEST(test_alt_digits_are_function_keys),
        ARENA_TEST(test_moving_and_editing_keys),
        ARENA_TEST(test_unknown_sequences_are_swallowed_whole),
        ARENA_TEST(test_bytes_that_are_no_character_are_dropped_alone),
        ARENA_TEST(test_split_input_waits_for_the_rest),
        ARENA_TEST(test_half_a_character_is_kept_until_something_follows),
        ARENA_TEST(test_esc_alone_and_before_other_keys),
        ARENA_TEST(test_a_paste_is_one_event),
        ARENA_TEST(test_a_paste_without_end_arrives),
        ARENA_TEST(test_shortcuts_with_an_input_method_on),
        ARENA_TEST(test_names),
    };
    return check_run("tui/key", tests, sizeof tests / sizeof *tests);
}
