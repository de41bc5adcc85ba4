/* Editing: normalised input, graphemes, words, undo, wrapped rows. */

#include "support/check.h"
#include "text/wrap.h"
#include "tui/widget/edit_buffer.h"

static void type(struct edit_buffer *b, const char *text)
{
    (void)edit_buffer_type(b, slice_of(text));
}

static void test_typing_is_normalised(void **state)
{
    (void)state;
    struct edit_buffer b;
    edit_buffer_init(&b, false);
    type(&b, "Caf");
    type(&b, "e");
    type(&b, "\xCC\x81"); /* a combining acute on its own */
    assert_string_equal(edit_buffer_text(&b), "Caf\xC3\xA9");
    type(&b, "\x01\xE2\x80\xAE 网\n络");
    assert_string_equal(edit_buffer_text(&b), "Caf\xC3\xA9 网 络");
    assert_int_equal(b.at, b.text.n);
    edit_buffer_release(&b);
}

static void test_graphemes_are_one_step(void **state)
{
    (void)state;
    struct edit_buffer b;
    edit_buffer_init(&b, false);
    edit_buffer_set(&b, "网x\xCC\xA3络");
    assert_true(edit_buffer_move(&b, EDIT_LEFT));
    assert_true(edit_buffer_erase(&b, EDIT_LEFT));
    assert_string_equal(edit_buffer_text(&b), "网络");
    assert_true(edit_buffer_erase(&b, EDIT_RIGHT));
    assert_string_equal(edit_buffer_text(&b), "网");
    assert_false(edit_buffer_erase(&b, EDIT_RIGHT));
    assert_false(edit_buffer_move(&b, EDIT_RIGHT));
    edit_buffer_release(&b);
}

static void test_words_and_line_ends(void **state)
{
    (void)state;
    struct edit_buffer b;
    edit_buffer_init(&b, true);
    edit_buffer_set(&b, "应急预案，5G网络\nabc def");
    assert_true(edit_buffer_move(&b, EDIT_WORD_LEFT));
    assert_string_equal(b.text.at + b.at, "def");
    assert_true(edit_buffer_move(&b, EDIT_LINE_START));
    assert_string_equal(b.text.at + b.at, "abc def");
    assert_true(edit_buffer_move(&b, EDIT_LEFT));
    assert_true(edit_buffer_erase(&b, EDIT_WORD_LEFT));
    assert_true(edit_buffer_erase(&b, EDIT_WORD_LEFT));
    assert_string_equal(edit_buffer_text(&b), "应急预案，\nabc def");
    assert_true(edit_buffer_move(&b, EDIT_TEXT_START));
    assert_true(edit_buffer_erase(&b, EDIT_LINE_END));
    assert_string_equal(edit_buffer_text(&b), "\nabc def");
    edit_buffer_release(&b);
}

static void test_undo_takes_runs_and_pastes_whole(void **state)
{
    (void)state;
    struct edit_buffer b;
    edit_buffer_init(&b, true);
    edit_buffer_set(&b, "甲");
    type(&b, "乙");
    type(&b, "丙");
    assert_true(edit_buffer_paste(&b, slice_of("一\r二\r\n三\r")));
    assert_string_equal(edit_buffer_text(&b), "甲乙丙一\n二\n三");
    type(&b, "丁");
    assert_true(edit_buffer_undo(&b));
    assert_string_equal(edit_buffer_text(&b), "甲乙丙一\n二\n三");
    assert_true(edit_buffer_undo(&b));
    assert_string_equal(edit_buffer_text(&b), "甲乙丙");
    assert_true(edit_buffer_undo(&b));
    assert_string_equal(edit_buffer_text(&b), "甲");
    assert_false(edit_buffer_undo(&b));
    assert_true(edit_buffer_redo(&b));
    assert_string_equal(edit_buffer_text(&b), "甲乙丙");
    assert_true(edit_buffer_erase(&b, EDIT_LEFT));
    assert_false(edit_buffer_redo(&b));
    edit_buffer_release(&b);
}

static void test_a_move_ends_a_run_of_typing(void **state)
{
    (void)state;
    struct edit_buffer b;
    edit_buffer_init(&b, false);
    type(&b, "甲");
    assert_true(edit_buffer_move(&b, EDIT_LEFT));
    type(&b, "乙");
    assert_true(edit_buffer_undo(&b));
    assert_string_equal(edit_buffer_text(&b), "甲");
    edit_buffer_release(&b);
}

