/* Score sheets: who may read and write them, what is refused, sealing and opening again. */
#include "desk/sheets.h"

#include <string.h>

#include "base/slice.h"
#include "desk/assignments.h"
#include "desk/history.h"
#include "desk/rankings.h"
#include "desk/sheet_case.h"
#include "desk/sheet_cases.h"
#include "desk/sheet_spread.h"
#include "desk/undo.h"
#include "store/record.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/review.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    struct review review;
    struct err err;
};

static struct fixture begin(void **state, const char *scheme)
{
    struct fixture f = {.a = *state, .desk = desk_for_test(*state, true), .err = {.arena = *state}};
    f.cases = cases_for_test(f.desk, f.a);
    f.review = review_for_test(f.desk, f.a, &f.cases, scheme);
    return f;
}

static struct sheet_key key(const struct fixture *f, size_t reviewer)
{
    return (struct sheet_key){f->cases.first, f->review.reviewers[reviewer]};
}

static struct sheet_view view(struct fixture *f, struct sheet_key k)
{
    struct sheet_view v;
    assert_int_equal(sheet_view_load(f->desk, f->a, &f->review.scoring, k, &v, &f->err), STATUS_OK);
    return v;
}

static enum status save(struct fixture *f, struct sheet_key k, int64_t first, int64_t second)
{
    const int64_t marks[] = {first, second};
    const struct sheet_entry e = {.key = k, .marks = marks, .origin = SHEET_FROM_DESK};
    return sheet_save(f->desk, f->a, &f->review.scoring, &e, NULL, &f->err);
}

static enum status seal(struct fixture *f, size_t reviewer, size_t *sealed)
{
    const struct sheet_batch all = {f->review.reviewers[reviewer], NULL, 0};
    return sheets_seal(f->desk, f->a, &f->review.scoring, &all, sealed, NULL, &f->err);
}

static void test_a_draft_grows(void **state)
{
    struct fixture f = begin(state, NULL);
    struct sheet_view v = view(&f, key(&f, 0));
    assert_int_equal(v.sheet.record.id, 0);
    assert_int_equal(v.missing, 2);
    assert_int_equal(save(&f, key(&f, 0), 30 * SCORE_UNIT, MARK_NONE), STATUS_OK);
    v = view(&f, key(&f, 0));
    assert_string_equal(v.sheet.state, SHEET_DRAFT);
    assert_string_equal(v.sheet.marks, "30,");
    assert_int_equal(v.missing, 1);
    assert_int_equal(save(&f, key(&f, 0), 30 * SCORE_UNIT, 25 * SCORE_UNIT), STATUS_OK);
    v = view(&f, key(&f, 0));
    assert_int_equal(v.total, 55 * TOTAL_UNIT);
    assert_int_equal(v.missing, 0);
    desk_close(f.desk);
}

static void test_wrong_marks_are_refused(void **state)
{
    struct fixture f = begin(state, NULL);
    assert_int_equal(save(&f, key(&f, 0), 61 * SCORE_UNIT, 0), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "创新性"));
    assert_int_equal(save(&f, key(&f, 0), SCORE_UNIT / 4, 0), STATUS_DATA);
    const struct sheet_key stranger = {f.cases.third, f.review.reviewers[0]};
    assert_int_equal(save(&f, stranger, SCORE_UNIT, 0), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "没有分配"));
    assert_int_equal(view(&f, key(&f, 0)).sheet.record.id, 0);
    desk_close(f.desk);
}

