#include "rules/same_case.h"

#include "base/slice.h"
#include "rules/concern.h"

/* ---- the way up -------------------------------------------------------------------------------- */

static bool names_any(const struct notice *n, const struct texts *words,
                      const struct unit_facts *unit)
{
    for (size_t i = 0; i < words->n; i++) {
        if (word_names(n, words->at[i], unit)) {
            return true;
        }
    }
    return false;
}

/* The recommender of the child hands in to that of the parent by a step of the child. */
static bool is_way_up(const struct case_side *child, const struct case_side *parent)
{
    for (size_t i = 0; i < child->notice->steps.n; i++) {
        const struct step *s = &child->notice->steps.at[i];
        if (s->kind == STEP_SUBMIT && names_any(child->notice, &s->who, child->recommender) &&
            names_any(child->notice, &s->to, parent->recommender)) {
            return true;
        }
    }
    return false;
}

static bool is_natural(const struct case_side *child, const struct case_side *parent)
{
    return text_eq(child->recommender->name, parent->recommender->name) || is_way_up(child, parent);
}

bool case_pair_counts(const struct case_pair *pair)
{
    const struct notice *one = pair->one.notice, *other = pair->other.notice;
    if (text_eq(one->doc_no, other->doc_no)) {
        return true;
    }
    bool is_known = pair->one.recommender->name && pair->other.recommender->name;
    if (text_eq(one->parent, other->doc_no)) {
        return is_known && !is_natural(&pair->one, &pair->other);
    }
    return text_eq(other->parent, one->doc_no) && is_known && !is_natural(&pair->other, &pair->one);
}

/* ---- what the notices say ---------------------------------------------------------------------- */

/* 途径: one case, one way. */
static const struct limit *way_limit(const struct case_side *side)
{
    struct facts facts = {.notice = side->notice, .track = side->track};
    for (size_t i = 0; i < side->notice->limits.n; i++) {
        const struct limit *limit = &side->notice->limits.at[i];
        bool counts_ways = limit->count == COUNT_ROUTES && limit->per == PER_CASE;
        if (counts_ways && scope_applies(&limit->rule, &facts) != TRUTH_NO) {
            return limit;
        }
    }
    return NULL;
}

static const char *way_name(const struct case_side *side)
{
    return side->recommender->name ? side->recommender->name : "推荐单位还没有填";
}

/* 粤76号 一（二）、926号 二（一） */
static const char *clauses(struct arena *a, const struct case_pair *pair,
                           const struct limit *const limits[2])
{
    const struct case_side *sides[] = {&pair->one, &pair->other};
    const char *text = "";
    for (size_t i = 0; i < 2; i++) {
        bool is_again = i == 1 && text_eq(pair->one.notice->doc_no, pair->other.notice->doc_no);
        if (limits[i] && !is_again) {
            text = arena_printf(a, "%s%s%s号 %s", text, *text ? "、" : "", sides[i]->notice->code,
                                text_or_empty(limits[i]->rule.clause));
        }
    }
    return text;
}

static const char *tail(struct arena *a, const struct case_pair *pair, const struct limit *limit)
{
    const char *consequence = limit ? consequence_name(limit->rule.consequence) : NULL;
    if (pair->verdict == SAME_PROPOSED) {
        return limit ? "；请核对后确认或排除" : "；通知没有禁止多途径，只作提示";
    }
    const char *outcome = consequence
                              ? arena_printf(a, "，后果：%s", consequence)
                              : (limit ? "，须撤回其中一件" : "；通知没有禁止多途径，只作提示");
    return arena_printf(a, "；%s 确认是同一件%s", text_or_empty(pair->by), outcome);
}

static enum severity severity_of(const struct case_pair *pair, const struct limit *limit,
                                 bool is_one_way)
{
    if (is_one_way) {
        return SEVERITY_WARNING;
    }
    return !limit ? SEVERITY_NOTE
                  : (pair->verdict == SAME_CONFIRMED ? SEVERITY_ERROR : SEVERITY_WARNING);
}

bool same_case_judge(struct arena *a, const struct case_pair *pair, struct finding *out)
{
    const struct limit *const limits[] = {way_limit(&pair->one), way_limit(&pair->other)};
    const struct limit *limit = limits[0] ? limits[0] : limits[1];
    bool is_one_way = text_eq(pair->one.notice->doc_no, pair->other.notice->doc_no) &&
                      text_eq(pair->one.recommender->name, pair->other.recommender->name);
    if (pair->verdict == SAME_REJECTED || !case_pair_counts(pair)) {
        return false;
    }
    const char *clause = is_one_way ? "" : clauses(a, pair, limits);
    *out = (struct finding){.subject = "多头申报",
                            .rule = "same_case",
                            .severity = severity_of(pair, limit, is_one_way),
                            .is_hard = !(limit && limit->rule.soft),
                            .notice = pair->one.notice->doc_no,
                            .clause = *clause ? clause : NULL};
    out->text =
        is_one_way
            ? arena_printf(a, "牵头单位和名称与 %s 相同，都由「%s」报来：疑似重复登记%s",
                           pair->other.no, way_name(&pair->one),
                           pair->verdict == SAME_CONFIRMED
                               ? arena_printf(a, "；%s 确认是同一件", text_or_empty(pair->by))
                               : "；请核对后确认或排除")
            : arena_printf(a, "牵头单位和名称与 %s号的 %s 相同：这件经「%s」，那件经「%s」%s",
                           pair->other.notice->code, pair->other.no, way_name(&pair->one),
                           way_name(&pair->other), tail(a, pair, limit));
    return true;
}
