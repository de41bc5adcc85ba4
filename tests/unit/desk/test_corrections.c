/* 补正: all defects told at once, once; the clock; items answered one by one; overdue; the papers; undone. */
#include "desk/corrections.h"

#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/acceptances.h"
#include "desk/checks.h"
#include "desk/lists.h"
#include "desk/receipts.h"
#include "desk/submission_acts.h"
#include "desk/today.h"
#include "desk/undo.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"

struct fixture {
    struct arena *a;
    struct desk *desk;
    struct cases cases;
    struct err err;
};

static void check(struct fixture *f, enum status status)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", f->err.text, text_or_empty(f->err.cause));
    }
}

static void set(struct fixture *f, const char *field, const char *value)
{
    struct submission base = {0}, mine;
    check(f, submission_load(f->desk, f->a, f->cases.first, &base, &f->err));
    mine = base;
    check(f, submission_set(f->desk, f->a, &mine, field, value, &f->err));
    check(f, submission_save(f->desk, f->a, &base, &mine, NULL, &f->err));
}

/* The first case with a wrong code and a wrong phone: two defects. */
static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .desk = desk_for_test(a, true), .err = {.arena = a}};
    f.cases = cases_for_test(f.desk, a);
    set(&f, "credit_code", "91350100M000100Y4Z");
    set(&f, "phone", "1380013800");
    return f;
}

static struct correction_draft draft(struct fixture *f)
{
    struct correction_draft d;
    check(f, correction_draft_load(f->desk, f->a, f->cases.first, &d, &f->err));
    return d;
}

static int64_t issue(struct fixture *f, const char *why)
{
    struct correction_draft d = draft(f);
    int64_t batch = 0;
    check(f, correction_issue(f->desk, f->a, &d, why, &batch, &f->err));
    return batch;
}

static struct correction_view view(struct fixture *f)
{
    struct correction_view v;
    check(f, correction_view_load(f->desk, f->a, f->cases.first, &v, &f->err));
    check(f, correction_view_check(f->desk, f->a, &v, &f->err));
    return v;
}

static enum status answer(struct fixture *f, int64_t position, const char *text, bool *is_done)
{
    struct correction_answer one = {f->cases.first, &position, 1, text};
    return correction_answer(f->desk, f->a, &one, NULL, is_done, &f->err);
}

static void answer_all(struct fixture *f)
{
    bool is_done = false;
    check(f, answer(f, 1, "已改", &is_done));
    check(f, answer(f, 2, "已改", &is_done));
    assert_true(is_done);
}

static const char *state_of(struct fixture *f)
{
    struct submission s = {0};
    check(f, submission_load(f->desk, f->a, f->cases.first, &s, &f->err));
    return s.state;
}

static void test_all_defects_are_told_at_once(void **state)
{
    struct fixture f = fixture(*state);
    struct correction_draft d = draft(&f);
    assert_null(d.refusal);
    assert_int_equal(d.defects.n, 2);
    assert_int_equal(correction_draft_listed(&d), 2);
    assert_false(correction_draft_is_repeat(&d));
    assert_int_equal(d.clock.days, 5);
    assert_string_equal(day_text(f.a, d.due), "2024-07-23");
    (void)issue(&f, NULL);
    assert_string_equal(state_of(&f), "correcting"); /* from 登记: the screening is done by that */
    struct correction_view v = view(&f);
    assert_string_equal(v.no, "00001-1");
    assert_int_equal(v.n_items, 2);
    assert_int_equal(v.n_open, 2);
    assert_true(v.is_waiting && !v.is_overdue);
    assert_string_equal(v.left, "5工作日");
    assert_string_equal(correction_open_text(f.a, &v), "统一社会信用代码 电话");
    d = draft(&f);
    assert_non_null(strstr(d.refusal, "已经告知"));
    assert_int_equal(correction_issue(f.desk, f.a, &d, NULL, NULL, &f.err), STATUS_DATA);
    desk_close(f.desk);
}

static void test_what_is_accepted_is_no_defect(void **state)
{
    struct fixture f = fixture(*state);
    struct correction_draft d = draft(&f);
    const char *key = d.defects.at[0].item.key;
    const char *id = arena_printf(f.a, "%s-%s", submission_no(f.a, f.cases.first), key);
    struct acceptance_act act = {&id, 1, "已核对"};
    check(&f, acceptances_make(f.desk, f.a, &act, NULL, &f.err));
    d = draft(&f);
    assert_int_equal(d.defects.n, 1);
    assert_string_not_equal(d.defects.at[0].item.key, key);
    d.defects.at[0].item.is_listed = 0;
    assert_int_equal(correction_issue(f.desk, f.a, &d, NULL, NULL, &f.err), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "没有要补正的"));
    desk_close(f.desk);
}

