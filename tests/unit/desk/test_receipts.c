/* Arrivals: numbers that are never used twice, lateness to the second, copies by level, cases in
 * several parcels, undo, the slip. */
#include "desk/receipts.h"

#include "base/date.h"
#include "base/file.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/checks.h"
#include "desk/lists.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/golden.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct err err;
    int64_t notice, unit;
};

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static int64_t add_unit(struct fixture *f, const char *name, const char *class, const char *region)
{
    struct unit unit = {.name = name, .class = class, .region = region};
    check(f, unit_save(f->desk, f->a, NULL, &unit, NULL, &f->err));
    return unit.record.id;
}

/* A desk of an office of this class, with a recommender that hands in for this notice. */
static struct fixture fixture(struct arena *a, const char *class, const char *notice)
{
    struct fixture f = {.a = a, .err = {.arena = a}};
    struct desk_options o = desk_options_for_test(":memory:");
    struct notice_row row;
    o.data_dir = "data";
    o.class = class;
    check(&f, desk_create(&f.desk, &o, &f.err));
    check(&f, notice_find(f.desk, a, notice, &row, &f.err));
    f.notice = row.record.id;
    f.unit = add_unit(&f, "东江示例市工业和信息化局", "地市工信主管部门", "440300");
    return f;
}

static struct receipt_full arrival(const struct fixture *f, const char *at)
{
    struct receipt_full r = {.receipt = {.notice = f->notice, .unit = f->unit, .basis = "arrival"}};
    assert_true(instant_parse(at, &r.receipt.at, NULL));
    return r;
}

static struct receipt_full log_at(struct fixture *f, const char *at)
{
    struct receipt_full r = arrival(f, at);
    check(f, receipt_expect(f->desk, f->a, &r, &f->err));
    check(f, receipt_save(f->desk, f->a, NULL, &r, NULL, &f->err));
    return r;
}

static int64_t add_case(struct fixture *f, const char *title, int64_t recommender)
{
    struct submission s = {
        .notice = f->notice, .title = title, .lead = f->unit, .recommender = recommender};
    check(f, submission_save(f->desk, f->a, NULL, &s, NULL, &f->err));
    return s.record.id;
}

static struct receipt_item *item(struct receipt_full *r, const char *material)
{
    for (size_t i = 0; i < r->items.n; i++) {
        if (text_eq(r->items.at[i].material, material)) {
            return &r->items.at[i];
        }
    }
    fail_msg("no %s among %zu", material, r->items.n);
    return NULL;
}

static const struct finding *finding(const struct findings *f, const char *rule,
                                     const char *subject)
{
    for (size_t i = 0; i < f->n; i++) {
        if (text_eq(f->at[i].rule, rule) && (!subject || strstr(f->at[i].text, subject))) {
            return &f->at[i];
        }
    }
    return NULL;
}

/* ---- numbers ---------------------------------------------------------------------------------- */

static void test_a_number_is_never_given_twice(void **state)
{
    struct fixture f = fixture(*state, NULL, "255");
    struct receipt taken, again;
    struct receipt_full base, mine;
    int64_t batch = 0;
    check(&f, receipt_take(f.desk, f.a, &taken, &f.err));
    assert_string_equal(taken.no, "20240001");
    check(&f, receipt_load(f.desk, f.a, taken.record.id, &base, &f.err));
    mine = arrival(&f, "2024-07-15 10:00:00");
    mine.receipt.record = base.receipt.record;
    mine.receipt.no = base.receipt.no;
    check(&f, receipt_save(f.desk, f.a, &base, &mine, &batch, &f.err));
    assert_string_equal(mine.receipt.no, "20240001");
    assert_string_equal(log_at(&f, "2024-07-15 10:00:00").receipt.no, "20240002");
    check(&f, desk_undo(f.desk, f.a, batch, "填错", NULL, &f.err));
    check(&f, receipt_void(f.desk, f.a, taken.record.id, "放错件", &f.err));
    check(&f, receipt_take(f.desk, f.a, &again, &f.err));
    assert_string_equal(again.no, "20240003");
    desk_close(f.desk);
}