/* A pure reviewer: own sheets only; what is not sealed is nobody else's, not even the supervisor's. */
static void test_who_sees_what(void **state)
{
    struct fixture f = begin(state, NULL);
    int64_t zhang = f.desk->me.record.id;
    struct sheet_view v;
    work_as(f.desk, zhang, "zhang", MAY_REVIEW);
    review_score(f.desk, f.a, &f.review, key(&f, 0), "30,20");
    assert_false(view(&f, key(&f, 0)).is_hidden);
    assert_int_equal(sheet_view_load(f.desk, f.a, &f.review.scoring, key(&f, 1), &v, &f.err),
                     STATUS_NOT_PERMITTED);
    assert_int_equal(save(&f, key(&f, 1), SCORE_UNIT, 0), STATUS_NOT_PERMITTED);
    work_as(f.desk, 99, "li", MAY_DECIDE);
    v = view(&f, key(&f, 0));
    assert_true(v.is_hidden);
    assert_null(v.sheet.marks);
    assert_int_equal(v.total, 0);
    work_as(f.desk, zhang, "zhang", MAY_REVIEW);
    const struct sheet_batch one = {f.review.reviewers[0], &f.cases.first, 1};
    size_t sealed;
    assert_int_equal(sheets_seal(f.desk, f.a, &f.review.scoring, &one, &sealed, NULL, &f.err),
                     STATUS_OK);
    assert_int_equal(sealed, 1);
    work_as(f.desk, 99, "li", MAY_DECIDE);
    assert_int_equal(view(&f, key(&f, 0)).total, 50 * TOTAL_UNIT);
    desk_close(f.desk);
}

/* The record tells that a draft was saved, not what is in it. */
static void test_the_record_keeps_quiet(void **state)
{
    struct fixture f = begin(state, NULL);
    struct history h;
    struct history_changes changes;
    review_score(f.desk, f.a, &f.review, key(&f, 0), "30,20");
    work_as(f.desk, 99, "li", MAY_LOG);
    assert_int_equal(history_load(f.desk, f.a, INT64_MAX, 1, &h, &f.err), STATUS_OK);
    assert_int_equal(history_changes(f.desk, f.a, h.at[0].audit.id, &changes, &f.err), STATUS_OK);
    for (size_t i = 0; i < changes.n; i++) {
        assert_true(!changes.at[i].new || !strstr(changes.at[i].new, "30"));
    }
    desk_close(f.desk);
}

static void test_sealing_needs_everything(void **state)
{
    struct fixture f = begin(state, NULL);
    const struct sheet_batch all = {f.review.reviewers[0], NULL, 0};
    struct sheet_problems problems;
    size_t sealed;
    review_score(f.desk, f.a, &f.review, key(&f, 0), "5,20");
    assert_int_equal(sheets_check(f.desk, f.a, &f.review.scoring, &all, &problems, &f.err),
                     STATUS_OK);
    assert_int_equal(problems.n, 3); /* a reason, and two marks of the second case */
    assert_non_null(strstr(problems.at[0].text, "要写理由"));
    assert_int_equal(seal(&f, 0, &sealed), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "共 3 处"));
    assert_string_equal(view(&f, key(&f, 0)).sheet.state, SHEET_DRAFT);
    review_score(f.desk, f.a, &f.review, key(&f, 0), "50,20");
    review_score(f.desk, f.a, &f.review, (struct sheet_key){f.cases.second, f.review.reviewers[0]},
                 "50,21");
    assert_int_equal(seal(&f, 0, &sealed), STATUS_OK);
    assert_int_equal(sealed, 2);
    assert_int_equal(save(&f, key(&f, 0), SCORE_UNIT * 20, 0), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "已封存"));
    desk_close(f.desk);
}

static void test_equal_totals(void **state)
{
    struct fixture f = begin(state, REVIEW_SCHEME "不得同分: 是\n");
    const struct sheet_key second = {f.cases.second, f.review.reviewers[0]};
    size_t sealed;
    review_score(f.desk, f.a, &f.review, key(&f, 0), "40,20");
    review_score(f.desk, f.a, &f.review, second, "30,30");
    assert_int_equal(seal(&f, 0, &sealed), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "同分"));
    review_score(f.desk, f.a, &f.review, second, "30,31");
    assert_int_equal(seal(&f, 0, &sealed), STATUS_OK);
    desk_close(f.desk);
}

static void seal_both(struct fixture *f)
{
    size_t sealed;
    review_score(f->desk, f->a, &f->review, key(f, 0), "40,20");
    review_score(f->desk, f->a, &f->review,
                 (struct sheet_key){f->cases.second, f->review.reviewers[0]}, "30,20");
    assert_int_equal(seal(f, 0, &sealed), STATUS_OK);
}

