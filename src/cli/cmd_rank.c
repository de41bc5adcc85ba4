/* shenbao rank: the ranked list, how one case came to its place, and what persons decide about places. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/rank_choice.h"
#include "desk/notices.h"
#include "desk/ranking_official.h"
#include "desk/ranking_paper.h"
#include "desk/ranking_settled.h"
#include "desk/submissions.h"
#include "model/submission.h"
#include "text/json.h"

/* ---- which ranking ----------------------------------------------------------------------------- */

enum status rank_choice_parse(struct cli *cli, int argc, char **argv, struct rank_choice *c,
                              struct err *err)
{
    const char *cut = NULL;
    long number = -1;
    const struct option options[] = {
        {.name = "notice", .value = &c->notice},
        {.name = "track", .value = &c->wanted.track},
        {.name = "direction", .value = &c->wanted.direction},
        {.name = "scheme", .value = &c->wanted.scheme},
        {.name = "cut", .value = &cut},
        {.name = "explain", .value = &c->explain},
        {.name = "why", .value = &c->why},
        {.name = "seed", .value = &c->seed},
        {.name = "in", .flag = &c->is_in},
        {.name = "out", .flag = &c->is_out},
        {.name = "back", .flag = &c->is_back},
        {.name = "bare", .flag = &c->wanted.is_bare},
        {.name = "dry-run", .flag = &c->is_dry},
        {.name = "all", .flag = &c->is_whole},
        {.name = "format", .value = &c->format},
        {.name = "encoding", .value = &c->encoding},
        {.name = "output", .letter = 'o', .value = &c->file},
    };
    enum status status = args_parse(cli->arena, argc, argv, options,
                                    sizeof options / sizeof *options, &c->words, err);
    if (status == STATUS_OK && text_is_empty(c->notice)) {
        status = err_set(err, STATUS_USAGE, "请写 --notice 通知");
    }
    if (status == STATUS_OK && cut) {
        status = args_number(cut, "--cut", &number, err);
    }
    c->wanted.cut = number;
    return status;
}

enum status rank_choice_notice(struct cli *cli, struct rank_choice *c, struct err *err)
{
    struct notice_row row = {0};
    enum status status = notice_find(cli->desk, cli->arena, c->notice, &row, err);
    c->wanted.notice = row.record.id;
    c->code = row.code;
    return status;
}

enum status rank_choice_load(struct cli *cli, struct rank_choice *c, struct err *err)
{
    enum status status = rank_choice_notice(cli, c, err);
    return status == STATUS_OK ? ranking_load(cli->desk, cli->arena, &c->wanted, &c->ranking, err)
                               : status;
}

static enum status choose(struct cli *cli, int argc, char **argv, struct rank_choice *c,
                          struct err *err)
{
    *c = (struct rank_choice){0};
    enum status status = rank_choice_parse(cli, argc, argv, c, err);
    return status == STATUS_OK ? rank_choice_load(cli, c, err) : status;
}

static enum status place_of(struct cli *cli, const struct rank_choice *c, const char *no,
                            size_t *place, struct err *err)
{
    struct submission s = {0};
    enum status status = submission_find(cli->desk, cli->arena, no, &s, err);
    long at = status == STATUS_OK ? ranking_find(&c->ranking, s.record.id) : -1;
    if (status == STATUS_OK && at < 0) {
        status = err_set(
            err, STATUS_DATA,
            "申报件 %s 不在这个名次里：没有打分表，没有分给专家，也不在这些评审组该评的申报件里",
            submission_no(cli->arena, s.record.id));
    }
    *place = at < 0 ? 0 : (size_t)at;
    return status;
}

/* ---- the list ---------------------------------------------------------------------------------- */

/* 435/5: the sum over the sheets that counted where that is a whole number, else in lowest terms. */
static const char *exact_text(struct arena *a, const struct ranking *r,
                              const struct ranking_case *c)
{
    struct fraction f = c->score.exact;
    int64_t n = c->score.n_sheets - c->score.n_dropped;
    bool is_mean =
        r->scheme->aggregation == AGGREGATION_MEAN ||
        (r->scheme->aggregation == AGGREGATION_TRIMMED && r->scheme->trim_on == TRIM_ON_TOTALS);
    if (fraction_is_lost(f)) {
        return NULL;
    }
    if (is_mean && !r->scheme->stages.n && n > 0 && n % f.den == 0) {
        return arena_printf(a, "%lld/%lld", (long long)(f.num * (n / f.den)), (long long)n);
    }
    return arena_printf(a, "%lld/%lld", (long long)f.num, (long long)f.den);
}

