#include "desk/stage_advance.h"

#include <stdlib.h>

#include "base/slice.h"
#include "desk/panel_parts.h"
#include "desk/rankings.h"
#include "desk/schemes.h"
#include "store/queries.h"
#include "store/record.h"

struct advancing {
    struct desk *desk;
    struct arena *a;
    const struct panel *panel;
    const struct panel_cases *cases;
    struct scheme scheme;
    int stage; /* of the panel */
    struct ranking ranking;
    struct stage_advance *out;
    int64_t unsealed, unread;
    bool is_over; /* the panels of earlier stages are closed */
};

static enum status load_scheme(struct advancing *s, struct err *err)
{
    struct scheme_entry entry;
    if (!text_is_empty(s->panel->scheme_text)) {
        return scheme_of_text(s->a, s->panel->scheme_text, &s->scheme, err);
    }
    enum status status = scheme_find(s->desk, s->a, s->panel->scheme, &entry, err);
    s->scheme = entry.scheme;
    return status;
}

static bool sends_some_on(const struct advancing *s, int stage)
{
    return stage < s->stage && s->scheme.stages.at[stage].goes_on.has;
}

static int first_that_sends(const struct advancing *s)
{
    int stage = 0;
    while (stage < s->stage && !sends_some_on(s, stage)) {
        stage++;
    }
    return stage;
}

static bool is_mine(const struct advancing *s, int64_t submission)
{
    size_t low = 0, high = s->cases->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->cases->at[middle].id < submission) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < s->cases->n && s->cases->at[low].id == submission;
}

/* ---- is the earlier stage over? ---------------------------------------------------------------- */

