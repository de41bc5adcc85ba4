/* Conditions of a case: ticked by name with evidence, found until then, taken back, undone. */
#include "desk/conditions.h"

#include "base/slice.h"
#include "desk/checks.h"
#include "desk/history.h"
#include "desk/submissions.h"
#include "desk/undo.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.desk = desk_for_test(a, true), .a = a, .err = {.arena = a}};
    f.cases = cases_for_test(f.desk, a);
    return f;
}

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static enum status tick(struct fixture *f, const char *name, enum tick_value value,
                        const char *evidence)
{
    struct tick_act act = {f->cases.first, name, value, evidence, NULL};
    return condition_tick(f->desk, f->a, &act, &f->err);
}

static const struct finding *found(struct fixture *f)
{
    struct submission s = {0};
    struct findings out = {0};
    check(f, submission_load(f->desk, f->a, f->cases.first, &s, &f->err));
    check(f, check_case(f->desk, f->a, &s, &out, &f->err));
    for (size_t i = 0; i < out.n; i++) {
        if (text_eq(out.at[i].rule, "condition")) {
            return &out.at[i];
        }
    }
    return NULL;
}

static void test_ticked_one_by_one(void **state)
{
    static const char *const names[] = {"自主知识产权", "规模化部署", "材料真实", "注明出处"};
    struct fixture f = fixture(*state);
    struct condition_lines lines;
    assert_non_null(strstr(found(&f)->text, "4项必备条件还没有人核：自主知识产权、规模化部署"));
    for (size_t i = 0; i < 4; i++) {
        check(&f, tick(&f, names[i], TICK_MET, "申报书"));
    }
    assert_null(found(&f));
    check(&f, tick(&f, "规模化部署", TICK_FAILED, "现场照片"));
    assert_int_equal(found(&f)->severity, SEVERITY_ERROR);
    assert_string_equal(found(&f)->clause, "二（一）1");
    check(&f, conditions_load(f.desk, f.a, f.cases.first, &lines, &f.err));
    assert_int_equal(lines.n, 4);
    assert_string_equal(lines.at[1].state, "不符合");
    assert_non_null(strstr(lines.at[1].text, "2024-07-16 核，凭据：现场照片"));
    desk_close(f.desk);
}

static void test_taken_back_and_undone(void **state)
{
    struct fixture f = fixture(*state);
    struct history history;
    check(&f, tick(&f, "规模化部署", TICK_FAILED, "现场照片"));
    check(&f, tick(&f, "规模化部署", TICK_NONE, NULL));
    assert_int_equal(found(&f)->severity, SEVERITY_NOTE);
    check(&f, history_load(f.desk, f.a, INT64_MAX, 1, &history, &f.err));
    check(&f, desk_undo(f.desk, f.a, history.at[0].audit.id, NULL, NULL, &f.err));
    assert_int_equal(found(&f)->severity, SEVERITY_ERROR);
    /* What a person found rests on the case. */
    check(&f, history_of(f.desk, f.a, "submission", f.cases.first, &history, &f.err));
    assert_int_equal(desk_undo(f.desk, f.a, history.at[history.n - 1].audit.id, NULL, NULL, &f.err),
                     STATUS_DATA);
    desk_close(f.desk);
}

static void test_what_is_refused(void **state)
{
    struct fixture f = fixture(*state);
    assert_int_equal(tick(&f, "没有的", TICK_MET, "执照"), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "材料真实"));
    assert_int_equal(tick(&f, "材料真实", TICK_MET, ""), STATUS_DATA);
    assert_int_equal(tick(&f, "材料真实", TICK_NONE, NULL), STATUS_NOT_FOUND);
    f.desk->may = MAY_PRINT;
    assert_int_equal(tick(&f, "材料真实", TICK_MET, "执照"), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_ticked_one_by_one),
        ARENA_TEST(test_taken_back_and_undone),
        ARENA_TEST(test_what_is_refused),
    };
    return check_run("conditions", tests, sizeof tests / sizeof *tests);
}
