/* 申报件: the list, the page of a case, acts told before they are done. */
#include <string.h>

#include "desk/drafts.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/stage.h"
#include "tui/screen/submissions.h"
#include "tui/widget/form.h"

static const struct screen_class *const mains[] = {&submissions_screen};

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct cases cases;
};

static void start(struct play *p, void **state)
{
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    p->cases = cases_for_test(p->desk, p->a);
    stage_open(&p->stage, p->desk, mains);
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

static const char *state_of(struct play *p, int64_t id)
{
    struct err err = {.arena = p->a};
    struct submission s = {0};
    assert_int_equal(submission_load(p->desk, p->a, id, &s, &err), STATUS_OK);
    return s.record.is_void ? "void" : s.state;
}

static void filter(struct play *p, const char *text)
{
    stage_press(&p->stage, K_F(7));
    stage_type(&p->stage, text);
    stage_settle(&p->stage);
}

static void test_list(void **state)
{
    struct play p;
    start(&p, state);
    check_both(&p, "submissions");
    end(&p);
}

static void test_only_calls_are_offered_for_a_new_case(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "新申报件按哪份通知?") && shows(&p, "255号"));
    assert_false(shows(&p, "88号"));
    end(&p);
}

static void test_filter_by_initials_number_and_search(void **state)
{
    struct play p;
    start(&p, state);
    filter(&p, "gczy");
    assert_true(shows(&p, "00002") && !shows(&p, "00001") && !shows(&p, "00003"));
    stage_press(&p.stage, K_ESC);
    filter(&p, "3");
    assert_true(shows(&p, "00003") && !shows(&p, "00001"));
    stage_press(&p.stage, K_ESC);
    filter(&p, "状态:撤回");
    assert_true(shows(&p, "00003") && !shows(&p, "00002"));
    end(&p);
}

static void test_a_search_half_typed_says_why(void **state)
{
    struct play p;
    start(&p, state);
    filter(&p, "状态:");
    assert_true(shows(&p, "可写 登记 形式审查"));
    stage_press(&p.stage, K_ENTER); /* goes on with what is listed, which is not what fits */
    assert_false(shows(&p, "件申报件符合"));
    end(&p);
}

static void test_page(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "00001  传输干线光缆隐患排查工具"));
    assert_true(shows(&p, "联合单位  珠江样本数据中心"));
    stage_resize(&p.stage, 50, 160);
    assert_true(shows(&p, "登记申报件 00001"));
    end(&p);
}

/* Marks all three, asks for 撤回: two go, one stays and why. */
static void test_acts_are_told_first(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_CTRL('a'));
    stage_press(&p.stage, K_F(6));
    stage_type(&p.stage, "撤回");
    stage_press(&p.stage, K_ENTER);
    check_both(&p, "submissions-act");
    assert_true(shows(&p, "不变: 现在是「撤回」"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "要写明原因"));
    assert_string_equal(state_of(&p, p.cases.first), "logged");
    stage_type(&p.stage, "单位来函");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "已撤回 2 件"));
    assert_string_equal(state_of(&p, p.cases.first), "withdrawn");
    assert_string_equal(state_of(&p, p.cases.second), "withdrawn");
    end(&p);
}

static void test_esc_does_nothing(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(8));
    stage_type(&p.stage, "重复登记");
    stage_press(&p.stage, K_ESC);
    assert_string_equal(state_of(&p, p.cases.first), "logged");
    stage_press(&p.stage, K_F(8));
    stage_type(&p.stage, "重复登记");
    stage_press(&p.stage, K_F(2));
    assert_string_equal(state_of(&p, p.cases.first), "void");
    assert_false(shows(&p, "00001"));
    end(&p);
}

static void test_sorted_by_the_column_cursor(void **state)
{
    struct play p;
    start(&p, state);
    for (int i = 0; i < 3; i++) { /* the first shows the cursor */
        stage_press(&p.stage, K_RIGHT);
    }
    stage_press(&p.stage, K_CTRL('s'));
    stage_press(&p.stage, K_CTRL('s'));
    assert_true(shows(&p, "按名称倒序"));
    const char *picture = stage_dump(&p.stage, p.a);
    assert_true(strstr(picture, "00002") < strstr(picture, "00003"));
    assert_true(strstr(picture, "00003") < strstr(picture, "00001"));
    end(&p);
}

/* ---- the form ---------------------------------------------------------------------------------- */

static struct submission case_now(struct play *p, int64_t id)
{
    struct err err = {.arena = p->a};
    struct submission s = {0};
    assert_int_equal(submission_load(p->desk, p->a, id, &s, &err), STATUS_OK);
    return s;
}

/* To the input of this label: from the first one down. */
static void go_to(struct play *p, int steps)
{
    for (int i = 0; i < steps; i++) {
        stage_press(&p->stage, K_TAB);
    }
}

static void new_case(struct play *p)
{
    ui_set_notice(&p->stage.ui, p->cases.notice, "255号");
    stage_press(&p->stage, K_F(2));
}

