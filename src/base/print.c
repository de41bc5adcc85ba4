#include "base/print.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SAID_MAX 600 /* bytes of what lp says that are told */

extern char **environ;

/* Unnamed files stand in for pipes, so that neither side can wait for the other. */
struct job {
    FILE *text, *said;
    char *printer, *title;
};

static void job_end(struct job *j)
{
    if (j->text) {
        (void)fclose(j->text);
    }
    if (j->said) {
        (void)fclose(j->said);
    }
}

static bool job_begin(struct job *j, struct slice text)
{
    j->text = tmpfile();
    j->said = tmpfile();
    return j->text && j->said && fwrite(text.at, 1, text.n, j->text) == text.n &&
           fflush(j->text) == 0 && lseek(fileno(j->text), 0, SEEK_SET) == 0;
}

/* 0, or the errno of what went wrong. SIGPIPE, which we ignore, is as usual for the child. */
static int spawn_lp(const struct job *j, pid_t *pid)
{
    char lp[] = "lp", to[] = "-d", name[] = "-t";
    char *const argv[] = {lp, to, j->printer, name, j->title, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, fileno(j->text), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fileno(j->said), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fileno(j->said), STDERR_FILENO);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int code = posix_spawnp(pid, lp, &actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return code;
}

static const char *what_it_said(struct arena *a, const struct job *j)
{
    char said[SAID_MAX];
    rewind(j->said);
    struct slice s = slice_trim((struct slice){said, fread(said, 1, sizeof said, j->said)});
    return s.n ? arena_copy(a, s.at, s.n) : "没有说明原因";
}

static enum status wait_for_lp(const struct job *j, pid_t pid, struct err *err)
{
    int state = 0;
    while (waitpid(pid, &state, 0) < 0) {
        if (errno != EINTR) {
            return err_set(err, STATUS_IO, "不知道 lp 是否打印成功: %s", strerror(errno));
        }
    }
    if (WIFEXITED(state) && WEXITSTATUS(state) == 127) {
        return err_set(err, STATUS_CONFIG, "没有打印程序 lp; 请安装 cups-client");
    }
    return WIFEXITED(state) && WEXITSTATUS(state) == 0
               ? STATUS_OK
               : err_set(err, STATUS_IO, "打印机 %s 没有接受: %s", j->printer,
                         what_it_said(err->arena, j));
}

enum status print_text(const char *printer, const char *title, struct slice text, struct err *err)
{
    struct job j = {.printer = arena_text(err->arena, printer),
                    .title = arena_text(err->arena, title)};
    pid_t pid = 0;
    enum status status;
    if (!job_begin(&j, text)) {
        status = err_set(err, STATUS_IO, "写不了打印用的临时文件: %s", strerror(errno));
    } else {
        int code = spawn_lp(&j, &pid);
        status = code == ENOENT ? err_set(err, STATUS_CONFIG, "没有打印程序 lp; 请安装 cups-client")
                 : code ? err_set(err, STATUS_IO, "启动不了 lp: %s", strerror(code))
                        : wait_for_lp(&j, pid, err);
    }
    job_end(&j);
    return status;
}
