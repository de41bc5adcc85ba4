/* The score of each case: its sheets laid out for the rules, stages that send some on, panels brought to one
 * measure. Cases of other tracks and directions that the same panels scored are scored with them, so that
 * nothing here depends on which cases are asked for. */
#include <stdlib.h>

#include "base/slice.h"
#include "desk/ranking_parts.h"
#include "store/queries.h"

/* The valid sheets of a case, for the rules; lives until the next. */
struct laid_out {
    struct sheet_marks *sheets;
    int64_t *marks;
    size_t cap, n;
};

static void make_room(struct reading *r, struct laid_out *b, size_t n)
{
    if (n > b->cap) {
        b->cap = 2 * n;
        b->sheets = ARENA_ARRAY(&r->scratch, struct sheet_marks, b->cap);
        b->marks = ARENA_ARRAY(&r->scratch, int64_t, b->cap * r->ranking->scheme->criteria.n + 1);
    }
    b->n = 0;
}

static void lay_out(struct reading *r, struct laid_out *b, size_t i)
{
    size_t width = r->ranking->scheme->criteria.n, own = r->own->criteria.n;
    make_room(r, b, r->end[i] - r->first[i]);
    for (size_t k = r->first[i]; k < r->end[i]; k++) {
        const struct read_sheet *s = &r->sheets.at[k];
        if (s->state != 's') {
            continue;
        }
        const int64_t *read = r->marks.at + s->marks * own;
        int64_t *marks = b->marks + b->n * width;
        for (size_t c = 0; c < width && r->ranking->scheme != r->own; c++) {
            marks[c] = read[r->columns[c]];
        }
        b->sheets[b->n++] =
            (struct sheet_marks){.id = s->reviewer,
                                 .marks = r->ranking->scheme == r->own ? read : marks,
                                 .stage = r->ranking->panels[s->panel].stage};
    }
}

/* What the case's panels bring to each stage; the panel of its last stage is told with it. */
static void set_context(const struct reading *r, size_t i, struct score_context *context)
{
    struct ranking_case *c = &r->cases.at[i];
    for (size_t k = r->first[i]; k < r->end[i]; k++) {
        const struct read_sheet *s = &r->sheets.at[k];
        const struct ranking_panel *p = &r->ranking->panels[s->panel];
        struct stage_context *stage = &context->stages[p->stage];
        stage->seats = p->seats;
        stage->factor = p->factor;
        c->n_void += s->state == 'v';
        c->n_held += s->state == 'h';
        if (s->state == 's' && (c->panel < 0 || p->stage >= r->ranking->panels[c->panel].stage)) {
            c->panel = (int)s->panel;
        }
    }
    for (int k = 0; k < SCHEME_STAGES_MOST; k++) {
        context->stages[k].eligible = context->stages[k].seats - c->n_recused;
    }
}

static void score_one(struct reading *r, struct laid_out *b, size_t i, int until)
{
    struct ranking_case *c = &r->cases.at[i];
    struct score_context context = {.until = until};
    c->n_void = c->n_held = 0;
    c->panel = -1;
    set_context(r, i, &context);
    lay_out(r, b, i);
    score_case(r->ranking->scheme, b->sheets, b->n, &context, &c->score);
    if (until) {
        return;
    }
    if (c->n_held) {
        c->score.state = SCORE_PENDING;
        c->score.why = WHY_RECUSAL;
    } else if (c->n_waiting && c->score.state != SCORE_PENDING) {
        c->score.state = SCORE_PENDING;
        c->score.why = WHY_UNSEALED;
    } else if (!b->n && c->is_unassigned) {
        c->score.why = WHY_UNASSIGNED;
    } else if (!b->n && !c->n_void) {
        c->score.why = WHY_UNSCORED;
    }
}

/* ---- who goes on to the next stage ------------------------------------------------------------- */

static int by_greater(const void *left, const void *right)
{
    return fraction_compare(*(const struct fraction *)right, *(const struct fraction *)left);
}

/* The panel of its sheets in a stage; n_panels for none. */
static size_t panel_in(const struct reading *r, size_t i, int stage)
{
    const struct ranking *k = r->ranking;
    size_t panel = k->n_panels;
    for (size_t s = r->first[i]; s < r->end[i]; s++) {
        const struct read_sheet *sheet = &r->sheets.at[s];
        panel = k->panels[sheet->panel].stage == stage ? sheet->panel : panel;
    }
    return panel;
}

/* Of the cases of one panel those who are behind the last that goes on, equals go on, are left behind:
 * each panel sends so many of its own. `own`: the score of each case in this stage. */
static void leave_behind_of(struct reading *r, const struct fraction *own, size_t panel)
{
    const struct ranking_panel *p = &r->ranking->panels[panel];
    size_t n = 0, most = (size_t)r->ranking->scheme->stages.at[p->stage].goes_on.value;
    struct fraction *scores = ARENA_ARRAY(&r->scratch, struct fraction, r->cases.n + 1);
    for (size_t i = 0; i < r->cases.n; i++) {
        if (!fraction_is_lost(own[i]) && panel_in(r, i, p->stage) == panel) {
            scores[n++] = own[i];
        }
    }
    if (n <= most) {
        return;
    }
    qsort(scores, n, sizeof *scores, by_greater);
    for (size_t i = 0; i < r->cases.n; i++) {
        if (!fraction_is_lost(own[i]) && panel_in(r, i, p->stage) == panel &&
            fraction_compare(own[i], scores[most - 1]) < 0) {
            r->left[i] = p->stage + 1;
        }
    }
}

