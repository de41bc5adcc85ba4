#include "desk/ranking_settled.h"

#include <stdlib.h>

#include "base/slice.h"
#include "desk/decisions.h"
#include "desk/draws.h"
#include "desk/ranking_editions.h"
#include "desk/ranking_parts.h"
#include "model/submission.h"

#define LOT "rank_lot"
#define PLACE "rank_place"
#define LINE "rank_line"

/* By which a decision is known to be of this choice. */
static const char *choice_key(struct arena *a, const struct ranking_wanted *w)
{
    return arena_printf(a, "%s/%s", text_or_empty(w->track), text_or_empty(w->direction));
}

enum status settled_edition(struct desk *desk, struct arena *a, const struct decision *d,
                            int64_t *edition, struct err *err)
{
    struct ranking_editions all = {0};
    enum status status = STATUS_OK;
    *edition = 0;
    if (text_eq(d->kind, LOT) || text_eq(d->kind, PLACE) || text_eq(d->kind, LINE)) {
        status = ranking_editions_load(desk, a, d->notice, &all, err);
    }
    for (size_t i = 0; i < all.n && !*edition; i++) {
        const struct ranking_edition *e = &all.at[i];
        const struct ranking_wanted of = {.track = e->track, .direction = e->direction};
        *edition = text_eq(choice_key(a, &of), d->key) ? e->record.id : 0;
    }
    return status;
}

/* Those in force of a kind for the choice. */
static enum status decisions_of(struct desk *desk, struct arena *a, const struct ranking_wanted *w,
                                const char *kind, struct decisions *out, struct err *err)
{
    const char *key = choice_key(a, w);
    size_t n = 0;
    enum status status = decisions_load(desk, a, kind, 0, out, err);
    for (size_t i = 0; i < out->n; i++) {
        if (out->at[i].notice == w->notice && text_eq(out->at[i].key, key)) {
            out->at[n++] = out->at[i];
        }
    }
    out->n = n;
    return status;
}

enum status settled_lots(struct reading *r, struct fraction *values, size_t step, struct err *err)
{
    struct decisions lots;
    enum status status = decisions_of(r->desk, &r->scratch, &r->ranking->wanted, LOT, &lots, err);
    for (size_t i = 0; i < lots.n && status == STATUS_OK; i++) {
        long at = reading_find(r, lots.at[i].submission);
        if (at >= 0) {
            values[(size_t)at * step] =
                fraction_of(-strtoll(text_or_empty(lots.at[i].value), NULL, 10), 1);
            r->cases.at[at].is_lot = true;
        }
    }
    return status;
}

enum status ranking_lot_of(struct desk *desk, const struct ranking_wanted *wanted,
                           int64_t submission, struct fraction *key, struct err *err)
{
    struct arena a = {0};
    struct decisions lots;
    *key = FRACTION_LOST;
    enum status status = decisions_of(desk, &a, wanted, LOT, &lots, err);
    for (size_t i = 0; i < lots.n; i++) {
        if (lots.at[i].submission == submission) {
            *key = fraction_of(-strtoll(text_or_empty(lots.at[i].value), NULL, 10), 1);
        }
    }
    arena_release(&a);
    return status;
}

static const char *decided_text(struct arena *a, const struct decision *d)
{
    if (text_eq(d->kind, LOT)) {
        return arena_printf(a, "抽签第 %s (%s)", text_or_empty(d->value),
                            text_or_empty(d->evidence));
    }
    return text_eq(d->kind, PLACE) ? arena_printf(a, "手工排在第 %s 名", text_or_empty(d->value))
           : text_eq(d->value, "in") ? "会议决定入围"
                                     : "会议决定不入围";
}

