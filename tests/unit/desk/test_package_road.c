/* City, province, ministry: what each hands up of what it received, table by table. */
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "desk/write.h"
#include "model/ranking.h"
#include "support/check.h"
#include "support/handover.h"
#include "support/tables.h"

#define HEAD "推荐顺序,名称,方向,牵头单位,推荐单位\n"
#define CITY "佛山市工业和信息化局"
#define PROVINCE "广东省工业和信息化厅"
#define MINISTRY "工业和信息化部网络安全管理局"

struct road {
    struct arena *a;
    struct desk *city, *province, *ministry;
    struct err err;
};

static void must(struct road *r, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", r->err.text, text_or_empty(r->err.cause));
    }
}

static const char *table_text(struct arena *a, const char *rows)
{
    return table_file(a, arena_printf(a, "典型案例推荐汇总表\n" HEAD "%s", rows));
}

/* Three cases of the city have come to the province under 粤76. */
static struct road road(void **state)
{
    struct road r = {.a = *state};
    r.err.arena = r.a;
    r.city = handover_desk(r.a, (struct handover_unit){CITY, "地市工信主管部门", "440600"});
    r.province = handover_desk(r.a, (struct handover_unit){PROVINCE, "省级工信主管部门", "440000"});
    r.ministry = handover_desk(r.a, (struct handover_unit){MINISTRY, NULL, NULL});
    const char *path = handover_path(r.a, "city.zip");
    (void)import_file(r.city, r.a, "粤76",
                      table_text(r.a, "1,甲案例,车联网网络安全防护,甲公司," CITY "\n"
                                      "2,乙案例,工业互联网安全分类分级,乙公司," CITY "\n"
                                      "3,丙案例,工业控制系统安全评估,丙公司," CITY "\n"));
    (void)handover_make(r.city, r.a, "粤76", path);
    (void)handover_receive(r.province, r.a, path);
    return r;
}

static void close_road(struct road *r)
{
    desk_close(r->city);
    desk_close(r->province);
    desk_close(r->ministry);
}

static void act_all(struct road *r, int64_t id, const char *const *acts)
{
    const struct act_ground ground = {"按通知", "二（二）"};
    for (; *acts; acts++) {
        must(r, submission_act(r->province, r->a, id, *acts, ground, NULL, &r->err));
    }
}

static void choose(struct road *r, int64_t id)
{
    static const char *const acts[] = {"screen", "accept", "examine", "review", "shortlist", NULL};
    act_all(r, id, acts);
}

static void finalise(struct road *r, const char *rows)
{
    struct write w;
    struct arena a = {0};
    struct ranking_edition e = {.notice = notice_id(r->province, r->a, "粤76"),
                                .edition = 1,
                                .scheme = "评审",
                                .scheme_text = "",
                                .cut = NUMBER_NONE,
                                .rows = rows,
                                .fingerprint = "",
                                .made_by = "zhang"};
    enum status status = write_begin(&w, r->province, &a, "rank_finalise", 0, &r->err);
    if (status == STATUS_OK) {
        status = write_insert(&w, &ranking_type, &e, &r->err);
    }
    must(r, write_end(&w, status, "测试", NULL, NULL, &r->err));
    arena_release(&a);
}

static const char *exported(struct road *r)
{
    return export_text(r->province, r->a, "926");
}

/* ---- the list of the upper notice ---------------------------------------------------------------- */

static void what_was_chosen_stands_on_the_upper_list(void **state)
{
    struct road r = road(state);
    assert_non_null(strstr(exported(&r), "邮箱,推荐单位\r\n填报日期：")); /* no row between them */
    choose(&r, 1);
    choose(&r, 3);
    const char *text = exported(&r);
    assert_non_null(strstr(text, "\n1,甲案例,车联网网络安全防护,甲公司,,,,,," PROVINCE "\r\n"));
    assert_non_null(strstr(text, "\n2,丙案例,工业控制系统安全评估,丙公司,,,,,," PROVINCE "\r\n"));
    assert_null(strstr(text, "乙案例"));
    close_road(&r);
}

/* Cases filed under the upper notice itself come first; the numbers go on behind them. */
static void cases_filed_above_come_first(void **state)
{
    struct road r = road(state);
    choose(&r, 2);
    (void)import_file(r.province, r.a, "926",
                      table_text(r.a, "4,丁案例,车联网网络安全防护,丁公司," PROVINCE "\n"));
    const char *text = exported(&r), *filed = strstr(text, "4,丁案例");
    assert_non_null(filed);
    assert_non_null(strstr(filed, "5,乙案例"));
    close_road(&r);
}

