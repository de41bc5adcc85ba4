/* The score of a case: the vectors of the house by hand, every aggregation against a slow exact one. */
#include "rules/score.h"

#include <string.h>

#include "support/big.h"
#include "support/check.h"
#include "support/scheme.h"

#define SHEETS_MOST 9
#define CRITERIA_MOST 4

struct scored {
    struct sheet_marks sheets[SHEETS_MOST];
    int64_t marks[SHEETS_MOST][CRITERIA_MOST];
    size_t n;
    struct case_score score;
};

/* Each sheet has one mark, in units. */
static void score_of(struct scored *out, const struct scheme *s, const int64_t *marks, size_t n)
{
    static const struct score_context context;
    out->n = n;
    for (size_t i = 0; i < n; i++) {
        out->marks[i][0] = marks[i];
        out->sheets[i] = (struct sheet_marks){.id = (int64_t)i + 1, .marks = out->marks[i]};
    }
    score_case(s, out->sheets, n, &context, &out->score);
}

#define TRIMMED "汇总: 去高去低\n去: 1\n至少份数: 5\n指标: [{名称: 分, 满分: 100, 步长: 0.005}]\n"
#define POINTS(...) ((const int64_t[]){__VA_ARGS__})

static void test_seven_sheets_of_the_house(void **state)
{
    struct arena *a = *state;
    struct scored c = {0};
    const int64_t *marks = POINTS(820000, 850000, 860000, 860000, 880000, 900000, 910000);
    struct scheme mean = scheme_of(a, "汇总: 平均\n指标: [{名称: 分, 满分: 100}]\n");
    score_of(&c, &mean, marks, 7);
    assert_string_equal(fraction_text(a, c.score.exact), "608/7");
    assert_int_equal(c.score.shown, 868600);
    struct scheme trimmed = scheme_of(a, TRIMMED);
    score_of(&c, &trimmed, marks, 7);
    assert_string_equal(fraction_text(a, c.score.exact), "87");
    assert_int_equal(c.score.shown, 870000);
    assert_int_equal(c.score.n_dropped, 2);
    assert_int_equal(c.sheets[0].id, 7);
    assert_int_equal(c.sheets[0].fate, SHEET_DROPPED_HIGH);
    assert_int_equal(c.sheets[6].id, 1);
    assert_int_equal(c.sheets[6].fate, SHEET_DROPPED_LOW);
    assert_int_equal(c.score.spread, 9 * TOTAL_UNIT);
    assert_false(c.score.is_untrimmed);
}

static void test_a_half_is_rounded_as_the_scheme_says(void **state)
{
    struct arena *a = *state;
    struct scored c = {0};
    const int64_t *marks = POINTS(950000, 910000, 912500, 910500, 912000, 911250, 600000);
    static const struct {
        const char *rounding;
        int64_t shown;
    } cases[] = {{"四舍五入", 911300}, {"四舍六入五成双", 911200}, {"截去", 911200}};
    for (size_t i = 0; i < 3; i++) {
        struct scheme s = scheme_of(a, arena_printf(a, "%s修约: %s\n", TRIMMED, cases[i].rounding));
        score_of(&c, &s, marks, 7);
        /* 91 + 91.25 + 91.05 + 91.2 + 91.125 over five */
        assert_string_equal(fraction_text(a, c.score.exact), "729/8");
        assert_int_equal(c.score.shown, cases[i].shown);
    }
}

static void test_equal_extremes_lose_one_copy_each(void **state)
{
    struct scored c = {0};
    struct scheme s = scheme_of(*state, TRIMMED);
    score_of(&c, &s, POINTS(900000, 900000, 900000, 600000, 600000), 5);
    assert_string_equal(fraction_text(*state, c.score.exact), "80");
    score_of(&c, &s, POINTS(900000, 900000, 900000, 900000, 900000), 5);
    assert_string_equal(fraction_text(*state, c.score.exact), "90");
    assert_int_equal(c.score.n_dropped, 2);
}

