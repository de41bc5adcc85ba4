#include "tui/screen/ranking_rows.h"

#include <limits.h>
#include <string.h>

#include "base/slice.h"
#include "desk/notices.h"
#include "desk/ranking_official.h"
#include "desk/ranking_paper.h"
#include "desk/scheme_card.h"
#include "tui/screen/ranking_notice.h"

enum ranking_column { RANK, ORDER, TITLE, APPLICANT, SCORE, SPREAD, SHEETS, WHY };

#define COLUMNS(second)                                                                            \
    {                                                                                              \
        [RANK] = {.title = "名次", .width = 4, .to_right = true, .is_unsorted = true},             \
        [ORDER] = {.title = second, .width = 6, .to_right = true, .is_unsorted = true},            \
        [TITLE] = {.title = "成果名称", .width = 18, .widest = INT_MAX, .is_unsorted = true},      \
        [APPLICANT] = {.title = "单位名称",                                                        \
                       .width = 12,                                                                \
                       .widest = 30,                                                               \
                       .cut = LIST_CUT_MIDDLE,                                                     \
                       .is_unsorted = true},                                                       \
        [SCORE] = {.title = "均分", .width = 6, .to_right = true, .is_unsorted = true},            \
        [SPREAD] = {.title = "分歧", .width = 4, .to_right = true, .is_unsorted = true},           \
        [SHEETS] = {.title = "专家", .width = 4, .to_right = true, .is_unsorted = true},           \
        [WHY] = {.title = "说明", .width = 8, .widest = 20, .is_unsorted = true},                  \
    }
static const struct list_column columns[] = COLUMNS("推荐序");
/* While another scheme is tried its rank stands beside. */
static const struct list_column columns_tried[] = COLUMNS("试排");

/* ---- rows -------------------------------------------------------------------------------------- */

static const char *tried_rank(const struct ranking_rows *t, struct arena *a, int64_t id)
{
    long at = t->scheme ? ranking_find(&t->tried, id) : -1;
    return at < 0                     ? NULL
           : t->tried.at[at].row.rank ? arena_printf(a, "%lld", (long long)t->tried.at[at].row.rank)
                                      : "--";
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct ranking_rows *t = context;
    struct err err = {.arena = a};
    struct ranking_line line;
    long at = t->rows[row];
    if (at == RANKING_LINE ||
        ranking_line_load(t->desk, a, &t->ranking, (size_t)at, &line, &err) != STATUS_OK) {
        return NULL;
    }
    const struct ranking_case *c = &t->ranking.at[at];
    switch ((enum ranking_column)column) {
    case RANK: return line.rank;
    case ORDER:
        if (t->scheme) {
            return tried_rank(t, a, c->id);
        }
        return line.order == NUMBER_NONE ? NULL : arena_printf(a, "%lld", (long long)line.order);
    case TITLE: return line.title;
    case APPLICANT: return line.applicant;
    case SCORE: return line.score;
    case SPREAD: return line.spread;
    case SHEETS: return arena_printf(a, "%d", c->score.n_sheets);
    case WHY: return line.why;
    }
    return NULL;
}

static const char *across(void *context, struct arena *a, size_t row)
{
    const struct ranking_rows *t = context;
    return t->rows[row] == RANKING_LINE
               ? arena_printf(a, "---- %s ---- 并列按: %s ----", ranking_line_text(a, &t->ranking),
                              scheme_ties_text(a, t->ranking.scheme))
               : NULL;
}

static enum style style(void *context, size_t row)
{
    const struct ranking_rows *t = context;
    long at = t->rows[row];
    if (at == RANKING_LINE) {
        return STYLE_HINT;
    }
    const struct ranking_case *c = &t->ranking.at[at];
    return c->score.state != SCORE_RANKED                     ? STYLE_HINT
           : c->row.side == LINE_OPEN || c->row.waits_for_lot ? STYLE_WARNING
                                                              : STYLE_NORMAL;
}

const char *ranking_rows_explain(const struct ranking_rows *t, struct arena *a, size_t at)
{
    struct err err = {.arena = a};
    struct ranking_explained e;
    const char *all = "";
    if (ranking_explain(t->desk, a, &t->ranking, at, &e, &err) != STATUS_OK) {
        return err.text;
    }
    for (size_t i = 0; i < e.lines.n; i++) {
        all = arena_printf(a, "%s%s%s", all, i ? "\n" : "", e.lines.at[i]);
    }
    return all;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct ranking_rows *t = context;
    return t->rows[row] == RANKING_LINE ? "" : ranking_rows_explain(t, a, (size_t)t->rows[row]);
}

/* ---- loading ----------------------------------------------------------------------------------- */

/* A row for each case, and one for the line. */
static void make_rows(struct ranking_rows *t, struct arena fresh)
{
    long line = ranking_line_place(&t->ranking);
    t->rows = ARENA_ARRAY(&fresh, long, t->ranking.n + 2);
    t->n_rows = 0;
    for (size_t i = 0; i <= t->ranking.n; i++) {
        if (line >= 0 && (size_t)line == i && t->ranking.n) {
            t->rows[t->n_rows++] = RANKING_LINE;
        }
        if (i < t->ranking.n) {
            t->rows[t->n_rows++] = (long)i;
        }
    }
    short_list_set(&t->list, fresh, t->n_rows);
}

