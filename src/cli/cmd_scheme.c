/* shenbao review scheme list, show, load, check: how cases are scored and ranked. */
#include "base/file.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/problems_out.h"
#include "desk/scheme_card.h"
#include "desk/schemes.h"
#include "text/json.h"
#include "text/table.h"

static enum status no_words(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    return status == STATUS_OK ? args_count(&words, 0, 0, "", err) : status;
}

/* ---- list -------------------------------------------------------------------------------------- */

static void list_json(struct cli *cli, const struct scheme_entries *all)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < all->n; i++) {
        const struct scheme *s = &all->at[i].scheme;
        json_object(&j);
        json_put_text(&j, "name", s->name);
        json_put_text(&j, "source", s->source);
        json_put_text(&j, "help", s->help);
        json_put_bool(&j, "default", text_eq(s->name, SCHEME_DEFAULT));
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    static const struct table_column columns[] = {
        {"方案", false, 0, false}, {"来源", false, 0, false}, {"说明", false, 0, false}};
    struct scheme_entries all;
    enum status status = no_words(cli, argc, argv, err);
    if (status == STATUS_OK) {
        status = schemes_load(cli->desk, cli->arena, &all, err);
    }
    if (status != STATUS_OK || cli->is_json) {
        if (status == STATUS_OK) {
            list_json(cli, &all);
        }
        return status;
    }
    struct table t = table_start(cli->arena, columns, 3);
    for (size_t i = 0; i < all.n; i++) {
        table_cell(&t, all.at[i].scheme.name);
        table_cell(&t, all.at[i].scheme.source);
        table_cell(&t, all.at[i].scheme.help);
    }
    table_write(&t, &cli->out);
    return STATUS_OK;
}

/* ---- show -------------------------------------------------------------------------------------- */

static enum status run_show(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    bool is_file = false;
    struct scheme_entry entry;
    const struct option options[] = {{.name = "yaml", .flag = &is_file}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "评审方案的名称", err);
    }
    if (status == STATUS_OK) {
        status = scheme_find(cli->desk, cli->arena, words.at[0], &entry, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (is_file) {
        buf_text(&cli->out, entry.file.text);
        cli->is_verbatim = true;
    } else if (cli->is_json) {
        struct json j = json_start(&cli->out);
        scheme_json(&j, &entry.scheme);
        json_finish(&j);
    } else {
        buf_text(&cli->out, scheme_card(cli->arena, &entry.scheme));
    }
    return STATUS_OK;
}

/* ---- check, load ------------------------------------------------------------------------------- */

static enum status check_file(struct cli *cli, const char *path, struct problems *ps,
                              struct err *err)
{
    struct slice text;
    enum status status = file_read(cli->arena, path, YAML_MAX_BYTES, &text, err);
    return status == STATUS_OK ? scheme_problems(cli->arena, text, path, NULL, ps, err) : status;
}

static enum status run_check(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list files = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &files, err);
    if (status == STATUS_OK) {
        status = args_count(&files, 1, SIZE_MAX, "评审方案文件", err);
    }
    return status == STATUS_OK ? problems_check(cli, &files, check_file, err) : status;
}

static enum status load_file(struct cli *cli, const char *path, struct err *err)
{
    struct slice text;
    struct scheme_entry entry;
    enum status status = file_read(cli->arena, path, YAML_MAX_BYTES, &text, err);
    if (status == STATUS_OK) {
        status = scheme_save(cli->desk, cli->arena, text, path, &entry, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "已载入评审方案 %s（%s）\n", entry.scheme.name,
                   entry.scheme.source);
    }
    return status;
}

static enum status run_load(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list files = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &files, err);
    if (status == STATUS_OK) {
        status = args_count(&files, 1, SIZE_MAX, "评审方案文件", err);
    }
    for (size_t i = 0; status == STATUS_OK && i < files.n; i++) {
        status = load_file(cli, files.at[i], err);
    }
    return status;
}

const struct command cmd_scheme_list = {"review scheme list", "", "列出评审方案", true, run_list};
const struct command cmd_scheme_show = {
    "review scheme show", "方案 [--yaml]",
    "一个评审方案怎样打分、汇总、排名次; --yaml 原样输出方案文件", true, run_show};
const struct command cmd_scheme_load = {
    "review scheme load", "文件...", "载入评审方案; 同名的换成新的, 已经开始打分的评审组仍按原来的",
    true, run_load};
const struct command cmd_scheme_check = {"review scheme check", "文件...",
                                         "检查评审方案, 一次列出所有问题", false, run_check};
