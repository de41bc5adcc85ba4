/* 打分汇总表: what each reviewer gave each case, a column for each of them; or, where there are too many, all in
 * one cell. Without names when asked so. */
#include "base/slice.h"
#include "desk/document_makers.h"
#include "desk/ranked_paper.h"

#define ACROSS 9 /* reviewers that stand as columns */

struct marked_reviewer {
    int64_t id;
    const char *name;
};

struct marks {
    struct ranked_paper k;
    struct ranking_explained *cases; /* of each case of the ranking */
    VEC(struct marked_reviewer) reviewers;
    bool is_anonymous, is_wide;
};

static size_t reviewer_at(struct marks *m, const struct ranking_sheet *s)
{
    struct arena *a = m->k.report->arena;
    for (size_t i = 0; i < m->reviewers.n; i++) {
        if (m->reviewers.at[i].id == s->reviewer) {
            return i;
        }
    }
    const char *name =
        m->is_anonymous ? arena_printf(a, "专家%zu", m->reviewers.n + 1) : text_or_empty(s->name);
    *VEC_PUSH(a, &m->reviewers) = (struct marked_reviewer){s->reviewer, name};
    return m->reviewers.n - 1;
}

static enum status load_cases(struct marks *m, struct err *err)
{
    struct arena *a = m->k.report->arena;
    const struct ranking *r = m->k.ranking;
    m->cases = ARENA_ARRAY(a, struct ranking_explained, r->n + 1);
    for (size_t i = 0; i < r->n; i++) {
        enum status status = ranking_explain(m->k.desk, a, r, i, &m->cases[i], err);
        if (status != STATUS_OK) {
            return status;
        }
        for (size_t s = 0; s < m->cases[i].n_sheets; s++) {
            (void)reviewer_at(m, &m->cases[i].sheets[s]);
        }
    }
    /* A reviewer of several stages gave a case several sheets: one cell holds only one. */
    m->is_wide = m->reviewers.n <= ACROSS && scheme_stage_count(r->scheme) == 1;
    return STATUS_OK;
}

static const char *fate_words(const struct ranking_sheet *s)
{
    return text_eq(s->fate, "dropped_high")  ? "（去高）"
           : text_eq(s->fate, "dropped_low") ? "（去低）"
           : text_eq(s->fate, "void")        ? "（不计）"
           : text_eq(s->fate, "held")        ? "（暂不计）"
                                             : "";
}

/* 王示例 86.5、李样本 91（去高） */
static const char *marks_text(struct marks *m, const struct ranking_explained *e)
{
    struct arena *a = m->k.report->arena;
    const char *all = "";
    for (size_t i = 0; i < e->n_sheets; i++) {
        const struct ranking_sheet *s = &e->sheets[i];
        all = arena_printf(a, "%s%s%s %s%s", all, i ? "、" : "",
                           m->reviewers.at[reviewer_at(m, s)].name, text_or_empty(s->total),
                           fate_words(s));
    }
    return all;
}

/* 86.5, and below it （去高）; a sheet that was voided and given again stands above the new one. */
static void put_columns(struct marks *m, const struct ranking_explained *e, const char **cells)
{
    struct arena *a = m->k.report->arena;
    for (size_t i = 0; i < e->n_sheets; i++) {
        const struct ranking_sheet *s = &e->sheets[i];
        const char **cell = &cells[reviewer_at(m, s)];
        const char *fate = fate_words(s), *before = text_or_empty(*cell);
        *cell = arena_printf(a, "%s%s%s%s%s", before, *before ? "\n" : "", text_or_empty(s->total),
                             *fate ? "\n" : "", fate);
    }
}

static struct report_table *begin(struct marks *m)
{
    struct report *r = m->k.report;
    size_t n = m->is_wide ? m->reviewers.n : 1, at = 0;
    struct report_column *columns = ARENA_ARRAY(r->arena, struct report_column, n + 4);
    columns[at++] = (struct report_column){"名次", 4, SIDE_CENTRE};
    columns[at++] = (struct report_column){"申报件", 6, SIDE_CENTRE};
    columns[at++] = (struct report_column){"名称", 0, SIDE_LEFT};
    for (size_t i = 0; m->is_wide && i < n; i++) {
        columns[at++] = (struct report_column){m->reviewers.at[i].name, 8, SIDE_CENTRE};
    }
    if (!m->is_wide) {
        columns[at++] = (struct report_column){"各专家打分", 0, SIDE_LEFT};
    }
    columns[at++] = (struct report_column){"得分", 8, SIDE_CENTRE};
    return report_table(r, columns, at);
}

static enum status put_row(struct marks *m, struct report_table *t, size_t i, struct err *err)
{
    struct arena *a = m->k.report->arena;
    struct ranking_line l;
    const char **cells = ARENA_ARRAY(a, const char *, t->n_columns + 1);
    enum status status = ranking_line_load(m->k.desk, a, m->k.ranking, i, &l, err);
    if (status != STATUS_OK) {
        return status;
    }
    cells[0] = l.rank;
    cells[1] = l.no;
    cells[2] = l.title;
    if (m->is_wide) {
        put_columns(m, &m->cases[i], cells + 3);
    } else {
        cells[3] = marks_text(m, &m->cases[i]);
    }
    cells[t->n_columns - 1] = l.score;
    report_table_row(t, cells);
    return STATUS_OK;
}

static enum status put_rows(struct marks *m, struct err *err)
{
    struct report_table *t = begin(m);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < m->k.ranking->n && status == STATUS_OK; i++) {
        ranked_paper_line(&m->k, t, i);
        status = put_row(m, t, i, err);
    }
    ranked_paper_line(&m->k, t, m->k.ranking->n);
    return status;
}

static enum status make(struct desk *desk, const struct document_order *o, struct report *r,
                        struct err *err)
{
    struct marks m = {.is_anonymous = o->is_anonymous};
    enum status status = ranked_paper_load(desk, o, r, &m.k, err);
    if (status == STATUS_OK) {
        ranked_paper_live(&m.k);
        status = load_cases(&m, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    r->style = "wide";
    ranked_paper_head(&m.k, "打分汇总表");
    ranked_paper_scheme(&m.k);
    status = put_rows(&m, err);
    ranked_paper_sign(&m.k);
    return status;
}

const struct document document_mark_list = {
    "mark-list",
    "打分汇总表",
    "每件各位专家打了多少, 去了哪份, 怎么得的分; --anonymous 不写姓名",
    NULL,
    RANKED_TAKES | TAKES_ANONYMOUS,
    make};
