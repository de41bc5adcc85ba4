#include "desk/table_contents.h"

#include <stdlib.h>

#include "base/slice.h"
#include "desk/lists.h"
#include "desk/sight.h"
#include "desk/submissions.h"
#include "store/queries.h"

/* ---- which cases ------------------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return left < right ? -1 : left > right;
}

static enum status add_wanted(struct table_contents *e, int64_t notice, struct err *err)
{
    const struct list_options o = {.noun = "submission", .notice = notice, .where = e->where};
    struct id_list list;
    enum status status = id_list_open(&list, e->desk, &o, err);
    if (status == STATUS_OK) {
        status = id_list_all(&list, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < list.n; i++) {
        *VEC_PUSH(e->arena, &e->wanted) = list.ids[i];
    }
    id_list_release(&list);
    return status;
}

static enum status find_wanted(struct table_contents *e, struct err *err)
{
    if (text_is_empty(e->where)) {
        return STATUS_OK;
    }
    enum status status = add_wanted(e, e->notice, err);
    for (size_t i = 0; i < e->above.notices.n && status == STATUS_OK; i++) {
        status = add_wanted(e, e->above.notices.at[i], err);
    }
    if (e->wanted.n) {
        qsort(e->wanted.at, e->wanted.n, sizeof *e->wanted.at, by_id);
    }
    return status;
}

static bool is_wanted(const struct table_contents *e, int64_t id)
{
    return text_is_empty(e->where) ||
           (e->wanted.n && bsearch(&id, e->wanted.at, e->wanted.n, sizeof id, by_id));
}

/* Those handed up from other notices that are not wanted go. */
static void narrow_above(struct table_contents *e)
{
    size_t n = 0;
    for (size_t i = 0; i < e->above.cases.n; i++) {
        if (is_wanted(e, e->above.cases.at[i].id)) {
            e->above.cases.at[n++] = e->above.cases.at[i];
        }
    }
    e->above.cases.n = n;
}

static const char *track_at(const struct table_contents *e, size_t i)
{
    const struct track *t = e->target.track ? NULL : &e->target.notice->tracks.at[i];
    return t ? (t->code ? t->code : t->name) : e->target.track;
}

static size_t n_tracks(const struct table_contents *e)
{
    return e->target.track ? 1 : e->target.notice->tracks.n;
}

typedef enum status (*case_visitor)(struct table_contents *e, const struct db_cursor *row,
                                    struct err *err);

static enum status visit_track(struct table_contents *e, size_t query, const char *track,
                               case_visitor visit, struct err *err)
{
    struct db_cursor row;
    bool has_row = true;
    enum status status = db_query(
        e->desk->db, query,
        DB_ARGS(db_int(e->notice), db_text(track), db_int(e->takes_all), db_int(NUMBER_NONE)), &row,
        err);
    while (status == STATUS_OK) {
        status = db_next(&row, &has_row, err);
        if (status != STATUS_OK || !has_row) {
            break;
        }
        if (is_wanted(e, db_column_int(&row, 0))) {
            status = visit(e, &row, err);
        }
    }
    db_finish(&row);
    return status;
}

static enum status visit_cases(struct table_contents *e, size_t query, case_visitor visit,
                               struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n_tracks(e) && status == STATUS_OK; i++) {
        status = visit_track(e, query, track_at(e, i), visit, err);
    }
    return status;
}

static enum status note_left_out(struct table_contents *e, const struct db_cursor *row,
                                 struct err *err)
{
    (void)err;
    e->has_gaps = true;
    (void)left_out_note(&e->left_out, db_column_borrow(row, 1));
    return STATUS_OK;
}

static enum status find_left_out(struct table_contents *e, struct err *err)
{
    enum status status = left_out_is_asked(e->arena, e->where, &e->takes_all, err);
    return status == STATUS_OK && !e->takes_all
               ? visit_cases(e, QUERY_TABLE_LEFT_OUT, note_left_out, err)
               : status;
}

