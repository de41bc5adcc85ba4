#include "e2e/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int64_t pty_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static struct winsize winsize_of(struct pty_size size)
{
    return (struct winsize){.ws_row = (unsigned short)size.rows,
                            .ws_col = (unsigned short)size.columns};
}

static void close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* A login starts with every signal as the system has it, whatever whoever runs the tests ignores
 * (nohup ignores SIGHUP, some CI runners SIGPIPE). */
static void signals_of_a_login(void)
{
    const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        signal(numbers[i], SIG_DFL);
}

bool pty_start(struct pty *p, struct pty_size size, const char *program, const char *command)
{
    struct winsize w = winsize_of(size);
    int life[2];
    if (pipe(life) != 0)
        return false;
    fcntl(life[0], F_SETFD, FD_CLOEXEC);
    p->pid = forkpty(&p->master, NULL, NULL, &w);
    if (p->pid == 0) {
        signals_of_a_login();
        execl("/bin/sh", "sh", "-c", command, program, (char *)NULL);
        _exit(127);
    }
    close(life[1]);
    p->lifeline = life[0];
    p->silent = false;
    if (p->pid < 0) {
        p->pid = 0;
        close_fd(&p->lifeline);
        return false;
    }
    fcntl(p->master, F_SETFD, FD_CLOEXEC);
    fcntl(p->master, F_SETFL, O_NONBLOCK);
    return true;
}

/* Bytes read now, 0 when there are none. Linux says EIO once nobody holds the other side. */
static size_t read_now(struct pty *p, char *bytes, size_t n)
{
    if (p->silent || p->master < 0)
        return 0;
    ssize_t got = read(p->master, bytes, n);
    if (got > 0)
        return (size_t)got;
    if (got == 0 || (errno != EAGAIN && errno != EINTR))
        p->silent = true;
    return 0;
}

enum pty_event pty_read(struct pty *p, int64_t deadline, char *bytes, size_t *n)
{
    size_t room = *n;
    for (;;) {
        *n = read_now(p, bytes, room);
        if (*n > 0)
            return PTY_BYTES;
        if (p->lifeline < 0)
            return PTY_ENDED;
        int64_t left = deadline - pty_now();
        if (left <= 0)
            return PTY_TIMEOUT;
        short wanted = p->writing ? POLLIN | POLLOUT : POLLIN;
        struct pollfd fds[] = {{p->silent ? -1 : p->master, wanted, 0}, {p->lifeline, POLLIN, 0}};
        /* Only an end is ever read from the lifeline; what was written before is read next. */
        if (poll(fds, 2, (int)left) <= 0)
            continue;
        if (fds[1].revents != 0)
            close_fd(&p->lifeline);
        if ((fds[0].revents & (POLLIN | POLLOUT)) == POLLOUT)
            return PTY_WRITABLE;
    }
}

size_t pty_write(struct pty *p, const char *bytes, size_t n)
{
    ssize_t done = p->master < 0 ? -1 : write(p->master, bytes, n);
    return done > 0 ? (size_t)done : 0;
}

void pty_resize(struct pty *p, struct pty_size size)
{
    struct winsize w = winsize_of(size);
    if (p->master >= 0)
        ioctl(p->master, TIOCSWINSZ, &w);
}

void pty_hang_up(struct pty *p)
{
    close_fd(&p->master);
}

int pty_reap(struct pty *p)
{
    int status = 0;
    while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR)
        ;
    p->pid = 0;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void pty_release(struct pty *p)
{
    if (p->pid > 0) {
        kill(p->pid, SIGKILL);
        pty_reap(p);
    }
    close_fd(&p->master);
    close_fd(&p->lifeline);
}