static void test_too_few_sheets_are_not_trimmed(void **state)
{
    struct scored c = {0};
    struct scheme s = scheme_of(*state, TRIMMED);
    score_of(&c, &s, POINTS(900000, 800000, 700000, 600000), 4);
    assert_string_equal(fraction_text(*state, c.score.exact), "75");
    assert_true(c.score.is_untrimmed);
    assert_int_equal(c.score.n_dropped, 0);
    score_of(&c, &s, POINTS(900000, 800000, 700000, 600000, 0), 5);
    assert_string_equal(fraction_text(*state, c.score.exact), "70");
    assert_false(c.score.is_untrimmed);
}

static void test_median_and_sum(void **state)
{
    struct scored c = {0};
    struct scheme median = scheme_of(*state, "汇总: 中位数\n指标: [{名称: 分, 满分: 100}]\n");
    struct scheme sum = scheme_of(*state, "汇总: 合计\n指标: [{名称: 分, 满分: 100}]\n");
    const int64_t *marks = POINTS(100000, 900000, 700000, 300000);
    score_of(&c, &median, marks, 4);
    assert_string_equal(fraction_text(*state, c.score.exact), "50");
    score_of(&c, &median, marks, 3);
    assert_string_equal(fraction_text(*state, c.score.exact), "70");
    score_of(&c, &sum, marks, 4);
    assert_string_equal(fraction_text(*state, c.score.exact), "200");
}

/* ---- what is waited for, what is not reached --------------------------------------------------- */

static void test_a_case_that_waits(void **state)
{
    struct arena *a = *state;
    struct scored c = {0};
    struct score_context context = {.stages = {{.seats = 9}}};
    struct scheme s = scheme_of(a, "每件至少: 3\n法定: 2/3\n法定基数: 应到\n汇总: 平均\n"
                                   "指标: [{名称: 分, 满分: 100}]\n");
    score_of(&c, &s, NULL, 0);
    assert_int_equal(c.score.why, WHY_NO_SHEETS);
    assert_true(fraction_is_lost(c.score.exact));
    score_of(&c, &s, POINTS(900000, 800000), 2);
    assert_int_equal(c.score.state, SCORE_PENDING);
    assert_string_equal(score_why_text(a, &s, &c.score), "有效打分表少于 3 份");
    score_of(&c, &s, POINTS(900000, 800000, MARK_NONE), 3);
    assert_int_equal(c.score.why, WHY_MARK_MISSING);
    score_of(&c, &s, POINTS(900000, 800000, 700000, 600000, 500000), 5);
    score_case(&s, c.sheets, 5, &context, &c.score);
    assert_int_equal(c.score.why, WHY_NO_QUORUM);
    context.stages[0].seats = 7;
    score_case(&s, c.sheets, 5, &context, &c.score);
    assert_int_equal(c.score.state, SCORE_RANKED);
    assert_null(score_why_text(a, &s, &c.score));
}

static void test_thresholds_include_their_number(void **state)
{
    struct arena *a = *state;
    struct scored c = {0};
    struct scheme s = scheme_of(a, "汇总: 平均\n合格线: 70\n"
                                   "指标: [{名称: 分, 满分: 100, 门槛: 60}]\n");
    score_of(&c, &s, POINTS(700000, 700000), 2);
    assert_int_equal(c.score.state, SCORE_RANKED);
    score_of(&c, &s, POINTS(700000, 690000), 2);
    assert_int_equal(c.score.state, SCORE_UNQUALIFIED);
    assert_string_equal(score_why_text(a, &s, &c.score), "得分低于 70");
    score_of(&c, &s, POINTS(600000, 590000), 2);
    assert_string_equal(score_why_text(a, &s, &c.score), "「分」的平均分低于 60");
}

