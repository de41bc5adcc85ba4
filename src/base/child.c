#include "base/child.h"

#include <errno.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int set_streams(posix_spawn_file_actions_t *actions, const struct child *c)
{
    int failed = posix_spawn_file_actions_adddup2(actions, fileno(c->in), STDIN_FILENO);
    failed =
        failed ? failed : posix_spawn_file_actions_adddup2(actions, fileno(c->out), STDOUT_FILENO);
    return failed ? failed
                  : posix_spawn_file_actions_adddup2(actions, fileno(c->said), STDERR_FILENO);
}

int child_run(const struct child *c, int *ended)
{
    posix_spawn_file_actions_t actions;
    pid_t pid;
    int status = 0;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed) {
        return failed;
    }
    failed = set_streams(&actions, c);
    failed = failed ? failed : posix_spawnp(&pid, c->argv[0], &actions, NULL, c->argv, environ);
    (void)posix_spawn_file_actions_destroy(&actions);
    if (failed) {
        return failed;
    }
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    *ended = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return 0;
}
