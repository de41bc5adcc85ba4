/* A notice of defects before it is issued, and issuing it. */
#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/checks.h"
#include "desk/corrections.h"
#include "desk/facts.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/write.h"
#include "rules/submission_state.h"
#include "store/queries.h"
#include "store/record.h"

/* What earlier notices of the case have seen. */
struct earlier {
    struct correction *at; /* the first first */
    size_t n;
    VEC(struct correction_item) items;
    int64_t news; /* what came or changed since the first */
};

static enum status load_items(struct desk *desk, struct arena *a, int64_t correction,
                              struct earlier *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status =
        record_ids(desk->db, QUERY_CORRECTION_ITEMS, DB_ARGS(db_int(correction)), a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status =
            record_load(desk->db, &correction_item_type, ids[i], a, VEC_PUSH(a, &out->items), err);
    }
    return status;
}

static enum status load_earlier(struct desk *desk, struct arena *a, int64_t submission,
                                struct earlier *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct earlier){0};
    enum status status = record_ids(desk->db, QUERY_CORRECTION_OF_SUBMISSION,
                                    DB_ARGS(db_int(submission)), a, &ids, &n, err);
    out->at = ARENA_ARRAY(a, struct correction, n + 1);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = record_load(desk->db, &correction_type, ids[i], a, &out->at[out->n++], err);
        if (status == STATUS_OK) {
            status = load_items(desk, a, ids[i], out, err);
        }
    }
    return status == STATUS_OK && n
               ? db_one(desk->db, QUERY_SUBMISSION_NEWS,
                        DB_ARGS(db_int(submission), db_int(out->at[0].after_receipt),
                                db_int(out->at[0].after_audit)),
                        0, &out->news, err)
               : status;
}

static bool was_seen(const struct earlier *e, const char *key)
{
    for (size_t i = 0; i < e->items.n; i++) {
        if (key && text_eq(e->items.at[i].key, key)) {
            return true;
        }
    }
    return false;
}

/* ---- the draft ---------------------------------------------------------------------------------- */

static void add_defect(struct arena *a, struct correction_draft *d, struct correction_item item,
                       const struct earlier *e)
{
    item.position = (int64_t)d->defects.n + 1;
    item.is_listed = 1;
    *VEC_PUSH(a, &d->defects) =
        (struct correction_defect){item, e->n > 0 && (e->news == 0 || was_seen(e, item.key))};
}

static enum status add_findings(struct desk *desk, struct arena *a, struct correction_draft *d,
                                const struct earlier *e, struct err *err)
{
    struct findings findings = {.arena = a};
    enum status status = check_case(desk, a, &d->view.submission, &findings, err);
    for (size_t i = 0; i < findings.n && status == STATUS_OK; i++) {
        const struct finding *f = &findings.at[i];
        if (correction_is_defect(f)) {
            add_defect(a, d,
                       (struct correction_item){.key = finding_key(a, f),
                                                .rule = f->rule,
                                                .subject = f->subject,
                                                .notice = f->notice,
                                                .clause = f->clause,
                                                .text = f->text},
                       e);
        }
    }
    return status;
}

/* A person sees what lay there all along as easily as the machine does. */
void correction_draft_add(struct arena *a, struct correction_draft *d, const char *text,
                          const char *clause)
{
    struct correction_defect *defect = VEC_PUSH(a, &d->defects);
    *defect = (struct correction_defect){
        .item = {.position = (int64_t)d->defects.n,
                 .is_listed = 1,
                 .rule = "person",
                 .subject = "人工审查",
                 .clause = text_is_empty(clause) ? NULL : clause,
                 .text = text},
        .is_old = d->ordinal > 1,
    };
}

