/* shenbao reviewer import: a list of experts looked at, or taken in as one batch. */
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/list_file_out.h"
#include "desk/reviewer_import.h"

static void plan_json(struct cli *cli, const struct reviewer_plan *p, const char *path)
{
    struct json j = json_start(&cli->out);
    json_object(&j);
    list_file_json(&j, &p->file, path);
    json_put_int(&j, "relations", p->relations);
    json_key(&j, "new_units");
    json_array(&j);
    for (size_t i = 0; i < p->new_units.n; i++) {
        json_text(&j, p->new_units.at[i]);
    }
    json_array_end(&j);
    json_put_id(&j, "batch", p->batch);
    json_object_end(&j);
    json_finish(&j);
}

static void plan_text(struct cli *cli, const struct reviewer_plan *p, bool is_dry)
{
    list_file_text(cli, &p->file, is_dry ? "写入后" : "已写入");
    if (p->relations) {
        buf_printf(&cli->out, "新的关系 %lld 项\n", (long long)p->relations);
    }
    for (size_t i = 0; i < p->new_units.n; i++) {
        buf_printf(&cli->out, "新单位  %s\n", p->new_units.at[i]);
    }
    list_file_batch(cli, p->batch, is_dry);
}

static enum status run_import(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    const char *encoding = NULL;
    struct reviewer_import o = {0};
    struct reviewer_plan plan = {0};
    const struct option options[] = {{"encoding", 0, NULL, &encoding, NULL},
                                     {"dry-run", 0, &o.is_dry, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 2, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "文件", err);
    }
    if (status == STATUS_OK && encoding && !charset_find(encoding, &o.charset)) {
        status = err_set(err, STATUS_USAGE, "不认识编码「%s」; 有: auto utf-8 utf-16 gb18030 gbk",
                         encoding);
    }
    if (status == STATUS_OK) {
        o.path = words.at[0];
        status = reviewer_import(cli->desk, cli->arena, &o, &plan, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        plan_json(cli, &plan, o.path);
    } else {
        plan_text(cli, &plan, o.is_dry);
    }
    return list_file_status(&plan.file);
}

const struct command cmd_reviewer_import = {
    "reviewer import", "文件 [--encoding 编码] [--dry-run]",
    "导入专家名单 (CSV): 先看 (--dry-run), 再作为一批写入; 空格不动原来的", true, run_import};
