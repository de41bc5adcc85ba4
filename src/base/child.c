#include "base/child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#define LOOK_MS 50

extern char **environ;

static int set_streams(posix_spawn_file_actions_t *actions, const struct child *c)
{
    int failed = posix_spawn_file_actions_adddup2(actions, fileno(c->in), STDIN_FILENO);
    failed =
        failed ? failed : posix_spawn_file_actions_adddup2(actions, fileno(c->out), STDOUT_FILENO);
    return failed ? failed
                  : posix_spawn_file_actions_adddup2(actions, fileno(c->said), STDERR_FILENO);
}

/* A pipe whose other end the child inherits and holds until it ends, so that its end wakes us at once. */
struct line {
    int ours, its; /* -1 when there is none */
};

static struct line line_open(const struct child *c)
{
    int ends[2];
    return c->watch && pipe(ends) == 0 ? (struct line){ends[0], ends[1]} : (struct line){-1, -1};
}

static void line_close(int *end)
{
    if (*end >= 0) {
        (void)close(*end);
    }
    *end = -1;
}

/* Until it ends or is to be ended. */
static void watch_over(const struct child *c, pid_t pid, const struct line *line)
{
    struct pollfd end = {.fd = line->ours, .events = POLLIN};
    while (line->ours >= 0 && poll(&end, 1, LOOK_MS) <= 0) {
        if (!c->watch->goes_on(c->watch->context)) {
            (void)kill(pid, SIGKILL);
            return;
        }
    }
}

static int start(const struct child *c, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed) {
        return failed;
    }
    failed = set_streams(&actions, c);
    failed = failed ? failed : posix_spawnp(pid, c->argv[0], &actions, NULL, c->argv, environ);
    (void)posix_spawn_file_actions_destroy(&actions);
    return failed;
}

int child_run(const struct child *c, int *ended)
{
    pid_t pid;
    int status = 0;
    struct line line = line_open(c);
    int failed = start(c, &pid);
    line_close(&line.its);
    if (!failed) {
        watch_over(c, pid, &line);
        while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
        }
        *ended = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    line_close(&line.ours);
    return failed;
}
