/* shenbao rank finalise, editions: a ranking kept as it stands. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/rank_choice.h"
#include "desk/ranking_editions.h"
#include "text/json.h"

static void put_edition(struct json *j, const struct ranking_edition *e)
{
    json_put_int(j, "edition", e->edition);
    json_put_text(j, "track", e->track);
    json_put_text(j, "direction", e->direction);
    json_put_text(j, "scheme", e->scheme);
    json_key(j, "cut");
    e->cut == NUMBER_NONE ? json_null(j) : json_int(j, e->cut);
    json_put_text(j, "fingerprint", e->fingerprint);
    json_put_bool(j, "whole", ranking_edition_is_whole(e));
    json_put_text(j, "differences", e->differences);
    json_put_text(j, "made_by", e->made_by);
    json_put_int(j, "made_at", e->made_at);
}

static enum status load(struct cli *cli, int argc, char **argv, struct rank_choice *c,
                        struct err *err)
{
    *c = (struct rank_choice){0};
    enum status status = rank_choice_parse(cli, argc, argv, c, err);
    if (status == STATUS_OK) {
        status = args_count(&c->words, 0, 0, "", err);
    }
    return status == STATUS_OK ? rank_choice_load(cli, c, err) : status;
}

static enum status run_finalise(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct rank_choice c;
    struct ranking_finalised f;
    enum status status = load(cli, argc, argv, &c, err);
    if (status == STATUS_OK) {
        const struct ranking_finalising how = {c.why, c.is_dry};
        status = ranking_finalise(cli->desk, cli->arena, &c.ranking, &how, &f, err);
    }
    if (status != STATUS_OK || !cli->is_json) {
        buf_text(&cli->out, status == STATUS_OK ? f.text : "");
        buf_text(&cli->notes, status == STATUS_OK && c.is_dry ? "只是预览, 什么也没有写入\n" : "");
        return status;
    }
    struct json j = json_start(&cli->out);
    json_object(&j);
    put_edition(&j, &f.edition);
    json_put_int(&j, "shortlisted", (int64_t)f.shortlisted);
    json_put_int(&j, "rejected", (int64_t)f.rejected);
    json_put_int(&j, "returned", (int64_t)f.returned);
    json_put_int(&j, "unmoved", (int64_t)f.unmoved);
    json_key(&j, "turned");
    json_array(&j);
    for (size_t i = 0; i < f.turned.n; i++) {
        json_text(&j, f.turned.at[i]);
    }
    json_array_end(&j);
    json_put_id(&j, "batch", f.batch);
    json_object_end(&j);
    json_finish(&j);
    return STATUS_OK;
}

static void editions_json(struct cli *cli, const struct ranking_editions *all)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < all->n; i++) {
        json_object(&j);
        put_edition(&j, &all->at[i]);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static enum status run_editions(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct rank_choice c;
    struct ranking_editions all;
    const char *text = "";
    enum status status = load(cli, argc, argv, &c, err);
    if (status == STATUS_OK && cli->is_json) {
        status = ranking_editions_load(cli->desk, cli->arena, c.wanted.notice, &all, err);
        if (status == STATUS_OK) {
            editions_json(cli, &all);
        }
        return status;
    }
    if (status == STATUS_OK) {
        status = ranking_editions_text(cli->desk, cli->arena, c.wanted.notice, &text, err);
    }
    buf_text(&cli->out, status == STATUS_OK ? text : "");
    return status;
}

const struct command cmd_rank_finalise = {
    "rank finalise",
    "--notice 通知 [--track 通道] [--direction 方向] [--cut 数] [--why 理由] [--dry-run]",
    "名次定稿: 留下一版和指纹, 评审中的转拟推荐或未入选; --dry-run 只说会怎样", true, run_finalise};
const struct command cmd_rank_editions = {
    "rank editions", "--notice 通知", "定过稿的各版名次, 指纹, 与上一版的不同", true, run_editions};
