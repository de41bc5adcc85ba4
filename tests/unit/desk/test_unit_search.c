/* Units looked for while typing, counted, and held against their quotas. */
#include "desk/unit_search.h"

#include "desk/lists.h"
#include "desk/units.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct err err;
    struct cases c;
};

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.desk = desk_for_test(a, true), .a = a, .err = {.arena = a}};
    f.c = cases_for_test(f.desk, a);
    return f;
}

static size_t hits(struct fixture *f, const char *typed)
{
    struct unit_hits found = {0};
    assert_int_equal(unit_search(f->desk, f->a, typed, 6, &found, &f->err), STATUS_OK);
    return found.n;
}

static void test_found_by_name_code_and_initials(void **state)
{
    struct fixture f = fixture(*state);
    assert_int_equal(hits(&f, "样本数据"), 1);
    assert_int_equal(hits(&f, "zjyb"), 1);
    assert_int_equal(hits(&f, "91440101MA5"), 1);
    assert_int_equal(hits(&f, "广东示例"), 2);
    assert_int_equal(hits(&f, "没有的"), 0);
    assert_int_equal(hits(&f, "  "), 0);
    desk_close(f.desk);
}

/* Enter takes the first proposal: it is the one that begins as typed, not an older one that has the same
 * letters here and there. */
static void test_plain_hits_come_before_abbreviations(void **state)
{
    struct fixture f = fixture(*state);
    struct unit_hits found = {0};
    unit_for_test(f.desk, f.a, "国电示例流域综合调度中心", NULL);
    unit_for_test(f.desk, f.a, "广东示例移动通信有限公司", NULL);
    assert_int_equal(unit_search(f.desk, f.a, "gdslyd", 6, &found, &f.err), STATUS_OK);
    assert_int_equal(found.n, 2);
    assert_string_equal(found.at[0].name, "广东示例移动通信有限公司");
    assert_int_equal(unit_search(f.desk, f.a, "gdslyd", 1, &found, &f.err), STATUS_OK);
    assert_string_equal(found.at[0].name, "广东示例移动通信有限公司");
    desk_close(f.desk);
}

static void test_signs_of_the_search_language_are_plain(void **state)
{
    struct fixture f = fixture(*state);
    unit_for_test(f.desk, f.a, "甲-乙 (测试)", NULL);
    assert_int_equal(hits(&f, "-乙"), 1);
    assert_int_equal(hits(&f, "\"-乙"), 1);
    desk_close(f.desk);
}

static void test_no_more_than_asked_and_said_so(void **state)
{
    struct fixture f = fixture(*state);
    struct unit_hits found = {0};
    assert_int_equal(unit_search(f.desk, f.a, "示例", 2, &found, &f.err), STATUS_OK);
    assert_int_equal(found.n, 2);
    assert_true(found.has_more);
    desk_close(f.desk);
}

static void test_the_merged_are_left_out_and_counted_for_the_other(void **state)
{
    struct fixture f = fixture(*state);
    struct unit_counts counts = {0};
    struct unit_hits merged = {0};
    int64_t all = 0, left = 0;
    int64_t other = unit_for_test(f.desk, f.a, "珠江样本数据处理中心", NULL);
    assert_int_equal(unit_count(f.desk, &all, &f.err), STATUS_OK);
    assert_int_equal(unit_merge(f.desk, f.a, other, f.c.partner, "更名", &f.err), STATUS_OK);
    assert_int_equal(unit_count(f.desk, &left, &f.err), STATUS_OK);
    assert_int_equal(left, all - 1);
    assert_int_equal(hits(&f, "珠江样本"), 1);
    assert_int_equal(unit_counts_load(f.desk, other, &counts, &f.err), STATUS_OK);
    assert_int_equal(counts.parts, 3); /* lead of two, partner of one */
    assert_int_equal(unit_merged_load(f.desk, f.a, other, &merged, &f.err), STATUS_OK);
    assert_int_equal(merged.n, 1);
    assert_int_equal(merged.at[0].record.id, f.c.partner);
    desk_close(f.desk);
}

static void test_withdrawn_cases_take_part_and_use_no_quota(void **state)
{
    struct fixture f = fixture(*state);
    struct unit_counts counts = {0};
    assert_int_equal(unit_counts_load(f.desk, f.c.recommender, &counts, &f.err), STATUS_OK);
    assert_int_equal(counts.recommended, 2);
    desk_close(f.desk);
}

static size_t listed(struct fixture *f, const char *typed)
{
    struct id_list list;
    struct list_options o = {.noun = "submission", .where = list_typed(f->a, typed)};
    assert_int_equal(id_list_open(&list, f->desk, &o, &f->err), STATUS_OK);
    assert_int_equal(id_list_all(&list, &f->err), STATUS_OK);
    size_t n = list.n;
    id_list_release(&list);
    return n;
}

static void test_what_is_typed_into_a_filter(void **state)
{
    struct fixture f = fixture(*state);
    assert_int_equal(listed(&f, ""), 3);
    assert_int_equal(listed(&f, "预警"), 1);
    assert_int_equal(listed(&f, "00002"), 1); /* a number is one */
    assert_int_equal(listed(&f, "2G"), 0);    /* and this is none */
    assert_int_equal(listed(&f, "状态:撤回"), 1);
    assert_int_equal(listed(&f, "推荐顺序<=2"), 2);
    assert_int_equal(listed(&f, "-撤"), 0); /* plain signs */
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_found_by_name_code_and_initials),
        ARENA_TEST(test_plain_hits_come_before_abbreviations),
        ARENA_TEST(test_signs_of_the_search_language_are_plain),
        ARENA_TEST(test_no_more_than_asked_and_said_so),
        ARENA_TEST(test_the_merged_are_left_out_and_counted_for_the_other),
        ARENA_TEST(test_withdrawn_cases_take_part_and_use_no_quota),
        ARENA_TEST(test_what_is_typed_into_a_filter),
    };
    return check_run("units looked for", tests, sizeof tests / sizeof *tests);
}
