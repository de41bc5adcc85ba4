/* shenbao panel replace, open, close, print: what becomes of a panel once it is drawn. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/documents.h"
#include "desk/panels.h"
#include "desk/recusals.h"

struct act_args {
    const char *why, *with;
    bool is_dry, is_recusals;
    struct panel panel;
    const char *word; /* behind the panel; NULL */
};

static enum status parse(struct cli *cli, int argc, char **argv, struct act_args *args,
                         struct err *err)
{
    text_list words = {0};
    const struct option options[] = {{"why", 0, NULL, &args->why, NULL},
                                     {"with", 0, NULL, &args->with, NULL},
                                     {"recusals", 0, &args->is_recusals, NULL, NULL},
                                     {"dry-run", 0, &args->is_dry, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 4, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 2, "评审组", err);
    }
    if (status == STATUS_OK) {
        status = panel_find(cli->desk, cli->arena, words.at[0], &args->panel, err);
    }
    args->word = words.n > 1 ? words.at[1] : NULL;
    return status;
}

/* The seat in force of this reviewer. */
static enum status find_seat(struct cli *cli, const struct act_args *args, int64_t *seat,
                             struct err *err)
{
    struct reviewer r = {0};
    struct panel_seats seats = {0};
    if (!args->word) {
        return err_set(err, STATUS_USAGE, "要写替换哪位专家");
    }
    enum status status = reviewer_find(cli->desk, cli->arena, args->word, &r, err);
    if (status == STATUS_OK) {
        status = panel_seats_load(cli->desk, cli->arena, args->panel.record.id, &seats, err);
    }
    for (size_t i = 0; i < seats.n; i++) {
        const struct panel_member *m = &seats.at[i].seat;
        if (m->reviewer == r.record.id && text_eq(m->state, SEAT_MEMBER)) {
            *seat = m->record.id;
            return status;
        }
    }
    return status == STATUS_OK
               ? err_set(err, STATUS_DATA, "%s 不是 %s 现在的成员", r.name, args->panel.name)
               : status;
}

static enum status run_replace(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct act_args args = {0};
    struct panel_replacement order = {0};
    struct panel_replaced out = {0};
    struct reviewer with = {0};
    enum status status = parse(cli, argc, argv, &args, err);
    if (status == STATUS_OK) {
        status = find_seat(cli, &args, &order.seat, err);
    }
    if (status == STATUS_OK && args.with) {
        status = reviewer_find(cli->desk, cli->arena, args.with, &with, err);
    }
    order.reviewer = with.record.id;
    order.why = args.why;
    if (status == STATUS_OK) {
        status = panel_replace(cli->desk, cli->arena, &order, args.is_dry, &out, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    buf_printf(
        &cli->out,
        "%s 接替 %s: 作废分配 %lld 份, 转给 %lld 件, 要回避没有转的 %lld 件, 作废打分表 %lld 份\n",
        out.in, out.out, (long long)out.voided, (long long)out.passed, (long long)out.blocked,
        (long long)out.sheets);
    return STATUS_OK;
}

static enum status run_open(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct act_args args = {0};
    enum status status = parse(cli, argc, argv, &args, err);
    return status == STATUS_OK ? panel_open(cli->desk, cli->arena, args.panel.record.id, NULL, err)
                               : status;
}

static enum status run_close(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct act_args args = {0};
    enum status status = parse(cli, argc, argv, &args, err);
    return status == STATUS_OK
               ? panel_close(cli->desk, cli->arena, args.panel.record.id, args.why, NULL, err)
               : status;
}

static enum status run_print(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct act_args args = {0};
    const char *text = "";
    enum status status = parse(cli, argc, argv, &args, err);
    if (status == STATUS_OK) {
        const struct document *d =
            document_find(args.is_recusals ? "recusal-record" : "panel-record");
        const struct document_order order = {.about = args.panel.name};
        status = document_text(cli->desk, cli->arena, d, &order, &text, err);
    }
    if (status == STATUS_OK) {
        buf_text(&cli->out, text);
    }
    return status;
}

const struct command cmd_panel_replace = {
    "panel replace", "评审组 专家 [--with 专家] --why 理由 [--dry-run]",
    "换人: 不写 --with 就由第一位候补接替; 原来的分配和打分表作废, 不删", true, run_replace};
const struct command cmd_panel_open = {
    "panel open", "评审组", "开始打分: 成员, 分配和方案从此固定; 缺什么会说明", true, run_open};
const struct command cmd_panel_close = {"panel close", "评审组 [--why 理由]", "评审结束", true,
                                        run_close};
const struct command cmd_panel_print = {
    "panel print", "评审组 [--recusals]",
    "评审组记录: 抽取, 成员, 回避, 答辩次序, 退回; --recusals 只要回避记录", true, run_print};
