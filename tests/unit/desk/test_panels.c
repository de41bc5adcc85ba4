/* Panels: whose cases are theirs, what freezes when scoring opens, and what a replacement changes. */
#include "desk/panels.h"

#include <string.h>

#include "base/slice.h"
#include "desk/assignments.h"
#include "desk/persons.h"
#include "desk/schemes.h"
#include "desk/sheets.h"
#include "desk/submissions.h"
#include "desk/undo.h"
#include "desk/write.h"
#include "store/record.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/panels.h"

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct cases cases;
    int64_t panel; /* of reviewers 1 … 5, with four cases: the first and three */
    struct err err;
};

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .desk = desk_for_test(a, true), .err = {.arena = a}};
    const int64_t ids[] = {1, 2, 3, 4, 5};
    f.cases = cases_for_test(f.desk, a);
    panel_cases_for_test(f.desk, a, 3);
    reviewers_for_test(f.desk, a, 7, 1);
    f.panel = panel_for_test(f.desk, a, ids, 5);
    return f;
}

static struct panel_view view(struct fixture *f)
{
    struct panel_view v;
    check(f, panel_view_load(f->desk, f->a, f->panel, &v, &f->err));
    return v;
}

static struct panel_seats seats(struct fixture *f)
{
    struct panel_seats s;
    check(f, panel_seats_load(f->desk, f->a, f->panel, &s, &f->err));
    return s;
}

static void assign_all(struct fixture *f)
{
    struct assign_report report;
    const struct assign_order o = {.panel = f->panel};
    check(f, assignments_make(f->desk, f->a, &o, &report, &f->err));
}

static void must_write(struct fixture *f, const struct record_type *type, const void *base,
                       void *mine)
{
    struct write w;
    enum status status = write_begin(&w, f->desk, f->a, "test", 0, &f->err);
    if (status == STATUS_OK) {
        status = write_update(&w, type, base, mine, &f->err);
    }
    check(f, write_end(&w, status, "试", NULL, NULL, &f->err));
}

static void open_it(struct fixture *f)
{
    assign_all(f);
    check(f, panel_open(f->desk, f->a, f->panel, NULL, &f->err));
}

