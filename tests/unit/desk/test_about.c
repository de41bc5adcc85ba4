/* What is no case has findings too: lists, arrivals, units; each is known by an id, told in a check of all, and
 * accepted by name wherever it is told. */
#include "desk/about.h"

#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/acceptances.h"
#include "desk/checks.h"
#include "desk/lists.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/today.h"
#include "desk/undo.h"
#include "desk/unit_search.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/golden.h"

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct err err;
    int64_t notice, bureau; /* 360号, whose lists are 原则上至多5件 */
};

static void must(const struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static int64_t add_unit(struct fixture *f, struct unit u)
{
    must(f, unit_save(f->desk, f->a, NULL, &u, NULL, &f->err));
    return u.record.id;
}

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .desk = desk_for_test(a, true), .err = {.arena = a}};
    struct notice_row row = {0};
    must(&f, notice_find(f.desk, a, "360", &row, &f.err));
    f.notice = row.record.id;
    f.bureau = add_unit(&f, (struct unit){.name = "示例管理局", .class = "省级通信管理局"});
    return f;
}

static void add_cases(struct fixture *f, int from, int to)
{
    for (int i = from; i <= to; i++) {
        struct submission s = {.notice = f->notice,
                               .title = arena_printf(f->a, "成果%d", i),
                               .direction = "商用密码",
                               .recommender = f->bureau,
                               .list_order = i};
        s.lead = add_unit(f, (struct unit){.name = arena_printf(f->a, "示例公司%d", i)});
        must(f, submission_save(f->desk, f->a, NULL, &s, NULL, &f->err));
    }
}

/* An invented notice: whether its paper is asked of an arrival without a direction nobody can say. */
static void take_invented_notice(struct fixture *f)
{
    struct notice_row row = {0};
    struct slice yaml =
        slice_of("文号: 示例〔2024〕1号\n代号: 甲\n标题: 征集\n种类: 征集\n"
                 "通道:\n- {代号: 案例, 名称: 案例}\n"
                 "方向:\n- 名称: 方向\n  选择: 单选\n  项: [{名称: 云}, {名称: 网}]\n"
                 "材料:\n- {名称: 申报书, 要求: 必备, 份数: 2, 适用: {方向: 云}}\n");
    must(f, notice_load(f->desk, f->a, yaml, "a.yaml", &row, &f->err));
    f->notice = row.record.id;
}

/* Nothing was counted to be missing but one copy. Without cases it is judged by itself. */
static int64_t log_receipt(struct fixture *f, int64_t *batch)
{
    struct receipt_full r = {
        .receipt = {.notice = f->notice, .unit = f->bureau, .basis = "arrival"}};
    assert_true(instant_parse("2022-09-01 10:00:00", &r.receipt.at, NULL));
    must(f, receipt_expect(f->desk, f->a, &r, &f->err));
    for (size_t i = 0; i < r.items.n; i++) {
        r.items.at[i].received = 1;
    }
    must(f, receipt_save(f->desk, f->a, NULL, &r, batch, &f->err));
    return r.receipt.record.id;
}

static struct findings check_all(struct fixture *f, struct check_wanted wanted)
{
    struct findings found = {0};
    must(f, check_many(f->desk, f->a, &wanted, &found, &f->err));
    return found;
}

static struct findings check_one(struct fixture *f, struct finding_about about)
{
    struct findings found = {0};
    must(f, about_check(f->desk, f->a, &about, &found, &f->err));
    return found;
}

/* The first whose id begins so and whose subject has the words; ends the test when there is none. */
static struct finding finding(const struct findings *all, const char *id, const char *subject)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->at[i].id && text_starts(all->at[i].id, id) &&
            strstr(all->at[i].subject, subject)) {
            return all->at[i];
        }
    }
    fail_msg("nothing of %s about %s among %zu", id, subject, all->n);
    return (struct finding){0};
}

static bool has(const struct findings *all, const char *id)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->at[i].id && text_starts(all->at[i].id, id)) {
            return true;
        }
    }
    return false;
}

static int64_t accept(struct fixture *f, const char *id)
{
    int64_t batch = 0;
    const struct acceptance_act act = {&id, 1, "部里来电同意"};
    must(f, acceptances_make(f->desk, f->a, &act, &batch, &f->err));
    return batch;
}

/* ---- lists ----------------------------------------------------------------------------------------- */

