/* What single marks come to: each criterion over the sheets, each sheet over its criteria, votes. */
#include "desk/ranking_telling.h"
#include "desk/scheme_card.h"
#include "notice/value.h"

/* 82.5, and as a fraction what four places do not hold. */
static const char *value_text(struct arena *a, struct fraction f)
{
    int64_t units;
    bool is_exact = fraction_round(f, SCORE_PLACES, SCORE_TRUNCATE, &units) &&
                    fraction_compare(fraction_score(units), f) == 0;
    return is_exact ? points_text(a, units) : fraction_text(a, f);
}

/* 创新性 76/3 × 30% */
static const char *term(struct arena *a, const struct criterion *c, const char *value)
{
    return c->weight.value == SCORE_UNIT ? arena_printf(a, "%s %s", c->name, value)
                                         : arena_printf(a, "%s %s × %s%%", c->name, value,
                                                        points_text(a, c->weight.value * 100));
}

/* Terms joined by +, and what the bonus comes to, since it is capped. */
struct sum {
    const char *text, *bonus_text;
    struct fraction bonus;
};

static const char *joined(struct arena *a, const char *before, const char *more)
{
    return *before ? arena_printf(a, "%s + %s", before, more) : more;
}

static void sum_add(struct arena *a, struct sum *sum, const struct criterion *c,
                    struct fraction value)
{
    const char *text = term(a, c, value_text(a, value));
    if (c->kind != CRITERION_BONUS) {
        sum->text = joined(a, sum->text, text);
        return;
    }
    sum->bonus_text = joined(a, sum->bonus_text, text);
    sum->bonus = fraction_add(sum->bonus, fraction_times(value, fraction_score(c->weight.value)));
}

static const char *sum_text(struct arena *a, const struct scheme *s, const struct sum *sum)
{
    struct fraction cap = fraction_score(s->bonus_cap.value);
    bool is_capped =
        s->bonus_cap.has && !fraction_is_lost(sum->bonus) && fraction_compare(sum->bonus, cap) > 0;
    if (!*sum->bonus_text) {
        return sum->text;
    }
    return joined(a, sum->text,
                  is_capped ? arena_printf(a, "加分 %s (%s, 最多计 %s)", value_text(a, cap),
                                           sum->bonus_text, value_text(a, cap))
                            : sum->bonus_text);
}

/* ---- each criterion drops its own -------------------------------------------------------------- */

/* 创新性: 去掉最高 30(专家G) 最低 20(专家A), 剩 (24+25+27)/3 = 76/3 */
static void tell_criterion(struct telling *t, size_t stage, int criterion)
{
    const struct scheme *s = t->r->scheme;
    const struct criterion *c = &s->criteria.at[criterion];
    const char *high = "", *low = "", *kept = "";
    int64_t sum = 0, n = 0;
    for (size_t i = 0; i < t->sheets->n; i++) {
        const struct sheet_marks *at = &t->sheets->marks[i];
        if (at->stage != (int)stage) {
            continue;
        }
        int64_t worth = mark_worth(c, at->marks[criterion]);
        const char *mark = points_text(t->a, worth);
        enum sheet_fate fate = score_mark_fate(s, t->sheets->marks, t->sheets->n, i, criterion);
        if (fate == SHEET_COUNTED) {
            kept = arena_printf(t->a, "%s%s%s", kept, n++ ? "+" : "", mark);
            sum += worth;
        } else {
            const char **to = fate == SHEET_DROPPED_HIGH ? &high : &low;
            *to = arena_printf(t->a, "%s %s(%s)", *to, mark, telling_name(t, at));
        }
    }
    struct fraction exact = fraction_of(sum, n * SCORE_UNIT),
                    mean = score_criterion_kept(s, t->sheets->marks, t->sheets->n, (int)stage,
                                                criterion);
    const char *rounded = fraction_compare(exact, mean)
                              ? arena_printf(t->a, ", 修约为 %s", value_text(t->a, mean))
                              : "";
    telling_add(t, arena_printf(t->a, "  %s: 去掉最高%s 最低%s, 剩 (%s)/%lld = %s%s", c->name, high,
                                low, kept, (long long)n, fraction_text(t->a, exact), rounded));
}

void telling_criteria(struct telling *t, size_t stage)
{
    const struct scheme *s = t->r->scheme;
    struct sum sum = {"", "", {0, 1}};
    for (size_t i = 0; i < s->criteria.n; i++) {
        if (criterion_is_of(s, &s->criteria.at[i], stage)) {
            tell_criterion(t, stage, (int)i);
            sum_add(t->a, &sum, &s->criteria.at[i],
                    score_criterion_kept(s, t->sheets->marks, t->sheets->n, (int)stage, (int)i));
        }
    }
    telling_add(t, arena_printf(t->a, "  相加 %s", sum_text(t->a, s, &sum)));
}

/* ---- what a case must reach -------------------------------------------------------------------- */

