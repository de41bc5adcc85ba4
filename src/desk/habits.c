#include "desk/habits.h"

#include "store/queries.h"

enum status habit_get(struct desk *desk, struct arena *a, const char *name, const char **value,
                      struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    *value = NULL;
    enum status status = db_query(desk->db, QUERY_HABIT_GET,
                                  DB_ARGS(db_text(desk->me.login), db_text(name)), &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (status == STATUS_OK && has_row) {
        *value = db_column_text(&c, 0, a);
    }
    db_finish(&c);
    return status;
}

enum status habit_set(struct desk *desk, const char *name, const char *value, struct err *err)
{
    enum status status = db_begin(desk->db, err);
    if (status == STATUS_OK) {
        status = db_run(desk->db, QUERY_HABIT_SET,
                        DB_ARGS(db_text(desk->me.login), db_text(name), db_text(value)), NULL, err);
        status = status == STATUS_OK ? db_commit(desk->db, err) : status;
        db_rollback(desk->db);
    }
    return status;
}
