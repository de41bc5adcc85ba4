#include "store/bulk.h"

#include "base/vec.h"
#include "store/queries.h"

struct index_names {
    const char **at;
    size_t n, cap;
};

static enum status run(struct db *db, const char *sql, struct err *err)
{
    struct db_cursor c;
    bool has_row;
    enum status status = db_query_text(db, sql, DB_NO_ARGS, &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
        db_finish(&c);
    }
    return status;
}

static enum status list(struct db *db, struct arena *a, const char *table,
                        struct index_names *names, struct index_names *texts, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query(db, QUERY_TABLE_INDEXES, DB_ARGS(db_text(table)), &c, err);
    while (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
        if (status != STATUS_OK || !has_row) {
            break;
        }
        *VEC_PUSH(a, names) = db_column_text(&c, 0, a);
        *VEC_PUSH(a, texts) = db_column_text(&c, 1, a);
    }
    db_finish(&c);
    return status;
}

enum status bulk_begin(struct db *db, struct arena *a, const char *table, struct bulk *out,
                       struct err *err)
{
    struct index_names names = {0}, texts = {0};
    *out = (struct bulk){0};
    enum status status = list(db, a, table, &names, &texts, err);
    for (size_t i = 0; i < names.n && status == STATUS_OK; i++) {
        status = run(db, arena_printf(a, "DROP INDEX %s", names.at[i]), err);
    }
    *out = (struct bulk){texts.at, texts.n};
    return status;
}

enum status bulk_end(struct db *db, const struct bulk *b, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < b->n && status == STATUS_OK; i++) {
        status = run(db, b->indexes[i], err);
    }
    return status;
}