static void tell_vote(struct telling *t, size_t stage, size_t criterion)
{
    const struct criterion *c = &t->r->scheme->criteria.at[criterion];
    struct score_vote v = score_vote(t->r->scheme, t->sheets->marks, t->sheets->n,
                                     &t->sheets->context, (int)stage, (int)criterion);
    const char *text =
        arena_printf(t->a,
                     c->kind == CRITERION_PASS ? "%s%s: 合格 %lld, 不合格 %lld"
                                               : "%s%s: 同意 %lld, 不同意 %lld, 弃权 %lld",
                     telling_stage(t, stage), c->name, (long long)v.yes, (long long)v.no,
                     (long long)v.abstained);
    if (v.of > 0) {
        int order =
            fraction_compare(fraction_of(v.yes, v.of), fraction_of(c->pass.num, c->pass.den));
        text = arena_printf(t->a, "%s; %s的 %lld/%lld %s %lld/%lld, 要%s", text,
                            vote_base_text(c->pass_base), (long long)v.yes, (long long)v.of,
                            order < 0   ? "<"
                            : order > 0 ? ">"
                                        : "=",
                            (long long)c->pass.num, (long long)c->pass.den,
                            share_text(t->a, &c->pass));
    }
    telling_add(t, arena_printf(t->a, "%s: %s", text, v.is_passed ? "通过" : "没有通过"));
}

static void tell_threshold(struct telling *t, size_t criterion)
{
    const struct scheme *s = t->r->scheme;
    const struct criterion *c = &s->criteria.at[criterion];
    struct fraction mean = score_criterion(s, t->sheets->marks, t->sheets->n, (int)criterion);
    if (fraction_is_lost(mean)) {
        return;
    }
    bool is_below = fraction_compare(mean, fraction_score(c->threshold.value)) < 0;
    telling_add(t, arena_printf(t->a, "%s 平均 %s, 门槛 %s: %s", c->name, fraction_text(t->a, mean),
                                points_text(t->a, c->threshold.value),
                                is_below ? "没有达到" : "达到"));
}

static bool has_sheets(const struct telling *t, size_t stage)
{
    for (size_t i = 0; i < t->sheets->n; i++) {
        if (t->sheets->marks[i].stage == (int)stage) {
            return true;
        }
    }
    return false;
}

void telling_conditions(struct telling *t)
{
    const struct scheme *s = t->r->scheme;
    for (size_t i = 0; i < s->criteria.n; i++) {
        const struct criterion *c = &s->criteria.at[i];
        bool is_voted = c->kind == CRITERION_PASS || c->kind == CRITERION_VOTE;
        for (size_t k = 0; is_voted && k < scheme_stage_count(s); k++) {
            if (criterion_is_of(s, c, k) && has_sheets(t, k)) {
                tell_vote(t, k, i);
            }
        }
        if (c->threshold.has) {
            tell_threshold(t, i);
        }
    }
}

/* ---- roundings --------------------------------------------------------------------------------- */

/* Means of criteria are in the score where each criterion drops its own, elsewhere only asked for by
 * thresholds and ties. */
static const char *use_of_means(const struct telling *t)
{
    const struct scheme *s = t->r->scheme;
    bool is_asked = false;
    for (size_t i = 0; i < scheme_stage_count(s); i++) {
        if (score_is_trimmed(s, t->sheets->marks, t->sheets->n, (int)i)) {
            return "指标平均";
        }
    }
    for (size_t i = 0; i < s->criteria.n; i++) {
        is_asked |= s->criteria.at[i].threshold.has;
    }
    for (size_t i = 0; i < s->ties.n; i++) {
        is_asked |= s->ties.at[i].kind == TIE_CRITERION;
    }
    return is_asked ? "指标平均 (只用来比门槛和并列)" : NULL;
}

void telling_roundings(struct telling *t)
{
    static const char *const steps[] = {"单份总分", NULL, "阶段得分", "最终得分"};
    const struct scheme *s = t->r->scheme;
    for (size_t i = 0; i < s->roundings.n; i++) {
        const struct score_rounding_at *at = &s->roundings.at[i];
        const char *step = at->step == STEP_CRITERION ? use_of_means(t) : steps[at->step];
        if (step) {
            telling_add(t, arena_printf(t->a, "%s先修约到 %lld 位, %s", step,
                                        (long long)at->places.value,
                                        score_rounding_text(at->rounding)));
        }
    }
    telling_add(t, arena_printf(t->a, "得分写到 %lld 位, %s", (long long)s->places.value,
                                score_rounding_text(s->rounding)));
}

/* ---- sheets ------------------------------------------------------------------------------------ */

/* 专家A: 创新性 26 × 30% + 实用性 80 × 70% = 63.8 */
static void tell_total(struct telling *t, const struct sheet_marks *at)
{
    const struct scheme *s = t->r->scheme;
    struct sum sum = {"", "", {0, 1}};
    size_t n = 0;
    bool is_weighted = false;
    for (size_t i = 0; i < s->criteria.n; i++) {
        const struct criterion *c = &s->criteria.at[i];
        if (criterion_is_of(s, c, (size_t)at->stage) && at->marks[i] != MARK_NONE) {
            sum_add(t->a, &sum, c, fraction_score(mark_worth(c, at->marks[i])));
            is_weighted |= c->weight.value != SCORE_UNIT;
            n++;
        }
    }
    if (n > 1 || is_weighted) {
        telling_add(t, arena_printf(t->a, "  %s%s: %s = %s", telling_stage(t, (size_t)at->stage),
                                    telling_name(t, at), sum_text(t->a, s, &sum),
                                    value_text(t->a, fraction_of(at->total, TOTAL_UNIT))));
    }
}

void telling_totals(struct telling *t)
{
    for (size_t i = 0; i < t->sheets->n; i++) {
        tell_total(t, &t->sheets->marks[i]);
    }
}
