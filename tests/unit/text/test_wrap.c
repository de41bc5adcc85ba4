/* Where rows break that hold words longer than they are. */
#include "text/wrap.h"

#include "support/check.h"

static const char *rows_of(struct arena *a, const char *text, size_t columns)
{
    struct wrap w = {.text = slice_of(text), .columns = columns};
    struct wrap_row row;
    const char *all = "";
    while (wrap_next(&w, &row)) {
        struct slice shown = wrap_shown(w.text, row);
        all = arena_printf(a, "%s%.*s|", all, (int)shown.n, shown.at);
    }
    return all;
}

static void a_long_word_is_cut_where_it_has_a_joint(void **state)
{
    assert_string_equal(rows_of(*state, "shenbao128@example.cn", 14), "shenbao128|@example.cn|");
    assert_string_equal(rows_of(*state, "13800138000/13800138001", 14),
                        "13800138000/|13800138001|");
    assert_string_equal(rows_of(*state, "13800138000", 6), "138001|38000|");
    assert_string_equal(rows_of(*state, "123456；甲", 6),
                        "12345|6；甲|"); /* no row begins with ； */
    /* A place between words comes first. */
    assert_string_equal(rows_of(*state, "电话 a@example.cn", 14), "电话|a@example.cn|");
}

static size_t piece(const char *text, bool is_cut)
{
    const struct wrap w = {.text = slice_of(text)};
    return wrap_piece(&w, is_cut);
}

static void a_piece_is_what_no_row_breaks(void **state)
{
    (void)state;
    assert_int_equal(piece("面向5G专网", false), 2);
    assert_int_equal(piece("甲 13800138000；乙", false),
                     13); /* with the sign that must not begin a row */
    assert_int_equal(piece("13800138000\n1234", false), 11);
    assert_int_equal(piece("w@example.cn", false), 12);
    assert_int_equal(piece("w@example.cn", true), 11);
    assert_int_equal(piece("", true), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(a_long_word_is_cut_where_it_has_a_joint),
        cmocka_unit_test(a_piece_is_what_no_row_breaks),
    };
    return check_run("wrap", tests, sizeof tests / sizeof *tests);
}