/* Two yes, one no, one abstention of a panel of six, one of whom must stay away. */
static void test_votes_have_a_base(void **state)
{
    static const struct {
        const char *pass, *base;
        enum score_state state;
    } cases[] = {
        {"2/3", "投票", SCORE_RANKED},       {"超过2/3", "投票", SCORE_UNQUALIFIED},
        {"1/2", "到会", SCORE_RANKED},       {"过半数", "到会", SCORE_UNQUALIFIED},
        {"1/3", "应到", SCORE_RANKED},       {"35%", "应到", SCORE_UNQUALIFIED},
        {"40%", "未回避", SCORE_RANKED},     {"41%", "未回避", SCORE_UNQUALIFIED},
        {"全部", "投票", SCORE_UNQUALIFIED},
    };
    struct score_context context = {.stages = {{.seats = 6, .eligible = 5}}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scored c = {0};
        struct scheme s =
            scheme_of(*state, arena_printf(*state,
                                           "汇总: 合计\n指标: [{名称: 票, 类型: 表决, 通过: %s, "
                                           "通过基数: %s}]\n",
                                           cases[i].pass, cases[i].base));
        score_of(&c, &s, POINTS(SCORE_UNIT, SCORE_UNIT, 0, MARK_ABSTAIN), 4);
        score_case(&s, c.sheets, 4, &context, &c.score);
        assert_int_equal(c.score.state, cases[i].state);
        assert_string_equal(fraction_text(*state, c.score.exact), "2");
    }
}

static void test_nobody_who_votes_passes_nothing(void **state)
{
    struct scored c = {0};
    struct scheme s = scheme_of(*state, "汇总: 合计\n指标: [{名称: 票, 类型: 表决}]\n");
    score_of(&c, &s, POINTS(MARK_ABSTAIN, MARK_ABSTAIN), 2);
    assert_int_equal(c.score.state, SCORE_UNQUALIFIED);
    assert_string_equal(score_why_text(*state, &s, &c.score), "「票」没有通过");
}

/* ---- what a sheet is made of ------------------------------------------------------------------- */

static void test_bonus_and_weights(void **state)
{
    struct scheme s = scheme_of(*state, "汇总: 平均\n加分上限: 5\n指标:\n"
                                        "- {名称: 甲, 满分: 100, 权重: 30%}\n"
                                        "- {名称: 乙, 满分: 100, 权重: 70%}\n"
                                        "- {名称: 丙, 类型: 加分, 满分: 4}\n"
                                        "- {名称: 丁, 类型: 加分, 满分: 4}\n");
    const int64_t within[] = {900000, 800000, 30000, MARK_NONE};
    const int64_t above[] = {900000, 800000, 30000, 40000};
    assert_int_equal(sheet_total(&s, 0, within), 86 * TOTAL_UNIT);
    assert_int_equal(sheet_total(&s, 0, above), 88 * TOTAL_UNIT);
}

static void test_stages_are_weighted_and_corrected(void **state)
{
    struct arena *a = *state;
    struct scheme s = scheme_of(a, "汇总: 平均\n组间修正: 均值系数\n"
                                   "阶段: [{名称: 一, 权重: 40%}, {名称: 二, 权重: 60%}]\n"
                                   "指标: [{名称: 甲, 阶段: 一, 满分: 100}, {名称: 乙, 阶段: 二, "
                                   "满分: 100}]\n");
    const int64_t first[] = {800000, MARK_NONE}, second[] = {MARK_NONE, 900000},
                  third[] = {MARK_NONE, 700000};
    struct sheet_marks sheets[] = {{3, third, 1, 0, 0}, {1, first, 0, 0, 0}, {2, second, 1, 0, 0}};
    struct score_context context = {.stages = {{.factor = {0, 0}}, {.factor = {11, 10}}}};
    struct case_score score;
    score_case(&s, sheets, 3, &context, &score);
    /* 80 × 0.4 + 80 × 1.1 × 0.6 */
    assert_string_equal(fraction_text(a, score.exact), "424/5");
    assert_string_equal(fraction_text(a, score_stage(&s, sheets, 3, 1)), "80");
    assert_string_equal(fraction_text(a, score_factor(fraction_of(88, 1), fraction_of(80, 1))),
                        "11/10");
    score_case(&s, sheets, 1, &context, &score);
    assert_int_equal(score.why, WHY_NO_SHEETS);
    assert_string_equal(score_why_text(a, &s, &score), "没有「二」的有效打分表");
    context.until = 1;
    score_case(&s, sheets, 1, &context, &score);
    assert_int_equal(score.state, SCORE_RANKED);
    assert_string_equal(fraction_text(a, score.exact), "32");
}

