/* Which cases are ranked together, and what is known of them besides their sheets. */
#include <string.h>

#include "base/slice.h"
#include "desk/ranking_parts.h"
#include "store/queries.h"

static void leave(struct reading *r, const unsigned char *kept)
{
    size_t n = 0;
    for (size_t i = 0; i < r->cases.n; i++) {
        if (kept[i] && n++ != i) {
            r->cases.at[n - 1] = r->cases.at[i];
        }
    }
    r->cases.n = n;
}

/* ---- cases in force ---------------------------------------------------------------------------- */

/* Marks the cases a query names; the others go to `unknown` where it is given. */
static enum status mark_named(struct reading *r, size_t query, unsigned char *named,
                              struct ids *unknown, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(r->desk->db, query, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        int64_t id = db_column_int(&c, 0);
        long at = reading_find(r, id);
        if (at >= 0) {
            named[at] = 1;
        } else if (unknown) {
            *VEC_PUSH(&r->scratch, unknown) = id;
        }
    }
    db_finish(&c);
    return status;
}

/* The sheets of case i are those from first[i] on. */
static void find_sheets(struct reading *r)
{
    size_t sheet = 0;
    r->first = ARENA_ARRAY(&r->scratch, size_t, r->cases.n + 1);
    r->end = ARENA_ARRAY(&r->scratch, size_t, r->cases.n + 1);
    for (size_t i = 0; i < r->cases.n; i++) {
        int64_t id = r->cases.at[i].id;
        while (sheet < r->sheets.n && r->sheets.at[sheet].submission < id) {
            sheet++;
        }
        r->first[i] = sheet;
        while (sheet < r->sheets.n && r->sheets.at[sheet].submission == id) {
            sheet++;
        }
        r->end[i] = sheet;
    }
}

enum status reading_cases(struct reading *r, struct err *err)
{
    struct ids unknown = {0};
    enum status status = reading_assigned(r, err);
    unsigned char *kept = ARENA_ARRAY(&r->scratch, unsigned char, r->cases.n + 1);
    if (status == STATUS_OK) {
        status = mark_named(r, QUERY_RANKING_IN_REVIEW, kept, &unknown, err);
    }
    if (status == STATUS_OK) {
        status = mark_named(r, QUERY_RANKING_ELSEWHERE, kept, NULL, err);
    }
    if (status == STATUS_OK) {
        leave(r, kept);
        status = reading_unassigned(r, &unknown, err);
    }
    if (status == STATUS_OK) {
        find_sheets(r);
    }
    return status;
}

/* ---- of the track and direction asked for ------------------------------------------------------ */

/* What a row of a query says of its case: whether it stays. */
struct sieve {
    size_t query;
    struct db_args args;
    bool (*holds)(const struct sieve *s, struct slice text);
    const struct notice *notice;
    const struct direction *direction;
    const char *track;
};

static bool has_track(const struct sieve *s, struct slice text)
{
    return slice_is(text, s->track);
}

static bool has_direction(const struct sieve *s, struct slice text)
{
    return choice_has_direction(s->notice, s->direction, text);
}

/* Takes the mark from all cases of which the query says nothing that holds. */
static enum status sift(struct reading *r, const struct sieve *s, unsigned char *kept,
                        struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    unsigned char *held = ARENA_ARRAY(&r->scratch, unsigned char, r->cases.n + 1);
    enum status status = db_query(r->desk->db, s->query, s->args, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        long at = reading_find(r, db_column_int(&c, 0));
        if (at >= 0 && s->holds(s, db_column_slice(&c, 1))) {
            held[at] = 1;
        }
    }
    db_finish(&c);
    for (size_t i = 0; i < r->cases.n; i++) {
        kept[i] &= held[i];
    }
    return status;
}

static enum status sift_track(struct reading *r, unsigned char *kept, struct err *err)
{
    const struct ranking_wanted *wanted = &r->ranking->wanted;
    const struct sieve s = {.query = QUERY_RANKING_TRACKS,
                            .args = DB_ARGS(db_int(wanted->notice)),
                            .holds = has_track,
                            .track = wanted->track};
    return text_is_empty(wanted->track) ? STATUS_OK : sift(r, &s, kept, err);
}

static enum status sift_direction(struct reading *r, unsigned char *kept, struct err *err)
{
    const char *wanted = r->ranking->wanted.direction;
    const struct sieve s = {.query = QUERY_RANKING_DIRECTIONS,
                            .args = DB_NO_ARGS,
                            .holds = has_direction,
                            .notice = r->notice,
                            .direction = notice_direction(r->notice, text_or_empty(wanted))};
    return text_is_empty(wanted) ? STATUS_OK : sift(r, &s, kept, err);
}

enum status reading_choose(struct reading *r, struct fraction *keys, size_t step, struct err *err)
{
    size_t n = 0;
    unsigned char *kept = ARENA_ARRAY(&r->scratch, unsigned char, r->cases.n + 1);
    memset(kept, 1, r->cases.n);
    enum status status = sift_track(r, kept, err);
    if (status == STATUS_OK) {
        status = sift_direction(r, kept, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < r->cases.n; i++) {
        r->ranking->outside += kept[i] && r->cases.at[i].is_outside;
        kept[i] &= !r->cases.at[i].is_outside;
        if (kept[i] && step) {
            memmove(keys + n++ * step, keys + i * step, step * sizeof *keys);
        }
    }
    leave(r, kept);
    return STATUS_OK;
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
