/* Summary tables coming in: heads, headings, rows told apart, what is asked and what is refused. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "desk/submissions.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/tables.h"

#define HEAD_255 "序号,成果名称,单位名称,联系人,联系方式\n"
#define HEAD_926 "推荐顺序,名称,方向,牵头单位,联合单位,信用代码,联系人,手机,邮箱,推荐单位\n"

static struct desk *desk_with_notices(struct arena *a)
{
    return desk_for_test(a, true);
}

static void assert_counts(const struct table_plan *p, int64_t new, int64_t changed, int64_t same,
                          int64_t asked, int64_t rejected)
{
    const int64_t found[] = {p->counts.new, p->counts.changed, p->counts.same, p->counts.asked,
                             p->counts.rejected};
    const int64_t wanted[] = {new, changed, same, asked, rejected};
    for (size_t i = 0; i < 5; i++) {
        if (found[i] != wanted[i]) {
            fail_msg("count %zu is %lld, not %lld", i, (long long)found[i], (long long)wanted[i]);
        }
    }
    assert_int_equal(p->counts.read, new + changed + same + asked + rejected);
}

static void every_encoding_gives_the_same_plan(void **state)
{
    static const char *const files[] = {"tests/data/tables/255-title-lines.csv",
                                        "tests/data/tables/255-gb18030.csv",
                                        "tests/data/tables/255-utf16-tabs.csv"};
    static const enum charset charsets[] = {CHARSET_UTF8, CHARSET_GB18030, CHARSET_UTF16LE};
    struct desk *desk = desk_with_notices(*state);
    for (size_t i = 0; i < 3; i++) {
        struct table_plan p = preview_file(desk, *state, "255", files[i]);
        assert_int_equal(p.charset, charsets[i]);
        assert_int_equal(p.layout.header_line, 4);
        assert_string_equal(p.recommender, "南岭示例集团有限公司");
        assert_counts(&p, 3, 0, 0, 1, 1);
        assert_int_equal(p.counts.blank, 2);
        assert_int_equal(p.n_new_units, 3);
        assert_int_equal(problem_with(&p, "merged")->line, 8);
        assert_int_equal(problem_with(&p, "missing-title")->line, 9);
    }
    desk_close(desk);
}

static void a_preview_writes_nothing(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct err err = {.arena = *state};
    struct submission s;
    struct table_plan p =
        preview_file(desk, *state, "255", "tests/data/tables/255-title-lines.csv");
    assert_int_equal(p.batch, 0);
    assert_int_equal(submission_load(desk, *state, 1, &s, &err), STATUS_NOT_FOUND);
    desk_close(desk);
}

static void cells_come_in_as_received(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct err err = {.arena = *state};
    struct submission s;
    (void)import_file(desk, *state, "255", "tests/data/tables/255-gb18030.csv");
    assert_int_equal(submission_load(desk, *state, 1, &s, &err), STATUS_OK);
    assert_string_equal(s.title, "信令风暴智能防控系统");
    assert_string_equal(s.contact_info, "13800138000\nw@example.cn");
    assert_string_equal(s.phone, "13800138000");
    assert_string_equal(s.email, "w@example.cn");
    assert_int_equal(s.list_order, 1);
    assert_string_equal(s.state, "logged");
    assert_string_equal(unit_name(desk, *state, s.lead), "南岭示例通信有限公司");
    assert_string_equal(unit_name(desk, *state, s.recommender), "南岭示例集团有限公司");
    desk_close(desk);
}

static void the_same_file_again_changes_nothing(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct table_plan first =
        import_file(desk, *state, "926", "tests/data/tables/926-round-trip.csv");
    struct table_plan again =
        import_file(desk, *state, "926", "tests/data/tables/926-round-trip.csv");
    assert_counts(&first, 3, 0, 0, 0, 0);
    assert_counts(&again, 0, 0, 3, 0, 0);
    assert_true(first.batch > 0);
    assert_int_equal(again.batch, 0);
    desk_close(desk);
}

/* What names a case is not taken away by a cell left blank; what it says may be. */
static void blank_names_say_nothing(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct err err = {.arena = *state};
    struct submission s;
    const char *before = table_file(*state, HEAD_255 "1,甲成果,甲公司,王示例,13800138000\n");
    const char *after = table_file(*state, HEAD_255 "1,甲成果,,王示例,\n");
    (void)import_file(desk, *state, "255", before);
    struct table_plan p = import_file(desk, *state, "255", after);
    assert_counts(&p, 0, 1, 0, 0, 0);
    assert_int_equal(p.rows.at[0].n_changes, 1);
    assert_int_equal(submission_load(desk, *state, 1, &s, &err), STATUS_OK);
    assert_string_equal(unit_name(desk, *state, s.lead), "甲公司");
    assert_null(s.phone);
    desk_close(desk);
}

