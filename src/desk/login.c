#include "desk/login.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/log.h"
#include "base/password.h"
#include "base/slice.h"
#include "desk/password_row.h"
#include "desk/sight.h"
#include "desk/write.h"
#include "store/narrow.h"
#include "store/queries.h"
#include "store/search.h"

/* What was read before is no guide to what may be seen now. */
static enum status narrow_again(struct desk *desk, bool is_narrow, struct err *err)
{
    search_free(desk->search);
    desk->search = NULL;
    enum status status =
        is_narrow ? narrow_to_expert(desk->db, desk->me.record.id, desk->open_panels, err)
                  : narrow_nothing(desk->db, err);
    if (status == STATUS_OK) {
        status = sight_cover(desk, err);
    }
    desk->is_narrow = is_narrow || status != STATUS_OK;
    return status;
}

static enum status narrow(struct desk *desk, unsigned may, struct err *err)
{
    bool is_narrow = sight_is_narrow(may), is_masked = false;
    const char *open = "";
    enum status status = is_narrow ? STATUS_OK : sight_is_masked(desk, &is_masked, err);
    bool is_covered = is_narrow || is_masked;
    bool is_same = is_narrow == desk->is_narrow && is_masked == desk->is_masked;
    if (status == STATUS_OK && is_covered) {
        status = sight_open_panels(desk, err->arena, &open, err);
    }
    if (status != STATUS_OK || (is_same && (!is_covered || text_eq(open, desk->open_panels)))) {
        return status;
    }
    desk->open_panels = arena_text(&desk->arena, open);
    desk->is_masked = is_masked;
    return narrow_again(desk, is_narrow, err);
}

static void shut(struct desk *desk, enum desk_state state)
{
    desk->state = state;
    desk->may = 0;
}

enum status login_open(struct desk *desk, struct err *err)
{
    unsigned may = person_may(&desk->me);
    enum status status = narrow(desk, may, err);
    if (status == STATUS_OK) {
        desk->state = DESK_OPEN;
        desk->may = may;
    }
    return status;
}

/* ---- opening ---------------------------------------------------------------------------------- */

/* A key gives the person only where nobody can run the program on the file but by that key. */
static enum status believe_key(const struct desk *desk, struct err *err)
{
    struct stat file;
    if (stat(desk->path, &file) != 0 || file.st_uid != geteuid() || (file.st_mode & 077) != 0) {
        return err_set(err, STATUS_NOT_PERMITTED,
                       "--by-key 只用于自己账号的, 别人打不开的申报台 (权限 600): %s", desk->path);
    }
    return STATUS_OK;
}

/* Without a password: the machine's word is enough; anybody's is while nobody has one. */
static enum status believe_login(struct desk *desk, const struct desk_options *o, struct err *err)
{
    int64_t n = 0;
    enum status status = db_one(desk->db, QUERY_PASSWORD_COUNT, DB_NO_ARGS, 0, &n, err);
    return status == STATUS_OK && n > 0 && !text_eq(desk->me.login, o->machine_login)
               ? err_set(err, STATUS_NOT_PERMITTED,
                         "%s 还没有密码, 只能在本人的账号下打开; 请管理员给一个密码: shenbao user "
                         "password %s",
                         desk->me.name, desk->me.login)
               : status;
}

static enum status ask(struct desk *desk, const struct desk_options *o, struct err *err)
{
    struct secret secret = {0};
    enum status status = o->asker.ask(o->asker.context, &desk->me, &secret, err);
    if (status == STATUS_OK) {
        status = desk_unlock(desk, secret.text, err);
    }
    secret_wipe(&secret);
    return status == STATUS_OK && desk->state == DESK_FIRST_PASSWORD && !o->opens_locked
               ? err_set(err, STATUS_NOT_PERMITTED,
                         "%s 的密码是管理员给的, 先换成自己的: shenbao user password, 或打开屏幕",
                         desk->me.name)
               : status;
}

static enum status prove(struct desk *desk, const struct desk_options *o, struct err *err)
{
    if (o->asker.ask) {
        return ask(desk, o, err);
    }
    return o->opens_locked ? STATUS_OK
                           : err_set(err, STATUS_NOT_PERMITTED, "%s 要密码才能打开", desk->me.name);
}

enum status login_meet(struct desk *desk, const struct desk_options *o, struct err *err)
{
    struct arena a = {0};
    struct password_row row;
    shut(desk, DESK_LOCKED);
    enum status status = password_row_load(desk, &a, desk->me.record.id, &row, err);
    arena_release(&a);
    desk->password = row.serial;
    if (status != STATUS_OK || (row.is_there && !o->is_by_key)) {
        return status == STATUS_OK ? prove(desk, o, err) : status;
    }
    status = o->is_by_key ? believe_key(desk, err) : believe_login(desk, o, err);
    desk->is_by_key = o->is_by_key;
    return status == STATUS_OK ? login_open(desk, err) : status;
}

/* ---- locking ---------------------------------------------------------------------------------- */

enum status desk_lock(struct desk *desk, struct err *err)
{
    struct arena a = {0};
    struct password_row row;
    enum status status = password_row_load(desk, &a, desk->me.record.id, &row, err);
    arena_release(&a);
    if (status == STATUS_OK && !row.is_there) {
        return err_set(err, STATUS_DATA, "%s 还没有密码, 锁了就打不开; 请先设一个", desk->me.name);
    }
    if (status == STATUS_OK) {
        shut(desk, DESK_LOCKED);
    }
    return status;
}

