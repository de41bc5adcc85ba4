#include "desk/submission_acts.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/submissions.h"
#include "desk/write.h"
#include "rules/submission_state.h"
#include "store/record.h"

static const char *const unusual[][2] = {
    {"withdraw", "撤回"}, {"revive", "恢复"}, {"void", "作废"}};

static const char *act_name(const char *act)
{
    size_t n;
    const struct submission_act *acts = submission_acts(&n);
    for (size_t i = 0; i < sizeof unusual / sizeof *unusual; i++) {
        if (text_eq(unusual[i][0], act)) {
            return unusual[i][1];
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (text_eq(acts[i].id, act)) {
            return acts[i].name;
        }
    }
    return NULL;
}

/* What one act makes of one case. */
struct outcome {
    const char *state, *before; /* to be stored; state NULL: it does not go, or void */
    bool goes, needs_reason, is_for_supervisor;
};

static struct outcome outcome_of(const struct submission *s, const char *act)
{
    struct outcome o = {0};
    enum submission_state from, to;
    if (s->record.is_void || !submission_state_parse(s->state, &from)) {
        return o;
    }
    if (text_eq(act, "void")) {
        return (struct outcome){.goes = true, .needs_reason = true};
    }
    if (text_eq(act, "withdraw")) {
        bool goes = submission_may_withdraw(from);
        return (struct outcome){submission_state_id(SUBMISSION_WITHDRAWN), s->state, goes, true,
                                false};
    }
    if (text_eq(act, "revive")) {
        o.goes = from == SUBMISSION_WITHDRAWN && submission_revived(s->state_before, &to);
        o.state = o.goes ? submission_state_id(to) : NULL;
        return o;
    }
    const struct submission_act *found = submission_act_from(from, act);
    if (found) {
        o = (struct outcome){submission_state_id(found->to), s->state_before, true,
                             found->needs_reason, !(found->actors & ACTOR_CLERK)};
    }
    return o;
}

static const char *state_text(const char *id)
{
    enum submission_state state;
    return submission_state_parse(id, &state) ? submission_state_name(state) : id;
}

/* ---- what can be done ------------------------------------------------------------------------- */

static void offer(struct arena *a, const struct submission *s, const char *act,
                  struct submission_offers *out)
{
    struct outcome o = outcome_of(s, act);
    for (size_t i = 0; i < out->n && o.goes; i++) {
        o.goes = !text_eq(out->at[i].id, act);
    }
    if (o.goes) {
        *VEC_PUSH(a, out) =
            (struct submission_offer){act, act_name(act), o.state ? state_text(o.state) : NULL,
                                      o.needs_reason, o.is_for_supervisor};
    }
}

/* In the order of the table of states, whichever case comes first. */
static void offer_all(struct arena *a, const struct submission *cases, size_t n_cases,
                      struct submission_offers *out)
{
    size_t n;
    const struct submission_act *acts = submission_acts(&n);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n_cases; k++) {
            offer(a, &cases[k], acts[i].id, out);
        }
    }
    for (size_t i = 0; i < sizeof unusual / sizeof *unusual; i++) {
        for (size_t k = 0; k < n_cases; k++) {
            offer(a, &cases[k], unusual[i][0], out);
        }
    }
}

static enum status load_all(struct desk *desk, struct arena *a, const int64_t *ids, size_t n,
                            struct submission **out, struct err *err)
{
    enum status status = STATUS_OK;
    *out = ARENA_ARRAY(a, struct submission, n + 1);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = submission_load(desk, a, ids[i], &(*out)[i], err);
    }
    return status;
}

enum status submission_offers_load(struct desk *desk, struct arena *a, const int64_t *ids, size_t n,
                                   struct submission_offers *out, struct err *err)
{
    struct submission *cases = NULL;
    *out = (struct submission_offers){0};
    enum status status = load_all(desk, a, ids, n, &cases, err);
    if (status == STATUS_OK) {
        offer_all(a, cases, n, out);
    }
    return status;
}

/* ---- told first ------------------------------------------------------------------------------- */

