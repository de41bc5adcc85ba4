/* The narrow door to the database; the only user of sqlite3.
 *
 * int64, text and NULL are all that crosses. Statements are known by number: the caller hands the
 * table of texts to db_open, each is prepared at its first use and kept. Parameters are written
 * $1 … $n and bound by name, since SQLite numbers them by first appearance.
 *
 * Several processes may have the same file open. Every write stands between db_begin and
 * db_commit; db_begin takes the write lock at once (BEGIN IMMEDIATE), so a transaction that began
 * cannot fail for want of a lock. Reads outside of a transaction see the last commit.
 *
 * Durability: journal TRUNCATE with synchronous FULL. SQLite before 3.51.3 can lose commits in WAL
 * mode when several processes write and checkpoint, and Debian 12 has 3.40.1.
 *
 * Failures: STATUS_BUSY (another writer holds the lock beyond the timeout), STATUS_IO (disk full,
 * read error), STATUS_CONFIG (not a desk, newer, on a network), STATUS_CONFLICT (a unique index
 * refuses), STATUS_INTERNAL (a statement of ours is wrong). */
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

struct db;
struct db_statement;

enum db_mode {
    DB_EXISTING,
    DB_CREATE,    /* the file must not exist yet; only its owner may read it */
    DB_READ_ONLY, /* nothing is ever written, not even a journal */
};

/* Schema changes in order; the file's version is how many of them it has seen. */
struct db_migration {
    const char *name;
    const char *const *statements; /* NULL at the end */
};

struct db_schema {
    const struct db_migration *migrations;
    size_t n_migrations;
    const char *const *queries;     /* texts, indexed by the caller's enumeration */
    const char *const *query_names; /* for the log */
    size_t n_queries;
    int application_id; /* marks the file as ours */
};

/* Opens a file; ":memory:" for tests. An existing file that is not ours or newer is refused before
 * a byte of it is changed. Does not migrate: see db_version and db_migrate. */
enum status db_open(struct db **out, const char *path, enum db_mode mode,
                    const struct db_schema *schema, struct err *err) MUST_CHECK;
void db_close(struct db *db);

/* How long a lock held by others is waited for; ten seconds when nothing is said. */
void db_set_patience(struct db *db, int ms);

/* How many migrations the file has seen; 0 for a new one. */
enum status db_version(struct db *db, size_t *version, struct err *err) MUST_CHECK;
/* Runs the missing migrations in one transaction; none when another process was faster. */
enum status db_migrate(struct db *db, struct err *err) MUST_CHECK;

enum status db_begin(struct db *db, struct err *err) MUST_CHECK;
/* Several reads that must see one state; ends with db_rollback. */
enum status db_begin_read(struct db *db, struct err *err) MUST_CHECK;
enum status db_commit(struct db *db, struct err *err) MUST_CHECK;
/* Never fails: what is left of a transaction is thrown away. Harmless outside of one. */
void db_rollback(struct db *db);
bool db_is_writing(const struct db *db);

/* Joins many transactions into one that reaches the disk once, all or none of them: between these
 * two, db_begin, db_commit and db_rollback only mark parts of it (savepoints). For acts that are
 * made of very many others, as filling a desk with examples; a single import is one write anyway.
 * db_group_end keeps the whole when `status` is OK, else throws it away; it returns `status` or the
 * failure of the commit. */
enum status db_group_begin(struct db *db, struct err *err) MUST_CHECK;
enum status db_group_end(struct db *db, enum status status, struct err *err) MUST_CHECK;

/* ---- values ------------------------------------------------------------------------------ */

enum db_type { DB_NULL, DB_INTEGER, DB_TEXT };

struct db_value {
    enum db_type type;
    int64_t integer;
    struct slice text;
};

static inline struct db_value db_int(int64_t value)
{
    return (struct db_value){.type = DB_INTEGER, .integer = value};
}

/* NULL becomes NULL. The text must live until the cursor is finished. */
static inline struct db_value db_text(const char *text)
{
    return text ? (struct db_value){.type = DB_TEXT, .text = slice_of(text)}
                : (struct db_value){.type = DB_NULL};
}

static inline struct db_value db_slice(struct slice text)
{
    return (struct db_value){.type = DB_TEXT, .text = text};
}

static inline struct db_value db_null(void)
{
    return (struct db_value){.type = DB_NULL};
}