static void test_rounding_on_the_way(void **state)
{
    struct arena *a = *state;
    struct scored c = {0};
    struct scheme s = scheme_of(a, "汇总: 平均\n名次按: 显示值\n中间修约:\n"
                                   "- {步: 单份总分, 位数: 0}\n"
                                   "- {步: 阶段得分, 位数: 1, 修约: 截去}\n"
                                   "指标: [{名称: 分, 满分: 100, 步长: 0.25}]\n");
    score_of(&c, &s, POINTS(805000, 810000, 802500), 3);
    /* 81 + 81 + 80 over three is 80.66..., cut to 80.6 */
    assert_string_equal(fraction_text(a, c.score.exact), "403/5");
    assert_int_equal(c.score.shown, 806000);
}

/* What follows a rounded mean goes by it: the threshold, and a tie settled by the criterion. */
static void test_a_rounded_mean_of_a_criterion_is_the_mean(void **state)
{
    struct scored c = {0};
    struct scheme s = scheme_of(*state, "汇总: 去高去低\n去于: 指标\n"
                                        "中间修约: [{步: 指标平均, 位数: 0, 修约: 截去}]\n"
                                        "指标: [{名称: 分, 满分: 100, 步长: 0.5, 门槛: 0.75}]\n");
    score_of(&c, &s, POINTS(5000, 5000, 10000, 15000), 4); /* 3/4 */
    assert_string_equal(fraction_text(*state, score_criterion(&s, c.sheets, 4, 0)), "0");
    assert_int_equal(c.score.state, SCORE_UNQUALIFIED);
    assert_int_equal(c.score.why, WHY_THRESHOLD);
    score_of(&c, &s, POINTS(5000, 10000), 2); /* too few to drop any */
    assert_int_equal(c.score.why, WHY_THRESHOLD);
    score_of(&c, &s, POINTS(5000, 15000), 2);
    assert_int_equal(c.score.state, SCORE_RANKED);
}

static void test_each_criterion_may_drop_its_own(void **state)
{
    struct arena *a = *state;
    struct scheme s = scheme_of(a, "汇总: 去高去低\n去于: 指标\n指标:\n"
                                   "- {名称: 甲, 满分: 100}\n- {名称: 乙, 满分: 100}\n");
    const int64_t marks[][2] = {{900000, 100000}, {100000, 900000}, {500000, 500000}};
    struct sheet_marks sheets[] = {
        {1, marks[0], 0, 0, 0}, {2, marks[1], 0, 0, 0}, {3, marks[2], 0, 0, 0}};
    static const struct score_context context;
    struct case_score score;
    score_case(&s, sheets, 3, &context, &score);
    assert_string_equal(fraction_text(a, score.exact), "100");
    assert_int_equal(score.n_dropped, 0);
    assert_string_equal(fraction_text(a, score_criterion(&s, sheets, 3, 0)), "50");
}

/* ---- against a slow one ------------------------------------------------------------------------ */

static uint64_t seed = 4096;

