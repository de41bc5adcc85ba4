/* shenbao submission …: cases listed, shown, added, edited, withdrawn. */
#include <string.h>

#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/limits_out.h"
#include "cli/line.h"
#include "cli/list.h"
#include "desk/as_received.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "model/fields.h"
#include "text/json.h"
#include "text/table.h"

static void fields_json(struct cli *cli, struct json *j, const char *text)
{
    struct named_value *values;
    size_t n = fields_parse(cli->arena, text, &values);
    json_key(j, "fields");
    json_object(j);
    for (size_t i = 0; i < n; i++) {
        if (!received_is(values[i].id)) {
            json_put_text(j, values[i].id, values[i].value);
        }
    }
    json_object_end(j);
}

static void view_json(struct cli *cli, struct json *j, const struct submission_view *v,
                      const struct limit_lines *limits)
{
    const struct submission *s = &v->submission;
    json_object(j);
    json_put_text(j, "no", submission_no(cli->arena, s->record.id));
    json_put_text(j, "notice", v->notice);
    json_put_text(j, "track", s->track);
    json_put_text(j, "direction", s->direction);
    json_put_text(j, "title", s->title);
    json_put_text(j, "applicant", v->lead);
    json_key(j, "partners");
    json_array(j);
    for (size_t i = 0; i < v->partners.n; i++) {
        json_text(j, v->partners.at[i]);
    }
    json_array_end(j);
    json_put_text(j, "contact", s->contact);
    json_put_text(j, "phone", s->phone);
    json_put_text(j, "email", s->email);
    json_put_text(j, "contact_info", s->contact_info);
    json_put_text(j, "recommender", v->recommender);
    json_key(j, "order");
    if (s->list_order == NUMBER_NONE) {
        json_null(j);
    } else {
        json_int(j, s->list_order);
    }
    json_put_text(j, "state", s->state);
    json_put_text(j, "state_why", s->state_why);
    json_put_text(j, "state_clause", s->state_clause);
    json_put_text(j, "correction_due", v->due == DAY_NONE ? NULL : day_text(cli->arena, v->due));
    json_put_text(j, "credit_code", s->credit_code);
    json_put_bool(j, "void", s->record.is_void);
    fields_json(cli, j, s->fields);
    if (limits) {
        json_key(j, "limits");
        limits_json(cli, j, limits);
    }
    json_object_end(j);
}

static enum status list_row(struct cli *cli, int64_t id, struct table *t, struct err *err)
{
    struct submission_view view, *v = &view;
    const struct submission *s = &v->submission;
    enum status status = submission_view_load(cli->desk, cli->arena, id, v, err);
    if (status != STATUS_OK) {
        return status;
    }
    table_cell(t, submission_no(cli->arena, s->record.id));
    table_cell(t, v->notice);
    table_cell(t, s->list_order == NUMBER_NONE
                      ? ""
                      : arena_printf(cli->arena, "%lld", (long long)s->list_order));
    table_cell(t, s->title);
    table_cell(t, v->lead);
    table_cell(t, v->recommender);
    table_cell(t, s->direction);
    table_cell(t, v->state_name);
    return STATUS_OK;
}

static enum status list_json(struct cli *cli, int64_t id, struct json *j, struct err *err)
{
    struct submission_view v;
    enum status status = submission_view_load(cli->desk, cli->arena, id, &v, err);
    if (status == STATUS_OK) {
        view_json(cli, j, &v, NULL);
    }
    return status;
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    static const struct table_column columns[] = {
        {"编号", false, 0, false}, {"通知", false, 0, false},     {"序", true, 0, false},
        {"名称", false, 60, true}, {"牵头单位", false, 40, true}, {"推荐单位", false, 30, true},
        {"方向", false, 0, false}, {"状态", false, 0, false}};
    static const struct list_command list = {"submission", true, columns, 8, list_json, list_row};
    return cli_list(cli, argc, argv, &list, err);
}

/* What the form of the notice asks, by the names it has there. */
static void show_fields(struct cli *cli, const struct submission *s)
{
    struct err quiet = {.arena = cli->arena};
    const struct notice *n = NULL;
    struct named_value *values;
    if (notice_definition(cli->desk, s->notice, s->revision, &n, &quiet) != STATUS_OK) {
        n = NULL;
    }
    for (size_t i = 0, k = fields_parse(cli->arena, s->fields, &values); i < k; i++) {
        const struct field *f = n ? notice_field(n, values[i].id) : NULL;
        if (!received_is(values[i].id)) {
            cli_line(cli, f ? f->name : values[i].id, values[i].value);
        }
    }
}

