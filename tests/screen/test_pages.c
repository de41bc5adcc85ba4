/* 打印: from the list of documents to the pages, turned, seen whole, filtered, saved, printed. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
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

static void the_page_is_seen_as_it_is_and_whole(void **state)
{
    struct play p;
    start(&p, state);
    stage_check_both(&p.stage, "pages");
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
    answer(&p, "名称:没有这样的");
    assert_true(shows(&p, "只印 名称:没有这样的"));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(the_documents_are_listed),
        ARENA_TEST(the_page_is_seen_as_it_is_and_whole),
        ARENA_TEST(a_page_is_read_to_its_end_before_it_is_turned),
        ARENA_TEST(a_sheet_wider_than_the_screen_is_seen_on_both_sides),
        ARENA_TEST(a_part_is_chosen_and_another_sheet),
        ARENA_TEST(text_is_saved),
        ARENA_TEST(without_a_painter_it_is_said),
        ARENA_TEST(a_printer_of_text_shows_its_own_pages_first),
    };
    return check_run("pages", tests, sizeof tests / sizeof *tests);
}
