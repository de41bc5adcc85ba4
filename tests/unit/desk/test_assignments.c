/* Who reads what: made for the whole panel, added to, by hand and by file; recusals, room and what is there
 * are kept to; what cannot be reached is told with the reason. */
#include "desk/assignments.h"

#include <string.h>

#include "base/slice.h"
#include "desk/assignment_file.h"
#include "desk/undo.h"
#include "store/record.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/panels.h"

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct cases cases;
    int64_t first, panel; /* of six more cases; of reviewers 1 … 5 */
    struct assign_report report;
    struct err err;
};

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

/* Seven cases of 网络设施保护: the first of cases_for_test, and six. */
static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .desk = desk_for_test(a, true), .err = {.arena = a}};
    const int64_t ids[] = {1, 2, 3, 4, 5};
    f.cases = cases_for_test(f.desk, a);
    f.first = panel_cases_for_test(f.desk, a, 6);
    reviewers_for_test(f.desk, a, 5, 1);
    f.panel = panel_for_test(f.desk, a, ids, 5);
    return f;
}

static enum status make(struct fixture *f, struct assign_order o)
{
    o.panel = f->panel;
    return assignments_make(f->desk, f->a, &o, &f->report, &f->err);
}

static struct assignments all(struct fixture *f)
{
    struct assignments out;
    check(f, assignments_load(f->desk, f->a, f->panel, 0, &out, &f->err));
    return out;
}

static void test_every_case_its_number_and_even_loads(void **state)
{
    struct fixture f = fixture(*state);
    check(&f, make(&f, (struct assign_order){.per_case = 3}));
    assert_int_equal(f.report.made, 21);
    assert_int_equal(f.report.n_gaps, 0);
    for (size_t i = 0; i < 5; i++) {
        assert_in_range(f.report.loads[i].after, 4, 5);
    }
    struct assignments x = all(&f);
    assert_int_equal(x.n, 21);
    for (size_t i = 0; i < x.n; i++) {
        bool is_first = i == 0 || x.at[i].reviewer != x.at[i - 1].reviewer;
        assert_int_equal(x.at[i].position, is_first ? 1 : x.at[i - 1].position + 1);
    }
    desk_close(f.desk);
}

static void test_zero_is_everybody(void **state)
{
    struct fixture f = fixture(*state);
    check(&f, make(&f, (struct assign_order){0}));
    assert_int_equal(f.report.wanted, 5);
    assert_int_equal(f.report.made, 35);
    assert_int_equal(make(&f, (struct assign_order){.per_case = 6}), STATUS_DATA);
    desk_close(f.desk);
}

static void test_what_is_there_stays_and_only_what_lacks_comes(void **state)
{
    struct fixture f = fixture(*state);
    check(&f, make(&f, (struct assign_order){.per_case = 2}));
    struct assignments before = all(&f);
    check(&f, make(&f, (struct assign_order){.per_case = 3}));
    assert_int_equal(f.report.kept, 14);
    assert_int_equal(f.report.made, 7);
    struct assignments after = all(&f);
    for (size_t i = 0; i < before.n; i++) {
        bool is_there = false;
        for (size_t k = 0; k < after.n; k++) {
            is_there = is_there || after.at[k].record.id == before.at[i].record.id;
        }
        assert_true(is_there);
    }
    check(&f, make(&f, (struct assign_order){.per_case = 3}));
    assert_int_equal(f.report.made, 0);
    assert_int_equal(f.report.batch, 0);
    desk_close(f.desk);
}

