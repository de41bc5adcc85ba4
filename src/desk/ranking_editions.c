#include "desk/ranking_editions.h"

#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/submission_acts.h"
#include "desk/write.h"
#include "store/queries.h"
#include "store/record.h"

/* ---- rows and fingerprint ---------------------------------------------------------------------- */

enum row_cell { CELL_RANK, CELL_NO, CELL_TITLE, CELL_UNIT, CELL_SCORE, CELL_EXACT, CELL_SIDE };
#define ROW_CELLS 8

static const char *side_word(const struct ranking_case *c)
{
    return c->score.state != SCORE_RANKED ? "未排"
           : c->row.side == LINE_IN       ? "入围"
           : c->row.side == LINE_OUT      ? "未入围"
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

static enum status rows_of(struct desk *desk, struct arena *a, const struct ranking *r,
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
                       side_word(c), plain(a, line.why));
        }
    }
    *rows = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return status;
}

static void fingerprint(const struct ranking_edition *e, char out[DIGEST_TEXT_SIZE])
{
    struct digest d;
    struct arena a = {0};
    const char *cut =
        e->cut == NUMBER_NONE ? "\n-\n" : arena_printf(&a, "\n%lld\n", (long long)e->cut);
    digest_init(&d);
    digest_add(&d, e->scheme_text, strlen(e->scheme_text));
    digest_add(&d, cut, strlen(cut));
    digest_add(&d, e->rows, strlen(e->rows));
    digest_finish(&d, out);
    arena_release(&a);
}

bool ranking_edition_is_whole(const struct ranking_edition *e)
{
    char digest[DIGEST_TEXT_SIZE];
    fingerprint(e, digest);
    return text_eq(digest, e->fingerprint);
}

/* ---- differences ------------------------------------------------------------------------------- */

struct row {
    const char *cells[ROW_CELLS];
};
struct rows {
    struct row *at;
    size_t n, cap;
};

/* The parts of a line or text; the last takes the rest. */
static struct rows read_rows(struct arena *a, const char *text)
{
    struct rows rows = {0};
    for (char *at = arena_text(a, text_or_empty(text)); *at;) {
        struct row *row = VEC_PUSH(a, &rows);
        char *end = at + strcspn(at, "\n");
        bool is_last = !*end;
        *end = '\0';
        for (size_t i = 0; i < ROW_CELLS; i++) {
            row->cells[i] = at;
            at += strcspn(at, "\t");
            if (*at) {
                *at++ = '\0';
            }
        }
        at = is_last ? end : end + 1;
    }
    return rows;
}

static const struct row *row_of(const struct rows *rows, const char *no)
{
    for (size_t i = 0; i < rows->n; i++) {
        if (text_eq(rows->at[i].cells[CELL_NO], no)) {
            return &rows->at[i];
        }
    }
    return NULL;
}

static const char *changed(struct arena *a, const struct row *old, const struct row *new,
                           enum row_cell cell, const char *name)
{
    return text_eq(old->cells[cell], new->cells[cell])
               ? ""
               : arena_printf(a, ", %s %s → %s", name, old->cells[cell], new->cells[cell]);
}

static const char *difference(struct arena *a, const struct row *old, const struct row *new)
{
    const char *parts = arena_printf(a, "%s%s%s", changed(a, old, new, CELL_RANK, "名次"),
                                     changed(a, old, new, CELL_SCORE, "得分"),
                                     changed(a, old, new, CELL_SIDE, "入围"));
    return *parts ? arena_printf(a, "%s %s%s\n", new->cells[CELL_NO], new->cells[CELL_TITLE], parts)
                  : "";
}

static const char *differences(struct arena *a, const struct ranking_edition *old,
                               const struct ranking_edition *new)
{
    struct rows before = read_rows(a, old->rows), after = read_rows(a, new->rows);
    struct buf out = BUF_INIT;
    if (!text_eq(old->scheme_text, new->scheme_text)) {
        buf_printf(&out, "评审方案 %s → %s\n", old->scheme, new->scheme);
    }
    for (size_t i = 0; i < after.n; i++) {
        const struct row *was = row_of(&before, after.at[i].cells[CELL_NO]);
        buf_text(&out,
                 was ? difference(a, was, &after.at[i])
                     : arena_printf(a, "%s %s, 新增, 名次 %s\n", after.at[i].cells[CELL_NO],
                                    after.at[i].cells[CELL_TITLE], after.at[i].cells[CELL_RANK]));
    }
    for (size_t i = 0; i < before.n; i++) {
        if (!row_of(&after, before.at[i].cells[CELL_NO])) {
            buf_printf(&out, "%s %s, 不再在内, 原名次 %s\n", before.at[i].cells[CELL_NO],
                       before.at[i].cells[CELL_TITLE], before.at[i].cells[CELL_RANK]);
        }
    }
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return *text ? text : "只有说明或入围数不同\n";
}

/* ---- editions ---------------------------------------------------------------------------------- */

enum status ranking_editions_load(struct desk *desk, struct arena *a, int64_t notice,
                                  struct ranking_editions *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct ranking_editions){0};
    enum status status = desk_allow(desk, MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER, err);
    if (status == STATUS_OK) {
        status =
            record_ids(desk->db, QUERY_RANKING_EDITIONS, DB_ARGS(db_int(notice)), a, &ids, &n, err);
    }
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = record_load(desk->db, &ranking_type, ids[i], a, VEC_PUSH(a, out), err);
    }
    return status;
}

