/* 今日 played: the list, its filter, what Enter leads to, other people's changes, the minute. */
#include <string.h>

#include "base/date.h"
#include "desk/drafts.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "model/submission.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/golden.h"
#include "support/stage.h"
#include "tui/screens.h"

static const struct screen_class *const mains[] = {&today_screen};

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct err err;
};

static bool has_changed(struct desk *desk)
{
    (void)desk;
    return true;
}

static void set_clock(struct play *p, const char *time)
{
    int64_t now = 0;
    assert_true(instant_parse(time, &now, NULL));
    p->desk->clock = p->stage.ui.options.clock = clock_fixed(now);
}

static void start(struct play *p, void **state, bool with_work)
{
    struct ui_options o = stage_init(&p->stage);
    p->a = *state;
    p->err = (struct err){.arena = p->a};
    p->desk = desk_for_test(p->a, true);
    if (with_work) {
        struct receipt receipt;
        assert_int_equal(draft_put(p->desk, "unit:new", "name", "东海", &p->err), STATUS_OK);
        assert_int_equal(receipt_take(p->desk, p->a, &receipt, &p->err), STATUS_OK);
    }
    o.desk = p->desk;
    o.clock = p->desk->clock = clock_fixed(1733996460); /* 2024-12-12 17:41 */
    o.mains = mains;
    o.n_mains = 1;
    o.unit = "南岭示例通信管理局";
    o.user = "张收件 管理员";
    o.changed = has_changed;
    stage_start(&p->stage, &o);
}

static void end(struct play *p)
{
    stage_close(&p->stage);
}

static bool shows(struct play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

static void test_pictures(void **state)
{
    struct play p;
    start(&p, state, true);
    stage_settle(&p.stage);
    golden_check("today-80x24", stage_dump(&p.stage, p.a));
    stage_resize(&p.stage, 50, 160);
    golden_check("today-160x50", stage_dump(&p.stage, p.a));
    end(&p);
}

static void test_only_mine(void **state)
{
    struct play p;
    start(&p, state, true);
    assert_true(shows(&p, "88号"));
    stage_press(&p.stage, K_F(6));
    assert_false(shows(&p, "88号"));
    assert_true(shows(&p, "已取号"));
    assert_true(shows(&p, "草稿  单位 (新)"));
    stage_type(&p.stage, "m");
    assert_true(shows(&p, "88号"));
    end(&p);
}

static void test_filter_by_initials(void **state)
{
    struct play p;
    start(&p, state, true);
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "ndgz");
    assert_true(shows(&p, "88号"));
    assert_false(shows(&p, "草稿  单位"));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "草稿  单位"));
    end(&p);
}

static void test_changes_of_others_appear(void **state)
{
    struct play p;
    struct receipt receipt;
    start(&p, state, false);
    assert_false(shows(&p, "已取号"));
    assert_int_equal(receipt_take(p.desk, p.a, &receipt, &p.err), STATUS_OK);
    ui_poll(&p.stage.ui);
    assert_true(shows(&p, "已取号"));
    end(&p);
}

static void test_the_minute_turns(void **state)
{
    struct play p;
    start(&p, state, false);
    set_clock(&p, "2024-12-15 23:58:30");
    (void)ui_idle(&p.stage.ui);
    assert_true(shows(&p, "1分"));
    set_clock(&p, "2024-12-16 00:00:00");
    (void)ui_idle(&p.stage.ui);
    assert_true(shows(&p, "已过"));
    end(&p);
}

static int64_t add_case(struct play *p, int64_t recommender)
{
    struct notice_row notice;
    assert_int_equal(notice_find(p->desk, p->a, "255", &notice, &p->err), STATUS_OK);
    struct submission s = {.notice = notice.record.id,
                           .title = "示例成果",
                           .direction = "人身安全",
                           .recommender = recommender};
    assert_int_equal(submission_save(p->desk, p->a, NULL, &s, NULL, &p->err), STATUS_OK);
    return s.record.id;
}

/* Counting all cases takes time, so the first picture does not wait for it. */
static void test_cases_are_counted_between_keys(void **state)
{
    struct play p;
    start(&p, state, false);
    (void)add_case(&p, 0);
    assert_true(shows(&p, "正在数申报件"));
    stage_settle(&p.stage);
    assert_true(shows(&p, "申报件 1 "));
    (void)add_case(&p, 0);
    ui_poll(&p.stage.ui);
    assert_true(shows(&p, "申报件 1 "));
    stage_settle(&p.stage);
    assert_true(shows(&p, "申报件 2 "));
    end(&p);
}