/* A case that was also filed above by itself is there once. */
static void the_same_case_is_there_once(void **state)
{
    struct road r = road(state);
    choose(&r, 1);
    (void)import_file(r.province, r.a, "926",
                      table_text(r.a, "1,甲案例,车联网网络安全防护,甲公司," PROVINCE "\n"));
    const char *first = strstr(exported(&r), "甲案例");
    assert_non_null(first);
    assert_null(strstr(first + 1, "甲案例"));
    close_road(&r);
}

static void the_final_ranking_orders_them(void **state)
{
    struct road r = road(state);
    choose(&r, 1);
    choose(&r, 2);
    choose(&r, 3);
    finalise(&r, "1\t00003\t丙案例\n2\t00001\t甲案例\n");
    const char *text = exported(&r), *first = strstr(text, "1,丙案例");
    assert_non_null(first);
    const char *second = strstr(first, "2,甲案例");
    assert_non_null(second);
    assert_non_null(strstr(second, "3,乙案例"));
    close_road(&r);
}

/* A desk that receives under the upper notice, or the city's, hands up nothing of the lower one. */
static void only_who_recommends_above_hands_up(void **state)
{
    struct road r = road(state);
    static const char *const acts[] = {"screen", "accept", "examine", "review", "shortlist"};
    for (size_t i = 0; i < 5; i++) {
        must(&r, submission_act(r.city, r.a, 1, acts[i], (struct act_ground){0}, NULL, &r.err));
    }
    assert_null(strstr(export_text(r.city, r.a, "926"), "甲案例"));
    close_road(&r);
}

/* ---- the package ----------------------------------------------------------------------------------- */

static void the_ministry_receives_what_the_province_chose(void **state)
{
    struct road r = road(state);
    struct submission s = {0};
    const char *path = handover_path(r.a, "province.zip");
    choose(&r, 1);
    choose(&r, 2);
    struct package_made made = handover_make(r.province, r.a, "926", path);
    assert_int_equal(made.file.parts[PACKAGE_TABLE].rows, 2);
    assert_int_equal(made.file.parts[PACKAGE_SUBMISSIONS].rows, 2);
    assert_int_equal(made.warnings.n, 0);
    struct package_received got = handover_receive(r.ministry, r.a, path);
    assert_int_equal(got.plan.counts.new, 2);
    must(&r, submission_load(r.ministry, r.a, 1, &s, &r.err));
    assert_string_equal(s.title, "甲案例");
    assert_int_equal(s.notice, notice_id(r.ministry, r.a, "926"));
    assert_int_equal(s.list_order, 1);
    assert_string_equal(unit_name(r.ministry, r.a, s.recommender), PROVINCE);
    close_road(&r);
}

/* How cells were once written is the desk's own affair. */
static void the_form_is_told_without_what_the_desk_keeps_beside_it(void **state)
{
    struct road r = road(state);
    struct package_made made = handover_make(r.province, r.a, "粤76", handover_path(r.a, "a.zip"));
    assert_null(strstr(made.file.parts[PACKAGE_SUBMISSIONS].bytes.at, "received."));
    close_road(&r);
}

static void a_package_may_hold_a_part(void **state)
{
    struct road r = road(state);
    struct package_made made;
    const struct package_make_options o = {
        .notice = notice_id(r.province, r.a, "粤76"), .where = "名称:乙", .is_dry = true};
    must(&r, package_make(r.province, r.a, &o, &made, &r.err));
    assert_int_equal(made.file.parts[PACKAGE_TABLE].rows, 1);
    assert_int_equal(made.file.parts[PACKAGE_SUBMISSIONS].rows, 1);
    assert_non_null(strstr(made.file.parts[PACKAGE_SUBMISSIONS].bytes.at, "乙案例"));
    close_road(&r);
}

static void log_receipt(struct road *r, const char *submissions)
{
    struct unit from = {0};
    must(r, unit_find(r->province, r->a, CITY, &from, &r->err));
    struct receipt_full receipt = {.receipt = {.notice = notice_id(r->province, r->a, "粤76"),
                                               .unit = from.record.id,
                                               .basis = "arrival",
                                               .at = desk_now(r->province),
                                               .submissions = submissions}};
    must(r, receipt_save(r->province, r->a, NULL, &receipt, NULL, &r->err));
}

