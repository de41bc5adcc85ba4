/* shenbao panel recuse, recusals: who must stay away from what, asked, checked, decided. */
#include "base/date.h"
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/recusals.h"
#include "desk/submissions.h"
#include "text/json.h"

static void put_json(struct cli *cli, struct json *j, const struct recusal_view *v)
{
    const struct recusal *r = &v->recusal;
    bool is_decided = r->decided_by != NULL;
    json_object(j);
    json_put_id(j, "id", r->record.id);
    json_put_text(j, "reviewer", reviewer_no(cli->arena, r->reviewer));
    json_put_text(j, "submission", r->submission ? submission_no(cli->arena, r->submission) : NULL);
    json_put_text(j, "panel", v->panel);
    json_put_text(j, "origin", r->origin);
    json_put_text(j, "ground", r->ground);
    json_put_text(j, "evidence", r->evidence);
    json_put_text(j, "asked_by", r->asked_by);
    json_put_text(j, "state", r->state);
    json_put_text(j, "why", r->why);
    json_put_text(j, "decided_by", r->decided_by);
    json_put_text(j, "decided_at", is_decided ? instant_text(cli->arena, r->decided_at) : NULL);
    json_object_end(j);
}

static void tell_json(struct cli *cli, const struct recusal_views *all)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < all->n; i++) {
        put_json(cli, &j, &all->at[i]);
    }
    json_array_end(&j);
    json_finish(&j);
}

static void tell_text(struct cli *cli, const struct recusal_views *all)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct recusal *r = &all->at[i].recusal;
        buf_printf(&cli->out, "%s  %s  %s\n    %s: %s (%s)\n", recusal_state_name(r->state),
                   all->at[i].reviewer,
                   all->at[i].submission
                       ? all->at[i].submission
                       : arena_printf(cli->arena, "整个 %s", text_or_empty(all->at[i].panel)),
                   recusal_ground_name(r->ground), r->evidence, recusal_origin_name(r->origin));
        if (r->decided_by) {
            buf_printf(&cli->out, "    %s 决定%s%s\n", r->decided_by, r->why ? ": " : "",
                       text_or_empty(r->why));
        }
    }
    if (!all->n) {
        buf_text(&cli->notes, "没有要回避的\n");
    }
}

static enum status run_list(struct cli *cli, int argc, char **argv, struct err *err)
{
    text_list words = {0};
    struct panel p = {0};
    struct recusal_views all = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 1, "评审组", err);
    }
    if (status == STATUS_OK && words.n) {
        status = panel_find(cli->desk, cli->arena, words.at[0], &p, err);
    }
    if (status == STATUS_OK) {
        status = recusals_load(cli->desk, cli->arena, p.record.id, &all, err);
    }
    if (status == STATUS_OK) {
        (cli->is_json ? tell_json : tell_text)(cli, &all);
    }
    return status;
}

/* ---- one expert and a case, or a whole panel ---------------------------------------------------- */

struct recuse_args {
    const char *panel, *why;
    bool is_check, is_confirm, is_dismiss;
    struct recusal about;
};

static enum status parse(struct cli *cli, int argc, char **argv, struct recuse_args *args,
                         struct err *err)
{
    text_list words = {0};
    struct reviewer r = {0};
    struct submission s = {0};
    struct panel p = {0};
    const struct option options[] = {{"panel", 0, NULL, &args->panel, NULL},
                                     {"why", 0, NULL, &args->why, NULL},
                                     {"by", 0, NULL, &args->about.origin, NULL},
                                     {"asker", 0, NULL, &args->about.asked_by, NULL},
                                     {"check", 0, &args->is_check, NULL, NULL},
                                     {"confirm", 0, &args->is_confirm, NULL, NULL},
                                     {"dismiss", 0, &args->is_dismiss, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 7, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 2, "专家 [申报件]", err);
    }
    if (status == STATUS_OK && args->is_check + args->is_confirm + args->is_dismiss > 1) {
        status = err_set(err, STATUS_USAGE, "--check --confirm --dismiss 只能写一个");
    }
    if (status == STATUS_OK) {
        status = reviewer_find(cli->desk, cli->arena, words.at[0], &r, err);
    }
    if (status == STATUS_OK && words.n > 1) {
        status = submission_find(cli->desk, cli->arena, words.at[1], &s, err);
    }
    if (status == STATUS_OK && args->panel) {
        status = panel_find(cli->desk, cli->arena, args->panel, &p, err);
    }
    args->about.reviewer = r.record.id;
    args->about.submission = s.record.id;
    args->about.panel = p.record.id;
    return status == STATUS_OK && !s.record.id && !p.record.id
               ? err_set(err, STATUS_USAGE, "要写申报件编号, 或用 --panel 写评审组")
               : status;
}

/* All grounds between the two. */
static enum status load_grounds(struct cli *cli, const struct recusal *about,
                                struct recusal_views *out, struct err *err)
{
    struct recusal_views all = {0};
    *out = (struct recusal_views){0};
    if (about->submission) {
        return recusals_of_pair(cli->desk, cli->arena, about->reviewer, about->submission, out,
                                err);
    }
    enum status status = recusals_load(cli->desk, cli->arena, about->panel, &all, err);
    for (size_t i = 0; i < all.n; i++) {
        if (all.at[i].recusal.reviewer == about->reviewer && !all.at[i].recusal.submission) {
            *VEC_PUSH(cli->arena, out) = all.at[i];
        }
    }
    return status;
}

static enum status decide(struct cli *cli, const struct recuse_args *args, struct err *err)
{
    struct recusal_views grounds;
    const char *done = args->is_confirm ? RECUSAL_CONFIRMED : RECUSAL_DISMISSED;
    int64_t moved = 0, n = 0, all = 0;
    enum status status = load_grounds(cli, &args->about, &grounds, err);
    for (size_t i = 0; i < grounds.n && status == STATUS_OK; i++) {
        if (!text_eq(grounds.at[i].recusal.state, done)) {
            status = recusal_decide(cli->desk, cli->arena, &grounds.at[i], args->is_confirm,
                                    args->why, &moved, err);
            all += moved;
            n++;
        }
    }
    if (status == STATUS_OK && !n) {
        return err_set(err, STATUS_NOT_FOUND, "两者之间没有要决定的; 请求回避要写 --why 理由");
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "%s %lld 项%s\n", args->is_confirm ? "回避" : "不回避",
                   (long long)n, recusal_moved_text(cli->arena, args->is_confirm, all));
    }
    return status;
}

static enum status run_recuse(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct recuse_args args = {0};
    struct recusal_views grounds;
    enum status status = parse(cli, argc, argv, &args, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (args.is_confirm || args.is_dismiss) {
        return decide(cli, &args, err);
    }
    if (!args.is_check) {
        args.about.evidence = args.why;
        return recusal_ask(cli->desk, cli->arena, &args.about, err);
    }
    status = load_grounds(cli, &args.about, &grounds, err);
    if (status == STATUS_OK) {
        (cli->is_json ? tell_json : tell_text)(cli, &grounds);
    }
    return status == STATUS_OK && grounds.n ? STATUS_FINDINGS : status;
}

const struct command cmd_panel_recusals = {
    "panel recusals", "[评审组]", "要回避的: 本台核对出的和请求的, 待决定的在前", true, run_list};
const struct command cmd_panel_recuse = {
    "panel recuse",
    "专家 [申报件] [--panel 评审组] [--check | --confirm | --dismiss] [--why 理由] "
    "[--by self|recommender|desk] [--asker 谁]",
    "请求回避; --check 只核对一对, --confirm 和 --dismiss 由主管决定", true, run_recuse};
