/* Late arrivals decided by name: who may, what it changes, told first, changed, revoked, undone; 受理
 * waits for it. */
#include "desk/late.h"

#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/checks.h"
#include "desk/limits.h"
#include "desk/lists.h"
#include "desk/undo.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"

static const struct act_ground storm = {"台风停航，邮戳在期限内", NULL};

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct cases cases;
    struct err err;
    int64_t receipt; /* late, with the first case */
};

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static int64_t log_at(struct fixture *f, const char *at)
{
    struct receipt_full r = {.receipt = {.notice = f->cases.notice,
                                         .unit = f->cases.recommender,
                                         .basis = "arrival",
                                         .submissions = links_text(f->a, &f->cases.first, 1)}};
    assert_true(instant_parse(at, &r.receipt.at, NULL));
    check(f, receipt_save(f->desk, f->a, NULL, &r, NULL, &f->err));
    return r.receipt.record.id;
}

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .desk = desk_for_test(a, true), .err = {.arena = a}};
    f.cases = cases_for_test(f.desk, a);
    f.receipt = log_at(&f, "2024-07-16 08:00:00");
    return f;
}

static struct receipt load(struct fixture *f)
{
    struct receipt_full r;
    check(f, receipt_load(f->desk, f->a, f->receipt, &r, &f->err));
    return r.receipt;
}

static enum late_standing standing(struct fixture *f)
{
    enum late_standing s = LATE_NONE;
    check(f, late_standing_of(f->desk, f->cases.first, &s, &f->err));
    return s;
}

static const struct finding *lateness(struct fixture *f, struct findings *findings)
{
    struct submission s = {0};
    check(f, submission_load(f->desk, f->a, f->cases.first, &s, &f->err));
    check(f, check_case(f->desk, f->a, &s, findings, &f->err));
    for (size_t i = 0; i < findings->n; i++) {
        if (text_eq(findings->at[i].rule, "late") && findings->at[i].severity != SEVERITY_NOTE) {
            return &findings->at[i];
        }
    }
    fail_msg("%s", "no finding says that it is late");
    return NULL;
}

static size_t count_where(struct fixture *f, const char *noun, const char *where)
{
    struct id_list list;
    struct list_options o = {.noun = noun, .where = where};
    check(f, id_list_open(&list, f->desk, &o, &f->err));
    check(f, id_list_all(&list, &f->err));
    size_t n = list.n;
    id_list_release(&list);
    return n;
}

static void test_a_supervisor_takes_it(void **state)
{
    struct fixture f = fixture(*state);
    struct findings findings = {0}, before = {0};
    assert_int_equal(standing(&f), LATE_WAITS);
    assert_null(lateness(&f, &before)->accepted_by);
    assert_int_equal(count_where(&f, "receipt", "逾期决定:待决定"), 1);
    assert_int_equal(count_where(&f, "submission", "逾期决定:待决定"), 1);
    check(&f, late_decide(f.desk, f.a, f.receipt, LATE_ACCEPTED, storm, NULL, &f.err));
    struct receipt r = load(&f);
    assert_int_equal(late_verdict_of(&r), LATE_ACCEPTED);
    assert_string_equal(r.late_why, storm.why);
    assert_string_equal(r.late_clause, "四（一）"); /* of the deadline, since none was given */
    assert_string_equal(r.late_by, "张收件");
    assert_string_equal(r.late_on, "2024-07-16");
    assert_string_equal(late_text(f.a, &r),
                        "收: 台风停航，邮戳在期限内 (四（一）), 张收件 2024-07-16");
    assert_int_equal(standing(&f), LATE_NONE);
    assert_string_equal(lateness(&f, &findings)->accepted_by, "张收件");
    assert_string_equal(lateness(&f, &findings)->accepted_why, storm.why);
    assert_int_equal(count_where(&f, "receipt", "逾期决定:待决定"), 0);
    assert_int_equal(count_where(&f, "receipt", "逾期决定:收"), 1);
    desk_close(f.desk);
}