static void a_corrected_file_changes_cells(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct err err = {.arena = *state};
    struct submission s;
    int64_t undone = 0;
    const char *before = table_file(*state, HEAD_255 "1,甲成果,甲公司,王示例,13800138000\n"
                                                     "2,乙成果,乙公司,李示例,13900139000\n");
    const char *after = table_file(*state, HEAD_255 "1,甲成果（改）,甲公司,王示例,13800138000\n"
                                                    "2,乙成果,乙公司,李示例,13700137000\n"
                                                    "3,丙成果,甲公司,,\n");
    (void)import_file(desk, *state, "255", before);
    struct table_plan p = import_file(desk, *state, "255", after);
    assert_counts(&p, 1, 2, 0, 0, 0);
    assert_int_equal(p.rows.at[1].n_changes, 1);
    assert_string_equal(p.rows.at[1].changes[0].old, "13900139000");
    assert_string_equal(p.rows.at[1].changes[0].new, "13700137000");
    assert_int_equal(submission_load(desk, *state, 2, &s, &err), STATUS_OK);
    assert_string_equal(s.phone, "13700137000");

    assert_int_equal(desk_undo(desk, *state, p.batch, NULL, &undone, &err), STATUS_OK);
    assert_int_equal(submission_load(desk, *state, 1, &s, &err), STATUS_OK);
    assert_string_equal(s.title, "甲成果");
    assert_int_equal(submission_load(desk, *state, 3, &s, &err), STATUS_OK);
    assert_int_equal(s.record.is_void, 1);
    desk_close(desk);
}

static void what_is_gone_is_told_and_kept(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct err err = {.arena = *state};
    struct submission s;
    (void)import_file(desk, *state, "255",
                      table_file(*state, HEAD_255 "1,甲成果,甲公司,,\n2,乙成果,乙公司,,\n"));
    struct table_plan p =
        import_file(desk, *state, "255", table_file(*state, HEAD_255 "1,乙成果,乙公司,,\n"));
    assert_int_equal(p.counts.gone, 1);
    assert_string_equal(p.gone.at[0].title, "甲成果");
    assert_int_equal(submission_load(desk, *state, 1, &s, &err), STATUS_OK);
    assert_string_equal(s.state, "logged");
    assert_int_equal(s.record.is_void, 0);
    desk_close(desk);
}

/* A row moved up takes its own case along, not the one that stood under its new number. */
static void rows_that_change_places_stay_themselves(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct err err = {.arena = *state};
    struct submission s;
    (void)import_file(desk, *state, "255",
                      table_file(*state, HEAD_255 "1,甲成果,甲公司,,\n2,乙成果,甲公司,,\n"));
    struct table_plan p =
        import_file(desk, *state, "255",
                    table_file(*state, HEAD_255 "1,新成果,甲公司,,\n2,甲成果,甲公司,,\n"
                                                "3,乙成果,甲公司,,\n"));
    assert_counts(&p, 1, 2, 0, 0, 0);
    assert_int_equal(submission_load(desk, *state, 1, &s, &err), STATUS_OK);
    assert_string_equal(s.title, "甲成果");
    assert_int_equal(s.list_order, 2);
    desk_close(desk);
}

static void a_row_that_stands_twice_is_asked_about(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct table_plan p =
        import_file(desk, *state, "255",
                    table_file(*state, HEAD_255 "1,甲成果,甲公司,,\n2,《甲成果》,甲公司,,\n"));
    assert_counts(&p, 1, 0, 0, 1, 0);
    assert_int_equal(p.rows.at[1].question, QUESTION_TWICE);
    desk_close(desk);
}

