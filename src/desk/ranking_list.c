#include "desk/ranking_list.h"

#include "base/slice.h"
#include "desk/notices.h"
#include "desk/ranking_export.h"
#include "desk/ranking_paper.h"
#include "desk/scheme_card.h"
#include "desk/submissions.h"

struct listing_out {
    struct desk *desk;
    struct arena *a;
    const struct ranking_official *official;
    const struct ranking *r; /* the official one */
    struct ranking_list *out;
};

static const struct report_column chosen_columns[] = {
    {"序号", 0, SIDE_CENTRE},   {"编号", 0, SIDE_CENTRE},   {"成果名称", 0, SIDE_LEFT},
    {"申报方向", 0, SIDE_LEFT}, {"申报单位", 0, SIDE_LEFT}, {"联合单位", 0, SIDE_LEFT},
    {"推荐单位", 0, SIDE_LEFT}, {"得分", 0, SIDE_RIGHT},    {"名次", 0, SIDE_CENTRE},
    {"说明", 0, SIDE_LEFT},
};
#define N_CHOSEN (sizeof chosen_columns / sizeof *chosen_columns)

static const struct report_column whole_columns[] = {
    {"名次", 0, SIDE_CENTRE},   {"推荐顺序", 0, SIDE_CENTRE},  {"编号", 0, SIDE_CENTRE},
    {"成果名称", 0, SIDE_LEFT}, {"申报方向", 0, SIDE_LEFT},    {"申报单位", 0, SIDE_LEFT},
    {"推荐单位", 0, SIDE_LEFT}, {"得分", 0, SIDE_RIGHT},       {"精确值", 0, SIDE_RIGHT},
    {"分歧", 0, SIDE_RIGHT},    {"有效打分表", 0, SIDE_RIGHT}, {"去掉", 0, SIDE_RIGHT},
    {"入围", 0, SIDE_CENTRE},   {"说明", 0, SIDE_LEFT},
};
#define N_WHOLE (sizeof whole_columns / sizeof *whole_columns)

static const char *joined(struct arena *a, const struct texts *names)
{
    const char *all = "";
    for (size_t i = 0; i < names->n; i++) {
        all = arena_printf(a, "%s%s%s", all, i ? "、" : "", names->at[i]);
    }
    return all;
}

static const char *number(struct arena *a, int64_t n)
{
    return n == NUMBER_NONE ? "" : arena_printf(a, "%lld", (long long)n);
}

static void add_row(struct listing_out *l, const char *const *cells)
{
    const char **row = ARENA_ARRAY(l->a, const char *, l->out->n_columns);
    for (size_t i = 0; i < l->out->n_columns; i++) {
        row[i] = text_or_empty(cells[i]);
    }
    l->out->rows[l->out->n++] = row;
}

static enum status load(struct listing_out *l, size_t i, struct ranking_line *line,
                        struct submission_view *v, struct err *err)
{
    enum status status = ranking_line_load(l->desk, l->a, l->r, i, line, err);
    return status == STATUS_OK ? submission_view_load(l->desk, l->a, l->r->at[i].id, v, err)
                               : status;
}

static enum status add_chosen(struct listing_out *l, size_t i, struct err *err)
{
    struct ranking_line line;
    struct submission_view v;
    enum status status = load(l, i, &line, &v, err);
    if (status == STATUS_OK) {
        add_row(l, (const char *const[N_CHOSEN]){number(l->a, (int64_t)l->out->n + 1), line.no,
                                                 line.title, v.submission.direction, line.applicant,
                                                 joined(l->a, &v.partners), line.recommender,
                                                 line.score, line.rank, line.why});
    }
    return status;
}

/* An edition does not keep of how many sheets a score was made. */
static const char *count(struct listing_out *l, int64_t n)
{
    return number(l->a, l->r->kept && !n ? NUMBER_NONE : n);
}

static enum status add_ranked(struct listing_out *l, size_t i, struct err *err)
{
    struct ranking_line line;
    struct submission_view v;
    const struct ranking_case *c = &l->r->at[i];
    bool is_ranked = c->score.state == SCORE_RANKED;
    enum status status = load(l, i, &line, &v, err);
    if (status == STATUS_OK) {
        add_row(l, (const char *const[N_WHOLE]){
                       is_ranked ? line.rank : "", number(l->a, line.order), line.no, line.title,
                       v.submission.direction, line.applicant, line.recommender, line.score,
                       line.exact, line.spread, count(l, c->score.n_sheets),
                       count(l, c->score.n_dropped), ranking_side_text(c->row.side), line.why});
    }
    return status;
}

static enum status set_above(struct listing_out *l, struct err *err)
{
    struct notice_row notice = {0};
    struct ranking_chosen chosen = {0};
    const char **lines = ARENA_ARRAY(l->a, const char *, 4);
    enum status status = notice_row_load(l->desk, l->a, l->r->wanted.notice, &notice, err);
    if (status == STATUS_OK) {
        status = ranking_chosen_count(l->desk, l->a, l->r, &chosen, err);
    }
    lines[0] = arena_printf(l->a, "%s号  %s", text_or_empty(notice.code), ranking_head(l->a, l->r));
    lines[1] = arena_printf(l->a, "并列按: %s", scheme_ties_text(l->a, l->r->scheme));
    lines[2] = ranking_official_text(l->a, l->official);
    lines[3] = chosen.text;
    l->out->above = (struct texts){lines, 4};
    return status;
}

static struct listing_out start(struct desk *desk, struct arena *a,
                                const struct ranking_official *o, struct ranking_list *out)
{
    out->rows = ARENA_ARRAY(a, const char *const *, o->ranking.n + 1);
    return (struct listing_out){desk, a, o, &o->ranking, out};
}

enum status ranking_list_chosen(struct desk *desk, struct arena *a,
                                const struct ranking_official *o, struct ranking_list *out,
                                struct err *err)
{
    *out = (struct ranking_list){
        .title = "推荐汇总表", .columns = chosen_columns, .n_columns = N_CHOSEN};
    struct listing_out l = start(desk, a, o, out);
    if (l.r->cut < 0) {
        return err_set(err, STATUS_DATA, "没有入围线，不知道选哪些；请用 --cut 写明取几件");
    }
    enum status status = set_above(&l, err);
    for (size_t i = 0; i < l.r->n && status == STATUS_OK; i++) {
        status = l.r->at[i].row.side == LINE_IN ? add_chosen(&l, i, err) : STATUS_OK;
    }
    return status;
}

enum status ranking_list_whole(struct desk *desk, struct arena *a, const struct ranking_official *o,
                               struct ranking_list *out, struct err *err)
{
    *out = (struct ranking_list){.title = "名次", .columns = whole_columns, .n_columns = N_WHOLE};
    struct listing_out l = start(desk, a, o, out);
    enum status status = set_above(&l, err);
    for (size_t i = 0; i < l.r->n && status == STATUS_OK; i++) {
        status = add_ranked(&l, i, err);
    }
    return status;
}