/* Only on the four grounds, with a reason, by a supervisor; the old sheet stays readable. */
static void test_opening_again(void **state)
{
    struct fixture f = begin(state, NULL);
    const struct sheet_ground *ground = sheet_ground_find("畸高畸低");
    seal_both(&f);
    int64_t old = view(&f, key(&f, 0)).sheet.record.id;
    assert_int_equal(sheet_reopen(f.desk, f.a, &f.review.scoring, key(&f, 0),
                                  sheet_ground_find("replaced"), "x", NULL, &f.err),
                     STATUS_USAGE);
    assert_int_equal(
        sheet_reopen(f.desk, f.a, &f.review.scoring, key(&f, 0), ground, NULL, NULL, &f.err),
        STATUS_USAGE);
    work_as(f.desk, f.desk->me.record.id, "zhang", MAY_LOG | MAY_REVIEW);
    assert_int_equal(
        sheet_reopen(f.desk, f.a, &f.review.scoring, key(&f, 0), ground, "差得多", NULL, &f.err),
        STATUS_NOT_PERMITTED);
    work_as(f.desk, f.desk->me.record.id, "zhang", MAY_DECIDE | MAY_REVIEW);
    assert_int_equal(
        sheet_reopen(f.desk, f.a, &f.review.scoring, key(&f, 0), ground, "差得多", NULL, &f.err),
        STATUS_OK);
    struct sheet_view now = view(&f, key(&f, 0));
    struct sheet before;
    assert_string_equal(now.sheet.state, SHEET_DRAFT);
    assert_string_equal(now.sheet.marks, "40,20");
    assert_int_not_equal(now.sheet.record.id, old);
    assert_int_equal(record_load(f.desk->db, &sheet_type, old, f.a, &before, &f.err), STATUS_OK);
    assert_string_equal(before.state, SHEET_VOID);
    assert_string_equal(before.ground, "outlier");
    assert_string_equal(before.why, "差得多");
    desk_close(f.desk);
}

/* What is sealed is not unsealed by undoing. */
static void test_sealing_cannot_be_undone(void **state)
{
    struct fixture f = begin(state, NULL);
    struct history h;
    int64_t batch = 0;
    seal_both(&f);
    assert_int_equal(history_load(f.desk, f.a, INT64_MAX, 1, &h, &f.err), STATUS_OK);
    assert_int_equal(desk_undo(f.desk, f.a, h.at[0].audit.id, NULL, &batch, &f.err), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "退回"));
    assert_string_equal(view(&f, key(&f, 0)).sheet.state, SHEET_SEALED);
    desk_close(f.desk);
}

/* What a confirmed recusal made void stands again when it is dismissed, and goes with it when that is undone. */
static void test_a_dismissed_recusal_gives_the_sheet_back(void **state)
{
    struct fixture f = begin(state, NULL);
    const int64_t panel = f.review.scoring.panel.record.id;
    const struct sheet_batch one = {f.review.reviewers[1], &f.cases.first, 1};
    struct recusal ask = {.reviewer = f.review.reviewers[1],
                          .submission = f.cases.first,
                          .origin = "self",
                          .evidence = "亲属"};
    struct recusal_views v;
    struct sheet_view sheet;
    int64_t moved = 0, id = 0;
    size_t sealed;
    review_score(f.desk, f.a, &f.review, key(&f, 1), "50,40");
    assert_int_equal(sheets_seal(f.desk, f.a, &f.review.scoring, &one, &sealed, NULL, &f.err),
                     STATUS_OK);
    assert_int_equal(recusal_ask(f.desk, f.a, &ask, &f.err), STATUS_OK);
    assert_int_equal(recusals_load(f.desk, f.a, panel, &v, &f.err), STATUS_OK);
    assert_int_equal(recusal_decide(f.desk, f.a, &v.at[0], true, NULL, &moved, &f.err), STATUS_OK);
    assert_int_equal(moved, 1);
    assert_int_equal(sheet_view_load(f.desk, f.a, &f.review.scoring, key(&f, 1), &sheet, &f.err),
                     STATUS_OK);
    assert_int_equal(sheet.sheet.record.id, 0);
    assert_int_equal(recusals_load(f.desk, f.a, panel, &v, &f.err), STATUS_OK);
    assert_int_equal(recusal_decide(f.desk, f.a, &v.at[0], false, "查明没有", &moved, &f.err),
                     STATUS_OK);
    assert_int_equal(moved, 1);
    assert_int_equal(assignment_of(f.desk, panel, one.reviewer, f.cases.first, &id, &f.err),
                     STATUS_OK);
    assert_int_not_equal(id, 0);
    assert_int_equal(sheet_view_load(f.desk, f.a, &f.review.scoring, key(&f, 1), &sheet, &f.err),
                     STATUS_OK);
    assert_string_equal(sheet.sheet.state, SHEET_SEALED);
    assert_string_equal(sheet.sheet.marks, "50,40");
    assert_null(sheet.sheet.ground);
    struct history h;
    int64_t batch = 0;
    assert_int_equal(history_load(f.desk, f.a, INT64_MAX, 1, &h, &f.err), STATUS_OK);
    assert_non_null(strstr(h.at[0].audit.summary, "恢复分配 1 份"));
    assert_int_equal(desk_undo(f.desk, f.a, h.at[0].audit.id, NULL, &batch, &f.err), STATUS_OK);
    assert_int_equal(assignment_of(f.desk, panel, one.reviewer, f.cases.first, &id, &f.err),
                     STATUS_OK);
    assert_int_equal(id, 0);
    desk_close(f.desk);
}

