/* Sheets to scores to ranks. */
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

/* ---- scores ------------------------------------------------------------------------------------ */

/* The valid sheets of a case, for the rules; lives until the next. */
struct laid_out {
    struct sheet_marks *sheets;
    int64_t *marks;
    size_t cap, n;
};

static void make_room(struct reading *r, struct laid_out *b, size_t n)
{
    if (n > b->cap) {
        b->cap = 2 * n;
        b->sheets = ARENA_ARRAY(&r->scratch, struct sheet_marks, b->cap);
        b->marks = ARENA_ARRAY(&r->scratch, int64_t, b->cap * r->ranking->scheme->criteria.n + 1);
    }
    b->n = 0;
}

static void lay_out(struct reading *r, struct laid_out *b, size_t i)
{
    size_t width = r->ranking->scheme->criteria.n, own = r->own->criteria.n;
    make_room(r, b, r->end[i] - r->first[i]);
    for (size_t k = r->first[i]; k < r->end[i]; k++) {
        const struct read_sheet *s = &r->sheets.at[k];
        if (s->state != 's') {
            continue;
        }
        const int64_t *read = r->marks.at + s->marks * own;
        int64_t *marks = b->marks + b->n * width;
        for (size_t c = 0; c < width && r->ranking->scheme != r->own; c++) {
            marks[c] = read[r->columns[c]];
        }
        b->sheets[b->n++] =
            (struct sheet_marks){.id = s->reviewer,
                                 .marks = r->ranking->scheme == r->own ? read : marks,
                                 .stage = r->ranking->panels[s->panel].stage};
    }
}

/* What the case's panels bring to each stage; the panel of its last stage is told with it. */
static void set_context(const struct reading *r, size_t i, struct score_context *context)
{
    struct ranking_case *c = &r->cases.at[i];
    for (size_t k = r->first[i]; k < r->end[i]; k++) {
        const struct read_sheet *s = &r->sheets.at[k];
        const struct ranking_panel *p = &r->ranking->panels[s->panel];
        struct stage_context *stage = &context->stages[p->stage];
        stage->seats = p->seats;
        stage->factor = p->factor;
        c->n_void += s->state == 'v';
        if (s->state == 's' && (c->panel < 0 || p->stage >= r->ranking->panels[c->panel].stage)) {
            c->panel = (int)s->panel;
        }
    }
    for (int k = 0; r->recused && k < SCHEME_STAGES_MOST; k++) {
        context->stages[k].eligible = context->stages[k].seats - r->recused[i];
    }
}

static void score_one(struct reading *r, struct laid_out *b, size_t i, int until)
{
    struct ranking_case *c = &r->cases.at[i];
    struct score_context context = {.until = until};
    c->n_void = 0;
    c->panel = -1;
    set_context(r, i, &context);
    lay_out(r, b, i);
    score_case(r->ranking->scheme, b->sheets, b->n, &context, &c->score);
    if (c->n_waiting && !until && c->score.state != SCORE_PENDING) {
        c->score.state = SCORE_PENDING;
        c->score.why = WHY_UNSEALED;
    }
}

/* ---- who goes on to the next stage ------------------------------------------------------------- */

static int by_greater(const void *left, const void *right)
{
    return fraction_compare(*(const struct fraction *)right, *(const struct fraction *)left);
}

/* The panel of its sheets in a stage; n_panels for none. */
static size_t panel_in(const struct reading *r, size_t i, int stage)
{
    const struct ranking *k = r->ranking;
    size_t panel = k->n_panels;
    for (size_t s = r->first[i]; s < r->end[i]; s++) {
        const struct read_sheet *sheet = &r->sheets.at[s];
        panel = k->panels[sheet->panel].stage == stage ? sheet->panel : panel;
    }
    return panel;
}

/* Of the cases of one panel those who are behind the last that goes on, equals go on, are left behind:
 * each panel sends so many of its own. `own`: the score of each case so far. */
static void leave_behind_of(struct reading *r, const struct fraction *own, size_t panel)
{
    const struct ranking_panel *p = &r->ranking->panels[panel];
    size_t n = 0, most = (size_t)r->ranking->scheme->stages.at[p->stage].goes_on.value;
    struct fraction *scores = ARENA_ARRAY(&r->scratch, struct fraction, r->cases.n + 1);
    for (size_t i = 0; i < r->cases.n; i++) {
        if (!fraction_is_lost(own[i]) && panel_in(r, i, p->stage) == panel) {
            scores[n++] = own[i];
        }
    }
    if (n <= most) {
        return;
    }
    qsort(scores, n, sizeof *scores, by_greater);
    for (size_t i = 0; i < r->cases.n; i++) {
        if (!fraction_is_lost(own[i]) && panel_in(r, i, p->stage) == panel &&
            fraction_compare(own[i], scores[most - 1]) < 0) {
            r->left[i] = p->stage + 1;
        }
    }
}

static void leave_behind(struct reading *r, struct laid_out *b, int stage)
{
    struct fraction *own = ARENA_ARRAY(&r->scratch, struct fraction, r->cases.n + 1);
    for (size_t i = 0; i < r->cases.n; i++) {
        score_one(r, b, i, stage + 1);
        own[i] = r->left[i] ? FRACTION_LOST : r->cases.at[i].score.exact;
    }
    for (size_t p = 0; p < r->ranking->n_panels; p++) {
        if (r->ranking->panels[p].stage == stage) {
            leave_behind_of(r, own, p);
        }
    }
}

