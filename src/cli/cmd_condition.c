/* shenbao condition list, tick: the conditions of a notice over one case, and what a person found. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/conditions.h"
#include "desk/submissions.h"
#include "text/json.h"

static const char *need_id(enum need need)
{
    static const char *const ids[] = {NULL, "required", "preferred", "information"};
    return ids[need];
}

static const char *state_id(enum condition_state state)
{
    static const char *const ids[] = {"not_asked", "unsure", "open", "met", "failed"};
    return ids[state];
}

static void lines_json(struct cli *cli, const struct condition_lines *lines)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < lines->n; i++) {
        const struct condition_line *line = &lines->at[i];
        json_object(&j);
        json_put_text(&j, "name", line->name);
        json_put_text(&j, "need", need_id(line->condition->need));
        json_put_bool(&j, "machine", line->condition->verify == VERIFY_MACHINE);
        json_put_text(&j, "state", state_id(line->judged));
        json_put_text(&j, "clause", line->condition->rule.clause);
        json_put_text(&j, "text", line->text);
        json_put_text(&j, "evidence", line->tick ? line->tick->evidence : NULL);
        json_put_text(&j, "by", line->tick ? line->tick->by : NULL);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct submission s = {0};
    struct condition_lines lines = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "申报件编号", err);
    }
    if (status == STATUS_OK) {
        status = submission_find(cli->desk, cli->arena, words.at[0], &s, err);
    }
    if (status == STATUS_OK) {
        status = conditions_load(cli->desk, cli->arena, s.record.id, &lines, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        lines_json(cli, &lines);
    }
    for (size_t i = 0; status == STATUS_OK && !cli->is_json && i < lines.n; i++) {
        const struct condition_line *line = &lines.at[i];
        buf_printf(&cli->out, "%s  %s: %s  (%s)\n", line->state, line->name, line->text,
                   text_or_empty(line->condition->rule.clause));
    }
    return status;
}

struct tick_flags {
    bool is_met, is_failed, is_clear;
};

static enum status value_of(const struct tick_flags *flags, struct tick_act *act, struct err *err)
{
    if (flags->is_met + flags->is_failed + flags->is_clear != 1) {
        return err_set(err, STATUS_USAGE,
                       "写 --met (符合), --failed (不符合) 或 --clear (收回) 之一");
    }
    act->value = flags->is_met ? TICK_MET : flags->is_failed ? TICK_FAILED : TICK_NONE;
    return STATUS_OK;
}

static enum status run_tick(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct submission s = {0};
    struct tick_act act = {0};
    struct tick_flags flags = {0};
    const struct option options[] = {{"met", 0, &flags.is_met, NULL, NULL},
                                     {"failed", 0, &flags.is_failed, NULL, NULL},
                                     {"clear", 0, &flags.is_clear, NULL, NULL},
                                     {"evidence", 0, NULL, &act.evidence, NULL},
                                     {"note", 0, NULL, &act.note, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 5, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, 2, "申报件编号, 条件", err);
    }
    if (status == STATUS_OK) {
        status = value_of(&flags, &act, err);
    }
    if (status == STATUS_OK) {
        status = submission_find(cli->desk, cli->arena, words.at[0], &s, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    act.submission = s.record.id;
    act.condition = words.at[1];
    return condition_tick(cli->desk, cli->arena, &act, err);
}

const struct command cmd_condition_list = {
    "condition list", "编号", "申报件要符合的条件: 核过没有, 谁看了什么", true, run_list};
const struct command cmd_condition_tick = {
    "condition tick", "编号 条件 --met|--failed|--clear --evidence 凭据 [--note 说明]",
    "核一个条件: 符合, 不符合, 或收回; 记名, 可以撤销", true, run_tick};
