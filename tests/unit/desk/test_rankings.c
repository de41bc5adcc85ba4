/* Rankings out of sealed sheets: order, ties, the line, who waits; other schemes tried; what persons
 * decided; how it is told. */
#include "desk/rankings.h"

#include <string.h>

#include "base/slice.h"
#include "desk/panels.h"
#include "desk/ranking_editions.h"
#include "desk/ranking_settled.h"
#include "desk/recusals.h"
#include "desk/schemes.h"
#include "desk/submissions.h"
#include "desk/undo.h"
#include "desk/write.h"
#include "model/panel.h"
#include "model/receipt.h"
#include "model/sheet.h"
#include "store/audit.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/ranked.h"

#define SCHEME                                                                                     \
    "名称: 试\n来源: 本台自定\n汇总: 去高去低\n至少份数: 5\n"                   \
    "指标: [{名称: 分, 满分: 100, 步长: 0.005}]\n并列: [推荐顺序]\n入围数: 2\n"

/* ---- order, ties, the line --------------------------------------------------------------------- */

static void test_sheets_become_ranks(void **state)
{
    struct ranked f = ranked_desk(*state, SCHEME);
    int64_t seven = ranked_scored(&f, "甲", 5, "82 85 86 86 88 90 91");
    ranked_scored(&f, "乙", 3, "87 87 87 87 87");
    ranked_scored(&f, "丙", 1, "95 91 91.25 91.05 91.2 91.125 60");
    ranked_scored(&f, "丁", 2, "80 70 60 50");
    struct ranking r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "丙 1 91.13 in; 乙 2 87.00 in; 甲 3 87.00 out; 丁 4 65.00 out");
    assert_int_equal(r.at[2].row.settled_by, 0);
    assert_string_equal(r.cut_source, "方案");
    const char *said = ranked_explained(&f, &r, seven);
    assert_in_text(said, "82 85 86 86 88 90 91");
    assert_in_text(said, "去掉最高 91(专家G) 最低 82(专家A)");
    assert_in_text(said, "(85+86+86+88+90)/5 = 435/5 = 87.00");
    assert_in_text(said, "与「乙」同分; 推荐顺序 5, 对方 3, 排后");
    assert_in_text(ranked_explained(&f, &r, r.at[3].id),
                   "有效打分表 4 份, 不到 5 份, 不去最高最低, 直接平均");
    desk_close(f.desk);
}

static void test_lots_are_drawn_once_and_can_be_repeated(void **state)
{
    struct ranked f = ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n并列: [抽签]\n"
                                          "指标: [{名称: 分, 满分: 100}]\n");
    size_t drawn = 0;
    struct ranking_line line;
    for (int i = 0; i < 4; i++) {
        ranked_scored(&f, arena_printf(f.a, "件%d", i), i, "80");
    }
    struct ranking r = ranked_by(&f, NULL);
    assert_int_equal(r.at[3].row.rank, 1);
    ranked_check(&f, ranking_line_load(f.desk, f.a, &r, 0, &line, &f.err));
    assert_string_equal(line.why, "待抽签");
    ranked_check(&f, ranking_draw_lots(f.desk, f.a, &r, "20240716", &drawn, &f.err));
    assert_int_equal(drawn, 4);
    struct ranking after = ranked_by(&f, NULL);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(after.at[i].row.rank, i + 1);
    }
    assert_in_text(ranked_explained(&f, &after, after.at[0].id),
                   "抽签第 1 (种子 20240716, 算法 sha256-rank-1)");
    /* printf '%s' 20240716:00003 | sha256sum, and so on */
    const int64_t ranked[] = {3, 4, 1, 2};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(after.at[i].id, ranked[i]);
    }
    assert_int_equal(ranking_draw_lots(f.desk, f.a, &after, NULL, &drawn, &f.err), STATUS_DATA);
    /* What persons decided can be left out. */
    const struct ranking_wanted bare = {.notice = f.notice, .cut = -1, .is_bare = true};
    ranked_check(&f, ranking_load(f.desk, f.a, &bare, &r, &f.err));
    assert_int_equal(r.at[3].row.rank, 1);
    ranked_check(&f, ranking_draw_lots(f.desk, f.a, &r, "20240716", &drawn, &f.err));
    r = ranked_by(&f, NULL);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(r.at[i].id, after.at[i].id);
    }
    /* One that is in no tie any more has no use for its lot. */
    ranked_sheet(&f, 3, 1, "100", SHEET_SEALED);
    after = ranked_by(&f, NULL);
    assert_int_equal(after.at[0].id, 3);
    assert_null(strstr(ranked_explained(&f, &after, 3), "抽签"));
    desk_close(f.desk);
}

