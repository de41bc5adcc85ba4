/* shenbao panel score, seal, reopen: one reviewer's sheets, typed, sealed, opened again. */
#include <string.h>

#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/reviewers.h"
#include "desk/sheets.h"
#include "desk/submissions.h"
#include "model/fields.h"
#include "text/json.h"

/* Whose sheets, of which panel. */
struct whose {
    const char *panel, *reviewer; /* as written; NULL: the only one, me */
    int64_t id;                   /* of the reviewer */
    struct scoring scoring;
};

static enum status find_whose(struct cli *cli, struct whose *w, int64_t submission, struct err *err)
{
    struct reviewer reviewer = {0};
    struct scoring_wanted wanted = {.panel = w->panel, .submission = submission};
    enum status status = STATUS_OK;
    if (w->reviewer) {
        status = reviewer_find(cli->desk, cli->arena, w->reviewer, &reviewer, err);
        w->id = reviewer.record.id;
    } else {
        status = reviewer_me(cli->desk, &w->id, err);
        if (status == STATUS_OK && !w->id) {
            status = err_set(err, STATUS_USAGE, "您不是专家; 请用 --reviewer 指明是谁的打分表");
        }
    }
    wanted.reviewer = w->id;
    return status == STATUS_OK ? scoring_find(cli->desk, cli->arena, &wanted, &w->scoring, err)
                               : status;
}

static enum status find_cases(struct cli *cli, const text_list *words, int64_t **ids,
                              struct err *err)
{
    enum status status = STATUS_OK;
    *ids = ARENA_ARRAY(cli->arena, int64_t, words->n + 1);
    for (size_t i = 0; i < words->n && status == STATUS_OK; i++) {
        struct submission s;
        status = submission_find(cli->desk, cli->arena, words->at[i], &s, err);
        (*ids)[i] = status == STATUS_OK ? s.record.id : 0;
    }
    return status;
}

/* ---- score --------------------------------------------------------------------------------------- */

struct score_args {
    struct whose whose;
    text_list words, reasons;
    const char *opinion;
};

/* CRITERION=TEXT taken apart; the place of the criterion in the scheme. */
static enum status read_pair(struct cli *cli, const struct scoring *scoring, const char *word,
                             size_t *at, const char **text, struct err *err)
{
    const char *equals = strchr(word, '=');
    const char *name = equals ? arena_copy(cli->arena, word, (size_t)(equals - word)) : word;
    int found = scheme_criterion_find(scoring->scheme, name);
    if (!equals) {
        return err_set(err, STATUS_USAGE, "「%s」要写成 指标=分数", word);
    }
    if (found < 0) {
        const char *names = "";
        for (size_t i = 0; i < scoring->n; i++) {
            names = arena_printf(cli->arena, "%s%s%s", names, i ? "、" : "",
                                 scoring->scheme->criteria.at[scoring->criteria[i]].name);
        }
        return err_set(err, STATUS_USAGE, "没有指标「%s」; 有: %s", name, names);
    }
    *at = (size_t)found;
    *text = equals + 1;
    return STATUS_OK;
}

static enum status read_marks(struct cli *cli, const struct score_args *args, int64_t *marks,
                              struct err *err)
{
    const struct scoring *scoring = &args->whose.scoring;
    enum status status = STATUS_OK;
    for (size_t i = 1; i < args->words.n && status == STATUS_OK; i++) {
        size_t at = 0;
        const char *text = NULL;
        status = read_pair(cli, scoring, args->words.at[i], &at, &text, err);
        const char *fault =
            status == STATUS_OK
                ? mark_read(cli->arena, &scoring->scheme->criteria.at[at], text, &marks[at])
                : NULL;
        if (fault) {
            status = err_set(err, STATUS_DATA, "%s", fault);
        }
    }
    return status;
}

static enum status read_reasons(struct cli *cli, const struct score_args *args,
                                const char **reasons, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < args->reasons.n && status == STATUS_OK; i++) {
        size_t at = 0;
        const char *text = NULL;
        status = read_pair(cli, &args->whose.scoring, args->reasons.at[i], &at, &text, err);
        if (status == STATUS_OK) {
            *reasons = fields_set(cli->arena, *reasons,
                                  args->whose.scoring.scheme->criteria.at[at].name, text);
        }
    }
    return status;
}

