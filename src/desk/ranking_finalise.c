/* 定稿: the edition is made, and the cases go where it puts them. */
#include "base/slice.h"
#include "desk/edition_rows.h"
#include "desk/ranking_moves.h"
#include "desk/ranking_paper.h"
#include "desk/recusals.h"
#include "store/queries.h"

static enum status may_finalise(const struct ranking *r, struct err *err)
{
    size_t open = 0, lots = 0;
    for (size_t i = 0; i < r->n; i++) {
        open += r->at[i].row.side == LINE_OPEN;
        lots += r->at[i].row.waits_for_lot;
    }
    if (!r->ranked) {
        return err_set(err, STATUS_DATA, "还没有排出名次，不能定稿");
    }
    if (r->is_tried || r->wanted.is_bare) {
        return err_set(err, STATUS_DATA, "试排的名次不能定稿；按打分时的方案排");
    }
    if (lots) {
        return err_set(err, STATUS_DATA, "有 %zu 件并列还没抽签，先抽签再定稿 (F5, 命令 rank lot)",
                       lots);
    }
    return open ? err_set(
                      err, STATUS_DATA,
                      "有 %zu 件并列跨在入围线上还没定，先记会议决定再定稿 (F4, 命令 rank decide)",
                      open)
                : STATUS_OK;
}

static enum status refuse_undecided(const struct recusal_views *all, struct err *err)
{
    const struct recusal_view *v = &all->at[0];
    return err_set(err, STATUS_DATA,
                   "有 %zu 项回避还没有决定 (%s 与 %s)，先决定回避还是不回避再定稿", all->n,
                   v->reviewer, v->submission ? v->submission : v->panel);
}

/* Sheets that may turn out void carry no final ranking. */
static enum status check_recusals(struct desk *desk, struct arena *a, const struct ranking *r,
                                  struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < r->n_panels && status == STATUS_OK; i++) {
        struct recusal_views open = {0};
        if (r->panels[i].is_chosen) {
            status = recusals_undecided(desk, a, r->panels[i].id, &open, err);
        }
        if (open.n) {
            status = refuse_undecided(&open, err);
        }
    }
    return status;
}

static enum status make_edition(struct desk *desk, struct arena *a, const struct ranking *r,
                                const struct ranking_edition *last, struct ranking_edition *e,
                                struct err *err)
{
    enum status status = ranking_edition_of(desk, a, r, e, err);
    e->edition = last ? last->edition + 1 : 1;
    if (status != STATUS_OK) {
        return status;
    }
    if (last && text_eq(last->fingerprint, e->fingerprint)) {
        return err_set(err, STATUS_DATA, "与第 %lld 版一字不差，没有要定稿的",
                       (long long)last->edition);
    }
    e->differences = last ? edition_differences(a, last, e) : NULL;
    return STATUS_OK;
}

static const char *turned_text(struct arena *a, const struct ranking_finalised *f)
{
    const char *all = "";
    for (size_t i = 0; i < f->turned.n; i++) {
        all = arena_printf(a, "%s%s\n", all, f->turned.at[i]);
    }
    return f->turned.n ? arena_printf(a, "改变上一版结果的:\n%s", all) : "";
}

static size_t count_over(const struct ranking *r)
{
    size_t in = 0;
    for (size_t i = 0; i < r->n; i++) {
        in += r->at[i].row.side == LINE_IN;
    }
    return r->cut >= 0 && in > (size_t)r->cut ? in - (size_t)r->cut : 0;
}

static const char *finalised_text(struct arena *a, const struct ranking *r,
                                  const struct ranking_finalised *f)
{
    const char *waits = r->pending ? arena_printf(a, ", 待评 %zu 件", r->pending) : "";
    const char *returned = f->returned ? arena_printf(a, ", 退回评审 %zu 件", f->returned) : "";
    const char *over =
        f->over ? arena_printf(a, "; 入围比线上的 %lld 件多 %zu 件", (long long)r->cut, f->over)
                : "";
    const char *unmoved =
        f->unmoved ? arena_printf(a, "; %zu 件不在评审中, 状态没有改", f->unmoved) : "";
    return arena_printf(a, "%s\n%zu 件有名次%s%s; 拟推荐 %zu 件, 未入选 %zu 件%s%s%s\n%s%s%s",
                        ranking_edition_text(a, &f->edition), r->ranked, waits,
                        ranking_outside_text(a, r), f->shortlisted, f->rejected, returned, over,
                        unmoved, turned_text(a, f), f->edition.differences ? "与上一版不同:\n" : "",
                        text_or_empty(f->edition.differences));
}

static const char *summary_of(struct arena *a, const struct ranking_finalised *f)
{
    const char *returned = f->returned ? arena_printf(a, ", 退回评审 %zu 件", f->returned) : "";
    const char *choice = arena_printf(a, "%s%s", text_or_empty(f->edition.track),
                                      text_or_empty(f->edition.direction));
    return arena_printf(a, "名次定稿 第 %lld 版 %s, 拟推荐 %zu 件, 未入选 %zu 件%s",
                        (long long)f->edition.edition, *choice ? choice : "全部", f->shortlisted,
                        f->rejected, returned);
}

/* What lists ask for. */
static enum status keep_scores(struct desk *desk, const struct ranking *r, int64_t edition,
                               struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < r->n && status == STATUS_OK; i++) {
        const struct case_score *score = &r->at[i].score;
        bool has_score = score->state != SCORE_PENDING && !fraction_is_lost(score->exact);
        struct db_value value = has_score ? db_int(score->shown) : db_null();
        status = db_run(desk->db, QUERY_RANKING_SCORE_ADD,
                        DB_ARGS(db_int(edition), db_int(r->at[i].id), value), NULL, err);
    }
    return status;
}

static enum status write_all(struct write *w, const struct ranking *r,
                             const struct ranking_editions *before, struct ranking_finalised *out,
                             struct err *err)
{
    enum status status = write_begin(w, w->desk, w->arena, "rank_finalise", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = write_insert(w, &ranking_type, &out->edition, err);
    }
    if (status == STATUS_OK) {
        status = keep_scores(w->desk, r, out->edition.record.id, err);
    }
    return status == STATUS_OK ? ranking_move_cases(w, r, before, out, err) : status;
}

enum status ranking_finalise(struct desk *desk, struct arena *a, const struct ranking *r,
                             const struct ranking_finalising *how, struct ranking_finalised *out,
                             struct err *err)
{
    struct write w = {.desk = desk, .arena = a};
    struct ranking_editions before;
    *out = (struct ranking_finalised){0};
    enum status status = desk_allow(desk, MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = may_finalise(r, err);
    }
    if (status == STATUS_OK) {
        status = check_recusals(desk, a, r, err);
    }
    if (status == STATUS_OK) {
        status = ranking_editions_load(desk, a, r->wanted.notice, &before, err);
    }
    if (status == STATUS_OK) {
        status =
            make_edition(desk, a, r, ranking_edition_last(&before, &r->wanted), &out->edition, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    out->edition.why = text_is_empty(how->why) ? NULL : how->why;
    out->over = count_over(r);
    status = write_all(&w, r, &before, out, err);
    out->text = status == STATUS_OK ? finalised_text(a, r, out) : NULL;
    /* What it would do is what it does, taken back. */
    if (status == STATUS_OK && how->is_dry) {
        status = write_end(&w, STATUS_CANCELLED, "", NULL, NULL, err);
        return status == STATUS_CANCELLED ? STATUS_OK : status;
    }
    return write_end(&w, status, summary_of(a, out), how->why, &out->batch, err);
}
