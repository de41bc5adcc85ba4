#include "desk/ranking_official.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/edition_rows.h"
#include "desk/schemes.h"

#define DIFFERENCES_TOLD 5

/* ---- the rows of an edition as a ranking --------------------------------------------------------- */

/* As the row has it. What only the sheets know stays where nothing of the score changed since. */
static void take_row(struct arena *a, const struct edition_row *row, struct ranking_case *c)
{
    bool is_known = c->id == row->id && !fraction_is_lost(c->score.exact);
    bool is_same = is_known && text_eq(fraction_text(a, c->score.exact), row->cells[CELL_EXACT]);
    bool is_ranked = !text_eq(row->cells[CELL_RANK], "--");
    if (!is_same) {
        *c = (struct ranking_case){.id = row->id, .panel = -1, .row.settled_by = TIE_NOT_TIED};
    }
    c->score.state = is_ranked                                 ? SCORE_RANKED
                     : text_eq(row->cells[CELL_SCORE], "待评") ? SCORE_PENDING
                                                               : SCORE_UNQUALIFIED;
    c->row.id = row->id;
    c->row.rank = is_ranked ? strtoll(row->cells[CELL_RANK], NULL, 10) : 0;
    c->row.side = is_ranked ? edition_row_side(row) : LINE_NONE;
}

static void take_rows(struct arena *a, const struct ranking *live, struct ranking *out)
{
    const struct edition_rows *kept = out->kept;
    out->at = ARENA_ARRAY(a, struct ranking_case, kept->n + 1);
    for (size_t i = 0; i < live->n; i++) {
        const struct edition_row *row = edition_rows_find(kept, live->at[i].id);
        if (row) {
            out->at[row - kept->at] = live->at[i];
        }
    }
    out->n = kept->n;
    out->ranked = out->pending = 0;
    for (size_t i = 0; i < kept->n; i++) {
        take_row(a, &kept->at[i], &out->at[i]);
        out->ranked += out->at[i].score.state == SCORE_RANKED;
        out->pending += out->at[i].score.state == SCORE_PENDING;
    }
}

static enum status take_scheme(struct arena *a, const struct ranking_edition *e,
                               struct ranking *out, struct err *err)
{
    if (text_eq(e->scheme_text, text_or_empty(out->scheme_text))) {
        return STATUS_OK;
    }
    struct scheme *own = ARENA_NEW(a, struct scheme);
    out->scheme = own;
    out->scheme_text = e->scheme_text;
    return scheme_of_text(a, e->scheme_text, own, err);
}

static enum status take_edition(struct arena *a, const char *source, struct ranking_official *o,
                                struct err *err)
{
    struct edition_rows *kept = ARENA_NEW(a, struct edition_rows);
    struct ranking *r = &o->ranking;
    *kept = edition_rows_read(a, o->last->rows);
    r->kept = kept;
    take_rows(a, &o->live, r);
    r->cut = o->last->cut == NUMBER_NONE ? -1 : o->last->cut;
    r->cut_source = arena_printf(a, "%s, 定稿第 %lld 版", source, (long long)o->last->edition);
    return take_scheme(a, o->last, r, err);
}

/* ---- which one ----------------------------------------------------------------------------------- */

/* Another line or scheme than the edition's. */
static bool is_asked_otherwise(const struct ranking_official *o)
{
    const struct ranking_wanted *w = &o->ranking.wanted;
    return o->ranking.is_tried || w->is_bare || (w->cut >= 0 && w->cut != o->last->cut);
}

static enum status find_last(struct desk *desk, struct arena *a, struct ranking_official *o,
                             struct err *err)
{
    struct ranking_editions all;
    enum status status = ranking_editions_load(desk, a, o->ranking.wanted.notice, &all, err);
    if (status == STATUS_OK) {
        o->last = ranking_edition_last(&all, &o->ranking.wanted);
        o->other = !o->last && all.n ? &all.at[0] : NULL;
    }
    return status;
}

static enum status compare(struct desk *desk, struct arena *a, struct ranking_official *o,
                           struct err *err)
{
    struct ranking_edition now = {0};
    enum status status = ranking_edition_of(desk, a, &o->live, &now, err);
    if (status == STATUS_OK && !text_eq(now.fingerprint, o->last->fingerprint)) {
        o->differences = edition_differences(a, o->last, &now);
    }
    return status;
}