static void test_items_are_answered_one_by_one(void **state)
{
    struct fixture f = fixture(*state);
    bool is_done = true;
    (void)issue(&f, NULL);
    assert_int_equal(answer(&f, 1, NULL, &is_done), STATUS_USAGE); /* the check still finds it */
    assert_int_equal(answer(&f, 3, "已改", &is_done), STATUS_DATA);
    set(&f, "credit_code", "91440101MA5CJQ4N59");
    assert_false(view(&f).items[0].is_still_found);
    check(&f, answer(&f, 1, NULL, &is_done));
    assert_false(is_done);
    assert_string_equal(state_of(&f), "correcting");
    assert_int_equal(answer(&f, 1, "再答一次", &is_done), STATUS_DATA);
    check(&f, answer(&f, 2, "以此号为准，已电话核实", &is_done));
    assert_true(is_done);
    assert_string_equal(state_of(&f), "screening");
    struct correction_view v = view(&f);
    assert_false(v.is_waiting);
    assert_string_equal(v.items[1].item.answer, "以此号为准，已电话核实");
    assert_string_equal(v.items[1].item.closed_on, "2024-07-16");
    assert_int_equal(answer(&f, 2, "又答", &is_done), STATUS_DATA);
    desk_close(f.desk);
}

/* What the first could have said: its own items, those left out then, and whatever nothing has come or
 * changed for since. */
static void test_a_repeat_needs_a_supervisors_reason(void **state)
{
    struct fixture f = fixture(*state);
    (void)issue(&f, NULL);
    answer_all(&f);
    struct correction_draft d = draft(&f);
    assert_int_equal(d.ordinal, 2);
    assert_true(correction_draft_is_repeat(&d));
    assert_int_equal(correction_issue(f.desk, f.a, &d, NULL, NULL, &f.err), STATUS_USAGE);
    f.desk->may = MAY_LOG;
    assert_int_equal(correction_issue(f.desk, f.a, &d, "漏了", NULL, &f.err), STATUS_NOT_PERMITTED);
    f.desk->may = MAY_LOG | MAY_DECIDE;
    check(&f, correction_issue(f.desk, f.a, &d, "答复未落实", NULL, &f.err));
    assert_string_equal(view(&f).correction.why, "答复未落实");
    assert_string_equal(view(&f).no, "00001-2");
    desk_close(f.desk);
}

static void test_what_is_new_needs_none(void **state)
{
    struct fixture f = fixture(*state);
    (void)issue(&f, NULL);
    set(&f, "credit_code", "91440101MA5CJQ4N59");
    set(&f, "phone", "13800138000");
    answer_all(&f);
    set(&f, "email", "w");
    struct correction_draft d = draft(&f);
    assert_int_equal(d.defects.n, 1);
    assert_false(d.defects.at[0].is_old);
    f.desk->may = MAY_LOG;
    check(&f, correction_issue(f.desk, f.a, &d, NULL, NULL, &f.err));
    desk_close(f.desk);
}

static void test_what_was_left_out_then_is_old(void **state)
{
    struct fixture f = fixture(*state);
    bool is_done = false;
    struct correction_draft d = draft(&f);
    d.defects.at[1].item.is_listed = 0;
    check(&f, correction_issue(f.desk, f.a, &d, NULL, NULL, &f.err));
    assert_int_equal(view(&f).n_items, 1);
    set(&f, "credit_code", "91440101MA5CJQ4N59");
    check(&f, answer(&f, 1, NULL, &is_done));
    assert_true(is_done);
    d = draft(&f);
    assert_int_equal(d.defects.n, 1);
    assert_true(d.defects.at[0].is_old);
    desk_close(f.desk);
}

static void test_a_person_sees_more(void **state)
{
    struct fixture f = fixture(*state);
    bool is_done = false;
    struct correction_draft d = draft(&f);
    correction_draft_add(f.a, &d, "申报单位公章不清晰", "三（三）");
    check(&f, correction_issue(f.desk, f.a, &d, NULL, NULL, &f.err));
    struct correction_view v = view(&f);
    assert_int_equal(v.n_items, 3);
    assert_null(v.items[2].item.key);
    assert_string_equal(v.items[2].item.clause, "三（三）");
    check(&f, answer(&f, 3, NULL, &is_done)); /* no check can tell: a person says so */
    desk_close(f.desk);
}

