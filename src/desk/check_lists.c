/* Limits in a pass over very many cases: counted case by case, judged behind the last. */
#include "base/slice.h"
#include "desk/acceptances.h"
#include "desk/check_pass.h"
#include "desk/limits.h"
#include "desk/list_findings.h"
#include "desk/notices.h"
#include "rules/concern.h"
#include "rules/levels.h"
#include "rules/limit_result.h"

#define NAMED_OVER 10 /* of the cases that are too many, so many are named */

/* ---- lists of notices ---------------------------------------------------------------------------- */

static enum status add_list(struct check_many *m, int64_t notice, int64_t revision,
                            struct check_list **out, struct err *err)
{
    const struct notice *definition = NULL;
    struct check_list *list = ARENA_NEW(m->arena, struct check_list);
    enum status status = limits_choice(m->desk, notice, &list->choice, err);
    list->notice = notice;
    list->revision = revision ? revision : list->choice.revision;
    list->is_in_force = !revision;
    if (revision) {
        list->choice =
            (struct limit_choice){.is_closed = list->choice.is_closed, .only_per_submission = true};
    }
    if (status == STATUS_OK) {
        status = fact_source_definition(&m->source, notice, revision, &definition, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    *VEC_PUSH(m->arena, &m->lists) = *out = list;
    status = limit_rows_init(&list->rows, &m->source, notice, definition, err);
    list->rows.is_unique = true;
    return status;
}

static enum status list_of(struct check_many *m, int64_t notice, int64_t revision,
                           struct check_list **out, struct err *err)
{
    for (size_t i = 0; i < m->lists.n; i++) {
        struct check_list *l = m->lists.at[i];
        bool is_it = revision ? !l->is_in_force && l->revision == revision : l->is_in_force;
        if (l->notice == notice && is_it) {
            *out = l;
            return STATUS_OK;
        }
    }
    return add_list(m, notice, revision, out, err);
}

enum status pass_count(struct check_many *m, const struct submission *s, struct err *err)
{
    struct check_list *list = NULL;
    enum counted_as as = text_eq(s->state, "withdrawn") ? COUNTED_NOT : COUNTED_FULLY;
    enum status status = list_of(m, s->notice, 0, &list, err);
    if (status == STATUS_OK) {
        status = limit_rows_add(&list->rows, s, as, err);
    }
    if (status == STATUS_OK && s->revision != list->revision) {
        status = list_of(m, s->notice, s->revision, &list, err);
        if (status == STATUS_OK) {
            status = limit_rows_add(&list->rows, s, as, err);
        }
    }
    return status;
}

/* ---- upper notices --------------------------------------------------------------------------------- */

static enum status add_above(struct check_many *m, const char *doc_no, bool is_partial,
                             struct err *err)
{
    struct notice_row row = {0};
    struct check_list *above = NULL;
    size_t before = m->lists.n;
    enum status status = notice_find(m->desk, m->arena, doc_no, &row, err);
    if (status == STATUS_OK) {
        status = list_of(m, row.record.id, 0, &above, err);
    }
    if (status != STATUS_OK || m->lists.n == before) {
        return status;
    }
    above->is_above = true;
    return is_partial ? limit_rows_of_list(&above->rows, m->source.receiver_id, err) : STATUS_OK;
}

enum status pass_add_above(struct check_many *m, bool is_partial, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0, n = m->lists.n; i < n && status == STATUS_OK; i++) {
        const struct check_list *list = m->lists.at[i];
        const struct counted_list *l = &list->rows.list;
        if (list->is_in_force && l->parent && levels_hands_up(l->notice, l->parent, &l->receiver)) {
            status = add_above(m, l->parent->doc_no, is_partial, err);
        }
    }
    return status;
}

enum status pass_add_asked(struct check_many *m, int64_t notice, struct err *err)
{
    struct check_list *list = NULL;
    enum status status = notice && m->lists.n == 0 ? list_of(m, notice, 0, &list, err) : STATUS_OK;
    if (list) {
        list->is_above = true;
    }
    return status;
}

/* ---- whose case it is ------------------------------------------------------------------------------ */

static bool involves(const struct counted_list *l, const struct counted_case *c, uint32_t unit)
{
    bool does = c->lead == unit || c->recommender == unit;
    for (uint32_t i = 0; i < c->n_partners && !does; i++) {
        does = l->ids.at[c->partners + i] == unit;
    }
    return does;
}

/* The case was counted just now, so that it is the last row. */
enum status pass_is_wanted(struct check_many *m, const struct submission *s, bool *is,
                           struct err *err)
{
    struct check_list *list = NULL;
    uint32_t unit = 0;
    *is = !text_eq(s->state, "withdrawn");
    enum status status = m->unit ? list_of(m, s->notice, 0, &list, err) : STATUS_OK;
    if (status == STATUS_OK && m->unit) {
        status = limit_rows_unit(&list->rows, m->unit, &unit, err);
        const struct counted_list *l = &list->rows.list;
        *is = *is && unit && involves(l, &l->rows.at[l->rows.n - 1], unit);
    }
    return status;
}

/* ---- limits -------------------------------------------------------------------------------------- */

/* ；在后的 00021、00022 …: which are too many, in the order in which they use the limit up. */
static const char *too_many(struct arena *a, const struct limit_tallies *t,
                            const struct limit_result *r)
{
    size_t n, certain = 0, named = 0;
    const char *text = "";
    bool is_counted = r->limit->count == COUNT_SUBMISSIONS && r->state == LIMIT_OVER;
    const struct limit_use *uses = is_counted ? limit_users(a, t, r, &n) : NULL;
    for (size_t i = 0; is_counted && i < n && named <= NAMED_OVER; i++) {
        certain += uses[i].truth == TRUTH_YES;
        if (uses[i].truth == TRUTH_YES && (int64_t)certain > r->max.value) {
            const char *no = submission_no(a, t->list->rows.at[uses[i].row].id);
            text = arena_printf(a, "%s%s%s", text, named ? "、" : "；排在后面的是 ",
                                named == NAMED_OVER ? "…" : no);
            named++;
        }
    }
    return text;
}

static enum status find_list(struct check_many *m, const struct check_list *list,
                             const struct limit_tallies *t, const struct limit_result *r,
                             struct err *err)
{
    struct findings found = {.arena = m->arena};
    const struct finding_about about = {.notice = list->notice, .unit = limit_unit_of(t, r)};
    const char *who = limit_who(t, r);
    limit_find(t, r, &found);
    enum status status = acceptances_settle_other(m->desk, &m->acceptances, &about, &found, err);
    for (size_t i = 0; i < found.n;
         i++) { /* told at more length only now: ids are those of the rule */
        struct finding f = found.at[i];
        f.subject = arena_printf(m->arena, "%s%s%s", who, *who ? " " : "", f.subject);
        f.text = arena_printf(m->arena, "%s%s", f.text, too_many(m->arena, t, r));
        findings_add(m->out, f);
    }
    return status;
}

/* What is handed up from another notice, or is read beside it, may lie outside of what is checked. */
static bool is_judged(const struct check_many *m, int64_t id)
{
    return keymap_get(&m->judged, &id, sizeof id) != KEYMAP_ABSENT;
}

/* The cases that are too many are told it one by one as well, so that each can be accepted; of limits that
 * count something else every case that brought it. */
static void find_cases(struct check_many *m, const struct limit_tallies *t,
                       const struct limit_result *r)
{
    size_t n, certain = 0;
    bool is_counted = r->limit->count == COUNT_SUBMISSIONS;
    const struct limit_use *uses = limit_users(m->arena, t, r, &n);
    for (size_t i = 0; i < n; i++) {
        struct findings found = {.arena = &m->scratch};
        certain += uses[i].truth == TRUTH_YES;
        bool is_over = uses[i].truth == TRUTH_YES && (int64_t)certain > r->max.value;
        if ((!is_counted || is_over) && is_judged(m, t->list->rows.at[uses[i].row].id)) {
            arena_reset(&m->scratch);
            limit_find_row(t, r, is_counted ? certain : 0, &found);
            pass_keep(m, t->list->rows.at[uses[i].row].id, &found);
        }
    }
}

/* A limit of one case belongs to the case, any other to its list. */
static enum status find_group(struct check_many *m, const struct check_list *list,
                              const struct limit_tallies *t, const struct limit_result *r,
                              struct err *err)
{
    const struct limit_group *g = &t->at[r->tally].groups.at[r->group];
    const struct counted_case *row = &t->list->rows.at[g->row];
    struct findings found = {.arena = &m->scratch};
    if (r->limit->per == PER_SUBMISSION) {
        arena_reset(&m->scratch);
        if (row->as == COUNTED_FULLY) {
            limit_find_row(t, r, 0, &found);
            pass_keep(m, row->id, &found);
        }
        return STATUS_OK;
    }
    if (r->state == LIMIT_OVER) {
        find_cases(m, t, r);
    }
    return find_list(m, list, t, r, err);
}

/* Of a unit's own lists the unit's; of all others those on which a case of its is. */
static bool is_its(const struct limit_tallies *t, const struct limit_result *r, uint32_t unit)
{
    const struct limit_group *g = &t->at[r->tally].groups.at[r->group];
    const struct limit_use *uses = &t->at[r->tally].uses.at[g->first_use];
    bool is = false;
    if (limit_is_of_unit(r->limit)) {
        return g->key == unit;
    }
    for (uint32_t i = 0; i < g->n_uses && !is; i++) {
        is = involves(t->list, &t->list->rows.at[uses[i].row], unit);
    }
    return is;
}

struct telling {
    struct check_many *m;
    const struct check_list *list;
    uint32_t unit; /* place of the one that is asked about; 0: all are */
};

/* Of a unit that is asked about its own list. */
static enum status tell_list(void *context, uint32_t recommender, struct findings *found,
                             struct err *err)
{
    const struct telling *t = context;
    const struct counted_unit *u = &t->list->rows.list.units.at[recommender];
    const struct finding_about about = {.notice = t->list->notice, .unit = u->id};
    if (t->m->unit && t->unit != recommender) {
        return STATUS_OK;
    }
    enum status status =
        acceptances_settle_other(t->m->desk, &t->m->acceptances, &about, found, err);
    for (size_t i = 0; i < found->n; i++) {
        struct finding f = found->at[i];
        f.subject = arena_printf(t->m->arena, "%s %s", text_or_empty(u->facts->name), f.subject);
        findings_add(t->m->out, f);
    }
    return status;
}

/* What differs between the two levels is said once, not case by case; of one unit as it is when the unit
 * recommends. `unit` is its place in the list; 0: no case of it is there. */
static void find_levels(struct check_many *m, const struct check_list *list, uint32_t unit)
{
    const struct counted_list *l = &list->rows.list;
    struct facts facts = {.notice = l->notice, .receiver = l->receiver, .level = l->level};
    const struct unit_facts *one = l->units.at[unit].facts;
    if (unit && unit_recommends(l->notice, one)) {
        facts.recommender = *one;
    }
    if (list->is_in_force && l->parent && (!m->unit || unit) && l->rows.n) {
        levels_compare(&facts, l->parent, m->out);
    }
}

enum status pass_find_limits(struct check_many *m, struct check_list *list, struct err *err)
{
    struct arena a = {0};
    uint32_t unit = 0;
    enum status status = list->is_in_force ? limit_rows_handed_up(&list->rows, err) : STATUS_OK;
    if (status == STATUS_OK) {
        status = limit_rows_unit(&list->rows, m->unit, &unit, err);
    }
    limit_rows_sort(&list->rows);
    struct limit_tallies t = limits_count(&a, &list->rows.list, list->choice);
    for (size_t i = 0; i < t.n && status == STATUS_OK; i++) {
        bool is_wanted = !list->is_above || t.at[i].limit->per == PER_RECOMMENDER;
        for (size_t g = 0; is_wanted && g < t.at[i].groups.n && status == STATUS_OK; g++) {
            struct limit_result r = limit_judge(&t, i, g);
            if (limit_is_told(&r) && (!m->unit || is_its(&t, &r, unit))) {
                status = find_group(m, list, &t, &r, err);
            }
        }
    }
    arena_release(&a);
    find_levels(m, list, unit);
    struct telling telling = {m, list, unit};
    return status == STATUS_OK && list->is_in_force && !list->is_above
               ? lists_find(&list->rows, m->arena, (struct list_teller){&telling, tell_list}, err)
               : status;
}
