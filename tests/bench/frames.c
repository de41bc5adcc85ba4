#include "bench/frames.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "bench/measure.h"
#include "bench/report.h"
#include "e2e/session.h"

#define SCREEN_ROWS 40
#define SCREEN_COLUMNS 120
#define PATIENCE_MS 20000
#define QUIET_MS 40 /* silence that ends a frame */
#define IDLE_MS 400 /* silence that ends all work in the background */
#define KEYS 200

static const struct {
    const char *name;
    const char *prepare[4]; /* keys before, ended by NULL */
    const char *key;
    double aim_ms;
} acts[] = {
    {"按键 PageDown", {"Home", NULL}, "PageDown", 5},
    {"按键 Down", {"Home", NULL}, "Down", 5},
    {"按键 End/Home", {NULL}, "End", 5},
};

/* From a key to the last byte that it made the program write: milliseconds, of these how many the
 * program had a processor; what is missing it waited for one, or for the disk. 0 for no byte. */
struct answer {
    double ms, used;
};

/* Reads until the program has been silent for `quiet`; the instant of the last bytes, and what the program
 * had used by then. */
static struct answer settle(struct session *s, int64_t quiet)
{
    struct answer last = {0};
    char bytes[1 << 16];
    for (;;) {
        size_t n = sizeof bytes;
        if (pty_read(&s->pty, pty_now() + quiet, bytes, &n) != PTY_BYTES)
            return last;
        last = (struct answer){bench_now(), bench_used(s->pty.pid)};
        screen_feed(s->screen, bytes, n);
        struct buf answers = BUF_INIT;
        screen_answers(s->screen, &answers);
        pty_write(&s->pty, answers.at, answers.n);
        buf_release(&answers);
    }
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
static double first_frame(struct session *s, const char *arguments)
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

static struct session session_for(const char *program)
{
    return (struct session){.program = program,
                            .patience = PATIENCE_MS,
                            .pty = PTY_NONE,
                            .size = {SCREEN_ROWS, SCREEN_COLUMNS},
                            .output = BUF_INIT,
                            .report = BUF_INIT};
}

static struct answer press(struct session *s, const char *key, int64_t quiet)
{
    bool is_text = (unsigned char)key[0] >= 0x80;
    const struct answer begin = {bench_now(), bench_used(s->pty.pid)};
    if (!(is_text ? session_send(s, key, strlen(key)) : session_key(s, key)))
        return (struct answer){0};
    struct answer last = settle(s, quiet);
    return last.ms > 0 ? (struct answer){last.ms - begin.ms, last.used - begin.used} : last;
}

/* Presses, or starts, that changed the picture. */
struct presses {
    const char *name;
    double ms[KEYS], used[KEYS];
    size_t n;
};

static void note(struct presses *p, struct answer a)
{
    if (a.ms > 0 && p->n < KEYS) {
        p->ms[p->n] = a.ms;
        p->used[p->n++] = a.used;
    }
}

/* Half and 99 of 100 presses take no longer. */
static void report_keys(struct presses *p, size_t rows, double aim)
{
    struct arena a = {0};
    const struct {
        const char *name;
        double *times, part;
    } parts[] = {{"p50", p->ms, 0.5}, {"p99", p->ms, 0.99}, {"p99 占用处理器", p->used, 0.99}};
    for (size_t i = 0; i < 3 && p->n > 0; i++)
        bench_tell(&(struct bench_line){.work = arena_printf(&a, "%s %s", p->name, parts[i].name),
                                        .rows = rows,
                                        .ms = bench_quantile(parts[i].times, p->n, parts[i].part),
                                        .aim_ms = aim});
    if (p->n == 0)
        report_gap(p->name, rows, "画面没有变化");
    arena_release(&a);
}

static void run_act(struct session *s, size_t i, size_t rows)
{
    struct presses presses = {.name = acts[i].name};
    for (size_t k = 0; acts[i].prepare[k]; k++)
        press(s, acts[i].prepare[k], IDLE_MS);
    for (size_t k = 0; k < KEYS; k++) {
        const char *key = strcmp(acts[i].key, "End") == 0 && k % 2 ? "Home" : acts[i].key;
        note(&presses, press(s, key, QUIET_MS));
    }
    report_keys(&presses, rows, acts[i].aim_ms);
}

/* A word typed and taken back, character by character. */
static void run_filter(struct session *s, size_t rows)
{
    static const char *const words[] = {"光", "缆", "故", "障"};
    struct presses presses = {.name = "筛选 每键到全部找完"};
    struct presses cleared = {.name = "筛选 退空到全部读完"};
    press(s, "F7", IDLE_MS);
    for (size_t round = 0; round < KEYS / 8; round++) {
        for (size_t k = 0; k < 8; k++) {
            struct answer answer = press(s, k < 4 ? words[k] : "Backspace", IDLE_MS / 2);
            if (answer.ms > 0 && round == 0 && k == 0)
                bench_tell(&(struct bench_line){
                    .work = "筛选 第一个字 (装入文字)", .rows = rows, .ms = answer.ms});
            else
                note(k == 7 ? &cleared : &presses, answer);
        }
    }
    report_keys(&presses, rows, 100);
    report_keys(&cleared, rows, 0);
}

/* Of a running process, in KiB; 0 when the system does not tell. */
static long status_value(pid_t pid, const char *name)
{
    char path[64], line[256];
    long value = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f)) {
        if (strncmp(line, name, strlen(name)) == 0)
            value = strtol(line + strlen(name) + 1, NULL, 10);
    }
    if (f)
        fclose(f);
    return value;
}

static void run_starts(const char *program, const char *arguments, size_t rows, size_t runs)
{
    struct presses starts = {.name = "启动到第一屏"};
    for (size_t i = 0; i < runs * 7; i++) {
        struct session s = session_for(program);
        double ms = first_frame(&s, arguments);
        note(&starts, (struct answer){ms, bench_used(s.pty.pid)});
        session_release(&s);
    }
    report_keys(&starts, rows, 15);
}

static void run_session(const char *program, const char *arguments, size_t rows)
{
    struct session s = session_for(program);
    if (first_frame(&s, arguments) <= 0) {
        session_release(&s);
        return;
    }
    settle(&s, IDLE_MS);
    double ms = press(&s, "4", IDLE_MS).ms;
    bench_tell(&(struct bench_line){
        .work = "进入 申报件 到读完",
        .rows = rows,
        .ms = ms,
        .kib = status_value(s.pty.pid, "VmHWM"),
    });
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        run_act(&s, i, rows);
    run_filter(&s, rows);
    bench_tell(&(struct bench_line){
        .work = "筛选之后的内存", .rows = rows, .kib = status_value(s.pty.pid, "VmHWM")});
    session_release(&s);
}

void bench_frames(const char *path, size_t rows, size_t runs)
{
    struct arena a = {0};
    const char *build = getenv("BUILD");
    const char *program = arena_printf(&a, "%s/shenbao", build ? build : "build/release");
    const char *arguments = arena_printf(&a, "-d %s -u bench", path);
    run_starts(program, arguments, rows, runs);
    run_session(program, arguments, rows);
    arena_release(&a);
}
