/* shenbao table import: a recommender's summary table looked at, or taken in as one batch. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/notices.h"
#include "desk/table_import.h"
#include "model/submission.h"
#include "text/json.h"
#include "text/table.h"

/* Nobody can answer here, so what is asked is not taken. */
static int64_t not_taken(const struct table_plan *p)
{
    return p->counts.rejected + p->counts.asked;
}

static void problems_json(struct cli *cli, struct json *j, const struct table_plan *p)
{
    json_key(j, "problems");
    json_array(j);
    for (size_t i = 0; i < p->problems.n; i++) {
        const struct table_problem *one = &p->problems.at[i];
        json_object(j);
        json_put_int(j, "line", one->line);
        json_put_int(j, "column", (int64_t)one->column);
        bool is_cell = p->sheet && one->line && one->column;
        json_put_text(j, "cell",
                      is_cell ? xlsx_cell_name(cli->arena, one->line, one->column) : NULL);
        json_put_text(j, "heading", one->heading);
        json_put_text(j, "severity", severity_id(one->severity));
        json_put_text(j, "code", one->code);
        json_put_text(j, "text", one->text);
        json_object_end(j);
    }
    json_array_end(j);
}

static void changes_json(struct cli *cli, struct json *j, const struct table_plan *p)
{
    json_key(j, "changes");
    json_array(j);
    for (size_t i = 0; i < p->rows.n; i++) {
        const struct table_row *row = &p->rows.at[i];
        for (size_t k = 0; row->changes && k < row->n_changes; k++) {
            json_object(j);
            json_put_int(j, "line", row->line);
            json_put_text(j, "no", submission_no(cli->arena, row->submission));
            json_put_text(j, "heading", row->changes[k].name);
            json_put_text(j, "old", row->changes[k].old);
            json_put_text(j, "new", row->changes[k].new);
            json_object_end(j);
        }
    }
    json_array_end(j);
}

static void rows_json(struct json *j, const struct table_plan *p)
{
    json_key(j, "rows");
    json_object(j);
    json_put_int(j, "read", p->counts.read);
    json_put_int(j, "blank", p->counts.blank);
    json_put_int(j, "new", p->counts.new);
    json_put_int(j, "changed", p->counts.changed);
    json_put_int(j, "same", p->counts.same);
    json_put_int(j, "asked", p->counts.asked);
    json_put_int(j, "rejected", not_taken(p));
    json_put_int(j, "gone", p->counts.gone);
    json_object_end(j);
}

static void gone_json(struct cli *cli, struct json *j, const struct table_plan *p)
{
    json_key(j, "gone");
    json_array(j);
    for (size_t i = 0; i < p->gone.n; i++) {
        json_object(j);
        json_put_text(j, "no", submission_no(cli->arena, p->gone.at[i].submission));
        json_put_text(j, "title", p->gone.at[i].title);
        json_object_end(j);
    }
    json_array_end(j);
}

static void texts_json(struct json *j, const char *key, const struct texts *texts)
{
    json_key(j, key);
    json_array(j);
    for (size_t i = 0; i < texts->n; i++) {
        json_text(j, texts->at[i]);
    }
    json_array_end(j);
}

static void import_json(struct cli *cli, const struct table_plan *p, const char *path)
{
    struct json j = json_start(&cli->out);
    json_object(&j);
    json_put_text(&j, "file", path);
    json_put_text(&j, "digest", p->digest);
    json_put_text(&j, "encoding", table_plan_format(p));
    json_put_text(&j, "sheet", p->sheet);
    json_put_int(&j, "header_line", p->layout.header_line);
    json_put_text(&j, "table", p->table->name);
    json_put_text(&j, "track", p->track);
    json_put_text(&j, "recommender", p->recommender);
    rows_json(&j, p);
    gone_json(cli, &j, p);
    json_put_id(&j, "batch", p->batch);
    texts_json(&j, "new_units", &p->new_units);
    json_key(&j, "quotas");
    json_array(&j);
    for (size_t i = 0; i < p->limits.n; i++) {
        json_object(&j);
        json_put_text(&j, "text", p->limits.at[i].text);
        json_put_bool(&j, "over", p->limits.at[i].is_over);
        json_object_end(&j);
    }
    json_array_end(&j);
    changes_json(cli, &j, p);
    problems_json(cli, &j, p);
    json_put_int(&j, "problems_total", p->problems.total);
    json_object_end(&j);
    json_finish(&j);
}

