#include "desk/passwords.h"

#include "base/date.h"
#include "base/password.h"
#include "base/slice.h"
#include "desk/login.h"
#include "desk/password_row.h"
#include "desk/write.h"
#include "rules/password.h"
#include "store/queries.h"

enum status password_info(struct desk *desk, int64_t person, struct password_info *out,
                          struct err *err)
{
    struct arena a = {0};
    struct password_row row;
    enum status status = password_row_load(desk, &a, person, &row, err);
    *out = (struct password_info){row.is_there, row.is_first, row.set_at,
                                  password_row_lock(&row, desk_now(desk))};
    arena_release(&a);
    return status;
}

const char *password_words(struct desk *desk, struct arena *a, const struct password_info *info)
{
    if (info->locked_until) {
        return arena_printf(a, "锁到 %s", instant_text_near(a, info->locked_until, desk_now(desk)));
    }
    return !info->is_set ? "未设" : info->is_first ? "初次" : "已设";
}

#define SPELLED(number) #number
#define TEXT_OF(number) SPELLED(number)

const char *password_rule(void)
{
    return TEXT_OF(PASSWORD_LEAST) " 到 " TEXT_OF(
        PASSWORD_MOST) " 个字符, 只用键盘上的字母, 数字和符号; 几个词连起来又长又好记.";
}

/* A new password, and who got it from whom. */
struct giving {
    const struct person *who;
    const char *password;
    bool is_first;
    const char *act, *summary;
};

static enum status put(struct write *w, const struct giving *g, const char *hash, struct err *err)
{
    w->is_act = true;
    return db_run(w->desk->db, QUERY_PASSWORD_PUT,
                  DB_ARGS(db_int(g->who->record.id), db_text(hash), db_int(g->is_first),
                          db_int(desk_now(w->desk))),
                  NULL, err);
}

static enum status give(struct desk *desk, struct arena *a, const struct giving *g, struct err *err)
{
    struct write w;
    char hash[PASSWORD_HASH_ROOM];
    enum status status = password_judge(g->password, g->who->login, g->who->name, err);
    if (status == STATUS_OK && !password_hash(g->password, desk->password_cost, hash)) {
        status = err_set(err, STATUS_INTERNAL, "内存不够, 算不出密码的摘要; 密码没有改");
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, g->act, g->is_first ? MAY_ADMINISTER : 0, err);
    if (status == STATUS_OK) {
        status = put(&w, g, hash, err);
    }
    return write_end(&w, status, g->summary, NULL, NULL, err);
}

static enum status refuse_same(struct desk *desk, struct arena *a, const char *password,
                               struct password_row *row, struct err *err)
{
    enum status status = password_row_load(desk, a, desk->me.record.id, row, err);
    return status == STATUS_OK && row->is_there && password_matches(row->hash, password)
               ? err_set(err, STATUS_DATA, "新密码和现在的一样; 请换一个")
               : status;
}

enum status password_change(struct desk *desk, struct arena *a, const char *password,
                            struct err *err)
{
    struct password_row row = {0};
    const struct giving own = {
        .who = &desk->me,
        .password = password,
        .act = "password_change",
        .summary = arena_printf(a, "%s 换了自己的密码", desk->me.name),
    };
    enum status status = desk->state == DESK_LOCKED ? desk_is_open(desk, err) : STATUS_OK;
    if (status == STATUS_OK) {
        status = refuse_same(desk, a, password, &row, err);
    }
    if (status == STATUS_OK) {
        status = give(desk, a, &own, err);
    }
    if (status == STATUS_OK) {
        desk->password = row.serial + 1;
        status = login_open(desk, err);
    }
    return status;
}

enum status password_may_give(const struct desk *desk, const struct person *who, struct err *err)
{
    enum status status = desk_allow(desk, MAY_ADMINISTER, err);
    return status == STATUS_OK && who->record.id == desk->me.record.id
               ? err_set(err, STATUS_DATA, "自己的密码自己换, 不用初次密码")
               : status;
}

enum status password_give(struct desk *desk, struct arena *a, const struct person *who,
                          const char *password, struct err *err)
{
    const struct giving first = {
        .who = who,
        .password = password,
        .is_first = true,
        .act = "password_give",
        .summary = arena_printf(a, "给用户 %s 初次密码", who->name),
    };
    enum status status = password_may_give(desk, who, err);
    return status == STATUS_OK ? give(desk, a, &first, err) : status;
}