static void test_a_list_is_accepted_wherever_it_is_told(void **state)
{
    struct fixture f = fixture(*state);
    add_cases(&f, 1, 6);
    int64_t receipt = log_receipt(&f, NULL);
    const char *id = arena_printf(f.a, "L360.%lld-", (long long)f.bureau);
    struct findings all = check_all(&f, (struct check_wanted){0});
    struct finding over = finding(&all, id, "推荐项目总数");
    assert_string_equal(over.subject, "示例管理局 推荐项目总数");
    assert_null(over.accepted_by);
    accept(&f, over.id);
    const struct finding_about list = {.notice = f.notice, .unit = f.bureau};
    struct findings told[] = {check_all(&f, (struct check_wanted){0}),
                              check_all(&f, (struct check_wanted){.unit = f.bureau}),
                              check_one(&f, list),
                              check_one(&f, (struct finding_about){.unit = f.bureau}),
                              check_one(&f, (struct finding_about){.receipt = receipt})};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        struct finding f_i = finding(&told[i], id, "推荐项目总数");
        assert_string_equal(f_i.id, over.id);
        assert_string_equal(f_i.accepted_by, "张收件");
        assert_string_equal(f_i.accepted_why, "部里来电同意");
        assert_string_equal(f_i.accepted_on, "2024-07-16");
    }
    /* the case that is too many is accepted by itself */
    assert_null(finding(&told[0], "00006-", "推荐项目总数").accepted_by);
    desk_close(f.desk);
}

static struct task task_of(struct fixture *f)
{
    struct today_quotas q;
    must(f, today_quotas_open(&q, f->desk, &f->err));
    must(f, today_quotas_all(&q, &f->err));
    assert_int_equal(q.tasks.n, 1);
    struct task task = q.tasks.at[0];
    task.text = arena_text(f->a, task.text);
    task.left = arena_text(f->a, task.left);
    today_quotas_release(&q);
    return task;
}

static void test_today_tells_who_accepted_it(void **state)
{
    struct fixture f = fixture(*state);
    add_cases(&f, 1, 6);
    struct task task = task_of(&f);
    assert_string_equal(task.left, "超 1");
    assert_int_equal(task.urgency, 1);
    struct findings found =
        check_one(&f, (struct finding_about){.notice = f.notice, .unit = f.bureau});
    accept(&f, finding(&found, "L360.", "推荐项目总数").id);
    task = task_of(&f);
    assert_string_equal(task.left, "已接受");
    assert_int_equal(task.urgency, 0);
    assert_string_equal(task.text, "360号  名额 5, 已报 6  示例管理局 (三（二）)  "
                                   "[张收件 已接受: 部里来电同意, 2024-07-16]");
    desk_close(f.desk);
}

/* What is too many within one case is the case's: 220号, 原则上不超过6家. */
static void test_today_tells_of_one_case(void **state)
{
    struct fixture f = fixture(*state);
    struct notice_row row = {0};
    int64_t units[7];
    must(&f, notice_find(f.desk, f.a, "220", &row, &f.err));
    for (int i = 0; i < 7; i++) {
        units[i] = add_unit(&f, (struct unit){.name = arena_printf(f.a, "示例公司%d", i)});
    }
    struct submission s = {.notice = row.record.id,
                           .title = "成果",
                           .direction = "5G安全产品",
                           .lead = units[0],
                           .partners = links_text(f.a, units + 1, 6),
                           .list_order = NUMBER_NONE};
    must(&f, submission_save(f.desk, f.a, NULL, &s, NULL, &f.err));
    assert_string_equal(task_of(&f).left, "超 1");
    struct findings found = check_one(&f, (struct finding_about){.submission = s.record.id});
    accept(&f, finding(&found, "00001-", "成员家数").id);
    assert_string_equal(task_of(&f).left, "已接受");
    desk_close(f.desk);
}

static void test_another_case_makes_it_lapse(void **state)
{
    struct fixture f = fixture(*state);
    struct acceptances listed;
    const struct finding_about list = {.notice = f.notice, .unit = f.bureau};
    add_cases(&f, 1, 6);
    struct findings found = check_one(&f, list);
    accept(&f, finding(&found, "L360.", "推荐项目总数").id);
    must(&f, acceptances_load(f.desk, f.a, &list, &listed, &f.err));
    assert_int_equal(listed.n, 1);
    assert_false(listed.at[0].is_lapsed);
    assert_string_equal(listed.at[0].name, "360号 示例管理局的名单");
    add_cases(&f, 7, 7);
    found = check_one(&f, list);
    assert_null(finding(&found, "L360.", "推荐项目总数").accepted_by);
    must(&f, acceptances_load(f.desk, f.a, NULL, &listed, &f.err));
    assert_true(listed.at[0].is_lapsed);
    const char *id = listed.at[0].id;
    const struct acceptance_act act = {&id, 1, "数变了"};
    must(&f, acceptances_revoke(f.desk, f.a, &act, NULL, &f.err));
    must(&f, acceptances_load(f.desk, f.a, &list, &listed, &f.err));
    assert_int_equal(listed.n, 0);
    desk_close(f.desk);
}

