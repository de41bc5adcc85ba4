#include "desk/password_row.h"

#include "desk/login.h"
#include "store/queries.h"

enum status password_row_load(struct desk *desk, struct arena *a, int64_t person,
                              struct password_row *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    *out = (struct password_row){0};
    enum status status = db_query(desk->db, QUERY_PASSWORD_GET, DB_ARGS(db_int(person)), &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (status == STATUS_OK && has_row) {
        *out = (struct password_row){true,
                                     db_column_text(&c, 0, a),
                                     db_column_int(&c, 1) != 0,
                                     db_column_int(&c, 2),
                                     db_column_int(&c, 3),
                                     db_column_int(&c, 4),
                                     db_column_int(&c, 5),
                                     db_column_int(&c, 6)};
    }
    db_finish(&c);
    return status;
}

/* A lock further away than any lock lasts was written by a clock that went wrong. */
int64_t password_row_lock(const struct password_row *row, int64_t now)
{
    bool is_locked = row->locked_until > now && row->locked_until <= now + PASSWORD_LOCK_SECONDS;
    return is_locked ? row->locked_until : 0;
}