enum status correction_draft_clock(struct desk *desk, struct arena *a, struct correction_draft *d,
                                   struct err *err)
{
    const struct notice *n = NULL;
    struct deadline_context time;
    struct err unknown = {.arena = a};
    const struct submission *s = &d->view.submission;
    enum status status = correction_clock_load(desk, a, &d->clock, err);
    if (status == STATUS_OK) {
        status = notice_definition(desk, s->notice, s->revision, &n, err);
    }
    if (status == STATUS_OK) {
        status = facts_time(desk, a, &time, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    d->clock = correction_clock_of(n, d->clock);
    d->from = instant_day(desk_now(desk));
    d->due = DAY_NONE;
    d->no_due = NULL;
    if (correction_due(time.calendars, &d->clock, d->from, &d->due, &unknown) != STATUS_OK) {
        d->due = DAY_NONE;
        d->no_due = unknown.text;
    }
    return STATUS_OK;
}

/* From 登记 a notice of defects is the result of the screening. */
static const char *refusal_of(struct arena *a, const struct submission_view *v)
{
    const struct submission *s = &v->submission;
    bool may = text_eq(s->state, "logged") || text_eq(s->state, "screening");
    return s->record.is_void ? "已作废, 不能再补正告知"
           : may             ? NULL
           : text_eq(s->state, "correcting")
               ? "已经告知, 正等补正; 答复用 correction answer, 告知错了到记录里撤销"
               : arena_printf(a, "现在是「%s」, 不能补正告知", v->state_name);
}

enum status correction_draft_load(struct desk *desk, struct arena *a, int64_t submission,
                                  struct correction_draft *out, struct err *err)
{
    struct earlier earlier = {0};
    *out = (struct correction_draft){.due = DAY_NONE};
    enum status status = submission_view_load(desk, a, submission, &out->view, err);
    if (status == STATUS_OK) {
        status = load_earlier(desk, a, submission, &earlier, err);
    }
    if (status == STATUS_OK) {
        status = receipts_newest_no(desk, a, submission, &out->receipt_no, err);
    }
    if (status == STATUS_OK) {
        status = add_findings(desk, a, out, &earlier, err);
    }
    out->ordinal = earlier.n ? earlier.at[earlier.n - 1].ordinal + 1 : 1;
    out->refusal = status == STATUS_OK ? refusal_of(a, &out->view) : NULL;
    return status == STATUS_OK ? correction_draft_clock(desk, a, out, err) : status;
}

size_t correction_draft_listed(const struct correction_draft *d)
{
    size_t n = 0;
    for (size_t i = 0; i < d->defects.n; i++) {
        n += d->defects.at[i].item.is_listed != 0;
    }
    return n;
}

bool correction_draft_is_repeat(const struct correction_draft *d)
{
    for (size_t i = 0; i < d->defects.n; i++) {
        if (d->defects.at[i].item.is_listed && d->defects.at[i].is_old) {
            return true;
        }
    }
    return false;
}

/* ---- issuing ------------------------------------------------------------------------------------ */

static enum status check_draft(struct desk *desk, const struct correction_draft *d, const char *why,
                               struct err *err)
{
    const char *no = submission_no(err->arena, d->view.submission.record.id);
    if (d->refusal) {
        return err_set(err, STATUS_DATA, "申报件 %s %s", no, d->refusal);
    }
    if (correction_draft_listed(d) == 0) {
        return err_set(err, STATUS_DATA,
                       "申报件 %s 没有要补正的: 检查没有查出缺陷, 也没有人工列出的", no);
    }
    if (!correction_draft_is_repeat(d)) {
        return STATUS_OK;
    }
    enum status status = desk_allow(desk, MAY_DECIDE, err);
    return status == STATUS_OK && text_is_empty(why)
               ? err_set(err, STATUS_USAGE,
                         "所列有第一次告知时就能说的 (一次性告知), 再次告知要主管写明理由")
               : status;
}

static enum status put_items(struct write *w, const struct correction_draft *d, int64_t correction,
                             struct err *err)
{
    enum status status = STATUS_OK;
    int64_t position = 0;
    for (size_t i = 0; i < d->defects.n && status == STATUS_OK; i++) {
        struct correction_item item = d->defects.at[i].item;
        item.correction = correction;
        position += item.is_listed;
        item.position = item.is_listed ? position : 0;
        status = write_insert(w, &correction_item_type, &item, err);
    }
    return status;
}

static enum status move_case(struct write *w, const struct correction_draft *d, struct err *err)
{
    const struct submission *base = &d->view.submission;
    struct submission mine = *base;
    mine.state = submission_state_id(SUBMISSION_CORRECTING);
    mine.state_why = mine.state_clause = NULL;
    return write_update(w, &submission_type, base, &mine, err);
}

static enum status put(struct write *w, const struct correction_draft *d, const char *why,
                       struct err *err)
{
    int64_t id = d->view.submission.record.id;
    struct correction c = {.submission = id,
                           .ordinal = d->ordinal,
                           .issued_on = day_text(w->arena, d->from),
                           .due = d->due == DAY_NONE ? NULL : day_text(w->arena, d->due),
                           .days = d->clock.days,
                           .in_workdays = d->clock.in_workdays,
                           .first_counts = d->clock.first_counts,
                           .source = d->clock.clause,
                           .why = text_is_empty(why) ? NULL : why,
                           .person = w->desk->me.name};
    enum status status = db_one(w->desk->db, QUERY_SUBMISSION_LAST_RECEIPT, DB_ARGS(db_int(id)), 0,
                                &c.after_receipt, err);
    if (status == STATUS_OK) {
        status = db_one(w->desk->db, QUERY_AUDIT_LAST, DB_NO_ARGS, 0, &c.after_audit, err);
    }
    if (status == STATUS_OK) {
        status = write_insert(w, &correction_type, &c, err);
    }
    if (status == STATUS_OK) {
        status = put_items(w, d, c.record.id, err);
    }
    return status == STATUS_OK ? move_case(w, d, err) : status;
}

enum status correction_issue(struct desk *desk, struct arena *a, const struct correction_draft *d,
                             const char *why, int64_t *batch, struct err *err)
{
    struct write w;
    enum status status = check_draft(desk, d, why, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, "correction_issue", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = put(&w, d, why, err);
    }
    const char *no = submission_no(a, d->view.submission.record.id);
    return write_end(&w, status,
                     arena_printf(a, "补正告知 %s-%lld %s, %zu 项", no, (long long)d->ordinal,
                                  d->view.submission.title, correction_draft_listed(d)),
                     why, batch, err);
}