/* Three of five are kept from the first case, which wants three. */
static void test_what_cannot_be_reached_is_told(void **state)
{
    struct fixture f = fixture(*state);
    for (int64_t i = 1; i <= 3; i++) {
        struct relation r = {.reviewer = i, .unit = f.cases.lead, .kind = "合作"};
        check(&f,
              relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, NULL}, NULL, &f.err));
    }
    check(&f, make(&f, (struct assign_order){.per_case = 3}));
    assert_int_equal(f.report.n_gaps, 1);
    assert_int_equal(f.report.gaps[0].submission, f.cases.first);
    assert_int_equal(f.report.gaps[0].has, 2);
    assert_string_equal(f.report.gaps[0].why, "成员 5 位, 回避或不对口 3 位, 件数已满 0 位");
    assert_int_equal(f.report.made, 20);
    struct assignments x = all(&f);
    for (size_t i = 0; i < x.n; i++) {
        assert_false(x.at[i].submission == f.cases.first && x.at[i].reviewer <= 3);
    }
    desk_close(f.desk);
}

static void test_nobody_gets_more_than_they_can_take(void **state)
{
    struct fixture f = fixture(*state);
    struct reviewer_view v;
    check(&f, reviewer_view_load(f.desk, f.a, 1, &v, &f.err));
    struct reviewer mine = v.reviewer;
    mine.load_max = 2;
    check(&f, reviewer_save(f.desk, f.a, &v.reviewer, &mine, NULL, NULL, &f.err));
    check(&f, make(&f, (struct assign_order){.per_case = 4}));
    assert_int_equal(f.report.loads[0].after, 2);
    assert_int_equal(f.report.n_gaps, 0);
    check(&f, make(&f, (struct assign_order){.per_case = 5}));
    assert_int_equal(f.report.n_gaps, 5);
    assert_string_equal(f.report.gaps[0].why, "成员 5 位, 回避或不对口 0 位, 件数已满 1 位");
    desk_close(f.desk);
}

static void test_a_pair_to_be_kept_apart_since_is_taken_away(void **state)
{
    struct fixture f = fixture(*state);
    check(&f, make(&f, (struct assign_order){0}));
    struct relation r = {.reviewer = 2, .unit = f.cases.lead, .kind = "持股"};
    check(&f, relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, NULL}, NULL, &f.err));
    check(&f, make(&f, (struct assign_order){.per_case = 4}));
    assert_int_equal(f.report.voided, 1);
    assert_int_equal(f.report.n_gaps, 0);
    assert_int_equal(all(&f).n, 34);
    desk_close(f.desk);
}

static void test_looking_assigns_nothing_and_making_is_one_undo(void **state)
{
    struct fixture f = fixture(*state);
    check(&f, make(&f, (struct assign_order){.per_case = 3, .is_dry = true}));
    assert_int_equal(f.report.made, 21);
    assert_int_equal(all(&f).n, 0);
    check(&f, make(&f, (struct assign_order){.per_case = 3}));
    check(&f, desk_undo(f.desk, f.a, f.report.batch, NULL, NULL, &f.err));
    assert_int_equal(all(&f).n, 0);
    desk_close(f.desk);
}

static enum status give(struct fixture *f, int64_t reviewer, const int64_t *cases, size_t n,
                        struct assign_handed *out)
{
    const struct assign_hand hand = {
        .panel = f->panel, .reviewer = reviewer, .submissions = cases, .n = n};
    return assignments_give(f->desk, f->a, &hand, out, &f->err);
}

static void test_by_hand(void **state)
{
    struct fixture f = fixture(*state);
    struct assign_handed out;
    int64_t stranger = reviewer_for_test(f.desk, f.a, "王示例", "西山示例大学", "网络设施保护");
    check(&f, give(&f, 1, &f.first, 1, &out));
    assert_int_equal(out.done, 1);
    check(&f, give(&f, 1, &f.first, 1, &out));
    assert_int_equal(out.same, 1);
    assert_int_equal(out.batch, 0);
    assert_int_equal(all(&f).n, 1);
    assert_string_equal(all(&f).at[0].origin, ASSIGNED_HAND);
    assert_int_equal(give(&f, 1, &f.cases.second, 1, &out), STATUS_DATA); /* another direction */
    assert_int_equal(give(&f, stranger, &f.first, 1, &out), STATUS_DATA);
    struct assign_hand back = {.panel = f.panel, .reviewer = 1, .submissions = &f.first, .n = 1};
    assert_int_equal(assignments_take_back(f.desk, f.a, &back, &out, &f.err), STATUS_USAGE);
    back.why = "分错了";
    check(&f, assignments_take_back(f.desk, f.a, &back, &out, &f.err));
    assert_int_equal(out.done, 1);
    assert_int_equal(assignments_take_back(f.desk, f.a, &back, &out, &f.err), STATUS_NOT_FOUND);
    assert_int_equal(all(&f).n, 0);
    desk_close(f.desk);
}

