#include "desk/drafts.h"

#include "base/vec.h"
#include "store/queries.h"

/* A draft is one small transaction of its own; the lock is held for no longer than that. */
static enum status commit_alone(struct desk *desk, enum status status, struct err *err)
{
    if (status == STATUS_OK) {
        status = db_commit(desk->db, err);
    }
    db_rollback(desk->db);
    return status;
}

enum status draft_put_all(struct desk *desk, const char *form, const struct named_value *values,
                          size_t n, struct err *err)
{
    enum status status = db_begin(desk->db, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = db_run(desk->db, QUERY_DRAFT_PUT,
                        DB_ARGS(db_text(desk->me.login), db_text(form), db_text(values[i].id),
                                db_text(values[i].value), db_int(desk_now(desk))),
                        NULL, err);
    }
    return commit_alone(desk, status, err);
}

enum status draft_put(struct desk *desk, const char *form, const char *field, const char *value,
                      struct err *err)
{
    return draft_put_all(desk, form, &(struct named_value){field, value}, 1, err);
}

static enum status drop(struct desk *desk, const char *form, struct err *err)
{
    return db_run(desk->db, QUERY_DRAFT_DROP, DB_ARGS(db_text(desk->me.login), db_text(form)), NULL,
                  err);
}

enum status draft_drop(struct desk *desk, const char *form, struct err *err)
{
    enum status status = db_begin(desk->db, err);
    if (status == STATUS_OK) {
        status = drop(desk, form, err);
    }
    return commit_alone(desk, status, err);
}

enum status draft_drop_in(struct write *w, const char *form, struct err *err)
{
    return drop(w->desk, form, err);
}

enum status draft_load(struct desk *desk, struct arena *a, const char *form, struct draft *out,
                       struct err *err)
{
    VEC(struct named_value) values = {0};
    struct db_cursor c;
    bool has_row = true;
    *out = (struct draft){0};
    enum status status = db_query(desk->db, QUERY_DRAFT_GET,
                                  DB_ARGS(db_text(desk->me.login), db_text(form)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        int64_t at = db_column_int(&c, 2);
        *VEC_PUSH(a, &values) =
            (struct named_value){db_column_text(&c, 0, a), db_column_text(&c, 1, a)};
        out->at = at > out->at ? at : out->at;
    }
    db_finish(&c);
    out->values = values.at;
    out->n = values.n;
    return status;
}

enum status draft_forms_load(struct desk *desk, struct arena *a, struct draft_forms *out,
                             struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    *out = (struct draft_forms){0};
    enum status status =
        db_query(desk->db, QUERY_DRAFT_FORMS, DB_ARGS(db_text(desk->me.login)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(a, out) = (struct draft_form){db_column_text(&c, 0, a), db_column_int(&c, 1),
                                                db_column_int(&c, 2)};
    }
    db_finish(&c);
    return status;
}
