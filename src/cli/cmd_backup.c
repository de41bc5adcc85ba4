/* shenbao backup, restore: the desk as a file, or through a pipe. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/slice.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "desk/history.h"
#include "text/source.h"

#define BLOCK_SIZE (1u << 20)

static enum status one_path(struct cli *cli, int argc, char **argv, const char **path,
                            struct err *err)
{
    text_list words = {0};
    enum status status = args_parse(cli->arena, argc, argv, NULL, 0, &words, err);
    if (status == STATUS_OK) {
        status = args_count(&words, 1, 1, "文件", err);
    }
    *path = status == STATUS_OK ? words.at[0] : NULL;
    return status;
}

/* The database needs a file with a name, so what comes or goes through a pipe waits in one. */
static enum status copy_file(const char *from, const char *to, struct err *err)
{
    struct arena a = {0};
    struct source source;
    struct outfile file;
    struct source_piece piece = {.out = arena_alloc(&a, BLOCK_SIZE), .cap = BLOCK_SIZE};
    enum status status = source_open(&source, from, err);
    if (status != STATUS_OK) {
        goto out;
    }
    status = outfile_open(&file, to, err);
    if (status == STATUS_OK) {
        do {
            status = source_read(&source, &piece, err);
            outfile_write(&file, piece.out, status == STATUS_OK ? piece.n : 0);
            piece.offset += piece.n;
        } while (status == STATUS_OK && piece.n == piece.cap);
        if (status == STATUS_OK) {
            status = outfile_commit(&file, err);
        } else {
            outfile_abort(&file);
        }
    }
    source_close(&source);
out:
    arena_release(&a);
    return status;
}

/* A name in a folder of its own, for a desk that waits. */
static enum status waiting_name(struct arena *a, const char **folder, const char **path,
                                struct err *err)
{
    const char *where = getenv("TMPDIR");
    char *made = arena_printf(a, "%s/shenbao-XXXXXX", text_is_empty(where) ? "/tmp" : where);
    *folder = mkdtemp(made);
    *path = arena_printf(a, "%s/desk.db", made);
    return *folder ? STATUS_OK
                   : err_set(err, STATUS_CANT_CREATE, "建不了临时目录 %s: %s", made,
                             errno_words(errno));
}

static void forget(const char *folder, const char *path)
{
    unlink(path);
    rmdir(folder);
}

static enum status backup_to_stdout(struct cli *cli, struct err *err)
{
    const char *folder, *path;
    enum status status = waiting_name(cli->arena, &folder, &path, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = desk_backup(cli->desk, path, err);
    if (status == STATUS_OK) {
        status = copy_file(path, "-", err);
    }
    forget(folder, path);
    return status;
}

static enum status restore_from_stdin(struct cli *cli, const char **kept, struct err *err)
{
    const char *folder, *path;
    enum status status = waiting_name(cli->arena, &folder, &path, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = copy_file("-", path, err);
    if (status == STATUS_OK) {
        status = desk_restore(cli->desk, cli->arena, path, kept, err);
    }
    forget(folder, path);
    return status;
}

static enum status run_backup(struct cli *cli, int argc, char **argv, struct err *err)
{
    const char *path;
    enum status status = one_path(cli, argc, argv, &path, err);
    if (status == STATUS_OK) {
        status =
            text_eq(path, "-") ? backup_to_stdout(cli, err) : desk_backup(cli->desk, path, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "已备份到 %s\n", text_eq(path, "-") ? "标准输出" : path);
    }
    return status;
}

static enum status run_restore(struct cli *cli, int argc, char **argv, struct err *err)
{
    const char *path, *kept;
    enum status status = one_path(cli, argc, argv, &path, err);
    if (status == STATUS_OK) {
        status = text_eq(path, "-") ? restore_from_stdin(cli, &kept, err)
                                    : desk_restore(cli->desk, cli->arena, path, &kept, err);
    }
    if (status == STATUS_OK) {
        buf_printf(&cli->notes, "已从 %s 恢复; 恢复前的内容存在 %s\n",
                   text_eq(path, "-") ? "标准输入" : path, kept);
    }
    return status;
}

const struct command cmd_backup = {"backup", "文件|-", "备份, 别人可以照常工作", true, run_backup};
const struct command cmd_restore = {"restore", "文件|-", "从备份恢复, 恢复前先自动备份", true,
                                    run_restore};