static void test_undoing_the_taking_does_not_free_the_number(void **state)
{
    struct fixture f = fixture(*state, NULL, "255");
    struct receipt_full r = arrival(&f, "2024-07-15 10:00:00");
    struct receipt taken;
    int64_t batch = 0;
    check(&f, receipt_save(f.desk, f.a, NULL, &r, &batch, &f.err));
    check(&f, desk_undo(f.desk, f.a, batch, "填错", NULL, &f.err));
    check(&f, receipt_load(f.desk, f.a, r.receipt.record.id, &r, &f.err));
    assert_true(r.receipt.record.is_void);
    check(&f, receipt_take(f.desk, f.a, &taken, &f.err));
    assert_string_equal(taken.no, "20240002");
    desk_close(f.desk);
}

static size_t count(struct fixture *f, const char *where, bool with_void)
{
    struct id_list ids;
    struct list_options o = {.noun = "receipt", .where = where, .with_void = with_void};
    check(f, id_list_open(&ids, f->desk, &o, &f->err));
    check(f, id_list_all(&ids, &f->err));
    size_t n = ids.n;
    id_list_release(&ids);
    return n;
}

static void test_a_gap_is_explained(void **state)
{
    struct fixture f = fixture(*state, NULL, "255");
    struct receipt taken;
    struct receipt_line line;
    check(&f, receipt_take(f.desk, f.a, &taken, &f.err));
    assert_int_equal(count(&f, "状态:取号", false), 1);
    assert_int_equal(receipt_void(f.desk, f.a, taken.record.id, "", &f.err), STATUS_USAGE);
    assert_int_equal(count(&f, "状态:取号", false), 1);
    check(&f, receipt_void(f.desk, f.a, taken.record.id, "来人改日再送", &f.err));
    assert_int_equal(count(&f, NULL, false), 0);
    assert_int_equal(count(&f, NULL, true), 1);
    check(&f, receipt_line_load(f.desk, f.a, taken.record.id, &line, &f.err));
    assert_string_equal(receipt_state_name(&line.receipt), "作废");
    assert_int_not_equal(receipt_void(f.desk, f.a, taken.record.id, "再作废", &f.err), STATUS_OK);
    desk_close(f.desk);
}

/* ---- lateness --------------------------------------------------------------------------------- */

static void test_late_begins_with_the_second_after(void **state)
{
    struct fixture f = fixture(*state, "省级工信主管部门", "粤76");
    f.unit = add_unit(&f, "西江示例市工业和信息化局", "地市工信主管部门", "440600");
    assert_int_equal(log_at(&f, "2024-12-24 16:59:59").receipt.is_late, 0);
    assert_int_equal(log_at(&f, "2024-12-24 17:00:00").receipt.is_late, 0);
    assert_int_equal(log_at(&f, "2024-12-24 17:00:01").receipt.is_late, 1);
    assert_int_equal(count(&f, "逾期:是", false), 1);
    desk_close(f.desk);
}

static void test_a_day_ends_with_its_last_second(void **state)
{
    struct fixture f = fixture(*state, NULL, "255");
    assert_int_equal(log_at(&f, "2024-07-15 23:59:59").receipt.is_late, 0);
    struct receipt_full r = log_at(&f, "2024-07-16 00:00:00");
    struct findings findings = {0};
    assert_int_equal(r.receipt.is_late, 1);
    check(&f, receipt_judge(f.desk, f.a, &r, &findings, &f.err));
    const struct finding *late = finding(&findings, "late", NULL);
    assert_true(late && text_eq(late->clause, "四（一）"));
    desk_close(f.desk);
}

static void test_moving_the_time_takes_the_mark_away(void **state)
{
    struct fixture f = fixture(*state, NULL, "255");
    struct receipt_full base = log_at(&f, "2024-07-16 09:00:00"), mine = base;
    assert_true(instant_parse("2024-07-15 17:30:00", &mine.receipt.at, NULL));
    check(&f, receipt_save(f.desk, f.a, &base, &mine, NULL, &f.err));
    check(&f, receipt_load(f.desk, f.a, base.receipt.record.id, &base, &f.err));
    assert_int_equal(base.receipt.is_late, 0);
    desk_close(f.desk);
}