/* STATUS_CANCELLED ends the visit at the second recommender. */
static enum status note_recommender(struct table_contents *e, const struct db_cursor *row,
                                    struct err *err)
{
    int64_t recommender = db_column_int(row, 1);
    (void)err;
    if (!e->is_single) {
        e->is_single = true;
        e->recommender = recommender;
    }
    return recommender == e->recommender ? STATUS_OK : STATUS_CANCELLED;
}

/* The quick way: every case of the notice, looked at or not, has the same one. */
static enum status find_only_recommender(struct table_contents *e, struct err *err)
{
    const struct db_value notice = db_int(e->notice);
    struct db *db = e->desk->db;
    int64_t lowest = 0, highest = 0, none = 0;
    enum status status =
        db_one(db, QUERY_TABLE_RECOMMENDER_LOWEST, DB_ARGS(notice), 0, &lowest, err);
    if (status == STATUS_OK) {
        status = db_one(db, QUERY_TABLE_RECOMMENDER_HIGHEST, DB_ARGS(notice), 0, &highest, err);
    }
    if (status == STATUS_OK) {
        status = db_one(db, QUERY_TABLE_RECOMMENDER_NONE, DB_ARGS(notice), 0, &none, err);
    }
    e->is_single = status == STATUS_OK && lowest && lowest == highest && !none;
    e->recommender = e->is_single ? lowest : 0;
    return status;
}

static enum status stop_at_first(struct table_contents *e, const struct db_cursor *row,
                                 struct err *err)
{
    (void)e;
    (void)row;
    (void)err;
    return STATUS_CANCELLED;
}

static enum status find_filed_recommender(struct table_contents *e, struct err *err)
{
    enum status status = find_only_recommender(e, err);
    if (status != STATUS_OK || e->is_single) {
        return status;
    }
    status = visit_cases(e, QUERY_TABLE_RECOMMENDERS, note_recommender, err);
    if (status == STATUS_CANCELLED) {
        e->is_single = false;
        e->recommender = 0;
        return STATUS_OK;
    }
    return status;
}

/* What is handed up this desk recommends. */
static enum status find_recommender(struct table_contents *e, struct err *err)
{
    const bool hands_up = e->above.cases.n > 0;
    int64_t filed = 0;
    enum status status = find_filed_recommender(e, err);
    if (status != STATUS_OK || !hands_up) {
        return status;
    }
    status = visit_cases(e, QUERY_TABLE_RECOMMENDERS, stop_at_first, err);
    filed = status == STATUS_CANCELLED;
    e->is_single = !filed || (e->is_single && e->recommender == e->above.unit);
    e->recommender = e->is_single ? e->above.unit : 0;
    return status == STATUS_CANCELLED ? STATUS_OK : status;
}

/* ---- rows ------------------------------------------------------------------------------------------ */

static const char *cell_of(struct table_contents *e, struct arena *scratch,
                           const struct submission *s, const struct column *column)
{
    bool is_counted = column->source == SOURCE_ROW_NUMBER &&
                      (!e->is_single || e->has_gaps || s->list_order == NUMBER_NONE);
    return is_counted ? arena_printf(scratch, "%lld", (long long)e->n_rows + 1)
                      : case_cell(&e->cells, scratch, s, column);
}

/* As the queries table_rows_… give them. */
static struct submission read_case(const struct db_cursor *row)
{
    return (struct submission){
        .record = {.id = db_column_int(row, 0)},
        .track = db_column_borrow(row, 1),
        .direction = db_column_borrow(row, 2),
        .title = db_column_borrow(row, 3),
        .lead = db_column_int(row, 4),
        .partners = db_column_borrow(row, 5),
        .recommender = db_column_int(row, 6),
        .list_order = db_column_int(row, 7),
        .contact = db_column_borrow(row, 8),
        .phone = db_column_borrow(row, 9),
        .email = db_column_borrow(row, 10),
        .contact_info = db_column_borrow(row, 11),
        .credit_code = db_column_borrow(row, 12),
        .fields = db_column_borrow(row, 13),
    };
}