/* Taken as a case of its own once, it is that case whenever the file comes again. */
static void a_row_taken_twice_is_not_taken_again(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct err err = {.arena = *state};
    struct table_plan p;
    const struct row_answer another = {3, ANSWER_NEW, 0};
    const char *rows = HEAD_255 "1,甲成果,甲公司,,\n1,甲成果,甲公司,,\n2,乙成果,甲公司,,\n";
    const struct table_import_options o = {.path = table_file(*state, rows),
                                           .notice = notice_id(desk, *state, "255"),
                                           .answers = &another,
                                           .n_answers = 1};
    assert_int_equal(table_import(desk, *state, &o, &p, &err), STATUS_OK);
    assert_counts(&p, 3, 0, 0, 0, 0);
    p = import_file(desk, *state, "255", o.path);
    assert_counts(&p, 0, 0, 3, 0, 0);
    rows = HEAD_255 "1,甲成果,甲公司,王示例,\n1,甲成果,甲公司,,\n1,甲成果,甲公司,,\n";
    p = preview_file(desk, *state, "255", table_file(*state, rows));
    assert_int_equal(p.rows.at[0].question, QUESTION_WHICH);
    assert_int_equal(p.counts.new, 0);
    desk_close(desk);
}

static void merged_cells_are_filled_with_consent(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct err err = {.arena = *state};
    struct table_plan p;
    struct submission s;
    const struct row_answer answers[] = {{3, ANSWER_FILL, 0}, {4, ANSWER_LEAVE, 0}};
    const char *path =
        table_file(*state, HEAD_255 "1,甲成果,甲公司,,\n2,乙成果,,,\n3,丙成果,,,\n4,丁成果,,,\n");
    const struct table_import_options o = {
        .path = path, .notice = notice_id(desk, *state, "255"), .answers = answers, .n_answers = 2};
    assert_int_equal(table_import(desk, *state, &o, &p, &err), STATUS_OK);
    assert_counts(&p, 3, 0, 0, 1, 0);
    assert_int_equal(p.rows.at[3].question, QUESTION_MERGED);
    assert_int_equal(submission_load(desk, *state, 2, &s, &err), STATUS_OK);
    assert_string_equal(unit_name(desk, *state, s.lead), "甲公司");
    assert_int_equal(submission_load(desk, *state, 3, &s, &err), STATUS_OK);
    assert_int_equal(s.lead, 0);
    desk_close(desk);
}

/* A code for which the row above was refused does not come in with the merged cell below it. */
static void a_refused_code_is_not_handed_on(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct err err = {.arena = *state};
    struct table_plan p;
    struct submission s;
    const char *path =
        table_file(*state, HEAD_926 "1,甲,,甲公司,,91440101MA5CJQ4N50,,,,甲局\n2,乙,,,,,,,,甲局\n");
    const struct table_import_options o = {
        .path = path, .notice = notice_id(desk, *state, "926"), .fills_merged = true};
    assert_int_equal(table_import(desk, *state, &o, &p, &err), STATUS_OK);
    assert_counts(&p, 1, 0, 0, 0, 1);
    assert_int_equal(submission_load(desk, *state, 1, &s, &err), STATUS_OK);
    assert_null(s.credit_code);
    desk_close(desk);
}

static void damage_is_told_with_its_place(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct table_plan p = preview_file(desk, *state, "926", "tests/data/tables/926-damaged.csv");
    assert_counts(&p, 2, 0, 0, 0, 3);
    const struct table_problem *scientific = problem_with(&p, "scientific");
    assert_int_equal(scientific->line, 4);
    assert_int_equal(scientific->column, 6);
    assert_string_equal(scientific->heading, "统一社会信用代码");
    assert_int_equal(scientific->severity, SEVERITY_ERROR);
    const struct table_problem *code = problem_with(&p, "credit-code");
    assert_int_equal(code->line, 3);
    assert_non_null(strstr(code->text, "第18位"));
    const struct table_problem *direction = problem_with(&p, "direction");
    assert_int_equal(direction->severity, SEVERITY_WARNING);
    assert_non_null(strstr(direction->text, "车联网网络安全防护"));
    assert_int_equal(problem_with(&p, "contact")->severity, SEVERITY_WARNING);
    assert_int_equal(problem_with(&p, "unknown-column")->column, 11);
    desk_close(desk);
}

static void units_are_found_by_code_before_name(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct table_plan p = import_file(
        desk, *state, "926",
        table_file(*state, HEAD_926 "1,甲,,南岭示例通信有限公司,,91440101MA5CJQ4N59,,,,甲局\n"
                                    "2,乙,,南岭示例通信有限责任公司,,,,,,甲局\n"
                                    "3,丙,,另一个名称,,91440101MA5CJQ4N59,,,,甲局\n"
                                    "4,丁,,南岭示例通信有限公司,,91350200776049653A,,,,甲局\n"));
    assert_counts(&p, 4, 0, 0, 0, 0);
    /* 甲局, the first, and the one with another code. */
    assert_int_equal(p.n_new_units, 3);
    assert_int_equal(problem_with(&p, "unit-name")->line, 4);
    desk_close(desk);
}

