/* What the files of db/ share; not for others. */
#ifndef DB_CONNECTION_H
#define DB_CONNECTION_H

#include <sqlite3.h>

#include "db/db.h"

struct db_statement {
    sqlite3_stmt *stmt;
    size_t *places; /* the number n of its parameter $n, by SQLite's index from 1 */
    bool is_busy;
    bool is_own; /* made by db_query_text: freed with its cursor */
};

struct db {
    sqlite3 *sqlite;
    struct db_schema schema;
    struct db_statement *statements;
    bool is_memory;
    struct db_watch watch;
    int64_t ticks; /* of the check under way, for who watches it */
    int patience_ms;
    bool is_grouped;  /* between db_group_begin and db_group_end */
    bool is_in_group; /* a transaction of the group is running */
};

/* Turns SQLite's present error into ours; `doing` is what was tried, for the log. */
enum status db_failed(struct db *db, int code, const char *doing, struct err *err);
/* Runs one text without parameters and rows. */
enum status db_exec(struct db *db, const char *sql, struct err *err) MUST_CHECK;

#endif
