/* 今日: which deadlines of the shipped notices concern whom, how they are told, and what else waits. */
#include "desk/today.h"

#include <string.h>

#include "base/date.h"
#include "desk/drafts.h"
#include "desk/late.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct today_quotas quotas;
    struct today today;
    struct err err;
};

static void end(struct fixture *f)
{
    today_quotas_release(&f->quotas);
    desk_close(f->desk);
}

/* A desk of a class of unit at some time. */
static struct fixture desk_at(struct arena *a, const char *class, const char *now)
{
    struct fixture f = {.a = a, .err = {.arena = a}};
    struct desk_options o = desk_options_for_test(":memory:");
    int64_t instant = 0;
    assert_true(instant_parse(now, &instant, NULL));
    o.clock = clock_fixed(instant);
    o.class = class;
    o.data_dir = "data";
    if (desk_create(&f.desk, &o, &f.err) != STATUS_OK) {
        fail_msg("%s", f.err.text);
    }
    return f;
}

static void load(struct fixture *f)
{
    today_quotas_release(&f->quotas);
    if (today_quotas_open(&f->quotas, f->desk, &f->err) != STATUS_OK ||
        today_quotas_all(&f->quotas, &f->err) != STATUS_OK ||
        today_load(f->desk, f->a, &f->quotas, &f->today, &f->err) != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, f->err.cause ? f->err.cause : "");
    }
}

/* The only task whose sentence contains `part`; NULL when there is none. */
static const struct task *task_with(const struct fixture *f, const char *part)
{
    const struct task *found = NULL;
    for (size_t i = 0; i < f->today.n; i++) {
        if (strstr(f->today.at[i].text, part)) {
            assert_null(found);
            found = &f->today.at[i];
        }
    }
    return found;
}

struct expected {
    const char *class, *now, *part;
    const char *when, *left;
    int urgency;
};

static void check_task(struct arena *a, const struct expected *e)
{
    struct fixture f = desk_at(a, e->class, e->now);
    load(&f);
    const struct task *k = task_with(&f, e->part);
    if (!k) {
        fail_msg("%s %s: no %s", e->class, e->now, e->part);
        return;
    }
    assert_string_equal(k->when, e->when);
    assert_string_equal(k->left, e->left);
    assert_int_equal(k->urgency, e->urgency);
    end(&f);
}

static void test_deadlines_of_the_shipped_notices(void **state)
{
    static const char bureau[] = "省级通信管理局";
    static const struct expected tasks[] = {
        {bureau, "2024-07-15 09:00", "255号", "今天", "14时59分", 2},
        {bureau, "2024-07-09 09:00", "255号", "07-15", "6天", 1},
        {bureau, "2024-05-01 09:00", "255号", "07-15", "75天", 0},
        {bureau, "2024-07-18 12:00", "255号", "07-15", "已过2天", 0},
        {bureau, "2024-11-20 09:41", "88号", "12-15 周日", "25天", 0},
        {bureau, "2024-11-20 09:41", "926号", "12-31", "41天", 0},
        {bureau, "2023-12-30 09:41", "360号  省级报行业部门", "2024-02-29", "61天", 0},
        {bureau, "2022-10-14 09:41", "220号  报送", "10-20", "6天", 1},
        {"地市工信主管部门", "2024-12-24 09:41", "粤76号", "今天 17:00", "7时19分", 2},
        {"地市工信主管部门", "2024-12-24 17:01", "粤76号", "今天 17:00", "已过1分", 0},
        {"省级工信主管部门", "2024-12-20 09:41", "粤76号", "12-24 17:00", "4天", 1},
    };
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
        check_task(*state, &tasks[i]);
    }
}

