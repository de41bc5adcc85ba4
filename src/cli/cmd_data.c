/* shenbao data list, load: unit classes, regions and calendars of this desk. */
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/data_load.h"
#include "text/json.h"

/* ---- list ------------------------------------------------------------------------------------------------ */

static void list_json(struct cli *cli, const struct data_files_list *files)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < files->n; i++) {
        json_object(&j);
        json_put_text(&j, "kind", files->at[i].kind);
        json_put_text(&j, "name", files->at[i].name);
        json_put_text(&j, "digest", files->at[i].digest);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct data_files_list files;
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = data_files_load(cli->desk, cli->arena, &files, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        list_json(cli, &files);
    }
    for (size_t i = 0; status == STATUS_OK && !cli->is_json && i < files.n; i++) {
        buf_printf(&cli->out, "%s  %s  %.12s\n", data_kind_name(files.at[i].kind), files.at[i].name,
                   files.at[i].digest);
    }
    return status;
}

/* ---- load ------------------------------------------------------------------------------------------------ */

static void tell_text(struct cli *cli, const struct data_candidate *c)
{
    for (size_t i = 0; i < c->problems.n; i++) {
        buf_printf(&cli->notes, "%s:%d:%d: %s\n", c->path, c->problems.at[i].line,
                   c->problems.at[i].column, c->problems.at[i].text);
    }
    if (c->kind && !c->problems.n && !cli->is_json) {
        buf_printf(&cli->out, "%s: %s %s%s\n", c->path, data_kind_name(c->kind), c->name,
                   c->is_same  ? ", 与本台的一字不差"
                   : c->is_new ? ", 本台还没有"
                               : "");
    }
    for (size_t i = 0; !c->is_same && !cli->is_json && !c->problems.n && i < c->changes.n; i++) {
        buf_printf(&cli->out, "  %s\n", c->changes.at[i]);
    }
}

static void tell_json(struct json *j, const struct data_candidate *c)
{
    json_object(j);
    json_put_text(j, "file", c->path);
    json_put_text(j, "kind", c->kind);
    json_put_text(j, "name", c->name);
    json_put_bool(j, "new", c->is_new);
    json_put_bool(j, "same", c->is_same);
    json_key(j, "changes");
    json_array(j);
    for (size_t i = 0; !c->is_same && i < c->changes.n; i++) {
        json_text(j, c->changes.at[i]);
    }
    json_array_end(j);
    json_object_end(j);
}

static enum status load_one(struct cli *cli, const char *path, bool is_dry, struct json *j,
                            struct err *err)
{
    struct data_candidate c;
    enum status status = data_candidate_read(cli->desk, cli->arena, path, &c, err);
    if (status != STATUS_OK) {
        return status;
    }
    tell_text(cli, &c);
    if (!c.kind || c.problems.n || (!is_dry && !c.is_same)) {
        status = data_candidate_load(cli->desk, cli->arena, &c, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        tell_json(j, &c);
    }
    return status;
}

static enum status run_load(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list files = {0};
    bool is_dry = false;
    struct json j = json_start(&cli->out);
    const struct option options[] = {{.name = "dry-run", .flag = &is_dry}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &files, err);
    if (status == STATUS_OK) {
        status = args_count(&files, 1, SIZE_MAX, "数据文件", err);
    }
    if (cli->is_json) {
        json_array(&j);
    }
    for (size_t i = 0; i < files.n && status == STATUS_OK; i++) {
        status = load_one(cli, files.at[i], is_dry, &j, err);
    }
    if (cli->is_json) {
        json_array_end(&j);
        json_finish(&j);
    }
    return status;
}

const struct command cmd_data_list = {"data list", "", "列出本台的单位类别, 行政区划和日历", true,
                                      run_list};
const struct command cmd_data_load = {
    "data load", "文件... [--dry-run]",
    "载入单位类别, 行政区划或日历, 替换同名的; --dry-run 只列出会改什么", true, run_load};
