/* 单位: the list with its explanation, the page of a unit, aliases, merging and taking it back. */

#include "desk/drafts.h"
#include "desk/units.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/stage.h"
#include "tui/screen/units.h"

static const struct screen_class *const mains[] = {&units_screen};

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    int64_t twin;
};

static void start(struct play *p, void **state)
{
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    p->cases = cases_for_test(p->desk, p->a);
    p->twin = unit_for_test(p->desk, p->a, "广东示例联通发展（有限公司）", NULL);
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

static struct unit unit_now(struct play *p, int64_t id)
{
    struct err err = {.arena = p->a};
    struct unit u = {0};
    assert_int_equal(unit_load(p->desk, p->a, id, &u, &err), STATUS_OK);
    return u;
}

static void select_unit(struct play *p, const char *filter)
{
    stage_press(&p->stage, K_F(7));
    stage_type(&p->stage, filter);
    stage_press(&p->stage, K_DOWN);
    stage_settle(&p->stage);
}

static void test_list_and_explanation(void **state)
{
    struct play p;
    start(&p, state);
    select_unit(&p, "gdsllt");
    check_both(&p, "units");
    end(&p);
}

static void test_code_is_explained(void **state)
{
    struct play p;
    start(&p, state);
    select_unit(&p, "91440101");
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "91440101MA5CJQ4N59  校验对  登记机关区划 440101"));
    end(&p);
}

static void test_alias_added_and_voided(void **state)
{
    struct play p;
    start(&p, state);
    select_unit(&p, "珠江样本");
    stage_press(&p.stage, K_CTRL('o'));
    stage_type(&p.stage, "珠江数据中心");
    stage_press(&p.stage, K_ENTER);
    stage_settle(&p.stage);
    assert_true(shows(&p, "又名      珠江数据中心"));
    stage_press(&p.stage, K_CTRL('d'));
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "写错了");
    stage_press(&p.stage, K_ENTER);
    stage_settle(&p.stage);
    assert_false(shows(&p, "又名      珠江数据中心"));
    stage_press(&p.stage, K_CTRL('o'));
    stage_type(&p.stage, "珠江旧名 2021年6月30日\r");
    stage_settle(&p.stage);
    assert_true(shows(&p, "又名      珠江旧名 (到2021-06-30)"));
    end(&p);
}

static void test_a_used_unit_is_not_voided(void **state)
{
    struct play p;
    start(&p, state);
    select_unit(&p, "珠江样本");
    stage_press(&p.stage, K_F(8));
    stage_type(&p.stage, "写错了");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "不能作废"));
    assert_false(unit_now(&p, p.cases.partner).record.is_void);
    end(&p);
}

/* F1 over a question tells its keys, and what was typed is still there afterwards. */
static void test_help_over_a_question(void **state)
{
    struct play p;
    start(&p, state);
    select_unit(&p, "珠江样本");
    stage_press(&p.stage, K_F(8));
    stage_type(&p.stage, "登记了两次");
    stage_press(&p.stage, K_F(1));
    assert_true(shows(&p, "输入一行, Enter 确定") && shows(&p, "本屏的按键"));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "登记了两次"));
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_CTRL('r'));
    assert_false(shows(&p, "登记了两次"));
    end(&p);
}

/* The second of the two is chosen to stay; then it is taken back on its page. */
static void test_merge_and_unmerge(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(6));
    check_both(&p, "unit-pairs");
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    assert_int_equal(unit_now(&p, p.cases.lead).merged_into, 0);
    check_both(&p, "unit-merge"); /* what changes is told before */
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, "营业执照核对过");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "已并入"));
    assert_int_equal(unit_now(&p, p.cases.lead).merged_into, p.twin);
    stage_press(&p.stage, K_ESC);
    stage_settle(&p.stage);
    select_unit(&p, "发展（");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "并入的    广东示例联通发展有限公司"));
    stage_press(&p.stage, K_CTRL('r'));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "从「广东示例联通发展（有限公司）」拆出"));
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, "其实是两家");
    stage_press(&p.stage, K_ENTER);
    assert_int_equal(unit_now(&p, p.cases.lead).merged_into, 0);
    end(&p);
}

static void test_two_units_are_told_apart_and_back(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(6));
    stage_press(&p.stage, K_F(5));
    stage_type(&p.stage, "两张营业执照\r");
    assert_true(shows(&p, "已记下不是同一家"));
    assert_true(shows(&p, "没有疑似同一单位的"));
    stage_press(&p.stage, K_F(6));
    assert_true(shows(&p, "张收件 2024-07-16"));
    stage_press(&p.stage, K_F(5));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "没有定为不是同一家的"));
    stage_press(&p.stage, K_F(6));
    assert_true(shows(&p, "1组疑似同一单位"));
    end(&p);
}

/* Who may not save is not asked to type first. */
static void test_a_reader_is_refused_before_typing(void **state)
{
    static const uint32_t keys[] = {K_F(2), K_F(4), K_F(8), K_F(11)};
    struct play p;
    start(&p, state);
    p.desk->may = MAY_REVIEW;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        stage_press(&p.stage, keys[i]);
        assert_true(shows(&p, "不能做这件事: 需要收件员") && shows(&p, "单位  "));
        stage_press(&p.stage, K_DOWN);
        assert_false(shows(&p, "不能做这件事"));
    }
    stage_press(&p.stage, K_F(6));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "不能做这件事: 需要收件员"));
    end(&p);
}

