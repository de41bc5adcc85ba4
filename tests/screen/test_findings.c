/* 检查意见 of what is no case: of an arrival from 3收件, of a unit and its list from 5单位; accepted there, and
 * printed. */
#include "base/date.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/stage.h"
#include "tui/screen/receipts.h"
#include "tui/screen/units.h"

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct err err;
    int64_t bureau;
};

static void must(struct play *p, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s", p->err.text);
    }
}

static int64_t add_unit(struct play *p, struct unit u)
{
    must(p, unit_save(p->desk, p->a, NULL, &u, NULL, &p->err));
    return u.record.id;
}

/* A list of six where 原则上 five may be, and a unit whose phone is short of a digit. */
static void fill(struct play *p)
{
    struct notice_row row = {0};
    must(p, notice_find(p->desk, p->a, "360", &row, &p->err));
    p->bureau = add_unit(p, (struct unit){.name = "南海示例通信管理局",
                                          .class = "省级通信管理局",
                                          .phone = "1380013800"});
    for (int i = 1; i <= 6; i++) {
        struct submission s = {.notice = row.record.id,
                               .title = arena_printf(p->a, "示例成果%d", i),
                               .direction = "商用密码",
                               .recommender = p->bureau,
                               .list_order = i};
        s.lead = add_unit(p, (struct unit){.name = arena_printf(p->a, "示例公司%d", i)});
        must(p, submission_save(p->desk, p->a, NULL, &s, NULL, &p->err));
    }
    struct receipt_full r = {
        .receipt = {.notice = row.record.id, .unit = p->bureau, .basis = "arrival"}};
    assert_true(instant_parse("2023-09-01 10:00", &r.receipt.at, NULL));
    must(p, receipt_save(p->desk, p->a, NULL, &r, NULL, &p->err));
}

static void start(struct play *p, void **state, const struct screen_class *const *mains)
{
    *p = (struct play){.a = *state, .err = {.arena = *state}};
    p->desk = desk_for_test(p->a, true);
    fill(p);
    stage_open(&p->stage, p->desk, mains);
}

static void end(struct play *p)
{
    stage_close(&p->stage);
}

static void shows(struct play *p, const char *text)
{
    if (!stage_shows(&p->stage, text)) {
        fail_msg("not shown: %s\n%s", text, stage_dump(&p->stage, p->a));
    }
}

/* The line with these words is the one that is told below. */
static void select_line(struct play *p, const char *told)
{
    stage_press(&p->stage, K_HOME);
    for (int i = 0; i < 20 && !stage_shows(&p->stage, told); i++) {
        stage_press(&p->stage, K_DOWN);
    }
    shows(p, told);
}

static void accept(struct play *p, const char *why)
{
    stage_press(&p->stage, K_F(2));
    shows(p, "接受这 1 条意见的理由");
    stage_type(&p->stage, why);
    stage_press(&p->stage, K_ENTER);
    shows(p, "已接受 1 条");
}

static void test_a_unit_and_its_list(void **state)
{
    static const struct screen_class *const mains[] = {&units_screen};
    struct play p;
    start(&p, state, mains);
    stage_press(&p.stage, '/');
    stage_type(&p.stage, "南海示例");
    stage_press(&p.stage, K_ENTER);
    stage_settle(&p.stage);
    stage_press(&p.stage, K_CTRL('e'));
    stage_check_both(&p.stage, "unit-findings");
    select_line(&p, "是10位");
    accept(&p, "已电话核实");
    select_line(&p, "已有6件，超1件，须记明理由 (三");
    accept(&p, "部里来电同意");
    shows(&p, "[张收件 已接受: 部里来电同意, 2024-");
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_ENTER);
    stage_settle(&p.stage);
    stage_press(&p.stage, K_CTRL('e'));
    select_line(&p, "是10位");
    shows(&p, "已电话核实");
    stage_press(&p.stage, K_CTRL('p'));
    stage_check_both(&p.stage, "unit-accepted");
    end(&p);
}

/* The list of who sent it is told with the arrival: accepted there, it is accepted on the list. */
static void test_an_arrival(void **state)
{
    static const struct screen_class *const mains[] = {&receipts_screen};
    struct play p;
    start(&p, state, mains);
    stage_press(&p.stage, K_CTRL('e'));
    shows(&p, "检查意见  收件 20240001");
    stage_press(&p.stage, K_CTRL('p'));
    shows(&p, "没有接受过的检查意见");
    select_line(&p, "已有6件，超1件，须记明理由 (三");
    accept(&p, "部里来电同意");
    shows(&p, "[张收件 已接受: 部里来电同意, 2024-");
    stage_press(&p.stage, K_ESC);
    shows(&p, "次收件");
    end(&p);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_unit_and_its_list),
        ARENA_TEST(test_an_arrival),
    };
    return check_run("screen/findings", tests, sizeof tests / sizeof *tests);
}
