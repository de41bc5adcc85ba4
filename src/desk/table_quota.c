#include "desk/table_quota.h"

#include "base/vec.h"
#include "desk/quotas.h"

void table_tally_init(struct table_tally *t)
{
    *t = (struct table_tally){0};
    keymap_init(&t->by_id);
}

void table_tally_release(struct table_tally *t)
{
    keymap_release(&t->by_id);
    arena_release(&t->arena);
}

void table_tally_add(struct table_tally *t, int64_t recommender)
{
    uint32_t at =
        keymap_add(&t->by_id, &recommender, sizeof recommender, (uint32_t)t->recommenders.n);
    if (at == t->recommenders.n) {
        *VEC_PUSH(&t->arena, &t->recommenders) = (struct tallied){recommender, 0};
    }
    t->recommenders.at[at].new ++;
}

/* True when the limit asks nothing of the single case, so that every new one counts. */
static bool counts_every_case(const struct limit *limit)
{
    for (size_t i = 0; i < limit->rule.scope.n; i++) {
        enum subject subject = limit->rule.scope.at[i].subject;
        if (subject != SUBJECT_RECOMMENDER && subject != SUBJECT_ROLE) {
            return false;
        }
    }
    return limit->rule.except.n == 0;
}

static void tell(struct arena *a, const char *name, const struct quota_result *r, int64_t more,
                 struct table_quotas *out)
{
    int64_t used = r->used + more;
    if (!r->max.has || !counts_every_case(r->limit)) {
        return;
    }
    int64_t over = used > r->max.value ? used - r->max.value : 0;
    const char *end = over ? arena_printf(a, " 超 %lld", (long long)over) : "";
    const char *clause = r->clause ? arena_printf(a, " (%s)", r->clause) : "";
    *VEC_PUSH(a, out) = (struct table_quota){
        arena_printf(a, "%s 名额 %lld 将用 %lld%s%s%s", name, (long long)r->max.value,
                     (long long)used, end, over && !r->is_hard ? " 原则上" : "", clause),
        over > 0,
    };
}

static void tell_unknown(struct arena *a, const char *name, int64_t more, struct table_quotas *out)
{
    *VEC_PUSH(a, out) = (struct table_quota){
        arena_printf(a, "%s 类别未填, 名额还判不了; 新增 %lld 件", name, (long long)more), false};
}

static enum status judge(struct table_units *units, struct arena *a,
                         const struct table_quota_wanted *wanted, const struct tallied *t,
                         struct table_quotas *out, struct err *err)
{
    struct quota_results results = {0};
    const char *name = arena_text(a, table_unit_name(units, t->recommender));
    bool is_unknown = false, is_new = t->recommender < 0;
    enum status status =
        is_new ? quota_of_new(units->desk, a, wanted->notice, name, &results, err)
               : quota_of(units->desk, a, wanted->notice, t->recommender, &results, err);
    for (size_t i = 0; i < results.n && status == STATUS_OK; i++) {
        if (!results.at[i].is_certain || results.at[i].state == QUOTA_UNDETERMINED) {
            is_unknown = true;
        } else {
            tell(a, name, &results.at[i], wanted->is_written ? 0 : t->new, out);
        }
    }
    if (status == STATUS_OK && is_unknown) {
        tell_unknown(a, name, t->new, out);
    }
    return status;
}

enum status table_quotas_find(struct table_tally *t, struct table_units *units, struct arena *a,
                              const struct table_quota_wanted *wanted, struct table_quotas *out,
                              struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < t->recommenders.n && i < TABLE_QUOTAS_MAX && status == STATUS_OK; i++) {
        if (t->recommenders.at[i].recommender) {
            status = judge(units, a, wanted, &t->recommenders.at[i], out, err);
        }
    }
    return status;
}
