/* 申报件: the list, the page of a case, acts told before they are done. */
#include <string.h>

#include "desk/submissions.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/golden.h"
#include "support/stage.h"
#include "tui/screen/submissions.h"

static const struct screen_class *const mains[] = {&submissions_screen};

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct cases cases;
};

static void start(struct play *p, void **state)
{
    struct ui_options o = stage_init(&p->stage);
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    p->cases = cases_for_test(p->desk, p->a);
    o.desk = p->desk;
    o.clock = p->desk->clock;
    o.mains = mains;
    o.n_mains = 1;
    o.unit = "南岭示例通信管理局";
    o.user = "张收件 管理员";
    stage_start(&p->stage, &o);
    while (ui_idle(&p->stage.ui)) {
    }
}

static void end(struct play *p)
{
    stage_release(&p->stage);
    desk_close(p->desk);
}

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

static const char *state_of(struct play *p, int64_t id)
{
    struct err err = {.arena = p->a};
    struct submission s = {0};
    assert_int_equal(submission_load(p->desk, p->a, id, &s, &err), STATUS_OK);
    return s.record.is_void ? "void" : s.state;
}

static void filter(struct play *p, const char *text)
{
    stage_press(&p->stage, K_F(7));
    stage_type(&p->stage, text);
    while (ui_idle(&p->stage.ui)) {
    }
}

static void test_list(void **state)
{
    struct play p;
    start(&p, state);
    check_both(&p, "submissions");
    end(&p);
}

static void test_filter_by_initials_number_and_search(void **state)
{
    struct play p;
    start(&p, state);
    filter(&p, "gczy");
    assert_true(shows(&p, "00002") && !shows(&p, "00001") && !shows(&p, "00003"));
    stage_press(&p.stage, K_ESC);
    filter(&p, "3");
    assert_true(shows(&p, "00003") && !shows(&p, "00001"));
    stage_press(&p.stage, K_ESC);
    filter(&p, "状态:撤回");
    assert_true(shows(&p, "00003") && !shows(&p, "00002"));
    end(&p);
}

static void test_a_search_half_typed_says_why(void **state)
{
    struct play p;
    start(&p, state);
    filter(&p, "状态:");
    assert_true(shows(&p, "看不懂"));
    end(&p);
}

static void test_page(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "00001  传输干线光缆隐患排查工具"));
    assert_true(shows(&p, "联合单位  珠江样本数据中心"));
    stage_resize(&p.stage, 50, 160);
    assert_true(shows(&p, "登记申报件 00001"));
    end(&p);
}

/* Marks all three, asks for 撤回: two go, one stays and why. */
static void test_acts_are_told_first(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_CTRL('a'));
    stage_press(&p.stage, K_F(6));
    stage_type(&p.stage, "撤回");
    stage_press(&p.stage, K_ENTER);
    check_both(&p, "submissions-act");
    assert_true(shows(&p, "不变: 现在是「撤回」"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "要写明原因"));
    assert_string_equal(state_of(&p, p.cases.first), "logged");
    stage_type(&p.stage, "单位来函");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "已撤回 2 件"));
    assert_string_equal(state_of(&p, p.cases.first), "withdrawn");
    assert_string_equal(state_of(&p, p.cases.second), "withdrawn");
    end(&p);
}

static void test_esc_does_nothing(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(8));
    stage_type(&p.stage, "重复登记");
    stage_press(&p.stage, K_ESC);
    assert_string_equal(state_of(&p, p.cases.first), "logged");
    stage_press(&p.stage, K_F(8));
    stage_type(&p.stage, "重复登记");
    stage_press(&p.stage, K_F(2));
    assert_string_equal(state_of(&p, p.cases.first), "void");
    assert_false(shows(&p, "00001"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_list),
        ARENA_TEST(test_filter_by_initials_number_and_search),
        ARENA_TEST(test_a_search_half_typed_says_why),
        ARENA_TEST(test_page),
        ARENA_TEST(test_acts_are_told_first),
        ARENA_TEST(test_esc_does_nothing),
    };
    return check_run("case screens", tests, sizeof tests / sizeof *tests);
}
