/* All sheets of the panels in one pass, and a case for each that has some. */
#include <stdlib.h>

#include "desk/ranking_parts.h"
#include "rules/mark.h"
#include "store/queries.h"

/* ---- sheets ------------------------------------------------------------------------------------ */

/* The marks of a sheet behind those read before; false when the line is not of this scheme. */
static bool take_marks(struct reading *r, struct slice line)
{
    size_t n = r->own->criteria.n;
    while (r->marks.n + n > r->marks.cap) {
        r->marks.at =
            vec_grow(&r->scratch, r->marks.at, r->marks.cap, &r->marks.cap, sizeof *r->marks.at);
    }
    bool is_right = marks_read(line, r->marks.at + r->marks.n, n);
    r->marks.n += n;
    return is_right;
}

enum status held_pairs_load(struct desk *desk, struct arena *a, int64_t panel,
                            struct held_pairs *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    *out = (struct held_pairs){0};
    enum status status =
        db_query(desk->db, QUERY_RANKING_UNDECIDED, DB_ARGS(db_int(panel)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(a, out) = (struct held_pair){db_column_int(&c, 0), db_column_int(&c, 1)};
    }
    db_finish(&c);
    return status;
}

bool held_pairs_have(const struct held_pairs *p, int64_t reviewer, int64_t submission)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct held_pair *one = &p->at[i];
        if (one->reviewer == reviewer && (!one->submission || one->submission == submission)) {
            return true;
        }
    }
    return false;
}

/* A sealed one that may turn out void does not count until that is decided. */
static void hold_sheet(const struct held_pairs *held, struct read_sheet *s)
{
    if (s->state == 's' && held_pairs_have(held, s->reviewer, s->submission)) {
        s->state = 'h';
    }
}

static enum status take_sheet(struct reading *r, const struct db_cursor *c, uint32_t panel,
                              struct err *err)
{
    struct read_sheet s = {.submission = db_column_int(c, 0),
                           .reviewer = db_column_int(c, 1),
                           .panel = panel,
                           .state = *text_or_empty(db_column_borrow(c, 2)),
                           .marks = (uint32_t)(r->marks.n / r->own->criteria.n)};
    if (!take_marks(r, db_column_slice(c, 3)) && s.state == 's') {
        return err_set(err, STATUS_CONFIG,
                       "申报件 %05lld 的打分表与「%s」的评审方案不符，请核对数据",
                       (long long)s.submission, r->ranking->panels[panel].name);
    }
    *VEC_PUSH(&r->scratch, &r->sheets) = s;
    return STATUS_OK;
}

static enum status read_panel(struct reading *r, uint32_t panel, struct err *err)
{
    struct db_cursor c = {0};
    struct held_pairs held;
    bool has_row = true;
    int64_t id = r->ranking->panels[panel].id;
    enum status status = held_pairs_load(r->desk, &r->scratch, id, &held, err);
    if (status == STATUS_OK) {
        status = db_query(r->desk->db, QUERY_RANKING_SHEETS, DB_ARGS(db_int(id)), &c, err);
    }
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        status = take_sheet(r, &c, panel, err);
        if (held.n && status == STATUS_OK) {
            hold_sheet(&held, &r->sheets.at[r->sheets.n - 1]);
        }
    }
    db_finish(&c);
    return status;
}

static int by_case(const void *left, const void *right)
{
    const struct read_sheet *a = left, *b = right;
    return a->submission != b->submission ? (a->submission > b->submission ? 1 : -1)
           : a->panel != b->panel         ? (a->panel > b->panel ? 1 : -1)
                                  : (a->reviewer > b->reviewer) - (a->reviewer < b->reviewer);
}

/* The sheets stand by case; a case for each run of them. */
static void make_cases(struct reading *r)
{
    for (size_t i = 0; i < r->sheets.n; i++) {
        const struct read_sheet *s = &r->sheets.at[i];
        if (!r->cases.n || r->cases.at[r->cases.n - 1].id != s->submission) {
            *VEC_PUSH(r->arena, &r->cases) =
                (struct ranking_case){.id = s->submission, .panel = -1};
        }
    }
}

enum status reading_sheets(struct reading *r, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < r->ranking->n_panels && status == STATUS_OK; i++) {
        status = read_panel(r, (uint32_t)i, err);
    }
    if (status == STATUS_OK && r->ranking->n_panels > 1 && r->sheets.n) {
        qsort(r->sheets.at, r->sheets.n, sizeof *r->sheets.at, by_case);
    }
    make_cases(r);
    return status;
}

/* Numbers of one batch follow each other, so most stand where they would if all did. */
static size_t likely_place(const struct reading *r, int64_t submission)
{
    int64_t first = r->cases.at[0].id, span = r->cases.at[r->cases.n - 1].id - first;
    return span > 0
               ? (size_t)((double)(submission - first) / (double)span * (double)(r->cases.n - 1) +
                          0.5)
               : 0;
}

long reading_find(const struct reading *r, int64_t submission)
{
    size_t low = 0, high = r->cases.n;
    if (!high || submission < r->cases.at[0].id || submission > r->cases.at[high - 1].id) {
        return -1;
    }
    size_t middle = likely_place(r, submission);
    while (low < high && r->cases.at[middle].id != submission) {
        if (r->cases.at[middle].id < submission) {
            low = middle + 1;
        } else {
            high = middle;
        }
        middle = low + (high - low) / 2;
    }
    return low < high ? (long)middle : -1;
}