static size_t query_of(enum table_order order)
{
    switch (order) {
    case ORDER_RECEIVED: return QUERY_TABLE_ROWS_RECEIVED;
    case ORDER_DIRECTION: return QUERY_TABLE_ROWS_DIRECTION;
    case ORDER_REGION: return QUERY_TABLE_ROWS_REGION;
    case ORDER_RECOMMENDED:
    case ORDER_ABSENT: break;
    }
    return QUERY_TABLE_ROWS_RECOMMENDED;
}

bool table_leaf_is_number(const struct table_leaf *leaf)
{
    return leaf->column->source == SOURCE_ROW_NUMBER || leaf->column->source == SOURCE_ORDER;
}

/* The template's numbers go on behind the highest that was written. */
static void note_number(struct table_contents *e, const char *const *cells)
{
    e->n_rows++;
    e->last_number = e->last_number < e->n_rows ? e->n_rows : e->last_number;
    for (size_t i = 0; e->last_number < e->blank_rows && i < e->leaves.n; i++) {
        bool is_number = table_leaf_is_number(&e->leaves.at[i]);
        int64_t number = is_number ? cell_number(cells[i]) : NUMBER_NONE;
        e->last_number = number > e->last_number ? number : e->last_number;
    }
}

static void take_submission(struct table_contents *e, const struct submission *s)
{
    const char **cells = ARENA_ARRAY(&e->scratch, const char *, e->leaves.n + 1);
    e->present = s->record.id;
    for (size_t i = 0; i < e->leaves.n; i++) {
        cells[i] = cell_of(e, &e->scratch, s, e->leaves.at[i].column);
    }
    e->taker->take(e->taker->to, cells);
    note_number(e, cells);
    arena_reset(&e->scratch);
}

static enum status take_case(struct table_contents *e, const struct db_cursor *row, struct err *err)
{
    const struct submission s = read_case(row);
    bool is_ours = e->above.unit && s.recommender == e->above.unit;
    (void)err;
    if (is_ours && s.list_order != NUMBER_NONE && s.list_order > e->last_order) {
        e->last_order = s.list_order;
    }
    take_submission(e, &s);
    return STATUS_OK;
}

/* Cases handed up stand behind those that were filed under the notice. */
static enum status take_above(struct table_contents *e, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < e->above.cases.n && status == STATUS_OK; i++) {
        struct submission s = {0};
        status = submission_load(e->desk, &e->scratch, e->above.cases.at[i].id, &s, err);
        s.recommender = e->above.unit;
        s.list_order = ++e->last_order;
        if (status == STATUS_OK) {
            take_submission(e, &s);
        }
    }
    return status;
}

enum status table_contents_rows(struct table_contents *e, const struct table_row_taker *taker,
                                struct err *err)
{
    e->taker = taker;
    e->last_order = 0;
    enum status status = visit_cases(e, query_of(e->target.table->order), take_case, err);
    return status == STATUS_OK ? take_above(e, err) : status;
}

enum status table_contents_open(struct table_contents *e, struct desk *desk, struct arena *a,
                                const struct table_contents_options *o, struct err *err)
{
    const struct table_wanted wanted = {o->notice, o->track, o->table, true};
    *e = (struct table_contents){.desk = desk, .arena = a, .notice = o->notice, .where = o->where};
    table_units_init(&e->units, desk, NULL);
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = table_target_find(desk, a, &wanted, &e->target, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const struct summary_table *t = e->target.table;
    e->cells = (struct case_cells){e->target.notice, &e->units};
    e->leaves = table_leaves(a, t);
    e->blank_rows = t->blank_rows.has ? t->blank_rows.value : 0;
    status = table_above_load(desk, a, &e->target, &e->above, err);
    if (status == STATUS_OK) {
        status = find_wanted(e, err);
    }
    if (status == STATUS_OK) {
        status = find_left_out(e, err);
    }
    if (status == STATUS_OK) {
        narrow_above(e);
        status = find_recommender(e, err);
    }
    const char *name = table_unit_name(&e->units, e->recommender);
    e->recommender_name = *name ? arena_text(a, name) : NULL;
    return status;
}

void table_contents_close(struct table_contents *e)
{
    table_units_release(&e->units);
    arena_release(&e->scratch);
}