static enum status save(struct cli *cli, const struct score_args *args, struct sheet_key key,
                        struct err *err)
{
    const struct scoring *scoring = &args->whose.scoring;
    size_t n = scoring->scheme->criteria.n;
    struct sheet_view before;
    int64_t *marks = ARENA_ARRAY(cli->arena, int64_t, n + 1), me = 0;
    enum status status = sheet_view_load(cli->desk, cli->arena, scoring, key, &before, err);
    if (status == STATUS_OK) {
        status = reviewer_me(cli->desk, &me, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    memcpy(marks, before.marks, n * sizeof *marks);
    struct sheet_entry entry = {.key = key,
                                .marks = marks,
                                .reasons = before.sheet.reasons,
                                .opinion = args->opinion ? args->opinion : before.sheet.opinion,
                                .origin = me == key.reviewer ? SHEET_FROM_DESK : SHEET_FROM_PAPER};
    status = read_marks(cli, args, marks, err);
    if (status == STATUS_OK) {
        status = read_reasons(cli, args, &entry.reasons, err);
    }
    return status == STATUS_OK ? sheet_save(cli->desk, cli->arena, scoring, &entry, NULL, err)
                               : status;
}

static void tell(struct cli *cli, const struct scoring *scoring, const struct sheet_view *v)
{
    const char *total = points_text(cli->arena, v->total / SCORE_UNIT);
    const char *no = submission_no(cli->arena, v->sheet.submission);
    if (!cli->is_json) {
        buf_printf(&cli->out, "%s  %s  合计 %s%s\n", no, sheet_state_name(v->sheet.state), total,
                   v->missing ? arena_printf(cli->arena, "  差 %zu 项", v->missing) : "");
        return;
    }
    struct json j = json_start(&cli->out);
    json_object(&j);
    json_put_text(&j, "no", no);
    json_put_text(&j, "panel", scoring->panel.name);
    json_put_text(&j, "reviewer", reviewer_no(cli->arena, v->sheet.reviewer));
    json_put_text(&j, "state", v->sheet.state);
    json_put_text(&j, "total", total);
    json_put_int(&j, "missing", (int64_t)v->missing);
    json_object_end(&j);
    json_finish(&j);
}

static enum status run_score(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct score_args args = {0};
    struct sheet_view view;
    int64_t *ids = NULL;
    const struct option options[] = {
        {"panel", 0, NULL, &args.whose.panel, NULL},
        {"reviewer", 0, NULL, &args.whose.reviewer, NULL},
        {"reason", 0, NULL, NULL, &args.reasons},
        {"opinion", 0, NULL, &args.opinion, NULL},
    };
    enum status status = args_parse(cli->arena, argc, argv, options,
                                    sizeof options / sizeof *options, &args.words, err);
    if (status == STATUS_OK) {
        status = args_count(&args.words, 1, SIZE_MAX, "申报件号, 然后是 指标=分数", err);
    }
    const text_list first = {args.words.at, 1, 1};
    if (status == STATUS_OK) {
        status = find_cases(cli, &first, &ids, err);
    }
    if (status == STATUS_OK) {
        status = find_whose(cli, &args.whose, ids[0], err);
    }
    const struct sheet_key key = {ids ? ids[0] : 0, args.whose.id};
    if (status == STATUS_OK) {
        status = save(cli, &args, key, err);
    }
    if (status == STATUS_OK) {
        status = sheet_view_load(cli->desk, cli->arena, &args.whose.scoring, key, &view, err);
    }
    if (status == STATUS_OK) {
        tell(cli, &args.whose.scoring, &view);
    }
    return status;
}

const struct command cmd_panel_score = {
    "panel score",
    "申报件号 [--reviewer 专家] [--panel 评审组] 指标=分数… [--reason 指标=理由]… [--opinion 意见]",
    "打分, 存为草稿; 工作人员可以代录纸质打分表", true, run_score};

/* ---- seal ---------------------------------------------------------------------------------------- */

static enum status run_seal(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct whose whose = {0};
    text_list words = {0};
    int64_t *ids = NULL, batch = 0;
    size_t sealed = 0;
    const struct option options[] = {
        {"panel", 0, NULL, &whose.panel, NULL},
        {"reviewer", 0, NULL, &whose.reviewer, NULL},
    };
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, &words, err);
    if (status == STATUS_OK) {
        status = find_cases(cli, &words, &ids, err);
    }
    if (status == STATUS_OK) {
        status = find_whose(cli, &whose, words.n ? ids[0] : 0, err);
    }
    if (status == STATUS_OK) {
        const struct sheet_batch of = {whose.id, ids, words.n};
        status = sheets_seal(cli->desk, cli->arena, &whose.scoring, &of, &sealed, &batch, err);
    }
    if (status == STATUS_OK && cli->is_json) {
        struct json j = json_start(&cli->out);
        json_object(&j);
        json_put_text(&j, "panel", whose.scoring.panel.name);
        json_put_text(&j, "reviewer", reviewer_no(cli->arena, whose.id));
        json_put_int(&j, "sealed", (int64_t)sealed);
        json_put_id(&j, "batch", batch);
        json_object_end(&j);
        json_finish(&j);
    } else if (status == STATUS_OK) {
        buf_printf(&cli->out, "封存 %zu 份\n", sealed);
    }
    return status;
}

const struct command cmd_panel_seal = {
    "panel seal", "[申报件号…] [--reviewer 专家] [--panel 评审组]",
    "封存打分表, 不写编号是全部; 有漏打的一份也不封存, 封存后只能由主管退回", true, run_seal};

/* ---- reopen --------------------------------------------------------------------------------------- */

static enum status run_reopen(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct whose whose = {0};
    const char *ground = NULL, *why = NULL;
    text_list words = {0};
    int64_t *ids = NULL;
    const struct option options[] = {
        {"panel", 0, NULL, &whose.panel, NULL},
        {"reviewer", 0, NULL, &whose.reviewer, NULL},
        {"ground", 0, NULL, &ground, NULL},
        {"why", 0, NULL, &why, NULL},
    };
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "申报件号", err);
    }
    if (status == STATUS_OK) {
        status = find_cases(cli, &words, &ids, err);
    }
    if (status == STATUS_OK) {
        status = find_whose(cli, &whose, ids[0], err);
    }
    if (status == STATUS_OK) {
        const struct sheet_key key = {ids[0], whose.id};
        status = sheet_reopen(cli->desk, cli->arena, &whose.scoring, key, sheet_ground_find(ground),
                              why, NULL, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->out, "%s 的打分表已退回, 原来的分留着备查\n",
                   submission_no(cli->arena, ids[0]));
    }
    return status;
}

const struct command cmd_panel_reopen = {
    "panel reopen", "申报件号 --reviewer 专家 --ground 事由 --why 理由 [--panel 评审组]",
    "退回封存的打分表; 事由是 合计有误, 超出分值范围, 客观项不一致, 畸高畸低 之一", true,
    run_reopen};
