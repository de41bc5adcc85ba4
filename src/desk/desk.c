#include "desk/desk.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/die.h"
#include "base/file.h"
#include "base/log.h"
#include "desk/login.h"
#include "desk/notices.h"
#include "desk/schemes.h"
#include "desk/setup.h"
#include "model/document.h"
#include "store/queries.h"
#include "store/record.h"
#include "store/search.h"

int64_t desk_now(const struct desk *desk)
{
    return clock_now(&desk->clock);
}

enum status desk_is_open(const struct desk *desk, struct err *err)
{
    switch (desk->state) {
    case DESK_OPEN: break;
    case DESK_LOCKED:
        return err_set(err, STATUS_NOT_PERMITTED, "已锁屏: 请 %s 先输入密码", desk->me.name);
    case DESK_FIRST_PASSWORD:
        return err_set(err, STATUS_NOT_PERMITTED, "请 %s 先把管理员给的密码换成自己的",
                       desk->me.name);
    }
    return STATUS_OK;
}

enum status desk_allow(const struct desk *desk, unsigned may, struct err *err)
{
    if (may == 0 || (desk->may & may)) {
        return STATUS_OK;
    }
    enum status status = desk_is_open(desk, err);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < n_person_roles; i++) {
        if (person_roles[i].may & may) {
            return err_set(err, STATUS_NOT_PERMITTED, "%s (%s) 不能做这件事: 需要%s; 请找管理员",
                           desk->me.name, person_roles_text(err->arena, desk->me.roles),
                           person_roles[i].name);
        }
    }
    return err_set(err, STATUS_NOT_PERMITTED, "%s 不能做这件事", desk->me.name);
}

static struct desk *desk_new(const struct desk_options *o)
{
    struct desk *desk = xmalloc(sizeof *desk);
    *desk = (struct desk){.clock = o->clock, .state = DESK_LOCKED};
    desk->password_cost = o->password_cost.memory ? o->password_cost : password_cost_usual;
    desk->path = arena_text(&desk->arena, o->path);
    desk->data_dir = arena_text(&desk->arena, o->data_dir);
    return desk;
}

void desk_close(struct desk *desk)
{
    if (desk) {
        notices_free(desk->notices);
        search_free(desk->search);
        db_close(desk->db);
        arena_release(&desk->arena);
        free(desk);
    }
}

