#include "desk/print.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/slice.h"

extern char **environ;

#define SAID_MAX 400 /* bytes of lp's complaint that are told */

/* What lp reads and what it writes. */
struct channels {
    FILE *in, *out;
};

static enum status open_channels(struct channels *c, const char *text, struct err *err)
{
    *c = (struct channels){tmpfile(), tmpfile()};
    size_t n = strlen(text);
    if (!c->in || !c->out || fwrite(text, 1, n, c->in) != n || fflush(c->in) != 0 ||
        fseek(c->in, 0, SEEK_SET) != 0) {
        (void)err_set(err, STATUS_IO, "打印前写临时文件失败; 看看磁盘是不是满了");
        return err_cause(err, "tmpfile: %s", strerror(errno));
    }
    return STATUS_OK;
}

static void close_channels(struct channels *c)
{
    if (c->in) {
        (void)fclose(c->in);
    }
    if (c->out) {
        (void)fclose(c->out);
    }
}

static int spawn_lp(pid_t *pid, const struct channels *c, char *const *argv)
{
    posix_spawn_file_actions_t actions;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed) {
        return failed;
    }
    failed = posix_spawn_file_actions_adddup2(&actions, fileno(c->in), STDIN_FILENO);
    failed =
        failed ? failed : posix_spawn_file_actions_adddup2(&actions, fileno(c->out), STDOUT_FILENO);
    failed =
        failed ? failed : posix_spawn_file_actions_adddup2(&actions, fileno(c->out), STDERR_FILENO);
    failed = failed ? failed : posix_spawnp(pid, argv[0], &actions, NULL, argv, environ);
    (void)posix_spawn_file_actions_destroy(&actions);
    return failed;
}

static const char *what_it_said(struct arena *a, FILE *out)
{
    char *said = arena_alloc(a, SAID_MAX + 1);
    rewind(out);
    said[fread(said, 1, SAID_MAX, out)] = '\0';
    return arena_copy(a, said, strcspn(said, "\n"));
}

static enum status wait_for(struct arena *a, pid_t pid, FILE *out, struct err *err)
{
    int ended = 0;
    while (waitpid(pid, &ended, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == 0) {
        return STATUS_OK;
    }
    (void)err_set(err, STATUS_IO, "打印机没有接下: %s; 可先存成文件", what_it_said(a, out));
    return err_cause(err, "lp ended with %d", ended);
}

enum status print_text(struct arena *a, const struct print_job *job, struct err *err)
{
    char *argv[8] = {arena_text(a, "lp")};
    size_t n = 1;
    struct channels c;
    pid_t pid;
    if (!text_is_empty(job->printer)) {
        argv[n++] = arena_text(a, "-d");
        argv[n++] = arena_text(a, job->printer);
    }
    if (!text_is_empty(job->title)) {
        argv[n++] = arena_text(a, "-t");
        argv[n++] = arena_text(a, job->title);
    }
    enum status status = open_channels(&c, job->text, err);
    int failed = status == STATUS_OK ? spawn_lp(&pid, &c, argv) : 0;
    if (failed) {
        status = err_set(err, STATUS_CONFIG,
                         "找不到打印命令 lp; 装好打印系统 (cups-client) 再打, 或先存成文件");
        (void)err_cause(err, "lp: %s", strerror(failed));
    } else if (status == STATUS_OK) {
        status = wait_for(a, pid, c.out, err);
    }
    close_channels(&c);
    return status;
}
