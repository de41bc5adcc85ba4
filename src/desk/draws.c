#include "desk/draws.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/die.h"
#include "base/vec.h"
#include "desk/draw_record.h"
#include "desk/panel_candidates.h"
#include "desk/panel_parts.h"
#include "desk/settings.h"
#include "desk/sight.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/key.h"

/* A draw on its way: the pool, and for each of it what the rule looks at and why it is not drawn. */
struct drawing {
    struct desk *desk;
    struct arena *a;
    const struct draw_order *order;
    struct panel panel;
    struct panel_candidates pool;
    struct draw_candidate *candidates;
    const char **why; /* excluded for; NULL: not excluded */
};

enum status draw_exclusion_read(struct desk *desk, struct arena *a, const char *text,
                                struct draw_exclusion *out, struct err *err)
{
    const char *equals = strchr(text, '=');
    struct reviewer r = {0};
    if (!equals || !equals[1]) {
        return err_set(err, STATUS_USAGE, "不参加的要写 专家=理由, 现为「%s」", text);
    }
    enum status status =
        reviewer_find(desk, a, arena_copy(a, text, (size_t)(equals - text)), &r, err);
    *out = (struct draw_exclusion){r.record.id, arena_text(a, equals + 1)};
    return status;
}

/* ---- who may be drawn -------------------------------------------------------------------------- */

static const char *by_name_excluded(const struct drawing *d, int64_t reviewer)
{
    for (size_t i = 0; i < d->order->n_exclusions; i++) {
        if (d->order->exclusions[i].reviewer == reviewer) {
            return arena_printf(d->a, "不参加: %s",
                                text_clean(d->a, slice_of(d->order->exclusions[i].why), false));
        }
    }
    return NULL;
}

static const char *why_not(const struct drawing *d, const struct panel_candidate *c)
{
    const char *named = by_name_excluded(d, c->reviewer.reviewer.record.id);
    if (named) {
        return named;
    }
    if (c->is_full) {
        return panel_candidate_full(d->a, c);
    }
    if (c->is_unskilled && !d->order->any_expertise) {
        return PANEL_CANDIDATE_UNSKILLED;
    }
    return c->recused && !d->order->any_recusal ? panel_candidate_recused(d->a, c) : NULL;
}

static enum status list_candidates(struct drawing *d, struct err *err)
{
    enum status status = panel_candidates_load(d->desk, d->a, &d->panel, &d->pool, err);
    d->candidates = ARENA_ARRAY(d->a, struct draw_candidate, d->pool.n + 1);
    d->why = ARENA_ARRAY(d->a, const char *, d->pool.n + 1);
    for (size_t i = 0; status == STATUS_OK && i < d->pool.n; i++) {
        const struct panel_candidate *c = &d->pool.at[i];
        d->why[i] = why_not(d, c);
        d->candidates[i] = (struct draw_candidate){.label = c->reviewer.no,
                                                   .unit = c->unit,
                                                   .knows = c->knows,
                                                   .is_excluded = d->why[i] != NULL};
    }
    return status;
}

/* ---- the draw ---------------------------------------------------------------------------------- */

const char *draw_seed(struct arena *a)
{
    uint64_t bits = 0;
    if (getrandom(&bits, sizeof bits, 0) != (ssize_t)sizeof bits) {
        die("no random bytes");
    }
    return arena_printf(a, "%012llu", (unsigned long long)(bits % UINT64_C(1000000000000)));
}

static struct draw_terms terms_of(const struct drawing *d, const char *seed)
{
    return (struct draw_terms){.seed = seed,
                               .seats = (size_t)d->panel.size,
                               .alternates = (size_t)d->order->alternates,
                               .per_unit = (size_t)d->order->per_unit,
                               .per_direction = (size_t)d->order->per_direction,
                               .directions = d->order->per_direction ? d->pool.directions.n : 0};
}

static const char *fate_text(const struct drawing *d, const struct draw_line *line)
{
    switch (line->fate) {
    case DRAW_EXCLUDED: return d->why[line->candidate];
    case DRAW_MEMBER: return arena_printf(d->a, "成员 %zu", line->seat);
    case DRAW_ALTERNATE: return arena_printf(d->a, "候补 %zu", line->seat);
    case DRAW_UNIT_FULL:
        return arena_printf(d->a, "同单位已有 %lld 人", (long long)d->order->per_unit);
    case DRAW_LEFT: break;
    }
    return "没有抽到";
}

