/* 签字: who may, when, and what takes it back; and where the sheets of a case do not agree. */
#include "desk/signings.h"

#include <string.h>

#include "base/slice.h"
#include "desk/history.h"
#include "desk/sheet_cases.h"
#include "desk/undo.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/review.h"

#define OBJECTIVE                                                                                  \
    "名称: 试分\n来源: 本台自定\n"                                                       \
    "指标:\n"                                                                                    \
    "- {名称: 创新性, 满分: 60}\n"                                                          \
    "- {名称: 专利, 满分: 40, 客观: 是}\n"                                                \
    "汇总: 平均\n"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    struct review review;
    const char *origin; /* of the sheets given */
    struct err err;
};

static struct fixture begin(void **state, const char *scheme)
{
    struct fixture f = {.a = *state,
                        .desk = desk_for_test(*state, true),
                        .origin = SHEET_FROM_DESK,
                        .err = {.arena = *state}};
    f.cases = cases_for_test(f.desk, f.a);
    f.review = review_for_test(f.desk, f.a, &f.cases, scheme);
    return f;
}

static void write_sheet(struct fixture *f, struct sheet_key key, const char *text)
{
    int64_t marks[2];
    assert_true(marks_read(slice_of(text), marks, 2));
    const struct sheet_entry e = {.key = key, .marks = marks, .origin = f->origin};
    assert_int_equal(sheet_save(f->desk, f->a, &f->review.scoring, &e, NULL, &f->err), STATUS_OK);
}

/* Both cases of a reviewer, sealed. */
static void give(struct fixture *f, size_t reviewer, const char *first, const char *second)
{
    const struct sheet_batch all = {f->review.reviewers[reviewer], NULL, 0};
    size_t sealed;
    write_sheet(f, (struct sheet_key){f->cases.first, all.reviewer}, first);
    write_sheet(f, (struct sheet_key){f->cases.second, all.reviewer}, second);
    assert_int_equal(sheets_seal(f->desk, f->a, &f->review.scoring, &all, &sealed, NULL, &f->err),
                     STATUS_OK);
}

static struct signing signing_of(const struct fixture *f, size_t reviewer, const char *signing,
                                 const char *note)
{
    return (struct signing){f->review.scoring.panel.record.id, f->review.reviewers[reviewer],
                            signing, note, NULL};
}

static enum status sign(struct fixture *f, struct signing s)
{
    return panel_sign(f->desk, f->a, &s, NULL, &f->err);
}

static struct panel_member seat(struct fixture *f, size_t reviewer)
{
    struct panel_member m;
    assert_int_equal(panel_member_load(f->desk, f->a, f->review.scoring.panel.record.id,
                                       f->review.reviewers[reviewer], &m, &f->err),
                     STATUS_OK);
    return m;
}

static void test_only_behind_sealed_sheets(void **state)
{
    struct fixture f = begin(state, NULL);
    assert_int_equal(sign(&f, signing_of(&f, 0, SIGNED_AGREE, NULL)), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "还有 2 份"));
    give(&f, 0, "50,30", "40,20");
    assert_int_equal(sign(&f, signing_of(&f, 0, SIGNED_AGREE, NULL)), STATUS_OK);
    assert_string_equal(seat(&f, 0).signing, SIGNED_AGREE);
    assert_non_null(seat(&f, 0).signed_on);
    assert_int_equal(sign(&f, signing_of(&f, 0, SIGNED_DISSENT, NULL)), STATUS_USAGE);
    assert_int_equal(sign(&f, signing_of(&f, 0, SIGNED_REFUSED, " ")), STATUS_USAGE);
    assert_int_equal(sign(&f, signing_of(&f, 0, SIGNED_DISSENT, "第一件偏高")), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "已记为同意"));
    assert_int_equal(sign(&f, signing_of(&f, 0, NULL, NULL)), STATUS_OK);
    assert_int_equal(sign(&f, signing_of(&f, 0, SIGNED_DISSENT, "第一件偏高")), STATUS_OK);
    assert_string_equal(seat(&f, 0).signing_note, "第一件偏高");
    desk_close(f.desk);
}

static void test_the_day(void **state)
{
    struct fixture f = begin(state, NULL);
    give(&f, 0, "50,30", "40,20");
    struct signing s = signing_of(&f, 0, SIGNED_AGREE, NULL);
    s.on = "2999-01-01";
    assert_int_equal(sign(&f, s), STATUS_USAGE);
    s.on = "昨天";
    assert_int_equal(sign(&f, s), STATUS_USAGE);
    const char *before = day_text(f.a, instant_day(TEST_NOW) - 1);
    s.on = before;
    assert_int_equal(sign(&f, s), STATUS_USAGE);
    assert_non_null(strstr(f.err.text, "早于开始打分"));
    s.on = day_text(f.a, instant_day(TEST_NOW));
    assert_int_equal(sign(&f, s), STATUS_OK);
    assert_string_equal(seat(&f, 0).signed_on, s.on);
    desk_close(f.desk);
}

/* What was marked on paper was signed on paper, and typed here afterwards; yet nobody signs before there is
 * a notice (255号: 2024-04-12). */
