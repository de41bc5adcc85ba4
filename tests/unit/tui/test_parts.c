/* Choices, progress, and small tables. */
#include <string.h>

#include "support/check.h"
#include "support/keys.h"
#include "tui/screen/record_text.h"
#include "tui/widget/choice.h"
#include "tui/widget/facts.h"
#include "tui/widget/progress.h"

static enum widget_result take(void *c, struct key key)
{
    return choice_key(c, key);
}

static void test_a_choice_is_narrowed_by_initials(void **state)
{
    const struct choice_item items[] = {{"送达", NULL}, {"邮寄", "快递单号"}, {"机要", NULL}};
    struct choice c;
    struct canvas cv;
    canvas_init(&cv, 6, 30);
    choice_init(&c, "送达方式", items, 3);
    choice_draw(&c, &cv);
    const char *dump = canvas_dump(&cv, *state);
    assert_non_null(strstr(dump, "> 送达\n"));
    assert_non_null(strstr(dump, "  邮寄  快递单号\n"));
    keys_type(take, &c, "jy");
    assert_int_equal(choice_taken(&c), 2);
    assert_int_equal(choice_key(&c, key_of(K_ENTER)), WIDGET_DONE);
    keys_type(take, &c, "q");
    assert_int_equal(choice_taken(&c), 3);
    assert_int_equal(choice_key(&c, key_of(K_ENTER)), WIDGET_HANDLED);
    assert_int_equal(choice_key(&c, key_of(K_ESC)), WIDGET_HANDLED);
    (void)choice_key(&c, key_of(K_DOWN));
    assert_int_equal(choice_taken(&c), 1);
    assert_int_equal(choice_key(&c, key_of(K_ESC)), WIDGET_LEFT);
    choice_release(&c);
    canvas_release(&cv);
}

/* The box stands clear of what is underneath: rules above and below, a margin at both sides, and
 * no line to type in until there is much to choose from or something was typed. */
static void test_a_choice_stands_clear(void **state)
{
    struct arena *a = *state;
    const struct choice_item items[] = {{"留空", NULL}, {"填入", "同上一行"}, {"不收", "另存"}};
    struct choice c;
    struct canvas cv;
    canvas_init(&cv, 6, 24);
    canvas_fill(&cv, (struct rect){0, 0, 6, 24}, STYLE_NORMAL);
    for (int y = 0; y < 6; y++) {
        canvas_text(&cv, (struct pen){.y = y}, "ABCDEFGHIJKLMNOPQRSTUVWX");
    }
    choice_init(&c, "空着", items, 3);
    choice_draw(&c, &cv);
    assert_string_equal(canvas_dump(&cv, a), "A----------------------X\n"
                                             "A  空着                X\n"
                                             "A  > 留空              X\n"
                                             "A    填入  同上一行    X\n"
                                             "A    不收  另存        X\n"
                                             "A----------------------X\n");
    (void)keys_type(take, &c, "b");
    choice_draw(&c, &cv);
    assert_non_null(strstr(canvas_dump(&cv, a), "空着 b___"));
    choice_release(&c);
    canvas_release(&cv);
}

static void test_progress(void **state)
{
    struct arena *a = *state;
    struct progress p = {.what = "导入", .done = 1200, .total = 5000, .now_ms = 6000};
    assert_true(progress_is_due(&p));
    assert_string_equal(progress_sentence(&p, a), "导入 1200 / 5000  24%  还要约 20 秒");
    p.now_ms = 600000;
    assert_string_equal(progress_sentence(&p, a), "导入 1200 / 5000  24%  还要约 32 分钟");
    p.now_ms = 299;
    assert_false(progress_is_due(&p));
    assert_string_equal(progress_sentence(&p, a), "导入 1200 / 5000  24%");
    p.total = 0;
    assert_string_equal(progress_sentence(&p, a), "导入 1200");
    struct canvas cv;
    canvas_init(&cv, 3, 27);
    p.total = 2400;
    progress_draw(&p, &cv);
    assert_string_equal(canvas_dump(&cv, a), "导入 1200 / 2400  50%\n"
                                             "[############.............]\n"
                                             "Esc 取消, 什么也不会写入\n");
    canvas_release(&cv);
}

/* Paragraphs of a value stand below each other, behind the label. */
static void test_a_value_of_several_paragraphs(void **state)
{
    struct buf text;
    buf_init(&text);
    record_line(&text, "简述", "第一段\n\n第二段");
    assert_string_equal(arena_copy(*state, text.at, text.n), "  简述      第一段\n"
                                                             "\n"
                                                             "            第二段\n");
    buf_release(&text);
}

static void test_facts_and_sides(void **state)
{
    struct arena *a = *state;
    struct canvas cv;
    canvas_init(&cv, 4, 30);
    const struct fact facts[] = {{.label = "又名", .value = "广东示例联通有限公司(2021年前)"},
                                 {.label = "信用代码"}};
    assert_int_equal(facts_draw(&cv, facts, 2), 3);
    assert_string_equal(canvas_dump(&cv, a), "  又名      广东示例联通有限公\n"
                                             "            司(2021年前)\n"
                                             "  信用代码  -\n\n");
    canvas_clear(&cv);
    const char *titles[] = {"粤76号", "926号"}, *labels[] = {"份数", "方向"};
    const char *values[] = {"4", "2", "5个", "5个"};
    struct sides sides = {titles, 2, labels, values, 2};
    assert_int_equal(sides_draw(&cv, &sides), 3);
    assert_string_equal(canvas_dump(&cv, a), "        粤76号     926号\n"
                                             "* 份数  4          2\n"
                                             "  方向  5个        5个\n\n");
    canvas_release(&cv);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_choice_is_narrowed_by_initials),
        ARENA_TEST(test_a_choice_stands_clear),
        ARENA_TEST(test_progress),
        ARENA_TEST(test_a_value_of_several_paragraphs),
        ARENA_TEST(test_facts_and_sides),
    };
    return check_run("parts", tests, sizeof tests / sizeof *tests);
}
