/* What an act on cases does to the quotas of their recommenders. */
#include "base/slice.h"
#include "base/vec.h"
#include "desk/quotas.h"
#include "desk/submission_acts.h"
#include "desk/submissions.h"
#include "desk/units.h"

/* The cases of one recommender under one notice. */
struct group {
    int64_t notice, recommender, change;
};
struct groups {
    struct group *at;
    size_t n, cap;
};

static void count(struct arena *a, struct groups *groups, const struct submission *s, int change)
{
    for (size_t i = 0; i < groups->n; i++) {
        struct group *g = &groups->at[i];
        if (g->notice == s->notice && g->recommender == s->recommender) {
            g->change += change;
            return;
        }
    }
    *VEC_PUSH(a, groups) = (struct group){s->notice, s->recommender, change};
}

/* One case that goes: a withdrawn one that is voided counted for nothing before. */
static enum status add_case(struct desk *desk, struct arena *a, const struct submission_plan *plan,
                            const struct submission_step *step, struct groups *groups,
                            struct err *err)
{
    struct submission s = {0};
    bool is_back = text_eq(plan->act, "revive");
    enum status status = submission_load(desk, a, step->id, &s, err);
    if (status == STATUS_OK && s.recommender && (is_back || !text_eq(s.state, "withdrawn"))) {
        count(a, groups, &s, is_back ? 1 : -1);
    }
    return status;
}

/* The limit over all its cases is the one that counts all of them. */
static void set_limit(const struct quota_results *limits, struct submission_effect *e)
{
    for (size_t i = 0; i < limits->n; i++) {
        const struct quota_result *r = &limits->at[i];
        if (r->used == e->before && r->max.has && !e->max.has) {
            e->max = r->max;
            e->clause = r->clause;
        }
    }
}

static enum status add_effect(struct desk *desk, struct arena *a, const struct group *g,
                              struct submission_effects *out, struct err *err)
{
    struct unit_quotas quotas = {0};
    enum status status = unit_quotas_load(desk, a, g->recommender, &quotas, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct submission_effect *e = VEC_PUSH(a, out);
    e->recommender = unit_name(desk, a, g->recommender);
    for (size_t i = 0; i < quotas.n; i++) {
        if (quotas.at[i].notice == g->notice) {
            e->notice = quotas.at[i].code;
            e->before = quotas.at[i].recommended;
            set_limit(&quotas.at[i].limits, e);
        }
    }
    e->after = e->before + g->change;
    return STATUS_OK;
}

enum status submission_effects_load(struct desk *desk, struct arena *a,
                                    const struct submission_plan *plan, size_t max,
                                    struct submission_effects *out, struct err *err)
{
    struct groups groups = {0};
    enum status status = STATUS_OK;
    *out = (struct submission_effects){0};
    if (!text_eq(plan->act, "withdraw") && !text_eq(plan->act, "void") &&
        !text_eq(plan->act, "revive")) {
        return STATUS_OK;
    }
    for (size_t i = 0; i < plan->n && status == STATUS_OK; i++) {
        if (!plan->at[i].refusal) {
            status = add_case(desk, a, plan, &plan->at[i], &groups, err);
        }
    }
    for (size_t i = 0; i < groups.n && i < max && status == STATUS_OK; i++) {
        status = add_effect(desk, a, &groups.at[i], out, err);
    }
    return status;
}
