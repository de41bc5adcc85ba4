#include "desk/ranking_paper.h"

#include <string.h>

#include "base/slice.h"
#include "desk/notices.h"
#include "desk/ranking_export.h"
#include "desk/scheme_card.h"
#include "model/record.h"
#include "text/table.h"

long ranking_line_place(const struct ranking *r)
{
    size_t i = 0;
    if (r->cut < 0) {
        return -1;
    }
    while (i < r->ranked && r->at[i].row.side != LINE_OUT) {
        i++;
    }
    /* A meeting may have left one out before others that are in. */
    for (size_t k = i; k < r->ranked; k++) {
        i = r->at[k].row.side == LINE_IN ? k + 1 : i;
    }
    return (long)i;
}

const char *ranking_line_source(struct arena *a, const struct ranking *r)
{
    size_t open = 0;
    for (size_t i = 0; i < r->ranked; i++) {
        open += r->at[i].row.side == LINE_OPEN;
    }
    const char *waits = open ? arena_printf(a, ", 并列待定 %zu件", open) : "";
    return arena_printf(a, "%lld (%s)%s", (long long)r->cut, text_or_empty(r->cut_source), waits);
}

const char *ranking_line_text(struct arena *a, const struct ranking *r)
{
    return arena_printf(a, "入围线 %s", ranking_line_source(a, r));
}

const char *ranking_cut_text(struct arena *a, const struct ranking *r)
{
    return r->cut < 0
               ? "入围 没有定"
               : arena_printf(a, "入围 %lld (%s)", (long long)r->cut, text_or_empty(r->cut_source));
}

const char *ranking_head(struct arena *a, const struct ranking *r)
{
    const struct ranking_wanted *w = &r->wanted;
    const char *choice =
        arena_printf(a, "%s%s%s", text_or_empty(w->track), w->track && w->direction ? " " : "",
                     text_or_empty(w->direction));
    return arena_printf(a, "%s  %s  %s  %s", *choice ? choice : "全部", r->scheme->name,
                        scheme_brief(a, r->scheme), ranking_cut_text(a, r));
}

static const struct table_column columns[] = {
    {"名次", true, 0, false},       {"推荐序", true, 0, false},    {"编号", false, 0, false},
    {"成果名称", false, 40, false}, {"单位名称", false, 30, true}, {"均分", true, 0, false},
    {"分歧", true, 0, false},       {"专家", true, 0, false},      {"入围", false, 0, false},
    {"说明", false, 0, false},
};
#define N_COLUMNS (sizeof columns / sizeof *columns)

const char *ranking_outside_text(struct arena *a, const struct ranking *r)
{
    return r->outside ? arena_printf(a, "  另有 %zu 件已受理, 没有评审组评", r->outside) : "";
}

const char *ranking_side_text(enum line_side side)
{
    return side == LINE_IN ? "入围" : side == LINE_OUT ? "未入围" : side == LINE_OPEN ? "待定" : "";
}

static enum status put_case(struct desk *desk, struct table *t, const struct ranking *r, size_t i,
                            struct err *err)
{
    struct ranking_line line;
    enum status status = ranking_line_load(desk, t->arena, r, i, &line, err);
    if (status != STATUS_OK) {
        return status;
    }
    table_cell(t, line.rank);
    table_cell(
        t, line.order == NUMBER_NONE ? "" : arena_printf(t->arena, "%lld", (long long)line.order));
    table_cell(t, line.no);
    table_cell(t, line.title);
    table_cell(t, line.applicant);
    table_cell(t, line.score);
    table_cell(t, line.spread);
    table_number(t, r->at[i].score.n_sheets);
    table_cell(t, ranking_side_text(r->at[i].row.side));
    table_cell(t, line.why);
    return STATUS_OK;
}

/* The aligned lines with the cut line put before its row; the heading is line 0. */
static void put_lines(struct buf *out, struct arena *a, const struct ranking *r, const char *lines)
{
    long at = ranking_line_place(r);
    for (long i = 0; *lines; i++) {
        size_t n = strcspn(lines, "\n");
        if (at >= 0 && i == at + 1) {
            buf_printf(out, "---- %s ----\n", ranking_line_text(a, r));
        }
        buf_add(out, lines, n);
        buf_char(out, '\n');
        lines += n + (lines[n] == '\n');
    }
    if (at >= 0 && (size_t)at == r->n) {
        buf_printf(out, "---- %s ----\n", ranking_line_text(a, r));
    }
}

enum status ranking_text(struct desk *desk, struct arena *a, const struct ranking *r,
                         const char **text, struct err *err)
{
    struct table t = table_start(a, columns, N_COLUMNS);
    struct buf lines = BUF_INIT, out = BUF_INIT;
    struct notice_row row = {0};
    struct ranking_chosen chosen = {0};
    enum status status = notice_row_load(desk, a, r->wanted.notice, &row, err);
    if (status == STATUS_OK) {
        status = ranking_chosen_count(desk, a, r, &chosen, err);
    }
    for (size_t i = 0; i < r->n && status == STATUS_OK; i++) {
        status = put_case(desk, &t, r, i, err);
    }
    if (status == STATUS_OK) {
        table_write(&t, &lines);
        buf_printf(&out, "名次  %s号  %s\n并列按: %s\n\n", row.code, ranking_head(a, r),
                   scheme_ties_text(a, r->scheme));
        put_lines(&out, a, r, lines.at);
        buf_printf(&out, "\n%zu件  待评 %zu  无效打分表 %zu%s%s%s%s%s\n", r->n, r->pending,
                   r->void_sheets, ranking_outside_text(a, r), r->cut < 0 ? "" : "  ",
                   r->cut < 0 ? "" : chosen.text, r->told ? "  " : "", text_or_empty(r->told));
        *text = arena_copy(a, out.at, out.n);
    }
    buf_release(&lines);
    buf_release(&out);
    return status;
}
