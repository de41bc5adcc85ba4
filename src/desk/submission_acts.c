#include "desk/submission_acts.h"

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/corrections.h"
#include "desk/facts.h"
#include "desk/late.h"
#include "desk/submissions.h"
#include "desk/write.h"
#include "rules/submission_state.h"
#include "store/record.h"

#define VOID_ACT "void" /* 作废 is no step in the life of a case: it never was one */

static const char *act_name(const char *act)
{
    const struct submission_act *found = submission_act_find(act);
    return found ? found->name : text_eq(act, VOID_ACT) ? "作废" : NULL;
}

/* What one act makes of one case. */
struct outcome {
    const char *state, *before;       /* to be stored; state NULL: it does not go, or void */
    const struct submission_act *row; /* of the table; NULL for void */
    bool goes;
    unsigned needs;
};

static const char *state_after(const struct submission *s, const struct submission_act *act)
{
    enum submission_state to = act->to;
    bool leads = !act->goes_back || submission_revived(s->state_before, &to);
    return leads ? submission_state_id(to) : NULL;
}

static struct outcome outcome_of(const struct submission *s, const char *act)
{
    struct outcome o = {0};
    enum submission_state from;
    if (s->record.is_void || !submission_state_parse(s->state, &from)) {
        return o;
    }
    if (text_eq(act, VOID_ACT)) {
        return (struct outcome){.goes = true, .needs = NEEDS_REASON};
    }
    o.row = submission_act_from(from, act);
    o.state = o.row ? state_after(s, o.row) : NULL;
    o.before = o.row && o.row->to == SUBMISSION_WITHDRAWN ? s->state
               : o.row && o.row->goes_back                ? NULL
                                                          : s->state_before;
    o.goes = o.state != NULL;
    o.needs = o.goes ? o.row->needs : 0;
    return o;
}

static bool is_for_supervisor(const struct outcome *o)
{
    return o->row && !(o->row->actors & ACTOR_CLERK);
}

/* Why the steps of the notice do not allow it; NULL when they do. */
static enum status closed_by_notice(struct desk *desk, struct arena *a, const struct submission *s,
                                    const struct submission_act *act, const char **why,
                                    struct err *err)
{
    struct facts facts;
    *why = NULL;
    if (!act || act->gate.step == STEP_ABSENT) {
        return STATUS_OK;
    }
    enum status status = facts_submission(desk, a, s, &facts, err);
    if (status == STATUS_OK && !submission_act_is_open(act, &facts)) {
        *why = act->gate.closed;
    }
    return status;
}

static const char *state_text(const char *id)
{
    enum submission_state state;
    return submission_state_parse(id, &state) ? submission_state_name(state) : id;
}

/* ---- what can be done ------------------------------------------------------------------------- */

static struct submission_offer *offer_of(const struct submission_offers *offers, const char *act)
{
    for (size_t i = 0; i < offers->n; i++) {
        if (text_eq(offers->at[i].id, act)) {
            return &offers->at[i];
        }
    }
    return NULL;
}

/* 补正 is told and answered by a notice of defects; one that waited before there were such notices is
 * answered as it is. */
static enum status refuse_without_notice(struct desk *desk, struct arena *a,
                                         const struct submission *s,
                                         const struct submission_act *act, const char **refusal,
                                         struct err *err)
{
    struct correction_view v = {0};
    if (act->to == SUBMISSION_CORRECTING) {
        *refusal = "要列出全部缺陷一次告知: 打开这一件, F4 补正单 (correction issue)";
        return STATUS_OK;
    }
    enum status status = correction_view_load(desk, a, s->record.id, &v, err);
    *refusal = status == STATUS_OK && v.is_waiting
                   ? "要逐项答复: 打开这一件, F4 补正单 (correction answer)"
                   : NULL;
    return status;
}

/* What every case in this state meets, whoever does it: the steps of its notice, and 补正, which goes by a
 * notice of defects and is offered there. */
static enum status barred(struct desk *desk, struct arena *a, const struct submission *s,
                          const struct submission_act *act, const char **why, struct err *err)
{
    enum status status = closed_by_notice(desk, a, s, act, why, err);
    return status == STATUS_OK && !*why && act && act->is_by_notice
               ? refuse_without_notice(desk, a, s, act, why, err)
               : status;
}

