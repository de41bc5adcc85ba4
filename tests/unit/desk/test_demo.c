/* The demonstration: whole, in every state, repeatable, and nowhere but in a new desk. */
#include "desk/demo.h"

#include "desk/history.h"
#include "desk/lists.h"
#include "desk/panels.h"
#include "desk/rankings.h"
#include "desk/unit_pairs.h"
#include "desk/units.h"
#include "rules/credit_code.h"
#include "rules/submission_state.h"
#include "support/check.h"
#include "support/desk.h"

static struct desk *filled(struct arena *a)
{
    struct err err = {.arena = a};
    struct desk *desk = desk_for_test(a, true);
    if (demo_fill(desk, a, &err) != STATUS_OK) {
        fail_msg("%s (%s)", err.text, err.cause ? err.cause : "");
    }
    return desk;
}

static size_t count(struct desk *desk, struct arena *a, const char *noun, const char *where)
{
    struct err err = {.arena = a};
    struct id_list list;
    const struct list_options o = {.noun = noun, .where = where};
    assert_int_equal(id_list_open(&list, desk, &o, &err), STATUS_OK);
    assert_int_equal(id_list_all(&list, &err), STATUS_OK);
    size_t n = list.n;
    id_list_release(&list);
    return n;
}

/* Of the first column of a query. */
static int64_t number(struct desk *desk, struct arena *a, const char *sql)
{
    struct err err = {.arena = a};
    struct db_cursor c;
    bool has_row = false;
    assert_int_equal(db_query_text(desk->db, sql, DB_NO_ARGS, &c, &err), STATUS_OK);
    assert_int_equal(db_next(&c, &has_row, &err), STATUS_OK);
    int64_t n = has_row ? db_column_int(&c, 0) : 0;
    db_finish(&c);
    return n;
}

static void test_counts(void **state)
{
    struct arena *a = *state;
    struct desk *desk = filled(a);
    assert_int_equal(count(desk, a, "submission", ""), 301);
    assert_in_range(number(desk, a, "SELECT count(DISTINCT recommender) FROM submission"), 30, 45);
    assert_in_range(number(desk, a, "SELECT count(DISTINCT lead) FROM submission"), 80, 130);
    assert_int_equal(number(desk, a, "SELECT count(DISTINCT notice) FROM submission"), 5);
    assert_int_equal(number(desk, a, "SELECT count(DISTINCT notice) FROM receipt"), 6);
    assert_int_equal(number(desk, a,
                            "SELECT count(DISTINCT s.track) FROM submission s JOIN notice n "
                            "ON n.id = s.notice WHERE n.code = '926'"),
                     2);
    assert_int_equal(
        number(desk, a, "SELECT count(*) FROM submission WHERE lead IS NULL AND is_void = 0"), 0);
    assert_in_range(number(desk, a, "SELECT count(*) FROM submission_partner"), 40, 200);
    desk_close(desk);
}

static void test_every_state_of_a_case(void **state)
{
    struct arena *a = *state;
    struct desk *desk = filled(a);
    for (int i = 0; i < SUBMISSION_STATES; i++) {
        const char *name = submission_state_name((enum submission_state)i);
        if (!count(desk, a, "submission", arena_printf(a, "状态:%s", name))) {
            fail_msg("no submission is %s", name);
        }
    }
    desk_close(desk);
}

static void test_every_kind_of_arrival(void **state)
{
    static const char *const queries[] = {
        "SELECT count(*) FROM receipt WHERE state = 'taken'",
        "SELECT count(*) FROM receipt WHERE state = 'logged' AND is_late = 0",
        "SELECT count(*) FROM receipt WHERE state = 'logged' AND is_late = 1",
        "SELECT count(*) FROM receipt WHERE is_void = 1",
        "SELECT count(*) FROM receipt_item WHERE received < required",
        "SELECT count(*) FROM receipt_item WHERE seal_recommender = 'no'",
        "SELECT count(*) FROM receipt WHERE is_same = 'no'",
        "SELECT count(*) FROM receipt WHERE submissions LIKE '%,%'",
        "SELECT count(*) FROM (SELECT 1 FROM receipt_submission GROUP BY submission "
        "HAVING count(*) > 1)",
    };
    struct arena *a = *state;
    struct desk *desk = filled(a);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        if (number(desk, a, queries[i]) == 0) {
            fail_msg("none: %s", queries[i]);
        }
    }
    assert_int_equal(number(desk, a, "SELECT count(DISTINCT basis) FROM receipt"), 4);
    desk_close(desk);
}

/* The most cases in force that one recommender has of a notice. */
static int64_t most(struct desk *desk, struct arena *a, const char *notice)
{
    return number(desk, a,
                  arena_printf(a,
                               "SELECT max(n) FROM (SELECT count(*) n FROM submission s "
                               "JOIN notice o ON o.id = s.notice WHERE o.code = '%s' "
                               "AND s.state <> 'withdrawn' GROUP BY recommender, track)",
                               notice));
}

