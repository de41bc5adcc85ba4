/* Taking back whole batches, and what stands in the way. */
#include "desk/undo.h"

#include <string.h>

#include "base/slice.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "desk/write.h"
#include "store/record.h"
#include "support/check.h"
#include "support/desk.h"

#define ROWS 40

struct fixture {
    struct desk *desk;
    struct arena *a;
    int64_t notice;
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.desk = desk_for_test(a, false), .a = a, .err = {.arena = a}};
    struct notice_row row;
    struct slice yaml = slice_of("文号: 甲\n代号: 乙\n标题: 丙\n种类: 征集\n");
    assert_int_equal(notice_load(f.desk, a, yaml, "a.yaml", &row, &f.err), STATUS_OK);
    f.notice = row.record.id;
    return f;
}

static void says(struct fixture *f, const char *part)
{
    if (!strstr(f->err.text, part)) {
        fail_msg("says: %s, not: %s", f->err.text, part);
    }
}

static bool is_void(struct fixture *f, const struct record_type *type, int64_t id)
{
    struct record head;
    void *record = arena_alloc(f->a, type->size);
    assert_int_equal(record_load(f->desk->db, type, id, f->a, record, &f->err), STATUS_OK);
    memcpy(&head, record, sizeof head);
    return head.is_void;
}

static enum status undo(struct fixture *f, int64_t id, int64_t *batch)
{
    return desk_undo(f->desk, f->a, id, NULL, batch, &f->err);
}

/* Units and cases by turns, as an import writes them: *first is the first case. */
static int64_t import(struct fixture *f, int64_t *first_unit, int64_t *first_case)
{
    struct write w;
    int64_t batch = 0;
    enum status status = write_begin(&w, f->desk, f->a, "table_import", MAY_LOG, &f->err);
    w.is_bulk = true;
    for (int i = 0; i < ROWS && status == STATUS_OK; i++) {
        struct unit unit = {.name = arena_printf(f->a, "示例单位 %d", i)};
        status = write_insert(&w, &unit_type, &unit, &f->err);
        struct submission s = {.notice = f->notice,
                               .revision = 1,
                               .track = "",
                               .title = arena_printf(f->a, "课题 %d", i),
                               .lead = unit.record.id,
                               .list_order = i,
                               .state = "logged"};
        if (status == STATUS_OK) {
            status = write_insert(&w, &submission_type, &s, &f->err);
        }
        *first_unit = i ? *first_unit : unit.record.id;
        *first_case = i ? *first_case : s.record.id;
    }
    status = write_end(&w, status, "导入 40 行", NULL, &batch, &f->err);
    assert_int_equal(status, STATUS_OK);
    return batch;
}

static void test_a_batch_goes_and_comes_back_whole(void **state)
{
    struct fixture f = fixture(*state);
    struct history_changes words;
    int64_t unit, submission, undone = 0, batch = import(&f, &unit, &submission);
    assert_int_equal(history_changes(f.desk, f.a, batch, &words, &f.err), STATUS_OK);
    assert_int_equal(words.n, 2); /* two runs, however many rows */
    assert_non_null(strstr(words.at[0].subject, "40 个"));
    assert_int_equal(undo(&f, batch, &undone), STATUS_OK);
    for (int i = 0; i < ROWS; i++) {
        assert_true(is_void(&f, &unit_type, unit + i));
        assert_true(is_void(&f, &submission_type, submission + i));
    }
    assert_int_equal(undo(&f, undone, NULL), STATUS_OK);
    for (int i = 0; i < ROWS; i++) {
        assert_false(is_void(&f, &unit_type, unit + i));
        assert_false(is_void(&f, &submission_type, submission + i));
    }
    desk_close(f.desk);
}

