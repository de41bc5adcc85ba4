/* Conditions: what the machine judges, what a person ticked, over which span, and who is free of it. */
#include "rules/condition.h"

#include "unit/rules/notice_of.h"

#define FORM                                                                                       \
    "表单:\n- 组: 基本\n  字段:\n"                                                          \
    "  - {名称: 建成日期, 标识: built, 类型: 日期}\n"                                  \
    "  - {名称: 申请日期, 标识: applied, 类型: 日期}\n"                                \
    "  - {名称: 案例数, 标识: cases, 类型: 数字}\n"                                     \
    "  - {名称: 类别, 标识: kind, 类型: 单选, 选项: [企业, 高校]}\n"

static day_t day(const char *text)
{
    day_t d = DAY_NONE;
    assert_true(day_parse(text, &d));
    return d;
}

struct asked {
    const char *condition; /* one line of YAML */
    struct field_fact fields[3];
    struct tick tick;
    struct facts facts;
};

static struct condition_input input(struct arena *a, struct asked *q)
{
    const char *body =
        arena_printf(a, FORM "条件:\n- {名称: 甲, 内容: 乙, 要求: 必备, %s}\n", q->condition);
    q->facts.notice = notice_of(a, body);
    q->facts.fields = q->fields;
    for (q->facts.n_fields = 0; q->facts.n_fields < 3 && q->fields[q->facts.n_fields].name;) {
        q->facts.n_fields++;
    }
    return (struct condition_input){.facts = &q->facts,
                                    .ticks = {&q->tick, q->tick.condition ? 1 : 0},
                                    .applied_on = day("2024-12-24")};
}

static enum condition_state state(struct arena *a, struct asked q)
{
    struct condition_input in = input(a, &q);
    struct condition_results results = conditions_judge(a, &in);
    return results.n ? results.at[0].state : CONDITION_NOT_ASKED;
}

static void test_the_machine_looks_at_a_field(void **a)
{
    const char *number = "核验: 机器, 字段: 案例数, 至少: 5",
               *word = "核验: 机器, 字段: kind, 取值: 企业";
    assert_int_equal(state(*a, (struct asked){number, .fields = {{"cases", "5", 1}}}),
                     CONDITION_MET);
    assert_int_equal(state(*a, (struct asked){number, .fields = {{"cases", "4", 1}}}),
                     CONDITION_FAILED);
    assert_int_equal(state(*a, (struct asked){number, .fields = {{"cases", "五", 1}}}),
                     CONDITION_FAILED);
    assert_int_equal(state(*a, (struct asked){.condition = number}), CONDITION_UNSURE);
    assert_int_equal(state(*a, (struct asked){word, .fields = {{"kind", "企业", 2}}}),
                     CONDITION_MET);
    assert_int_equal(state(*a, (struct asked){word, .fields = {{"kind", "高校", 2}}}),
                     CONDITION_FAILED);
}

/* Five years back from a date of the form, or from the day of application; both ends count. */
static void test_the_machine_looks_back(void **a)
{
    const char *from_form = "核验: 机器, 字段: 建成日期, 期间: 5年, 截至: 申请日期";
    const char *from_arrival = "核验: 机器, 字段: 建成日期, 期间: 5年";
    static const struct {
        const char *built;
        enum condition_state by_form, by_arrival;
    } dates[] = {{"2019-06-30", CONDITION_MET, CONDITION_FAILED},
                 {"2019-06-29", CONDITION_FAILED, CONDITION_FAILED},
                 {"2019-12-24", CONDITION_MET, CONDITION_MET},
                 {"2024-06-30", CONDITION_MET, CONDITION_MET},
                 {"2024-07-01", CONDITION_FAILED, CONDITION_MET},
                 {"去年", CONDITION_UNSURE, CONDITION_UNSURE}};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct asked q = {from_form,
                          .fields = {{"built", dates[i].built, 0}, {"applied", "2024-06-30", 0}}};
        assert_int_equal(state(*a, q), dates[i].by_form);
        q.condition = from_arrival;
        assert_int_equal(state(*a, q), dates[i].by_arrival);
    }
}

static void test_a_scope_forbids(void **a)
{
    struct asked q = {.condition = "核验: 机器, 适用: {牵头单位.类别: 集团}"};
    assert_int_equal(state(*a, q), CONDITION_UNSURE);
    q.facts.lead.class = "企业";
    assert_int_equal(state(*a, q), CONDITION_NOT_ASKED);
    q.facts.lead.class = "集团";
    assert_int_equal(state(*a, q), CONDITION_FAILED);
}

static void test_a_person_ticks(void **a)
{
    struct asked q = {.condition = "核验: 人工, 不含: {牵头单位.类别: 管委会}"};
    q.facts.lead.class = "企业";
    assert_int_equal(state(*a, q), CONDITION_OPEN);
    q.tick = (struct tick){"甲", true, "执照", "王示例 2024-12-20"};
    assert_int_equal(state(*a, q), CONDITION_MET);
    q.tick.is_met = false;
    assert_int_equal(state(*a, q), CONDITION_FAILED);
    q.facts.lead.class = "管委会";
    assert_int_equal(state(*a, q), CONDITION_NOT_ASKED);
}

static void test_findings(void **a)
{
    struct asked q = {
        "核验: 人工, 期间: 5年, 凭据: 承诺函, 例外: 示范区, 后果: 退回, 条款: 一（一）",
        .tick = {"甲", false, "查询结果", "王示例 2024-12-20"}};
    struct condition_input in = input(*a, &q);
    struct findings out = {.arena = *a};
    condition_check(&in, &out);
    assert_int_equal(out.n, 1);
    assert_int_equal(out.at[0].severity, SEVERITY_ERROR);
    assert_string_equal(out.at[0].clause, "一（一）");
    assert_string_equal(
        out.at[0].text,
        "不符合条件「甲」：乙（5年：2019-12-24 至 2024-12-24，从哪天往前算没有写，按申请之日）"
        "；例外：示范区；王示例 2024-12-20 核，凭据：查询结果；后果：退回；"
        "核错了可以重核，确实不符的不予受理，或由主管写明理由接受");
    in.ticks.n = 0;
    out.n = 0;
    condition_check(&in, &out);
    assert_int_equal(out.n, 1);
    assert_int_equal(out.at[0].severity, SEVERITY_NOTE);
    assert_string_equal(out.at[0].text, "1项必备条件还没有人核：甲");
}

/* Preferred conditions and those for information are looked at, and never found. */
static void test_only_required_ones_are_found(void **a)
{
    struct facts f = {.notice = notice_of(*a, "条件:\n- {内容: 优先的, 要求: 优先}\n"
                                              "- {内容: 必备的, 要求: 必备, 条款: 二}\n"
                                              "- {内容: 也必备, 要求: 必备, 条款: 三}\n")};
    struct condition_input in = {.facts = &f, .applied_on = DAY_NONE};
    struct findings out = {.arena = *a};
    condition_check(&in, &out);
    assert_int_equal(out.n, 1);
    assert_string_equal(out.at[0].text, "2项必备条件还没有人核：必备的、也必备");
    assert_string_equal(out.at[0].clause, "二、三");
    assert_int_equal(conditions_judge(*a, &in).n, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_machine_looks_at_a_field),
        ARENA_TEST(test_the_machine_looks_back),
        ARENA_TEST(test_a_scope_forbids),
        ARENA_TEST(test_a_person_ticks),
        ARENA_TEST(test_findings),
        ARENA_TEST(test_only_required_ones_are_found),
    };
    return check_run("condition", tests, sizeof tests / sizeof *tests);
}
