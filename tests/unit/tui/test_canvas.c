/* Cells: wide characters stay whole, parts clip, hostile text is harmless. */
#include "tui/canvas.h"

#include "support/check.h"

static const char *line_after(struct arena *a, int x, const char *first, const char *second)
{
    struct canvas cv;
    canvas_init(&cv, 1, 8);
    canvas_text(&cv, (struct pen){.width = 8}, first);
    canvas_text(&cv, (struct pen){.x = x}, second);
    const char *text = canvas_dump(&cv, a);
    canvas_release(&cv);
    return text;
}

static void test_overwriting_half_blanks_the_other(void **state)
{
    struct arena *a = *state;
    assert_string_equal(line_after(a, 0, "申报台", "x"), "x 报台\n");
    assert_string_equal(line_after(a, 1, "申报台", "x"), " x报台\n");
    assert_string_equal(line_after(a, 1, "申报台", "汉"), " 汉 台\n");
    assert_string_equal(line_after(a, 2, "申报台", "汉"), "申汉台\n");
}

static void test_long_text_is_cut_with_a_mark(void **state)
{
    struct arena *a = *state;
    assert_string_equal(line_after(a, 0, "广东省分公司", ""), "广东省~\n");
    assert_string_equal(line_after(a, 5, "", "广东"), "     广~\n");
    assert_string_equal(line_after(a, 7, "", "广"), "       ~\n");
    assert_string_equal(line_after(a, 8, "ab", "cd"), "ab\n");
    assert_string_equal(line_after(a, -1, "", "广东x"), " 东x\n");
}

static void test_width_alignment_and_kept_end(void **state)
{
    struct arena *a = *state;
    struct canvas cv;
    canvas_init(&cv, 2, 12);
    canvas_text(&cv, (struct pen){.x = 1, .width = 5, .keep_end = true}, "广东省分公司");
    canvas_text(&cv, (struct pen){.x = 7, .width = 4, .to_right = true}, "42");
    canvas_text(&cv, (struct pen){.y = 1, .width = 12}, "xxxxxxxxxxxx");
    int taken = canvas_text(&cv, (struct pen){.y = 1, .x = 2, .width = 4, .fills = true}, "a");
    assert_int_equal(taken, 4);
    assert_string_equal(canvas_dump(&cv, a), " ~公司   42\nxxa   xxxxxx\n");
    canvas_release(&cv);
}

static void test_a_part_keeps_to_its_place(void **state)
{
    struct arena *a = *state;
    struct canvas cv;
    canvas_init(&cv, 3, 8);
    struct canvas part = canvas_part(&cv, (struct rect){1, 2, 5, 4});
    assert_int_equal(part.rows, 2);
    canvas_text(&part, (struct pen){.width = 20}, "汉字很长");
    canvas_text(&part, (struct pen){.y = -1}, "no");
    canvas_text(&part, (struct pen){.y = 2}, "no");
    assert_string_equal(canvas_dump(&cv, a), "\n  汉~\n\n");
    canvas_cursor(&part, 1, 3);
    int y, x;
    assert_true(canvas_cursor_at(&cv, &y, &x));
    assert_int_equal(y * 100 + x, 205);
    canvas_cursor(&part, 2, 0);
    assert_false(canvas_cursor_at(&cv, &y, &x));
    canvas_release(&cv);
}

static void test_filling_a_part_blanks_halves_across_its_edge(void **state)
{
    struct arena *a = *state;
    struct canvas cv;
    canvas_init(&cv, 1, 6);
    canvas_text(&cv, (struct pen){0}, "甲乙丙");
    struct canvas part = canvas_part(&cv, (struct rect){0, 1, 1, 2});
    canvas_clear(&part);
    assert_string_equal(canvas_dump(&cv, a), "    丙\n");
    canvas_release(&cv);
}

static void test_hostile_text_is_shown_not_obeyed(void **state)
{
    struct arena *a = *state;
    struct canvas cv;
    canvas_init(&cv, 1, 40);
    canvas_text(&cv, (struct pen){0}, "a\x1b[2J\xE2\x80\xAE\n\xFF");
    assert_string_equal(canvas_dump(&cv, a), "a^[[2J<U+202E> <0xFF>\n");
    canvas_text(&cv, (struct pen){.fills = true},
                "\xCC\x81"
                "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85x");
    assert_string_equal(canvas_dump(&cv, a), "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84x\n");
    canvas_release(&cv);
}

static void test_styles(void **state)
{
    struct arena *a = *state;
    struct canvas cv;
    canvas_init(&cv, 2, 4);
    canvas_text(&cv, (struct pen){.style = STYLE_ERROR}, "错x");
    canvas_restyle(&cv, (struct rect){1, 1, 9, 2}, STYLE_SELECTED);
    assert_string_equal(canvas_dump_styles(&cv, a), "EEE.\n.SS.\n");
    canvas_release(&cv);
}

static void test_another_size(void **state)
{
    struct arena *a = *state;
    struct canvas cv;
    canvas_init(&cv, 1, 2);
    canvas_text(&cv, (struct pen){0}, "汉");
    canvas_resize(&cv, 2, 3);
    assert_string_equal(canvas_dump(&cv, a), "\n\n");
    canvas_text(&cv, (struct pen){.y = 1}, "汉x");
    assert_string_equal(canvas_dump(&cv, a), "\n汉x\n");
    canvas_release(&cv);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_overwriting_half_blanks_the_other),
        ARENA_TEST(test_long_text_is_cut_with_a_mark),
        ARENA_TEST(test_width_alignment_and_kept_end),
        ARENA_TEST(test_a_part_keeps_to_its_place),
        ARENA_TEST(test_filling_a_part_blanks_halves_across_its_edge),
        ARENA_TEST(test_hostile_text_is_shown_not_obeyed),
        ARENA_TEST(test_styles),
        ARENA_TEST(test_another_size),
    };
    return check_run("tui/canvas", tests, sizeof tests / sizeof *tests);
}