static void test_cases_are_those_of_its_directions(void **state)
{
    struct fixture f = fixture(*state);
    struct panel p = {.notice = f.cases.notice}, mine;
    struct panel_cases cases;
    assert_int_equal(view(&f).cases, 4);
    check(&f, panel_save(f.desk, f.a, NULL, &p, NULL, &f.err));
    check(&f, panel_cases_load(f.desk, f.a, &p, &cases, &f.err));
    assert_int_equal(cases.n, 5); /* 人身安全 too, and not the one withdrawn */
    mine = p;
    mine.directions = "人身安全，网络设施保护";
    check(&f, panel_save(f.desk, f.a, &p, &mine, NULL, &f.err));
    assert_string_equal(mine.directions, "人身安全、网络设施保护");
    p = mine;
    mine.directions = "没有";
    assert_int_equal(panel_save(f.desk, f.a, &p, &mine, NULL, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

static void test_names_are_made_and_are_one_of_a_kind(void **state)
{
    struct fixture f = fixture(*state);
    struct panel p = {.notice = f.cases.notice, .directions = "网络设施保护"};
    check(&f, panel_save(f.desk, f.a, NULL, &p, NULL, &f.err));
    assert_string_equal(p.name, "255号 网络设施保护 评审组 2");
    p = (struct panel){.notice = f.cases.notice, .directions = "网络设施保护", .scheme = "投票制"};
    check(&f, panel_name_new(f.desk, f.a, &p, &f.err));
    assert_string_equal(p.name, "255号 网络设施保护 评审组 (投票制)");
    check(&f, panel_save(f.desk, f.a, NULL, &p, NULL, &f.err));
    check(&f, panel_name_new(f.desk, f.a, &p, &f.err));
    assert_string_equal(p.name, "255号 网络设施保护 评审组 (投票制) 2");
    p = (struct panel){.notice = f.cases.notice, .name = "255号 网络设施保护 评审组"};
    assert_int_equal(panel_save(f.desk, f.a, NULL, &p, NULL, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

static void test_scoring_opens_when_nothing_is_missing(void **state)
{
    struct fixture f = fixture(*state);
    struct relation r = {.reviewer = 2, .unit = f.cases.partner, .kind = "顾问"};
    const char *lacks = "";
    check(&f, relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, NULL}, NULL, &f.err));
    check(&f, panel_open_check(f.desk, f.a, f.panel, &lacks, &f.err));
    assert_string_equal(lacks, "4 件还没有分配给任何人; 1 项回避还没有决定");
    assign_all(&f);
    struct recusal_views v;
    check(&f, recusals_load(f.desk, f.a, f.panel, &v, &f.err));
    check(&f, recusal_decide(f.desk, f.a, &v.at[0], true, NULL, NULL, &f.err));
    check(&f, seat_for_test(f.desk, f.a, f.panel, 6, SEAT_MEMBER, &f.err));
    assert_int_equal(panel_open(f.desk, f.a, f.panel, NULL, &f.err), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "成员 6 位, 要单数"));
    check(&f, seat_for_test(f.desk, f.a, f.panel, 7, SEAT_MEMBER, &f.err));
    check(&f, panel_open(f.desk, f.a, f.panel, NULL, &f.err));
    struct panel p = view(&f).panel;
    assert_string_equal(p.state, PANEL_SCORING);
    assert_non_null(strstr(p.scheme_text, p.scheme));
    assert_int_equal(p.opened_at, TEST_NOW);
    desk_close(f.desk);
}

static void test_once_open_it_is_frozen(void **state)
{
    struct fixture f = fixture(*state);
    open_it(&f);
    struct panel base = view(&f).panel, mine = base;
    mine.directions = "人身安全";
    assert_int_equal(panel_save(f.desk, f.a, &base, &mine, NULL, &f.err), STATUS_DATA);
    mine = base;
    mine.note = "在三楼会议室";
    mine.name = "甲组";
    check(&f, panel_save(f.desk, f.a, &base, &mine, NULL, &f.err));
    assert_int_equal(seat_for_test(f.desk, f.a, f.panel, 6, SEAT_MEMBER, &f.err), STATUS_DATA);
    assert_int_equal(panel_void(f.desk, f.a, f.panel, "重来", &f.err), STATUS_DATA);
    assert_int_equal(panel_open(f.desk, f.a, f.panel, NULL, &f.err), STATUS_DATA);
    check(&f, panel_close(f.desk, f.a, f.panel, NULL, NULL, &f.err));
    assert_int_equal(panel_close(f.desk, f.a, f.panel, NULL, NULL, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

/* So that what is assigned agrees with the cases there are. */
static void test_cases_that_left_after_they_were_assigned_are_told(void **state)
{
    struct fixture f = fixture(*state);
    struct submission old = {0}, gone;
    struct write w;
    assign_all(&f);
    struct panel_view before = view(&f);
    assert_int_equal(before.left, 0);
    assert_string_equal(panel_counts_text(f.a, &before), "4 件, 分配 20 份");
    struct assignments all;
    check(&f, assignments_load(f.desk, f.a, f.panel, 0, &all, &f.err));
    check(&f, submission_load(f.desk, f.a, all.at[0].submission, &old, &f.err));
    gone = old;
    gone.state = "withdrawn";
    enum status status = write_begin(&w, f.desk, f.a, "test", 0, &f.err);
    if (status == STATUS_OK) {
        status = write_update(&w, &submission_type, &old, &gone, &f.err);
    }
    check(&f, write_end(&w, status, "试", NULL, NULL, &f.err));
    struct panel_view after = view(&f);
    assert_int_equal(after.left, 1);
    assert_string_equal(panel_counts_text(f.a, &after), "3 件, 另 1 件已撤回或退出; 分配 20 份");
    desk_close(f.desk);
}

static void test_void_before_scoring_takes_everything_along(void **state)
{
    struct fixture f = fixture(*state);
    struct panel_views all;
    assign_all(&f);
    check(&f, panel_void(f.desk, f.a, f.panel, "重来", &f.err));
    check(&f, panels_load(f.desk, f.a, 0, &all, &f.err));
    assert_int_equal(all.n, 0);
    check(&f, reviewer_void(f.desk, f.a, 1, "误登", &f.err));
    desk_close(f.desk);
}

/* 7 comes for 2, and must stay away from the first case. */
static void test_a_replacement_voids_and_passes_on(void **state)
{
    struct fixture f = fixture(*state);
    struct relation tie = {.reviewer = 7, .unit = f.cases.lead, .kind = "师生"};
    struct panel_replaced out;
    check(&f, relation_save(f.desk, f.a, &(struct relation_edit){NULL, &tie, NULL}, NULL, &f.err));
    open_it(&f);
    struct panel_replacement r = {.seat = seats(&f).at[1].seat.record.id, .why = "病假"};
    assert_int_equal(panel_replace(f.desk, f.a, &r, false, &out, &f.err), STATUS_DATA);
    r.reviewer = 3;
    assert_int_equal(panel_replace(f.desk, f.a, &r, false, &out, &f.err), STATUS_DATA);
    r.reviewer = 7;
    check(&f, panel_replace(f.desk, f.a, &r, true, &out, &f.err));
    assert_int_equal(out.voided, 4);
    assert_int_equal(out.passed, 3);
    assert_int_equal(out.blocked, 1);
    assert_int_equal(view(&f).assigned, 20);
    r.why = NULL;
    assert_int_equal(panel_replace(f.desk, f.a, &r, false, &out, &f.err), STATUS_USAGE);
    r.why = "病假";
    check(&f, panel_replace(f.desk, f.a, &r, false, &out, &f.err));
    struct panel_seats s = seats(&f);
    assert_int_equal(s.n, 6);
    assert_string_equal(s.at[1].seat.state, SEAT_REPLACED);
    assert_string_equal(s.at[1].seat.why, "病假");
    assert_int_equal(s.at[1].seat.replaced_by, s.at[5].seat.record.id);
    assert_int_equal(s.at[5].seat.reviewer, 7);
    assert_int_equal(s.at[5].assigned, 3);
    assert_int_equal(s.at[1].assigned, 0);
    assert_int_equal(view(&f).members, 5);
    check(&f, desk_undo(f.desk, f.a, out.batch, NULL, NULL, &f.err));
    assert_int_equal(view(&f).assigned, 20);
    assert_int_equal(seats(&f).n, 5);
    desk_close(f.desk);
}

static void test_the_first_alternate_comes(void **state)
{
    struct fixture f = fixture(*state);
    struct panel_replaced out;
    check(&f, seat_for_test(f.desk, f.a, f.panel, 6, SEAT_ALTERNATE, &f.err));
    check(&f, seat_for_test(f.desk, f.a, f.panel, 7, SEAT_ALTERNATE, &f.err));
    assign_all(&f);
    struct panel_replacement r = {.seat = seats(&f).at[0].seat.record.id, .why = "出差"};
    check(&f, panel_replace(f.desk, f.a, &r, false, &out, &f.err));
    assert_string_equal(out.in, "示例6之1");
    assert_int_equal(view(&f).alternates, 1);
    desk_close(f.desk);
}

/* With what was assigned, and only before scoring; several are named as one entry. */
static void test_a_named_member_is_taken_down(void **state)
{
    struct fixture f = fixture(*state);
    struct panel_unseating who = {f.panel, 3, NULL};
    const int64_t two[] = {6, 7};
    const struct panel_seating seating = {f.panel, two, 2, SEAT_MEMBER};
    int64_t batch = 0;
    assign_all(&f);
    assert_int_equal(panel_seat_void(f.desk, f.a, &who, &batch, &f.err), STATUS_USAGE);
    who.why = "出差";
    check(&f, panel_seat_void(f.desk, f.a, &who, &batch, &f.err));
    assert_int_equal(view(&f).members, 4);
    assert_int_equal(view(&f).assigned, 16);
    assert_int_equal(panel_seat_void(f.desk, f.a, &who, NULL, &f.err), STATUS_DATA);
    check(&f, desk_undo(f.desk, f.a, batch, NULL, NULL, &f.err));
    assert_int_equal(view(&f).assigned, 20);
    check(&f, panel_seats_add(f.desk, f.a, &seating, &batch, &f.err));
    assert_int_equal(view(&f).members, 7);
    assert_int_equal(panel_seats_add(f.desk, f.a, &seating, NULL, &f.err), STATUS_DATA);
    check(&f, desk_undo(f.desk, f.a, batch, NULL, NULL, &f.err));
    assert_int_equal(view(&f).members, 5);
    check(&f, panel_open(f.desk, f.a, f.panel, NULL, &f.err));
    assert_int_equal(panel_seat_void(f.desk, f.a, &who, NULL, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

static void test_who_was_drawn_is_not_taken_down(void **state)
{
    struct fixture f = fixture(*state);
    struct draw_report r;
    const struct draw_order o = {.panel = {.notice = f.cases.notice, .size = 5}, .seed = "1"};
    check(&f, draw_make(f.desk, f.a, &o, &r, &f.err));
    int64_t drawn = r.at[0].reviewer->reviewer.record.id,
            left = r.at[5].reviewer->reviewer.record.id;
    struct panel_unseating who = {r.panel.record.id, drawn, "出差"};
    assert_int_equal(panel_seat_void(f.desk, f.a, &who, NULL, &f.err), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "换人"));
    check(&f, seat_for_test(f.desk, f.a, who.panel, left, SEAT_ALTERNATE, &f.err));
    who.reviewer = left;
    check(&f, panel_seat_void(f.desk, f.a, &who, NULL, &f.err));
    desk_close(f.desk);
}

static void test_what_only_a_supervisor_does(void **state)
{
    struct fixture f = fixture(*state);
    struct panel_replacement r = {
        .seat = seats(&f).at[0].seat.record.id, .reviewer = 6, .why = "x"};
    struct panel_replaced out;
    assign_all(&f);
    f.desk->may = MAY_LOG;
    assert_int_equal(panel_open(f.desk, f.a, f.panel, NULL, &f.err), STATUS_NOT_PERMITTED);
    assert_int_equal(panel_replace(f.desk, f.a, &r, false, &out, &f.err), STATUS_NOT_PERMITTED);
    assert_int_equal(panel_void(f.desk, f.a, f.panel, "重来", &f.err), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

/* ---- from one stage to the next ----------------------------------------------------------------- */

#define TWO_STAGES                                                                                        \
    "名称: 两段\n来源: 本台自定\n汇总: 平均\n"                                              \
    "阶段: [{名称: 初评, 权重: 40%, 晋级: 2}, {名称: 答辩, 方式: 答辩, 权重: 60%}]\n" \
    "指标: [{名称: 分, 阶段: 初评, 满分: 100}, {名称: 答, 阶段: 答辩, 满分: 100}]\n"

/* Every reviewer gives the n-th case 90 - 10n and seals it, cases [from, to). */
static void score_first_stage(struct fixture *f, size_t from, size_t to)
{
    struct scoring scoring;
    struct panel_cases cases;
    check(f, scoring_load(f->desk, f->a, f->panel, &scoring, &f->err));
    check(f, panel_cases_load(f->desk, f->a, &scoring.panel, &cases, &f->err));
    for (size_t i = from; i < to; i++) {
        for (int64_t reviewer = 1; reviewer <= 5; reviewer++) {
            const int64_t marks[] = {(90 - 10 * (int64_t)i) * SCORE_UNIT, MARK_NONE};
            const struct sheet_entry e = {
                .key = {cases.at[i].id, reviewer}, .marks = marks, .origin = SHEET_FROM_DESK};
            const struct sheet_batch one = {reviewer, &cases.at[i].id, 1};
            size_t n = 0;
            check(f, sheet_save(f->desk, f->a, &scoring, &e, NULL, &f->err));
            check(f, sheets_seal(f->desk, f->a, &scoring, &one, &n, NULL, &f->err));
        }
    }
}

/* The panel of the fixture for 初评, open; returns one for 答辩, with the same members. */
static int64_t two_panels(struct fixture *f)
{
    struct scheme_entry scheme;
    struct panel base = view(f).panel, mine = base;
    struct panel later = {
        .notice = f->cases.notice, .directions = "网络设施保护", .scheme = "两段", .stage = "答辩"};
    mine.scheme = "两段";
    mine.stage = "初评";
    check(f, scheme_save(f->desk, f->a, slice_of(TWO_STAGES), "x.yaml", &scheme, &f->err));
    check(f, panel_save(f->desk, f->a, &base, &mine, NULL, &f->err));
    check(f, panel_save(f->desk, f->a, NULL, &later, NULL, &f->err));
    const int64_t members[] = {1, 2, 3, 4, 5};
    const struct panel_seating seating = {later.record.id, members, 5, SEAT_MEMBER};
    check(f, panel_seats_add(f->desk, f->a, &seating, NULL, &f->err));
    open_it(f);
    return later.record.id;
}

static void test_only_who_goes_on_comes_to_the_next_stage(void **state)
{
    struct fixture f = fixture(*state);
    struct assign_report report;
    struct panel_view v;
    const char *lacks = "";
    const struct assign_order o = {.panel = two_panels(&f)};
    score_first_stage(&f, 0, 3);
    assert_int_equal(assignments_make(f.desk, f.a, &o, &report, &f.err), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "「初评」还有 1 件没有评完"));
    check(&f, panel_open_check(f.desk, f.a, o.panel, &lacks, &f.err));
    assert_non_null(strstr(lacks, "还不知道哪些晋级"));
    score_first_stage(&f, 3, 4);
    check(&f, assignments_make(f.desk, f.a, &o, &report, &f.err));
    assert_int_equal(report.cases, 2);
    assert_int_equal(report.made, 10);
    check(&f, panel_view_load(f.desk, f.a, o.panel, &v, &f.err));
    assert_int_equal(v.cases, 2);
    check(&f, panel_open(f.desk, f.a, o.panel, NULL, &f.err));
    desk_close(f.desk);
}

/* A case that came too late for the first stage is waited for until its panels are closed. */
static void test_who_was_not_read_does_not_go_on(void **state)
{
    struct fixture f = fixture(*state);
    struct assign_report report;
    const struct assign_order o = {.panel = two_panels(&f)};
    score_first_stage(&f, 0, 4);
    struct submission late = {.notice = f.cases.notice,
                              .direction = "网络设施保护",
                              .title = "迟来的成果",
                              .lead = f.cases.lead};
    check(&f, submission_save(f.desk, f.a, NULL, &late, NULL, &f.err));
    struct submission reviewed = late;
    reviewed.state = "reviewing";
    must_write(&f, &submission_type, &late, &reviewed);
    assert_int_equal(assignments_make(f.desk, f.a, &o, &report, &f.err), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "「初评」还有 1 件没有评,"));
    check(&f, panel_close(f.desk, f.a, f.panel, NULL, NULL, &f.err));
    check(&f, assignments_make(f.desk, f.a, &o, &report, &f.err));
    assert_int_equal(report.cases, 2);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_cases_are_those_of_its_directions),
        ARENA_TEST(test_names_are_made_and_are_one_of_a_kind),
        ARENA_TEST(test_scoring_opens_when_nothing_is_missing),
        ARENA_TEST(test_once_open_it_is_frozen),
        ARENA_TEST(test_cases_that_left_after_they_were_assigned_are_told),
        ARENA_TEST(test_void_before_scoring_takes_everything_along),
        ARENA_TEST(test_a_replacement_voids_and_passes_on),
        ARENA_TEST(test_the_first_alternate_comes),
        ARENA_TEST(test_a_named_member_is_taken_down),
        ARENA_TEST(test_who_was_drawn_is_not_taken_down),
        ARENA_TEST(test_what_only_a_supervisor_does),
        ARENA_TEST(test_only_who_goes_on_comes_to_the_next_stage),
        ARENA_TEST(test_who_was_not_read_does_not_go_on),
    };
    return check_run("desk/panels", tests, sizeof tests / sizeof *tests);
}
