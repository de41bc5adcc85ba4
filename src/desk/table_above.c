#include "desk/table_above.h"

#include <limits.h>
#include <stdlib.h>

#include "base/slice.h"
#include "desk/fact_source.h"
#include "desk/ranking_editions.h"
#include "notice/table_def.h"
#include "rules/levels.h"
#include "store/queries.h"

struct looking {
    struct desk *desk;
    struct arena *arena;
    const struct table_target *target;
    struct fact_source source;
    struct table_above *out;
};

/* ---- which cases --------------------------------------------------------------------------------- */

static bool is_of_table(const struct table_target *t, const struct notice *child, const char *track)
{
    const char *upper = levels_track(child, t->notice, track);
    if (t->notice->tracks.n == 0) {
        return true;
    }
    return upper && table_is_of_track(t->notice, t->table, upper) &&
           (!t->track || notice_track(t->notice, t->track) == notice_track(t->notice, upper));
}

static enum status add_chosen(struct looking *l, int64_t notice, const struct notice *child,
                              struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    const int64_t above = l->target->row.record.id;
    enum status status =
        db_query(l->desk->db, QUERY_LIMIT_ROWS_HANDED_UP,
                 DB_ARGS(db_int(notice), db_int(above), db_int(l->out->unit)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        if (is_of_table(l->target, child, db_column_borrow(&c, 2))) {
            bool has_order = !db_column_is_null(&c, 7);
            *VEC_PUSH(l->arena, &l->out->cases) = (struct table_above_case){
                .id = db_column_int(&c, 0),
                .place = LONG_MAX,
                .recommender = db_column_int(&c, 6),
                .order = has_order ? db_column_int(&c, 7) : INT64_MAX,
            };
        }
    }
    db_finish(&c);
    return status;
}

static int by_id(const void *a, const void *b)
{
    int64_t left = ((const struct table_above_case *)a)->id;
    int64_t right = ((const struct table_above_case *)b)->id;
    return left < right ? -1 : left > right;
}

/* ---- their order --------------------------------------------------------------------------------- */

/* The lines of an edition: 名次 TAB 编号 TAB … */
static void note_places(struct table_above *out, const struct ranking_edition *e)
{
    long place = 0;
    for (const char *line = e->rows; *line; line += *line == '\n') {
        const char *no = strchr(line, '\t');
        const struct table_above_case wanted = {.id = no ? strtoll(no + 1, NULL, 10) : 0};
        struct table_above_case *found =
            bsearch(&wanted, out->cases.at, out->cases.n, sizeof wanted, by_id);
        place++;
        if (found && found->place == LONG_MAX) {
            found->place = place;
        }
        line += strcspn(line, "\n");
    }
}

static enum status find_places(struct looking *l, int64_t notice, struct err *err)
{
    struct ranking_editions all;
    enum status status = ranking_editions_load(l->desk, l->arena, notice, &all, err);
    for (size_t i = 0; status == STATUS_OK && i < all.n; i++) {
        if (text_is_empty(all.at[i].direction)) {
            note_places(l->out, &all.at[i]);
            break;
        }
    }
    return status;
}

static int in_order(const void *a, const void *b)
{
    const struct table_above_case *left = a, *right = b;
    if (left->place != right->place) {
        return left->place < right->place ? -1 : 1;
    }
    if (left->recommender != right->recommender) {
        return left->recommender < right->recommender ? -1 : 1;
    }
    if (left->order != right->order) {
        return left->order < right->order ? -1 : 1;
    }
    return by_id(a, b);
}

/* ---- all of it ----------------------------------------------------------------------------------- */

static enum status look_below(struct looking *l, const struct notice_row *below, struct err *err)
{
    const struct notice *child = NULL;
    const struct unit_facts *own = NULL;
    enum status status = fact_source_receiver(&l->source, &own, err);
    l->out->unit = l->source.receiver_id;
    if (status == STATUS_OK) {
        status = fact_source_definition(&l->source, below->record.id, 0, &child, err);
    }
    if (status != STATUS_OK || !levels_hands_up(child, l->target->notice, own)) {
        return status;
    }
    *VEC_PUSH(l->arena, &l->out->notices) = below->record.id;
    return add_chosen(l, below->record.id, child, err);
}

static enum status put_in_order(struct looking *l, struct err *err)
{
    struct table_above *out = l->out;
    enum status status = STATUS_OK;
    if (out->cases.n == 0) {
        return status;
    }
    qsort(out->cases.at, out->cases.n, sizeof *out->cases.at, by_id);
    for (size_t i = 0; i < out->notices.n && status == STATUS_OK; i++) {
        status = find_places(l, out->notices.at[i], err);
    }
    qsort(out->cases.at, out->cases.n, sizeof *out->cases.at, in_order);
    return status;
}

enum status table_above_load(struct desk *desk, struct arena *a, const struct table_target *target,
                             struct table_above *out, struct err *err)
{
    struct looking l = {.desk = desk, .arena = a, .target = target, .out = out};
    struct notice_rows rows = {0};
    *out = (struct table_above){0};
    fact_source_init(&l.source, desk, a);
    enum status status = notice_rows_load(desk, a, &rows, err);
    for (size_t i = 0; i < rows.n && status == STATUS_OK; i++) {
        if (text_eq(rows.at[i].parent, target->notice->doc_no)) {
            status = look_below(&l, &rows.at[i], err);
        }
    }
    fact_source_release(&l.source);
    return status == STATUS_OK ? put_in_order(&l, err) : status;
}
