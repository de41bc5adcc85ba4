/* 打印: from the list of documents to the pages, turned, seen whole, filtered, saved, printed. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/review.h"
#include "support/stage.h"
#include "support/tables.h"
#include "tui/screen/pages.h"

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
};

static void press(struct play *p, uint32_t code)
{
    stage_press(&p->stage, code);
    stage_settle(&p->stage);
}

static bool shows(struct play *p, const char *text)
{
    return strstr(stage_dump(&p->stage, p->a), text) != NULL;
}

/* On the pages of 255's table, in which three cases stand. */
static void start(struct play *p, void **state)
{
    static const struct screen_class *mains[] = {&documents_screen};
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    (void)import_file(p->desk, p->a, "255", "tests/data/tables/255-gb18030.csv");
    struct ui_options o = stage_over(&p->stage, p->desk, mains);
    stage_start(&p->stage, &o);
    press(p, K_ENTER);
    assert_true(shows(p, "哪份通知"));
    stage_type(&p->stage, "255");
    press(p, K_ENTER);
}

static void end(struct play *p)
{
    stage_release(&p->stage);
    desk_close(p->desk);
}

static void answer(struct play *p, const char *text)
{
    press(p, K_CTRL('u'));
    stage_type(&p->stage, text);
    press(p, K_ENTER);
}

static void the_documents_are_listed(void **state)
{
    struct play p;
    start(&p, state);
    press(&p, K_ESC);
    stage_check_both(&p.stage, "documents");
    end(&p);
}

/* Two cases scored by all of a panel, the first higher. */
static void score(struct play *p)
{
    struct err err = {.arena = p->a};
    struct cases cases = cases_for_test(p->desk, p->a);
    struct review review = review_for_test(p->desk, p->a, &cases, NULL);
    for (size_t i = 0; i < 3; i++) {
        const struct sheet_batch all = {review.reviewers[i], NULL, 0};
        size_t n = 0;
        review_score(p->desk, p->a, &review, (struct sheet_key){cases.first, all.reviewer},
                     "40,20");
        review_score(p->desk, p->a, &review, (struct sheet_key){cases.second, all.reviewer},
                     "30,20");
        assert_int_equal(sheets_seal(p->desk, p->a, &review.scoring, &all, &n, NULL, &err),
                         STATUS_OK);
    }
}

static void go_to(struct play *p, const char *document)
{
    press(p, K_HOME);
    for (size_t i = 0; !text_eq(documents[i]->name, document); i++) {
        press(p, K_DOWN);
    }
    press(p, K_ENTER);
}

static void lists_of_review_ask_how_many(void **state)
{
    struct play p;
    start(&p, state);
    score(&p);
    press(&p, K_ESC);
    go_to(&p, "入围名单");
    answer(&p, "255");
    assert_true(shows(&p, "取几件?"));
    answer(&p, "几件");
    assert_true(shows(&p, "「几件」不是件数"));
    go_to(&p, "入围名单");
    answer(&p, "255");
    answer(&p, "1");
    assert_true(shows(&p, "排名不分先后"));
    assert_true(shows(&p, "| 1  |"));
    assert_false(shows(&p, "| 2  |"));
    end(&p);
}

/* What F7 offers: its line of the list. */
static void choose(struct play *p, int line)
{
    press(p, K_F(7));
    for (int i = 0; i < line; i++) {
        press(p, K_DOWN);
    }
    press(p, K_ENTER);
}

static void lists_of_review_are_chosen_on_the_pages(void **state)
{
    struct play p;
    start(&p, state);
    score(&p);
    press(&p, K_ESC);
    go_to(&p, "打分汇总表");
    answer(&p, "255");
    answer(&p, "");
    press(&p, K_F(7));
    assert_true(shows(&p, "方向: 全部"));
    assert_true(shows(&p, "方案: 打分时的"));
    assert_true(shows(&p, "专家姓名: 写"));
    press(&p, K_ESC);
    assert_false(shows(&p, "专家1"));
    choose(&p, 4);
    assert_true(shows(&p, "专家1"));
    assert_true(shows(&p, "专家姓名 不写"));
    choose(&p, 3);
    answer(&p, "几件");
    assert_true(shows(&p, "「几件」不是件数"));
    choose(&p, 3);
    answer(&p, "1");
    assert_true(shows(&p, "入围线：1 (指定)"));
    choose(&p, 0);
    assert_true(shows(&p, "印哪些?"));
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    assert_true(shows(&p, "没有名次可印"));
    assert_true(shows(&p, "专家1"));
    choose(&p, 2);
    assert_true(shows(&p, "按哪个方案?"));
    end(&p);
}