static enum status find_me(struct desk *desk, const char *login, struct err *err)
{
    int64_t id = 0;
    enum status status =
        db_one(desk->db, QUERY_PERSON_BY_LOGIN, DB_ARGS(db_text(login)), 0, &id, err);
    if (status == STATUS_OK && id) {
        status = record_load(desk->db, &person_type, id, &desk->arena, &desk->me, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (!id || desk->me.record.is_void) {
        return err_set(err, STATUS_NOT_PERMITTED,
                       "这个申报台里没有用户 %s; 请管理员运行 shenbao user add %s --name 姓名 "
                       "--roles clerk",
                       login, login);
    }
    return STATUS_OK;
}

/* A desk of an older program is copied before it is changed. Another process may be at it as well and
 * take the name of the copy first. */
static enum status upgrade(struct desk *desk, size_t version, struct err *err)
{
    const char *name = arena_printf(&desk->arena, "%s.备份-v%zu", desk->path, version);
    enum status status = STATUS_CANT_CREATE;
    for (int tries = 0; tries < 10 && status == STATUS_CANT_CREATE; tries++) {
        status = db_backup(desk->db, file_unused(&desk->arena, name), err);
    }
    if (status == STATUS_OK) {
        status = db_migrate(desk->db, err);
    }
    if (status == STATUS_OK) {
        log_line("upgraded %s from version %zu", desk->path, version);
    }
    return status;
}

static const struct db_schema *schema_of(const struct desk_options *o)
{
    return o->schema ? o->schema : &desk_schema;
}

static enum status upgrade_when_older(struct desk *desk, const struct desk_options *o,
                                      struct err *err)
{
    size_t version = 0;
    enum status status = db_version(desk->db, &version, err);
    bool is_older = version < schema_of(o)->n_migrations;
    if (status != STATUS_OK || !is_older || o->is_read_only) {
        return status;
    }
    status = upgrade(desk, version, err);
    /* What came with the program since is added by whoever opened the desk first. */
    desk->me = (struct person){.login = o->login, .name = o->login};
    return status == STATUS_OK ? schemes_upgrade(desk, err) : status;
}

static enum status open_file(struct desk *desk, const struct desk_options *o, enum db_mode mode,
                             struct err *err)
{
    enum status status = db_open(&desk->db, desk->path, mode, schema_of(o), err);
    if (status == STATUS_OK && o->patience_ms) {
        db_set_patience(desk->db, o->patience_ms);
    }
    return status;
}

enum status desk_open(struct desk **out, const struct desk_options *o, struct err *err)
{
    struct desk *desk = desk_new(o);
    *out = NULL;
    enum status status = open_file(desk, o, o->is_read_only ? DB_READ_ONLY : DB_EXISTING, err);
    if (status == STATUS_OK) {
        status = upgrade_when_older(desk, o, err);
    }
    if (status == STATUS_OK && !o->is_read_only) {
        status = find_me(desk, o->login, err);
        status = status == STATUS_OK ? login_meet(desk, o, err) : status;
    }
    if (status != STATUS_OK) {
        desk_close(desk);
        return status;
    }
    desk->seen = db_data_version(desk->db);
    *out = desk;
    return STATUS_OK;
}

enum status desk_create(struct desk **out, const struct desk_options *o, struct err *err)
{
    *out = NULL;
    if (file_is_on_network(o->path)) {
        return err_set(err, STATUS_CONFIG,
                       "申报台不能建在网络盘上 (文件锁不可靠): %s; 请用 -d 指定本机磁盘上的位置",
                       o->path);
    }
    struct desk *desk = desk_new(o);
    enum status status = open_file(desk, o, DB_CREATE, err);
    bool is_ours = status == STATUS_OK;
    /* Before the first write: the journal, which stays beside the file, is given the file's permissions. */
    if (status == STATUS_OK && o->is_shared && chmod(o->path, 0660) != 0) {
        status = err_set(err, STATUS_CANT_CREATE, "不能让同组的人写 %s", o->path);
    }
    if (status == STATUS_OK) {
        status = db_migrate(desk->db, err);
    }
    if (status == STATUS_OK) {
        status = setup_desk(desk, o, err);
    }
    if (status == STATUS_OK) {
        status = find_me(desk, o->login, err);
        status = status == STATUS_OK ? login_meet(desk, o, err) : status;
    }
    if (status != STATUS_OK) {
        desk_close(desk);
        if (is_ours) {
            unlink(o->path);
            unlink(arena_printf(err->arena, "%s-journal", o->path));
        }
        return status;
    }
    desk->seen = db_data_version(desk->db);
    *out = desk;
    return STATUS_OK;
}

/* Somebody who is no longer at this desk may look on, and do nothing. */
static void look_who(struct desk *desk)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct person me = {0};
    int64_t id = 0;
    enum status status =
        db_one(desk->db, QUERY_PERSON_BY_LOGIN, DB_ARGS(db_text(desk->me.login)), 0, &id, &err);
    if (status == STATUS_OK && id) {
        status = record_load(desk->db, &person_type, id, &a, &me, &err);
    }
    bool is_same = id == desk->me.record.id && me.record.rev == desk->me.record.rev &&
                   me.record.is_void == desk->me.record.is_void &&
                   text_eq(me.roles, desk->me.roles);
    bool is_gone = status == STATUS_OK &&
                   (is_same ? desk->me.record.is_void
                            : find_me(desk, arena_text(&a, desk->me.login), &err) != STATUS_OK);
    login_look_again(desk);
    desk->may = is_gone ? 0 : desk->may;
    arena_release(&a);
}

/* What was read from data files that are others now is read again when it is asked for; what was
 * handed out of it lives on in the desk's arena. */
static void look_at_files(struct desk *desk)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct db_cursor c;
    bool has_row = true;
    const char *stamp = "";
    enum status status = db_query(desk->db, QUERY_DATA_FILE_DIGESTS, DB_NO_ARGS, &c, &err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, &err)) == STATUS_OK && has_row) {
        stamp = arena_printf(&a, "%s %s", stamp, text_or_empty(db_column_borrow(&c, 0)));
    }
    db_finish(&c);
    if (status == STATUS_OK && !text_eq(stamp, desk->files_stamp)) {
        desk->files_stamp = arena_text(&desk->arena, stamp);
        desk->regions = NULL;
        desk->data_files = NULL;
    }
    arena_release(&a);
}

bool desk_changed(struct desk *desk)
{
    int64_t now = db_data_version(desk->db);
    bool has_changed = now != desk->seen;
    desk->seen = now;
    if (has_changed) {
        look_who(desk);
        look_at_files(desk);
    }
    return has_changed;
}

enum status desk_setting(struct desk *desk, struct arena *a, const char *key, const char **value,
                         struct err *err)
{
    int64_t id = 0;
    struct setting setting = {0};
    *value = NULL;
    enum status status = db_one(desk->db, QUERY_SETTING_BY_KEY, DB_ARGS(db_text(key)), 0, &id, err);
    if (status == STATUS_OK && id) {
        status = record_load(desk->db, &setting_type, id, a, &setting, err);
        *value = setting.value;
    }
    return status;
}
