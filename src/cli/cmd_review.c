/* shenbao review import, export: score sheets as files. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/panels.h"
#include "desk/sheet_import.h"
#include "text/json.h"
#include "text/table.h"

static enum status find_charset(const char *name, enum charset *out, struct err *err)
{
    return !name || charset_find(name, out)
               ? STATUS_OK
               : err_set(err, STATUS_USAGE, "不认识编码「%s」; 有: auto utf-8 utf-8-bom gb18030",
                         name);
}

static void texts_json(struct json *j, const char *key, const char *const *at, size_t n)
{
    json_key(j, key);
    json_array(j);
    for (size_t i = 0; i < n; i++) {
        json_text(j, at[i]);
    }
    json_array_end(j);
}

static void problems_json(struct json *j, const struct table_problems *p)
{
    json_key(j, "problems");
    json_array(j);
    for (size_t i = 0; i < p->n; i++) {
        json_object(j);
        json_put_int(j, "line", p->at[i].line);
        json_put_int(j, "column", (int64_t)p->at[i].column);
        json_put_text(j, "heading", p->at[i].heading);
        json_put_text(j, "severity", severity_id(p->at[i].severity));
        json_put_text(j, "code", p->at[i].code);
        json_put_text(j, "text", p->at[i].text);
        json_object_end(j);
    }
    json_array_end(j);
}

static void import_json(struct cli *cli, const struct sheet_import *r, const char *path)
{
    struct json j = json_start(&cli->out);
    json_object(&j);
    json_put_text(&j, "file", path);
    json_put_text(&j, "encoding", r->is_book ? "xlsx" : charset_name(r->charset));
    json_put_int(&j, "header_line", r->header_line);
    json_put_text(&j, "scheme", r->scheme);
    json_key(&j, "rows");
    json_object(&j);
    json_put_int(&j, "read", r->rows.read);
    json_put_int(&j, "blank", r->rows.blank);
    json_put_int(&j, "new", r->rows.new);
    json_put_int(&j, "changed", r->rows.changed);
    json_put_int(&j, "same", r->rows.same);
    json_put_int(&j, "rejected", r->rows.rejected);
    json_object_end(&j);
    json_put_id(&j, "batch", r->batch);
    texts_json(&j, "panels", r->panels.at, r->panels.n);
    texts_json(&j, "new_reviewers", r->new_reviewers.at, r->new_reviewers.n);
    problems_json(&j, &r->problems);
    json_put_int(&j, "problems_total", r->problems.total);
    json_object_end(&j);
    json_finish(&j);
}

static void problems_text(struct cli *cli, const struct table_problems *p, bool is_book)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct table_problem *one = &p->at[i];
        buf_printf(&cli->out, "%s  %s  %s\n", severity_name(one->severity),
                   table_place(cli->arena, is_book, one->line, one->column), one->text);
    }
    if (p->total > (int64_t)p->n) {
        buf_printf(&cli->out, "... 共 %lld 处, 只列出前 %zu 处\n", (long long)p->total, p->n);
    }
}

static void names_text(struct cli *cli, const char *what, const char *const *at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buf_printf(&cli->out, "%s  %s\n", what, at[i]);
    }
}

static void import_text(struct cli *cli, const struct sheet_import *r,
                        const struct sheet_import_options *o)
{
    buf_printf(&cli->out, "%s  %s  表头第 %d 行  方案 %s\n", r->file,
               r->is_book ? "xlsx" : charset_name(r->charset), r->header_line, r->scheme);
    names_text(cli, "评审组", r->panels.at, r->panels.n);
    names_text(cli, "新专家", r->new_reviewers.at, r->new_reviewers.n);
    problems_text(cli, &r->problems, r->is_book);
    buf_printf(&cli->out, "%s: 新增 %lld  修改 %lld  不变 %lld  拒收 %lld  未打 %lld\n",
               o->is_dry ? "写入后" : "已写入", (long long)r->rows.new, (long long)r->rows.changed,
               (long long)r->rows.same, (long long)r->rows.rejected, (long long)r->rows.blank);
    if (r->batch && o->is_draft) {
        buf_printf(&cli->notes, "这一批是第 %lld 号, 整批撤销用 shenbao undo %lld\n",
                   (long long)r->batch, (long long)r->batch);
    } else if (r->batch) {
        buf_printf(&cli->notes, "这一批是第 %lld 号; 封存了, 不能撤销, 错了由主管逐份退回\n",
                   (long long)r->batch);
    } else {
        buf_text(&cli->notes, o->is_dry ? "只是预览, 什么也没有写入\n" : "没有要写入的\n");
    }
}

static enum status run_import(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct sheet_import_options o = {0};
    struct sheet_import result;
    const char *encoding = NULL;
    text_list words = {0};
    const struct option options[] = {
        {"panel", 0, NULL, &o.panel, NULL},
        {"scheme", 0, NULL, &o.scheme, NULL},
        {"encoding", 0, NULL, &encoding, NULL},
        {"draft", 0, &o.is_draft, NULL, NULL},
        {"add-reviewers", 0, &o.adds_reviewers, NULL, NULL},
        {"dry-run", 0, &o.is_dry, NULL, NULL},
    };
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "文件", err);
    }
    if (status == STATUS_OK) {
        status = find_charset(encoding, &o.charset, err);
    }
    if (status == STATUS_OK) {
        o.path = words.at[0];
        status = sheet_import(cli->desk, cli->arena, &o, &result, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        import_json(cli, &result, o.path);
    } else {
        import_text(cli, &result, &o);
    }
    return result.rows.rejected ? STATUS_FINDINGS : STATUS_OK;
}

const struct command cmd_review_import = {
    "review import",
    "文件 [--panel 评审组] [--scheme 方案] [--draft] [--add-reviewers] [--encoding 编码] "
    "[--dry-run]",
    "导入打分表: 一行一份, 表头是 申报件号, 专家, 各指标, 意见; 写入即封存, --draft 存草稿", true,
    run_import};

static enum status run_export(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct sheet_export_options o = {.charset = CHARSET_UTF8_BOM, .path = "-"};
    struct panel panel = {0};
    struct reviewer reviewer = {0};
    const char *name = NULL, *encoding = NULL;
    int64_t rows = 0;
    text_list words = {0};
    const struct option options[] = {
        {"reviewer", 0, NULL, &name, NULL},
        {"encoding", 0, NULL, &encoding, NULL},
        {"output", 'o', NULL, &o.path, NULL},
    };
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "评审组", err);
    }
    if (status == STATUS_OK) {
        status = find_charset(encoding, &o.charset, err);
    }
    if (status == STATUS_OK) {
        status = panel_find(cli->desk, cli->arena, words.at[0], &panel, err);
    }
    if (status == STATUS_OK && name) {
        status = reviewer_find(cli->desk, cli->arena, name, &reviewer, err);
    }
    if (status == STATUS_OK) {
        o.panel = panel.record.id;
        o.reviewer = reviewer.record.id;
        status = sheet_export(cli->desk, cli->arena, &o, &rows, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "%lld 份打分表\n", (long long)rows);
    }
    return status;
}

const struct command cmd_review_export = {
    "review export", "评审组 [--reviewer 专家] [--encoding 编码] [-o 文件]",
    "打分表存成 CSV 或 xlsx (看文件名), 拿到别处填, 再用 review import 收回", true, run_export};
