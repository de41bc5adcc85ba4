#include "desk/recusals.h"

#include <stdlib.h>

#include "base/vec.h"
#include "desk/recusal_book.h"
#include "desk/sight.h"
#include "desk/submissions.h"
#include "store/queries.h"
#include "store/record.h"

/* A list while it is gathered. */
struct gathering {
    struct desk *desk;
    struct arena *a;
    struct recusal_book book;
    const struct panel *panel; /* NULL: none in particular */
    struct recusal_views *out;
};

static const char *case_words(struct arena *a, int64_t id, const char *title)
{
    return arena_printf(a, "%s %s", submission_no(a, id), text_or_empty(title));
}

static void add_found(struct gathering *g, const struct recusal_pair *pair,
                      const struct recusal_ground *ground)
{
    struct recusal_view *v = VEC_PUSH(g->a, g->out);
    *v = (struct recusal_view){
        .recusal = {.reviewer = g->book.people[pair->person].id,
                    .submission = pair->c->id,
                    .panel = pair->panel,
                    .origin = "found",
                    .ground = ground->tie->ground,
                    .key = recusal_key(g->a, ground->tie),
                    .evidence = recusal_evidence(&g->book, g->a, pair, ground),
                    .asked_by = "本台",
                    .asked_at = desk_now(g->desk),
                    .state = RECUSAL_PROPOSED,
                    .decided_at = NUMBER_NONE},
        .reviewer = g->book.people[pair->person].name,
        .submission = case_words(g->a, pair->c->id, pair->c->title),
        .panel = g->panel ? g->panel->name : NULL,
    };
}

static void gather_pair(struct gathering *g, const struct recusal_pair *pair)
{
    struct recusal_grounds grounds;
    recusal_grounds_of(&g->book, g->a, pair, &grounds);
    for (size_t i = 0; i < grounds.n; i++) {
        if (grounds.at[i].tie && !grounds.at[i].row) {
            add_found(g, pair, &grounds.at[i]);
        }
    }
}

static void gather_found(struct gathering *g, const struct panel_cases *cases)
{
    bool *is_tied = ARENA_ARRAY(g->a, bool, g->book.n_people + 1);
    size_t *people = ARENA_ARRAY(g->a, size_t, g->book.n_people + 1);
    for (size_t c = 0; c < cases->n; c++) {
        struct recusal_parties parties = recusal_parties_of(&g->book, g->a, &cases->at[c]);
        struct recusal_pair pair = {0, &cases->at[c], &parties, g->panel->record.id};
        size_t n = recusal_tied_people(&g->book, &parties, is_tied, people);
        for (size_t i = 0; i < n; i++) {
            pair.person = people[i];
            gather_pair(g, &pair);
        }
    }
}

/* ---- rows -------------------------------------------------------------------------------------- */

static const char *reviewer_words(struct desk *desk, struct arena *a, int64_t id)
{
    struct reviewer r = {0};
    struct err absent = {.arena = a};
    return record_load(desk->db, &reviewer_type, id, a, &r, &absent) == STATUS_OK
               ? arena_printf(a, "%s %s", reviewer_no(a, id), r.name)
               : reviewer_no(a, id);
}

static void add_row(struct desk *desk, struct arena *a, const struct recusal *row,
                    struct recusal_views *out)
{
    struct submission s = {0};
    struct panel p = {0};
    struct err absent = {.arena = a};
    bool has_case = row->submission && record_load(desk->db, &submission_type, row->submission, a,
                                                   &s, &absent) == STATUS_OK;
    bool has_panel =
        row->panel && record_load(desk->db, &panel_type, row->panel, a, &p, &absent) == STATUS_OK;
    *VEC_PUSH(a, out) = (struct recusal_view){
        *row,
        reviewer_words(desk, a, row->reviewer),
        has_case ? case_words(a, row->submission, s.title) : NULL,
        has_panel ? p.name : NULL,
    };
}

static int rank_of(const struct recusal_view *v)
{
    return text_eq(v->recusal.state, RECUSAL_PROPOSED)    ? 0
           : text_eq(v->recusal.state, RECUSAL_CONFIRMED) ? 1
                                                          : 2;
}

static int by_need(const void *left, const void *right)
{
    const struct recusal_view *l = left, *r = right;
    int rank = rank_of(l) - rank_of(r);
    if (rank) {
        return rank;
    }
    return l->recusal.reviewer != r->recusal.reviewer
               ? (l->recusal.reviewer > r->recusal.reviewer ? 1 : -1)
               : (l->recusal.submission > r->recusal.submission) -
                     (l->recusal.submission < r->recusal.submission);
}

static bool is_about(const struct recusal *row, const struct panel *p,
                     const struct panel_cases *cases)
{
    if (row->panel) {
        return row->panel == p->record.id;
    }
    for (size_t i = 0; i < cases->n; i++) {
        if (cases->at[i].id == row->submission) {
            return true;
        }
    }
    return false;
}

/* Members and alternates in force. */
static enum status load_people(struct desk *desk, struct arena *a, int64_t panel, int64_t **ids,
                               size_t *n, struct err *err)
{
    struct panel_seats seats;
    enum status status = panel_seats_load(desk, a, panel, &seats, err);
    *ids = ARENA_ARRAY(a, int64_t, seats.n + 1);
    *n = 0;
    for (size_t i = 0; status == STATUS_OK && i < seats.n; i++) {
        if (!text_eq(seats.at[i].seat.state, SEAT_REPLACED)) {
            (*ids)[(*n)++] = seats.at[i].seat.reviewer;
        }
    }
    return status;
}

