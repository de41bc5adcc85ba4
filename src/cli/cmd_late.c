/* shenbao late decide: whether a late arrival is taken, by name and with a reason. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/late.h"
#include "text/json.h"

struct late_options {
    const char *no;
    enum late_verdict verdict;
    struct act_ground ground;
    bool is_dry;
};

static enum status parse(struct cli *cli, int argc, char **argv, struct late_options *o,
                         struct err *err)
{
    bool takes = false, refuses = false, revokes = false;
    text_list words = {0};
    const struct option options[] = {
        {"accept", 0, &takes, NULL, NULL},      {"refuse", 0, &refuses, NULL, NULL},
        {"revoke", 0, &revokes, NULL, NULL},    {"dry-run", 0, &o->is_dry, NULL, NULL},
        {"why", 0, NULL, &o->ground.why, NULL}, {"clause", 0, NULL, &o->ground.clause, NULL},
    };
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "收件号", err);
    }
    if (status == STATUS_OK && takes + refuses + revokes != 1) {
        return err_set(err, STATUS_USAGE,
                       "要写明一样: --accept 收, --refuse 不收, --revoke 撤回决定");
    }
    if (status == STATUS_OK) {
        o->no = words.at[0];
        o->verdict = takes ? LATE_ACCEPTED : refuses ? LATE_REFUSED : LATE_UNDECIDED;
    }
    return status;
}

static void print_json(struct cli *cli, const struct late_plan *p)
{
    struct json j = json_start(&cli->out);
    json_object(&j);
    json_put_text(&j, "no", p->receipt.no);
    json_put_text(&j, "notice", p->notice);
    json_put_text(&j, "from", p->unit);
    json_put_text(&j, "finding", p->finding);
    json_put_text(&j, "clause", p->clause);
    json_put_text(&j, "before", p->now);
    json_put_text(&j, "after", p->to);
    json_put_int(&j, "undecided_before", p->open_now);
    json_put_int(&j, "undecided_after", p->open_then);
    json_key(&j, "submissions");
    json_array(&j);
    for (size_t i = 0; i < p->n_cases; i++) {
        json_object(&j);
        json_put_text(&j, "no", p->cases[i].no);
        json_put_text(&j, "before", p->cases[i].before);
        json_put_text(&j, "after", p->cases[i].after);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_object_end(&j);
    json_finish(&j);
}

static void print_text(struct cli *cli, const struct late_plan *p)
{
    buf_printf(&cli->out, "收件 %s  %s  %s -> %s\n", p->receipt.no, text_or_empty(p->unit), p->now,
               p->to);
    buf_printf(&cli->out, "  %s%s%s%s\n", text_or_empty(p->finding), p->clause ? " (" : "",
               text_or_empty(p->clause), p->clause ? ")" : "");
    for (size_t i = 0; i < p->n_cases; i++) {
        const struct late_case *c = &p->cases[i];
        buf_printf(&cli->out, "  %s  %s -> %s  %s\n", c->no, c->before, c->after, c->title);
    }
    buf_printf(&cli->out, "  待决定的逾期收件 %lld -> %lld\n", (long long)p->open_now,
               (long long)p->open_then);
}

/* Told before it is done; with --dry-run only told. */
static enum status run_decide(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct late_options o = {0};
    struct late_plan plan = {0};
    int64_t id = 0;
    enum status status = parse(cli, argc, argv, &o, err);
    if (status == STATUS_OK) {
        status = receipt_find(cli->desk, cli->arena, o.no, &id, err);
    }
    if (status == STATUS_OK) {
        status = late_plan_make(cli->desk, cli->arena, id, o.verdict, &plan, err);
    }
    if (status == STATUS_OK && o.is_dry && plan.refusal) {
        status = err_set(err, STATUS_DATA, "%s", plan.refusal);
    } else if (status == STATUS_OK && !o.is_dry) {
        status = late_decide(cli->desk, cli->arena, id, o.verdict, o.ground, NULL, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        print_json(cli, &plan);
    } else {
        print_text(cli, &plan);
    }
    return STATUS_OK;
}

const struct command cmd_late_decide = {
    "late decide", "收件号 --accept|--refuse|--revoke --why 理由 [--clause 条款] [--dry-run]",
    "逾期的收件收不收, 由主管决定并写明理由; 先列出它改变什么", true, run_decide};
