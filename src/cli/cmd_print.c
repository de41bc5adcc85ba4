/* shenbao print: a document as text, PDF, workbook or on a printer; print again: as it was issued. */
#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/documents.h"
#include "desk/paper_job.h"
#include "desk/print_issues.h"
#include "text/json.h"

struct print_args {
    const struct document *document;
    struct document_order order;
    struct report report;
    const char *format, *page, *encoding, *copies, *cut;
    bool is_issued; /* numbered and kept in the register */
    struct print_issue issue;
    struct paper_job job;
};

/* ---- what is asked for ------------------------------------------------------------------------- */

static enum status find_document(const text_list *words, struct print_args *args, struct err *err)
{
    enum status status = args_count(words, 1, 2, "哪种文书 (print list 列出), 号", err);
    if (status != STATUS_OK) {
        return status;
    }
    args->document = document_find(words->at[0]);
    args->order.about = words->n > 1 ? words->at[1] : NULL;
    return args->document
               ? STATUS_OK
               : err_set(err, STATUS_USAGE, "没有文书「%s」; print list 列出有哪些", words->at[0]);
}

/* By --format, else by the name of the file, else what the printer takes; text on the terminal. */
static enum status find_format(struct print_args *args, struct err *err)
{
    struct paper_job *job = &args->job;
    if (args->format) {
        return paper_format_find(args->format, &job->format, err);
    }
    bool is_terminal = job->path && text_eq(job->path, "-");
    job->format = is_terminal ? PAPER_TXT
                  : job->path ? paper_format_of_name(job->path)
                              : PAPER_ABSENT;
    return STATUS_OK;
}

static enum status find_page(struct print_args *args, struct err *err)
{
    const char *all = "";
    args->job.style = args->page ? page_style_find(args->page) : NULL;
    if (!args->page || args->job.style) {
        return STATUS_OK;
    }
    for (size_t i = 0; i < n_page_styles; i++) {
        all = arena_printf(err->arena, "%s%s%s", all, i ? ", " : "", page_styles[i].name);
    }
    return err_set(err, STATUS_USAGE, "没有版式「%s」; 可用 %s", args->page, all);
}

static enum status find_encoding(struct print_args *args, struct err *err)
{
    args->job.charset = CHARSET_UTF8;
    bool is_known = !args->encoding || charset_find(args->encoding, &args->job.charset);
    bool is_written = args->job.charset == CHARSET_UTF8 || args->job.charset == CHARSET_GB18030;
    return is_known && is_written
               ? STATUS_OK
               : err_set(err, STATUS_USAGE, "不能写成编码「%s」; 可用 utf-8, gb18030",
                         args->encoding);
}

static enum status check_kinds(struct print_args *args, struct err *err)
{
    struct paper_job *job = &args->job;
    enum status status = STATUS_OK;
    if (job->path && job->printer) {
        return err_set(err, STATUS_USAGE, "-o 和 --printer 只能用一个");
    }
    job->path = job->path || job->printer ? job->path : "-";
    /* The printer of the system that is nobody's in particular. */
    job->printer = text_eq(job->printer, "-") ? NULL : job->printer;
    if (args->copies) {
        status = args_number(args->copies, "--copies", &job->copies, err);
    }
    if (status == STATUS_OK && args->copies &&
        (job->copies < 1 || job->copies > PAPER_COPIES_MOST)) {
        return err_set(err, STATUS_USAGE, "--copies 要在 1 到 %d 之间", PAPER_COPIES_MOST);
    }
    if (status == STATUS_OK) {
        status = find_format(args, err);
    }
    if (status == STATUS_OK) {
        status = find_page(args, err);
    }
    return status == STATUS_OK ? find_encoding(args, err) : status;
}

static enum status parse(struct cli *cli, int argc, char **argv, struct print_args *args,
                         text_list *words, struct err *err)
{
    struct document_order *o = &args->order;
    const struct option options[] = {
        {"notice", 0, NULL, &o->notice, NULL},
        {"track", 0, NULL, &o->track, NULL},
        {"direction", 0, NULL, &o->direction, NULL},
        {"table", 0, NULL, &o->table, NULL},
        {"scheme", 0, NULL, &o->scheme, NULL},
        {"where", 0, NULL, &o->where, NULL},
        {"columns", 0, NULL, &o->choice.columns, NULL},
        {"sort", 0, NULL, &o->choice.sort, NULL},
        {"reviewer", 0, NULL, &o->reviewer, NULL},
        {"cut", 0, NULL, &args->cut, NULL},
        {"anonymous", 0, &o->is_anonymous, NULL, NULL},
        {"format", 0, NULL, &args->format, NULL},
        {"page", 0, NULL, &args->page, NULL},
        {"encoding", 0, NULL, &args->encoding, NULL},
        {"output", 'o', NULL, &args->job.path, NULL},
        {"printer", 0, NULL, &args->job.printer, NULL},
        {"copies", 0, NULL, &args->copies, NULL},
        {"issue", 0, &args->is_issued, NULL, NULL},
    };
    enum status status =
        args_parse(cli->arena, argc, argv, options, sizeof options / sizeof *options, words, err);
    if (status == STATUS_OK && args->cut) {
        status = args_number(args->cut, "--cut", &o->cut, err);
    }
    return status == STATUS_OK ? check_kinds(args, err) : status;
}

/* ---- what became of it ------------------------------------------------------------------------- */

