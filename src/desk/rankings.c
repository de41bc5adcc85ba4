/* Scores to ranks, by the scheme of the panels or another that is tried. */
#include "desk/rankings.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "desk/notices.h"
#include "desk/ranking_parts.h"
#include "desk/ranking_settled.h"
#include "desk/schemes.h"
#include "store/queries.h"

/* ---- by another scheme ------------------------------------------------------------------------- */

/* Where the marks of the scheme's criteria stand in a sheet. */
static enum status find_columns(struct reading *r, struct err *err)
{
    const struct scheme *s = r->ranking->scheme;
    r->columns = ARENA_ARRAY(&r->scratch, int, s->criteria.n + 1);
    for (size_t i = 0; i < s->criteria.n; i++) {
        r->columns[i] = scheme_criterion_find(r->own, s->criteria.at[i].name);
        if (r->columns[i] < 0) {
            return err_set(err, STATUS_DATA,
                           "方案「%s」的指标「%s」打分表里没有，不能用它试排；打分表用的是「%s」",
                           s->name, s->criteria.at[i].name, r->own->name);
        }
    }
    return STATUS_OK;
}

static enum status take_other_scheme(struct reading *r, struct err *err)
{
    struct scheme_entry *e = ARENA_NEW(r->arena, struct scheme_entry);
    struct ranking *k = r->ranking;
    enum status status = scheme_find(r->desk, r->arena, k->wanted.scheme, e, err);
    if (status != STATUS_OK) {
        return status;
    }
    k->scheme = &e->scheme;
    k->is_tried = true;
    for (size_t i = 0; i < k->n_panels; i++) {
        const char *stage = scheme_stage_name(r->own, (size_t)k->panels[i].stage);
        k->panels[i].stage = scheme_stage_find(k->scheme, stage);
        if (k->panels[i].stage < 0 || scheme_stage_count(k->scheme) != scheme_stage_count(r->own)) {
            return err_set(err, STATUS_DATA, "方案「%s」的阶段和打分时的「%s」不同，不能用它试排",
                           k->scheme->name, r->own->name);
        }
    }
    return find_columns(r, err);
}

static enum status take_scheme(struct reading *r, struct err *err)
{
    struct ranking *k = r->ranking;
    if (!r->own || !text_is_empty(k->wanted.scheme)) {
        struct scheme_entry *e = ARENA_NEW(r->arena, struct scheme_entry);
        enum status status = scheme_find(r->desk, r->arena, k->wanted.scheme, e, err);
        if (status != STATUS_OK || (r->own && !text_eq(e->scheme.name, r->own->name))) {
            return status == STATUS_OK ? take_other_scheme(r, err) : status;
        }
        r->own = r->own ? r->own : &e->scheme;
    }
    k->scheme = r->own;
    return find_columns(r, err);
}

/* ---- in order ---------------------------------------------------------------------------------- */

static enum status known_keys(struct reading *r, struct fraction *keys, struct err *err)
{
    const struct scheme *s = r->ranking->scheme;
    enum status status = STATUS_OK;
    for (size_t k = 0; k < s->ties.n && status == STATUS_OK; k++) {
        if (s->ties.at[k].kind == TIE_ORDER) {
            status = reading_values(r, QUERY_RANKING_ORDERS, keys + k, s->ties.n, err);
        } else if (s->ties.at[k].kind == TIE_RECEIVED) {
            status = reading_values(r, QUERY_RANKING_RECEIVED, keys + k, s->ties.n, err);
        } else if (s->ties.at[k].kind == TIE_LOT && !r->ranking->wanted.is_bare) {
            status = settled_lots(r, keys + k, s->ties.n, err);
        }
    }
    return status;
}

/* The cases in the order of their rows, moved in place along each cycle of the order: they are many, and a
 * second copy would cost more than the sorting. */
static void order_cases(struct ranking_case *cases, struct rank_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct ranking_case first = cases[i];
        size_t to = i;
        while (rows[to].id >= 0) {
            size_t from = (size_t)rows[to].id;
            rows[to].id = -1;
            cases[to] = from == i ? first : cases[from];
            to = from;
        }
    }
}

static void tell_cases(struct reading *r, struct rank_row *rows)
{
    struct ranking *k = r->ranking;
    k->n = r->cases.n;
    k->at = r->cases.at;
    order_cases(k->at, rows, k->n);
    for (size_t i = 0; i < k->n; i++) {
        k->at[i].row = rows[i];
        k->at[i].row.id = k->at[i].id;
        k->at[i].row.keys = NULL;
        k->pending += k->at[i].score.state == SCORE_PENDING;
        k->void_sheets += (size_t)k->at[i].n_void;
    }
}