static void test_the_deadline_is_told_with_what_it_counts_by(void **state)
{
    struct fixture f = fixture(*state, NULL, "255");
    struct receipt_full r = arrival(&f, "2024-07-01 09:00:00");
    const char *due = NULL;
    check(&f, receipt_due(f.desk, f.a, &r.receipt, &due, &f.err));
    assert_string_equal(due, "2024-07-15 23:59:59 为止, 通知未写凭什么, 本台按送达 (四（一）)");
    desk_close(f.desk);
    f = fixture(*state, "省级工信主管部门", "粤76");
    f.unit = add_unit(&f, "西江示例市工业和信息化局", "地市工信主管部门", "440600");
    r = arrival(&f, "2024-12-01 09:00:00");
    check(&f, receipt_due(f.desk, f.a, &r.receipt, &due, &f.err));
    assert_string_equal(due, "2024-12-24 17:00:00 为止, 凭送达时间 (三)");
    desk_close(f.desk);
}

/* 255号 as if it went by the postmark. */
static void load_postmark_notice(struct fixture *f)
{
    struct slice yaml;
    struct notice_row row;
    check(f, file_read(f->a, "data/notices/255.yaml", 1000000, &yaml, &f->err));
    const char *at = strstr(yaml.at, "凭: 未写");
    assert_non_null(at);
    char *changed =
        arena_printf(f->a, "%.*s凭: 邮戳%s", (int)(at - yaml.at), yaml.at, at + strlen("凭: 未写"));
    check(f, notice_load(f->desk, f->a, slice_of(changed), "255.yaml", &row, &f->err));
}

static void test_a_notice_may_go_by_the_postmark(void **state)
{
    struct fixture f = fixture(*state, NULL, "255");
    load_postmark_notice(&f);
    struct receipt_full r = arrival(&f, "2024-07-18 10:00:00");
    struct findings findings = {0};
    r.receipt.basis = "postmark";
    r.receipt.postmark = "2024-07-15";
    check(&f, receipt_judge(f.desk, f.a, &r, &findings, &f.err));
    assert_int_equal(r.receipt.is_late, 0);
    assert_non_null(finding(&findings, "late", "2024-07-15"));
    r.receipt.postmark = "2024-07-16";
    check(&f, receipt_judge(f.desk, f.a, &r, &findings, &f.err));
    assert_int_equal(r.receipt.is_late, 1);
    r.receipt.postmark = NULL;
    check(&f, receipt_judge(f.desk, f.a, &r, &findings, &f.err));
    assert_int_equal(r.receipt.is_late, 1);
    assert_non_null(finding(&findings, "late", "请填信封上的邮戳日期"));
    r.receipt.basis = "arrival";
    r.receipt.postmark = "2024-07-15"; /* brought by hand: the envelope says nothing */
    check(&f, receipt_judge(f.desk, f.a, &r, &findings, &f.err));
    assert_int_equal(r.receipt.is_late, 1);
    desk_close(f.desk);
}

/* ---- copies ----------------------------------------------------------------------------------- */

static void test_copies_go_by_the_level_of_the_desk(void **state)
{
    struct fixture f = fixture(*state, "省级工信主管部门", "粤76");
    struct receipt_full r = arrival(&f, "2024-12-02 09:00:00");
    int64_t ids[] = {add_case(&f, "信令风暴智能防控系统", f.unit),
                     add_case(&f, "应急预案库建设", f.unit)};
    check(&f, receipt_expect(f.desk, f.a, &r, &f.err));
    assert_int_equal(item(&r, "典型案例申报表")->required, 4);
    r.receipt.submissions = links_text(f.a, ids, 2);
    check(&f, receipt_expect(f.desk, f.a, &r, &f.err));
    assert_int_equal(item(&r, "典型案例申报表")->required, 8);
    assert_int_equal(item(&r, "典型案例推荐汇总表")->required, 4);
    assert_int_equal(item(&r, "佐证材料")->required, NUMBER_NONE);
    desk_close(f.desk);
    f = fixture(*state, "工业和信息化部司局", "926");
    r = arrival(&f, "2024-12-02 09:00:00");
    r.receipt.track = "典型案例";
    check(&f, receipt_expect(f.desk, f.a, &r, &f.err));
    assert_int_equal(item(&r, "典型案例推荐汇总表")->required, 2);
    desk_close(f.desk);
}

