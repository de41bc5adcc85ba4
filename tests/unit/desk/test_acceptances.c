/* Findings accepted by name: what may be, by whom, held over new checks, lapsed with the facts, revoked,
 * undone, listed. */
#include "desk/acceptances.h"

#include <string.h>

#include "base/slice.h"
#include "desk/checks.h"
#include "desk/lists.h"
#include "desk/undo.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct cases cases;
    struct err err;
};

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static void set_code(struct fixture *f, const char *code)
{
    struct submission base = {0}, mine;
    check(f, submission_load(f->desk, f->a, f->cases.first, &base, &f->err));
    mine = base;
    mine.credit_code = code;
    check(f, submission_save(f->desk, f->a, &base, &mine, NULL, &f->err));
}

/* The first case with a code whose last place is wrong. */
static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .desk = desk_for_test(a, true), .err = {.arena = a}};
    f.cases = cases_for_test(f.desk, a);
    set_code(&f, "91350100M000100Y4Z");
    return f;
}

static struct finding finding(struct fixture *f, const char *rule)
{
    struct submission s = {0};
    struct findings all = {0};
    check(f, submission_load(f->desk, f->a, f->cases.first, &s, &f->err));
    check(f, check_case(f->desk, f->a, &s, &all, &f->err));
    for (size_t i = 0; i < all.n; i++) {
        if (text_eq(all.at[i].rule, rule)) {
            return all.at[i];
        }
    }
    fail_msg("no finding of %s", rule);
    return (struct finding){0};
}

static struct acceptance_act act_on(struct fixture *f, const char *why)
{
    struct finding code = finding(f, "credit_code");
    const char **ids = ARENA_ARRAY(f->a, const char *, 1);
    ids[0] = code.id;
    return (struct acceptance_act){ids, 1, why};
}

static int64_t accept(struct fixture *f)
{
    int64_t batch = 0;
    struct acceptance_act act = act_on(f, "已核对营业执照原件");
    check(f, acceptances_make(f->desk, f->a, &act, &batch, &f->err));
    return batch;
}

static size_t count_where(struct fixture *f, const char *where)
{
    struct id_list list;
    struct list_options o = {.noun = "submission", .where = where};
    check(f, id_list_open(&list, f->desk, &o, &f->err));
    check(f, id_list_all(&list, &f->err));
    size_t n = list.n;
    id_list_release(&list);
    return n;
}

static void test_it_holds_over_new_checks(void **state)
{
    struct fixture f = fixture(*state);
    struct finding before = finding(&f, "credit_code");
    struct submission_view view = {0};
    assert_null(before.accepted_by);
    assert_int_equal(strlen(before.id), strlen("00001-3fa9c2d1"));
    assert_int_equal(count_where(&f, "接受:有"), 0);
    (void)accept(&f);
    struct finding after = finding(&f, "credit_code");
    assert_string_equal(after.id, before.id);
    assert_string_equal(after.accepted_by, "张收件");
    assert_string_equal(after.accepted_why, "已核对营业执照原件");
    assert_string_equal(after.accepted_on, "2024-07-16");
    assert_non_null(
        strstr(finding_sentence(f.a, &after), "[张收件 已接受: 已核对营业执照原件, 2024-07-16]"));
    check(&f, submission_view_load(f.desk, f.a, f.cases.first, &view, &f.err));
    assert_int_equal(view.accepted, 1);
    assert_int_equal(count_where(&f, "接受:有"), 1);
    assert_int_equal(count_where(&f, "接受:校验"), 0 + (strstr(after.text, "校验") != NULL));
    desk_close(f.desk);
}

/* Another wrong code is another finding; the first one again is accepted again. */
static void test_it_lapses_with_the_facts(void **state)
{
    struct fixture f = fixture(*state);
    struct acceptances all;
    (void)accept(&f);
    set_code(&f, "91350100M000100Y4X");
    assert_null(finding(&f, "credit_code").accepted_by);
    check(&f, acceptances_load(f.desk, f.a, NULL, &all, &f.err));
    assert_int_equal(all.n, 1);
    assert_true(all.at[0].is_lapsed);
    set_code(&f, "91350100M000100Y4Z");
    assert_non_null(finding(&f, "credit_code").accepted_by);
    check(&f, acceptances_load(f.desk, f.a, &(struct finding_about){.submission = f.cases.first},
                               &all, &f.err));
    assert_false(all.at[0].is_lapsed);
    assert_string_equal(all.at[0].by, "张收件");
    assert_string_equal(all.at[0].why, "已核对营业执照原件");
    assert_string_equal(all.at[0].on, "2024-07-16");
    desk_close(f.desk);
}

static void test_who_may_and_why(void **state)
{
    struct fixture f = fixture(*state);
    struct acceptance_act act = act_on(&f, "");
    assert_int_equal(acceptances_make(f.desk, f.a, &act, NULL, &f.err), STATUS_USAGE);
    act.why = "已核对";
    f.desk->may = MAY_LOG;
    assert_int_equal(acceptances_make(f.desk, f.a, &act, NULL, &f.err), STATUS_NOT_PERMITTED);
    assert_null(finding(&f, "credit_code").accepted_by);
    desk_close(f.desk);
}