/* Another ground keeps the two apart; a closed panel stands on what was void. */
static void test_what_a_dismissal_leaves_void(void **state)
{
    struct fixture f = begin(state, NULL);
    const int64_t panel = f.review.scoring.panel.record.id;
    struct recusal_views v;
    int64_t moved = 0;
    for (int i = 0; i < 2; i++) {
        struct recusal ask = {.reviewer = f.review.reviewers[1],
                              .submission = i ? f.cases.first : 0,
                              .panel = i ? 0 : panel,
                              .origin = "desk",
                              .evidence = i ? "亲属" : "有争议"};
        assert_int_equal(recusal_ask(f.desk, f.a, &ask, &f.err), STATUS_OK);
    }
    assert_int_equal(recusals_load(f.desk, f.a, panel, &v, &f.err), STATUS_OK);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(recusal_decide(f.desk, f.a, &v.at[i], true, NULL, NULL, &f.err),
                         STATUS_OK);
    }
    assert_int_equal(recusals_load(f.desk, f.a, panel, &v, &f.err), STATUS_OK);
    assert_int_equal(v.at[0].recusal.submission, 0);
    assert_int_equal(recusal_decide(f.desk, f.a, &v.at[0], false, "没有", &moved, &f.err),
                     STATUS_OK);
    assert_int_equal(moved, 1); /* the second case; from the first the reviewer is still kept */
    assert_int_equal(panel_close(f.desk, f.a, panel, NULL, NULL, &f.err), STATUS_OK);
    assert_int_equal(recusal_decide(f.desk, f.a, &v.at[1], false, "没有", &moved, &f.err),
                     STATUS_DATA);
    assert_non_null(strstr(f.err.text, "已结束"));
    desk_close(f.desk);
}

static void test_progress_and_outliers(void **state)
{
    struct fixture f = begin(state, NULL);
    struct sheet_progress p;
    static const char *const marks[] = {"50,40", "50,38", "20,10"};
    for (size_t i = 0; i < 3; i++) {
        const struct sheet_batch one = {f.review.reviewers[i], &f.cases.first, 1};
        size_t sealed;
        review_score(f.desk, f.a, &f.review, key(&f, i), marks[i]);
        assert_int_equal(sheets_seal(f.desk, f.a, &f.review.scoring, &one, &sealed, NULL, &f.err),
                         STATUS_OK);
    }
    review_score(f.desk, f.a, &f.review, (struct sheet_key){f.cases.second, f.review.reviewers[0]},
                 "50,");
    work_as(f.desk, 99, "li", MAY_LOG);
    assert_int_equal(sheet_progress_load(f.desk, f.a, &f.review.scoring, &p, &f.err), STATUS_OK);
    assert_int_equal(p.n_members, 3);
    assert_int_equal(p.members[0].assigned, 2);
    assert_int_equal(p.members[0].sealed, 1);
    assert_int_equal(p.members[0].drafts, 1);
    assert_int_equal(p.members[0].mean, 90 * TOTAL_UNIT);
    assert_int_equal(p.cases, 2);
    assert_int_equal(p.complete, 1);
    assert_int_equal(p.n_outliers, 1); /* 30; 90 and 88 are not odd because of it */
    assert_string_equal(p.outliers[0].name, "王示例");
    assert_int_equal(p.outliers[0].others, 89 * TOTAL_UNIT);
    desk_close(f.desk);
}

