/* Supplements become revisions of what they amend; what was filed before is judged again only when somebody
 * who saw what flips says so. */
#include "desk/rejudge.h"

#include <string.h>

#include "base/slice.h"
#include "desk/notice_list.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/today.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "support/cases.h"
#include "support/check.h"
#include "support/desk.h"

#define BASE                                                                                                            \
    "文号: 示例〔2024〕1号\n代号: 甲\n标题: 征集\n种类: 征集\n成文日期: 2024-01-02\n"             \
    "通道: [{名称: 案例, 代号: A}]\n方向: [{名称: 方向, 选择: 单选, 项: [供水, 供电]}]\n"        \
    "环节:\n- {编号: H1, 名称: 报送, 性质: 报送, 谁: 推荐单位, 止: 2024-07-15, 凭: 送达, 条款: " \
    "三}\n"
#define SUPPLEMENT                                                                                                      \
    "文号: 示例〔2024〕2号\n代号: 补甲\n标题: 延期\n种类: 补充\n成文日期: 2024-07-10\n"          \
    "修改: 示例〔2024〕1号\n"                                                                                    \
    "环节:\n- {编号: H2, 名称: 报送, 性质: 报送, 谁: 推荐单位, 止: 2024-07-31, 凭: 送达, 条款: " \
    "一}\n"                                                                                                            \
    "变更:\n- {动作: 替换, 对象: H1, 改为: H2, 适用: {方向: 供水}%s}\n"

struct play {
    struct desk *desk;
    struct arena *a;
    struct err err;
    int64_t notice;
    int64_t water, power; /* cases */
    int64_t early, late;  /* arrivals of them, on the day after the deadline */
};

static void put(struct play *p, const char *yaml, int64_t *id)
{
    struct notice_row row = {0};
    if (notice_load(p->desk, p->a, slice_of(yaml), "a.yaml", &row, &p->err) != STATUS_OK) {
        fail_msg("%s", p->err.text);
    }
    *id = row.record.id;
}

static int64_t add_case(struct play *p, const char *direction)
{
    struct submission s = {.notice = p->notice, .title = direction, .direction = direction};
    s.list_order = NUMBER_NONE;
    if (submission_save(p->desk, p->a, NULL, &s, NULL, &p->err) != STATUS_OK) {
        fail_msg("%s", p->err.text);
    }
    return s.record.id;
}

static int64_t add_receipt(struct play *p, int64_t submission)
{
    struct receipt_full r = {.receipt = {.notice = p->notice, .revision = NUMBER_NONE}};
    r.receipt.at = desk_now(p->desk);
    r.receipt.unit =
        unit_for_test(p->desk, p->a, arena_printf(p->a, "示例%lld局", (long long)submission), NULL);
    r.receipt.basis = "arrival";
    r.receipt.submissions = arena_printf(p->a, "%lld", (long long)submission);
    if (receipt_save(p->desk, p->a, NULL, &r, NULL, &p->err) != STATUS_OK) {
        fail_msg("%s", p->err.text);
    }
    return r.receipt.record.id;
}

static struct play start(void **state)
{
    struct play p = {.desk = desk_for_test(*state, true), .a = *state};
    p.err.arena = p.a;
    put(&p, BASE, &p.notice);
    p.water = add_case(&p, "供水");
    p.power = add_case(&p, "供电");
    p.early = add_receipt(&p, p.water);
    p.late = add_receipt(&p, p.power);
    return p;
}

static bool is_late(struct play *p, int64_t receipt)
{
    struct receipt_full r;
    assert_int_equal(receipt_load(p->desk, p->a, receipt, &r, &p->err), STATUS_OK);
    return r.receipt.is_late;
}

static int64_t revision(struct play *p)
{
    struct notice_row row;
    assert_int_equal(notice_row_load(p->desk, p->a, p->notice, &row, &p->err), STATUS_OK);
    return row.revision;
}

static const struct flip *change_of(const struct rejudge *r, const char *subject)
{
    for (size_t i = 0; i < r->flips.n; i++) {
        if (text_starts(r->flips.at[i].subject, subject) && text_eq(r->flips.at[i].rule, "late")) {
            return &r->flips.at[i];
        }
    }
    return NULL;
}

