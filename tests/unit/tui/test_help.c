/* Help page, menu and key bar come from one table of bindings. */
#include "tui/help.h"

#include <string.h>

#include "support/check.h"
#include "support/stage.h"

enum command { ADD = 1, VOID };

struct seen {
    int command; /* the last one given */
};

static struct action home_event(struct screen *s, const struct event *event)
{
    if (event->kind == EVENT_COMMAND) {
        ((struct seen *)s->state)->command = event->command;
        return action_none();
    }
    return action_pass();
}

static void home_draw(const struct screen *s, const struct canvas *cv)
{
    canvas_printf(cv, (struct pen){0}, "%s %d", s->class->title,
                  ((const struct seen *)s->state)->command);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('n'), "新建", "新建一件.", ADD, "编辑"},
    {K_F(3), 0, "条款", "看条款原文.", 0, "查看"},
    {K_F(8), 0, NULL, "作废所选的一件.", VOID, "编辑"},
    {'s', 0, "排序", NULL, 0, NULL},
    {K_F(4), 0, "一项名字很长的按键", "只为占地方.", 0, NULL},
    {K_F(5), 0, "又一项名字很长的按键", "只为占地方.", 0, NULL},
    {K_F(6), 0, "再一项名字很长的按键", "只为占地方.", 0, NULL},
};

static const struct screen_class home = {
    .name = "notices",
    .title = "通知",
    .digit = '2',
    .state_size = sizeof(struct seen),
    .event = home_event,
    .draw = home_draw,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "通知的目录.\n",
};
static const struct screen_class other = {
    .name = "units",
    .title = "单位",
    .digit = '5',
    .state_size = sizeof(struct seen),
    .event = home_event,
    .draw = home_draw,
};
static const struct screen_class *const mains[] = {&home, &other};

static void start(struct stage *s)
{
    struct ui_options o = stage_init(s);
    o.mains = mains;
    o.n_mains = 2;
    stage_start(s, &o);
}

static void test_page_names_every_way_to_press_a_key(void **state)
{
    const char *page = help_text(*state, &home);
    assert_true(strncmp(page, "通知\n\n通知的目录.\n", strlen("通知\n\n通知的目录.\n")) == 0);
    assert_non_null(strstr(page, "\n  F2  Alt-2  Ctrl-N   新建一件.\n"));
    assert_non_null(strstr(page, "\n  F8  Alt-8           作废所选的一件.\n"));
    assert_non_null(strstr(page, "\n  s                   排序\n"));
    assert_non_null(strstr(page, "\n  F1  Alt-1  ?        "));
    assert_non_null(strstr(page, "\n  Esc                 返回上一级"));
}

static void test_f1_opens_it_and_closes_it(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(1));
    assert_non_null(strstr(stage_dump(&s, a), "新建一件."));
    stage_press(&s, K_F(1));
    assert_string_equal(stage_line(&s, a, 3), "通知 0");
    stage_type(&s, "？");
    assert_non_null(strstr(stage_dump(&s, a), "新建一件."));
    stage_press(&s, K_ESC);
    assert_string_equal(stage_line(&s, a, 3), "通知 0");
    stage_release(&s);
}

static void test_bar_keeps_help_and_menu_when_it_is_full(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    const char *line = stage_line(&s, a, 24);
    assert_string_equal(line,
                        " F1帮助 F2新建 F3条款 F4一项名字很长的按键 F5又一项名字很长的按键 F9菜单");
    stage_resize(&s, 24, 160);
    assert_string_equal(stage_line(&s, a, 24),
                        " F1帮助 F2新建 F3条款 F4一项名字很长的按键 F5又一项名字很长的按键"
                        " F6再一项名字很长的按键 F9菜单 F10退出  s 排序");
    stage_release(&s);
}

static void test_menu_gives_a_command_to_the_screen_below(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(9));
    const char *picture = stage_dump(&s, a);
    const char *add = strstr(picture, "编辑  新建"), *discard = strstr(picture, "编辑  作废");
    assert_true(add && discard && add < discard && strstr(picture, "去  5单位") > discard);
    assert_null(strstr(picture, "查看  条款")); /* a key that is only explained */
    stage_press(&s, K_DOWN);
    stage_press(&s, K_ENTER);
    assert_string_equal(stage_line(&s, a, 3), "通知 2");
    stage_release(&s);
}

static void test_menu_goes_to_another_screen(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_type(&s, "：dw\r"); /* 单位 by its initials */
    assert_string_equal(stage_line(&s, a, 3), "单位 0");
    stage_press(&s, '2');
    assert_string_equal(stage_line(&s, a, 3), "通知 0");
    stage_press(&s, K_F(9));
    stage_press(&s, K_ESC);
    assert_string_equal(stage_line(&s, a, 3), "通知 0");
    stage_release(&s);
}

static void test_menu_quits(void **state)
{
    (void)state;
    struct stage s;
    start(&s);
    stage_type(&s, ":退出\r");
    assert_true(s.ui.is_over);
    stage_release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_page_names_every_way_to_press_a_key),
        ARENA_TEST(test_f1_opens_it_and_closes_it),
        ARENA_TEST(test_bar_keeps_help_and_menu_when_it_is_full),
        ARENA_TEST(test_menu_gives_a_command_to_the_screen_below),
        ARENA_TEST(test_menu_goes_to_another_screen),
        ARENA_TEST(test_menu_quits),
    };
    return check_run("tui/help", tests, sizeof tests / sizeof *tests);
}
