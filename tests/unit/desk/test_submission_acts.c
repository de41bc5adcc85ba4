/* Acts on cases: what is offered, what is told first, done as one entry and taken back as one. */
#include "desk/submission_acts.h"

#include <string.h>

#include "desk/history.h"
#include "desk/submissions.h"
#include "desk/undo.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct err err;
    struct cases c;
    int64_t ids[3];
};

static const struct act_ground no_ground;

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.desk = desk_for_test(a, true), .a = a, .err = {.arena = a}};
    f.c = cases_for_test(f.desk, a);
    f.ids[0] = f.c.first;
    f.ids[1] = f.c.second;
    f.ids[2] = f.c.third;
    return f;
}

static struct submission_plan plan(struct fixture *f, const char *act)
{
    struct submission_plan p = {0};
    assert_int_equal(submission_plan_make(f->desk, f->a, f->ids, 3, act, &p, &f->err), STATUS_OK);
    return p;
}

static const char *state_of(struct fixture *f, int64_t id)
{
    struct submission s = {0};
    assert_int_equal(submission_load(f->desk, f->a, id, &s, &f->err), STATUS_OK);
    return s.record.is_void ? "void" : s.state;
}

static bool is_offered(const struct submission_offers *o, const char *act)
{
    for (size_t i = 0; i < o->n; i++) {
        if (!strcmp(o->at[i].id, act)) {
            return true;
        }
    }
    return false;
}

static void test_offers_are_those_at_least_one_can_take(void **state)
{
    struct fixture f = fixture(*state);
    struct submission_offers o = {0};
    assert_int_equal(submission_offers_load(f.desk, f.a, f.ids, 1, &o, &f.err), STATUS_OK);
    assert_true(is_offered(&o, "screen") && is_offered(&o, "withdraw") && is_offered(&o, "void"));
    assert_false(is_offered(&o, "revive") || is_offered(&o, "accept"));
    assert_int_equal(submission_offers_load(f.desk, f.a, f.ids, 3, &o, &f.err), STATUS_OK);
    assert_true(is_offered(&o, "revive"));
    assert_int_equal(o.n, 4); /* each once, with how many it concerns */
    for (size_t i = 0; i < o.n; i++) {
        assert_int_equal(o.at[i].n_cases, strcmp(o.at[i].id, "revive") == 0 ? 1
                                          : strcmp(o.at[i].id, "void") == 0 ? 3
                                                                            : 2);
    }
    desk_close(f.desk);
}

/* 补正告知 and its answer go by a notice of defects: what is refused to all is not offered to any. */
static void test_what_goes_by_a_notice_of_defects_is_not_offered(void **state)
{
    struct fixture f = fixture(*state);
    struct submission_offers o = {0};
    assert_int_equal(
        submission_act(f.desk, f.a, f.ids[0], "screen", (struct act_ground){0}, NULL, &f.err),
        STATUS_OK);
    assert_int_equal(submission_offers_load(f.desk, f.a, f.ids, 2, &o, &f.err), STATUS_OK);
    assert_true(is_offered(&o, "accept") && !is_offered(&o, "correct"));
    desk_close(f.desk);
}

static void test_a_plan_tells_each_and_changes_nothing(void **state)
{
    struct fixture f = fixture(*state);
    struct submission_plan p = plan(&f, "screen");
    assert_int_equal(p.n, 3);
    assert_int_equal(p.going, 2);
    assert_string_equal(p.at[0].from, "登记");
    assert_string_equal(p.at[0].to, "形式审查");
    assert_null(p.at[0].refusal);
    assert_null(p.at[2].to);
    assert_string_equal(p.at[2].refusal, "现在是「撤回」, 不能开始形式审查");
    assert_string_equal(state_of(&f, f.c.first), "logged");
    struct submission_plan reversed, none;
    const int64_t ids[] = {f.c.third, f.c.first};
    assert_int_equal(submission_plan_make(f.desk, f.a, ids, 2, "screen", &reversed, &f.err),
                     STATUS_OK);
    assert_int_equal(reversed.at[0].id, f.c.first); /* what goes stands first */
    assert_non_null(reversed.at[1].refusal);
    assert_int_equal(submission_plan_make(f.desk, f.a, f.ids, 3, "dance", &none, &f.err),
                     STATUS_DATA);
    desk_close(f.desk);
}