static void leave_behind(struct reading *r, struct laid_out *b, int stage)
{
    struct fraction *own = ARENA_ARRAY(&r->scratch, struct fraction, r->cases.n + 1);
    for (size_t i = 0; i < r->cases.n; i++) {
        score_one(r, b, i, stage + 1);
        bool is_waiting = r->cases.at[i].score.state == SCORE_PENDING;
        own[i] = r->left[i] || is_waiting ? FRACTION_LOST
                                          : score_stage(r->ranking->scheme, b->sheets, b->n, stage);
    }
    for (size_t p = 0; p < r->ranking->n_panels; p++) {
        if (r->ranking->panels[p].stage == stage) {
            leave_behind_of(r, own, p);
        }
    }
}

/* What it had when it was left behind, and where that was. */
static void tell_left(struct reading *r, struct laid_out *b, size_t i)
{
    struct ranking_case *c = &r->cases.at[i];
    if (r->left[i]) {
        score_one(r, b, i, r->left[i]);
        c->score.state = SCORE_UNQUALIFIED;
        c->score.why = WHY_LEFT_BEHIND;
        c->score.why_place = r->left[i] - 1;
    }
}

/* ---- panels brought to one measure ------------------------------------------------------------- */

struct panel_sum {
    struct fraction sum; /* of the stage's scores of its cases */
    int64_t n;
};

static struct panel_sum *sum_panels(struct reading *r, struct laid_out *b, int stage)
{
    const struct ranking *k = r->ranking;
    struct panel_sum *sums = ARENA_ARRAY(&r->scratch, struct panel_sum, k->n_panels + 1);
    for (size_t p = 0; p < k->n_panels; p++) {
        sums[p].sum = fraction_of(0, 1);
    }
    for (size_t i = 0; i < r->cases.n; i++) {
        score_one(r, b, i, 0);
        struct fraction f = score_stage(k->scheme, b->sheets, b->n, stage);
        size_t p = panel_in(r, i, stage);
        if (!fraction_is_lost(f) && p < k->n_panels) {
            sums[p].sum = fraction_add(sums[p].sum, f);
            sums[p].n++;
        }
    }
    return sums;
}

static struct fraction mean_of(const struct panel_sum *s)
{
    return fraction_times(s->sum, fraction_of(1, s->n));
}

/* The factor of each panel of a stage: the mean of the cases of all panels of the stage that are for the
 * same track over the mean of its own. */
static void set_factors(struct reading *r, struct laid_out *b, int stage)
{
    struct ranking *k = r->ranking;
    const struct panel_sum *sums = sum_panels(r, b, stage);
    for (size_t p = 0; p < k->n_panels; p++) {
        struct panel_sum all = {fraction_of(0, 1), 0};
        for (size_t q = 0; q < k->n_panels; q++) {
            if (text_eq(k->panels[q].track, k->panels[p].track)) {
                all.sum = fraction_add(all.sum, sums[q].sum);
                all.n += sums[q].n;
            }
        }
        if (k->panels[p].stage == stage && sums[p].n) {
            k->panels[p].factor = score_factor(mean_of(&all), mean_of(&sums[p]));
        }
    }
}

/* ---- all of them ------------------------------------------------------------------------------- */

/* How many members of its panels are kept from each case; only asked where the scheme counts by it. */
static enum status read_recused(struct reading *r, struct err *err)
{
    const struct scheme *s = r->ranking->scheme;
    bool is_asked = s->quorum_base == BASE_ELIGIBLE;
    for (size_t i = 0; i < s->criteria.n; i++) {
        is_asked = is_asked || s->criteria.at[i].pass_base == BASE_ELIGIBLE;
    }
    enum status status = STATUS_OK;
    for (size_t i = 0; is_asked && i < r->ranking->n_panels && status == STATUS_OK; i++) {
        struct db_cursor c;
        bool has_row = true;
        status = db_query(r->desk->db, QUERY_RANKING_RECUSED,
                          DB_ARGS(db_int(r->ranking->panels[i].id)), &c, err);
        while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK &&
               has_row) {
            long at = reading_find(r, db_column_int(&c, 0));
            if (at >= 0) {
                r->cases.at[at].n_recused = (int)db_column_int(&c, 1);
            }
        }
        db_finish(&c);
    }
    return status;
}

/* Stage by stage: what is brought to one measure counts when it is seen who goes on. */
static void score_stages(struct reading *r, struct laid_out *b)
{
    const struct scheme *s = r->ranking->scheme;
    r->left = ARENA_ARRAY(&r->scratch, int, r->cases.n + 1);
    for (size_t i = 0; i < scheme_stage_count(s); i++) {
        if (s->group_factor == FACTOR_MEANS) {
            set_factors(r, b, (int)i);
        }
        if (i + 1 < s->stages.n && s->stages.at[i].goes_on.has) {
            leave_behind(r, b, (int)i);
        }
    }
}

static bool is_out_of_sheets(const struct tie_step *step)
{
    return step->kind == TIE_CRITERION || step->kind == TIE_HIGH_MARKS || step->kind == TIE_SPREAD;
}

enum status reading_score(struct reading *r, struct fraction *keys, struct err *err)
{
    const struct scheme *s = r->ranking->scheme;
    struct laid_out b = {0};
    enum status status = read_recused(r, err);
    if (status != STATUS_OK) {
        return status;
    }
    score_stages(r, &b);
    for (size_t i = 0; i < r->cases.n; i++) {
        struct ranking_case *c = &r->cases.at[i];
        score_one(r, &b, i, 0);
        for (size_t k = 0; k < s->ties.n; k++) {
            if (is_out_of_sheets(&s->ties.at[k])) {
                keys[i * s->ties.n + k] = rank_key(s, &s->ties.at[k], &c->score, b.sheets, b.n);
            }
        }
        tell_left(r, &b, i);
    }
    return STATUS_OK;
}
