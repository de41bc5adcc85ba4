/* 通知: the list, the rule card and what follows from them, as pictures. */
#include <string.h>

#include "base/utf8.h"
#include "desk/data_files.h"
#include "desk/desk.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/stage.h"
#include "tui/screen/screen_notice.h"

static const struct screen_class *const mains[] = {&notice_screen};

/* The screen over a desk with the shipped notices. */
struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
};

static void start(struct play *p, void **state)
{
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    stage_open(&p->stage, p->desk, mains);
}

static void end(struct play *p)
{
    stage_close(&p->stage);
}

/* The picture at both sizes. */
static void check_both(struct play *p, const char *name)
{
    stage_check_both(&p->stage, name);
}

static bool shows(struct play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

/* Leaves only this notice in the list and opens it. */
static void open_card(struct play *p, const char *filter)
{
    stage_press(&p->stage, K_F(7));
    stage_type(&p->stage, filter);
    stage_press(&p->stage, K_ENTER);
}

static void test_list(void **state)
{
    struct play p;
    start(&p, state);
    check_both(&p, "notices");
    end(&p);
}

static void test_filter(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "zqjg");
    assert_false(shows(&p, "工信管函"));
    stage_press(&p.stage, K_ESC);
    stage_type(&p.stage, "/护航 转发");
    assert_true(shows(&p, "1份通知"));
    assert_true(shows(&p, "粤76"));
    end(&p);
}

static void test_sort_by_deadline(void **state)
{
    struct play p;
    start(&p, state);
    for (int i = 0; i < 4; i++) {
        stage_press(&p.stage, K_RIGHT);
    }
    stage_press(&p.stage, K_CTRL('s'));
    const char *first = stage_line(&p.stage, p.a, 4);
    stage_press(&p.stage, K_CTRL('s'));
    assert_string_not_equal(first, stage_line(&p.stage, p.a, 4));
    end(&p);
}

static void test_card(void **state)
{
    struct play p;
    start(&p, state);
    open_card(&p, "粤76");
    check_both(&p, "notice-card");
    assert_true(shows(&p, "[粤76"));
    end(&p);
}

static void test_card_marks_what_the_desk_added(void **state)
{
    struct play p;
    start(&p, state);
    open_card(&p, "粤76");
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "手机");
    assert_true(shows(&p, "本台自定"));
    stage_press(&p.stage, K_ESC);
    stage_type(&p.stage, "/粤东西北地市 词语");
    assert_true(shows(&p, "推定"));
    end(&p);
}

static void test_stop_and_resume(void **state)
{
    struct play p;
    start(&p, state);
    open_card(&p, "粤76");
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "没有写理由"));
    stage_press(&p.stage, K_F(8));
    stage_type(&p.stage, "已经结束");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "[停用]"));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "停用"));
    stage_press(&p.stage, K_F(8));
    stage_type(&p.stage, "又要办");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "粤76已恢复"));
    end(&p);
}

static int64_t put_unit(struct play *p, const char *name, const char *class)
{
    struct err err = {.arena = p->a};
    struct unit u = {.name = name, .class = class};
    assert_int_equal(unit_save(p->desk, p->a, NULL, &u, NULL, &err), STATUS_OK);
    return u.record.id;
}

static void put_cases(struct play *p, int64_t recommender, int n)
{
    struct err err = {.arena = p->a};
    struct notice_row row;
    assert_int_equal(notice_find(p->desk, p->a, "255", &row, &err), STATUS_OK);
    for (int i = 0; i < n; i++) {
        struct submission s = {.notice = row.record.id,
                               .title = arena_printf(p->a, "成果%d", i),
                               .direction = "应急预案",
                               .lead = recommender,
                               .recommender = recommender};
        assert_int_equal(submission_save(p->desk, p->a, NULL, &s, NULL, &err), STATUS_OK);
    }
}

