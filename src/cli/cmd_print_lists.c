/* shenbao print list: which documents there are; print issues, print verify: the register of what was issued. */
#include "base/date.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/documents.h"
#include "desk/print_issues.h"
#include "text/json.h"
#include "text/table.h"

/* ---- which there are --------------------------------------------------------------------------- */

static void list_json(struct cli *cli)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < n_documents; i++) {
        const struct document *d = documents[i];
        json_object(&j);
        json_put_text(&j, "id", d->id);
        json_put_text(&j, "name", d->name);
        json_put_text(&j, "about", d->about);
        json_put_bool(&j, "needs_notice", (d->takes & NEEDS_NOTICE) != 0);
        json_put_text(&j, "help", d->help);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    static const struct table_column columns[] = {
        {"文书", false, 0, false}, {"后面写", false, 0, false}, {"说明", false, 0, false}};
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        list_json(cli);
        return STATUS_OK;
    }
    struct table t = table_start(cli->arena, columns, 3);
    for (size_t i = 0; i < n_documents; i++) {
        const struct document *d = documents[i];
        const char *word = d->takes & NEEDS_NOTICE ? "--notice 通知" : "";
        table_cell(&t, d->name);
        table_cell(&t, d->about ? arena_printf(cli->arena, "%s %s", d->about, word) : word);
        table_cell(&t, d->help);
    }
    table_write(&t, &cli->out);
    return STATUS_OK;
}

const struct command cmd_print_list = {"print list", "", "能打印哪些文书", false, run_list};

/* ---- the register ------------------------------------------------------------------------------ */

#define MOST_LISTED 1000

static void issues_json(struct cli *cli, const struct print_issues *all)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < all->n; i++) {
        const struct print_issue *p = &all->at[i];
        json_object(&j);
        json_put_text(&j, "no", p->no);
        json_put_text(&j, "document", p->document);
        json_put_text(&j, "name", p->name);
        json_put_text(&j, "subject", p->subject);
        json_put_text(&j, "fingerprint", p->fingerprint);
        json_put_int(&j, "pages", p->pages);
        json_put_int(&j, "copies", p->copies);
        json_put_text(&j, "by", p->issued_by);
        json_put_text(&j, "at", instant_text(cli->arena, p->issued_at));
        json_put_bool(&j, "changed", p->before != 0);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static void issues_table(struct cli *cli, const struct print_issues *all)
{
    static const struct table_column columns[] = {
        {"印发号", false, 0, false}, {"文书", false, 0, false},     {"是哪一份", false, 30, false},
        {"页", true, 0, false},      {"份", true, 0, false},        {"数据指纹", false, 12, false},
        {"印发人", false, 0, false}, {"印发时间", false, 0, false}, {"", false, 0, false}};
    struct table t = table_start(cli->arena, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < all->n; i++) {
        const struct print_issue *p = &all->at[i];
        table_cell(&t, p->no);
        table_cell(&t, p->name);
        table_cell(&t, p->subject);
        table_number(&t, (long long)p->pages);
        table_number(&t, (long long)p->copies);
        table_cell(&t, arena_printf(cli->arena, "%.12s", p->fingerprint));
        table_cell(&t, p->issued_by);
        table_cell(&t, instant_text(cli->arena, p->issued_at));
        table_cell(&t, p->before ? "有变更" : "");
    }
    table_write(&t, &cli->out);
}

static enum status run_issues(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct print_issues all;
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = print_issues_load(cli->desk, cli->arena, MOST_LISTED, &all, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        issues_json(cli, &all);
    } else {
        issues_table(cli, &all);
    }
    return STATUS_OK;
}

const struct command cmd_print_issues = {"print issues", "", "印发登记: 号, 指纹, 谁, 何时, 几份",
                                         true, run_issues};

static enum status run_verify(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct print_issue issue;
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "印发号", err);
    }
    if (status == STATUS_OK) {
        status = print_issue_verify(cli->desk, cli->arena, words.at[0], &issue, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        json_object(&j);
        json_put_text(&j, "no", issue.no);
        json_put_text(&j, "fingerprint", issue.fingerprint);
        json_object_end(&j);
        json_finish(&j);
    } else {
        buf_printf(&cli->out, "印发 %s %s 完好, 数据指纹 %s\n", issue.no, issue.name,
                   issue.fingerprint);
    }
    return STATUS_OK;
}

const struct command cmd_print_verify = {"print verify", "印发号",
                                         "核对登记的内容是不是印发时的原样", true, run_verify};