static void show_text(struct cli *cli, const struct submission_view *v)
{
    const struct submission *s = &v->submission;
    buf_printf(&cli->out, "%s  %s\n", submission_no(cli->arena, s->record.id), s->title);
    cli_line(cli, "通知", v->notice);
    cli_line(cli, "通道", s->track);
    cli_line(cli, "方向", s->direction);
    cli_line(cli, "状态", s->record.is_void ? "作废" : v->state_name);
    cli_line(cli, "原因", s->state_why);
    cli_line(cli, "依据", s->state_clause);
    cli_line(cli, "牵头单位", v->lead);
    for (size_t i = 0; i < v->partners.n; i++) {
        cli_line(cli, "联合单位", v->partners.at[i]);
    }
    cli_line(cli, "推荐单位", v->recommender);
    if (s->list_order != NUMBER_NONE) {
        cli_line(cli, "推荐顺序", arena_printf(cli->arena, "%lld", (long long)s->list_order));
    }
    cli_line(cli, "信用代码", s->credit_code);
    cli_line(cli, "联系人", s->contact);
    cli_line(cli, "手机", s->phone);
    cli_line(cli, "邮箱", s->email);
    cli_line(cli, "联系方式", s->contact_info);
    show_fields(cli, s);
    cli_line(cli, "备注", s->note);
}

static void put(struct cli *cli, const struct submission_view *v, const struct limit_lines *limits)
{
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        view_json(cli, &j, v, limits);
        json_finish(&j);
        return;
    }
    show_text(cli, v);
    if (limits) {
        limits_text(cli, limits);
    }
}

static enum status show(struct cli *cli, int64_t id, struct err *err)
{
    struct submission_view v;
    enum status status = submission_view_load(cli->desk, cli->arena, id, &v, err);
    if (status == STATUS_OK) {
        put(cli, &v, NULL);
    }
    return status;
}

/* With what may still be added now; one that is withdrawn uses nothing up and is asked about as if new. */
static enum status show_with_limits(struct cli *cli, int64_t id, struct err *err)
{
    struct submission_view v;
    struct limit_lines limits;
    enum status status = submission_view_load(cli->desk, cli->arena, id, &v, err);
    if (status != STATUS_OK) {
        return status;
    }
    bool is_withdrawn = text_eq(v.submission.state, "withdrawn");
    status = limits_of_case(cli->desk, cli->arena, &v.submission, is_withdrawn, &limits, err);
    if (status == STATUS_OK) {
        limit_lines_arrange(&limits);
        put(cli, &v, &limits);
    }
    return status;
}

static enum status one_no(struct cli *cli, int argc, char **argv, const char **why,
                          struct submission *s, struct err *err)
{
    text_list words = {0};
    const struct option options[] = {{"why", 0, NULL, why, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "申报件编号", err);
    }
    return status == STATUS_OK ? submission_find(cli->desk, cli->arena, words.at[0], s, err)
                               : status;
}

static enum status run_show(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct submission s = {0};
    const char *why = NULL;
    enum status status = one_no(cli, argc, argv, &why, &s, err);
    return status == STATUS_OK ? show(cli, s.record.id, err) : status;
}

/* FIELD=VALUE words. */
static enum status set_words(struct cli *cli, struct submission *s, const text_list *words,
                             size_t from, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = from; i < words->n && status == STATUS_OK; i++) {
        struct args_pair pair = {0};
        status = args_pair(cli->arena, words->at[i], "项=值", &pair, err);
        if (status == STATUS_OK) {
            status = submission_set(cli->desk, cli->arena, s, pair.name, pair.value, err);
        }
    }
    return status;
}

struct add_options {
    const char *notice, *track, *title, *direction, *applicant, *recommender, *order;
    const char *contact, *phone, *email, *note;
    text_list partners, words;
};

static enum status set_option(struct cli *cli, struct submission *s, const char *field,
                              const char *value, struct err *err)
{
    return value ? submission_set(cli->desk, cli->arena, s, field, value, err) : STATUS_OK;
}

static enum status set_options(struct cli *cli, struct submission *s, const struct add_options *o,
                               struct err *err)
{
    const char *partners = NULL;
    for (size_t i = 0; i < o->partners.n; i++) {
        partners = partners ? arena_printf(cli->arena, "%s\n%s", partners, o->partners.at[i])
                            : o->partners.at[i];
    }
    const struct {
        const char *field, *value;
    } set[] = {{"track", o->track},
               {"title", o->title},
               {"direction", o->direction},
               {"lead", o->applicant},
               {"recommender", o->recommender},
               {"partners", partners},
               {"list_order", o->order},
               {"contact", o->contact},
               {"phone", o->phone},
               {"email", o->email},
               {"note", o->note}};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof set / sizeof *set && status == STATUS_OK; i++) {
        status = set_option(cli, s, set[i].field, set[i].value, err);
    }
    return status == STATUS_OK ? set_words(cli, s, &o->words, 0, err) : status;
}

