/* The boundary cases of the six shipped notices, by number: the last that is right and the first that
 * is not, each as the document has it. Those that limits draw (T01 to T03, T10, T13 to T17, T20 to T22)
 * stand in test_limits.c, the report that T27 asks for in desk/test_obligations.c. */
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "rules/condition.h"
#include "rules/copies.h"
#include "rules/form_check.h"
#include "rules/late.h"
#include "rules/route.h"
#include "rules/same_case.h"
#include "support/calendars.h"
#include "support/check.h"
#include "support/notice.h"

#define TEXTS(...)                                                                                 \
    {                                                                                              \
        (const char *[]){__VA_ARGS__}, sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)      \
    }

static struct notice load(struct arena *a, const char *code)
{
    return notice_from(a, notice_file(a, arena_printf(a, "data/notices/%s.yaml", code)));
}

static int64_t at(const char *text)
{
    int64_t instant = INSTANT_NONE;
    assert_true(instant_parse(text, &instant, NULL));
    return instant;
}

static const struct step *step_of(const struct notice *n, const char *name)
{
    for (size_t i = 0; i < n->steps.n; i++) {
        if (text_eq(n->steps.at[i].name, name)) {
            return &n->steps.at[i];
        }
    }
    fail_msg("no step %s", name);
    return NULL;
}

static void says(const struct finding *f, const char *part)
{
    if (!strstr(f->text, part)) {
        fail_msg("says: %s, not: %s", f->text, part);
    }
}

/* ---- T04 T05: 字数 ------------------------------------------------------------------------------ */

static struct findings words(struct arena *a, const struct notice *n, const char *field,
                             int64_t count)
{
    struct field_fact *fact = ARENA_NEW(a, struct field_fact);
    struct findings out = {.arena = a}, about = {.arena = a};
    *fact = (struct field_fact){field, "正文", count};
    struct facts facts = {.notice = n, .fields = fact, .n_fields = 1};
    form_check(&facts, &out);
    for (size_t i = 0; i < out.n; i++) {
        if (text_eq(out.at[i].subject, field) && strstr(out.at[i].text, "字，")) {
            findings_add(&about, out.at[i]);
        }
    }
    return about;
}

static void test_t04_a_thousand_characters(void **state)
{
    struct notice n = load(*state, "255");
    assert_int_equal(words(*state, &n, "成果简述", 1000).n, 0);
    struct findings over = words(*state, &n, "成果简述", 1001);
    assert_int_equal(over.n, 1);
    says(&over.at[0], "多1字");
}

static void test_t05_eight_thousand_characters(void **state)
{
    struct notice n = load(*state, "255");
    assert_int_equal(words(*state, &n, "解决方案", 8000).n, 0);
    struct findings under = words(*state, &n, "解决方案", 7999);
    assert_int_equal(under.n, 1);
    says(&under.at[0], "少1字");
}

/* ---- T06: two spellings ------------------------------------------------------------------------- */

static void test_t06_a_misprint_is_the_ninth_direction(void **state)
{
    struct notice n = load(*state, "255");
    const struct direction *as_printed = notice_direction(&n, "网络自智化");
    assert_non_null(as_printed);
    assert_ptr_equal(as_printed, notice_direction(&n, "网络智能化"));
}

/* ---- T08 T09: in time --------------------------------------------------------------------------- */

struct handed_in {
    struct arena *a;
    struct notice n;
    struct facts facts;
    struct calendars calendars;
    struct deadline_context time;
};

/* 佛山 hands in at the province. */
static void hand_in(struct handed_in *h, struct arena *a)
{
    static const char *const regions[] = {"佛山市", "440600", "广东省", "440000"};
    *h = (struct handed_in){.a = a, .n = load(a, "gd76"), .calendars = calendars_shipped(a)};
    h->facts =
        (struct facts){.notice = &h->n,
                       .recommender = {.name = "佛山市工业和信息化局",
                                       .class = "地市工信主管部门",
                                       .level = LEVEL_CITY},
                       .receiver = {.name = "广东省工业和信息化厅", .class = "省级工信主管部门"},
                       .level = LEVEL_PROVINCE};
    h->facts.recommender.regions.at = ARENA_ARRAY(a, const char *, 4);
    memcpy(h->facts.recommender.regions.at, regions, sizeof regions);
    h->facts.recommender.regions.n = 4;
    h->time = (struct deadline_context){.arena = a, .calendars = &h->calendars, .event = DAY_NONE};
}

static struct findings arrives(struct handed_in *h, struct arrival arrival)
{
    struct findings out = {.arena = h->a};
    deadline_check(&h->time, &h->facts, &arrival, &out);
    return out;
}

