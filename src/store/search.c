/* memmem */
#define _GNU_SOURCE
#include "store/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/slice.h"
#include "base/vec.h"
#include "store/queries.h"

enum unit_part { IN_NAME = 1, IN_INITIALS = 2 };

struct row {
    int64_t id;
    uint32_t notice, lead, recommender; /* ids; 0 for none */
    uint32_t is_void;
};

/* Texts one behind the other, each ended by NUL, which no word holds. */
struct texts_kept {
    struct buf text;
    size_t *start; /* of each entry; start[n] is the end */
    size_t n, cap;
};

struct search {
    const char *state; /* of the desk when it was loaded */
    int64_t version;
    bool is_whole;
    struct arena arena;
    struct row *rows;        /* beside `texts`, with the same room */
    struct texts_kept texts; /* title, initials */
    struct texts_kept units; /* name, initials */
    uint32_t *unit_ids;      /* beside `units` */
    size_t max_unit;
};

struct search *search_new(void)
{
    struct search *s = xmalloc(sizeof *s);
    *s = (struct search){0};
    buf_init(&s->texts.text);
    buf_init(&s->units.text);
    return s;
}

static void release_texts(struct texts_kept *t)
{
    buf_release(&t->text);
    free(t->start);
    *t = (struct texts_kept){0};
    buf_init(&t->text);
}

static void forget(struct search *s)
{
    release_texts(&s->texts);
    release_texts(&s->units);
    free(s->rows);
    free(s->unit_ids);
    s->rows = NULL;
    s->unit_ids = NULL;
    s->max_unit = 0;
    s->is_whole = false;
    s->version++;
    arena_reset(&s->arena);
    s->state = NULL;
}

void search_free(struct search *s)
{
    if (s) {
        forget(s);
        arena_release(&s->arena);
        free(s);
    }
}

bool search_is_whole(const struct search *s)
{
    return s->is_whole;
}

/* ---- loading ---------------------------------------------------------------------------------- */

static void lower(char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        text[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] + 'a' - 'A') : text[i];
    }
}

static void keep_text(struct texts_kept *t, struct slice text)
{
    buf_add(&t->text, text.at, text.n);
    lower(t->text.at + t->text.n - text.n, text.n);
    buf_char(&t->text, '\0');
}

/* Room for one more entry and the end behind it; true when it has grown. */
static bool make_room(struct texts_kept *t)
{
    if (t->n + 1 < t->cap) {
        return false;
    }
    t->cap = t->cap ? t->cap * 2 : 1024;
    t->start = xrealloc(t->start, t->cap * sizeof *t->start);
    return true;
}

static void keep_entry(struct texts_kept *t, struct slice first, struct slice second)
{
    t->start[t->n++] = t->text.n;
    keep_text(t, first);
    keep_text(t, second);
    t->start[t->n] = t->text.n;
}

static enum status load_units(struct search *s, struct db *db, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(db, QUERY_SEARCH_UNITS, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        if (make_room(&s->units)) {
            s->unit_ids = xrealloc(s->unit_ids, s->units.cap * sizeof *s->unit_ids);
        }
        s->max_unit = (size_t)db_column_int(&c, 0);
        s->unit_ids[s->units.n] = (uint32_t)s->max_unit;
        keep_entry(&s->units, db_column_slice(&c, 1), db_column_slice(&c, 2));
    }
    db_finish(&c);
    return status;
}

/* A unit that came after the units were read is not searched; the next load begins anew anyway. */
static uint32_t known_unit(const struct search *s, int64_t id)
{
    return id > 0 && (size_t)id <= s->max_unit ? (uint32_t)id : 0;
}

static void keep_row(struct search *s, const struct db_cursor *c)
{
    if (make_room(&s->texts)) {
        s->rows = xrealloc(s->rows, s->texts.cap * sizeof *s->rows);
    }
    s->rows[s->texts.n] = (struct row){
        .id = db_column_int(c, 0),
        .is_void = db_column_int(c, 1) != 0,
        .notice = (uint32_t)db_column_int(c, 2),
        .lead = known_unit(s, db_column_int(c, 3)),
        .recommender = known_unit(s, db_column_int(c, 4)),
    };
    keep_entry(&s->texts, db_column_slice(c, 5), db_column_slice(c, 6));
}

