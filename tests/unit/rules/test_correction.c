/* 补正: what can be mended, the clock of the notice before that of the desk, the boundary dates. */
#include "rules/correction.h"

#include <string.h>

#include "support/calendars.h"
#include "unit/rules/notice_of.h"

static void test_what_is_a_defect(void **state)
{
    (void)state;
    static const struct {
        const char *rule;
        enum severity severity;
        const char *accepted_by;
        bool is_defect;
    } cases[] = {
        {"copies", SEVERITY_ERROR, NULL, true},     {"contact", SEVERITY_WARNING, NULL, true},
        {"form", SEVERITY_ERROR, NULL, true},       {"credit_code", SEVERITY_ERROR, NULL, true},
        {"copies", SEVERITY_NOTE, NULL, false},     {"late", SEVERITY_ERROR, NULL, false},
        {"quota", SEVERITY_ERROR, NULL, false},     {"route", SEVERITY_ERROR, NULL, false},
        {"condition", SEVERITY_ERROR, NULL, false}, {"copies", SEVERITY_ERROR, "张", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct finding f = {.rule = cases[i].rule,
                            .severity = cases[i].severity,
                            .accepted_by = cases[i].accepted_by};
        assert_int_equal(correction_is_defect(&f), cases[i].is_defect);
    }
}

static void test_a_defect_in_few_words(void **state)
{
    struct arena *a = *state;
    assert_string_equal(correction_brief(a, "光盘", "光盘应交1份，收到0份，缺1份"), "光盘缺1份");
    assert_string_equal(correction_brief(a, "光盘", "没有收到光盘"), "缺光盘");
    assert_string_equal(correction_brief(a, "简述", "简述要求不少于800字，现有600字，少200字"),
                        "简述少200字");
    assert_string_equal(correction_brief(a, "电话", "手机号应为11位，「138」是3位"), "电话");
    assert_string_equal(correction_brief(a, "光盘", "光盘应交1份，收到2份，多1份"), "光盘");
}

static const struct correction_clock own = {.days = 5, .in_workdays = true};

static void test_the_clock_is_the_notices_where_it_has_one(void **state)
{
    struct arena *a = *state;
    const struct notice *silent =
        notice_of(a, "环节:\n- {名称: 初审, 性质: 初审, 止: 10个工作日}\n");
    const struct notice *workdays = notice_of(
        a, "环节:\n- {名称: 补正, 性质: 初审, 止: 10个工作日, 含首日: 是, 条款: 三（二）}\n");
    const struct notice *days = notice_of(a, "环节:\n- {名称: 材料补正, 性质: 初审, 止: 15日}\n");
    struct correction_clock c = correction_clock_of(silent, own);
    assert_int_equal(c.days, 5);
    assert_null(c.clause);
    c = correction_clock_of(workdays, own);
    assert_int_equal(c.days, 10);
    assert_true(c.in_workdays && c.first_counts);
    assert_string_equal(c.clause, "三（二）");
    c = correction_clock_of(days, own);
    assert_int_equal(c.days, 15);
    assert_false(c.in_workdays || c.first_counts);
    assert_string_equal(c.clause, "材料补正"); /* a step without a clause is named */
}

/* Five working days, the first day not counted. */
static void test_boundary_dates(void **state)
{
    struct arena *a = *state;
    static const char *const spans[][2] = {
        {"2022-09-27", "2022-10-09"}, {"2022-09-30", "2022-10-12"}, {"2024-09-13", "2024-09-23"},
        {"2024-09-27", "2024-10-10"}, {"2025-09-26", "2025-10-10"}, {"2026-02-11", "2026-02-25"}};
    struct calendars all = calendars_shipped(a);
    struct err err = {.arena = a};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        day_t from, wanted, due = 0;
        assert_true(day_parse(spans[i][0], &from) && day_parse(spans[i][1], &wanted));
        assert_int_equal(correction_due(&all, &own, from, &due, &err), STATUS_OK);
        assert_int_equal(due, wanted);
    }
    day_t unpublished, due;
    assert_true(day_parse("2031-03-03", &unpublished));
    assert_int_equal(correction_due(&all, &own, unpublished, &due, &err), STATUS_NOT_FOUND);
    struct correction_clock natural = {.days = 15};
    assert_int_equal(correction_due(&all, &natural, unpublished, &due, &err), STATUS_OK);
    assert_int_equal(due - unpublished, 15);
    natural.first_counts = true;
    assert_int_equal(correction_due(&all, &natural, unpublished, &due, &err), STATUS_OK);
    assert_int_equal(due - unpublished, 14);
}

static void test_what_is_left(void **state)
{
    struct arena *a = *state;
    struct calendars all = calendars_shipped(a);
    day_t friday, due;
    assert_true(day_parse("2024-11-22", &friday) && day_parse("2024-11-25", &due));
    assert_string_equal(correction_left(a, &all, friday, due), "1工作日");
    assert_string_equal(correction_left(a, &all, due, due), "今天到期");
    assert_string_equal(correction_left(a, &all, due + 3, due), "已过3天");
    assert_true(day_parse("2031-03-03", &friday));
    assert_string_equal(correction_left(a, &all, friday, friday + 4), "4天");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_a_defect),
        ARENA_TEST(test_a_defect_in_few_words),
        ARENA_TEST(test_the_clock_is_the_notices_where_it_has_one),
        ARENA_TEST(test_boundary_dates),
        ARENA_TEST(test_what_is_left),
    };
    return check_run("rules/correction", tests, sizeof tests / sizeof *tests);
}
