#include "desk/quotas.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/facts.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "store/queries.h"
#include "store/record.h"

/* More than this no notice gives; what lies beyond is over any quota anyway. */
#define MAX_ITEMS 5000

struct gathered {
    struct facts facts;
    struct quota_items items;
};

/* The recommender's own facts are the same for all its submissions, so they are made once. */
static enum status gather_item(struct desk *desk, struct arena *a, int64_t id,
                               const struct facts *delivery, struct quota_item *out,
                               struct err *err)
{
    struct submission s = {0};
    enum status status = submission_load(desk, a, id, &s, err);
    if (status != STATUS_OK) {
        return status;
    }
    *out = (struct quota_item){.facts = *delivery, .is_withdrawn = text_eq(s.state, "withdrawn")};
    out->facts.track = s.track;
    if (!text_is_empty(s.direction)) {
        out->facts.directions = (struct texts){ARENA_ARRAY(a, const char *, 1), 1};
        out->facts.directions.at[0] = s.direction;
    }
    return facts_unit(desk, a, s.lead, &out->facts.lead, err);
}

static enum status gather(struct desk *desk, struct arena *a, int64_t notice, int64_t recommender,
                          struct gathered *out, struct err *err)
{
    const struct notice *n = NULL;
    int64_t *ids = NULL;
    size_t count = 0;
    *out = (struct gathered){0};
    enum status status = notice_definition(desk, notice, 0, &n, err);
    if (status == STATUS_OK) {
        status = facts_delivery(desk, a, n, NULL, recommender, &out->facts, err);
    }
    if (status == STATUS_OK) {
        status = record_ids(desk->db, QUERY_SUBMISSION_OF_RECOMMENDER,
                            DB_ARGS(db_int(notice), db_int(recommender), db_int(MAX_ITEMS)), a,
                            &ids, &count, err);
    }
    struct quota_item *items = ARENA_ARRAY(a, struct quota_item, count + 1);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = gather_item(desk, a, ids[i], &out->facts, &items[i], err);
    }
    out->items = (struct quota_items){items, count};
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
    enum status status =
        db_query(desk->db, QUERY_RECOMMENDER_COUNTS, DB_ARGS(db_int(notice)), &c, err);
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