static void set_day(struct fixture *f, const char *day)
{
    int64_t at = 0;
    assert_true(instant_parse(day, &at, NULL));
    f->desk->clock = clock_fixed(at);
}

static enum status expire(struct fixture *f)
{
    return submission_act(f->desk, f->a, f->cases.first, "expire",
                          (struct act_ground){"逾期未补正", "本台补正规定"}, NULL, &f->err);
}

/* A rule of the bureau's own is not cited as the notice's. */
static void test_refused_by_own_rule(void **state)
{
    struct fixture f = fixture(*state);
    const char *text = NULL;
    (void)issue(&f, NULL);
    set_day(&f, "2024-07-24 09:00");
    check(&f, expire(&f));
    check(&f, refusal_text(f.desk, f.a, f.cases.first, &text, &f.err));
    assert_non_null(strstr(text, "依据本台补正规定，决定不予受理"));
    desk_close(f.desk);
}

static void test_overdue(void **state)
{
    struct fixture f = fixture(*state);
    (void)issue(&f, NULL);
    set_day(&f, "2024-07-23 17:00");
    assert_string_equal(view(&f).left, "今天到期");
    assert_int_equal(expire(&f), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "2024-07-23, 还没有过"));
    set_day(&f, "2024-07-24 09:00");
    assert_true(view(&f).is_overdue);
    f.desk->may = MAY_LOG;
    assert_int_equal(expire(&f), STATUS_NOT_PERMITTED);
    f.desk->may = MAY_LOG | MAY_DECIDE;
    check(&f, expire(&f));
    assert_string_equal(state_of(&f), "refused");
    assert_false(view(&f).is_waiting);
    desk_close(f.desk);
}

static size_t listed(struct fixture *f, const char *where, int64_t *first)
{
    struct id_list list;
    struct list_options o = {.noun = "submission", .where = where, .order = "correction_due"};
    check(f, id_list_open(&list, f->desk, &o, &f->err));
    check(f, id_list_all(&list, &f->err));
    size_t n = list.n;
    *first = n ? list.ids[0] : 0;
    id_list_release(&list);
    return n;
}

/* The date is that of the newest notice, and of no use once the case waits no more. */
static void test_cases_are_listed_by_when_their_correction_is_due(void **state)
{
    struct fixture f = fixture(*state);
    int64_t first = 0;
    assert_int_equal(listed(&f, "补正期限:有", &first), 0);
    (void)issue(&f, NULL);
    assert_int_equal(listed(&f, "", &first), 3);
    assert_int_equal(first, f.cases.first); /* those without a date come last */
    assert_int_equal(listed(&f, "补正期限:2024-07-23", &first), 1);
    assert_int_equal(listed(&f, "补正期限<2024-07-23", &first), 0);
    assert_int_equal(listed(&f, "补正期限<=2024/7/23", &first), 1);
    set_day(&f, "2024-07-23 17:00");
    assert_int_equal(listed(&f, "补正期限<今天", &first), 0);
    assert_int_equal(listed(&f, "登记<今天", &first), 3);
    set_day(&f, "2024-07-24 09:00");
    assert_int_equal(listed(&f, "补正期限<今天", &first), 1);
    struct submission_view v = {0};
    check(&f, submission_view_load(f.desk, f.a, f.cases.first, &v, &f.err));
    assert_string_equal(day_text(f.a, v.due), "2024-07-23");
    check(&f, expire(&f));
    assert_int_equal(listed(&f, "补正期限:有", &first), 0);
    check(&f, submission_view_load(f.desk, f.a, f.cases.first, &v, &f.err));
    assert_int_equal(v.due, DAY_NONE);
    desk_close(f.desk);
}

/* A year without a paper has no answer: issued all the same, and told so. */
static void test_an_unpublished_year(void **state)
{
    struct fixture f = fixture(*state);
    const char *text = NULL;
    set_day(&f, "2031-03-03 09:00");
    struct correction_draft d = draft(&f);
    assert_int_equal(d.due, DAY_NONE);
    assert_non_null(strstr(d.no_due, "日历未发布"));
    check(&f, correction_issue(f.desk, f.a, &d, NULL, NULL, &f.err));
    struct correction_view v = view(&f);
    assert_int_equal(v.due, DAY_NONE);
    assert_null(v.left);
    check(&f, correction_text(f.desk, f.a, &v, &text, &f.err));
    assert_non_null(strstr(text, "自2031年3月3日起5个工作日内"));
    assert_int_equal(expire(&f), STATUS_DATA);
    desk_close(f.desk);
}

