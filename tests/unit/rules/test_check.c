/* The table that judges a submission, and the form. */
#include "rules/check.h"

#include <string.h>

#include "rules/form_check.h"
#include "unit/rules/notice_of.h"

static const char NOTICE[] =
    "环节:\n"
    "- {名称: 报送, 性质: 报送, 止: 2024-07-15, 条款: 四}\n"
    "- {名称: 市报省, 性质: 报送, 谁: 市局, 给谁: 省厅, 条款: 三}\n"
    "材料:\n- {名称: 申报书, 要求: 必备, 份数: 2}\n- {名称: 表, 一致: 表}\n"
    "条件:\n- {内容: 有执照, 要求: 必备, 适用: {推荐单位: 甲局}}\n"
    "限额:\n- {数: 申报件, 每: 推荐单位, 至多: 1}\n"
    "表单:\n"
    "- 组: 基本情况\n"
    "  字段:\n"
    "  - {标识: summary, 名称: 成果简述, 类型: 文字, 必填: 是, 字数上限: 1000, 条款: 附件1}\n"
    "  - {标识: solution, 名称: 解决方案, 类型: 文字, 字数下限: 8000}\n";

static void test_form(void **state)
{
    struct field_fact fields[] = {{"成果简述", "简述", 1000}, {"solution", "方案", 8000}};
    struct facts f = {.notice = notice_of(*state, NOTICE), .fields = fields, .n_fields = 2};
    struct findings out = {.arena = *state};
    form_check(&f, &out);
    assert_int_equal(out.n, 0);
    /* T04, T05 */
    fields[0].chars = 1001;
    fields[1].chars = 7999;
    form_check(&f, &out);
    assert_int_equal(out.n, 2);
    assert_non_null(strstr(out.at[0].text, "多1字"));
    assert_non_null(strstr(out.at[1].text, "少1字"));
    assert_int_equal(out.at[0].severity, SEVERITY_WARNING);
    fields[0].value = "";
    out.n = 0;
    form_check(&f, &out);
    assert_string_equal(out.at[0].text, "成果简述没有填");
    assert_int_equal(out.at[0].severity, SEVERITY_ERROR);
    f.n_fields = 0;
    out.n = 0;
    form_check(&f, &out);
    assert_int_equal(out.n, 0);
}

/* 字数容差: a miss within it is only to be known, the next character is a warning. */
static void test_the_tolerance_of_the_desk(void **state)
{
    struct field_fact fields[] = {{"成果简述", "简述", 1020}, {"solution", "方案", 7840}};
    struct facts f = {
        .notice = notice_of(*state, NOTICE), .fields = fields, .n_fields = 2, .chars_tolerance = 2};
    struct findings out = {.arena = *state};
    form_check(&f, &out);
    assert_int_equal(out.n, 2);
    assert_int_equal(out.at[0].severity, SEVERITY_NOTE);
    assert_int_equal(out.at[1].severity, SEVERITY_NOTE);
    assert_non_null(strstr(out.at[0].text, "多20字，在本台容差2%（20字）以内"));
    fields[0].chars = 1021;
    fields[1].chars = 7839;
    out.n = 0;
    form_check(&f, &out);
    assert_int_equal(out.at[0].severity, SEVERITY_WARNING);
    assert_int_equal(out.at[1].severity, SEVERITY_WARNING);
    assert_null(strstr(out.at[0].text, "容差"));
}

/* One submission with everything wrong has one finding from each rule, in the order of the table. */
static void test_every_rule_speaks(void **state)
{
    struct field_fact fields[] = {{"成果简述", "", 0}};
    struct facts f = {.notice = notice_of(*state, NOTICE),
                      .fields = fields,
                      .n_fields = 1,
                      .recommender = {.name = "甲局", .class = "县局"},
                      .receiver = {.name = "某厅", .class = "省厅"}};
    struct counted_list list;
    counted_list_init(&list, f.notice);
    uint32_t recommender = counted_unit_add(&list, &f.recommender);
    for (int64_t id = 1; id <= 2; id++) {
        counted_add(&list, &(struct counted_row){.head = {.id = id, .recommender = recommender}});
    }
    struct limit_tallies limits = limits_count(*state, &list, (struct limit_choice){0});
    struct delivery delivery = {.submissions = 1};
    struct copies_received came = {.material = "表", .received = {.has = true, .value = 1}};
    struct calendars none = {0};
    struct check_input in = {.facts = &f,
                             .time = {.arena = *state, .calendars = &none, .event = DAY_NONE},
                             .delivery = &delivery,
                             .items = {&came, 1},
                             .agreement = AGREEMENT_DIFFERENT,
                             .limits = &limits,
                             .limit_row = 1,
                             .credit_code = "91110000600037342L",
                             .contact_info = "王示例 1380013800"};
    assert_true(instant_parse("2024-07-16", &in.arrival.at, NULL));
    struct findings out = {.arena = *state};
    check_submission(&in, &out);
    static const char *const rules[] = {"late",        "route",   "condition", "copies", "agree",
                                        "credit_code", "contact", "form",      "quota"};
    assert_int_equal(out.n, sizeof rules / sizeof *rules);
    for (size_t i = 0; i < out.n; i++) {
        assert_string_equal(out.at[i].rule, rules[i]);
    }
    counted_list_release(&list);
}