enum status ranking_decided_text(struct desk *desk, struct arena *a,
                                 const struct ranking_wanted *wanted, const struct ranking_case *of,
                                 const char **text, struct err *err)
{
    static const char *const kinds[] = {LOT, PLACE, LINE};
    enum status status = STATUS_OK;
    *text = "";
    for (size_t i = 0; i < 3 && status == STATUS_OK; i++) {
        struct decisions all;
        status = decisions_of(desk, a, wanted, kinds[i], &all, err);
        for (size_t k = 0; k < all.n; k++) {
            const struct decision *d = &all.at[k];
            bool is_used = of->row.tie || !text_eq(d->kind, LOT);
            if (d->submission == of->id && is_used) {
                *text = arena_printf(a, "%s%s%s, %s%s%s", *text, **text ? "; " : "",
                                     decided_text(a, d), decision_by(desk, a, d),
                                     d->note ? ": " : "", text_or_empty(d->note));
            }
        }
    }
    return status;
}

/* ---- places by hand, and the line -------------------------------------------------------------- */

static struct rank_row *row_of(struct rank_row *rows, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++) {
        if (rows[i].id == id) {
            return &rows[i];
        }
    }
    return NULL;
}

static enum status apply_places(struct reading *r, struct rank_row *rows, size_t ranked,
                                struct err *err)
{
    struct decisions places;
    const struct ranking *k = r->ranking;
    enum status status = decisions_of(r->desk, &r->scratch, &k->wanted, PLACE, &places, err);
    for (size_t i = 0; i < places.n && status == STATUS_OK; i++) {
        long at = reading_find(r, places.at[i].submission);
        struct rank_row *row = at >= 0 ? row_of(rows, ranked, at) : NULL;
        if (row) {
            rank_move(k->scheme, rows, ranked,
                      (struct rank_move){(size_t)(row - rows),
                                         strtoll(text_or_empty(places.at[i].value), NULL, 10),
                                         k->cut});
            r->cases.at[at].is_placed = true;
        }
    }
    return status;
}

static enum status apply_lines(struct reading *r, struct rank_row *rows, size_t ranked,
                               struct err *err)
{
    struct decisions said;
    enum status status = decisions_of(r->desk, &r->scratch, &r->ranking->wanted, LINE, &said, err);
    for (size_t i = 0; i < said.n && status == STATUS_OK; i++) {
        long at = reading_find(r, said.at[i].submission);
        struct rank_row *row = at >= 0 ? row_of(rows, ranked, at) : NULL;
        if (row && row->side == LINE_OPEN) {
            row->side = text_eq(said.at[i].value, "in") ? LINE_IN : LINE_OUT;
            r->cases.at[at].is_by_meeting = true;
        }
    }
    return status;
}

enum status settled_apply(struct reading *r, struct rank_row *rows, size_t ranked, struct err *err)
{
    enum status status = apply_places(r, rows, ranked, err);
    return status == STATUS_OK ? apply_lines(r, rows, ranked, err) : status;
}

/* ---- deciding ---------------------------------------------------------------------------------- */

static struct decision decision_of(struct arena *a, const struct ranking *r, const char *kind,
                                   int64_t submission)
{
    return (struct decision){.kind = kind,
                             .notice = r->wanted.notice,
                             .submission = submission,
                             .key = choice_key(a, &r->wanted)};
}

static enum status case_of(const struct ranking *r, struct arena *a, int64_t submission,
                           const struct ranking_case **out, struct err *err)
{
    long at = ranking_find(r, submission);
    *out = at < 0 ? NULL : &r->at[at];
    return *out ? STATUS_OK
                : err_set(err, STATUS_DATA, "申报件 %s 不在这个名次里",
                          submission_no(a, submission));
}

static enum status needs_why(const char *why, struct err *err)
{
    return text_is_empty(why) ? err_set(err, STATUS_USAGE, "不按分数定名次要写明理由") : STATUS_OK;
}