/* As it stands, with the line of the edition. */
static enum status load_live(struct desk *desk, struct arena *a, struct ranking_official *o,
                             struct err *err)
{
    struct ranking_wanted wanted = o->ranking.wanted;
    o->live = o->ranking;
    if (o->last->cut == NUMBER_NONE || o->last->cut == o->live.cut) {
        return STATUS_OK;
    }
    wanted.cut = o->last->cut;
    return ranking_load(desk, a, &wanted, &o->live, err);
}

enum status ranking_official_load(struct desk *desk, struct arena *a,
                                  const struct ranking_wanted *wanted, struct ranking_official *out,
                                  struct err *err)
{
    *out = (struct ranking_official){0};
    enum status status = ranking_load(desk, a, wanted, &out->ranking, err);
    if (status == STATUS_OK) {
        status = find_last(desk, a, out, err);
    }
    out->live = out->ranking;
    if (status != STATUS_OK || !out->last) {
        return status;
    }
    out->is_final = !is_asked_otherwise(out);
    if (out->is_final) {
        status = load_live(desk, a, out, err);
    }
    if (status == STATUS_OK) {
        status = compare(desk, a, out, err);
    }
    return status == STATUS_OK && out->is_final ? take_edition(a, out->live.cut_source, out, err)
                                                : status;
}

static const char *told_of(struct arena *a, const struct ranking_official *o)
{
    const struct ranking_edition *e = o->last;
    const char *line =
        e->cut == NUMBER_NONE ? "" : arena_printf(a, " (入围 %lld)", (long long)e->cut);
    return arena_printf(a, "与定稿第 %lld 版%s %s", (long long)e->edition, line,
                        o->differences ? "不同" : "一致");
}

enum status ranking_now_load(struct desk *desk, struct arena *a,
                             const struct ranking_wanted *wanted, struct ranking *out,
                             struct err *err)
{
    struct ranking_official o;
    enum status status = ranking_official_load(desk, a, wanted, &o, err);
    *out = o.live;
    if (status == STATUS_OK && o.is_final) { /* live has the line of the edition */
        status = ranking_load(desk, a, wanted, out, err);
    }
    out->told = status == STATUS_OK && o.last ? told_of(a, &o) : NULL;
    return status;
}

/* ---- what papers say of it ------------------------------------------------------------------------ */

const char *ranking_edition_brief(struct arena *a, const struct ranking_edition *e)
{
    const char *choice =
        arena_printf(a, "%s%s", text_or_empty(e->track), text_or_empty(e->direction));
    return arena_printf(a, "%s 定稿第 %lld 版　%s　指纹 %.*s", *choice ? choice : "全部",
                        (long long)e->edition, instant_text(a, e->made_at), FINGERPRINT_SHOWN,
                        e->fingerprint);
}

/* The first lines in one, and how many more there are. */
static const char *differences_text(struct arena *a, const char *lines)
{
    const char *all = "";
    size_t more = 0;
    for (size_t i = 0; *lines; i++) {
        size_t n = strcspn(lines, "\n");
        if (i < DIFFERENCES_TOLD) {
            all = arena_printf(a, "%s%s%.*s", all, i ? "；" : "", (int)n, lines);
        }
        more += i >= DIFFERENCES_TOLD;
        lines += n + (lines[n] == '\n');
    }
    return more ? arena_printf(a, "%s；另有 %zu 处", all, more) : all;
}

const char *ranking_official_text(struct arena *a, const struct ranking_official *o)
{
    if (!o->last) {
        return o->other ? arena_printf(a, "未定稿（草稿），这一范围没有定稿；已定的是 %s",
                                       ranking_edition_brief(a, o->other))
                        : "未定稿（草稿）";
    }
    const char *edition = ranking_edition_brief(a, o->last);
    const char *differences = o->differences ? differences_text(a, o->differences) : NULL;
    if (!o->is_final) {
        return arena_printf(a, "未定稿（草稿），已定的是 %s，%s%s", edition,
                            differences ? "不同：" : "名次相同", text_or_empty(differences));
    }
    return differences
               ? arena_printf(a, "%s\n定稿以后名次有变，这里仍是定稿的：%s", edition, differences)
               : edition;
}
