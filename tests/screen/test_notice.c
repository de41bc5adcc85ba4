/* 通知: the list, the rule card and what follows from them, as pictures. */
#include <string.h>

#include "desk/desk.h"
#include "desk/notices.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/golden.h"
#include "support/stage.h"
#include "tui/screen/screen_notice.h"

static const struct screen_class *const mains[] = {&notice_screen};

/* The screen over a desk with the shipped notices. */
struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
};

static void settle(struct play *p)
{
    while (ui_idle(&p->stage.ui)) {
    }
}

static void start(struct play *p, void **state)
{
    struct ui_options o = stage_init(&p->stage);
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    o.desk = p->desk;
    o.clock = p->desk->clock;
    o.mains = mains;
    o.n_mains = 1;
    o.unit = "南岭示例通信管理局";
    o.user = "张收件 管理员";
    stage_start(&p->stage, &o);
    settle(p);
}

static void end(struct play *p)
{
    stage_release(&p->stage);
    desk_close(p->desk);
}

/* The picture at both sizes. */
static void check_both(struct play *p, const char *name)
{
    golden_check(arena_printf(p->a, "%s-80x24", name), stage_dump(&p->stage, p->a));
    stage_resize(&p->stage, 50, 160);
    golden_check(arena_printf(p->a, "%s-160x50", name), stage_dump(&p->stage, p->a));
    stage_resize(&p->stage, 24, 80);
}

static bool shows(struct play *p, const char *text)
{
    return strstr(stage_dump(&p->stage, p->a), text) != NULL;
}

/* Leaves only this notice in the list and opens it. */
static void open_card(struct play *p, const char *filter)
{
    stage_press(&p->stage, K_F(7));
    stage_type(&p->stage, filter);
    stage_press(&p->stage, K_ENTER);
    stage_press(&p->stage, K_ENTER);
}

static void test_list(void **state)
{
    struct play p;
    start(&p, state);
    check_both(&p, "notices");
    end(&p);
}

static void test_filter(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "zqjg");
    assert_false(shows(&p, "工信管函"));
    stage_press(&p.stage, K_ESC);
    stage_type(&p.stage, "/护航 转发");
    assert_true(shows(&p, "1份通知"));
    assert_true(shows(&p, "粤76"));
    end(&p);
}

static void test_sort_by_deadline(void **state)
{
    struct play p;
    start(&p, state);
    for (int i = 0; i < 4; i++) {
        stage_press(&p.stage, K_RIGHT);
    }
    stage_press(&p.stage, K_CTRL('s'));
    const char *first = stage_line(&p.stage, p.a, 4);
    stage_press(&p.stage, K_CTRL('s'));
    assert_string_not_equal(first, stage_line(&p.stage, p.a, 4));
    end(&p);
}

static void test_card(void **state)
{
    struct play p;
    start(&p, state);
    open_card(&p, "粤76");
    check_both(&p, "notice-card");
    assert_true(shows(&p, "[粤76"));
    end(&p);
}

static void test_card_marks_what_the_desk_added(void **state)
{
    struct play p;
    start(&p, state);
    open_card(&p, "粤76");
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "手机");
    assert_true(shows(&p, "本台自定"));
    stage_press(&p.stage, K_ESC);
    stage_type(&p.stage, "/粤东西北地市 词语");
    assert_true(shows(&p, "推定"));
    end(&p);
}

static void test_stop_and_resume(void **state)
{
    struct play p;
    start(&p, state);
    open_card(&p, "粤76");
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "没有写理由"));
    stage_press(&p.stage, K_F(8));
    stage_type(&p.stage, "已经结束");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "[停用]"));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "停用"));
    stage_press(&p.stage, K_F(8));
    stage_type(&p.stage, "又要办");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "粤76已恢复"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_list),
        ARENA_TEST(test_filter),
        ARENA_TEST(test_sort_by_deadline),
        ARENA_TEST(test_card),
        ARENA_TEST(test_card_marks_what_the_desk_added),
        ARENA_TEST(test_stop_and_resume),
    };
    return check_run("notice screens", tests, sizeof tests / sizeof *tests);
}
