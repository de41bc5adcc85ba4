/* 答辩: the order is drawn and can be drawn again, who is absent gives no sheets, one case is sealed together. */
#include "desk/defences.h"

#include <string.h>

#include "base/digest.h"
#include "desk/history.h"
#include "desk/panels.h"
#include "desk/undo.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/review.h"

#define DEFENCE                                                                                    \
    "名称: 试分\n来源: 本台自定\n"                                                       \
    "阶段:\n- {名称: 答辩, 方式: 答辩, 权重: 100%}\n"                                  \
    "指标:\n"                                                                                    \
    "- {名称: 陈述, 满分: 60, 低于须说明: 10}\n"                                        \
    "- {名称: 问答, 满分: 40}\n"                                                             \
    "汇总: 平均\n"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    struct review review;
    struct err err;
};

static struct fixture begin(void **state, const char *scheme)
{
    struct fixture f = {.a = *state, .desk = desk_for_test(*state, true), .err = {.arena = *state}};
    f.cases = cases_for_test(f.desk, f.a);
    f.review = review_for_test(f.desk, f.a, &f.cases, scheme);
    return f;
}

static struct defence load(struct fixture *f)
{
    struct defence d;
    assert_int_equal(defence_load(f->desk, f->a, &f->review.scoring, &d, &f->err), STATUS_OK);
    return d;
}

static enum status draw_order(struct fixture *f, const char *seed, struct defence_drawn *out)
{
    const struct defence_draw draw = {f->review.scoring.panel.record.id, seed, "纪检郑示例"};
    return defence_draw_order(f->desk, f->a, &draw, out, &f->err);
}

static enum status attend(struct fixture *f, size_t reviewer, const char *attendance)
{
    const struct attendance who = {f->review.scoring.panel.record.id, f->review.reviewers[reviewer],
                                   attendance};
    return defence_attend(f->desk, f->a, &who, NULL, &f->err);
}

/* Marks of reviewers 0 …, in SCORE_UNIT; -1 leaves one out. */
static enum status put(struct fixture *f, const int64_t marks[][2], size_t n, bool seals)
{
    struct sheet_entry entries[3] = {0};
    int64_t values[3][2];
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < 2; k++) {
            values[i][k] = marks[i][k] < 0 ? MARK_NONE : marks[i][k] * SCORE_UNIT;
        }
        entries[i] = (struct sheet_entry){.key = {0, f->review.reviewers[i]}, .marks = values[i]};
    }
    const struct defence_marks m = {
        .submission = f->cases.first, .entries = entries, .n = n, .seals = seals};
    return defence_put(f->desk, f->a, &f->review.scoring, &m, NULL, &f->err);
}

static void test_only_a_defence(void **state)
{
    struct fixture f = begin(state, NULL);
    struct defence d;
    struct defence_drawn drawn;
    assert_false(scoring_is_defence(&f.review.scoring));
    assert_int_equal(defence_load(f.desk, f.a, &f.review.scoring, &d, &f.err), STATUS_DATA);
    assert_int_equal(draw_order(&f, "1", &drawn), STATUS_DATA);
    assert_int_equal(attend(&f, 0, ATTENDANCE_PRESENT), STATUS_DATA);
    desk_close(f.desk);
}

