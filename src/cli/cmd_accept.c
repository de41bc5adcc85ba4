/* shenbao accept: findings taken as they are by a supervisor, taken back, listed. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/about.h"
#include "desk/acceptances.h"
#include "text/json.h"

static enum status run_accept(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct acceptance_act act = {0};
    bool revokes = false;
    text_list words = {0};
    int64_t batch = 0;
    const struct option options[] = {{"why", 0, NULL, &act.why, NULL},
                                     {"revoke", 0, &revokes, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 2, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, SIZE_MAX, "检查意见的号 (shenbao check 列出)", err);
    }
    act.ids = words.at;
    act.n = words.n;
    if (status == STATUS_OK) {
        status = revokes ? acceptances_revoke(cli->desk, cli->arena, &act, &batch, err)
                         : acceptances_make(cli->desk, cli->arena, &act, &batch, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->out, "%s %zu 条, 记录 %lld\n", revokes ? "已撤回接受" : "已接受", act.n,
                   (long long)batch);
    }
    return status;
}

static void print_json(struct cli *cli, const struct acceptances *all)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < all->n; i++) {
        const struct acceptance *one = &all->at[i];
        json_object(&j);
        json_put_text(&j, "id", one->id);
        json_put_text(&j, "submission",
                      one->about.submission ? submission_no(cli->arena, one->about.submission)
                                            : NULL);
        json_put_text(&j, "about", one->name);
        json_put_text(&j, "text", one->text);
        json_put_text(&j, "clause", one->clause);
        json_put_text(&j, "accepted_by", one->by);
        json_put_text(&j, "accepted_why", one->why);
        json_put_text(&j, "accepted_on", one->on);
        json_put_bool(&j, "lapsed", one->is_lapsed);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static void print_text(struct cli *cli, const struct acceptances *all)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct acceptance *one = &all->at[i];
        buf_printf(&cli->out, "%s  %s%s%s%s%s%s  %s %s: %s%s\n", one->id,
                   one->about.submission ? "" : one->name, one->about.submission ? "" : "  ",
                   one->text, one->clause ? " (" : "", text_or_empty(one->clause),
                   one->clause ? ")" : "", one->by, one->on, text_or_empty(one->why),
                   one->is_lapsed ? "  (事实变了, 已失效)" : "");
    }
}

/* One thing alone: a case by its number, anything by what its findings' ids begin with. */
static enum status find_about(struct cli *cli, const char *no, const char *id,
                              struct finding_about *out, struct err *err)
{
    struct submission s = {0};
    enum status status = id ? about_parse(cli->desk, cli->arena, id, out, err) : STATUS_OK;
    if (status == STATUS_OK && no) {
        status = submission_find(cli->desk, cli->arena, no, &s, err);
        *out = (struct finding_about){.submission = s.record.id};
    }
    return status;
}

static enum status print_paper(struct cli *cli, const struct finding_about *only, struct err *err)
{
    const char *text = NULL;
    enum status status = acceptances_text(cli->desk, cli->arena, only, &text, err);
    if (status == STATUS_OK) {
        buf_text(&cli->out, text);
    }
    return status;
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    const char *no = NULL, *id = NULL;
    struct finding_about about = {0};
    struct acceptances all;
    text_list words = {0};
    bool is_paper = false;
    const struct option options[] = {{"submission", 0, NULL, &no, NULL},
                                     {"about", 0, NULL, &id, NULL},
                                     {"print", 0, &is_paper, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 3, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = find_about(cli, no, id, &about, err);
    }
    const struct finding_about *only = no || id ? &about : NULL;
    if (status == STATUS_OK && is_paper) {
        return print_paper(cli, only, err);
    }
    if (status == STATUS_OK) {
        status = acceptances_load(cli->desk, cli->arena, only, &all, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        print_json(cli, &all);
    } else if (status == STATUS_OK) {
        print_text(cli, &all);
    }
    return status;
}

const struct command cmd_accept_list = {"accept list", "[--submission 编号] [--about 号] [--print]",
                                        "列出接受了的检查意见: 谁, 何时, 为什么, 是否已失效", true,
                                        run_list};
const struct command cmd_accept = {"accept", "意见号... --why 理由 [--revoke]",
                                   "主管接受检查意见 (原则上的限额, 没通过的核对, 警告), 可撤回",
                                   true, run_accept};
