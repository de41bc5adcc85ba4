#include "base/slice.h"
#include "desk/defences.h"
#include "desk/draws.h"
#include "store/queries.h"
#include "store/record.h"

/* Each reader's cases get the places in which they present. */
static enum status place_case(struct write *w, int64_t panel, int64_t submission, int64_t position,
                              struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status =
        record_ids(w->desk->db, QUERY_DEFENCE_ASSIGNMENTS,
                   DB_ARGS(db_int(panel), db_int(submission)), w->arena, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct assignment old;
        status = record_load(w->desk->db, &assignment_type, ids[i], w->arena, &old, err);
        struct assignment mine = old;
        mine.position = position;
        if (status == STATUS_OK && old.position != position) {
            status = write_update(w, &assignment_type, &old, &mine, err);
        }
    }
    return status;
}

static void draw_cases(struct arena *a, const char *seed, const struct defence *cases,
                       struct draw_result *out)
{
    struct draw_candidate *all = ARENA_ARRAY(a, struct draw_candidate, cases->n + 1);
    for (size_t i = 0; i < cases->n; i++) {
        all[i] = (struct draw_candidate){.label = cases->at[i].no};
    }
    draw(a, &(struct draw_terms){.seed = seed, .seats = cases->n}, all, cases->n, out);
}

static enum status put_order(struct write *w, int64_t panel, const struct defence *cases,
                             struct defence_drawn *out, struct err *err)
{
    struct draw_result drawn;
    enum status status = STATUS_OK;
    draw_cases(w->arena, out->seed, cases, &drawn);
    out->places = ARENA_ARRAY(w->arena, struct defence_place, drawn.n + 1);
    for (size_t i = 0; i < drawn.n && status == STATUS_OK; i++) {
        const struct defence_case *c = &cases->at[drawn.lines[i].candidate];
        out->places[i] = (struct defence_place){c->no, arena_text(w->arena, drawn.lines[i].key)};
        status = place_case(w, panel, c->submission, (int64_t)i + 1, err);
    }
    out->n = drawn.n;
    return status;
}

static enum status keep_draw(struct write *w, const struct defence_draw *draw, const char *seed,
                             struct err *err)
{
    struct panel old;
    enum status status = record_load(w->desk->db, &panel_type, draw->panel, w->arena, &old, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct panel mine = old;
    mine.order_seed = seed;
    mine.order_algorithm = DRAW_ALGORITHM;
    mine.order_at = desk_now(w->desk);
    mine.order_by = w->desk->me.name;
    mine.order_witness = text_is_empty(draw->witness) ? NULL : draw->witness;
    return write_update(w, &panel_type, &old, &mine, err);
}

static enum status check(struct desk *desk, struct arena *a, const struct defence_draw *draw,
                         struct defence *cases, struct err *err)
{
    struct scoring scoring;
    enum status status = scoring_load(desk, a, draw->panel, &scoring, err);
    if (status == STATUS_OK && !text_eq(scoring.panel.state, PANEL_SCORING)) {
        status = err_set(err, STATUS_DATA, "评审组「%s」%s, 不能抽次序", scoring.panel.name,
                         panel_state_name(scoring.panel.state));
    }
    if (status == STATUS_OK) {
        status = defence_load(desk, a, &scoring, cases, err);
    }
    for (size_t i = 0; i < cases->n && status == STATUS_OK; i++) {
        if (cases->at[i].sealed) {
            status = err_set(err, STATUS_DATA, "%s 已经答辩过, 有封存的打分表, 不能再抽次序",
                             cases->at[i].no);
        }
    }
    return status;
}

enum status defence_draw_order(struct desk *desk, struct arena *a, const struct defence_draw *draw,
                               struct defence_drawn *out, struct err *err)
{
    struct write w;
    struct defence cases = {0};
    *out = (struct defence_drawn){.algorithm = DRAW_ALGORITHM, .seed = draw->seed};
    enum status status = write_begin(&w, desk, a, "defence_order", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = check(desk, a, draw, &cases, err);
    }
    if (status == STATUS_OK && text_is_empty(draw->seed)) {
        out->seed = draw_seed(a);
    }
    if (status == STATUS_OK) {
        status = put_order(&w, draw->panel, &cases, out, err);
    }
    if (status == STATUS_OK) {
        status = keep_draw(&w, draw, out->seed, err);
    }
    return write_end(
        &w, status,
        arena_printf(a, "抽答辩次序: %zu 件, 种子 %s", out->n, text_or_empty(out->seed)), NULL,
        &out->batch, err);
}
