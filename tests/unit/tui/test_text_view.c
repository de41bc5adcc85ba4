/* A text that is read: rows, scrolling, searching, another width. */
#include <stdint.h>
#include <string.h>

#include "support/check.h"
#include "support/keys.h"
#include "tui/widget/text_view.h"

static const char text[] = "一、工作要求\n各推荐单位审核把关，确定推荐名单。\n二、报送方式\n"
                           "报送CD光盘\x1b[2J\n三、其他\n末";

static enum widget_result take(void *v, struct key key)
{
    return text_view_key(v, key);
}

static const char *drawn(struct text_view *v, struct arena *a, bool styles)
{
    struct canvas cv;
    canvas_init(&cv, 4, 20);
    text_view_draw(v, &cv);
    const char *dump = styles ? canvas_dump_styles(&cv, a) : canvas_dump(&cv, a);
    canvas_release(&cv);
    return dump;
}

static void test_rows_and_scrolling(void **state)
{
    struct arena *a = *state;
    struct text_view v;
    text_view_init(&v);
    text_view_set(&v, text);
    assert_string_equal(drawn(&v, a, false),
                        "一、工作要求\n各推荐单位审核把关，\n确定推荐名单。\n二、报送方式\n");
    assert_string_equal(text_view_sentence(&v, a), "1-4 / 7 行");
    assert_int_equal(text_view_key(&v, key_of(K_END)), WIDGET_HANDLED);
    assert_string_equal(drawn(&v, a, false), "二、报送方式\n报送CD光盘^[[2J\n三、其他\n末\n");
    (void)text_view_key(&v, key_of(K_DOWN));
    assert_string_equal(text_view_sentence(&v, a), "4-7 / 7 行");
    (void)text_view_key(&v, key_of(K_PAGE_UP));
    assert_int_equal(v.top, 0);
    text_view_go(&v, (size_t)(strstr(text, "二、") - text));
    assert_int_equal(v.top, 3);
    assert_int_equal(text_view_key(&v, key_of(K_ESC)), WIDGET_LEFT);
    text_view_release(&v);
}

static void test_a_line_that_goes_on_keeps_its_edge(void **state)
{
    struct arena *a = *state;
    struct text_view v;
    text_view_init(&v);
    text_view_set(&v, "  F3  打开所选的事情全文\n    收件员王示例改了手机号\n"
                      "　　各单位要认真组织申报工作\n");
    assert_string_equal(drawn(&v, a, false),
                        "  F3  打开所选的事情\n      全文\n    收件员王示例改了\n    手机号\n");
    keys_type(take, &v, "/全文");
    (void)drawn(&v, a, true);
    char selected = style_letter(STYLE_SELECTED);
    const char *second = strchr(drawn(&v, a, true), '\n') + 1;
    assert_int_equal(second[6], selected);
    assert_int_equal(second[5] == selected, false);
    (void)text_view_key(&v, key_of(K_ESC));
    (void)text_view_key(&v, key_of(K_END));
    assert_non_null(strstr(drawn(&v, a, false), "　　各单位要认真组织\n申报工作\n"));
    text_view_release(&v);
}

static void test_search_looks_while_typing(void **state)
{
    struct arena *a = *state;
    struct text_view v;
    text_view_init(&v);
    text_view_set(&v, text);
    (void)drawn(&v, a, false);
    assert_int_equal(text_view_key(&v, key_of(0xFF0F)), WIDGET_HANDLED);
    assert_true(text_view_takes_text(&v));
    keys_type(take, &v, "cd光");
    const char *styles = drawn(&v, a, true);
    assert_non_null(strstr(drawn(&v, a, false), "报送CD光盘"));
    char selected = style_letter(STYLE_SELECTED);
    size_t marked = 0;
    for (const char *s = styles; *s; s++) {
        marked += *s == selected;
    }
    assert_int_equal(marked, 4);
    (void)text_view_key(&v, key_of(K_CTRL('u')));
    keys_type(take, &v, "推荐");
    size_t first = v.hit;
    (void)text_view_key(&v, key_of(K_ENTER));
    assert_true(v.hit != first);
    (void)text_view_key(&v, key_of(K_UP));
    assert_int_equal(v.hit, first);
    keys_type(take, &v, "无");
    assert_string_equal(text_view_sentence(&v, a), "没有找到「推荐无」.  Esc 关闭查找");
    assert_int_equal(text_view_key(&v, key_of(K_ESC)), WIDGET_HANDLED);
    assert_false(text_view_takes_text(&v));
    text_view_release(&v);
}

static void test_an_empty_text(void **state)
{
    struct arena *a = *state;
    struct text_view v;
    text_view_init(&v);
    text_view_set(&v, NULL);
    assert_string_equal(drawn(&v, a, false), "\n\n\n\n");
    (void)text_view_key(&v, key_of('/'));
    keys_type(take, &v, "a");
    assert_int_equal(v.hit, SIZE_MAX);
    text_view_release(&v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_rows_and_scrolling),
        ARENA_TEST(test_a_line_that_goes_on_keeps_its_edge),
        ARENA_TEST(test_search_looks_while_typing),
        ARENA_TEST(test_an_empty_text),
    };
    return check_run("text_view", tests, sizeof tests / sizeof *tests);
}