static void test_only_months_are_inferred_and_return(void **state)
{
    static const char bureau[] = "省级通信管理局";
    static const struct expected tasks[] = {
        {bureau, "2024-11-20 09:41", "220号  定期报告", "12月", "41天", 0},
        {bureau, "2024-12-31 23:00", "220号  定期报告", "12月", "59分", 2},
        {bureau, "2025-01-01 00:00", "220号  定期报告", "06月", "180天", 0},
        {bureau, "2024-06-30 12:00", "220号  定期报告", "06月", "11时59分", 2},
    };
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
        check_task(*state, &tasks[i]);
    }
    struct fixture f = desk_at(*state, bureau, "2024-11-20 09:41");
    load(&f);
    assert_string_equal(
        task_with(&f, "定期报告")->text,
        "220号  定期报告 (日期本台推定) 督促推广中心 报工业和信息化部网络安全管理局");
    end(&f);
}

static void test_rest_days_are_told(void **state)
{
    struct fixture f = desk_at(*state, "省级通信管理局", "2024-11-20 09:41");
    load(&f);
    assert_non_null(strstr(task_with(&f, "88号")->text, "(期限是休息日)"));
    assert_null(strstr(task_with(&f, "926号")->text, "休息日"));
    end(&f);
}

static void test_steps_of_others_are_left_out(void **state)
{
    struct fixture f = desk_at(*state, "省级通信管理局", "2024-11-20 09:41");
    load(&f);
    assert_null(task_with(&f, "粤76号")); /* cities hand in to the province's 工信厅 */
    end(&f);
    f = desk_at(*state, "地市工信主管部门", "2024-11-20 09:41");
    load(&f);
    assert_null(task_with(&f, "88号"));
    assert_null(task_with(&f, "926号"));
    end(&f);
    f = desk_at(*state, NULL, "2024-11-20 09:41"); /* nobody said what this desk is */
    load(&f);
    assert_non_null(task_with(&f, "粤76号"));
    assert_non_null(task_with(&f, "88号"));
    end(&f);
}

static void test_deadlines_long_past_are_left_out(void **state)
{
    struct fixture f = desk_at(*state, "省级通信管理局", "2024-08-16 09:00");
    load(&f);
    assert_null(task_with(&f, "255号"));
    end(&f);
}

static int64_t notice_id(struct fixture *f, const char *code)
{
    struct notice_row row;
    assert_int_equal(notice_find(f->desk, f->a, code, &row, &f->err), STATUS_OK);
    return row.record.id;
}

static void test_stopped_notices_wait_for_nobody(void **state)
{
    struct fixture f = desk_at(*state, "省级通信管理局", "2024-11-20 09:41");
    assert_int_equal(notice_stop(f.desk, f.a, notice_id(&f, "88"), true, "已办结", &f.err),
                     STATUS_OK);
    load(&f);
    assert_null(task_with(&f, "88号"));
    end(&f);
}

static int64_t add_unit(struct fixture *f, const char *name, const char *class)
{
    struct unit u = {.name = name, .class = class};
    assert_int_equal(unit_save(f->desk, f->a, NULL, &u, NULL, &f->err), STATUS_OK);
    return u.record.id;
}

static int64_t add_submission(struct fixture *f, const char *title, int64_t recommender)
{
    struct submission s = {.notice = notice_id(f, "255"),
                           .title = title,
                           .direction = "人身安全",
                           .recommender = recommender};
    if (submission_save(f->desk, f->a, NULL, &s, NULL, &f->err) != STATUS_OK) {
        fail_msg("%s", f->err.text);
    }
    return s.record.id;
}

static void test_quotas_over_are_told(void **state)
{
    struct fixture f = desk_at(*state, "支撑中心", "2024-07-01 09:00");
    int64_t group = add_unit(&f, "虚构通信集团有限公司", "基础电信企业集团");
    for (int i = 0; i < 10; i++) {
        add_submission(&f, arena_printf(f.a, "示例成果%d", i), group);
    }
    load(&f);
    assert_null(task_with(&f, "名额"));
    add_submission(&f, "示例成果十一", group);
    load(&f);
    const struct task *k = task_with(&f, "名额");
    assert_non_null(k);
    assert_string_equal(k->text, "255号  名额 10, 已报 11  虚构通信集团有限公司 (四（二）)");
    assert_string_equal(k->left, "超 1");
    assert_int_equal(k->kind, TASK_QUOTA);
    assert_int_equal(k->unit, group);
    assert_string_equal(k->where, "通知:255 推荐单位:\"虚构通信集团有限公司\" -状态:撤回");
    struct today_counts counts;
    assert_int_equal(today_count(f.desk, &counts, &f.err), STATUS_OK);
    assert_int_equal(counts.submissions, 11);
    end(&f);
}

