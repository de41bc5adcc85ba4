/* Passwords on the screen: what goes in, what is refused, and that nothing is left. */
#include "tui/widget/secret_form.h"

#include "support/check.h"
#include "support/keys.h"

static const char *const labels[] = {"新密码", "再输一遍"};

static enum widget_result take(void *form, struct key key)
{
    return secret_form_key(form, key);
}

static struct secret_form form(void)
{
    struct secret_form f = {0};
    secret_form_ask(&f, labels, 2);
    return f;
}

static void test_rows_are_filled_one_behind_the_other(void **state)
{
    (void)state;
    struct secret_form f = form();
    assert_int_equal(keys_type(take, &f, "lamp"), WIDGET_CHANGED);
    assert_int_equal(secret_form_key(&f, key_of(K_ENTER)), WIDGET_HANDLED);
    assert_int_equal(keys_type(take, &f, "river"), WIDGET_CHANGED);
    assert_int_equal(secret_form_key(&f, key_of(K_ENTER)), WIDGET_DONE);
    assert_string_equal(secret_form_text(&f, 0), "lamp");
    assert_string_equal(secret_form_text(&f, 1), "river");
    assert_int_equal(secret_form_key(&f, key_of(K_UP)), WIDGET_HANDLED);
    assert_int_equal(secret_form_key(&f, key_of(K_BACKSPACE)), WIDGET_CHANGED);
    assert_string_equal(secret_form_text(&f, 0), "lam");
    assert_int_equal(secret_form_key(&f, key_of(K_CTRL('u'))), WIDGET_CHANGED);
    assert_string_equal(secret_form_text(&f, 0), "");
    assert_int_equal(secret_form_key(&f, key_of(K_ESC)), WIDGET_LEFT);
    assert_int_equal(secret_form_key(&f, key_of(K_F(10))), WIDGET_PASS);
}

static void test_a_paste_ends_at_its_line(void **state)
{
    (void)state;
    struct secret_form f = form();
    assert_int_equal(secret_form_key(&f, key_paste("lamp river\nand more")), WIDGET_CHANGED);
    assert_string_equal(secret_form_text(&f, 0), "lamp river");
    assert_null(f.complaint);
}

static void test_what_an_input_method_makes_is_refused(void **state)
{
    (void)state;
    struct secret_form f = form();
    keys_type(take, &f, "a台");
    assert_non_null(f.complaint);
    keys_type(take, &f, "ａ");
    assert_non_null(f.complaint);
    secret_form_key(&f, key_paste("é"));
    assert_non_null(f.complaint);
    keys_type(take, &f, "b");
    assert_null(f.complaint);
    assert_string_equal(secret_form_text(&f, 0), "ab");
}

static void test_only_stars_are_seen(void **state)
{
    struct canvas cv;
    struct secret_form f = form();
    int y = 0, x = 0;
    keys_type(take, &f, "abc");
    canvas_init(&cv, 4, 60);
    secret_form_draw(&f, &cv);
    assert_string_equal(canvas_dump(&cv, *state),
                        " 新密码    ***_________________________________\n\n"
                        " 再输一遍  ____________________________________\n\n");
    assert_true(canvas_cursor_at(&cv, &y, &x));
    assert_int_equal(y * 100 + x, 14);
    for (size_t i = 0; i < 100; i++) { /* more than there is room for */
        keys_type(take, &f, "x");
    }
    secret_form_draw(&f, &cv);
    assert_true(canvas_cursor_at(&cv, &y, &x));
    assert_int_equal(x, 11 + 35);
    canvas_release(&cv);
}

static void test_nothing_is_left(void **state)
{
    (void)state;
    static const struct secret_form clean;
    struct secret_form f = form();
    keys_type(take, &f, "abc");
    secret_form_wipe(&f);
    assert_memory_equal(&f, &clean, sizeof f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_rows_are_filled_one_behind_the_other),
        ARENA_TEST(test_a_paste_ends_at_its_line),
        ARENA_TEST(test_what_an_input_method_makes_is_refused),
        ARENA_TEST(test_only_stars_are_seen),
        ARENA_TEST(test_nothing_is_left),
    };
    return check_run("secret form", tests, sizeof tests / sizeof *tests);
}
