/* 名次 on its screen: the list with its line, the sum below, another scheme tried, a place by hand, a
 * direction, finding, paper. */
#include <string.h>

#include "base/slice.h"
#include "desk/notices.h"
#include "desk/schemes.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "desk/write.h"
#include "model/panel.h"
#include "model/reviewer.h"
#include "model/sheet.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/golden.h"
#include "support/stage.h"
#include "tui/screen/rankings.h"

#define REVIEWERS 7

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    int64_t notice, panel, lead, reviewers[REVIEWERS];
    struct err err;
};

static void check(struct play *p, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", p->err.text, text_or_empty(p->err.cause));
    }
}

static void insert(struct play *p, const struct record_type *type, void *record)
{
    struct write w;
    enum status status = write_begin(&w, p->desk, p->a, "test", 0, &p->err);
    if (status == STATUS_OK) {
        status = write_insert(&w, type, record, &p->err);
    }
    check(p, write_end(&w, status, "试", NULL, NULL, &p->err));
}

/* A case with one sheet for each total, of which the criteria take their part. */
static int64_t scored(struct play *p, const char *title, const char *direction,
                      const char *const *marks)
{
    struct submission s = {.notice = p->notice,
                           .title = title,
                           .lead = p->lead,
                           .direction = direction,
                           .list_order = NUMBER_NONE};
    check(p, submission_save(p->desk, p->a, NULL, &s, NULL, &p->err));
    for (int i = 0; marks[i]; i++) {
        struct sheet sheet = {.panel = p->panel,
                              .submission = s.record.id,
                              .reviewer = p->reviewers[i],
                              .state = SHEET_SEALED,
                              .marks = marks[i],
                              .origin = SHEET_FROM_FILE,
                              .entered_by = "zhang",
                              .saved_at = TEST_NOW,
                              .sealed_at = TEST_NOW};
        insert(p, &sheet_type, &sheet);
    }
    return s.record.id;
}

static void fill(struct play *p)
{
    static const char *const seven[] = {"25,25,20,12", "25,25,20,15", "26,25,20,15", "26,25,20,15",
                                        "28,25,20,15", "30,25,20,15", "30,26,20,15", NULL};
    static const char *const five[] = {"26,26,20,15", "26,26,20,15", "26,26,20,15",
                                       "26,26,20,15", "26,26,20,15", NULL};
    static const char *const low[] = {"20,20,20,10", "30,20,20,10", "20,20,20,10", NULL};
    static const char *const missing[] = {"20,,20,10", NULL};
    struct notice_row row = {0};
    struct unit unit = {.name = "南岭示例通信有限公司"};
    check(p, notice_find(p->desk, p->a, "255", &row, &p->err));
    check(p, unit_save(p->desk, p->a, NULL, &unit, NULL, &p->err));
    p->notice = row.record.id;
    p->lead = unit.record.id;
    struct panel panel = {
        .notice = p->notice, .name = "一组", .scheme = SCHEME_DEFAULT, .state = PANEL_CLOSED};
    insert(p, &panel_type, &panel);
    p->panel = panel.record.id;
    for (int i = 0; i < REVIEWERS; i++) {
        struct reviewer r = {.name = arena_printf(p->a, "专家%c", 'A' + i),
                             .load_max = NUMBER_NONE};
        insert(p, &reviewer_type, &r);
        p->reviewers[i] = r.record.id;
    }
    scored(p, "信令风暴智能防控系统", "网络设施保护", seven);
    scored(p, "风险操作管控平台", "网络设施保护", five);
    scored(p, "应急预案库建设", "应急预案", low);
    scored(p, "大模型运维助手", "网络设施保护", missing);
}

static void start(struct play *p, void **state)
{
    static const struct screen_class *const main[] = {&rankings_screen};
    *p = (struct play){.a = *state, .err = {.arena = *state}};
    p->desk = desk_for_test(p->a, true);
    fill(p);
    struct ui_options o = stage_over(&p->stage, p->desk, main);
    stage_start(&p->stage, &o);
    ui_set_notice(&p->stage.ui, p->notice, "255号 2024成果征集");
    stage_somebody_wrote(&p->stage);
}

