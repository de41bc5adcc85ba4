#include "desk/ranking_moves.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/edition_rows.h"
#include "desk/submission_acts.h"
#include "rules/submission_state.h"

struct moving {
    struct write *w;
    const struct ranking *ranking;
    const struct ranking_editions *before;
    struct edition_rows *rows; /* of each of them */
    struct ranking_finalised *out;
};

/* ---- where a case stands ------------------------------------------------------------------------ */

static bool is_same_choice(const struct ranking *r, const struct ranking_edition *e)
{
    return text_eq(e->track, r->wanted.track) && text_eq(e->direction, r->wanted.direction);
}

/* The newest edition that has the case; before->n for none. */
static size_t edition_of(const struct moving *m, int64_t id)
{
    size_t i = 0;
    while (i < m->before->n && !edition_rows_find(&m->rows[i], id)) {
        i++;
    }
    return i;
}

static bool stands_so(const struct submission *s, enum line_side side)
{
    return text_eq(s->state, submission_state_id(side == LINE_IN ? SUBMISSION_SHORTLISTED
                                                                 : SUBMISSION_NOT_SELECTED));
}

/* Where an edition put it, if it stands there still; else a person moved it, and no edition moves it on. */
static enum line_side put_by_edition(const struct moving *m, const struct submission *s)
{
    size_t at = edition_of(m, s->record.id);
    if (at == m->before->n) {
        return LINE_NONE;
    }
    enum line_side side = edition_row_side(edition_rows_find(&m->rows[at], s->record.id));
    return side != LINE_NONE && stands_so(s, side) ? side : LINE_NONE;
}

/* ---- moved ------------------------------------------------------------------------------------- */

static const char *state_name(const char *id)
{
    enum submission_state state;
    return submission_state_parse(id, &state) ? submission_state_name(state) : id;
}

static void tell_turned(struct moving *m, const struct submission *s, enum line_side to)
{
    struct arena *a = m->w->arena;
    const char *name = to == LINE_IN ? "拟推荐" : to == LINE_OUT ? "未入选" : "评审";
    *VEC_PUSH(a, &m->out->turned) =
        arena_printf(a, "%s %s, %s → %s", submission_no(a, s->record.id), text_or_empty(s->title),
                     state_name(s->state), name);
}

static bool is_settled(const struct submission *s)
{
    return stands_so(s, LINE_IN) || stands_so(s, LINE_OUT);
}

/* Back to 评审 first where it was placed before: from there alone a case is placed. */
static enum status move(struct moving *m, const struct submission *s, enum line_side to,
                        bool *is_moved, struct err *err)
{
    static const char *const said[] = {
        [LINE_NONE] = "不再排出", [LINE_IN] = "入围", [LINE_OUT] = "未入围"};
    bool has_ground = to != LINE_IN || is_settled(s);
    const char *why =
        arena_printf(m->w->arena, "名次第 %lld 版%s", (long long)m->out->edition.edition, said[to]);
    const struct act_ground ground = {has_ground ? why : NULL, NULL};
    enum status status = STATUS_OK;
    if (is_settled(s)) {
        status = submission_move(m->w, s->record.id, "reconsider", ground, is_moved, err);
    }
    if (status == STATUS_OK && to != LINE_NONE) {
        status = submission_move(m->w, s->record.id, to == LINE_IN ? "shortlist" : "reject", ground,
                                 is_moved, err);
    }
    return status;
}

static void count(struct moving *m, const struct submission *s, enum line_side to, bool is_turned)
{
    struct ranking_finalised *f = m->out;
    *(to == LINE_IN ? &f->shortlisted : to == LINE_OUT ? &f->rejected : &f->returned) += 1;
    if (is_turned) {
        tell_turned(m, s, to);
    }
}

/* `to` LINE_NONE: the new edition does not place it. */
static enum status move_case(struct moving *m, int64_t id, enum line_side to, struct err *err)
{
    struct submission s = {0};
    bool is_moved = false;
    enum status status = submission_load(m->w->desk, m->w->arena, id, &s, err);
    if (status != STATUS_OK || (to != LINE_NONE && stands_so(&s, to))) {
        return status;
    }
    enum line_side put = put_by_edition(m, &s);
    bool may_move = is_settled(&s) ? put != LINE_NONE : to != LINE_NONE;
    if (may_move) {
        status = move(m, &s, to, &is_moved, err);
    }
    if (is_moved) {
        count(m, &s, to, is_settled(&s));
    }
    m->out->unmoved += to != LINE_NONE && !is_moved;
    return status;
}

static enum line_side side_of(const struct ranking *r, const struct ranking_case *c)
{
    return r->cut < 0 ? LINE_NONE : edition_case_side(r, c);
}

/* Cases of the last edition of this choice that are no more in it. */
static enum status move_gone(struct moving *m, struct err *err)
{
    enum status status = STATUS_OK;
    size_t last = 0;
    while (last < m->before->n && !is_same_choice(m->ranking, &m->before->at[last])) {
        last++;
    }
    for (size_t i = 0; last < m->before->n && i < m->rows[last].n && status == STATUS_OK; i++) {
        int64_t id = m->rows[last].at[i].id;
        if (edition_of(m, id) == last && ranking_find(m->ranking, id) < 0) {
            status = move_case(m, id, LINE_NONE, err);
        }
    }
    return status;
}

enum status ranking_move_cases(struct write *w, const struct ranking *r,
                               const struct ranking_editions *before, struct ranking_finalised *out,
                               struct err *err)
{
    struct moving m = {w, r, before, ARENA_ARRAY(w->arena, struct edition_rows, before->n + 1),
                       out};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < before->n; i++) {
        m.rows[i] = edition_rows_read(w->arena, before->at[i].rows);
    }
    for (size_t i = 0; i < r->n && status == STATUS_OK; i++) {
        status = move_case(&m, r->at[i].id, side_of(r, &r->at[i]), err);
    }
    return status == STATUS_OK ? move_gone(&m, err) : status;
}