static enum status offer(struct desk *desk, struct arena *a, const struct submission *s,
                         const char *act, struct submission_offers *out, struct err *err)
{
    struct outcome o = outcome_of(s, act);
    const char *closed = NULL;
    if (!o.goes) {
        return STATUS_OK;
    }
    enum status status = barred(desk, a, s, o.row, &closed, err);
    if (status != STATUS_OK || closed) {
        return status;
    }
    struct submission_offer *known = offer_of(out, act);
    if (known) {
        known->n_cases++;
    } else {
        *VEC_PUSH(a, out) = (struct submission_offer){
            act,          act_name(act),         o.state ? state_text(o.state) : NULL,
            o.needs != 0, is_for_supervisor(&o), 1};
    }
    return STATUS_OK;
}

/* An act that leads from several states by several rows is offered once. */
static bool is_repeated(const struct submission_act *acts, size_t i)
{
    size_t k = 0;
    while (k < i && !text_eq(acts[k].id, acts[i].id)) {
        k++;
    }
    return k < i;
}

/* In the order of the table of states, whichever case comes first; 作废 last. */
static enum status offer_all(struct desk *desk, struct arena *a, const struct submission *cases,
                             size_t n_cases, struct submission_offers *out, struct err *err)
{
    size_t n;
    const struct submission_act *acts = submission_acts(&n);
    enum status status = STATUS_OK;
    for (size_t i = 0; i <= n && status == STATUS_OK; i++) {
        bool is_offered = i == n || !is_repeated(acts, i);
        for (size_t k = 0; k < n_cases && is_offered && status == STATUS_OK; k++) {
            status = offer(desk, a, &cases[k], i < n ? acts[i].id : VOID_ACT, out, err);
        }
    }
    return status;
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
    return status == STATUS_OK ? offer_all(desk, a, cases, n, out, err) : status;
}

/* ---- told first ------------------------------------------------------------------------------- */

static enum status refuse_used(struct desk *desk, struct arena *a, const struct submission *s,
                               const char **refusal, struct err *err)
{
    int64_t uses = 0;
    enum status status =
        record_uses(desk->db, &submission_type, one_record(s->record.id), &uses, err);
    *refusal = uses ? arena_printf(a, "在 %lld 次收件或决定里, 不能作废; 可以撤回", (long long)uses)
                    : NULL;
    return status;
}

/* 受理 of what came late waits for a named decision. */
static enum status refuse_late(struct desk *desk, const struct submission *s, const char **refusal,
                               struct err *err)
{
    enum late_standing standing;
    enum status status = late_standing_of(desk, s->record.id, &standing, err);
    *refusal = standing == LATE_WAITS ? "收件逾期, 先由主管决定收不收 (3收件, Ctrl-D)"
               : standing == LATE_NOT_TAKEN ? "收件逾期, 已决定不收"
                                            : NULL;
    return status;
}

/* 逾期未补正 only once the time is over. */
static enum status refuse_in_time(struct desk *desk, struct arena *a, const struct submission *s,
                                  const char **refusal, struct err *err)
{
    struct correction_view v = {0};
    enum status status = correction_view_load(desk, a, s->record.id, &v, err);
    bool is_in_time = status == STATUS_OK && v.is_waiting && !v.is_overdue;
    *refusal = !is_in_time         ? NULL
               : v.due == DAY_NONE ? "补正期限还算不出 (放假安排未公布), 不能按逾期办"
                                   : arena_printf(a, "补正期限到 %s, 还没有过", day_text(a, v.due));
    return status;
}

/* Why a case stays as it is; NULL when it goes. */
static enum status refusal_of(struct desk *desk, struct arena *a, const struct submission *s,
                              const struct submission_plan *plan, const char **refusal,
                              struct err *err)
{
    struct outcome o = outcome_of(s, plan->act);
    *refusal = NULL;
    if (s->record.is_void) {
        *refusal = "已作废";
    } else if (!o.goes) {
        *refusal = arena_printf(a, "现在是「%s」, 不能%s", state_text(s->state), plan->name);
    } else if (is_for_supervisor(&o) && !(desk->may & MAY_DECIDE)) {
        *refusal = arena_printf(a, "%s需要主管来办", plan->name);
    } else if (text_eq(plan->act, VOID_ACT)) {
        return refuse_used(desk, a, s, refusal, err);
    } else if (o.row->is_by_notice) {
        return refuse_without_notice(desk, a, s, o.row, refusal, err);
    } else if (o.row->to == SUBMISSION_ACCEPTED) {
        return refuse_late(desk, s, refusal, err);
    } else if (o.row->from == SUBMISSION_BIT(SUBMISSION_CORRECTING) && o.needs) {
        return refuse_in_time(desk, a, s, refusal, err);
    } else {
        return closed_by_notice(desk, a, s, o.row, refusal, err);
    }
    return STATUS_OK;
}

