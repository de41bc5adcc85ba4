/* Which cases are in the choice, and what is known of them besides their sheets. */
#define _GNU_SOURCE /* memmem */
#include "desk/ranking_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "store/queries.h"

/* ---- cases nobody has scored yet --------------------------------------------------------------- */

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

/* Cases that only stand on assignments come behind the known ones; each is then joined into one. */
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

static enum status add_assigned(struct reading *r, struct err *err)
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

/* ---- cases that are not in the choice ---------------------------------------------------------- */

/* What a row of a query says of its case: whether it stays. */
struct sieve {
    size_t query;
    struct db_args args;
    bool (*holds)(const struct sieve *s, const struct db_cursor *c);
    const struct notice *notice;
    const struct direction *direction;
    const char *track;
};

static bool always(const struct sieve *s, const struct db_cursor *c)
{
    (void)s, (void)c;
    return true;
}

static bool has_track(const struct sieve *s, const struct db_cursor *c)
{
    return slice_is(db_column_slice(c, 1), s->track);
}

static bool is_below(const struct direction *top, const struct direction *d)
{
    bool is = top == d;
    for (size_t i = 0; i < top->children.n && !is; i++) {
        is = is_below(&top->children.at[i], d);
    }
    return is;
}

/* One of the directions of the case, which may be several, is the one asked for or below it. */
static bool has_direction(const struct sieve *s, const struct db_cursor *c)
{
    static const char *const between = "、";
    struct slice text = db_column_slice(c, 1);
    char name[512];
    for (size_t at = 0, n; at <= text.n; at += n + strlen(between)) {
        const char *end = memmem(text.at + at, text.n - at, between, strlen(between));
        n = (end ? (size_t)(end - text.at) : text.n) - at;
        if (n < sizeof name) {
            memcpy(name, text.at + at, n);
            name[n] = '\0';
            const struct direction *d = notice_direction(s->notice, name);
            if (d && is_below(s->direction, d)) {
                return true;
            }
        }
    }
    return false;
}

/* Takes the mark `bit` from all cases the query does not name. */
static enum status sift(struct reading *r, const struct sieve *s, unsigned char *kept,
                        struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    unsigned char *held = ARENA_ARRAY(&r->scratch, unsigned char, r->cases.n + 1);
    enum status status = db_query(r->desk->db, s->query, s->args, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        long at = reading_find(r, db_column_int(&c, 0));
        if (at >= 0 && s->holds(s, &c)) {
            held[at] = 1;
        }
    }
    db_finish(&c);
    for (size_t i = 0; i < r->cases.n; i++) {
        kept[i] &= held[i];
    }
    return status;
}

static enum status sift_direction(struct reading *r, unsigned char *kept, struct err *err)
{
    const char *wanted = r->ranking->wanted.direction;
    struct sieve s = {.query = QUERY_RANKING_DIRECTIONS,
                      .args = DB_NO_ARGS,
                      .holds = has_direction,
                      .notice = r->notice,
                      .direction = notice_direction(r->notice, wanted)};
    if (!s.direction) {
        return err_set(err, STATUS_DATA, "通知里没有方向「%s」；有的是：%s", wanted,
                       notice_direction_names(r->arena, r->notice));
    }
    return sift(r, &s, kept, err);
}

/* Cases that leave, with their sheets: the sheets of case i are those from first[i] on. */
static void keep_cases(struct reading *r, const unsigned char *kept)
{
    size_t n = 0, sheet = 0;
    r->first = ARENA_ARRAY(&r->scratch, size_t, r->cases.n + 1);
    size_t *end = ARENA_ARRAY(&r->scratch, size_t, r->cases.n + 1);
    for (size_t i = 0; i < r->cases.n; i++) {
        struct ranking_case one = r->cases.at[i];
        while (sheet < r->sheets.n && r->sheets.at[sheet].submission < one.id) {
            sheet++;
        }
        size_t first = sheet;
        while (sheet < r->sheets.n && r->sheets.at[sheet].submission == one.id) {
            sheet++;
        }
        if (kept[i]) {
            r->first[n] = first;
            end[n] = sheet;
            r->cases.at[n++] = one;
        }
    }
    r->cases.n = n;
    r->end = end;
}

enum status reading_cases(struct reading *r, struct err *err)
{
    const struct ranking_wanted *wanted = &r->ranking->wanted;
    enum status status = add_assigned(r, err);
    unsigned char *kept = ARENA_ARRAY(&r->scratch, unsigned char, r->cases.n + 1);
    memset(kept, 1, r->cases.n);
    const struct sieve alive = {.query = QUERY_RANKING_ALIVE, .args = DB_NO_ARGS, .holds = always};
    if (status == STATUS_OK) {
        status = sift(r, &alive, kept, err);
    }
    const struct sieve tracks = {.query = QUERY_RANKING_TRACKS,
                                 .args = DB_ARGS(db_int(wanted->notice)),
                                 .holds = has_track,
                                 .track = wanted->track};
    if (status == STATUS_OK && !text_is_empty(wanted->track)) {
        status = sift(r, &tracks, kept, err);
    }
    if (status == STATUS_OK && !text_is_empty(wanted->direction)) {
        status = sift_direction(r, kept, err);
    }
    if (status == STATUS_OK) {
        keep_cases(r, kept);
    }
    return status;
}

/* ---- what is known of them --------------------------------------------------------------------- */

enum status reading_values(struct reading *r, size_t query, struct fraction *values, size_t step,
                           struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status =
        db_query(r->desk->db, query, DB_ARGS(db_int(r->ranking->wanted.notice)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        long at = reading_find(r, db_column_int(&c, 0));
        if (at >= 0) {
            values[(size_t)at * step] = fraction_of(-db_column_int(&c, 1), 1);
        }
    }
    db_finish(&c);
    return status;
}