static void received(struct ranked *f, int64_t id, int64_t at)
{
    struct receipt r = {.no = arena_printf(f->a, "2024%04lld", (long long)id),
                        .notice = f->notice,
                        .unit = f->lead,
                        .at = at,
                        .state = "logged",
                        .submissions = links_text(f->a, &id, 1)};
    ranked_insert(f, &receipt_type, &r);
}

static void test_who_came_first_is_told(void **state)
{
    struct ranked f = ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n并列: [收件时间]\n"
                                          "指标: [{名称: 分, 满分: 100}]\n");
    int64_t late = ranked_scored(&f, "甲", 1, "80"), early = ranked_scored(&f, "乙", 2, "80");
    received(&f, late, TEST_NOW);
    received(&f, early, TEST_NOW - 86400);
    struct ranking r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "乙 1 80.00 -; 甲 2 80.00 -");
    assert_in_text(ranked_explained(&f, &r, late),
                   "与「乙」同分; 收件时间 2024-07-16 09:41:37, 对方 2024-07-15 09:41:37, 排后");
    desk_close(f.desk);
}

static void test_a_place_by_hand(void **state)
{
    struct ranked f = ranked_desk(*state, SCHEME);
    ranked_scored(&f, "甲", 1, "90");
    ranked_scored(&f, "乙", 2, "80");
    int64_t third = ranked_scored(&f, "丙", 3, "70");
    struct ranking r = ranked_by(&f, NULL);
    assert_int_equal(ranking_place(f.desk, f.a, &r, third, 1, "", &f.err), STATUS_USAGE);
    assert_int_equal(ranking_place(f.desk, f.a, &r, third, 4, "领导小组定", &f.err), STATUS_DATA);
    ranked_check(&f, ranking_place(f.desk, f.a, &r, third, 1, "领导小组定", &f.err));
    r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "丙 1 70.00 in; 甲 2 90.00 in; 乙 3 80.00 out");
    assert_in_text(ranked_explained(&f, &r, third), "手工排在第 1 名");
    ranked_check(&f, ranking_place(f.desk, f.a, &r, third, 0, "不调了", &f.err));
    r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "甲 1 90.00 in; 乙 2 80.00 in; 丙 3 70.00 out");
    desk_close(f.desk);
}

static int64_t last_entry(struct ranked *f)
{
    struct audits all = {0};
    ranked_check(f, audit_list(f->desk->db, f->a, INT64_MAX, 1, &all, &f->err));
    return all.at[0].id;
}

