/* The first start played: what is asked, what is proposed, what is made and what is not. */

#include "base/file.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/golden.h"
#include "support/stage.h"
#include "tui/first.h"

static const struct screen_class *const mains[] = {&first_screen};

struct play {
    struct stage stage;
    struct desk *choices;
    struct first_start first;
    struct arena *a;
    const char *folder;
};

static void start(struct play *p, void **state)
{
    struct ui_options o = stage_init(&p->stage);
    p->a = *state;
    p->folder = folder_make(p->a);
    p->choices = desk_for_test(p->a, true);
    p->first = (struct first_start){.options = {.path = folder_path(p->a, p->folder, "desk.db"),
                                                .data_dir = "data",
                                                .login = "zhang",
                                                .clock = p->choices->clock}};
    o.desk = p->choices;
    o.clock = p->choices->clock;
    o.mains = mains;
    o.n_mains = 1;
    o.user = "zhang";
    o.first = &p->first;
    stage_start(&p->stage, &o);
}

static void end(struct play *p)
{
    stage_release(&p->stage);
    desk_close(p->first.made);
    desk_close(p->choices);
    assert_int_equal(folder_count(p->folder, ""), folder_count(p->folder, "desk.db"));
}

static bool shows(struct play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

static void fill(struct play *p)
{
    stage_type(&p->stage, "南岭示例通信管理局\r");
    stage_type(&p->stage, "sjtxglj\r");
    stage_type(&p->stage, "gds\r");
    stage_type(&p->stage, "张收件\r");
}

static const char *setting(struct play *p, const char *key)
{
    struct err err = {.arena = p->a};
    const char *value = NULL;
    assert_int_equal(desk_setting(p->first.made, p->a, key, &value, &err), STATUS_OK);
    return value;
}

static void test_makes_a_desk_as_asked(void **state)
{
    struct play p;
    start(&p, state);
    fill(&p);
    assert_true(shows(&p, "省级通信管理局"));
    assert_true(shows(&p, "广东省"));
    stage_press(&p.stage, K_F(2));
    assert_true(p.stage.ui.is_over);
    assert_non_null(p.first.made);
    assert_string_equal(p.first.made->me.name, "张收件");
    assert_string_equal(setting(&p, "unit_name"), "南岭示例通信管理局");
    assert_string_equal(setting(&p, "class"), "provincial_telecom");
    end(&p);
}

static void test_names_come_before_other_names(void **state)
{
    struct play p;
    start(&p, state);
    stage_type(&p.stage, "甲\rtxglj");
    assert_true(shows(&p, "> 省级通信管理局"));
    end(&p);
}

static void test_leaving_makes_nothing(void **state)
{
    struct play p;
    start(&p, state);
    fill(&p);
    stage_press(&p.stage, K_ESC);
    assert_true(p.stage.ui.is_over);
    assert_null(p.first.made);
    assert_false(file_exists(p.first.options.path));
    end(&p);
}

static void test_what_is_missing_is_told_beside_the_field(void **state)
{
    struct play p;
    start(&p, state);
    stage_type(&p.stage, "南岭示例通信管理局\r没有这种单位");
    stage_press(&p.stage, K_F(2));
    assert_false(p.stage.ui.is_over);
    assert_true(shows(&p, "没有这个类别"));
    assert_true(shows(&p, "管理员姓名必填"));
    assert_false(file_exists(p.first.options.path));
    end(&p);
}

static void test_with_examples(void **state)
{
    struct play p;
    start(&p, state);
    fill(&p);
    stage_type(&p.stage, "y");
    stage_press(&p.stage, K_F(2));
    assert_non_null(p.first.made);
    end(&p);
}

static void test_pictures(void **state)
{
    struct play p;
    start(&p, state);
    p.first.options.path = "/home/zhang/.local/share/shenbao/desk.db";
    stage_type(&p.stage, "南岭示例通信管理局\rtxglj");
    golden_check("first-80x24", stage_dump(&p.stage, p.a));
    stage_resize(&p.stage, 50, 160);
    golden_check("first-160x50", stage_dump(&p.stage, p.a));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_makes_a_desk_as_asked),
        ARENA_TEST(test_names_come_before_other_names),
        ARENA_TEST(test_leaving_makes_nothing),
        ARENA_TEST(test_what_is_missing_is_told_beside_the_field),
        ARENA_TEST(test_with_examples),
        ARENA_TEST(test_pictures),
    };
    return check_run("screen first", tests, sizeof tests / sizeof *tests);
}
