/* 推荐名单: by rank, with ties and what settled them, the cut line drawn among the rows, the quota below them. */
#include "base/slice.h"
#include "desk/document_makers.h"
#include "desk/limits.h"
#include "desk/ranked_paper.h"

static const struct report_column list_columns[] = {
    {"名次", 4, SIDE_CENTRE}, {"推荐序", 6, SIDE_CENTRE}, {"申报件", 6, SIDE_CENTRE},
    {"名称", 0, SIDE_LEFT},   {"申报单位", 0, SIDE_LEFT}, {"推荐单位", 0, SIDE_LEFT},
    {"得分", 7, SIDE_RIGHT},  {"入围", 6, SIDE_CENTRE},   {"说明", 0, SIDE_LEFT}};
#define N_COLUMNS (sizeof list_columns / sizeof *list_columns)

static const char *number(struct arena *a, int64_t n)
{
    return n == NUMBER_NONE ? "" : arena_printf(a, "%lld", (long long)n);
}

static void put_row(struct ranked_paper *k, struct report_table *t, size_t i,
                    const struct ranking_line *l)
{
    const char *const cells[N_COLUMNS] = {
        l->rank,      number(t->arena, l->order),
        l->no,        l->title,
        l->applicant, l->recommender,
        l->score,     ranking_side_text(k->ranking->at[i].row.side),
        l->why};
    report_table_row(t, cells);
}

static enum status put_rows(struct ranked_paper *k, struct err *err)
{
    struct report *r = k->report;
    struct report_table *t = report_table(r, list_columns, N_COLUMNS);
    for (size_t i = 0; i < k->ranking->n; i++) {
        struct ranking_line l;
        enum status status = ranking_line_load(k->desk, r->arena, k->ranking, i, &l, err);
        if (status != STATUS_OK) {
            return status;
        }
        ranked_paper_line(k, t, i);
        put_row(k, t, i, &l);
    }
    ranked_paper_line(k, t, k->ranking->n);
    return STATUS_OK;
}

/* ---- what each recommender has used of its quota ------------------------------------------------- */

static const struct report_column recommender_columns[] = {{"推荐单位", 0, SIDE_LEFT},
                                                           {"参评", 6, SIDE_CENTRE},
                                                           {"入围", 6, SIDE_CENTRE},
                                                           {"推荐名额", 0, SIDE_LEFT}};

struct recommended {
    int64_t unit;
    const char *name;
    int64_t n, in;
};

struct recommenders {
    struct recommended *at;
    size_t n, cap;
};

static struct recommended *recommender_at(struct arena *a, struct recommenders *all, int64_t unit)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->at[i].unit == unit) {
            return &all->at[i];
        }
    }
    struct recommended *r = VEC_PUSH(a, all);
    *r = (struct recommended){.unit = unit};
    return r;
}

static enum status count(struct ranked_paper *k, struct recommenders *out, struct err *err)
{
    struct arena *a = k->report->arena;
    for (size_t i = 0; i < k->ranking->n; i++) {
        struct submission_view v;
        enum status status = submission_view_load(k->desk, a, k->ranking->at[i].id, &v, err);
        if (status != STATUS_OK) {
            return status;
        }
        struct recommended *r = recommender_at(a, out, v.submission.recommender);
        r->name = v.recommender;
        r->n++;
        r->in += k->ranking->at[i].row.side == LINE_IN;
    }
    return STATUS_OK;
}

/* Every quota of the list of a recommender, one on a line. */
static enum status quota_text(struct ranked_paper *k, int64_t unit, const char **out,
                              struct err *err)
{
    struct arena *a = k->report->arena;
    struct limit_lines lines = {0};
    *out = "";
    enum status status =
        unit ? limits_of_recommender(k->desk, a, k->notice.row.record.id, unit, &lines, err)
             : STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < lines.n; i++) {
        const struct limit *l = lines.at[i].result.limit;
        if (l->per == PER_RECOMMENDER && lines.at[i].unit == unit && !lines.at[i].is_above) {
            *out = arena_printf(a, "%s%s%s", *out, **out ? "\n" : "", lines.at[i].brief);
        }
    }
    return status;
}

static enum status put_recommenders(struct ranked_paper *k, struct err *err)
{
    struct arena *a = k->report->arena;
    struct recommenders all = {0};
    enum status status = count(k, &all, err);
    report_space(k->report, 1);
    struct report_table *t = report_table(k->report, recommender_columns, 4);
    for (size_t i = 0; status == STATUS_OK && i < all.n; i++) {
        const char *quota = "";
        const struct recommended *r = &all.at[i];
        status = quota_text(k, r->unit, &quota, err);
        const char *const cells[] = {r->name ? r->name : "（未填）", number(a, r->n),
                                     k->ranking->cut < 0 ? "" : number(a, r->in), quota};
        report_table_row(t, cells);
    }
    return status;
}

/* ---- the document --------------------------------------------------------------------------------- */

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    struct ranked_paper k;
    const char *quota = "";
    enum status status = ranked_paper_load(desk, o, r, &k, err);
    if (status != STATUS_OK) {
        return status;
    }
    r->style = "wide";
    ranked_paper_head(&k, "推荐名单");
    ranked_paper_scheme(&k);
    status = put_rows(&k, err);
    if (status == STATUS_OK) {
        status = ranked_paper_quota(&k, &quota, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    report_line(r, SIDE_LEFT,
                arena_printf(r->arena, "共 %zu 件，待评 %zu 件%s%s", k.ranking->n,
                             k.ranking->pending, *quota ? "；" : "", quota));
    status = put_recommenders(&k, err);
    ranked_paper_sign(&k);
    return status;
}

const struct document document_ranked_list = {
    "ranked-list",
    "推荐名单",
    "按名次, 带入围线, 并列怎么排, 得分, 名额和各推荐单位用了多少, 签字处",
    NULL,
    RANKED_TAKES,
    make};