static void test_not_taken_is_told_everywhere(void **state)
{
    struct fixture f = fixture(*state);
    struct findings findings = {0};
    struct submission_view view = {0};
    check(&f, late_decide(f.desk, f.a, f.receipt, LATE_REFUSED,
                          (struct act_ground){"无正当理由", "本台规定"}, NULL, &f.err));
    assert_int_equal(standing(&f), LATE_NOT_TAKEN);
    const struct finding *late = lateness(&f, &findings);
    assert_null(late->accepted_by);
    assert_non_null(strstr(late->text, "已决定不收: 无正当理由 (本台规定)"));
    check(&f, submission_view_load(f.desk, f.a, f.cases.first, &view, &f.err));
    assert_string_equal(late_standing_name(view.late), "逾期不收");
    assert_int_equal(count_where(&f, "submission", "逾期决定:不收"), 1);
    desk_close(f.desk);
}

/* Another parcel in time makes the case one in time. */
static void test_the_best_arrival_counts(void **state)
{
    struct fixture f = fixture(*state);
    check(&f, late_decide(f.desk, f.a, f.receipt, LATE_REFUSED, storm, NULL, &f.err));
    int64_t other = log_at(&f, "2024-07-15 08:00:00");
    assert_int_equal(standing(&f), LATE_NONE);
    check(&f, receipt_void(f.desk, f.a, other, "登错", &f.err));
    assert_int_equal(standing(&f), LATE_NOT_TAKEN);
    desk_close(f.desk);
}

/* On the list of the recommender, certain or not. */
static int64_t used(struct fixture *f)
{
    struct limit_lines lines;
    check(f, limits_of_recommender(f->desk, f->a, f->cases.notice, f->cases.recommender, &lines,
                                   &f->err));
    for (size_t i = 0; i < lines.n; i++) {
        if (lines.at[i].result.limit->per == PER_RECOMMENDER) {
            return lines.at[i].result.used + lines.at[i].result.unknown;
        }
    }
    return -1;
}

/* What is not taken counts nobody out who came in time; it counts while nobody decided and when it is taken
 * after all or came another way as well. */
static void test_what_is_not_taken_uses_nothing_up(void **state)
{
    struct fixture f = fixture(*state);
    struct findings found = {0};
    struct submission s = {0};
    int64_t before = used(&f);
    assert_true(before > 0);
    check(&f, late_decide(f.desk, f.a, f.receipt, LATE_REFUSED, storm, NULL, &f.err));
    assert_int_equal(used(&f), before - 1);
    check(&f, submission_load(f.desk, f.a, f.cases.first, &s, &f.err));
    check(&f, check_case(f.desk, f.a, &s, &found, &f.err));
    for (size_t i = 0; i < found.n; i++) {
        assert_string_not_equal(found.at[i].rule, "quota");
    }
    int64_t other = log_at(&f, "2024-07-15 08:00:00");
    assert_int_equal(used(&f), before);
    check(&f, receipt_void(f.desk, f.a, other, "登错", &f.err));
    assert_int_equal(used(&f), before - 1);
    check(&f, late_decide(f.desk, f.a, f.receipt, LATE_ACCEPTED, storm, NULL, &f.err));
    assert_int_equal(used(&f), before);
    desk_close(f.desk);
}

static void test_what_it_changes_is_told_first(void **state)
{
    struct fixture f = fixture(*state);
    struct late_plan plan;
    check(&f, late_plan_make(f.desk, f.a, f.receipt, LATE_REFUSED, &plan, &f.err));
    assert_null(plan.refusal);
    assert_string_equal(plan.now, "待决定");
    assert_string_equal(plan.to, "不收");
    assert_string_equal(plan.clause, "四（一）");
    assert_int_equal(plan.open_now, 1);
    assert_int_equal(plan.open_then, 0);
    assert_int_equal(plan.n_cases, 1);
    assert_string_equal(plan.cases[0].no, "00001");
    assert_string_equal(plan.cases[0].before, "逾期待定");
    assert_string_equal(plan.cases[0].after, "逾期不收");
    assert_int_equal(standing(&f), LATE_WAITS); /* nothing was done */
    check(&f, late_plan_make(f.desk, f.a, f.receipt, LATE_UNDECIDED, &plan, &f.err));
    assert_non_null(strstr(plan.refusal, "还没有决定"));
    int64_t in_time = log_at(&f, "2024-07-15 23:59:59");
    check(&f, late_plan_make(f.desk, f.a, in_time, LATE_ACCEPTED, &plan, &f.err));
    assert_non_null(strstr(plan.refusal, "没有逾期"));
    assert_int_equal(late_decide(f.desk, f.a, in_time, LATE_ACCEPTED, storm, NULL, &f.err),
                     STATUS_DATA);
    desk_close(f.desk);
}

