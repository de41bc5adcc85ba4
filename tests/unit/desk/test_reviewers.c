/* The pool: found by number and name, saved with its unit, told apart from namesakes; relations with
 * their dates; what who only reviews may see and do. */
#include "desk/reviewers.h"

#include "base/slice.h"
#include "desk/persons.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"

#define CODE "91440101MA5CJQ4N59"

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    return (struct fixture){a, desk_for_test(a, false), {.arena = a}};
}

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static int64_t add(struct fixture *f, const char *name, const char *unit)
{
    struct reviewer r = {.name = name, .load_max = NUMBER_NONE};
    check(f, reviewer_save(f->desk, f->a, NULL, &r, unit, NULL, &f->err));
    return r.record.id;
}

static enum status add_with(struct fixture *f, struct reviewer r, const char *unit)
{
    return reviewer_save(f->desk, f->a, NULL, &r, unit, NULL, &f->err);
}

static struct reviewer_view view(struct fixture *f, int64_t id)
{
    struct reviewer_view v = {0};
    check(f, reviewer_view_load(f->desk, f->a, id, &v, &f->err));
    return v;
}

static void test_a_reviewer_comes_with_their_unit(void **state)
{
    struct fixture f = fixture(*state);
    struct reviewer r = {.name = " 王示例 ",
                         .credit_code = CODE,
                         .expertise = "网络设施，数据安全;网络设施保护",
                         .load_max = 20};
    check(&f, add_with(&f, r, "南岭示例大学"));
    struct reviewer_view v = view(&f, 1);
    assert_string_equal(v.no, "Z0001");
    assert_string_equal(v.reviewer.name, "王示例");
    assert_string_equal(v.unit, "南岭示例大学");
    assert_string_equal(v.credit_code, CODE);
    assert_string_equal(v.reviewer.expertise, "网络设施、数据安全、网络设施保护");
    assert_int_equal(v.load, 0);
    /* The next one of the unit makes no second unit, by name or by code. */
    int64_t one = add(&f, "李示例", "南岭示例大学"), other = add(&f, "赵示例", CODE);
    assert_int_equal(view(&f, one).reviewer.unit, v.reviewer.unit);
    assert_int_equal(view(&f, other).reviewer.unit, v.reviewer.unit);
    desk_close(f.desk);
}

static void test_what_cannot_be_kept(void **state)
{
    struct fixture f = fixture(*state);
    add(&f, "王示例", "南岭示例大学");
    struct reviewer r = {.load_max = NUMBER_NONE};
    assert_int_equal(add_with(&f, r, NULL), STATUS_DATA);
    r.name = "王示例";
    assert_int_equal(add_with(&f, r, "南岭示例大学"), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "Z0001"));
    r.credit_code = "91350100M000100Y4Z";
    assert_int_equal(add_with(&f, r, "东海示例大学"), STATUS_DATA);
    r.credit_code = NULL;
    r.load_max = 0;
    assert_int_equal(add_with(&f, r, "东海示例大学"), STATUS_DATA);
    struct reviewer_views all;
    check(&f, reviewers_load(f.desk, f.a, &all, &f.err));
    assert_int_equal(all.n, 1);
    desk_close(f.desk);
}

static void test_found_by_number_or_a_name_only_one_has(void **state)
{
    struct fixture f = fixture(*state);
    struct reviewer r = {0};
    add(&f, "王示例", "南岭示例大学");
    int64_t li = add(&f, "李示例", "南岭示例大学");
    check(&f, reviewer_find(f.desk, f.a, "李示例", &r, &f.err));
    assert_int_equal(r.record.id, li);
    check(&f, reviewer_find(f.desk, f.a, "z2", &r, &f.err));
    assert_int_equal(r.record.id, li);
    add(&f, "王示例", "东海示例大学");
    assert_int_equal(reviewer_find(f.desk, f.a, "王示例", &r, &f.err), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "Z0001 南岭示例大学, Z0003 东海示例大学"));
    assert_int_equal(reviewer_find(f.desk, f.a, "Z0009", &r, &f.err), STATUS_NOT_FOUND);
    assert_int_equal(reviewer_find(f.desk, f.a, "没这人", &r, &f.err), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

static void test_adding_is_undone_with_the_unit_it_made(void **state)
{
    struct fixture f = fixture(*state);
    struct reviewer r = {.name = "王示例", .load_max = NUMBER_NONE};
    struct unit u = {0};
    int64_t batch = 0;
    check(&f, reviewer_save(f.desk, f.a, NULL, &r, "南岭示例大学", &batch, &f.err));
    check(&f, desk_undo(f.desk, f.a, batch, NULL, NULL, &f.err));
    struct reviewer_views all;
    check(&f, reviewers_load(f.desk, f.a, &all, &f.err));
    assert_int_equal(all.n, 0);
    assert_int_equal(unit_find(f.desk, f.a, "南岭示例大学", &u, &f.err), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

static void test_relations_keep_dates_as_dates(void **state)
{
    struct fixture f = fixture(*state);
    int64_t id = add(&f, "王示例", "南岭示例大学");
    int64_t tower = unit_for_test(f.desk, f.a, "东海虚构铁塔", NULL);
    struct relation r = {.reviewer = id,
                         .unit = tower,
                         .kind = "任职",
                         .since = "2018年1月1日",
                         .until = "2021/6/30",
                         .note = "总工程师"};
    struct relation_views all;
    check(&f, relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, NULL}, NULL, &f.err));
    check(&f, relations_load(f.desk, f.a, id, &all, &f.err));
    assert_int_equal(all.n, 1);
    assert_string_equal(relation_text(f.a, &all.at[0]),
                        "任职 东海虚构铁塔 2018-01-01 起 到 2021-06-30 (总工程师)");
    r = (struct relation){.reviewer = id, .unit = tower, .kind = "朋友"};
    assert_int_equal(
        relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, NULL}, NULL, &f.err),
        STATUS_DATA);
    r = (struct relation){.reviewer = id, .unit = tower, .kind = "持股", .until = "明年"};
    assert_int_equal(
        relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, NULL}, NULL, &f.err),
        STATUS_DATA);
    r = (struct relation){.reviewer = id,
                          .unit = tower,
                          .kind = "持股",
                          .since = "2022-01-01",
                          .until = "2021-12-31"};
    assert_int_equal(
        relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, NULL}, NULL, &f.err),
        STATUS_DATA);
    assert_int_equal(relation_void(f.desk, f.a, 1, NULL, &f.err), STATUS_USAGE);
    check(&f, relation_void(f.desk, f.a, 1, "登记错人", &f.err));
    check(&f, relations_load(f.desk, f.a, id, &all, &f.err));
    assert_int_equal(all.n, 0);
    desk_close(f.desk);
}

