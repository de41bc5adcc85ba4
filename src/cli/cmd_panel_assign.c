/* shenbao panel assign, assigned, unassign: who reads which case. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/list_file_out.h"
#include "desk/assignment_file.h"
#include "desk/submissions.h"
#include "text/json.h"
#include "text/table.h"

/* ---- told -------------------------------------------------------------------------------------- */

static void report_json(struct cli *cli, const struct assign_report *r)
{
    struct json j = json_start(&cli->out);
    json_object(&j);
    json_put_text(&j, "panel", r->panel.name);
    json_put_int(&j, "wanted", r->wanted);
    json_put_int(&j, "cases", r->cases);
    json_put_int(&j, "made", r->made);
    json_put_int(&j, "kept", r->kept);
    json_put_int(&j, "voided", r->voided);
    json_key(&j, "gaps");
    json_array(&j);
    for (size_t i = 0; i < r->n_gaps; i++) {
        json_object(&j);
        json_put_text(&j, "submission", submission_no(cli->arena, r->gaps[i].submission));
        json_put_int(&j, "has", r->gaps[i].has);
        json_put_text(&j, "why", r->gaps[i].why);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_key(&j, "loads");
    json_array(&j);
    for (size_t i = 0; i < r->n_loads; i++) {
        json_object(&j);
        json_put_text(&j, "reviewer", reviewer_no(cli->arena, r->loads[i].reviewer));
        json_put_int(&j, "before", r->loads[i].before);
        json_put_int(&j, "after", r->loads[i].after);
        json_put_int(&j, "unskilled", r->loads[i].unskilled);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_put_id(&j, "batch", r->batch);
    json_object_end(&j);
    json_finish(&j);
}

static void report_text(struct cli *cli, const struct assign_report *r)
{
    static const struct table_column columns[] = {{"专家", false, 0, false},
                                                  {"原有", true, 0, false},
                                                  {"分配后", true, 0, false},
                                                  {"其中不对口", true, 0, false}};
    struct table t = table_start(cli->arena, columns, 4);
    buf_printf(&cli->out, "%s  %lld 件, 每件 %lld 位: 新分配 %lld 份, 原有 %lld 份", r->panel.name,
               (long long)r->cases, (long long)r->wanted, (long long)r->made, (long long)r->kept);
    buf_printf(&cli->out, "%s\n",
               r->voided ? arena_printf(cli->arena, ", 因回避收回 %lld 份", (long long)r->voided)
                         : "");
    for (size_t i = 0; i < r->n_loads; i++) {
        table_cell(&t, reviewer_no(cli->arena, r->loads[i].reviewer));
        table_number(&t, r->loads[i].before);
        table_number(&t, r->loads[i].after);
        table_number(&t, r->loads[i].unskilled);
    }
    table_write(&t, &cli->out);
    for (size_t i = 0; i < r->n_gaps; i++) {
        buf_printf(&cli->out, "不够  %s  只有 %lld 位: %s\n",
                   submission_no(cli->arena, r->gaps[i].submission), (long long)r->gaps[i].has,
                   r->gaps[i].why);
    }
    list_file_batch(cli, r->batch, !r->batch && r->made);
}

/* ---- by itself, by hand, by file ---------------------------------------------------------------- */

struct assign_args {
    const char *per_case, *reviewer, *file, *encoding, *why;
    text_list submissions;
    bool experts_only, is_dry;
    struct panel panel;
};

static enum status parse(struct cli *cli, int argc, char **argv, struct assign_args *args,
                         struct err *err)
{
    text_list words = {0};
    const struct option options[] = {{"per-case", 0, NULL, &args->per_case, NULL},
                                     {"experts-only", 0, &args->experts_only, NULL, NULL},
                                     {"reviewer", 0, NULL, &args->reviewer, NULL},
                                     {"submission", 0, NULL, NULL, &args->submissions},
                                     {"file", 0, NULL, &args->file, NULL},
                                     {"encoding", 0, NULL, &args->encoding, NULL},
                                     {"why", 0, NULL, &args->why, NULL},
                                     {"dry-run", 0, &args->is_dry, NULL, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 8, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "评审组", err);
    }
    return status == STATUS_OK ? panel_find(cli->desk, cli->arena, words.at[0], &args->panel, err)
                               : status;
}

static enum status find_pairs(struct cli *cli, const struct assign_args *args,
                              struct assign_hand *hand, struct err *err)
{
    struct reviewer r = {0};
    int64_t *ids = ARENA_ARRAY(cli->arena, int64_t, args->submissions.n + 1);
    if (!args->reviewer || !args->submissions.n) {
        return err_set(err, STATUS_USAGE, "要写 --reviewer 专家 和 --submission 申报件");
    }
    enum status status = reviewer_find(cli->desk, cli->arena, args->reviewer, &r, err);
    for (size_t i = 0; i < args->submissions.n && status == STATUS_OK; i++) {
        struct submission s = {0};
        status = submission_find(cli->desk, cli->arena, args->submissions.at[i], &s, err);
        ids[i] = s.record.id;
    }
    *hand = (struct assign_hand){.panel = args->panel.record.id,
                                 .reviewer = r.record.id,
                                 .submissions = ids,
                                 .n = args->submissions.n,
                                 .why = args->why,
                                 .is_dry = args->is_dry};
    return status;
}

static void handed_json(struct cli *cli, const struct assign_handed *h)
{
    struct json j = json_start(&cli->out);
    json_object(&j);
    json_put_int(&j, "done", h->done);
    json_put_int(&j, "same", h->same);
    json_put_int(&j, "unskilled", h->unskilled);
    json_key(&j, "refused");
    json_array(&j);
    for (size_t i = 0; i < h->refused.n; i++) {
        json_object(&j);
        json_put_text(&j, "submission", submission_no(cli->arena, h->refused.at[i].submission));
        json_put_text(&j, "why", h->refused.at[i].why);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_put_id(&j, "batch", h->batch);
    json_object_end(&j);
    json_finish(&j);
}

static enum status by_hand(struct cli *cli, const struct assign_args *args, bool is_giving,
                           struct err *err)
{
    struct assign_hand hand;
    struct assign_handed handed;
    enum status status = find_pairs(cli, args, &hand, err);
    if (status == STATUS_OK) {
        status = is_giving ? assignments_give(cli->desk, cli->arena, &hand, &handed, err)
                           : assignments_take_back(cli->desk, cli->arena, &hand, &handed, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        handed_json(cli, &handed);
    } else {
        buf_printf(&cli->out, "%s %lld 件, 不变 %lld 件\n", is_giving ? "分配" : "收回",
                   (long long)handed.done, (long long)handed.same);
        for (size_t i = 0; i < handed.refused.n; i++) {
            buf_printf(&cli->out, "不分  %s\n", handed.refused.at[i].why);
        }
        list_file_batch(cli, handed.batch, args->is_dry);
    }
    return handed.refused.n ? STATUS_FINDINGS : STATUS_OK;
}

static enum status by_file(struct cli *cli, const struct assign_args *args, struct err *err)
{
    struct assignment_file o = {
        .panel = args->panel.record.id, .path = args->file, .is_dry = args->is_dry};
    struct assignment_plan plan;
    if (args->encoding && !charset_find(args->encoding, &o.charset)) {
        return err_set(err, STATUS_USAGE, "不认识编码「%s」", args->encoding);
    }
    enum status status = assignment_file_take(cli->desk, cli->arena, &o, &plan, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        struct json j = json_start(&cli->out);
        json_object(&j);
        list_file_json(&j, &plan.file, args->file);
        json_put_id(&j, "batch", plan.batch);
        json_object_end(&j);
        json_finish(&j);
    } else {
        list_file_text(cli, &plan.file, args->is_dry ? "写入后" : "已写入");
        list_file_batch(cli, plan.batch, args->is_dry);
    }
    return list_file_status(&plan.file);
}

static enum status by_itself(struct cli *cli, const struct assign_args *args, struct err *err)
{
    struct assign_report report;
    long per_case = 0;
    enum status status = STATUS_OK;
    if (args->per_case) {
        status = args_number(args->per_case, "--per-case", &per_case, err);
    }
    const struct assign_order o = {.panel = args->panel.record.id,
                                   .per_case = per_case,
                                   .experts_only = args->experts_only,
                                   .is_dry = args->is_dry};
    if (status == STATUS_OK) {
        status = assignments_make(cli->desk, cli->arena, &o, &report, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    (cli->is_json ? report_json : report_text)(cli, &report);
    return report.n_gaps ? STATUS_FINDINGS : STATUS_OK;
}

static enum status run_assign(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct assign_args args = {0};
    enum status status = parse(cli, argc, argv, &args, err);
    if (status != STATUS_OK) {
        return status;
    }
    return args.file                                 ? by_file(cli, &args, err)
           : args.reviewer || args.submissions.n > 0 ? by_hand(cli, &args, true, err)
                                                     : by_itself(cli, &args, err);
}

static enum status run_unassign(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct assign_args args = {0};
    enum status status = parse(cli, argc, argv, &args, err);
    return status == STATUS_OK ? by_hand(cli, &args, false, err) : status;
}

static void assigned_json(struct cli *cli, const struct assignments *all)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < all->n; i++) {
        const struct assignment *x = &all->at[i];
        json_object(&j);
        json_put_text(&j, "reviewer", reviewer_no(cli->arena, x->reviewer));
        json_put_text(&j, "submission", submission_no(cli->arena, x->submission));
        json_put_int(&j, "position", x->position);
        json_put_text(&j, "origin", x->origin);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static void assigned_text(struct cli *cli, const struct assignments *all)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct assignment *x = &all->at[i];
        bool is_new = i == 0 || x->reviewer != all->at[i - 1].reviewer;
        buf_printf(&cli->out, "%s%s %s", is_new && i ? "\n" : "",
                   is_new ? reviewer_no(cli->arena, x->reviewer) : "",
                   submission_no(cli->arena, x->submission));
    }
    buf_text(&cli->out, all->n ? "\n" : "");
}

static enum status run_assigned(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct assign_args args = {0};
    struct reviewer r = {0};
    struct assignments all = {0};
    enum status status = parse(cli, argc, argv, &args, err);
    if (status == STATUS_OK && args.reviewer) {
        status = reviewer_find(cli->desk, cli->arena, args.reviewer, &r, err);
    }
    if (status == STATUS_OK) {
        status =
            assignments_load(cli->desk, cli->arena, args.panel.record.id, r.record.id, &all, err);
    }
    if (status == STATUS_OK) {
        (cli->is_json ? assigned_json : assigned_text)(cli, &all);
    }
    return status;
}

const struct command cmd_panel_assign = {
    "panel assign",
    "评审组 [--per-case 数] [--experts-only] [--dry-run] | --reviewer 专家 --submission 件... "
    "[--why 理由] | --file 文件",
    "把申报件分给成员: 自动 (每件至少几位, 避开回避, 均衡, 对口, 已分的不动), 手工, 或按文件", true,
    run_assign};
const struct command cmd_panel_assigned = {"panel assigned", "评审组 [--reviewer 专家]",
                                           "谁评哪几件", true, run_assigned};
const struct command cmd_panel_unassign = {
    "panel unassign", "评审组 --reviewer 专家 --submission 件... --why 理由",
    "收回分配; 作废, 不删; 开始打分以后不能收回", true, run_unassign};
