/* 答辩 on the screen: the order drawn, who came, one case marked for all members and sealed together. */
#include "desk/defences.h"

#include "desk/drafts.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/review.h"
#include "support/stage.h"
#include "tui/screen/defence.h"

#define DEFENCE                                                                                    \
    "名称: 试分\n来源: 本台自定\n"                                                       \
    "阶段:\n- {名称: 答辩, 方式: 答辩, 权重: 100%}\n"                                  \
    "指标:\n"                                                                                    \
    "- {名称: 陈述, 满分: 60, 低于须说明: 10}\n"                                        \
    "- {名称: 问答, 满分: 40}\n"                                                             \
    "汇总: 平均\n"

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    struct review review;
};

/* A main screen that does nothing but open the defence. */
static const int64_t *panel;

static struct action door_event(struct screen *s, const struct event *event)
{
    (void)s;
    return event->kind == EVENT_KEY && event->key.code == K_ENTER
               ? action_push(&defence_screen, panel)
               : action_none();
}

static void door_draw(const struct screen *s, const struct canvas *cv)
{
    (void)s;
    (void)cv;
}

static const struct screen_class door = {
    .name = "door", .title = "评审", .digit = '7', .event = door_event, .draw = door_draw};

static void start(struct play *p, void **state, const char *scheme)
{
    static const struct screen_class *const mains[] = {&door};
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    p->cases = cases_for_test(p->desk, p->a);
    p->review = review_for_test(p->desk, p->a, &p->cases, scheme);
    panel = &p->review.scoring.panel.record.id;
    struct ui_options o = stage_over(&p->stage, p->desk, mains);
    stage_start(&p->stage, &o);
    stage_press(&p->stage, K_ENTER);
}

static void end(struct play *p)
{
    stage_release(&p->stage);
    desk_close(p->desk);
}

static void type_line(struct play *p, const char *text)
{
    stage_type(&p->stage, text);
    stage_press(&p->stage, K_ENTER);
}

static bool shows(struct play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

static void test_a_defence(void **state)
{
    struct play p;
    start(&p, state, DEFENCE);
    assert_true(shows(&p, "次序还没有抽"));
    stage_press(&p.stage, K_F(4));
    type_line(&p, "618033");
    type_line(&p, "纪检郑示例");
    assert_true(shows(&p, "种子 618033"));
    stage_press(&p.stage, K_F(5));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "王示例 缺席"));
    stage_check_both(&p.stage, "defence");
    stage_press(&p.stage, K_ENTER);
    assert_false(shows(&p, "王示例"));
    type_line(&p, "50");
    type_line(&p, "30");
    type_line(&p, "9");
    stage_type(&p.stage, "61");
    assert_true(shows(&p, "「问答」满分 40"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "刚才的键没有收, 「问答」现在是 6"));
    stage_press(&p.stage, K_ENTER);
    stage_check_both(&p.stage, "defence-case");
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "要写理由"));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_F(8));
    type_line(&p, "没有讲数据");
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "一起封存了"));
    assert_true(shows(&p, "2/2"));
    end(&p);
}

/* What was typed is a draft when the screen is left. */
static void test_left_half_done(void **state)
{
    struct play p;
    start(&p, state, DEFENCE);
    stage_press(&p.stage, K_ENTER);
    type_line(&p, "50");
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "0/3"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "50"));
    end(&p);
}

static size_t drafts(struct play *p)
{
    struct err err = {.arena = p->a};
    struct draft_forms forms;
    assert_int_equal(draft_forms_load(p->desk, p->a, &forms, &err), STATUS_OK);
    return forms.n;
}

/* Kept when a member is left, after a rest, and when the line drops; gone when it is saved. */
static void test_a_dropped_line(void **state)
{
    struct play p;
    start(&p, state, DEFENCE);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "５0");
    stage_settle(&p.stage);
    assert_int_equal(drafts(&p), 0);
    p.stage.ms += 1000;
    stage_settle(&p.stage);
    assert_int_equal(drafts(&p), 1);
    stage_press(&p.stage, K_DOWN);
    stage_type(&p.stage, "4");
    stage_press(&p.stage, K_DOWN);
    stage_settle(&p.stage);
    stage_type(&p.stage, "3");
    stage_press(&p.stage, K_F(8));
    type_line(&p, "没有数据");
    stage_release(&p.stage); /* nothing was saved */
    static const struct screen_class *const mains[] = {&door};
    struct ui_options o = stage_over(&p.stage, p.desk, mains);
    stage_start(&p.stage, &o);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "0/3"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "张示例      50____"));
    assert_true(shows(&p, "李示例      4_____*"));
    assert_true(shows(&p, "王示例      3_____ "));
    stage_press(&p.stage, K_CTRL('s'));
    assert_int_equal(drafts(&p), 0);
    assert_true(shows(&p, "张示例      50____"));
    end(&p);
}

/* As on a score sheet: written in full when left, and not left while it is wrong. */
static void test_words_and_wrong_ones(void **state)
{
    struct play p;
    start(&p, state,
          "名称: 试分\n来源: 本台自定\n阶段:\n- {名称: 答辩, 方式: 答辩, 权重: 100%}\n"
          "指标:\n- {名称: 仪态, 类型: 等级, 等级: [{名称: 优, 分: 50}, {名称: 良, 分: 40}]}\n"
          "- {名称: 同意, 类型: 合格, 满分: 1}\n汇总: 平均\n");
    stage_press(&p.stage, K_ENTER);
    type_line(&p, "3");
    assert_true(shows(&p, "应当是优、良"));
    stage_press(&p.stage, K_BACKSPACE);
    type_line(&p, "2");
    type_line(&p, "1");
    assert_true(shows(&p, "良"));
    assert_true(shows(&p, "合格"));
    assert_true(shows(&p, "41"));
    end(&p);
}

static void test_the_form_of_a_draft(void **state)
{
    int64_t panel_id = 0, submission = 0;
    assert_true(defence_form_parse(defence_form(*state, 4, 31), &panel_id, &submission));
    assert_int_equal(panel_id, 4);
    assert_int_equal(submission, 31);
    assert_false(defence_form_parse("defence:31", &panel_id, &submission));
    assert_false(defence_form_parse("sheet:1:2:3", &panel_id, &submission));
}

static void test_not_for_other_panels(void **state)
{
    struct play p;
    start(&p, state, NULL);
    assert_true(shows(&p, "不是答辩"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_defence),           ARENA_TEST(test_left_half_done),
        ARENA_TEST(test_a_dropped_line),      ARENA_TEST(test_words_and_wrong_ones),
        ARENA_TEST(test_the_form_of_a_draft), ARENA_TEST(test_not_for_other_panels),
    };
    return check_run("screen defence", tests, sizeof tests / sizeof *tests);
}
