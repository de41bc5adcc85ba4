#include "desk/assignments.h"

#include "base/vec.h"
#include "desk/assignment_parts.h"
#include "desk/sheets.h"
#include "desk/sight.h"
#include "desk/submissions.h"
#include "store/queries.h"
#include "store/record.h"

enum status assignments_load(struct desk *desk, struct arena *a, int64_t panel, int64_t reviewer,
                             struct assignments *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct assignments){0};
    enum status status = reviewer_allow(desk, reviewer, 0, err);
    if (status == STATUS_OK) {
        status = record_ids(desk->db, QUERY_ASSIGNMENT_LIST,
                            DB_ARGS(db_int(panel), db_int(reviewer)), a, &ids, &n, err);
    }
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = record_load(desk->db, &assignment_type, ids[i], a, VEC_PUSH(a, out), err);
    }
    return status;
}

enum status assignment_of(struct desk *desk, int64_t panel, int64_t reviewer, int64_t submission,
                          int64_t *id, struct err *err)
{
    return db_one(desk->db, QUERY_ASSIGNMENT_OF_CASE,
                  DB_ARGS(db_int(panel), db_int(reviewer), db_int(submission)), 0, id, err);
}

enum status assignment_ensure(struct write *w, const struct assignment *wanted, int64_t *id,
                              struct err *err)
{
    struct assignment mine = *wanted;
    int64_t last = 0;
    enum status status =
        assignment_of(w->desk, wanted->panel, wanted->reviewer, wanted->submission, id, err);
    if (status != STATUS_OK || *id) {
        return status;
    }
    status = db_one(w->desk->db, QUERY_ASSIGNMENT_LAST_POSITION,
                    DB_ARGS(db_int(wanted->panel), db_int(wanted->reviewer)), 0, &last, err);
    mine.position = wanted->position ? wanted->position : last + 1;
    if (status == STATUS_OK) {
        status = write_insert(w, &assignment_type, &mine, err);
    }
    *id = mine.record.id;
    return status;
}

/* ---- by hand ----------------------------------------------------------------------------------- */

static enum status check_member(struct write *w, const struct assignment *wanted, struct err *err)
{
    struct panel p = {0};
    struct panel_member seat = {0};
    int64_t id = 0;
    enum status status = record_load(w->desk->db, &panel_type, wanted->panel, w->arena, &p, err);
    if (status == STATUS_OK && text_eq(p.state, PANEL_CLOSED)) {
        return err_set(err, STATUS_DATA, "%s 已结束, 不能再分配", p.name);
    }
    if (status == STATUS_OK) {
        status = db_one(w->desk->db, QUERY_PANEL_SEAT_OF,
                        DB_ARGS(db_int(wanted->panel), db_int(wanted->reviewer)), 0, &id, err);
    }
    if (status == STATUS_OK && id) {
        status = record_load(w->desk->db, &panel_member_type, id, w->arena, &seat, err);
    }
    return status == STATUS_OK && !text_eq(seat.state, SEAT_MEMBER)
               ? err_set(err, STATUS_DATA, "%s 不是 %s 的成员",
                         reviewer_no(w->arena, wanted->reviewer), p.name)
               : status;
}