static void test_a_new_unit_like_another_is_told_at_once(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, "珠江样本数据中心部");
    assert_false(shows(&p, "像是已有的"));
    stage_press(&p.stage, K_TAB);
    assert_true(shows(&p, "像是已有的「珠江样本数据中心"));
    stage_press(&p.stage, K_F(6));
    assert_true(shows(&p, "没有新登记"));
    end(&p);
}

static void test_the_count_of_recommended_opens_them(void **state)
{
    struct play p;
    start(&p, state);
    select_unit(&p, "广东示例通信");
    assert_true(shows(&p, "255号 省级通信管理局名额 2 / 20  是否适用待定 (四（二）)"));
    stage_press(&p.stage, K_F(12));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    stage_settle(&p.stage);
    assert_true(shows(&p, "00001") && shows(&p, "00002"));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "信用代码"));
    end(&p);
}

/* ---- the form ---------------------------------------------------------------------------------- */

static void test_new_unit_by_initials_of_class_and_region(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, "南岭示例移动有限公司\t\t");
    stage_type(&p.stage, "通信管理局");
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_TAB);
    stage_type(&p.stage, "gzs");
    check_both(&p, "unit-form");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "不止一处") || shows(&p, "没有这个地区"));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, "440100");
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "已登记单位"));
    struct unit u = unit_now(&p, p.twin + 1);
    assert_string_equal(u.name, "南岭示例移动有限公司");
    assert_string_equal(u.region, "440100");
    assert_non_null(u.class);
    end(&p);
}

static void test_a_wrong_code_names_its_place_and_needs_a_reason(void **state)
{
    struct play p;
    start(&p, state);
    select_unit(&p, "珠江样本");
    stage_press(&p.stage, K_F(4));
    stage_press(&p.stage, K_TAB);
    stage_type(&p.stage, "91440101MA5CJQ4N5O\t");
    assert_true(shows(&p, "也许是 91440101MA5CJQ4N59: 第18位"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "信用代码 91440101MA5CJQ4N5O 校验不对"));
    assert_null(unit_now(&p, p.cases.partner).credit_code);
    end(&p);
}

static void test_the_same_unit_is_not_made_twice(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, "珠江样本数据中心");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "已有单位「珠江样本数据中心」"));
    end(&p);
}

static void test_a_draft_of_a_unit_is_offered_again(void **state)
{
    struct play p;
    start(&p, state);
    select_unit(&p, "珠江样本");
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "分部");
    stage_press(&p.stage, K_ESC);
    assert_string_equal(unit_now(&p, p.cases.partner).name, "珠江样本数据中心");
    stage_press(&p.stage, K_F(4));
    assert_true(shows(&p, "珠江样本数据中心分部"));
    stage_press(&p.stage, K_F(2));
    assert_string_equal(unit_now(&p, p.cases.partner).name, "珠江样本数据中心分部");
    end(&p);
}

/* The same person at two terminals, in one draft. */
static void test_a_draft_filled_at_another_terminal_is_followed(void **state)
{
    struct play p;
    struct err err = {.arena = *state};
    start(&p, state);
    select_unit(&p, "珠江样本");
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "甲");
    stage_press(&p.stage, K_TAB);
    const char *draft = arena_printf(p.a, "unit:%lld", (long long)p.cases.partner);
    assert_int_equal(draft_put(p.desk, draft, "name", "珠江样本数据中心乙", &err), STATUS_OK);
    assert_int_equal(draft_put(p.desk, draft, "contact", "王示例", &err), STATUS_OK);
    stage_somebody_wrote(&p.stage);
    assert_true(shows(&p, "那边是「珠江样本数据中心乙」"));
    assert_true(shows(&p, "珠江样本数据中心甲")); /* what was typed here stays */
    assert_true(shows(&p, "联系人    王示例"));
    end(&p);
}

static void test_a_conflict_shows_both(void **state)
{
    struct play p;
    struct err err = {.arena = *state};
    start(&p, state);
    select_unit(&p, "珠江样本");
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "甲");
    struct unit base = unit_now(&p, p.cases.partner), mine = base;
    mine.name = "珠江样本中心";
    assert_int_equal(unit_save(p.desk, p.a, &base, &mine, NULL, &err), STATUS_OK);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "珠江样本中心") && shows(&p, "珠江样本数据中心甲"));
    assert_true(shows(&p, "被 张收件 (")); /* by name, not by login */
    stage_press(&p.stage, K_F(2));         /* mine */
    assert_string_equal(unit_now(&p, p.cases.partner).name, "珠江样本数据中心甲");
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_list_and_explanation),
        ARENA_TEST(test_code_is_explained),
        ARENA_TEST(test_alias_added_and_voided),
        ARENA_TEST(test_a_used_unit_is_not_voided),
        ARENA_TEST(test_help_over_a_question),
        ARENA_TEST(test_merge_and_unmerge),
        ARENA_TEST(test_two_units_are_told_apart_and_back),
        ARENA_TEST(test_a_reader_is_refused_before_typing),
        ARENA_TEST(test_a_new_unit_like_another_is_told_at_once),
        ARENA_TEST(test_the_count_of_recommended_opens_them),
        ARENA_TEST(test_new_unit_by_initials_of_class_and_region),
        ARENA_TEST(test_a_wrong_code_names_its_place_and_needs_a_reason),
        ARENA_TEST(test_the_same_unit_is_not_made_twice),
        ARENA_TEST(test_a_draft_of_a_unit_is_offered_again),
        ARENA_TEST(test_a_draft_filled_at_another_terminal_is_followed),
        ARENA_TEST(test_a_conflict_shows_both),
    };
    return check_run("unit screens", tests, sizeof tests / sizeof *tests);
}