static enum status parse_add(struct cli *cli, int argc, char **argv, struct add_options *o,
                             struct err *err)
{
    const struct option options[] = {{"notice", 0, NULL, &o->notice, NULL},
                                     {"track", 0, NULL, &o->track, NULL},
                                     {"title", 0, NULL, &o->title, NULL},
                                     {"direction", 0, NULL, &o->direction, NULL},
                                     {"applicant", 0, NULL, &o->applicant, NULL},
                                     {"partner", 0, NULL, NULL, &o->partners},
                                     {"recommender", 0, NULL, &o->recommender, NULL},
                                     {"order", 0, NULL, &o->order, NULL},
                                     {"contact", 0, NULL, &o->contact, NULL},
                                     {"phone", 0, NULL, &o->phone, NULL},
                                     {"email", 0, NULL, &o->email, NULL},
                                     {"note", 0, NULL, &o->note, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options,
                                    sizeof options / sizeof *options, &o->words, err);
    if (status == STATUS_OK && (!o->notice || !o->title || !o->applicant)) {
        status =
            err_set(err, STATUS_USAGE, "要写明 --notice 通知 --title 名称 --applicant 申报单位");
    }
    return status;
}

static enum status run_add(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct add_options o = {0};
    struct notice_row row = {0};
    struct submission s = {.list_order = NUMBER_NONE};
    enum status status = parse_add(cli, argc, argv, &o, err);
    if (status == STATUS_OK) {
        status = notice_find(cli->desk, cli->arena, o.notice, &row, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    s.notice = row.record.id;
    s.revision = row.revision;
    status = set_options(cli, &s, &o, err);
    if (status == STATUS_OK) {
        status = submission_save(cli->desk, cli->arena, NULL, &s, NULL, err);
    }
    return status == STATUS_OK ? show_with_limits(cli, s.record.id, err) : status;
}

static enum status run_set(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct submission base, mine;
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, SIZE_MAX, "编号和 项=值", err);
    }
    if (status == STATUS_OK) {
        status = submission_find(cli->desk, cli->arena, words.at[0], &base, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    mine = base;
    status = set_words(cli, &mine, &words, 1, err);
    if (status == STATUS_OK) {
        status = submission_save(cli->desk, cli->arena, &base, &mine, NULL, err);
    }
    return status == STATUS_OK ? show(cli, base.record.id, err) : status;
}

static enum status act(struct cli *cli, int argc, char **argv, const char *what, struct err *err)
{
    struct submission s = {0};
    const char *why = NULL;
    enum status status = one_no(cli, argc, argv, &why, &s, err);
    if (status == STATUS_OK) {
        status = submission_act(cli->desk, cli->arena, s.record.id, what,
                                (struct act_ground){why, NULL}, NULL, err);
    }
    return status == STATUS_OK ? show_with_limits(cli, s.record.id, err) : status;
}

static enum status run_withdraw(struct cli *cli, int argc, char **argv, struct err *err)
{
    return act(cli, argc, argv, "withdraw", err);
}

static enum status run_revive(struct cli *cli, int argc, char **argv, struct err *err)
{
    return act(cli, argc, argv, "revive", err);
}

const struct command cmd_submission_list = {
    "submission list", "[--notice 通知] [--where 条件] [--order 列] [--reverse] [--void]",
    "列出申报件; 条件如 方向:网络设施 状态:待补正 缺:份数", true, run_list};
const struct command cmd_submission_show = {"submission show", "编号", "一件申报件的全部内容", true,
                                            run_show};
const struct command cmd_submission_add = {
    "submission add",
    "--notice 通知 --title 名称 --applicant 单位 [--track 通道] [--direction 方向] [--partner "
    "单位]... [--recommender 单位] [--order 序] [项=值...]",
    "登记申报件", true, run_add};
const struct command cmd_submission_set = {"submission set", "编号 项=值...",
                                           "修改申报件; 项是列名或通知表单的项", true, run_set};
const struct command cmd_submission_withdraw = {"submission withdraw", "编号 --why 原因",
                                                "撤回申报件, 可以恢复", true, run_withdraw};
const struct command cmd_submission_revive = {"submission revive", "编号 [--why 原因]",
                                              "恢复撤回的申报件到原来的状态", true, run_revive};