static void test_the_day_on_paper(void **state)
{
    struct fixture f = begin(state, NULL);
    struct signing s = signing_of(&f, 0, SIGNED_AGREE, NULL);
    f.origin = SHEET_FROM_PAPER;
    give(&f, 0, "50,30", "40,20");
    s.on = "2019-01-01";
    assert_int_equal(sign(&f, s), STATUS_USAGE);
    assert_non_null(strstr(f.err.text, "早于通知成文"));
    s.on = day_text(f.a, instant_day(TEST_NOW) - 1);
    assert_int_equal(sign(&f, s), STATUS_OK);
    desk_close(f.desk);
}

/* A reviewer signs for nobody else; the staff notes what is on paper. */
static void test_who_signs(void **state)
{
    struct fixture f = begin(state, NULL);
    const int64_t zhang = f.desk->me.record.id;
    give(&f, 0, "50,30", "40,20");
    give(&f, 1, "50,30", "40,20");
    work_as(f.desk, zhang, "zhang", MAY_REVIEW);
    assert_int_equal(sign(&f, signing_of(&f, 1, SIGNED_AGREE, NULL)), STATUS_NOT_PERMITTED);
    assert_int_equal(sign(&f, signing_of(&f, 0, SIGNED_AGREE, NULL)), STATUS_OK);
    work_as(f.desk, 99, "li", MAY_PRINT);
    assert_int_equal(sign(&f, signing_of(&f, 1, SIGNED_AGREE, NULL)), STATUS_NOT_PERMITTED);
    work_as(f.desk, zhang, "zhang", MAY_LOG);
    assert_int_equal(sign(&f, signing_of(&f, 1, SIGNED_REFUSED, "未说明")), STATUS_OK);
    assert_string_equal(seat(&f, 1).signing, SIGNED_REFUSED);
    desk_close(f.desk);
}

static void test_undone_and_told(void **state)
{
    struct fixture f = begin(state, NULL);
    struct history h;
    int64_t batch = 0;
    give(&f, 0, "50,30", "40,20");
    assert_int_equal(sign(&f, signing_of(&f, 0, SIGNED_AGREE, NULL)), STATUS_OK);
    assert_int_equal(history_load(f.desk, f.a, INT64_MAX, 1, &h, &f.err), STATUS_OK);
    assert_string_equal(h.at[0].audit.summary, "张示例 签字: 同意");
    assert_int_equal(desk_undo(f.desk, f.a, h.at[0].audit.id, NULL, &batch, &f.err), STATUS_OK);
    assert_null(seat(&f, 0).signing);
    desk_close(f.desk);
}

/* What was signed was signed on the marks there were. */
static void test_opening_again_takes_it_back(void **state)
{
    struct fixture f = begin(state, NULL);
    give(&f, 0, "50,30", "40,20");
    give(&f, 1, "50,30", "40,20");
    assert_int_equal(sign(&f, signing_of(&f, 0, SIGNED_AGREE, NULL)), STATUS_OK);
    const struct sheet_key key = {f.cases.first, f.review.reviewers[1]};
    assert_int_equal(sheet_reopen(f.desk, f.a, &f.review.scoring, key, sheet_ground_find("sum"),
                                  "加错了", NULL, &f.err),
                     STATUS_OK);
    assert_null(seat(&f, 0).signing);
    assert_null(seat(&f, 0).signed_on);
    desk_close(f.desk);
}

static void test_where_they_do_not_agree(void **state)
{
    struct fixture f = begin(state, OBJECTIVE);
    struct sheet_case_lines lines;
    struct sheet_readers readers;
    give(&f, 0, "50,30", "40,20");
    give(&f, 1, "44,30", "40,25");
    review_score(f.desk, f.a, &f.review, (struct sheet_key){f.cases.first, f.review.reviewers[2]},
                 "1,1");
    assert_int_equal(sheet_cases_load(f.desk, f.a, &f.review.scoring, &lines, &f.err), STATUS_OK);
    assert_int_equal(lines.n, 2);
    assert_int_equal(lines.at[0].readers, 3);
    assert_int_equal(lines.at[0].sealed, 2);
    assert_int_equal(lines.at[0].mean, 77 * TOTAL_UNIT);
    assert_int_equal(lines.at[0].spread, 6 * TOTAL_UNIT);
    assert_null(lines.at[0].differing);
    assert_string_equal(lines.at[1].differing, "专利: 张示例 20, 李示例 25");
    assert_int_equal(
        sheet_readers_load(f.desk, f.a, &f.review.scoring, f.cases.first, &readers, &f.err),
        STATUS_OK);
    assert_int_equal(readers.n, 3);
    assert_int_equal(readers.at[0].total, 80 * TOTAL_UNIT);
    assert_string_equal(readers.at[2].state, SHEET_DRAFT);
    assert_int_equal(readers.at[2].total, 0);
    work_as(f.desk, f.desk->me.record.id, "zhang", MAY_REVIEW);
    assert_int_equal(sheet_cases_load(f.desk, f.a, &f.review.scoring, &lines, &f.err),
                     STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_only_behind_sealed_sheets), ARENA_TEST(test_the_day),
        ARENA_TEST(test_the_day_on_paper),          ARENA_TEST(test_who_signs),
        ARENA_TEST(test_undone_and_told),           ARENA_TEST(test_opening_again_takes_it_back),
        ARENA_TEST(test_where_they_do_not_agree),
    };
    return check_run("signings", tests, sizeof tests / sizeof *tests);
}