static void supplement(struct play *p, const char *more)
{
    int64_t id;
    put(p, arena_printf(p->a, SUPPLEMENT, more), &id);
}

static void test_a_supplement_is_a_revision_and_changes_nothing_yet(void **state)
{
    struct play p = start(state);
    const struct notice *n;
    assert_true(is_late(&p, p.early) && is_late(&p, p.late));
    supplement(&p, "");
    assert_int_equal(revision(&p), 2);
    assert_int_equal(notice_definition(p.desk, p.notice, 2, &n, &p.err), STATUS_OK);
    assert_int_equal(n->steps.n, 2);
    assert_string_equal(n->steps.at[1].rule.clause, "示例〔2024〕2号 一");
    assert_true(is_late(&p, p.early));
    supplement(&p, "");
    assert_int_equal(revision(&p), 2);
    desk_close(p.desk);
}

static void test_what_flips_is_told_done_and_undone(void **state)
{
    struct play p = start(state);
    struct rejudge plan, done;
    int64_t batch = 0;
    supplement(&p, "");
    assert_int_equal(rejudge_plan(p.desk, p.a, p.notice, NULL, &plan, &p.err), STATUS_OK);
    assert_int_equal(plan.n_submissions, 2);
    assert_int_equal(plan.n_receipts, 2);
    const struct flip *c = change_of(&plan, "收件 20240001");
    assert_non_null(c);
    assert_non_null(strstr(c->before, "逾期"));
    assert_null(change_of(&plan, "收件 20240002"));
    assert_true(is_late(&p, p.early));
    assert_int_equal(rejudge_do(p.desk, p.a, p.notice, "补充通知延期", &done, &batch, &p.err),
                     STATUS_OK);
    assert_int_equal(done.flips.n, plan.flips.n);
    assert_false(is_late(&p, p.early));
    assert_true(is_late(&p, p.late));
    assert_int_equal(rejudge_plan(p.desk, p.a, p.notice, NULL, &plan, &p.err), STATUS_OK);
    assert_int_equal(plan.n_submissions + plan.n_receipts + (int64_t)plan.flips.n, 0);
    assert_int_equal(desk_undo(p.desk, p.a, batch, NULL, &batch, &p.err), STATUS_OK);
    assert_true(is_late(&p, p.early));
    desk_close(p.desk);
}

static void test_a_supplement_stands_for_what_it_amends(void **state)
{
    struct play p = start(state);
    struct err err = {.arena = p.a};
    struct rejudge plan;
    struct notice_row row = {0};
    supplement(&p, "");
    assert_int_equal(notice_find(p.desk, p.a, "补甲", &row, &err), STATUS_OK);
    assert_int_equal(rejudge_plan(p.desk, p.a, row.record.id, NULL, &plan, &err), STATUS_OK);
    assert_string_equal(plan.code, "甲");
    assert_int_equal(plan.n_submissions, 2);
    desk_close(p.desk);
}

/* How many things in 今日 begin with the code of this notice. */
static size_t told_today(struct play *p, const char *code)
{
    struct today_quotas none = {.is_done = true};
    struct today today;
    size_t n = 0;
    if (today_load(p->desk, p->a, &none, &today, &p->err) != STATUS_OK) {
        fail_msg("%s", p->err.text);
    }
    for (size_t i = 0; i < today.n; i++) {
        n += text_starts(today.at[i].text, code);
    }
    return n;
}

static const struct notice_line *line_of(struct play *p, const char *code)
{
    struct notice_lines lines;
    if (notice_lines_load(p->desk, p->a, &lines, &p->err) != STATUS_OK) {
        fail_msg("%s", p->err.text);
    }
    for (size_t i = 0; i < lines.n; i++) {
        if (text_eq(lines.at[i].row.code, code)) {
            return &lines.at[i];
        }
    }
    fail_msg("no notice %s", code);
    return NULL;
}

