/* shenbao submission act: the acts of the life of a case, by id or by name. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/submission_acts.h"

/* The act with this id or name among those possible now; what is possible is told otherwise. */
static enum status find_act(struct cli *cli, int64_t id, const char *word, const char **act,
                            struct err *err)
{
    struct submission_offers offers;
    const char *names = "";
    enum status status = submission_offers_load(cli->desk, cli->arena, &id, 1, &offers, err);
    for (size_t i = 0; status == STATUS_OK && i < offers.n; i++) {
        const struct submission_offer *o = &offers.at[i];
        if (text_eq(o->id, word) || text_eq(o->name, word)) {
            *act = o->id;
            return STATUS_OK;
        }
        names = arena_printf(cli->arena, "%s %s(%s)", names, o->name, o->id);
    }
    return status == STATUS_OK ? err_set(err, STATUS_DATA, "申报件 %s 现在不能「%s」; 能办:%s",
                                         submission_no(cli->arena, id), word, names)
                               : status;
}

static enum status run_act(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct act_ground ground = {0};
    struct submission s = {0};
    text_list words = {0};
    const char *act = NULL;
    const struct option options[] = {{"why", 0, NULL, &ground.why, NULL},
                                     {"clause", 0, NULL, &ground.clause, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 2, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, 2, "编号和动作", err);
    }
    if (status == STATUS_OK) {
        status = submission_find(cli->desk, cli->arena, words.at[0], &s, err);
    }
    if (status == STATUS_OK) {
        status = find_act(cli, s.record.id, words.at[1], &act, err);
    }
    return status == STATUS_OK
               ? submission_act(cli->desk, cli->arena, s.record.id, act, ground, NULL, err)
               : status;
}

const struct command cmd_submission_act = {
    "submission act", "编号 动作 [--why 原因] [--clause 条款]",
    "办理一件申报件: 受理, 不予受理, 转评审 …; 不能办时列出现在能办的", true, run_act};
