#include "desk/same_cases.h"

#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/decisions.h"
#include "model/submission.h"
#include "store/queries.h"

#define KIND "same_case"
#define KEY "多头申报"
#define MOST_ALIKE 20
#define AT_A_TIME 20 /* as many as the query names */

/* A submission that looks like others. */
struct alike {
    int64_t id, notice, revision, lead, recommender;
    const char *track, *title, *key;
    const struct notice *definition;
    const struct unit_facts *unit; /* the recommender */
};

/* All submissions read: runs of one lead and title. */
struct reading {
    struct desk *desk;
    struct arena *a;
    struct fact_source *source;
    struct decisions decisions; /* by case */
    VEC(struct alike) rows;
};

/* ---- reading ----------------------------------------------------------------------------------- */

static enum status read_rows(struct reading *r, size_t query, struct db_args args, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(r->desk->db, query, args, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(r->a, &r->rows) = (struct alike){.id = db_column_int(&c, 0),
                                                   .notice = db_column_int(&c, 1),
                                                   .revision = db_column_int(&c, 2),
                                                   .track = db_column_text(&c, 3, r->a),
                                                   .lead = db_column_int(&c, 4),
                                                   .recommender = db_column_int(&c, 5),
                                                   .title = db_column_text(&c, 6, r->a),
                                                   .key = db_column_text(&c, 7, r->a)};
    }
    db_finish(&c);
    return status;
}

static enum status complete(struct reading *r, struct alike *row, struct err *err)
{
    if (row->definition) {
        return STATUS_OK;
    }
    enum status status =
        fact_source_definition(r->source, row->notice, row->revision, &row->definition, err);
    return status == STATUS_OK ? fact_source_unit(r->source, row->recommender, &row->unit, err)
                               : status;
}

static int by_title(const void *left, const void *right)
{
    const struct alike *l = left, *r = right;
    int order = strcmp(l->key, r->key);
    if (order || l->lead != r->lead) {
        return order ? order : l->lead < r->lead ? -1 : 1;
    }
    return l->id < r->id ? -1 : l->id > r->id;
}

/* Many at a time: a question of its own for each takes longer than the answer. */
static enum status read_some(struct reading *r, const struct alike_ids *alike, size_t from,
                             struct err *err)
{
    struct db_value ids[AT_A_TIME];
    for (size_t i = 0; i < AT_A_TIME; i++) {
        ids[i] = db_int(alike->at[from + i < alike->n ? from + i : from]);
    }
    return read_rows(r, QUERY_SAME_CASE_ROWS, (struct db_args){ids, AT_A_TIME}, err);
}

/* Those of one lead and title stand together. */
static enum status read_alike(struct reading *r, const struct alike_ids *alike, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < alike->n && status == STATUS_OK; i += AT_A_TIME) {
        status = read_some(r, alike, i, err);
    }
    if (r->rows.n) {
        qsort(r->rows.at, r->rows.n, sizeof *r->rows.at, by_title);
    }
    return status;
}

/* ---- pairs ------------------------------------------------------------------------------------- */

static struct case_side side_of(struct arena *a, const struct alike *row)
{
    return (struct case_side){submission_no(a, row->id), row->definition, row->track, row->unit};
}

static void settle(struct reading *r, const struct alike *one, const struct alike *other,
                   struct case_pair *pair)
{
    const struct decisions of_one = decisions_of_case(&r->decisions, one->id);
    for (size_t i = 0; i < of_one.n; i++) {
        const struct decision *d = &of_one.at[i];
        if (d->other == other->id) {
            pair->verdict = text_eq(d->value, "same") ? SAME_CONFIRMED : SAME_REJECTED;
            pair->by = decision_by(r->desk, r->a, d);
        }
    }
}

