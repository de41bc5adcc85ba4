#include "desk/panel_candidates.h"

#include "base/slice.h"
#include "desk/recusal_book.h"

/* While they are found. */
struct finding {
    struct desk *desk;
    struct arena *a;
    const struct panel *panel;
    struct panel_candidates *out;
    struct recusal_book book;
};

static enum status load_pool(struct finding *f, struct err *err)
{
    struct reviewer_views pool;
    enum status status = reviewers_load(f->desk, f->a, &pool, err);
    f->out->n = pool.n;
    f->out->at = ARENA_ARRAY(f->a, struct panel_candidate, pool.n + 1);
    int64_t *ids = ARENA_ARRAY(f->a, int64_t, pool.n + 1);
    for (size_t i = 0; i < pool.n; i++) {
        f->out->at[i] = (struct panel_candidate){.reviewer = pool.at[i]};
        ids[i] = pool.at[i].reviewer.record.id;
    }
    const struct recusal_book_wanted wanted = {ids, pool.n, f->panel->record.id};
    return status == STATUS_OK ? recusal_book_load(f->desk, f->a, &wanted, &f->book, err) : status;
}

static void look(struct finding *f)
{
    const struct panel_directions *d = &f->out->directions;
    for (size_t i = 0; i < f->out->n; i++) {
        struct panel_candidate *c = &f->out->at[i];
        const struct reviewer *r = &c->reviewer.reviewer;
        c->unit = identity_of(&f->book.identities, r->unit);
        c->knows = panel_directions_of(d, f->a, r->expertise);
        c->is_unskilled = d->n && !c->knows;
        c->is_full = r->load_max != NUMBER_NONE && c->reviewer.load >= r->load_max;
    }
}

/* Whoever must stay away from a case of the panel, with the first of them. */
static enum status find_recused(struct finding *f, struct err *err)
{
    struct panel_cases cases;
    struct arena scratch = {0};
    unsigned char *blocked = arena_alloc(f->a, f->book.n_people + 1);
    enum status status = panel_cases_load(f->desk, f->a, f->panel, &cases, err);
    for (size_t k = 0; status == STATUS_OK && k < cases.n; k++) {
        struct recusal_parties parties = recusal_parties_of(&f->book, &scratch, &cases.at[k]);
        const struct recusal_pair pair = {0, &cases.at[k], &parties, f->panel->record.id};
        recusal_block(&f->book, &scratch, &pair, blocked);
        /* People of the book stand in the order of the pool. */
        for (size_t i = 0; i < f->out->n; i++) {
            struct panel_candidate *c = &f->out->at[i];
            c->first_recused = blocked[i] && !c->recused ? cases.at[k].id : c->first_recused;
            c->recused += blocked[i];
        }
        arena_reset(&scratch);
    }
    arena_release(&scratch);
    return status;
}

static struct panel_candidate *candidate_of(struct panel_candidates *all, int64_t reviewer)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->at[i].reviewer.reviewer.record.id == reviewer) {
            return &all->at[i];
        }
    }
    return NULL;
}

static void count_colleagues(struct panel_candidates *all, const struct panel_candidate *member)
{
    for (size_t i = 0; i < all->n; i++) {
        struct panel_candidate *c = &all->at[i];
        c->colleagues += c != member && c->unit && c->unit == member->unit;
    }
}

static enum status find_seats(struct finding *f, struct err *err)
{
    struct panel_seats seats = {0};
    enum status status = f->panel->record.id
                             ? panel_seats_load(f->desk, f->a, f->panel->record.id, &seats, err)
                             : STATUS_OK;
    for (size_t i = 0; i < seats.n; i++) {
        const struct panel_member *m = &seats.at[i].seat;
        struct panel_candidate *c = candidate_of(f->out, m->reviewer);
        if (!c || text_eq(m->state, SEAT_REPLACED)) {
            continue;
        }
        c->seat = m->state;
        c->is_head = m->is_head;
        if (text_eq(m->state, SEAT_MEMBER)) {
            f->out->members++;
            count_colleagues(f->out, c);
        }
    }
    return status;
}

enum status panel_candidates_load(struct desk *desk, struct arena *a, const struct panel *panel,
                                  struct panel_candidates *out, struct err *err)
{
    struct finding f = {.desk = desk, .a = a, .panel = panel, .out = out};
    *out = (struct panel_candidates){0};
    enum status status = panel_directions_load(desk, a, panel, &out->directions, err);
    if (status == STATUS_OK) {
        status = load_pool(&f, err);
    }
    if (status == STATUS_OK) {
        look(&f);
        status = find_recused(&f, err);
    }
    return status == STATUS_OK ? find_seats(&f, err) : status;
}

/* ---- in words ---------------------------------------------------------------------------------- */

const char *panel_candidate_full(struct arena *a, const struct panel_candidate *c)
{
    return arena_printf(a, "已有 %lld 件, 到了上限", (long long)c->reviewer.load);
}

const char *panel_candidate_recused(struct arena *a, const struct panel_candidate *c)
{
    return arena_printf(a, "要回避 %lld 件, 如 %s", (long long)c->recused,
                        submission_no(a, c->first_recused));
}

static const char *joined(struct arena *a, const char *all, const char *one)
{
    return *all ? arena_printf(a, "%s; %s", all, one) : one;
}

const char *panel_candidate_text(struct arena *a, const struct panel_candidate *c)
{
    const char *text = c->recused ? panel_candidate_recused(a, c) : "";
    text = c->is_full ? joined(a, text, panel_candidate_full(a, c)) : text;
    text = c->is_unskilled ? joined(a, text, PANEL_CANDIDATE_UNSKILLED) : text;
    return c->colleagues
               ? joined(a, text,
                        arena_printf(a, "同单位已有 %lld 位成员", (long long)c->colleagues))
               : text;
}
