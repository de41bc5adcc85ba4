#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/secret_input.h"
#include "desk/desk.h"

/* How many words of argv name this command; 0 when they do not. */
static int words_matched(const struct command *c, int argc, char **argv)
{
    const char *at = c->name;
    int words = 0;
    while (*at) {
        size_t n = strcspn(at, " ");
        if (words >= argc || !slice_eq((struct slice){at, n}, slice_of(argv[words]))) {
            return 0;
        }
        words++;
        at += n + (at[n] == ' ');
    }
    return words;
}

static const struct command *command_find(int argc, char **argv, int *words)
{
    const struct command *best = NULL;
    *words = 0;
    for (size_t i = 0; i < n_commands; i++) {
        int matched = words_matched(commands[i], argc, argv);
        if (matched > *words) {
            *words = matched;
            best = commands[i];
        }
    }
    return best;
}

static void tell_command(struct buf *out, const struct command *c)
{
    buf_printf(out, "  %s %s\n      %s\n", c->name, c->usage, c->help);
}

void cli_help(struct buf *out)
{
    buf_text(out, "用法: shenbao [-d 申报台文件] [-u 用户] [--by-key] [--json] 命令 [参数]\n"
                  "不写命令就打开屏幕. 没有终端时打印今日要办的事.\n\n");
    for (size_t i = 0; i < n_commands; i++) {
        tell_command(out, commands[i]);
    }
    buf_text(
        out,
        "\n退出码: 0 办成  1 办成但有检查意见或拒收的行  64 用法不对  65 数据有误, 什么也没写\n"
        "        66 打不开输入  69 申报台忙  70 内部错误  73 74 写不出去  77 没有权限  "
        "78 配置不对\n");
}

/* `name` is this command, or the family it is of: both "table" and "table import" name "table import". */
static bool is_named(const struct command *c, int argc, char **argv)
{
    const char *name = c->name;
    for (int i = 0; i < argc && *name; i++) {
        size_t n = strcspn(name, " ");
        if (!slice_eq((struct slice){name, n}, slice_of(argv[i]))) {
            return i > 0 && argv[i][0] == '-';
        }
        name += n + (name[n] == ' ');
    }
    return argc > 0;
}

/* --help or -h behind a command tells of it and its family; no desk is opened. */
static bool tell_help(struct buf *out, int argc, char **argv)
{
    bool is_asked = false;
    for (int i = 1; i < argc && !text_eq(argv[i], "--"); i++) {
        is_asked = is_asked || text_eq(argv[i], "--help") || text_eq(argv[i], "-h");
    }
    for (size_t i = 0; i < n_commands && is_asked; i++) {
        if (is_named(commands[i], argc, argv)) {
            tell_command(out, commands[i]);
        }
    }
    return out->n > 0;
}

static enum status unknown_command(int argc, char **argv, struct err *err)
{
    const char *family = "";
    for (size_t i = 0; i < n_commands && argc > 0; i++) {
        size_t n = strlen(argv[0]);
        if (strncmp(commands[i]->name, argv[0], n) == 0 && commands[i]->name[n] == ' ') {
            family = arena_printf(err->arena, "%s\n  shenbao %s %s", family, commands[i]->name,
                                  commands[i]->usage);
        }
    }
    return *family ? err_set(err, STATUS_USAGE, "%s 后面要写做什么:%s", argv[0], family)
                   : err_set(err, STATUS_USAGE, "没有命令「%s」; shenbao --help 列出所有命令",
                             argc > 0 ? argv[0] : "");
}

/* Words from a terminal in another encoding would be saved as they are. Names of files may be anything. */
static enum status check_words(int argc, char **argv, struct err *err)
{
    for (int i = 0; i < argc; i++) {
        size_t n = strlen(argv[i]);
        if (utf8_valid_prefix(argv[i], n) < n && !strchr(argv[i], '/') && !file_exists(argv[i])) {
            return err_set(err, STATUS_USAGE, "参数不是 UTF-8 文字: %s; 请把终端的编码设为 UTF-8",
                           argv[i]);
        }
    }
    return STATUS_OK;
}

static enum status run_command(struct cli *cli, int argc, char **argv, struct err *err)
{
    int words = 0;
    const struct command *c = command_find(argc, argv, &words);
    if (tell_help(&cli->out, argc, argv)) {
        return STATUS_OK;
    }
    if (!c) {
        return unknown_command(argc, argv, err);
    }
    enum status status = check_words(argc, argv, err);
    if (status == STATUS_OK && c->needs_desk) {
        struct desk_options o = {.path = cli->desk_path,
                                 .data_dir = cli->data_dir,
                                 .login = cli->user,
                                 .machine_login = cli->machine_login,
                                 .is_by_key = cli->is_by_key,
                                 .asker = secret_asker(cli->password_file),
                                 .opens_locked = c == &cmd_user_password,
                                 .clock = cli->clock};
        status = desk_open(&cli->desk, &o, err);
    }
    if (status == STATUS_OK) {
        status = c->run(cli, argc - words, argv + words, err);
    }
    desk_close(cli->desk);
    cli->desk = NULL;
    return status;
}

/* A closed pipe or a full disk is told, never passed over. Names come from files of others, so what goes
 * to a terminal must not steer it. */
static enum status write_out(const struct cli *cli, struct err *err)
{
    struct outfile f;
    if (cli->out.n == 0) {
        return STATUS_OK;
    }
    bool is_plain = cli->is_json || cli->is_verbatim;
    const char *text = is_plain ? cli->out.at : utf8_printable(cli->arena, cli->out.at, true);
    enum status status = outfile_open(&f, "-", err);
    if (status == STATUS_OK) {
        outfile_write(&f, text, is_plain ? cli->out.n : strlen(text));
        status = outfile_commit(&f, err);
    }
    return status;
}

int cli_run(struct cli *cli, int argc, char **argv)
{
    struct err err = {.arena = cli->arena};
    buf_init(&cli->out);
    buf_init(&cli->notes);
    enum status status = run_command(cli, argc, argv, &err);
    bool has_failed = status != STATUS_OK && status != STATUS_FINDINGS;
    if (has_failed) {
        log_err(&err);
    }
    enum status written = write_out(cli, &err);
    if (written != STATUS_OK && !has_failed) {
        status = written;
        has_failed = true;
    }
    if (cli->notes.n) {
        fputs(utf8_printable(cli->arena, cli->notes.at, true), stderr);
    }
    if (has_failed) {
        fprintf(stderr, "shenbao: %s\n", utf8_printable(cli->arena, err_sentence(&err), true));
    }
    buf_release(&cli->out);
    buf_release(&cli->notes);
    return status_exit_code(status);
}
