/* Rankings of several stages and panels: who goes on, panels brought to one measure; and that nothing of it
 * depends on which cases are asked for. */
#include "model/panel.h"
#include "model/sheet.h"
#include "support/check.h"
#include "support/ranked.h"

static void test_stages_leave_some_behind(void **state)
{
    struct ranked f =
        ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n"
                            "阶段: [{名称: 初评, 权重: 40%, 晋级: 1}, {名称: 答辩, 权重: "
                            "60%, 方式: 答辩}]\n"
                            "指标: [{名称: 分, 阶段: 初评, 满分: 100}, {名称: 答, 阶段: "
                            "答辩, 满分: 100}]\n");
    int64_t first = ranked_scored(&f, "甲", 1, "90, 80,"),
            second = ranked_scored(&f, "乙", 2, "70,");
    struct panel p = {.notice = f.notice,
                      .name = "答辩组",
                      .scheme = "试",
                      .stage = "答辩",
                      .state = PANEL_SCORING};
    struct ranking r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "乙 -- 28.00 -; 甲 -- 待评 -");
    ranked_insert(&f, &panel_type, &p);
    f.panel = p.record.id;
    ranked_sheet(&f, first, 2, ",100", SHEET_SEALED);
    r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "甲 1 94.00 -; 乙 -- 28.00 -");
    assert_in_text(ranked_explained(&f, &r, first), "85 × 40% + 100 × 60% = 94 = 94.00");
    assert_in_text(ranked_explained(&f, &r, second), "没有名次: 「初评」没有晋级");
    desk_close(f.desk);
}

/* What goes on is counted in each panel, also when all are ranked together. */
static void test_each_panel_sends_its_own_to_the_next_stage(void **state)
{
    struct ranked f = ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n"
                                          "阶段: [{名称: 初评, 权重: 40%, 晋级: 1}, "
                                          "{名称: 答辩, 权重: 60%}]\n"
                                          "指标: [{名称: 分, 阶段: 初评, 满分: 100}, "
                                          "{名称: 答, 阶段: 答辩, 满分: 100}]\n");
    ranked_scored(&f, "甲", 1, "90,");
    ranked_scored(&f, "乙", 2, "80,");
    f.panel = ranked_panel(&f, "二组", "试");
    ranked_scored(&f, "丙", 3, "70,");
    ranked_scored(&f, "丁", 4, "60,");
    struct ranking r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "乙 -- 32.00 -; 丁 -- 24.00 -; 甲 -- 待评 -; 丙 -- 待评 -");
    desk_close(f.desk);
}

/* Who goes on is seen by the stage's own score; how the final one is rounded makes no equals of them. */
static void test_the_final_rounding_sends_nobody_on(void **state)
{
    struct ranked f =
        ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n名次按: 显示值\n"
                            "中间修约: [{步: 最终得分, 位数: 0, 修约: 四舍六入五成双}]\n"
                            "阶段: [{名称: 初评, 权重: 40%, 晋级: 2}, "
                            "{名称: 答辩, 权重: 60%}]\n"
                            "指标: [{名称: 分, 阶段: 初评, 满分: 100, 步长: 0.25}, "
                            "{名称: 答, 阶段: 答辩, 满分: 100}]\n");
    ranked_scored(&f, "甲", 1, "92.75,");
    ranked_scored(&f, "乙", 2, "92.25,");
    ranked_scored(&f, "丙", 3, "92,");
    ranked_scored(&f, "丁", 4, "92.25,");
    struct ranking r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "丙 -- 36.80 -; 甲 -- 待评 -; 乙 -- 待评 -; 丁 -- 待评 -");
    desk_close(f.desk);
}

static void test_groups_are_brought_to_one_measure(void **state)
{
    struct ranked f =
        ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n组间修正: 均值系数\n"
                            "指标: [{名称: 分, 满分: 100}]\n");
    int64_t first = ranked_scored(&f, "甲", 1, "90");
    ranked_scored(&f, "乙", 2, "70");
    f.panel = ranked_panel(&f, "二组", "试");
    ranked_scored(&f, "丙", 3, "60");
    ranked_scored(&f, "丁", 4, "40");
    struct ranking r = ranked_by(&f, NULL);
    /* The mean of all is 65, of the groups 80 and 50. */
    assert_ranked(&f, &r, "丙 1 78.00 -; 甲 2 73.13 -; 乙 3 56.88 -; 丁 4 52.00 -");
    assert_in_text(ranked_explained(&f, &r, first), "90 × 组间系数 13/16 = 585/8 = 73.13");
    desk_close(f.desk);
}

/* ---- the same in every view -------------------------------------------------------------------- */