static void test_what_may_be_accepted(void **state)
{
    (void)state;
    struct finding f = {.rule = "quota", .severity = SEVERITY_ERROR, .is_hard = true};
    assert_false(finding_may_be_accepted(&f));
    f.is_hard = false;
    assert_true(finding_may_be_accepted(&f));
    f = (struct finding){.rule = "form", .severity = SEVERITY_WARNING, .is_hard = true};
    assert_true(finding_may_be_accepted(&f));
    f.severity = SEVERITY_NOTE;
    assert_false(finding_may_be_accepted(&f));
    f = (struct finding){.rule = "late", .severity = SEVERITY_WARNING};
    assert_false(finding_may_be_accepted(&f));
}

/* Each of what a finding is about makes it another one. */
static void test_the_key_of_a_finding(void **state)
{
    struct arena *a = *state;
    struct finding f = {.rule = "quota",
                        .subject = "名额",
                        .notice = "示例〔2024〕1号",
                        .clause = "二",
                        .text = "至多8件，已有9件"};
    const char *key = finding_key(a, &f);
    struct finding others[] = {f, f, f, f, f, f};
    others[0].rule = "copies";
    others[1].subject = "上限";
    others[2].notice = NULL;
    others[3].clause = "三";
    others[4].text = "至多8件，已有10件";
    others[5].facts = "91350100M000100Y4Z";
    assert_string_equal(finding_key(a, &f), key);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_string_not_equal(finding_key(a, &others[i]), key);
    }
    f.accepted_by = "张收件"; /* what became of it is no part of it */
    assert_string_equal(finding_key(a, &f), key);
}

static void test_revoked_and_undone(void **state)
{
    struct fixture f = fixture(*state);
    int64_t batch = accept(&f);
    f.desk->may = MAY_LOG;
    assert_int_equal(desk_undo(f.desk, f.a, batch, "办错", NULL, &f.err), STATUS_NOT_PERMITTED);
    f.desk->may = MAY_LOG | MAY_DECIDE;
    check(&f, desk_undo(f.desk, f.a, batch, "办错", NULL, &f.err));
    assert_null(finding(&f, "credit_code").accepted_by);
    struct acceptance_act act = act_on(&f, "再核实");
    assert_int_equal(acceptances_revoke(f.desk, f.a, &act, NULL, &f.err), STATUS_NOT_FOUND);
    (void)accept(&f);
    (void)accept(&f); /* anew: the old one goes */
    check(&f, acceptances_revoke(f.desk, f.a, &act, NULL, &f.err));
    assert_null(finding(&f, "credit_code").accepted_by);
    desk_close(f.desk);
}

static void test_written_ids(void **state)
{
    struct fixture f = fixture(*state);
    struct finding_about about = {0};
    const char *key = NULL;
    check(&f, acceptance_parse(f.desk, f.a, "00001-3fa9c2d1", &about, &key, &f.err));
    assert_int_equal(about.submission, f.cases.first);
    assert_string_equal(key, "3fa9c2d1");
    static const struct {
        const char *id;
        enum status status;
    } wrong[] = {
        {"3fa9c2d1", STATUS_USAGE},
        {"00001-", STATUS_USAGE},
        {"00099-3fa9c2d1", STATUS_NOT_FOUND},
        {"R20999999-3fa9c2d1", STATUS_NOT_FOUND},
        {"U-3fa9c2d1", STATUS_USAGE},
        {"U甲-3fa9c2d1", STATUS_USAGE},
        {"U999-3fa9c2d1", STATUS_NOT_FOUND},
        {"L255-3fa9c2d1", STATUS_USAGE},
        {"L.1-3fa9c2d1", STATUS_USAGE},
        {"L没有.1-3fa9c2d1", STATUS_NOT_FOUND},
        {"L255.999-3fa9c2d1", STATUS_NOT_FOUND},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (acceptance_parse(f.desk, f.a, wrong[i].id, &about, &key, &f.err) != wrong[i].status) {
            fail_msg("%s: %s", wrong[i].id, f.err.text);
        }
    }
    const char *id = "00001-00000000";
    struct acceptance_act act = {&id, 1, "理由"};
    assert_int_equal(acceptances_make(f.desk, f.a, &act, NULL, &f.err), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_it_holds_over_new_checks),
        ARENA_TEST(test_it_lapses_with_the_facts),
        ARENA_TEST(test_who_may_and_why),
        cmocka_unit_test(test_what_may_be_accepted),
        ARENA_TEST(test_the_key_of_a_finding),
        ARENA_TEST(test_revoked_and_undone),
        ARENA_TEST(test_written_ids),
    };
    return check_run("desk/acceptances", tests, sizeof tests / sizeof *tests);
}
