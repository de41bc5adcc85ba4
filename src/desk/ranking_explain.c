/* How the score and the rank of a case came about, line by line. */
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/ranking_settled.h"
#include "desk/ranking_telling.h"
#include "desk/rankings.h"
#include "desk/scheme_card.h"
#include "desk/submissions.h"
#include "model/points.h"

/* A whole TOTAL_UNIT apart from its fourth place on. */
static const char *total_text(struct arena *a, int64_t total)
{
    return points_text(a, total / SCORE_UNIT);
}

void telling_add(struct telling *t, const char *text)
{
    *VEC_PUSH(t->a, &t->lines) = text;
}

const char *telling_name(const struct telling *t, const struct sheet_marks *s)
{
    for (size_t i = 0; i < t->sheets->n_read; i++) {
        if (t->sheets->read[i].reviewer == s->id) {
            return t->sheets->read[i].name;
        }
    }
    return "";
}

const char *telling_stage(const struct telling *t, size_t stage)
{
    const struct scheme *s = t->r->scheme;
    return s->stages.n ? arena_printf(t->a, "%s: ", s->stages.at[stage].name) : "";
}

/* 82 85 86: the totals of a stage, the lowest first. */
static const char *totals_of(const struct telling *t, const struct sheet_marks *at, size_t n)
{
    const char *all = "";
    for (size_t i = n; i > 0; i--) {
        all = arena_printf(t->a, "%s%s%s", all, *all ? " " : "", total_text(t->a, at[i - 1].total));
    }
    return all;
}

static const char *dropped_of(const struct telling *t, const struct sheet_marks *at, size_t n,
                              int fate)
{
    const char *all = "";
    for (size_t i = 0; i < n; i++) {
        if (at[i].fate == fate) {
            all = arena_printf(t->a, "%s %s(%s)", all, total_text(t->a, at[i].total),
                               telling_name(t, &at[i]));
        }
    }
    return all;
}

/* (85+86+86+88+90)/5 = 435/5: the sum that the fraction comes from, before it is put in lowest terms. */
static const char *mean_of(const struct telling *t, const struct sheet_marks *at, size_t n)
{
    const char *all = "";
    int64_t sum = 0;
    size_t counted = 0;
    for (size_t i = n; i > 0; i--) {
        if (at[i - 1].fate == SHEET_COUNTED) {
            all = arena_printf(t->a, "%s%s%s", all, counted++ ? "+" : "",
                               total_text(t->a, at[i - 1].total));
            sum += at[i - 1].total;
        }
    }
    return t->r->scheme->aggregation == AGGREGATION_SUM
               ? arena_printf(t->a, "%s = %s", all, total_text(t->a, sum))
               : arena_printf(t->a, "(%s)/%zu = %s/%zu", all, counted, total_text(t->a, sum),
                              counted);
}

/* Only some of the sheets of one total are dropped: whose it is makes no difference. */
static void tell_equals(struct telling *t, const struct sheet_marks *at, size_t n)
{
    for (size_t i = 0, same, in; i < n; i += same) {
        for (same = in = 0; i + same < n && at[i + same].total == at[i].total; same++) {
            in += at[i + same].fate == SHEET_COUNTED;
        }
        if (in && in < same) {
            telling_add(t, arena_printf(
                               t->a,
                               "同为 %s 的 %zu 份, 去 %zu 份; 去谁的都一样: 指标得分里各按 %s 份计",
                               total_text(t->a, at[i].total), same, same - in,
                               fraction_text(t->a, fraction_of((int64_t)in, (int64_t)same))));
        }
    }
}

static void tell_drop(struct telling *t, const struct sheet_marks *at, size_t n)
{
    const struct scheme *s = t->r->scheme;
    const char *high = dropped_of(t, at, n, SHEET_DROPPED_HIGH);
    const char *low = dropped_of(t, at, n, SHEET_DROPPED_LOW);
    bool is_enough = (int64_t)n >= s->trim_from.value;
    if (*high) {
        telling_add(t, arena_printf(t->a, "去掉最高%s 最低%s", high, low));
        tell_equals(t, at, n);
    } else if (s->aggregation == AGGREGATION_TRIMMED && !is_enough) {
        telling_add(t, arena_printf(t->a, "有效打分表 %zu 份, 不到 %lld 份, 不去最高最低, 直接平均",
                                    n, (long long)s->trim_from.value));
    } else if (s->aggregation == AGGREGATION_TRIMMED) {
        telling_add(t, arena_printf(t->a, "每个指标各去 %lld 个最高 %lld 个最低",
                                    (long long)s->trim.value, (long long)s->trim.value));
    }
}