static uint64_t next_random(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

/* Weighted worth of a criterion of one sheet. */
static struct ratio weighted(const struct scheme *s, const struct scored *c, size_t sheet, size_t i)
{
    struct ratio mark = ratio_of(c->marks[sheet][i], SCORE_UNIT);
    struct ratio weight = ratio_of(s->criteria.at[i].weight.value, SCORE_UNIT);
    return ratio_times(&mark, &weight);
}

static struct ratio slow_total(const struct scheme *s, const struct scored *c, size_t sheet)
{
    struct ratio total = ratio_of(0, 1);
    for (size_t i = 0; i < s->criteria.n; i++) {
        struct ratio one = weighted(s, c, sheet, i);
        total = ratio_add(&total, &one);
    }
    return total;
}

/* The mean of what is left of values when so many at each end are taken away, one by one. */
static struct ratio slow_mean(struct ratio *values, size_t n, size_t drop)
{
    struct ratio sum = ratio_of(0, 1);
    for (size_t k = 0; k < 2 * drop; k++) {
        size_t out = 0;
        for (size_t i = 1; i < n; i++) {
            int order = ratio_compare(&values[i], &values[out]);
            out = (k % 2 ? order < 0 : order > 0) ? i : out;
        }
        values[out] = values[--n];
    }
    for (size_t i = 0; i < n; i++) {
        sum = ratio_add(&sum, &values[i]);
    }
    struct ratio part = ratio_of(1, (int64_t)n);
    return ratio_times(&sum, &part);
}

static struct ratio slow_score(const struct scheme *s, const struct scored *c)
{
    struct ratio values[SHEETS_MOST], sum = ratio_of(0, 1);
    bool is_trimmed = s->aggregation == AGGREGATION_TRIMMED && (int64_t)c->n >= s->trim_from.value;
    size_t drop = is_trimmed ? (size_t)s->trim.value : 0;
    if (s->aggregation == AGGREGATION_MEDIAN) {
        drop = (c->n - 1) / 2;
    }
    for (size_t k = 0; s->trim_on == TRIM_ON_CRITERIA && k < s->criteria.n; k++) {
        for (size_t i = 0; i < c->n; i++) {
            values[i] = weighted(s, c, i, k);
        }
        struct ratio mean = slow_mean(values, c->n, drop);
        sum = ratio_add(&sum, &mean);
    }
    if (s->trim_on == TRIM_ON_CRITERIA) {
        return sum;
    }
    for (size_t i = 0; i < c->n; i++) {
        values[i] = slow_total(s, c, i);
    }
    struct ratio mean = slow_mean(values, c->n, drop);
    struct ratio times = ratio_of(s->aggregation == AGGREGATION_SUM ? (int64_t)c->n : 1, 1);
    return ratio_times(&mean, &times);
}

static void fill(struct scored *c, size_t criteria)
{
    c->n = 1 + next_random() % SHEETS_MOST;
    for (size_t i = 0; i < c->n; i++) {
        for (size_t k = 0; k < criteria; k++) {
            /* Few different marks, so that there are equal ones to drop. */
            c->marks[i][k] = (int64_t)(next_random() % 12) * 8125;
        }
        c->sheets[i] = (struct sheet_marks){.id = (int64_t)i + 1, .marks = c->marks[i]};
    }
}

static void test_every_aggregation_is_exact(void **state)
{
    static const char *const ways[] = {"汇总: 平均\n",
                                       "汇总: 合计\n",
                                       "汇总: 中位数\n",
                                       "汇总: 去高去低\n至少份数: 5\n",
                                       "汇总: 去高去低\n去: 2\n",
                                       "汇总: 去高去低\n去于: 指标\n"};
    static const char *const criteria = "指标:\n- {名称: 甲, 满分: 10, 步长: 0.0625, 权重: 15.5%}\n"
                                        "- {名称: 乙, 满分: 10, 步长: 0.0625, 权重: 24.25%}\n"
                                        "- {名称: 丙, 满分: 10, 步长: 0.0625, 权重: 60.25%}\n";
    static const struct score_context context;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct scheme s = scheme_of(*state, arena_printf(*state, "%s%s", ways[i], criteria));
        for (int k = 0; k < 60; k++) {
            struct scored c = {0};
            fill(&c, 3);
            struct ratio slow = slow_score(&s, &c);
            score_case(&s, c.sheets, c.n, &context, &c.score);
            struct ratio own = ratio_of(c.score.exact.num, c.score.exact.den);
            assert_int_equal(c.score.state, SCORE_RANKED);
            assert_int_equal(ratio_compare(&own, &slow), 0);
        }
    }
}

/* ---- which of equal sheets is dropped ---------------------------------------------------------- */

/* Takes the first of those with the highest total out of the order, or with the lowest. */
static void take_out(const struct ratio *totals, size_t *order, size_t *n, bool is_highest)
{
    size_t out = 0;
    for (size_t i = 1; i < *n; i++) {
        int above = ratio_compare(&totals[order[i]], &totals[order[out]]);
        out = (is_highest ? above > 0 : above < 0) ? i : out;
    }
    memmove(order + out, order + out + 1, (--*n - out) * sizeof *order);
}