static void where_nothing_can_be_chosen_it_is_said(void **state)
{
    struct play p;
    start(&p, state);
    press(&p, K_ESC);
    go_to(&p, "测试页");
    press(&p, K_F(7));
    assert_true(shows(&p, "「测试页」没有可选的"));
    end(&p);
}

static void the_page_is_seen_as_it_is_and_whole(void **state)
{
    struct play p;
    start(&p, state);
    stage_check_both(&p.stage, "pages");
    press(&p, K_F(4));
    stage_check_both(&p.stage, "pages-narrow");
    press(&p, K_F(4));
    stage_check_both(&p.stage, "pages-whole");
    end(&p);
}

static void a_page_is_read_to_its_end_before_it_is_turned(void **state)
{
    struct play p;
    start(&p, state);
    press(&p, K_F(5)); /* the envelope: pages of few lines */
    for (int i = 0; i < 5; i++) {
        press(&p, K_DOWN);
    }
    press(&p, K_ENTER);
    stage_resize(&p.stage, 24, 100);
    assert_true(shows(&p, "第 1 / 3 页"));
    for (int i = 0; i < 20 && !shows(&p, "第 2 / 3 页"); i++) {
        press(&p, K_PAGE_DOWN);
    }
    assert_true(shows(&p, "第 2 / 3 页"));
    assert_true(shows(&p, "成果名称")); /* the heads again */
    press(&p, K_PAGE_UP);
    assert_true(shows(&p, "第 1 / 3 页"));
    press(&p, K_END);
    assert_true(shows(&p, "第 3 / 3 页"));
    press(&p, K_PAGE_DOWN);
    assert_true(shows(&p, "第 3 / 3 页"));
    press(&p, K_HOME);
    assert_true(shows(&p, "第 1 / 3 页"));
    end(&p);
}

static void a_sheet_wider_than_the_screen_is_seen_on_both_sides(void **state)
{
    struct play p;
    start(&p, state);
    press(&p, K_RIGHT);
    assert_false(shows(&p, "附件1"));
    press(&p, K_LEFT);
    assert_true(shows(&p, "附件1"));
    end(&p);
}

static void a_part_is_chosen_and_another_sheet(void **state)
{
    struct play p;
    start(&p, state);
    press(&p, K_F(7));
    answer(&p, "名称:没有这样的"); /* nothing to print: what was there stays */
    assert_true(shows(&p, "没有申报件符合条件「名称:没有这样的」"));
    press(&p, K_F(7));
    answer(&p, "名称:定位");
    assert_true(shows(&p, "只印 名称:定位"));
    press(&p, K_F(7));
    answer(&p, "瞎写:一");
    assert_true(shows(&p, "没有「瞎写」这一项"));
    press(&p, K_F(5));
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    assert_true(shows(&p, "竖表  A4 竖"));
    end(&p);
}

static void text_is_saved(void **state)
{
    struct play p;
    start(&p, state);
    const char *folder = folder_make(p.a), *path = folder_path(p.a, folder, "表.txt");
    press(&p, K_F(2));
    answer(&p, path);
    assert_true(shows(&p, "已存成"));
    struct slice text = folder_read(p.a, path);
    assert_non_null(strstr(text.at, "推荐单位（盖章）："));
    press(&p, K_F(2));
    answer(&p, path);
    assert_true(shows(&p, "换掉它"));
    press(&p, K_ESC);
    end(&p);
}

/* PATH with one program in it. */
static void only_program(struct play *p, const char *name, const char *script)
{
    const char *folder = folder_make(p->a), *path = folder_path(p->a, folder, name);
    folder_write(path, slice_of(script));
    assert_int_equal(chmod(path, 0700), 0);
    assert_int_equal(setenv("PATH", folder, 1), 0);
}

static void without_a_painter_it_is_said(void **state)
{
    struct play p;
    start(&p, state);
    const char *before = arena_text(p.a, getenv("PATH"));
    only_program(&p, "other", "");
    assert_int_equal(setenv("SHENBAO_PDF", "/nowhere/shenbao-pdf", 1), 0);
    press(&p, K_CTRL('p'));
    press(&p, K_ENTER);
    answer(&p, "2");
    assert_true(shows(&p, "没有画 PDF 的程序 shenbao-pdf"));
    assert_int_equal(unsetenv("SHENBAO_PDF"), 0);
    assert_int_equal(setenv("PATH", before, 1), 0);
    end(&p);
}

/* In place of shenbao-pdf. */
static void painter_is(struct play *p, const char *script)
{
    const char *path = folder_path(p->a, folder_make(p->a), "painter");
    folder_write(path, slice_of(script));
    assert_int_equal(chmod(path, 0700), 0);
    assert_int_equal(setenv("SHENBAO_PDF", path, 1), 0);
}