static enum status gather_panel(struct desk *desk, struct arena *a, const struct panel *p,
                                struct recusal_views *out, struct err *err)
{
    struct gathering g = {.desk = desk, .a = a, .panel = p, .out = out};
    struct recusal_book_wanted wanted = {.panel = p->record.id};
    struct panel_cases cases;
    int64_t *ids = NULL;
    enum status status = load_people(desk, a, p->record.id, &ids, &wanted.n, err);
    wanted.reviewers = ids;
    if (status == STATUS_OK) {
        status = recusal_book_load(desk, a, &wanted, &g.book, err);
    }
    if (status == STATUS_OK) {
        status = panel_cases_load(desk, a, p, &cases, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    gather_found(&g, &cases);
    for (size_t i = 0; i < g.book.rows.n; i++) {
        if (is_about(&g.book.rows.at[i], p, &cases)) {
            add_row(desk, a, &g.book.rows.at[i], out);
        }
    }
    return STATUS_OK;
}

static enum status refuse_hidden(struct desk *desk, const struct panel *p, struct err *err)
{
    bool hides = false;
    enum status status = sight_hides_units(desk, p, &hides, err);
    return status == STATUS_OK && hides
               ? err_set(err, STATUS_NOT_PERMITTED,
                         "「%s」盲审, 您自己的打分表全部封存以后才看得到单位和回避", p->name)
               : status;
}

static enum status is_told(struct desk *desk, const struct panel *p, bool *is, struct err *err)
{
    bool hides = false;
    enum status status = sight_hides_units(desk, p, &hides, err);
    *is = status == STATUS_OK && !hides && !text_eq(p->state, PANEL_CLOSED);
    return status;
}

/* Rows of cases, and what is found in panels that are not closed. */
static enum status gather_all(struct desk *desk, struct arena *a, struct recusal_views *out,
                              struct err *err)
{
    struct panel_views panels;
    struct recusal_views found = {0};
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status = panels_load(desk, a, 0, &panels, err);
    for (size_t i = 0; status == STATUS_OK && i < panels.n; i++) {
        bool is = false;
        status = is_told(desk, &panels.at[i].panel, &is, err);
        if (status == STATUS_OK && is) {
            status = gather_panel(desk, a, &panels.at[i].panel, &found, err);
        }
    }
    for (size_t i = 0; i < found.n; i++) {
        if (!found.at[i].recusal.record.id) {
            *VEC_PUSH(a, out) = found.at[i];
        }
    }
    if (status == STATUS_OK) {
        status = record_ids(desk->db, QUERY_RECUSAL_ROWS, DB_ARGS(db_int(0)), a, &ids, &n, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < n; i++) {
        struct recusal row = {0};
        status = record_load(desk->db, &recusal_type, ids[i], a, &row, err);
        add_row(desk, a, &row, out);
    }
    return status;
}

enum status recusals_load(struct desk *desk, struct arena *a, int64_t panel,
                          struct recusal_views *out, struct err *err)
{
    struct panel p = {0};
    *out = (struct recusal_views){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK && panel) {
        status = record_load(desk->db, &panel_type, panel, a, &p, err);
    }
    if (status == STATUS_OK && panel) {
        status = refuse_hidden(desk, &p, err);
    }
    if (status == STATUS_OK) {
        status = panel ? gather_panel(desk, a, &p, out, err) : gather_all(desk, a, out, err);
    }
    if (out->n) {
        qsort(out->at, out->n, sizeof *out->at, by_need);
    }
    return status;
}

static enum status is_assigned(struct desk *desk, int64_t panel, const struct recusal *r, bool *is,
                               struct err *err)
{
    int64_t n = 0;
    enum status status =
        db_one(desk->db, QUERY_ASSIGNMENT_HAS,
               DB_ARGS(db_int(panel), db_int(r->reviewer), db_int(r->submission)), 0, &n, err);
    *is = n > 0;
    return status;
}

enum status recusals_undecided(struct desk *desk, struct arena *a, int64_t panel,
                               struct recusal_views *out, struct err *err)
{
    struct recusal_views all;
    *out = (struct recusal_views){0};
    enum status status = recusals_load(desk, a, panel, &all, err);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        const struct recusal *r = &all.at[i].recusal;
        bool is = false;
        if (text_eq(r->state, RECUSAL_PROPOSED)) {
            status = is_assigned(desk, panel, r, &is, err);
        }
        if (is) {
            *VEC_PUSH(a, out) = all.at[i];
        }
    }
    return status;
}

enum status recusals_of_pair(struct desk *desk, struct arena *a, int64_t reviewer,
                             int64_t submission, struct recusal_views *out, struct err *err)
{
    struct gathering g = {.desk = desk, .a = a, .out = out};
    struct submission s = {0};
    const struct recusal_book_wanted wanted = {&reviewer, 1, 0};
    *out = (struct recusal_views){0};
    enum status status = reviewer_allow(desk, reviewer, 0, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &submission_type, submission, a, &s, err);
    }
    if (status == STATUS_OK) {
        status = recusal_book_load(desk, a, &wanted, &g.book, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const struct panel_case c = {.id = submission,
                                 .title = s.title,
                                 .lead = s.lead,
                                 .partners = s.partners,
                                 .credit_code = s.credit_code};
    const struct recusal_parties parties = recusal_parties_of(&g.book, a, &c);
    gather_pair(&g, &(struct recusal_pair){0, &c, &parties, 0});
    for (size_t i = 0; i < g.book.rows.n; i++) {
        const struct recusal *row = &g.book.rows.at[i];
        bool is_about = row->submission == submission || !row->submission;
        if (row->reviewer == reviewer && is_about) {
            add_row(desk, a, row, out);
        }
    }
    return STATUS_OK;
}