static struct arrival by_hand(const char *when)
{
    return (struct arrival){at(when), BASIS_ARRIVAL, DAY_NONE};
}

/* 17:00:01 is late whatever 前 means; 17:00:00 as somebody decides by name, and who did is told. */
static void test_t08_five_oclock_both_ways(void **state)
{
    struct handed_in h;
    hand_in(&h, *state);
    struct findings open = arrives(&h, by_hand("2024-12-24 17:00:00"));
    assert_int_equal(open.n, 1);
    assert_int_equal(open.at[0].severity, SEVERITY_NOTE);
    says(&open.at[0], "按包括计");
    for (int is_included = 0; is_included <= 1; is_included++) {
        struct choice choice = {h.n.doc_no, "地市报省厅", false, is_included, "王示例 2024-12-20"};
        h.time.choices = (struct choices){&choice, 1};
        struct findings exact = arrives(&h, by_hand("2024-12-24 17:00:00"));
        assert_int_equal(exact.n, is_included ? 0 : 1);
        if (!is_included) {
            assert_int_equal(exact.at[0].severity, SEVERITY_ERROR);
            says(&exact.at[0], "本台定为不包括（王示例 2024-12-20）");
        }
        struct findings late = arrives(&h, by_hand("2024-12-24 17:00:01"));
        assert_int_equal(late.n, 1);
        assert_int_equal(late.at[0].severity, SEVERITY_ERROR);
        says(&late.at[0], "逾期不予受理");
        assert_string_equal(late.at[0].clause, "三");
        assert_int_equal(arrives(&h, by_hand("2024-12-24 16:59:59")).n, 0);
    }
}

static void test_t09_the_postmark_does_not_count(void **state)
{
    struct handed_in h;
    hand_in(&h, *state);
    struct arrival posted = {at("2024-12-25 10:00:00"), BASIS_POSTMARK,
                             instant_day(at("2024-12-23"))};
    struct findings late = arrives(&h, posted);
    assert_int_equal(late.n, 1);
    assert_int_equal(late.at[0].severity, SEVERITY_ERROR);
    says(&late.at[0], "邮戳2024-12-23不算，以送达为准");
}

/* ---- T11 T23 T27: the way ----------------------------------------------------------------------- */

static struct findings way(struct arena *a, const struct facts *facts)
{
    struct findings out = {.arena = a};
    route_check(facts, &out);
    return out;
}

static void test_t11_shenzhen_goes_straight_to_the_ministry(void **state)
{
    struct handed_in h;
    hand_in(&h, *state);
    assert_int_equal(way(*state, &h.facts).n, 0);
    struct texts shenzhen = TEXTS("深圳市", "440300", "广东省", "440000");
    h.facts.recommender.name = "深圳市工业和信息化局";
    h.facts.recommender.regions = shenzhen;
    h.facts.lead = (struct unit_facts){.name = "深圳示例公司", .regions = shenzhen};
    struct findings wrong = way(*state, &h.facts);
    assert_int_equal(wrong.n, 1);
    assert_int_equal(wrong.at[0].severity, SEVERITY_ERROR);
    assert_string_equal(wrong.at[0].clause, "二 无编号段");
    says(&wrong.at[0], "径向工业和信息化部推荐");
}

/* X15: where 省通信管理局 hands in is not written, so that nobody can say it is wrong. */
static void test_x15_the_bureau_of_the_province(void **state)
{
    struct handed_in h;
    hand_in(&h, *state);
    h.facts.recommender =
        (struct unit_facts){.name = "广东省通信管理局", .class = "省级通信管理局"};
    struct findings gap = way(*state, &h.facts);
    assert_int_equal(gap.n, 1);
    assert_int_equal(gap.at[0].severity, SEVERITY_NOTE);
    says(&gap.at[0], "通知没有写「广东省通信管理局」报给谁");
}

/* X15: nor until when; what 地市 are held to is no certain deadline of the bureau. */
static void test_x15_no_certain_deadline_of_the_bureau(void **state)
{
    struct handed_in h;
    hand_in(&h, *state);
    const struct arrival late = {.at = at("2024-12-25 09:00:00"), .postmark = DAY_NONE};
    assert_int_equal(arrives(&h, late).at[0].severity, SEVERITY_ERROR);
    struct texts guangdong = TEXTS("广东省", "440000");
    h.facts.recommender = (struct unit_facts){
        .name = "广东省通信管理局", .class = "省级通信管理局", .regions = guangdong};
    struct findings told = arrives(&h, late);
    assert_int_equal(told.n, 1);
    assert_int_equal(told.at[0].severity, SEVERITY_WARNING);
    says(&told.at[0], "是否适用尚待核实");
}

