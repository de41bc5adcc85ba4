/* A list of experts from a file: new ones, changes, the same again; what is odd is told by line and column
 * and rejects its row alone; the whole is one undo. */
#include "desk/reviewer_import.h"

#include <string.h>

#include "base/slice.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"

#define CODE "91440101MA5CJQ4N59"

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct reviewer_plan plan;
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    return (struct fixture){.a = a, .desk = desk_for_test(a, false), .err = {.arena = a}};
}

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static void import_as(struct fixture *f, const char *text, bool is_dry)
{
    const struct reviewer_import o = {folder_file(f->a, "list.csv", slice_of(text)), CHARSET_DETECT,
                                      is_dry};
    check(f, reviewer_import(f->desk, f->a, &o, &f->plan, &f->err));
}

static void import(struct fixture *f, const char *text)
{
    import_as(f, text, false);
}

static void expect(const struct fixture *f, int64_t new, int64_t changed, int64_t same,
                   int64_t rejected)
{
    assert_int_equal(f->plan.file.counts.new, new);
    assert_int_equal(f->plan.file.counts.changed, changed);
    assert_int_equal(f->plan.file.counts.same, same);
    assert_int_equal(f->plan.file.counts.rejected, rejected);
}

static struct reviewer_views all(struct fixture *f)
{
    struct reviewer_views views;
    check(f, reviewers_load(f->desk, f->a, &views, &f->err));
    return views;
}

#define LIST                                                                                       \
    "专家名单,,,\n"                                                                            \
    "姓名,工作单位,统一社会信用代码,研究方向,手机,最多件数\n"              \
    "王示例,南岭示例大学," CODE ",网络设施；数据安全,13800138000,20\n"                    \
    "李示例,南岭示例大学,,数据安全,,\n"                                               \
    "赵示例,东海示例研究院,,,,\n"

static void test_a_list_comes_in_and_again(void **state)
{
    struct fixture f = fixture(*state);
    import(&f, LIST);
    expect(&f, 3, 0, 0, 0);
    assert_int_equal(f.plan.new_units.n, 2);
    assert_true(f.plan.batch > 0);
    struct reviewer_views views = all(&f);
    assert_int_equal(views.n, 3);
    assert_string_equal(views.at[0].reviewer.expertise, "网络设施、数据安全");
    assert_int_equal(views.at[0].reviewer.load_max, 20);
    assert_string_equal(views.at[1].credit_code, CODE);
    assert_int_equal(views.at[1].reviewer.load_max, NUMBER_NONE);
    import(&f, LIST);
    expect(&f, 0, 0, 3, 0);
    assert_int_equal(f.plan.batch, 0);
    desk_close(f.desk);
}

static void test_part_of_a_list_changes_that_part(void **state)
{
    struct fixture f = fixture(*state);
    import(&f, LIST);
    import(&f, "姓名,单位,职称,手机\n李示例,南岭示例大学,教授,\n钱示例,南岭示例大学,,\n王示例,"
               "南岭示例大学,,\n");
    expect(&f, 1, 1, 1, 0);
    struct reviewer_views views = all(&f);
    assert_string_equal(views.at[1].reviewer.title, "教授");
    assert_string_equal(views.at[1].reviewer.expertise, "数据安全");
    assert_string_equal(views.at[0].reviewer.phone, "13800138000");
    desk_close(f.desk);
}

static void test_a_number_says_who_it_is(void **state)
{
    struct fixture f = fixture(*state);
    import(&f, LIST);
    import(&f, "编号,姓名,单位\nZ0002,李示范,东海示例研究院\nZ0099,谁,\n");
    expect(&f, 0, 1, 0, 1);
    struct reviewer_views views = all(&f);
    assert_string_equal(views.at[1].reviewer.name, "李示范");
    assert_string_equal(views.at[1].unit, "东海示例研究院");
    assert_int_equal(f.plan.file.problems.at[0].line, 3);
    assert_int_equal(f.plan.file.problems.at[0].column, 1);
    desk_close(f.desk);
}

struct odd {
    const char *row, *code;
    int column;
    enum severity severity;
};

