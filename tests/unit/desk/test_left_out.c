/* What leaves the desk upward holds the cases that are still in, numbered without gaps, and comes in again as the
 * same; the others are counted, and come when a state is asked for. */
#include "desk/left_out.h"

#include <string.h>

#include "desk/documents.h"
#include "desk/package_contents.h"
#include "desk/submissions.h"
#include "paper/text.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/tables.h"

/* Five cases of one recommender; the second is withdrawn, the fourth refused. */
static struct desk *opened(struct arena *a)
{
    struct desk *desk = desk_for_test(a, true);
    struct err err = {.arena = a};
    (void)import_file(desk, a, "255",
                      table_file(a, "推荐单位（盖章）：子省局\n"
                                    "序号,成果名称,单位名称,联系人,联系方式 (手机与邮箱)\n"
                                    "1,甲成果,甲公司,,\n2,乙成果,乙公司,,\n3,丙成果,丙公司,,\n"
                                    "4,丁成果,丁公司,,\n5,戊成果,戊公司,,\n"));
    const struct act_ground withdrawn = {"不再申报", NULL}, refused = {"没有证明材料", "三（一）"};
    assert_int_equal(submission_act(desk, a, 2, "withdraw", withdrawn, NULL, &err), STATUS_OK);
    assert_int_equal(submission_act(desk, a, 4, "screen", (struct act_ground){0}, NULL, &err),
                     STATUS_OK);
    assert_int_equal(submission_act(desk, a, 4, "refuse", refused, NULL, &err), STATUS_OK);
    return desk;
}

static enum status print(struct desk *desk, struct arena *a, const char *document,
                         const char *where, struct report *out)
{
    struct err err = {.arena = a};
    const struct document_order o = {.notice = "255", .where = where};
    return document_make(desk, a, document_find(document), &o, out, &err);
}

static void a_table_holds_those_that_are_in_and_numbers_them_anew(void **state)
{
    struct desk *desk = opened(*state);
    const char *text = export_text(desk, *state, "255");
    assert_non_null(strstr(text, "\r\n1,甲成果,甲公司,,\r\n2,丙成果,丙公司,,\r\n3,戊成果,"));
    assert_non_null(strstr(text, "\r\n4,,,,\r\n")); /* the first empty row of the form */
    assert_null(strstr(text, "乙成果"));
    assert_null(strstr(text, "丁成果"));
    desk_close(desk);
}

static void how_many_and_why_is_told(void **state)
{
    struct desk *desk = opened(*state);
    struct err err = {.arena = *state};
    struct table_exported done;
    const struct table_export_options o = {.notice = notice_id(desk, *state, "255"),
                                           .charset = CHARSET_UTF8,
                                           .path = table_file(*state, "")};
    assert_int_equal(table_export(desk, *state, &o, &done, &err), STATUS_OK);
    assert_non_null(strstr(done.left_out, "另有 2 件没有列入: 不予受理 1 件, 撤回 1 件; "));
    struct package_warnings odd = {0};
    struct package_file file;
    const struct package_wanted wanted = {.notice = o.notice, .odd = &odd};
    assert_int_equal(package_contents(desk, *state, &wanted, &file, &err), STATUS_OK);
    assert_int_equal(file.parts[PACKAGE_TABLE].rows, 3);
    assert_int_equal(file.parts[PACKAGE_SUBMISSIONS].rows, 3);
    assert_non_null(strstr(odd.at[0], "另有 2 件没有列入"));
    desk_close(desk);
}

static void a_state_that_is_asked_for_comes(void **state)
{
    struct desk *desk = opened(*state);
    struct err err = {.arena = *state};
    struct table_exported done;
    struct table_export_options o = {.notice = notice_id(desk, *state, "255"),
                                     .where = "状态:不予受理|撤回",
                                     .charset = CHARSET_UTF8,
                                     .path = table_file(*state, "")};
    assert_int_equal(table_export(desk, *state, &o, &done, &err), STATUS_OK);
    assert_int_equal(done.rows, 2);
    assert_null(done.left_out);
    o.where = "单位:丁公司"; /* a search that asks for no state */
    assert_int_equal(table_export(desk, *state, &o, &done, &err), STATUS_OK);
    assert_int_equal(done.rows, 0);
    assert_non_null(strstr(done.left_out, "另有 1 件没有列入: 不予受理 1 件"));
    desk_close(desk);
}

