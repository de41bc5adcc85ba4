/* Connections, transactions, versions. */
#include "db/db.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/die.h"
#include "base/file.h"
#include "base/log.h"
#include "db/connection.h"

#define PATIENCE_MS 10000
#define LOOK_AGAIN_MS 2
#define DEFAULT_CACHE_KIB 8192

/* The sentence for each primary result code of SQLite. */
static const struct {
    int code;
    enum status status;
    const char *text;
} failures[] = {
    {SQLITE_BUSY, STATUS_BUSY, "申报台正被别人写入, 等了很久仍未轮到; 请稍后再试"},
    {SQLITE_LOCKED, STATUS_BUSY, "申报台正被占用; 请稍后再试"},
    {SQLITE_FULL, STATUS_IO, "磁盘已满, 什么也没有写入; 请腾出空间后再试"},
    {SQLITE_IOERR, STATUS_IO, "读写申报台文件出错, 什么也没有写入; 请检查磁盘"},
    {SQLITE_READONLY, STATUS_NOT_PERMITTED, "申报台文件是只读的, 无法写入; 请检查文件和目录的权限"},
    {SQLITE_PERM, STATUS_NOT_PERMITTED, "没有权限打开申报台文件"},
    {SQLITE_CANTOPEN, STATUS_NO_INPUT, "打不开申报台文件; 请检查路径和权限"},
    {SQLITE_NOTADB, STATUS_CONFIG, "这个文件不是申报台"},
    {SQLITE_CORRUPT, STATUS_CONFIG, "申报台文件已损坏; 请用最近的备份恢复 (shenbao restore)"},
    {SQLITE_CONSTRAINT, STATUS_CONFLICT, "与已有的记录重复"},
    {SQLITE_INTERRUPT, STATUS_CANCELLED, "已取消, 什么也没有写入"},
    {SQLITE_TOOBIG, STATUS_DATA, "内容太长, 申报台放不下"},
};

enum status db_failed(struct db *db, int code, const char *doing, struct err *err)
{
    int primary = code & 0xff;
    if (primary == SQLITE_NOMEM) {
        die("out of memory in sqlite: %s", doing);
    }
    enum status status = STATUS_INTERNAL;
    const char *text = "程序内部错误: 数据库语句失败, 什么也没有写入";
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
        if (failures[i].code == primary) {
            status = failures[i].status;
            text = failures[i].text;
        }
    }
    err_set(err, status, "%s", text);
    return err_cause(err, "sqlite %d: %s; %s", code, sqlite3_errmsg(db->sqlite), doing);
}

enum status db_exec(struct db *db, const char *sql, struct err *err)
{
    int code = sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? STATUS_OK : db_failed(db, code, sql, err);
}

static enum status refuse_newer(const struct db *db, size_t version, struct err *err)
{
    return version <= db->schema.n_migrations
               ? STATUS_OK
               : err_set(err, STATUS_CONFIG,
                         "这个申报台由更新的程序建立 (第 %zu 版, 本程序到第 %zu 版), 没有打开; "
                         "请升级程序",
                         version, db->schema.n_migrations);
}

/* Looks before anything is changed: journal_mode alone would rewrite the head of a file in WAL
 * mode. */
static enum status check_content(struct db *db, const char *path, struct err *err)
{
    size_t version = 0;
    enum status status = db_version(db, &version, err);
    if (status == STATUS_OK && version == 0) {
        status = err_set(err, STATUS_CONFIG, "这个文件不是申报台: %s", path);
    }
    return status == STATUS_OK ? refuse_newer(db, version, err) : status;
}

static enum status prepare_connection(struct db *db, enum db_mode mode, struct err *err)
{
    sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    enum status status = db_exec(db, "PRAGMA foreign_keys = ON", err);
    if (status == STATUS_OK && mode != DB_READ_ONLY) {
        status = db_exec(db, "PRAGMA journal_mode = TRUNCATE", err);
    }
    if (status == STATUS_OK) {
        status = db_exec(db, "PRAGMA synchronous = FULL", err);
    }
    if (status == STATUS_OK) {
        status = db_exec(db, "PRAGMA temp_store = MEMORY", err);
    }
    db_set_cache(db, 0);
    return status;
}