/* What supervisors decided of ranks only they take back, and only until it is finalised. */
static void test_decisions_are_a_supervisors_to_undo(void **state)
{
    struct ranked f = ranked_desk(*state, "名称: 试\n来源: 本台自定\n汇总: 平均\n并列: [抽签]\n"
                                          "入围数: 1\n指标: [{名称: 分, 满分: 100}]\n");
    struct ranking_finalised made;
    size_t drawn = 0;
    ranked_scored(&f, "甲", 1, "80");
    ranked_scored(&f, "乙", 2, "80");
    struct ranking r = ranked_by(&f, NULL);
    ranked_check(&f, ranking_draw_lots(f.desk, f.a, &r, "1", &drawn, &f.err));
    int64_t lot = last_entry(&f);
    f.desk->may = MAY_LOG;
    assert_int_equal(desk_undo(f.desk, f.a, lot, NULL, NULL, &f.err), STATUS_NOT_PERMITTED);
    f.desk->may = MAY_DECIDE;
    r = ranked_by(&f, NULL);
    ranked_check(&f, ranking_finalise(f.desk, f.a, &r, &(struct ranking_finalising){NULL, false},
                                      &made, &f.err));
    assert_int_equal(desk_undo(f.desk, f.a, lot, NULL, NULL, &f.err), STATUS_DATA);
    assert_in_text(f.err.text, "名次定稿");
    f.desk->may = MAY_LOG;
    assert_int_equal(desk_undo(f.desk, f.a, made.batch, NULL, NULL, &f.err), STATUS_NOT_PERMITTED);
    f.desk->may = MAY_DECIDE;
    ranked_check(&f, desk_undo(f.desk, f.a, made.batch, NULL, NULL, &f.err));
    ranked_check(&f, desk_undo(f.desk, f.a, lot, NULL, NULL, &f.err));
    desk_close(f.desk);
}

/* ---- what counts ------------------------------------------------------------------------------- */

static void test_only_sealed_sheets_of_cases_in_force_count(void **state)
{
    struct ranked f = ranked_desk(*state, SCHEME);
    int64_t first = ranked_scored(&f, "甲", 1, "90 80"), gone = ranked_scored(&f, "乙", 2, "99");
    int64_t draft = ranked_case(&f, "丙", 3);
    ranked_sheet(&f, first, 5, "0", SHEET_VOID);
    ranked_sheet(&f, draft, 0, "50", SHEET_DRAFT);
    struct act_ground why = {"单位撤回", NULL};
    ranked_check(&f, submission_act(f.desk, f.a, gone, "withdraw", why, NULL, &f.err));
    struct ranking r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "甲 1 85.00 in; 丙 -- 待评 -");
    assert_int_equal(r.void_sheets, 1);
    assert_int_equal(r.pending, 1);
    assert_in_text(ranked_explained(&f, &r, first), "不计: 专家F 0");
    desk_close(f.desk);
}

static void test_an_assigned_sheet_that_is_not_sealed_is_waited_for(void **state)
{
    struct ranked f = ranked_desk(*state, SCHEME);
    int64_t first = ranked_scored(&f, "甲", 1, "90 80"), none = ranked_case(&f, "乙", 2);
    struct assignment as[] = {{.panel = f.panel,
                               .reviewer = f.reviewers[0],
                               .submission = first,
                               .origin = ASSIGNED_HAND},
                              {.panel = f.panel,
                               .reviewer = f.reviewers[3],
                               .submission = first,
                               .origin = ASSIGNED_HAND},
                              {.panel = f.panel,
                               .reviewer = f.reviewers[3],
                               .submission = none,
                               .origin = ASSIGNED_HAND}};
    ranked_insert(&f, &assignment_type, &as[0]);
    struct ranking r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "甲 1 85.00 in");
    ranked_insert(&f, &assignment_type, &as[1]);
    ranked_insert(&f, &assignment_type, &as[2]);
    r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "甲 -- 待评 -; 乙 -- 待评 -");
    assert_int_equal(r.at[0].n_waiting, 1);
    assert_int_equal(r.at[0].score.why, WHY_UNSEALED);
    /* What it has so far is told as such. */
    struct ranking_line line;
    ranked_check(&f, ranking_line_load(f.desk, f.a, &r, 0, &line, &f.err));
    assert_string_equal(line.provisional, "85.00");
    assert_string_equal(line.why, "暂得 85.00, 差 1 份没有封存");
    assert_in_text(ranked_explained(&f, &r, first),
                   "还差 1 份; 上面算的只是已封存的, 暂得 85.00, 不算得分");
    ranked_check(&f, ranking_line_load(f.desk, f.a, &r, 1, &line, &f.err));
    assert_null(line.provisional);
    assert_string_equal(line.why, "未评: 分给了专家, 还没有封存的打分表");
    desk_close(f.desk);
}

/* ---- cases nobody was asked to read ------------------------------------------------------------ */

