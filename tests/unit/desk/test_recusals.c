/* 回避: found by unit, merge, code and relation, never by names that are alike; asked for; decided by a
 * supervisor; what confirming does to what was assigned. */
#include "desk/recusals.h"

#include <string.h>

#include "base/slice.h"
#include "desk/assignments.h"
#include "desk/persons.h"
#include "desk/submissions.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/panels.h"

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct cases
        cases; /* first: lead 广东示例联通 (91440101MA5CJQ4N59), partner 珠江样本数据中心 */
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .desk = desk_for_test(a, true), .err = {.arena = a}};
    f.cases = cases_for_test(f.desk, a);
    return f;
}

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static int64_t add(struct fixture *f, const char *name, const char *unit)
{
    return reviewer_for_test(f->desk, f->a, name, unit, "网络设施保护");
}

static struct recusal_views pair(struct fixture *f, int64_t reviewer)
{
    struct recusal_views v;
    check(f, recusals_of_pair(f->desk, f->a, reviewer, f->cases.first, &v, &f->err));
    return v;
}

static void test_the_unit_of_lead_or_partner(void **state)
{
    struct fixture f = fixture(*state);
    struct recusal_views v = pair(&f, add(&f, "王示例", "广东示例联通发展有限公司"));
    assert_int_equal(v.n, 1);
    assert_string_equal(v.at[0].recusal.ground, "same_unit");
    assert_string_equal(
        v.at[0].recusal.evidence,
        "单位「广东示例联通发展有限公司」, 牵头单位「广东示例联通发展有限公司」是同一单位");
    v = pair(&f, add(&f, "李示例", "珠江样本数据中心"));
    assert_int_equal(v.n, 1);
    assert_non_null(strstr(v.at[0].recusal.evidence, "联合单位「珠江样本数据中心」"));
    assert_int_equal(pair(&f, add(&f, "赵示例", "东海示例大学")).n, 0);
    desk_close(f.desk);
}

/* A name that is nearly the same says nothing until a person has said so. */
static void test_a_merge_makes_one_unit(void **state)
{
    struct fixture f = fixture(*state);
    int64_t id = add(&f, "王示例", "珠江样本数据中心(集团)研究院");
    struct unit other = {0};
    assert_int_equal(pair(&f, id).n, 0);
    check(&f, unit_find(f.desk, f.a, "珠江样本数据中心(集团)研究院", &other, &f.err));
    check(&f, unit_merge(f.desk, f.a, f.cases.partner, other.record.id, "同一家", &f.err));
    assert_int_equal(pair(&f, id).n, 1);
    desk_close(f.desk);
}

static void test_a_code_that_only_the_list_gave(void **state)
{
    struct fixture f = fixture(*state);
    struct reviewer r = {.name = "王示例",
                         .credit_code = "91350200776049653A",
                         .expertise = "网络设施保护",
                         .load_max = NUMBER_NONE};
    struct submission base, mine;
    check(&f, reviewer_save(f.desk, f.a, NULL, &r, NULL, NULL, &f.err));
    assert_int_equal(pair(&f, r.record.id).n, 0);
    check(&f, submission_load(f.desk, f.a, f.cases.first, &base, &f.err));
    mine = base;
    mine.credit_code = "91350200776049653a";
    check(&f, submission_save(f.desk, f.a, &base, &mine, NULL, &f.err));
    assert_int_equal(pair(&f, r.record.id).n, 1);
    desk_close(f.desk);
}

static void test_a_relation_within_the_window(void **state)
{
    struct fixture f = fixture(*state);
    int64_t id = add(&f, "王示例", "东海示例大学");
    struct relation r = {
        .reviewer = id, .unit = f.cases.lead, .kind = "任职", .until = "2021-07-15"};
    check(&f, relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, NULL}, NULL,
                            &f.err)); /* today is 2024-07-16, 36 months */
    assert_int_equal(pair(&f, id).n, 0);
    r.record.id = 0;
    r.until = "2021-07-16";
    check(&f, relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, NULL}, NULL, &f.err));
    struct recusal_views v = pair(&f, id);
    assert_int_equal(v.n, 1);
    assert_string_equal(v.at[0].recusal.ground, "employment");
    assert_string_equal(v.at[0].recusal.key, "employment#2");
    assert_non_null(strstr(v.at[0].recusal.evidence, "到 2021-07-16"));
    desk_close(f.desk);
}

static int64_t panel_of(struct fixture *f, const int64_t *reviewers, size_t n)
{
    return panel_for_test(f->desk, f->a, reviewers, n);
}

static struct recusal_views of_panel(struct fixture *f, int64_t panel)
{
    struct recusal_views v;
    check(f, recusals_load(f->desk, f->a, panel, &v, &f->err));
    return v;
}

static enum status give_first(struct fixture *f, int64_t panel, int64_t reviewer)
{
    struct assign_handed out;
    const struct assign_hand hand = {
        .panel = panel, .reviewer = reviewer, .submissions = &f->cases.first, .n = 1};
    return assignments_give(f->desk, f->a, &hand, &out, &f->err);
}

