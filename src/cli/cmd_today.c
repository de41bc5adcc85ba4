/* shenbao today: what waits, as text; also what is printed without a terminal. */
#include "base/date.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/today.h"
#include "text/json.h"

static const char *const kinds[] = {
    [TASK_DEADLINE] = "deadline", [TASK_QUOTA] = "quota",          [TASK_SHORT] = "short",
    [TASK_TAKEN] = "taken",       [TASK_DRAFT] = "draft",          [TASK_CORRECTING] = "correcting",
    [TASK_LATE] = "late",         [TASK_OBLIGATION] = "obligation"};

static void today_json(struct cli *cli, const struct today *t, const struct today_counts *counts)
{
    struct json j = json_start(&cli->out);
    json_object(&j);
    json_key(&j, "tasks");
    json_array(&j);
    for (size_t i = 0; i < t->n; i++) {
        const struct task *k = &t->at[i];
        json_object(&j);
        json_put_text(&j, "kind", kinds[k->kind]);
        json_put_int(&j, "urgency", k->urgency);
        json_put_text(&j, "due", k->due == INSTANT_NONE ? NULL : instant_text(cli->arena, k->due));
        json_put_text(&j, "text", k->text);
        json_put_text(&j, "left", k->left);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_put_int(&j, "submissions", counts->submissions);
    json_put_int(&j, "correcting", counts->correcting);
    json_put_int(&j, "late", counts->late);
    json_object_end(&j);
    json_finish(&j);
}

static enum status run_today(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct today t;
    struct today_counts counts;
    struct today_quotas quotas;
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = today_quotas_open(&quotas, cli->desk, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = today_quotas_all(&quotas, err);
    if (status == STATUS_OK) {
        status = today_load(cli->desk, cli->arena, &quotas, &t, err);
    }
    if (status == STATUS_OK) {
        status = today_count(cli->desk, &counts, err);
    }
    if (status != STATUS_OK) {
        today_quotas_release(&quotas);
        return status;
    }
    if (cli->is_json) {
        today_json(cli, &t, &counts);
    } else {
        buf_text(&cli->out, today_text(cli->arena, &t, &counts, desk_now(cli->desk)));
    }
    today_quotas_release(&quotas);
    return STATUS_OK;
}

const struct command cmd_today = {"today", "", "今天要办的事, 急的在前", true, run_today};