/* zhang becomes who only reviews, as the reviewer with this number; 0: as none of them. */
static void sit_as_reviewer(struct fixture *f, int64_t reviewer)
{
    struct person p = {.login = "wang", .name = "王示例", .roles = "reviewer"};
    struct reviewer r = {0}, base;
    check(f, person_add(f->desk, f->a, &p, &f->err));
    if (reviewer) {
        base = r = view(f, reviewer).reviewer;
        check(f, reviewer_set(f->desk, f->a, &r, "用户", "wang", &f->err));
        check(f, reviewer_save(f->desk, f->a, &base, &r, NULL, NULL, &f->err));
    }
    f->desk->me = p;
    f->desk->may = person_may(&p);
}

static void test_who_reviews_sees_and_declares_only_their_own(void **state)
{
    struct fixture f = fixture(*state);
    int64_t wang = add(&f, "王示例", "南岭示例大学"), li = add(&f, "李示例", "东海示例大学");
    int64_t tower = unit_for_test(f.desk, f.a, "东海虚构铁塔", NULL);
    struct reviewer_views all;
    struct reviewer_view v;
    int64_t me = 0;
    sit_as_reviewer(&f, wang);
    check(&f, reviewer_me(f.desk, &me, &f.err));
    assert_int_equal(me, wang);
    assert_int_equal(reviewers_load(f.desk, f.a, &all, &f.err), STATUS_NOT_PERMITTED);
    check(&f, reviewer_view_load(f.desk, f.a, wang, &v, &f.err));
    assert_string_equal(v.login, "wang");
    assert_int_equal(reviewer_view_load(f.desk, f.a, li, &v, &f.err), STATUS_NOT_PERMITTED);
    struct relation r = {.reviewer = wang, .unit = tower, .kind = "kin"};
    check(&f, relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, NULL}, NULL, &f.err));
    r = (struct relation){.reviewer = wang, .kind = "teacher"};
    assert_int_equal(
        relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, "没有的单位"}, NULL, &f.err),
        STATUS_NOT_FOUND);
    check(&f, relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, "东海虚构铁塔"}, NULL,
                            &f.err));
    const struct relation base = r;
    r.until = "2024-01-01";
    assert_int_equal(
        relation_save(f.desk, f.a, &(struct relation_edit){&base, &r, NULL}, NULL, &f.err),
        STATUS_NOT_PERMITTED);
    r = (struct relation){.reviewer = li, .unit = tower, .kind = "kin"};
    assert_int_equal(
        relation_save(f.desk, f.a, &(struct relation_edit){NULL, &r, NULL}, NULL, &f.err),
        STATUS_NOT_PERMITTED);
    assert_int_equal(reviewer_void(f.desk, f.a, wang, "不想评", &f.err), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

static void test_an_account_is_one_reviewers(void **state)
{
    struct fixture f = fixture(*state);
    int64_t wang = add(&f, "王示例", "南岭示例大学"), li = add(&f, "李示例", "东海示例大学");
    struct person p = {.login = "wang", .name = "王示例", .roles = "reviewer"};
    check(&f, person_add(f.desk, f.a, &p, &f.err));
    struct reviewer base = view(&f, wang).reviewer, mine = base;
    assert_int_equal(reviewer_set(f.desk, f.a, &mine, "用户", "zhang", &f.err), STATUS_DATA);
    check(&f, reviewer_set(f.desk, f.a, &mine, "用户", "wang", &f.err));
    check(&f, reviewer_save(f.desk, f.a, &base, &mine, NULL, NULL, &f.err));
    base = mine = view(&f, li).reviewer;
    mine.person = p.record.id;
    assert_int_equal(reviewer_save(f.desk, f.a, &base, &mine, NULL, NULL, &f.err), STATUS_DATA);
    assert_int_equal(reviewer_set(f.desk, f.a, &mine, "身高", "1", &f.err), STATUS_USAGE);
    assert_int_equal(reviewer_set(f.desk, f.a, &mine, "最多件数", "许多", &f.err), STATUS_DATA);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_reviewer_comes_with_their_unit),
        ARENA_TEST(test_what_cannot_be_kept),
        ARENA_TEST(test_found_by_number_or_a_name_only_one_has),
        ARENA_TEST(test_adding_is_undone_with_the_unit_it_made),
        ARENA_TEST(test_relations_keep_dates_as_dates),
        ARENA_TEST(test_who_reviews_sees_and_declares_only_their_own),
        ARENA_TEST(test_an_account_is_one_reviewers),
    };
    return check_run("desk/reviewers", tests, sizeof tests / sizeof *tests);
}