static void score_stages(struct reading *r, struct laid_out *b)
{
    const struct scheme *s = r->ranking->scheme;
    r->left = ARENA_ARRAY(&r->scratch, int, r->cases.n + 1);
    for (size_t i = 0; i + 1 < s->stages.n; i++) {
        if (s->stages.at[i].goes_on.has) {
            leave_behind(r, b, (int)i);
        }
    }
}

/* What it had when it was left behind, and where that was. */
static void tell_left(struct reading *r, struct laid_out *b, size_t i)
{
    struct ranking_case *c = &r->cases.at[i];
    if (r->left[i]) {
        score_one(r, b, i, r->left[i]);
        c->score.state = SCORE_UNQUALIFIED;
        c->score.why = WHY_LEFT_BEHIND;
        c->score.why_place = r->left[i] - 1;
    }
}

/* ---- groups ------------------------------------------------------------------------------------ */

/* The factor of each panel of a stage: the mean of all cases over the mean of its own. */
static void set_factors(struct reading *r, struct laid_out *b, int stage)
{
    struct ranking *k = r->ranking;
    struct fraction all = {0, 1}, *sums = ARENA_ARRAY(&r->scratch, struct fraction, k->n_panels);
    int64_t *counts = ARENA_ARRAY(&r->scratch, int64_t, k->n_panels), count = 0;
    for (size_t p = 0; p < k->n_panels; p++) {
        sums[p] = fraction_of(0, 1);
    }
    for (size_t i = 0; i < r->cases.n; i++) {
        struct fraction f;
        score_one(r, b, i, 0);
        f = score_stage(k->scheme, b->sheets, b->n, stage);
        size_t p = fraction_is_lost(f) ? k->n_panels : panel_in(r, i, stage);
        if (p < k->n_panels) {
            sums[p] = fraction_add(sums[p], f);
            all = fraction_add(all, f);
            counts[p]++;
            count++;
        }
    }
    for (size_t p = 0; p < k->n_panels; p++) {
        if (counts[p] && k->panels[p].stage == stage) {
            k->panels[p].factor = score_factor(fraction_times(all, fraction_of(1, count)),
                                               fraction_times(sums[p], fraction_of(1, counts[p])));
        }
    }
}

/* ---- keys of ties ------------------------------------------------------------------------------ */

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

static void score_all(struct reading *r, struct fraction *keys)
{
    const struct scheme *s = r->ranking->scheme;
    struct laid_out b = {0};
    score_stages(r, &b);
    for (size_t i = 0; s->group_factor == FACTOR_MEANS && i < scheme_stage_count(s); i++) {
        set_factors(r, &b, (int)i);
    }
    for (size_t i = 0; i < r->cases.n; i++) {
        struct ranking_case *c = &r->cases.at[i];
        score_one(r, &b, i, 0);
        for (size_t k = 0; k < s->ties.n; k++) {
            int kind = s->ties.at[k].kind;
            if (kind == TIE_CRITERION || kind == TIE_HIGH_MARKS || kind == TIE_SPREAD) {
                keys[i * s->ties.n + k] = rank_key(s, &s->ties.at[k], &c->score, b.sheets, b.n);
            }
        }
        tell_left(r, &b, i);
    }
}

/* ---- all of it --------------------------------------------------------------------------------- */

/* How many members of its panels are kept from each case; only asked where the scheme counts by it. */
static enum status read_recused(struct reading *r, struct err *err)
{
    const struct scheme *s = r->ranking->scheme;
    bool is_asked = s->quorum_base == BASE_ELIGIBLE;
    for (size_t i = 0; i < s->criteria.n; i++) {
        is_asked = is_asked || s->criteria.at[i].pass_base == BASE_ELIGIBLE;
    }
    enum status status = STATUS_OK;
    r->recused = is_asked ? ARENA_ARRAY(&r->scratch, int64_t, r->cases.n + 1) : NULL;
    for (size_t i = 0; is_asked && i < r->ranking->n_panels && status == STATUS_OK; i++) {
        struct db_cursor c;
        bool has_row = true;
        status = db_query(r->desk->db, QUERY_RANKING_RECUSED,
                          DB_ARGS(db_int(r->ranking->panels[i].id)), &c, err);
        while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK &&
               has_row) {
            long at = reading_find(r, db_column_int(&c, 0));
            if (at >= 0) {
                r->recused[at] = db_column_int(&c, 1);
            }
        }
        db_finish(&c);
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
    enum status status = reading_sheets(r, err);
    if (status == STATUS_OK) {
        status = reading_cases(r, err);
    }
    if (status == STATUS_OK) {
        status = read_recused(r, err);
    }
    if (status == STATUS_OK) {
        status = reading_cut(r, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    /* Keys that stay as they are made are not known: zero is lost. */
    struct fraction *keys =
        ARENA_ARRAY(&r->scratch, struct fraction, r->cases.n * r->ranking->scheme->ties.n + 1);
    score_all(r, keys);
    status = known_keys(r, keys, err);
    return status == STATUS_OK ? put_in_order(r, keys, err) : status;
}

/* The name of the track as cases bear it: its code. */
static enum status settle_track(struct reading *r, struct err *err)
{
    struct ranking_wanted *w = &r->ranking->wanted;
    if (text_is_empty(w->track)) {
        return STATUS_OK;
    }
    const struct track *track = notice_track(r->notice, w->track);
    if (!track) {
        return err_set(err, STATUS_DATA, "通知里没有通道「%s」", w->track);
    }
    w->track = track->code ? track->code : track->name;
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