/* -1 when the finding does not have it. */
static int64_t number_of(const struct finding *f, const char *name)
{
    for (size_t i = 0; i < f->n_numbers; i++) {
        if (strcmp(f->numbers[i].name, name) == 0) {
            return f->numbers[i].value;
        }
    }
    return -1;
}

static void test_the_numbers_of_findings(void **state)
{
    struct field_fact fields[] = {{"成果简述", "简述", 1003}, {"solution", "方案", 7990}};
    struct facts f = {.notice = notice_of(*state, NOTICE), .fields = fields, .n_fields = 2};
    struct copies_received came = {.material = "申报书", .received = {.has = true, .value = 0}};
    struct delivery delivery = {.submissions = 1};
    struct calendars none = {0};
    struct check_input in = {.facts = &f,
                             .time = {.arena = *state, .calendars = &none, .event = DAY_NONE},
                             .delivery = &delivery,
                             .items = {&came, 1}};
    assert_true(instant_parse("2024-07-18 00:00:01", &in.arrival.at, NULL));
    struct findings out = {.arena = *state};
    check_submission(&in, &out);
    assert_string_equal(out.at[0].rule, "late");
    assert_int_equal(number_of(&out.at[0], "late_days"), 2);
    assert_int_equal(number_of(&out.at[0], "late_seconds"), 2 * 86400 + 2);
    assert_string_equal(out.at[1].rule, "copies");
    assert_int_equal(number_of(&out.at[1], "required"), 2);
    assert_int_equal(number_of(&out.at[1], "received"), 0);
    assert_int_equal(number_of(&out.at[1], "missing"), 2);
    assert_int_equal(number_of(&out.at[1], "over"), -1);
    assert_string_equal(out.at[2].rule, "form");
    assert_int_equal(number_of(&out.at[2], "chars"), 1003);
    assert_int_equal(number_of(&out.at[2], "max"), 1000);
    assert_int_equal(number_of(&out.at[2], "over"), 3);
    assert_int_equal(number_of(&out.at[3], "min"), 8000);
    assert_int_equal(number_of(&out.at[3], "missing"), 10);
}

/* Of a list that is over, the first is within and only told so; the second is one too many. */
static void test_a_case_is_told_its_place(void **state)
{
    const struct notice *n = notice_of(*state, NOTICE);
    const struct unit_facts bureau = {.name = "甲局"};
    struct counted_list list;
    counted_list_init(&list, n);
    uint32_t place = counted_unit_add(&list, &bureau);
    for (int64_t id = 1; id <= 2; id++) {
        counted_add(&list, &(struct counted_row){.head = {.id = id, .recommender = place}});
    }
    struct limit_tallies t = limits_count(*state, &list, (struct limit_choice){0});
    struct findings out = {.arena = *state};
    limits_find_of(&t, 0, &out);
    limits_find_of(&t, 1, &out);
    assert_int_equal(out.n, 2);
    assert_int_equal(out.at[0].severity, SEVERITY_NOTE);
    assert_non_null(strstr(out.at[0].text, "本件排第1，在限额内"));
    assert_int_equal(out.at[1].severity, SEVERITY_ERROR);
    assert_non_null(strstr(out.at[1].text, "本件排第2，在限额外"));
    assert_int_equal(number_of(&out.at[1], "used"), 2);
    assert_int_equal(number_of(&out.at[1], "max"), 1);
    assert_int_equal(number_of(&out.at[1], "over"), 1);
    assert_int_equal(number_of(&out.at[1], "unknown"), 0);
    assert_int_equal(number_of(&out.at[1], "min"), -1);
    assert_int_equal(number_of(&out.at[1], "rank"), 2);
    counted_list_release(&list);
}

static void test_nothing_known_nothing_said(void **state)
{
    struct facts f = {.notice = notice_of(*state, NOTICE)};
    struct check_input in = {
        .facts = &f, .time = {.arena = *state, .event = DAY_NONE}, .arrival = {.at = INSTANT_NONE}};
    struct findings out = {.arena = *state};
    check_submission(&in, &out);
    assert_int_equal(out.n, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_form),
        ARENA_TEST(test_the_tolerance_of_the_desk),
        ARENA_TEST(test_every_rule_speaks),
        ARENA_TEST(test_the_numbers_of_findings),
        ARENA_TEST(test_a_case_is_told_its_place),
        ARENA_TEST(test_nothing_known_nothing_said),
    };
    return check_run("check", tests, sizeof tests / sizeof *tests);
}