static void test_rows_break_where_chinese_may(void **state)
{
    (void)state;
    struct slice text = slice_of("平台围绕核心，网 abc\n末");
    struct wrap w = {.text = text, .columns = 12};
    const char *rows[] = {"平台围绕核", "心，网 abc", "末"};
    struct wrap_row row;
    for (size_t i = 0; i < 3; i++) {
        assert_true(wrap_next(&w, &row));
        struct slice got = {text.at + row.from, row.to - row.from};
        assert_true(slice_is(got, rows[i]));
    }
    assert_false(wrap_next(&w, &row));
    assert_int_equal(wrap_count(slice_of(""), 10), 1);
    assert_int_equal(wrap_count(slice_of("a\n"), 10), 2);
    assert_int_equal(wrap_count(slice_of("abcdefghijkl"), 5), 3);
    assert_int_equal(wrap_count(slice_of("abcd   efgh"), 5), 2);
}

static void test_up_and_down_keep_the_column(void **state)
{
    (void)state;
    struct edit_buffer b;
    edit_buffer_init(&b, true);
    edit_buffer_set(&b, "一二三四五六七\n八\n九十百");
    struct edit_place place = edit_buffer_place(&b, 10);
    assert_int_equal(place.row, 3);
    assert_int_equal(place.column, 6);
    assert_true(edit_buffer_move_rows(&b, -1, 10));
    assert_int_equal(edit_buffer_place(&b, 10).column, 2);
    assert_true(edit_buffer_move_rows(&b, -2, 10));
    place = edit_buffer_place(&b, 10);
    assert_int_equal(place.row, 0);
    assert_int_equal(place.column, 6);
    assert_false(edit_buffer_move_rows(&b, -1, 10));
    assert_true(edit_buffer_move_rows(&b, 9, 10));
    assert_false(edit_buffer_move_rows(&b, 1, 10));
    edit_buffer_release(&b);
}

static void test_words_are_counted(void **state)
{
    (void)state;
    struct edit_buffer b;
    edit_buffer_init(&b, false);
    edit_buffer_set(&b, "网络 5G案例");
    assert_int_equal(edit_buffer_words(&b), 5);
    assert_true(edit_buffer_replace(&b, "网络"));
    assert_int_equal(edit_buffer_words(&b), 2);
    assert_true(edit_buffer_undo(&b));
    assert_int_equal(edit_buffer_words(&b), 5);
    edit_buffer_release(&b);
}

static void test_the_point_goes_to_a_line(void **state)
{
    struct edit_buffer b;
    (void)state;
    edit_buffer_init(&b, true);
    edit_buffer_set(&b, "文号: 一\n标题: 二\n");
    edit_buffer_go(&b, 2, 5);
    assert_true(edit_buffer_type(&b, slice_of("第")));
    assert_string_equal(edit_buffer_text(&b), "文号: 一\n标题: 第二\n");
    struct edit_place place = edit_buffer_line(&b);
    assert_int_equal(place.row, 2);
    assert_int_equal(place.column, 6);
    edit_buffer_go(&b, 1, 99);
    assert_int_equal(edit_buffer_line(&b).column, 6);
    edit_buffer_go(&b, 99, 1);
    assert_int_equal(b.at, b.text.n);
    edit_buffer_release(&b);
}

static void test_a_word_is_found_onwards_then_from_the_start(void **state)
{
    struct edit_buffer b;
    (void)state;
    edit_buffer_init(&b, true);
    edit_buffer_set(&b, "期限\n名额\n期限");
    edit_buffer_go(&b, 1, 1);
    assert_true(edit_buffer_find(&b, "期限"));
    assert_int_equal(edit_buffer_line(&b).row, 3);
    assert_true(edit_buffer_find(&b, "期限"));
    assert_int_equal(edit_buffer_line(&b).row, 1);
    assert_false(edit_buffer_find(&b, "份数"));
    assert_false(edit_buffer_find(&b, ""));
    assert_int_equal(edit_buffer_line(&b).row, 1);
    edit_buffer_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_typing_is_normalised),
        ARENA_TEST(test_graphemes_are_one_step),
        ARENA_TEST(test_words_and_line_ends),
        ARENA_TEST(test_undo_takes_runs_and_pastes_whole),
        ARENA_TEST(test_a_move_ends_a_run_of_typing),
        ARENA_TEST(test_rows_break_where_chinese_may),
        ARENA_TEST(test_up_and_down_keep_the_column),
        ARENA_TEST(test_words_are_counted),
        ARENA_TEST(test_the_point_goes_to_a_line),
        ARENA_TEST(test_a_word_is_found_onwards_then_from_the_start),
    };
    return check_run("edit_buffer", tests, sizeof tests / sizeof *tests);
}