static void test_quotas_are_counted_and_opened(void **state)
{
    struct play p;
    start(&p, state);
    put_cases(&p, put_unit(&p, "东海虚构电信集团", "基础电信企业集团"), 11);
    put_cases(&p, put_unit(&p, "北原示例通信管理局", "省级通信管理局"), 3);
    ui_poll(&p.stage.ui);
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "255");
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_ESC);
    stage_settle(&p.stage);
    assert_true(shows(&p, "超 1家"));
    stage_press(&p.stage, K_CTRL('g'));
    check_both(&p, "notice-quota");
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "bysl");
    assert_true(shows(&p, "北原示例"));
    assert_false(shows(&p, "东海虚构"));
    end(&p);
}

static void test_parent_beside_child(void **state)
{
    struct play p;
    start(&p, state);
    open_card(&p, "粤76");
    stage_press(&p.stage, K_F(5));
    check_both(&p, "notice-compare");
    assert_true(shows(&p, ">*"));
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "称呼");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, " 典型案例   "));
    stage_press(&p.stage, K_F(5));
    assert_false(shows(&p, " 典型案例   "));
    assert_true(shows(&p, "65 项 (行首 *)  只看不同"));
    end(&p);
}

static void test_any_two_beside_each_other(void **state)
{
    struct play p;
    start(&p, state);
    open_card(&p, "255");
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "255 与哪一份对照?"));
    stage_type(&p.stage, "360");
    stage_press(&p.stage, K_ENTER);
    assert_non_null(strstr(stage_line(&p.stage, p.a, 3), "360"));
    stage_press(&p.stage, K_F(6));
    const char *titles = stage_line(&p.stage, p.a, 3);
    assert_true(strstr(titles, "360") < strstr(titles, "255"));
    end(&p);
}

static const char *own_file(struct play *p, const char *name)
{
    return folder_path(p->a, folder_make(p->a), name);
}

static void test_full_text_is_attached_and_searched(void **state)
{
    struct play p;
    start(&p, state);
    const char *path = own_file(&p, "gd76.txt");
    folder_write(path, slice_of("一、申报\n逾期不予受理\n三、报送\n此句再说逾期\n"));
    open_card(&p, "粤76");
    stage_press(&p.stage, K_F(4));
    assert_true(shows(&p, "还没有附全文"));
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, "/tmp/没有这个");
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "/tmp/没有这个"));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "附了全文, 4 行"));
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "逾期");
    assert_true(shows(&p, "逾期不予受理"));
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_CTRL('f'));
    stage_type(&p.stage, "再说逾期");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "全文 4 行"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "此句再说逾期"));
    end(&p);
}

/* Alone while no full text is attached, else where they stand in it. */
static void test_original_words_of_a_rule(void **state)
{
    struct play p;
    start(&p, state);
    const char *path = own_file(&p, "255.txt");
    open_card(&p, "255");
    stage_press(&p.stage, K_F(3));
    assert_true(shows(&p, "条款 四（一） 原文"));
    assert_true(shows(&p, "征集期为 2024 年 4 月 22 日至 7 月 15 日"));
    assert_false(shows(&p, "前面的话"));
    stage_press(&p.stage, K_ESC);
    folder_write(path,
                 slice_of("前面的话\n征集期为 2024 年 4 月 22 日至 7 月 15 日\n五（二）初审\n"));
    stage_press(&p.stage, K_F(4));
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_F(3));
    assert_true(shows(&p, "前面的话"));
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_F(3));
    assert_true(shows(&p, "五（二）初审"));
    end(&p);
}

static void test_wrong_definition_is_told_whole(void **state)
{
    struct play p;
    start(&p, state);
    const char *path = own_file(&p, "bad.yaml");
    folder_write(path, slice_of("文号: 甲\n代号: 乙\n标题: 丙\n种类: 征\n限額:\n- {数: 申报件}\n"));
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "2 处问题"));
    assert_true(shows(&p, ":4:"));
    assert_true(shows(&p, ":5:"));
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "6份通知"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "bad.yaml"));
    end(&p);
}

