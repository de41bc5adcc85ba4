/* 移交包: made and received, its rows answered one by one, what changed, as pictures. */
#include <stdlib.h>

#include "base/slice.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/handover.h"
#include "support/stage.h"
#include "support/tables.h"
#include "tui/screen/tables.h"

#define HEAD "序号,成果名称,单位名称,联系人,联系方式\n"
#define CITY "南岭示例市局"

static const struct screen_class *const mains[] = {&tables_screen};

struct play {
    struct stage stage;
    struct desk *desk, *city;
    struct arena *a;
    const char *folder;
};

/* The desk on the screen, and one below that hands over to it. */
static void start(struct play *p, void **state)
{
    struct err err = {.arena = *state};
    struct unit group = {.name = "南岭示例集团有限公司", .class = "基础电信企业集团"};
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    p->city = handover_desk(p->a, (struct handover_unit){.name = CITY});
    p->folder = folder_make(p->a);
    assert_int_equal(unit_save(p->desk, p->a, NULL, &group, NULL, &err), STATUS_OK);
    struct ui_options o = stage_over(&p->stage, p->desk, mains);
    stage_start(&p->stage, &o);
    stage_press(&p->stage, K_DOWN); /* 255 */
}

static void end(struct play *p)
{
    stage_close(&p->stage);
    desk_close(p->city);
}

static bool shows(struct play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

static const char *path(struct play *p, const char *name)
{
    return folder_path(p->a, p->folder, name);
}

/* Instead of what is proposed. */
static void answer(struct play *p, const char *line)
{
    stage_press(&p->stage, K_CTRL('u'));
    stage_type(&p->stage, line);
    stage_press(&p->stage, K_ENTER);
}

static void open_package(struct play *p, const char *file)
{
    stage_press(&p->stage, K_F(5));
    answer(p, file);
}

/* What the city has now, as a package. */
static const char *sent(struct play *p, const char *name)
{
    const char *file = path(p, name);
    (void)handover_make(p->city, p->a, "255", file);
    return file;
}

static void file_at_city(struct play *p, const char *rows)
{
    (void)import_file(
        p->city, p->a, "255",
        table_file(p->a, arena_printf(p->a, "推荐单位（盖章）：" CITY "\n" HEAD "%s", rows)));
}

static void set_title(struct play *p, int64_t id, const char *title)
{
    struct err err = {.arena = p->a};
    struct submission base, mine;
    assert_int_equal(submission_load(p->city, p->a, id, &base, &err), STATUS_OK);
    mine = base;
    mine.title = title;
    assert_int_equal(submission_save(p->city, p->a, &base, &mine, NULL, &err), STATUS_OK);
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

/* Handed over and, on this same desk, received again: what a look says is what is done. */
static void test_a_package_is_made_and_received(void **state)
{
    struct play p;
    start(&p, state);
    (void)import_file(p.desk, p.a, "255", "tests/data/tables/255-gb18030.csv");
    const char *zip = path(&p, "a.zip");
    stage_press(&p.stage, K_F(4));
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "示例省厅");
    stage_press(&p.stage, K_ENTER);
    stage_check_both(&p.stage, "package-make");
    stage_press(&p.stage, K_F(2));
    answer(&p, zip);
    assert_true(shows(&p, "移交2024-0001 已做成"));
    assert_int_equal(folder_count(p.folder, "a.zip"), 1);

    open_package(&p, path(&p, "none.zip"));
    assert_true(shows(&p, "none.zip"));
    open_package(&p, zip);
    stage_check_both(&p.stage, "package-receive");
    stage_press(&p.stage, K_F(2));
    answer(&p, path(&p, "ack.txt"));
    assert_true(shows(&p, "收下了: 新增 0 修改 0 不变 3"));
    assert_int_equal(folder_count(p.folder, "ack.txt"), 1);

    open_package(&p, path(&p, "ack.txt"));
    assert_true(shows(&p, "的回执:"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "回执已记在移交包 移交2024-0001 上"));
    stage_press(&p.stage, K_F(4));
    assert_true(shows(&p, "接收单位  示例省厅")); /* as last time */
    assert_true(shows(&p, "回执 2024-07-16"));
    end(&p);
}

/* Two cases that have come to be called alike: the row is asked about as in an import. */
static const char *package_with_a_question(struct play *p)
{
    file_at_city(p, "1,甲成果,甲公司,,\n2,乙成果,甲公司,,\n3,丙成果,丙公司,,\n");
    set_title(p, 2, "甲成果");
    return sent(p, "a.zip");
}

static void test_questions_are_answered_row_by_row(void **state)
{
    struct play p;
    start(&p, state);
    open_package(&p, package_with_a_question(&p));
    assert_true(shows(&p, "有 1 处要回答 (F5)"));
    stage_press(&p.stage, K_F(5));
    stage_press(&p.stage, K_DOWN);
    stage_check_both(&p.stage, "package-rows");
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER); /* another case */
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "写入后: 新增 3"));
    assert_int_equal(count(&p), 0);
    stage_press(&p.stage, K_F(2));
    answer(&p, "");
    assert_true(shows(&p, "收下了: 新增 3"));
    assert_int_equal(count(&p), 3);
    end(&p);
}