/* ---- for people ---------------------------------------------------------------------------------- */

static void problems_text(struct cli *cli, const struct table_plan *p)
{
    static const struct table_column columns[] = {{"位置", false, 0, false},
                                                  {"", false, 0, false},
                                                  {"列", false, 16, false},
                                                  {"说明", false, 0, false}};
    struct table t = table_start(cli->arena, columns, 4);
    for (size_t i = 0; i < p->problems.n; i++) {
        const struct table_problem *one = &p->problems.at[i];
        table_cell(&t, table_plan_place(cli->arena, p, one->line, one->column));
        table_cell(&t, severity_name(one->severity));
        table_cell(&t, one->heading);
        table_cell(&t, one->text);
    }
    if (p->problems.n) {
        buf_char(&cli->out, '\n');
        table_write(&t, &cli->out);
    }
    if (p->problems.total > (int64_t)p->problems.n) {
        buf_printf(&cli->out, "... 共 %lld 处, 只列出前 %zu 处\n", (long long)p->problems.total,
                   p->problems.n);
    }
}

static void columns_text(struct cli *cli, const struct table_plan *p)
{
    buf_text(&cli->out, "列对应 ");
    for (size_t i = 0; i < p->layout.n_columns; i++) {
        const struct table_file_column *c = &p->layout.columns[i];
        if (c->leaf) {
            buf_printf(&cli->out, " %s=%s", c->heading, c->leaf->path);
        }
    }
    buf_char(&cli->out, '\n');
}

static const char *shown(struct arena *a, const char *cell)
{
    return text_is_empty(cell) ? "(空)" : arena_printf(a, "「%s」", cell);
}

static void changes_text(struct cli *cli, const struct table_plan *p)
{
    for (size_t i = 0; i < p->rows.n; i++) {
        const struct table_row *row = &p->rows.at[i];
        for (size_t k = 0; row->changes && k < row->n_changes; k++) {
            const struct cell_change *c = &row->changes[k];
            buf_printf(&cli->out, "修改  第 %d 行  %s: %s -> %s\n", row->line, c->name,
                       shown(cli->arena, c->old), shown(cli->arena, c->new));
        }
    }
    for (size_t i = 0; i < p->new_units.n; i++) {
        buf_printf(&cli->out, "新单位  %s\n", p->new_units.at[i]);
    }
}

#define GONE_TOLD 20 /* in the text; JSON has all */

/* Cases of the desk that the table does not have. */
static void gone_text(struct cli *cli, const struct table_plan *p)
{
    if (p->gone.n) {
        buf_text(&cli->out, "不在这份表里的申报件, 没有动:\n");
    }
    for (size_t i = 0; i < p->gone.n && i < GONE_TOLD; i++) {
        buf_printf(&cli->out, "没了  申报件 %05lld 「%s」\n", (long long)p->gone.at[i].submission,
                   text_or_empty(p->gone.at[i].title));
    }
    if (p->gone.n > GONE_TOLD) {
        buf_printf(&cli->out, "... 共 %zu 件, 全部用 --json\n", p->gone.n);
    }
}

