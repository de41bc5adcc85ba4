/* shenbao rank export: the list to be recommended, or all of a ranking, as a table. */
#include <string.h>

#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/rank_choice.h"
#include "desk/ranking_export.h"

/* As asked, else as the name of the file ends, else CSV. */
static enum status format_of(const struct rank_choice *c, enum table_format *out, struct err *err)
{
    const char *ending = c->file ? strrchr(c->file, '.') : NULL;
    struct err unknown = {.arena = err->arena};
    *out = TABLE_CSV;
    if (!c->format) {
        bool is_known = ending && table_format_find(ending + 1, out, &unknown) == STATUS_OK &&
                        *out != TABLE_PDF;
        *out = is_known ? *out : TABLE_CSV;
        return STATUS_OK;
    }
    enum status status = table_format_find(c->format, out, err);
    return status == STATUS_OK && *out == TABLE_PDF
               ? err_set(err, STATUS_USAGE, "名次表的 PDF 是文书: shenbao print ranked-list")
               : status;
}

static enum status charset_of(const struct rank_choice *c, enum table_format format,
                              enum charset *out, struct err *err)
{
    *out = format == TABLE_TXT ? CHARSET_UTF8 : CHARSET_UTF8_BOM;
    if (!c->encoding) {
        return STATUS_OK;
    }
    if (format == TABLE_XLSX) {
        return err_set(err, STATUS_USAGE, "xlsx 没有编码可选; 请去掉 --encoding");
    }
    return charset_find(c->encoding, out) && *out != CHARSET_DETECT
               ? STATUS_OK
               : err_set(err, STATUS_USAGE, "不认识的编码 %s; 可用 utf-8, utf-8-bom, gb18030",
                         c->encoding);
}

static enum status run_export(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct rank_choice c = {0};
    struct ranking_official official;
    struct ranking_exported x;
    struct ranking_export how = {.path = "-"};
    enum status status = rank_choice_parse(cli, argc, argv, &c, err);
    if (status == STATUS_OK) {
        status = args_count(&c.words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = format_of(&c, &how.format, err);
    }
    if (status == STATUS_OK) {
        status = charset_of(&c, how.format, &how.charset, err);
    }
    if (status == STATUS_OK) {
        status = rank_choice_notice(cli, &c, err);
    }
    if (status == STATUS_OK) {
        status = ranking_official_load(cli->desk, cli->arena, &c.wanted, &official, err);
    }
    how.path = c.file ? c.file : how.path;
    how.is_whole = c.is_whole;
    if (status == STATUS_OK) {
        status = ranking_export(cli->desk, cli->arena, &official, &how, &x, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    buf_printf(&cli->notes, "%zu 行; %s\n%s\n", x.rows, x.chosen.text,
               ranking_official_text(cli->arena, &official));
    return x.chosen.is_over || x.chosen.open ? STATUS_FINDINGS : STATUS_OK;
}

const struct command cmd_rank_export = {
    "rank export",
    "--notice 通知 [--track 通道] [--direction 方向] [--cut 数] [--all] [--format csv|xlsx|txt] "
    "[--encoding 编码] [-o 文件]",
    "入围的按次序存成推荐汇总表, 再核一遍名额; --all 存整张名次表", true, run_export};