static void test_what_was_counted_stays_when_more_is_expected(void **state)
{
    struct fixture f = fixture(*state, "省级工信主管部门", "粤76");
    struct receipt_full r = arrival(&f, "2024-12-02 09:00:00");
    struct receipt_item *own = VEC_PUSH(f.a, &r.items);
    *own = (struct receipt_item){.material = "申报书", .received = 3, .required = NUMBER_NONE};
    check(&f, receipt_expect(f.desk, f.a, &r, &f.err));
    assert_int_equal(item(&r, "申报书")->received, 3);
    assert_int_equal(item(&r, "申报书")->required, 4); /* an alias of 典型案例申报表 */
    desk_close(f.desk);
}

static void test_a_mail_owes_no_paper(void **state)
{
    struct fixture f = fixture(*state, "省级工信主管部门", "粤76");
    struct receipt_full r = arrival(&f, "2024-12-02 09:00:00");
    check(&f, receipt_expect(f.desk, f.a, &r, &f.err));
    assert_int_equal(item(&r, "典型案例申报表")->required, 4);
    assert_int_equal(item(&r, "电子版光盘")->required, 4);
    r.receipt.basis = "electronic";
    check(&f, receipt_expect(f.desk, f.a, &r, &f.err));
    assert_int_equal(item(&r, "典型案例申报表")->required, NUMBER_NONE);
    desk_close(f.desk);
}

static void test_short_copies_are_found_and_listed(void **state)
{
    struct fixture f = fixture(*state, "省级工信主管部门", "粤76");
    struct receipt_full r = arrival(&f, "2024-12-02 09:00:00");
    struct findings findings = {0};
    struct receipt_line line;
    check(&f, receipt_expect(f.desk, f.a, &r, &f.err));
    item(&r, "典型案例申报表")->received = 3;
    item(&r, "典型案例推荐汇总表")->received = 4;
    item(&r, "电子版光盘")->received = 2;
    check(&f, receipt_save(f.desk, f.a, NULL, &r, NULL, &f.err));
    check(&f, receipt_judge(f.desk, f.a, &r, &findings, &f.err));
    assert_non_null(finding(&findings, "copies", "典型案例申报表"));
    assert_null(finding(&findings, "copies", "典型案例推荐汇总表"));
    check(&f, receipt_line_load(f.desk, f.a, r.receipt.record.id, &line, &f.err));
    assert_int_equal(line.missing, 3);
    assert_string_equal(line.unit, "东江示例市工业和信息化局");
    assert_int_equal(count(&f, "缺:份数", false), 1);
    desk_close(f.desk);
}

/* ---- cases ------------------------------------------------------------------------------------ */

static void test_several_cases_and_several_arrivals(void **state)
{
    struct fixture f = fixture(*state, NULL, "255");
    int64_t one = add_case(&f, "高处作业人身安全预警装置", f.unit);
    int64_t two = add_case(&f, "传输干线光缆隐患排查工具", f.unit);
    int64_t both[] = {two, one}, *ids;
    size_t n = 0;
    struct receipt_view view;
    struct receipt_full first = arrival(&f, "2024-07-10 09:00:00");
    first.receipt.submissions = links_text(f.a, both, 2);
    check(&f, receipt_save(f.desk, f.a, NULL, &first, NULL, &f.err));
    struct receipt_full second = arrival(&f, "2024-07-12 09:00:00");
    second.receipt.submissions = links_text(f.a, &one, 1);
    check(&f, receipt_save(f.desk, f.a, NULL, &second, NULL, &f.err));
    check(&f, receipts_of(f.desk, f.a, one, &ids, &n, &f.err));
    assert_int_equal(n, 2);
    assert_int_equal(ids[0], first.receipt.record.id);
    check(&f, receipts_of(f.desk, f.a, two, &ids, &n, &f.err));
    assert_int_equal(n, 1);
    check(&f, receipt_view_load(f.desk, f.a, first.receipt.record.id, &view, &f.err));
    assert_int_equal(view.n_submissions, 2);
    assert_int_equal(view.submissions[0].record.id, two); /* in the order given */
    check(&f, receipt_void(f.desk, f.a, second.receipt.record.id, "登重了", &f.err));
    check(&f, receipts_of(f.desk, f.a, one, &ids, &n, &f.err));
    assert_int_equal(n, 1);
    desk_close(f.desk);
}

