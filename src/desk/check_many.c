/* The rules over very many cases: one pass over the rows, everything else read once. */
#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/acceptances.h"
#include "desk/check_rules.h"
#include "desk/checks.h"
#include "desk/conditions.h"
#include "desk/facts.h"
#include "desk/late.h"
#include "desk/limit_rows.h"
#include "desk/limits.h"
#include "desk/same_cases.h"
#include "store/queries.h"

#define NAMED_OVER 10 /* of the cases that are too many, so many are named */

/* The cases of a notice under one revision, as limits count them. */
struct check_list {
    int64_t notice, revision;
    bool is_in_force; /* all cases of the notice; else those filed under the revision */
    struct limit_choice choice;
    struct limit_rows rows;
};

/* A finding and the case it belongs to. */
struct check_found {
    int64_t id;
    size_t order;
    struct finding finding;
};

struct check_many {
    struct desk *desk;
    struct arena *arena;  /* of what is found */
    struct arena scratch; /* of one case */
    struct fact_source source;
    struct arrivals arrivals;
    struct decisions ticks, acceptances; /* by case */
    struct check_input input;            /* what is the same for all */
    int64_t unit;                        /* only its cases; 0: all */
    struct keymap judged;                /* ids of the cases that were */
    VEC(struct check_list *) lists;
    VEC(struct check_found) found;
    struct findings *out;
};

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

