#include "desk/table_export.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/case_cell.h"
#include "desk/lists.h"
#include "desk/print.h"
#include "desk/table_form.h"
#include "desk/table_target.h"
#include "store/queries.h"

enum status table_format_find(const char *name, enum table_format *format, struct err *err)
{
    if (text_eq(name, "csv") || text_eq(name, "txt")) {
        *format = text_eq(name, "csv") ? TABLE_CSV : TABLE_TXT;
        return STATUS_OK;
    }
    bool is_later = text_eq(name, "xlsx") || text_eq(name, "pdf");
    return err_set(err, STATUS_USAGE, "%s「%s」; 可用 csv, txt",
                   is_later ? "这一版还不能导出" : "不认识格式", name);
}

/* One export while it runs. */
struct export
{
    struct desk *desk;
    struct arena *arena;
    const struct table_export_options *options;
    struct table_target target;
    struct table_units units;
    struct case_cells cells;
    struct arena scratch; /* of one case */
    struct table_form form;
    const int64_t *wanted; /* ids that fit the search, ascending; NULL: all */
    size_t n_wanted;
    int64_t recommender; /* of all cases; 0: none or several */
    bool is_single;
};

/* ---- which cases ------------------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return left < right ? -1 : left > right;
}

static enum status find_wanted(struct export *e, struct err *err)
{
    const struct list_options o = {
        .noun = "submission", .notice = e->options->notice, .where = e->options->where};
    struct id_list list;
    if (text_is_empty(e->options->where)) {
        return STATUS_OK;
    }
    enum status status = id_list_open(&list, e->desk, &o, err);
    if (status == STATUS_OK) {
        status = id_list_all(&list, err);
    }
    int64_t *ids = ARENA_ARRAY(e->arena, int64_t, list.n + 1);
    for (size_t i = 0; status == STATUS_OK && i < list.n; i++) {
        ids[e->n_wanted++] = list.ids[i];
    }
    qsort(ids, e->n_wanted, sizeof *ids, by_id);
    e->wanted = ids;
    id_list_release(&list);
    return status;
}

static bool is_wanted(const struct export *e, int64_t id)
{
    return !e->wanted || bsearch(&id, e->wanted, e->n_wanted, sizeof id, by_id);
}

static const char *track_at(const struct export *e, size_t i)
{
    const struct track *t = e->target.track ? NULL : &e->target.notice->tracks.at[i];
    return t ? (t->code ? t->code : t->name) : e->target.track;
}

static size_t n_tracks(const struct export *e)
{
    return e->target.track ? 1 : e->target.notice->tracks.n;
}

typedef enum status (*case_visitor)(struct export *e, const struct db_cursor *row, struct err *err);

static enum status visit_track(struct export *e, size_t query, const char *track,
                               case_visitor visit, struct err *err)
{
    struct db_cursor row;
    bool has_row = true;
    enum status status = db_query(e->desk->db, query,
                                  DB_ARGS(db_int(e->options->notice), db_text(track),
                                          db_int(e->wanted != NULL), db_int(NUMBER_NONE)),
                                  &row, err);
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

static enum status visit_cases(struct export *e, size_t query, case_visitor visit, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n_tracks(e) && status == STATUS_OK; i++) {
        status = visit_track(e, query, track_at(e, i), visit, err);
    }
    return status;
}

/* STATUS_CANCELLED ends the visit at the second recommender. */
static enum status note_recommender(struct export *e, const struct db_cursor *row, struct err *err)
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
static enum status find_only_recommender(struct export *e, struct err *err)
{
    const struct db_value notice = db_int(e->options->notice);
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

static enum status find_recommender(struct export *e, struct err *err)
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

/* ---- rows ------------------------------------------------------------------------------------------ */

static const char *cell_of(struct export *e, struct arena *scratch, const struct submission *s,
                           const struct column *column)
{
    bool is_counted =
        column->source == SOURCE_ROW_NUMBER && (!e->is_single || s->list_order == NUMBER_NONE);
    return is_counted ? arena_printf(scratch, "%lld", (long long)e->form.n_rows + 1)
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

static enum status write_case(struct export *e, const struct db_cursor *row, struct err *err)
{
    bool is_kept = e->form.format == TABLE_TXT; /* until the widths of all cells are known */
    struct arena *scratch = is_kept ? e->arena : &e->scratch;
    const struct submission s = read_case(row);
    (void)err;
    const char **cells = ARENA_ARRAY(scratch, const char *, e->form.leaves.n + 1);
    for (size_t i = 0; i < e->form.leaves.n; i++) {
        cells[i] = cell_of(e, scratch, &s, e->form.leaves.at[i].column);
        cells[i] = is_kept ? arena_text(scratch, cells[i]) : cells[i];
    }
    table_form_row(&e->form, cells);
    arena_reset(&e->scratch);
    return STATUS_OK;
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

static enum status write_table(struct export *e, struct csv_sink sink, struct table_exported *out,
                               struct err *err)
{
    const char *recommender = table_unit_name(&e->units, e->recommender);
    const struct table_form_options o = {
        .table = e->target.table,
        .recommender = *recommender ? recommender : NULL,
        .format = e->options->format,
        .charset = e->options->charset,
        .sink = sink,
    };
    enum status status = table_form_begin(&e->form, e->arena, &o, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = visit_cases(e, query_of(e->target.table->order), write_case, err);
    out->rows = e->form.n_rows;
    table_form_end(&e->form, &o);
    out->losses_n = e->form.losses_n;
    out->losses = e->form.writer.losses.at;
    out->losses_listed = e->form.writer.losses.n;
    return status;
}

/* ---- where to --------------------------------------------------------------------------------------- */

static void to_file(void *to, const char *bytes, size_t n)
{
    outfile_write(to, bytes, n);
}

static void to_buf(void *to, const char *bytes, size_t n)
{
    buf_add(to, bytes, n);
}

static enum status write_file(struct export *e, struct table_exported *out, struct err *err)
{
    struct outfile f;
    enum status status = outfile_open(&f, e->options->path, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_table(e, (struct csv_sink){to_file, &f}, out, err);
    if (status != STATUS_OK) {
        outfile_abort(&f);
        return status;
    }
    return outfile_commit(&f, err);
}

static enum status write_printer(struct export *e, struct table_exported *out, struct err *err)
{
    struct buf text;
    buf_init(&text);
    enum status status = write_table(e, (struct csv_sink){to_buf, &text}, out, err);
    if (status == STATUS_OK) {
        const struct print_job job = {e->target.table->name, e->options->printer, text.at};
        status = print_text(e->arena, &job, err);
    }
    buf_release(&text);
    return status;
}

enum status table_export(struct desk *desk, struct arena *a, const struct table_export_options *o,
                         struct table_exported *out, struct err *err)
{
    struct export e = {.desk = desk, .arena = a, .options = o};
    const struct table_wanted wanted = {o->notice, o->track, o->table, true};
    *out = (struct table_exported){0};
    table_units_init(&e.units, desk, NULL);
    enum status status = table_target_find(desk, a, &wanted, &e.target, err);
    e.cells = (struct case_cells){e.target.notice, &e.units};
    if (status == STATUS_OK) {
        status = find_wanted(&e, err);
    }
    if (status == STATUS_OK) {
        status = find_recommender(&e, err);
    }
    if (status == STATUS_OK) {
        status = o->printer ? write_printer(&e, out, err) : write_file(&e, out, err);
    }
    table_units_release(&e.units);
    arena_release(&e.scratch);
    return status;
}
