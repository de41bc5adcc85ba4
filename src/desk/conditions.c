#include "desk/conditions.h"

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/decisions.h"
#include "desk/facts.h"
#include "desk/receipts.h"
#include "desk/submissions.h"

#define KIND "condition"

static struct ticks ticks_from(struct desk *desk, struct arena *a, const struct decisions *of)
{
    struct tick *at = ARENA_ARRAY(a, struct tick, of->n + 1);
    for (size_t i = 0; i < of->n; i++) {
        const struct decision *d = &of->at[i];
        at[i] =
            (struct tick){d->key, text_eq(d->value, "met"), d->evidence, decision_by(desk, a, d)};
    }
    return (struct ticks){at, of->n};
}

enum status ticks_load(struct desk *desk, struct arena *a, int64_t submission, struct ticks *out,
                       struct err *err)
{
    struct decisions all = {0};
    enum status status = decisions_load(desk, a, KIND, submission, &all, err);
    *out = ticks_from(desk, a, &all);
    return status;
}

enum status ticks_by_case(struct desk *desk, struct arena *a, struct decisions *out,
                          struct err *err)
{
    return decisions_by_case(desk, a, KIND, out, err);
}

struct ticks ticks_of(struct desk *desk, struct arena *a, const struct decisions *by_case,
                      int64_t submission)
{
    struct decisions of = decisions_of_case(by_case, submission);
    return ticks_from(desk, a, &of);
}

enum status applied_on(struct desk *desk, struct arena *a, const struct submission *s, day_t *out,
                       struct err *err)
{
    int64_t *ids = NULL, at = s->logged_at;
    size_t n = 0;
    enum status status = receipts_of(desk, a, s->record.id, &ids, &n, err);
    if (status == STATUS_OK && n) {
        struct receipt_full r;
        status = receipt_load(desk, a, ids[0], &r, err);
        at = r.receipt.at;
    }
    *out = at == NUMBER_NONE ? DAY_NONE : instant_day(at);
    return status;
}

static enum status input_of(struct desk *desk, struct arena *a, int64_t submission,
                            struct condition_input *out, struct err *err)
{
    struct submission s = {0};
    struct facts *facts = ARENA_NEW(a, struct facts);
    *out = (struct condition_input){.facts = facts};
    enum status status = submission_load(desk, a, submission, &s, err);
    if (status == STATUS_OK) {
        status = facts_submission(desk, a, &s, facts, err);
    }
    if (status == STATUS_OK) {
        status = ticks_load(desk, a, submission, &out->ticks, err);
    }
    return status == STATUS_OK ? applied_on(desk, a, &s, &out->applied_on, err) : status;
}

enum status conditions_load(struct desk *desk, struct arena *a, int64_t submission,
                            struct condition_lines *out, struct err *err)
{
    struct condition_input in;
    *out = (struct condition_lines){0};
    enum status status = input_of(desk, a, submission, &in, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct condition_results results = conditions_judge(a, &in);
    for (size_t i = 0; i < results.n; i++) {
        const struct condition_result *r = &results.at[i];
        *VEC_PUSH(a, out) = (struct condition_line){
            .condition = r->condition,
            .name = condition_name(r->condition),
            .state = condition_state_name(r->state),
            .text = condition_sentence(a, &in, r),
            .tick = r->tick,
            .judged = r->state,
        };
    }
    return STATUS_OK;
}

/* ---- ticking ----------------------------------------------------------------------------------- */

static enum status check_act(struct desk *desk, struct arena *a, const struct tick_act *act,
                             struct err *err)
{
    struct condition_lines lines;
    const char *names = "";
    enum status status = conditions_load(desk, a, act->submission, &lines, err);
    for (size_t i = 0; i < lines.n; i++) {
        if (text_eq(lines.at[i].name, act->condition)) {
            bool is_machine = lines.at[i].condition->verify == VERIFY_MACHINE;
            if (is_machine) {
                return err_set(err, STATUS_DATA, "「%s」由机器判断, 不用人核", act->condition);
            }
            return act->value != TICK_NONE && text_is_empty(act->evidence)
                       ? err_set(err, STATUS_DATA, "看了什么凭据还没有写; 例如 承诺函、查询结果")
                       : STATUS_OK;
        }
        names = arena_printf(a, "%s%s%s", names, i ? "、" : "", lines.at[i].name);
    }
    return status == STATUS_OK ? err_set(err, STATUS_DATA, "申报件 %s 没有条件「%s」; 有: %s",
                                         submission_no(a, act->submission), act->condition, names)
                               : status;
}

enum status condition_tick(struct desk *desk, struct arena *a, const struct tick_act *act,
                           struct err *err)
{
    static const char *const values[] = {NULL, "met", "failed"};
    static const char *const words[] = {"收回核验", "核为符合", "核为不符合"};
    enum status status = check_act(desk, a, act, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct decision_act decision = {.decision = {.kind = KIND,
                                                 .submission = act->submission,
                                                 .key = act->condition,
                                                 .value = values[act->value],
                                                 .evidence = act->evidence,
                                                 .note = act->note},
                                    .may = MAY_LOG,
                                    .summary = arena_printf(a, "申报件 %s 的条件「%s」%s",
                                                            submission_no(a, act->submission),
                                                            act->condition, words[act->value])};
    return decision_make(desk, a, &decision, err);
}
