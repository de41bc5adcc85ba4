#include "desk/publicity_editions.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/edition_rows.h"
#include "desk/panels.h"
#include "desk/ranking_official.h"
#include "rules/submission_state.h"

/* One 公示稿 while its editions are looked at. */
struct basis_reading {
    struct desk *desk;
    struct arena *a;
    const struct ids *listed;
    VEC(const struct ranking_edition *) editions; /* the newest of each choice, the newest first */
    VEC(struct edition_rows) rows;                /* of each of them */
    struct publicity_basis *out;
    VEC(const char *) lines; /* of the editions */
};

static bool has_choice(const struct basis_reading *b, const struct ranking_edition *e)
{
    for (size_t i = 0; i < b->editions.n; i++) {
        const struct ranking_edition *one = b->editions.at[i];
        if (text_eq(one->track, e->track) && text_eq(one->direction, e->direction)) {
            return true;
        }
    }
    return false;
}

static void tell(struct basis_reading *b, const char *difference)
{
    const char *before = b->out->differences;
    b->out->differences = arena_printf(
        b->a, "%s%s%s", before ? before : "与定稿不同: ", before ? "; " : "", difference);
}

/* Does one of them say anything of cases of the other? */
static bool meets(const char *of_edition, const char *asked)
{
    return text_is_empty(of_edition) || text_is_empty(asked) || text_eq(of_edition, asked);
}

static enum status load_editions(struct basis_reading *b, const struct document_notice *notice,
                                 const struct document_order *o, struct err *err)
{
    struct ranking_editions all;
    const struct track *track = o->track ? notice_track(notice->notice, o->track) : NULL;
    const struct direction *direction =
        o->direction ? notice_direction(notice->notice, o->direction) : NULL;
    const char *code = track ? track->code ? track->code : track->name : NULL;
    enum status status = ranking_editions_load(b->desk, b->a, notice->row.record.id, &all, err);
    for (size_t i = 0; status == STATUS_OK && i < all.n; i++) {
        const struct ranking_edition *e = &all.at[i];
        if (!has_choice(b, e) && meets(e->track, code) &&
            meets(e->direction, direction ? direction->name : NULL)) {
            *VEC_PUSH(b->a, &b->editions) = e;
            *VEC_PUSH(b->a, &b->rows) = edition_rows_read(b->a, e->rows);
            *VEC_PUSH(b->a, &b->lines) = ranking_edition_brief(b->a, e);
        }
    }
    return status;
}

/* What the newest edition that has the case says of it; NULL when none has. */
static const struct edition_row *last_word(const struct basis_reading *b, int64_t id)
{
    const struct edition_row *row = NULL;
    for (size_t i = 0; i < b->rows.n && !row; i++) {
        row = edition_rows_find(&b->rows.at[i], id);
    }
    return row;
}

static enum status tell_listed(struct basis_reading *b, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < b->listed->n && status == STATUS_OK; i++) {
        struct submission s = {0};
        const struct edition_row *row = last_word(b, b->listed->at[i]);
        if (row && edition_row_side(row) != LINE_OUT) {
            continue;
        }
        status = submission_load(b->desk, b->a, b->listed->at[i], &s, err);
        tell(b, arena_printf(b->a, "%s %s, 定稿%s", submission_no(b->a, b->listed->at[i]),
                             text_or_empty(s.title), row ? "没有入围" : "里没有"));
    }
    return status;
}

static enum status tell_chosen(struct basis_reading *b, const struct edition_row *row,
                               struct err *err)
{
    struct submission s = {0};
    enum submission_state state;
    enum status status = submission_load(b->desk, b->a, row->id, &s, err);
    bool is_published = text_eq(s.state, "shortlisted") || text_eq(s.state, "publicity");
    if (status == STATUS_OK && !is_published) {
        const char *now =
            submission_state_parse(s.state, &state) ? submission_state_name(state) : s.state;
        tell(b, arena_printf(b->a, "%s %s, 定稿入围, 现为%s", row->cells[CELL_NO],
                             row->cells[CELL_TITLE], now));
    }
    return status;
}

static enum status tell_missing(struct basis_reading *b, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < b->rows.n; i++) {
        for (size_t k = 0; k < b->rows.at[i].n && status == STATUS_OK; k++) {
            const struct edition_row *row = &b->rows.at[i].at[k];
            if (edition_row_side(row) == LINE_IN && last_word(b, row->id) == row) {
                status = tell_chosen(b, row, err);
            }
        }
    }
    return status;
}

static enum status tell_draft(struct basis_reading *b, int64_t notice, struct err *err)
{
    struct panel_views panels = {0};
    enum status status = panels_load(b->desk, b->a, notice, &panels, err);
    if (panels.n) {
        *VEC_PUSH(b->a, &b->lines) = "未定稿（草稿）";
    }
    return status;
}

enum status publicity_basis_load(struct desk *desk, struct arena *a,
                                 const struct document_notice *notice,
                                 const struct document_order *order, const struct ids *listed,
                                 struct publicity_basis *out, struct err *err)
{
    struct basis_reading b = {.desk = desk, .a = a, .listed = listed, .out = out};
    *out = (struct publicity_basis){0};
    enum status status = load_editions(&b, notice, order, err);
    if (status == STATUS_OK && b.editions.n == 0) {
        status = tell_draft(&b, notice->row.record.id, err);
    } else if (status == STATUS_OK) {
        status = tell_listed(&b, err);
        status = status == STATUS_OK ? tell_missing(&b, err) : status;
    }
    out->editions = (struct texts){b.lines.at, b.lines.n};
    return status;
}