/* Why a case stays as it is; NULL when it goes. */
static enum status refusal_of(struct desk *desk, struct arena *a, const struct submission *s,
                              const struct submission_plan *plan, const char **refusal,
                              struct err *err)
{
    struct outcome o = outcome_of(s, plan->act);
    int64_t uses = 0;
    enum status status = STATUS_OK;
    *refusal = NULL;
    if (s->record.is_void) {
        *refusal = "已作废";
    } else if (!o.goes) {
        *refusal = arena_printf(a, "现在是「%s」, 不能%s", state_text(s->state), plan->name);
    } else if (o.is_for_supervisor && !(desk->may & MAY_DECIDE)) {
        *refusal = arena_printf(a, "%s需要主管来办", plan->name);
    } else if (text_eq(plan->act, "void")) {
        status = record_uses(desk->db, &submission_type, s->record.id, s->record.id, &uses, err);
        *refusal =
            uses ? arena_printf(a, "在 %lld 次收件里, 不能作废; 可以撤回", (long long)uses) : NULL;
    }
    return status;
}

static enum status plan_one(struct desk *desk, struct arena *a, const struct submission *s,
                            struct submission_plan *plan, struct err *err)
{
    const char *refusal = NULL;
    enum status status = refusal_of(desk, a, s, plan, &refusal, err);
    struct outcome o = outcome_of(s, plan->act);
    const char *to = text_eq(plan->act, "void") ? "作废" : state_text(o.state);
    *VEC_PUSH(a, plan) = (struct submission_step){
        .id = s->record.id,
        .no = submission_no(a, s->record.id),
        .title = s->title,
        .from = state_text(s->state),
        .to = refusal ? NULL : to,
        .refusal = refusal,
        .is_forbidden = refusal && o.goes && o.is_for_supervisor,
    };
    plan->going += !refusal;
    plan->needs_reason = plan->needs_reason || (!refusal && o.needs_reason);
    return status;
}

enum status submission_plan_make(struct desk *desk, struct arena *a, const int64_t *ids, size_t n,
                                 const char *act, struct submission_plan *out, struct err *err)
{
    struct submission *cases = NULL;
    *out = (struct submission_plan){.act = act, .name = act_name(act)};
    if (!out->name) {
        return err_set(err, STATUS_DATA, "没有「%s」这个动作", act);
    }
    enum status status = load_all(desk, a, ids, n, &cases, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = plan_one(desk, a, &cases[i], out, err);
    }
    return status;
}

/* ---- done ------------------------------------------------------------------------------------- */

static enum status do_one(struct write *w, const struct submission_plan *plan, int64_t id,
                          size_t *done, struct err *err)
{
    struct submission base = {0};
    const char *refusal = NULL;
    enum status status = submission_load(w->desk, w->arena, id, &base, err);
    if (status == STATUS_OK) {
        status = refusal_of(w->desk, w->arena, &base, plan, &refusal, err);
    }
    if (status != STATUS_OK || refusal) {
        return status;
    }
    (*done)++;
    if (text_eq(plan->act, "void")) {
        return write_void(w, &submission_type, id, id, true, err);
    }
    struct submission mine = base;
    struct outcome o = outcome_of(&base, plan->act);
    mine.state = o.state;
    mine.state_before = o.before;
    return write_update(w, &submission_type, &base, &mine, err);
}

static const char *summary_of(struct arena *a, const struct submission_plan *plan, size_t done)
{
    if (plan->n == 1) {
        return arena_printf(a, "%s申报件 %s %s", plan->name, plan->at[0].no,
                            text_or_empty(plan->at[0].title));
    }
    return arena_printf(a, "%s申报件 %zu 件", plan->name, done);
}

enum status submission_plan_do(struct desk *desk, struct arena *a,
                               const struct submission_plan *plan, const char *why, int64_t *batch,
                               size_t *done, struct err *err)
{
    struct write w;
    *done = 0;
    if (plan->needs_reason && text_is_empty(why)) {
        return err_set(err, STATUS_USAGE, "%s要写明原因", plan->name);
    }
    bool is_void = text_eq(plan->act, "void");
    enum status status =
        write_begin(&w, desk, a, is_void ? "submission_void" : "submission_act", MAY_LOG, err);
    for (size_t i = 0; i < plan->n && status == STATUS_OK; i++) {
        if (!plan->at[i].refusal) {
            status = do_one(&w, plan, plan->at[i].id, done, err);
        }
    }
    return write_end(&w, status, summary_of(a, plan, *done), why, batch, err);
}
