/* 算式: every number of a score can be derived from what is told. */
#include <string.h>

#include "model/panel.h"
#include "model/recusal.h"
#include "support/check.h"
#include "support/ranked.h"

static const char *explained(struct ranked *f, int64_t id)
{
    struct ranking r = ranked_by(f, NULL);
    return ranked_explained(f, &r, id);
}

static void test_each_criterion_tells_what_it_drops(void **state)
{
    struct ranked f =
        ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 去高去低\n去于: 指标\n加分上限: 2\n"
                            "修约: 四舍六入五成双\n"
                            "中间修约: [{步: 指标平均, 位数: 0, 修约: 截去}]\n"
                            "指标: [{名称: 甲, 满分: 50, 权重: 30%}, {名称: 乙, 满分: 50, 权重: "
                            "70%}, {名称: 奖, 类型: 加分, 满分: 5}]\n");
    int64_t first = ranked_scored(&f, "甲", 1, "10,40,3 20,30,3 30,20,3 25,26,3");
    const char *said = explained(&f, first);
    assert_in_text(said,
                   "  甲: 去掉最高 30(专家C) 最低 10(专家A), 剩 (20+25)/2 = 45/2, 修约为 22\n");
    assert_in_text(said, "  乙: 去掉最高 40(专家A) 最低 20(专家C), 剩 (30+26)/2 = 28\n");
    assert_in_text(said, "  相加 甲 22 × 30% + 乙 28 × 70% + 加分 2 (奖 3, 最多计 2)\n");
    assert_in_text(said, "指标平均先修约到 0 位, 截去\n得分写到 2 位, 四舍六入五成双");
    assert_in_text(said, "  专家A: 甲 10 × 30% + 乙 40 × 70% + 加分 2 (奖 3, 最多计 2) = 33");
    desk_close(f.desk);
}

static void test_means_of_criteria_are_only_named_where_they_are_used(void **state)
{
    struct ranked f = ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 去高去低\n去于: 指标\n"
                                          "中间修约: [{步: 指标平均, 位数: 1}]\n"
                                          "指标: [{名称: 甲, 满分: 50}]\n");
    int64_t first = ranked_scored(&f, "甲", 1, "10 20");
    const char *said = explained(&f, first);
    assert_null(strstr(said, "指标平均"));
    assert_in_text(said, "得分写到 2 位, 四舍五入");
    assert_null(strstr(said, "专家A:")); /* a single mark is its total */
    ranked_scheme(&f, "名称: 试\n来源: 本台自定\n汇总: 去高去低\n去于: 指标\n"
                      "中间修约: [{步: 指标平均, 位数: 1}]\n"
                      "指标: [{名称: 甲, 满分: 50, 门槛: 15.5}]\n");
    said = explained(&f, first);
    assert_in_text(said, "指标平均 (只用来比门槛和并列)先修约到 1 位, 四舍五入");
    assert_in_text(said, "甲 平均 15, 门槛 15.5: 没有达到");
    desk_close(f.desk);
}

static void test_votes_tell_their_base_and_share(void **state)
{
    struct ranked f = ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n"
                                          "指标: [{名称: 票, 类型: 表决, 通过: 2/3, "
                                          "通过基数: 未回避}, {名称: 格, 类型: 合格}]\n");
    int64_t first = ranked_scored(&f, "甲", 1, "1,1 1,0 1,1 0,0 -,0");
    for (int i = 0; i < REVIEWERS; i++) {
        struct panel_member m = {
            .panel = f.panel, .reviewer = f.reviewers[i], .position = i + 1, .state = SEAT_MEMBER};
        ranked_insert(&f, &panel_member_type, &m);
    }
    struct recusal own = {.reviewer = f.reviewers[5],
                          .submission = first,
                          .origin = "desk",
                          .state = RECUSAL_CONFIRMED,
                          .evidence = "同单位"};
    ranked_insert(&f, &recusal_type, &own);
    const char *said = explained(&f, first);
    assert_in_text(said, "票: 同意 3, 不同意 1, 弃权 1; 未回避的 3/6 < 2/3, 要2/3以上: 没有通过");
    assert_in_text(said, "格: 合格 2, 不合格 3; 投票的 2/5 < 1/2, 要过半数: 没有通过");
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_each_criterion_tells_what_it_drops),
        ARENA_TEST(test_means_of_criteria_are_only_named_where_they_are_used),
        ARENA_TEST(test_votes_tell_their_base_and_share),
    };
    return check_run("what is told of a rank", tests, sizeof tests / sizeof *tests);
}