/* A row bears the place of its case as id. */
static enum status put_in_order(struct reading *r, const struct fraction *keys, struct err *err)
{
    struct ranking *k = r->ranking;
    struct rank_row *rows = ARENA_ARRAY(&r->scratch, struct rank_row, r->cases.n + 1);
    for (size_t i = 0; i < r->cases.n; i++) {
        const struct ranking_case *c = &r->cases.at[i];
        rows[i] = (struct rank_row){.id = (int64_t)i,
                                    .state = c->score.state,
                                    .score = rank_score(k->scheme, &c->score),
                                    .keys = keys + i * k->scheme->ties.n};
        k->ranked += c->score.state == SCORE_RANKED;
    }
    rank_order(k->scheme, rows, r->cases.n, k->cut);
    enum status status = k->wanted.is_bare ? STATUS_OK : settled_apply(r, rows, k->ranked, err);
    tell_cases(r, rows);
    return status;
}

static enum status compute(struct reading *r, struct err *err)
{
    size_t links = r->ranking->scheme->ties.n;
    enum status status = reading_sheets(r, err);
    if (status == STATUS_OK) {
        status = reading_cases(r, err);
    }
    /* Keys that stay as they are made are not known: zero is lost. */
    struct fraction *keys = ARENA_ARRAY(&r->scratch, struct fraction, r->cases.n * links + 1);
    if (status == STATUS_OK) {
        status = reading_score(r, keys, err);
    }
    if (status == STATUS_OK) {
        status = reading_choose(r, keys, links, err);
    }
    if (status == STATUS_OK) {
        status = known_keys(r, keys, err);
    }
    if (status == STATUS_OK) {
        status = reading_cut(r, err);
    }
    return status == STATUS_OK ? put_in_order(r, keys, err) : status;
}

/* The name of the track as cases bear it: its code. */
static enum status settle_track(struct reading *r, struct err *err)
{
    struct ranking_wanted *w = &r->ranking->wanted;
    if (text_is_empty(w->track)) {
        w->track = NULL;
        return STATUS_OK;
    }
    const struct track *track = notice_track(r->notice, w->track);
    if (!track) {
        return err_set(err, STATUS_DATA, "通知里没有通道「%s」", w->track);
    }
    w->track = track->code ? track->code : track->name;
    return STATUS_OK;
}

/* Its name, whichever way it was written: what was decided and finalised is kept by it. */
static enum status settle_direction(struct reading *r, struct err *err)
{
    struct ranking_wanted *w = &r->ranking->wanted;
    if (text_is_empty(w->direction)) {
        w->direction = NULL;
        return STATUS_OK;
    }
    const struct direction *d = notice_direction(r->notice, w->direction);
    if (!d) {
        return err_set(err, STATUS_DATA, "通知里没有方向「%s」；有的是：%s", w->direction,
                       notice_direction_names(r->arena, r->notice));
    }
    w->direction = d->name;
    return STATUS_OK;
}

enum status ranking_load(struct desk *desk, struct arena *a, const struct ranking_wanted *wanted,
                         struct ranking *out, struct err *err)
{
    struct notice_row row = {0};
    struct reading r = {.desk = desk, .arena = a, .ranking = out};
    *out = (struct ranking){.wanted = *wanted};
    enum status status = desk_allow(desk, MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER, err);
    if (status == STATUS_OK) {
        status = notice_row_load(desk, a, wanted->notice, &row, err);
    }
    if (status == STATUS_OK) {
        status = notice_definition(desk, row.record.id, row.revision, &r.notice, err);
    }
    if (status == STATUS_OK) {
        status = settle_track(&r, err);
    }
    if (status == STATUS_OK) {
        status = settle_direction(&r, err);
    }
    if (status == STATUS_OK) {
        status = reading_panels(&r, err);
    }
    if (status == STATUS_OK) {
        status = take_scheme(&r, err);
    }
    if (status == STATUS_OK) {
        status = compute(&r, err);
    }
    arena_release(&r.scratch);
    return status;
}

long ranking_find(const struct ranking *r, int64_t submission)
{
    for (size_t i = 0; i < r->n; i++) {
        if (r->at[i].id == submission) {
            return (long)i;
        }
    }
    return -1;
}
