/* 收件: the list, a registration from the number to the slip, drafts, conflicts. */

#include "base/slice.h"
#include "desk/drafts.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/stage.h"
#include "tui/screen/receipts.h"

static const struct screen_class *const mains[] = {&receipts_screen};

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct err err;
    int64_t notice, unit;
};

static void check(struct play *p, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", p->err.text, text_or_empty(p->err.cause));
    }
}

static void add_case(struct play *p, const char *title, const char *direction)
{
    struct submission s = {.notice = p->notice,
                           .title = title,
                           .direction = direction,
                           .lead = p->unit,
                           .recommender = p->unit};
    check(p, submission_save(p->desk, p->a, NULL, &s, NULL, &p->err));
}

/* A recommender with two cases of 255号. */
static void start(struct play *p, void **state)
{
    struct unit unit = {.name = "东江示例通信管理局", .class = "省级通信管理局"};
    struct notice_row row;
    p->a = *state;
    p->err = (struct err){.arena = p->a};
    p->desk = desk_for_test(p->a, true);
    check(p, notice_find(p->desk, p->a, "255", &row, &p->err));
    check(p, unit_save(p->desk, p->a, NULL, &unit, NULL, &p->err));
    p->notice = row.record.id;
    p->unit = unit.record.id;
    add_case(p, "高处作业人身安全预警装置", "人身安全");
    add_case(p, "传输干线光缆隐患排查工具", "网络设施保护");
    stage_open(&p->stage, p->desk, mains);
}

static void end(struct play *p)
{
    stage_close(&p->stage);
}

static void press(struct play *p, uint32_t code)
{
    stage_press(&p->stage, code);
    stage_settle(&p->stage);
}

static void type(struct play *p, const char *text)
{
    stage_type(&p->stage, text);
    stage_settle(&p->stage);
}

