#include "desk/defences.h"

#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/drafts.h"
#include "desk/reviewers.h"
#include "desk/sheet_rights.h"
#include "desk/sight.h"
#include "desk/signings.h"
#include "model/submission.h"
#include "store/queries.h"
#include "store/record.h"

/* Why an assignment is void whose reviewer did not come. */
#define ABSENT "答辩缺席"

static enum status must_be_defence(const struct scoring *scoring, struct err *err)
{
    return scoring_is_defence(scoring)
               ? STATUS_OK
               : err_set(err, STATUS_DATA,
                         "评审组「%s」不是答辩: 方案「%s」的这个阶段没有写 方式: 答辩",
                         scoring->panel.name, scoring->scheme->name);
}

static enum status must_score(struct write *w, const struct scoring *scoring, struct err *err)
{
    enum status status = scoring_must_be_open(w->desk, w->arena, scoring, "不能记答辩", err);
    return status == STATUS_OK ? must_be_defence(scoring, err) : status;
}

enum status defence_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                         struct defence *out, struct err *err)
{
    struct db_cursor c = {0};
    bool has_row = false;
    *out = (struct defence){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = must_be_defence(scoring, err);
    }
    if (status == STATUS_OK) {
        status = db_query(desk->db, QUERY_DEFENCE_CASES, DB_ARGS(db_int(scoring->panel.record.id)),
                          &c, err);
    }
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(a, out) = (struct defence_case){
            .submission = db_column_int(&c, 0),
            .no = submission_no(a, db_column_int(&c, 0)),
            .title = db_column_text(&c, 1, a),
            .readers = db_column_int(&c, 2),
            .sealed = db_column_int(&c, 3),
        };
    }
    db_finish(&c);
    return status;
}

/* ---- who came -------------------------------------------------------------------------------------- */

/* The cases of an absent member leave, those taken back come again. */
static enum status move_cases(struct write *w, const struct attendance *who, bool leaves,
                              struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status =
        leaves ? record_ids(w->desk->db, QUERY_DEFENCE_LEAVING,
                            DB_ARGS(db_int(who->panel), db_int(who->reviewer)), w->arena, &ids, &n,
                            err)
               : record_ids(w->desk->db, QUERY_DEFENCE_RETURNING,
                            DB_ARGS(db_int(who->panel), db_int(who->reviewer), db_text(ABSENT)),
                            w->arena, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct assignment old;
        status = record_load(w->desk->db, &assignment_type, ids[i], w->arena, &old, err);
        if (status != STATUS_OK) {
            break;
        }
        struct assignment mine = old;
        mine.void_why = leaves ? ABSENT : NULL;
        status = write_update(w, &assignment_type, &old, &mine, err);
        if (status == STATUS_OK) {
            status = write_void(w, &assignment_type, one_record(ids[i]), leaves, err);
        }
    }
    return status;
}

static enum status attend(struct write *w, const struct attendance *who, struct err *err)
{
    struct panel_member seat;
    struct scoring scoring;
    enum status status = scoring_load(w->desk, w->arena, who->panel, &scoring, err);
    if (status == STATUS_OK) {
        status = must_score(w, &scoring, err);
    }
    if (status == STATUS_OK) {
        status = panel_member_load(w->desk, w->arena, who->panel, who->reviewer, &seat, err);
    }
    if (status != STATUS_OK ||
        text_eq(text_or_empty(seat.attendance), text_or_empty(who->attendance))) {
        return status;
    }
    struct panel_member mine = seat;
    bool was_absent = text_eq(seat.attendance, ATTENDANCE_ABSENT);
    bool is_absent = text_eq(who->attendance, ATTENDANCE_ABSENT);
    mine.attendance = who->attendance;
    status = write_update(w, &panel_member_type, &seat, &mine, err);
    return status == STATUS_OK && was_absent != is_absent ? move_cases(w, who, is_absent, err)
                                                          : status;
}

enum status defence_attend(struct desk *desk, struct arena *a, const struct attendance *who,
                           int64_t *batch, struct err *err)
{
    struct write w;
    struct reviewer reviewer = {0};
    enum status status = write_begin(&w, desk, a, "defence_attend", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &reviewer_type, who->reviewer, a, &reviewer, err);
    }
    if (status == STATUS_OK) {
        status = attend(&w, who, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "答辩 %s: %s", text_or_empty(reviewer.name),
                                  who->attendance ? attendance_name(who->attendance) : "到场收回"),
                     NULL, batch, err);
}

/* ---- what is being typed ----------------------------------------------------------------------------- */

const char *defence_form(struct arena *a, int64_t panel, int64_t submission)
{
    return arena_printf(a, "defence:%lld:%lld", (long long)submission, (long long)panel);
}

bool defence_form_parse(const char *form, int64_t *panel, int64_t *submission)
{
    char *at;
    if (!text_starts(form, "defence:")) {
        return false;
    }
    *submission = strtoll(form + sizeof "defence:" - 1, &at, 10);
    *panel = *at == ':' ? strtoll(at + 1, &at, 10) : 0;
    return !*at && *panel && *submission;
}

/* ---- what was given --------------------------------------------------------------------------------- */

static enum status put_one(struct write *w, const struct scoring *scoring,
                           const struct sheet_entry *given, int64_t submission, struct err *err)
{
    struct sheet_entry entry = *given;
    int64_t assigned = 0;
    bool changed = false;
    entry.key.submission = submission;
    entry.origin = SHEET_FROM_PAPER;
    enum status status = db_one(
        w->desk->db, QUERY_SHEET_IS_ASSIGNED,
        DB_ARGS(db_int(scoring->panel.record.id), db_int(submission), db_int(entry.key.reviewer)),
        0, &assigned, err);
    if (status == STATUS_OK && !assigned) {
        return err_set(err, STATUS_DATA, "%s 没有分配给这位专家, 或他缺席",
                       submission_no(w->arena, submission));
    }
    return status == STATUS_OK ? sheet_put(w, scoring, &entry, false, &changed, err) : status;
}

static enum status seal_case(struct write *w, const struct scoring *scoring, int64_t submission,
                             struct err *err)
{
    struct sheet_readers readers;
    enum status status = sheet_readers_load(w->desk, w->arena, scoring, submission, &readers, err);
    for (size_t i = 0; i < readers.n && status == STATUS_OK; i++) {
        const struct sheet_batch one = {readers.at[i].reviewer, &submission, 1};
        size_t sealed = 0;
        status = sheets_seal_in(w, scoring, &one, &sealed, err);
        if (status == STATUS_DATA) {
            status = err_set(err, STATUS_DATA, "%s: %s", readers.at[i].name,
                             arena_text(w->arena, err->text));
        }
    }
    return status;
}

enum status defence_put(struct desk *desk, struct arena *a, const struct scoring *scoring,
                        const struct defence_marks *marks, int64_t *batch, struct err *err)
{
    struct write w;
    enum status status = write_begin(&w, desk, a, "defence_put", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = must_score(&w, scoring, err);
    }
    for (size_t i = 0; i < marks->n && status == STATUS_OK; i++) {
        status = put_one(&w, scoring, &marks->entries[i], marks->submission, err);
    }
    if (status == STATUS_OK && marks->seals) {
        status = seal_case(&w, scoring, marks->submission, err);
    }
    if (status == STATUS_OK && marks->typed) {
        status = draft_drop_in(&w, marks->typed, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "答辩打分 %s, %s", submission_no(a, marks->submission),
                                  marks->seals ? "一起封存" : "存草稿"),
                     NULL, batch, err);
}
