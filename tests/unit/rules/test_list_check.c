/* A list as one thing: 推荐顺序, its summary table, the states of the desk's own. */
#include "rules/list_check.h"

#include <string.h>

#include "base/slice.h"
#include "support/check.h"
#include "unit/rules/notice_of.h"

static const char NOTICE[] =
    "通道:\n- {代号: 甲, 名称: 案例}\n- {代号: 乙, 名称: 地区}\n"
    "材料:\n"
    "- {名称: 推荐汇总表, 别名: [汇总表], 要求: 必备, 份数: 2, 盖章: [推荐单位], 后果: 退回, 条款: "
    "三（二）}\n"
    "- {名称: 申报书, 要求: 必备, 份数: 3}\n"
    "汇总表:\n"
    "- {名称: 推荐汇总表, 次序: 推荐顺序, 适用: {通道: 甲}, 条款: 三（一）,\n"
    "   列: [{列名: 名称, 取自: 名称}]}\n";

struct fixture {
    struct facts facts;
    struct findings found;
};

static struct fixture fixture(struct arena *a)
{
    return (struct fixture){.facts = {.notice = notice_of(a, NOTICE), .track = "甲"},
                            .found = {.arena = a}};
}

#define ORDER(f, ...)                                                                              \
    do {                                                                                           \
        const struct list_case cases[] = {__VA_ARGS__};                                            \
        (f)->found.n = 0;                                                                          \
        list_order_check(&(f)->facts, cases, sizeof cases / sizeof *cases, &(f)->found);           \
    } while (0)

static void is(const struct fixture *f, size_t at, enum severity severity, const char *text)
{
    assert_true(at < f->found.n);
    assert_string_equal(f->found.at[at].rule, "list_order");
    assert_string_equal(f->found.at[at].text, text);
    assert_int_equal(f->found.at[at].severity, severity);
}

static void test_numbers_in_order_are_nothing(void **state)
{
    struct fixture f = fixture(*state);
    ORDER(&f, {3, 1, false}, {1, 2, false}, {2, 3, false});
    assert_int_equal(f.found.n, 0);
    list_order_check(&f.facts, NULL, 0, &f.found);
    assert_int_equal(f.found.n, 0);
}

static void test_doubled(void **state)
{
    struct fixture f = fixture(*state);
    ORDER(&f, {3, 1, false}, {4, 1, false}, {1, 2, false}, {5, 3, false}, {6, 3, false},
          {7, 3, false});
    assert_int_equal(f.found.n, 1);
    is(&f, 0, SEVERITY_WARNING,
       "推荐顺序写重了：1（00003、00004）、3（00005、00006、00007）；谁在前要推荐单位说清");
    assert_string_equal(f.found.at[0].clause, "三（一）");
    assert_string_equal(f.found.at[0].subject, "推荐汇总表");
    assert_int_equal(f.found.at[0].numbers[0].value, 2);
    assert_true(finding_may_be_accepted(&f.found.at[0]));
    ORDER(&f, {3, 1, true}, {4, 1, false}); /* the one that is withdrawn is not on it */
    assert_int_equal(f.found.n, 0);
    ORDER(&f, {3, 1, false}, {4, 1, true});
    assert_int_equal(f.found.n, 0);
}

static void test_missing(void **state)
{
    struct fixture f = fixture(*state);
    ORDER(&f, {3, 1, false}, {1, NUMBER_NONE, false}, {2, NUMBER_NONE, true},
          {4, NUMBER_NONE, false});
    assert_int_equal(f.found.n, 1);
    is(&f, 0, SEVERITY_WARNING, "2件没有写推荐顺序：00001、00004");
    ORDER(&f, {1, NUMBER_NONE, false}, {4, NUMBER_NONE, false});
    is(&f, 0, SEVERITY_NOTE, "2件都没有写推荐顺序，按登记先后计");
    ORDER(&f, {9, 1, true}, {1, NUMBER_NONE, false}); /* a withdrawn one has no say */
    is(&f, 0, SEVERITY_NOTE, "1件都没有写推荐顺序，按登记先后计");
}