static bool shows(struct play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

static void test_the_list_with_the_sum_below(void **state)
{
    struct play p;
    start(&p, state);
    golden_check("rankings-80x24", stage_dump(&p.stage, p.a));
    stage_resize(&p.stage, 50, 160);
    golden_check("rankings-160x50", stage_dump(&p.stage, p.a));
    stage_close(&p.stage);
}

static void test_another_scheme_beside(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(8));
    assert_true(shows(&p, "换哪个方案试排"));
    for (int i = 0; i < 5; i++) {
        stage_press(&p.stage, K_DOWN);
    }
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "试排: 百分制平均"));
    stage_press(&p.stage, K_CTRL('p'));
    assert_true(shows(&p, "方案：百分制平均"));
    assert_true(shows(&p, "未定稿（草稿）"));
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_HOME);
    stage_press(&p.stage, K_ENTER);
    assert_false(shows(&p, "试排: "));
    stage_close(&p.stage);
}

static void test_a_place_by_hand_and_back(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "1");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "要写明理由"));
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "1 领导小组定");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "手工"));
    /* The cursor goes with the case. */
    assert_true(shows(&p, "手工排在第 1 名"));
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "0 不调了");
    stage_press(&p.stage, K_ENTER);
    assert_false(shows(&p, "手工排在"));
    stage_close(&p.stage);
}

static void test_directions_finding_and_paper(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "运维");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "没有名次: 打分表有没打分的指标"));
    stage_press(&p.stage, K_F(6));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "评审组该评的还没有受理的申报件"));
    stage_press(&p.stage, K_F(6));
    stage_press(&p.stage, K_HOME);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_HOME);
    stage_press(&p.stage, K_F(3));
    assert_true(shows(&p, "00001  信令风暴智能防控系统  南岭示例通信有限公司"));
    assert_true(shows(&p, "名次 1  得分 87.00"));
    assert_true(shows(&p, "435/5 = 87.00"));
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_CTRL('p'));
    assert_true(shows(&p, "推荐名单"));
    assert_true(shows(&p, "并列按：可推广性得分"));
    stage_close(&p.stage);
}

static void test_no_lots_to_draw(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "没有要抽签的并列"));
    stage_close(&p.stage);
}

static void test_finalised_once(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "定稿第 1 版? 拟推荐 0 件"));
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, "7月16日会议");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "已定稿第 1 版, 指纹"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "与第 1 版一字不差"));
    stage_close(&p.stage);
}

/* The first two are tied across the line. */
static void test_a_vote_is_noted_and_taken_back(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, 'n');
    stage_type(&p.stage, "1");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "并列待定 2件"));
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "入围 7月16日会议");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "会议决定入围"));
    stage_press(&p.stage, K_F(4));
    assert_true(shows(&p, "会议怎样决定"));
    stage_type(&p.stage, "0 重议");
    stage_press(&p.stage, K_ENTER);
    assert_false(shows(&p, "会议决定入围"));
    stage_close(&p.stage);
}

/* What supervisors see before a second edition turns what the first has done. */
static void test_the_next_edition_is_told_before(void **state)
{
    struct play p;
    start(&p, state);
    for (int64_t id = 1; id <= 3; id++) {
        struct submission base = {0};
        check(&p, submission_load(p.desk, p.a, id, &base, &p.err));
        struct submission mine = base;
        struct write w;
        mine.state = "reviewing";
        enum status status = write_begin(&w, p.desk, p.a, "test", 0, &p.err);
        if (status == STATUS_OK) {
            status = write_update(&w, &submission_type, &base, &mine, &p.err);
        }
        check(&p, write_end(&w, status, "试", NULL, NULL, &p.err));
    }
    stage_somebody_wrote(&p.stage);
    stage_press(&p.stage, 'n');
    assert_true(shows(&p, "取前几件"));
    stage_type(&p.stage, "两");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "「两」不是件数"));
    stage_press(&p.stage, 'n');
    stage_type(&p.stage, "2");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "入围 2 (指定)"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "拟推荐 2 件, 未入选 1 件, 退回评审 0 件"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "已定稿第 1 版"));
    stage_press(&p.stage, 'n');
    stage_type(&p.stage, "3");
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "改变上一版的 1 件; 00003"));
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, 'v');
    assert_true(shows(&p, "第 2 版"));
    assert_true(shows(&p, "00003 应急预案库建设, 入围 未入围 → 入围"));
    assert_true(shows(&p, "第 1 版"));
    stage_press(&p.stage, K_ESC);
    stage_close(&p.stage);
}

static void test_a_notice_without_tracks_says_so(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, 't');
    assert_true(shows(&p, "这份通知不分通道"));
    stage_press(&p.stage, 'v');
    assert_true(shows(&p, "还没有定过稿"));
    stage_close(&p.stage);
}