/* The marks of the first criterion that are left in one order of the sheets. */
static int64_t left_in_order(const struct scored *c, const struct ratio *totals,
                             const size_t *order, size_t drop)
{
    size_t left[SHEETS_MOST], n = c->n;
    int64_t sum = 0;
    memcpy(left, order, n * sizeof *left);
    for (size_t k = 0; k < drop; k++) {
        take_out(totals, left, &n, true);
        take_out(totals, left, &n, false);
    }
    for (size_t i = 0; i < n; i++) {
        sum += c->marks[left[i]][0];
    }
    return sum;
}

static bool next_order(size_t *order, size_t n)
{
    size_t i = n - 1, j = n - 1;
    while (i > 0 && order[i - 1] >= order[i]) {
        i--;
    }
    if (i == 0) {
        return false;
    }
    while (order[j] <= order[i - 1]) {
        j--;
    }
    size_t swapped = order[i - 1];
    order[i - 1] = order[j];
    order[j] = swapped;
    for (size_t low = i, high = n - 1; low < high; low++, high--) {
        swapped = order[low];
        order[low] = order[high];
        order[high] = swapped;
    }
    return true;
}

/* The mean over every order in which the sheets could lie. */
static struct ratio slow_criterion(const struct scheme *s, const struct scored *c)
{
    struct ratio totals[SHEETS_MOST];
    size_t order[SHEETS_MOST],
        drop = (int64_t)c->n >= s->trim_from.value ? (size_t)s->trim.value : 0;
    int64_t sum = 0, orders = 0;
    for (size_t i = 0; i < c->n; i++) {
        totals[i] = slow_total(s, c, i);
        order[i] = i;
    }
    do {
        sum += left_in_order(c, totals, order, drop);
        orders++;
    } while (next_order(order, c->n));
    return ratio_of(sum, orders * (int64_t)(c->n - 2 * drop) * SCORE_UNIT);
}

static void test_who_gave_an_equal_total_decides_no_tie(void **state)
{
    static const struct score_context context;
    for (int drop = 1; drop <= 2; drop++) {
        struct scheme s = scheme_of(*state, arena_printf(*state,
                                                         "汇总: 去高去低\n去: %d\n指标:\n"
                                                         "- {名称: 甲, 满分: 10, 步长: 0.0625}\n"
                                                         "- {名称: 乙, 满分: 10, 步长: 0.0625}\n",
                                                         drop));
        for (int k = 0; k < 40; k++) {
            struct scored c = {.n = 1 + next_random() % 6};
            for (size_t i = 0; i < c.n; i++) {
                /* The total is one of three, whatever the first criterion is. */
                c.marks[i][0] = (int64_t)(next_random() % 5) * 8125;
                c.marks[i][1] = 40000 + (int64_t)(next_random() % 3) * 10000 - c.marks[i][0];
                c.sheets[i] = (struct sheet_marks){.id = (int64_t)(next_random() % 1000),
                                                   .marks = c.marks[i]};
            }
            struct ratio slow = slow_criterion(&s, &c);
            score_case(&s, c.sheets, c.n, &context, &c.score);
            struct fraction f = score_criterion(&s, c.sheets, c.n, 0);
            struct ratio own = ratio_of(f.num, f.den);
            assert_int_equal(ratio_compare(&own, &slow), 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_seven_sheets_of_the_house),
        ARENA_TEST(test_a_half_is_rounded_as_the_scheme_says),
        ARENA_TEST(test_equal_extremes_lose_one_copy_each),
        ARENA_TEST(test_too_few_sheets_are_not_trimmed),
        ARENA_TEST(test_median_and_sum),
        ARENA_TEST(test_a_case_that_waits),
        ARENA_TEST(test_thresholds_include_their_number),
        ARENA_TEST(test_votes_have_a_base),
        ARENA_TEST(test_nobody_who_votes_passes_nothing),
        ARENA_TEST(test_bonus_and_weights),
        ARENA_TEST(test_stages_are_weighted_and_corrected),
        ARENA_TEST(test_rounding_on_the_way),
        ARENA_TEST(test_a_rounded_mean_of_a_criterion_is_the_mean),
        ARENA_TEST(test_each_criterion_may_drop_its_own),
        ARENA_TEST(test_every_aggregation_is_exact),
        ARENA_TEST(test_who_gave_an_equal_total_decides_no_tie),
    };
    return check_run("score", tests, sizeof tests / sizeof *tests);
}