static void test_one_edited_row_holds_the_batch(void **state)
{
    struct fixture f = fixture(*state);
    int64_t unit, submission, edit = 0, batch = import(&f, &unit, &submission);
    struct submission base, mine;
    assert_int_equal(submission_load(f.desk, f.a, submission + 7, &base, &f.err), STATUS_OK);
    mine = base;
    mine.phone = "13800138000";
    assert_int_equal(submission_save(f.desk, f.a, &base, &mine, &edit, &f.err), STATUS_OK);
    assert_int_equal(undo(&f, batch, NULL), STATUS_DATA);
    says(&f, arena_printf(f.a, "请先撤销第 %lld 号", (long long)edit));
    assert_false(is_void(&f, &submission_type, submission)); /* none of it went */
    assert_int_equal(undo(&f, edit, NULL), STATUS_OK);
    assert_int_equal(undo(&f, batch, NULL), STATUS_OK);
    desk_close(f.desk);
}

static void test_a_row_used_elsewhere_holds_the_batch(void **state)
{
    struct fixture f = fixture(*state);
    int64_t unit, submission, batch = import(&f, &unit, &submission);
    struct submission other = {
        .notice = f.notice, .title = "另一件", .lead = unit + 3, .list_order = NUMBER_NONE};
    assert_int_equal(submission_save(f.desk, f.a, NULL, &other, NULL, &f.err), STATUS_OK);
    assert_int_equal(undo(&f, batch, NULL), STATUS_DATA);
    says(&f, "已被别处使用 1 次");
    assert_false(is_void(&f, &unit_type, unit + 3));
    assert_int_equal(submission_void(f.desk, f.a, other.record.id, "误录", &f.err), STATUS_OK);
    assert_int_equal(undo(&f, batch, NULL), STATUS_OK);
    assert_true(is_void(&f, &unit_type, unit + 3));
    desk_close(f.desk);
}

static void test_a_case_that_arrived_stays(void **state)
{
    struct fixture f = fixture(*state);
    int64_t unit, submission, batch = import(&f, &unit, &submission);
    struct receipt_full r = {.receipt = {.notice = f.notice,
                                         .revision = 1,
                                         .unit = unit,
                                         .at = TEST_NOW,
                                         .basis = "arrival",
                                         .submissions = links_text(f.a, &submission, 1)}};
    assert_int_equal(receipt_save(f.desk, f.a, NULL, &r, NULL, &f.err), STATUS_OK);
    assert_int_equal(undo(&f, batch, NULL), STATUS_DATA);
    assert_int_equal(submission_void(f.desk, f.a, submission, NULL, &f.err), STATUS_DATA);
    says(&f, "在 1 次收件");
    assert_int_equal(receipt_void(f.desk, f.a, r.receipt.record.id, "误记", &f.err), STATUS_OK);
    assert_int_equal(undo(&f, batch, NULL), STATUS_OK);
    desk_close(f.desk);
}

/* A row voided by a batch and used again cannot be brought under two masters. */
static void test_undoing_an_undo_finds_the_rows_free(void **state)
{
    struct fixture f = fixture(*state);
    int64_t unit, submission, undone = 0, again = 0, batch = import(&f, &unit, &submission);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(undo(&f, batch, &undone), STATUS_OK);
        assert_int_equal(undo(&f, batch, NULL), STATUS_DATA);
        says(&f, "已经撤销过了");
        assert_int_equal(undo(&f, undone, &again), STATUS_OK);
    }
    struct verify_report report;
    assert_int_equal(desk_verify(f.desk, f.a, &report, &f.err), STATUS_OK);
    assert_int_equal(report.entries, again);
    assert_int_equal(undo(&f, 999, NULL), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

static void test_a_notice_in_use_stays(void **state)
{
    struct fixture f = fixture(*state);
    struct notice_row row = {0};
    int64_t unit, submission;
    import(&f, &unit, &submission);
    assert_int_equal(undo(&f, 2, NULL), STATUS_DATA);
    assert_int_equal(notice_row_load(f.desk, f.a, f.notice, &row, &f.err), STATUS_OK);
    assert_int_equal(row.record.is_void, 0);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_batch_goes_and_comes_back_whole),
        ARENA_TEST(test_one_edited_row_holds_the_batch),
        ARENA_TEST(test_a_row_used_elsewhere_holds_the_batch),
        ARENA_TEST(test_a_case_that_arrived_stays),
        ARENA_TEST(test_undoing_an_undo_finds_the_rows_free),
        ARENA_TEST(test_a_notice_in_use_stays),
    };
    return check_run("desk/undo", tests, sizeof tests / sizeof *tests);
}