static void test_one_panel_is_done_and_one_has_begun(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct panel_views panels = {0};
    struct ranking ranking;
    struct desk *desk = filled(a);
    assert_int_equal(panels_load(desk, a, 0, &panels, &err), STATUS_OK);
    assert_int_equal(panels.n, 2);
    const struct panel_view *done = &panels.at[0], *begun = &panels.at[1];
    assert_true(done->assigned > 0 && done->sealed == done->assigned);
    assert_true(begun->sealed > 0 && begun->sealed < begun->assigned);
    const struct ranking_wanted wanted = {.notice = done->panel.notice, .cut = -1};
    assert_int_equal(ranking_load(desk, a, &wanted, &ranking, &err), STATUS_OK);
    assert_int_equal(ranking.ranked, done->cases);
    assert_int_equal(ranking.pending, begun->cases);
    assert_int_equal(number(desk, a, "SELECT count(*) FROM panel_member WHERE signing = 'agree'"),
                     7);
    assert_in_range(number(desk, a,
                           "SELECT count(*) FROM assignment a JOIN reviewer r ON r.id = a.reviewer "
                           "JOIN person p ON p.id = r.person WHERE p.login = 'zhuanjia' AND NOT "
                           "EXISTS (SELECT 1 FROM sheet s WHERE s.panel = a.panel AND "
                           "s.reviewer = a.reviewer AND s.submission = a.submission)"),
                    5, 20);
    desk_close(desk);
}
static void test_quotas_are_exceeded(void **state)
{
    struct arena *a = *state;
    struct desk *desk = filled(a);
    assert_true(most(desk, a, "255") > 20);
    assert_true(most(desk, a, "360") > 5);
    assert_true(most(desk, a, "粤76") > 8);
    desk_close(desk);
}

static void test_credit_codes_are_right(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct desk *desk = filled(a);
    int64_t last = number(desk, a, "SELECT max(id) FROM unit");
    for (int64_t id = 2; id <= last; id++) {
        struct unit u;
        assert_int_equal(unit_load(desk, a, id, &u, &err), STATUS_OK);
        if (u.credit_code && credit_code_check(a, u.credit_code).fault != CREDIT_CODE_OK) {
            fail_msg("%s %s", u.name, u.credit_code);
        }
    }
    desk_close(desk);
}

static void test_only_the_intended_units_look_alike(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct unit_pairs pairs;
    struct desk *desk = filled(a);
    assert_int_equal(unit_duplicates(desk, a, 100, &pairs, &err), STATUS_OK);
    for (size_t i = 3; i < pairs.n; i++) {
        print_message("%s = %s\n", pairs.at[i].left.name, pairs.at[i].right.name);
    }
    assert_int_equal(pairs.n, 3);
    desk_close(desk);
}

static void test_the_chain_holds_and_time_runs_forward(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct verify_report report;
    struct desk *desk = filled(a);
    assert_int_equal(desk_verify(desk, a, &report, &err), STATUS_OK);
    assert_int_equal(number(desk, a,
                            "SELECT count(*) FROM audit a JOIN audit b ON b.id = a.id + 1 "
                            "WHERE a.id > 1 AND b.at < a.at"),
                     0);
    assert_true(number(desk, a, "SELECT max(at) FROM audit") <= TEST_NOW);
    assert_int_equal(desk_now(desk), TEST_NOW);
    assert_string_equal(desk->me.login, "zhang");
    desk_close(desk);
}

static void test_the_same_clock_gives_the_same_desk(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct verify_report one, two;
    struct desk *first = filled(a), *second = filled(a);
    assert_int_equal(desk_verify(first, a, &one, &err), STATUS_OK);
    assert_int_equal(desk_verify(second, a, &two, &err), STATUS_OK);
    assert_string_equal(one.head, two.head);
    desk_close(first);
    desk_close(second);
}

static void test_a_used_desk_is_refused_untouched(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct desk *desk = filled(a);
    int64_t entries = number(desk, a, "SELECT count(*) FROM audit");
    assert_int_equal(demo_fill(desk, a, &err), STATUS_DATA);
    assert_int_equal(number(desk, a, "SELECT count(*) FROM audit"), entries);
    desk_close(desk);
}

/* A desk without the shipped notices fails in the middle: then nothing may stay. */
static void test_all_or_nothing(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct desk *desk = desk_for_test(a, false);
    int64_t units = number(desk, a, "SELECT count(*) FROM unit");
    assert_int_not_equal(demo_fill(desk, a, &err), STATUS_OK);
    assert_int_equal(number(desk, a, "SELECT count(*) FROM unit"), units);
    assert_int_equal(number(desk, a, "SELECT count(*) FROM person"), 1);
    assert_false(db_is_writing(desk->db));
    desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_counts),
        ARENA_TEST(test_every_state_of_a_case),
        ARENA_TEST(test_every_kind_of_arrival),
        ARENA_TEST(test_one_panel_is_done_and_one_has_begun),
        ARENA_TEST(test_quotas_are_exceeded),
        ARENA_TEST(test_credit_codes_are_right),
        ARENA_TEST(test_only_the_intended_units_look_alike),
        ARENA_TEST(test_the_chain_holds_and_time_runs_forward),
        ARENA_TEST(test_the_same_clock_gives_the_same_desk),
        ARENA_TEST(test_a_used_desk_is_refused_untouched),
        ARENA_TEST(test_all_or_nothing),
    };
    return check_run("demo", tests, sizeof tests / sizeof *tests);
}
