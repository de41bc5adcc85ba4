/* One sheet, then one stage, then the case. */
#include "rules/score.h"

#include "rules/score_parts.h"

static int64_t round_total(const struct scheme *s, enum score_step step, int64_t total)
{
    struct fraction f = score_rounded(s, step, fraction_of(total, TOTAL_UNIT));
    return f.num * (TOTAL_UNIT / f.den);
}

int64_t mark_worth(const struct criterion *c, int64_t mark)
{
    if (mark == MARK_NONE || mark == MARK_ABSTAIN) {
        return 0;
    }
    bool is_yes_no = c->kind == CRITERION_PASS || c->kind == CRITERION_VOTE;
    return !is_yes_no ? mark : mark ? c->max.value : 0;
}

int64_t sheet_total(const struct scheme *s, int stage, const int64_t *marks)
{
    int64_t total = 0, bonus = 0;
    for (size_t i = 0; i < s->criteria.n; i++) {
        const struct criterion *c = &s->criteria.at[i];
        if (criterion_is_of(s, c, (size_t)stage)) {
            *(c->kind == CRITERION_BONUS ? &bonus : &total) +=
                mark_worth(c, marks[i]) * c->weight.value;
        }
    }
    if (s->bonus_cap.has && bonus > s->bonus_cap.value * SCORE_UNIT) {
        bonus = s->bonus_cap.value * SCORE_UNIT;
    }
    return s->roundings.n ? round_total(s, STEP_SHEET, total + bonus) : total + bonus;
}

struct fraction score_rounded(const struct scheme *s, enum score_step step, struct fraction f)
{
    for (size_t i = 0; i < s->roundings.n; i++) {
        const struct score_rounding_at *r = &s->roundings.at[i];
        int64_t units;
        if (r->step == (int)step) {
            return fraction_round(f, (int)r->places.value, (enum score_rounding)r->rounding, &units)
                       ? fraction_score(units)
                       : FRACTION_LOST;
        }
    }
    return f;
}

/* ---- the valid sheets of one stage ------------------------------------------------------------- */

struct stage_sheets stage_sheets(const struct sheet_marks *sheets, size_t n, int stage)
{
    struct stage_sheets all = {sheets, 0};
    while (n && all.at->stage != stage) {
        all.at++;
        n--;
    }
    while (all.n < n && all.at[all.n].stage == stage) {
        all.n++;
    }
    return all;
}

bool stage_is_trimmed(const struct scheme *s, size_t n_sheets)
{
    return s->aggregation == AGGREGATION_TRIMMED && (int64_t)n_sheets >= s->trim_from.value &&
           (int64_t)n_sheets > 2 * s->trim.value;
}

bool score_is_trimmed(const struct scheme *s, const struct sheet_marks *sheets, size_t n, int stage)
{
    return stage_is_trimmed(s, stage_sheets(sheets, n, stage).n);
}

/* n × TOTAL_UNIT stays far below 2^63: a sheet is a person. */
static struct fraction mean_of(int64_t sum, size_t n)
{
    return n ? fraction_of(sum, (int64_t)n * TOTAL_UNIT) : FRACTION_LOST;
}

static struct fraction median(struct stage_sheets sheets)
{
    size_t half = sheets.n / 2;
    return sheets.n % 2 ? mean_of(sheets.at[half].total, 1)
                        : mean_of(sheets.at[half - 1].total + sheets.at[half].total, 2);
}

static struct fraction aggregate_totals(const struct scheme *s, struct stage_sheets sheets)
{
    int64_t sum = 0;
    size_t n = 0;
    for (size_t i = 0; i < sheets.n; i++) {
        if (sheets.at[i].fate == SHEET_COUNTED) {
            sum += sheets.at[i].total;
            n++;
        }
    }
    return s->aggregation == AGGREGATION_SUM      ? mean_of(sum, 1)
           : s->aggregation == AGGREGATION_MEDIAN ? median(sheets)
                                                  : mean_of(sum, n);
}

