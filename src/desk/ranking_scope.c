/* Cases without a sheet: those somebody is to read, and those in the scope of a panel that nobody was asked
 * to. All of them by whole passes along indexes, never case by case. */
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "desk/panel_directions.h"
#include "desk/ranking_parts.h"
#include "store/queries.h"

/* ---- somebody is to read them ------------------------------------------------------------------ */

static int by_id(const void *left, const void *right)
{
    const struct ranking_case *a = left, *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

/* Has the reviewer sealed a sheet of the case in this panel? */
static bool is_sealed(const struct reading *r, int64_t submission, int64_t reviewer, size_t panel)
{
    size_t low = 0, high = r->sheets.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->sheets.at[middle].submission < submission) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < r->sheets.n && r->sheets.at[low].submission == submission; low++) {
        const struct read_sheet *s = &r->sheets.at[low];
        if (s->reviewer == reviewer && s->panel == panel && s->state == 's') {
            return true;
        }
    }
    return false;
}

static void count_assigned(struct reading *r, const struct db_cursor *c, size_t panel, size_t known)
{
    int64_t submission = db_column_int(c, 0);
    if (is_sealed(r, submission, db_column_int(c, 1), panel)) {
        return;
    }
    size_t all = r->cases.n;
    r->cases.n = known;
    long at = reading_find(r, submission);
    r->cases.n = all;
    if (at >= 0) {
        r->cases.at[at].n_waiting++;
    } else {
        *VEC_PUSH(r->arena, &r->cases) =
            (struct ranking_case){.id = submission, .panel = -1, .n_waiting = 1};
    }
}

/* Cases that came behind the known ones take their places; each is then joined into one. */
static void join_cases(struct reading *r)
{
    size_t n = 0;
    if (r->cases.n) {
        qsort(r->cases.at, r->cases.n, sizeof *r->cases.at, by_id);
    }
    for (size_t i = 0; i < r->cases.n; i++) {
        if (n && r->cases.at[n - 1].id == r->cases.at[i].id) {
            r->cases.at[n - 1].n_waiting += r->cases.at[i].n_waiting;
        } else {
            r->cases.at[n++] = r->cases.at[i];
        }
    }
    r->cases.n = n;
}

enum status reading_assigned(struct reading *r, struct err *err)
{
    size_t known = r->cases.n;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < r->ranking->n_panels && status == STATUS_OK; i++) {
        struct db_cursor c;
        bool has_row = true;
        status = db_query(r->desk->db, QUERY_RANKING_ASSIGNED,
                          DB_ARGS(db_int(r->ranking->panels[i].id)), &c, err);
        while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK &&
               has_row) {
            count_assigned(r, &c, i, known);
        }
        db_finish(&c);
    }
    if (r->cases.n > known) {
        join_cases(r);
    }
    return status;
}

/* ---- nobody was asked to ----------------------------------------------------------------------- */

/* A case in review that no sheet and no assignment names. */
struct candidate {
    int64_t id;
    const char *track;
    bool is_of_notice, is_taken;
};
struct panel_scopes {
    struct reading *reading;
    VEC(struct candidate) at;            /* by id */
    struct panel_directions *directions; /* of each panel of the ranking that is chosen */
    bool asks_directions;
};

static int by_number(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

static struct candidate *candidate_of(const struct panel_scopes *s, int64_t id)
{
    const struct candidate key = {.id = id};
    return s->at.n ? bsearch(&key, s->at.at, s->at.n, sizeof key, by_number) : NULL;
}

static enum status read_directions(struct panel_scopes *s, struct err *err)
{
    struct reading *r = s->reading;
    enum status status = STATUS_OK;
    s->directions = ARENA_ARRAY(&r->scratch, struct panel_directions, r->ranking->n_panels + 1);
    for (size_t i = 0; i < r->ranking->n_panels && status == STATUS_OK; i++) {
        const struct ranking_panel *p = &r->ranking->panels[i];
        const struct panel panel = {.notice = r->ranking->wanted.notice,
                                    .directions = p->directions};
        const char *unknown;
        status =
            panel_directions_known(r->desk, &r->scratch, &panel, &s->directions[i], &unknown, err);
        s->asks_directions |= p->is_chosen && !s->directions[i].are_all;
    }
    return status;
}

/* Is it of a panel of the choice? `names`: its directions; NULL: only panels that read all are asked. */
static bool is_in_scope(const struct panel_scopes *s, const struct candidate *c, const char *names)
{
    struct arena a = {0};
    bool is = false;
    for (size_t i = 0; i < s->reading->ranking->n_panels && !is; i++) {
        const struct ranking_panel *p = &s->reading->ranking->panels[i];
        const struct panel_directions *d = &s->directions[i];
        is = p->is_chosen && (text_is_empty(p->track) || text_eq(p->track, c->track)) &&
             (d->are_all || (names && panel_directions_take(d, panel_directions_of(d, &a, names))));
    }
    arena_release(&a);
    return is;
}

static void take_track(struct panel_scopes *s, const struct db_cursor *c)
{
    struct candidate *one = candidate_of(s, db_column_int(c, 0));
    if (one) {
        one->is_of_notice = true;
        one->track = db_column_text(c, 1, &s->reading->scratch);
        one->is_taken = is_in_scope(s, one, NULL);
    }
}

static void take_directions(struct panel_scopes *s, const struct db_cursor *c)
{
    struct candidate *one = candidate_of(s, db_column_int(c, 0));
    if (one && one->is_of_notice && !one->is_taken) {
        one->is_taken = is_in_scope(s, one, text_or_empty(db_column_borrow(c, 1)));
    }
}

static enum status pass(struct panel_scopes *s, size_t query, struct db_args args,
                        void take(struct panel_scopes *, const struct db_cursor *), struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(s->reading->desk->db, query, args, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        take(s, &c);
    }
    db_finish(&c);
    return status;
}

static enum status find_taken(struct panel_scopes *s, struct err *err)
{
    const int64_t notice = s->reading->ranking->wanted.notice;
    enum status status = read_directions(s, err);
    if (status == STATUS_OK) {
        status = pass(s, QUERY_RANKING_TRACKS, DB_ARGS(db_int(notice)), take_track, err);
    }
    return status == STATUS_OK && s->asks_directions
               ? pass(s, QUERY_RANKING_DIRECTIONS, DB_NO_ARGS, take_directions, err)
               : status;
}

enum status reading_unassigned(struct reading *r, const struct ids *unknown, struct err *err)
{
    struct panel_scopes s = {.reading = r};
    if (!unknown->n || !r->ranking->n_chosen) {
        return STATUS_OK;
    }
    for (size_t i = 0; i < unknown->n; i++) {
        *VEC_PUSH(&r->scratch, &s.at) = (struct candidate){.id = unknown->at[i]};
    }
    qsort(s.at.at, s.at.n, sizeof *s.at.at, by_number);
    enum status status = find_taken(&s, err);
    for (size_t i = 0; i < s.at.n && status == STATUS_OK; i++) {
        if (s.at.at[i].is_of_notice) {
            *VEC_PUSH(r->arena, &r->cases) =
                (struct ranking_case){.id = s.at.at[i].id,
                                      .panel = -1,
                                      .is_unassigned = true,
                                      .is_outside = !s.at.at[i].is_taken};
        }
    }
    join_cases(r);
    return status;
}
