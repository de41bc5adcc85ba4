#include "desk/late.h"

#include "base/date.h"
#include "base/slice.h"
#include "desk/write.h"
#include "store/queries.h"
#include "store/record.h"

static const struct {
    const char *id, *name;
} verdicts[] = {
    [LATE_UNDECIDED] = {NULL, "待决定"},
    [LATE_ACCEPTED] = {"accepted", "收"},
    [LATE_REFUSED] = {"refused", "不收"},
};

const char *late_verdict_id(enum late_verdict v)
{
    return verdicts[v].id;
}

enum late_verdict late_verdict_of(const struct receipt *r)
{
    return text_eq(r->late_verdict, "accepted")  ? LATE_ACCEPTED
           : text_eq(r->late_verdict, "refused") ? LATE_REFUSED
                                                 : LATE_UNDECIDED;
}

const char *late_verdict_name(enum late_verdict v)
{
    return verdicts[v].name;
}

const char *late_text(struct arena *a, const struct receipt *r)
{
    enum late_verdict v = late_verdict_of(r);
    if (!r->is_late) {
        return NULL;
    }
    if (v == LATE_UNDECIDED) {
        return "收不收由主管决定";
    }
    bool has_clause = !text_is_empty(r->late_clause);
    return arena_printf(a, "%s: %s%s%s%s, %s %s", late_verdict_name(v), text_or_empty(r->late_why),
                        has_clause ? " (" : "", text_or_empty(r->late_clause),
                        has_clause ? ")" : "", text_or_empty(r->late_by),
                        text_or_empty(r->late_on));
}

const char *late_standing_name(enum late_standing s)
{
    return s == LATE_WAITS ? "逾期待定" : s == LATE_NOT_TAKEN ? "逾期不收" : NULL;
}

enum status late_standing_of(struct desk *desk, int64_t submission, enum late_standing *out,
                             struct err *err)
{
    int64_t standing = LATE_NONE;
    enum status status = db_one(desk->db, QUERY_SUBMISSION_LATENESS, DB_ARGS(db_int(submission)),
                                LATE_NONE, &standing, err);
    *out = (enum late_standing)standing;
    return status;
}

static bool is_lateness(const struct finding *f)
{
    return text_eq(f->rule, "late") && f->severity != SEVERITY_NOTE;
}

void late_settle(const struct receipt *r, struct findings *findings)
{
    enum late_verdict v = late_verdict_of(r);
    for (size_t i = 0; i < findings->n; i++) {
        struct finding *f = &findings->at[i];
        if (!is_lateness(f) || v == LATE_UNDECIDED) {
            continue;
        }
        if (v == LATE_ACCEPTED) {
            f->accepted_by = r->late_by;
            f->accepted_why = r->late_why;
            f->accepted_on = r->late_on;
        } else {
            f->text = arena_printf(findings->arena, "%s；已决定%s", f->text,
                                   late_text(findings->arena, r));
        }
    }
}

/* ---- told first ------------------------------------------------------------------------------- */

static const char *or_in_time(enum late_standing s)
{
    return s == LATE_NONE ? "按时或已收" : late_standing_name(s);
}

static enum late_standing standing_after(enum late_verdict v)
{
    return v == LATE_ACCEPTED ? LATE_NONE : v == LATE_REFUSED ? LATE_NOT_TAKEN : LATE_WAITS;
}

/* The best of the arrivals counts: this one as it would be, and the others. */
static enum status add_case(struct desk *desk, struct arena *a, const struct receipt *r,
                            const struct submission *s, enum late_verdict v, struct late_case *out,
                            struct err *err)
{
    enum late_standing now = LATE_NONE, others = LATE_NOT_TAKEN, then = standing_after(v);
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status = late_standing_of(desk, s->record.id, &now, err);
    if (status == STATUS_OK) {
        status = receipts_of(desk, a, s->record.id, &ids, &n, err);
    }
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct receipt other = {0};
        status = record_load(desk->db, &receipt_type, ids[i], a, &other, err);
        enum late_standing its =
            other.is_late ? standing_after(late_verdict_of(&other)) : LATE_NONE;
        others = other.record.id != r->record.id && its < others ? its : others;
    }
    *out = (struct late_case){submission_no(a, s->record.id), s->title, or_in_time(now),
                              or_in_time(then < others ? then : others)};
    return status;
}

