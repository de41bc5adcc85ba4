/* 汇总表: the tables, an import before it happens, and what is answered there, as pictures. */
#include <stdlib.h>
#include <sys/stat.h>

#include "desk/submissions.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/stage.h"
#include "support/tables.h"
#include "tui/screen/tables.h"

static const struct screen_class *const mains[] = {&tables_screen};

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
};

static void start(struct play *p, void **state)
{
    struct err err = {.arena = *state};
    struct unit group = {.name = "南岭示例集团有限公司", .class = "基础电信企业集团"};
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    assert_int_equal(unit_save(p->desk, p->a, NULL, &group, NULL, &err), STATUS_OK);
    struct ui_options o = stage_over(&p->stage, p->desk, mains);
    stage_start(&p->stage, &o);
}

static void end(struct play *p)
{
    stage_close(&p->stage);
}

static void check_both(struct play *p, const char *name)
{
    stage_check_both(&p->stage, name);
}

static bool shows(struct play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

/* To the preview of this file as the table that the filter finds. */
static void preview(struct play *p, const char *filter, const char *path)
{
    stage_press(&p->stage, K_F(7));
    stage_type(&p->stage, filter);
    stage_press(&p->stage, K_ENTER);
    if (!shows(p, "导入 ")) {
        stage_press(&p->stage, K_F(2));
    }
    stage_type(&p->stage, path);
    stage_press(&p->stage, K_F(2));
}

static int64_t count(struct play *p)
{
    struct err err = {.arena = p->a};
    struct submission s;
    int64_t n = 0;
    while (submission_load(p->desk, p->a, n + 1, &s, &err) == STATUS_OK) {
        n++;
    }
    return n;
}

static void test_list(void **state)
{
    struct play p;
    start(&p, state);
    check_both(&p, "tables");
    end(&p);
}

static void test_preview(void **state)
{
    struct play p;
    start(&p, state);
    preview(&p, "255", "tests/data/tables/255-gb18030.csv");
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_DOWN);
    check_both(&p, "table-preview");
    assert_int_equal(count(&p), 0);
    end(&p);
}

static void test_answer_and_write(void **state)
{
    struct play p;
    start(&p, state);
    preview(&p, "255", "tests/data/tables/255-gb18030.csv");
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_DOWN);
    stage_type(&p.stage, " ");
    assert_true(shows(&p, "新增 4 修改 0 不变 0 拒收 1 待答 0"));
    assert_int_equal(count(&p), 0);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "已写入: 新增 4"));
    assert_int_equal(count(&p), 4);
    end(&p);
}

static void test_unanswered_are_asked_about_before_writing(void **state)
{
    struct play p;
    start(&p, state);
    preview(&p, "255", "tests/data/tables/255-gb18030.csv");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "还有 1 处没有回答"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, ">      8  问 "));
    assert_int_equal(count(&p), 0);
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_int_equal(count(&p), 3);
    end(&p);
}

static void test_an_answer_is_taken_back(void **state)
{
    struct play p;
    start(&p, state);
    preview(&p, "255", "tests/data/tables/255-gb18030.csv");
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_DOWN);
    stage_type(&p.stage, "n");
    assert_true(shows(&p, "待答 0"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "> 收回刚才的回答"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "> 填入, 同上一行"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "新增 4 修改 0 不变 0 拒收 1 待答 0"));
    end(&p);
}

/* Enter, pressed a hundred times a day, does not take a line that stands twice. */
static void test_what_stands_twice_is_not_proposed(void **state)
{
    struct play p;
    start(&p, state);
    preview(&p, "255",
            table_file(p.a, "序号,成果名称,单位名称,联系人,联系方式\n1,甲成果,甲公司,,\n"
                            "1,甲成果,甲公司,,\n"));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "> 是同一件, 这一行不收"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "新增 1 修改 0 不变 0 拒收 1 待答 0"));
    end(&p);
}

static void test_answers_outlive_the_screen(void **state)
{
    struct play p;
    start(&p, state);
    preview(&p, "255", "tests/data/tables/255-gb18030.csv");
    stage_press(&p.stage, K_F(8));
    assert_true(shows(&p, "拒收 2"));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "什么也没有写"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "拒收 2"));
    end(&p);
}

static void test_only_problems(void **state)
{
    struct play p;
    start(&p, state);
    preview(&p, "926", "tests/data/tables/926-damaged.csv");
    assert_true(shows(&p, "工控产品漏洞协同治理"));
    stage_press(&p.stage, K_F(7));
    assert_false(shows(&p, "工控产品漏洞协同治理"));
    assert_true(shows(&p, "分类分级实践"));
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "926-damaged-拒收行.csv"));
    end(&p);
}

/* A file of rejects that is there is asked about before it is replaced. */
static void test_rejects_replace_nothing_unasked(void **state)
{
    struct play p;
    start(&p, state);
    const char *path = folder_file(p.a, "old.csv", slice_of("旧的\n"));
    preview(&p, "926", "tests/data/tables/926-damaged.csv");
    stage_press(&p.stage, K_F(5));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "已经有 old.csv 了. 换掉它?"));
    stage_press(&p.stage, K_ENTER); /* 否 is proposed */
    assert_true(slice_is(folder_read(p.a, path), "旧的\n"));
    stage_press(&p.stage, K_F(5));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "是");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "行已存成"));
    assert_false(slice_is(folder_read(p.a, path), "旧的\n"));
    end(&p);
}