static void test_drafts_are_mine_and_named(void **state)
{
    struct fixture f = desk_at(*state, NULL, "2024-07-01 09:00");
    int64_t unit = add_unit(&f, "东海虚构铁塔", NULL);
    const char *form = arena_printf(f.a, "unit:%lld", (long long)unit);
    assert_int_equal(draft_put(f.desk, form, "phone", "010", &f.err), STATUS_OK);
    assert_int_equal(draft_put(f.desk, "receipt:new", "note", "急", &f.err), STATUS_OK);
    assert_int_equal(draft_put(f.desk, "sheet:1:2:31", "意见", "好", &f.err), STATUS_OK);
    load(&f);
    assert_non_null(strstr(task_with(&f, "草稿  打分表")->text, "打分表 00031  1 项没有保存"));
    assert_string_equal(task_with(&f, "草稿  单位")->text,
                        "草稿  单位 东海虚构铁塔  1 项没有保存, 07-01 09:00");
    assert_string_equal(task_with(&f, "草稿  收件")->form, "receipt:new");
    assert_non_null(strstr(task_with(&f, "草稿  收件")->text, "收件 (新)"));
    assert_true(task_with(&f, "草稿  收件")->is_mine);
    assert_false(task_with(&f, "255号")->is_mine);
    end(&f);
}

static void test_numbers_taken_and_short_arrivals(void **state)
{
    struct fixture f = desk_at(*state, NULL, "2024-07-01 09:00");
    struct receipt_full r = {0}, base;
    assert_int_equal(receipt_take(f.desk, f.a, &r.receipt, &f.err), STATUS_OK);
    load(&f);
    const struct task *k = task_with(&f, "已取号");
    assert_non_null(k);
    assert_int_equal(k->kind, TASK_TAKEN);
    assert_int_equal(k->id, r.receipt.record.id);
    assert_true(k->is_mine);

    assert_int_equal(receipt_load(f.desk, f.a, r.receipt.record.id, &base, &f.err), STATUS_OK);
    r = base;
    r.receipt.unit = add_unit(&f, "东海虚构铁塔", NULL);
    r.receipt.notice = notice_id(&f, "255");
    r.receipt.basis = "delivered";
    r.items = (struct receipt_items){0};
    struct receipt_item item = {.material = "光盘", .required = 4, .received = 3};
    r.items.at = &item;
    r.items.n = r.items.cap = 1;
    if (receipt_save(f.desk, f.a, &base, &r, NULL, &f.err) != STATUS_OK) {
        fail_msg("%s", f.err.text);
    }
    load(&f);
    assert_null(task_with(&f, "已取号"));
    k = task_with(&f, "缺光盘1份");
    assert_non_null(k);
    assert_int_equal(k->kind, TASK_SHORT);
    assert_non_null(strstr(k->text, "东海虚构铁塔"));
    assert_int_equal(f.today.week[0], 1); /* 2024-07-01 is a Monday */
    end(&f);
}

static void test_the_urgent_come_first_and_the_past_last(void **state)
{
    struct fixture f = desk_at(*state, NULL, "2024-12-24 09:41");
    assert_int_equal(draft_put(f.desk, "unit:new", "name", "甲", &f.err), STATUS_OK);
    load(&f);
    assert_true(f.today.n >= 4);
    assert_non_null(strstr(f.today.at[0].text, "粤76号"));
    for (size_t i = 1; i < f.today.n; i++) {
        const struct task *l = &f.today.at[i - 1], *k = &f.today.at[i];
        assert_true(l->urgency >= k->urgency);
        assert_false(l->is_past && !k->is_past && l->urgency == k->urgency);
    }
    assert_non_null(strstr(f.today.at[f.today.n - 1].text, "88号"));
    end(&f);
}

