/* 评审组记录: who sat there and what they signed, what came about at the defence and after sealing is on it, as
 * facts and as text. */
#include "desk/panel_record.h"

#include <string.h>

#include "base/slice.h"
#include "desk/documents.h"
#include "desk/undo.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/review.h"

#define DEFENCE                                                                                    \
    "名称: 试分\n来源: 本台自定\n"                                                       \
    "阶段:\n- {名称: 答辩, 方式: 答辩, 权重: 100%}\n"                                  \
    "指标:\n- {名称: 陈述, 满分: 60}\n- {名称: 问答, 满分: 40}\n"                    \
    "汇总: 平均\n"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    struct review review;
    int64_t panel;
    struct err err;
};

static struct fixture begin(void **state, const char *scheme)
{
    struct fixture f = {.a = *state, .desk = desk_for_test(*state, true), .err = {.arena = *state}};
    f.cases = cases_for_test(f.desk, f.a);
    f.review = review_for_test(f.desk, f.a, &f.cases, scheme);
    f.panel = f.review.scoring.panel.record.id;
    return f;
}

static struct panel_record record(struct fixture *f)
{
    struct panel_record r;
    assert_int_equal(panel_record_load(f->desk, f->a, f->panel, &r, &f->err), STATUS_OK);
    return r;
}

static const char *text(struct fixture *f)
{
    const char *text = NULL;
    const struct document_order order = {.about = f->review.scoring.panel.name};
    assert_int_equal(
        document_text(f->desk, f->a, document_find("panel-record"), &order, &text, &f->err),
        STATUS_OK);
    return text;
}

static void test_who_was_named(void **state)
{
    struct fixture f = begin(state, NULL);
    struct panel_record r = record(&f);
    for (size_t i = 1; i < 3; i++) {
        assert_int_equal(panel_head_set(f.desk, f.a, r.seats.at[i].seat.record.id, &f.err),
                         STATUS_OK);
    }
    r = record(&f);
    assert_false(r.seats.at[1].seat.is_head);
    assert_true(r.seats.at[2].seat.is_head);
    assert_non_null(strstr(text(&f), "成员没有经过抽取，是指定的"));
    assert_non_null(strstr(text(&f), "组长"));
    desk_close(f.desk);
}

static void test_what_members_signed(void **state)
{
    struct fixture f = begin(state, NULL);
    struct write w;
    struct panel_member base = record(&f).seats.at[1].seat, mine = base;
    mine.signing = SIGNED_DISSENT;
    mine.signing_note = "第三名应重议";
    mine.signed_on = "2024-07-16";
    assert_int_equal(write_begin(&w, f.desk, f.a, "test", 0, &f.err), STATUS_OK);
    assert_int_equal(write_end(&w, write_update(&w, &panel_member_type, &base, &mine, &f.err), "签",
                               NULL, NULL, &f.err),
                     STATUS_OK);
    assert_non_null(strstr(text(&f), "签字 不同意见 2024-07-16：第三名应重议"));
    desk_close(f.desk);
}

/* The keys are those sha256sum gives, the smallest first. */
static void test_order_and_attendance(void **state)
{
    struct fixture f = begin(state, DEFENCE);
    const struct defence_draw draw = {f.panel, "618033", "纪检郑示例"};
    struct defence_drawn drawn;
    assert_int_equal(record(&f).order.n, 0);
    assert_null(strstr(text(&f), "答辩次序"));
    assert_int_equal(defence_draw_order(f.desk, f.a, &draw, &drawn, &f.err), STATUS_OK);
    struct panel_record r = record(&f);
    assert_int_equal(r.order.n, 2);
    assert_string_equal(r.order.at[0].key, drawn.places[0].key);
    assert_string_equal(r.order.at[1].c.no, drawn.places[1].no);
    const struct attendance absent = {f.panel, f.review.reviewers[1], ATTENDANCE_ABSENT};
    assert_int_equal(defence_attend(f.desk, f.a, &absent, NULL, &f.err), STATUS_OK);
    const char *t = text(&f);
    assert_non_null(strstr(t, "答辩次序\n种子：618033"));
    assert_non_null(strstr(t, "监督：纪检郑示例"));
    assert_non_null(strstr(t, arena_copy(f.a, drawn.places[0].key, 16)));
    assert_null(strstr(t, "到场"));
    assert_non_null(strstr(t, "缺席"));
    desk_close(f.desk);
}

static int64_t reopen(struct fixture *f, size_t reviewer)
{
    const struct sheet_key key = {f->cases.first, f->review.reviewers[reviewer]};
    const struct sheet_batch batch = {key.reviewer, &f->cases.first, 1};
    int64_t entry = 0;
    size_t n = 0;
    review_score(f->desk, f->a, &f->review, key, "40,20");
    assert_int_equal(sheets_seal(f->desk, f->a, &f->review.scoring, &batch, &n, NULL, &f->err),
                     STATUS_OK);
    assert_int_equal(sheet_reopen(f->desk, f->a, &f->review.scoring, key,
                                  sheet_ground_find("畸高畸低"), "差得多", &entry, &f->err),
                     STATUS_OK);
    return entry;
}

/* Sheets voided for another reason are no reopenings, nor is one that was taken back. */
static void test_reopenings(void **state)
{
    struct fixture f = begin(state, NULL);
    struct write w;
    int64_t n = 0;
    assert_null(strstr(text(&f), "打分表退回"));
    (void)reopen(&f, 0);
    int64_t entry = reopen(&f, 1);
    struct panel_record r = record(&f);
    assert_int_equal(r.reopenings.n, 2);
    const struct panel_reopening *first = &r.reopenings.at[0];
    assert_string_equal(first->submission, submission_no(f.a, f.cases.first));
    assert_string_equal(first->no, reviewer_no(f.a, f.review.reviewers[0]));
    assert_string_equal(first->ground, "畸高畸低");
    assert_string_equal(first->why, "差得多");
    assert_string_equal(first->by, f.desk->me.name);
    assert_int_equal(first->at, TEST_NOW);
    assert_int_equal(first->sealed_at, TEST_NOW);
    const char *t = text(&f);
    assert_non_null(strstr(t, "四、打分表退回"));
    assert_non_null(strstr(t, "畸高畸低："));
    assert_int_equal(desk_undo(f.desk, f.a, entry, NULL, NULL, &f.err), STATUS_OK);
    const struct sheet_voiding v = {
        f.panel, {f.cases.first, f.review.reviewers[1]}, "replaced", "病假"};
    assert_int_equal(write_begin(&w, f.desk, f.a, "test", 0, &f.err), STATUS_OK);
    assert_int_equal(write_end(&w, sheets_void(&w, &v, &n, &f.err), "试", NULL, NULL, &f.err),
                     STATUS_OK);
    assert_int_equal(record(&f).reopenings.n, 1);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_who_was_named),
        ARENA_TEST(test_what_members_signed),
        ARENA_TEST(test_order_and_attendance),
        ARENA_TEST(test_reopenings),
    };
    return check_run("desk/panel_record", tests, sizeof tests / sizeof *tests);
}
