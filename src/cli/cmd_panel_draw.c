/* shenbao panel draw: members and alternates drawn from the pool, in a way anybody can repeat. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/line.h"
#include "cli/panel_out.h"
#include "desk/draws.h"
#include "desk/notices.h"
#include "text/json.h"
#include "text/table.h"

static const char *fate_id(enum draw_fate fate)
{
    static const char *const ids[] = {[DRAW_EXCLUDED] = "excluded",
                                      [DRAW_MEMBER] = "member",
                                      [DRAW_ALTERNATE] = "alternate",
                                      [DRAW_UNIT_FULL] = "unit_full",
                                      [DRAW_LEFT] = "left"};
    return ids[fate];
}

/* ---- told -------------------------------------------------------------------------------------- */

static void candidate_json(struct json *j, const struct draw_candidate_view *v, bool is_told)
{
    json_object(j);
    json_put_text(j, "reviewer", v->reviewer->no);
    json_put_text(j, "name", v->reviewer->reviewer.name);
    json_put_text(j, "unit", v->reviewer->unit);
    if (is_told || v->fate == DRAW_EXCLUDED) {
        json_put_text(j, "key", v->key);
        json_put_text(j, "fate", fate_id(v->fate));
        json_put_int(j, "seat", (int64_t)v->seat);
        json_put_text(j, "text", v->text);
    }
    json_object_end(j);
}

static void report_json(struct cli *cli, const struct draw_report *r, bool is_told)
{
    struct json j = json_start(&cli->out);
    json_object(&j);
    json_put_text(&j, "panel", r->panel.name);
    json_put_id(&j, "id", r->panel.record.id);
    json_put_text(&j, "seed", is_told ? r->panel.seed : NULL);
    json_put_text(&j, "algorithm", r->panel.algorithm);
    json_put_text(&j, "terms", r->panel.terms);
    json_put_int(&j, "eligible", (int64_t)r->eligible);
    json_put_text(&j, "shortage", is_told ? r->shortage : NULL);
    json_key(&j, "candidates");
    json_array(&j);
    for (size_t i = 0; i < r->n; i++) {
        candidate_json(&j, &r->at[i], is_told);
    }
    json_array_end(&j);
    json_put_id(&j, "batch", r->batch);
    json_object_end(&j);
    json_finish(&j);
}

static void report_text(struct cli *cli, const struct draw_report *r, bool is_told)
{
    static const struct table_column columns[] = {{"编号", false, 0, false},
                                                  {"姓名", false, 0, false},
                                                  {"单位", false, 36, true},
                                                  {"结果", false, 0, false},
                                                  {"摘要", false, 0, false}};
    struct table t = table_start(cli->arena, columns, 5);
    buf_printf(&cli->out, "%s\n", r->panel.name);
    cli_line(cli, "条件", r->panel.terms);
    cli_line(cli, "种子", is_told ? r->panel.seed : "(没有给, 抽的时候才定)");
    cli_line(cli, "算法", r->panel.algorithm);
    cli_line(cli, "专家库", arena_printf(cli->arena, "%zu 位, 参加抽取 %zu 位", r->n, r->eligible));
    for (size_t i = 0; i < r->n; i++) {
        const struct draw_candidate_view *v = &r->at[i];
        bool is_out = v->fate == DRAW_EXCLUDED;
        table_cell(&t, v->reviewer->no);
        table_cell(&t, v->reviewer->reviewer.name);
        table_cell(&t, v->reviewer->unit);
        table_cell(&t, is_told || is_out ? v->text : "参加");
        table_cell(&t, is_told && v->key ? arena_copy(cli->arena, v->key, 16) : "");
    }
    buf_char(&cli->out, '\n');
    table_write(&t, &cli->out);
    if (is_told && r->shortage) {
        buf_printf(&cli->notes, "抽不成: %s\n", r->shortage);
    }
    if (r->batch) {
        buf_printf(&cli->notes, "已记入, 第 %lld 号; 撤销用 shenbao undo %lld\n",
                   (long long)r->batch, (long long)r->batch);
    }
}

/* ---- the command ------------------------------------------------------------------------------- */

struct draw_args {
    const char *notice, *into, *size, *alternates, *per_unit, *per_direction;
    bool is_dry;
    text_list directions, exclude;
    struct draw_order order;
};

/* 专家=理由 */
static enum status read_exclusions(struct cli *cli, struct draw_args *args, struct err *err)
{
    struct draw_exclusion *all =
        ARENA_ARRAY(cli->arena, struct draw_exclusion, args->exclude.n + 1);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < args->exclude.n && status == STATUS_OK; i++) {
        status = draw_exclusion_read(cli->desk, cli->arena, args->exclude.at[i], &all[i], err);
    }
    args->order.exclusions = all;
    args->order.n_exclusions = args->exclude.n;
    return status;
}