/* ; 不能抽 6 位: 示例1 (要回避 2 件, 如 00031), 示例2 (专长不在评审方向里) …: the first few. */
static const char *kept_out_text(const struct drawing *d, const struct draw_result *r)
{
    const size_t few = 5;
    const char *names = "";
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++) {
        const struct draw_line *line = &r->lines[i];
        if (line->fate != DRAW_EXCLUDED && line->fate != DRAW_UNIT_FULL) {
            continue;
        }
        if (n++ < few) {
            names = arena_printf(d->a, "%s%s%s (%s)", names, *names ? ", " : "",
                                 d->pool.at[line->candidate].reviewer.reviewer.name,
                                 fate_text(d, line));
        }
    }
    return n ? arena_printf(d->a, "; 不能抽 %zu 位: %s%s", n, names, n > few ? " …" : "")
             : arena_printf(d->a, "; 专家库里只有 %zu 位", r->n);
}

static const char *shortage_of(const struct drawing *d, const struct draw_result *r)
{
    if (r->short_direction != SIZE_MAX) {
        return arena_printf(d->a, "方向「%s」抽不满 %lld 位懂它的专家%s",
                            d->pool.directions.at[r->short_direction]->name,
                            (long long)d->order->per_direction, kept_out_text(d, r));
    }
    if ((int64_t)r->members < d->panel.size) {
        return arena_printf(d->a, "能参加抽取的不够: 要 %lld 位成员, 只抽出 %zu 位%s",
                            (long long)d->panel.size, r->members, kept_out_text(d, r));
    }
    return (int64_t)r->alternates < d->order->alternates
               ? arena_printf(d->a, "候补不够: 要 %lld 位, 只有 %zu 位%s",
                              (long long)d->order->alternates, r->alternates, kept_out_text(d, r))
               : NULL;
}

static void fill_report(const struct drawing *d, const struct draw_terms *terms,
                        const struct draw_result *r, struct draw_report *out)
{
    out->at = ARENA_ARRAY(d->a, struct draw_candidate_view, r->n + 1);
    out->n = r->n;
    for (size_t i = 0; i < r->n; i++) {
        const struct draw_line *line = &r->lines[i];
        out->eligible += line->fate != DRAW_EXCLUDED;
        out->at[i] = (struct draw_candidate_view){
            .reviewer = &d->pool.at[line->candidate].reviewer,
            .key = line->fate == DRAW_EXCLUDED ? NULL : line->key,
            .fate = line->fate,
            .seat = line->seat,
            .text = fate_text(d, line),
        };
    }
    out->shortage = shortage_of(d, r);
    out->panel = d->panel;
    out->panel.seed = terms->seed;
    out->panel.algorithm = DRAW_ALGORITHM;
    out->panel.terms = draw_terms_text(d->a, terms, &d->pool.directions);
    out->panel.draw = draw_record_write(
        d->a, &(struct draw_record){*terms, d->candidates, d->pool.n, *r, d->why, d->pool.at});
}

static enum status check_size(struct drawing *d, struct err *err)
{
    int64_t least = 0;
    enum status status =
        desk_number_load(d->desk, d->a, desk_number_find("panel_least"), &least, err);
    if (status != STATUS_OK) {
        return status;
    }
    d->panel.size = d->panel.size > 0 ? d->panel.size : least;
    if (d->panel.size % 2 == 0) {
        return err_set(err, STATUS_DATA, "评审组要单数, 不能是 %lld 人", (long long)d->panel.size);
    }
    if (d->panel.size < least) {
        return err_set(err, STATUS_DATA,
                       "评审组不能少于 %lld 人 (本台自定, 设置「评审组最少人数」)",
                       (long long)least);
    }
    return d->panel.size > 999 || d->order->alternates > 999
               ? err_set(err, STATUS_DATA, "人数太多: 成员和候补各不超过 999 人")
               : STATUS_OK;
}

