/* shenbao panel order, attend, defence: what happens at a defence (答辩). */
#include <string.h>

#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/defences.h"
#include "desk/panels.h"
#include "desk/submissions.h"
#include "text/json.h"

/* ---- the order ----------------------------------------------------------------------------------- */

static void order_json(struct cli *cli, const struct defence_drawn *d)
{
    struct json j = json_start(&cli->out);
    json_object(&j);
    json_put_text(&j, "seed", d->seed);
    json_put_text(&j, "algorithm", d->algorithm);
    json_key(&j, "order");
    json_array(&j);
    for (size_t i = 0; i < d->n; i++) {
        json_object(&j);
        json_put_text(&j, "no", d->places[i].no);
        json_put_text(&j, "key", d->places[i].key);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_put_id(&j, "batch", d->batch);
    json_object_end(&j);
    json_finish(&j);
}

static void order_text(struct cli *cli, const struct defence_drawn *d)
{
    buf_printf(&cli->out, "种子  %s\n算法  %s\n", d->seed, d->algorithm);
    for (size_t i = 0; i < d->n; i++) {
        buf_printf(&cli->out, "%3zu  %s  %s\n", i + 1, d->places[i].no, d->places[i].key);
    }
}

static enum status run_order(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct defence_draw draw = {0};
    struct defence_drawn drawn;
    struct panel panel = {0};
    text_list words = {0};
    const struct option options[] = {{"seed", 0, NULL, &draw.seed, NULL},
                                     {"witness", 0, NULL, &draw.witness, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 2, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "评审组", err);
    }
    if (status == STATUS_OK) {
        status = panel_find(cli->desk, cli->arena, words.at[0], &panel, err);
        draw.panel = panel.record.id;
    }
    if (status == STATUS_OK) {
        status = defence_draw_order(cli->desk, cli->arena, &draw, &drawn, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        order_json(cli, &drawn);
    } else if (status == STATUS_OK) {
        order_text(cli, &drawn);
    }
    return status;
}

const struct command cmd_panel_order = {"panel order", "评审组 [--seed 种子] [--witness 监督人]",
                                        "抽答辩次序; 种子和算法记下, 谁都能再抽一遍", true,
                                        run_order};

/* ---- who came ------------------------------------------------------------------------------------- */

static enum status run_attend(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct panel panel = {0};
    struct reviewer reviewer = {0};
    bool is_absent = false, takes_back = false;
    text_list words = {0};
    const struct option options[] = {{"absent", 0, &is_absent, NULL, NULL},
                                     {"take-back", 0, &takes_back, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 2, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, SIZE_MAX, "评审组 专家", err);
    }
    if (status == STATUS_OK) {
        status = panel_find(cli->desk, cli->arena, words.at[0], &panel, err);
    }
    for (size_t i = 1; i < words.n && status == STATUS_OK; i++) {
        status = reviewer_find(cli->desk, cli->arena, words.at[i], &reviewer, err);
        const struct attendance who = {panel.record.id, reviewer.record.id,
                                       takes_back  ? NULL
                                       : is_absent ? ATTENDANCE_ABSENT
                                                   : ATTENDANCE_PRESENT};
        if (status == STATUS_OK) {
            status = defence_attend(cli->desk, cli->arena, &who, NULL, err);
        }
    }
    return status;
}

const struct command cmd_panel_attend = {"panel attend", "评审组 专家… [--absent | --take-back]",
                                         "答辩到场; 缺席的不打分, 收回就还给他", true, run_attend};

/* ---- what was given -------------------------------------------------------------------------------- */

struct defence_args {
    struct scoring scoring;
    struct submission submission;
    struct sheet_entry *entries;
    size_t n;
};

/* 26,25,20: the marks of the criteria of the stage in their order. */
static enum status read_marks(struct cli *cli, const struct scoring *scoring, const char *text,
                              int64_t *marks, struct err *err)
{
    const struct scheme *s = scoring->scheme;
    for (size_t i = 0; i < s->criteria.n; i++) {
        marks[i] = MARK_NONE;
    }
    for (size_t i = 0; i < scoring->n; i++) {
        size_t n = strcspn(text, ","), at = scoring->criteria[i];
        const char *fault =
            mark_read(cli->arena, &s->criteria.at[at], arena_copy(cli->arena, text, n), &marks[at]);
        if (fault) {
            return err_set(err, STATUS_DATA, "%s", fault);
        }
        text += n + (text[n] == ',' && i + 1 < scoring->n);
    }
    return *text ? err_set(err, STATUS_USAGE, "多出来的分: %s; 这个阶段有 %zu 个指标", text,
                           scoring->n)
                 : STATUS_OK;
}

static enum status read_entry(struct cli *cli, struct defence_args *args, const char *word,
                              struct err *err)
{
    const char *equals = strchr(word, '=');
    struct reviewer reviewer;
    struct sheet_view before;
    if (!equals) {
        return err_set(err, STATUS_USAGE, "「%s」要写成 专家=分,分,…", word);
    }
    int64_t *marks = ARENA_ARRAY(cli->arena, int64_t, args->scoring.scheme->criteria.n + 1);
    enum status status =
        reviewer_find(cli->desk, cli->arena, arena_copy(cli->arena, word, (size_t)(equals - word)),
                      &reviewer, err);
    if (status == STATUS_OK) {
        status = read_marks(cli, &args->scoring, equals + 1, marks, err);
    }
    const struct sheet_key key = {args->submission.record.id,
                                  status == STATUS_OK ? reviewer.record.id : 0};
    if (status == STATUS_OK) {
        status = sheet_view_load(cli->desk, cli->arena, &args->scoring, key, &before, err);
    }
    if (status == STATUS_OK) {
        args->entries[args->n++] = (struct sheet_entry){.key = key,
                                                        .marks = marks,
                                                        .reasons = before.sheet.reasons,
                                                        .opinion = before.sheet.opinion};
    }
    return status;
}

static enum status run_defence(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct defence_args args = {0};
    struct panel panel = {0};
    bool is_draft = false;
    text_list words = {0};
    const struct option options[] = {{"draft", 0, &is_draft, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 2, SIZE_MAX, "评审组 申报件号, 然后是 专家=分,分,…", err);
    }
    if (status == STATUS_OK) {
        status = panel_find(cli->desk, cli->arena, words.at[0], &panel, err);
    }
    if (status == STATUS_OK) {
        status = submission_find(cli->desk, cli->arena, words.at[1], &args.submission, err);
    }
    if (status == STATUS_OK) {
        status = scoring_of(cli->arena, &panel, &args.scoring, err);
        args.entries = ARENA_ARRAY(cli->arena, struct sheet_entry, words.n);
    }
    for (size_t i = 2; i < words.n && status == STATUS_OK; i++) {
        status = read_entry(cli, &args, words.at[i], err);
    }
    if (status == STATUS_OK) {
        const struct defence_marks marks = {.submission = args.submission.record.id,
                                            .entries = args.entries,
                                            .n = args.n,
                                            .seals = !is_draft};
        status = defence_put(cli->desk, cli->arena, &args.scoring, &marks, NULL, err);
    }
    return status;
}

const struct command cmd_panel_defence = {
    "panel defence", "评审组 申报件号 [专家=分,分,…]… [--draft]",
    "答辩当场代录各位专家给一件打的分, 一起封存", true, run_defence};