/* All of a panel's cases count, since their sheets decide who of mine goes on. */
static enum status count_unsealed(struct advancing *s, int64_t panel, struct err *err)
{
    struct db_cursor c;
    bool has_row = true, reads_mine = false;
    int64_t unsealed = 0;
    enum status status =
        db_query(s->desk->db, QUERY_SHEET_CASE_LINES, DB_ARGS(db_int(panel)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        reads_mine = reads_mine || is_mine(s, db_column_int(&c, 0));
        unsealed += db_column_int(&c, 2) != db_column_int(&c, 3);
    }
    db_finish(&c);
    s->unsealed += reads_mine ? unsealed : 0;
    return status;
}

static enum status look_at_panels(struct advancing *s, struct err *err)
{
    enum status status = STATUS_OK;
    s->is_over = true;
    for (size_t i = 0; i < s->ranking.n_panels && status == STATUS_OK; i++) {
        const struct ranking_panel *p = &s->ranking.panels[i];
        struct panel row = {0};
        if (!sends_some_on(s, p->stage)) {
            continue;
        }
        status = record_load(s->desk->db, &panel_type, p->id, s->a, &row, err);
        s->is_over = s->is_over && text_eq(row.state, PANEL_CLOSED);
        if (status == STATUS_OK) {
            status = count_unsealed(s, p->id, err);
        }
    }
    return status;
}

/* ---- who goes on ------------------------------------------------------------------------------- */

/* Has nothing to show of an earlier stage that sends some on. */
static bool is_unread(const struct advancing *s, const struct case_score *c)
{
    bool is_of_stage = c->why == WHY_NO_SHEETS || c->why == WHY_TOO_FEW ||
                       c->why == WHY_NO_QUORUM || c->why == WHY_MARK_MISSING;
    return c->why == WHY_UNASSIGNED || c->why == WHY_UNSCORED ||
           (is_of_stage && c->why_place < s->stage);
}

static bool is_left(const struct advancing *s, const struct case_score *c)
{
    return c->why == WHY_LEFT_BEHIND && c->why_place < s->stage;
}

static int by_id(const void *left, const void *right)
{
    int64_t l = *(const int64_t *)left, r = *(const int64_t *)right;
    return (l > r) - (l < r);
}

static bool is_in_review(const struct panel_case *c)
{
    return text_eq(c->state, "accepted") || text_eq(c->state, "preliminary") ||
           text_eq(c->state, "reviewing");
}

/* `read` are those with something to show, by id. */
static void count_unread(struct advancing *s, const int64_t *read, size_t n)
{
    for (size_t i = 0; i < s->cases->n; i++) {
        const struct panel_case *c = &s->cases->at[i];
        s->unread += is_in_review(c) && !bsearch(&c->id, read, n, sizeof *read, by_id);
    }
}

static void list_those_on(struct advancing *s)
{
    const struct ranking *r = &s->ranking;
    int64_t *read = ARENA_ARRAY(s->a, int64_t, r->n + 1);
    size_t n = 0;
    s->out->on = ARENA_ARRAY(s->a, int64_t, r->n + 1);
    for (size_t i = 0; i < r->n; i++) {
        const struct ranking_case *c = &r->at[i];
        s->unsealed += c->score.why == WHY_RECUSAL && is_mine(s, c->id);
        if (is_unread(s, &c->score)) {
            continue;
        }
        read[n++] = c->id;
        if (!is_left(s, &c->score)) {
            s->out->on[s->out->n++] = c->id;
        }
    }
    qsort(read, n, sizeof *read, by_id);
    qsort(s->out->on, s->out->n, sizeof *s->out->on, by_id);
    count_unread(s, read, n);
}

static const char *lacks_text(const struct advancing *s)
{
    const char *stage = scheme_stage_name(&s->scheme, (size_t)first_that_sends(s));
    if (s->unsealed) {
        return arena_printf(s->a, "「%s」还有 %lld 件没有评完, 还不知道哪些晋级", stage,
                            (long long)s->unsealed);
    }
    return s->unread && !s->is_over
               ? arena_printf(s->a,
                              "「%s」还有 %lld 件没有评, 还不知道哪些晋级; 不再评的, "
                              "先结束「%s」的评审组",
                              stage, (long long)s->unread, stage)
               : NULL;
}

static enum status find_out(struct advancing *s, struct err *err)
{
    struct err refusal = {.arena = s->a};
    const struct ranking_wanted wanted = {
        .notice = s->panel->notice, .scheme = s->scheme.name, .cut = -1, .is_bare = true};
    enum status status = ranking_load(s->desk, s->a, &wanted, &s->ranking, &refusal);
    if (status == STATUS_DATA || status == STATUS_NOT_PERMITTED) {
        s->out->lacks = arena_printf(s->a, "查不出哪些晋级: %s", refusal.text);
        return STATUS_OK;
    }
    if (status != STATUS_OK) {
        return err_set(err, status, "%s", refusal.text);
    }
    status = look_at_panels(s, err);
    list_those_on(s);
    s->out->lacks = lacks_text(s);
    return status;
}

enum status stage_advance_load(struct desk *desk, struct arena *a, const struct panel *panel,
                               const struct panel_cases *cases, struct stage_advance *out,
                               struct err *err)
{
    struct advancing s = {.desk = desk, .a = a, .panel = panel, .cases = cases, .out = out};
    *out = (struct stage_advance){0};
    if (text_is_empty(panel->stage)) {
        return STATUS_OK;
    }
    enum status status = load_scheme(&s, err);
    s.stage = status == STATUS_OK ? scheme_stage_find(&s.scheme, panel->stage) : 0;
    out->is_asked = status == STATUS_OK && s.stage > 0 && first_that_sends(&s) < s.stage;
    return out->is_asked ? find_out(&s, err) : status;
}

bool stage_advance_has(const struct stage_advance *s, int64_t submission)
{
    return s->n && bsearch(&submission, s->on, s->n, sizeof *s->on, by_id);
}

enum status panel_needs_advance(struct desk *desk, struct arena *a, const struct panel *panel,
                                struct err *err)
{
    struct panel_cases cases;
    struct stage_advance advance = {0};
    enum status status = panel_scope_load(desk, a, panel, &cases, err);
    if (status == STATUS_OK) {
        status = stage_advance_load(desk, a, panel, &cases, &advance, err);
    }
    return status == STATUS_OK && advance.lacks ? err_set(err, STATUS_DATA, "%s", advance.lacks)
                                                : status;
}