/* Given up while its pages are laid out, and while they are painted: no file, whole or half, is left. */
static void painting_can_be_cancelled(void **state)
{
    struct play p;
    start(&p, state);
    const char *folder = folder_make(p.a);
    painter_is(&p, "#!/bin/sh\nkill -STOP $$\n");
    p.stage.ms_per_look = 400;
    for (int looks = 0; looks < 2; looks++) {
        press(&p, K_F(2));
        press(&p, K_CTRL('u'));
        stage_type(&p.stage, folder_path(p.a, folder, "a.pdf"));
        if (looks == 1) {
            p.stage.ms_per_look = 200; /* the one page is laid out before it is time to look */
        }
        stage_send(&p.stage, "\x1b");
        press(&p, K_ENTER);
        assert_true(shows(&p, "已停下, 什么也没有存"));
        assert_int_equal(folder_count(folder, "a"), 0);
    }
    assert_int_equal(unsetenv("SHENBAO_PDF"), 0);
    end(&p);
}

/* What lp says is told, and the document lies in a file. */
static void a_printer_that_refuses_loses_nothing(void **state)
{
    struct play p;
    start(&p, state);
    const char *before = arena_text(p.a, getenv("PATH")), *folder = folder_make(p.a);
    painter_is(&p, "#!/bin/sh\nread line\necho %PDF\n");
    press(&p, K_F(2)); /* where files went last, the printed ones are kept too */
    answer(&p, folder_path(p.a, folder, "first.pdf"));
    only_program(&p, "lp", "#!/bin/sh\necho 'lp: 没有纸' >&2\nexit 1\n");
    press(&p, K_CTRL('p'));
    press(&p, K_ENTER);
    answer(&p, "2");
    assert_true(shows(&p, "打印机没有接下: lp: 没有纸"));
    assert_int_equal(folder_count(folder, "成果汇总表-2024-07-16"), 1);
    only_program(&p, "other", "");
    press(&p, K_CTRL('p'));
    press(&p, K_ENTER);
    answer(&p, "2");
    assert_true(shows(&p, "找不到打印命令 lp"));
    assert_int_equal(folder_count(folder, "成果汇总表-2024-07-16"), 2);
    assert_int_equal(unsetenv("SHENBAO_PDF"), 0);
    assert_int_equal(setenv("PATH", before, 1), 0);
    end(&p);
}

static void without_fonts_it_is_said(void **state)
{
    struct play p;
    start(&p, state);
    const char *folder = folder_make(p.a);
    painter_is(&p, "#!/bin/sh\necho 'shenbao-pdf: 这台机器没有中文字体' >&2\nexit 78\n");
    press(&p, K_F(2));
    answer(&p, folder_path(p.a, folder, "a.pdf"));
    assert_true(shows(&p, "PDF 没有画成: 这台机器没有中文字体"));
    press(&p, K_F(2)); /* the rest works */
    answer(&p, folder_path(p.a, folder, "a.xlsx"));
    assert_true(shows(&p, "1 张表, 已存成"));
    assert_int_equal(unsetenv("SHENBAO_PDF"), 0);
    end(&p);
}

static void a_printer_of_text_shows_its_own_pages_first(void **state)
{
    struct play p;
    start(&p, state);
    const char *before = arena_text(p.a, getenv("PATH"));
    only_program(&p, "lp", "#!/bin/sh\nexit 0\n");
    press(&p, K_CTRL('p'));
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    assert_true(shows(&p, "版式换成了它的"));
    assert_true(shows(&p, "80列"));
    press(&p, K_CTRL('p'));
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    answer(&p, "0");
    assert_true(shows(&p, "份数写 1 到 999"));
    press(&p, K_CTRL('p'));
    press(&p, K_DOWN);
    press(&p, K_ENTER);
    answer(&p, "2");
    assert_true(shows(&p, "已送打印机 针式"));
    assert_int_equal(setenv("PATH", before, 1), 0);
    end(&p);
}

/* ---- chosen columns ------------------------------------------------------------------------------ */

static void columns_are_chosen_and_sorted(void **state)
{
    struct play p;
    start(&p, state);
    press(&p, K_F(3));
    stage_check_both(&p.stage, "pages-columns");
    press(&p, K_SPACE); /* 序号 goes */
    press(&p, K_DOWN);
    press(&p, K_F(7));
    press(&p, K_F(7)); /* by 成果名称, from the last */
    assert_true(shows(&p, "从大到小"));
    press(&p, K_F(6)); /* behind 单位名称 */
    press(&p, K_ENTER);
    assert_true(shows(&p, "选了列  按 -成果名称 排"));
    const char *page = stage_dump(&p.stage, p.a);
    const char *unit = strstr(page, "单位名称"), *title = strstr(page, "成果名称         ");
    assert_true(unit && title && unit < title);
    assert_false(shows(&p, "序号"));
    press(&p, K_F(3)); /* as it was chosen; back to all of them */
    assert_true(shows(&p, "[ ]  序号"));
    press(&p, K_F(8));
    press(&p, K_ENTER);
    assert_true(shows(&p, "序号"));
    assert_false(shows(&p, "选了列"));
    end(&p);
}