static enum status add_cases(struct desk *desk, struct arena *a, const struct receipt_view *v,
                             enum late_verdict verdict, struct late_plan *out, struct err *err)
{
    enum status status = STATUS_OK;
    out->cases = ARENA_ARRAY(a, struct late_case, v->n_submissions + 1);
    for (size_t i = 0; i < v->n_submissions && status == STATUS_OK; i++) {
        status = add_case(desk, a, &v->full.receipt, &v->submissions[i], verdict,
                          &out->cases[out->n_cases++], err);
    }
    return status;
}

static void add_finding(const struct findings *findings, struct late_plan *out)
{
    for (size_t i = 0; i < findings->n; i++) {
        if (is_lateness(&findings->at[i])) {
            out->finding = findings->at[i].text;
            out->clause = findings->at[i].clause;
        }
    }
}

static const char *refusal_of(struct arena *a, const struct receipt *r, enum late_verdict verdict)
{
    if (r->record.is_void || !text_eq(r->state, "logged")) {
        return arena_printf(a, "收件 %s %s, 没有什么可决定", r->no,
                            r->record.is_void ? "已作废" : "还没有登记");
    }
    if (!r->is_late) {
        return arena_printf(a, "收件 %s 没有逾期, 不用决定", r->no);
    }
    return verdict == LATE_UNDECIDED && late_verdict_of(r) == LATE_UNDECIDED
               ? arena_printf(a, "收件 %s 还没有决定, 没有可撤回的", r->no)
               : NULL;
}

static int64_t is_waiting(enum late_verdict v)
{
    return v == LATE_UNDECIDED;
}

enum status late_plan_make(struct desk *desk, struct arena *a, int64_t receipt,
                           enum late_verdict verdict, struct late_plan *out, struct err *err)
{
    struct receipt_view v;
    *out = (struct late_plan){0};
    enum status status = receipt_view_load(desk, a, receipt, &v, err);
    if (status == STATUS_OK) {
        status = add_cases(desk, a, &v, verdict, out, err);
    }
    if (status == STATUS_OK) {
        status =
            db_one(desk->db, QUERY_RECEIPT_UNDECIDED_COUNT, DB_NO_ARGS, 0, &out->open_now, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    enum late_verdict now = late_verdict_of(&v.full.receipt);
    out->receipt = v.full.receipt;
    out->notice = v.notice;
    out->unit = v.unit;
    out->now = late_verdict_name(now);
    out->to = late_verdict_name(verdict);
    out->open_then = out->open_now + is_waiting(verdict) - is_waiting(now);
    add_finding(&v.findings, out);
    out->refusal = refusal_of(a, &v.full.receipt, verdict);
    return STATUS_OK;
}

/* ---- decided ---------------------------------------------------------------------------------- */

static enum status decide(struct write *w, const struct late_plan *plan, enum late_verdict verdict,
                          struct act_ground ground, struct err *err)
{
    struct receipt mine = plan->receipt;
    bool is_given = verdict != LATE_UNDECIDED;
    mine.late_verdict = late_verdict_id(verdict);
    mine.late_why = is_given ? ground.why : NULL;
    mine.late_clause = is_given ? ground.clause : NULL;
    mine.late_by = is_given ? w->desk->me.name : NULL;
    mine.late_on = is_given ? day_text(w->arena, instant_day(desk_now(w->desk))) : NULL;
    return write_update(w, &receipt_type, &plan->receipt, &mine, err);
}

enum status late_decide(struct desk *desk, struct arena *a, int64_t receipt,
                        enum late_verdict verdict, struct act_ground ground, int64_t *batch,
                        struct err *err)
{
    struct write w;
    struct late_plan plan;
    enum status status = desk_allow(desk, MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = late_plan_make(desk, a, receipt, verdict, &plan, err);
    }
    if (status == STATUS_OK && plan.refusal) {
        status = err_set(err, STATUS_DATA, "%s", plan.refusal);
    }
    if (status == STATUS_OK && text_is_empty(ground.why)) {
        status = err_set(err, STATUS_USAGE, "逾期收不收是有名有姓的决定: 要写明理由");
    }
    if (status != STATUS_OK) {
        return status;
    }
    ground.clause = text_is_empty(ground.clause) ? plan.clause : ground.clause;
    status = write_begin(&w, desk, a, "late_decide", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = decide(&w, &plan, verdict, ground, err);
    }
    return write_end(&w, status,
                     verdict == LATE_UNDECIDED
                         ? arena_printf(a, "撤回逾期收件 %s 的决定", plan.receipt.no)
                         : arena_printf(a, "逾期收件 %s 决定%s", plan.receipt.no, plan.to),
                     act_ground_text(a, ground), batch, err);
}