static void test_text_without_a_terminal(void **state)
{
    struct fixture f = desk_at(*state, NULL, "2024-12-24 09:41");
    load(&f);
    struct today_counts counts;
    assert_int_equal(today_count(f.desk, &counts, &f.err), STATUS_OK);
    const char *text = today_text(f.a, &f.today, &counts, desk_now(f.desk));
    assert_non_null(strstr(text, "今天要办的事  2024-12-24 09:41:00"));
    assert_non_null(strstr(text, "!!  今天 17:00"));
    end(&f);
}

/* A late arrival waits for whoever may decide it, until it is decided. */
static void test_a_late_arrival_waits_for_a_supervisor(void **state)
{
    struct fixture f = desk_at(*state, "支撑中心", "2024-07-16 09:00");
    struct unit unit = {.name = "东江示例通信管理局", .class = "省级通信管理局"};
    struct notice_row row;
    assert_int_equal(notice_find(f.desk, f.a, "255", &row, &f.err), STATUS_OK);
    assert_int_equal(unit_save(f.desk, f.a, NULL, &unit, NULL, &f.err), STATUS_OK);
    struct receipt_full r = {.receipt = {.notice = row.record.id,
                                         .unit = unit.record.id,
                                         .at = desk_now(f.desk),
                                         .basis = "arrival"}};
    assert_int_equal(receipt_save(f.desk, f.a, NULL, &r, NULL, &f.err), STATUS_OK);
    load(&f);
    const struct task *k = task_with(&f, "收不收待主管决定");
    assert_non_null(k);
    assert_int_equal(k->kind, TASK_LATE);
    assert_int_equal(k->id, r.receipt.record.id);
    assert_true(k->is_mine);
    f.desk->may = MAY_LOG;
    load(&f);
    assert_false(task_with(&f, "收不收待主管决定")->is_mine);
    f.desk->may = MAY_LOG | MAY_DECIDE;
    assert_int_equal(late_decide(f.desk, f.a, r.receipt.record.id, LATE_REFUSED,
                                 (struct act_ground){"无正当理由", NULL}, NULL, &f.err),
                     STATUS_OK);
    load(&f);
    assert_null(task_with(&f, "收不收待主管决定"));
    end(&f);
}

/* The screen is left whenever somebody likes: what was read so far is given back (told by the leak checker
 * of make asan). */
static void test_counting_quotas_stops_anywhere(void **state)
{
    struct fixture f = desk_at(*state, "省级通信管理局", "2024-07-16 09:41:37");
    for (int steps = 0; steps < 12; steps++) {
        assert_int_equal(today_quotas_open(&f.quotas, f.desk, &f.err), STATUS_OK);
        for (int i = 0; i < steps; i++) {
            assert_int_equal(today_quotas_more(&f.quotas, &f.err), STATUS_OK);
        }
        today_quotas_release(&f.quotas);
    }
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_deadlines_of_the_shipped_notices),
        ARENA_TEST(test_only_months_are_inferred_and_return),
        ARENA_TEST(test_rest_days_are_told),
        ARENA_TEST(test_steps_of_others_are_left_out),
        ARENA_TEST(test_deadlines_long_past_are_left_out),
        ARENA_TEST(test_stopped_notices_wait_for_nobody),
        ARENA_TEST(test_quotas_over_are_told),
        ARENA_TEST(test_drafts_are_mine_and_named),
        ARENA_TEST(test_numbers_taken_and_short_arrivals),
        ARENA_TEST(test_the_urgent_come_first_and_the_past_last),
        ARENA_TEST(test_text_without_a_terminal),
        ARENA_TEST(test_a_late_arrival_waits_for_a_supervisor),
        ARENA_TEST(test_counting_quotas_stops_anywhere),
    };
    return check_run("desk today", tests, sizeof tests / sizeof *tests);
}
