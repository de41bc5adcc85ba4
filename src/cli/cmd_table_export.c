/* shenbao table export: a summary table into a file, to stdout or to a printer. */
#include "base/slice.h"
#include "base/utf8.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/notices.h"
#include "desk/table_export.h"
#include "text/json.h"

struct export_args {
    const char *notice, *format, *encoding;
    struct table_export_options options;
};

static enum status parse_kinds(struct export_args *args, struct err *err)
{
    struct table_export_options *o = &args->options;
    const char *format = args->format ? args->format : o->printer ? "txt" : "csv";
    enum status status = table_format_find(format, &o->format, err);
    o->charset = CHARSET_UTF8;
    bool is_known = !args->encoding || charset_find(args->encoding, &o->charset);
    bool is_written = o->charset == CHARSET_UTF8 || o->charset == CHARSET_UTF8_BOM ||
                      o->charset == CHARSET_GB18030;
    if (status == STATUS_OK && !(is_known && is_written)) {
        status = err_set(err, STATUS_USAGE, "不能写成编码「%s」; 可用 utf-8, utf-8-bom, gb18030",
                         args->encoding);
    }
    if (status == STATUS_OK && args->encoding &&
        (o->format == TABLE_XLSX || o->format == TABLE_PDF)) {
        status = err_set(err, STATUS_USAGE, "%s 没有编码可选; 请去掉 --encoding", format);
    }
    if (status == STATUS_OK && o->printer && o->format != TABLE_TXT && o->format != TABLE_PDF) {
        status = err_set(err, STATUS_USAGE, "打印用文本或 PDF; 请写 --format txt 或 pdf");
    }
    return status;
}

static enum status parse(struct cli *cli, int argc, char **argv, struct export_args *args,
                         struct err *err)
{
    struct table_export_options *o = &args->options;
    text_list words = {0};
    const struct option options[] = {
        {"notice", 0, NULL, &args->notice, NULL}, {"track", 0, NULL, &o->track, NULL},
        {"table", 0, NULL, &o->table, NULL},      {"where", 0, NULL, &o->where, NULL},
        {"format", 0, NULL, &args->format, NULL}, {"encoding", 0, NULL, &args->encoding, NULL},
        {"output", 'o', NULL, &o->path, NULL},    {"printer", 0, NULL, &o->printer, NULL},
    };
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK && !args->notice) {
        status = err_set(err, STATUS_USAGE, "请用 --notice 指明是哪份通知的汇总表");
    }
    if (status == STATUS_OK && o->path && o->printer) {
        status = err_set(err, STATUS_USAGE, "-o 和 --printer 只能用一个");
    }
    o->path = o->path ? o->path : "-";
    return status == STATUS_OK ? parse_kinds(args, err) : status;
}

/* A character the target does not have, or one that old spreadsheets cannot show. */
static bool tell_losses(struct cli *cli, const struct table_exported *done)
{
    bool has_lost = done->losses_n > done->losses_listed;
    for (size_t i = 0; i < done->losses_listed; i++) {
        const struct csv_loss *l = &done->losses[i];
        char text[5] = {0};
        bool is_lost = l->note == ENCODER_LOST;
        has_lost = has_lost || is_lost;
        (void)utf8_encode(l->character, text);
        buf_printf(&cli->notes, "第 %zu 行第 %zu 列: U+%04X %s %s\n", l->row, l->column,
                   (unsigned)l->character, text,
                   is_lost ? "这种编码没有, 写成了 〓" : "按 GBK 打开的旧软件显示不了");
    }
    if (done->losses_n > done->losses_listed) {
        buf_printf(&cli->notes, "共 %zu 个这样的字, 只列出前 %zu 个\n", done->losses_n,
                   done->losses_listed);
    }
    return has_lost;
}

static void tell_done(struct cli *cli, const struct table_export_options *o,
                      const struct table_exported *done)
{
    bool is_stdout = text_eq(o->path, "-") && !o->printer;
    if (done->left_out) {
        buf_printf(&cli->notes, "%s\n", done->left_out);
    }
    if (is_stdout) {
        return;
    }
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        json_object(&j);
        json_put_text(&j, "file", o->printer ? NULL : o->path);
        json_put_int(&j, "rows", done->rows);
        json_put_text(&j, "left_out", done->left_out);
        json_put_int(&j, "losses", (int64_t)done->losses_n);
        json_object_end(&j);
        json_finish(&j);
    } else {
        buf_printf(&cli->notes, "%lld 行已%s %s\n", (long long)done->rows,
                   o->printer ? "送到打印机" : "写入", o->printer ? o->printer : o->path);
    }
}

static enum status run_export(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct export_args args = {0};
    struct notice_row row = {0};
    struct table_exported done = {0};
    enum status status = parse(cli, argc, argv, &args, err);
    if (status == STATUS_OK) {
        status = notice_find(cli->desk, cli->arena, args.notice, &row, err);
    }
    args.options.notice = row.record.id;
    if (status == STATUS_OK) {
        status = table_export(cli->desk, cli->arena, &args.options, &done, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    tell_done(cli, &args.options, &done);
    return tell_losses(cli, &done) ? STATUS_FINDINGS : STATUS_OK;
}

const struct command cmd_table_export = {
    "table export",
    "--notice 通知 [--track 通道] [--table 表] [--where 条件] [--format csv|txt|xlsx|pdf] "
    "[--encoding utf-8|utf-8-bom|gb18030] [-o 文件 | --printer 打印机]",
    "导出汇总表, 与通知附件的表样一致", true, run_export};
