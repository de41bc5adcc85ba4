/* Whether a case may be ranked: enough sheets, all whole; thresholds and votes. */
#include "model/points.h"
#include "rules/score_parts.h"

static bool pending(struct case_score *out, enum score_why why, int place)
{
    out->state = SCORE_PENDING;
    out->why = why;
    out->why_place = place;
    return false;
}

static void unqualified(struct case_score *out, enum score_why why, int place)
{
    out->state = SCORE_UNQUALIFIED;
    out->why = why;
    out->why_place = place;
}

/* `part` of `of`; never of nothing. */
static bool share_reached(const struct share *share, int64_t part, int64_t of)
{
    int64_t left = part * share->den, right = of * share->num;
    return of > 0 && (share->is_over ? left > right : left >= right);
}

static int64_t base_of(int base, const struct stage_context *context, int64_t present)
{
    int64_t seats = context->seats ? context->seats : present;
    int64_t eligible = context->eligible ? context->eligible : seats;
    return base == BASE_SEATS ? seats : base == BASE_ELIGIBLE ? eligible : present;
}

/* Every criterion of the stage has its mark; a bonus need not. */
static bool is_whole(const struct scheme *s, const struct sheet_marks *sheet)
{
    for (size_t i = 0; i < s->criteria.n; i++) {
        const struct criterion *c = &s->criteria.at[i];
        if (sheet->marks[i] == MARK_NONE && c->kind != CRITERION_BONUS &&
            criterion_is_of(s, c, (size_t)sheet->stage)) {
            return false;
        }
    }
    return true;
}

enum score_why score_enough(const struct scheme *s, int64_t sheets,
                            const struct stage_context *context)
{
    if (!sheets) {
        return WHY_NO_SHEETS;
    }
    if (sheets < s->sheets_min.value) {
        return WHY_TOO_FEW;
    }
    return s->quorum.has &&
                   !share_reached(&s->quorum, sheets, base_of(s->quorum_base, context, sheets))
               ? WHY_NO_QUORUM
               : WHY_NONE;
}

static bool stage_may_count(const struct scheme *s, struct stage_sheets own, int stage,
                            const struct stage_context *context, struct case_score *out)
{
    for (size_t i = 0; i < own.n; i++) {
        if (!is_whole(s, &own.at[i])) {
            return pending(out, WHY_MARK_MISSING, stage);
        }
    }
    enum score_why why = score_enough(s, (int64_t)own.n, context);
    return why == WHY_NONE || pending(out, why, stage);
}

bool score_may_count(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                     const struct score_context *context, struct case_score *out)
{
    int stages = context->until ? context->until : (int)scheme_stage_count(s);
    for (int i = 0; i < stages; i++) {
        if (!stage_may_count(s, stage_sheets(sheets, n, i), i, &context->stages[i], out)) {
            return false;
        }
    }
    return true;
}

struct score_vote score_vote(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                             const struct score_context *context, int stage, int criterion)
{
    const struct criterion *c = &s->criteria.at[criterion];
    struct stage_sheets own = stage_sheets(sheets, n, stage);
    struct score_vote v = {0};
    for (size_t i = 0; i < own.n; i++) {
        int64_t mark = own.at[i].marks[criterion];
        v.yes += mark == SCORE_UNIT;
        v.no += mark == 0;
        v.abstained += mark == MARK_ABSTAIN;
    }
    v.of = c->pass_base == BASE_CAST
               ? v.yes + v.no
               : base_of(c->pass_base, &context->stages[stage], (int64_t)own.n);
    v.is_passed = share_reached(&c->pass, v.yes, v.of);
    return v;
}

/* In every stage in which the criterion is marked. */
static bool passes_all(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                       const struct score_context *context, size_t place)
{
    const struct criterion *c = &s->criteria.at[place];
    for (size_t i = 0; i < scheme_stage_count(s); i++) {
        if (criterion_is_of(s, c, i) &&
            !score_vote(s, sheets, n, context, (int)i, (int)place).is_passed) {
            return false;
        }
    }
    return true;
}

static bool is_below(struct fraction f, int64_t units)
{
    return !fraction_is_lost(f) && fraction_compare(f, fraction_score(units)) < 0;
}

void score_qualify(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                   const struct score_context *context, struct case_score *out)
{
    for (size_t i = 0; i < s->criteria.n; i++) {
        const struct criterion *c = &s->criteria.at[i];
        bool is_voted = c->kind == CRITERION_PASS || c->kind == CRITERION_VOTE;
        if (is_voted && !passes_all(s, sheets, n, context, i)) {
            unqualified(out, WHY_NOT_PASSED, (int)i);
            return;
        }
        if (c->threshold.has &&
            is_below(score_criterion(s, sheets, n, (int)i), c->threshold.value)) {
            unqualified(out, WHY_THRESHOLD, (int)i);
            return;
        }
    }
    struct fraction score = s->rank_by == RANK_BY_SHOWN ? fraction_score(out->shown) : out->exact;
    if (s->pass_mark.has && is_below(score, s->pass_mark.value)) {
        unqualified(out, WHY_PASS_MARK, 0);
    }
}

/* 「初评」的, or nothing where there is one stage only. */
static const char *of_stage(struct arena *a, const struct scheme *s, int stage)
{
    return s->stages.n ? arena_printf(a, "「%s」的", s->stages.at[stage].name) : "";
}

static const char *below_text(struct arena *a, const char *what, int64_t units)
{
    return arena_printf(a, "%s低于 %s", what, points_text(a, units));
}

const char *score_why_text(struct arena *a, const struct scheme *s, const struct case_score *c)
{
    int at = c->why_place;
    switch (c->why) {
    case WHY_NONE: return NULL;
    case WHY_NO_SHEETS: return arena_printf(a, "没有%s有效打分表", of_stage(a, s, at));
    case WHY_TOO_FEW:
        return arena_printf(a, "%s有效打分表少于 %lld 份", of_stage(a, s, at),
                            (long long)s->sheets_min.value);
    case WHY_UNASSIGNED: return "未分配: 没有分给专家, 也没有打分表";
    case WHY_UNSCORED: return "未评: 分给了专家, 还没有封存的打分表";
    case WHY_RECUSAL: return "有回避还没有决定, 那一份打分表决定前不计";
    case WHY_UNSEALED: return "还有打分表没有封存";
    case WHY_NO_QUORUM: return arena_printf(a, "%s有效打分表不到法定份数", of_stage(a, s, at));
    case WHY_MARK_MISSING: return arena_printf(a, "%s打分表有没打分的指标", of_stage(a, s, at));
    case WHY_LOST: return "分数的位数太多，算不精确，请检查方案的权重和系数";
    case WHY_THRESHOLD:
        return below_text(a, arena_printf(a, "「%s」的平均分", s->criteria.at[at].name),
                          s->criteria.at[at].threshold.value);
    case WHY_NOT_PASSED: return arena_printf(a, "「%s」没有通过", s->criteria.at[at].name);
    case WHY_PASS_MARK: return below_text(a, "得分", s->pass_mark.value);
    case WHY_LEFT_BEHIND: return arena_printf(a, "「%s」没有晋级", s->stages.at[at].name);
    }
    return NULL;
}
