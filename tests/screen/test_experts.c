/* 专家 played: the pool typed and imported, relations, any pair held against each other. */
#include "base/slice.h"
#include "desk/recusals.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/golden.h"
#include "support/panel_play.h"

static void test_the_pool(void **state)
{
    struct play p;
    play_start(&p, state, false);
    const char *list = "姓名,单位,最多件数\n王示例,南岭示例大学,20\n李示例,,许多\n";
    const char *path = folder_file(p.a, "专家.csv", slice_of(list));
    press(&p, K_F(4));
    expect(&p, "7位专家");
    type(&p, "/5号");
    press(&p, K_DOWN);
    expect(&p, "示例5之1");
    assert_false(stage_shows(&p.stage, "示例4之1"));
    press(&p, K_ESC);
    press(&p, K_F(5));
    press(&p, K_CTRL('u'));
    type(&p, path);
    press(&p, K_F(2));
    expect(&p, "新增 1 修改 0 不变 0 拒收 1");
    expect(&p, "要看的 1 处");
    press(&p, K_F(2));
    expect(&p, "整批撤销");
    press(&p, K_F(2));
    type(&p, "赵示例");
    press(&p, K_TAB);
    type(&p, "东海示例大学");
    press(&p, K_F(2));
    expect(&p, "已保存专家 Z0009 赵示例");
    stage_check_both(&p.stage, "reviewers");
    press(&p, K_END);
    press(&p, K_F(8));
    type(&p, "误登");
    press(&p, K_ENTER);
    expect(&p, "作废了");
    play_end(&p);
}

static void test_relations(void **state)
{
    struct play p;
    struct relation_views all;
    play_start(&p, state, false);
    press(&p, K_F(4));
    press(&p, K_F(4));
    expect(&p, "还没有登记利害关系");
    press(&p, K_F(2));
    press(&p, K_TAB);
    type(&p, "东海示例公司");
    press(&p, K_TAB);
    press(&p, K_TAB);
    type(&p, "2021.6.30");
    press(&p, K_ESC);
    press(&p, K_F(2));
    expect(&p, "没有存的草稿");
    stage_check_both(&p.stage, "relation-form");
    press(&p, K_F(2));
    expect(&p, "记下了");
    stage_check_both(&p.stage, "relations");
    assert_int_equal(relations_load(p.desk, p.a, 1, &all, &p.err), STATUS_OK);
    assert_string_equal(all.at[0].relation.until, "2021-06-30");
    assert_string_equal(all.at[0].unit, "东海示例公司");
    press(&p, K_ENTER);
    press(&p, K_DOWN);
    press(&p, K_DOWN);
    type(&p, "2022-1-1");
    press(&p, K_F(2));
    expect(&p, "止 2021-06-30 早于起 2022-01-01");
    press(&p, K_CTRL('u'));
    type(&p, "2020-1-1");
    press(&p, K_F(2));
    expect(&p, "2020-01-01 起 到 2021-06-30");
    press(&p, K_F(8));
    type(&p, "登记错人");
    press(&p, K_ENTER);
    expect(&p, "作废了");
    expect(&p, "还没有登记利害关系");
    play_end(&p);
}

/* Any pair, assigned or not; what a recommender asks for is written down. */
static void test_a_pair_is_checked(void **state)
{
    struct play p;
    struct recusal_views all;
    play_start(&p, state, true);
    play_tie(&p, 2);
    press(&p, K_ENTER);
    press(&p, K_F(3));
    press(&p, K_F(4));
    expect(&p, "待决定  近亲属");
    stage_check_both(&p.stage, "pair");
    press(&p, K_CTRL('u'));
    type(&p, "示例3之1");
    press(&p, K_TAB);
    press(&p, K_F(3));
    expect(&p, "没有要回避的");
    press(&p, K_F(2));
    expect(&p, "请求回避要写理由");
    press(&p, K_TAB);
    press(&p, K_TAB);
    type(&p, "东海示例推荐单位");
    press(&p, K_TAB);
    type(&p, "曾指导该项目");
    press(&p, K_F(2));
    expect(&p, "先按回避对待");
    assert_int_equal(recusals_load(p.desk, p.a, 1, &all, &p.err), STATUS_OK);
    assert_int_equal(all.n, 2);
    press(&p, K_ESC);
    press(&p, K_ESC);
    press(&p, K_F(4));
    press(&p, K_F(6));
    expect(&p, "核对一对");
    type(&p, "传输干线");
    expect(&p, "00001  传输干线光缆隐患排查工具");
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    press(&p, K_F(3));
    expect(&p, "没有要回避的");
    play_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_pool),
        ARENA_TEST(test_relations),
        ARENA_TEST(test_a_pair_is_checked),
    };
    return check_run("screen/experts", tests, sizeof tests / sizeof *tests);
}