static void test_it_goes_out_as_a_file(void **state)
{
    struct play p;
    start(&p, state);
    const char *folder = folder_make(*state), *path = folder_path(*state, folder, "推荐.csv");
    stage_press(&p.stage, 'n');
    stage_type(&p.stage, "2");
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_CTRL('e'));
    assert_true(shows(&p, "推荐汇总表-255号.xlsx"));
    assert_true(shows(&p, "入围 2 件, 本单位没有查到名额"));
    stage_press(&p.stage, K_CTRL('p'));
    assert_true(shows(&p, "序号  编号   成果名称"));
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_RIGHT);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "名次-255号.xlsx"));
    stage_press(&p.stage, K_UP);
    stage_press(&p.stage, K_LEFT);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_RIGHT);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "推荐汇总表-255号.csv"));
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "2 行已写入"));
    struct slice text = folder_read(*state, path);
    assert_non_null(strstr(arena_copy(*state, text.at, text.n), "1,00001,信令风暴智能防控系统"));
    stage_close(&p.stage);
}

/* An empty screen says what to do, and a choice that cannot be ranked together leaves the keys. */
static void test_what_to_do_when_there_is_nothing(void **state)
{
    struct play p;
    start(&p, state);
    struct panel other = {
        .notice = p.notice, .name = "二组", .scheme = "百分制平均", .state = PANEL_SCORING};
    insert(&p, &panel_type, &other);
    stage_somebody_wrote(&p.stage);
    assert_true(shows(&p, "「一组」和「二组」的评审方案不一样"));
    stage_press(&p.stage, K_F(6));
    assert_true(shows(&p, "看哪个方向的名次"));
    stage_press(&p.stage, K_ESC);
    struct notice_row row = {0};
    check(&p, notice_find(p.desk, p.a, "220", &row, &p.err));
    ui_set_notice(&p.stage.ui, row.record.id, "220号");
    stage_somebody_wrote(&p.stage);
    assert_true(shows(&p, "还没有评审组. 按 7 到评审"));
    stage_close(&p.stage);
}

/* No notice is chosen in 2通知: the only one with panels, the one of the panel looked at, or it is asked. */
static void test_the_notice_is_found_or_asked_for(void **state)
{
    struct play p;
    struct notice_row row = {0};
    start(&p, state);
    ui_set_notice(&p.stage.ui, 0, NULL);
    stage_somebody_wrote(&p.stage);
    assert_true(shows(&p, "255号  全部"));
    assert_true(shows(&p, "信令风暴"));
    check(&p, notice_find(p.desk, p.a, "220", &row, &p.err));
    struct panel other = {
        .notice = row.record.id, .name = "三组", .scheme = SCHEME_DEFAULT, .state = PANEL_SCORING};
    insert(&p, &panel_type, &other);
    stage_somebody_wrote(&p.stage);
    assert_true(shows(&p, "有评审组的通知不止一份. 按 Enter 选一份"));
    p.stage.ui.panel_notice = p.notice;
    stage_somebody_wrote(&p.stage);
    assert_true(shows(&p, "信令风暴"));
    p.stage.ui.panel_notice = 0;
    stage_somebody_wrote(&p.stage);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "看哪份通知的名次"));
    assert_true(shows(&p, "220号  1 个评审组"));
    stage_press(&p.stage, K_HOME);
    stage_press(&p.stage, K_ENTER);
    assert_int_equal(p.stage.ui.notice, p.notice < row.record.id ? p.notice : row.record.id);
    stage_type(&p.stage, "g");
    assert_true(shows(&p, "看哪份通知的名次"));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_int_equal(p.stage.ui.notice, p.notice > row.record.id ? p.notice : row.record.id);
    stage_close(&p.stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_list_with_the_sum_below),
        ARENA_TEST(test_another_scheme_beside),
        ARENA_TEST(test_a_place_by_hand_and_back),
        ARENA_TEST(test_directions_finding_and_paper),
        ARENA_TEST(test_no_lots_to_draw),
        ARENA_TEST(test_finalised_once),
        ARENA_TEST(test_a_vote_is_noted_and_taken_back),
        ARENA_TEST(test_the_next_edition_is_told_before),
        ARENA_TEST(test_a_notice_without_tracks_says_so),
        ARENA_TEST(test_it_goes_out_as_a_file),
        ARENA_TEST(test_what_to_do_when_there_is_nothing),
        ARENA_TEST(test_the_notice_is_found_or_asked_for),
    };
    return check_run("rankings screen", tests, sizeof tests / sizeof *tests);
}
