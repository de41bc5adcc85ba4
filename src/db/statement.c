/* Statements: prepared once, bound by name, stepped, read. */
#include <stdlib.h>

#include "base/die.h"
#include "db/connection.h"

static enum status prepare(struct db *db, const char *sql, unsigned flags, sqlite3_stmt **out,
                           struct err *err)
{
    const char *rest = NULL;
    int code = sqlite3_prepare_v3(db->sqlite, sql, -1, flags, out, &rest);
    if (code != SQLITE_OK) {
        return db_failed(db, code, sql, err);
    }
    return STATUS_OK;
}

/* SQLite numbers $7 by its first appearance in the text, not by its name. Asked once: names are slow. */
static void find_places(struct db_statement *s)
{
    int count = sqlite3_bind_parameter_count(s->stmt);
    s->places = xmalloc(((size_t)count + 1) * sizeof *s->places);
    for (int index = 1; index <= count; index++) {
        const char *name = sqlite3_bind_parameter_name(s->stmt, index);
        s->places[index] = name ? (size_t)strtoul(name + 1, NULL, 10) : 0;
    }
}

static enum status statement_get(struct db *db, size_t query, struct db_statement **out,
                                 struct err *err)
{
    struct db_statement *s = &db->statements[query];
    *out = s;
    if (s->is_busy) {
        die("query %s is already running", db->schema.query_names[query]);
    }
    if (s->stmt) {
        return STATUS_OK;
    }
    enum status status =
        prepare(db, db->schema.queries[query], SQLITE_PREPARE_PERSISTENT, &s->stmt, err);
    if (status == STATUS_OK) {
        find_places(s);
    }
    return status;
}

static int bind_value(sqlite3_stmt *stmt, int index, const struct db_value *v)
{
    switch (v->type) {
    case DB_INTEGER: return sqlite3_bind_int64(stmt, index, v->integer);
    case DB_TEXT:
        return sqlite3_bind_text64(stmt, index, v->text.at ? v->text.at : "", v->text.n,
                                   SQLITE_STATIC, SQLITE_UTF8);
    case DB_NULL: break;
    }
    return sqlite3_bind_null(stmt, index);
}

static enum status bind_all(struct db *db, const struct db_statement *s, struct db_args args,
                            struct err *err)
{
    int count = sqlite3_bind_parameter_count(s->stmt);
    for (int index = 1; index <= count; index++) {
        size_t number = s->places[index];
        if (number < 1 || number > args.n) {
            die("statement needs parameter $%zu, %zu given: %s", number, args.n,
                sqlite3_sql(s->stmt));
        }
        int code = bind_value(s->stmt, index, &args.at[number - 1]);
        if (code != SQLITE_OK) {
            return db_failed(db, code, sqlite3_sql(s->stmt), err);
        }
    }
    return STATUS_OK;
}

static void statement_end(struct db_statement *s)
{
    if (s->is_own) {
        sqlite3_finalize(s->stmt);
        free(s->places);
        free(s);
    } else {
        sqlite3_reset(s->stmt);
        s->is_busy = false;
    }
}

static enum status start(struct db *db, struct db_statement *s, struct db_args args,
                         struct db_cursor *out, struct err *err)
{
    s->is_busy = true;
    *out = (struct db_cursor){db, s};
    enum status status = bind_all(db, s, args, err);
    if (status != STATUS_OK) {
        db_finish(out);
    }
    return status;
}

enum status db_query(struct db *db, size_t query, struct db_args args, struct db_cursor *out,
                     struct err *err)
{
    struct db_statement *s = NULL;
    *out = (struct db_cursor){db, NULL};
    enum status status = statement_get(db, query, &s, err);
    return status == STATUS_OK ? start(db, s, args, out, err) : status;
}

enum status db_query_text(struct db *db, const char *sql, struct db_args args,
                          struct db_cursor *out, struct err *err)
{
    struct db_statement *s = xmalloc(sizeof *s);
    *s = (struct db_statement){.is_own = true};
    *out = (struct db_cursor){db, NULL};
    enum status status = prepare(db, sql, 0, &s->stmt, err);
    if (status != STATUS_OK) {
        free(s);
        return status;
    }
    find_places(s);
    return start(db, s, args, out, err);
}

enum status db_next(struct db_cursor *c, bool *has_row, struct err *err)
{
    *has_row = false;
    if (!c->statement) {
        return STATUS_OK;
    }
    int code = sqlite3_step(c->statement->stmt);
    if (code == SQLITE_ROW) {
        *has_row = true;
        return STATUS_OK;
    }
    enum status status =
        code == SQLITE_DONE
            ? STATUS_OK
            : db_failed(c->db, code, text_or_empty(sqlite3_sql(c->statement->stmt)), err);
    db_finish(c);
    return status;
}

void db_finish(struct db_cursor *c)
{
    if (c->statement) {
        statement_end(c->statement);
        c->statement = NULL;
    }
}

enum status db_run(struct db *db, size_t query, struct db_args args, int64_t *changed,
                   struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(db, query, args, &c, err);
    while (status == STATUS_OK && has_row) {
        status = db_next(&c, &has_row, err);
    }
    if (changed) {
        *changed = sqlite3_changes64(db->sqlite);
    }
    return status;
}

enum status db_one(struct db *db, size_t query, struct db_args args, int64_t absent, int64_t *out,
                   struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query(db, query, args, &c, err);
    *out = absent;
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (status == STATUS_OK && has_row) {
        *out = db_column_int(&c, 0);
    }
    db_finish(&c);
    return status;
}

int64_t db_column_int(const struct db_cursor *c, int column)
{
    return sqlite3_column_int64(c->statement->stmt, column);
}

bool db_column_is_null(const struct db_cursor *c, int column)
{
    return sqlite3_column_type(c->statement->stmt, column) == SQLITE_NULL;
}

const char *db_column_borrow(const struct db_cursor *c, int column)
{
    return (const char *)sqlite3_column_text(c->statement->stmt, column);
}

struct slice db_column_slice(const struct db_cursor *c, int column)
{
    const unsigned char *text = sqlite3_column_text(c->statement->stmt, column);
    return (struct slice){(const char *)text,
                          (size_t)sqlite3_column_bytes(c->statement->stmt, column)};
}

const char *db_column_text(const struct db_cursor *c, int column, struct arena *a)
{
    struct slice s = db_column_slice(c, column);
    return s.at ? arena_copy(a, s.at, s.n) : NULL;
}

int db_columns(const struct db_cursor *c)
{
    return sqlite3_column_count(c->statement->stmt);
}

const char *db_column_name(const struct db_cursor *c, int column)
{
    return sqlite3_column_name(c->statement->stmt, column);
}

int64_t db_last_id(const struct db *db)
{
    return sqlite3_last_insert_rowid(db->sqlite);
}

enum status db_prepare_all(struct db *db, struct err *err)
{
    for (size_t i = 0; i < db->schema.n_queries; i++) {
        struct db_statement *s = NULL;
        enum status status = statement_get(db, i, &s, err);
        if (status != STATUS_OK) {
            return err_cause(err, "%s: %s", db->schema.query_names[i], err->cause);
        }
    }
    return STATUS_OK;
}
