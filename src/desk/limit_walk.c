#include "desk/limit_walk.h"

#include "desk/notices.h"
#include "store/queries.h"

#define ROWS_PER_STEP 4000 /* some ten milliseconds */

static enum status add_list(struct limit_walk *w, const struct notice_row *row, struct err *err)
{
    const struct notice *definition = NULL;
    enum status status =
        fact_source_definition(&w->source, row->record.id, row->revision, &definition, err);
    if (status != STATUS_OK || definition->limits.n == 0) {
        return status;
    }
    struct limit_walk_list *list = ARENA_NEW(&w->arena, struct limit_walk_list);
    *VEC_PUSH(&w->arena, &w->lists) = list;
    list->notice = row->record.id;
    list->code = row->code;
    status = limit_rows_init(&list->rows, &w->source, row->record.id, definition, err);
    list->rows.is_unique = true;
    limit_rows_for_sums(&list->rows);
    limit_counter_open(&list->counter, &list->rows.list,
                       (struct limit_choice){.revision = row->revision});
    return status;
}

enum status limit_walk_open(struct limit_walk *w, struct desk *desk, struct err *err)
{
    struct notice_rows rows;
    *w = (struct limit_walk){.desk = desk};
    fact_source_init(&w->source, desk, &w->arena);
    enum status status = notice_rows_load(desk, &w->arena, &rows, err);
    for (size_t i = 0; status == STATUS_OK && i < rows.n; i++) {
        if (!rows.at[i].is_stopped) {
            status = add_list(w, &rows.at[i], err);
        }
    }
    w->is_read = w->is_done = w->lists.n == 0;
    if (status != STATUS_OK) {
        limit_walk_release(w);
    }
    return status;
}

void limit_walk_release(struct limit_walk *w)
{
    for (size_t i = 0; i < w->lists.n; i++) {
        limit_counter_release(&w->lists.at[i]->counter); /* harmless for those given back already */
        limit_rows_release(&w->lists.at[i]->rows);
    }
    if (w->desk) {
        fact_source_release(&w->source);
    }
    arena_release(&w->arena);
    *w = (struct limit_walk){.is_done = true};
}

static struct limit_walk_list *list_of(struct limit_walk *w, int64_t notice)
{
    for (size_t i = 0; i < w->lists.n; i++) {
        if (w->lists.at[i]->notice == notice) {
            return w->lists.at[i];
        }
    }
    return NULL;
}

static enum status read_rows(struct limit_walk *w, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    int n = 0;
    enum status status = db_query(w->desk->db, QUERY_LIMIT_ROWS_BEHIND,
                                  DB_ARGS(db_int(w->last), db_int(ROWS_PER_STEP)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        struct limit_walk_list *list = list_of(w, db_column_int(&c, LIMIT_ROW_COLUMNS));
        w->last = db_column_int(&c, 0);
        n++;
        status = list ? limit_rows_take(&list->rows, &c, err) : STATUS_OK;
    }
    db_finish(&c);
    for (size_t i = 0; i < w->lists.n; i++) {
        limit_counter_take(&w->lists.at[i]->counter);
    }
    w->is_read = n < ROWS_PER_STEP;
    return status;
}

/* What is handed up from other notices comes last. */
static enum status finish(struct limit_walk_list *list, struct err *err)
{
    enum status status = limit_rows_handed_up(&list->rows, err);
    limit_counter_take(&list->counter);
    return status;
}

enum status limit_walk_more(struct limit_walk *w, const struct limit_walk_list **list,
                            struct err *err)
{
    enum status status = STATUS_OK;
    *list = NULL;
    if (w->is_done || !w->is_read) {
        return w->is_done ? STATUS_OK : read_rows(w, err);
    }
    if (w->counted) {
        limit_counter_release(&w->lists.at[w->counted - 1]->counter);
        limit_rows_release(&w->lists.at[w->counted - 1]->rows);
    }
    w->is_done = w->counted == w->lists.n;
    if (!w->is_done) {
        struct limit_walk_list *next = w->lists.at[w->counted++];
        status = finish(next, err);
        *list = status == STATUS_OK ? next : NULL;
    }
    return status;
}