static void test_leaving_voids(void **state)
{
    struct fixture f = begin(state, NULL);
    struct write w;
    const struct sheet_voiding v = {
        f.review.scoring.panel.record.id, {0, f.review.reviewers[0]}, "replaced", "出差"};
    int64_t n = 0;
    seal_both(&f);
    assert_int_equal(write_begin(&w, f.desk, f.a, "test", 0, &f.err), STATUS_OK);
    assert_int_equal(sheets_void(&w, &v, &n, &f.err), STATUS_OK);
    assert_int_equal(write_end(&w, STATUS_OK, "换人", NULL, NULL, &f.err), STATUS_OK);
    assert_int_equal(n, 2);
    assert_int_equal(view(&f, key(&f, 0)).sheet.record.id, 0);
    desk_close(f.desk);
}

/* Shuffled for each reviewer, the same each time. */
static void test_the_order_is_ones_own(void **state)
{
    struct fixture f = begin(state, REVIEW_SCHEME "乱序: 是\n");
    struct sheet_lines one, again;
    assert_int_equal(
        sheet_lines_load(f.desk, f.a, &f.review.scoring, f.review.reviewers[1], &one, &f.err),
        STATUS_OK);
    assert_int_equal(
        sheet_lines_load(f.desk, f.a, &f.review.scoring, f.review.reviewers[1], &again, &f.err),
        STATUS_OK);
    assert_int_equal(one.n, 2);
    assert_int_equal(one.at[0].submission, again.at[0].submission);
    desk_close(f.desk);
}

static void test_blind_reading(void **state)
{
    struct fixture f = begin(state, REVIEW_SCHEME "盲审: 是\n");
    struct sheet_case c;
    assert_int_equal(sheet_case_load(f.desk, f.a, &f.review.scoring, f.cases.first, &c, &f.err),
                     STATUS_OK);
    assert_non_null(strstr(c.text, "(匿名评审)"));
    assert_null(strstr(c.text, "广东示例联通发展有限公司"));
    assert_null(strstr(c.text, "珠江样本数据中心"));
    struct fixture open = begin(state, NULL);
    assert_int_equal(
        sheet_case_load(open.desk, open.a, &open.review.scoring, open.cases.first, &c, &open.err),
        STATUS_OK);
    assert_non_null(strstr(c.text, "广东示例联通发展有限公司"));
    desk_close(open.desk);
    desk_close(f.desk);
}

static void test_my_spread(void **state)
{
    struct sheet_line lines[9] = {{.state = SHEET_SEALED, .total = 90 * TOTAL_UNIT}};
    struct sheet_lines all = {.at = lines, .n = 9};
    int64_t mean;
    for (size_t i = 0; i < 9; i++) {
        lines[i] =
            (struct sheet_line){.state = SHEET_SEALED, .total = (i < 3 ? 90 : 70) * TOTAL_UNIT};
    }
    assert_true(sheet_mean(&all, &mean));
    assert_int_equal(mean / TOTAL_UNIT, 76);
    assert_non_null(
        strstr(sheet_spread_text(*state, &all), "前 3 件平均 90.00, 后 3 件平均 70.00"));
    all.n = 0;
    assert_false(sheet_mean(&all, &mean));
}

/* What 今日 tells of a sheet that was left half typed, and opens. */
static void test_the_form_of_a_draft(void **state)
{
    const struct sheet_key key = {31, 7};
    struct sheet_key read = {0};
    int64_t panel = 0;
    const char *form = sheet_form(*state, 4, key);
    assert_string_equal(form, "sheet:4:7:31");
    assert_true(sheet_form_parse(form, &panel, &read));
    assert_int_equal(panel, 4);
    assert_int_equal(read.submission, 31);
    assert_int_equal(read.reviewer, 7);
    assert_false(sheet_form_parse("sheet:4:7", &panel, &read));
    assert_false(sheet_form_parse("sheet:4:7:31x", &panel, &read));
    assert_false(sheet_form_parse("submission:31", &panel, &read));
}