/* Two lists that say the same sentence are two. */
static void test_the_same_sentence_of_another_list(void **state)
{
    struct fixture f = fixture(*state);
    add_cases(&f, 1, 6);
    int64_t first = f.bureau;
    f.bureau = add_unit(&f, (struct unit){.name = "虚构管理局", .class = "省级通信管理局"});
    add_cases(&f, 11, 16);
    struct findings all = check_all(&f, (struct check_wanted){0});
    accept(&f, finding(&all, arena_printf(f.a, "L360.%lld-", (long long)first), "推荐").id);
    all = check_all(&f, (struct check_wanted){0});
    const char *other = arena_printf(f.a, "L360.%lld-", (long long)f.bureau);
    assert_null(finding(&all, other, "推荐").accepted_by);
    desk_close(f.desk);
}

/* ---- arrivals ---------------------------------------------------------------------------------------- */

static void test_an_arrival_is_accepted(void **state)
{
    struct fixture f = fixture(*state);
    int64_t other = f.notice;
    take_invented_notice(&f);
    int64_t receipt = log_receipt(&f, NULL);
    const struct finding_about about = {.receipt = receipt};
    struct findings all = check_all(&f, (struct check_wanted){.notice = f.notice});
    struct finding differs = finding(&all, "R20240001-", "申报书");
    assert_string_equal(differs.subject, "收件 20240001 申报书");
    accept(&f, differs.id);
    all = check_one(&f, about);
    assert_string_equal(finding(&all, differs.id, "申报书").accepted_by, "张收件");
    all = check_all(&f, (struct check_wanted){.unit = f.bureau});
    assert_string_equal(finding(&all, differs.id, "申报书").accepted_by, "张收件");
    all = check_all(&f, (struct check_wanted){.notice = other});
    assert_false(has(&all, "R"));
    all = check_all(&f, (struct check_wanted){.notice = f.notice, .only_cases = true});
    assert_false(has(&all, "R"));
    desk_close(f.desk);
}

/* What came with a case is judged with it and not told twice. */
static void test_an_arrival_with_a_case(void **state)
{
    struct fixture f = fixture(*state);
    struct receipt_full base, mine;
    take_invented_notice(&f);
    struct submission s = {
        .notice = f.notice, .title = "成果", .recommender = f.bureau, .list_order = NUMBER_NONE};
    s.lead = add_unit(&f, (struct unit){.name = "示例公司"});
    must(&f, submission_save(f.desk, f.a, NULL, &s, NULL, &f.err));
    int64_t receipt = log_receipt(&f, NULL);
    must(&f, receipt_load(f.desk, f.a, receipt, &base, &f.err));
    mine = base;
    mine.receipt.submissions = arena_printf(f.a, "%lld", (long long)s.record.id);
    must(&f, receipt_save(f.desk, f.a, &base, &mine, NULL, &f.err));
    struct findings all = check_all(&f, (struct check_wanted){0});
    assert_false(has(&all, "R"));
    assert_string_equal(finding(&all, "00001-", "申报书").rule, "copies");
    desk_close(f.desk);
}

static void test_what_an_acceptance_rests_on_stays(void **state)
{
    struct fixture f = fixture(*state);
    int64_t logged = 0;
    take_invented_notice(&f);
    const struct finding_about about = {.receipt = log_receipt(&f, &logged)};
    struct findings all = check_one(&f, about);
    int64_t accepted = accept(&f, finding(&all, "R", "申报书").id);
    assert_int_not_equal(desk_undo(f.desk, f.a, logged, "办错", NULL, &f.err), STATUS_OK);
    must(&f, desk_undo(f.desk, f.a, accepted, "办错", NULL, &f.err));
    must(&f, desk_undo(f.desk, f.a, logged, "办错", NULL, &f.err));
    desk_close(f.desk);
}

/* ---- units ------------------------------------------------------------------------------------------- */

static void test_a_unit_is_accepted(void **state)
{
    struct fixture f = fixture(*state);
    int64_t unit = add_unit(&f, (struct unit){.name = "示例公司", .phone = "1380013800"});
    const char *id = arena_printf(f.a, "U%lld-", (long long)unit);
    struct findings all = check_all(&f, (struct check_wanted){0});
    struct finding phone = finding(&all, id, "电话");
    assert_string_equal(phone.subject, "单位 示例公司 电话");
    accept(&f, phone.id);
    all = check_all(&f, (struct check_wanted){.unit = unit});
    assert_string_equal(finding(&all, id, "电话").accepted_by, "张收件");
    all = check_one(&f, (struct finding_about){.unit = unit});
    assert_string_equal(finding(&all, id, "电话").accepted_by, "张收件");
    all = check_all(&f, (struct check_wanted){.unit = f.bureau});
    assert_false(has(&all, "U"));
    all = check_all(&f, (struct check_wanted){.notice = f.notice});
    assert_false(has(&all, "U"));
    all = check_all(&f, (struct check_wanted){.only_cases = true});
    assert_false(has(&all, "U"));
    desk_close(f.desk);
}

