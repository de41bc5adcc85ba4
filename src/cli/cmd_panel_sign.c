/* shenbao panel sign: what the members of a panel say to its result. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/panels.h"
#include "desk/signings.h"

struct sign_args {
    const char *reviewer;
    bool agrees, takes_back;
    const char *dissent, *refused;
    struct signing signing;
    text_list words;
};

/* Exactly one of the four ways. */
static enum status choose(struct sign_args *args, struct err *err)
{
    int ways = args->agrees + args->takes_back + (args->dissent != NULL) + (args->refused != NULL);
    args->signing.signing = args->agrees    ? SIGNED_AGREE
                            : args->dissent ? SIGNED_DISSENT
                            : args->refused ? SIGNED_REFUSED
                                            : NULL;
    args->signing.note = args->dissent ? args->dissent : args->refused;
    return ways == 1 ? STATUS_OK
                     : err_set(err, STATUS_USAGE,
                               "写明签的是什么, 四者择一: --agree, --dissent 意见, --refused 缘由, "
                               "--take-back");
}

static enum status find_reviewer(struct cli *cli, struct sign_args *args, struct err *err)
{
    struct reviewer reviewer;
    enum status status = args->reviewer
                             ? reviewer_find(cli->desk, cli->arena, args->reviewer, &reviewer, err)
                             : reviewer_me(cli->desk, &args->signing.reviewer, err);
    if (status == STATUS_OK && args->reviewer) {
        args->signing.reviewer = reviewer.record.id;
    }
    return status == STATUS_OK && !args->signing.reviewer
               ? err_set(err, STATUS_USAGE, "您不是专家; 请用 --reviewer 指明是谁签的")
               : status;
}

static enum status run_sign(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct sign_args args = {0};
    struct panel panel = {0};
    const struct option options[] = {
        {"reviewer", 0, NULL, &args.reviewer, NULL},    {"agree", 0, &args.agrees, NULL, NULL},
        {"dissent", 0, NULL, &args.dissent, NULL},      {"refused", 0, NULL, &args.refused, NULL},
        {"take-back", 0, &args.takes_back, NULL, NULL}, {"on", 0, NULL, &args.signing.on, NULL},
    };
    enum status status = args_parse(cli->arena, argc, argv, options,
                                    sizeof options / sizeof *options, &args.words, err);
    if (status == STATUS_OK) {
        status = args_count(&args.words, 1, 1, "评审组", err);
    }
    if (status == STATUS_OK) {
        status = choose(&args, err);
    }
    if (status == STATUS_OK) {
        status = find_reviewer(cli, &args, err);
    }
    if (status == STATUS_OK) {
        status = panel_find(cli->desk, cli->arena, args.words.at[0], &panel, err);
        args.signing.panel = panel.record.id;
    }
    return status == STATUS_OK ? panel_sign(cli->desk, cli->arena, &args.signing, NULL, err)
                               : status;
}

const struct command cmd_panel_sign = {
    "panel sign",
    "评审组 [--reviewer 专家] --agree | --dissent 意见 | --refused 缘由 | --take-back [--on 日期]",
    "记下成员的签字: 同意, 不同意见, 拒签, 或收回; 本人签自己的, 工作人员记纸上签的", true,
    run_sign};