static const char *rounded(struct arena *a, const struct scheme *s, struct fraction f)
{
    int64_t units;
    return fraction_round(f, (int)s->places.value, (enum score_rounding)s->rounding, &units)
               ? score_text(a, units, (int)s->places.value)
               : "";
}

static void tell_stage(struct telling *t, size_t stage)
{
    const struct scheme *s = t->r->scheme;
    const struct sheet_marks *at = t->sheets->marks;
    size_t first = 0, n = 0;
    while (first < t->sheets->n && at[first].stage < (int)stage) {
        first++;
    }
    while (first + n < t->sheets->n && at[first + n].stage == (int)stage) {
        n++;
    }
    const char *name = telling_stage(t, stage);
    if (!n) {
        telling_add(t, arena_printf(t->a, "%s没有有效打分表", name));
        return;
    }
    struct fraction f = score_stage(s, at, t->sheets->n, (int)stage);
    telling_add(t, arena_printf(t->a, "%s%s", name, totals_of(t, at + first, n)));
    tell_drop(t, at + first, n);
    bool by_criteria =
        s->trim_on == TRIM_ON_CRITERIA && score_is_trimmed(s, at, t->sheets->n, (int)stage);
    if (by_criteria) {
        telling_criteria(t, stage);
        telling_add(
            t, arena_printf(t->a, "合计 %s = %s", fraction_text(t->a, f), rounded(t->a, s, f)));
    } else if (s->aggregation == AGGREGATION_MEDIAN) {
        telling_add(
            t, arena_printf(t->a, "中位数 %s = %s", fraction_text(t->a, f), rounded(t->a, s, f)));
    } else {
        telling_add(t,
                    arena_printf(t->a, "%s = %s", mean_of(t, at + first, n), rounded(t->a, s, f)));
    }
}

/* 初评 80 × 40% + 答辩 90 × 60% × 系数 11/10 = 86 */
static void tell_whole(struct telling *t)
{
    const struct scheme *s = t->r->scheme;
    const char *all = "";
    bool has_factor = false;
    for (size_t i = 0; i < scheme_stage_count(s); i++) {
        struct fraction factor = t->sheets->context.stages[i].factor;
        const char *f = fraction_text(t->a, score_stage(s, t->sheets->marks, t->sheets->n, (int)i));
        all = arena_printf(t->a, "%s%s%s", all, i ? " + " : "", f);
        if (s->stages.n) {
            all = arena_printf(t->a, "%s × %s%%", all,
                               points_text(t->a, s->stages.at[i].weight.value * 100));
        }
        if (factor.den) {
            all = arena_printf(t->a, "%s × 组间系数 %s", all, fraction_text(t->a, factor));
            has_factor = true;
        }
    }
    if ((s->stages.n || has_factor) && !fraction_is_lost(t->c->score.exact)) {
        telling_add(t,
                    arena_printf(t->a, "%s = %s = %s", all, fraction_text(t->a, t->c->score.exact),
                                 score_text(t->a, t->c->score.shown, (int)s->places.value)));
    }
}

static void tell_void(struct telling *t)
{
    for (size_t i = 0; i < t->sheets->n_read; i++) {
        const struct ranking_sheet *s = &t->sheets->read[i];
        if (text_eq(s->fate, "held")) {
            telling_add(
                t, arena_printf(t->a, "暂不计: %s %s (请求回避, 还没有决定)", s->name, s->total));
        }
        if (text_eq(s->fate, "void")) {
            telling_add(t, arena_printf(t->a, "不计: %s %s (%s)", s->name, s->total,
                                        text_or_empty(s->ground)));
        }
    }
}

/* ---- its tie ----------------------------------------------------------------------------------- */

/* As people read the key: what is better the smaller it is was negated. */
static const char *key_text(struct arena *a, const struct tie_step *step, struct fraction key)
{
    int64_t units;
    switch (step->kind) {
    case TIE_RECEIVED: return instant_text(a, -key.num);
    case TIE_SPREAD:
    case TIE_ORDER:
    case TIE_LOT: key = fraction_times(key, fraction_of(-1, 1)); break;
    default: break;
    }
    return fraction_round(key, SCORE_PLACES, SCORE_HALF_UP, &units) ? points_text(a, units) : "";
}

/* A case of the same score, and what is said of the two. */
struct neighbour {
    const struct ranking_case *at;
    struct ranking_sheets sheets;
    const char *text;
    int order; /* by the links told so far; above 0: ours comes first */
};