static void test_a_case_in_review_that_nobody_was_assigned_is_told(void **state)
{
    static const char *const due[] = {"accepted", "preliminary", "reviewing"};
    static const char *const not_due[] = {"logged", "correcting", "refused", "withdrawn",
                                          "not_selected"};
    struct ranked f = ranked_desk(*state, SCHEME);
    ranked_scored(&f, "甲", 1, "90");
    for (size_t i = 0; i < sizeof due / sizeof *due; i++) {
        ranked_move(&f, ranked_case(&f, due[i], 2), due[i], NULL, NULL);
    }
    for (size_t i = 0; i < sizeof not_due / sizeof *not_due; i++) {
        ranked_move(&f, ranked_case(&f, not_due[i], 2), not_due[i], NULL, NULL);
    }
    struct ranking r = ranked_by(&f, NULL);
    assert_ranked(&f, &r,
                  "甲 1 90.00 in; accepted -- 待评 -; preliminary -- 待评 -; reviewing -- 待评 -");
    assert_int_equal(r.pending, 3);
    assert_int_equal(r.at[1].score.why, WHY_UNASSIGNED);
    assert_in_text(ranked_explained(&f, &r, r.at[1].id),
                   "没有名次: 未分配: 没有分给专家, 也没有打分表");
    desk_close(f.desk);
}

/* Panels ask for what they are for: their track, their directions, their notice. */
static void test_only_cases_in_the_scope_of_a_panel_are_told(void **state)
{
    struct ranked f = ranked_desk(*state, SCHEME);
    struct panel p = {0};
    ranked_check(&f, panel_find(f.desk, f.a, "一组", &p, &f.err));
    struct panel narrow = p;
    narrow.directions = "网络设施保护、应急预案";
    narrow.track = "A";
    struct write w;
    enum status status = write_begin(&w, f.desk, f.a, "test", 0, &f.err);
    if (status == STATUS_OK) {
        status = write_update(&w, &panel_type, &p, &narrow, &f.err);
    }
    ranked_check(&f, write_end(&w, status, "试", NULL, NULL, &f.err));
    ranked_move(&f, ranked_case(&f, "对的", 1), "reviewing", "网络设施保护", "A");
    ranked_move(&f, ranked_case(&f, "两个方向", 1), "reviewing", "人身安全、应急预案", "A");
    ranked_move(&f, ranked_case(&f, "别的方向", 1), "reviewing", "人身安全", "A");
    ranked_move(&f, ranked_case(&f, "没有方向", 1), "reviewing", NULL, "A");
    ranked_move(&f, ranked_case(&f, "别的通道", 1), "reviewing", "网络设施保护", "B");
    struct ranking r = ranked_of(&f, NULL, NULL);
    assert_ranked(&f, &r, "对的 -- 待评 -; 两个方向 -- 待评 -");
    /* Others are counted, in the choice. */
    assert_int_equal(r.outside, 3);
    r = ranked_of(&f, NULL, "应急预案");
    assert_ranked(&f, &r, "两个方向 -- 待评 -");
    assert_int_equal(r.outside, 0);
    desk_close(f.desk);
}

/* Nobody knows yet whether the sheet counts, so nobody knows the score. */
static void test_a_recusal_not_decided_holds_the_sheet(void **state)
{
    struct ranked f = ranked_desk(*state, SCHEME);
    int64_t first = ranked_scored(&f, "甲", 1, "90 70");
    ranked_scored(&f, "乙", 2, "80");
    struct recusal ask = {.reviewer = f.reviewers[1],
                          .submission = first,
                          .origin = "recommender",
                          .evidence = "同学"};
    struct recusal_views v;
    ranked_check(&f, recusal_ask(f.desk, f.a, &ask, &f.err));
    struct ranking r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "乙 1 80.00 in; 甲 -- 待评 -");
    assert_int_equal(r.pending, 1);
    const char *said = ranked_explained(&f, &r, first);
    assert_in_text(said, "暂不计: 专家B 70");
    assert_in_text(said, "没有名次: 有回避还没有决定");
    ranked_check(&f, recusals_of_pair(f.desk, f.a, ask.reviewer, first, &v, &f.err));
    ranked_check(&f, recusal_decide(f.desk, f.a, &v.at[0], false, "不是同学", NULL, &f.err));
    r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "甲 1 80.00 in; 乙 2 80.00 in");
    /* From the whole panel. */
    ask = (struct recusal){
        .reviewer = f.reviewers[1], .panel = f.panel, .origin = "desk", .evidence = "有争议"};
    ranked_check(&f, recusal_ask(f.desk, f.a, &ask, &f.err));
    r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "乙 1 80.00 in; 甲 -- 待评 -");
    desk_close(f.desk);
}

