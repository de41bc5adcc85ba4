/* shenbao package …: hand-over packages made, received, acknowledged, looked at. */
#include "base/date.h"
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/package_out.h"
#include "desk/notices.h"
#include "desk/package_told.h"
#include "text/table.h"

#define N(options) (sizeof(options) / sizeof *(options))

/* ---- make --------------------------------------------------------------------------------------------- */

struct make_args {
    const char *notice;
    struct package_make_options options;
};

static enum status parse_make(struct cli *cli, int argc, char **argv, struct make_args *args,
                              struct err *err)
{
    struct package_make_options *o = &args->options;
    text_list words = {0};
    const struct option options[] = {
        {"notice", 0, NULL, &args->notice, NULL}, {"track", 0, NULL, &o->track, NULL},
        {"table", 0, NULL, &o->table, NULL},      {"to", 0, NULL, &o->receiver, NULL},
        {"where", 0, NULL, &o->where, NULL},      {"dry-run", 0, &o->is_dry, NULL, NULL},
        {"output", 'o', NULL, &o->path, NULL},
    };
    enum status status = args_parse(cli->arena, argc, argv, options, N(options), &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK && !args->notice) {
        status = err_set(err, STATUS_USAGE, "请用 --notice 指明是哪份通知的汇总表");
    }
    if (status == STATUS_OK && !o->path && !o->is_dry) {
        status = err_set(err, STATUS_USAGE, "请用 -o 写明做成哪个文件, 或用 --dry-run 先看");
    }
    return status;
}

static void made_out(struct cli *cli, const struct package_made *made, const char *path)
{
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        json_object(&j);
        json_put_text(&j, "file", path);
        package_file_json(&j, &made->file);
        package_warnings_json(&j, &made->warnings);
        package_comparison_json(&j, made->last, &made->against_last);
        json_put_id(&j, "batch", made->batch);
        json_object_end(&j);
        json_finish(&j);
        return;
    }
    package_told_file(&cli->out, &made->file);
    package_told_warnings(&cli->out, &made->warnings);
    package_told_comparison(&cli->out, made->last, &made->against_last);
    package_told_parts(&cli->out, &made->file);
    if (made->batch) {
        buf_printf(&cli->notes, "已做成 %s, 第 %lld 号记录; 校验码请写在附函上\n", path,
                   (long long)made->batch);
    } else {
        buf_text(&cli->notes, "只是预览, 什么也没有做\n");
    }
}

static enum status run_make(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct make_args args = {0};
    struct notice_row row = {0};
    struct package_made made;
    enum status status = parse_make(cli, argc, argv, &args, err);
    if (status == STATUS_OK) {
        status = notice_find(cli->desk, cli->arena, args.notice, &row, err);
    }
    args.options.notice = row.record.id;
    if (status == STATUS_OK) {
        status = package_make(cli->desk, cli->arena, &args.options, &made, err);
    }
    if (status == STATUS_OK) {
        made_out(cli, &made, args.options.is_dry ? NULL : args.options.path);
    }
    return status;
}

/* ---- receive ------------------------------------------------------------------------------------------ */

static void counts_json(struct json *j, const struct table_counts *c)
{
    json_key(j, "rows");
    json_object(j);
    json_put_int(j, "read", c->read);
    json_put_int(j, "new", c->new);
    json_put_int(j, "changed", c->changed);
    json_put_int(j, "same", c->same);
    json_put_int(j, "rejected", c->rejected + c->asked);
    json_put_int(j, "gone", c->gone);
    json_object_end(j);
}

static void received_json(struct cli *cli, const struct package_received *r)
{
    struct json j = json_start(&cli->out);
    json_object(&j);
    json_put_bool(&j, "is_ack", r->is_ack);
    if (r->is_ack) {
        json_put_text(&j, "number", r->ack.number);
        json_put_text(&j, "receiver", r->ack.receiver);
        json_put_text(&j, "taken_at", r->ack.taken_at);
    } else {
        package_file_json(&j, &r->file);
        package_warnings_json(&j, &r->warnings);
        package_comparison_json(&j, r->last, &r->against_last);
        counts_json(&j, &r->plan.counts);
    }
    json_put_id(&j, "batch", r->batch);
    json_object_end(&j);
    json_finish(&j);
}

static void tell_batch(struct cli *cli, const struct package_received *r, bool is_dry)
{
    if (is_dry) {
        buf_text(&cli->notes, "只是预览, 什么也没有写入; 收下请加 --yes\n");
    } else if (r->batch && r->is_ack) {
        buf_printf(&cli->notes, "已记在移交包 %s 上, 第 %lld 号记录\n", r->ack.number,
                   (long long)r->batch);
    } else if (r->batch) {
        buf_printf(&cli->notes, "这一批是第 %lld 号, 整批撤销用 shenbao undo %lld\n",
                   (long long)r->batch, (long long)r->batch);
    } else {
        buf_text(&cli->notes, "这份回执已经记过\n");
    }
}

static enum status parse_receive(struct cli *cli, int argc, char **argv,
                                 struct package_receive_options *o, struct err *err)
{
    text_list words = {0};
    bool is_dry = false, is_yes = false;
    const struct option options[] = {
        {"dry-run", 0, &is_dry, NULL, NULL},  {"yes", 0, &is_yes, NULL, NULL},
        {"from", 0, NULL, &o->from, NULL},    {"rejects", 0, NULL, &o->rejects, NULL},
        {"output", 'o', NULL, &o->ack, NULL},
    };
    enum status status = args_parse(cli->arena, argc, argv, options, N(options), &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "移交包或回执", err);
    }
    if (status == STATUS_OK && is_dry && is_yes) {
        status = err_set(err, STATUS_USAGE, "--dry-run 和 --yes 只能用一个");
    }
    o->is_dry = !is_yes;
    o->path = status == STATUS_OK ? words.at[0] : NULL;
    return status;
}