/* An arrival of these cases in which so many discs came. */
static struct receipt_full discs(struct fixture *f, const char *at, const char *cases,
                                 int64_t received)
{
    struct receipt_full r = arrival(f, at);
    r.receipt.submissions = cases;
    check(f, receipt_expect(f->desk, f->a, &r, &f->err));
    item(&r, "电子版光盘")->received = received;
    check(f, receipt_save(f->desk, f->a, NULL, &r, NULL, &f->err));
    return r;
}

static int64_t missing(struct fixture *f, const struct receipt_full *r)
{
    struct receipt_line line;
    check(f, receipt_line_load(f->desk, f->a, r->receipt.record.id, &line, &f->err));
    return line.missing;
}

/* What was missing comes with a second parcel: then nothing is missing, in the first nor in the
 * second, neither in rows, nor in searches, nor in what waits; what came for others does not count. */
static void test_a_second_arrival_completes_the_first(void **state)
{
    struct fixture f = fixture(*state, "省级工信主管部门", "粤76");
    struct findings findings = {0};
    int64_t one = add_case(&f, "高处作业人身安全预警装置", f.unit);
    int64_t two = add_case(&f, "传输干线光缆隐患排查工具", f.unit);
    const char *both = links_text(f.a, (int64_t[]){one, two}, 2);
    struct receipt_full first = discs(&f, "2024-12-02 09:00:00", both, 3);
    int64_t required = item(&first, "电子版光盘")->required;
    assert_in_range(required, 4, 8);
    struct receipt_full foreign = discs(&f, "2024-12-03 09:00:00", "", required);
    assert_int_equal(missing(&f, &first), required - 3);
    assert_int_equal(missing(&f, &foreign), 0);
    assert_int_equal(count(&f, "缺:份数", false), 1);
    struct receipt_full second = discs(&f, "2024-12-04 09:00:00", both, required - 3);
    assert_int_equal(missing(&f, &first), 0);
    assert_int_equal(missing(&f, &second), 0);
    assert_int_equal(count(&f, "缺:份数", false), 0);
    check(&f, receipt_judge(f.desk, f.a, &second, &findings, &f.err));
    assert_null(finding(&findings, "copies", "电子版光盘"));
    check(&f, receipt_void(f.desk, f.a, second.receipt.record.id, "登重了", &f.err));
    assert_int_equal(missing(&f, &first), required - 3);
    assert_int_equal(count(&f, "缺:份数", false), 1);
    desk_close(f.desk);
}

static void test_candidates_are_recommended_or_led(void **state)
{
    struct fixture f = fixture(*state, NULL, "255");
    int64_t other = add_unit(&f, "南岭示例通信有限公司", NULL, NULL), *ids;
    int64_t mine = add_case(&f, "应急预案库建设", other); /* leads, another recommends */
    struct receipt r = {.notice = f.notice, .unit = f.unit};
    size_t n = 0;
    check(&f, receipt_candidates(f.desk, f.a, &r, 10, &ids, &n, &f.err));
    assert_int_equal(n, 1);
    assert_int_equal(ids[0], mine);
    r.unit = other;
    check(&f, receipt_candidates(f.desk, f.a, &r, 10, &ids, &n, &f.err));
    assert_int_equal(n, 1);
    int64_t twin = add_unit(&f, "南岭示例通信公司", NULL, NULL);
    check(&f, unit_merge(f.desk, f.a, twin, other, "同一单位", &f.err));
    r.unit = twin;
    check(&f, receipt_candidates(f.desk, f.a, &r, 10, &ids, &n, &f.err));
    assert_int_equal(n, 1);
    desk_close(f.desk);
}

/* ---- undo, conflicts, the slip ---------------------------------------------------------------- */

