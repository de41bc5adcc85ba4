/* 上报: what a desk hands up beside the cases filed under the upper notice (desk/limit_rows.h), and one case
 * as the upper notice binds it (desk/limit_question.h). */
#include "base/slice.h"
#include "desk/limit_question.h"
#include "desk/notices.h"
#include "rules/levels.h"
#include "store/queries.h"

static enum status add_chosen(struct limit_rows *r, int64_t notice, const struct notice *child,
                              struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(
        r->source->desk->db, QUERY_LIMIT_ROWS_HANDED_UP,
        DB_ARGS(db_int(notice), db_int(r->notice), db_int(r->source->receiver_id)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        status = limit_rows_take_above(r, &c, child, err);
    }
    db_finish(&c);
    return status;
}

enum status limit_rows_handed_up(struct limit_rows *r, struct err *err)
{
    struct arena a = {0};
    struct notice_rows rows = {0};
    const struct notice *parent = r->list.notice;
    if (!limit_rows_asks(r, QUERY_LIMIT_ROWS_HANDED_UP, r->notice)) {
        return STATUS_OK;
    }
    enum status status = notice_rows_load(r->source->desk, &a, &rows, err);
    for (size_t i = 0; i < rows.n && status == STATUS_OK; i++) {
        const struct notice *child = NULL;
        if (!text_eq(rows.at[i].parent, parent->doc_no)) {
            continue;
        }
        status = fact_source_definition(r->source, rows.at[i].record.id, 0, &child, err);
        if (status == STATUS_OK && levels_hands_up(child, parent, &r->list.receiver)) {
            status = add_chosen(r, rows.at[i].record.id, child, err);
        }
    }
    arena_release(&a);
    return status;
}

/* ---- one case ------------------------------------------------------------------------------------ */

/* The case as it stands under the upper notice: there this desk recommends, where it hands it up. */
static struct submission seen_above(const struct limit_question *q, const struct submission *s,
                                    const struct notice *child)
{
    struct submission above = *s;
    above.notice = q->rows.notice;
    above.revision = q->choice.revision;
    above.track = levels_track(child, q->rows.list.notice, s->track);
    above.recommender = levels_hands_up(child, q->rows.list.notice, &q->rows.list.receiver)
                            ? q->source.receiver_id
                            : 0;
    above.list_order = NUMBER_NONE;
    above.fields = NULL;
    return above;
}

/* Where it was handed up already it is one of the list, else it is asked about. */
static enum status place_above(struct limit_question *q, const struct submission *s,
                               const struct notice *child, bool is_asked, struct err *err)
{
    struct submission above = seen_above(q, s, child);
    size_t row = SIZE_MAX;
    q->rows.left_out = is_asked ? s->record.id : 0;
    q->rows.names_notice = true;
    enum status status = limit_rows_of_list(&q->rows, above.recommender, err);
    if (status == STATUS_OK && s->record.id && !is_asked) {
        limit_rows_sort(&q->rows);
        row = limit_rows_find(&q->rows, s->record.id);
    }
    if (status == STATUS_OK && row == SIZE_MAX) {
        above.record.id = 0;
        status = limit_rows_add(&q->rows, &above, COUNTED_ASKED, err);
    }
    if (status == STATUS_OK) {
        limit_question_count(q);
        q->row = row == SIZE_MAX ? q->rows.list.rows.n - 1 : row;
    }
    return status;
}

enum status limit_question_above(struct limit_question *q, struct desk *desk, struct arena *a,
                                 const struct submission *s, bool is_asked, struct err *err)
{
    const struct notice *child = NULL;
    struct notice_row parent = {0};
    enum status status = notice_definition(desk, s->notice, 0, &child, err);
    if (status == STATUS_OK) {
        status = notice_find(desk, a, child->parent, &parent, err);
    }
    if (status == STATUS_OK) {
        status = limit_question_open(q, desk, a, parent.record.id, 0, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = place_above(q, s, child, is_asked, err);
    if (status != STATUS_OK) {
        limit_question_close(q);
    }
    return status;
}