static enum status run_receive(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct package_receive_options o = {0};
    struct package_received received;
    enum status status = parse_receive(cli, argc, argv, &o, err);
    if (status == STATUS_OK) {
        status = package_receive(cli->desk, cli->arena, &o, &received, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        received_json(cli, &received);
    } else {
        package_told_received(&cli->out, &received);
        tell_batch(cli, &received, o.is_dry);
    }
    return received.plan.counts.rejected + received.plan.counts.asked ? STATUS_FINDINGS : STATUS_OK;
}

/* ---- the others ---------------------------------------------------------------------------------------- */

static enum status run_ack(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    const char *path = NULL, *from = NULL;
    const struct option options[] = {{"output", 'o', NULL, &path, NULL},
                                     {"from", 0, NULL, &from, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, N(options), &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "编号", err);
    }
    return status == STATUS_OK
               ? package_ack_again(cli->desk, words.at[0], from, path ? path : "-", err)
               : status;
}

static void list_json(struct cli *cli, const struct package_list *list)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < list->n; i++) {
        const struct package *p = &list->at[i];
        json_object(&j);
        json_put_text(&j, "direction", p->direction);
        json_put_text(&j, "number", p->number);
        json_put_text(&j, "table", p->table_name);
        json_put_text(&j, "sender", p->sender);
        json_put_text(&j, "receiver", p->receiver);
        json_put_int(&j, "rows", p->rows);
        json_put_text(&j, "digest", p->digest);
        json_put_text(&j, "taken_at",
                      p->taken_at == NUMBER_NONE ? NULL : instant_text(cli->arena, p->taken_at));
        json_put_text(&j, "acked_at",
                      p->acked_at == NUMBER_NONE ? NULL : instant_text(cli->arena, p->acked_at));
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static void list_text(struct cli *cli, const struct package_list *list)
{
    static const struct table_column columns[] = {
        {"收发", false, 0, false},  {"编号", false, 0, false}, {"汇总表", false, 24, false},
        {"对方", false, 24, false}, {"件数", true, 0, false},  {"校验码", false, 0, false},
        {"", false, 0, false}};
    struct table t = table_start(cli->arena, columns, N(columns));
    for (size_t i = 0; i < list->n; i++) {
        const struct package *p = &list->at[i];
        bool is_in = text_eq(p->direction, "in");
        table_cell(&t, is_in ? "收" : "发");
        table_cell(&t, p->number);
        table_cell(&t, p->table_name);
        table_cell(&t, is_in ? p->sender : p->receiver);
        table_number(&t, p->rows);
        table_cell(&t, package_check_code(cli->arena, p->digest));
        table_cell(&t, package_told_state(cli->arena, p));
    }
    table_write(&t, &cli->out);
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct package_list list;
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = package_list_load(cli->desk, cli->arena, &list, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        list_json(cli, &list);
    } else if (status == STATUS_OK) {
        list_text(cli, &list);
    }
    return status;
}

static enum status run_show(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    const char *against = NULL;
    struct package_file file, old;
    struct package_comparison c = {0};
    const struct option options[] = {{"against", 0, NULL, &against, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, N(options), &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "移交包", err);
    }
    if (status == STATUS_OK) {
        status = package_file_read(cli->arena, words.at[0], &file, err);
    }
    if (status == STATUS_OK && against) {
        status = package_file_read(cli->arena, against, &old, err);
    }
    if (status == STATUS_OK && against) {
        status = package_compare(cli->arena, old.parts[PACKAGE_SUBMISSIONS].bytes,
                                 file.parts[PACKAGE_SUBMISSIONS].bytes, &c, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        json_object(&j);
        package_file_json(&j, &file);
        package_comparison_json(&j, against ? old.number : NULL, &c);
        json_object_end(&j);
        json_finish(&j);
        return STATUS_OK;
    }
    package_told_file(&cli->out, &file);
    package_told_parts(&cli->out, &file);
    buf_text(&cli->out, "核对: 各文件与清单相符\n");
    if (against) {
        package_told_comparison(&cli->out, old.number, &c);
    }
    return STATUS_OK;
}

const struct command cmd_package_make = {
    "package make",
    "--notice 通知 [--track 通道] [--table 表] [--where 条件] [--to 单位] {-o 文件 | --dry-run}",
    "把一张汇总表和它的申报件, 收件做成移交包, 交给上一级; 转发的通知选上的件在上级通知的表里",
    true, run_make};
const struct command cmd_package_receive = {
    "package receive", "文件 [--dry-run | --yes] [--from 推荐单位] [--rejects 文件] [-o 回执]",
    "收下级的移交包, 或上级的回执: 先核对, 加 --yes 才写入", true, run_receive};
const struct command cmd_package_ack = {"package ack", "编号 [--from 报送单位] [-o 文件]",
                                        "再出一次收到的移交包的回执", true, run_ack};
const struct command cmd_package_list = {"package list", "", "移交过和收过的移交包", true,
                                         run_list};
const struct command cmd_package_show = {"package show", "文件 [--against 旧的移交包]",
                                         "说明一个移交包并核对, 或列出与另一个的变更对照; 不写入",
                                         true, run_show};