static void test_undo_of_a_registration_leaves_the_number_taken(void **state)
{
    struct fixture f = fixture(*state, NULL, "255");
    struct receipt taken;
    struct receipt_full base, now;
    int64_t batch = 0, one = add_case(&f, "应急预案库建设", f.unit), *ids;
    size_t n = 9;
    check(&f, receipt_take(f.desk, f.a, &taken, &f.err));
    check(&f, receipt_load(f.desk, f.a, taken.record.id, &base, &f.err));
    struct receipt_full mine = base;
    mine.receipt.notice = f.notice;
    mine.receipt.unit = f.unit;
    mine.receipt.submissions = links_text(f.a, &one, 1);
    check(&f, receipt_expect(f.desk, f.a, &mine, &f.err));
    item(&mine, "成果汇总表")->received = 2;
    check(&f, receipt_save(f.desk, f.a, &base, &mine, &batch, &f.err));
    check(&f, desk_undo(f.desk, f.a, batch, "填错", NULL, &f.err));
    check(&f, receipt_load(f.desk, f.a, taken.record.id, &now, &f.err));
    assert_string_equal(now.receipt.state, "taken");
    assert_int_equal(now.receipt.record.is_void, 0);
    assert_int_equal(now.receipt.notice, 0);
    assert_int_equal(now.items.n, 0);
    check(&f, receipts_of(f.desk, f.a, one, &ids, &n, &f.err));
    assert_int_equal(n, 0);
    desk_close(f.desk);
}

static void test_two_counts_of_the_same_material_conflict(void **state)
{
    struct fixture f = fixture(*state, NULL, "255");
    struct receipt_full first = log_at(&f, "2024-07-15 10:00:00"), base, one, two;
    int64_t id = first.receipt.record.id;
    check(&f, receipt_load(f.desk, f.a, id, &base, &f.err));
    check(&f, receipt_load(f.desk, f.a, id, &one, &f.err));
    check(&f, receipt_load(f.desk, f.a, id, &two, &f.err));
    item(&one, "成果汇总表")->received = 2;
    item(&two, "成果汇总表")->received = 1;
    two.receipt.carrier = "王示例";
    check(&f, receipt_save(f.desk, f.a, &base, &one, NULL, &f.err));
    assert_int_equal(receipt_save(f.desk, f.a, &base, &two, NULL, &f.err), STATUS_CONFLICT);
    check(&f, receipt_load(f.desk, f.a, id, &one, &f.err));
    assert_null(one.receipt.carrier); /* all or nothing */
    item(&two, "成果汇总表")->received = NUMBER_NONE;
    check(&f, receipt_save(f.desk, f.a, &base, &two, NULL, &f.err));
    check(&f, receipt_load(f.desk, f.a, id, &one, &f.err));
    assert_int_equal(item(&one, "成果汇总表")->received, 2);
    assert_string_equal(one.receipt.carrier, "王示例");
    desk_close(f.desk);
}

static void test_what_is_missing_is_refused(void **state)
{
    struct fixture f = fixture(*state, NULL, "255");
    struct receipt_full r = arrival(&f, "2024-07-15 10:00:00");
    r.receipt.unit = 0;
    assert_int_equal(receipt_save(f.desk, f.a, NULL, &r, NULL, &f.err), STATUS_DATA);
    r = arrival(&f, "2024-07-15 10:00:00");
    r.receipt.notice = 0;
    assert_int_equal(receipt_save(f.desk, f.a, NULL, &r, NULL, &f.err), STATUS_DATA);
    r = arrival(&f, "2024-07-15 10:00:00");
    check(&f, receipt_expect(f.desk, f.a, &r, &f.err));
    item(&r, "成果汇总表")->received = -1;
    assert_int_equal(receipt_save(f.desk, f.a, NULL, &r, NULL, &f.err), STATUS_DATA);
    assert_int_equal(count(&f, NULL, true), 0);
    desk_close(f.desk);
}

/* A26: what a person found at the counter is judged, for the arrival and for the case. */
static void test_paper_and_electronic_must_agree(void **state)
{
    struct fixture f = fixture(*state, "支撑中心", "255");
    struct receipt_full r = arrival(&f, "2024-07-10 09:41:37");
    struct submission s = {0};
    struct findings of_arrival = {0}, of_case = {0};
    int64_t id = add_case(&f, "高处作业人身安全预警装置", f.unit);
    r.receipt.submissions = links_text(f.a, &id, 1);
    r.receipt.is_same = "no";
    check(&f, receipt_expect(f.desk, f.a, &r, &f.err));
    item(&r, "成果汇总表")->received = 2;
    check(&f, receipt_save(f.desk, f.a, NULL, &r, NULL, &f.err));
    check(&f, receipt_judge(f.desk, f.a, &r, &of_arrival, &f.err));
    const struct finding *agree = finding(&of_arrival, "agree", "成果汇总表的各份不一致");
    assert_true(agree && text_eq(agree->clause, "三（三）"));
    check(&f, submission_load(f.desk, f.a, id, &s, &f.err));
    check(&f, check_case(f.desk, f.a, &s, &of_case, &f.err));
    assert_non_null(finding(&of_case, "agree", NULL));
    desk_close(f.desk);
}