static enum status check_path(const char *path, enum db_mode mode, bool is_memory, struct err *err)
{
    if (is_memory) {
        return STATUS_OK;
    }
    if (mode != DB_CREATE && file_is_directory(path)) {
        return err_set(err, STATUS_CONFIG, "这是一个目录, 不是申报台: %s; 请指明其中的文件", path);
    }
    if (mode == DB_CREATE && file_exists(path)) {
        return err_set(err, STATUS_CANT_CREATE, "已经有一个申报台: %s; 要另建请用 -d 指定别的文件",
                       path);
    }
    if (mode != DB_CREATE && !file_exists(path)) {
        return err_set(err, STATUS_NO_INPUT, "没有这个申报台: %s; 新建请用 shenbao init", path);
    }
    if (mode != DB_CREATE && file_is_on_network(path)) {
        return err_set(err, STATUS_CONFIG,
                       "申报台不能放在网络盘上 (文件锁不可靠): %s; 请放到本机磁盘, 大家用 SSH 登录",
                       path);
    }
    return STATUS_OK;
}

enum status db_open(struct db **out, const char *path, enum db_mode mode,
                    const struct db_schema *schema, struct err *err)
{
    bool is_memory = text_eq(path, ":memory:");
    *out = NULL;
    enum status status = check_path(path, mode, is_memory, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct db *db = xmalloc(sizeof *db);
    *db = (struct db){.schema = *schema, .is_memory = is_memory};
    db->statements = xmalloc(schema->n_queries * sizeof *db->statements);
    memset(db->statements, 0, schema->n_queries * sizeof *db->statements);
    int flags = mode == DB_READ_ONLY ? SQLITE_OPEN_READONLY
                : mode == DB_CREATE  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                     : SQLITE_OPEN_READWRITE;
    int code = sqlite3_open_v2(path, &db->sqlite, flags | SQLITE_OPEN_NOMUTEX, NULL);
    status = code == SQLITE_OK ? STATUS_OK : db_failed(db, code, path, err);
    if (status == STATUS_NO_INPUT && mode == DB_CREATE) {
        status = err_set(err, STATUS_CANT_CREATE, "建不了文件 %s; 请检查路径和权限", path);
    }
    if (status == STATUS_OK && mode == DB_CREATE && !is_memory && chmod(path, 0600) != 0) {
        status = err_set(err, STATUS_CANT_CREATE, "不能设置文件的权限: %s", path);
    }
    db_set_patience(db, PATIENCE_MS);
    sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (status == STATUS_OK && mode != DB_CREATE) {
        status = check_content(db, path, err);
    }
    if (status == STATUS_OK) {
        status = prepare_connection(db, mode, err);
    }
    if (status != STATUS_OK) {
        db_close(db);
        return status;
    }
    *out = db;
    return STATUS_OK;
}

void db_close(struct db *db)
{
    if (!db) {
        return;
    }
    for (size_t i = 0; i < db->schema.n_queries; i++) {
        sqlite3_finalize(db->statements[i].stmt);
        free(db->statements[i].places);
    }
    if (sqlite3_close(db->sqlite) != SQLITE_OK) {
        log_line("db_close: a statement was still open");
    }
    free(db->statements);
    free(db);
}

/* SQLite's own handler waits ever longer, so that somebody who writes without pause starves it; this
 * one looks again soon. */
static int wait_for_lock(void *of, int tries)
{
    const struct db *db = of;
    struct timespec pause = {.tv_nsec = LOOK_AGAIN_MS * 1000000L};
    (void)nanosleep(&pause, NULL); /* a signal only makes it look sooner */
    return (int64_t)tries * LOOK_AGAIN_MS < db->patience_ms;
}

void db_set_patience(struct db *db, int ms)
{
    db->patience_ms = ms;
    sqlite3_busy_handler(db->sqlite, wait_for_lock, db);
}

void db_set_cache(struct db *db, int kib)
{
    char sql[64];
    sqlite3_snprintf(sizeof sql, sql, "PRAGMA cache_size = -%d", kib ? kib : DEFAULT_CACHE_KIB);
    sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL);
}

