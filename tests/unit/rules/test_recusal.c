/* 回避: which rows of units are one, and from when until when a tie counts. */
#include "rules/recusal.h"
#include "support/check.h"

#define CODE "91440101MA5CJQ4N59"
#define OTHER_CODE "91110000600037341L"

static day_t day(const char *text)
{
    day_t d = DAY_NONE;
    assert_true(day_parse(text, &d));
    return d;
}

/* 1 and 2 were merged, 3 bears the code of 2, 4 was merged into 3, 5 stands alone. */
static const struct unit_row rows[] = {
    {1, 0, NULL}, {2, 1, CODE}, {3, 0, CODE}, {4, 3, NULL}, {5, 0, OTHER_CODE}};

static struct identities identities(struct arena *a)
{
    struct identities all;
    identities_make(a, rows, sizeof rows / sizeof *rows, &all);
    return all;
}

static void test_merges_and_codes_make_one_unit(void **state)
{
    struct identities all = identities(*state);
    for (int64_t unit = 1; unit <= 4; unit++) {
        assert_int_equal(identity_of(&all, unit), 1);
    }
    assert_int_equal(identity_of(&all, 5), 5);
    assert_int_equal(identity_of(&all, 9), 9);
    assert_int_equal(identity_of(&all, 0), 0);
}

static void test_a_code_alone_finds_the_unit(void **state)
{
    struct identities all = identities(*state), none;
    assert_int_equal(identity_of_code(&all, CODE), 1);
    assert_int_equal(identity_of_code(&all, OTHER_CODE), 5);
    assert_int_equal(identity_of_code(&all, "911100007109250324"), 0);
    assert_int_equal(identity_of_code(&all, NULL), 0);
    identities_make(*state, NULL, 0, &none);
    assert_int_equal(identity_of_code(&none, CODE), 0);
    assert_int_equal(identity_of(&none, 3), 3);
}

struct window_case {
    const char *since, *until;
    bool is_lasting, counts;
};

/* On 2024-03-31 with a window of 37 months: the last day that still counts is 2021-02-28. */
static void test_the_window(void **state)
{
    (void)state;
    static const struct window_case cases[] = {
        {NULL, NULL, false, true},
        {"2024-03-31", NULL, false, true},
        {"2024-04-01", NULL, false, false},
        {NULL, "2024-04-30", false, true},
        {NULL, "2021-02-28", false, true},
        {NULL, "2021-02-27", false, false},
        {"2010-01-01", "2021-02-27", true, true},
        {"2024-04-01", NULL, true, false},
    };
    const struct recusal_terms terms = {day("2024-03-31"), 37};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct window_case *c = &cases[i];
        const struct recusal_tie tie = {1,
                                        "employment",
                                        7,
                                        c->is_lasting,
                                        c->since ? day(c->since) : DAY_NONE,
                                        c->until ? day(c->until) : DAY_NONE};
        if (recusal_tie_counts(&tie, terms) != c->counts) {
            fail_msg("case %zu", i);
        }
    }
}

static void test_a_window_over_the_turn_of_the_year(void **state)
{
    (void)state;
    const struct recusal_terms terms = {day("2024-01-15"), 1};
    struct recusal_tie tie = {1, "adviser", 7, false, DAY_NONE, day("2023-12-15")};
    assert_true(recusal_tie_counts(&tie, terms));
    tie.until--;
    assert_false(recusal_tie_counts(&tie, terms));
}

static void test_every_tie_to_lead_or_partner_is_found(void **state)
{
    (void)state;
    const day_t on = day("2024-03-31");
    const struct recusal_tie ties[] = {
        {1, "same_unit", 0, true, DAY_NONE, DAY_NONE},
        {5, "employment", 7, false, DAY_NONE, day("2000-01-01")},
        {5, "kin", 8, true, DAY_NONE, DAY_NONE},
        {6, "shareholding", 9, false, DAY_NONE, DAY_NONE},
        {0, "other", 10, false, DAY_NONE, DAY_NONE},
    };
    const int64_t parties[] = {4, 0, 5, 1};
    const struct recusal_question q = {ties, 5, parties, 4, {on, 36}};
    size_t at = 0, party = 99;
    assert_ptr_equal(recusal_next(&q, &at, &party), &ties[0]);
    assert_int_equal(party, 3);
    assert_ptr_equal(recusal_next(&q, &at, &party), &ties[2]);
    assert_int_equal(party, 2);
    assert_null(recusal_next(&q, &at, &party));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_merges_and_codes_make_one_unit),
        ARENA_TEST(test_a_code_alone_finds_the_unit),
        ARENA_TEST(test_the_window),
        ARENA_TEST(test_a_window_over_the_turn_of_the_year),
        ARENA_TEST(test_every_tie_to_lead_or_partner_is_found),
    };
    return check_run("rules/recusal", tests, sizeof tests / sizeof *tests);
}