static void test_new_revision_shows_what_changes(void **state)
{
    struct play p;
    start(&p, state);
    struct err err = {.arena = p.a};
    struct notice_row row;
    const char *yaml, *path = own_file(&p, "gd76.yaml");
    assert_int_equal(notice_find(p.desk, p.a, "粤76", &row, &err), STATUS_OK);
    assert_int_equal(notice_yaml(p.desk, p.a, row.record.id, 0, &yaml, &err), STATUS_OK);
    const char *quota = strstr(yaml, "至多: 8");
    assert_non_null(quota);
    folder_write(path, slice_of(arena_printf(p.a, "%.*s至多: 9%s", (int)(quota - yaml), yaml,
                                             quota + strlen("至多: 8"))));
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "第 2 版, 不同 1 处"));
    stage_resize(&p.stage, 50, 160);
    assert_true(shows(&p, "至多8件"));
    assert_true(shows(&p, "至多9件"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "载入了 粤76 第 2 版"));
    stage_press(&p.stage, K_CTRL('r'));
    assert_true(shows(&p, "载入通知 粤76 第 2 版"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "版次") || shows(&p, "第 2 版"));
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_F(5));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "粤76 第 1 版"));
    end(&p);
}

static void test_an_invented_notice_needs_no_screen_of_its_own(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, "tests/data/notices/school-science.yaml");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "新通知 科创5"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "载入了 科创5 第 1 版"));
    stage_settle(&p.stage);
    stage_press(&p.stage, K_ENTER);
    check_both(&p, "notice-card-invented");
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "回校宣讲");
    assert_true(shows(&p, "后续义务"));
    end(&p);
}

/* ---- editing ------------------------------------------------------------------------------------- */

static void replace_in_editor(struct play *p, const char *old, const char *new)
{
    stage_press(&p->stage, K_F(7));
    stage_press(&p->stage, K_CTRL('u'));
    stage_type(&p->stage, old);
    stage_press(&p->stage, K_ENTER);
    for (size_t i = 0; i < utf8_width(old, strlen(old)) / 2; i++) { /* Chinese: two columns each */
        stage_press(&p->stage, K_DELETE);
    }
    stage_type(&p->stage, new);
}

static void test_the_shipped_definitions_are_edited_as_they_are(void **state)
{
    struct play p;
    start(&p, state);
    struct err err = {.arena = p.a};
    struct notice_rows rows = {0};
    assert_int_equal(notice_rows_load(p.desk, p.a, &rows, &err), STATUS_OK);
    for (size_t i = 0; i < rows.n; i++) {
        stage_press(&p.stage, K_F(11));
        stage_press(&p.stage, K_F(2));
        assert_true(shows(&p, "一字不差"));
        stage_press(&p.stage, K_ESC);
        stage_press(&p.stage, K_ESC);
        stage_press(&p.stage, K_DOWN);
    }
    end(&p);
}

static void test_a_definition_is_edited_and_loaded(void **state)
{
    struct play p;
    start(&p, state);
    open_card(&p, "255");
    stage_press(&p.stage, K_F(11));
    check_both(&p, "notice-edit");
    replace_in_editor(&p, "司局简函", "司局函\r未知键： 一");
    stage_press(&p.stage, K_F(2));
    check_both(&p, "notice-edit-problems");
    replace_in_editor(&p, "未知键： 一", "");
    stage_press(&p.stage, K_BACKSPACE);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "将成为第 2 版") && shows(&p, "司局函"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "载入了 255 第 2 版"));
    stage_press(&p.stage, K_DOWN);
    assert_true(shows(&p, "定义第 2 版"));
    stage_press(&p.stage, K_F(11));
    assert_false(shows(&p, "没有载入的草稿"));
    end(&p);
}

