/* 多头申报: proposed, confirmed, rejected and remembered, taken back, undone. */
#include "desk/same_cases.h"

#include "base/slice.h"
#include "desk/checks.h"
#include "desk/history.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    int64_t gd76, above; /* notices */
    int64_t city, bureau, lead, renamed;
    struct err err;
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

static int64_t notice_id(struct fixture *f, const char *code)
{
    struct notice_row row = {0};
    check(f, notice_find(f->desk, f->a, code, &row, &f->err));
    return row.record.id;
}

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.desk = desk_for_test(a, true), .a = a, .err = {.arena = a}};
    f.gd76 = notice_id(&f, "粤76");
    f.above = notice_id(&f, "926");
    f.city = add_unit(&f, "佛山市工业和信息化局", "地市工信主管部门", "440600");
    f.bureau = add_unit(&f, "广东省通信管理局", "省级通信管理局", "440000");
    f.lead = add_unit(&f, "东江示例安全有限公司", "网络安全企业", "440600");
    f.renamed = add_unit(&f, "东江示例网安公司", NULL, NULL);
    return f;
}

static int64_t add_case(struct fixture *f, int64_t notice, const char *title, int64_t lead,
                        int64_t recommender)
{
    struct submission s = {.notice = notice,
                           .track = notice == f->above ? "案例" : NULL,
                           .title = title,
                           .lead = lead,
                           .recommender = recommender};
    check(f, submission_save(f->desk, f->a, NULL, &s, NULL, &f->err));
    return s.record.id;
}

static struct same_cases pairs(struct fixture *f, int64_t notice)
{
    struct same_cases out;
    check(f, same_cases_load(f->desk, f->a, notice, &out, &f->err));
    return out;
}

static const struct finding *found(struct fixture *f, int64_t id)
{
    struct submission s = {0};
    struct findings out = {0};
    check(f, submission_load(f->desk, f->a, id, &s, &f->err));
    check(f, check_case(f->desk, f->a, &s, &out, &f->err));
    for (size_t i = 0; i < out.n; i++) {
        if (text_eq(out.at[i].rule, "same_case")) {
            return &out.at[i];
        }
    }
    return NULL;
}

static enum status decide(struct fixture *f, int64_t one, int64_t other, enum same_verdict verdict)
{
    struct same_case_act act = {one, other, verdict, "核对过申报书"};
    return same_case_decide(f->desk, f->a, &act, &f->err);
}

static void test_proposed_confirmed_taken_back(void **state)
{
    struct fixture f = fixture(*state);
    int64_t one = add_case(&f, f.gd76, "《工控》威胁监测", f.lead, f.city);
    int64_t other = add_case(&f, f.gd76, "工控 威胁监测", f.lead, f.bureau);
    add_case(&f, f.gd76, "另一案例", f.lead, f.bureau);
    assert_int_equal(pairs(&f, 0).n, 1);
    assert_int_equal(pairs(&f, f.gd76).n, 1);
    assert_int_equal(pairs(&f, f.above).n, 0);
    assert_int_equal(found(&f, one)->severity, SEVERITY_WARNING);
    assert_non_null(strstr(found(&f, one)->text, "00002"));
    assert_non_null(strstr(found(&f, other)->text, "00001"));
    check(&f, decide(&f, other, one, SAME_CONFIRMED));
    assert_int_equal(found(&f, one)->severity, SEVERITY_ERROR);
    assert_int_equal(found(&f, other)->severity, SEVERITY_ERROR);
    check(&f, decide(&f, one, other, SAME_PROPOSED));
    assert_int_equal(found(&f, one)->severity, SEVERITY_WARNING);
    desk_close(f.desk);
}

/* A rejected pair is not proposed again, until the rejection is undone. */
static void test_rejected_is_remembered(void **state)
{
    struct fixture f = fixture(*state);
    struct history history;
    int64_t one = add_case(&f, f.gd76, "威胁监测", f.lead, f.city);
    int64_t other = add_case(&f, f.gd76, "威胁监测", f.lead, f.bureau);
    check(&f, decide(&f, one, other, SAME_REJECTED));
    assert_null(found(&f, one));
    assert_int_equal(pairs(&f, 0).at[0].verdict, SAME_REJECTED);
    check(&f, history_load(f.desk, f.a, INT64_MAX, 1, &history, &f.err));
    check(&f, desk_undo(f.desk, f.a, history.at[0].audit.id, NULL, NULL, &f.err));
    assert_non_null(found(&f, one));
    desk_close(f.desk);
}

static void test_parent_and_child_notices(void **state)
{
    struct fixture f = fixture(*state);
    int64_t below = add_case(&f, f.gd76, "威胁监测", f.lead, f.city);
    add_case(&f, f.above, "威胁监测", f.lead, f.bureau);
    assert_string_equal(found(&f, below)->clause, "粤76号 一（二）、926号 二（一）");
    assert_int_equal(pairs(&f, f.above).n, 1);
    /* Handed up by the province it goes its natural way. */
    int64_t province = add_unit(&f, "广东省工业和信息化厅", "省级工信主管部门", "440000");
    int64_t alone = add_case(&f, f.gd76, "另一个", f.lead, f.city);
    add_case(&f, f.above, "另一个", f.lead, province);
    assert_null(found(&f, alone));
    desk_close(f.desk);
}

/* Merging the two names of a unit makes the pair; withdrawing one ends it. */
static void test_what_makes_and_ends_a_pair(void **state)
{
    struct fixture f = fixture(*state);
    int64_t one = add_case(&f, f.gd76, "威胁监测", f.lead, f.city);
    int64_t other = add_case(&f, f.gd76, "威胁监测", f.renamed, f.bureau);
    assert_null(found(&f, one));
    assert_int_equal(decide(&f, one, other, SAME_CONFIRMED), STATUS_DATA);
    check(&f, unit_merge(f.desk, f.a, f.lead, f.renamed, "更名", &f.err));
    assert_non_null(found(&f, one));
    check(&f, submission_act(f.desk, f.a, other, "withdraw", (struct act_ground){"报错", NULL},
                             NULL, &f.err));
    assert_null(found(&f, one));
    assert_int_equal(pairs(&f, 0).n, 0);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_proposed_confirmed_taken_back),
        ARENA_TEST(test_rejected_is_remembered),
        ARENA_TEST(test_parent_and_child_notices),
        ARENA_TEST(test_what_makes_and_ends_a_pair),
    };
    return check_run("same cases", tests, sizeof tests / sizeof *tests);
}
