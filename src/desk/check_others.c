/* What is no case: units and lists by themselves; and in a pass over very many cases, arrivals that hold
 * none and what units say of themselves. */
#include "desk/acceptances.h"
#include "desk/check_pass.h"
#include "desk/limit_question.h"
#include "desk/limits.h"
#include "desk/list_findings.h"
#include "desk/receipt_rules.h"
#include "desk/units.h"
#include "rules/check.h"
#include "store/queries.h"
#include "store/record.h"

/* ---- one unit, one list ---------------------------------------------------------------------------- */

static enum status find_list(struct limit_question *q, const struct finding_about *about,
                             struct findings *out, struct err *err)
{
    uint32_t place = 0;
    enum status status = limit_rows_of_unit(&q->rows, about->unit, err);
    if (status == STATUS_OK) {
        status = limit_rows_unit(&q->rows, about->unit, &place, err);
    }
    return status == STATUS_OK && place ? list_find(&q->rows, place, out, err) : status;
}

enum status check_list(struct desk *desk, struct arena *a, const struct finding_about *about,
                       struct findings *out, struct err *err)
{
    struct limit_question q;
    out->arena = a;
    enum status status = limits_find_about(desk, a, about, out, err);
    if (status != STATUS_OK || !about->unit) {
        return status;
    }
    status = limit_question_open(&q, desk, a, about->notice, 0, err);
    if (status == STATUS_OK) {
        status = find_list(&q, about, out, err);
        limit_question_close(&q);
    }
    return status == STATUS_OK ? acceptances_settle(desk, about, out, err) : status;
}

static enum status find_own(struct desk *desk, struct arena *a, int64_t unit, struct findings *out,
                            struct err *err)
{
    struct unit u = {0};
    const struct finding_about about = {.unit = unit};
    enum status status = unit_load(desk, a, unit, &u, err);
    if (status == STATUS_OK) {
        const struct unit_says says = {u.credit_code, u.phone, u.email};
        check_unit_itself(&says, out);
        status = acceptances_settle(desk, &about, out, err);
    }
    return status;
}

enum status check_unit(struct desk *desk, struct arena *a, int64_t unit, struct findings *out,
                       struct err *err)
{
    int64_t *notices = NULL;
    size_t n = 0;
    out->arena = a;
    enum status status = find_own(desk, a, unit, out, err);
    if (status == STATUS_OK) {
        status = record_ids(desk->db, QUERY_LIMIT_NOTICES_OF_UNIT, DB_ARGS(db_int(unit)), a,
                            &notices, &n, err);
    }
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        const struct finding_about about = {.notice = notices[i], .unit = unit};
        status = check_list(desk, a, &about, out, err);
    }
    return status;
}

/* ---- in a pass ---------------------------------------------------------------------------------------- */

/* Told with the name of what they are about before the subject. */
static void tell(struct check_many *m, const char *name, const struct findings *found)
{
    for (size_t i = 0; i < found->n; i++) {
        struct finding f = found->at[i];
        f.subject = arena_printf(m->arena, "%s %s", name, f.subject);
        findings_add(m->out, f);
    }
}

static enum status find_receipt(struct check_many *m, int64_t id, struct err *err)
{
    struct receipt_full r = {0};
    struct findings found = {.arena = m->arena};
    enum status status = receipt_load(m->desk, m->arena, id, &r, err);
    if (status == STATUS_OK) {
        status = receipt_judge_itself(m->desk, m->arena, &r, &found, err);
    }
    if (status == STATUS_OK) {
        tell(m, arena_printf(m->arena, "收件 %s", r.receipt.no), &found);
    }
    return status;
}

static enum status find_receipts(struct check_many *m, const struct check_wanted *wanted,
                                 struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status =
        record_ids(m->desk->db, QUERY_CHECK_RECEIPTS_ALONE,
                   DB_ARGS(db_int(wanted->notice), db_int(wanted->unit)), m->arena, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = find_receipt(m, ids[i], err);
    }
    return status;
}

static void says_of(const struct db_cursor *row, struct arena *a, struct findings *out)
{
    const struct unit_says says = {db_column_text(row, 2, a), db_column_text(row, 3, a),
                                   db_column_text(row, 4, a)};
    out->arena = a;
    check_unit_itself(&says, out);
}

/* Most units say nothing wrong, so that nothing is kept of them. */
static enum status find_unit(struct check_many *m, const struct db_cursor *row, struct err *err)
{
    struct findings found = {0}, kept = {0};
    const struct finding_about about = {.unit = db_column_int(row, 0)};
    says_of(row, &m->scratch, &found);
    if (found.n == 0) {
        return STATUS_OK;
    }
    says_of(row, m->arena, &kept);
    enum status status = acceptances_settle_other(m->desk, &m->acceptances, &about, &kept, err);
    tell(m, arena_printf(m->arena, "单位 %s", db_column_text(row, 1, m->arena)), &kept);
    return status;
}

static enum status find_units(struct check_many *m, int64_t unit, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(m->desk->db, QUERY_CHECK_UNITS, DB_ARGS(db_int(unit)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        arena_reset(&m->scratch);
        status = find_unit(m, &c, err);
    }
    db_finish(&c);
    return status;
}

enum status pass_find_others(struct check_many *m, const struct check_wanted *wanted,
                             struct err *err)
{
    enum status status = find_receipts(m, wanted, err);
    return status == STATUS_OK && !wanted->notice ? find_units(m, wanted->unit, err) : status;
}
