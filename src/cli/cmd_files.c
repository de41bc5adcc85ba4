/* shenbao files check: the electronic files in a directory against the submissions of a notice. */
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "desk/files.h"
#include "desk/notices.h"
#include "model/submission.h"

static void print_json(struct cli *cli, const struct files_checked *files)
{
    struct json j = json_start(&cli->out);
    json_array(&j);
    for (size_t i = 0; i < files->n; i++) {
        const struct file_line *line = &files->at[i];
        json_object(&j);
        json_put_text(&j, "file", line->file);
        json_put_text(&j, "submission",
                      line->submission ? submission_no(cli->arena, line->submission) : NULL);
        json_key(&j, "findings");
        json_array(&j);
        findings_json(&j, &line->findings);
        json_array_end(&j);
        json_object_end(&j);
    }
    json_array_end(&j);
    json_finish(&j);
}

static enum status run_files_check(struct cli *cli, int argc, char **argv, struct err *err)
{
    const char *notice = NULL;
    text_list words = {0};
    struct notice_row row;
    struct files_checked files;
    const struct option options[] = {{"notice", 0, NULL, &notice, NULL}};
    enum status status = args_parse(cli->arena, argc, argv, options, 1, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "一个目录", err);
    }
    if (status == STATUS_OK && text_is_empty(notice)) {
        status = err_set(err, STATUS_USAGE, "对照哪份通知的申报件: --notice 文号或简称");
    }
    if (status == STATUS_OK) {
        status = notice_find(cli->desk, cli->arena, notice, &row, err);
    }
    if (status == STATUS_OK) {
        status = files_check(cli->desk, cli->arena, row.record.id, words.at[0], &files, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (cli->is_json) {
        print_json(cli, &files);
    } else {
        buf_text(&cli->out, files_checked_text(cli->arena, &files));
    }
    return files_checked_matter(&files) ? STATUS_FINDINGS : STATUS_OK;
}

const struct command cmd_files_check = {
    "files check", "目录 --notice 通知",
    "目录里的电子文件对照申报件: 命名, 是哪一件的, 重复, 图片, 字数", true, run_files_check};