static void test_a_group_factor_does_not_depend_on_the_view(void **state)
{
    struct ranked f =
        ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n组间修正: 均值系数\n"
                            "指标: [{名称: 分, 满分: 100}]\n");
    ranked_move(&f, ranked_scored(&f, "甲", 1, "90"), "reviewing", "网络设施保护", NULL);
    ranked_move(&f, ranked_scored(&f, "乙", 2, "70"), "reviewing", "应急预案", NULL);
    f.panel = ranked_panel(&f, "二组", "试");
    ranked_move(&f, ranked_scored(&f, "丙", 3, "60"), "reviewing", "网络设施保护", NULL);
    ranked_move(&f, ranked_scored(&f, "丁", 4, "40"), "reviewing", "应急预案", NULL);
    struct ranking r = ranked_of(&f, NULL, "网络设施保护");
    assert_ranked(&f, &r, "丙 1 78.00 -; 甲 2 73.13 -");
    assert_in_text(ranked_explained(&f, &r, r.at[1].id), "90 × 组间系数 13/16 = 585/8 = 73.13");
    r = ranked_of(&f, NULL, "应急预案");
    assert_ranked(&f, &r, "乙 1 56.88 -; 丁 2 52.00 -");
    desk_close(f.desk);
}

/* Panels for tracks of their own are measured within their track. */
static void test_panels_of_tracks_are_measured_within_them(void **state)
{
    struct ranked f =
        ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n组间修正: 均值系数\n"
                            "指标: [{名称: 分, 满分: 100}]\n");
    static const char *const names[] = {"A一", "A二", "B一"}, *const tracks[] = {"A", "A", "成果"};
    static const char *const marks[] = {"90", "60", "10"};
    for (size_t i = 0; i < 3; i++) {
        struct panel p = {.notice = f.notice,
                          .name = names[i],
                          .scheme = "试",
                          .track = tracks[i],
                          .state = PANEL_SCORING};
        ranked_insert(&f, &panel_type, &p);
        f.panel = p.record.id;
        ranked_move(&f, ranked_scored(&f, names[i], 1, marks[i]), "reviewing", NULL, tracks[i]);
    }
    struct ranking r = ranked_of(&f, NULL, NULL);
    assert_ranked(&f, &r, "A一 1 75.00 -; A二 1 75.00 -; B一 3 10.00 -");
    r = ranked_of(&f, "成果", NULL);
    assert_ranked(&f, &r, "B一 1 10.00 -");
    desk_close(f.desk);
}

static void test_who_goes_on_does_not_depend_on_the_view(void **state)
{
    struct ranked f = ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n"
                                          "阶段: [{名称: 初评, 权重: 40%, 晋级: 1}, "
                                          "{名称: 答辩, 权重: 60%}]\n"
                                          "指标: [{名称: 分, 阶段: 初评, 满分: 100}, "
                                          "{名称: 答, 阶段: 答辩, 满分: 100}]\n");
    ranked_move(&f, ranked_scored(&f, "甲", 1, "90,"), "reviewing", "网络设施保护", NULL);
    ranked_move(&f, ranked_scored(&f, "乙", 2, "80,"), "reviewing", "应急预案", NULL);
    struct ranking r = ranked_of(&f, NULL, "应急预案");
    assert_ranked(&f, &r, "乙 -- 32.00 -");
    assert_int_equal(r.at[0].score.why, WHY_LEFT_BEHIND);
    desk_close(f.desk);
}

/* A case of two directions that a panel of each has scored. */
static void test_sheets_of_every_panel_count_in_every_view(void **state)
{
    struct ranked f = ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n"
                                          "指标: [{名称: 分, 满分: 100}]\n");
    static const char *const directions[] = {"网络设施保护", "应急预案"};
    int64_t both = ranked_case(&f, "两个方向", 1);
    ranked_move(&f, both, "reviewing", "网络设施保护、应急预案", NULL);
    for (int i = 0; i < 2; i++) {
        struct panel p = {.notice = f.notice,
                          .name = directions[i],
                          .scheme = "试",
                          .directions = directions[i],
                          .state = PANEL_SCORING};
        ranked_insert(&f, &panel_type, &p);
        f.panel = p.record.id;
        ranked_sheet(&f, both, i, i ? "60" : "90", SHEET_SEALED);
    }
    struct ranking r = ranked_of(&f, NULL, NULL);
    assert_ranked(&f, &r, "两个方向 1 75.00 -");
    r = ranked_of(&f, NULL, "应急预案");
    assert_ranked(&f, &r, "两个方向 1 75.00 -");
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_stages_leave_some_behind),
        ARENA_TEST(test_each_panel_sends_its_own_to_the_next_stage),
        ARENA_TEST(test_the_final_rounding_sends_nobody_on),
        ARENA_TEST(test_groups_are_brought_to_one_measure),
        ARENA_TEST(test_a_group_factor_does_not_depend_on_the_view),
        ARENA_TEST(test_panels_of_tracks_are_measured_within_them),
        ARENA_TEST(test_who_goes_on_does_not_depend_on_the_view),
        ARENA_TEST(test_sheets_of_every_panel_count_in_every_view),
    };
    return check_run("stages of rankings", tests, sizeof tests / sizeof *tests);
}
