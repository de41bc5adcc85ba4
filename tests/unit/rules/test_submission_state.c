/* The life of a submission. */
#include "rules/submission_state.h"

#include "notice_of.h"

static void test_states_round_trip(void **state)
{
    (void)state;
    for (int i = 0; i < SUBMISSION_STATES; i++) {
        enum submission_state s;
        assert_true(submission_state_parse(submission_state_id((enum submission_state)i), &s));
        assert_int_equal(s, i);
        assert_true(*submission_state_name(s));
    }
    enum submission_state s;
    assert_false(submission_state_parse("lost", &s));
    assert_false(submission_state_parse(NULL, &s));
}

/* The life of a submission as it was agreed on, row by row: from, act, to, who, what is to be said. */
struct row {
    enum submission_state from;
    const char *act;
    enum submission_state to;
    bool is_for_supervisor;
    unsigned needs;
};
static const struct row life[] = {
    {SUBMISSION_LOGGED, "screen", SUBMISSION_SCREENING, false, 0},
    {SUBMISSION_SCREENING, "correct", SUBMISSION_CORRECTING, false, 0},
    {SUBMISSION_SCREENING, "accept", SUBMISSION_ACCEPTED, false, 0},
    {SUBMISSION_SCREENING, "refuse", SUBMISSION_REFUSED, true, NEEDS_REASON | NEEDS_CLAUSE},
    {SUBMISSION_CORRECTING, "answer", SUBMISSION_SCREENING, false, 0},
    {SUBMISSION_CORRECTING, "expire", SUBMISSION_REFUSED, true, NEEDS_REASON | NEEDS_CLAUSE},
    {SUBMISSION_ACCEPTED, "examine", SUBMISSION_PRELIMINARY, false, 0},
    {SUBMISSION_ACCEPTED, "review", SUBMISSION_REVIEWING, false, 0},
    {SUBMISSION_PRELIMINARY, "review", SUBMISSION_REVIEWING, false, 0},
    {SUBMISSION_PRELIMINARY, "reject", SUBMISSION_NOT_SELECTED, true, NEEDS_REASON},
    {SUBMISSION_REVIEWING, "shortlist", SUBMISSION_SHORTLISTED, true, 0},
    {SUBMISSION_REVIEWING, "reject", SUBMISSION_NOT_SELECTED, true, NEEDS_REASON},
    {SUBMISSION_SHORTLISTED, "reconsider", SUBMISSION_REVIEWING, true, NEEDS_REASON},
    {SUBMISSION_NOT_SELECTED, "reconsider", SUBMISSION_REVIEWING, true, NEEDS_REASON},
    {SUBMISSION_SHORTLISTED, "publish", SUBMISSION_PUBLICITY, false, 0},
    {SUBMISSION_SHORTLISTED, "award", SUBMISSION_AWARDED, true, 0},
    {SUBMISSION_PUBLICITY, "award", SUBMISSION_AWARDED, true, 0},
    {SUBMISSION_PUBLICITY, "suspend", SUBMISSION_SUSPENDED, false, NEEDS_REASON},
    {SUBMISSION_SUSPENDED, "resume", SUBMISSION_PUBLICITY, true, NEEDS_REASON},
    {SUBMISSION_SUSPENDED, "reject", SUBMISSION_NOT_SELECTED, true, NEEDS_REASON},
    {SUBMISSION_AWARDED, "end", SUBMISSION_ENDED, true, 0},
    {SUBMISSION_AWARDED, "revoke", SUBMISSION_ENDED, true, NEEDS_REASON},
    {SUBMISSION_LOGGED, "withdraw", SUBMISSION_WITHDRAWN, false, NEEDS_REASON},
    {SUBMISSION_SCREENING, "withdraw", SUBMISSION_WITHDRAWN, false, NEEDS_REASON},
    {SUBMISSION_CORRECTING, "withdraw", SUBMISSION_WITHDRAWN, false, NEEDS_REASON},
    {SUBMISSION_ACCEPTED, "withdraw", SUBMISSION_WITHDRAWN, false, NEEDS_REASON},
    {SUBMISSION_PRELIMINARY, "withdraw", SUBMISSION_WITHDRAWN, false, NEEDS_REASON},
    {SUBMISSION_REVIEWING, "withdraw", SUBMISSION_WITHDRAWN, false, NEEDS_REASON},
    {SUBMISSION_SHORTLISTED, "withdraw", SUBMISSION_WITHDRAWN, false, NEEDS_REASON},
    {SUBMISSION_PUBLICITY, "withdraw", SUBMISSION_WITHDRAWN, false, NEEDS_REASON},
    {SUBMISSION_SUSPENDED, "withdraw", SUBMISSION_WITHDRAWN, false, NEEDS_REASON},
    {SUBMISSION_WITHDRAWN, "revive", SUBMISSION_LOGGED, false, 0},
};
#define N_LIFE (sizeof life / sizeof *life)

