/* 核验, 口径, 多头申报: what persons decide, on their screens. */

#include "desk/submissions.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/stage.h"
#include "tui/screen/screen_notice.h"
#include "tui/screen/settings.h"
#include "tui/screen/submissions.h"

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct cases cases;
};

static void start(struct play *p, void **state, const struct screen_class *main)
{
    static const struct screen_class *mains[1];
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    p->cases = cases_for_test(p->desk, p->a);
    mains[0] = main;
    stage_open(&p->stage, p->desk, mains);
}

static void end(struct play *p)
{
    stage_close(&p->stage);
}

static void check_both(struct play *p, const char *name)
{
    stage_check_both(&p->stage, name);
}

static bool shows(struct play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

/* From the list over the page of a case to its conditions. */
static void open_conditions(struct play *p)
{
    stage_press(&p->stage, K_ENTER);
    stage_press(&p->stage, K_CTRL('k'));
}

static void test_conditions_are_ticked(void **state)
{
    struct play p;
    start(&p, state, &submissions_screen);
    open_conditions(&p);
    assert_true(shows(&p, "自主知识产权"));
    assert_true(shows(&p, "没核"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "看了什么凭据?"));
    stage_type(&p.stage, "专利证书");
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_F(3));
    stage_type(&p.stage, "现场照片");
    stage_press(&p.stage, K_ENTER);
    check_both(&p, "conditions");
    stage_press(&p.stage, K_F(8));
    assert_false(shows(&p, "现场照片"));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "3项必备条件还没有人核"));
    end(&p);
}

/* Without evidence nothing is kept. */
static void test_no_tick_without_evidence(void **state)
{
    struct play p;
    start(&p, state, &submissions_screen);
    open_conditions(&p);
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "看了什么凭据还没有写"));
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_ESC);
    assert_false(shows(&p, "已记下"));
    end(&p);
}

static void test_choices_are_made(void **state)
{
    struct play p;
    start(&p, state, &notice_screen);
    stage_press(&p.stage, K_CTRL('k')); /* 粤76 is the newest, so the first */
    assert_true(shows(&p, "地市报省厅"));
    assert_true(shows(&p, "还没有定"));
    stage_press(&p.stage, K_F(3));
    stage_type(&p.stage, "集体研究");
    stage_press(&p.stage, K_ENTER);
    check_both(&p, "notice-choices");
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "不含"));
    stage_press(&p.stage, K_F(8));
    assert_true(shows(&p, "还没有定"));
    end(&p);
}

/* The first case again, by another recommender. */
static void add_double(struct play *p)
{
    struct err err = {.arena = p->a};
    struct submission s = {0};
    assert_int_equal(submission_load(p->desk, p->a, p->cases.first, &s, &err), STATUS_OK);
    struct submission again = {.notice = s.notice,
                               .title = s.title,
                               .lead = s.lead,
                               .recommender = unit_for_test(p->desk, p->a, "东海示例集团", NULL)};
    assert_int_equal(submission_save(p->desk, p->a, NULL, &again, NULL, &err), STATUS_OK);
}

static void test_pairs_are_decided(void **state)
{
    struct play p;
    start(&p, state, &submissions_screen);
    stage_press(&p.stage, K_CTRL('d'));
    assert_true(shows(&p, "没有牵头单位和名称都相同的申报件"));
    stage_press(&p.stage, K_ESC);
    add_double(&p);
    stage_press(&p.stage, K_CTRL('d'));
    assert_true(shows(&p, "疑似"));
    check_both(&p, "same-cases");
    stage_press(&p.stage, K_F(3));
    stage_type(&p.stage, "核对过申报书");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "确认不是同一件, 不再提"));
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "确认是同一件"));
    stage_press(&p.stage, K_F(8));
    assert_true(shows(&p, "疑似"));
    stage_press(&p.stage, K_F(4));
    assert_true(shows(&p, "牵头单位"));
    end(&p);
}

static void test_settings_are_changed(void **state)
{
    struct play p;
    start(&p, state, &settings_screen);
    assert_true(shows(&p, "字数容差"));
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, "25");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "须在 0 到 20% 之间"));
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, "3");
    stage_press(&p.stage, K_ENTER);
    check_both(&p, "settings");
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_conditions_are_ticked), ARENA_TEST(test_no_tick_without_evidence),
        ARENA_TEST(test_choices_are_made),      ARENA_TEST(test_pairs_are_decided),
        ARENA_TEST(test_settings_are_changed),
    };
    return check_run("screen conditions", tests, sizeof tests / sizeof *tests);
}