/* 联系人 is taken for the title, by hand. */
static void test_columns_by_hand(void **state)
{
    struct play p;
    start(&p, state);
    preview(&p, "255", "tests/data/tables/255-gb18030.csv");
    stage_press(&p.stage, K_F(4));
    for (int i = 0; i < 3; i++) {
        stage_press(&p.stage, K_DOWN);
    }
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "联系人=成果名称"));
    assert_true(shows(&p, "王示例"));
    end(&p);
}

static void test_what_cannot_be_read_is_said(void **state)
{
    struct play p;
    start(&p, state);
    const char *path = table_file(p.a, "序号,成果名称,单位名称\n1,\"没有结束,甲公司\n");
    preview(&p, "255", path);
    assert_true(shows(&p, "引号"));
    assert_true(shows(&p, "导入 255"));
    end(&p);
}

/* `~/` is the home directory; a directory chosen goes on with what is in it; where the export lies is
 * told in full. */
static void test_paths_as_people_type_them(void **state)
{
    struct play p;
    start(&p, state);
    const char *home = folder_make(p.a);
    const char *folder = folder_path(p.a, home, "table");
    assert_int_equal(mkdir(folder, 0700), 0);
    folder_write(folder_path(p.a, folder, "group.csv"),
                 slice_of("序号,成果名称,单位名称,联系人,联系方式\n1,甲成果,甲公司,,\n"));
    assert_int_equal(setenv("HOME", home, 1), 0);
    preview(&p, "255", "~/none.csv");
    assert_true(shows(&p, "没有这个文件: ~/none.csv"));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, "~/t");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "> "));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "甲成果"));
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_F(3));
    for (int i = 0; i < 3; i++) {
        stage_press(&p.stage, K_DOWN);
    }
    stage_press(&p.stage, K_END);
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, "~/out.csv");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "/out.csv"));
    assert_true(shows(&p, "1 行已写入 /"));
    assert_int_equal(folder_count(home, "out.csv"), 1);
    assert_memory_equal(folder_read(p.a, folder_path(p.a, home, "out.csv")).at, "\xEF\xBB\xBF", 3);
    stage_press(&p.stage, K_F(2)); /* both folders are remembered */
    assert_true(shows(&p, arena_printf(p.a, "%s/", folder)));
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_F(3));
    assert_true(shows(&p, folder_path(p.a, home, "255")));
    for (int i = 0; i < 3; i++) {
        stage_press(&p.stage, K_DOWN);
    }
    stage_press(&p.stage, K_END);
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, "~/out.csv");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "换掉就找不回来了"));
    stage_press(&p.stage, K_ENTER); /* 否 */
    assert_false(shows(&p, "行已写入"));
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "1 行已写入"));
    end(&p);
}

static void test_a_draft_of_an_import_can_be_given_up(void **state)
{
    struct play p;
    start(&p, state);
    preview(&p, "255", "没有这份.csv");
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "没有这份.csv"));
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "草稿已弃掉"));
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_F(2));
    assert_false(shows(&p, "没有这份.csv"));
    end(&p);
}

static void test_the_ending_of_the_file_is_its_format(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(3));
    assert_true(shows(&p, "[xlsx (表格软件)]"));
    assert_true(shows(&p, ".xlsx__"));
    stage_press(&p.stage, K_RIGHT);
    stage_press(&p.stage, K_DOWN);
    assert_true(shows(&p, ".csv__"));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_END);
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, "甲.txt");
    stage_press(&p.stage, K_DOWN);
    assert_true(shows(&p, "[文本 (对齐)]"));
    end(&p);
}

static void test_export_form(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(3));
    check_both(&p, "table-export");
    stage_press(&p.stage, K_CTRL('p'));
    assert_true(shows(&p, "第 1 / 1 页"));
    assert_true(shows(&p, "典型案例推荐汇总表"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_list),
        ARENA_TEST(test_preview),
        ARENA_TEST(test_answer_and_write),
        ARENA_TEST(test_unanswered_are_asked_about_before_writing),
        ARENA_TEST(test_an_answer_is_taken_back),
        ARENA_TEST(test_what_stands_twice_is_not_proposed),
        ARENA_TEST(test_answers_outlive_the_screen),
        ARENA_TEST(test_only_problems),
        ARENA_TEST(test_rejects_replace_nothing_unasked),
        ARENA_TEST(test_columns_by_hand),
        ARENA_TEST(test_what_cannot_be_read_is_said),
        ARENA_TEST(test_paths_as_people_type_them),
        ARENA_TEST(test_a_draft_of_an_import_can_be_given_up),
        ARENA_TEST(test_the_ending_of_the_file_is_its_format),
        ARENA_TEST(test_export_form),
    };
    return check_run("tables screen", tests, sizeof tests / sizeof *tests);
}
