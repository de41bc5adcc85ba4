#include "desk/checks.h"

#include "base/date.h"
#include "desk/acceptances.h"
#include "desk/check_rules.h"
#include "desk/conditions.h"
#include "desk/facts.h"
#include "desk/late.h"
#include "desk/limit_question.h"
#include "desk/same_cases.h"
#include "rules/levels.h"

enum status check_prepare(struct fact_source *source, struct arena *a, const struct submission *s,
                          const struct arrived *arrived, struct check_input *in, struct err *err)
{
    struct facts *facts = ARENA_NEW(a, struct facts);
    enum status status = facts_case(source, a, s, facts, err);
    in->facts = facts;
    if (status == STATUS_OK) {
        status = fact_source_parent(source, facts->notice, &in->parent, err);
        facts->parent = in->parent;
    }
    in->applied_on =
        instant_day(arrived->first.at == INSTANT_NONE ? s->logged_at : arrived->first.at);
    in->arrival = arrived->first;
    in->delivery = arrived->first.at == INSTANT_NONE ? NULL : &arrived->delivery;
    in->items = (struct copies_given){arrived->items.at, arrived->items.n};
    in->agreement = arrived->agreement;
    in->credit_code = s->credit_code;
    in->contact_info = s->contact_info;
    in->phone = s->phone;
    in->email = s->email;
    return status;
}

/* Where the case was handed up: the list on which it now stands, and where the two levels differ. */
static enum status judge_above(struct desk *desk, struct arena *a, const struct submission *s,
                               const struct check_input *in, struct findings *out, struct err *err)
{
    struct limit_question above;
    enum status status = limit_question_above(&above, desk, a, s, false, err);
    if (status == STATUS_OK) {
        limits_find_above(&above.tallies, above.row, out);
        limit_question_close(&above);
        levels_compare(in->facts, in->parent, out);
    }
    return status;
}

static enum status judge(struct limit_question *q, struct arena *a, const struct submission *s,
                         struct check_input *in, struct findings *out, struct err *err)
{
    struct arrived arrived;
    enum status status = facts_time(q->desk, a, &in->time, err);
    if (status == STATUS_OK) {
        status = ticks_load(q->desk, a, s->record.id, &in->ticks, err);
    }
    if (status == STATUS_OK) {
        status = arrived_load(q->desk, a, s->record.id, &arrived, err);
    }
    if (status == STATUS_OK) {
        status = check_prepare(&q->source, a, s, &arrived, in, err);
    }
    if (status == STATUS_OK) {
        in->limits = &q->tallies;
        in->limit_row = q->row;
        check_submission(in, out);
        late_settle(&arrived.receipt, out);
        status = in->parent ? judge_above(q->desk, a, s, in, out, err) : STATUS_OK;
    }
    if (status == STATUS_OK) {
        status = same_case_findings(q->desk, a, s->record.id, out, err);
    }
    const struct finding_about about = {.submission = s->record.id};
    return status == STATUS_OK ? acceptances_settle(q->desk, &about, out, err) : status;
}

enum status check_case(struct desk *desk, struct arena *a, const struct submission *s,
                       struct findings *out, struct err *err)
{
    struct limit_question q, own;
    struct check_input in = {0};
    out->arena = a;
    enum status status = limit_question_case(&q, desk, a, s, false, err);
    if (status != STATUS_OK) {
        return status;
    }
    bool has_own = !limit_question_is_in_force(&q, s);
    status = has_own ? limit_question_own(&own, desk, a, s, false, err) : STATUS_OK;
    if (status == STATUS_OK) {
        in.own_limits = has_own ? &own.tallies : NULL;
        in.own_row = has_own ? own.row : 0;
        status = judge(&q, a, s, &in, out, err);
        if (has_own) {
            limit_question_close(&own);
        }
    }
    limit_question_close(&q);
    return status;
}
