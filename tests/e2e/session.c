#include "e2e/session.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "support/golden.h"

/* A screen is written as golden when the program has been silent for so long. */
#define QUIET_MS 300

bool session_fail(struct session *s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(&s->report, format, args);
    va_end(args);
    buf_char(&s->report, '\n');
    return false;
}

bool session_start(struct session *s, const char *arguments)
{
    if (s->screen)
        return session_fail(s, "a program was started already");
    s->screen = screen_new(s->size);
    struct buf command = BUF_INIT;
    buf_printf(&command, "exec \"$0\" %s", arguments);
    bool started = pty_start(&s->pty, s->size, s->program, command.at);
    buf_release(&command);
    return started || session_fail(s, "no pseudo terminal to be had");
}

void session_release(struct session *s)
{
    pty_release(&s->pty);
    screen_free(s->screen);
    buf_release(&s->output);
    buf_release(&s->report);
}

/* Reads once and lets the screen have it; the terminal's answers go back. */
static enum pty_event read_once(struct session *s, int64_t deadline)
{
    char bytes[4096];
    size_t n = sizeof bytes;
    enum pty_event event = pty_read(&s->pty, deadline, bytes, &n);
    if (event != PTY_BYTES)
        return event;
    screen_feed(s->screen, bytes, n);
    struct buf answers = BUF_INIT;
    screen_answers(s->screen, &answers);
    if (answers.n > 0)
        pty_write(&s->pty, answers.at, answers.n);
    buf_release(&answers);
    return event;
}

bool session_send(struct session *s, const char *bytes, size_t n)
{
    int64_t deadline = pty_now() + s->patience;
    for (;;) {
        size_t written = pty_write(&s->pty, bytes, n);
        bytes += written;
        n -= written;
        if (n == 0)
            return true;
        s->pty.writing = true;
        enum pty_event event = read_once(s, deadline);
        s->pty.writing = false;
        if (event != PTY_BYTES && event != PTY_WRITABLE)
            return session_fail(s, "the program does not read what is typed");
    }
}

static bool send_buf(struct session *s, struct buf *b)
{
    bool sent = session_send(s, b->at, b->n);
    buf_release(b);
    return sent;
}

bool session_key(struct session *s, const char *name)
{
    struct buf b = BUF_INIT;
    if (!screen_key(s->screen, name, &b))
        return session_fail(s, "no such key: %s", name);
    return send_buf(s, &b);
}

bool session_paste(struct session *s, const char *text)
{
    struct buf b = BUF_INIT;
    screen_paste(s->screen, text, &b);
    return send_buf(s, &b);
}

bool session_resize(struct session *s, struct pty_size size)
{
    s->size = size;
    if (s->screen) {
        screen_resize(s->screen, size);
        pty_resize(&s->pty, size);
    }
    return true;
}

bool session_signal(struct session *s, const char *name)
{
    static const struct {
        const char *name;
        int number;
    } signals[] = {{"TERM", SIGTERM}, {"HUP", SIGHUP},   {"INT", SIGINT},
                   {"KILL", SIGKILL}, {"TSTP", SIGTSTP}, {"CONT", SIGCONT}};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (strcmp(signals[i].name, name) == 0)
            return kill(s->pty.pid, signals[i].number) == 0 || session_fail(s, "kill failed");
    return session_fail(s, "no such signal: %s", name);
}

bool session_expect(struct session *s, const struct expectation *e)
{
    int64_t deadline = pty_now() + s->patience;
    while (!e->holds(s, e)) {
        enum pty_event event = read_once(s, deadline);
        if (event == PTY_BYTES)
            continue;
        if (e->holds(s, e))
            return true;
        return session_fail(s, event == PTY_ENDED ? "the program ended" : "waited in vain");
    }
    return true;
}

bool session_golden(struct session *s, const char *name)
{
    struct buf path = BUF_INIT, text = BUF_INIT;
    buf_printf(&path, "%s/%s.txt", s->golden_dir, name);
    struct expectation e = {.holds = screen_is_golden, .text = path.at};
    if (s->update)
        while (read_once(s, pty_now() + QUIET_MS) == PTY_BYTES)
            ;
    bool good = s->update || session_expect(s, &e);
    if (s->update || !good) {
        screen_text(s->screen, &text);
        good = golden_equal(&(struct golden){path.at, s->update}, text.at, &s->report);
    }
    buf_release(&path);
    buf_release(&text);
    return good;
}

bool session_exit(struct session *s, int code)
{
    int64_t deadline = pty_now() + s->patience;
    enum pty_event event;
    while ((event = read_once(s, deadline)) == PTY_BYTES)
        ;
    if (event == PTY_TIMEOUT)
        return session_fail(s, "the program does not end");
    int got = pty_reap(&s->pty);
    return got == code || session_fail(s, "exit code %d instead of %d", got, code);
}

bool session_run(struct session *s, const char *command)
{
    buf_clear(&s->output);
    struct buf line = BUF_INIT;
    buf_printf(&line, "{ %s\n} 2>&1 </dev/null", command);
    FILE *f = popen(line.at, "r");
    buf_release(&line);
    if (!f)
        return session_fail(s, "cannot run it");
    char block[4096];
    for (size_t n; (n = fread(block, 1, sizeof block, f)) > 0;)
        buf_add(&s->output, block, n);
    int status = pclose(f);
    if (status == 0)
        return true;
    return session_fail(s, "exit code %d:\n%s", WIFEXITED(status) ? WEXITSTATUS(status) : -1,
                        s->output.at);
}
