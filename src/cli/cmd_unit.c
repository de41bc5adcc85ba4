/* shenbao unit …: found, added, told apart, merged. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/line.h"
#include "cli/list.h"
#include "desk/data_files.h"
#include "desk/limits.h"
#include "desk/regions.h"
#include "desk/unit_pairs.h"
#include "desk/units.h"
#include "text/json.h"
#include "text/key.h"
#include "text/table.h"

#define MAX_PAIRS 1000
#define MAX_PARTS 1000

static enum status unit_json(struct cli *cli, struct json *j, const struct unit *u, struct err *err)
{
    struct unit_aliases aliases;
    enum status status = unit_aliases_load(cli->desk, cli->arena, u->record.id, &aliases, err);
    if (status != STATUS_OK) {
        return status;
    }
    json_object(j);
    json_put_int(j, "id", u->record.id);
    json_put_text(j, "name", u->name);
    json_put_text(j, "credit_code", u->credit_code);
    json_put_text(j, "kind", u->kind);
    json_put_text(j, "class", u->class);
    json_put_text(j, "region", u->region);
    json_key(j, "aliases");
    json_array(j);
    for (size_t i = 0; i < aliases.n; i++) {
        json_text(j, aliases.at[i].name);
    }
    json_array_end(j);
    json_put_text(j, "contact", u->contact);
    json_put_text(j, "phone", u->phone);
    json_put_text(j, "email", u->email);
    json_put_id(j, "merged_into", u->merged_into);
    json_put_id(j, "merged_via", u->merged_via);
    json_object_end(j);
    return STATUS_OK;
}

static enum status list_row(struct cli *cli, int64_t id, struct table *t, struct err *err)
{
    struct unit unit = {0}, *u = &unit;
    enum status status = unit_load(cli->desk, cli->arena, id, u, err);
    if (status != STATUS_OK) {
        return status;
    }
    table_number(t, u->record.id);
    table_cell(t, u->name);
    table_cell(t, u->credit_code);
    table_cell(t, unit_class_name(cli->desk, u->class));
    table_cell(t, region_name(cli->desk, u->region));
    table_cell(t, u->merged_into ? arena_printf(cli->arena, "并入 #%lld", (long long)u->merged_into)
                                 : "");
    return STATUS_OK;
}

static enum status list_json(struct cli *cli, int64_t id, struct json *j, struct err *err)
{
    struct unit u = {0};
    enum status status = unit_load(cli->desk, cli->arena, id, &u, err);
    return status == STATUS_OK ? unit_json(cli, j, &u, err) : status;
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    static const struct table_column columns[] = {
        {"编号", true, 0, false},  {"名称", false, 0, false}, {"信用代码", false, 0, false},
        {"类别", false, 0, false}, {"地区", false, 0, false}, {"", false, 0, false}};
    static const struct list_command list = {"unit", false, columns, 6, list_json, list_row};
    return cli_list(cli, argc, argv, &list, err);
}

static enum status named_unit(struct cli *cli, int argc, char **argv, struct unit *u,
                              struct err *err)
{
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "单位", err);
    }
    return status == STATUS_OK ? unit_find(cli->desk, cli->arena, words.at[0], u, err) : status;
}

/* What it has used of every limit that binds it. */
static void show_limits(struct cli *cli, const struct limit_lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        const struct limit_line *l = &lines->at[i];
        bool is_open = l->result.state == LIMIT_UNDETERMINED;
        const char *clause =
            l->result.clause ? arena_printf(cli->arena, " (%s)", l->result.clause) : "";
        cli_line(cli, "上限",
                 arena_printf(cli->arena, "%s号 %s%s", l->code, is_open ? l->sentence : l->brief,
                              clause));
    }
}

