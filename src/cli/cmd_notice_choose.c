/* shenbao notice choices, choose: what a notice leaves open, and how this desk reads it. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/choices.h"
#include "desk/notices.h"
#include "text/json.h"

static void choices_json(struct cli *cli, const struct open_choices *choices)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < choices->n; i++) {
        const struct open_choice *o = &choices->at[i];
        json_object(&j);
        json_put_text(&j, "step", o->step);
        json_put_text(&j, "what", o->is_first ? "includes_first" : "includes_due");
        json_put_text(&j, "due", o->due);
        json_put_text(&j, "clause", o->clause);
        json_put_text(&j, "chosen", !o->chosen ? NULL : o->chosen->is_included ? "yes" : "no");
        json_put_text(&j, "by", o->chosen ? o->chosen->by : NULL);
        json_put_text(&j, "text", o->text);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static enum status run_choices(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct notice_row row = {0};
    struct open_choices choices = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "通知的文号或简称", err);
    }
    if (status == STATUS_OK) {
        status = notice_find(cli->desk, cli->arena, words.at[0], &row, err);
    }
    if (status == STATUS_OK) {
        status = open_choices_load(cli->desk, cli->arena, row.record.id, &choices, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        choices_json(cli, &choices);
    }
    for (size_t i = 0; status == STATUS_OK && !cli->is_json && i < choices.n; i++) {
        const struct open_choice *o = &choices.at[i];
        buf_printf(&cli->out, "%s  %s  %s  (%s)\n", text_or_empty(o->step), text_or_empty(o->due),
                   o->text, text_or_empty(o->clause));
    }
    return status;
}

static enum status value_of(const char *word, enum choice_value *value, struct err *err)
{
    static const struct {
        const char *word;
        enum choice_value value;
    } words[] = {{"是", CHOICE_INCLUDED},
                 {"含", CHOICE_INCLUDED},
                 {"否", CHOICE_EXCLUDED},
                 {"不含", CHOICE_EXCLUDED},
                 {"未定", CHOICE_OPEN}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (text_eq(word, words[i].word)) {
            *value = words[i].value;
            return STATUS_OK;
        }
    }
    return err_set(err, STATUS_USAGE, "「%s」不认识; 写 含、不含 或 未定 (收回)", word);
}

static enum status run_choose(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct notice_row row = {0};
    struct choice_act act = {0};
    size_t rejudged = 0;
    bool is_dry = false;
    const struct option options[] = {{"why", 0, NULL, &act.why, NULL},
                                     {"first-day", 0, &act.is_first, NULL, NULL},
                                     {"dry-run", 0, &is_dry, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 3, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 3, 3, "通知, 环节, 含/不含/未定", err);
    }
    if (status == STATUS_OK) {
        status = value_of(words.at[2], &act.value, err);
    }
    if (status == STATUS_OK) {
        status = notice_find(cli->desk, cli->arena, words.at[0], &row, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    act.step = words.at[1];
    act.notice = row.record.id;
    status = is_dry ? choice_preview(cli->desk, cli->arena, &act, &rejudged, err)
                    : choice_make(cli->desk, cli->arena, &act, &rejudged, err);
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "%s收件 %zu 次\n", is_dry ? "会改判" : "改判", rejudged);
    }
    return status;
}

const struct command cmd_notice_choices = {
    "notice choices", "通知", "通知没有写、由本台定的口径: 「前」含不含当日, 首日算不算", true,
    run_choices};
const struct command cmd_notice_choose = {
    "notice choose", "通知 环节 含|不含|未定 [--first-day] [--why 理由] [--dry-run]",
    "定一个口径 (主管); 记名, 印在回执和检查意见上, 可以撤销", true, run_choose};