/* The recused one is told and left out, the rest is one entry and one undo. */
static void test_many_by_hand(void **state)
{
    struct fixture f = fixture(*state);
    struct assign_handed out;
    struct relation tie = {.reviewer = 2, .unit = f.cases.lead, .kind = "近亲属"};
    const int64_t cases[] = {f.cases.first, f.first, f.first + 1};
    struct assign_hand hand = {
        .panel = f.panel, .reviewer = 2, .submissions = cases, .n = 3, .is_dry = true};
    check(&f, relation_save(f.desk, f.a, &(struct relation_edit){NULL, &tie, NULL}, NULL, &f.err));
    check(&f, assignments_give(f.desk, f.a, &hand, &out, &f.err));
    assert_int_equal(out.done, 2);
    assert_int_equal(out.load, 2);
    assert_int_equal(out.refused.n, 1);
    assert_int_equal(out.refused.at[0].submission, f.cases.first);
    assert_non_null(strstr(out.refused.at[0].why, "要回避"));
    assert_int_equal(all(&f).n, 0);
    hand.is_dry = false;
    check(&f, assignments_give(f.desk, f.a, &hand, &out, &f.err));
    assert_int_equal(all(&f).n, 2);
    assert_int_equal(give(&f, 2, &f.cases.first, 1, &out), STATUS_DATA);
    hand.why = "重新分";
    check(&f, assignments_take_back(f.desk, f.a, &hand, &out, &f.err));
    assert_int_equal(out.done, 2);
    assert_int_equal(out.same, 1);
    assert_int_equal(all(&f).n, 0);
    check(&f, desk_undo(f.desk, f.a, out.batch, NULL, NULL, &f.err));
    assert_int_equal(all(&f).n, 2);
    desk_close(f.desk);
}

/* Each of the first case's readers but one is kept from it by a request. */
static void leave_one_reader(struct fixture *f, int64_t submission)
{
    struct panel_readings r;
    struct panel panel;
    check(f, record_load(f->desk->db, &panel_type, f->panel, f->a, &panel, &f->err));
    check(f, panel_readings_load(f->desk, f->a, &panel, &r, &f->err));
    for (size_t i = 0; i < r.n; i++) {
        for (size_t k = 1; r.at[i].c.id == submission && k < r.at[i].readers.n; k++) {
            struct recusal ask = {.reviewer = r.at[i].readers.at[k].reviewer,
                                  .submission = submission,
                                  .origin = "desk",
                                  .evidence = "有争议"};
            struct recusal_views v;
            check(f, recusal_ask(f->desk, f->a, &ask, &f->err));
            check(f, recusals_of_pair(f->desk, f->a, ask.reviewer, submission, &v, &f->err));
            check(f, recusal_decide(f->desk, f->a, &v.at[0], true, NULL, NULL, &f->err));
        }
    }
}

