/* The panels of a choice, and all their sheets in one pass. */
#include "desk/ranking_parts.h"

#include <stdlib.h>
#include <string.h>

#include "desk/schemes.h"
#include "model/panel.h"
#include "model/sheet.h"
#include "rules/mark.h"
#include "store/queries.h"
#include "store/record.h"

/* ---- panels ------------------------------------------------------------------------------------ */

static bool is_within(const struct direction *top, const struct direction *d)
{
    bool is = top == d;
    for (size_t i = 0; i < top->children.n && !is; i++) {
        is = is_within(&top->children.at[i], d);
    }
    return is;
}

/* Reads it a direction that is the one asked for, below it, or above it? What the notice does not know any
 * more is not left out. */
static bool reads_direction(struct reading *r, const struct panel *p)
{
    static const char *const between = "、";
    const struct direction *wanted = notice_direction(r->notice, r->ranking->wanted.direction);
    bool is_all = !wanted || text_is_empty(p->directions), has = is_all;
    for (const char *at = is_all ? "" : p->directions; *at && !has;) {
        const char *end = strstr(at, between);
        size_t n = end ? (size_t)(end - at) : strlen(at);
        const struct direction *one = notice_direction(r->notice, arena_copy(&r->scratch, at, n));
        has = !one || is_within(wanted, one) || is_within(one, wanted);
        at += n + (end ? strlen(between) : 0);
    }
    return has;
}

/* Is it of the track and direction asked for? A panel or choice without one is of all. */
static bool is_of_choice(struct reading *r, const struct panel *p)
{
    const char *wanted = r->ranking->wanted.track;
    bool is_track = text_is_empty(wanted) || text_is_empty(p->track) || text_eq(wanted, p->track);
    return is_track && (text_is_empty(r->ranking->wanted.direction) || reads_direction(r, p));
}

static enum status scheme_of_panel(struct reading *r, const struct panel *p, const char **text,
                                   struct err *err)
{
    struct scheme_entry entry;
    *text = p->scheme_text;
    if (!text_is_empty(*text)) {
        return STATUS_OK;
    }
    enum status status = scheme_find(r->desk, r->arena, p->scheme, &entry, err);
    *text = entry.file.text;
    return status;
}

/* The first panel gives the scheme; the others must say the same. */
static enum status take_scheme(struct reading *r, const struct panel *p, struct err *err)
{
    const char *text = NULL;
    enum status status = scheme_of_panel(r, p, &text, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!r->own) {
        struct scheme *own = ARENA_NEW(r->arena, struct scheme);
        r->own = own;
        r->ranking->scheme_text = text;
        return scheme_of_text(r->arena, text, own, err);
    }
    return text_eq(text, r->ranking->scheme_text)
               ? STATUS_OK
               : err_set(err, STATUS_DATA,
                         "「%s」和「%s」的评审方案不一样，不能排在一起；请分方向或通道排，或用 "
                         "--scheme 指明方案",
                         r->ranking->panels[0].name, p->name);
}

static enum status take_panel(struct reading *r, const struct panel *p, struct err *err)
{
    struct ranking *k = r->ranking;
    struct ranking_panel *out = &k->panels[k->n_panels];
    enum status status = take_scheme(r, p, err);
    if (status != STATUS_OK) {
        return status;
    }
    *out = (struct ranking_panel){p->record.id, p->name, scheme_stage_find(r->own, p->stage), 0,
                                  FRACTION_LOST};
    if (out->stage < 0) {
        return err_set(err, STATUS_DATA, "「%s」的阶段「%s」不在它的评审方案里", p->name, p->stage);
    }
    k->n_panels++;
    return db_one(r->desk->db, QUERY_RANKING_SEATS, DB_ARGS(db_int(p->record.id)), 0, &out->seats,
                  err);
}

/* The panels of the choice, all of them. */
static enum status load_panels(struct reading *r, struct panel **out, size_t *n, struct err *err)
{
    int64_t *ids = NULL;
    size_t all = 0;
    enum status status =
        record_ids(r->desk->db, QUERY_RANKING_PANELS, DB_ARGS(db_int(r->ranking->wanted.notice)),
                   &r->scratch, &ids, &all, err);
    *out = ARENA_ARRAY(&r->scratch, struct panel, all + 1);
    for (size_t i = 0; i < all && status == STATUS_OK; i++) {
        struct panel *p = &(*out)[*n];
        status = record_load(r->desk->db, &panel_type, ids[i], r->arena, p, err);
        *n += status == STATUS_OK && is_of_choice(r, p);
    }
    return status;
}

/* The same cases may have been scored by one scheme and then by another. Asked for one that some panels
 * scored by, it is those panels that are meant; else the scheme is tried on all of them. */
static enum status find_meant(struct reading *r, const struct panel *panels, size_t n,
                              const char **scheme, struct err *err)
{
    struct scheme_entry entry;
    bool is_own = false;
    *scheme = NULL;
    if (text_is_empty(r->ranking->wanted.scheme)) {
        return STATUS_OK;
    }
    enum status status = scheme_find(r->desk, r->arena, r->ranking->wanted.scheme, &entry, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        is_own = is_own || text_eq(panels[i].scheme, entry.scheme.name);
    }
    *scheme = is_own ? entry.scheme.name : NULL;
    return status;
}

enum status reading_panels(struct reading *r, struct err *err)
{
    struct panel *panels = NULL;
    const char *meant = NULL;
    size_t n = 0;
    enum status status = load_panels(r, &panels, &n, err);
    if (status == STATUS_OK) {
        status = find_meant(r, panels, n, &meant, err);
    }
    r->ranking->panels = ARENA_ARRAY(r->arena, struct ranking_panel, n + 1);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        if (!meant || text_eq(panels[i].scheme, meant)) {
            status = take_panel(r, &panels[i], err);
        }
    }
    return status;
}

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
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(r->desk->db, QUERY_RANKING_SHEETS,
                                  DB_ARGS(db_int(r->ranking->panels[panel].id)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        status = take_sheet(r, &c, panel, err);
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
