/* shenbao submission duplicates, same, differ: what looks like one case handed in twice. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/notices.h"
#include "desk/same_cases.h"
#include "desk/submissions.h"
#include "text/json.h"

static const char *const verdict_ids[] = {"proposed", "same", "different"};
static const char *const verdict_names[] = {"疑似", "是同一件", "不是同一件"};

static void side_json(struct json *j, struct arena *a, const struct same_case *c, size_t side)
{
    static const char *const keys[][4] = {
        {"left", "left_title", "left_notice", "left_recommender"},
        {"right", "right_title", "right_notice", "right_recommender"}};
    json_put_text(j, keys[side][0], submission_no(a, c->ids[side]));
    json_put_text(j, keys[side][1], c->titles[side]);
    json_put_text(j, keys[side][2], c->notices[side]);
    json_put_text(j, keys[side][3], c->recommenders[side]);
}

static void pairs_json(struct cli *cli, const struct same_cases *pairs)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < pairs->n; i++) {
        const struct same_case *c = &pairs->at[i];
        json_object(&j);
        side_json(&j, cli->arena, c, 0);
        side_json(&j, cli->arena, c, 1);
        json_put_text(&j, "lead", c->lead);
        json_put_text(&j, "verdict", verdict_ids[c->verdict]);
        json_put_text(&j, "by", c->by);
        json_put_text(&j, "clause", c->findings[0].clause);
        json_put_text(&j, "text", c->findings[0].text);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static void pairs_text(struct cli *cli, const struct same_cases *pairs)
{
    for (size_t i = 0; i < pairs->n; i++) {
        const struct same_case *c = &pairs->at[i];
        buf_printf(&cli->out, "%s  %s  %s%s%s\n", verdict_names[c->verdict], c->titles[0], c->lead,
                   c->by ? "  " : "", text_or_empty(c->by));
        for (size_t k = 0; k < 2; k++) {
            buf_printf(&cli->out, "  %s  %s号  经%s\n", submission_no(cli->arena, c->ids[k]),
                       c->notices[k], *c->recommenders[k] ? c->recommenders[k] : "(没有填)");
        }
    }
}

static enum status run_duplicates(struct cli *cli, int argc, char **argv, struct err *err)
{
    const char *code = NULL;
    struct notice_row row = {0};
    struct same_cases pairs = {0};
    text_list words = {0};
    const struct option options[] = {{"notice", 0, NULL, &code, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK && code) {
        status = notice_find(cli->desk, cli->arena, code, &row, err);
    }
    if (status == STATUS_OK) {
        status = same_cases_load(cli->desk, cli->arena, row.record.id, &pairs, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        pairs_json(cli, &pairs);
    } else if (status == STATUS_OK) {
        pairs_text(cli, &pairs);
    }
    return status;
}

static enum status decide(struct cli *cli, int argc, char **argv, enum same_verdict verdict,
                          struct err *err)
{
    struct same_case_act act = {.verdict = verdict};
    struct submission pair[2] = {0};
    bool is_clear = false;
    text_list words = {0};
    const struct option options[] = {{"why", 0, NULL, &act.why, NULL},
                                     {"clear", 0, &is_clear, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 2, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, 2, "两件申报件的编号", err);
    }
    for (size_t i = 0; i < 2 && status == STATUS_OK; i++) {
        status = submission_find(cli->desk, cli->arena, words.at[i], &pair[i], err);
    }
    act.one = pair[0].record.id;
    act.other = pair[1].record.id;
    act.verdict = is_clear ? SAME_PROPOSED : verdict;
    return status == STATUS_OK ? same_case_decide(cli->desk, cli->arena, &act, err) : status;
}

static enum status run_same(struct cli *cli, int argc, char **argv, struct err *err)
{
    return decide(cli, argc, argv, SAME_CONFIRMED, err);
}

static enum status run_differ(struct cli *cli, int argc, char **argv, struct err *err)
{
    return decide(cli, argc, argv, SAME_REJECTED, err);
}

const struct command cmd_submission_duplicates = {"submission duplicates", "[--notice 通知]",
                                                  "疑似多头申报的, 成对列出, 带两边的条款", true,
                                                  run_duplicates};
const struct command cmd_submission_same = {"submission same", "编号A 编号B [--why 依据] [--clear]",
                                            "确认两件是同一件 (--clear 收回); 可以撤销", true,
                                            run_same};
const struct command cmd_submission_differ = {
    "submission differ", "编号A 编号B [--why 依据] [--clear]",
    "确认两件不是同一件, 今后不再提 (--clear 收回)", true, run_differ};
