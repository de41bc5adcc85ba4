#include "bench/played.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/measure.h"
#include "bench/report.h"

#define SCREEN_ROWS 40
#define SCREEN_COLUMNS 120
#define PATIENCE_MS 20000

struct session played_session(const char *program)
{
    return (struct session){.program = program,
                            .patience = PATIENCE_MS,
                            .pty = PTY_NONE,
                            .size = {SCREEN_ROWS, SCREEN_COLUMNS},
                            .output = BUF_INIT,
                            .report = BUF_INIT};
}

static bool shows(struct session *s, const char *text)
{
    struct buf screen = BUF_INIT;
    screen_text(s->screen, &screen);
    bool has = strstr(screen.at, text) != NULL;
    buf_release(&screen);
    return has;
}

/* The frame is there when its last line is: the keys. */
double played_start(struct session *s, const char *arguments)
{
    double begin = bench_now();
    char bytes[1 << 16];
    if (!session_start(s, arguments))
        return 0;
    while (!shows(s, "F1")) {
        size_t n = sizeof bytes;
        if (pty_read(&s->pty, pty_now() + PATIENCE_MS, bytes, &n) != PTY_BYTES)
            return 0;
        screen_feed(s->screen, bytes, n);
    }
    return bench_now() - begin;
}

static int cursor_of(struct session *s)
{
    int row, column;
    screen_cursor(s->screen, &row, &column);
    return row * SCREEN_COLUMNS + column;
}

/* The instants of the first bytes after which the cursor stands elsewhere, of the last bytes, and what the program had
 * used by then. */
static struct answer settle(struct session *s, int64_t quiet)
{
    struct answer last = {0};
    int cursor = cursor_of(s);
    char bytes[1 << 16];
    for (;;) {
        size_t n = sizeof bytes;
        if (pty_read(&s->pty, pty_now() + quiet, bytes, &n) != PTY_BYTES)
            return last;
        last.ms = bench_now();
        last.used = bench_used(s->pty.pid);
        screen_feed(s->screen, bytes, n);
        if (!(last.moved > 0) && cursor_of(s) != cursor)
            last.moved = last.ms;
        struct buf answers = BUF_INIT;
        screen_answers(s->screen, &answers);
        pty_write(&s->pty, answers.at, answers.n);
        buf_release(&answers);
    }
}

void played_settle(struct session *s, int64_t quiet)
{
    (void)settle(s, quiet);
}

struct answer played_press(struct session *s, const char *key, int64_t quiet)
{
    bool is_text = (unsigned char)key[0] >= 0x80;
    double begin = bench_now(), used = bench_used(s->pty.pid);
    if (!(is_text ? session_send(s, key, strlen(key)) : session_key(s, key)))
        return (struct answer){0};
    struct answer last = settle(s, quiet);
    return (struct answer){.moved = last.moved > 0 ? last.moved - begin : 0,
                           .ms = last.ms > 0 ? last.ms - begin : 0,
                           .used = last.ms > 0 ? last.used - used : 0};
}

long played_kib(const struct session *s, const char *name)
{
    char path[64], line[256];
    long value = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)s->pty.pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f)) {
        if (strncmp(line, name, strlen(name)) == 0)
            value = strtol(line + strlen(name) + 1, NULL, 10);
    }
    if (f)
        fclose(f);
    return value;
}

/* ---- many presses -------------------------------------------------------------------------------- */

void presses_note(struct presses *p, double ms, double used)
{
    if (ms > 0 && p->n < PLAYED_KEYS) {
        p->ms[p->n] = ms;
        p->used[p->n++] = used;
    }
}

struct part {
    const char *name;
    double *times, part;
};

static void tell_parts(struct presses *p, const struct part *parts, size_t rows, double aim)
{
    struct arena a = {0};
    for (const struct part *part = parts; part->name && p->n > 0; part++)
        bench_tell(&(struct bench_line){.work = arena_printf(&a, "%s %s", p->name, part->name),
                                        .rows = rows,
                                        .ms = bench_quantile(part->times, p->n, part->part),
                                        .aim_ms = aim});
    if (p->n == 0)
        report_gap(p->name, rows, "画面没有变化");
    arena_release(&a);
}

void presses_tell(struct presses *p, size_t rows, double aim)
{
    const struct part parts[] = {
        {"p50", p->ms, 0.5}, {"p99", p->ms, 0.99}, {"p99 占用处理器", p->used, 0.99}, {0}};
    tell_parts(p, parts, rows, aim);
}

void presses_tell_worst(struct presses *p, size_t rows, double aim)
{
    const struct part parts[] = {
        {"p50", p->ms, 0.5}, {"p95", p->ms, 0.95}, {"最慢", p->ms, 1}, {0}};
    tell_parts(p, parts, rows, aim);
}
