#include "rules/quota.h"

#include "base/slice.h"
#include "base/vec.h"
#include "rules/limit_max.h"

/* ---- judging ------------------------------------------------------------------------------------------ */

struct tally {
    int64_t used, unknown; /* unknown: nobody can yet say whether the limit counts them */
};

static struct tally count_items(const struct limit *limit, struct quota_items items)
{
    struct tally t = {0};
    for (size_t i = 0; i < items.n; i++) {
        enum truth counts = scope_applies(&limit->rule, &items.at[i].facts);
        t.used += !items.at[i].is_withdrawn && counts == TRUTH_YES;
        t.unknown += !items.at[i].is_withdrawn && counts == TRUTH_UNKNOWN;
    }
    return t;
}

static enum quota_state state_of(const struct quota_result *r, int64_t unknown, bool is_closed)
{
    if (r->over > 0) {
        return QUOTA_OVER;
    }
    bool lacks_maximum = !r->max.has && (r->limit->list || !r->min.has);
    if (lacks_maximum || (r->max.has && r->used + unknown > r->max.value)) {
        return QUOTA_UNDETERMINED;
    }
    if (is_closed && r->min.has && r->used < r->min.value) {
        return r->used + unknown < r->min.value ? QUOTA_UNDER : QUOTA_UNDETERMINED;
    }
    return r->max.has && r->used == r->max.value ? QUOTA_FULL : QUOTA_WITHIN;
}

static const char *sentence(struct arena *a, const struct quota_result *r, int64_t unknown)
{
    const char *name = r->limit->name ? r->limit->name : "名额";
    const char *soft = r->is_hard ? "" : r->limit->rule.soft;
    long long used = (long long)r->used, max = (long long)r->max.value;
    switch (r->state) {
    case QUOTA_OVER:
        return arena_printf(a, "%s%s至多%lld件，已有%lld件，超%lld件%s", name, soft, max, used,
                            (long long)r->over, r->is_hard ? "" : "，须记明理由");
    case QUOTA_UNDER:
        return arena_printf(a, "%s%s至少%lld件，只有%lld件", name, soft, (long long)r->min.value,
                            used);
    case QUOTA_UNDETERMINED:
        return r->max.has || r->min.has
                   ? arena_printf(a, "%s%s至多%lld件，已有%lld件，另有%lld件待定", name, soft, max,
                                  used, (long long)unknown)
                   : arena_printf(a, "%s是多少尚不能确定，已有%lld件", name, used);
    case QUOTA_FULL:
    case QUOTA_WITHIN: break;
    }
    return r->max.has ? arena_printf(a, "%s%s至多%lld件，已有%lld件", name, soft, max, used)
                      : arena_printf(a, "%s已有%lld件", name, used);
}

static bool counts_for_recommender(const struct limit *limit)
{
    return limit->count == COUNT_SUBMISSIONS &&
           (limit->per == PER_RECOMMENDER || limit->per == PER_NOTICE);
}

struct quota_results quota_judge(struct arena *a, const struct facts *recommender,
                                 struct quota_items items, bool is_closed)
{
    struct quota_results results = {0};
    for (size_t i = 0; i < recommender->notice->limits.n; i++) {
        const struct limit *limit = &recommender->notice->limits.at[i];
        enum truth holds = scope_applies(&limit->rule, recommender);
        if (!counts_for_recommender(limit) || holds == TRUTH_NO) {
            continue;
        }
        struct tally t = count_items(limit, items);
        struct quota_result r = {.limit = limit,
                                 .min = limit->min,
                                 .used = t.used,
                                 .is_hard = !limit->rule.soft,
                                 .is_certain = holds == TRUTH_YES,
                                 .clause = limit->rule.clause};
        r.max = limit_max(limit, recommender->notice, &recommender->recommender);
        r.over = r.max.has && r.used > r.max.value ? r.used - r.max.value : 0;
        r.state = state_of(&r, t.unknown, is_closed);
        r.text = sentence(a, &r, t.unknown);
        *VEC_PUSH(a, &results) = r;
    }
    return results;
}

void quota_check(const struct facts *recommender, struct quota_items items, bool is_closed,
                 struct findings *out)
{
    struct quota_results results = quota_judge(out->arena, recommender, items, is_closed);
    for (size_t i = 0; i < results.n; i++) {
        const struct quota_result *r = &results.at[i];
        if (r->state == QUOTA_WITHIN || r->state == QUOTA_FULL) {
            continue;
        }
        bool is_broken = r->state != QUOTA_UNDETERMINED;
        enum severity severity = !is_broken   ? SEVERITY_NOTE
                                 : r->is_hard ? SEVERITY_ERROR
                                              : SEVERITY_WARNING;
        findings_add(out, (struct finding){.subject = r->limit->name ? r->limit->name : "名额",
                                           .rule = "quota",
                                           .severity = severity,
                                           .is_hard = r->is_hard,
                                           .notice = recommender->notice->doc_no,
                                           .clause = r->clause,
                                           .text = r->text});
    }
}
