/* shenbao check: every rule over the cases asked for. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "desk/about.h"
#include "desk/checks.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submissions.h"
#include "desk/units.h"

struct scope_options {
    const char *notice, *no, *unit, *receipt, *list;
};

/* The subject of a finding names the case, so that a list of many can be read. */
static enum status check_one(struct cli *cli, const char *no, struct findings *all, struct err *err)
{
    struct submission s = {0};
    struct findings found = {0};
    enum status status = submission_find(cli->desk, cli->arena, no, &s, err);
    if (status == STATUS_OK && !text_eq(s.state, "withdrawn")) {
        status = check_case(cli->desk, cli->arena, &s, &found, err);
    }
    for (size_t i = 0; i < found.n; i++) {
        struct finding f = found.at[i];
        f.subject =
            arena_printf(cli->arena, "%s %s", submission_no(cli->arena, s.record.id), f.subject);
        findings_add(all, f);
    }
    return status;
}

/* An arrival, or the list of a unit under a notice. */
static enum status check_other(struct cli *cli, const struct scope_options *o, int64_t notice,
                               struct findings *all, struct err *err)
{
    struct finding_about about = {.notice = notice};
    struct unit unit = {0};
    enum status status =
        o->receipt ? receipt_find(cli->desk, cli->arena, o->receipt, &about.receipt, err)
        : notice   ? unit_find(cli->desk, cli->arena, o->list, &unit, err)
                   : err_set(err, STATUS_USAGE, "--list 单位 要和 --notice 通知 一起写");
    if (o->receipt) {
        about.notice = 0;
    }
    about.unit = unit.record.id;
    return status == STATUS_OK ? about_check(cli->desk, cli->arena, &about, all, err) : status;
}

static enum status check_scope(struct cli *cli, const struct scope_options *o, struct findings *all,
                               struct err *err)
{
    struct notice_row row = {0};
    struct unit unit = {0};
    enum status status =
        o->notice ? notice_find(cli->desk, cli->arena, o->notice, &row, err) : STATUS_OK;
    if (status != STATUS_OK) {
        return status;
    }
    if (o->no) {
        return check_one(cli, o->no, all, err);
    }
    if (o->receipt || o->list) {
        return check_other(cli, o, row.record.id, all, err);
    }
    status = o->unit ? unit_find(cli->desk, cli->arena, o->unit, &unit, err) : STATUS_OK;
    const struct check_wanted wanted = {.notice = row.record.id, .unit = unit.record.id};
    return status == STATUS_OK ? check_many(cli->desk, cli->arena, &wanted, all, err) : status;
}

static enum status run_check(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct scope_options o = {0};
    struct findings all = {.arena = cli->arena};
    text_list words = {0};
    const struct option options[] = {{"notice", 0, NULL, &o.notice, NULL},
                                     {"submission", 0, NULL, &o.no, NULL},
                                     {"unit", 0, NULL, &o.unit, NULL},
                                     {"receipt", 0, NULL, &o.receipt, NULL},
                                     {"list", 0, NULL, &o.list, NULL}};
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = check_scope(cli, &o, &all, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        json_array(&j);
        findings_json(&j, &all);
        json_array_end(&j);
        json_finish(&j);
    } else {
        findings_text(&cli->out, &all);
    }
    return findings_matter(&all) ? STATUS_FINDINGS : STATUS_OK;
}

const struct command cmd_check = {
    "check",
    "[--notice 通知] [--submission 编号] [--unit 单位] [--receipt 收件号] "
    "[--list 单位]",
    "按通知检查申报件: 期限, 份数, 名额, 信用代码, 联系方式, 字数", true, run_check};