static void test_who_may_and_why(void **state)
{
    struct fixture f = fixture(*state);
    struct act_ground none = {NULL, "四（一）"};
    assert_int_equal(late_decide(f.desk, f.a, f.receipt, LATE_ACCEPTED, none, NULL, &f.err),
                     STATUS_USAGE);
    f.desk->may = MAY_LOG;
    assert_int_equal(late_decide(f.desk, f.a, f.receipt, LATE_ACCEPTED, storm, NULL, &f.err),
                     STATUS_NOT_PERMITTED);
    assert_int_equal(standing(&f), LATE_WAITS);
    desk_close(f.desk);
}

static void test_changed_revoked_and_undone(void **state)
{
    struct fixture f = fixture(*state);
    int64_t batch = 0;
    check(&f, late_decide(f.desk, f.a, f.receipt, LATE_ACCEPTED, storm, NULL, &f.err));
    check(&f, late_decide(f.desk, f.a, f.receipt, LATE_REFUSED, storm, &batch, &f.err));
    assert_int_equal(standing(&f), LATE_NOT_TAKEN);
    f.desk->may = MAY_LOG;
    assert_int_equal(desk_undo(f.desk, f.a, batch, "办错", NULL, &f.err), STATUS_NOT_PERMITTED);
    f.desk->may = MAY_LOG | MAY_DECIDE;
    check(&f, desk_undo(f.desk, f.a, batch, "办错", NULL, &f.err));
    struct receipt r = load(&f);
    assert_int_equal(late_verdict_of(&r), LATE_ACCEPTED);
    check(&f, late_decide(f.desk, f.a, f.receipt, LATE_UNDECIDED, storm, NULL, &f.err));
    r = load(&f);
    assert_null(r.late_verdict);
    assert_null(r.late_by);
    assert_int_equal(standing(&f), LATE_WAITS);
    desk_close(f.desk);
}

static enum status accept_case(struct fixture *f)
{
    return submission_act(f->desk, f->a, f->cases.first, "accept", (struct act_ground){0}, NULL,
                          &f->err);
}

static void test_admission_waits_for_the_decision(void **state)
{
    struct fixture f = fixture(*state);
    check(&f, submission_act(f.desk, f.a, f.cases.first, "screen", (struct act_ground){0}, NULL,
                             &f.err));
    assert_int_equal(accept_case(&f), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "先由主管决定收不收"));
    check(&f, late_decide(f.desk, f.a, f.receipt, LATE_REFUSED, storm, NULL, &f.err));
    assert_int_equal(accept_case(&f), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "已决定不收"));
    check(&f, late_decide(f.desk, f.a, f.receipt, LATE_ACCEPTED, storm, NULL, &f.err));
    check(&f, accept_case(&f));
    desk_close(f.desk);
}

/* Only the decision is a supervisor's: what a clerk wrote otherwise on the arrival a clerk takes back. */
static void test_a_clerk_undoes_what_a_clerk_may_do(void **state)
{
    struct fixture f = fixture(*state);
    struct receipt_full base, mine;
    int64_t batch = 0;
    f.desk->may = MAY_LOG;
    check(&f, receipt_load(f.desk, f.a, f.receipt, &base, &f.err));
    mine = base;
    mine.receipt.note = "快递单号涂改";
    check(&f, receipt_save(f.desk, f.a, &base, &mine, &batch, &f.err));
    check(&f, desk_undo(f.desk, f.a, batch, "写错", NULL, &f.err));
    assert_null(load(&f).note);
    desk_close(f.desk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_supervisor_takes_it),
        ARENA_TEST(test_not_taken_is_told_everywhere),
        ARENA_TEST(test_the_best_arrival_counts),
        ARENA_TEST(test_what_is_not_taken_uses_nothing_up),
        ARENA_TEST(test_what_it_changes_is_told_first),
        ARENA_TEST(test_who_may_and_why),
        ARENA_TEST(test_changed_revoked_and_undone),
        ARENA_TEST(test_a_clerk_undoes_what_a_clerk_may_do),
        ARENA_TEST(test_admission_waits_for_the_decision),
    };
    return check_run("desk/late", tests, sizeof tests / sizeof *tests);
}
