#include "desk/sheet_cases.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/sheet_rights.h"
#include "desk/sight.h"
#include "model/submission.h"
#include "store/queries.h"

/* A sealed sheet of the case being read. */
struct given {
    const char *name;
    const int64_t *marks;
    int64_t total;
};

struct cases_pass {
    struct desk *desk;
    struct arena *arena;
    const struct scoring *scoring;
    struct sheet_case_lines *out;
    VEC(struct given) now;
};

static enum status read_cases(struct cases_pass *p, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query(p->desk->db, QUERY_SHEET_CASE_LINES,
                                  DB_ARGS(db_int(p->scoring->panel.record.id)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(p->arena, p->out) = (struct sheet_case_line){
            .submission = db_column_int(&c, 0),
            .no = submission_no(p->arena, db_column_int(&c, 0)),
            .title = db_column_text(&c, 1, p->arena),
            .readers = db_column_int(&c, 2),
            .sealed = db_column_int(&c, 3),
        };
    }
    db_finish(&c);
    return status;
}

/* ---- one case ---------------------------------------------------------------------------------- */

static bool differs(const struct cases_pass *p, size_t criterion)
{
    for (size_t i = 1; i < p->now.n; i++) {
        if (p->now.at[i].marks[criterion] != p->now.at[0].marks[criterion]) {
            return true;
        }
    }
    return false;
}

static const char *tell_differing(const struct cases_pass *p, const char *text, size_t criterion)
{
    const struct criterion *c = &p->scoring->scheme->criteria.at[criterion];
    text = arena_printf(p->arena, "%s%s%s:", text_or_empty(text), text ? "; " : "", c->name);
    for (size_t i = 0; i < p->now.n; i++) {
        text = arena_printf(p->arena, "%s%s %s %s", text, i ? "," : "",
                            text_or_empty(p->now.at[i].name),
                            mark_text(p->arena, c, p->now.at[i].marks[criterion]));
    }
    return text;
}

static void judge(struct cases_pass *p, struct sheet_case_line *line)
{
    int64_t sum = 0, high = 0, low = 0;
    for (size_t i = 0; i < p->now.n; i++) {
        int64_t total = p->now.at[i].total;
        sum += total;
        high = i == 0 || total > high ? total : high;
        low = i == 0 || total < low ? total : low;
    }
    line->has_mean = p->now.n > 0;
    line->mean = p->now.n ? sum / (int64_t)p->now.n : 0;
    line->spread = high - low;
    for (size_t i = 0; i < p->scoring->n; i++) {
        size_t at = p->scoring->criteria[i];
        if (p->scoring->scheme->criteria.at[at].is_objective == YES_YES && differs(p, at)) {
            line->differing = tell_differing(p, line->differing, at);
        }
    }
}

/* ---- all of them, both in the order of their numbers ---------------------------------------------- */

static enum status note(struct cases_pass *p, const struct db_cursor *c, struct err *err)
{
    int64_t *marks;
    struct sheet t = {.submission = db_column_int(c, 0), .marks = db_column_borrow(c, 2)};
    enum status status = sheet_marks_of(p->arena, p->scoring, &t, &marks, err);
    if (status == STATUS_OK) {
        *VEC_PUSH(p->arena, &p->now) = (struct given){
            .name = db_column_text(c, 1, p->arena),
            .marks = marks,
            .total = sheet_total(p->scoring->scheme, (int)p->scoring->stage, marks),
        };
    }
    return status;
}

/* The line of a case; sheets of what is not assigned any more have none. */
static void end_case(struct cases_pass *p, size_t *at, int64_t submission)
{
    while (*at < p->out->n && p->out->at[*at].submission < submission) {
        *at += 1;
    }
    if (*at < p->out->n && p->out->at[*at].submission == submission) {
        judge(p, &p->out->at[*at]);
    }
    p->now.n = 0;
}

static enum status read_sheets(struct cases_pass *p, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    int64_t last = 0;
    size_t at = 0;
    enum status status = db_query(p->desk->db, QUERY_SHEETS_SEALED,
                                  DB_ARGS(db_int(p->scoring->panel.record.id)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        if (db_column_int(&c, 0) != last) {
            end_case(p, &at, last);
            last = db_column_int(&c, 0);
        }
        status = note(p, &c, err);
    }
    db_finish(&c);
    end_case(p, &at, last);
    return status;
}

enum status sheet_cases_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                             struct sheet_case_lines *out, struct err *err)
{
    struct cases_pass p = {.desk = desk, .arena = a, .scoring = scoring, .out = out};
    bool owes = false;
    *out = (struct sheet_case_lines){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = sight_owes(desk, scoring->panel.record.id, &owes, err);
    }
    if (status == STATUS_OK) {
        status = read_cases(&p, err);
    }
    return status == STATUS_OK && !owes ? read_sheets(&p, err) : status;
}

enum status sheet_readers_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                               int64_t submission, struct sheet_readers *out, struct err *err)
{
    struct db_cursor c;
    struct sheet_sight sight;
    bool has_row = false;
    *out = (struct sheet_readers){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = sheet_sight_of(desk, scoring->panel.record.id, &sight, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = db_query(desk->db, QUERY_SHEET_READERS,
                      DB_ARGS(db_int(scoring->panel.record.id), db_int(submission)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        struct sheet_reader *r = VEC_PUSH(a, out);
        struct sheet t = {.submission = submission, .marks = db_column_borrow(&c, 3)};
        int64_t *marks;
        *r = (struct sheet_reader){.reviewer = db_column_int(&c, 0),
                                   .name = db_column_text(&c, 1, a),
                                   .state = text_or_empty(db_column_text(&c, 2, a))};
        status = sheet_marks_of(a, scoring, &t, &marks, err);
        bool is_told = !sight.owes || r->reviewer == sight.me;
        if (status == STATUS_OK && is_told && text_eq(r->state, SHEET_SEALED)) {
            r->total = sheet_total(scoring->scheme, (int)scoring->stage, marks);
        }
    }
    db_finish(&c);
    return status;
}