static void no_column_is_no_choice(void **state)
{
    struct play p;
    start(&p, state);
    press(&p, K_F(3));
    for (int i = 0; i < 5; i++) {
        press(&p, K_SPACE);
        press(&p, K_DOWN);
    }
    press(&p, K_ENTER);
    assert_true(shows(&p, "一列也没有选"));
    press(&p, K_ESC);
    assert_true(shows(&p, "序号"));
    end(&p);
}

/* ---- issued -------------------------------------------------------------------------------------- */

static void a_document_is_issued_and_shown_as_it_was(void **state)
{
    struct play p;
    start(&p, state);
    press(&p, K_F(8));
    assert_true(shows(&p, "还没有印发过"));
    answer(&p, "2");
    assert_true(shows(&p, "印发 2024-0001 已登记, 2 份"));
    assert_true(shows(&p, "汇总表  印发 2024-0001"));
    press(&p, K_F(7));
    assert_true(shows(&p, "内容不再变"));
    press(&p, K_F(3));
    assert_true(shows(&p, "内容不再变"));
    press(&p, K_F(8));
    assert_true(shows(&p, "已登记; 打印或存文件就是它"));
    press(&p, K_ESC); /* the documents; again, nothing having changed */
    press(&p, K_ENTER);
    stage_type(&p.stage, "255");
    press(&p, K_ENTER);
    press(&p, K_F(8));
    assert_true(shows(&p, "与印发 2024-0001 一样"));
    answer(&p, "1");
    assert_true(shows(&p, "还是印发 2024-0001, 共 3 份"));
    end(&p);
}

/* A later one after a change bears what is different; the first stays as it was. */
static void after_a_change_the_next_bears_what_changed(void **state)
{
    struct play p;
    start(&p, state);
    press(&p, K_F(8));
    answer(&p, "1");
    press(&p, K_ESC);
    (void)import_file(p.desk, p.a, "255",
                      table_file(p.a, "推荐单位（盖章）：南岭示例集团有限公司\n"
                                      "序号,成果名称,单位名称,联系人,联系方式\n"
                                      "2,网络故障智能定位,东海虚构铁塔分公司,周示例,\n"));
    press(&p, K_ENTER);
    stage_type(&p.stage, "255");
    press(&p, K_ENTER);
    press(&p, K_F(8));
    assert_true(shows(&p, "印发 2024-0001 以来有变更"));
    answer(&p, "1");
    assert_true(shows(&p, "印发 2024-0002. 上一号以来有变更"));
    press(&p, K_END);
    stage_check_both(&p.stage, "pages-changes");
    press(&p, K_ESC);
    press(&p, K_F(3));
    stage_check_both(&p.stage, "print-issues");
    press(&p, K_F(3));
    assert_true(shows(&p, "印发 2024-0002 完好"));
    press(&p, K_F(7));
    stage_type(&p.stage, "0001");
    press(&p, K_ENTER);
    press(&p, K_ENTER);
    assert_true(shows(&p, "印发 2024-0001"));
    assert_true(shows(&p, "第 1 / 1 页"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(the_documents_are_listed),
        ARENA_TEST(lists_of_review_ask_how_many),
        ARENA_TEST(lists_of_review_are_chosen_on_the_pages),
        ARENA_TEST(where_nothing_can_be_chosen_it_is_said),
        ARENA_TEST(the_page_is_seen_as_it_is_and_whole),
        ARENA_TEST(a_page_is_read_to_its_end_before_it_is_turned),
        ARENA_TEST(a_sheet_wider_than_the_screen_is_seen_on_both_sides),
        ARENA_TEST(a_part_is_chosen_and_another_sheet),
        ARENA_TEST(text_is_saved),
        ARENA_TEST(without_a_painter_it_is_said),
        ARENA_TEST(painting_can_be_cancelled),
        ARENA_TEST(a_printer_that_refuses_loses_nothing),
        ARENA_TEST(without_fonts_it_is_said),
        ARENA_TEST(a_printer_of_text_shows_its_own_pages_first),
        ARENA_TEST(columns_are_chosen_and_sorted),
        ARENA_TEST(no_column_is_no_choice),
        ARENA_TEST(a_document_is_issued_and_shown_as_it_was),
        ARENA_TEST(after_a_change_the_next_bears_what_changed),
    };
    return check_run("pages", tests, sizeof tests / sizeof *tests);
}