/* Answers outlive the screen, also when it is left with Esc. */
static void test_answers_are_kept(void **state)
{
    struct play p;
    start(&p, state);
    const char *file = package_with_a_question(&p);
    open_package(&p, file);
    stage_press(&p.stage, K_F(5));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "拒收 1 (其中待答 0)"));
    stage_press(&p.stage, K_ESC);
    open_package(&p, file);
    assert_true(shows(&p, "拒收 1 (其中待答 0)"));
    end(&p);
}

/* What lacks an answer is asked about, then what is not taken goes into a file before the package is taken. */
static void test_what_is_not_taken_goes_into_a_file(void **state)
{
    struct play p;
    start(&p, state);
    open_package(&p, package_with_a_question(&p));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "还有 1 处没有回答"));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "有 1 行不收, 存成哪个文件?"));
    answer(&p, path(&p, "back.csv"));
    answer(&p, path(&p, "ack.txt"));
    assert_true(shows(&p, "收下了: 新增 2 修改 0 不变 0, 未收 1 件 (已存成文件)"));
    struct slice back = folder_read(p.a, path(&p, "back.csv"));
    assert_non_null(strstr(back.at, "甲成果"));
    assert_non_null(strstr(back.at, "同一件"));
    assert_non_null(strstr(folder_read(p.a, path(&p, "ack.txt")).at, "未收: 1"));
    end(&p);
}

/* A file that is there is not replaced unasked; refusing that asks for another name, and nothing is written. */
static void test_a_file_of_rejects_is_not_replaced_unasked(void **state)
{
    struct play p;
    start(&p, state);
    folder_write(path(&p, "back.csv"), slice_of("旧"));
    open_package(&p, package_with_a_question(&p));
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    answer(&p, path(&p, "back.csv"));
    stage_press(&p.stage, K_ENTER); /* 否 is proposed */
    assert_true(shows(&p, "存成哪个文件?"));
    stage_press(&p.stage, K_ESC);
    assert_int_equal(count(&p), 0);
    assert_string_equal(folder_read(p.a, path(&p, "back.csv")).at, "旧");
    end(&p);
}

static void test_what_changed_is_a_document(void **state)
{
    struct play p;
    start(&p, state);
    file_at_city(&p, "1,甲成果,甲公司,,\n2,乙成果,乙公司,,\n");
    const char *first = sent(&p, "a.zip");
    open_package(&p, first);
    stage_press(&p.stage, K_F(3));
    assert_true(shows(&p, "以前没有这样的移交包, 无从对照"));
    stage_press(&p.stage, K_F(2));
    answer(&p, "");
    assert_int_equal(count(&p), 2);
    set_title(&p, 2, "乙成果 (修订)");
    file_at_city(&p, "3,丙成果,丙公司,,\n");
    open_package(&p, sent(&p, "b.zip"));
    stage_press(&p.stage, K_F(3));
    stage_check_both(&p.stage, "package-changes");
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "收下会这样"));
    end(&p);
}

static void test_another_recommender_may_be_named(void **state)
{
    struct play p;
    start(&p, state);
    file_at_city(&p, "1,甲成果,甲公司,,\n");
    open_package(&p, sent(&p, "a.zip"));
    stage_press(&p.stage, K_F(4));
    answer(&p, "#99");
    assert_true(shows(&p, "推荐单位 " CITY));
    stage_press(&p.stage, K_F(4));
    answer(&p, "南岭示例集团有限公司");
    assert_true(shows(&p, "推荐单位 南岭示例集团有限公司"));
    end(&p);
}

static void test_a_part_is_picked(void **state)
{
    struct play p;
    start(&p, state);
    (void)import_file(p.desk, p.a, "255", "tests/data/tables/255-gb18030.csv");
    stage_press(&p.stage, K_F(4));
    assert_true(shows(&p, "申报件    3 件"));
    stage_press(&p.stage, K_F(3));
    answer(&p, "名称:没有这样的");
    assert_true(shows(&p, "一件也没有"));
    assert_true(shows(&p, "申报件    3 件"));
    stage_press(&p.stage, K_F(3));
    answer(&p, "编号:1");
    assert_true(shows(&p, "申报件    1 件"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_package_is_made_and_received),
        ARENA_TEST(test_questions_are_answered_row_by_row),
        ARENA_TEST(test_answers_are_kept),
        ARENA_TEST(test_what_is_not_taken_goes_into_a_file),
        ARENA_TEST(test_a_file_of_rejects_is_not_replaced_unasked),
        ARENA_TEST(test_what_changed_is_a_document),
        ARENA_TEST(test_another_recommender_may_be_named),
        ARENA_TEST(test_a_part_is_picked),
    };
    return check_run("packages screen", tests, sizeof tests / sizeof *tests);
}