/* Each criterion by itself, then as a sheet is summed up. */
static struct fraction aggregate_criteria(const struct scheme *s, struct stage_sheets sheets,
                                          int stage)
{
    struct fraction total = {0, 1}, bonus = {0, 1};
    for (size_t i = 0; i < s->criteria.n; i++) {
        const struct criterion *c = &s->criteria.at[i];
        if (criterion_is_of(s, c, (size_t)stage)) {
            struct fraction mean = criterion_trimmed(s, sheets, (int)i);
            struct fraction *to = c->kind == CRITERION_BONUS ? &bonus : &total;
            *to = fraction_add(*to, fraction_times(mean, fraction_score(c->weight.value)));
        }
    }
    struct fraction cap = fraction_score(s->bonus_cap.value);
    if (s->bonus_cap.has && !fraction_is_lost(bonus) && fraction_compare(bonus, cap) > 0) {
        bonus = cap;
    }
    return fraction_add(total, bonus);
}

struct fraction score_stage(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                            int stage)
{
    struct stage_sheets own = stage_sheets(sheets, n, stage);
    if (!own.n) {
        return FRACTION_LOST;
    }
    bool by_criteria = s->trim_on == TRIM_ON_CRITERIA && stage_is_trimmed(s, own.n);
    return score_rounded(
        s, STEP_STAGE, by_criteria ? aggregate_criteria(s, own, stage) : aggregate_totals(s, own));
}

/* ---- the case ---------------------------------------------------------------------------------- */

static int stages_counted(const struct scheme *s, const struct score_context *context)
{
    return context->until ? context->until : (int)scheme_stage_count(s);
}

/* Which sheets a trimmed mean leaves out; they stand in the order of their totals. */
static void set_fates(const struct scheme *s, struct sheet_marks *sheets, size_t n, int stage)
{
    struct stage_sheets own = stage_sheets(sheets, n, stage);
    size_t first = (size_t)(own.at - sheets);
    size_t drop =
        stage_is_trimmed(s, own.n) && s->trim_on == TRIM_ON_TOTALS ? (size_t)s->trim.value : 0;
    for (size_t i = 0; i < own.n; i++) {
        sheets[first + i].fate = i < drop            ? SHEET_DROPPED_HIGH
                                 : i + drop >= own.n ? SHEET_DROPPED_LOW
                                                     : SHEET_COUNTED;
    }
}

static struct fraction whole(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                             const struct score_context *context)
{
    struct fraction all = {0, 1};
    for (int i = 0; i < stages_counted(s, context); i++) {
        struct fraction f = score_stage(s, sheets, n, i);
        struct fraction factor = context->stages[i].factor;
        if (factor.den) {
            f = fraction_times(f, factor);
        }
        if (s->stages.n) {
            f = fraction_times(f, fraction_score(s->stages.at[i].weight.value));
        }
        all = s->stages.n ? fraction_add(all, f) : f;
    }
    return context->until ? all : score_rounded(s, STEP_FINAL, all);
}

static void count_sheets(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                         const struct score_context *context, struct case_score *out)
{
    for (int i = 0; i < stages_counted(s, context); i++) {
        struct stage_sheets own = stage_sheets(sheets, n, i);
        bool is_trimmed = stage_is_trimmed(s, own.n);
        out->n_sheets += (int)own.n;
        out->is_untrimmed |= s->aggregation == AGGREGATION_TRIMMED && own.n && !is_trimmed;
        out->spread = own.n ? own.at[0].total - own.at[own.n - 1].total : out->spread;
    }
    for (size_t i = 0; i < n; i++) {
        out->n_dropped += sheets[i].fate != SHEET_COUNTED;
    }
}

void score_case(const struct scheme *s, struct sheet_marks *sheets, size_t n,
                const struct score_context *context, struct case_score *out)
{
    *out = (struct case_score){.exact = FRACTION_LOST};
    for (size_t i = 0; i < n; i++) {
        sheets[i].total = sheet_total(s, sheets[i].stage, sheets[i].marks);
        sheets[i].fate = SHEET_COUNTED;
    }
    sheets_sort(sheets, n);
    for (int i = 0; i < stages_counted(s, context); i++) {
        set_fates(s, sheets, n, i);
    }
    count_sheets(s, sheets, n, context, out);
    if (!score_may_count(s, sheets, n, context, out)) {
        return;
    }
    out->exact = whole(s, sheets, n, context);
    if (!fraction_round(out->exact, (int)s->places.value, (enum score_rounding)s->rounding,
                        &out->shown)) {
        out->exact = FRACTION_LOST;
        out->state = SCORE_PENDING;
        out->why = WHY_LOST;
    } else if (!context->until) {
        score_qualify(s, sheets, n, context, out);
    }
}

struct fraction score_factor(struct fraction mean_of_all, struct fraction mean_of_group)
{
    return fraction_over(mean_of_all, mean_of_group);
}
