/* What a notice leaves open, decided by name: told, printed, taken back, undone. */
#include "desk/choices.h"

#include "base/slice.h"
#include "desk/history.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct err err;
    int64_t notice, unit;
    size_t rejudged;
};

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .err = {.arena = a}};
    struct desk_options o = desk_options_for_test(":memory:");
    struct notice_row row;
    struct unit unit = {
        .name = "示例市工业和信息化局", .class = "地市工信主管部门", .region = "440600"};
    o.data_dir = "data";
    o.class = "省级工信主管部门";
    check(&f, desk_create(&f.desk, &o, &f.err));
    check(&f, notice_find(f.desk, a, "粤76", &row, &f.err));
    check(&f, unit_save(f.desk, a, NULL, &unit, NULL, &f.err));
    f.notice = row.record.id;
    f.unit = unit.record.id;
    return f;
}

static enum status choose(struct fixture *f, const char *step, enum choice_value value)
{
    struct choice_act act = {.notice = f->notice, .step = step, .value = value, .why = "集体研究"};
    return choice_make(f->desk, f->a, &act, &f->rejudged, &f->err);
}

/* Is an arrival at exactly five late? `*text` is what its slip says. */
static bool late_at_five(struct fixture *f, const char **text)
{
    struct receipt_full r = {.receipt = {.notice = f->notice, .unit = f->unit, .basis = "arrival"}};
    assert_true(instant_parse("2024-12-24 17:00:00", &r.receipt.at, NULL));
    check(f, receipt_save(f->desk, f->a, NULL, &r, NULL, &f->err));
    check(f, receipt_slip(f->desk, f->a, r.receipt.record.id, text, &f->err));
    return r.receipt.is_late;
}

static void test_a_choice_decides_and_is_printed(void **state)
{
    struct fixture f = fixture(*state);
    const char *slip;
    assert_false(late_at_five(&f, &slip));
    assert_non_null(strstr(slip, "按包括计"));
    check(&f, choose(&f, "地市报省厅", CHOICE_EXCLUDED));
    assert_true(late_at_five(&f, &slip));
    assert_non_null(strstr(slip, " 2024-07-16）"));
    check(&f, choose(&f, "地市报省厅", CHOICE_INCLUDED));
    assert_false(late_at_five(&f, &slip));
    check(&f, choose(&f, "地市报省厅", CHOICE_OPEN));
    assert_int_equal(choose(&f, "地市报省厅", CHOICE_OPEN), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

/* What was logged before is judged anew, told before, and undone with the choice. */
static void test_arrivals_are_judged_anew(void **state)
{
    struct fixture f = fixture(*state);
    struct history history;
    struct receipt_full r;
    struct choice_act act = {.notice = f.notice, .step = "地市报省厅", .value = CHOICE_EXCLUDED};
    const char *slip;
    size_t would = 0;
    assert_false(late_at_five(&f, &slip));
    check(&f, choice_preview(f.desk, f.a, &act, &would, &f.err));
    assert_int_equal(would, 1);
    check(&f, receipt_load(f.desk, f.a, 1, &r, &f.err));
    assert_false(r.receipt.is_late);
    check(&f, choose(&f, "地市报省厅", CHOICE_EXCLUDED));
    assert_int_equal(f.rejudged, 1);
    check(&f, receipt_load(f.desk, f.a, 1, &r, &f.err));
    assert_true(r.receipt.is_late);
    check(&f, history_load(f.desk, f.a, INT64_MAX, 1, &history, &f.err));
    assert_non_null(strstr(history.at[0].audit.summary, "改判收件 1 次"));
    check(&f, desk_undo(f.desk, f.a, history.at[0].audit.id, NULL, NULL, &f.err));
    check(&f, receipt_load(f.desk, f.a, 1, &r, &f.err));
    assert_false(r.receipt.is_late);
    desk_close(f.desk);
}

static void test_what_is_open_is_listed(void **state)
{
    struct fixture f = fixture(*state);
    struct open_choices open;
    check(&f, open_choices_load(f.desk, f.a, f.notice, &open, &f.err));
    assert_int_equal(open.n, 1);
    assert_string_equal(open.at[0].step, "地市报省厅");
    assert_string_equal(open.at[0].clause, "三");
    assert_null(open.at[0].chosen);
    check(&f, choose(&f, "地市报省厅", CHOICE_EXCLUDED));
    check(&f, open_choices_load(f.desk, f.a, f.notice, &open, &f.err));
    assert_false(open.at[0].chosen->is_included);
    assert_non_null(strstr(open.at[0].text, "定为不包括"));
    assert_int_equal(choose(&f, "省厅初审", CHOICE_EXCLUDED), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "地市报省厅"));
    desk_close(f.desk);
}

/* The same again leaves no entry; a clerk may neither choose nor undo it. */
static void test_who_may_and_undo(void **state)
{
    struct fixture f = fixture(*state);
    struct history before, after;
    struct open_choices open;
    check(&f, choose(&f, "地市报省厅", CHOICE_EXCLUDED));
    check(&f, history_load(f.desk, f.a, INT64_MAX, 100, &before, &f.err));
    check(&f, choose(&f, "地市报省厅", CHOICE_EXCLUDED));
    check(&f, history_load(f.desk, f.a, INT64_MAX, 100, &after, &f.err));
    assert_int_equal(before.n, after.n);
    f.desk->may = MAY_LOG;
    assert_int_equal(choose(&f, "地市报省厅", CHOICE_INCLUDED), STATUS_NOT_PERMITTED);
    assert_int_equal(desk_undo(f.desk, f.a, after.at[0].audit.id, NULL, NULL, &f.err),
                     STATUS_NOT_PERMITTED);
    f.desk->may = MAY_LOG | MAY_DECIDE;
    check(&f, desk_undo(f.desk, f.a, after.at[0].audit.id, NULL, NULL, &f.err));
    check(&f, open_choices_load(f.desk, f.a, f.notice, &open, &f.err));
    assert_null(open.at[0].chosen);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_choice_decides_and_is_printed),
        ARENA_TEST(test_arrivals_are_judged_anew),
        ARENA_TEST(test_what_is_open_is_listed),
        ARENA_TEST(test_who_may_and_undo),
    };
    return check_run("choices", tests, sizeof tests / sizeof *tests);
}
