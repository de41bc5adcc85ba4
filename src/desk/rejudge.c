#include "desk/rejudge.h"

#include "base/slice.h"
#include "desk/checks.h"
#include "desk/receipts.h"
#include "desk/sight.h"
#include "store/queries.h"
#include "store/record.h"

struct judging {
    struct desk *desk;
    struct arena *a;
    int64_t notice;
    struct rejudge *out;
};

/* ---- what is judged --------------------------------------------------------------------------- */

/* Lateness of an arrival, as a finding among the others; what it lacks is told with its cases. */
static enum status judge_receipt(struct judging *j, int64_t id, struct findings *out,
                                 struct err *err)
{
    struct receipt_full r = {0};
    struct findings found = {.arena = j->a};
    enum status status = receipt_load(j->desk, j->a, id, &r, err);
    if (status == STATUS_OK) {
        status = receipt_judge(j->desk, j->a, &r, &found, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < found.n; i++) {
        if (text_eq(found.at[i].rule, "late")) {
            found.at[i].subject = arena_printf(j->a, "收件 %s", r.receipt.no);
            findings_add(out, found.at[i]);
        }
    }
    return status;
}

static enum status judge_receipts(struct judging *j, const int64_t *ids, size_t n,
                                  struct findings *out, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = judge_receipt(j, ids[i], out, err);
    }
    return status;
}

/* ---- moving --------------------------------------------------------------------------------------- */

static enum status move_submission(struct write *w, int64_t id, int64_t revision, struct err *err)
{
    struct submission old = {0}, now;
    enum status status = record_load(w->desk->db, &submission_type, id, w->arena, &old, err);
    now = old;
    now.revision = revision;
    return status == STATUS_OK ? write_update(w, &submission_type, &old, &now, err) : status;
}

static enum status move_receipt(struct write *w, int64_t id, int64_t revision, struct err *err)
{
    struct receipt_full r = {0};
    struct findings found = {.arena = w->arena};
    enum status status = receipt_load(w->desk, w->arena, id, &r, err);
    struct receipt old = r.receipt;
    r.receipt.revision = revision;
    if (status == STATUS_OK) {
        status = receipt_judge(w->desk, w->arena, &r, &found, err);
    }
    return status == STATUS_OK ? write_update(w, &receipt_type, &old, &r.receipt, err) : status;
}

struct ids {
    int64_t *at;
    size_t n;
};

static enum status outdated(struct judging *j, size_t query, struct ids *out, struct err *err)
{
    return record_ids(j->desk->db, query, DB_ARGS(db_int(j->notice)), j->a, &out->at, &out->n, err);
}

/* Everything filed under another revision goes to the one in force. */
static enum status move(struct judging *j, struct write *w, struct ids receipts, struct err *err)
{
    struct ids cases = {0};
    struct notice_row row = {0};
    enum status status = notice_row_load(j->desk, j->a, j->notice, &row, err);
    if (status == STATUS_OK) {
        status = outdated(j, QUERY_NOTICE_SUBMISSIONS_OUTDATED, &cases, err);
    }
    for (size_t i = 0; i < cases.n && status == STATUS_OK; i++) {
        status = move_submission(w, cases.at[i], row.revision, err);
    }
    j->out->n_receipts = 0;
    for (size_t i = 0; i < receipts.n && status == STATUS_OK; i++) {
        struct receipt r = {0};
        status = record_load(j->desk->db, &receipt_type, receipts.at[i], j->a, &r, err);
        if (status == STATUS_OK && r.revision != row.revision) {
            j->out->n_receipts++;
            status = move_receipt(w, receipts.at[i], row.revision, err);
        }
    }
    j->out->n_submissions = (int64_t)cases.n;
    j->out->code = row.code;
    j->out->revision = row.revision;
    return status;
}

static enum status judge_all(struct judging *j, struct ids receipts, struct findings *out,
                             struct err *err)
{
    const struct check_wanted wanted = {.notice = j->notice, .only_cases = true};
    enum status status = check_many(j->desk, j->a, &wanted, out, err);
    if (status == STATUS_OK) {
        status = judge_receipts(j, receipts.at, receipts.n, out, err);
    }
    return status;
}

/* Nothing is filed under a supplement: what it bears upon is filed under the notice it amends. */
static enum status find_judged(struct judging *j, struct err *err)
{
    struct notice_row row = {0}, amended = {0};
    enum status status = notice_row_load(j->desk, j->a, j->notice, &row, err);
    if (status == STATUS_OK && row.amends) {
        status = notice_find(j->desk, j->a, row.amends, &amended, err);
        j->notice = amended.record.id;
    }
    return status;
}

/* Judges, moves, judges again: what differs is what flips. */
static enum status judge_twice(struct judging *j, struct write *w,
                               const struct notice_candidate *candidate, struct err *err)
{
    struct findings before = {.arena = j->a}, after = {.arena = j->a};
    struct ids receipts = {0};
    enum status status = find_judged(j, err);
    if (status == STATUS_OK) {
        status = outdated(j, QUERY_NOTICE_RECEIPTS, &receipts, err);
    }
    if (status == STATUS_OK) {
        status = judge_all(j, receipts, &before, err);
    }
    if (status == STATUS_OK) {
        status = candidate ? notice_put(w, candidate->yaml, candidate->path, err)
                           : notice_renew(w, j->notice, err);
    }
    if (status == STATUS_OK) {
        status = move(j, w, receipts, err);
    }
    if (status == STATUS_OK) {
        status = judge_all(j, receipts, &after, err);
    }
    if (status == STATUS_OK) {
        flips_find(j->a, &before, &after, &j->out->flips);
    }
    return status;
}

enum status rejudge_plan(struct desk *desk, struct arena *a, int64_t notice,
                         const struct notice_candidate *candidate, struct rejudge *out,
                         struct err *err)
{
    struct write w;
    struct judging j = {desk, a, notice, out};
    *out = (struct rejudge){0};
    enum status status = sight_whole(desk, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, "rejudge", 0, err);
    if (status == STATUS_OK) {
        status = judge_twice(&j, &w, candidate, err);
    }
    bool is_found = status == STATUS_OK;
    status = write_end(&w, is_found ? STATUS_CANCELLED : status, NULL, NULL, NULL, err);
    return is_found && status == STATUS_CANCELLED ? STATUS_OK : status;
}

enum status rejudge_do(struct desk *desk, struct arena *a, int64_t notice, const char *why,
                       struct rejudge *out, int64_t *batch, struct err *err)
{
    struct write w;
    struct judging j = {desk, a, notice, out};
    *out = (struct rejudge){0};
    enum status status = write_begin(&w, desk, a, "rejudge", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = judge_twice(&j, &w, NULL, err);
    }
    return write_end(
        &w, status,
        arena_printf(a, "重判 %s 按第 %lld 版: 申报件 %lld 件, 收件 %lld 次, 判断变了 %zu 处",
                     text_or_empty(out->code), (long long)out->revision,
                     (long long)out->n_submissions, (long long)out->n_receipts, out->flips.n),
        why, batch, err);
}