static enum status load_rows(struct search *s, struct db *db, int64_t rows, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    int64_t last = s->texts.n ? s->rows[s->texts.n - 1].id : 0, read = 0;
    enum status status =
        db_query(db, QUERY_SEARCH_SUBMISSIONS, DB_ARGS(db_int(last), db_int(rows)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        keep_row(s, &c);
        read++;
    }
    db_finish(&c);
    s->is_whole = status == STATUS_OK && read < rows;
    return status;
}

static enum status check_state(struct search *s, struct db *db, bool *is_new, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query(db, QUERY_SEARCH_STATE, DB_NO_ARGS, &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    *is_new = status == STATUS_OK &&
              (!has_row || !s->state || !slice_is(db_column_slice(&c, 0), s->state));
    if (*is_new) {
        forget(s);
        s->state = has_row ? db_column_text(&c, 0, &s->arena) : "";
    }
    db_finish(&c);
    return status;
}

enum status search_load(struct search *s, struct db *db, int64_t rows, struct err *err)
{
    bool is_new = false;
    enum status status = check_state(s, db, &is_new, err);
    if (status == STATUS_OK && is_new) {
        status = load_units(s, db, err);
    }
    if (status == STATUS_OK && !s->is_whole) {
        status = load_rows(s, db, rows, err);
    }
    if (status != STATUS_OK) {
        forget(s);
    }
    return status;
}

/* ---- searching -------------------------------------------------------------------------------- */

struct span {
    size_t from, to;
};

/* Marks the entries from..to-1 that hold the word. */
static void scan(const struct texts_kept *t, struct slice word, size_t from, size_t to,
                 uint8_t *hits)
{
    const char *text = t->text.at;
    size_t at = t->start[from], entry = from;
    while (entry < to) {
        const char *p = memmem(text + at, t->start[to] - at, word.at, word.n);
        if (!p) {
            return;
        }
        while (t->start[entry + 1] <= (size_t)(p - text)) {
            entry++;
        }
        hits[entry - from] = 1;
        at = t->start[++entry];
    }
}

static struct slice needle(struct arena *a, const char *value)
{
    char *text = arena_text(a, value);
    size_t n = strlen(text);
    lower(text, n);
    return (struct slice){text, n};
}

/* As text/pinyin.h and listing_compose.c have it: from three letters on initials may be skipped, the
 * first stands at the beginning of a reading. */
static bool may_abbreviate(struct slice word)
{
    return word.n >= 3 && strspn(word.at, "abcdefghijklmnopqrstuvwxyz0123456789") == word.n;
}

static bool is_abbreviated(const char *initials, struct slice word)
{
    for (const char *at = initials; at; at = strchr(at, ' ')) {
        at += *at == ' ';
        size_t done = *at == *word.at;
        for (const char *p = at + 1; done > 0 && done < word.n && p[-1] && *p && *p != ' '; p++) {
            done += *p == word.at[done];
        }
        if (done == word.n) {
            return true;
        }
    }
    return false;
}

static void scan_abbreviations(const struct texts_kept *t, struct slice word, struct span rows,
                               uint8_t *hits)
{
    for (size_t i = rows.from; may_abbreviate(word) && i < rows.to; i++) {
        const char *text = t->text.at + t->start[i];
        hits[i - rows.from] |=
            !hits[i - rows.from] && is_abbreviated(text + strlen(text) + 1, word);
    }
}

static bool is_initials(const char *initials, struct slice word)
{
    return strstr(initials, word.at) || (may_abbreviate(word) && is_abbreviated(initials, word));
}

/* By id of the unit, in what of it the word stands. */
static uint8_t *unit_parts(const struct search *s, struct arena *a, struct slice word)
{
    uint8_t *parts = ARENA_ARRAY(a, uint8_t, s->max_unit + 1);
    uint8_t *hits = ARENA_ARRAY(a, uint8_t, s->units.n + 1);
    if (s->units.n) {
        scan(&s->units, word, 0, s->units.n, hits);
        scan_abbreviations(&s->units, word, (struct span){0, s->units.n}, hits);
    }
    for (size_t i = 0; i < s->units.n; i++) {
        const char *name = s->units.text.at + s->units.start[i];
        if (hits[i]) {
            parts[s->unit_ids[i]] =
                (uint8_t)((strstr(name, word.at) ? IN_NAME : 0) |
                          (is_initials(name + strlen(name) + 1, word) ? IN_INITIALS : 0));
        }
    }
    return parts;
}

/* Units first: they are few, and rows only point to them. */
static void prepare(const struct search *s, struct search_query *q)
{
    size_t values = 0, k = 0;
    for (size_t i = 0; i < q->n; i++) {
        values += q->terms[i].n;
    }
    q->units = ARENA_ARRAY(q->arena, uint8_t *, values + 1);
    for (size_t i = 0; i < q->n; i++) {
        for (size_t v = 0; v < q->terms[i].n; v++) {
            q->units[k++] = unit_parts(s, q->arena, needle(q->arena, q->terms[i].values[v]));
        }
    }
    q->version = s->version;
}

static void add_value(const struct search *s, struct span rows, struct slice word,
                      const uint8_t *units, uint8_t *hits)
{
    scan(&s->texts, word, rows.from, rows.to, hits);
    scan_abbreviations(&s->texts, word, rows, hits);
    for (size_t i = rows.from; i < rows.to; i++) {
        const struct row *r = &s->rows[i];
        hits[i - rows.from] |= units[r->lead] | (units[r->recommender] & IN_NAME);
    }
}

/* The first row with a number behind `id`. */
static size_t first_behind(const struct search *s, int64_t id)
{
    size_t low = 0, high = s->texts.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->rows[middle].id <= id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void add_number(const struct search *s, struct span rows, const char *value, uint8_t *hits)
{
    int64_t id = strtoll(value, NULL, 10);
    size_t at = first_behind(s, id - 1);
    if (at >= rows.from && at < rows.to && s->rows[at].id == id) {
        hits[at - rows.from] = 1;
    }
}

static void match(const struct search *s, const struct search_query *q, struct arena *a,
                  struct span rows, uint8_t *fits)
{
    size_t n = rows.to - rows.from, k = 0;
    uint8_t *hits = ARENA_ARRAY(a, uint8_t, n);
    memset(fits, 1, n);
    for (size_t i = 0; i < q->n; i++) {
        memset(hits, 0, n);
        bool has_numbers = where_is_number(&q->terms[i]);
        for (size_t v = 0; v < q->terms[i].n; v++) {
            add_value(s, rows, needle(a, q->terms[i].values[v]), q->units[k++], hits);
            if (has_numbers) {
                add_number(s, rows, q->terms[i].values[v], hits);
            }
        }
        for (size_t r = 0; r < n; r++) {
            fits[r] &= (hits[r] != 0) != q->terms[i].is_not;
        }
    }
}

void search_next(struct search *s, struct search_query *q, int64_t rows, struct ids *out,
                 bool *is_end)
{
    struct arena scratch = {0};
    struct span span = {first_behind(s, q->last_id), s->texts.n};
    if (span.to - span.from > (size_t)rows) {
        span.to = span.from + (size_t)rows;
    }
    *is_end = span.to == s->texts.n;
    if (span.from == span.to) {
        return;
    }
    if (!q->units || q->version != s->version) {
        prepare(s, q);
    }
    uint8_t *fits = ARENA_ARRAY(&scratch, uint8_t, span.to - span.from);
    match(s, q, &scratch, span, fits);
    for (size_t i = span.from; i < span.to; i++) {
        const struct row *r = &s->rows[i];
        if (fits[i - span.from] && (q->with_void || !r->is_void) &&
            (!q->notice || q->notice == r->notice)) {
            *VEC_PUSH(q->arena, out) = r->id;
        }
    }
    q->last_id = s->rows[span.to - 1].id;
    arena_release(&scratch);
}