static enum status tell_link(struct telling *t, struct neighbour *n, size_t link, struct err *err)
{
    const struct tie_step *step = &t->r->scheme->ties.at[link];
    struct fraction mine = {0}, their = {0};
    enum status status = ranking_key(t->desk, t->r, t->c, t->sheets, link, &mine, err);
    if (status == STATUS_OK) {
        status = ranking_key(t->desk, t->r, n->at, &n->sheets, link, &their, err);
    }
    if (status != STATUS_OK || fraction_is_lost(mine) || fraction_is_lost(their)) {
        return status;
    }
    n->order = fraction_compare(mine, their);
    const char *own = key_text(t->a, step, mine), *others = key_text(t->a, step, their);
    bool is_hidden = n->order && text_eq(own, others); /* by the rounding */
    n->text = arena_printf(t->a, "%s; %s %s, 对方 %s", n->text, tie_step_text(t->a, step),
                           is_hidden ? fraction_text(t->a, mine) : own,
                           is_hidden ? fraction_text(t->a, their) : others);
    return STATUS_OK;
}

/* 与「风险操作管控平台」同分; 可推广性得分 21.4, 对方 20.8, 排前 */
static enum status tell_tie(struct telling *t, const struct ranking_case *other, bool is_before,
                            struct err *err)
{
    struct neighbour n = {.at = other};
    struct submission s = {0};
    enum status status = ranking_sheets_load(t->desk, t->a, t->r, other, &n.sheets, err);
    if (status == STATUS_OK) {
        status = submission_load(t->desk, t->a, other->id, &s, err);
    }
    n.text = arena_printf(t->a, "与「%s」同分", text_or_empty(s.title));
    for (size_t i = 0; i < t->r->scheme->ties.n && !n.order && status == STATUS_OK; i++) {
        status = tell_link(t, &n, i, err);
    }
    bool is_joint = other->row.rank == t->c->row.rank;
    const char *outcome = is_joint && t->c->row.waits_for_lot ? "待抽签"
                          : is_joint                          ? "并列"
                          : is_before                         ? "排前"
                                                              : "排后";
    telling_add(t, arena_printf(t->a, "%s, %s", n.text, outcome));
    return status;
}

static enum status tell_ties(struct telling *t, size_t i, struct err *err)
{
    const struct ranking *r = t->r;
    enum status status = STATUS_OK;
    if (i > 0 && t->c->row.tie && r->at[i - 1].row.tie == t->c->row.tie) {
        status = tell_tie(t, &r->at[i - 1], false, err);
    }
    if (status == STATUS_OK && t->c->row.tie && i + 1 < r->n &&
        r->at[i + 1].row.tie == t->c->row.tie) {
        status = tell_tie(t, &r->at[i + 1], true, err);
    }
    return status;
}

static enum status tell_decided(struct telling *t, struct err *err)
{
    const char *text = NULL;
    enum status status = ranking_decided_text(t->desk, t->a, &t->r->wanted, t->c, &text, err);
    if (status == STATUS_OK && *text) {
        telling_add(t, text);
    }
    return status;
}

static void tell_unranked(struct telling *t)
{
    const struct case_score *score = &t->c->score;
    if (score->state == SCORE_RANKED) {
        return;
    }
    telling_add(t, arena_printf(t->a, "没有名次: %s", score_why_text(t->a, t->r->scheme, score)));
    if (score->why == WHY_UNSEALED) {
        telling_add(t,
                    arena_printf(t->a, "还差 %d 份; 上面算的只是已封存的, 暂得 %s, 不算得分",
                                 t->c->n_waiting,
                                 score_text(t->a, score->shown, (int)t->r->scheme->places.value)));
    }
}

enum status ranking_explain(struct desk *desk, struct arena *a, const struct ranking *r, size_t i,
                            struct ranking_explained *out, struct err *err)
{
    struct ranking_sheets sheets;
    struct telling t = {.desk = desk, .a = a, .r = r, .c = &r->at[i], .sheets = &sheets};
    *out = (struct ranking_explained){0};
    enum status status = ranking_sheets_load(desk, a, r, t.c, &sheets, err);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t k = 0; k < scheme_stage_count(r->scheme); k++) {
        tell_stage(&t, k);
    }
    tell_whole(&t);
    telling_conditions(&t);
    tell_void(&t);
    tell_unranked(&t);
    status = tell_ties(&t, i, err);
    if (status == STATUS_OK && !r->wanted.is_bare) {
        status = tell_decided(&t, err);
    }
    telling_roundings(&t);
    telling_totals(&t);
    *out = (struct ranking_explained){{t.lines.at, t.lines.n}, sheets.read, sheets.n_read};
    return status;
}
