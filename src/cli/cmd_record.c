/* shenbao log, undo, verify: what was done. */
#include "base/date.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/exposure.h"
#include "desk/history.h"
#include "desk/undo.h"
#include "model/submission.h"
#include "text/json.h"
#include "text/table.h"

#define LOG_DEFAULT 200

static void log_changes_json(struct json *j, const struct history_changes *changes)
{
    json_key(j, "changes");
    json_array(j);
    for (size_t i = 0; i < changes->n; i++) {
        json_object(j);
        json_put_text(j, "subject", changes->at[i].subject);
        json_put_text(j, "field", changes->at[i].field);
        json_put_text(j, "old", changes->at[i].old);
        json_put_text(j, "new", changes->at[i].new);
        json_object_end(j);
    }
    json_array_end(j);
}

static enum status log_json(struct cli *cli, const struct history *h, struct err *err)
{
    struct json j = json_start(&cli->out);
    enum status status = STATUS_OK;
    json_array(&j);
    for (size_t i = 0; i < h->n && status == STATUS_OK; i++) {
        const struct history_entry *e = &h->at[i];
        struct history_changes changes = {0};
        status = history_changes(cli->desk, cli->arena, e->audit.id, &changes, err);
        json_object(&j);
        json_put_int(&j, "batch", e->audit.id);
        json_put_text(&j, "at", instant_text(cli->arena, e->audit.at));
        json_put_text(&j, "person", e->audit.person);
        json_put_text(&j, "act", e->audit.act);
        json_put_text(&j, "summary", e->audit.summary);
        json_put_text(&j, "why", e->audit.why);
        json_put_id(&j, "undoes", e->audit.undoes);
        json_put_id(&j, "undone_by", e->undone_by);
        log_changes_json(&j, &changes);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
    return status;
}

static void log_text(struct cli *cli, const struct history *h)
{
    static const struct table_column columns[] = {{"号", true, 0, false},
                                                  {"时间", false, 0, false},
                                                  {"谁", false, 0, false},
                                                  {"做了什么", false, 0, false},
                                                  {"原因", false, 0, false}};
    struct table t = table_start(cli->arena, columns, 5);
    for (size_t i = 0; i < h->n; i++) {
        const struct history_entry *e = &h->at[i];
        table_number(&t, e->audit.id);
        table_cell(&t, instant_text(cli->arena, e->audit.at));
        table_cell(&t, e->audit.person);
        table_cell(&t, e->undone_by ? arena_printf(cli->arena, "%s (已由第 %lld 号撤销)",
                                                   e->audit.summary, (long long)e->undone_by)
                                    : e->audit.summary);
        table_cell(&t, e->audit.why);
    }
    table_write(&t, &cli->out);
}

static enum status run_log(struct cli *cli, int argc, char **argv, struct err *err)
{
    const char *no = NULL, *count = NULL;
    long max = LOG_DEFAULT;
    struct history h = {0};
    text_list words = {0};
    const struct option options[] = {{"submission", 0, NULL, &no, NULL},
                                     {"limit", 'n', NULL, &count, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 2, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK && count) {
        status = args_number(count, "--limit", &max, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = no ? history_of(cli->desk, cli->arena, "submission", submission_no_parse(no), &h, err)
                : history_load(cli->desk, cli->arena, INT64_MAX, (size_t)max, &h, err);
    h.n = h.n < (size_t)max ? h.n : (size_t)max;
    if (status == STATUS_OK && no && h.n == 0 && max) {
        status = err_set(err, STATUS_NOT_FOUND, "没有申报件 %s", no);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        return log_json(cli, &h, err);
    }
    log_text(cli, &h);
    return STATUS_OK;
}

static enum status run_undo(struct cli *cli, int argc, char **argv, struct err *err)
{
    const char *why = NULL;
    long id = 0;
    int64_t batch = 0;
    text_list words = {0};
    const struct option options[] = {{"why", 0, NULL, &why, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "记录号", err);
    }
    if (status == STATUS_OK) {
        status = args_number(words.at[0], "记录号", &id, err);
    }
    if (status == STATUS_OK) {
        status = desk_undo(cli->desk, cli->arena, id, why, &batch, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        json_object(&j);
        json_put_int(&j, "batch", batch);
        json_put_int(&j, "undoes", id);
        json_object_end(&j);
        json_finish(&j);
    } else {
        buf_printf(&cli->notes, "已撤销第 %ld 号, 这次撤销是第 %lld 号\n", id, (long long)batch);
    }
    return STATUS_OK;
}

static enum status run_verify(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct verify_report report = {0};
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = desk_verify(cli->desk, cli->arena, &report, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct exposure exposure = desk_exposure(cli->desk, cli->arena);
    if (exposure.sentence) {
        buf_printf(&cli->notes, "%s\n", exposure.sentence);
    }
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        json_object(&j);
        json_put_text(&j, "exposed", exposure.tag);
        json_put_int(&j, "entries", report.entries);
        json_put_text(&j, "head", report.head);
        json_object_end(&j);
        json_finish(&j);
    } else {
        buf_printf(&cli->out, "记录完好: %lld 条, 末条指纹 %s\n", (long long)report.entries,
                   report.head);
    }
    return STATUS_OK;
}

const struct command cmd_log = {"log", "[--submission 编号] [-n 条数]",
                                "谁在什么时候做了什么, 新的在前", true, run_log};
const struct command cmd_undo = {"undo", "记录号 [--why 原因]",
                                 "撤销一次操作或一整批; 撤销本身也可撤销", true, run_undo};
const struct command cmd_verify = {"verify", "", "核对记录链, 有改动, 缺失, 调序都会指出", true,
                                   run_verify};