static void test_every_row(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_LIFE; i++) {
        const struct submission_act *act = submission_act_from(life[i].from, life[i].act);
        assert_non_null(act);
        assert_int_equal(act->to, life[i].to);
        assert_int_equal(act->actors, life[i].is_for_supervisor ? ACTOR_SUPERVISOR
                                                                : ACTOR_CLERK | ACTOR_SUPERVISOR);
        assert_int_equal(act->needs, life[i].needs);
    }
}

/* How many states each act of the table starts from is how many rows it has above. */
static void test_nothing_else(void **state)
{
    (void)state;
    size_t n, starts = 0;
    const struct submission_act *acts = submission_acts(&n);
    for (size_t i = 0; i < n; i++) {
        for (int from = 0; from < SUBMISSION_STATES; from++) {
            starts += (acts[i].from & SUBMISSION_BIT(from)) != 0;
        }
    }
    assert_int_equal(starts, N_LIFE);
    assert_null(submission_act_from(SUBMISSION_LOGGED, "award"));
    assert_null(submission_act_from(SUBMISSION_AWARDED, "withdraw"));
    assert_null(submission_act_find("dance"));
}

static void test_the_act_between_two_states(void **state)
{
    (void)state;
    assert_string_equal(submission_act_between(SUBMISSION_SCREENING, SUBMISSION_REFUSED)->id,
                        "refuse");
    assert_string_equal(submission_act_between(SUBMISSION_WITHDRAWN, SUBMISSION_REVIEWING)->id,
                        "revive");
    assert_null(submission_act_between(SUBMISSION_WITHDRAWN, SUBMISSION_AWARDED));
    assert_null(submission_act_between(SUBMISSION_LOGGED, SUBMISSION_AWARDED));
}

static bool is_open(const struct notice *n, enum submission_state from, const char *act)
{
    const struct facts facts = {.notice = n, .recommender = {.name = "某省通信管理局"}};
    return submission_act_is_open(submission_act_from(from, act), &facts);
}

static void test_the_steps_of_the_notice_lead(void **state)
{
    struct arena *a = *state;
    const struct notice *with = notice_of(a, "环节:\n- {名称: 初审, 性质: 初审}\n"
                                             "- {名称: 公示, 性质: 公示}\n");
    const struct notice *without = notice_of(a, "环节:\n- {名称: 评审, 性质: 评审}\n");
    assert_true(is_open(with, SUBMISSION_ACCEPTED, "examine"));
    assert_false(is_open(with, SUBMISSION_ACCEPTED, "review"));
    assert_true(is_open(with, SUBMISSION_PRELIMINARY, "review"));
    assert_true(is_open(with, SUBMISSION_SHORTLISTED, "publish"));
    assert_false(is_open(with, SUBMISSION_SHORTLISTED, "award"));
    assert_false(is_open(without, SUBMISSION_ACCEPTED, "examine"));
    assert_true(is_open(without, SUBMISSION_ACCEPTED, "review"));
    assert_false(is_open(without, SUBMISSION_SHORTLISTED, "publish"));
    assert_true(is_open(without, SUBMISSION_SHORTLISTED, "award"));
}

/* A unit on the list need not be examined; whether this one is cannot be told without its name. */
static void test_an_exemption_and_what_is_not_known(void **state)
{
    struct arena *a = *state;
    const struct notice *n =
        notice_of(a, "环节:\n- {名称: 初审, 性质: 初审, 不含: {推荐单位: 深圳市}}\n");
    struct facts exempt = {.notice = n, .recommender = {.name = "深圳市"}}, unknown = {.notice = n};
    const struct submission_act *examine = submission_act_from(SUBMISSION_ACCEPTED, "examine");
    const struct submission_act *review = submission_act_from(SUBMISSION_ACCEPTED, "review");
    assert_false(submission_act_is_open(examine, &exempt));
    assert_true(submission_act_is_open(review, &exempt));
    assert_true(submission_act_is_open(examine, &unknown));
    assert_true(submission_act_is_open(review, &unknown));
}

static void test_revived(void **state)
{
    (void)state;
    enum submission_state to = SUBMISSION_ENDED;
    assert_true(submission_revived("reviewing", &to));
    assert_int_equal(to, SUBMISSION_REVIEWING);
    assert_false(submission_revived("awarded", &to));
    assert_false(submission_revived(NULL, &to));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states_round_trip),
        cmocka_unit_test(test_every_row),
        cmocka_unit_test(test_nothing_else),
        cmocka_unit_test(test_the_act_between_two_states),
        ARENA_TEST(test_the_steps_of_the_notice_lead),
        ARENA_TEST(test_an_exemption_and_what_is_not_known),
        cmocka_unit_test(test_revived),
    };
    return check_run("submission_state", tests, sizeof tests / sizeof *tests);
}