static enum status count_case(struct check_many *m, const struct submission *s, struct err *err)
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
static enum status is_wanted(struct check_many *m, const struct submission *s, bool *is,
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

/* ---- one case ------------------------------------------------------------------------------------ */

static struct finding lasting(struct check_many *m, int64_t id, const struct finding *found)
{
    struct finding f = *found;
    f.subject = arena_printf(m->arena, "%s %s", submission_no(&m->scratch, id), found->subject);
    f.text = arena_text(m->arena, found->text);
    f.clause = arena_text(m->arena, found->clause);
    f.facts = arena_text(m->arena, found->facts);
    f.id = arena_text(m->arena, found->id);
    f.accepted_by = arena_text(m->arena, found->accepted_by);
    f.accepted_why = arena_text(m->arena, found->accepted_why);
    return f;
}

/* What was found of a case, with who accepted it; lives on when the case's memory is reused. */
static void keep(struct check_many *m, int64_t id, struct findings *found)
{
    acceptances_settle_of(m->desk, &m->acceptances, id, found);
    for (size_t i = 0; i < found->n; i++) {
        *VEC_PUSH(m->arena, &m->found) =
            (struct check_found){id, m->found.n, lasting(m, id, &found->at[i])};
    }
}

static enum status judge_case(struct check_many *m, const struct submission *s, struct err *err)
{
    struct arrived arrived;
    struct check_input in = m->input;
    struct findings found = {.arena = &m->scratch};
    in.time.arena = &m->scratch;
    in.ticks = ticks_of(m->desk, &m->scratch, &m->ticks, s->record.id);
    enum status status = arrivals_of(&m->arrivals, &m->scratch, s->record.id, &arrived, err);
    if (status == STATUS_OK) {
        status = check_prepare(&m->source, &m->scratch, s, &arrived, &in, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    check_submission(&in, &found);
    late_settle(&arrived.receipt, &found);
    keep(m, s->record.id, &found);
    (void)keymap_add(&m->judged, &s->record.id, sizeof s->record.id, 0);
    return STATUS_OK;
}

static void read_case(const struct db_cursor *c, struct arena *a, struct submission *s)
{
    *s = (struct submission){
        .record = {.id = db_column_int(c, 0)},
        .notice = db_column_int(c, 1),
        .revision = db_column_int(c, 2),
        .track = db_column_text(c, 3, a),
        .direction = db_column_text(c, 4, a),
        .title = db_column_text(c, 5, a),
        .lead = db_column_int(c, 6),
        .partners = db_column_text(c, 7, a),
        .recommender = db_column_int(c, 8),
        .list_order = db_column_is_null(c, 9) ? NUMBER_NONE : db_column_int(c, 9),
        .contact = db_column_text(c, 10, a),
        .phone = db_column_text(c, 11, a),
        .email = db_column_text(c, 12, a),
        .contact_info = db_column_text(c, 13, a),
        .credit_code = db_column_text(c, 14, a),
        .state = db_column_text(c, 15, a),
        .fields = db_column_text(c, 16, a),
        .title_key = db_column_text(c, 17, a),
        .logged_at = db_column_int(c, 18),
    };
}

static enum status walk(struct check_many *m, int64_t notice, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status =
        notice ? db_query(m->desk->db, QUERY_CHECK_ROWS_OF_NOTICE, DB_ARGS(db_int(notice)), &c, err)
               : db_query(m->desk->db, QUERY_CHECK_ROWS, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        struct submission s;
        arena_reset(&m->scratch);
        read_case(&c, &m->scratch, &s);
        bool is = false;
        status = count_case(m, &s, err);
        if (status == STATUS_OK) {
            status = is_wanted(m, &s, &is, err);
        }
        if (status == STATUS_OK && is) {
            status = judge_case(m, &s, err);
        }
    }
    db_finish(&c);
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

static void find_list(struct check_many *m, const struct limit_tallies *t,
                      const struct limit_result *r)
{
    size_t before = m->out->n;
    const char *who = limit_who(t, r);
    limit_find(t, r, m->out);
    if (m->out->n > before) {
        struct finding *f = &m->out->at[before];
        f->subject = arena_printf(m->arena, "%s%s%s", who, *who ? " " : "", f->subject);
        f->text = arena_printf(m->arena, "%s%s", f->text, too_many(m->arena, t, r));
    }
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
        if (!is_counted || is_over) {
            arena_reset(&m->scratch);
            limit_find_row(t, r, is_counted ? certain : 0, &found);
            keep(m, t->list->rows.at[uses[i].row].id, &found);
        }
    }
}

/* A limit of one case belongs to the case, any other to its list. */
static void find_group(struct check_many *m, const struct limit_tallies *t,
                       const struct limit_result *r)
{
    const struct limit_group *g = &t->at[r->tally].groups.at[r->group];
    const struct counted_case *row = &t->list->rows.at[g->row];
    struct findings found = {.arena = &m->scratch};
    if (r->limit->per == PER_SUBMISSION) {
        arena_reset(&m->scratch);
        if (row->as == COUNTED_FULLY) {
            limit_find_row(t, r, 0, &found);
            keep(m, row->id, &found);
        }
        return;
    }
    find_list(m, t, r);
    if (r->state == LIMIT_OVER) {
        find_cases(m, t, r);
    }
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

static enum status find_limits(struct check_many *m, struct check_list *list, struct err *err)
{
    struct arena a = {0};
    uint32_t unit = 0;
    limit_rows_sort(&list->rows);
    struct limit_tallies t = limits_count(&a, &list->rows.list, list->choice);
    enum status status = limit_rows_unit(&list->rows, m->unit, &unit, err);
    for (size_t i = 0; i < t.n && status == STATUS_OK; i++) {
        for (size_t g = 0; g < t.at[i].groups.n; g++) {
            struct limit_result r = limit_judge(&t, i, g);
            if (limit_is_told(&r) && (!m->unit || is_its(&t, &r, unit))) {
                find_group(m, &t, &r);
            }
        }
    }
    arena_release(&a);
    return status;
}

/* ---- 多头申报 ------------------------------------------------------------------------------------- */

static enum status find_doubles(struct check_many *m, int64_t notice, struct err *err)
{
    struct same_cases pairs;
    enum status status = same_cases_load(m->desk, m->arena, notice, &pairs, err);
    for (size_t i = 0; i < pairs.n && status == STATUS_OK; i++) {
        for (size_t k = 0; k < 2; k++) {
            int64_t id = pairs.at[i].ids[k];
            bool is_judged = keymap_get(&m->judged, &id, sizeof id) != KEYMAP_ABSENT;
            struct findings found = {.arena = &m->scratch};
            arena_reset(&m->scratch);
            if (is_judged && pairs.at[i].findings[k].rule) {
                findings_add(&found, pairs.at[i].findings[k]);
                keep(m, id, &found);
            }
        }
    }
    return status;
}

/* ---- the whole ----------------------------------------------------------------------------------- */

static int by_case(const void *left, const void *right)
{
    const struct check_found *l = left, *r = right;
    if (l->id != r->id) {
        return l->id < r->id ? -1 : 1;
    }
    return l->order < r->order ? -1 : l->order > r->order;
}

static void put_cases(struct check_many *m)
{
    if (m->found.n) {
        qsort(m->found.at, m->found.n, sizeof *m->found.at, by_case);
    }
    for (size_t i = 0; i < m->found.n; i++) {
        findings_add(m->out, m->found.at[i].finding);
    }
}

static void release(struct check_many *m)
{
    for (size_t i = 0; i < m->lists.n; i++) {
        limit_rows_release(&m->lists.at[i]->rows);
    }
    arrivals_release(&m->arrivals);
    keymap_release(&m->judged);
    fact_source_release(&m->source);
    arena_release(&m->scratch);
}

enum status check_many(struct desk *desk, struct arena *a, const struct check_wanted *wanted,
                       struct findings *out, struct err *err)
{
    struct check_many m = {.desk = desk, .arena = a, .out = out, .unit = wanted->unit};
    out->arena = a;
    enum status status = arrivals_open(&m.arrivals, desk, err);
    if (status != STATUS_OK) {
        return status;
    }
    keymap_init(&m.judged);
    fact_source_init(&m.source, desk, a);
    status = facts_time(desk, a, &m.input.time, err);
    if (status == STATUS_OK) {
        status = ticks_by_case(desk, a, &m.ticks, err);
    }
    if (status == STATUS_OK) {
        status = acceptances_by_case(desk, a, &m.acceptances, err);
    }
    if (status == STATUS_OK) {
        status = walk(&m, wanted->notice, err);
    }
    for (size_t i = 0; i < m.lists.n && status == STATUS_OK; i++) {
        status = find_limits(&m, m.lists.at[i], err);
    }
    if (status == STATUS_OK) {
        status = find_doubles(&m, wanted->notice, err);
    }
    put_cases(&m);
    release(&m);
    return status;
}