static void test_dismissed_with_a_reason_and_taken_up_again(void **state)
{
    struct fixture f = fixture(*state);
    const int64_t id = add(&f, "王示例", "珠江样本数据中心"), panel = panel_of(&f, &id, 1);
    struct recusal_views v = of_panel(&f, panel);
    assert_int_equal(v.n, 1);
    assert_string_equal(v.at[0].recusal.state, RECUSAL_PROPOSED);
    assert_int_equal(give_first(&f, panel, id), STATUS_DATA);
    assert_int_equal(recusal_decide(f.desk, f.a, &v.at[0], false, NULL, NULL, &f.err),
                     STATUS_USAGE);
    check(&f, recusal_decide(f.desk, f.a, &v.at[0], false, "只是挂名", NULL, &f.err));
    v = of_panel(&f, panel);
    assert_int_equal(v.n, 1);
    assert_string_equal(v.at[0].recusal.state, RECUSAL_DISMISSED);
    assert_string_equal(v.at[0].recusal.why, "只是挂名");
    check(&f, give_first(&f, panel, id));
    /* Confirmed after all: what was assigned goes. */
    int64_t voided = 0;
    check(&f, recusal_decide(f.desk, f.a, &v.at[0], true, NULL, &voided, &f.err));
    assert_int_equal(voided, 1);
    struct assignments all;
    check(&f, assignments_load(f.desk, f.a, panel, 0, &all, &f.err));
    assert_int_equal(all.n, 0);
    desk_close(f.desk);
}

static void test_asked_from_a_case_or_the_whole_panel(void **state)
{
    struct fixture f = fixture(*state);
    const int64_t ids[] = {add(&f, "王示例", "东海示例大学"), add(&f, "李示例", "西山示例大学")};
    int64_t panel = panel_of(&f, ids, 2);
    struct recusal r = {
        .reviewer = ids[0], .submission = f.cases.first, .evidence = "指导过该项目"};
    assert_int_equal(recusal_ask(f.desk, f.a, &r, &f.err), STATUS_USAGE);
    r.origin = "recommender";
    r.asked_by = "广东示例通信管理局";
    check(&f, recusal_ask(f.desk, f.a, &r, &f.err));
    r = (struct recusal){.reviewer = ids[1], .panel = panel, .origin = "self", .evidence = " "};
    assert_int_equal(recusal_ask(f.desk, f.a, &r, &f.err), STATUS_USAGE);
    r.evidence = "近期不便";
    check(&f, recusal_ask(f.desk, f.a, &r, &f.err));
    for (int i = 0; i < 2; i++) {
        assert_int_equal(give_first(&f, panel, ids[i]), STATUS_DATA);
    }
    struct recusal_views v = of_panel(&f, panel);
    assert_int_equal(v.n, 2);
    assert_string_equal(v.at[0].recusal.asked_by, "广东示例通信管理局");
    assert_null(v.at[1].submission);
    desk_close(f.desk);
}

static void test_who_may_ask_and_decide(void **state)
{
    struct fixture f = fixture(*state);
    const int64_t ids[] = {add(&f, "王示例", "珠江样本数据中心"),
                           add(&f, "李示例", "西山示例大学")};
    int64_t panel = panel_of(&f, ids, 2);
    struct recusal_views v = of_panel(&f, panel);
    struct person p = {.login = "wang", .name = "王示例", .roles = "reviewer"};
    struct reviewer_view r;
    check(&f, person_add(f.desk, f.a, &p, &f.err));
    check(&f, reviewer_view_load(f.desk, f.a, ids[0], &r, &f.err));
    struct reviewer mine = r.reviewer;
    mine.person = p.record.id;
    check(&f, reviewer_save(f.desk, f.a, &r.reviewer, &mine, NULL, NULL, &f.err));
    f.desk->me = p;
    f.desk->may = MAY_REVIEW;
    struct recusal ask = {.reviewer = ids[0], .panel = panel, .evidence = "有利害关系"};
    check(&f, recusal_ask(f.desk, f.a, &ask, &f.err));
    assert_string_equal(ask.origin, "self");
    ask = (struct recusal){
        .reviewer = ids[1], .panel = panel, .origin = "desk", .evidence = "听说的"};
    assert_int_equal(recusal_ask(f.desk, f.a, &ask, &f.err), STATUS_NOT_PERMITTED);
    f.desk->may = MAY_LOG;
    assert_int_equal(recusal_decide(f.desk, f.a, &v.at[0], true, NULL, NULL, &f.err),
                     STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_unit_of_lead_or_partner),
        ARENA_TEST(test_a_merge_makes_one_unit),
        ARENA_TEST(test_a_code_that_only_the_list_gave),
        ARENA_TEST(test_a_relation_within_the_window),
        ARENA_TEST(test_dismissed_with_a_reason_and_taken_up_again),
        ARENA_TEST(test_asked_from_a_case_or_the_whole_panel),
        ARENA_TEST(test_who_may_ask_and_decide),
    };
    return check_run("desk/recusals", tests, sizeof tests / sizeof *tests);
}
