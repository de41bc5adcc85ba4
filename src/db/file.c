/* Copies of the whole file, in and out, and the check of its structure. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "db/connection.h"

#define WAIT_MS 20
#define PATIENCE 500 /* waits of WAIT_MS before giving up */

#define PAGES_PER_STEP 64
#define CHECK_TICK 100000 /* instructions of SQLite's machine, some milliseconds */

void db_set_watch(struct db *db, struct db_watch watch)
{
    db->watch = watch;
}

enum status db_tell(struct db *db, const char *what, int64_t done, int64_t total, struct err *err)
{
    const struct db_watch *w = &db->watch;
    return !w->told || w->told(w->to, what, done, total) ? STATUS_OK
                                                         : err_set(err, STATUS_CANCELLED, "已取消");
}

/* All in one step when nobody watches: whatever another process commits between two would begin the copy
 * anew, unless it cannot (copy_locked). */
static enum status copy_pages(struct db *to, struct db *from, struct err *err)
{
    int pages = from->watch.told ? PAGES_PER_STEP : -1;
    sqlite3_backup *copy = sqlite3_backup_init(to->sqlite, "main", from->sqlite, "main");
    if (!copy) {
        return db_failed(to, sqlite3_errcode(to->sqlite), "backup_init", err);
    }
    enum status told = STATUS_OK;
    int code = sqlite3_backup_step(copy, pages), waits = 0;
    while (told == STATUS_OK && code != SQLITE_DONE && waits < PATIENCE) {
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            waits++;
            sqlite3_sleep(WAIT_MS);
        } else if (code != SQLITE_OK) {
            break;
        }
        int total = sqlite3_backup_pagecount(copy), left = sqlite3_backup_remaining(copy);
        told = db_tell(from, "备份", total - left, total, err);
        code = told == STATUS_OK ? sqlite3_backup_step(copy, pages) : code;
    }
    sqlite3_backup_finish(copy);
    if (told != STATUS_OK) {
        return told;
    }
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
        from->watch = db->watch;
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
        copy->watch = db->watch;
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

static int tick(void *context)
{
    struct db *db = context;
    return !db->watch.told(db->watch.to, "核对文件", ++db->ticks, 0);
}

enum status db_check(struct db *db, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    if (db->watch.told) {
        db->ticks = 0;
        sqlite3_progress_handler(db->sqlite, CHECK_TICK, tick, db);
    }
    enum status status = db_query_text(db, "PRAGMA integrity_check(1)", DB_NO_ARGS, &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (status == STATUS_OK && has_row && !slice_is(db_column_slice(&c, 0), "ok")) {
        status = err_set(err, STATUS_DATA, "申报台文件的结构有损坏: %s; 请用最近的备份恢复",
                         db_column_text(&c, 0, err->arena));
    }
    db_finish(&c);
    sqlite3_progress_handler(db->sqlite, 0, NULL, NULL);
    return status;
}