/* Reading all cases of a recommender takes time, so quotas are looked at between keys; what was told
 * before stands until they have been. */
static void test_quotas_are_looked_at_between_keys(void **state)
{
    struct play p;
    int64_t last = 0;
    start(&p, state, false);
    struct unit group = {.name = "虚构通信集团有限公司", .class = "基础电信企业集团"};
    assert_int_equal(unit_save(p.desk, p.a, NULL, &group, NULL, &p.err), STATUS_OK);
    for (int i = 0; i < 11; i++) {
        last = add_case(&p, group.record.id);
    }
    ui_poll(&p.stage.ui);
    assert_false(shows(&p, "超 1"));
    stage_settle(&p.stage);
    assert_true(shows(&p, "超 1"));
    assert_int_equal(submission_void(p.desk, p.a, last, "重复", &p.err), STATUS_OK);
    ui_poll(&p.stage.ui);
    assert_true(shows(&p, "超 1"));
    stage_settle(&p.stage);
    assert_false(shows(&p, "超 1"));
    end(&p);
}

/* The selected thing stays selected although others come before it. */
static void test_the_selection_stays(void **state)
{
    struct play p;
    start(&p, state, true);
    stage_press(&p.stage, K_END);
    const char *line = strstr(stage_dump(&p.stage, p.a), "\n> ");
    assert_non_null(line);
    const char *chosen = arena_copy(p.a, line, strcspn(line + 1, "\n"));
    struct receipt receipt;
    assert_int_equal(receipt_take(p.desk, p.a, &receipt, &p.err), STATUS_OK);
    ui_poll(&p.stage.ui);
    assert_true(shows(&p, chosen));
    end(&p);
}

/* Every count opens its rows, and Esc comes back in one step. */
static void test_counts_open_their_rows(void **state)
{
    static const struct {
        uint32_t key;
        const char *shown;
    } counts[] = {{K_F(11), "1件申报件"},
                  {K_F(4), "0件申报件符合 状态:待补正"},
                  {K_F(8), "符合 状态:登记 逾期:是"},
                  {K_F(12), "符合 状态:登记 收件>=2024-12-09"}};
    struct play p;
    start(&p, state, true);
    (void)add_case(&p, 0);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        stage_press(&p.stage, counts[i].key);
        stage_settle(&p.stage);
        assert_true(shows(&p, counts[i].shown));
        stage_press(&p.stage, K_ESC);
        assert_true(shows(&p, "今天要办的事"));
    }
    end(&p);
}

/* A half-filled import is told by the name of its table and goes on where it was left; the answers
 * that go with it are no task of their own. */
static void test_an_import_goes_on(void **state)
{
    struct play p;
    struct notice_row notice;
    start(&p, state, false);
    assert_int_equal(notice_find(p.desk, p.a, "255", &notice, &p.err), STATUS_OK);
    const char *form = arena_printf(p.a, "table:%lld:成果汇总表", (long long)notice.record.id);
    assert_int_equal(draft_put(p.desk, form, "path", "某集团.csv", &p.err), STATUS_OK);
    assert_int_equal(draft_put(p.desk, "table-answers:0123456789abcdef", "7", "1 0", &p.err),
                     STATUS_OK);
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "草稿  导入 255 成果汇总表"));
    assert_false(shows(&p, "table-answers"));
    stage_press(&p.stage, K_END);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "导入 255 成果汇总表"));
    assert_true(shows(&p, "某集团.csv"));
    end(&p);
}

static void test_nothing_waits(void **state)
{
    struct play p;
    start(&p, state, false);
    set_clock(&p, "2030-01-01 09:00:00");
    stage_press(&p.stage, K_F(5));
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "没有这件事");
    assert_true(shows(&p, "没有符合"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_pictures),
        ARENA_TEST(test_only_mine),
        ARENA_TEST(test_filter_by_initials),
        ARENA_TEST(test_changes_of_others_appear),
        ARENA_TEST(test_the_minute_turns),
        ARENA_TEST(test_cases_are_counted_between_keys),
        ARENA_TEST(test_quotas_are_looked_at_between_keys),
        ARENA_TEST(test_the_selection_stays),
        ARENA_TEST(test_counts_open_their_rows),
        ARENA_TEST(test_an_import_goes_on),
        ARENA_TEST(test_nothing_waits),
    };
    return check_run("screen today", tests, sizeof tests / sizeof *tests);
}
