/* The life of a submission. */
#include "rules/submission_state.h"

#include <string.h>

#include "support/check.h"

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

static void test_acts(void **state)
{
    (void)state;
    const struct submission_act *act = submission_act_from(SUBMISSION_SCREENING, "refuse");
    assert_non_null(act);
    assert_int_equal(act->to, SUBMISSION_REFUSED);
    assert_int_equal(act->actors, ACTOR_SUPERVISOR);
    assert_true(act->needs_reason);
    assert_int_equal(submission_act_from(SUBMISSION_CORRECTING, "answer")->to,
                     SUBMISSION_SCREENING);
    assert_int_equal(submission_act_from(SUBMISSION_PRELIMINARY, "review")->to,
                     SUBMISSION_REVIEWING);
    assert_int_equal(submission_act_from(SUBMISSION_SUSPENDED, "resume")->to, SUBMISSION_PUBLICITY);
    assert_null(submission_act_from(SUBMISSION_LOGGED, "award"));
    assert_null(submission_act_from(SUBMISSION_WITHDRAWN, "screen"));
}

/* No act starts in a final state, every other state is left by one, and each is reached. */
static void test_table_is_whole(void **state)
{
    (void)state;
    bool leaves[SUBMISSION_STATES] = {false}, reached[SUBMISSION_STATES] = {false};
    size_t n;
    const struct submission_act *acts = submission_acts(&n);
    for (size_t i = 0; i < n; i++) {
        leaves[acts[i].from] = true;
        reached[acts[i].to] = true;
    }
    for (int i = 0; i < SUBMISSION_STATES; i++) {
        bool is_final = i == SUBMISSION_REFUSED || i == SUBMISSION_NOT_SELECTED ||
                        i == SUBMISSION_ENDED || i == SUBMISSION_WITHDRAWN;
        assert_int_equal(leaves[i], !is_final);
        assert_int_equal(reached[i], i != SUBMISSION_LOGGED && i != SUBMISSION_WITHDRAWN);
    }
}

static void test_withdraw_and_revive(void **state)
{
    (void)state;
    enum submission_state to = SUBMISSION_ENDED;
    assert_true(submission_may_withdraw(SUBMISSION_LOGGED));
    assert_true(submission_may_withdraw(SUBMISSION_SUSPENDED));
    assert_false(submission_may_withdraw(SUBMISSION_AWARDED));
    assert_false(submission_may_withdraw(SUBMISSION_WITHDRAWN));
    assert_true(submission_revived("reviewing", &to));
    assert_int_equal(to, SUBMISSION_REVIEWING);
    assert_false(submission_revived("awarded", &to));
    assert_false(submission_revived(NULL, &to));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states_round_trip),
        cmocka_unit_test(test_acts),
        cmocka_unit_test(test_table_is_whole),
        cmocka_unit_test(test_withdraw_and_revive),
    };
    return check_run("submission_state", tests, sizeof tests / sizeof *tests);
}