static void test_every_odd_cell_is_told_where_it_stands(void **state)
{
    static const struct odd odds[] = {
        {",南岭示例大学,,,,", "missing", 1, SEVERITY_ERROR},
        {"孙示例,甲,9.11E+17,,,", "scientific", 3, SEVERITY_ERROR},
        {"孙示例,甲,91350100M000100Y4Z,,,", "wrong", 3, SEVERITY_ERROR},
        {"孙示例,,911100007109250324,,,", "wrong", 2, SEVERITY_ERROR},
        {"孙示例,甲,,,138001380,", "phone", 5, SEVERITY_WARNING},
        {"孙示例,甲,,,,许多", "wrong", 6, SEVERITY_ERROR},
        {"孙示例,甲,,,,0", "wrong", 6, SEVERITY_ERROR},
        {"孙\xE2\x80\x8B示例,甲,,,,", "hidden", 1, SEVERITY_WARNING},
    };
    for (size_t i = 0; i < sizeof odds / sizeof *odds; i++) {
        struct fixture f = fixture(*state);
        import(&f, arena_printf(f.a, "姓名,单位,信用代码,方向,手机,最多件数\n\n%s\n", odds[i].row));
        const struct table_problem *p = f.plan.file.problems.at;
        if (f.plan.file.problems.n != 1) {
            fail_msg("row %zu: %zu problems", i, f.plan.file.problems.n);
        }
        assert_string_equal(p->code, odds[i].code);
        assert_int_equal(p->line, 3);
        assert_int_equal(p->column, odds[i].column);
        assert_int_equal(p->severity, odds[i].severity);
        assert_int_equal(f.plan.file.counts.rejected, odds[i].severity == SEVERITY_ERROR);
        assert_int_equal(all(&f).n, odds[i].severity != SEVERITY_ERROR);
        desk_close(f.desk);
    }
}

#define RELATIONS "姓名,单位,关系,关系单位,起,止,说明\n"

static void test_rows_of_one_person_add_their_relations(void **state)
{
    struct fixture f = fixture(*state);
    struct relation_views relations;
    const char *text =
        RELATIONS "王示例,南岭示例大学,任职,东海虚构铁塔,2018.1.1,2021-06-30,总工程师\n"
                  "王示例,南岭示例大学,持股,珠江样本数据中心,,,\n";
    import(&f, text);
    expect(&f, 1, 1, 0, 0);
    assert_int_equal(f.plan.relations, 2);
    check(&f, relations_load(f.desk, f.a, 1, &relations, &f.err));
    assert_int_equal(relations.n, 2);
    assert_string_equal(relations.at[0].relation.since, "2018-01-01");
    import(&f, text);
    expect(&f, 0, 0, 2, 0);
    assert_int_equal(f.plan.relations, 0);
    import(&f, RELATIONS "王示例,南岭示例大学,朋友,甲,,,\n王示例,南岭示例大学,任职,,,,\n"
                         "王示例,南岭示例大学,,甲,,,\n王示例,南岭示例大学,任职,甲,明年,,\n"
                         "周示例,甲,任职,乙,2022-01-01,2021-01-01,\n");
    expect(&f, 0, 0, 0, 5);
    assert_int_equal(all(&f).n, 1);
    desk_close(f.desk);
}

/* Whatever is wrong, and however late it is noticed. */
static void test_a_rejected_row_leaves_no_unit(void **state)
{
    struct fixture f = fixture(*state);
    struct unit u;
    import(&f, "姓名,单位,用户\n王示例,丙示例大学,没这用户\n");
    expect(&f, 0, 0, 0, 1);
    import(&f, "编号,姓名,单位\nZ0099,王示例,丙示例大学\n");
    expect(&f, 0, 0, 0, 1);
    import(&f, RELATIONS "王示例,丙示例大学,任职,丁示例公司,明年,,\n");
    expect(&f, 0, 0, 0, 1);
    assert_int_equal(f.plan.new_units.n, 0);
    assert_int_equal(f.plan.batch, 0);
    assert_int_equal(unit_find(f.desk, f.a, "丙示例大学", &u, &f.err), STATUS_NOT_FOUND);
    import(&f, "姓名,单位\n王示例,丙示例大学\n李示例,丙示例大学\n");
    expect(&f, 2, 0, 0, 0);
    assert_int_equal(f.plan.new_units.n, 1);
    desk_close(f.desk);
}

static void test_looking_writes_nothing(void **state)
{
    struct fixture f = fixture(*state);
    struct unit u;
    import_as(&f, LIST, true);
    expect(&f, 3, 0, 0, 0);
    assert_int_equal(f.plan.batch, 0);
    assert_int_equal(all(&f).n, 0);
    assert_int_equal(unit_find(f.desk, f.a, "南岭示例大学", &u, &f.err), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

static void test_the_whole_list_is_one_undo(void **state)
{
    struct fixture f = fixture(*state);
    import(&f, LIST);
    import(&f, "姓名,单位,职称\n李示例,南岭示例大学,教授\n钱示例,西山示例大学,\n");
    check(&f, desk_undo(f.desk, f.a, f.plan.batch, NULL, NULL, &f.err));
    struct reviewer_views views = all(&f);
    assert_int_equal(views.n, 3);
    assert_null(views.at[1].reviewer.title);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_list_comes_in_and_again),
        ARENA_TEST(test_part_of_a_list_changes_that_part),
        ARENA_TEST(test_a_number_says_who_it_is),
        ARENA_TEST(test_every_odd_cell_is_told_where_it_stands),
        ARENA_TEST(test_rows_of_one_person_add_their_relations),
        ARENA_TEST(test_a_rejected_row_leaves_no_unit),
        ARENA_TEST(test_looking_writes_nothing),
        ARENA_TEST(test_the_whole_list_is_one_undo),
    };
    return check_run("desk/reviewer_import", tests, sizeof tests / sizeof *tests);
}