const char *ranking_edition_text(struct arena *a, const struct ranking_edition *e)
{
    const char *choice =
        arena_printf(a, "%s%s", text_or_empty(e->track), text_or_empty(e->direction));
    return arena_printf(a, "第 %lld 版  %s  %s %s  指纹 %s", (long long)e->edition,
                        *choice ? choice : "全部", instant_text(a, e->made_at), e->made_by,
                        e->fingerprint);
}

/* The last one of the same choice; record.id 0 when there is none. */
static enum status last_edition(struct desk *desk, struct arena *a, const struct ranking *r,
                                struct ranking_edition *out, struct err *err)
{
    struct ranking_editions all;
    *out = (struct ranking_edition){0};
    enum status status = ranking_editions_load(desk, a, r->wanted.notice, &all, err);
    for (size_t i = 0; i < all.n; i++) {
        const struct ranking_edition *e = &all.at[i];
        if (text_eq(e->track, r->wanted.track) && text_eq(e->direction, r->wanted.direction) &&
            e->edition > out->edition) {
            *out = *e;
        }
    }
    return status;
}

/* ---- finalising -------------------------------------------------------------------------------- */

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
        return err_set(err, STATUS_DATA, "有 %zu 件并列还没抽签，先 rank lot 再定稿", lots);
    }
    return open ? err_set(err, STATUS_DATA,
                          "有 %zu 件并列跨在入围线上还没定，先按会议决定 rank decide 再定稿", open)
                : STATUS_OK;
}

static enum status make_edition(struct desk *desk, struct arena *a, const struct ranking *r,
                                const char *why, struct ranking_edition *e, struct err *err)
{
    struct ranking_edition last;
    char digest[DIGEST_TEXT_SIZE];
    enum status status = last_edition(desk, a, r, &last, err);
    *e = (struct ranking_edition){.notice = r->wanted.notice,
                                  .track = r->wanted.track,
                                  .direction = r->wanted.direction,
                                  .edition = last.edition + 1,
                                  .scheme = r->scheme->name,
                                  .scheme_text = text_or_empty(r->scheme_text),
                                  .cut = r->cut < 0 ? NUMBER_NONE : r->cut,
                                  .why = text_is_empty(why) ? NULL : why,
                                  .made_by = desk->me.login,
                                  .made_at = desk_now(desk)};
    if (status == STATUS_OK) {
        status = rows_of(desk, a, r, &e->rows, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    fingerprint(e, digest);
    e->fingerprint = arena_text(a, digest);
    if (last.record.id && text_eq(last.fingerprint, e->fingerprint)) {
        return err_set(err, STATUS_DATA, "与第 %lld 版一字不差，没有要定稿的",
                       (long long)last.edition);
    }
    e->differences = last.record.id ? differences(a, &last, e) : NULL;
    return STATUS_OK;
}

/* In to 拟推荐, out to 未入选; what waits stays where it is. */
static enum status move_cases(struct write *w, const struct ranking *r,
                              struct ranking_finalised *out, struct err *err)
{
    const struct act_ground none = {NULL, NULL},
                            why = {arena_printf(w->arena, "名次第 %lld 版未入围",
                                                (long long)out->edition.edition),
                                   NULL};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < r->n && r->cut >= 0 && status == STATUS_OK; i++) {
        const struct ranking_case *c = &r->at[i];
        bool is_in = c->row.side == LINE_IN, is_moved = false;
        if (c->score.state == SCORE_PENDING) {
            continue;
        }
        status = submission_move(w, c->id, is_in ? "shortlist" : "reject", is_in ? none : why,
                                 &is_moved, err);
        *(!is_moved ? &out->unmoved : is_in ? &out->shortlisted : &out->rejected) += 1;
    }
    return status;
}

static const char *finalised_text(struct arena *a, const struct ranking *r,
                                  const struct ranking_finalised *f)
{
    const char *waits = r->pending ? arena_printf(a, ", 待评 %zu 件留在原处", r->pending) : "";
    const char *unmoved =
        f->unmoved ? arena_printf(a, "; %zu 件不在评审中, 状态没有改", f->unmoved) : "";
    return arena_printf(a, "%s\n%zu 件有名次%s; 拟推荐 %zu 件, 未入选 %zu 件%s\n%s%s",
                        ranking_edition_text(a, &f->edition), r->ranked, waits, f->shortlisted,
                        f->rejected, unmoved, f->edition.differences ? "与上一版不同:\n" : "",
                        text_or_empty(f->edition.differences));
}

enum status ranking_finalise(struct desk *desk, struct arena *a, const struct ranking *r,
                             const struct ranking_finalising *how, struct ranking_finalised *out,
                             struct err *err)
{
    struct write w;
    *out = (struct ranking_finalised){0};
    enum status status = desk_allow(desk, MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = may_finalise(r, err);
    }
    if (status == STATUS_OK) {
        status = make_edition(desk, a, r, how->why, &out->edition, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, "rank_finalise", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = write_insert(&w, &ranking_type, &out->edition, err);
    }
    if (status == STATUS_OK) {
        status = move_cases(&w, r, out, err);
    }
    out->text = status == STATUS_OK ? finalised_text(a, r, out) : NULL;
    /* What it would do is what it does, taken back. */
    if (status == STATUS_OK && how->is_dry) {
        status = write_end(&w, STATUS_CANCELLED, "", NULL, NULL, err);
        return status == STATUS_CANCELLED ? STATUS_OK : status;
    }
    return write_end(&w, status,
                     arena_printf(a, "名次定稿 第 %lld 版 %s, 拟推荐 %zu 件, 未入选 %zu 件",
                                  (long long)out->edition.edition,
                                  text_or_empty(out->edition.direction), out->shortlisted,
                                  out->rejected),
                     how->why, &out->batch, err);
}