/* No notice but 220 says until when an applicant hands in: what the city owes the province is not that. */
static void test_no_deadline_is_made_up_for_applicants(void **state)
{
    struct handed_in h;
    hand_in(&h, *state);
    h.facts.receiver = h.facts.recommender;
    const struct arrival after = {.at = at("2024-12-25 09:00:00"), .postmark = DAY_NONE};
    struct findings told = arrives(&h, after);
    assert_int_equal(told.n, 1);
    assert_int_equal(told.at[0].severity, SEVERITY_NOTE);
    assert_string_equal(told.at[0].clause, "二 第1段");
    says(&told.at[0], "通知没有写报本台的期限，不判逾期");
    h.facts.recommender = (struct unit_facts){.name = "示例公司", .class = "工业企业"};
    assert_int_equal(arrives(&h, after).at[0].severity, SEVERITY_NOTE);
}

/* Who is on the 培育清单 does not pass 初核; the quota is judged by test_220_only_the_listed_are_exempt. */
static void test_t23_the_listed_pass_no_first_review(void **state)
{
    struct notice n = load(*state, "220");
    struct texts beijing = TEXTS("北京市", "110000");
    struct facts facts = {.notice = &n};
    facts.recommender = (struct unit_facts){
        .name = "北京市通信管理局", .class = "省级通信管理局", .regions = beijing};
    facts.lead = (struct unit_facts){.name = "某示例科技有限公司", .regions = beijing};
    assert_int_equal(way(*state, &facts).n, 0);
    facts.lead.name = "中国联合网络通信有限公司北京分公司";
    struct findings free = way(*state, &facts);
    assert_int_equal(free.n, 1);
    assert_int_equal(free.at[0].severity, SEVERITY_NOTE);
    says(&free.at[0], "直接进入答辩评审环节");
}

static void test_t27_a_notice_of_tasks_takes_no_submissions(void **state)
{
    struct notice n = load(*state, "88");
    struct findings none = way(*state, &(struct facts){.notice = &n});
    assert_int_equal(none.n, 1);
    assert_int_equal(none.at[0].severity, SEVERITY_ERROR);
    says(&none.at[0], "不征集申报件");
}

/* ---- T19: copies -------------------------------------------------------------------------------- */

static void test_t19_one_table_is_one_short(void **state)
{
    struct notice n = load(*state, "360");
    struct facts facts = {.notice = &n, .level = LEVEL_MINISTRY};
    struct delivery d = {.level = LEVEL_MINISTRY,
                         .stage = "省级报行业部门",
                         .media = MEDIUM_PAPER | MEDIUM_DISC,
                         .submissions = 1};
    struct copies_received received[] = {{"推荐项目汇总表", {.has = true, .value = 1}, NULL, NULL},
                                         {"试点示范申报书", {.has = true, .value = 3}, NULL, NULL}};
    struct findings out = {.arena = *state};
    copies_check(&facts, &d, (struct copies_given){received, 2}, &out);
    assert_int_equal(out.n, 1);
    assert_string_equal(out.at[0].subject, "推荐项目汇总表");
    says(&out.at[0], "缺1份");
}

/* ---- T12: two ways ------------------------------------------------------------------------------ */

static void test_t12_one_case_by_two_ways(void **state)
{
    struct notice n = load(*state, "gd76");
    struct unit_facts city = {.name = "佛山市工业和信息化局", .class = "地市工信主管部门"};
    struct unit_facts bureau = {.name = "广东省通信管理局", .class = "省级通信管理局"};
    struct case_pair pair = {.one = {"00001", &n, "案例", &city},
                             .other = {"00002", &n, "案例", &bureau}};
    struct finding f;
    assert_true(same_case_judge(*state, &pair, &f));
    assert_int_equal(f.severity, SEVERITY_WARNING);
    assert_string_equal(f.clause, "粤76号 一（二）");
    pair.verdict = SAME_CONFIRMED;
    pair.by = "王示例 2024-12-20";
    assert_true(same_case_judge(*state, &pair, &f));
    assert_int_equal(f.severity, SEVERITY_ERROR);
    says(&f, "00002 相同：这件经「佛山市工业和信息化局」，那件经「广东省通信管理局」");
    pair.verdict = SAME_REJECTED;
    assert_false(same_case_judge(*state, &pair, &f));
}

/* ---- T18 T24: conditions ------------------------------------------------------------------------ */