enum status ranking_place(struct desk *desk, struct arena *a, const struct ranking *r,
                          int64_t submission, int64_t place, const char *why, struct err *err)
{
    const struct ranking_case *c = NULL;
    struct decision_act act = {
        .decision = decision_of(a, r, PLACE, submission), .may = MAY_DECIDE, .why = why};
    enum status status = desk_allow(desk, MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = case_of(r, a, submission, &c, err);
    }
    if (status == STATUS_OK) {
        status = needs_why(why, err);
    }
    if (status == STATUS_OK && place && c->score.state != SCORE_RANKED) {
        status = err_set(err, STATUS_DATA, "申报件 %s 还没有名次，不能调整",
                         submission_no(a, submission));
    }
    if (status == STATUS_OK && (place < 0 || place > (int64_t)r->ranked)) {
        status = err_set(err, STATUS_DATA, "名次应当在 1 到 %zu 之间", r->ranked);
    }
    if (status != STATUS_OK) {
        return status;
    }
    act.decision.value = place ? arena_printf(a, "%lld", (long long)place) : NULL;
    act.decision.note = why;
    act.summary = place ? arena_printf(a, "手工把申报件 %s 排在第 %lld 名",
                                       submission_no(a, submission), (long long)place)
                        : arena_printf(a, "收回申报件 %s 的手工名次", submission_no(a, submission));
    return decision_make(desk, a, &act, err);
}

enum status ranking_decide_line(struct desk *desk, struct arena *a, const struct ranking *r,
                                const struct ranking_meeting *m, struct err *err)
{
    const struct ranking_case *c = NULL;
    struct decision_act act = {
        .decision = decision_of(a, r, LINE, m->submission), .may = MAY_DECIDE, .why = m->why};
    enum status status = desk_allow(desk, MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = case_of(r, a, m->submission, &c, err);
    }
    if (status == STATUS_OK) {
        status = needs_why(m->why, err);
    }
    if (status == STATUS_OK && !m->is_back && c->row.side != LINE_OPEN && !c->is_by_meeting) {
        status = err_set(err, STATUS_DATA, "申报件 %s 没有并列在入围线上，不用上会决定",
                         submission_no(a, m->submission));
    }
    if (status != STATUS_OK) {
        return status;
    }
    act.decision.value = m->is_back ? NULL : m->is_in ? "in" : "out";
    act.decision.note = m->why;
    act.summary = arena_printf(a, "%s申报件 %s %s", m->is_back ? "收回" : "会议决定",
                               submission_no(a, m->submission),
                               m->is_back ? "的会议决定"
                               : m->is_in ? "入围"
                                          : "不入围");
    return decision_make(desk, a, &act, err);
}

/* ---- lots -------------------------------------------------------------------------------------- */

/* Those that wait, ranked as a panel is drawn (rules/draw.h); *of: which case each candidate is. */
static void draw_lots(struct arena *a, const struct ranking *r, const char *seed, int64_t **of,
                      struct draw_result *out)
{
    struct draw_candidate *all = ARENA_ARRAY(a, struct draw_candidate, r->n + 1);
    size_t n = 0;
    *of = ARENA_ARRAY(a, int64_t, r->n + 1);
    for (size_t i = 0; i < r->n; i++) {
        if (r->at[i].row.waits_for_lot) {
            all[n] = (struct draw_candidate){.label = submission_no(a, r->at[i].id)};
            (*of)[n++] = r->at[i].id;
        }
    }
    draw(a, &(struct draw_terms){.seed = seed, .seats = n}, all, n, out);
}

enum status ranking_draw_lots(struct desk *desk, struct arena *a, const struct ranking *r,
                              const char *seed, size_t *drawn, struct err *err)
{
    struct write w;
    struct draw_result lots;
    int64_t *of = NULL;
    *drawn = 0;
    enum status status = desk_allow(desk, MAY_DECIDE, err);
    if (status != STATUS_OK) {
        return status;
    }
    seed = text_is_empty(seed) ? draw_seed(a) : seed;
    draw_lots(a, r, seed, &of, &lots);
    if (!lots.n) {
        return err_set(err, STATUS_DATA, "没有要抽签的并列");
    }
    status = write_begin(&w, desk, a, LOT, MAY_DECIDE, err);
    for (size_t i = 0; i < lots.n && status == STATUS_OK; i++) {
        struct decision d = decision_of(a, r, LOT, of[lots.lines[i].candidate]);
        d.value = arena_printf(a, "%zu", i + 1);
        d.evidence = arena_printf(a, "种子 %s, 算法 " DRAW_ALGORITHM, seed);
        status = decision_put(&w, &d, err);
    }
    *drawn = lots.n;
    return write_end(&w, status, arena_printf(a, "并列抽签 %zu 件, 种子 %s", lots.n, seed), NULL,
                     NULL, err);
}
