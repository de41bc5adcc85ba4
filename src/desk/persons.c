#include "desk/persons.h"

#include <string.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/write.h"
#include "store/queries.h"
#include "store/record.h"

enum status persons_load(struct desk *desk, struct arena *a, struct persons *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct persons){0};
    enum status status = record_ids(desk->db, QUERY_PERSON_ALL, DB_NO_ARGS, a, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = record_load(desk->db, &person_type, ids[i], a, VEC_PUSH(a, out), err);
    }
    return status;
}

enum status person_find(struct desk *desk, struct arena *a, const char *login, struct person *out,
                        struct err *err)
{
    struct persons all;
    const char *names = "";
    enum status status = persons_load(desk, a, &all, err);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        if (text_eq(all.at[i].login, login)) {
            *out = all.at[i];
            return STATUS_OK;
        }
        names = arena_printf(a, "%s%s%s", names, *names ? ", " : "", all.at[i].login);
    }
    return status == STATUS_OK
               ? err_set(err, STATUS_NOT_FOUND, "没有用户 %s; 现有 %s", login, names)
               : status;
}

const char *person_name(struct desk *desk, struct arena *a, const char *login)
{
    struct person person = {0};
    struct err unknown = {.arena = a};
    return person_find(desk, a, login, &person, &unknown) == STATUS_OK ? person.name : login;
}

/* A login is what the operating system calls a user: letters, digits, . _ - and nothing else. */
static enum status check_login(const char *login, struct err *err)
{
    size_t n = strlen(text_or_empty(login));
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    if (n == 0 || n > 64 || strspn(login, allowed) != n) {
        return err_set(err, STATUS_DATA, "登录名「%s」不合规: 只用字母, 数字和 . _ -",
                       text_or_empty(login));
    }
    return STATUS_OK;
}

static enum status check_person(const struct person *p, struct err *err)
{
    const char *unknown = NULL;
    enum status status = check_login(p->login, err);
    if (status == STATUS_OK && text_is_empty(p->name)) {
        status =
            err_set(err, STATUS_DATA, "用户 %s 还没有姓名: 每件事都要记在有名字的人身上", p->login);
    }
    if (status == STATUS_OK && text_is_empty(p->roles)) {
        status = err_set(err, STATUS_DATA,
                         "用户 %s 还没有角色; 可用 clerk reviewer printer "
                         "supervisor administrator",
                         p->login);
    }
    if (status == STATUS_OK && !person_roles_known(err->arena, p->roles, &unknown)) {
        status = err_set(err, STATUS_DATA,
                         "没有角色 %s; 可用 clerk reviewer printer supervisor "
                         "administrator",
                         unknown);
    }
    return status;
}

enum status person_add(struct desk *desk, struct arena *a, struct person *p, struct err *err)
{
    struct write w;
    enum status status = check_person(p, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, "user_add", MAY_ADMINISTER, err);
    if (status == STATUS_OK) {
        status = write_insert(&w, &person_type, p, err);
        if (status == STATUS_CONFLICT) {
            status = err_set(err, STATUS_DATA,
                             "已经有用户 %s; 停用的也占着登录名, 可用 "
                             "shenbao user set 恢复",
                             p->login);
        }
    }
    return write_end(&w, status,
                     arena_printf(a, "新增用户 %s (%s)", p->name, person_roles_text(a, p->roles)),
                     NULL, NULL, err);
}

static enum status keep_an_administrator(struct desk *desk, const struct person *mine,
                                         struct err *err)
{
    int64_t others = 0;
    if (!mine->record.is_void && (person_may(mine) & MAY_ADMINISTER)) {
        return STATUS_OK;
    }
    enum status status = db_one(desk->db, QUERY_PERSON_ADMINISTRATORS,
                                DB_ARGS(db_int(mine->record.id)), 0, &others, err);
    if (status == STATUS_OK && others == 0) {
        status = err_set(err, STATUS_DATA,
                         "%s 是最后一个管理员, 不能停用或改为别的角色; "
                         "请先另设一个管理员",
                         mine->name);
    }
    return status;
}

enum status person_save(struct desk *desk, struct arena *a, const struct person *base,
                        struct person *mine, const char *why, struct err *err)
{
    struct write w;
    enum status status = check_person(mine, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, "user_edit", MAY_ADMINISTER, err);
    if (status == STATUS_OK) {
        status = keep_an_administrator(desk, mine, err);
    }
    if (status == STATUS_OK) {
        status = write_update(&w, &person_type, base, mine, err);
    }
    return write_end(
        &w, status,
        arena_printf(a, "%s用户 %s", mine->record.is_void ? "停用" : "修改", mine->name), why, NULL,
        err);
}