static struct findings conditions(struct arena *a, const struct facts *facts, struct ticks ticks)
{
    struct condition_input in = {facts, ticks, DAY_NONE};
    struct findings all = {.arena = a}, errors = {.arena = a};
    condition_check(&in, &all);
    for (size_t i = 0; i < all.n; i++) {
        if (all.at[i].severity == SEVERITY_ERROR) {
            findings_add(&errors, all.at[i]);
        }
    }
    return errors;
}

static void test_t18_not_yet_built(void **state)
{
    struct notice n = load(*state, "360");
    struct facts facts = {.notice = &n};
    struct tick seen = {"已经建成", false, "验收报告", "王示例 2024-02-20"};
    assert_int_equal(conditions(*state, &facts, (struct ticks){0}).n, 0);
    struct findings failed = conditions(*state, &facts, (struct ticks){&seen, 1});
    assert_int_equal(failed.n, 1);
    assert_string_equal(failed.at[0].clause, "二（四）");
    says(&failed.at[0], "未建及在建项目不可申报");
}

static void test_t24_a_group_may_not_apply_alone(void **state)
{
    struct notice n = load(*state, "220");
    struct facts facts = {.notice = &n, .form = FORM_SINGLE, .partners_known = true};
    facts.lead = (struct unit_facts){.name = "某示例集团", .class = "中央企业集团公司"};
    struct findings failed = conditions(*state, &facts, (struct ticks){0});
    assert_int_equal(failed.n, 1);
    assert_string_equal(failed.at[0].clause, "二（一）、指南第四条");
    facts.form = FORM_JOINT;
    assert_int_equal(conditions(*state, &facts, (struct ticks){0}).n, 0);
    facts.form = FORM_SINGLE;
    facts.lead.class = "中央企业省级公司";
    assert_int_equal(conditions(*state, &facts, (struct ticks){0}).n, 0);
}

/* ---- T25 T26: working days ---------------------------------------------------------------------- */

/* The last day of a step that begins with `event`, with the first day in or out. */
static const char *last_day(struct arena *a, const char *code, const char *name, const char *event,
                            bool is_included)
{
    struct notice n = load(a, code);
    struct calendars calendars = calendars_shipped(a);
    struct choice choice = {n.doc_no, name, true, is_included, "王示例 2024-12-20"};
    struct deadline_context c = {.arena = a,
                                 .calendars = &calendars,
                                 .event = instant_day(at(event)),
                                 .choices = {&choice, 1},
                                 .notice = n.doc_no};
    struct deadline d = deadline_of(&c, step_of(&n, name));
    assert_non_null(strstr(d.warning, is_included ? "首日计入" : "首日不计入"));
    assert_non_null(strstr(d.warning, "王示例"));
    return day_text(a, instant_day(d.last));
}

static void test_t25_publicity_over_the_spring_festival(void **state)
{
    assert_string_equal(last_day(*state, "220", "公示", "2023-01-18", true), "2023-01-29");
    assert_string_equal(last_day(*state, "220", "公示", "2023-01-18", false), "2023-01-30");
}

static void test_t26_twenty_working_days_after_a_new_name(void **state)
{
    assert_string_equal(last_day(*state, "220", "重大调整报告", "2022-12-01", false), "2022-12-29");
    assert_string_equal(last_day(*state, "220", "重大调整报告", "2022-12-01", true), "2022-12-28");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_t04_a_thousand_characters),
        ARENA_TEST(test_t05_eight_thousand_characters),
        ARENA_TEST(test_t06_a_misprint_is_the_ninth_direction),
        ARENA_TEST(test_t08_five_oclock_both_ways),
        ARENA_TEST(test_t09_the_postmark_does_not_count),
        ARENA_TEST(test_t11_shenzhen_goes_straight_to_the_ministry),
        ARENA_TEST(test_x15_the_bureau_of_the_province),
        ARENA_TEST(test_x15_no_certain_deadline_of_the_bureau),
        ARENA_TEST(test_no_deadline_is_made_up_for_applicants),
        ARENA_TEST(test_t23_the_listed_pass_no_first_review),
        ARENA_TEST(test_t27_a_notice_of_tasks_takes_no_submissions),
        ARENA_TEST(test_t19_one_table_is_one_short),
        ARENA_TEST(test_t12_one_case_by_two_ways),
        ARENA_TEST(test_t18_not_yet_built),
        ARENA_TEST(test_t24_a_group_may_not_apply_alone),
        ARENA_TEST(test_t25_publicity_over_the_spring_festival),
        ARENA_TEST(test_t26_twenty_working_days_after_a_new_name),
    };
    return check_run("boundaries", tests, sizeof tests / sizeof *tests);
}