/* Who still has to score is not told what others gave, though the clerk they are besides would be. */
static void test_who_owes_sheets_sees_no_marks(void **state)
{
    struct fixture f = begin(state, NULL);
    struct sheet_view v;
    struct sheet_progress p;
    struct sheet_case_lines cases;
    struct sheet_readers readers;
    struct ranking r;
    const struct ranking_wanted wanted = {.notice = f.cases.notice, .cut = -1};
    const struct sheet_batch all = {f.review.reviewers[0], NULL, 0};
    const int64_t zhang = f.desk->me.record.id;
    size_t sealed;
    for (size_t i = 1; i < 3; i++) {
        const struct sheet_batch one = {f.review.reviewers[i], &f.cases.first, 1};
        work_as(f.desk, 99, "li", MAY_LOG);
        review_score(f.desk, f.a, &f.review, key(&f, i), i == 1 ? "50,40" : "20,10");
        assert_int_equal(sheets_seal(f.desk, f.a, &f.review.scoring, &one, &sealed, NULL, &f.err),
                         STATUS_OK);
    }
    work_as(f.desk, zhang, "zhang", MAY_LOG | MAY_REVIEW | MAY_DECIDE);
    for (int is_done = 0; is_done < 2; is_done++) {
        assert_int_equal(sheet_view_load(f.desk, f.a, &f.review.scoring, key(&f, 1), &v, &f.err),
                         STATUS_OK);
        assert_int_equal(v.is_hidden, !is_done);
        assert_int_equal(v.total, is_done ? 90 * TOTAL_UNIT : 0);
        assert_int_equal(sheet_progress_load(f.desk, f.a, &f.review.scoring, &p, &f.err),
                         STATUS_OK);
        assert_int_equal(p.members[1].sealed, 1);
        assert_int_equal(p.members[1].has_mean, is_done);
        assert_int_equal(sheet_cases_load(f.desk, f.a, &f.review.scoring, &cases, &f.err),
                         STATUS_OK);
        assert_int_equal(cases.at[0].has_mean, is_done);
        assert_int_equal(
            sheet_readers_load(f.desk, f.a, &f.review.scoring, f.cases.first, &readers, &f.err),
            STATUS_OK);
        assert_int_equal(readers.at[1].total, is_done ? 90 * TOTAL_UNIT : 0);
        assert_int_equal(ranking_load(f.desk, f.a, &wanted, &r, &f.err),
                         is_done ? STATUS_OK : STATUS_NOT_PERMITTED);
        if (!is_done) {
            assert_non_null(strstr(f.err.text, "没有封存"));
            review_score(f.desk, f.a, &f.review, key(&f, 0), "50,30");
            review_score(f.desk, f.a, &f.review,
                         (struct sheet_key){f.cases.second, f.review.reviewers[0]}, "40,20");
            assert_int_equal(
                sheets_seal(f.desk, f.a, &f.review.scoring, &all, &sealed, NULL, &f.err),
                STATUS_OK);
        }
    }
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_form_of_a_draft),
        ARENA_TEST(test_a_draft_grows),
        ARENA_TEST(test_wrong_marks_are_refused),
        ARENA_TEST(test_who_sees_what),
        ARENA_TEST(test_the_record_keeps_quiet),
        ARENA_TEST(test_sealing_needs_everything),
        ARENA_TEST(test_equal_totals),
        ARENA_TEST(test_opening_again),
        ARENA_TEST(test_sealing_cannot_be_undone),
        ARENA_TEST(test_a_dismissed_recusal_gives_the_sheet_back),
        ARENA_TEST(test_what_a_dismissal_leaves_void),
        ARENA_TEST(test_who_owes_sheets_sees_no_marks),
        ARENA_TEST(test_progress_and_outliers),
        ARENA_TEST(test_leaving_voids),
        ARENA_TEST(test_the_order_is_ones_own),
        ARENA_TEST(test_blind_reading),
        ARENA_TEST(test_my_spread),
    };
    return check_run("desk sheets", tests, sizeof tests / sizeof *tests);
}