static void test_form_is_made_from_the_notice(void **state)
{
    struct play p;
    start(&p, state);
    new_case(&p);
    stage_type(&p.stage, "网络切片自愈平台");
    check_both(&p, "submission-form");
    stage_resize(&p.stage, 50, 160);
    assert_true(shows(&p, "封面  (附件2封面)"));
    assert_false(shows(&p, "联系人姓名")); /* asked once, as a column */
    end(&p);
}

static void test_new_case_with_chosen_units(void **state)
{
    struct play p;
    start(&p, state);
    new_case(&p);
    stage_type(&p.stage, "网络切片自愈平台");
    go_to(&p, 1);
    stage_type(&p.stage, "4"); /* the fourth direction */
    go_to(&p, 1);
    stage_type(&p.stage, "gdsllt");
    assert_true(shows(&p, "> 广东示例联通发展有限公司"));
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "已保存 00004"));
    struct submission s = case_now(&p, 4);
    assert_string_equal(s.title, "网络切片自愈平台");
    assert_string_equal(s.direction, "人身安全");
    assert_int_equal(s.lead, p.cases.lead);
    assert_int_equal(s.notice, p.cases.notice);
    end(&p);
}

static void test_a_unit_that_is_not_there_is_made_on_the_way(void **state)
{
    struct play p;
    start(&p, state);
    new_case(&p);
    stage_type(&p.stage, "网络切片自愈平台");
    go_to(&p, 2);
    stage_type(&p.stage, "东海虚构测试公司");
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "登记单位"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "登记申报件"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "已保存 00004"));
    assert_int_not_equal(case_now(&p, 4).lead, 0);
    end(&p);
}

static void test_an_unknown_unit_is_refused_beside_its_field(void **state)
{
    struct play p;
    start(&p, state);
    new_case(&p);
    stage_type(&p.stage, "网络切片自愈平台");
    go_to(&p, 2);
    stage_type(&p.stage, "东海虚构测试公司");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "没有登记过这个单位"));
    assert_true(shows(&p, "东海虚构测试公司")); /* still there */
    end(&p);
}

static void test_esc_keeps_a_draft(void **state)
{
    struct play p;
    start(&p, state);
    new_case(&p);
    stage_type(&p.stage, "网络切片自愈平台");
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "草稿"));
    assert_false(shows(&p, "登记申报件"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "网络切片自愈平台"));
    assert_true(shows(&p, "没有存的草稿"));
    stage_press(&p.stage, K_F(8)); /* cannot be got back, so it is asked */
    assert_true(shows(&p, "找不回来"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "网络切片自愈平台"));
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_false(shows(&p, "网络切片自愈平台"));
    end(&p);
}

static void test_what_rests_is_kept_when_the_line_drops(void **state)
{
    struct play p;
    start(&p, state);
    new_case(&p);
    stage_type(&p.stage, "网络切片自愈平台");
    (void)ui_idle(&p.stage.ui);
    p.stage.ms += FORM_REST_MS;
    (void)ui_idle(&p.stage.ui);
    struct err err = {.arena = p.a};
    struct draft draft = {0};
    assert_int_equal(draft_load(p.desk, p.a, "submission:new", &draft, &err), STATUS_OK);
    assert_int_equal(draft.n, 2);
    end(&p);
}

/* 字数 and missing answers are told and kept. */
static void test_a_form_short_of_words_is_saved_and_told(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(4));
    stage_resize(&p.stage, 50, 160);
    for (int i = 0; i < 60 && !shows(&p, "字数 0  至少 1500"); i++) {
        stage_press(&p.stage, K_TAB);
    }
    stage_type(&p.stage, "背景介绍");
    assert_true(shows(&p, "字数 4  至少 1500"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "已保存 00001. 表单有"));
    assert_string_equal(case_now(&p, p.cases.first).fields, "overview\t背景介绍\n");
    end(&p);
}

static void save_elsewhere(struct play *p, const char *field, const char *value)
{
    struct err err = {.arena = p->a};
    struct submission base = case_now(p, p->cases.first), mine = base;
    assert_int_equal(submission_set(p->desk, p->a, &mine, field, value, &err), STATUS_OK);
    assert_int_equal(submission_save(p->desk, p->a, &base, &mine, NULL, &err), STATUS_OK);
}

static void test_other_peoples_changes_elsewhere_are_kept(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "甲");
    save_elsewhere(&p, "contact", "李样本");
    save_elsewhere(&p, "summary", "简述");
    stage_press(&p.stage, K_F(2));
    struct submission s = case_now(&p, p.cases.first);
    assert_string_equal(s.title, "传输干线光缆隐患排查工具甲");
    assert_string_equal(s.contact, "李样本");
    assert_non_null(strstr(s.fields, "简述"));
    end(&p);
}