static enum status add_pair(struct reading *r, struct alike *one, struct alike *other,
                            struct same_cases *out, struct err *err)
{
    struct case_pair pair = {0};
    const struct unit_facts *lead = NULL;
    enum status status = complete(r, one, err);
    if (status == STATUS_OK) {
        status = complete(r, other, err);
    }
    if (status == STATUS_OK) {
        status = fact_source_unit(r->source, one->lead, &lead, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    pair.one = side_of(r->a, one);
    pair.other = side_of(r->a, other);
    settle(r, one, other, &pair);
    if (!case_pair_counts(&pair)) {
        return STATUS_OK;
    }
    struct same_case *c = VEC_PUSH(r->a, out);
    struct case_pair reversed = {pair.other, pair.one, pair.verdict, pair.by};
    *c = (struct same_case){
        .ids = {one->id, other->id},
        .titles = {one->title, other->title},
        .notices = {one->definition->code, other->definition->code},
        .recommenders = {text_or_empty(one->unit->name), text_or_empty(other->unit->name)},
        .lead = text_or_empty(lead->name),
        .verdict = pair.verdict,
        .by = pair.by};
    (void)same_case_judge(r->a, &pair, &c->findings[0]);
    (void)same_case_judge(r->a, &reversed, &c->findings[1]);
    return STATUS_OK;
}

static bool is_wanted(const struct alike *one, const struct alike *other, int64_t notice)
{
    return !notice || one->notice == notice || other->notice == notice;
}

/* The pairs of one run of rows with the same lead and title. */
static enum status add_run(struct reading *r, size_t from, size_t to, int64_t notice,
                           struct same_cases *out, struct err *err)
{
    enum status status = STATUS_OK;
    size_t end = to - from > MOST_ALIKE ? from + MOST_ALIKE : to;
    for (size_t i = from; i < end; i++) {
        for (size_t k = i + 1; k < end && status == STATUS_OK; k++) {
            struct alike *one = &r->rows.at[i], *other = &r->rows.at[k];
            if (is_wanted(one, other, notice)) {
                status = add_pair(r, one, other, out, err);
            }
        }
    }
    return status;
}

static enum status add_runs(struct reading *r, int64_t notice, struct same_cases *out,
                            struct err *err)
{
    enum status status = STATUS_OK;
    size_t from = 0;
    for (size_t i = 1; i <= r->rows.n && status == STATUS_OK; i++) {
        const struct alike *first = &r->rows.at[from];
        bool goes_on = i < r->rows.n && r->rows.at[i].lead == first->lead &&
                       text_eq(r->rows.at[i].key, first->key);
        if (!goes_on) {
            status = add_run(r, from, i, notice, out, err);
            from = i;
        }
    }
    return status;
}

enum status same_case_decisions(struct desk *desk, struct arena *a, struct decisions *out,
                                struct err *err)
{
    return decisions_by_case(desk, a, KIND, out, err);
}

enum status same_cases_among(struct fact_source *source, struct arena *a,
                             const struct decisions *by_case, const struct alike_ids *alike,
                             struct same_cases *out, struct err *err)
{
    struct reading r = {.desk = source->desk, .a = a, .source = source, .decisions = *by_case};
    *out = (struct same_cases){0};
    enum status status = read_alike(&r, alike, err);
    return status == STATUS_OK ? add_runs(&r, 0, out, err) : status;
}

/* The pairs of which submissions that were read are part. */
static enum status find_pairs(const struct reading *r, int64_t notice, struct same_cases *out,
                              struct err *err)
{
    struct fact_source source;
    struct reading own = *r;
    fact_source_init(&source, r->desk, r->a);
    own.source = &source;
    enum status status = same_case_decisions(r->desk, r->a, &own.decisions, err);
    if (status == STATUS_OK) {
        status = add_runs(&own, notice, out, err);
    }
    fact_source_release(&source);
    return status;
}

enum status same_cases_load(struct desk *desk, struct arena *a, int64_t notice,
                            struct same_cases *out, struct err *err)
{
    struct reading r = {.desk = desk, .a = a};
    struct alike_ids alike;
    *out = (struct same_cases){0};
    enum status status = alike_find(desk, a, &alike, err);
    if (status == STATUS_OK) {
        status = read_alike(&r, &alike, err);
    }
    return status == STATUS_OK ? find_pairs(&r, notice, out, err) : status;
}

/* The pairs with one submission. */
static enum status pairs_of(struct desk *desk, struct arena *a, int64_t submission,
                            struct same_cases *out, struct err *err)
{
    struct reading r = {.desk = desk, .a = a};
    *out = (struct same_cases){0};
    enum status status = read_rows(&r, QUERY_SAME_CASE_OF, DB_ARGS(db_int(submission)), err);
    return status == STATUS_OK && r.rows.n > 1 ? find_pairs(&r, 0, out, err) : status;
}

enum status same_case_findings(struct desk *desk, struct arena *a, int64_t submission,
                               struct findings *out, struct err *err)
{
    struct same_cases pairs;
    enum status status = pairs_of(desk, a, submission, &pairs, err);
    for (size_t i = 0; i < pairs.n && status == STATUS_OK; i++) {
        for (size_t k = 0; k < 2; k++) {
            if (pairs.at[i].ids[k] == submission && pairs.at[i].findings[k].rule) {
                findings_add(out, pairs.at[i].findings[k]);
            }
        }
    }
    return status;
}

/* ---- deciding ---------------------------------------------------------------------------------- */

static enum status check_proposed(struct desk *desk, struct arena *a,
                                  const struct same_case_act *act, struct err *err)
{
    struct same_cases pairs;
    enum status status = pairs_of(desk, a, act->one, &pairs, err);
    for (size_t i = 0; i < pairs.n; i++) {
        if (pairs.at[i].ids[0] == act->one && pairs.at[i].ids[1] == act->other) {
            return status;
        }
    }
    return status == STATUS_OK
               ? err_set(err, STATUS_DATA,
                         "%s 和 %s 没有被当作同一件: 牵头单位或名称不同, 通知没有关系, "
                         "或有一件已撤回、不予受理",
                         submission_no(a, act->one), submission_no(a, act->other))
               : status;
}

enum status same_case_decide(struct desk *desk, struct arena *a, const struct same_case_act *act,
                             struct err *err)
{
    static const char *const values[] = {NULL, "same", "different"};
    static const char *const words[] = {"收回是不是同一件的决定", "确认是同一件", "确认不是同一件"};
    struct same_case_act in_order = *act;
    in_order.one = act->one < act->other ? act->one : act->other;
    in_order.other = act->one < act->other ? act->other : act->one;
    enum status status = check_proposed(desk, a, &in_order, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct decision_act decision = {
        .decision = {.kind = KIND,
                     .key = KEY,
                     .submission = in_order.one,
                     .other = in_order.other,
                     .value = values[act->verdict],
                     .note = act->why},
        .may = MAY_LOG,
        .summary = arena_printf(a, "申报件 %s 和 %s: %s", submission_no(a, in_order.one),
                                submission_no(a, in_order.other), words[act->verdict]),
        .why = act->why};
    return decision_make(desk, a, &decision, err);
}