static void test_another_scheme_is_tried_without_a_change(void **state)
{
    struct ranked f = ranked_desk(*state, SCHEME);
    ranked_scored(&f, "甲", 1, "100 60 60 60 60");
    ranked_scored(&f, "乙", 2, "62 62 62 62 62");
    struct ranking r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "乙 1 62.00 in; 甲 2 60.00 in");
    ranked_scheme(
        &f, "名称: 平\n来源: 本台自定\n汇总: 平均\n指标: [{名称: 分, 满分: 100}]\n入围数: 1\n");
    r = ranked_by(&f, "平");
    assert_ranked(&f, &r, "甲 1 68.00 in; 乙 2 62.00 out");
    r = ranked_by(&f, NULL);
    assert_ranked(&f, &r, "乙 1 62.00 in; 甲 2 60.00 in");
    struct ranking none;
    const struct ranking_wanted wanted = {.notice = f.notice, .scheme = "投票制", .cut = -1};
    assert_int_equal(ranking_load(f.desk, f.a, &wanted, &none, &f.err), STATUS_DATA);
    assert_in_text(f.err.text, "「是否同意」打分表里没有");
    desk_close(f.desk);
}

static void test_panels_of_two_schemes_are_not_ranked_together(void **state)
{
    struct ranked f = ranked_desk(*state, SCHEME);
    struct ranking r;
    const struct ranking_wanted wanted = {.notice = f.notice, .cut = -1};
    (void)ranked_panel(&f, "二组", "百分制平均");
    assert_int_equal(ranking_load(f.desk, f.a, &wanted, &r, &f.err), STATUS_DATA);
    assert_in_text(f.err.text, "「一组」和「二组」的评审方案不一样");
    desk_close(f.desk);
}

static void test_no_sheets_is_an_empty_ranking(void **state)
{
    struct ranked f = ranked_desk(*state, SCHEME);
    struct ranking r = ranked_by(&f, NULL);
    assert_int_equal(r.n, 0);
    assert_int_equal(r.cut, 2);
    f.desk->may = MAY_REVIEW;
    const struct ranking_wanted wanted = {.notice = f.notice, .cut = -1};
    assert_int_equal(ranking_load(f.desk, f.a, &wanted, &r, &f.err), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_sheets_become_ranks),
        ARENA_TEST(test_lots_are_drawn_once_and_can_be_repeated),
        ARENA_TEST(test_who_came_first_is_told),
        ARENA_TEST(test_a_place_by_hand),
        ARENA_TEST(test_decisions_are_a_supervisors_to_undo),
        ARENA_TEST(test_only_sealed_sheets_of_cases_in_force_count),
        ARENA_TEST(test_an_assigned_sheet_that_is_not_sealed_is_waited_for),
        ARENA_TEST(test_a_recusal_not_decided_holds_the_sheet),
        ARENA_TEST(test_another_scheme_is_tried_without_a_change),
        ARENA_TEST(test_panels_of_two_schemes_are_not_ranked_together),
        ARENA_TEST(test_no_sheets_is_an_empty_ranking),
        ARENA_TEST(test_a_case_in_review_that_nobody_was_assigned_is_told),
        ARENA_TEST(test_only_cases_in_the_scope_of_a_panel_are_told),
    };
    return check_run("rankings", tests, sizeof tests / sizeof *tests);
}