void login_look_again(struct desk *desk)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct password_row row;
    bool is_other = password_row_load(desk, &a, desk->me.record.id, &row, &err) == STATUS_OK &&
                    row.is_there && row.serial != desk->password;
    bool is_open = desk->state == DESK_OPEN && !is_other && login_open(desk, &err) == STATUS_OK;
    if (!is_open) {
        shut(desk, desk->state == DESK_FIRST_PASSWORD && !is_other ? desk->state : DESK_LOCKED);
    }
    arena_release(&a);
}

/* ---- proving ---------------------------------------------------------------------------------- */

static enum status tell_lock(const struct desk *desk, int64_t until, struct err *err)
{
    return err_set(err, STATUS_NOT_PERMITTED,
                   "%s 的密码连错 %d 次, 锁到 %s; 到时再试, 或请管理员重给密码", desk->me.name,
                   PASSWORD_TRIES, instant_text_short(err->arena, until));
}

static enum status keep_tries(struct desk *desk, const struct password_row *row, struct err *err)
{
    return db_run(desk->db, QUERY_PASSWORD_TRIES,
                  DB_ARGS(db_int(desk->me.record.id), db_int(row->tries), db_int(row->tried_at),
                          db_int(row->locked_until)),
                  NULL, err);
}

/* A try counts before its password is looked at, so that many at once, or one broken off, count too. */
static enum status count_try(struct desk *desk, struct arena *a, struct password_row *row,
                             struct err *err)
{
    int64_t now = desk_now(desk);
    enum status status = password_row_load(desk, a, desk->me.record.id, row, err);
    int64_t until = status == STATUS_OK ? password_row_lock(row, now) : 0;
    if (status == STATUS_OK && !row->is_there) {
        status = err_set(err, STATUS_DATA, "%s 没有密码", desk->me.name);
    }
    if (status == STATUS_OK && until) {
        status = tell_lock(desk, until, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    bool goes_on = row->tried_at <= now && row->tried_at > now - PASSWORD_LOCK_SECONDS;
    row->tries = (goes_on ? row->tries : 0) + 1;
    row->tried_at = now;
    row->locked_until = row->tries >= PASSWORD_TRIES ? now + PASSWORD_LOCK_SECONDS : 0;
    return keep_tries(desk, row, err);
}

static enum status begin_try(struct desk *desk, struct arena *a, struct password_row *row,
                             struct err *err)
{
    enum status status = db_begin(desk->db, err);
    if (status == STATUS_OK) {
        status = count_try(desk, a, row, err);
        status = status == STATUS_OK ? db_commit(desk->db, err) : status;
        db_rollback(desk->db);
    }
    return status;
}

/* The lock is told in the audit, as what happened to this account: somebody may be guessing. */
static enum status refuse(struct desk *desk, const struct password_row *row, struct err *err)
{
    struct arena a = {0};
    struct write w;
    enum status status = STATUS_OK;
    log_line("a password was refused, try %lld", (long long)row->tries);
    if (row->locked_until) {
        status = write_begin(&w, desk, &a, "password_lock", 0, err);
        w.is_act = true;
        status = write_end(&w, status,
                           arena_printf(&a, "用户 %s 密码连错 %d 次, 锁到 %s", desk->me.name,
                                        PASSWORD_TRIES, instant_text_short(&a, row->locked_until)),
                           NULL, NULL, err);
    }
    arena_release(&a);
    if (status != STATUS_OK || row->locked_until) {
        return status != STATUS_OK ? status : tell_lock(desk, row->locked_until, err);
    }
    return err_set(err, STATUS_NOT_PERMITTED, "密码不对; 再错 %lld 次就锁 %d 分钟",
                   (long long)(PASSWORD_TRIES - row->tries), PASSWORD_LOCK_SECONDS / 60);
}

/* The tries are forgotten; a hash of another cost than today's is made anew, now that the password is
 * at hand. When that cannot be done the old one goes on to serve. */
static enum status accept(struct desk *desk, const struct password_row *row, const char *password,
                          struct err *err)
{
    char hash[PASSWORD_HASH_ROOM];
    struct password_row clean = {0};
    bool is_new = password_is_of_other_cost(row->hash, desk->password_cost) &&
                  password_hash(password, desk->password_cost, hash);
    enum status status = db_begin(desk->db, err);
    if (status == STATUS_OK) {
        status = keep_tries(desk, &clean, err);
    }
    if (status == STATUS_OK && is_new) {
        status = db_run(desk->db, QUERY_PASSWORD_REHASH,
                        DB_ARGS(db_int(desk->me.record.id), db_text(hash), db_int(row->serial)),
                        NULL, err);
    }
    status = status == STATUS_OK ? db_commit(desk->db, err) : status;
    db_rollback(desk->db);
    return status;
}

enum status desk_unlock(struct desk *desk, const char *password, struct err *err)
{
    struct arena a = {0};
    struct password_row row = {0};
    enum status status = begin_try(desk, &a, &row, err);
    if (status == STATUS_OK) {
        status = password_matches(row.hash, password) ? accept(desk, &row, password, err)
                                                      : refuse(desk, &row, err);
    }
    if (status == STATUS_OK) {
        desk->password = row.serial;
        shut(desk, DESK_FIRST_PASSWORD);
        status = row.is_first ? STATUS_OK : login_open(desk, err);
    }
    arena_release(&a);
    return status;
}
