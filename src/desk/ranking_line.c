/* A case of a ranking as lists show it. */
#include "base/slice.h"
#include "desk/edition_rows.h"
#include "desk/rankings.h"
#include "desk/scheme_card.h"
#include "desk/submissions.h"
#include "model/points.h"

static const char *settled_text(struct arena *a, const struct ranking *r,
                                const struct ranking_case *c)
{
    int by = c->row.settled_by;
    if (c->is_placed) {
        return "手工";
    }
    if (c->row.waits_for_lot) {
        return "待抽签";
    }
    if (c->is_by_meeting) {
        return c->row.side == LINE_IN ? "会议定入围" : "会议定不入围";
    }
    if (c->row.side == LINE_OPEN) {
        return "并列, 待定";
    }
    return by == TIE_NOT_TIED    ? ""
           : by == TIE_UNSETTLED ? "并列"
                                 : tie_step_text(a, &r->scheme->ties.at[by]);
}

/* What a case has that is ranked, or would be but for sheets still out. */
static const char *score_told(struct arena *a, const struct ranking *r,
                              const struct ranking_case *c)
{
    return fraction_is_lost(c->score.exact)
               ? NULL
               : score_text(a, c->score.shown, (int)r->scheme->places.value);
}

/* Why it has no rank; with a provisional score, since the column of scores does not tell it. */
static const char *unranked_text(struct arena *a, const struct ranking *r,
                                 const struct ranking_case *c, const char *score)
{
    return c->score.why == WHY_UNSEALED
               ? arena_printf(a, "暂得 %s, 差 %d 份没有封存", score, c->n_waiting)
               : score_why_text(a, r->scheme, &c->score);
}

/* What it was called and got when it was finalised. */
static void take_kept(const struct edition_row *row, struct ranking_line *out)
{
    out->rank = row->cells[CELL_RANK];
    out->title = row->cells[CELL_TITLE];
    out->applicant = row->cells[CELL_UNIT];
    out->score = row->cells[CELL_SCORE];
    out->exact = row->cells[CELL_EXACT];
    out->why = row->cells[CELL_WHY];
    out->provisional = NULL;
}

enum status ranking_line_load(struct desk *desk, struct arena *a, const struct ranking *r, size_t i,
                              struct ranking_line *out, struct err *err)
{
    struct submission_view v;
    const struct ranking_case *c = &r->at[i];
    bool is_ranked = c->score.state == SCORE_RANKED;
    bool is_pending = c->score.state == SCORE_PENDING;
    const char *score = score_told(a, r, c);
    *out = (struct ranking_line){0};
    enum status status = submission_view_load(desk, a, c->id, &v, err);
    if (status != STATUS_OK) {
        return status;
    }
    *out = (struct ranking_line){
        .no = submission_no(a, c->id),
        .title = v.submission.title,
        .applicant = text_or_empty(v.lead),
        .recommender = text_or_empty(v.recommender),
        .order = v.submission.list_order,
        .rank = is_ranked ? arena_printf(a, "%lld", (long long)c->row.rank) : "--",
        .score = is_pending || !score ? "待评" : score,
        .provisional = is_pending ? score : NULL,
        .exact =
            is_pending || fraction_is_lost(c->score.exact) ? "" : fraction_text(a, c->score.exact),
        .spread = c->score.n_sheets ? points_text(a, c->score.spread / SCORE_UNIT) : "",
        .why = is_ranked ? settled_text(a, r, c) : unranked_text(a, r, c, score),
    };
    if (r->kept) {
        take_kept(&r->kept->at[i], out);
    }
    return STATUS_OK;
}
