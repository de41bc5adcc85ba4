/* Copies of the whole file, in and out, and the check of its structure. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "db/connection.h"

#define WAIT_MS 20
#define PATIENCE 500 /* waits of WAIT_MS before giving up */

/* All in one step: whatever another process commits between two would begin the copy anew. */
static enum status copy_pages(struct db *to, struct db *from, struct err *err)
{
    sqlite3_backup *copy = sqlite3_backup_init(to->sqlite, "main", from->sqlite, "main");
    if (!copy) {
        return db_failed(to, sqlite3_errcode(to->sqlite), "backup_init", err);
    }
    int code = sqlite3_backup_step(copy, -1);
    for (int waits = 0; (code == SQLITE_BUSY || code == SQLITE_LOCKED) && waits < PATIENCE;
         waits++) {
        sqlite3_sleep(WAIT_MS);
        code = sqlite3_backup_step(copy, -1);
    }
    sqlite3_backup_finish(copy);
    return code == SQLITE_DONE ? STATUS_OK : db_failed(to, code, "backup_step", err);
}

/* Writers wait while `db` holds the lock, readers do not. SQLite does not copy from a connection
 * that is writing, so a second one reads. */
static enum status copy_locked(struct db *db, struct db *copy, struct err *err)
{
    struct db *from = NULL;
    enum status status = db_begin(db, err);
    if (status == STATUS_OK) {
        status =
            db_open(&from, sqlite3_db_filename(db->sqlite, "main"), DB_READ_ONLY, &db->schema, err);
    }
    if (status == STATUS_OK) {
        status = copy_pages(copy, from, err);
    }
    db_close(from);
    db_rollback(db);
    return status;
}

/* A backup of what a group may read is for the group, and of what it may not is not. */
static enum status copy_permissions(const struct db *db, const char *path, struct err *err)
{
    struct stat s;
    const char *source = sqlite3_db_filename(db->sqlite, "main");
    bool is_set = db->is_memory || (stat(source, &s) == 0 && chmod(path, s.st_mode & 0777) == 0);
    return is_set ? STATUS_OK : err_set(err, STATUS_IO, "不能设置备份的权限: %s", path);
}

static enum status copy_into_new_file(struct db *db, const char *path, struct err *err)
{
    struct db *copy = NULL;
    bool is_locked = !db->is_memory && !sqlite3_db_readonly(db->sqlite, "main");
    enum status status = db_open(&copy, path, DB_CREATE, &db->schema, err);
    if (status == STATUS_OK) {
        status = is_locked ? copy_locked(db, copy, err) : copy_pages(copy, db, err);
    }
    if (status == STATUS_OK) {
        status = db_check(copy, err);
    }
    if (status == STATUS_OK) {
        status = copy_permissions(db, path, err);
    }
    db_close(copy);
    return status;
}

static enum status refuse_existing(const char *path, struct err *err)
{
    return err_set(err, STATUS_CANT_CREATE, "已经有这个文件, 没有覆盖: %s; 请换一个文件名", path);
}

/* A link never replaces what another process put there meanwhile; some file systems have none. */
static enum status give_name(const char *temporary, const char *path, struct err *err)
{
    if (link(temporary, path) == 0) {
        return STATUS_OK;
    }
    if (errno == EEXIST) {
        return refuse_existing(path, err);
    }
    return rename(temporary, path) == 0
               ? STATUS_OK
               : err_set(err, STATUS_IO, "备份写不到这里: %s; 请检查目录和权限", path);
}

enum status db_backup(struct db *db, const char *path, struct err *err)
{
    if (file_exists(path)) {
        return refuse_existing(path, err);
    }
    const char *temporary = arena_printf(err->arena, "%s.part-%ld", path, (long)getpid());
    enum status status = copy_into_new_file(db, temporary, err);
    if (status == STATUS_OK) {
        status = give_name(temporary, path, err);
    }
    unlink(temporary);
    unlink(arena_printf(err->arena, "%s-journal", temporary));
    return status;
}

enum status db_restore(struct db *db, const char *path, struct err *err)
{
    struct db *from = NULL;
    enum status status = db_open(&from, path, DB_READ_ONLY, &db->schema, err);
    if (status == STATUS_OK) {
        status = db_check(from, err);
    }
    if (status == STATUS_OK) {
        status = copy_pages(db, from, err);
    }
    db_close(from);
    return status;
}

enum status db_check(struct db *db, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query_text(db, "PRAGMA integrity_check(1)", DB_NO_ARGS, &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (status == STATUS_OK && has_row && !slice_is(db_column_slice(&c, 0), "ok")) {
        status = err_set(err, STATUS_DATA, "申报台文件的结构有损坏: %s; 请用最近的备份恢复",
                         db_column_text(&c, 0, err->arena));
    }
    db_finish(&c);
    return status;
}