/* By the fingerprints of seed and number, as sha256sum gives them; kept with the panel; undone whole. */
static void test_the_order(void **state)
{
    struct fixture f = begin(state, DEFENCE);
    struct defence_drawn drawn;
    struct panel_view v;
    struct history h;
    int64_t batch = 0;
    assert_int_equal(load(&f).at[0].submission, f.cases.first);
    for (int seed = 0; load(&f).at[0].submission == f.cases.first && seed < 50; seed++) {
        assert_int_equal(draw_order(&f, arena_printf(f.a, "%d", seed), &drawn), STATUS_OK);
    }
    assert_int_equal(load(&f).at[0].submission, f.cases.second);
    assert_int_equal(drawn.n, 2);
    assert_true(strcmp(drawn.places[0].key, drawn.places[1].key) < 0);
    char key[DIGEST_TEXT_SIZE];
    const char *text = arena_printf(f.a, "%s:%s", drawn.seed, drawn.places[0].no);
    digest_text(text, strlen(text), key);
    assert_string_equal(drawn.places[0].key, key);
    assert_int_equal(panel_view_load(f.desk, f.a, f.review.scoring.panel.record.id, &v, &f.err),
                     STATUS_OK);
    assert_string_equal(v.panel.order_seed, drawn.seed);
    assert_string_equal(v.panel.order_witness, "纪检郑示例");
    assert_int_equal(history_load(f.desk, f.a, INT64_MAX, 1, &h, &f.err), STATUS_OK);
    assert_int_equal(desk_undo(f.desk, f.a, h.at[0].audit.id, NULL, &batch, &f.err), STATUS_OK);
    assert_int_equal(load(&f).at[0].submission, f.cases.first);
    desk_close(f.desk);
}

static void test_a_seed_is_made(void **state)
{
    struct fixture f = begin(state, DEFENCE);
    struct defence_drawn one, other;
    assert_int_equal(draw_order(&f, NULL, &one), STATUS_OK);
    assert_int_equal(draw_order(&f, "", &other), STATUS_OK);
    assert_int_equal(strlen(one.seed), 12);
    assert_string_not_equal(one.seed, other.seed);
    work_as(f.desk, f.desk->me.record.id, "zhang", MAY_REVIEW);
    assert_int_equal(draw_order(&f, NULL, &one), STATUS_NOT_PERMITTED);
    assert_int_equal(attend(&f, 0, ATTENDANCE_ABSENT), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

static void test_sealed_together(void **state)
{
    struct fixture f = begin(state, DEFENCE);
    struct defence_drawn drawn;
    const int64_t missing[][2] = {{50, 30}, {52, 31}, {48, -1}};
    const int64_t unexplained[][2] = {{50, 30}, {52, 31}, {5, 30}};
    const int64_t whole[][2] = {{50, 30}, {52, 31}, {48, 30}};
    assert_int_equal(put(&f, missing, 3, true), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "王示例"));
    assert_int_equal(put(&f, whole, 2, true), STATUS_DATA);
    assert_int_equal(put(&f, unexplained, 3, true), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "理由"));
    assert_int_equal(load(&f).at[0].sealed, 0);
    assert_int_equal(put(&f, missing, 3, false), STATUS_OK);
    assert_int_equal(put(&f, whole, 3, true), STATUS_OK);
    assert_int_equal(load(&f).at[0].sealed, 3);
    assert_int_equal(draw_order(&f, "1", &drawn), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "已经答辩过"));
    desk_close(f.desk);
}

static void test_the_absent(void **state)
{
    struct fixture f = begin(state, DEFENCE);
    const int64_t two[][2] = {{50, 30}, {52, 31}};
    const int64_t three[][2] = {{50, 30}, {52, 31}, {48, 30}};
    assert_int_equal(attend(&f, 2, ATTENDANCE_ABSENT), STATUS_OK);
    assert_int_equal(load(&f).at[0].readers, 2);
    assert_int_equal(put(&f, three, 3, true), STATUS_DATA);
    assert_int_equal(put(&f, two, 2, true), STATUS_OK);
    assert_int_equal(load(&f).at[0].sealed, 2);
    assert_int_equal(attend(&f, 2, NULL), STATUS_OK);
    assert_int_equal(load(&f).at[0].readers, 2); /* defended without them */
    assert_int_equal(load(&f).at[1].readers, 3);
    assert_int_equal(attend(&f, 0, ATTENDANCE_ABSENT), STATUS_OK);
    assert_int_equal(load(&f).at[0].readers, 2); /* sealed before leaving */
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_only_a_defence), ARENA_TEST(test_the_order),
        ARENA_TEST(test_a_seed_is_made), ARENA_TEST(test_sealed_together),
        ARENA_TEST(test_the_absent),
    };
    return check_run("defences", tests, sizeof tests / sizeof *tests);
}
