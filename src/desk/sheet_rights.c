#include "desk/sheet_rights.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/reviewers.h"
#include "desk/sight.h"
#include "model/fields.h"
#include "model/submission.h"
#include "rules/mark.h"
#include "store/queries.h"

enum status sheet_sight_of(struct desk *desk, int64_t panel, struct sheet_sight *out,
                           struct err *err)
{
    *out = (struct sheet_sight){.is_staff = desk->may & MAY_KEEP_PANELS};
    enum status status = desk->may & MAY_REVIEW ? reviewer_me(desk, &out->me, err) : STATUS_OK;
    return status == STATUS_OK ? sight_owes(desk, panel, &out->owes, err) : status;
}

enum status sheet_allow(const struct sheet_sight *sight, int64_t reviewer, struct err *err)
{
    return sight->is_staff || (sight->me && sight->me == reviewer)
               ? STATUS_OK
               : err_set(err, STATUS_NOT_PERMITTED, "只能看和填自己的打分表");
}

bool sheet_is_hidden(const struct desk *desk, const struct sheet_sight *sight,
                     const struct sheet *sheet)
{
    bool is_for_nobody = sight->owes || text_eq(sheet->state, SHEET_DRAFT);
    return is_for_nobody && sheet->reviewer != sight->me &&
           !text_eq(sheet->entered_by, desk->me.login);
}

size_t sheet_lacks(struct arena *a, const struct scoring *scoring, const int64_t *marks,
                   const char *reasons, struct sheet_problems *out, int64_t submission)
{
    size_t lacking = 0;
    for (size_t i = 0; i < scoring->n; i++) {
        size_t at = scoring->criteria[i];
        const struct criterion *c = &scoring->scheme->criteria.at[at];
        bool needs_mark = marks[at] == MARK_NONE;
        bool needs_reason = mark_needs_reason(c, marks[at]) && !fields_get(a, reasons, c->name);
        lacking += needs_mark || needs_reason;
        if (out && (needs_mark || needs_reason)) {
            *VEC_PUSH(a, out) = (struct sheet_problem){
                submission, arena_printf(a, "%s「%s」%s", submission_no(a, submission), c->name,
                                         needs_mark ? "没有打分"
                                                    : arena_printf(a, "打了 %s, 要写理由",
                                                                   mark_text(a, c, marks[at])))};
        }
    }
    return lacking;
}

enum status sheet_find(struct desk *desk, int64_t panel, struct sheet_key key, int64_t *id,
                       struct err *err)
{
    return db_one(desk->db, QUERY_SHEET_IN_FORCE,
                  DB_ARGS(db_int(panel), db_int(key.submission), db_int(key.reviewer)), 0, id, err);
}

enum status sheet_marks_of(struct arena *a, const struct scoring *scoring, const struct sheet *t,
                           int64_t **marks, struct err *err)
{
    size_t n = scoring->scheme->criteria.n;
    *marks = ARENA_ARRAY(a, int64_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        (*marks)[i] = MARK_NONE;
    }
    if (t->marks && !marks_read(slice_of(t->marks), *marks, n)) {
        return err_set(err, STATUS_DATA, "%s 的打分表与评审方案「%s」的指标对不上",
                       submission_no(a, t->submission), scoring->scheme->name);
    }
    return STATUS_OK;
}
