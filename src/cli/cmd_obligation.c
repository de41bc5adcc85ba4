/* shenbao obligation list, done, event: who owes what by when after the submissions are in. */
#include "base/date.h"
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/obligations.h"
#include "desk/submissions.h"
#include "text/json.h"

static const char *due_text(struct arena *a, const struct obligation *o)
{
    return o->turn.due == DAY_NONE ? NULL : day_text(a, o->turn.due);
}

static void list_json(struct cli *cli, const struct obligations *all)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < all->n; i++) {
        const struct obligation *o = &all->at[i];
        json_object(&j);
        json_put_text(&j, "id", o->id);
        json_put_text(&j, "notice", o->code);
        json_put_text(&j, "clause", o->clause);
        json_put_text(&j, "unit", o->who);
        json_put_text(&j, "what", o->what);
        json_put_text(&j, "due", due_text(cli->arena, o));
        json_put_text(&j, "state", obligation_state_id(o->state));
        json_put_text(&j, "submission",
                      o->submission ? submission_no(cli->arena, o->submission) : NULL);
        json_put_bool(&j, "inferred", o->turn.is_inferred);
        json_put_text(&j, "counted", o->turn.note);
        json_put_text(&j, "done_on", o->done_on);
        json_put_text(&j, "by", o->by);
        json_put_text(&j, "note", o->note);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static void list_text(struct cli *cli, const struct obligations *all)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct obligation *o = &all->at[i];
        buf_printf(&cli->out, "%s  %s%s  %s号  %s  %s  (%s)\n    %s%s%s%s%s\n",
                   obligation_state_name(o->state),
                   o->turn.due == DAY_NONE ? "没有日子" : day_text(cli->arena, o->turn.due),
                   o->turn.is_inferred ? " 推定" : "", o->code, o->who, o->what,
                   text_or_empty(o->clause), o->id, o->turn.note ? "  " : "",
                   text_or_empty(o->turn.note), o->by ? "  " : "",
                   o->by ? arena_printf(cli->arena, "%s 已办, %s%s%s", o->done_on, o->by,
                                        o->note ? ": " : "", text_or_empty(o->note))
                         : "");
    }
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct obligations all = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = obligations_load(cli->desk, cli->arena, &all, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        list_json(cli, &all);
    } else if (status == STATUS_OK) {
        list_text(cli, &all);
    }
    return status;
}

static enum status run_done(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct obligation_act act = {0};
    const struct option options[] = {{"on", 0, NULL, &act.on, NULL},
                                     {"note", 0, NULL, &act.note, NULL},
                                     {"clear", 0, &act.is_clear, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 3, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "义务的编号", err);
    }
    act.id = words.n ? words.at[0] : NULL;
    return status == STATUS_OK ? obligation_done(cli->desk, cli->arena, &act, err) : status;
}

static enum status run_event(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct submission s = {0};
    struct obligation_event event = {0};
    const struct option options[] = {{"on", 0, NULL, &event.on, NULL},
                                     {"step", 0, NULL, &event.step, NULL},
                                     {"note", 0, NULL, &event.note, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 3, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "申报件编号", err);
    }
    if (status == STATUS_OK && !event.on) {
        status = err_set(err, STATUS_USAGE, "要写哪天发生: --on 日期");
    }
    if (status == STATUS_OK) {
        status = submission_find(cli->desk, cli->arena, words.at[0], &s, err);
    }
    event.submission = s.record.id;
    return status == STATUS_OK ? obligation_event_add(cli->desk, cli->arena, &event, err) : status;
}

const struct command cmd_obligation_list = {
    "obligation list", "", "后续义务: 谁在哪天以前要报什么, 办了没有", true, run_list};
const struct command cmd_obligation_done = {
    "obligation done", "义务 [--on 日期] [--note 说明] [--clear]",
    "记一项义务已办 (--clear 收回); 记名, 可以撤销", true, run_done};
const struct command cmd_obligation_event = {
    "obligation event", "申报件 --on 日期 [--step 环节] [--note 说明]",
    "认定后发生了起算期限的事, 如更名、重组", true, run_event};
