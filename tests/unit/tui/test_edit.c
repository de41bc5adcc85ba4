/* The input on the screen: keys, scrolling by wide characters, the cursor at the edit point. */
#include "support/check.h"
#include "support/keys.h"
#include "tui/widget/edit.h"

static enum widget_result take(void *e, struct key key)
{
    return edit_key(e, key);
}

/* What is drawn in a place of this size; the cursor goes to *y, *x. */
static const char *drawn(struct edit *e, struct arena *a, struct rect size, int *at)
{
    struct canvas cv;
    canvas_init(&cv, size.rows, size.cols);
    edit_draw(e, &cv, (struct edit_look){.has_focus = true});
    int y = -1, x = -1;
    (void)canvas_cursor_at(&cv, &y, &x);
    *at = y * 1000 + x;
    const char *dump = canvas_dump(&cv, a);
    canvas_release(&cv);
    return dump;
}

static void test_room_is_shown_and_the_cursor_stands_behind(void **state)
{
    struct edit e;
    int at;
    edit_init(&e, false);
    assert_string_equal(drawn(&e, *state, (struct rect){0, 0, 1, 10}, &at), "__________\n");
    assert_int_equal(at, 0);
    assert_int_equal(keys_type(take, &e, "网络a"), WIDGET_CHANGED);
    assert_string_equal(drawn(&e, *state, (struct rect){0, 0, 1, 10}, &at), "网络a_____\n");
    assert_int_equal(at, 5);
    edit_release(&e);
}

static void test_a_long_text_scrolls_by_wide_characters(void **state)
{
    struct edit e;
    int at;
    edit_init(&e, false);
    edit_set(&e, "a一二三四五六七");
    const char *end = drawn(&e, *state, (struct rect){0, 0, 1, 9}, &at);
    assert_string_equal(end, " 六七____\n");
    assert_int_equal(at, 5);
    assert_int_equal(edit_key(&e, key_of(K_HOME)), WIDGET_HANDLED);
    assert_string_equal(drawn(&e, *state, (struct rect){0, 0, 1, 9}, &at), "a一二三四\n");
    assert_int_equal(at, 0);
    edit_release(&e);
}

static void test_keys_of_the_line(void **state)
{
    (void)state;
    struct edit e;
    edit_init(&e, false);
    edit_set(&e, "甲乙丙 丁");
    assert_int_equal(edit_key(&e, key_of(K_CTRL('w'))), WIDGET_CHANGED);
    assert_string_equal(edit_text(&e), "甲乙丙 ");
    assert_int_equal(edit_key(&e, key_of(K_CTRL('a'))), WIDGET_HANDLED);
    assert_int_equal(edit_key(&e, key_of(K_DELETE)), WIDGET_CHANGED);
    assert_int_equal(edit_key(&e, key_of(K_BACKSPACE)), WIDGET_HANDLED);
    assert_int_equal(edit_key(&e, key_of(K_RIGHT)), WIDGET_HANDLED);
    assert_int_equal(edit_key(&e, key_of(K_CTRL('k'))), WIDGET_CHANGED);
    assert_string_equal(edit_text(&e), "乙");
    assert_int_equal(edit_key(&e, key_of(K_CTRL('u'))), WIDGET_CHANGED);
    assert_int_equal(edit_key(&e, key_of(K_CTRL('z'))), WIDGET_CHANGED);
    assert_string_equal(edit_text(&e), "乙");
    assert_int_equal(edit_key(&e, key_of(K_CTRL('y'))), WIDGET_CHANGED);
    assert_string_equal(edit_text(&e), "");
    assert_int_equal(edit_key(&e, key_paste("一\n二\n")), WIDGET_CHANGED);
    assert_string_equal(edit_text(&e), "一 二");
    edit_release(&e);
}

static void test_a_proposal_makes_way(void **state)
{
    (void)state;
    struct edit e;
    edit_init(&e, false);
    edit_offer(&e, "1");
    assert_int_equal(keys_type(take, &e, "12"), WIDGET_CHANGED);
    assert_string_equal(edit_text(&e), "12");
    assert_int_equal(edit_key(&e, key_of(K_CTRL('z'))), WIDGET_CHANGED);
    assert_int_equal(edit_key(&e, key_of(K_CTRL('z'))), WIDGET_CHANGED);
    assert_string_equal(edit_text(&e), "1"); /* nothing is lost */
    edit_offer(&e, "255");
    assert_int_equal(edit_key(&e, key_of(K_END)), WIDGET_HANDLED);
    assert_int_equal(keys_type(take, &e, "1"), WIDGET_CHANGED);
    assert_string_equal(edit_text(&e), "2551");
    edit_offer(&e, "255");
    assert_int_equal(edit_key(&e, key_of(K_BACKSPACE)), WIDGET_CHANGED);
    assert_string_equal(edit_text(&e), "");
    edit_release(&e);
}

static void test_other_keys_are_passed_on(void **state)
{
    (void)state;
    struct edit e;
    edit_init(&e, false);
    const uint32_t codes[] = {K_ENTER, K_TAB, K_ESC, K_UP, K_DOWN, K_F(2), K_CTRL('s')};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        assert_int_equal(edit_key(&e, key_of(codes[i])), WIDGET_PASS);
    }
    assert_string_equal(edit_text(&e), "");
    edit_release(&e);
}

static void test_several_rows(void **state)
{
    struct edit e;
    int at;
    edit_init(&e, true);
    keys_type(take, &e, "平台围绕核心\r末");
    assert_string_equal(edit_text(&e), "平台围绕核心\n末");
    assert_string_equal(drawn(&e, *state, (struct rect){0, 0, 3, 9}, &at),
                        "平台围绕_\n核心_____\n末_______\n");
    assert_int_equal(at, 2002);
    assert_int_equal(edit_key(&e, key_of(K_DOWN)), WIDGET_PASS);
    assert_int_equal(edit_key(&e, key_of(K_UP)), WIDGET_HANDLED);
    assert_int_equal(edit_key(&e, key_of(K_UP)), WIDGET_HANDLED);
    assert_int_equal(edit_key(&e, key_of(K_UP)), WIDGET_PASS);
    keys_type(take, &e, "x");
    assert_string_equal(edit_text(&e), "平x台围绕核心\n末");
    assert_int_equal(edit_key(&e, key_of(K_END | K_CTRL_BIT)), WIDGET_HANDLED);
    (void)drawn(&e, *state, (struct rect){0, 0, 2, 9}, &at);
    assert_int_equal(at, 1002);
    edit_release(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_room_is_shown_and_the_cursor_stands_behind),
        ARENA_TEST(test_a_long_text_scrolls_by_wide_characters),
        ARENA_TEST(test_keys_of_the_line),
        ARENA_TEST(test_a_proposal_makes_way),
        ARENA_TEST(test_other_keys_are_passed_on),
        ARENA_TEST(test_several_rows),
    };
    return check_run("edit", tests, sizeof tests / sizeof *tests);
}