void db_set_bulk(struct db *db, bool is_bulk)
{
    sqlite3_exec(db->sqlite,
                 is_bulk
                     ? "PRAGMA temp_store = FILE; PRAGMA threads = 2; PRAGMA foreign_keys = OFF"
                     : "PRAGMA temp_store = MEMORY; PRAGMA threads = 0; PRAGMA foreign_keys = ON",
                 NULL, NULL, NULL);
}

static enum status pragma_int(struct db *db, const char *sql, int64_t *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query_text(db, sql, DB_NO_ARGS, &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
        *out = has_row ? db_column_int(&c, 0) : 0;
        db_finish(&c);
    }
    return status;
}

int64_t db_data_version(struct db *db)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    int64_t version = 0;
    if (pragma_int(db, "PRAGMA data_version", &version, &err) != STATUS_OK) {
        log_err(&err);
    }
    arena_release(&a);
    return version;
}

enum status db_version(struct db *db, size_t *version, struct err *err)
{
    int64_t number = 0, id = 0, pages = 0;
    enum status status = pragma_int(db, "PRAGMA user_version", &number, err);
    if (status == STATUS_OK) {
        status = pragma_int(db, "PRAGMA application_id", &id, err);
    }
    if (status == STATUS_OK) {
        status = pragma_int(db, "SELECT count(*) FROM sqlite_schema", &pages, err);
    }
    if (status == STATUS_OK && id != db->schema.application_id && (number != 0 || pages != 0)) {
        status = err_set(err, STATUS_CONFIG, "这个文件是别的程序的数据库, 不是申报台");
    }
    *version = (size_t)number;
    return status;
}

static enum status run_migration(struct db *db, const struct db_migration *m, struct err *err)
{
    for (size_t i = 0; m->statements[i]; i++) {
        enum status status = db_exec(db, m->statements[i], err);
        if (status != STATUS_OK) {
            return err_cause(err, "migration %s: %s", m->name, err->cause);
        }
    }
    return STATUS_OK;
}

enum status db_migrate(struct db *db, struct err *err)
{
    size_t version = 0;
    char mark[96];
    enum status status = db_begin(db, err);
    if (status == STATUS_OK) {
        status = db_version(db, &version, err);
    }
    if (status == STATUS_OK) {
        status = refuse_newer(db, version, err); /* upgraded by another while we waited */
    }
    for (size_t i = version; status == STATUS_OK && i < db->schema.n_migrations; i++) {
        status = run_migration(db, &db->schema.migrations[i], err);
    }
    if (status == STATUS_OK) {
        sqlite3_snprintf(sizeof mark, mark, "PRAGMA user_version = %d; PRAGMA application_id = %d",
                         (int)db->schema.n_migrations, db->schema.application_id);
        status = db_exec(db, mark, err);
    }
    if (status == STATUS_OK) {
        status = db_commit(db, err);
    }
    db_rollback(db);
    return status;
}

bool db_is_writing(const struct db *db)
{
    return !sqlite3_get_autocommit(db->sqlite);
}

enum status db_begin(struct db *db, struct err *err)
{
    enum status status = db_exec(db, db->is_grouped ? "SAVEPOINT part" : "BEGIN IMMEDIATE", err);
    db->is_in_group = db->is_grouped && status == STATUS_OK;
    return status;
}

enum status db_begin_read(struct db *db, struct err *err)
{
    return db_exec(db, "BEGIN", err);
}

enum status db_commit(struct db *db, struct err *err)
{
    enum status status = db_exec(db, db->is_grouped ? "RELEASE part" : "COMMIT", err);
    db->is_in_group = db->is_in_group && status != STATUS_OK;
    db_rollback(db);
    return status;
}

void db_rollback(struct db *db)
{
    if (db->is_grouped && db->is_in_group) {
        sqlite3_exec(db->sqlite, "ROLLBACK TO part; RELEASE part", NULL, NULL, NULL);
        db->is_in_group = false;
    } else if (!db->is_grouped && db_is_writing(db)) {
        sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
    }
}

enum status db_group_begin(struct db *db, struct err *err)
{
    enum status status = db_begin(db, err);
    db->is_grouped = status == STATUS_OK;
    return status;
}

enum status db_group_end(struct db *db, enum status status, struct err *err)
{
    db->is_grouped = db->is_in_group = false;
    if (status == STATUS_OK) {
        status = db_commit(db, err);
    }
    db_rollback(db);
    return status;
}