/* What became of a case tells its notices, answers and what was accepted, also what was taken back. */
static void test_the_history_of_the_case(void **state)
{
    static const char *const told[] = {"撤销第", "补正答复 00001-1 1 项", "补正告知 00001-1",
                                       "接受申报件 00001 的检查意见"};
    struct fixture f = fixture(*state);
    struct history h;
    bool is_done = false;
    struct correction_draft d = draft(&f);
    const char *key = d.defects.at[0].item.key;
    const char *id = arena_printf(f.a, "%s-%s", submission_no(f.a, f.cases.first), key);
    struct acceptance_act act = {&id, 1, "已核对"};
    check(&f, acceptances_make(f.desk, f.a, &act, NULL, &f.err));
    d = draft(&f);
    correction_draft_add(f.a, &d, "申报单位公章不清晰", NULL);
    check(&f, correction_issue(f.desk, f.a, &d, NULL, NULL, &f.err));
    check(&f, answer(&f, 2, "已重新盖章", &is_done));
    check(&f, history_of(f.desk, f.a, "submission", f.cases.first, &h, &f.err));
    check(&f, desk_undo(f.desk, f.a, h.at[0].audit.id, "答错了", NULL, &f.err));
    check(&f, history_of(f.desk, f.a, "submission", f.cases.first, &h, &f.err));
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        if (!strstr(h.at[i].audit.summary, told[i])) {
            fail_msg("%zu: %s, not %s", i, h.at[i].audit.summary, told[i]);
        }
    }
    desk_close(f.desk);
}

/* The second notice is a supervisor's, so is taking it back. */
static void test_who_takes_a_repeat_back(void **state)
{
    struct fixture f = fixture(*state);
    (void)issue(&f, NULL);
    answer_all(&f);
    int64_t batch = issue(&f, "答复未落实");
    f.desk->may = MAY_LOG;
    assert_int_equal(desk_undo(f.desk, f.a, batch, "办错", NULL, &f.err), STATUS_NOT_PERMITTED);
    f.desk->may = MAY_LOG | MAY_DECIDE;
    check(&f, desk_undo(f.desk, f.a, batch, "办错", NULL, &f.err));
    desk_close(f.desk);
}

static void test_undone_as_one(void **state)
{
    struct fixture f = fixture(*state);
    int64_t batch = issue(&f, NULL);
    check(&f, desk_undo(f.desk, f.a, batch, "告知错了", NULL, &f.err));
    assert_string_equal(state_of(&f), "logged");
    assert_null(view(&f).no);
    struct correction_draft d = draft(&f);
    assert_int_equal(d.ordinal, 1);
    assert_false(correction_draft_is_repeat(&d));
    desk_close(f.desk);
}

/* ---- the clock of the desk ---------------------------------------------------------------------- */