/* A panel that is there must be empty and still put together. */
static enum status check_panel(struct drawing *d, struct err *err)
{
    int64_t id = d->panel.record.id, seats = 0;
    enum status status = panel_settle(d->desk, d->a, &d->panel, err);
    if (status == STATUS_OK && id) {
        status = panel_is_open_to_change(&d->panel, err);
    }
    if (status == STATUS_OK && id) {
        status = db_one(d->desk->db, QUERY_PANEL_SEAT_COUNT,
                        DB_ARGS(db_int(id), db_text(SEAT_MEMBER)), 0, &seats, err);
    }
    return status == STATUS_OK && seats
               ? err_set(err, STATUS_DATA,
                         "%s 已有 %lld 位成员; 要重抽就撤销上一次抽取, 或作废这一组", d->panel.name,
                         (long long)seats)
               : status;
}

static enum status prepare(struct drawing *d, struct err *err)
{
    enum status status = sight_whole(d->desk, err);
    if (status == STATUS_OK) {
        status = check_panel(d, err);
    }
    if (status == STATUS_OK) {
        status = check_size(d, err);
    }
    return status == STATUS_OK ? list_candidates(d, err) : status;
}

enum status draw_preview(struct desk *desk, struct arena *a, const struct draw_order *order,
                         struct draw_report *out, struct err *err)
{
    struct drawing d = {.desk = desk, .a = a, .order = order, .panel = order->panel};
    struct draw_result result;
    *out = (struct draw_report){0};
    enum status status = prepare(&d, err);
    if (status != STATUS_OK) {
        return status;
    }
    const char *seed = text_is_empty(order->seed) ? draw_seed(a) : order->seed;
    const struct draw_terms terms = terms_of(&d, seed);
    draw(a, &terms, d.candidates, d.pool.n, &result);
    fill_report(&d, &terms, &result, out);
    return STATUS_OK;
}

/* ---- written ----------------------------------------------------------------------------------- */

static enum status put_panel(struct write *w, struct panel *p, struct err *err)
{
    struct panel base = {0};
    p->drawn_at = desk_now(w->desk);
    p->drawn_by = w->desk->me.name;
    if (!p->record.id) {
        return write_insert(w, &panel_type, p, err);
    }
    enum status status = record_load(w->desk->db, &panel_type, p->record.id, w->arena, &base, err);
    return status == STATUS_OK ? write_update(w, &panel_type, &base, p, err) : status;
}

static const struct draw_candidate_view *seat_of(const struct draw_report *r, enum draw_fate fate,
                                                 size_t seat)
{
    for (size_t i = 0; i < r->n; i++) {
        if (r->at[i].fate == fate && r->at[i].seat == seat) {
            return &r->at[i];
        }
    }
    return NULL;
}

/* In the order in which they were drawn. */
static enum status put_seats(struct write *w, const struct draw_report *r, enum draw_fate fate,
                             struct err *err)
{
    const struct draw_candidate_view *v;
    enum status status = STATUS_OK;
    for (size_t seat = 1; status == STATUS_OK && (v = seat_of(r, fate, seat)); seat++) {
        struct panel_member m = {.panel = r->panel.record.id,
                                 .reviewer = v->reviewer->reviewer.record.id,
                                 .state = fate == DRAW_MEMBER ? SEAT_MEMBER : SEAT_ALTERNATE};
        status = panel_seat_put(w, &m, err);
    }
    return status;
}

enum status draw_make(struct desk *desk, struct arena *a, const struct draw_order *order,
                      struct draw_report *out, struct err *err)
{
    struct write w;
    enum status status = write_begin(&w, desk, a, "panel_draw", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = draw_preview(desk, a, order, out, err);
    }
    if (status == STATUS_OK && out->shortage) {
        status = err_set(err, STATUS_DATA, "抽不成: %s; 放宽条件或补充专家库", out->shortage);
    }
    if (status == STATUS_OK) {
        status = put_panel(&w, &out->panel, err);
    }
    if (status == STATUS_OK) {
        status = put_seats(&w, out, DRAW_MEMBER, err);
    }
    if (status == STATUS_OK) {
        status = put_seats(&w, out, DRAW_ALTERNATE, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "抽取评审组 %s: %s; 种子 %s", text_or_empty(out->panel.name),
                                  text_or_empty(out->panel.terms), text_or_empty(out->panel.seed)),
                     NULL, &out->batch, err);
}
