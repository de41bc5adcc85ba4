#include "desk/edition_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/slice.h"
#include "base/vec.h"

static const char in_word[] = "入围", out_word[] = "未入围", none_word[] = "未排";

enum line_side edition_case_side(const struct ranking *r, const struct ranking_case *c)
{
    bool is_out = r->cut >= 0 && c->score.state == SCORE_UNQUALIFIED;
    return is_out ? LINE_OUT : c->score.state == SCORE_RANKED ? c->row.side : LINE_NONE;
}

enum line_side edition_row_side(const struct edition_row *row)
{
    return text_eq(row->cells[CELL_SIDE], in_word)    ? LINE_IN
           : text_eq(row->cells[CELL_SIDE], out_word) ? LINE_OUT
                                                      : LINE_NONE;
}

static const char *side_word(const struct ranking *r, const struct ranking_case *c)
{
    enum line_side side = edition_case_side(r, c);
    return side == LINE_IN                  ? in_word
           : side == LINE_OUT               ? out_word
           : c->score.state != SCORE_RANKED ? none_word
                                            : "";
}

/* Tabs and line ends part cells and rows. */
static const char *plain(struct arena *a, const char *text)
{
    char *copy = arena_text(a, text_or_empty(text));
    for (char *c = copy; *c; c++) {
        *c = *c == '\t' || *c == '\n' || *c == '\r' ? ' ' : *c;
    }
    return copy;
}

enum status edition_rows_text(struct desk *desk, struct arena *a, const struct ranking *r,
                              const char **rows, struct err *err)
{
    struct buf out = BUF_INIT;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < r->n && status == STATUS_OK; i++) {
        struct ranking_line line;
        const struct ranking_case *c = &r->at[i];
        status = ranking_line_load(desk, a, r, i, &line, err);
        if (status == STATUS_OK) {
            buf_printf(&out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", line.rank, line.no,
                       plain(a, line.title), plain(a, line.applicant), line.score,
                       c->score.state == SCORE_PENDING ? "" : fraction_text(a, c->score.exact),
                       side_word(r, c), plain(a, line.why));
        }
    }
    *rows = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return status;
}

/* ---- read again -------------------------------------------------------------------------------- */

static int by_id(const void *left, const void *right)
{
    const struct edition_row *const *a = left, *const *b = right;
    return ((*a)->id > (*b)->id) - ((*a)->id < (*b)->id);
}

static void index_rows(struct arena *a, struct edition_rows *rows)
{
    rows->by_id = ARENA_ARRAY(a, const struct edition_row *, rows->n + 1);
    for (size_t i = 0; i < rows->n; i++) {
        rows->by_id[i] = &rows->at[i];
    }
    if (rows->n) {
        qsort(rows->by_id, rows->n, sizeof *rows->by_id, by_id);
    }
}

/* The parts of a line or text; the last takes the rest. */
struct edition_rows edition_rows_read(struct arena *a, const char *text)
{
    struct edition_rows rows = {0};
    for (char *at = arena_text(a, text_or_empty(text)); *at;) {
        struct edition_row *row = VEC_PUSH(a, &rows);
        char *end = at + strcspn(at, "\n");
        bool is_last = !*end;
        *end = '\0';
        for (size_t i = 0; i < EDITION_CELLS; i++) {
            row->cells[i] = at;
            at += strcspn(at, "\t");
            if (*at) {
                *at++ = '\0';
            }
        }
        row->id = strtoll(row->cells[CELL_NO], NULL, 10);
        at = is_last ? end : end + 1;
    }
    index_rows(a, &rows);
    return rows;
}

const struct edition_row *edition_rows_find(const struct edition_rows *rows, int64_t id)
{
    const struct edition_row key = {.id = id}, *wanted = &key;
    const struct edition_row **found =
        rows->n ? bsearch(&wanted, rows->by_id, rows->n, sizeof wanted, by_id) : NULL;
    return found ? *found : NULL;
}

/* ---- differences ------------------------------------------------------------------------------- */

static const char *changed(struct arena *a, const struct edition_row *old,
                           const struct edition_row *new, enum edition_cell cell, const char *name)
{
    return text_eq(old->cells[cell], new->cells[cell])
               ? ""
               : arena_printf(a, ", %s %s → %s", name, old->cells[cell], new->cells[cell]);
}

static const char *difference(struct arena *a, const struct edition_row *old,
                              const struct edition_row *new)
{
    const char *parts = arena_printf(a, "%s%s%s", changed(a, old, new, CELL_RANK, "名次"),
                                     changed(a, old, new, CELL_SCORE, "得分"),
                                     changed(a, old, new, CELL_SIDE, "入围"));
    return *parts ? arena_printf(a, "%s %s%s\n", new->cells[CELL_NO], new->cells[CELL_TITLE], parts)
                  : "";
}

const char *edition_differences(struct arena *a, const struct ranking_edition *old,
                                const struct ranking_edition *new)
{
    struct edition_rows before = edition_rows_read(a, old->rows);
    struct edition_rows after = edition_rows_read(a, new->rows);
    struct buf out = BUF_INIT;
    if (!text_eq(old->scheme_text, new->scheme_text)) {
        buf_printf(&out, "评审方案 %s → %s\n", old->scheme, new->scheme);
    }
    for (size_t i = 0; i < after.n; i++) {
        const struct edition_row *was = edition_rows_find(&before, after.at[i].id);
        buf_text(&out,
                 was ? difference(a, was, &after.at[i])
                     : arena_printf(a, "%s %s, 新增, 名次 %s\n", after.at[i].cells[CELL_NO],
                                    after.at[i].cells[CELL_TITLE], after.at[i].cells[CELL_RANK]));
    }
    for (size_t i = 0; i < before.n; i++) {
        if (!edition_rows_find(&after, before.at[i].id)) {
            buf_printf(&out, "%s %s, 不再在内, 原名次 %s\n", before.at[i].cells[CELL_NO],
                       before.at[i].cells[CELL_TITLE], before.at[i].cells[CELL_RANK]);
        }
    }
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return *text ? text : "只有说明或入围数不同\n";
}
