/* 打分表: marked with digits, Enter and arrows; kept, saved, sealed. */
#include "desk/sheets.h"

#include <string.h>

#include "desk/drafts.h"
#include "desk/write.h"
#include "support/check.h"
#include "support/sheet_play.h"

static void test_one_hand(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    assert_true(sheet_play_shows(&p, "未评"));
    stage_press(&p.stage, K_ENTER);
    stage_check_both(&p.stage, "sheet-empty");
    stage_type(&p.stage, "9"); /* below 10: a reason is asked for */
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "没有实测数据");
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "3");
    stage_type(&p.stage, "9");
    p.stage.ms += 1000;
    stage_settle(&p.stage);
    stage_check_both(&p.stage, "sheet");
    stage_press(&p.stage, K_F(5));
    assert_true(sheet_play_shows(&p, "第 2 件"));
    stage_settle(&p.stage);
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "9,39");
    assert_true(sheet_play_shows(&p, "草稿 1"));
    stage_press(&p.stage, K_F(6));
    assert_true(sheet_play_shows(&p, "没有实测"));
    assert_true(sheet_play_shows(&p, "草稿 1"));
    stage_press(&p.stage, K_ESC);
    stage_check_both(&p.stage, "sheets");
    sheet_play_end(&p);
}

static void test_refused_at_the_key(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "61");
    assert_true(sheet_play_shows(&p, "「创新性」满分 60"));
    stage_type(&p.stage, ".3");
    assert_true(sheet_play_shows(&p, "每 0.5 一档"));
    stage_type(&p.stage, "55");
    assert_true(sheet_play_shows(&p, "最多 1 位小数"));
    stage_press(&p.stage, K_ESC);
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "6.5,");
    sheet_play_end(&p);
}

/* 75 of 60 leaves a 7, which is a mark as well: it is asked about before the next field comes. */
static void test_what_a_refused_key_left(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "75");
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "刚才的键没有收, 「创新性」现在是 7"));
    stage_press(&p.stage, K_BACKSPACE);
    stage_type(&p.stage, "57");
    stage_press(&p.stage, K_ENTER);
    assert_false(sheet_play_shows(&p, "没有收"));
    stage_type(&p.stage, "45");
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "「实用性」现在是 4"));
    stage_press(&p.stage, K_ENTER); /* it was meant */
    assert_false(sheet_play_shows(&p, "没有收"));
    assert_true(sheet_play_shows(&p, "61"));
    sheet_play_end(&p);
}

/* A mark that stands there makes way for another; a key that is refused leaves it, arrows and deleting edit it. */
static void test_marked_again(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    sheet_play_fill(&p, p.cases.first);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "x");
    assert_true(sheet_play_shows(&p, "要填数字"));
    assert_true(sheet_play_shows(&p, "50"));
    stage_type(&p.stage, "4");
    stage_type(&p.stage, "2\r");
    stage_press(&p.stage, K_BACKSPACE);
    stage_type(&p.stage, "5");
    stage_press(&p.stage, K_CTRL('s'));
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "42,35");
    sheet_play_end(&p);
}

/* With an input method on: full-width digits and what it makes of the point; a paste as well. */
static void test_full_width(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "１２。５");
    assert_true(sheet_play_shows(&p, "12.5"));
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "３．");
    assert_true(sheet_play_shows(&p, "只打整数分"));
    stage_type(&p.stage, "、");
    assert_true(sheet_play_shows(&p, "要填数字"));
    stage_type(&p.stage, "\x1b[200~４\x1b[201~");
    assert_true(sheet_play_shows(&p, "34") || sheet_play_shows(&p, "3４"));
    stage_press(&p.stage, K_CTRL('s'));
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "12.5,34");
    sheet_play_end(&p);
}

#define OTHER_KINDS                                                                                 \
    "名称: 各类\n来源: 本台自定\n"                                                        \
    "指标:\n"                                                                                     \
    "- {名称: 质量, 类型: 等级, 等级: [{名称: 优, 分: 90}, {名称: 良, 分: 80}], " \
    "低于须说明: 85}\n"                                                                        \
    "- {名称: 齐全, 类型: 合格, 满分: 1, 说明: 材料齐全}\n"                         \
    "- {名称: 有专利, 满分: 5, 客观: 是}\n"                                               \
    "- {名称: 同意立项, 类型: 表决, 满分: 1}\n"                                         \
    "汇总: 平均\n"

/* Digits and Enter are enough for grades, pass or not and votes. */
static void test_every_kind_with_one_hand(void **state)
{
    struct sheet_play p;
    sheet_play_start_with(&p, state, OTHER_KINDS);
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "优 (1) / 良 (2)"));
    stage_type(&p.stage, "2");
    stage_press(&p.stage, K_ENTER); /* 良 needs a reason */
    assert_true(sheet_play_shows(&p, "打这个分的理由"));
    stage_type(&p.stage, "数据旧");
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "合格 (1) / 不合格 (0). 材料齐全"));
    stage_type(&p.stage, "1\r");
    assert_true(sheet_play_shows(&p, "客观项"));
    stage_type(&p.stage, "5\r-\r");
    assert_true(sheet_play_shows(&p, "弃权"));
    stage_press(&p.stage, K_CTRL('s'));
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "80,1,5,-");
    sheet_play_end(&p);
}