static void test_frozen_once_scoring_opens(void **state)
{
    struct fixture f = fixture(*state);
    struct assign_handed out;
    struct assignment_plan plan;
    const char *text = arena_printf(f.a, "申报件号,专家\n%lld,Z0001\n", (long long)f.first);
    const struct assignment_file o = {.panel = f.panel,
                                      .path = folder_file(f.a, "a.csv", slice_of(text))};
    check(&f, make(&f, (struct assign_order){.per_case = 3}));
    int64_t assigned = f.report.batch;
    check(&f, panel_open(f.desk, f.a, f.panel, NULL, &f.err));
    assert_int_equal(make(&f, (struct assign_order){.per_case = 4}), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "分配已经冻结"));
    assert_int_equal(assignment_file_take(f.desk, f.a, &o, &plan, &f.err), STATUS_DATA);
    assert_int_equal(desk_undo(f.desk, f.a, assigned, NULL, NULL, &f.err), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "开始打分"));
    for (int64_t i = 1; i <= 5; i++) {
        struct assign_hand hand = {f.panel, i, &f.first, 1, "不用评了", false};
        int64_t id = 0;
        check(&f, assignment_of(f.desk, f.panel, i, f.first, &id, &f.err));
        assert_int_equal(id ? assignments_take_back(f.desk, f.a, &hand, &out, &f.err)
                            : assignments_give(f.desk, f.a, &hand, &out, &f.err),
                         STATUS_DATA);
    }
    assert_int_equal(all(&f).n, 21);
    desk_close(f.desk);
}

/* A supervisor with a reason, and no more readers than other cases have. */
static void test_a_case_nobody_could_score_is_given_again(void **state)
{
    struct fixture f = fixture(*state);
    struct assign_handed out;
    int64_t given = 0, late = 0;
    check(&f, make(&f, (struct assign_order){.per_case = 3}));
    check(&f, panel_open(f.desk, f.a, f.panel, NULL, &f.err));
    leave_one_reader(&f, f.first);
    for (int64_t i = 1; i <= 5; i++) {
        struct recusal_views v;
        int64_t id = 0;
        struct assign_hand hand = {f.panel, i, &f.first, 1, NULL, false};
        check(&f, assignment_of(f.desk, f.panel, i, f.first, &id, &f.err));
        check(&f, recusals_of_pair(f.desk, f.a, i, f.first, &v, &f.err));
        if (id || v.n) {
            continue;
        }
        assert_int_equal(assignments_give(f.desk, f.a, &hand, &out, &f.err), STATUS_USAGE);
        hand.why = "两位回避";
        f.desk->may = MAY_LOG;
        assert_int_equal(assignments_give(f.desk, f.a, &hand, &out, &f.err), STATUS_NOT_PERMITTED);
        f.desk->may = MAY_DECIDE;
        check(&f, assignments_give(f.desk, f.a, &hand, &out, &f.err));
        given += out.done;
        late = out.batch;
    }
    assert_int_equal(given, 2);
    f.desk->may = MAY_LOG;
    assert_int_equal(desk_undo(f.desk, f.a, late, NULL, NULL, &f.err), STATUS_NOT_PERMITTED);
    f.desk->may = MAY_DECIDE;
    check(&f, desk_undo(f.desk, f.a, late, NULL, NULL, &f.err));
    desk_close(f.desk);
}

static void test_prospects_and_readings(void **state)
{
    struct fixture f = fixture(*state);
    struct assign_handed out;
    struct assign_prospects p;
    struct panel_readings r;
    struct panel panel;
    struct relation tie = {.reviewer = 2, .unit = f.cases.lead, .kind = "近亲属"};
    const int64_t cases[] = {f.cases.first, f.first};
    const struct assign_hand hand = {.panel = f.panel, .submissions = cases, .n = 2};
    check(&f, relation_save(f.desk, f.a, &(struct relation_edit){NULL, &tie, NULL}, NULL, &f.err));
    check(&f, give(&f, 1, &f.first, 1, &out));
    check(&f, assignments_prospects(f.desk, f.a, &hand, &p, &f.err));
    assert_int_equal(p.n, 5);
    assert_int_equal(p.at[0].would.same, 1);
    assert_int_equal(p.at[0].would.done, 1);
    assert_int_equal(p.at[0].would.load, 2);
    assert_int_equal(p.at[1].would.refused.n, 1);
    assert_int_equal(p.at[1].would.done, 1);
    check(&f, record_load(f.desk->db, &panel_type, f.panel, f.a, &panel, &f.err));
    check(&f, panel_readings_load(f.desk, f.a, &panel, &r, &f.err));
    assert_int_equal(r.n, 7);
    assert_int_equal(r.at[0].readers.n, 0);
    assert_int_equal(r.at[1].c.id, f.first);
    assert_int_equal(r.at[1].readers.n, 1);
    assert_int_equal(r.at[1].readers.at[0].reviewer, 1);
    desk_close(f.desk);
}