static void test_a_number_alone_is_no_receipt(void **state)
{
    struct fixture f = fixture(*state, "支撑中心", "255");
    struct receipt r = {0};
    const char *slip = NULL;
    check(&f, receipt_take(f.desk, f.a, &r, &f.err));
    check(&f, receipt_slip(f.desk, f.a, r.record.id, &slip, &f.err));
    assert_non_null(strstr(slip, r.no));
    assert_non_null(strstr(slip, "只取了号"));
    assert_null(strstr(slip, "材料  "));
    assert_null(strstr(slip, "应收"));
    assert_null(strstr(slip, "校验码"));
    assert_null(strstr(slip, "收件人"));
    desk_close(f.desk);
}

static void test_the_slip(void **state)
{
    struct fixture f = fixture(*state, "支撑中心", "255");
    struct receipt_full r = arrival(&f, "2024-07-16 09:41:37");
    const char *slip = NULL, *later = NULL;
    int64_t ids[] = {
        add_case(&f, "高处作业人身安全预警装置", f.unit),
        add_case(&f, "传输干线光缆隐患排查工具与它的一个很长很长很长的副标题在这里", f.unit)};
    r.receipt.submissions = links_text(f.a, ids, 2);
    r.receipt.carrier = "王示例";
    r.receipt.courier_no = "SF0000000001";
    check(&f, receipt_expect(f.desk, f.a, &r, &f.err));
    item(&r, "成果汇总表")->received = 2;
    item(&r, "成果申报书")->received = 3;
    check(&f, receipt_save(f.desk, f.a, NULL, &r, NULL, &f.err));
    check(&f, receipt_slip(f.desk, f.a, r.receipt.record.id, &slip, &f.err));
    golden_check("slip", slip);
    f.desk->me.name = "李打印"; /* somebody else prints it */
    check(&f, receipt_slip(f.desk, f.a, r.receipt.record.id, &later, &f.err));
    assert_string_equal(later, slip);
    check(&f, receipt_void(f.desk, f.a, r.receipt.record.id, "登重了", &f.err));
    check(&f, receipt_slip(f.desk, f.a, r.receipt.record.id, &later, &f.err));
    assert_non_null(strstr(later, "本收件已作废"));
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_number_is_never_given_twice),
        ARENA_TEST(test_undoing_the_taking_does_not_free_the_number),
        ARENA_TEST(test_a_gap_is_explained),
        ARENA_TEST(test_late_begins_with_the_second_after),
        ARENA_TEST(test_a_day_ends_with_its_last_second),
        ARENA_TEST(test_moving_the_time_takes_the_mark_away),
        ARENA_TEST(test_the_deadline_is_told_with_what_it_counts_by),
        ARENA_TEST(test_a_notice_may_go_by_the_postmark),
        ARENA_TEST(test_copies_go_by_the_level_of_the_desk),
        ARENA_TEST(test_what_was_counted_stays_when_more_is_expected),
        ARENA_TEST(test_a_mail_owes_no_paper),
        ARENA_TEST(test_short_copies_are_found_and_listed),
        ARENA_TEST(test_several_cases_and_several_arrivals),
        ARENA_TEST(test_a_second_arrival_completes_the_first),
        ARENA_TEST(test_candidates_are_recommended_or_led),
        ARENA_TEST(test_undo_of_a_registration_leaves_the_number_taken),
        ARENA_TEST(test_two_counts_of_the_same_material_conflict),
        ARENA_TEST(test_what_is_missing_is_refused),
        ARENA_TEST(test_paper_and_electronic_must_agree),
        ARENA_TEST(test_a_number_alone_is_no_receipt),
        ARENA_TEST(test_the_slip),
    };
    return check_run("receipts", tests, sizeof tests / sizeof *tests);
}