static void headings_of_two_rows_are_read(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct table_plan p =
        preview_file(desk, *state, "255", "tests/data/tables/head-two-levels.csv");
    assert_int_equal(p.layout.header_rows, 2);
    assert_counts(&p, 1, 0, 0, 0, 0);
    desk_close(desk);
}

static void what_cannot_be_read_is_refused(void **state)
{
    static const struct {
        const char *text, *says;
        int line;
    } files[] = {
        {"甲,乙,丙\n1,2,3\n", "表头", 1},
        {"序号,单位名称,联系人\n1,甲公司,王示例\n", "成果名称", 1},
        {HEAD_255 "1,甲成果,甲公司,,\n2,\"没有结束,甲公司,,\n3,丙,丙公司,,\n", "引号", 3},
    };
    struct desk *desk = desk_with_notices(*state);
    struct submission s;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct err err = {.arena = *state};
        struct table_plan p;
        const struct table_import_options o = {.path = table_file(*state, files[i].text),
                                               .notice = notice_id(desk, *state, "255")};
        assert_int_equal(table_import(desk, *state, &o, &p, &err), STATUS_DATA);
        assert_non_null(strstr(err.text, files[i].says));
        assert_int_equal(err.line, files[i].line);
        assert_int_equal(submission_load(desk, *state, 1, &s, &err), STATUS_NOT_FOUND);
    }
    desk_close(desk);
}

static bool stop(void *to, int64_t rows, int percent)
{
    (void)to;
    (void)percent;
    return rows < 1000;
}

static void a_cancelled_import_leaves_nothing(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct err err = {.arena = *state};
    struct table_plan p;
    struct submission s;
    char *text = arena_alloc(*state, 100000);
    size_t n = (size_t)sprintf(text, HEAD_255);
    for (int i = 1; i < 1500; i++) {
        n += (size_t)sprintf(text + n, "%d,成果%d,甲公司,,\n", i, i);
    }
    const struct table_import_options o = {.path = table_file(*state, text),
                                           .notice = notice_id(desk, *state, "255"),
                                           .progress = stop};
    assert_int_equal(table_import(desk, *state, &o, &p, &err), STATUS_CANCELLED);
    assert_int_equal(submission_load(desk, *state, 1, &s, &err), STATUS_NOT_FOUND);
    desk_close(desk);
}

static void what_is_not_taken_goes_into_a_file(void **state)
{
    struct desk *desk = desk_with_notices(*state);
    struct err err = {.arena = *state};
    struct table_plan p;
    struct slice text;
    const char *path = table_file(*state, "");
    const struct table_import_options o = {.path = "tests/data/tables/926-damaged.csv",
                                           .notice = notice_id(desk, *state, "926"),
                                           .rejects = path};
    assert_int_equal(table_import(desk, *state, &o, &p, &err), STATUS_OK);
    assert_int_equal(file_read(*state, path, 100000, &text, &err), STATUS_OK);
    assert_non_null(strstr(text.at, "推荐顺序,案例名称,"));
    assert_non_null(strstr(text.at, ",备注,行号,原因\r\n"));
    assert_non_null(strstr(text.at, "\r\n3,分类分级实践,"));
    assert_null(strstr(text.at, "工控产品漏洞协同治理"));
    desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(every_encoding_gives_the_same_plan),
        ARENA_TEST(a_preview_writes_nothing),
        ARENA_TEST(cells_come_in_as_received),
        ARENA_TEST(the_same_file_again_changes_nothing),
        ARENA_TEST(blank_names_say_nothing),
        ARENA_TEST(a_corrected_file_changes_cells),
        ARENA_TEST(what_is_gone_is_told_and_kept),
        ARENA_TEST(rows_that_change_places_stay_themselves),
        ARENA_TEST(a_row_that_stands_twice_is_asked_about),
        ARENA_TEST(a_row_taken_twice_is_not_taken_again),
        ARENA_TEST(merged_cells_are_filled_with_consent),
        ARENA_TEST(a_refused_code_is_not_handed_on),
        ARENA_TEST(damage_is_told_with_its_place),
        ARENA_TEST(units_are_found_by_code_before_name),
        ARENA_TEST(headings_of_two_rows_are_read),
        ARENA_TEST(what_cannot_be_read_is_refused),
        ARENA_TEST(a_cancelled_import_leaves_nothing),
        ARENA_TEST(what_is_not_taken_goes_into_a_file),
    };
    return check_run("table_import", tests, sizeof tests / sizeof *tests);
}