static enum status show_text(struct cli *cli, const struct unit *u, struct err *err)
{
    struct unit_parts parts;
    struct unit_aliases aliases;
    struct limit_lines limits;
    enum status status = unit_aliases_load(cli->desk, cli->arena, u->record.id, &aliases, err);
    if (status == STATUS_OK) {
        status = unit_parts_load(cli->desk, cli->arena, u->record.id, MAX_PARTS, &parts, err);
    }
    if (status == STATUS_OK) {
        status = limits_of_unit(cli->desk, cli->arena, u->record.id, &limits, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    buf_printf(&cli->out, "%s  #%lld\n", u->name, (long long)u->record.id);
    cli_line(cli, "信用代码", u->credit_code);
    cli_line(cli, "类别", unit_class_name(cli->desk, u->class));
    cli_line(cli, "地区", region_name(cli->desk, u->region));
    cli_line(cli, "联系人", u->contact);
    cli_line(cli, "电话", u->phone);
    cli_line(cli, "邮箱", u->email);
    for (size_t i = 0; i < aliases.n; i++) {
        cli_line(cli, "又名", aliases.at[i].name);
    }
    show_limits(cli, &limits);
    for (size_t i = 0; i < parts.n; i++) {
        buf_printf(&cli->out, "%s%s  %s  %s\n", i ? "" : "\n参加的申报件\n",
                   submission_no(cli->arena, parts.at[i].submission.record.id),
                   parts.at[i].is_lead ? "牵头" : "联合", parts.at[i].submission.title);
    }
    return STATUS_OK;
}

static enum status run_show(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct unit u = {0};
    enum status status = named_unit(cli, argc, argv, &u, err);
    if (status != STATUS_OK || !cli->is_json) {
        return status == STATUS_OK ? show_text(cli, &u, err) : status;
    }
    struct json j = json_start(&cli->out);
    status = unit_json(cli, &j, &u, err);
    if (status == STATUS_OK) {
        json_finish(&j);
    }
    return status;
}

static enum status add_aliases(struct cli *cli, int64_t unit, const text_list *names,
                               struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < names->n && status == STATUS_OK; i++) {
        struct unit_alias alias = unit_alias_typed(cli->arena, names->at[i]);
        alias.unit = unit;
        status = unit_alias_add(cli->desk, cli->arena, &alias, err);
    }
    return status;
}

static enum status print_unit(struct cli *cli, int64_t id, struct err *err)
{
    struct unit u = {0};
    enum status status = unit_load(cli->desk, cli->arena, id, &u, err);
    if (status == STATUS_OK && cli->is_json) {
        struct json j = json_start(&cli->out);
        status = unit_json(cli, &j, &u, err);
        if (status == STATUS_OK) {
            json_finish(&j);
        }
    } else if (status == STATUS_OK) {
        buf_printf(&cli->out, "#%lld %s\n", (long long)id, u.name);
    }
    return status;
}

static enum status run_add(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct unit u = {0};
    const char *why = NULL, *code = NULL;
    int64_t same = 0;
    text_list words = {0}, aliases = {0};
    const struct option options[] = {{"name", 0, NULL, &u.name, NULL},
                                     {"code", 0, NULL, &code, NULL},
                                     {"credit-code", 0, NULL, &code, NULL},
                                     {"kind", 0, NULL, &u.kind, NULL},
                                     {"class", 0, NULL, &u.class, NULL},
                                     {"region", 0, NULL, &u.region, NULL},
                                     {"contact", 0, NULL, &u.contact, NULL},
                                     {"phone", 0, NULL, &u.phone, NULL},
                                     {"email", 0, NULL, &u.email, NULL},
                                     {"alias", 0, NULL, NULL, &aliases},
                                     {"why", 0, NULL, &why, NULL}};
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, u.name ? 0 : 1, u.name ? 0 : 1, "单位名称", err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    u.name = text_clean(cli->arena, slice_of(u.name ? u.name : words.at[0]), false);
    u.credit_code = code ? unit_code_report(cli->arena, code).code : NULL;
    status = unit_match(cli->desk, cli->arena, u.credit_code, u.name, &same, err);
    if (status == STATUS_OK && same) {
        return err_set(err, STATUS_DATA, "已有单位 #%lld「%s」, 没有重复登记", (long long)same,
                       unit_name(cli->desk, cli->arena, same));
    }
    if (status == STATUS_OK) {
        status = unit_settle(cli->desk, cli->arena, &u, err);
    }
    if (status == STATUS_OK) {
        status = unit_save(cli->desk, cli->arena, NULL, &u, why, err);
    }
    if (status == STATUS_OK) {
        status = add_aliases(cli, u.record.id, &aliases, err);
    }
    return status == STATUS_OK ? print_unit(cli, u.record.id, err) : status;
}

static enum status set_fields(struct cli *cli, const text_list *words, struct unit *u,
                              struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 1; i < words->n && status == STATUS_OK; i++) {
        struct args_pair pair = {0};
        status = args_pair(cli->arena, words->at[i], "栏=值", &pair, err);
        if (status == STATUS_OK) {
            status = unit_set(cli->arena, u, pair.name, pair.value, err);
        }
    }
    return status == STATUS_OK ? unit_settle(cli->desk, cli->arena, u, err) : status;
}

static enum status run_set(struct cli *cli, int argc, char **argv, struct err *err)
{
    const char *why = NULL;
    text_list words = {0};
    struct unit base = {0}, mine;
    const struct option options[] = {{"why", 0, NULL, &why, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, 20, "单位 栏=值", err);
    }
    if (status == STATUS_OK) {
        status = unit_find(cli->desk, cli->arena, words.at[0], &base, err);
    }
    mine = base;
    if (status == STATUS_OK) {
        status = set_fields(cli, &words, &mine, err);
    }
    return status == STATUS_OK ? unit_save(cli->desk, cli->arena, &base, &mine, why, err) : status;
}

