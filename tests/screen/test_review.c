/* 7评审 played through: panels drawn and made by hand, a recusal decided, scoring opened, a member replaced. */
#include "base/slice.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/golden.h"
#include "support/panel_play.h"

static void test_a_panel_is_drawn(void **state)
{
    struct play p;
    play_start(&p, state, false);
    expect(&p, "还没有评审组");
    press(&p, K_F(2));
    type(&p, "255");
    press(&p, K_TAB);
    press(&p, K_TAB);
    type(&p, "网络设施保护");
    stage_check_both(&p.stage, "review-draw");
    press(&p, K_F(3));
    expect(&p, "255号 网络设施保护 评审组");
    expect(&p, "专家库 7 位, 参加抽取 7 位");
    press(&p, K_ESC);
    press(&p, K_F(2));
    expect(&p, "现在抽取?");
    say_yes(&p);
    expect(&p, "抽出了");
    expect(&p, "成员 5");
    struct panel_views all;
    assert_int_equal(panels_load(p.desk, p.a, 0, &all, &p.err), STATUS_OK);
    assert_int_equal(all.n, 1);
    assert_int_equal(all.at[0].members, 5);
    press(&p, K_ESC);
    stage_check_both(&p.stage, "review");
    play_end(&p);
}

static void test_what_cannot_be_drawn_is_told(void **state)
{
    struct play p;
    play_start(&p, state, false);
    press(&p, K_F(2));
    press(&p, K_F(2));
    expect(&p, "还有没填对的");
    type(&p, "255");
    for (int i = 0; i < 6; i++) {
        press(&p, K_TAB);
    }
    type(&p, "9");
    press(&p, K_F(2));
    expect(&p, "要 9 位成员, 只抽出 7 位");
    play_end(&p);
}

/* Made without a draw: the name is told before, with the scheme where the plain one is taken; changed later. */
static void test_a_panel_is_made_by_hand(void **state)
{
    struct play p;
    play_start(&p, state, true);
    press(&p, K_F(3));
    type(&p, "255");
    press(&p, K_TAB);
    press(&p, K_TAB);
    type(&p, "网络设施保护");
    press(&p, K_TAB);
    expect(&p, "255号 网络设施保护 评审组 2");
    press(&p, K_TAB);
    type(&p, "投票");
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    expect(&p, "255号 网络设施保护 评审组 (投票制)");
    stage_check_both(&p.stage, "panel-form");
    press(&p, K_F(2));
    expect(&p, "F8 从专家库指定");
    press(&p, K_ESC);
    expect(&p, "2个评审组");
    press(&p, K_END);
    press(&p, K_F(6));
    expect(&p, "没有经过抽取");
    press(&p, K_F(5));
    for (int i = 0; i < 4; i++) {
        press(&p, K_TAB);
    }
    press(&p, K_CTRL('u'));
    type(&p, "投票组");
    press(&p, K_F(2));
    expect(&p, "存好了 投票组");
    press(&p, K_F(8));
    expect(&p, "作废 投票组 的理由?");
    type(&p, "重来");
    press(&p, K_ENTER);
    expect(&p, "作废了");
    assert_false(stage_shows(&p.stage, "投票组"));
    play_end(&p);
}

/* Into the empty panel under the cursor, with who does not take part. */
static void test_drawn_into_a_panel_that_is_there(void **state)
{
    struct play p;
    struct panel panel = {.name = "试一组", .directions = "网络设施保护"};
    struct panel_views all;
    play_start(&p, state, false);
    panel.notice = p.cases.notice;
    assert_int_equal(panel_save(p.desk, p.a, NULL, &panel, NULL, &p.err), STATUS_OK);
    stage_somebody_wrote(&p.stage);
    press(&p, K_F(2));
    expect(&p, "试一组");
    for (int i = 0; i < 6; i++) {
        press(&p, K_TAB);
    }
    type(&p, "示例1之1");
    press(&p, K_F(2));
    expect(&p, "专家=理由");
    type(&p, "=出差、Z0002=在外");
    press(&p, K_TAB);
    type(&p, "618033");
    press(&p, K_TAB);
    type(&p, "郑示例");
    press(&p, K_ESC);
    press(&p, K_F(2));
    expect(&p, "没有存的草稿");
    press(&p, K_F(2));
    expect(&p, "参加 5 位");
    say_yes(&p);
    expect(&p, "抽出了 试一组");
    assert_int_equal(panels_load(p.desk, p.a, 0, &all, &p.err), STATUS_OK);
    assert_int_equal(all.n, 1);
    assert_int_equal(all.at[0].members, 5);
    assert_string_equal(all.at[0].panel.witness, "郑示例");
    press(&p, K_ESC);
    press(&p, K_F(6));
    expect(&p, "结果一样");
    play_end(&p);
}

static void test_from_recusal_to_replacement(void **state)
{
    struct play p;
    play_start(&p, state, true);
    play_tie(&p, 2);
    press(&p, K_ENTER);
    press(&p, K_F(5));
    expect(&p, "3 件还没有分配给任何人; 1 项回避还没有决定");
    press(&p, K_F(3));
    stage_check_both(&p.stage, "review-recusals");
    press(&p, K_F(8));
    press(&p, K_ENTER);
    expect(&p, "要写理由");
    press(&p, K_F(2));
    press(&p, K_ENTER);
    expect(&p, "已定: 回避");
    press(&p, K_ESC);
    press(&p, K_F(2));
    press(&p, K_F(2));
    press(&p, K_ENTER);
    expect(&p, "新分 14 份");
    expect(&p, "1 件够不了数");
    say_yes(&p);
    expect(&p, "分配了 14 份");
    press(&p, K_ESC);
    press(&p, K_F(5));
    say_yes(&p);
    expect(&p, "开始打分了");
    stage_check_both(&p.stage, "review-panel");
    press(&p, K_HOME);
    press(&p, K_F(6));
    expect(&p, "第一位候补 示例6之1 接替");
    press(&p, K_ENTER);
    type(&p, "病假");
    press(&p, K_ENTER);
    expect(&p, "示例6之1 接替 示例1之1: 作废分配 3 份");
    say_yes(&p);
    expect(&p, "已替换");
    press(&p, K_CTRL('p'));
    expect(&p, "印哪一种?");
    press(&p, K_ENTER);
    expect(&p, "评审组组成与回避记录");
    press(&p, K_ESC);
    press(&p, K_CTRL('p'));
    press(&p, K_DOWN);
    press(&p, K_DOWN);
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    expect(&p, "专家：Z");
    play_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_panel_is_drawn),
        ARENA_TEST(test_what_cannot_be_drawn_is_told),
        ARENA_TEST(test_a_panel_is_made_by_hand),
        ARENA_TEST(test_drawn_into_a_panel_that_is_there),
        ARENA_TEST(test_from_recusal_to_replacement),
    };
    return check_run("screen/review", tests, sizeof tests / sizeof *tests);
}
