/* How far a panel is, and which sheets stand apart. */
#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/reviewers.h"
#include "desk/sheet_rights.h"
#include "desk/sight.h"
#include "model/submission.h"
#include "rules/score.h"
#include "store/queries.h"
#include "store/record.h"

struct progress {
    struct desk *desk;
    struct arena *arena;
    const struct scoring *scoring;
    struct sheet_sight sight;
    int64_t apart; /* so far from the others is told, in TOTAL_UNIT */
    struct {
        struct sheet_member *at;
        size_t n, cap;
    } members;
    int64_t *sums; /* of sealed totals, member by member */
    struct {
        struct sheet_outlier *at;
        size_t n, cap;
    } outliers;
    struct case_sheets { /* sealed sheets of the case being read */
        struct sheet_outlier *at;
        size_t n, cap;
    } now;
};

static struct sheet_member *member_of(struct progress *p, int64_t reviewer)
{
    for (size_t i = 0; i < p->members.n; i++) {
        if (p->members.at[i].reviewer == reviewer) {
            return &p->members.at[i];
        }
    }
    return NULL;
}

static enum status read_members(struct progress *p, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query(p->desk->db, QUERY_SHEET_MEMBERS,
                                  DB_ARGS(db_int(p->scoring->panel.record.id)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(p->arena, &p->members) = (struct sheet_member){
            .reviewer = db_column_int(&c, 0),
            .no = reviewer_no(p->arena, db_column_int(&c, 0)),
            .name = db_column_text(&c, 1, p->arena),
            .assigned = db_column_int(&c, 2),
            .signing = db_column_text(&c, 3, p->arena),
            .signing_note = db_column_text(&c, 4, p->arena),
            .signed_on = db_column_text(&c, 5, p->arena),
            .attendance = db_column_text(&c, 6, p->arena),
        };
    }
    db_finish(&c);
    p->sums = ARENA_ARRAY(p->arena, int64_t, p->members.n + 1);
    return status;
}

static int by_total(const void *left, const void *right)
{
    const struct sheet_outlier *l = left, *r = right;
    return (l->total > r->total) - (l->total < r->total);
}

/* The case is whole: which of its sheets is far from the middle of all, so that one odd sheet does not make
 * the others look odd. */
static void end_case(struct progress *p)
{
    const size_t least = 3;
    int64_t sum = 0;
    size_t n = p->now.n;
    for (size_t i = 0; i < n; i++) {
        sum += p->now.at[i].total;
    }
    if (n >= least) {
        qsort(p->now.at, n, sizeof *p->now.at, by_total);
    }
    for (size_t i = 0; i < n && n >= least; i++) {
        struct sheet_outlier o = p->now.at[i];
        int64_t middle = (p->now.at[(n - 1) / 2].total + p->now.at[n / 2].total) / 2;
        o.n_others = n - 1;
        o.others = (sum - o.total) / (int64_t)o.n_others;
        if (llabs(o.total - middle) > p->apart) {
            *VEC_PUSH(p->arena, &p->outliers) = o;
        }
    }
    p->now.n = 0;
}

static void count(struct progress *p, const struct sheet *t, int64_t total)
{
    struct sheet_member *m = member_of(p, t->reviewer);
    bool is_sealed = text_eq(t->state, SHEET_SEALED);
    if (m) {
        m->sealed += is_sealed;
        m->drafts += !is_sealed;
        p->sums[m - p->members.at] += is_sealed ? total : 0;
    }
    if (is_sealed && !p->sight.owes) {
        *VEC_PUSH(p->arena, &p->now) = (struct sheet_outlier){.submission = t->submission,
                                                              .reviewer = t->reviewer,
                                                              .name = m ? m->name : NULL,
                                                              .total = total};
    }
}

static enum status read_sheets(struct progress *p, struct err *err)
{
    struct db_cursor c;
    struct sheet t = {0};
    bool has_row = false;
    int64_t *marks, last = 0;
    enum status status = db_query(p->desk->db, QUERY_SHEETS_OF_PANEL,
                                  DB_ARGS(db_int(p->scoring->panel.record.id)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        t.submission = db_column_int(&c, 0);
        t.reviewer = db_column_int(&c, 1);
        t.state = db_column_borrow(&c, 2);
        t.marks = db_column_borrow(&c, 3);
        if (t.submission != last) {
            end_case(p);
            last = t.submission;
        }
        status = sheet_marks_of(p->arena, p->scoring, &t, &marks, err);
        if (status == STATUS_OK) {
            count(p, &t, sheet_total(p->scoring->scheme, (int)p->scoring->stage, marks));
        }
    }
    db_finish(&c);
    end_case(p);
    return status;
}

static enum status read_cases(struct progress *p, struct sheet_progress *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query(p->desk->db, QUERY_SHEET_CASES,
                                  DB_ARGS(db_int(p->scoring->panel.record.id)), &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (status == STATUS_OK && has_row) {
        out->cases = db_column_int(&c, 0);
        out->complete = db_column_int(&c, 1);
    }
    db_finish(&c);
    return status;
}

static int farther(const void *left, const void *right)
{
    const struct sheet_outlier *l = left, *r = right;
    int64_t a = llabs(l->total - l->others), b = llabs(r->total - r->others);
    return a > b   ? -1
           : a < b ? 1
                   : (l->submission > r->submission) - (l->submission < r->submission);
}

static enum status name_outliers(struct progress *p, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < p->outliers.n && status == STATUS_OK; i++) {
        struct sheet_outlier *o = &p->outliers.at[i];
        struct submission s;
        status = record_load(p->desk->db, &submission_type, o->submission, p->arena, &s, err);
        if (status == STATUS_OK) {
            o->no = submission_no(p->arena, o->submission);
            o->title = s.title;
        }
    }
    return status;
}

/* The highest total a sheet can have, in TOTAL_UNIT. */
static int64_t highest_total(struct arena *a, const struct scoring *scoring)
{
    const struct scheme *s = scoring->scheme;
    int64_t *marks = ARENA_ARRAY(a, int64_t, s->criteria.n + 1);
    for (size_t i = 0; i < s->criteria.n; i++) {
        const struct criterion *c = &s->criteria.at[i];
        bool is_yes_no = c->kind == CRITERION_PASS || c->kind == CRITERION_VOTE;
        marks[i] = !criterion_is_of(s, c, scoring->stage) ? MARK_NONE
                   : is_yes_no                            ? SCORE_UNIT
                                                          : c->max.value;
    }
    return sheet_total(s, (int)scoring->stage, marks);
}

enum status sheet_progress_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                                struct sheet_progress *out, struct err *err)
{
    struct progress p = {.desk = desk, .arena = a, .scoring = scoring};
    *out = (struct sheet_progress){0};
    p.apart = highest_total(a, scoring) / 100 * SHEET_OUTLIER_PERCENT;
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = sheet_sight_of(desk, scoring->panel.record.id, &p.sight, err);
    }
    if (status == STATUS_OK) {
        status = read_members(&p, err);
    }
    if (status == STATUS_OK) {
        status = read_sheets(&p, err);
    }
    if (status == STATUS_OK) {
        status = read_cases(&p, out, err);
    }
    if (status == STATUS_OK) {
        if (p.outliers.n) {
            qsort(p.outliers.at, p.outliers.n, sizeof *p.outliers.at, farther);
        }
        status = name_outliers(&p, err);
    }
    for (size_t i = 0; i < p.members.n; i++) {
        struct sheet_member *m = &p.members.at[i];
        m->has_mean = m->sealed > 0 && (!p.sight.owes || m->reviewer == p.sight.me);
        m->mean = m->has_mean ? p.sums[i] / m->sealed : 0;
    }
    out->members = p.members.at;
    out->n_members = p.members.n;
    out->outliers = p.outliers.at;
    out->n_outliers = p.outliers.n;
    return status;
}
