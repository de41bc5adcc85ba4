#include "desk/ranking_case.h"

#include "base/slice.h"
#include "desk/ranking_parts.h"
#include "desk/ranking_settled.h"
#include "desk/reviewers.h"
#include "desk/schemes.h"
#include "desk/submissions.h"
#include "model/points.h"
#include "model/reviewer.h"
#include "model/sheet.h"
#include "rules/mark.h"
#include "store/queries.h"
#include "store/record.h"

struct loading {
    struct desk *desk;
    struct arena *a;
    const struct ranking *r;
    const struct ranking_case *c;
    const struct scheme *own; /* by which the sheets were filled in */
    struct ranking_sheets *out;
};

static long panel_of(const struct ranking *r, int64_t panel)
{
    for (size_t i = 0; i < r->n_panels; i++) {
        if (r->panels[i].id == panel) {
            return (long)i;
        }
    }
    return -1;
}

/* The marks in the order of the ranking's scheme; a criterion the sheet has not is not marked. */
static const int64_t *marks_of(const struct loading *l, const struct sheet *sheet)
{
    const struct scheme *s = l->r->scheme;
    int64_t *own = ARENA_ARRAY(l->a, int64_t, l->own->criteria.n + 1);
    int64_t *marks = ARENA_ARRAY(l->a, int64_t, s->criteria.n + 1);
    bool is_read = marks_read(slice_of(sheet->marks), own, l->own->criteria.n);
    for (size_t i = 0; i < s->criteria.n; i++) {
        int at = scheme_criterion_find(l->own, s->criteria.at[i].name);
        marks[i] = is_read && at >= 0 ? own[at] : MARK_NONE;
    }
    return marks;
}

static enum status is_undecided(const struct loading *l, const struct sheet *sheet, bool *is_held,
                                struct err *err)
{
    struct held_pairs held;
    enum status status = held_pairs_load(l->desk, l->a, sheet->panel, &held, err);
    *is_held = status == STATUS_OK && held_pairs_have(&held, sheet->reviewer, sheet->submission);
    return status;
}

static enum status take_sheet(struct loading *l, const struct sheet *sheet, struct err *err)
{
    struct reviewer who = {0};
    long at = panel_of(l->r, sheet->panel);
    bool is_held = false;
    bool is_sealed = text_eq(sheet->state, SHEET_SEALED);
    bool is_void = text_eq(sheet->state, SHEET_VOID);
    if (at < 0 || (!is_sealed && !is_void)) {
        return STATUS_OK;
    }
    enum status status = record_load(l->desk->db, &reviewer_type, sheet->reviewer, l->a, &who, err);
    if (status == STATUS_OK && is_sealed && l->c->n_held) {
        status = is_undecided(l, sheet, &is_held, err);
    }
    const struct ranking_panel *p = &l->r->panels[at];
    const int64_t *marks = marks_of(l, sheet);
    const struct sheet_ground *ground = sheet_ground_find(sheet->ground);
    int64_t total = sheet_total(l->r->scheme, p->stage, marks);
    l->out->read[l->out->n_read++] = (struct ranking_sheet){
        .reviewer = sheet->reviewer,
        .no = reviewer_no(l->a, sheet->reviewer),
        .name = who.name,
        .stage = p->stage,
        .total = points_text(l->a, total / SCORE_UNIT),
        .fate = is_void   ? "void"
                : is_held ? "held"
                          : "counted",
        .ground = ground ? ground->name : sheet->ground,
    };
    if (is_sealed && !is_held) {
        struct stage_context *context = &l->out->context.stages[p->stage];
        l->out->marks[l->out->n++] =
            (struct sheet_marks){.id = sheet->reviewer, .marks = marks, .stage = p->stage};
        context->seats = p->seats;
        context->eligible = p->seats - l->c->n_recused;
        context->factor = p->factor;
    }
    return status;
}

static void tell_fates(struct ranking_sheets *s)
{
    static const char *const fates[] = {[SHEET_COUNTED] = "counted",
                                        [SHEET_DROPPED_HIGH] = "dropped_high",
                                        [SHEET_DROPPED_LOW] = "dropped_low"};
    for (size_t i = 0; i < s->n_read; i++) {
        struct ranking_sheet *read = &s->read[i];
        for (size_t k = 0; k < s->n && text_eq(read->fate, "counted"); k++) {
            if (s->marks[k].id == read->reviewer && s->marks[k].stage == read->stage) {
                read->fate = fates[s->marks[k].fate];
            }
        }
    }
}

enum status ranking_sheets_load(struct desk *desk, struct arena *a, const struct ranking *r,
                                const struct ranking_case *c, struct ranking_sheets *out,
                                struct err *err)
{
    struct scheme own;
    struct case_score score;
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct ranking_sheets){0};
    struct loading l = {desk, a, r, c, r->scheme, out};
    enum status status = STATUS_OK;
    if (r->scheme_text) {
        status = scheme_of_text(a, r->scheme_text, &own, err);
        l.own = &own;
    }
    if (status == STATUS_OK) {
        status = record_ids(desk->db, QUERY_RANKING_SHEETS_OF_CASE, DB_ARGS(db_int(c->id)), a, &ids,
                            &n, err);
    }
    out->marks = ARENA_ARRAY(a, struct sheet_marks, n + 1);
    out->read = ARENA_ARRAY(a, struct ranking_sheet, n + 1);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct sheet sheet = {0};
        status = record_load(desk->db, &sheet_type, ids[i], a, &sheet, err);
        if (status == STATUS_OK) {
            status = take_sheet(&l, &sheet, err);
        }
    }
    if (status == STATUS_OK) {
        score_case(r->scheme, out->marks, out->n, &out->context, &score);
        tell_fates(out);
    }
    return status;
}

/* The better the smaller it is. */
static struct fraction negated(int64_t value, bool is_known)
{
    return is_known ? fraction_of(-value, 1) : FRACTION_LOST;
}

static enum status order_of(struct desk *desk, int64_t id, struct fraction *out, struct err *err)
{
    struct arena a = {0};
    struct submission s = {0};
    enum status status = submission_load(desk, &a, id, &s, err);
    *out = negated(s.list_order, status == STATUS_OK && s.list_order != NUMBER_NONE);
    arena_release(&a);
    return status;
}

static enum status received_of(struct desk *desk, int64_t notice, int64_t id, struct fraction *out,
                               struct err *err)
{
    int64_t at = 0;
    enum status status = db_one(desk->db, QUERY_RANKING_RECEIVED_OF,
                                DB_ARGS(db_int(notice), db_int(id)), 0, &at, err);
    *out = negated(at, at != 0);
    return status;
}

enum status ranking_key(struct desk *desk, const struct ranking *r, const struct ranking_case *c,
                        const struct ranking_sheets *sheets, size_t link, struct fraction *out,
                        struct err *err)
{
    const struct tie_step *step = &r->scheme->ties.at[link];
    switch (step->kind) {
    case TIE_ORDER: return order_of(desk, c->id, out, err);
    case TIE_RECEIVED: return received_of(desk, r->wanted.notice, c->id, out, err);
    case TIE_LOT: return ranking_lot_of(desk, &r->wanted, c->id, out, err);
    default: break;
    }
    *out = rank_key(r->scheme, step, &c->score, sheets->marks, sheets->n);
    return STATUS_OK;
}