static int64_t accepted_of(struct fixture *f, int64_t unit)
{
    struct unit_counts counts;
    must(f, unit_counts_load(f->desk, unit, &counts, &f->err));
    return counts.accepted;
}

static size_t found_by(struct fixture *f, const char *noun, const char *where)
{
    struct id_list list;
    const struct list_options options = {.noun = noun, .where = where};
    must(f, id_list_open(&list, f->desk, &options, &f->err));
    must(f, id_list_all(&list, &f->err));
    size_t n = list.n;
    id_list_release(&list);
    return n;
}

/* The list of units marks what was accepted of a unit itself and of its lists, not of its cases; a search for
 * 接受:有 finds units and arrivals as it finds cases. */
static void test_units_are_marked(void **state)
{
    struct fixture f = fixture(*state);
    add_cases(&f, 1, 6);
    assert_int_equal(found_by(&f, "unit", "接受:有"), 0);
    struct findings found =
        check_one(&f, (struct finding_about){.notice = f.notice, .unit = f.bureau});
    int64_t batch = accept(&f, finding(&found, "L360.", "推荐项目总数").id);
    found = check_one(&f, (struct finding_about){.submission = 6});
    accept(&f, finding(&found, "00006-", "推荐项目总数").id);
    assert_int_equal(accepted_of(&f, f.bureau), 1);
    assert_int_equal(found_by(&f, "unit", "接受:有"), 1);
    int64_t other = add_unit(&f, (struct unit){.name = "示例公司", .phone = "1380013800"});
    found = check_one(&f, (struct finding_about){.unit = other});
    accept(&f, finding(&found, "U", "电话").id);
    assert_int_equal(accepted_of(&f, other), 1);
    must(&f, desk_undo(f.desk, f.a, batch, "办错", NULL, &f.err));
    assert_int_equal(accepted_of(&f, f.bureau), 0);
    assert_int_equal(found_by(&f, "unit", "接受:有"), 1);
    take_invented_notice(&f);
    found = check_one(&f, (struct finding_about){.receipt = log_receipt(&f, NULL)});
    assert_int_equal(found_by(&f, "receipt", "接受:有"), 0);
    accept(&f, finding(&found, "R", "申报书").id);
    assert_int_equal(found_by(&f, "receipt", "接受:有"), 1);
    desk_close(f.desk);
}

/* What goes to paper: which finding, clause, who, when, why; and what no longer holds. */
static void test_the_paper(void **state)
{
    struct fixture f = fixture(*state);
    const char *text = NULL;
    struct acceptances listed;
    assert_int_equal(acceptances_text(f.desk, f.a, NULL, &text, &f.err), STATUS_NOT_FOUND);
    add_cases(&f, 1, 6);
    struct findings found = check_one(&f, (struct finding_about){.unit = f.bureau});
    accept(&f, finding(&found, "L360.", "推荐项目总数").id);
    int64_t unit = add_unit(&f, (struct unit){.name = "示例公司", .phone = "1380013800"});
    found = check_one(&f, (struct finding_about){.unit = unit});
    accept(&f, finding(&found, "U", "电话").id);
    found = check_one(&f, (struct finding_about){.submission = 6});
    accept(&f, finding(&found, "00006-", "推荐项目总数").id);
    add_cases(&f, 7, 7);
    must(&f, acceptances_text(f.desk, f.a, NULL, &text, &f.err));
    golden_check("accepted-paper", text);
    must(&f,
         acceptances_load(f.desk, f.a, &(struct finding_about){.unit = f.bureau}, &listed, &f.err));
    assert_int_equal(listed.n, 1); /* its list */
    must(&f, acceptances_load(f.desk, f.a, &(struct finding_about){.unit = unit}, &listed, &f.err));
    assert_int_equal(listed.n, 1);
    desk_close(f.desk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_list_is_accepted_wherever_it_is_told),
        ARENA_TEST(test_today_tells_who_accepted_it),
        ARENA_TEST(test_today_tells_of_one_case),
        ARENA_TEST(test_another_case_makes_it_lapse),
        ARENA_TEST(test_the_same_sentence_of_another_list),
        ARENA_TEST(test_an_arrival_is_accepted),
        ARENA_TEST(test_an_arrival_with_a_case),
        ARENA_TEST(test_what_an_acceptance_rests_on_stays),
        ARENA_TEST(test_a_unit_is_accepted),
        ARENA_TEST(test_units_are_marked),
        ARENA_TEST(test_the_paper),
    };
    return check_run("desk/about", tests, sizeof tests / sizeof *tests);
}
