/* Lists of recommenders on a desk: the same in a check of all, of a unit, of the list alone; merged units have one
 * list; only the desk's own list looks at states. */
#include "desk/list_findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/about.h"
#include "desk/acceptances.h"
#include "desk/checks.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submission_acts.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"

static const char NOTICE[] =
    "文号: 示例〔2024〕1号\n代号: 甲\n标题: 征集\n种类: 征集\n"
    "通道:\n- {代号: 案例, 名称: 案例}\n- {代号: 地区, 名称: 地区}\n"
    "材料:\n- {名称: 推荐汇总表, 要求: 必备, 份数: 2, 盖章: [推荐单位], 条款: 三}\n"
    "汇总表:\n- {名称: 推荐汇总表, 次序: 推荐顺序, 条款: 三, 列: [{列名: 名称, 取自: 名称}]}\n";

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct err err;
    int64_t notice, bureau, lead;
};

static void must(const struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static int64_t add_unit(struct fixture *f, const char *name)
{
    struct unit u = {.name = name};
    must(f, unit_save(f->desk, f->a, NULL, &u, NULL, &f->err));
    return u.record.id;
}

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .desk = desk_for_test(a, true), .err = {.arena = a}};
    struct notice_row row = {0};
    must(&f, notice_load(f.desk, a, slice_of(NOTICE), "a.yaml", &row, &f.err));
    f.notice = row.record.id;
    f.bureau = add_unit(&f, "示例管理局");
    f.lead = add_unit(&f, "示例公司");
    return f;
}

static int64_t add_case(struct fixture *f, int64_t recommender, const char *track, int64_t order)
{
    struct submission s = {.notice = f->notice,
                           .track = track,
                           .lead = f->lead,
                           .recommender = recommender,
                           .list_order = order};
    s.title = arena_printf(f->a, "成果%lld%s%lld", (long long)recommender, track, (long long)order);
    must(f, submission_save(f->desk, f->a, NULL, &s, NULL, &f->err));
    return s.record.id;
}

static void log_receipt(struct fixture *f, int64_t copies, const char *seal)
{
    struct receipt_full r = {
        .receipt = {.notice = f->notice, .unit = f->bureau, .basis = "arrival"}};
    assert_true(instant_parse("2024-07-01 10:00:00", &r.receipt.at, NULL));
    must(f, receipt_expect(f->desk, f->a, &r, &f->err));
    r.items.at[0].received = copies;
    r.items.at[0].seal_recommender = seal;
    must(f, receipt_save(f->desk, f->a, NULL, &r, NULL, &f->err));
}

static struct findings check_all(struct fixture *f, int64_t unit)
{
    struct findings found = {0};
    const struct check_wanted wanted = {.unit = unit};
    must(f, check_many(f->desk, f->a, &wanted, &found, &f->err));
    return found;
}

static struct findings check_alone(struct fixture *f, int64_t unit)
{
    struct findings found = {0};
    const struct finding_about about = {.notice = f->notice, .unit = unit};
    must(f, check_list(f->desk, f->a, &about, &found, &f->err));
    return found;
}

/* The only one of the rule; NULL: there is none. */
static const struct finding *only(const struct findings *all, const char *rule)
{
    const struct finding *found = NULL;
    for (size_t i = 0; i < all->n; i++) {
        if (text_eq(all->at[i].rule, rule)) {
            assert_null(found);
            found = &all->at[i];
        }
    }
    return found;
}