static void put_side(struct json *j, enum line_side side)
{
    json_key(j, "above_line");
    if (side == LINE_IN || side == LINE_OUT) {
        json_bool(j, side == LINE_IN);
    } else {
        json_null(j);
    }
}

static void put_explained(struct json *j, const struct ranking_explained *e)
{
    json_key(j, "lines");
    json_array(j);
    for (size_t i = 0; i < e->lines.n; i++) {
        json_text(j, e->lines.at[i]);
    }
    json_array_end(j);
    json_key(j, "sheet_list");
    json_array(j);
    for (size_t i = 0; i < e->n_sheets; i++) {
        json_object(j);
        json_put_text(j, "reviewer", e->sheets[i].no);
        json_put_text(j, "name", e->sheets[i].name);
        json_put_text(j, "total", e->sheets[i].total);
        json_put_text(j, "fate", e->sheets[i].fate);
        json_object_end(j);
    }
    json_array_end(j);
}

static enum status put_case(struct cli *cli, struct json *j, const struct rank_choice *choice,
                            size_t i, struct err *err)
{
    const struct ranking *r = &choice->ranking;
    const struct ranking_case *c = &r->at[i];
    struct ranking_line line;
    struct ranking_explained explained = {0};
    bool is_pending = c->score.state == SCORE_PENDING;
    bool has_score = !is_pending && !fraction_is_lost(c->score.exact);
    enum status status = ranking_line_load(cli->desk, cli->arena, r, i, &line, err);
    if (status == STATUS_OK && choice->explain) {
        status = ranking_explain(cli->desk, cli->arena, r, i, &explained, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    json_object(j);
    json_put_id(j, "rank", c->row.rank);
    json_put_bool(j, "tied", c->row.settled_by == TIE_UNSETTLED);
    json_put_text(j, "no", line.no);
    json_put_text(j, "title", line.title);
    json_put_text(j, "applicant", line.applicant);
    json_key(j, "score");
    has_score ? json_decimal(j, c->score.shown, SCORE_PLACES) : json_null(j);
    json_put_text(j, "exact", is_pending ? NULL : exact_text(cli->arena, r, c));
    json_key(j, "spread");
    c->score.n_sheets ? json_decimal(j, c->score.spread / SCORE_UNIT, SCORE_PLACES) : json_null(j);
    json_put_int(j, "sheets", c->score.n_sheets);
    json_put_int(j, "dropped", c->score.n_dropped);
    json_put_bool(j, "pending", is_pending);
    json_key(j, "provisional");
    line.provisional ? json_decimal(j, c->score.shown, SCORE_PLACES) : json_null(j);
    json_put_int(j, "waiting", c->n_waiting);
    put_side(j, c->row.side);
    json_put_text(j, "why", line.why);
    json_put_int(j, "void", c->n_void);
    if (choice->explain) {
        put_explained(j, &explained);
    }
    json_object_end(j);
    return STATUS_OK;
}

static enum status explain_text(struct cli *cli, const struct ranking *r, size_t i, struct err *err)
{
    struct ranking_line line;
    struct ranking_explained e;
    enum status status = ranking_line_load(cli->desk, cli->arena, r, i, &line, err);
    if (status == STATUS_OK) {
        status = ranking_explain(cli->desk, cli->arena, r, i, &e, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    buf_printf(&cli->out, "%s  %s  %s  名次 %s  得分 %s\n", line.no, line.title, line.applicant,
               line.rank, line.score);
    for (size_t k = 0; k < e.lines.n; k++) {
        buf_printf(&cli->out, "%s\n", e.lines.at[k]);
    }
    return STATUS_OK;
}

static enum status all_json(struct cli *cli, const struct rank_choice *c, size_t first, size_t n,
                            struct err *err)
{
    struct json j = json_start(&cli->out);
    enum status status = STATUS_OK;
    json_array(&j);
    for (size_t i = first; i < first + n && status == STATUS_OK; i++) {
        status = put_case(cli, &j, c, i, err);
    }
    json_array_end(&j);
    json_finish(&j);
    return status;
}

static enum status run_rank(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct rank_choice c = {0};
    size_t at = 0;
    enum status status = rank_choice_parse(cli, argc, argv, &c, err);
    if (status == STATUS_OK) {
        status = args_count(&c.words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = rank_choice_notice(cli, &c, err);
    }
    if (status == STATUS_OK) {
        status = ranking_now_load(cli->desk, cli->arena, &c.wanted, &c.ranking, err);
    }
    if (status == STATUS_OK && c.explain) {
        status = place_of(cli, &c, c.explain, &at, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        return all_json(cli, &c, at, c.explain ? 1 : c.ranking.n, err);
    }
    if (c.explain) {
        return explain_text(cli, &c.ranking, at, err);
    }
    if (!c.ranking.n) {
        buf_text(&cli->notes,
                 c.ranking.n_chosen
                     ? "评审组该评的还没有受理的申报件, 也没有打分表\n"
                     : "没有评审组: 用 panel draw 抽取, 或用 review import 导入打分表\n");
    }
    const char *text = NULL;
    status = ranking_text(cli->desk, cli->arena, &c.ranking, &text, err);
    buf_text(&cli->out, text_or_empty(text));
    return status;
}

/* ---- deciding ---------------------------------------------------------------------------------- */

static enum status run_place(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct rank_choice c;
    size_t at = 0;
    long place = 0;
    enum status status = choose(cli, argc, argv, &c, err);
    if (status == STATUS_OK) {
        status = args_count(&c.words, c.is_back ? 1 : 2, c.is_back ? 1 : 2, "申报件号和名次", err);
    }
    if (status == STATUS_OK) {
        status = place_of(cli, &c, c.words.at[0], &at, err);
    }
    if (status == STATUS_OK && !c.is_back) {
        status = args_number(c.words.at[1], "名次", &place, err);
    }
    if (status == STATUS_OK && !c.is_back && place == 0) {
        status = err_set(err, STATUS_USAGE, "名次从 1 起；收回手工名次用 --back");
    }
    return status == STATUS_OK ? ranking_place(cli->desk, cli->arena, &c.ranking,
                                               c.ranking.at[at].id, place, c.why, err)
                               : status;
}

static enum status run_decide(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct rank_choice c;
    size_t at = 0;
    enum status status = choose(cli, argc, argv, &c, err);
    if (status == STATUS_OK) {
        status = args_count(&c.words, 1, 1, "申报件号", err);
    }
    if (status == STATUS_OK && c.is_in + c.is_out + c.is_back != 1) {
        status = err_set(err, STATUS_USAGE, "请写 --in (入围), --out (不入围) 或 --back (收回)");
    }
    if (status == STATUS_OK) {
        status = place_of(cli, &c, c.words.at[0], &at, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const struct ranking_meeting m = {c.ranking.at[at].id, c.is_in, c.is_back, c.why};
    return ranking_decide_line(cli->desk, cli->arena, &c.ranking, &m, err);
}

static enum status run_lot(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct rank_choice c;
    size_t drawn = 0;
    enum status status = choose(cli, argc, argv, &c, err);
    if (status == STATUS_OK) {
        status = args_count(&c.words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = ranking_draw_lots(cli->desk, cli->arena, &c.ranking, c.seed, &drawn, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "已抽签 %zu 件\n", drawn);
    }
    return status;
}

const struct command cmd_rank = {
    "rank",
    "--notice 通知 [--track 通道] [--direction 方向] [--scheme 方案] [--cut 数] [--explain 编号]",
    "名次: 得分, 并列, 入围线; --scheme 换一个方案试排, 什么也不改; --explain 一件的算式", true,
    run_rank};
const struct command cmd_rank_place = {
    "rank place", "编号 名次 --notice 通知 [--direction 方向] --why 理由 | 编号 --back --why 理由",
    "手工排名次, 或收回", true, run_place};
const struct command cmd_rank_lot = {"rank lot", "--notice 通知 [--direction 方向] [--seed 种子]",
                                     "给待抽签的并列抽签, 种子记下来可以重做", true, run_lot};
const struct command cmd_rank_decide = {
    "rank decide", "编号 --in|--out|--back --notice 通知 [--direction 方向] --why 理由",
    "会议对并列在入围线上的申报件的决定", true, run_decide};
