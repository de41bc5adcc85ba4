#include "desk/unit_join.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/units.h"

/* What was merged into a unit, in one step or several. */
struct tree {
    const struct unit *top;
    struct unit_hits below;
};

struct joining {
    struct write *w;
    struct tree stays, goes; /* goes.top is the other */
};

int64_t unit_joined_to(const struct unit *u)
{
    return u->merged_via ? u->merged_via : u->merged_into;
}

const char *unit_with_along(struct arena *a, const char *name, const char *along)
{
    return along ? arena_printf(a, "「%s」(连同%s)", name, along) : arena_printf(a, "「%s」", name);
}

/* ---- what hangs below ----------------------------------------------------------------------------------- */

static const struct unit *by_id(const struct unit_hits *all, int64_t id)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->at[i].record.id == id) {
            return &all->at[i];
        }
    }
    return NULL;
}

/* No more steps than there are rows, should a damaged desk hold a ring. */
static bool hangs_below(const struct unit_hits *all, const struct unit *u, int64_t top)
{
    for (size_t steps = 0; u && steps <= all->n; steps++) {
        int64_t next = unit_joined_to(u);
        if (next == top) {
            return true;
        }
        u = by_id(all, next);
    }
    return false;
}

/* All of the same unit in force that hang below `top`, which may itself be merged. */
static enum status load_tree(struct joining *j, const struct unit *top, struct tree *out,
                             struct err *err)
{
    struct unit_hits all = {0};
    struct arena *a = j->w->arena;
    int64_t in_force = top->merged_into ? top->merged_into : top->record.id;
    *out = (struct tree){.top = top};
    enum status status = unit_merged_load(j->w->desk, a, in_force, &all, err);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        if (hangs_below(&all, &all.at[i], top->record.id)) {
            *VEC_PUSH(a, &out->below) = all.at[i];
        }
    }
    return status;
}

static const struct unit *in_tree(const struct tree *t, size_t i)
{
    return i == 0 ? t->top : &t->below.at[i - 1];
}

/* ---- whether it may be ---------------------------------------------------------------------------------- */

static enum status check_in_force(const struct joining *j, const struct unit *u, struct err *err)
{
    if (u->record.is_void) {
        return err_set(err, STATUS_DATA, "「%s」已作废, 不能合并", u->name);
    }
    return u->merged_into
               ? err_set(err, STATUS_DATA, "「%s」已并入「%s」; 请与「%s」合并, 或先拆开", u->name,
                         text_or_empty(unit_name(j->w->desk, j->w->arena, u->merged_into)),
                         text_or_empty(unit_name(j->w->desk, j->w->arena, u->merged_into)))
               : STATUS_OK;
}

static enum status check_codes(const struct unit *one, const struct unit *other, struct err *err)
{
    return text_is_empty(one->credit_code) || text_is_empty(other->credit_code) ||
                   text_eq(one->credit_code, other->credit_code)
               ? STATUS_OK
               : err_set(err, STATUS_DATA,
                         "「%s」与「%s」信用代码不同 (%s, %s), 不是同一单位; 若有一个填错请先改正",
                         one->name, other->name, one->credit_code, other->credit_code);
}

static enum status check_merge(const struct joining *j, struct err *err)
{
    enum status status = STATUS_OK;
    if (j->stays.top->record.id == j->goes.top->record.id) {
        return err_set(err, STATUS_DATA, "「%s」不能并入自己", j->stays.top->name);
    }
    if (check_in_force(j, j->stays.top, err) != STATUS_OK ||
        check_in_force(j, j->goes.top, err) != STATUS_OK) {
        return STATUS_DATA;
    }
    for (size_t i = 0; i <= j->stays.below.n && status == STATUS_OK; i++) {
        for (size_t k = 0; k <= j->goes.below.n && status == STATUS_OK; k++) {
            status = check_codes(in_tree(&j->stays, i), in_tree(&j->goes, k), err);
        }
    }
    return status;
}

static enum status check_unmerge(const struct joining *j, struct err *err)
{
    const struct unit *other = j->goes.top;
    int64_t from = j->stays.top->record.id;
    return other->merged_into && (from == other->merged_into || from == unit_joined_to(other))
               ? STATUS_OK
               : err_set(err, STATUS_DATA, "「%s」没有并入「%s」", other->name, j->stays.top->name);
}

/* ---- doing it ------------------------------------------------------------------------------------------- */

static enum status put(struct joining *j, const struct unit *u, int64_t into, int64_t joined_to,
                       struct err *err)
{
    struct unit mine = *u;
    mine.merged_into = into;
    mine.merged_via = joined_to == into ? 0 : joined_to;
    return write_update(j->w, &unit_type, u, &mine, err);
}

/* The other first, then what hangs below it: into what is now in force, each still joined to whom it was. */
static enum status put_all(struct joining *j, bool is_merge, struct err *err)
{
    int64_t into = is_merge ? j->stays.top->record.id : 0;
    int64_t in_force = into ? into : j->goes.top->record.id;
    enum status status = put(j, j->goes.top, into, into, err);
    for (size_t i = 0; i < j->goes.below.n && status == STATUS_OK; i++) {
        const struct unit *u = &j->goes.below.at[i];
        status = put(j, u, in_force, unit_joined_to(u), err);
    }
    return status;
}

static const char *names_of(struct arena *a, const struct unit_hits *units)
{
    const char *text = NULL;
    for (size_t i = 0; i < units->n; i++) {
        text = arena_printf(a, "%s「%s」", text_or_empty(text), units->at[i].name);
    }
    return text;
}

enum status unit_join(struct write *w, const int64_t ids[2], bool is_merge, struct unit_joined *out,
                      struct err *err)
{
    struct joining j = {.w = w};
    *out = (struct unit_joined){.pair = {{.name = ""}, {.name = ""}}};
    enum status status = unit_load(w->desk, w->arena, ids[0], &out->pair[0], err);
    if (status == STATUS_OK) {
        status = unit_load(w->desk, w->arena, ids[1], &out->pair[1], err);
    }
    if (status == STATUS_OK) {
        status = load_tree(&j, &out->pair[0], &j.stays, err);
    }
    if (status == STATUS_OK) {
        status = load_tree(&j, &out->pair[1], &j.goes, err);
    }
    if (status == STATUS_OK) {
        status = is_merge ? check_merge(&j, err) : check_unmerge(&j, err);
    }
    if (status == STATUS_OK) {
        out->along = names_of(w->arena, &j.goes.below);
        status = put_all(&j, is_merge, err);
    }
    return status;
}