static enum status read_numbers(struct draw_args *args, struct err *err)
{
    const struct {
        const char *text, *what;
        int64_t *to;
    } numbers[] = {{args->size, "--size", &args->order.panel.size},
                   {args->alternates, "--alternates", &args->order.alternates},
                   {args->per_unit, "--per-unit", &args->order.per_unit},
                   {args->per_direction, "--per-direction", &args->order.per_direction}};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers && status == STATUS_OK; i++) {
        long number = 0;
        if (numbers[i].text) {
            status = args_number(numbers[i].text, numbers[i].what, &number, err);
            *numbers[i].to = number;
        }
    }
    return status;
}

/* The panel to be made, or the empty one that is there. */
static enum status read_panel(struct cli *cli, struct draw_args *args, struct err *err)
{
    struct panel wanted = args->order.panel, *p = &args->order.panel;
    struct notice_row row = {0};
    const char *joined = "";
    if (args->into) {
        enum status status = panel_find(cli->desk, cli->arena, args->into, p, err);
        p->size = wanted.size;
        p->witness = wanted.witness ? wanted.witness : p->witness;
        return status;
    }
    if (!args->notice) {
        return err_set(err, STATUS_USAGE,
                       "请用 --notice 指明评哪份通知的申报件, 或用 --into 指明空的评审组");
    }
    for (size_t i = 0; i < args->directions.n; i++) {
        joined = arena_printf(cli->arena, "%s%s%s", joined, i ? "、" : "", args->directions.at[i]);
    }
    p->directions = *joined ? joined : NULL;
    enum status status = notice_find(cli->desk, cli->arena, args->notice, &row, err);
    p->notice = row.record.id;
    return status;
}

static enum status parse(struct cli *cli, int argc, char **argv, struct draw_args *args,
                         struct err *err)
{
    struct panel *p = &args->order.panel;
    text_list words = {0};
    const struct option options[] = {
        {"notice", 0, NULL, &args->notice, NULL},
        {"track", 0, NULL, &p->track, NULL},
        {"direction", 0, NULL, NULL, &args->directions},
        {"stage", 0, NULL, &p->stage, NULL},
        {"scheme", 0, NULL, &p->scheme, NULL},
        {"name", 0, NULL, &p->name, NULL},
        {"into", 0, NULL, &args->into, NULL},
        {"size", 0, NULL, &args->size, NULL},
        {"alternates", 0, NULL, &args->alternates, NULL},
        {"per-unit", 0, NULL, &args->per_unit, NULL},
        {"per-direction", 0, NULL, &args->per_direction, NULL},
        {"exclude", 0, NULL, NULL, &args->exclude},
        {"any-expertise", 0, &args->order.any_expertise, NULL, NULL},
        {"any-recusal", 0, &args->order.any_recusal, NULL, NULL},
        {"seed", 0, NULL, &args->order.seed, NULL},
        {"witness", 0, NULL, &p->witness, NULL},
        {"dry-run", 0, &args->is_dry, NULL, NULL},
    };
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 0, 0, "", err);
    }
    if (status == STATUS_OK) {
        status = read_numbers(args, err);
    }
    if (status == STATUS_OK) {
        status = read_panel(cli, args, err);
    }
    return status == STATUS_OK ? read_exclusions(cli, args, err) : status;
}

static enum status run_draw(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct draw_args args = {0};
    struct draw_report report = {0};
    enum status status = parse(cli, argc, argv, &args, err);
    if (status == STATUS_OK) {
        status = (args.is_dry ? draw_preview : draw_make)(cli->desk, cli->arena, &args.order,
                                                          &report, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    bool is_told = !args.is_dry || !text_is_empty(args.order.seed);
    (cli->is_json ? report_json : report_text)(cli, &report, is_told);
    if (report.batch) {
        status = cli_two_roles(cli, report.panel.record.id, err);
    }
    return status == STATUS_OK && is_told && report.shortage ? STATUS_FINDINGS : status;
}

const struct command cmd_panel_draw = {
    "panel draw",
    "--notice 通知 [--track 通道] [--direction 方向]... [--size 单数] [--alternates 数] "
    "[--per-unit 数] "
    "[--per-direction 数] [--exclude 专家=理由]... [--any-expertise] [--any-recusal] [--seed 种子] "
    "[--witness 监督人] [--name 名称] [--scheme 方案] [--stage 阶段] [--into 评审组] [--dry-run]",
    "从专家库随机抽取评审组; 种子和经过都记下, 谁都可以照着再抽一遍", true, run_draw};