/* Arrivals of the cases in it, and those that name no case; others are nobody's business there. */
static void arrivals_of_other_cases_are_not_told(void **state)
{
    struct road r = road(state);
    struct package_made made;
    log_receipt(&r, "1");
    log_receipt(&r, "2 3");
    log_receipt(&r, "");
    struct package_make_options o = {.notice = notice_id(r.province, r.a, "粤76"), .is_dry = true};
    must(&r, package_make(r.province, r.a, &o, &made, &r.err));
    assert_int_equal(made.file.parts[PACKAGE_RECEIPTS].rows, 3);
    o.where = "名称:甲";
    must(&r, package_make(r.province, r.a, &o, &made, &r.err));
    assert_int_equal(made.file.parts[PACKAGE_RECEIPTS].rows, 2);
    assert_null(strstr(made.file.parts[PACKAGE_RECEIPTS].bytes.at, "00002"));
    close_road(&r);
}

static void what_was_refused_stays_here_and_is_told(void **state)
{
    struct road r = road(state);
    static const char *const acts[] = {"screen", "refuse", NULL};
    act_all(&r, 2, acts);
    struct package_made made = handover_make(r.province, r.a, "粤76", handover_path(r.a, "a.zip"));
    assert_int_equal(made.warnings.n, 1);
    assert_non_null(strstr(made.warnings.at[0], "另有 1 件没有列入: 不予受理 1 件"));
    const struct package_make_options o = {
        .notice = notice_id(r.province, r.a, "粤76"), .where = "状态:不予受理", .is_dry = true};
    must(&r, package_make(r.province, r.a, &o, &made, &r.err));
    assert_int_equal(made.file.parts[PACKAGE_TABLE].rows, 1);
    assert_non_null(strstr(made.warnings.at[0], "1 件不予受理或未入选"));
    close_road(&r);
}

/* ---- several tables ---------------------------------------------------------------------------------- */

static const char SEVERAL[] =
    "文号: 示例〔2030〕1号\n代号: 甲\n标题: 征集\n种类: 征集\n"
    "通道:\n- {代号: 案例, 名称: 典型案例}\n- {代号: 地区, 名称: 突出地区}\n"
    "汇总表:\n"
    "- {名称: 案例表, 适用: {通道: 案例}, 列: [{列名: 名称, 取自: 名称}, {列名: 单位, 取自: "
    "牵头单位}]}\n"
    "- {名称: 地区表, 适用: {通道: 地区}, 列: [{列名: 名称, 取自: 名称}, {列名: 单位, 取自: "
    "牵头单位}]}\n";

static void of_several_tables_one_is_named(void **state)
{
    struct road r = road(state);
    struct notice_row row = {0};
    struct package_made made;
    must(&r, notice_load(r.city, r.a, slice_of(SEVERAL), "a.yaml", &row, &r.err));
    struct table_plan plan;
    const struct table_import_options in = {.path = table_file(r.a, "名称,单位\n甲,甲公司\n"),
                                            .notice = row.record.id,
                                            .table = "地区表"};
    must(&r, table_import(r.city, r.a, &in, &plan, &r.err));
    struct package_make_options o = {.notice = row.record.id, .is_dry = true};
    assert_int_equal(package_make(r.city, r.a, &o, &made, &r.err), STATUS_USAGE);
    assert_non_null(strstr(r.err.text, "「案例表」「地区表」"));
    o.track = "地区"; /* that has only one */
    must(&r, package_make(r.city, r.a, &o, &made, &r.err));
    o = (struct package_make_options){.notice = row.record.id, .table = "地区表", .is_dry = true};
    must(&r, package_make(r.city, r.a, &o, &made, &r.err));
    assert_int_equal(made.warnings.n, 1);
    assert_non_null(strstr(made.warnings.at[0], "「案例表」"));
    close_road(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(what_was_chosen_stands_on_the_upper_list),
        ARENA_TEST(cases_filed_above_come_first),
        ARENA_TEST(the_same_case_is_there_once),
        ARENA_TEST(the_final_ranking_orders_them),
        ARENA_TEST(only_who_recommends_above_hands_up),
        ARENA_TEST(the_ministry_receives_what_the_province_chose),
        ARENA_TEST(the_form_is_told_without_what_the_desk_keeps_beside_it),
        ARENA_TEST(a_package_may_hold_a_part),
        ARENA_TEST(arrivals_of_other_cases_are_not_told),
        ARENA_TEST(what_was_refused_stays_here_and_is_told),
        ARENA_TEST(of_several_tables_one_is_named),
    };
    return check_run("package_road", tests, sizeof tests / sizeof *tests);
}