/* Nobody is asked whether they know it or have room: it is told. */
static void test_by_hand_tells_load_and_direction(void **state)
{
    struct fixture f = fixture(*state);
    struct assign_handed out;
    struct reviewer_view v;
    check(&f, reviewer_view_load(f.desk, f.a, 1, &v, &f.err));
    struct reviewer mine = v.reviewer;
    mine.expertise = "人身安全";
    mine.load_max = 1;
    check(&f, reviewer_save(f.desk, f.a, &v.reviewer, &mine, NULL, NULL, &f.err));
    const int64_t cases[] = {f.first, f.first + 1};
    check(&f, give(&f, 1, cases, 2, &out));
    assert_int_equal(out.unskilled, 2);
    assert_int_equal(out.load, 2);
    assert_int_equal(out.load_max, 1);
    desk_close(f.desk);
}

static void test_by_file(void **state)
{
    struct fixture f = fixture(*state);
    struct assignment_plan plan;
    const char *text = arena_printf(f.a,
                                    "申报件号,专家\n%05lld,Z0001\n%lld,示例2之1\n99999,Z0001\n"
                                    "%lld,没这人\n%lld,Z0001\n,Z0001\n",
                                    (long long)f.first, (long long)f.first, (long long)f.first,
                                    (long long)f.cases.second);
    struct assignment_file o = {
        .panel = f.panel, .path = folder_file(f.a, "a.csv", slice_of(text)), .is_dry = true};
    check(&f, assignment_file_take(f.desk, f.a, &o, &plan, &f.err));
    assert_int_equal(all(&f).n, 0);
    o.is_dry = false;
    check(&f, assignment_file_take(f.desk, f.a, &o, &plan, &f.err));
    assert_int_equal(plan.file.counts.new, 2);
    assert_int_equal(plan.file.counts.rejected, 4);
    const int lines[] = {4, 5, 6, 7};
    const size_t places[] = {1, 2, 2, 1};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(plan.file.problems.at[i].line, lines[i]);
        assert_int_equal(plan.file.problems.at[i].column, places[i]);
    }
    assert_int_equal(all(&f).n, 2);
    check(&f, assignment_file_take(f.desk, f.a, &o, &plan, &f.err));
    assert_int_equal(plan.file.counts.same, 2);
    assert_int_equal(plan.batch, 0);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_every_case_its_number_and_even_loads),
        ARENA_TEST(test_zero_is_everybody),
        ARENA_TEST(test_what_is_there_stays_and_only_what_lacks_comes),
        ARENA_TEST(test_what_cannot_be_reached_is_told),
        ARENA_TEST(test_nobody_gets_more_than_they_can_take),
        ARENA_TEST(test_a_pair_to_be_kept_apart_since_is_taken_away),
        ARENA_TEST(test_looking_assigns_nothing_and_making_is_one_undo),
        ARENA_TEST(test_by_hand),
        ARENA_TEST(test_many_by_hand),
        ARENA_TEST(test_frozen_once_scoring_opens),
        ARENA_TEST(test_a_case_nobody_could_score_is_given_again),
        ARENA_TEST(test_prospects_and_readings),
        ARENA_TEST(test_by_hand_tells_load_and_direction),
        ARENA_TEST(test_by_file),
    };
    return check_run("desk/assignments", tests, sizeof tests / sizeof *tests);
}
