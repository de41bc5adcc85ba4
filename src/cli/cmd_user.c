/* shenbao user …: accounts and roles. */
#include "base/date.h"
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/secret_input.h"
#include "desk/passwords.h"
#include "desk/persons.h"
#include "text/json.h"
#include "text/table.h"

/* A person with what is known of the password, which is never more than that there is one. */
struct account {
    const struct person *person;
    struct password_info password;
};

static void account_json(struct json *j, struct arena *a, const struct account *account)
{
    const struct person *p = account->person;
    const struct password_info *password = &account->password;
    json_object(j);
    json_put_text(j, "login", p->login);
    json_put_text(j, "name", p->name);
    json_put_text(j, "roles", p->roles);
    json_put_bool(j, "void", p->record.is_void);
    json_put_text(j, "password", !password->is_set ? "none" : password->is_first ? "first" : "set");
    json_put_text(j, "locked_until",
                  password->locked_until ? instant_text(a, password->locked_until) : NULL);
    json_object_end(j);
}

static void account_row(struct table *t, struct desk *desk, struct arena *a,
                        const struct account *account)
{
    const struct person *p = account->person;
    table_cell(t, p->login);
    table_cell(t, p->name);
    table_cell(t, person_roles_text(a, p->roles));
    table_cell(t, password_words(desk, a, &account->password));
    table_cell(t, p->record.is_void ? "停用" : "");
}

static enum status tell_all(struct cli *cli, const struct persons *all, struct err *err)
{
    static const struct table_column columns[] = {{"登录名", false, 0, false},
                                                  {"姓名", false, 0, false},
                                                  {"角色", false, 0, false},
                                                  {"密码", false, 0, false},
                                                  {"", false, 0, false}};
    struct table t = table_start(cli->arena, columns, 5);
    struct json j = json_start(&cli->out);
    enum status status = STATUS_OK;
    if (cli->is_json) {
        json_array(&j);
    }
    for (size_t i = 0; i < all->n && status == STATUS_OK; i++) {
        struct account account = {.person = &all->at[i]};
        status = password_info(cli->desk, account.person->record.id, &account.password, err);
        if (cli->is_json) {
            account_json(&j, cli->arena, &account);
        } else {
            account_row(&t, cli->desk, cli->arena, &account);
        }
    }
    if (cli->is_json) {
        json_array_end(&j);
        json_finish(&j);
    } else {
        table_write(&t, &cli->out);
    }
    return status;
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct persons all;
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = persons_load(cli->desk, cli->arena, &all, err);
    }
    return status == STATUS_OK ? tell_all(cli, &all, err) : status;
}

static enum status run_add(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct person p = {0};
    text_list words = {0};
    const struct option options[] = {{"name", 0, NULL, &p.name, NULL},
                                     {"roles", 0, NULL, &p.roles, NULL},
                                     {"note", 0, NULL, &p.note, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 3, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "登录名", err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    p.login = words.at[0];
    p.name = p.name ? p.name : p.login;
    p.roles = p.roles ? p.roles : "clerk";
    status = person_add(cli->desk, cli->arena, &p, err);
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "已新增用户 %s (%s)\n", p.name,
                   person_roles_text(cli->arena, p.roles));
    }
    return status;
}

static enum status run_set(struct cli *cli, int argc, char **argv, struct err *err)
{
    const char *name = NULL, *roles = NULL, *why = NULL;
    bool is_void = false, is_back = false;
    text_list words = {0};
    struct person base, mine;
    const struct option options[] = {{"name", 0, NULL, &name, NULL},
                                     {"roles", 0, NULL, &roles, NULL},
                                     {"why", 0, NULL, &why, NULL},
                                     {"void", 0, &is_void, NULL, NULL},
                                     {"revive", 0, &is_back, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 5, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "登录名", err);
    }
    if (status == STATUS_OK && !name && !roles && is_void == is_back) {
        status = err_set(err, STATUS_USAGE, "要写明改什么: --name, --roles, --void 或 --revive");
    }
    if (status == STATUS_OK) {
        status = person_find(cli->desk, cli->arena, words.at[0], &base, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    mine = base;
    mine.name = name ? name : base.name;
    mine.roles = roles ? roles : base.roles;
    mine.record.is_void = is_void ? 1 : is_back ? 0 : base.record.is_void;
    return person_save(cli->desk, cli->arena, &base, &mine, why, err);
}

static enum status change_own(struct cli *cli, struct err *err)
{
    struct secret secret = {0};
    enum status status = secret_read_new(cli->desk->me.name, &secret, err);
    if (status == STATUS_OK) {
        status = password_change(cli->desk, cli->arena, secret.text, err);
    }
    secret_wipe(&secret);
    if (status == STATUS_OK) {
        buf_text(&cli->notes, "密码已换\n");
    }
    return status;
}

static enum status give_first(struct cli *cli, const char *login, struct err *err)
{
    struct person who;
    struct secret secret = {0};
    enum status status = person_find(cli->desk, cli->arena, login, &who, err);
    if (status == STATUS_OK) {
        status = password_may_give(cli->desk, &who, err);
    }
    if (status == STATUS_OK) {
        status = secret_read_new(who.name, &secret, err);
    }
    if (status == STATUS_OK) {
        status = password_give(cli->desk, cli->arena, &who, secret.text, err);
    }
    secret_wipe(&secret);
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "已给 %s 初次密码; 登录时要换成自己的\n", who.name);
    }
    return status;
}

static enum status run_password(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK &&
        words.n > 1) { /* what is too much may be a password: not told again */
        status = err_set(err, STATUS_USAGE, "密码不写在命令行上, 谁都看得到; 只写登录名, 密码另问");
    }
    if (status != STATUS_OK) {
        return status;
    }
    bool is_own = words.n == 0 || text_eq(words.at[0], cli->desk->me.login);
    return is_own ? change_own(cli, err) : give_first(cli, words.at[0], err);
}

const struct command cmd_user_list = {"user list", "", "列出用户和角色", true, run_list};
const struct command cmd_user_add = {
    "user add", "登录名 [--name 姓名] [--roles clerk,supervisor...]",
    "新增用户; 角色有 clerk reviewer printer supervisor administrator", true, run_add};
const struct command cmd_user_set = {
    "user set", "登录名 [--name 姓名] [--roles ...] [--void|--revive] [--why 原因]",
    "改用户的姓名, 角色, 停用或恢复", true, run_set};
const struct command cmd_user_password = {"user password", "[登录名]",
                                          "换自己的密码; 写了登录名是管理员给他初次密码. "
                                          "在终端上问 (不显示), 没有终端就读标准输入的第一行",
                                          true, run_password};