/* A year of days of rest comes by the same way in. */
static void test_a_calendar_is_loaded_where_notices_are(void **state)
{
    struct play p;
    start(&p, state);
    struct err err = {.arena = p.a};
    const struct calendar *calendars = NULL;
    size_t before = 0, after = 0;
    const char *path = own_file(&p, "y.yaml");
    folder_write(path,
                 slice_of("年份: 2031\n日子:\n- {日期: 2031-01-01, 节日: 元旦, 安排: 放假}\n"));
    assert_int_equal(desk_calendars(p.desk, &calendars, &before, &err), STATUS_OK);
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "日历 2031.yaml, 本台还没有") && shows(&p, "2031年的放假和调休"));
    p.desk->may = MAY_DECIDE;
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "管理员"));
    p.desk->may |= MAY_ADMINISTER;
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "载入了日历 2031.yaml"));
    assert_int_equal(desk_calendars(p.desk, &calendars, &after, &err), STATUS_OK);
    assert_int_equal(after, before + 1);
    end(&p);
}

static void test_what_was_not_loaded_is_a_draft(void **state)
{
    struct play p;
    start(&p, state);
    open_card(&p, "255");
    stage_press(&p.stage, K_F(11));
    replace_in_editor(&p, "司局简函", "留作草稿");
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "改的留作草稿"));
    stage_press(&p.stage, K_F(11));
    assert_true(shows(&p, "没有载入的草稿") && shows(&p, "留作草稿"));
    stage_press(&p.stage, K_F(8));
    assert_true(shows(&p, "司局简函"));
    end(&p);
}

static void test_a_newer_revision_is_told_before_it_is_covered(void **state)
{
    struct play p;
    start(&p, state);
    struct err err = {.arena = p.a};
    struct notice_row row;
    const char *yaml;
    open_card(&p, "255");
    stage_press(&p.stage, K_F(11));
    assert_int_equal(notice_find(p.desk, p.a, "255", &row, &err), STATUS_OK);
    assert_int_equal(notice_yaml(p.desk, p.a, row.record.id, 0, &yaml, &err), STATUS_OK);
    yaml = arena_printf(p.a, "%s# 别人的\n", yaml);
    assert_int_equal(notice_load(p.desk, p.a, slice_of(yaml), "x.yaml", &row, &err), STATUS_OK);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "别人载入的第 2 版"));
    end(&p);
}

static const char later[] =
    "文号: 示例函〔2024〕9号\n代号: 补255\n标题: 部分方向延期\n种类: 补充\n成文日期: 2024-07-14\n"
    "修改: 工信管函〔2024〕255号\n"
    "环节: [{编号: H2, 名称: 征集, 性质: 报送, 止: 2024-07-31, 含止: 是, 条款: 一}]\n"
    "变更: [{动作: 替换, 对象: 环节/征集, 改为: H2, 适用: {方向: 网络设施保护}}]\n";

/* An arrival of the day after the deadline, with the first of the invented cases. */
static void arrive(struct play *p)
{
    struct err err = {.arena = p->a};
    struct cases c = cases_for_test(p->desk, p->a);
    struct receipt_full r = {.receipt = {.notice = c.notice, .revision = NUMBER_NONE}};
    r.receipt.at = p->desk->clock.fixed;
    r.receipt.unit = c.recommender;
    r.receipt.basis = "arrival";
    r.receipt.submissions = arena_printf(p->a, "%lld", (long long)c.first);
    assert_int_equal(receipt_save(p->desk, p->a, NULL, &r, NULL, &err), STATUS_OK);
    assert_int_equal(r.receipt.is_late, 1);
}

static void test_judged_again_after_a_supplement(void **state)
{
    struct play p;
    start(&p, state);
    struct err err = {.arena = p.a};
    struct notice_row row;
    arrive(&p);
    open_card(&p, "255");
    stage_press(&p.stage, K_CTRL('t'));
    assert_true(shows(&p, "没有要重判的"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "没有要重判的"));
    stage_press(&p.stage, K_ESC);
    assert_int_equal(notice_load(p.desk, p.a, slice_of(later), "x.yaml", &row, &err), STATUS_OK);
    stage_press(&p.stage, K_CTRL('t'));
    check_both(&p, "notice-rejudge");
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "没有写理由"));
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, "延期");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "重判了申报件 3 件, 收件 1 次"));
    end(&p);
}