static void test_ten_are_named(void **state)
{
    struct fixture f = fixture(*state);
    struct list_case cases[13] = {{100, 1, false}};
    for (int i = 1; i < 13; i++) {
        cases[i] = (struct list_case){i, NUMBER_NONE, false};
    }
    list_order_check(&f.facts, cases, 13, &f.found);
    assert_non_null(strstr(f.found.at[0].text, "12件没有写推荐顺序：00001、"));
    assert_non_null(strstr(f.found.at[0].text, "、00010、…"));
    assert_null(strstr(f.found.at[0].text, "00011"));
}

static void test_gaps(void **state)
{
    struct fixture f = fixture(*state);
    ORDER(&f, {1, 2, false}, {2, 3, false}, {3, 7, false}, {4, 9, true}, {5, 11, false});
    assert_int_equal(f.found.n, 1);
    is(&f, 0, SEVERITY_NOTE, "推荐顺序缺1、4至6、8、10，没有撤回的件占着");
    assert_string_equal(f.found.at[0].numbers[0].name, "gaps");
    assert_int_equal(f.found.at[0].numbers[0].value, 6);
}

/* A track whose table does not go by 推荐顺序 asks for none. */
static void test_only_where_a_table_asks(void **state)
{
    struct fixture f = fixture(*state);
    f.facts.track = "乙";
    ORDER(&f, {3, 1, false}, {4, 1, false}, {5, NUMBER_NONE, false});
    assert_int_equal(f.found.n, 0);
}

static void test_the_summary_table(void **state)
{
    struct fixture f = fixture(*state);
    struct copies_received came[] = {
        {.material = "申报书", .received = {.has = true, .value = 1}},
        {.material = "汇总表", .received = {.has = true, .value = 1}, .seal_recommender = "no"}};
    const struct delivery d = {.submissions = 5};
    list_table_check(&f.facts, &d, (struct copies_given){came, 1}, &f.found);
    assert_int_equal(f.found.n, 1);
    assert_string_equal(f.found.at[0].rule, "list_table");
    assert_string_equal(f.found.at[0].text, "没有收到推荐汇总表；后果：退回");
    assert_string_equal(f.found.at[0].clause, "三（二）");
    f.found.n = 0;
    list_table_check(&f.facts, &d, (struct copies_given){came, 2}, &f.found);
    assert_int_equal(f.found.n, 2);
    assert_string_equal(f.found.at[0].text, "推荐汇总表应交2份，收到1份，缺1份；后果：退回");
    assert_string_equal(f.found.at[1].text, "推荐汇总表没有推荐单位的印章；后果：退回");
    came[1].received.value = 2;
    came[1].seal_recommender = "yes";
    f.found.n = 0;
    list_table_check(&f.facts, &d, (struct copies_given){came, 2}, &f.found);
    assert_int_equal(f.found.n, 0);
}

static void test_states_of_the_own_list(void **state)
{
    struct fixture f = fixture(*state);
    for (int s = 0; s < SUBMISSION_STATES; s++) {
        list_state_check(&f.facts, 31 + s, (enum submission_state)s, &f.found);
    }
    assert_int_equal(f.found.n, 2);
    assert_string_equal(f.found.at[0].text, "00034 在本台上报的名单上，但状态是不予受理，不能上报");
    assert_string_equal(f.found.at[0].rule, "list_state");
    assert_int_equal(f.found.at[0].severity, SEVERITY_WARNING);
    assert_non_null(strstr(f.found.at[1].text, "00039"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_numbers_in_order_are_nothing),
        ARENA_TEST(test_doubled),
        ARENA_TEST(test_missing),
        ARENA_TEST(test_ten_are_named),
        ARENA_TEST(test_gaps),
        ARENA_TEST(test_only_where_a_table_asks),
        ARENA_TEST(test_the_summary_table),
        ARENA_TEST(test_states_of_the_own_list),
    };
    return check_run("list_check", tests, sizeof tests / sizeof *tests);
}
