/* 7评审 played through: a panel drawn, a recusal decided, cases assigned, scoring opened, a member replaced;
 * the pool; panels made by hand. */
#include <string.h>

#include "base/slice.h"
#include "desk/assignments.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/golden.h"
#include "support/panels.h"
#include "support/stage.h"
#include "tui/screen/review.h"

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    struct err err;
};

/* Seven experts of seven units; two more cases beside the first; with a panel of five of them. */
static void start(struct play *p, void **state, bool has_panel)
{
    static const struct screen_class *const mains[] = {&review_screen};
    const int64_t ids[] = {1, 2, 3, 4, 5};
    p->a = *state;
    p->err = (struct err){.arena = p->a};
    p->desk = desk_for_test(p->a, true);
    p->cases = cases_for_test(p->desk, p->a);
    panel_cases_for_test(p->desk, p->a, 2);
    reviewers_for_test(p->desk, p->a, 7, 1);
    if (has_panel) {
        int64_t panel = panel_for_test(p->desk, p->a, ids, 5);
        assert_int_equal(seat_for_test(p->desk, p->a, panel, 6, SEAT_ALTERNATE, &p->err),
                         STATUS_OK);
    }
    struct ui_options o = stage_over(&p->stage, p->desk, mains);
    stage_start(&p->stage, &o);
}

static void end(struct play *p)
{
    stage_close(&p->stage);
}

static void expect(struct play *p, const char *text)
{
    if (!stage_shows(&p->stage, text)) {
        fail_msg("no %s in\n%s", text, stage_dump(&p->stage, p->a));
    }
}

static void press(struct play *p, uint32_t code)
{
    stage_press(&p->stage, code);
}

static void type(struct play *p, const char *text)
{
    stage_type(&p->stage, text);
}

static void say_yes(struct play *p)
{
    press(p, K_DOWN);
    press(p, K_ENTER);
}

static void test_a_panel_is_drawn(void **state)
{
    struct play p;
    start(&p, state, false);
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
    end(&p);
}

static void test_what_cannot_be_drawn_is_told(void **state)
{
    struct play p;
    start(&p, state, false);
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
    end(&p);
}

static void test_from_recusal_to_replacement(void **state)
{
    struct play p;
    struct relation tie = {.reviewer = 2, .kind = "近亲属"};
    start(&p, state, true);
    tie.unit = p.cases.lead;
    assert_int_equal(
        relation_save(p.desk, p.a, &(struct relation_edit){NULL, &tie, NULL}, NULL, &p.err),
        STATUS_OK);
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
    expect(&p, "评审组记录");
    end(&p);
}

/* Somebody picked from the pool, with what speaks against each. */
static void test_replaced_by_somebody_picked(void **state)
{
    struct play p;
    struct relation tie = {.reviewer = 7, .kind = "近亲属"};
    struct assign_report report;
    const struct assign_order all = {.panel = 1};
    start(&p, state, true);
    tie.unit = p.cases.lead;
    assert_int_equal(
        relation_save(p.desk, p.a, &(struct relation_edit){NULL, &tie, NULL}, NULL, &p.err),
        STATUS_OK);
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
    end(&p);
}

static void test_seats_are_named(void **state)
{
    struct play p;
    struct relation tie = {.reviewer = 2, .kind = "近亲属"};
    struct panel panel = {.name = "试一组", .directions = "网络设施保护"};
    start(&p, state, false);
    tie.unit = p.cases.lead;
    panel.notice = p.cases.notice;
    assert_int_equal(
        relation_save(p.desk, p.a, &(struct relation_edit){NULL, &tie, NULL}, NULL, &p.err),
        STATUS_OK);
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
    end(&p);
}

static void test_relations(void **state)
{
    struct play p;
    struct relation_views all;
    start(&p, state, false);
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
    end(&p);
}

/* Three cases: one must be kept from the first member, the rest are given, one is taken back. */
static void test_assigned_by_hand(void **state)
{
    struct play p;
    struct relation tie = {.reviewer = 1, .kind = "近亲属"};
    start(&p, state, true);
    tie.unit = p.cases.lead;
    assert_int_equal(
        relation_save(p.desk, p.a, &(struct relation_edit){NULL, &tie, NULL}, NULL, &p.err),
        STATUS_OK);
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
    end(&p);
}

static void test_assigned_by_file(void **state)
{
    struct play p;
    struct assignments all;
    const char *list = "申报件号,专家\n1,示例1之1\n1,没这人\n";
    start(&p, state, true);
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
    end(&p);
}

static void test_the_pool(void **state)
{
    struct play p;
    start(&p, state, false);
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
    end(&p);
}

/* Made without a draw: the name is told before, with the scheme where the plain one is taken; changed later. */
static void test_a_panel_is_made_by_hand(void **state)
{
    struct play p;
    start(&p, state, true);
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
    end(&p);
}

/* Into the empty panel under the cursor, with who does not take part. */
static void test_drawn_into_a_panel_that_is_there(void **state)
{
    struct play p;
    struct panel panel = {.name = "试一组", .directions = "网络设施保护"};
    struct panel_views all;
    start(&p, state, false);
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
    end(&p);
}

/* Any pair, assigned or not; what a recommender asks for is written down. */
static void test_a_pair_is_checked(void **state)
{
    struct play p;
    struct relation tie = {.reviewer = 2, .kind = "近亲属"};
    struct recusal_views all;
    start(&p, state, true);
    tie.unit = p.cases.lead;
    assert_int_equal(
        relation_save(p.desk, p.a, &(struct relation_edit){NULL, &tie, NULL}, NULL, &p.err),
        STATUS_OK);
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
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_panel_is_drawn),
        ARENA_TEST(test_what_cannot_be_drawn_is_told),
        ARENA_TEST(test_from_recusal_to_replacement),
        ARENA_TEST(test_replaced_by_somebody_picked),
        ARENA_TEST(test_seats_are_named),
        ARENA_TEST(test_relations),
        ARENA_TEST(test_assigned_by_hand),
        ARENA_TEST(test_assigned_by_file),
        ARENA_TEST(test_the_pool),
        ARENA_TEST(test_a_panel_is_made_by_hand),
        ARENA_TEST(test_drawn_into_a_panel_that_is_there),
        ARENA_TEST(test_a_pair_is_checked),
    };
    return check_run("screen/review", tests, sizeof tests / sizeof *tests);
}
