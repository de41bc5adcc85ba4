#include "desk/quotas.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/facts.h"
#include "desk/notices.h"
#include "desk/unit_search.h"
#include "store/queries.h"

/* More than this no notice gives; a list that is longer is over any quota, and its number is told as
 * that of those looked at. */
#define MAX_ITEMS 1000

struct gathered {
    struct facts facts;
    struct quota_items items;
};

/* Do the limits of the notice look at who applies? Then each applicant has to be read. */
static bool looks_at_applicants(const struct notice *n)
{
    for (size_t i = 0; i < n->limits.n; i++) {
        const struct rule *rule = &n->limits.at[i].rule;
        for (size_t k = 0; k < rule->scope.n + rule->except.n; k++) {
            const struct scope_term *t =
                k < rule->scope.n ? &rule->scope.at[k] : &rule->except.at[k - rule->scope.n];
            if (t->subject == SUBJECT_LEAD || t->subject == SUBJECT_APPLICANT ||
                t->subject == SUBJECT_MEMBER) {
                return true;
            }
        }
    }
    return false;
}

/* The recommender's own facts are the same for all its submissions, so they are made once. */
static struct quota_item item_of(const struct db_cursor *c, struct arena *a,
                                 const struct facts *delivery)
{
    struct quota_item item = {.facts = *delivery,
                              .is_withdrawn = slice_is(db_column_slice(c, 3), "withdrawn")};
    const char *direction = db_column_text(c, 1, a);
    item.facts.track = db_column_text(c, 0, a);
    if (!text_is_empty(direction)) {
        item.facts.directions = (struct texts){ARENA_ARRAY(a, const char *, 1), 1};
        item.facts.directions.at[0] = direction;
    }
    return item;
}

struct item_list {
    struct quota_item *at;
    size_t n, cap;
};
struct id_vec {
    int64_t *at;
    size_t n, cap;
};

static enum status read_items(struct desk *desk, struct arena *a, struct db_args of,
                              const struct facts *delivery, struct item_list *items,
                              struct id_vec *leads, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(desk->db, QUERY_QUOTA_ITEMS, of, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(a, items) = item_of(&c, a, delivery);
        *VEC_PUSH(a, leads) = db_column_int(&c, 2);
    }
    db_finish(&c);
    return status;
}

static enum status gather(struct desk *desk, struct arena *a, int64_t notice, int64_t recommender,
                          struct gathered *out, struct err *err)
{
    const struct notice *n = NULL;
    struct item_list items = {0};
    struct id_vec leads = {0};
    *out = (struct gathered){0};
    enum status status = notice_definition(desk, notice, 0, &n, err);
    if (status == STATUS_OK) {
        status = facts_delivery(desk, a, n, NULL, recommender, &out->facts, err);
    }
    if (status == STATUS_OK) {
        status =
            read_items(desk, a, DB_ARGS(db_int(notice), db_int(recommender), db_int(MAX_ITEMS)),
                       &out->facts, &items, &leads, err);
    }
    for (size_t i = 0; status == STATUS_OK && looks_at_applicants(n) && i < items.n; i++) {
        status = facts_unit(desk, a, leads.at[i], &items.at[i].facts.lead, err);
    }
    out->items = (struct quota_items){items.at, items.n};
    return status;
}

enum status quota_of(struct desk *desk, struct arena *a, int64_t notice, int64_t recommender,
                     struct quota_results *out, struct err *err)
{
    struct gathered g;
    enum status status = gather(desk, a, notice, recommender, &g, err);
    if (status == STATUS_OK) {
        *out = quota_judge(a, &g.facts, g.items, false);
    }
    return status;
}

enum status quota_of_new(struct desk *desk, struct arena *a, int64_t notice, const char *name,
                         struct quota_results *out, struct err *err)
{
    struct facts facts = {0};
    const struct notice *n = NULL;
    enum status status = notice_definition(desk, notice, 0, &n, err);
    if (status == STATUS_OK) {
        status = facts_delivery(desk, a, n, NULL, 0, &facts, err);
    }
    if (status == STATUS_OK) {
        facts.recommender.name = name;
        *out = quota_judge(a, &facts, (struct quota_items){0}, false);
    }
    return status;
}

enum status quota_findings(struct desk *desk, struct arena *a, int64_t notice, int64_t recommender,
                           struct findings *out, struct err *err)
{
    struct gathered g;
    enum status status = recommender ? gather(desk, a, notice, recommender, &g, err) : STATUS_OK;
    if (status == STATUS_OK && recommender) {
        out->arena = a;
        quota_check(&g.facts, g.items, false, out);
    }
    return status;
}

enum status recommender_counts(struct desk *desk, struct arena *a, int64_t notice,
                               struct recommender_counts *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    *out = (struct recommender_counts){0};
    enum status status = db_query(desk->db, QUERY_RECOMMENDER_COUNTS,
                                  DB_ARGS(db_int(notice), db_int(MAX_ITEMS)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(a, out) = (struct recommender_count){db_column_int(&c, 0), db_column_int(&c, 1)};
    }
    db_finish(&c);
    return status;
}

enum status quota_items_of(struct desk *desk, struct arena *a, int64_t notice, int64_t recommender,
                           struct quota_items *out, struct err *err)
{
    struct gathered g = {0};
    enum status status = gather(desk, a, notice, recommender, &g, err);
    *out = g.items;
    return status;
}

enum status unit_quotas_load(struct desk *desk, struct arena *a, int64_t unit,
                             struct unit_quotas *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    *out = (struct unit_quotas){0};
    enum status status = db_query(desk->db, QUERY_UNIT_RECOMMENDED_BY_NOTICE,
                                  DB_ARGS(db_int(unit), db_int(UNIT_COUNTED_MOST)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        struct unit_quota *q = VEC_PUSH(a, out);
        q->notice = db_column_int(&c, 0);
        q->code = db_column_text(&c, 1, a);
        q->recommended = db_column_int(&c, 2);
    }
    db_finish(&c);
    for (size_t i = 0; i < out->n && status == STATUS_OK; i++) {
        status = quota_of(desk, a, out->at[i].notice, unit, &out->at[i].limits, err);
    }
    return status;
}