static void import_text(struct cli *cli, const struct table_plan *p, bool is_dry)
{
    const struct table_counts *c = &p->counts;
    const char *sheet = p->sheet ? arena_printf(cli->arena, " 「%s」", p->sheet) : "";
    buf_printf(&cli->out, "%s  %s%s  表头第 %d 行  %lld 行 空行 %lld  推荐单位 %s\n", p->file,
               table_plan_format(p), sheet, p->layout.header_line, (long long)c->read,
               (long long)c->blank, p->recommender ? p->recommender : "见各行");
    columns_text(cli, p);
    changes_text(cli, p);
    problems_text(cli, p);
    buf_printf(
        &cli->out, "\n%s: 新增 %lld  修改 %lld  不变 %lld  拒收 %lld (其中待答 %lld)  没了 %lld\n",
        is_dry ? "写入后" : "已写入", (long long)c->new, (long long)c->changed, (long long)c->same,
        (long long)not_taken(p), (long long)c->asked, (long long)c->gone);
    gone_text(cli, p);
    for (size_t i = 0; i < p->limits.n; i++) {
        buf_printf(&cli->out, "%s%s\n", p->limits.at[i].is_over ? "警告: " : "",
                   p->limits.at[i].text);
    }
    if (p->counts.asked) {
        buf_text(&cli->notes,
                 "待答的在命令行上不收: 空格要填成上一行的用 --fill-merged, 其余在屏幕上"
                 "回答 (6汇总表)\n");
    }
    if (p->batch) {
        buf_printf(&cli->notes, "这一批是第 %lld 号, 整批撤销用 shenbao undo %lld\n",
                   (long long)p->batch, (long long)p->batch);
    } else {
        buf_text(&cli->notes, is_dry ? "只是预览, 什么也没有写入\n" : "没有要写入的\n");
    }
}

/* ---- the command --------------------------------------------------------------------------------- */

struct import_args {
    const char *notice, *encoding;
    bool is_dry;
    struct table_import_options options;
};

static enum status parse(struct cli *cli, int argc, char **argv, struct import_args *args,
                         struct err *err)
{
    struct table_import_options *o = &args->options;
    text_list words = {0};
    const struct option options[] = {
        {"notice", 0, NULL, &args->notice, NULL},
        {"track", 0, NULL, &o->track, NULL},
        {"table", 0, NULL, &o->table, NULL},
        {"from", 0, NULL, &o->from, NULL},
        {"encoding", 0, NULL, &args->encoding, NULL},
        {"sheet", 0, NULL, &o->sheet, NULL},
        {"fill-merged", 0, &o->fills_merged, NULL, NULL},
        {"dry-run", 0, &args->is_dry, NULL, NULL},
        {"rejects", 0, NULL, &o->rejects, NULL},
    };
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "文件", err);
    }
    if (status == STATUS_OK && !args->notice) {
        status = err_set(err, STATUS_USAGE, "请用 --notice 指明是哪份通知的汇总表");
    }
    if (status == STATUS_OK && args->encoding && !charset_find(args->encoding, &o->charset)) {
        status = err_set(err, STATUS_USAGE, "不认识编码「%s」; 有: auto utf-8 utf-16 gb18030 gbk",
                         args->encoding);
    }
    bool is_taken = o->rejects && text_eq(o->rejects, "-");
    if (status == STATUS_OK && is_taken && cli->is_json) {
        status = err_set(err, STATUS_USAGE, "--rejects - 占着标准输出, 不能同时写 --json");
    }
    o->path = status == STATUS_OK ? words.at[0] : NULL;
    return status;
}

static enum status run_import(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct import_args args = {0};
    struct notice_row row = {0};
    struct table_plan plan = {0};
    enum status status = parse(cli, argc, argv, &args, err);
    if (status == STATUS_OK) {
        status = notice_find(cli->desk, cli->arena, args.notice, &row, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    args.options.notice = row.record.id;
    status = args.is_dry ? table_preview(cli->desk, cli->arena, &args.options, &plan, err)
                         : table_import(cli->desk, cli->arena, &args.options, &plan, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        import_json(cli, &plan, args.options.path);
    } else {
        import_text(cli, &plan, args.is_dry);
    }
    if (args.options.rejects && text_eq(args.options.rejects, "-")) {
        buf_add(&cli->notes, cli->out.at, cli->out.n); /* stdout is the table's */
        buf_clear(&cli->out);
    }
    return not_taken(&plan) || plan.problems.errors ? STATUS_FINDINGS : STATUS_OK;
}

const struct command cmd_table_import = {
    "table import",
    "文件 --notice 通知 [--track 通道] [--table 表] [--from 推荐单位] [--encoding 编码] "
    "[--sheet 工作表] [--fill-merged] [--dry-run] [--rejects 文件]",
    "导入汇总表: 先看 (--dry-run), 再作为一批写入", true, run_import};