static void test_many_are_one_entry_and_one_undo(void **state)
{
    struct fixture f = fixture(*state);
    struct submission_plan p = plan(&f, "screen");
    int64_t batch = 0, undone = 0;
    size_t done = 0;
    assert_int_equal(submission_plan_do(f.desk, f.a, &p, no_ground, &batch, &done, &f.err),
                     STATUS_OK);
    assert_int_equal(done, 2);
    assert_string_equal(state_of(&f, f.c.first), "screening");
    assert_string_equal(state_of(&f, f.c.second), "screening");
    assert_string_equal(state_of(&f, f.c.third), "withdrawn");
    struct history_changes all = {0}, of_one = {0};
    assert_int_equal(history_changes(f.desk, f.a, batch, &all, &f.err), STATUS_OK);
    assert_int_equal(all.n, 2);
    assert_int_equal(
        history_changes_of(f.desk, f.a, batch, "submission", f.c.second, &of_one, &f.err),
        STATUS_OK);
    assert_int_equal(of_one.n, 1);
    assert_string_equal(of_one.at[0].field, "状态");
    assert_int_equal(desk_undo(f.desk, f.a, batch, "办错", &undone, &f.err), STATUS_OK);
    assert_string_equal(state_of(&f, f.c.first), "logged");
    assert_string_equal(state_of(&f, f.c.second), "logged");
    desk_close(f.desk);
}

static void test_a_reason_is_asked_for(void **state)
{
    struct fixture f = fixture(*state);
    struct submission_plan p = plan(&f, "withdraw");
    size_t done = 0;
    assert_true(p.needs_reason);
    assert_int_equal(submission_plan_do(f.desk, f.a, &p, no_ground, NULL, &done, &f.err),
                     STATUS_USAGE);
    assert_string_equal(state_of(&f, f.c.first), "logged");
    desk_close(f.desk);
}

static void test_withdrawn_is_revived_to_where_it_was(void **state)
{
    struct fixture f = fixture(*state);
    struct submission_plan p = plan(&f, "revive");
    size_t done = 0;
    assert_int_equal(p.going, 1);
    assert_string_equal(p.at[0].to, "登记");
    assert_int_equal(submission_plan_do(f.desk, f.a, &p, no_ground, NULL, &done, &f.err),
                     STATUS_OK);
    assert_string_equal(state_of(&f, f.c.third), "logged");
    desk_close(f.desk);
}

static void test_what_moved_on_since_the_plan_stays(void **state)
{
    struct fixture f = fixture(*state);
    struct submission_plan p = plan(&f, "screen");
    size_t done = 0;
    assert_int_equal(submission_act(f.desk, f.a, f.c.first, "withdraw",
                                    (struct act_ground){"来函", NULL}, NULL, &f.err),
                     STATUS_OK);
    assert_int_equal(submission_plan_do(f.desk, f.a, &p, no_ground, NULL, &done, &f.err),
                     STATUS_OK);
    assert_int_equal(done, 1);
    assert_string_equal(state_of(&f, f.c.first), "withdrawn");
    desk_close(f.desk);
}

static void test_void_is_told_and_done(void **state)
{
    struct fixture f = fixture(*state);
    struct submission_plan p = plan(&f, "void");
    size_t done = 0;
    assert_int_equal(p.going, 3);
    assert_string_equal(p.at[0].to, "作废");
    assert_int_equal(
        submission_plan_do(f.desk, f.a, &p, (struct act_ground){"重复", NULL}, NULL, &done, &f.err),
        STATUS_OK);
    assert_int_equal(done, 3);
    assert_string_equal(state_of(&f, f.c.first), "void");
    p = plan(&f, "withdraw");
    assert_int_equal(p.going, 0);
    assert_string_equal(p.at[0].refusal, "已作废");
    desk_close(f.desk);
}

/* Refused with a reason and a clause, which stay with the case until that is undone. */
static void test_refusing_wants_reason_and_clause(void **state)
{
    struct fixture f = fixture(*state);
    struct submission_plan p = plan(&f, "screen");
    struct submission s = {0};
    int64_t batch = 0;
    size_t done = 0;
    assert_int_equal(submission_plan_do(f.desk, f.a, &p, no_ground, NULL, &done, &f.err),
                     STATUS_OK);
    p = plan(&f, "refuse");
    assert_true(p.needs_reason && p.needs_clause);
    assert_int_equal(
        submission_plan_do(f.desk, f.a, &p, (struct act_ground){"超额", NULL}, NULL, &done, &f.err),
        STATUS_USAGE);
    assert_non_null(strstr(f.err.text, "条款"));
    assert_string_equal(state_of(&f, f.c.first), "screening");
    assert_int_equal(submission_plan_do(f.desk, f.a, &p, (struct act_ground){"超额", "四（二）"},
                                        &batch, &done, &f.err),
                     STATUS_OK);
    assert_int_equal(submission_load(f.desk, f.a, f.c.first, &s, &f.err), STATUS_OK);
    assert_string_equal(s.state, "refused");
    assert_string_equal(s.state_why, "超额");
    assert_string_equal(s.state_clause, "四（二）");
    f.desk->may = MAY_LOG;
    assert_int_equal(desk_undo(f.desk, f.a, batch, "办错", NULL, &f.err), STATUS_NOT_PERMITTED);
    f.desk->may = MAY_LOG | MAY_DECIDE;
    assert_int_equal(desk_undo(f.desk, f.a, batch, "办错", NULL, &f.err), STATUS_OK);
    assert_int_equal(submission_load(f.desk, f.a, f.c.first, &s, &f.err), STATUS_OK);
    assert_string_equal(s.state, "screening");
    assert_null(s.state_why);
    desk_close(f.desk);
}