static void test_an_edited_deadline_tells_what_it_flips(void **state)
{
    struct play p;
    start(&p, state);
    arrive(&p);
    open_card(&p, "255");
    stage_press(&p.stage, K_F(11));
    stage_press(&p.stage, K_F(3));
    assert_true(shows(&p, "不会改变什么判断"));
    replace_in_editor(&p, "止: 2024-07-15", "");
    for (int i = 0; i < 6; i++) {
        stage_press(&p.stage, K_DELETE);
    }
    stage_type(&p.stage, "止: 2024-08-15");
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_F(3));
    assert_true(shows(&p, "改按这里的第 2 版") && shows(&p, "逾期"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "还没有载入"));
    end(&p);
}

static void test_a_copy_begins_a_new_notice(void **state)
{
    struct play p;
    start(&p, state);
    open_card(&p, "88");
    stage_press(&p.stage, K_F(12));
    assert_true(shows(&p, "新通知") && shows(&p, "复制"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "问题 1 / 3"));
    stage_press(&p.stage, K_END);
    stage_type(&p.stage, " 示例函〔2025〕9号");
    stage_press(&p.stage, K_F(4));
    stage_press(&p.stage, K_END);
    stage_type(&p.stage, " 示例9");
    stage_press(&p.stage, K_F(4));
    stage_press(&p.stage, K_END);
    stage_type(&p.stage, " 2025-03-01");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "新通知 示例9"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "载入了 示例9 第 1 版"));
    end(&p);
}

/* Only looked at: what is wrong with the files, and again once the directory is another. */
static void test_electronic_files_beside_the_cases(void **state)
{
    struct play p;
    start(&p, state);
    (void)cases_for_test(p.desk, p.a);
    const char *folder = folder_make(p.a);
    folder_write(folder_path(p.a, folder, "IMG1.pdf"), slice_of("x"));
    stage_press(&p.stage, K_F(7));
    stage_type(&p.stage, "255");
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_CTRL('n'));
    assert_true(shows(&p, "255 的电子文件在哪个目录?"));
    stage_type(&p.stage, "/no/such/directory");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "打不开「/no/such/directory」"));
    stage_press(&p.stage, K_CTRL('n'));
    stage_type(&p.stage, folder);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "文件 1 个, 知道是哪一件的 0 个; 没有文件的申报件 2 件"));
    assert_true(shows(&p, "IMG1.pdf"));
    assert_true(shows(&p, "不知道是哪一件的"));
    folder_write(folder_path(p.a, folder, "00001.pdf"), slice_of("y"));
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "文件 2 个, 知道是哪一件的 1 个; 没有文件的申报件 1 件"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_list),
        ARENA_TEST(test_filter),
        ARENA_TEST(test_sort_by_deadline),
        ARENA_TEST(test_card),
        ARENA_TEST(test_card_marks_what_the_desk_added),
        ARENA_TEST(test_stop_and_resume),
        ARENA_TEST(test_quotas_are_counted_and_opened),
        ARENA_TEST(test_parent_beside_child),
        ARENA_TEST(test_any_two_beside_each_other),
        ARENA_TEST(test_full_text_is_attached_and_searched),
        ARENA_TEST(test_original_words_of_a_rule),
        ARENA_TEST(test_wrong_definition_is_told_whole),
        ARENA_TEST(test_new_revision_shows_what_changes),
        ARENA_TEST(test_the_shipped_definitions_are_edited_as_they_are),
        ARENA_TEST(test_a_definition_is_edited_and_loaded),
        ARENA_TEST(test_a_calendar_is_loaded_where_notices_are),
        ARENA_TEST(test_what_was_not_loaded_is_a_draft),
        ARENA_TEST(test_a_newer_revision_is_told_before_it_is_covered),
        ARENA_TEST(test_judged_again_after_a_supplement),
        ARENA_TEST(test_an_edited_deadline_tells_what_it_flips),
        ARENA_TEST(test_electronic_files_beside_the_cases),
        ARENA_TEST(test_a_copy_begins_a_new_notice),
        ARENA_TEST(test_an_invented_notice_needs_no_screen_of_its_own),
    };
    return check_run("notice screens", tests, sizeof tests / sizeof *tests);
}
