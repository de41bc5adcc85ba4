/* The numbers of a desk: their bounds, who may set them, undo, and what they do to 字数. */
#include "desk/settings.h"

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
    const struct desk_number *tolerance;
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    return (struct fixture){desk_for_test(a, true), a, desk_number_find("字数容差"), {.arena = a}};
}

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static enum status set(struct fixture *f, int64_t value)
{
    return desk_number_set(f->desk, f->a, f->tolerance, value, NULL, &f->err);
}

static int64_t now(struct fixture *f)
{
    int64_t value = -1;
    check(f, desk_number_load(f->desk, f->a, f->tolerance, &value, &f->err));
    return value;
}

static void undo_last(struct fixture *f)
{
    struct history history;
    check(f, history_load(f->desk, f->a, INT64_MAX, 1, &history, &f->err));
    check(f, desk_undo(f->desk, f->a, history.at[0].audit.id, NULL, NULL, &f->err));
}

static void test_set_and_undone(void **state)
{
    struct fixture f = fixture(*state);
    assert_null(desk_number_find("没有的"));
    assert_ptr_equal(f.tolerance, desk_number_find("chars_tolerance"));
    assert_int_equal(now(&f), 0);
    check(&f, set(&f, 5));
    assert_int_equal(now(&f), 5);
    undo_last(&f);
    assert_int_equal(now(&f), 0);
    check(&f, set(&f, 7));
    check(&f, set(&f, 3));
    assert_int_equal(now(&f), 3);
    undo_last(&f);
    assert_int_equal(now(&f), 7);
    assert_int_equal(set(&f, 21), STATUS_DATA);
    f.desk->may = MAY_LOG | MAY_DECIDE;
    assert_int_equal(set(&f, 2), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

static const struct finding *form_finding(struct fixture *f, int64_t id)
{
    struct submission s = {0};
    struct findings out = {0};
    check(f, submission_load(f->desk, f->a, id, &s, &f->err));
    check(f, check_case(f->desk, f->a, &s, &out, &f->err));
    for (size_t i = 0; i < out.n; i++) {
        if (text_eq(out.at[i].subject, "成果简述")) {
            return &out.at[i];
        }
    }
    return NULL;
}

static void test_a_few_characters_too_many(void **state)
{
    struct fixture f = fixture(*state);
    struct cases cases = cases_for_test(f.desk, f.a);
    struct submission base = {0};
    check(&f, submission_load(f.desk, f.a, cases.first, &base, &f.err));
    struct submission mine = base;
    const char *text = "";
    for (int i = 0; i < 101; i++) {
        text = arena_printf(f.a, "%s一二三四五六七八九十", text);
    }
    check(&f, submission_set(f.desk, f.a, &mine, "成果简述", text, &f.err));
    check(&f, submission_save(f.desk, f.a, &base, &mine, NULL, &f.err));
    assert_int_equal(form_finding(&f, cases.first)->severity, SEVERITY_WARNING);
    check(&f, set(&f, 1));
    assert_int_equal(form_finding(&f, cases.first)->severity, SEVERITY_NOTE);
    assert_non_null(strstr(form_finding(&f, cases.first)->text, "在本台容差1%（10字）以内"));
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_set_and_undone),
        ARENA_TEST(test_a_few_characters_too_many),
    };
    return check_run("settings", tests, sizeof tests / sizeof *tests);
}
