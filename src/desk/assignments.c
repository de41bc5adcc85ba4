#include "desk/assignments.h"

#include "base/vec.h"
#include "desk/assignment_parts.h"
#include "desk/sheets.h"
#include "desk/sight.h"
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

/* Rows come in the order of the cases, as the cases do. */
static void add_reader(struct arena *a, struct panel_readings *out, size_t *at,
                       const struct db_cursor *c)
{
    int64_t submission = db_column_int(c, 0);
    while (*at < out->n && out->at[*at].c.id < submission) {
        ++*at;
    }
    if (*at < out->n && out->at[*at].c.id == submission) {
        *VEC_PUSH(a, &out->at[*at].readers) =
            (struct panel_reader){db_column_int(c, 1), db_column_text(c, 2, a)};
    }
}

enum status panel_readings_load(struct desk *desk, struct arena *a, const struct panel *panel,
                                struct panel_readings *out, struct err *err)
{
    struct panel_cases cases = {0};
    struct db_cursor c = {0};
    bool has_row = false;
    size_t at = 0;
    *out = (struct panel_readings){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = panel_cases_load(desk, a, panel, &cases, err);
    }
    out->n = cases.n;
    out->at = ARENA_ARRAY(a, struct panel_reading, cases.n + 1);
    for (size_t i = 0; i < cases.n; i++) {
        out->at[i] = (struct panel_reading){.c = cases.at[i]};
    }
    if (status == STATUS_OK) {
        status = db_query(desk->db, QUERY_ASSIGNMENT_READERS, DB_ARGS(db_int(panel->record.id)), &c,
                          err);
    }
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        add_reader(a, out, &at, &c);
    }
    db_finish(&c);
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
