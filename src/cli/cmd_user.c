/* shenbao user …: accounts and roles. */
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/persons.h"
#include "text/json.h"
#include "text/table.h"

static void list_json(struct cli *cli, const struct persons *all)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < all->n; i++) {
        const struct person *p = &all->at[i];
        json_object(&j);
        json_put_text(&j, "login", p->login);
        json_put_text(&j, "name", p->name);
        json_put_text(&j, "roles", p->roles);
        json_put_bool(&j, "void", p->record.is_void);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static void list_text(struct cli *cli, const struct persons *all)
{
    static const struct table_column columns[] = {{"登录名", false, 0, false},
                                                  {"姓名", false, 0, false},
                                                  {"角色", false, 0, false},
                                                  {"", false, 0, false}};
    struct table t = table_start(cli->arena, columns, 4);
    for (size_t i = 0; i < all->n; i++) {
        const struct person *p = &all->at[i];
        table_cell(&t, p->login);
        table_cell(&t, p->name);
        table_cell(&t, person_roles_text(cli->arena, p->roles));
        table_cell(&t, p->record.is_void ? "停用" : "");
    }
    table_write(&t, &cli->out);
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
    if (status == STATUS_OK) {
        (cli->is_json ? list_json : list_text)(cli, &all);
    }
    return status;
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

const struct command cmd_user_list = {"user list", "", "列出用户和角色", true, run_list};
const struct command cmd_user_add = {
    "user add", "登录名 [--name 姓名] [--roles clerk,supervisor...]",
    "新增用户; 角色有 clerk reviewer printer supervisor administrator", true, run_add};
const struct command cmd_user_set = {
    "user set", "登录名 [--name 姓名] [--roles ...] [--void|--revive] [--why 原因]",
    "改用户的姓名, 角色, 停用或恢复", true, run_set};
