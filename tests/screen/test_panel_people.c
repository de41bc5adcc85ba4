/* One panel played: who sits there is named and replaced, who reads what is given and taken back. */
#include "base/slice.h"
#include "desk/assignments.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/golden.h"
#include "support/panel_play.h"

/* Somebody picked from the pool, with what speaks against each. */
static void test_replaced_by_somebody_picked(void **state)
{
    struct play p;
    struct assign_report report;
    const struct assign_order all = {.panel = 1};
    play_start(&p, state, true);
    play_tie(&p, 7);
    assert_int_equal(assignments_make(p.desk, p.a, &all, &report, &p.err), STATUS_OK);
    press(&p, K_ENTER);
    press(&p, K_F(6));
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    expect(&p, "选接替的人");
    press(&p, K_HOME);
    press(&p, K_ENTER);
    expect(&p, "示例1之1 已是成员");
    press(&p, K_END);
    press(&p, K_ENTER);
    type(&p, "病假");
    press(&p, K_ENTER);
    expect(&p, "示例7之1 接替 示例1之1: 作废分配 3 份和打分表 0 份, 转给 2 件, 要回避不转 1");
    say_yes(&p);
    expect(&p, "示例7之1 接替了 示例1之1");
    play_end(&p);
}

static void test_seats_are_named(void **state)
{
    struct play p;
    struct panel panel = {.name = "试一组", .directions = "网络设施保护"};
    play_start(&p, state, false);
    panel.notice = p.cases.notice;
    play_tie(&p, 2);
    assert_int_equal(panel_save(p.desk, p.a, NULL, &panel, NULL, &p.err), STATUS_OK);
    stage_somebody_wrote(&p.stage);
    press(&p, K_ENTER);
    expect(&p, "F8 从专家库指定");
    press(&p, K_F(8));
    expect(&p, "要回避 1 件, 如 00001");
    press(&p, K_SPACE);
    press(&p, K_DOWN);
    press(&p, K_SPACE);
    press(&p, K_F(2));
    expect(&p, "任成员 2 位");
    expect(&p, "要单数");
    press(&p, K_END);
    press(&p, K_F(3));
    expect(&p, "任候补 1 位");
    stage_check_both(&p.stage, "candidates");
    press(&p, K_F(2));
    expect(&p, "已在这个评审组里");
    press(&p, K_F(8));
    press(&p, K_ENTER);
    expect(&p, "要写理由");
    press(&p, K_F(8));
    type(&p, "出差");
    press(&p, K_ENTER);
    expect(&p, "撤下了");
    press(&p, K_ESC);
    expect(&p, "2个席位");
    press(&p, K_F(7));
    expect(&p, "组长");
    play_end(&p);
}

/* Three cases: one must be kept from the first member, the rest are given, one is taken back. */
static void test_assigned_by_hand(void **state)
{
    struct play p;
    play_start(&p, state, true);
    play_tie(&p, 1);
    press(&p, K_ENTER);
    press(&p, K_F(2));
    expect(&p, "3件申报件");
    press(&p, K_CTRL('a'));
    press(&p, K_ENTER);
    stage_check_both(&p.stage, "assign-who");
    press(&p, K_ENTER);
    expect(&p, "分了 2 件");
    expect(&p, "没有分 1 件");
    press(&p, K_ENTER);
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    expect(&p, "分了 3 件");
    stage_check_both(&p.stage, "assignments");
    press(&p, K_CTRL('n'));
    press(&p, K_END);
    press(&p, K_F(8));
    expect(&p, "从谁收回");
    press(&p, K_ENTER);
    expect(&p, "收回 1 件的理由");
    press(&p, K_ENTER);
    expect(&p, "要写理由");
    press(&p, K_F(8));
    press(&p, K_ENTER);
    type(&p, "分错了");
    press(&p, K_ENTER);
    expect(&p, "收回了 1 件");
    type(&p, "/示例2");
    press(&p, K_DOWN);
    expect(&p, "3件申报件符合");
    play_end(&p);
}

static void test_assigned_by_file(void **state)
{
    struct play p;
    struct assignments all;
    const char *list = "申报件号,专家\n1,示例1之1\n1,没这人\n";
    play_start(&p, state, true);
    const char *path = folder_file(p.a, "分配.csv", slice_of(list));
    press(&p, K_ENTER);
    press(&p, K_F(2));
    press(&p, K_F(5));
    press(&p, K_CTRL('u'));
    type(&p, path);
    press(&p, K_F(2));
    expect(&p, "新分配 1 已有 0 拒收 1");
    expect(&p, "2 专家");
    assert_int_equal(assignments_load(p.desk, p.a, 1, 0, &all, &p.err), STATUS_OK);
    assert_int_equal(all.n, 0);
    press(&p, K_F(2));
    expect(&p, "写入了");
    expect(&p, "可以到 0记录 整批撤销");
    expect(&p, "分配 1 份");
    play_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_replaced_by_somebody_picked),
        ARENA_TEST(test_seats_are_named),
        ARENA_TEST(test_assigned_by_hand),
        ARENA_TEST(test_assigned_by_file),
    };
    return check_run("screen/panel people", tests, sizeof tests / sizeof *tests);
}