static void test_a_conflict_shows_both_and_asks(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "甲");
    save_elsewhere(&p, "title", "别人改的名称");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "别人改的名称") && shows(&p, "排查工具甲"));
    assert_string_equal(case_now(&p, p.cases.first).title, "别人改的名称");
    stage_press(&p.stage, K_F(2)); /* mine */
    assert_string_equal(case_now(&p, p.cases.first).title, "传输干线光缆隐患排查工具甲");
    end(&p);
}

static bool has_changed(struct desk *desk)
{
    (void)desk;
    return true;
}

static void test_other_peoples_changes_are_seen_while_the_form_is_open(void **state)
{
    struct play p;
    start(&p, state);
    p.stage.ui.options.changed = has_changed;
    stage_press(&p.stage, K_F(4));
    save_elsewhere(&p, "contact", "李样本");
    ui_poll(&p.stage.ui);
    assert_true(shows(&p, "李样本") && shows(&p, "已换成新的内容"));
    stage_type(&p.stage, "甲");
    save_elsewhere(&p, "contact", "赵样本");
    ui_poll(&p.stage.ui);
    assert_true(shows(&p, "李样本") && shows(&p, "所输入的都在"));
    end(&p);
}

/* What is wrong with a case, the worst first, and one of it taken as it is. */
static void test_findings_are_accepted(void **state)
{
    struct play p;
    struct err err = {.arena = *state};
    struct submission base = {0}, mine;
    start(&p, state);
    assert_int_equal(submission_load(p.desk, p.a, p.cases.first, &base, &err), STATUS_OK);
    mine = base;
    mine.credit_code = "91350100M000100Y4Z";
    mine.phone = "1380013800";
    assert_int_equal(submission_save(p.desk, p.a, &base, &mine, NULL, &err), STATUS_OK);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(3));
    check_both(&p, "findings");
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "已核对");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "已接受 1 条") && shows(&p, "[张收件 已接受: 已核对, 2024-"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "没有可接受的"));
    end(&p);
}

/* What may still be added stands above the form, follows what is typed, and opens to who uses it up. */
static void test_what_is_left_is_told_while_typing(void **state)
{
    struct play p;
    struct unit base = {0};
    start(&p, state);
    struct err err = {.arena = p.a};
    assert_int_equal(unit_load(p.desk, p.a, p.cases.recommender, &base, &err), STATUS_OK);
    struct unit mine = base;
    mine.class = "provincial_telecom";
    assert_int_equal(unit_save(p.desk, p.a, &base, &mine, NULL, &err), STATUS_OK);
    new_case(&p);
    stage_type(&p.stage, "网络切片自愈平台");
    assert_false(shows(&p, "还可报"));
    go_to(&p, 5);
    stage_type(&p.stage, "gdsltxglj");
    stage_press(&p.stage, K_ENTER);
    stage_settle(&p.stage);
    assert_true(shows(&p, "还可报 18  省级通信管理局名额至多20件 (四（二）)"));
    stage_press(&p.stage, K_F(6));
    check_both(&p, "limits");
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "网络切片自愈平台"));
    end(&p);
}

/* The case that is being typed has no number yet, and is not called by one. */
static void test_the_case_being_typed_has_no_number(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, "粤76");
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "网络切片自愈平台");
    go_to(&p, 5);
    stage_type(&p.stage, "gdsltxglj");
    stage_press(&p.stage, K_ENTER);
    stage_settle(&p.stage);
    stage_press(&p.stage, K_F(6));
    stage_resize(&p.stage, 50, 160);
    assert_true(shows(&p, "正在填的这一件"));
    assert_false(shows(&p, "00000"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_list),
        ARENA_TEST(test_only_calls_are_offered_for_a_new_case),
        ARENA_TEST(test_filter_by_initials_number_and_search),
        ARENA_TEST(test_a_search_half_typed_says_why),
        ARENA_TEST(test_page),
        ARENA_TEST(test_acts_are_told_first),
        ARENA_TEST(test_esc_does_nothing),
        ARENA_TEST(test_sorted_by_the_column_cursor),
        ARENA_TEST(test_form_is_made_from_the_notice),
        ARENA_TEST(test_new_case_with_chosen_units),
        ARENA_TEST(test_a_unit_that_is_not_there_is_made_on_the_way),
        ARENA_TEST(test_an_unknown_unit_is_refused_beside_its_field),
        ARENA_TEST(test_esc_keeps_a_draft),
        ARENA_TEST(test_what_rests_is_kept_when_the_line_drops),
        ARENA_TEST(test_a_form_short_of_words_is_saved_and_told),
        ARENA_TEST(test_other_peoples_changes_elsewhere_are_kept),
        ARENA_TEST(test_a_conflict_shows_both_and_asks),
        ARENA_TEST(test_other_peoples_changes_are_seen_while_the_form_is_open),
        ARENA_TEST(test_findings_are_accepted),
        ARENA_TEST(test_what_is_left_is_told_while_typing),
        ARENA_TEST(test_the_case_being_typed_has_no_number),
    };
    return check_run("case screens", tests, sizeof tests / sizeof *tests);
}