struct db_args {
    const struct db_value *at;
    size_t n;
};

/* DB_ARGS(db_int(7), db_text("x")): $1 = 7, $2 = x */
#define DB_ARGS(...)                                                                               \
    ((struct db_args){(const struct db_value[]){__VA_ARGS__},                                      \
                      sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value)})
#define DB_NO_ARGS ((struct db_args){NULL, 0})

/* ---- statements -------------------------------------------------------------------------- */

/* A running statement. One cursor per query at a time; the end of the rows and db_finish free the
 * statement for its next use. */
struct db_cursor {
    struct db *db;
    struct db_statement *statement;
};

/* Runs a statement without rows of interest; *changed (may be NULL) gets the rows touched. */
enum status db_run(struct db *db, size_t query, struct db_args args, int64_t *changed,
                   struct err *err) MUST_CHECK;
/* The integer in the first column of the first row; `absent` when there is no row. */
enum status db_one(struct db *db, size_t query, struct db_args args, int64_t absent, int64_t *out,
                   struct err *err) MUST_CHECK;
enum status db_query(struct db *db, size_t query, struct db_args args, struct db_cursor *out,
                     struct err *err) MUST_CHECK;
/* The same with a text put together at run time; only the composers of store/ may do so. The text
 * is prepared anew each time and freed with the cursor. */
enum status db_query_text(struct db *db, const char *sql, struct db_args args,
                          struct db_cursor *out, struct err *err) MUST_CHECK;
/* Moves to the next row; *has_row is false at the end, and the cursor is finished then. */
enum status db_next(struct db_cursor *c, bool *has_row, struct err *err) MUST_CHECK;
/* Ends a cursor early; harmless when it has ended. */
void db_finish(struct db_cursor *c);

int64_t db_column_int(const struct db_cursor *c, int column);
bool db_column_is_null(const struct db_cursor *c, int column);
/* A copy in the arena, NUL-terminated; NULL for NULL. */
const char *db_column_text(const struct db_cursor *c, int column, struct arena *a);
/* As it lies with the cursor, NUL-terminated, until the next db_next; NULL for NULL. */
const char *db_column_borrow(const struct db_cursor *c, int column);
/* Valid until the next db_next; {NULL, 0} for NULL. */
struct slice db_column_slice(const struct db_cursor *c, int column);
int db_columns(const struct db_cursor *c);
const char *db_column_name(const struct db_cursor *c, int column);

/* The row id given by the last INSERT. */
int64_t db_last_id(const struct db *db);

/* ---- the file ---------------------------------------------------------------------------- */

/* Who is told how long work on the file goes on (copies, checks, walks over all of it): `what` is done, how
 * much of it, `total` 0 where that is not known. False ends the work with STATUS_CANCELLED, leaving
 * nothing half done. */
struct db_watch {
    bool (*told)(void *to, const char *what, int64_t done, int64_t total); /* NULL: nobody */
    void *to;
};
void db_set_watch(struct db *db, struct db_watch watch);
/* For walks that others make: STATUS_CANCELLED when who is told says so. */
enum status db_tell(struct db *db, const char *what, int64_t done, int64_t total,
                    struct err *err) MUST_CHECK;
/* Changes whenever another process commits; costs microseconds. */
int64_t db_data_version(struct db *db);
/* A consistent copy while others work, with the permissions of the file. The target must not exist; it appears whole or not at all. */
enum status db_backup(struct db *db, const char *path, struct err *err) MUST_CHECK;
/* Replaces everything in this file by the content of another, as one transaction. */
enum status db_restore(struct db *db, const char *path, struct err *err) MUST_CHECK;
/* SQLite's own check of the file's structure; STATUS_DATA with the first damage. */
enum status db_check(struct db *db, struct err *err) MUST_CHECK;
/* Prepares every statement; for the test of the inventory. */
enum status db_prepare_all(struct db *db, struct err *err) MUST_CHECK;
/* Page cache in KiB, which is also how much a sort keeps in memory before it goes to a file; 0 is the
 * default. At any time. */
void db_set_cache(struct db *db, int kib);
/* For a bulk write: large sorts by two threads through files, links not looked up row by row (who writes takes
 * them from the desk itself). Outside of a transaction. */
void db_set_bulk(struct db *db, bool is_bulk);

#endif