static void test_told_alike_everywhere(void **state)
{
    struct fixture f = fixture(*state);
    add_case(&f, f.bureau, "案例", 1);
    add_case(&f, f.bureau, "案例", 1);
    add_case(&f, f.bureau, "地区", 1); /* another track is another order */
    int64_t other = add_unit(&f, "虚构管理局");
    add_case(&f, other, "案例", 1);
    struct findings all = check_all(&f, 0), its = check_all(&f, f.bureau),
                    alone = check_alone(&f, f.bureau);
    const struct finding *told = only(&all, "list_order");
    assert_non_null(told);
    assert_string_equal(told->subject, "示例管理局 推荐汇总表");
    assert_string_equal(told->text, "推荐顺序写重了：1（00001、00002）；谁在前要推荐单位说清");
    assert_string_equal(only(&its, "list_order")->id, told->id);
    assert_string_equal(only(&alone, "list_order")->id, told->id);
    assert_string_equal(only(&alone, "list_order")->subject, "推荐汇总表");
    struct findings others[] = {check_all(&f, other), check_alone(&f, other)};
    assert_null(only(&others[0], "list_order"));
    assert_null(only(&others[1], "list_order"));
    const struct acceptance_act act = {&told->id, 1, "推荐单位来电说明"};
    must(&f, acceptances_make(f.desk, f.a, &act, NULL, &f.err));
    all = check_all(&f, 0);
    assert_string_equal(only(&all, "list_order")->accepted_by, "张收件");
    desk_close(f.desk);
}

static void test_merged_units_have_one_list(void **state)
{
    struct fixture f = fixture(*state);
    int64_t other = add_unit(&f, "示例管理局（本级）");
    add_case(&f, f.bureau, "案例", 1);
    add_case(&f, other, "案例", 1);
    struct findings before = check_all(&f, 0);
    assert_null(only(&before, "list_order"));
    must(&f, unit_merge(f.desk, f.a, f.bureau, other, "同一单位", &f.err));
    struct findings told[] = {check_all(&f, 0), check_all(&f, f.bureau), check_all(&f, other),
                              check_alone(&f, f.bureau)};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        assert_non_null(only(&told[i], "list_order"));
    }
    desk_close(f.desk);
}

/* All arrivals of the list together; nothing is missing while nothing came. */
static void test_the_table_that_goes_with_it(void **state)
{
    struct fixture f = fixture(*state);
    add_case(&f, f.bureau, "案例", 1);
    struct findings found = check_alone(&f, f.bureau);
    assert_null(only(&found, "list_table"));
    log_receipt(&f, 1, NULL);
    found = check_alone(&f, f.bureau);
    assert_string_equal(only(&found, "list_table")->text, "推荐汇总表应交2份，收到1份，缺1份");
    log_receipt(&f, 1, "no");
    found = check_alone(&f, f.bureau);
    assert_string_equal(only(&found, "list_table")->text, "推荐汇总表没有推荐单位的印章");
    log_receipt(&f, NUMBER_NONE, "yes"); /* one of them bears it */
    found = check_alone(&f, f.bureau);
    assert_null(only(&found, "list_table"));
    desk_close(f.desk);
}

static void test_the_desk_s_own_list(void **state)
{
    struct fixture f = fixture(*state);
    const struct act_ground ground = {"材料不实", "二"};
    const char *id = NULL;
    must(&f, desk_setting(f.desk, f.a, "unit_id", &id, &f.err));
    int64_t own = strtoll(id, NULL, 10);
    int64_t refused[] = {add_case(&f, own, "案例", 1), add_case(&f, f.bureau, "案例", 1)};
    for (size_t i = 0; i < 2; i++) {
        must(&f, submission_act(f.desk, f.a, refused[i], "screen", ground, NULL, &f.err));
        must(&f, submission_act(f.desk, f.a, refused[i], "refuse", ground, NULL, &f.err));
    }
    struct findings all = check_all(&f, 0);
    const struct finding *told = only(&all, "list_state");
    assert_non_null(told);
    assert_string_equal(told->text, "00001 在本台上报的名单上，但状态是不予受理，不能上报");
    desk_close(f.desk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_told_alike_everywhere),
        ARENA_TEST(test_merged_units_have_one_list),
        ARENA_TEST(test_the_table_that_goes_with_it),
        ARENA_TEST(test_the_desk_s_own_list),
    };
    return check_run("desk/list_findings", tests, sizeof tests / sizeof *tests);
}