/* 255 has 初审 and 公示: no case jumps over them. */
static void test_the_steps_of_the_notice_lead(void **state)
{
    static const char *const way[] = {"screen", "accept"};
    struct fixture f = fixture(*state);
    struct submission_offers o = {0};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(submission_act(f.desk, f.a, f.c.first, way[i], no_ground, NULL, &f.err),
                         STATUS_OK);
    }
    assert_int_equal(submission_offers_load(f.desk, f.a, f.ids, 1, &o, &f.err), STATUS_OK);
    assert_true(is_offered(&o, "examine"));
    assert_false(is_offered(&o, "review"));
    assert_int_equal(submission_act(f.desk, f.a, f.c.first, "review", no_ground, NULL, &f.err),
                     STATUS_DATA);
    assert_non_null(strstr(f.err.text, "先转初审"));
    desk_close(f.desk);
}

static void test_a_clerk_is_told_what_a_supervisor_does(void **state)
{
    struct fixture f = fixture(*state);
    struct submission_plan p = plan(&f, "screen");
    size_t done = 0;
    assert_int_equal(submission_plan_do(f.desk, f.a, &p, no_ground, NULL, &done, &f.err),
                     STATUS_OK);
    f.desk->may = MAY_LOG;
    p = plan(&f, "refuse");
    assert_int_equal(p.going, 0);
    assert_string_equal(p.at[0].refusal, "不予受理需要主管来办");
    desk_close(f.desk);
}

static void test_quotas_set_free_are_told(void **state)
{
    struct fixture f = fixture(*state);
    struct submission_effects e = {0};
    struct submission_plan p = plan(&f, "withdraw");
    assert_int_equal(submission_effects_load(f.desk, f.a, &p, 4, &e, &f.err), STATUS_OK);
    assert_int_equal(e.n, 1);
    assert_string_equal(e.at[0].notice, "255");
    assert_string_equal(e.at[0].who, "广东示例通信管理局");
    assert_int_equal(e.at[0].before, 2);
    assert_int_equal(e.at[0].after, 0);
    p = plan(&f, "revive");
    assert_int_equal(submission_effects_load(f.desk, f.a, &p, 4, &e, &f.err), STATUS_OK);
    assert_int_equal(e.at[0].after, 3);
    p = plan(&f, "void"); /* the withdrawn one counted for nothing */
    assert_int_equal(submission_effects_load(f.desk, f.a, &p, 4, &e, &f.err), STATUS_OK);
    assert_int_equal(e.at[0].after, 0);
    p = plan(&f, "screen");
    assert_int_equal(submission_effects_load(f.desk, f.a, &p, 4, &e, &f.err), STATUS_OK);
    assert_int_equal(e.n, 0);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_offers_are_those_at_least_one_can_take),
        ARENA_TEST(test_what_goes_by_a_notice_of_defects_is_not_offered),
        ARENA_TEST(test_a_plan_tells_each_and_changes_nothing),
        ARENA_TEST(test_many_are_one_entry_and_one_undo),
        ARENA_TEST(test_a_reason_is_asked_for),
        ARENA_TEST(test_withdrawn_is_revived_to_where_it_was),
        ARENA_TEST(test_what_moved_on_since_the_plan_stays),
        ARENA_TEST(test_void_is_told_and_done),
        ARENA_TEST(test_refusing_wants_reason_and_clause),
        ARENA_TEST(test_the_steps_of_the_notice_lead),
        ARENA_TEST(test_a_clerk_is_told_what_a_supervisor_does),
        ARENA_TEST(test_quotas_set_free_are_told),
    };
    return check_run("acts on cases", tests, sizeof tests / sizeof *tests);
}