/* The cursor stays with the case, wherever it has gone. */
static void select_case(struct ranking_rows *t, int64_t id)
{
    for (size_t i = 0; id && i < t->n_rows; i++) {
        if (t->rows[i] != RANKING_LINE && t->ranking.at[t->rows[i]].id == id) {
            list_select(&t->list.list, (int64_t)i + 1);
        }
    }
}

struct ranking_wanted ranking_rows_wanted(const struct ranking_rows *t)
{
    return (struct ranking_wanted){
        .notice = t->notice, .track = t->track, .direction = t->direction, .cut = t->cut};
}

static enum status load_both(struct ranking_rows *t, struct arena *fresh, struct ranking both[2],
                             struct err *err)
{
    struct ranking_wanted wanted = ranking_rows_wanted(t);
    struct notice_row row = {0};
    enum status status = notice_row_load(t->desk, fresh, t->notice, &row, err);
    t->code = row.code;
    if (status == STATUS_OK) {
        status = ranking_now_load(t->desk, fresh, &wanted, &both[0], err);
    }
    if (status == STATUS_OK && t->scheme) {
        wanted.scheme = t->scheme;
        wanted.is_bare = true;
        status = ranking_load(t->desk, fresh, &wanted, &both[1], err);
    }
    return status;
}

void ranking_rows_init(struct ranking_rows *t, struct desk *desk)
{
    t->desk = desk;
    t->cut = -1;
    short_list_init(
        &t->list, columns, sizeof columns / sizeof *columns,
        (struct list_source){.context = t, .cell = cell, .style = style, .across = across});
    t->list.told = told;
    t->list.list.noun = "行";
}

/* What to do next where there is nothing to rank. */
static const char *empty_text(const struct ranking_rows *t, const struct ranking *r)
{
    bool is_part = t->track || t->direction;
    if (r->n_chosen) {
        return "评审组该评的还没有受理的申报件, 也没有打分表. 按 7 看评审组, 4 看申报件.";
    }
    return is_part ? "没有评它的评审组. F6 换方向, t 换通道, 或按 7 看评审组."
                   : "还没有评审组. 按 7 到评审, F2 抽取; 分打在纸上的, 用 review import 导入.";
}

static void show_nothing(struct ranking_rows *t, struct arena fresh, const char *text)
{
    t->ranking = t->tried = (struct ranking){0};
    t->n_rows = 0;
    t->list.list.empty = text;
    short_list_set(&t->list, fresh, 0);
}

static void take_notice(struct ranking_rows *t, int64_t notice)
{
    if (notice != t->notice) {
        t->track = t->direction = t->scheme = NULL;
        t->cut = -1;
    }
    t->notice = notice;
}

enum status ranking_rows_load(struct ranking_rows *t, const struct ui *ui, struct err *err)
{
    struct arena fresh = {0};
    struct ranking both[2] = {0};
    struct err refusal = {.arena = &fresh};
    const struct ranking_case *selected = t->n_rows ? ranking_rows_selected(t) : NULL;
    int64_t selected_id = selected ? selected->id : 0, notice = 0;
    enum status status = ranking_notice_find(ui, &notice, err);
    if (status != STATUS_OK) {
        return status;
    }
    take_notice(t, notice);
    if (!notice) {
        show_nothing(t, fresh, ranking_notice_lacking(ui));
        return STATUS_OK;
    }
    status = load_both(t, &fresh, both, &refusal);
    if (status == STATUS_DATA && !t->scheme) {
        show_nothing(t, fresh, refusal.text);
        return STATUS_OK;
    }
    if (status != STATUS_OK) {
        status = err_set(err, status, "%s", refusal.text);
        arena_release(&fresh);
        return status;
    }
    t->list.list.columns = t->scheme ? columns_tried : columns;
    t->list.list.empty = empty_text(t, &both[0]);
    t->ranking = both[0];
    t->tried = both[1];
    make_rows(t, fresh);
    select_case(t, selected_id);
    return STATUS_OK;
}

struct ranking_case *ranking_rows_selected(struct ranking_rows *t)
{
    size_t row;
    bool has = short_list_selected(&t->list, &row) && t->rows[row] != RANKING_LINE;
    return has ? &t->ranking.at[t->rows[row]] : NULL;
}

/* ---- finding --------------------------------------------------------------------------------- */

static bool is_like(const struct ranking_rows *t, long at, const char *text)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct ranking_line line;
    bool is = at != RANKING_LINE &&
              ranking_line_load(t->desk, &a, &t->ranking, (size_t)at, &line, &err) == STATUS_OK &&
              (strstr(line.title, text) || strstr(line.applicant, text) || strstr(line.no, text));
    arena_release(&a);
    return is;
}

bool ranking_rows_find(struct ranking_rows *t, const char *text)
{
    size_t row = 0;
    (void)short_list_selected(&t->list, &row);
    for (size_t k = 1; k <= t->n_rows; k++) {
        size_t at = (row + k) % t->n_rows;
        if (is_like(t, t->rows[at], text)) {
            list_select(&t->list.list, (int64_t)at + 1);
            return true;
        }
    }
    return false;
}