static void tell_json(struct cli *cli, const struct print_args *args, const struct paper_done *done)
{
    char fingerprint[DIGEST_TEXT_SIZE];
    struct json j = json_start(&cli->out);
    report_fingerprint(&args->report, fingerprint);
    json_object(&j);
    json_put_text(&j, "document", args->document ? args->document->id : args->issue.document);
    json_put_text(&j, "issue", args->issue.no);
    json_put_text(&j, "name", args->report.name);
    json_put_text(&j, "file", args->job.path);
    json_put_int(&j, "pages", (int64_t)done->pages);
    json_put_text(&j, "fingerprint", fingerprint);
    json_put_text(&j, "left_out", args->report.told);
    json_put_text(&j, "lacking", done->lacking);
    json_object_end(&j);
    json_finish(&j);
}

static void tell(struct cli *cli, const struct print_args *args, const struct paper_done *done)
{
    bool is_stdout = text_eq(args->job.path, "-");
    if (cli->is_json && !is_stdout) {
        tell_json(cli, args, done);
    } else if (!is_stdout) {
        buf_printf(&cli->notes, "%s %zu %s, %s %s\n", args->report.name, done->pages,
                   args->job.format == PAPER_XLSX ? "张表" : "页",
                   args->job.path ? "已存成" : "已送打印机",
                   args->job.path ? args->job.path : text_or_empty(done->printer));
    }
    if (args->report.told) {
        buf_printf(&cli->notes, "%s\n", args->report.told);
    }
    if (done->lacking) {
        buf_printf(&cli->notes, "字库或编码里没有的字, 纸上是空框或 〓: %s\n", done->lacking);
    }
}

/* The document in args->report, out into file or printer. */
static enum status put(struct cli *cli, struct print_args *args, struct err *err)
{
    struct paper_done done = {0};
    args->job.report = &args->report;
    args->job.keep = file_unused(
        cli->arena, arena_printf(cli->arena, "%s-%s.%s", args->report.name, args->report.day,
                                 args->job.format == PAPER_TXT ? "txt" : "pdf"));
    enum status status = paper_put(cli->desk, cli->arena, &args->job, &done, err);
    if (status != STATUS_OK) {
        return status;
    }
    tell(cli, args, &done);
    return done.lacking ? STATUS_FINDINGS : STATUS_OK;
}

/* Registered first: what went wrong with the paper afterwards is mended with `print again`. */
static enum status issue(struct cli *cli, struct print_args *args, struct err *err)
{
    const struct print_issue_wanted wanted = {args->document, &args->order, args->job.style,
                                              args->job.copies};
    enum status status = print_issue_make(cli->desk, &wanted, &args->report, &args->issue, err);
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "印发号 %s\n", args->issue.no);
    }
    return status;
}

static long copies_of(const struct print_args *args)
{
    return args->job.copies > 0 ? args->job.copies : 1;
}

/* What did not come out is not counted; the number stays, since the file that was kept may bear it. */
static enum status put_issued(struct cli *cli, struct print_args *args, struct err *err)
{
    struct err quiet = {.arena = cli->arena};
    enum status status = put(cli, args, err);
    if (status == STATUS_OK || status == STATUS_FINDINGS) {
        return status;
    }
    if (print_issue_count(cli->desk, cli->arena, args->issue.no, -copies_of(args), &quiet) ==
        STATUS_OK) {
        buf_printf(&cli->notes, "没有印出的 %ld 份不计入登记; 再印用 shenbao print again %s\n",
                   copies_of(args), args->issue.no);
    }
    return status;
}

static enum status run_print(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct print_args args = {0};
    text_list words = {0};
    enum status status = parse(cli, argc, argv, &args, &words, err);
    if (status == STATUS_OK) {
        status = find_document(&words, &args, err);
    }
    if (status == STATUS_OK) {
        status =
            document_make(cli->desk, cli->arena, args.document, &args.order, &args.report, err);
    }
    if (status == STATUS_OK && args.is_issued) {
        status = issue(cli, &args, err);
    }
    return status != STATUS_OK ? status
           : args.is_issued    ? put_issued(cli, &args, err)
                               : put(cli, &args, err);
}

const struct command cmd_print = {
    "print",
    "文书 [号] [--notice 通知] [--track 通道] [--direction 方向] [--table 表] [--scheme 方案] "
    "[--cut 数] [--where 条件] [--columns 列,列…] [--sort 列] [--reviewer 专家] [--anonymous] "
    "[--page 版式] [--format txt|pdf|xlsx] [--encoding utf-8|gb18030] "
    "[-o 文件 | --printer 打印机] [--copies 份数] [--issue]",
    "打印一种文书; 不写 -o 和 --printer 时以文本写到屏幕", true, run_print};

/* ---- again ------------------------------------------------------------------------------------- */

static enum status run_again(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct print_args args = {0};
    text_list words = {0};
    enum status status = parse(cli, argc, argv, &args, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "印发号", err);
    }
    if (status == STATUS_OK) {
        status =
            print_issue_again(cli->desk, cli->arena, words.at[0], &args.issue, &args.report, err);
    }
    if (status == STATUS_OK) {
        status = put(cli, &args, err);
    }
    bool is_printed = (status == STATUS_OK || status == STATUS_FINDINGS) && !args.job.path;
    enum status counted =
        is_printed ? print_issue_count(cli->desk, cli->arena, args.issue.no, copies_of(&args), err)
                   : STATUS_OK;
    return counted == STATUS_OK ? status : counted;
}

const struct command cmd_print_again = {
    "print again",
    "印发号 [--page 版式] [--format txt|pdf|xlsx] [-o 文件 | --printer 打印机] [--copies 份数]",
    "照原样再印登记过的一份, 不管数据后来怎么变", true, run_again};
