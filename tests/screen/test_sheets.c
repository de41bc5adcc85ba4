/* 打分名单, 进度, 文件: what stands around the score sheets. */
#include "desk/sheets.h"

#include <string.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/sheet_play.h"

/* Who has done what, what they sign, and a sheet opened again from there. */
static void test_progress(void **state)
{
    struct sheet_play p;
    sheet_play_start_at(&p, state, MAY_LOG | MAY_DECIDE, &progress_screen);
    sheet_play_seal_all(&p, 0, "50,30", "40,30");
    sheet_play_seal_all(&p, 1, "52,30", "40,30");
    sheet_play_seal_all(&p, 2, "20,10", "41,30");
    stage_somebody_wrote(&p.stage);
    stage_press(&p.stage, K_F(5));
    sheet_play_choose(&p, 0);
    assert_true(sheet_play_shows(&p, "签字已记下"));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_F(5));
    sheet_play_choose(&p, 1);
    stage_type(&p.stage, "第一件偏低");
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "不同意见: 第一件偏低"));
    stage_check_both(&p.stage, "progress");
    stage_press(&p.stage, K_F(4));
    stage_check_both(&p.stage, "progress-cases");
    stage_press(&p.stage, K_F(7));
    assert_true(sheet_play_shows(&p, "只看有分歧的"));
    assert_true(sheet_play_shows(&p, "00001"));
    assert_false(sheet_play_shows(&p, "00002"));
    stage_press(&p.stage, K_F(7));
    assert_true(sheet_play_shows(&p, "都收齐了"));
    stage_press(&p.stage, K_F(7));
    assert_true(sheet_play_shows(&p, "00002"));
    stage_press(&p.stage, K_ENTER);
    sheet_play_choose(&p, 2);
    assert_true(sheet_play_shows(&p, "王示例  2件  已封存 2"));
    stage_press(&p.stage, K_F(8));
    sheet_play_choose(&p, 3);
    stage_type(&p.stage, "差得多");
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "已退回"));
    stage_press(&p.stage, K_ESC);
    assert_true(sheet_play_shows(&p, "2/3"));
    assert_true(sheet_play_shows(&p, "签字 0/3"));
    sheet_play_end(&p);
}

static void test_only_a_supervisor_opens_again(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW | MAY_LOG);
    sheet_play_seal_all(&p, 0, "50,30", "40,30");
    stage_somebody_wrote(&p.stage);
    stage_press(&p.stage, K_F(8));
    assert_false(sheet_play_shows(&p, "事由"));
    sheet_play_end(&p);
}

/* Filled in elsewhere and read back: looked at first, then one entry. */
static void test_out_and_in_as_a_file(void **state)
{
    struct sheet_play p;
    const char *folder = folder_make(*state), *path = folder_path(*state, folder, "打分.csv");
    sheet_play_start(&p, state, MAY_REVIEW);
    sheet_play_fill(&p, p.cases.first);
    stage_press(&p.stage, K_CTRL('e'));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_F(2));
    assert_true(sheet_play_shows(&p, "2 份打分表已写入"));
    folder_write(path, slice_of("申报件号,专家,创新性,实用性\n1,张示例,51,30\n2,张示例,40,41\n"));
    stage_press(&p.stage, K_F(6));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_F(2));
    assert_true(sheet_play_shows(&p, "修改 1"));
    assert_true(sheet_play_shows(&p, "拒收 1"));
    assert_true(sheet_play_shows(&p, "4 实用性"));
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "50,30");
    assert_true(sheet_play_shows(&p, "封存不能撤销"));
    assert_false(sheet_play_shows(&p, "整批撤销"));
    stage_press(&p.stage, K_F(2));
    assert_true(sheet_play_shows(&p, "写入了"));
    assert_true(sheet_play_shows(&p, "修改 1 不变 0"));
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "51,30");
    assert_true(sheet_play_shows(&p, "已封存"));
    stage_press(&p.stage, K_F(6));
    assert_true(sheet_play_shows(&p, folder)); /* remembered */
    sheet_play_end(&p);
}

/* An expert begins with their panels, and with the cases where only one panel waits. */
static void test_an_expert_at_home(void **state)
{
    struct sheet_play p;
    sheet_play_start_at(&p, state, MAY_REVIEW, &my_panels_screen);
    stage_check_both(&p.stage, "my-panels");
    stage_press(&p.stage, K_F(5));
    sheet_play_choose(&p, 0);
    assert_true(sheet_play_shows(&p, "还有 2 份打分表没有封存"));
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "试评组  2件"));
    stage_press(&p.stage, K_ESC);
    sheet_play_seal_all(&p, 0, "50,30", "40,30");
    stage_somebody_wrote(&p.stage);
    stage_press(&p.stage, K_F(5));
    sheet_play_choose(&p, 0);
    assert_true(sheet_play_shows(&p, "签字已记下"));
    assert_true(sheet_play_shows(&p, "同意"));
    sheet_play_end(&p);
}

/* The staff sees how far it is, not what was given. */
static void test_staff_sees_no_draft(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    sheet_play_fill(&p, p.cases.first);
    work_as(p.desk, 99, "li", MAY_LOG);
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "草稿"));
    assert_false(sheet_play_shows(&p, "80"));
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "只有专家本人能看"));
    sheet_play_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_staff_sees_no_draft),           ARENA_TEST(test_progress),
        ARENA_TEST(test_out_and_in_as_a_file),          ARENA_TEST(test_an_expert_at_home),
        ARENA_TEST(test_only_a_supervisor_opens_again),
    };
    return check_run("screen sheets", tests, sizeof tests / sizeof *tests);
}