static void what_went_out_comes_in_as_the_same(void **state)
{
    struct desk *desk = opened(*state);
    const char *text = export_text(desk, *state, "255");
    struct table_plan p = import_file(desk, *state, "255", table_file(*state, text));
    assert_int_equal(p.counts.same, 3);
    assert_int_equal(p.counts.gone, 0); /* those left out are not missed */
    assert_int_equal(p.batch, 0);
    desk_close(desk);
}

/* A new title is found by its number as the table had it: 2 is the third case. */
static void a_changed_title_is_found_by_the_number_that_went_out(void **state)
{
    struct desk *desk = opened(*state);
    struct err err = {.arena = *state};
    struct submission s;
    const char *path =
        table_file(*state, "推荐单位（盖章）：子省局\n"
                           "序号,成果名称,单位名称,联系人,联系方式 (手机与邮箱)\n"
                           "1,甲成果,甲公司,,\n2,丙成果（二期）,丙公司,,\n3,戊成果,戊公司,,\n");
    struct table_plan p = import_file(desk, *state, "255", path);
    assert_int_equal(p.counts.changed, 1);
    assert_int_equal(p.counts.new, 0);
    assert_int_equal(p.counts.gone, 0);
    assert_int_equal(submission_load(desk, *state, 3, &s, &err), STATUS_OK);
    assert_string_equal(s.title, "丙成果（二期）");
    assert_int_equal(s.list_order, 3);
    desk_close(desk);
}

static void paper_says_the_same(void **state)
{
    struct desk *desk = opened(*state);
    struct report r;
    assert_int_equal(print(desk, *state, "汇总表", NULL, &r), STATUS_OK);
    assert_null(strstr(text_of(*state, &r, page_style_find("80")), "丁成果"));
    assert_non_null(strstr(r.told, "不予受理 1 件, 撤回 1 件"));
    assert_int_equal(print(desk, *state, "随函清单", NULL, &r), STATUS_OK);
    assert_null(strstr(text_of(*state, &r, page_style_find("80")), "丁成果"));
    assert_non_null(strstr(r.told, "不予受理 1 件, 撤回 1 件"));
    assert_int_equal(print(desk, *state, "随函清单", "状态:不予受理", &r), STATUS_OK);
    assert_non_null(strstr(text_of(*state, &r, page_style_find("80")), "丁成果"));
    assert_null(r.told);
    desk_close(desk);
}

/* An empty form is printed to be filled in by hand, not because a search was mistyped. */
static void a_search_that_finds_nothing_prints_nothing(void **state)
{
    struct desk *desk = opened(*state);
    struct report r;
    assert_int_equal(print(desk, *state, "汇总表", "asdf(((", &r), STATUS_DATA);
    assert_int_equal(print(desk, *state, "随函清单", "asdf(((", &r), STATUS_DATA);
    assert_int_equal(print(desk, *state, "盒签", "asdf(((", &r), STATUS_DATA);
    const struct document_order empty = {.notice = "926"};
    struct err err = {.arena = *state};
    assert_int_equal(document_make(desk, *state, document_find("汇总表"), &empty, &r, &err),
                     STATUS_OK);
    desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(a_table_holds_those_that_are_in_and_numbers_them_anew),
        ARENA_TEST(how_many_and_why_is_told),
        ARENA_TEST(a_state_that_is_asked_for_comes),
        ARENA_TEST(what_went_out_comes_in_as_the_same),
        ARENA_TEST(a_changed_title_is_found_by_the_number_that_went_out),
        ARENA_TEST(paper_says_the_same),
        ARENA_TEST(a_search_that_finds_nothing_prints_nothing),
    };
    return check_run("left_out", tests, sizeof tests / sizeof *tests);
}