/* A mark that cannot be kept stays in the draft, and the cursor with it. */
static void test_a_wrong_step_stays(void **state)
{
    struct sheet_play p;
    struct err err = {.arena = *state};
    sheet_play_start(&p, state, MAY_REVIEW);
    assert_int_equal(
        draft_put(p.desk, sheet_play_form(&p, p.cases.first), "得分:创新性", "6.3", &err),
        STATUS_OK);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "每 0.5 一档"));
    stage_press(&p.stage, K_F(5));
    assert_true(sheet_play_shows(&p, "第 1 件"));
    stage_press(&p.stage, K_ESC);
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "");
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "6.3"));
    sheet_play_end(&p);
}

/* A second after the last key it is in the database, without Enter. */
static void test_kept_after_a_rest(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "4");
    p.stage.ms += 999;
    stage_settle(&p.stage);
    assert_string_equal(sheet_play_draft(&p, p.cases.first), "");
    assert_true(sheet_play_shows(&p, "未存"));
    stage_type(&p.stage, "5");
    p.stage.ms += 999;
    stage_settle(&p.stage);
    assert_string_equal(sheet_play_draft(&p, p.cases.first), "");
    p.stage.ms += 1;
    stage_settle(&p.stage);
    assert_string_equal(sheet_play_draft(&p, p.cases.first), "得分:创新性=45;");
    assert_true(sheet_play_shows(&p, "草稿已留"));
    sheet_play_end(&p);
}

/* A field that was left is kept as soon as no key waits, after the picture; all of them at once. */
static void test_kept_when_left(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "45");
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "3");
    assert_string_equal(sheet_play_draft(&p, p.cases.first), "");
    stage_settle(&p.stage);
    assert_string_equal(sheet_play_draft(&p, p.cases.first), "得分:创新性=45;得分:实用性=3;");
    stage_press(&p.stage, K_CTRL('s'));
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "45,3");
    assert_string_equal(sheet_play_draft(&p, p.cases.first), "");
    assert_true(sheet_play_shows(&p, "草稿 1"));
    sheet_play_end(&p);
}

static void close_panel(struct sheet_play *p)
{
    struct write w;
    struct err err = {.arena = p->a};
    struct panel old = p->review.scoring.panel, closed = old;
    closed.state = PANEL_CLOSED;
    assert_int_equal(write_begin(&w, p->desk, p->a, "test", 0, &err), STATUS_OK);
    assert_int_equal(write_update(&w, &panel_type, &old, &closed, &err), STATUS_OK);
    assert_int_equal(write_end(&w, STATUS_OK, "结束", NULL, NULL, &err), STATUS_OK);
}

/* The next case stands before the one that was left is saved; whatever comes in between saves it too. */
static void test_saved_after_turning(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "45");
    stage_press(&p.stage, K_F(5));
    assert_true(sheet_play_shows(&p, "第 2 件"));
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "");
    stage_press(&p.stage, K_F(6));
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "45,");
    assert_true(sheet_play_shows(&p, "45"));
    stage_press(&p.stage, K_END);
    stage_type(&p.stage, ".5");
    stage_press(&p.stage, K_F(5));
    stage_type(&p.stage, "30");
    stage_press(&p.stage, K_F(5));
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "45.5,");
    stage_release(&p.stage); /* a dropped line */
    assert_string_equal(sheet_play_marks(&p, p.cases.second), "30,");
    desk_close(p.desk);
}

/* What cannot be saved any more stays in its draft. */
static void test_not_saved_after_turning(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "45");
    close_panel(&p);
    stage_press(&p.stage, K_F(5));
    stage_settle(&p.stage);
    assert_true(sheet_play_shows(&p, "1 没有存成"));
    assert_string_equal(sheet_play_draft(&p, p.cases.first), "得分:创新性=45;");
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "");
    sheet_play_end(&p);
}

/* Others write all the time; the cursor and the place in the text stay where they are. */
static void test_others_write(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    sheet_play_fill(&p, p.cases.first);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_DOWN);
    stage_somebody_wrote(&p.stage);
    stage_press(&p.stage, K_END);
    stage_type(&p.stage, "5");
    assert_true(sheet_play_shows(&p, "满分 40"));
    stage_press(&p.stage, K_CTRL('s'));
    stage_somebody_wrote(&p.stage);
    stage_press(&p.stage, K_BACKSPACE);
    stage_press(&p.stage, K_CTRL('s'));
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "50,3");
    sheet_play_end(&p);
}