static bool shows(struct play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

static void check_both(struct play *p, const char *name)
{
    stage_check_both(&p->stage, name);
}

static struct receipt_full load(struct play *p, const char *no)
{
    struct receipt_full r;
    int64_t id = 0;
    check(p, receipt_find(p->desk, p->a, no, &id, &p->err));
    check(p, receipt_load(p->desk, p->a, id, &r, &p->err));
    return r;
}

static struct receipt_item *item(struct receipt_full *r, const char *material)
{
    for (size_t i = 0; i < r->items.n; i++) {
        if (text_eq(r->items.at[i].material, material)) {
            return &r->items.at[i];
        }
    }
    fail_msg("no %s", material);
    return NULL;
}

/* Number taken, notice and unit named by what one types quickest. */
static void begin(struct play *p)
{
    press(p, K_F(2));
    type(p, "255");
    press(p, K_ENTER);
    type(p, "djsl");
    press(p, K_ENTER);
}

static void log_one(struct play *p)
{
    begin(p);
    press(p, K_F(2));
}

/* ---- the list ---------------------------------------------------------------------------------- */

static void test_the_empty_list_says_what_to_do(void **state)
{
    struct play p;
    start(&p, state);
    check_both(&p, "receipts-empty");
    end(&p);
}

static void test_the_list(void **state)
{
    struct play p;
    struct receipt taken;
    start(&p, state);
    log_one(&p);
    begin(&p);
    press(&p, K_F(7));
    type(&p, "1");
    press(&p, K_F(2));
    check(&p, receipt_take(p.desk, p.a, &taken, &p.err));
    press(&p, K_F(6));
    press(&p, K_ENTER); /* 全部: looks again */
    check_both(&p, "receipts");
    type(&p, "/djsl");
    assert_true(shows(&p, "2次收件"));
    end(&p);
}

static void test_views(void **state)
{
    struct play p;
    struct receipt taken;
    start(&p, state);
    log_one(&p);
    check(&p, receipt_take(p.desk, p.a, &taken, &p.err));
    check(&p, receipt_void(p.desk, p.a, taken.record.id, "放错", &p.err));
    press(&p, K_F(6));
    press(&p, K_DOWN);
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    assert_true(shows(&p, "20240001"));
    press(&p, K_F(6));
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    assert_false(shows(&p, "20240002  "));
    press(&p, K_F(6));
    for (int i = 0; i < 5; i++) {
        press(&p, K_DOWN);
    }
    press(&p, K_ENTER);
    assert_true(shows(&p, "20240002"));
    assert_true(shows(&p, "作废"));
    end(&p);
}

static void test_void_asks_why(void **state)
{
    struct play p;
    start(&p, state);
    log_one(&p);
    press(&p, K_F(8));
    press(&p, K_ENTER);
    assert_true(shows(&p, "作废要写明原因"));
    assert_int_equal(load(&p, "20240001").receipt.record.is_void, 0);
    press(&p, K_F(8));
    type(&p, "登重了");
    press(&p, K_ENTER);
    assert_int_equal(load(&p, "20240001").receipt.record.is_void, 1);
    assert_true(shows(&p, "还没有收件"));
    end(&p);
}

/* ---- registration ------------------------------------------------------------------------------ */

static void test_the_number_comes_first(void **state)
{
    struct play p;
    start(&p, state);
    press(&p, K_F(2));
    assert_string_equal(load(&p, "20240001").receipt.state, "taken");
    check_both(&p, "receipt-new");
    press(&p, K_ESC);
    assert_true(shows(&p, "收件号 20240001 已占用"));
    assert_true(shows(&p, "只取号"));
    end(&p);
}

static void test_a_registration(void **state)
{
    struct play p;
    start(&p, state);
    begin(&p);
    press(&p, K_F(7));
    type(&p, "2\r3\r1"); /* Enter goes down the column of counts */
    press(&p, K_UP);
    press(&p, K_TAB);
    type(&p, "有");
    press(&p, K_F(6));
    type(&p, " ");
    press(&p, K_DOWN);
    type(&p, " ");
    press(&p, K_F(6));
    check_both(&p, "receipt-form");
    press(&p, K_F(2));
    assert_true(shows(&p, "已登记 20240001"));
    struct receipt_full r = load(&p, "20240001");
    assert_string_equal(r.receipt.state, "logged");
    assert_int_equal(r.receipt.unit, p.unit);
    assert_int_equal(r.receipt.is_late, 1);
    assert_string_equal(r.receipt.submissions, "1,2");
    assert_int_equal(item(&r, "成果汇总表")->received, 2);
    assert_int_equal(item(&r, "成果申报书")->received, 3);
    assert_int_equal(item(&r, "成果申报书")->required, 4);
    assert_string_equal(item(&r, "成果申报书")->seal_applicant, "yes");
    end(&p);
}

static void test_the_second_is_editable(void **state)
{
    struct play p;
    start(&p, state);
    begin(&p);
    press(&p, K_ENTER);
    press(&p, K_CTRL('u'));
    type(&p, "昨天");
    press(&p, K_F(2));
    assert_true(shows(&p, "没有存"));
    press(&p, K_CTRL('u'));
    type(&p, "2024-07-15 17:30:05");
    press(&p, K_F(2));
    assert_string_equal(load(&p, "20240001").receipt.state, "logged");
    assert_int_equal(load(&p, "20240001").receipt.is_late, 0);
    end(&p);
}

static void test_nothing_typed_is_lost(void **state)
{
    struct play p;
    struct draft draft;
    start(&p, state);
    begin(&p);
    press(&p, K_F(7));
    type(&p, "2");
    press(&p, K_ESC);
    check(&p, draft_load(p.desk, p.a, "receipt:1", &draft, &p.err));
    assert_true(draft.n >= 3);
    press(&p, K_ENTER);
    assert_true(shows(&p, "留的草稿"));
    assert_true(shows(&p, "东江示例通信管理局"));
    press(&p, K_F(2));
    struct receipt_full r = load(&p, "20240001");
    assert_int_equal(item(&r, "成果汇总表")->received, 2);
    check(&p, draft_load(p.desk, p.a, "receipt:1", &draft, &p.err));
    assert_int_equal(draft.n, 0);
    end(&p);
}

/* The same person at two terminals, in one draft: fields, counts and cases. */
static void test_a_draft_filled_at_another_terminal_is_followed(void **state)
{
    struct play p;
    start(&p, state);
    begin(&p);
    press(&p, K_F(7));
    type(&p, "2");
    press(&p, K_DOWN); /* 成果汇总表: 2 is kept */
    check(&p, draft_put(p.desk, "receipt:1", "carrier", "王示例", &p.err));
    check(&p, draft_put(p.desk, "receipt:1", "item.电子光盘.received", "7", &p.err));
    stage_somebody_wrote(&p.stage);
    assert_true(shows(&p, "王示例") && shows(&p, "7"));
    assert_false(shows(&p, "另一个终端"));
    check(&p, draft_put(p.desk, "receipt:1", "item.成果汇总表.received", "3", &p.err));
    stage_somebody_wrote(&p.stage);
    assert_true(shows(&p, "您在另一个终端也在填这里: 材料表两边不同"));
    press(&p, K_F(2));
    struct receipt_full r = load(&p, "20240001");
    assert_int_equal(item(&r, "成果汇总表")->received, 2); /* what was typed here stays here */
    assert_int_equal(item(&r, "电子光盘")->received, 7);
    assert_string_equal(r.receipt.carrier, "王示例");
    end(&p);
}

static void test_a_draft_can_be_dropped(void **state)
{
    struct play p;
    start(&p, state);
    begin(&p);
    press(&p, K_CTRL('r'));
    type(&p, "是");
    press(&p, K_ENTER);
    assert_true(shows(&p, "草稿丢了"));
    assert_false(shows(&p, "东江示例通信管理局"));
    end(&p);
}

static void test_an_unknown_unit_is_offered(void **state)
{
    struct play p;
    int64_t id = 0;
    start(&p, state);
    press(&p, K_F(2));
    type(&p, "255\r");
    type(&p, "南岭示例通信有限公司");
    press(&p, K_F(2));
    assert_true(shows(&p, "新增它"));
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    check(&p, unit_match(p.desk, p.a, NULL, "南岭示例通信有限公司", &id, &p.err));
    assert_true(id != 0);
    assert_int_equal(load(&p, "20240001").receipt.unit, id);
    end(&p);
}

static void test_refusals_say_where(void **state)
{
    struct play p;
    start(&p, state);
    press(&p, K_F(2));
    press(&p, K_F(6));
    assert_true(shows(&p, "先写通知"));
    press(&p, K_F(2));
    assert_true(shows(&p, "没有存: 通知必填"));
    press(&p, K_CTRL('p'));
    assert_true(shows(&p, "先按 F2 保存"));
    type(&p, "没有的号");
    press(&p, K_ENTER);
    assert_true(shows(&p, "没有的号"));
    press(&p, K_F(2));
    assert_string_equal(load(&p, "20240001").receipt.state, "taken");
    end(&p);
}

static void test_a_case_is_taken_out(void **state)
{
    struct play p;
    start(&p, state);
    begin(&p);
    press(&p, K_F(6));
    press(&p, K_ENTER);
    assert_true(shows(&p, "加了 1 件"));
    press(&p, K_DELETE);
    assert_true(shows(&p, "已从这次收件移出"));
    press(&p, K_F(2));
    assert_true(text_is_empty(load(&p, "20240001").receipt.submissions));
    end(&p);
}

/* ---- others ------------------------------------------------------------------------------------ */

/* Somebody else sets the carrier and a count meanwhile. */
static void edit_elsewhere(struct play *p, const char *carrier, int64_t received)
{
    struct receipt_full base = load(p, "20240001"), mine = load(p, "20240001");
    mine.receipt.carrier = carrier;
    item(&mine, "成果汇总表")->received = received;
    check(p, receipt_save(p->desk, p->a, &base, &mine, NULL, &p->err));
}

static void test_changes_of_others_appear_where_nothing_was_typed(void **state)
{
    struct play p;
    start(&p, state);
    log_one(&p);
    press(&p, K_ENTER);
    for (int i = 0; i < 6; i++) {
        press(&p, K_DOWN);
    }
    type(&p, "139");
    press(&p, K_LEFT);
    ui_poll(&p.stage.ui); /* of another record: the edit point stays where it is */
    type(&p, "7");
    assert_true(shows(&p, "1379"));
    edit_elsewhere(&p, "李示例", 2);
    stage_somebody_wrote(&p.stage);
    assert_true(shows(&p, "别人刚改了"));
    assert_true(shows(&p, "李示例"));
    assert_true(shows(&p, "1379"));
    press(&p, K_F(2));
    struct receipt_full r = load(&p, "20240001");
    assert_string_equal(r.receipt.carrier, "李示例");
    assert_int_equal(item(&r, "成果汇总表")->received, 2);
    end(&p);
}

static void test_both_sides_of_a_conflict(void **state)
{
    struct play p;
    start(&p, state);
    log_one(&p);
    press(&p, K_ENTER);
    press(&p, K_F(7));
    type(&p, "1");
    edit_elsewhere(&p, "李示例", 2);
    press(&p, K_F(2));
    check_both(&p, "receipt-conflict");
    press(&p, K_F(2)); /* mine */
    struct receipt_full r = load(&p, "20240001");
    assert_int_equal(item(&r, "成果汇总表")->received, 1);
    assert_string_equal(r.receipt.carrier, "李示例"); /* what I left alone stays theirs */
    end(&p);
}

static void test_theirs_can_be_taken(void **state)
{
    struct play p;
    start(&p, state);
    log_one(&p);
    press(&p, K_ENTER);
    press(&p, K_F(7));
    type(&p, "1");
    edit_elsewhere(&p, "李示例", 2);
    press(&p, K_F(2));
    press(&p, K_F(4));
    assert_true(shows(&p, "李示例"));
    struct receipt_full r = load(&p, "20240001");
    assert_int_equal(item(&r, "成果汇总表")->received, 2);
    end(&p);
}

static void test_the_slip_and_the_history(void **state)
{
    struct play p;
    start(&p, state);
    log_one(&p);
    press(&p, K_F(3));
    check_both(&p, "receipt-slip");
    press(&p, K_ESC);
    press(&p, K_F(5));
    assert_true(shows(&p, "登记收件 20240001"));
    assert_true(shows(&p, "来件单位: 东江示例通信管理局"));
    end(&p);
}

/* Every case with how it stands and would stand, the reason and the clause of the deadline. */
static void test_a_late_arrival_is_decided(void **state)
{
    struct play p;
    start(&p, state);
    struct receipt_full r = {.receipt = {.notice = p.notice,
                                         .unit = p.unit,
                                         .at = TEST_NOW,
                                         .basis = "arrival",
                                         .submissions = "1,2"}};
    check(&p, receipt_save(p.desk, p.a, NULL, &r, NULL, &p.err));
    stage_type(&p.stage, "3");
    stage_settle(&p.stage);
    press(&p, K_CTRL('d'));
    check_both(&p, "late");
    press(&p, K_F(4));
    assert_true(shows(&p, "逾期不收"));
    press(&p, K_F(2));
    assert_true(shows(&p, "要写明理由"));
    type(&p, "无正当理由");
    press(&p, K_F(2));
    assert_true(shows(&p, "逾期不收"));
    assert_string_equal(load(&p, "20240001").receipt.late_verdict, "refused");
    end(&p);
}

/* What is in time opens no decision. */
static void test_what_is_in_time_is_not_decided(void **state)
{
    struct play p;
    start(&p, state);
    struct receipt_full r = {
        .receipt = {
            .notice = p.notice, .unit = p.unit, .at = TEST_NOW - 86400, .basis = "arrival"}};
    check(&p, receipt_save(p.desk, p.a, NULL, &r, NULL, &p.err));
    stage_type(&p.stage, "3");
    stage_settle(&p.stage);
    press(&p, K_CTRL('d'));
    assert_true(shows(&p, "没有逾期"));
    end(&p);
}

/* F4 of an arrival with one case: its defects at once; issued, it shows what waits. */
static void test_a_notice_of_defects_from_an_arrival(void **state)
{
    struct play p;
    start(&p, state);
    struct receipt_full r = {.receipt = {.notice = p.notice,
                                         .unit = p.unit,
                                         .at = TEST_NOW - 86400,
                                         .basis = "arrival",
                                         .submissions = "1"}};
    check(&p, receipt_expect(p.desk, p.a, &r, &p.err));
    item(&r, "成果申报书")->received = 1;
    check(&p, receipt_save(p.desk, p.a, NULL, &r, NULL, &p.err));
    stage_type(&p.stage, "3");
    stage_settle(&p.stage);
    press(&p, K_ENTER);
    press(&p, K_F(4));
    check_both(&p, "correction-issue");
    press(&p, K_F(3));
    type(&p, "申报单位公章不清晰");
    press(&p, K_ENTER);
    type(&p, "三（三）");
    press(&p, K_ENTER);
    assert_true(shows(&p, "申报单位公章不清晰"));
    press(&p, K_F(4));
    assert_true(shows(&p, "补正材料告知书 (还没有告知)"));
    assert_true(shows(&p, "公文  A4 竖")); /* the pages it will have */
    press(&p, K_F(8));
    assert_true(shows(&p, "还没有定, 不能印发"));
    press(&p, K_ESC);
    press(&p, K_F(2));
    assert_true(shows(&p, "已补正告知 2 项"));
    check_both(&p, "correction");
    press(&p, K_F(2));
    press(&p, K_ENTER);
    assert_true(shows(&p, "要写明怎么答复的"));
    press(&p, K_CTRL('t'));
    press(&p, K_CTRL('t'));
    press(&p, K_F(2));
    type(&p, "已补寄并重新盖章");
    press(&p, K_ENTER);
    assert_true(shows(&p, "回到形式审查"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_empty_list_says_what_to_do),
        ARENA_TEST(test_the_list),
        ARENA_TEST(test_views),
        ARENA_TEST(test_void_asks_why),
        ARENA_TEST(test_the_number_comes_first),
        ARENA_TEST(test_a_registration),
        ARENA_TEST(test_the_second_is_editable),
        ARENA_TEST(test_nothing_typed_is_lost),
        ARENA_TEST(test_a_draft_filled_at_another_terminal_is_followed),
        ARENA_TEST(test_a_draft_can_be_dropped),
        ARENA_TEST(test_an_unknown_unit_is_offered),
        ARENA_TEST(test_refusals_say_where),
        ARENA_TEST(test_a_case_is_taken_out),
        ARENA_TEST(test_changes_of_others_appear_where_nothing_was_typed),
        ARENA_TEST(test_both_sides_of_a_conflict),
        ARENA_TEST(test_theirs_can_be_taken),
        ARENA_TEST(test_the_slip_and_the_history),
        ARENA_TEST(test_a_late_arrival_is_decided),
        ARENA_TEST(test_what_is_in_time_is_not_decided),
        ARENA_TEST(test_a_notice_of_defects_from_an_arrival),
    };
    return check_run("receipts", tests, sizeof tests / sizeof *tests);
}