static enum status run_check_code(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "信用代码", err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct code_report r = unit_code_report(cli->arena, words.at[0]);
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        json_object(&j);
        json_put_text(&j, "code", r.code);
        json_put_bool(&j, "valid", r.is_valid);
        json_put_id(&j, "position", r.position);
        json_put_text(&j, "text", r.text);
        json_put_text(&j, "repair", r.repair);
        json_object_end(&j);
        json_finish(&j);
    } else {
        buf_printf(&cli->out, "%s  %s%s%s\n", r.code, r.is_valid ? "校验对" : r.text,
                   r.repair ? "; 也许是 " : "", text_or_empty(r.repair));
    }
    return r.is_valid ? STATUS_OK : STATUS_FINDINGS;
}

static void pairs_text(struct cli *cli, const struct unit_pairs *pairs)
{
    for (size_t i = 0; i < pairs->n; i++) {
        const struct unit_pair *p = &pairs->at[i];
        buf_printf(&cli->out, "#%lld %s\n#%lld %s\n  %s%s%s\n", (long long)p->left.record.id,
                   p->left.name, (long long)p->right.record.id, p->right.name,
                   same_reason_text(p->reason), p->told_by ? "; 不是同一家 " : "",
                   text_or_empty(p->told_by));
    }
}

static void pairs_json(struct cli *cli, const struct unit_pairs *pairs)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < pairs->n; i++) {
        const struct unit_pair *p = &pairs->at[i];
        json_object(&j);
        json_put_int(&j, "left", p->left.record.id);
        json_put_text(&j, "left_name", p->left.name);
        json_put_int(&j, "right", p->right.record.id);
        json_put_text(&j, "right_name", p->right.name);
        json_put_text(&j, "reason", same_reason_text(p->reason));
        json_put_text(&j, "told_apart_by", p->told_by);
        json_put_text(&j, "why", p->why);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static enum status run_duplicates(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct unit_pairs pairs = {0};
    bool wants_apart = false;
    text_list words = {0};
    const struct option options[] = {{"apart", 0, &wants_apart, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = wants_apart ? unit_pairs_told_apart(cli->desk, cli->arena, &pairs, err)
                             : unit_duplicates(cli->desk, cli->arena, MAX_PAIRS, &pairs, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        pairs_json(cli, &pairs);
    } else if (status == STATUS_OK) {
        pairs_text(cli, &pairs);
    }
    return status;
}

static enum status run_differ(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct unit_apart act = {0};
    struct unit pair[2] = {0};
    text_list words = {0};
    const struct option options[] = {{"why", 0, NULL, &act.why, NULL},
                                     {"clear", 0, &act.is_taken_back, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 2, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, 2, "两个单位", err);
    }
    for (size_t i = 0; i < 2 && status == STATUS_OK; i++) {
        status = unit_find_row(cli->desk, cli->arena, words.at[i], &pair[i], err);
    }
    act.one = pair[0].record.id;
    act.other = pair[1].record.id;
    return status == STATUS_OK ? unit_tell_apart(cli->desk, cli->arena, &act, err) : status;
}

const struct command cmd_unit_list = {
    "unit list", "[--where 条件] [--order 列] [--reverse] [--void]", "列出单位", true, run_list};
const struct command cmd_unit_show = {"unit show", "单位", "一个单位和它参加的申报件", true,
                                      run_show};
const struct command cmd_unit_add = {
    "unit add", "名称 [--code 信用代码] [--class 类别] [--region 地区] [--alias 又名]...",
    "登记单位; 信用代码不对的说明错在哪一位", true, run_add};
const struct command cmd_unit_set = {
    "unit set", "单位 栏=值... [--why 理由]",
    "改单位的一栏或几栏; 栏=空 清掉; 信用代码不对而要留着的, 主管写理由", true, run_set};
const struct command cmd_unit_check_code = {"unit check-code", "信用代码",
                                            "核对信用代码, 指出错在哪一位", false, run_check_code};
const struct command cmd_unit_duplicates = {"unit duplicates", "[--apart]",
                                            "疑似同一单位的, 成对列出; --apart 是已定不是同一家的",
                                            true, run_duplicates};
const struct command cmd_unit_differ = {"unit differ", "单位A 单位B [--why 依据] [--clear]",
                                        "确认两个单位不是同一家, 今后不再提 (--clear 收回)", true,
                                        run_differ};