/* Taken from the reviewer while it lies open: it stays in sight, and nothing is saved. */
static void test_taken_away_while_open(void **state)
{
    struct sheet_play p;
    struct write w;
    struct err err = {.arena = *state};
    sheet_play_start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "45");
    assert_int_equal(write_begin(&w, p.desk, p.a, "test", 0, &err), STATUS_OK);
    for (int64_t id = 1; id <= 2; id++) {
        assert_int_equal(write_void(&w, &assignment_type, (struct record_run){id, id}, true, &err),
                         STATUS_OK);
    }
    assert_int_equal(write_end(&w, STATUS_OK, "回避", NULL, NULL, &err), STATUS_OK);
    stage_somebody_wrote(&p.stage);
    assert_true(sheet_play_shows(&p, "已不由这位专家评"));
    assert_true(sheet_play_shows(&p, "45"));
    stage_press(&p.stage, K_F(5));
    stage_settle(&p.stage);
    assert_true(sheet_play_shows(&p, "没有分配给这位专家"));
    stage_press(&p.stage, K_ESC);
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "");
    sheet_play_end(&p);
}

/* Turning to a sheet that is hidden leaves the case in sight, so that nothing is typed into the other. */
static void test_turning_to_a_hidden_one(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    sheet_play_fill(&p, p.cases.second);
    work_as(p.desk, 99, "li", MAY_LOG);
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(5));
    assert_true(sheet_play_shows(&p, "只有专家本人能看"));
    assert_true(sheet_play_shows(&p, "第 1 件"));
    stage_type(&p.stage, "45");
    stage_press(&p.stage, K_CTRL('s'));
    work_as(p.desk, 1, "zhang", MAY_REVIEW);
    assert_string_equal(sheet_play_marks(&p, p.cases.first), "45,");
    assert_string_equal(sheet_play_marks(&p, p.cases.second), "40,30");
    sheet_play_end(&p);
}

/* A dropped line: what was typed is there again. */
static void test_a_dropped_line(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "45");
    sheet_play_again(&p);
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "45"));
    sheet_play_end(&p);
}

static void test_sealing(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_F(2));
    assert_true(sheet_play_shows(&p, "还不能封存, 共 4 处"));
    sheet_play_fill(&p, p.cases.first);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(2));
    assert_true(sheet_play_shows(&p, "封存后不能再改"));
    sheet_play_yes(&p);
    assert_true(sheet_play_shows(&p, "已封存, 这是下一件"));
    assert_true(sheet_play_shows(&p, "第 2 件"));
    stage_press(&p.stage, K_F(6));
    stage_type(&p.stage, "1");
    assert_true(sheet_play_shows(&p, "已经封存, 不能再改"));
    stage_press(&p.stage, K_ESC);
    sheet_play_fill(&p, p.cases.second);
    stage_press(&p.stage, K_F(2));
    assert_true(sheet_play_shows(&p, "1 份都打完了"));
    sheet_play_yes(&p);
    assert_true(sheet_play_shows(&p, "封存了 1 份"));
    sheet_play_end(&p);
}

static void test_reading_and_spread(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    sheet_play_fill(&p, p.cases.first);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(3));
    assert_false(sheet_play_shows(&p, "满分"));
    stage_press(&p.stage, K_ESC);
    assert_true(sheet_play_shows(&p, "满分"));
    stage_press(&p.stage, K_F(4));
    assert_true(sheet_play_shows(&p, "最高 80.00"));
    stage_press(&p.stage, K_F(4));
    assert_true(sheet_play_shows(&p, "申报单位"));
    sheet_play_end(&p);
}

/* Asked for on the sheet, seen on the sheet, and not a second time before it is decided. */
static void test_recusal(void **state)
{
    struct sheet_play p;
    sheet_play_start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    assert_true(sheet_play_shows(&p, "[ ] 有利害关系"));
    stage_type(&p.stage, "45");
    for (int i = 0; i < 2; i++) {
        stage_press(&p.stage, K_F(8));
        stage_type(&p.stage, "近亲属");
        stage_press(&p.stage, K_ENTER);
        assert_true(sheet_play_shows(&p, i == 0 ? "回避请求已记下" : "已经请求过, 等主管决定"));
    }
    assert_true(sheet_play_shows(&p, "[x] 已请求回避"));
    assert_true(sheet_play_shows(&p, "45"));
    stage_press(&p.stage, K_F(5));
    assert_true(sheet_play_shows(&p, "[ ] 有利害关系"));
    sheet_play_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_one_hand),
        ARENA_TEST(test_refused_at_the_key),
        ARENA_TEST(test_what_a_refused_key_left),
        ARENA_TEST(test_marked_again),
        ARENA_TEST(test_full_width),
        ARENA_TEST(test_every_kind_with_one_hand),
        ARENA_TEST(test_a_wrong_step_stays),
        ARENA_TEST(test_kept_after_a_rest),
        ARENA_TEST(test_kept_when_left),
        ARENA_TEST(test_saved_after_turning),
        ARENA_TEST(test_not_saved_after_turning),
        ARENA_TEST(test_others_write),
        ARENA_TEST(test_taken_away_while_open),
        ARENA_TEST(test_turning_to_a_hidden_one),
        ARENA_TEST(test_a_dropped_line),
        ARENA_TEST(test_sealing),
        ARENA_TEST(test_reading_and_spread),
        ARENA_TEST(test_recusal),
    };
    return check_run("screen sheet", tests, sizeof tests / sizeof *tests);
}