/* One deadline is read once: where it now stands. Until its day has come it stands in the supplement. */
static void test_what_was_taken_over_is_told_once(void **state)
{
    struct play p = start(state);
    size_t before = told_today(&p, "甲号");
    supplement(&p, "");
    assert_int_equal(told_today(&p, "甲号"), before + 1);
    assert_int_equal(told_today(&p, "补甲号"), 0);
    assert_string_equal(line_of(&p, "补甲")->state, "无期限");
    assert_string_equal(line_of(&p, "甲")->when, "07-31 周三");
    desk_close(p.desk);
    p = start(state);
    supplement(&p, ", 自: 2024-08-01");
    assert_int_equal(told_today(&p, "补甲号"), 1);
    assert_string_equal(line_of(&p, "补甲")->when, "07-31 周三");
    desk_close(p.desk);
}

static void test_a_change_waits_for_its_day(void **state)
{
    struct play p = start(state);
    struct rejudge plan;
    supplement(&p, ", 自: 2024-08-01");
    assert_int_equal(rejudge_plan(p.desk, p.a, p.notice, NULL, &plan, &p.err), STATUS_OK);
    assert_int_equal(plan.flips.n, 0);
    p.desk->clock = clock_fixed(TEST_NOW + INT64_C(20) * 86400);
    assert_int_equal(rejudge_plan(p.desk, p.a, p.notice, NULL, &plan, &p.err), STATUS_OK);
    assert_non_null(change_of(&plan, "收件 20240001"));
    desk_close(p.desk);
}

static void test_the_order_of_loading_does_not_matter(void **state)
{
    struct play p = {.desk = desk_for_test(*state, true), .a = *state};
    const struct notice *n;
    p.err.arena = p.a;
    supplement(&p, "");
    put(&p, BASE, &p.notice);
    assert_int_equal(notice_definition(p.desk, p.notice, 0, &n, &p.err), STATUS_OK);
    assert_int_equal(n->steps.n, 2);
    desk_close(p.desk);
}

static void test_a_candidate_tells_what_it_would_flip(void **state)
{
    struct play p = start(state);
    struct rejudge plan;
    struct notice_candidate c;
    const char *later = "环节:\n- {编号: H1, 名称: 报送, 性质: 报送, 谁: 推荐单位, 止: 2024-07-20, "
                        "凭: 送达, 条款: 三}\n";
    const char *steps = strstr(BASE, "环节:");
    const char *yaml = arena_printf(p.a, "%.*s%s", (int)(steps - BASE), BASE, later);
    assert_int_equal(notice_candidate_look(p.desk, p.a, slice_of(yaml), "b", &c, &p.err),
                     STATUS_OK);
    assert_int_equal(rejudge_plan(p.desk, p.a, p.notice, &c, &plan, &p.err), STATUS_OK);
    assert_non_null(change_of(&plan, "收件 20240001"));
    assert_non_null(change_of(&plan, "收件 20240002"));
    assert_int_equal(revision(&p), 1);
    desk_close(p.desk);
}

static void test_an_amendment_of_nothing_is_told_at_its_line(void **state)
{
    struct play p = start(state);
    struct notice_candidate c;
    const char *yaml = arena_printf(p.a, SUPPLEMENT "- {动作: 暂停, 对象: H9}\n", "");
    assert_int_equal(notice_candidate_look(p.desk, p.a, slice_of(yaml), "b", &c, &p.err),
                     STATUS_OK);
    assert_int_equal(c.problems.n, 1);
    assert_int_equal(c.problems.at[0].line, 11);
    assert_non_null(strstr(c.problems.at[0].text, "H9"));
    desk_close(p.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_a_supplement_is_a_revision_and_changes_nothing_yet),
        ARENA_TEST(test_what_flips_is_told_done_and_undone),
        ARENA_TEST(test_a_supplement_stands_for_what_it_amends),
        ARENA_TEST(test_what_was_taken_over_is_told_once),
        ARENA_TEST(test_a_change_waits_for_its_day),
        ARENA_TEST(test_the_order_of_loading_does_not_matter),
        ARENA_TEST(test_a_candidate_tells_what_it_would_flip),
        ARENA_TEST(test_an_amendment_of_nothing_is_told_at_its_line),
    };
    return check_run("desk/rejudge", tests, sizeof tests / sizeof *tests);
}