static void test_the_desk_sets_its_clock(void **state)
{
    struct fixture f = fixture(*state);
    struct correction_clock c;
    check(&f, correction_clock_load(f.desk, f.a, &c, &f.err));
    assert_int_equal(c.days, CORRECTION_DAYS);
    assert_false(c.first_counts);
    c.days = 3;
    c.first_counts = true;
    check(&f, correction_clock_save(f.desk, f.a, &c, "本台规定", &f.err));
    c.days = 4;
    check(&f, correction_clock_save(f.desk, f.a, &c, "又改", &f.err));
    struct correction_draft d = draft(&f);
    assert_int_equal(d.clock.days, 4);
    assert_true(d.clock.first_counts);
    assert_string_equal(day_text(f.a, d.due), "2024-07-19");
    c.days = 0;
    assert_int_equal(correction_clock_save(f.desk, f.a, &c, "", &f.err), STATUS_DATA);
    c.days = 5;
    f.desk->may = MAY_LOG | MAY_DECIDE;
    assert_int_equal(correction_clock_save(f.desk, f.a, &c, "", &f.err), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

/* ---- on paper ----------------------------------------------------------------------------------- */

/* Wherever the rows are broken. */
static void has(struct arena *a, const char *text, const char *part)
{
    const char *flat = "";
    for (const char *at = text; *at; at += strcspn(at, "\n") + (at[strcspn(at, "\n")] != '\0')) {
        flat = arena_printf(a, "%s%.*s", flat, (int)strcspn(at, "\n"), at);
    }
    if (!strstr(flat, part)) {
        fail_msg("%s\nlacks %s", text, part);
    }
}

static void test_the_paper(void **state)
{
    struct fixture f = fixture(*state);
    const char *before = NULL, *text = NULL;
    struct correction_draft d = draft(&f);
    check(&f, correction_draft_text(f.desk, f.a, &d, NULL, &before, &f.err));
    (void)issue(&f, NULL);
    struct correction_view v = view(&f);
    check(&f, correction_text(f.desk, f.a, &v, &text, &f.err));
    assert_string_equal(before, text); /* what was seen is what is issued */
    has(f.a, text, "补正材料告知书");
    has(f.a, text, "编号：00001-1");
    has(f.a, text, "广东示例联通发展有限公司：");
    has(f.a, text, "一次性告知");
    has(f.a, text, "1. 第18位「Z」");
    has(f.a, text, "2. 电话：手机号应为11位");
    has(f.a, text, "于2024年7月23日（含当日）前");
    has(f.a, text, "5个工作日（本台自定）");
    has(f.a, text, "告知当日不计");
    has(f.a, text, "南岭示例通信管理局（盖章）");
    has(f.a, text, "抄送：广东示例通信管理局");
    desk_close(f.desk);
}

static void test_the_paper_of_a_refusal(void **state)
{
    struct fixture f = fixture(*state);
    const char *text = NULL;
    assert_int_equal(refusal_text(f.desk, f.a, f.cases.first, &text, &f.err), STATUS_DATA);
    check(&f, submission_act(f.desk, f.a, f.cases.first, "screen", (struct act_ground){0}, NULL,
                             &f.err));
    check(&f, submission_act(f.desk, f.a, f.cases.first, "refuse",
                             (struct act_ground){"超出推荐名额", "四（二）"}, NULL, &f.err));
    set_day(&f, "2024-08-01 09:00");
    check(&f, refusal_text(f.desk, f.a, f.cases.first, &text, &f.err));
    has(f.a, text, "不予受理告知书");
    has(f.a, text, "超出推荐名额。");
    has(f.a, text, "依据工信管函〔2024〕255号 四（二），决定不予受理。");
    has(f.a, text, "2024年7月16日"); /* of the decision, not of the printing */
    desk_close(f.desk);
}

/* ---- 今日 --------------------------------------------------------------------------------------- */

static const struct task *correcting_task(struct fixture *f, struct today *today)
{
    struct today_quotas quotas;
    check(f, today_quotas_open(&quotas, f->desk, &f->err));
    check(f, today_quotas_all(&quotas, &f->err));
    check(f, today_load(f->desk, f->a, &quotas, today, &f->err));
    const struct task *found = NULL;
    for (size_t i = 0; i < today->n; i++) {
        found = today->at[i].kind == TASK_CORRECTING ? &today->at[i] : found;
    }
    today_quotas_release(&quotas);
    assert_non_null(found);
    return found;
}

static void test_today_tells_what_is_open_and_how_long(void **state)
{
    struct fixture f = fixture(*state);
    struct today today = {0};
    (void)issue(&f, NULL);
    const struct task *k = correcting_task(&f, &today);
    assert_string_equal(k->text, "补正  00001 广东示例联通发展有限公司 统一社会信用代码 电话");
    assert_string_equal(k->when, "07-23");
    assert_string_equal(k->left, "5工作日");
    assert_int_equal(k->urgency, 1);
    set_day(&f, "2024-07-25 09:00");
    k = correcting_task(&f, &today);
    assert_string_equal(k->left, "已过2天");
    assert_int_equal(k->urgency, 2);
    desk_close(f.desk);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        ARENA_TEST(test_all_defects_are_told_at_once),
        ARENA_TEST(test_what_is_accepted_is_no_defect),
        ARENA_TEST(test_items_are_answered_one_by_one),
        ARENA_TEST(test_a_repeat_needs_a_supervisors_reason),
        ARENA_TEST(test_what_is_new_needs_none),
        ARENA_TEST(test_what_was_left_out_then_is_old),
        ARENA_TEST(test_a_person_sees_more),
        ARENA_TEST(test_overdue),
        ARENA_TEST(test_refused_by_own_rule),
        ARENA_TEST(test_cases_are_listed_by_when_their_correction_is_due),
        ARENA_TEST(test_an_unpublished_year),
        ARENA_TEST(test_undone_as_one),
        ARENA_TEST(test_the_history_of_the_case),
        ARENA_TEST(test_who_takes_a_repeat_back),
        ARENA_TEST(test_the_desk_sets_its_clock),
        ARENA_TEST(test_the_paper),
        ARENA_TEST(test_the_paper_of_a_refusal),
        ARENA_TEST(test_today_tells_what_is_open_and_how_long),
    };
    return check_run("desk/corrections", tests, sizeof tests / sizeof *tests);
}
