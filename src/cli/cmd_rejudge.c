/* shenbao rejudge: what was filed under an earlier revision is judged by the one in force. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/rejudge.h"
#include "text/json.h"

struct rejudge_words {
    const char *notice, *why;
    bool is_dry;
};

static enum status parse(struct cli *cli, int argc, char **argv, struct rejudge_words *o,
                         struct err *err)
{
    text_list words = {0};
    const struct option options[] = {
        {"notice", 0, NULL, &o->notice, NULL},
        {"why", 0, NULL, &o->why, NULL},
        {"dry-run", 0, &o->is_dry, NULL, NULL},
    };
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK && text_is_empty(o->notice)) {
        status = err_set(err, STATUS_USAGE, "重判哪份通知的: --notice 文号或简称");
    }
    return status;
}

static void print_json(struct cli *cli, const struct rejudge *r, int64_t batch)
{
    struct json j = json_start(&cli->out);
    json_object(&j);
    json_put_text(&j, "notice", r->code);
    json_put_int(&j, "revision", r->revision);
    json_put_int(&j, "submissions", r->n_submissions);
    json_put_int(&j, "receipts", r->n_receipts);
    json_put_id(&j, "batch", batch);
    json_key(&j, "changes");
    json_array(&j);
    for (size_t i = 0; i < r->flips.n; i++) {
        json_object(&j);
        json_put_text(&j, "subject", r->flips.at[i].subject);
        json_put_text(&j, "rule", r->flips.at[i].rule);
        json_put_text(&j, "before", r->flips.at[i].before);
        json_put_text(&j, "after", r->flips.at[i].after);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_object_end(&j);
    json_finish(&j);
}

static void print_text(struct cli *cli, const struct rejudge *r)
{
    buf_printf(&cli->out, "%s 按第 %lld 版重判: 申报件 %lld 件, 收件 %lld 次, 判断变了 %zu 处\n",
               r->code, (long long)r->revision, (long long)r->n_submissions,
               (long long)r->n_receipts, r->flips.n);
    for (size_t i = 0; i < r->flips.n; i++) {
        const struct flip *c = &r->flips.at[i];
        buf_printf(&cli->out, "  %s\n    原 %s\n    现 %s\n", c->subject,
                   c->before ? c->before : "-", c->after ? c->after : "-");
    }
}

static enum status run_rejudge(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct rejudge_words o = {0};
    struct rejudge found = {0};
    struct notice_row row = {0};
    int64_t batch = 0;
    enum status status = parse(cli, argc, argv, &o, err);
    if (status == STATUS_OK) {
        status = notice_find(cli->desk, cli->arena, o.notice, &row, err);
    }
    if (status == STATUS_OK) {
        status = o.is_dry
                     ? rejudge_plan(cli->desk, cli->arena, row.record.id, NULL, &found, err)
                     : rejudge_do(cli->desk, cli->arena, row.record.id, o.why, &found, &batch, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        print_json(cli, &found, batch);
    } else {
        print_text(cli, &found);
    }
    return STATUS_OK;
}

const struct command cmd_rejudge = {
    "rejudge", "--notice 通知 [--why 理由] [--dry-run]",
    "按现用的一版重判以前收的; --dry-run 只列出哪些判断会变. 原来的判断留在记录里, 可撤销", true,
    run_rejudge};