static enum status check_case(struct write *w, const struct assignment *wanted, struct err *err)
{
    struct panel p = {0};
    struct panel_cases cases;
    enum status status = record_load(w->desk->db, &panel_type, wanted->panel, w->arena, &p, err);
    if (status == STATUS_OK) {
        status = panel_cases_load(w->desk, w->arena, &p, &cases, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < cases.n; i++) {
        if (cases.at[i].id == wanted->submission) {
            return STATUS_OK;
        }
    }
    return status == STATUS_OK ? err_set(err, STATUS_DATA, "申报件 %s 不归 %s 评",
                                         submission_no(w->arena, wanted->submission), p.name)
                               : status;
}

static enum status check_recusal(struct write *w, const struct assignment *wanted, struct err *err)
{
    struct recusal_views grounds;
    enum status status =
        recusals_of_pair(w->desk, w->arena, wanted->reviewer, wanted->submission, &grounds, err);
    for (size_t i = 0; status == STATUS_OK && i < grounds.n; i++) {
        const struct recusal *r = &grounds.at[i].recusal;
        bool is_here = r->submission || r->panel == wanted->panel;
        if (is_here && !text_eq(r->state, RECUSAL_DISMISSED)) {
            return err_set(err, STATUS_DATA, "%s 要回避 %s: %s", grounds.at[i].reviewer,
                           submission_no(w->arena, wanted->submission), r->evidence);
        }
    }
    return status;
}

enum status assignment_check(struct write *w, const struct assignment *wanted, struct err *err)
{
    enum status status = check_member(w, wanted, err);
    if (status == STATUS_OK) {
        status = check_case(w, wanted, err);
    }
    return status == STATUS_OK ? check_recusal(w, wanted, err) : status;
}

static const char *sentence(struct desk *desk, struct arena *a, const char *act,
                            const struct assignment *x)
{
    struct reviewer r = {0};
    struct err absent = {.arena = a};
    bool is_known = record_load(desk->db, &reviewer_type, x->reviewer, a, &r, &absent) == STATUS_OK;
    return arena_printf(a, "%s: 申报件 %s, 专家 %s", act, submission_no(a, x->submission),
                        is_known ? r.name : "");
}

enum status assignment_add(struct desk *desk, struct arena *a, const struct assignment *wanted,
                           struct err *err)
{
    struct write w;
    struct assignment mine = *wanted;
    int64_t id = 0;
    mine.origin = ASSIGNED_HAND;
    enum status status = write_begin(&w, desk, a, "assign", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = assignment_check(&w, &mine, err);
    }
    if (status == STATUS_OK) {
        status = assignment_ensure(&w, &mine, &id, err);
    }
    return write_end(&w, status, sentence(desk, a, "分配", wanted), NULL, NULL, err);
}

enum status assignment_take(struct write *w, int64_t id, const struct assignment_taking *t,
                            int64_t *sheets, struct err *err)
{
    struct assignment base = {0}, mine;
    enum status status = record_load(w->desk->db, &assignment_type, id, w->arena, &base, err);
    mine = base;
    mine.void_why = t->why;
    if (status == STATUS_OK) {
        status = write_update(w, &assignment_type, &base, &mine, err);
    }
    if (status == STATUS_OK) {
        status = write_void(w, &assignment_type, one_record(id), true, err);
    }
    const struct sheet_voiding v = {
        base.panel, {base.submission, base.reviewer}, t->ground, t->why};
    return status == STATUS_OK ? sheets_void(w, &v, sheets, err) : status;
}

enum status assignment_void(struct desk *desk, struct arena *a, const struct assignment *pair,
                            const char *why, struct err *err)
{
    struct write w;
    int64_t sheets = 0, id = 0;
    const struct assignment_taking taking = {"replaced", why};
    enum status status = write_begin(&w, desk, a, "unassign", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK && text_is_empty(why)) {
        status = err_set(err, STATUS_USAGE, "收回分配要写理由");
    }
    if (status == STATUS_OK) {
        status = assignment_of(desk, pair->panel, pair->reviewer, pair->submission, &id, err);
    }
    if (status == STATUS_OK && !id) {
        status = err_set(err, STATUS_NOT_FOUND, "申报件 %s 没有分给 %s",
                         submission_no(a, pair->submission), reviewer_no(a, pair->reviewer));
    }
    if (status == STATUS_OK) {
        status = assignment_take(&w, id, &taking, &sheets, err);
    }
    /* What somebody has scored is a supervisor's to void. */
    if (status == STATUS_OK && sheets) {
        status = desk_allow(desk, MAY_DECIDE, err);
    }
    return write_end(&w, status, sentence(desk, a, "收回分配", pair), why, NULL, err);
}
