/* 后续义务 on its screen, and how 今日 leads there. */
#include <string.h>

#include "desk/obligations.h"
#include "desk/units.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/golden.h"
#include "support/stage.h"
#include "tui/screen/obligations.h"
#include "tui/screens.h"

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
};

static void add_bureau(struct play *p, const char *name)
{
    struct err err = {.arena = p->a};
    struct unit unit = {.name = name, .class = "省级通信管理局"};
    assert_int_equal(unit_save(p->desk, p->a, NULL, &unit, NULL, &err), STATUS_OK);
}

static void start(struct play *p, void **state, const struct screen_class *main)
{
    static const struct screen_class *mains[1];
    struct ui_options o = stage_init(&p->stage);
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    add_bureau(p, "南岭示例通信管理局");
    add_bureau(p, "北原示例通信管理局");
    mains[0] = main;
    o.desk = p->desk;
    o.clock = p->desk->clock;
    o.mains = mains;
    o.n_mains = 1;
    o.unit = "示例支撑中心";
    o.user = "张收件 管理员";
    stage_start(&p->stage, &o);
    while (ui_idle(&p->stage.ui)) {
    }
}

static void end(struct play *p)
{
    stage_close(&p->stage);
}

static bool shows(struct play *p, const char *text)
{
    return strstr(stage_dump(&p->stage, p->a), text) != NULL;
}

static void test_marked_done_and_taken_back(void **state)
{
    struct play p;
    start(&p, state, &obligations_screen);
    golden_check("obligations-80x24", stage_dump(&p.stage, p.a));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, "〔2024〕示例1号");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "已记为今天办完"));
    stage_press(&p.stage, K_END);
    assert_true(shows(&p, "已办"));
    assert_true(shows(&p, "〔2024〕示例1号"));
    stage_press(&p.stage, K_F(8));
    assert_false(shows(&p, "〔2024〕示例1号"));
    end(&p);
}

static void test_an_event_of_what_was_never_awarded(void **state)
{
    struct play p;
    start(&p, state, &obligations_screen);
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "00031");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "要写编号和日期"));
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "31 2024-03-02 更名");
    stage_press(&p.stage, K_ENTER);
    assert_false(shows(&p, "已记下"));
    end(&p);
}

static void test_today_counts_and_leads_there(void **state)
{
    struct play p;
    start(&p, state, &today_screen);
    assert_true(shows(&p, "2家未报"));
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "未报");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "北原示例通信管理局"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_marked_done_and_taken_back),
        ARENA_TEST(test_an_event_of_what_was_never_awarded),
        ARENA_TEST(test_today_counts_and_leads_there),
    };
    return check_run("screen obligations", tests, sizeof tests / sizeof *tests);
}