static enum status plan_one(struct desk *desk, struct arena *a, const struct submission *s,
                            struct submission_plan *plan, struct err *err)
{
    const char *refusal = NULL;
    enum status status = refusal_of(desk, a, s, plan, &refusal, err);
    struct outcome o = outcome_of(s, plan->act);
    const char *to = text_eq(plan->act, VOID_ACT) ? "作废" : state_text(o.state);
    *VEC_PUSH(a, plan) = (struct submission_step){
        .id = s->record.id,
        .no = submission_no(a, s->record.id),
        .title = s->title,
        .from = state_text(s->state),
        .to = refusal ? NULL : to,
        .refusal = refusal,
        .is_forbidden = refusal && o.goes && is_for_supervisor(&o) && !(desk->may & MAY_DECIDE),
    };
    plan->going += !refusal;
    plan->needs_reason = plan->needs_reason || (!refusal && (o.needs & NEEDS_REASON));
    plan->needs_clause = plan->needs_clause || (!refusal && (o.needs & NEEDS_CLAUSE));
    return status;
}

/* What will happen stands above what will not, among many. */
static void going_first(struct arena *a, struct submission_plan *plan)
{
    struct submission_step *sorted = ARENA_ARRAY(a, struct submission_step, plan->n + 1);
    size_t n = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < plan->n; i++) {
            if ((plan->at[i].refusal != NULL) == (pass == 1)) {
                sorted[n++] = plan->at[i];
            }
        }
    }
    plan->at = sorted;
    plan->cap = plan->n + 1;
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
    going_first(a, out);
    return status;
}

/* ---- done ------------------------------------------------------------------------------------- */

/* A case in its new state, with the ground of it. */
static enum status move(struct write *w, const struct submission *base, const struct outcome *o,
                        struct act_ground ground, struct err *err)
{
    struct submission mine = *base;
    mine.state = o->state;
    mine.state_before = o->before;
    mine.state_why = text_is_empty(ground.why) ? NULL : ground.why;
    mine.state_clause = text_is_empty(ground.clause) ? NULL : ground.clause;
    return write_update(w, &submission_type, base, &mine, err);
}

static enum status do_one(struct write *w, const struct submission_plan *plan, int64_t id,
                          struct act_ground ground, size_t *done, struct err *err)
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
    if (text_eq(plan->act, VOID_ACT)) {
        return write_void(w, &submission_type, one_record(id), true, err);
    }
    struct outcome o = outcome_of(&base, plan->act);
    return move(w, &base, &o, ground, err);
}

static const char *summary_of(struct arena *a, const struct submission_plan *plan, size_t done)
{
    if (plan->n == 1) {
        return arena_printf(a, "%s申报件 %s %s", plan->name, plan->at[0].no,
                            text_or_empty(plan->at[0].title));
    }
    return arena_printf(a, "%s申报件 %zu 件", plan->name, done);
}

static enum status check_ground(const struct submission_plan *plan, struct act_ground ground,
                                struct err *err)
{
    if (plan->needs_reason && text_is_empty(ground.why)) {
        return err_set(err, STATUS_USAGE, "%s要写明原因", plan->name);
    }
    return plan->needs_clause && text_is_empty(ground.clause)
               ? err_set(err, STATUS_USAGE, "%s要写明依据的条款, 如 四（二）", plan->name)
               : STATUS_OK;
}

enum status submission_plan_do(struct desk *desk, struct arena *a,
                               const struct submission_plan *plan, struct act_ground ground,
                               int64_t *batch, size_t *done, struct err *err)
{
    struct write w;
    *done = 0;
    bool is_void = text_eq(plan->act, VOID_ACT);
    enum status status = check_ground(plan, ground, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, is_void ? "submission_void" : "submission_act", MAY_LOG, err);
    for (size_t i = 0; i < plan->n && status == STATUS_OK; i++) {
        if (!plan->at[i].refusal) {
            status = do_one(&w, plan, plan->at[i].id, ground, done, err);
        }
    }
    return write_end(&w, status, summary_of(a, plan, *done), act_ground_text(a, ground), batch,
                     err);
}

enum status submission_move(struct write *w, int64_t id, const char *act, struct act_ground ground,
                            bool *is_moved, struct err *err)
{
    const struct submission_act *row = submission_act_find(act);
    const struct submission_plan plan = {.act = act, .name = row ? row->name : act};
    size_t done = 0;
    enum status status = do_one(w, &plan, id, ground, &done, err);
    *is_moved = done > 0;
    return status;
}
