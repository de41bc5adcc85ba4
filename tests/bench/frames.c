#include "bench/frames.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "bench/measure.h"
#include "bench/played.h"
#include "bench/report.h"

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

static void note(struct presses *p, struct answer answer)
{
    presses_note(p, answer.ms, answer.used);
}

static void run_act(struct session *s, size_t i, size_t rows)
{
    struct presses presses = {.name = acts[i].name};
    for (size_t k = 0; acts[i].prepare[k]; k++)
        played_press(s, acts[i].prepare[k], PLAYED_IDLE_MS);
    for (size_t k = 0; k < PLAYED_KEYS; k++) {
        const char *key = strcmp(acts[i].key, "End") == 0 && k % 2 ? "Home" : acts[i].key;
        note(&presses, played_press(s, key, PLAYED_QUIET_MS));
    }
    presses_tell(&presses, rows, acts[i].aim_ms);
}

/* A word typed and taken back, character by character. */
static void run_filter(struct session *s, size_t rows)
{
    static const char *const words[] = {"光", "缆", "故", "障"};
    struct presses presses = {.name = "筛选 每键到全部找完"};
    struct presses cleared = {.name = "筛选 退空到全部读完"};
    played_press(s, "F7", PLAYED_IDLE_MS);
    for (size_t round = 0; round < PLAYED_KEYS / 8; round++) {
        for (size_t k = 0; k < 8; k++) {
            struct answer answer =
                played_press(s, k < 4 ? words[k] : "Backspace", PLAYED_IDLE_MS / 2);
            if (answer.ms > 0 && round == 0 && k == 0)
                bench_tell(&(struct bench_line){
                    .work = "筛选 第一个字 (装入文字)", .rows = rows, .ms = answer.ms});
            else
                note(k == 7 ? &cleared : &presses, answer);
        }
    }
    presses_tell(&presses, rows, 100);
    presses_tell(&cleared, rows, 0);
}

static void run_starts(const char *program, const char *arguments, size_t rows, size_t runs)
{
    struct presses starts = {.name = "启动到第一屏"};
    for (size_t i = 0; i < runs * 7; i++) {
        struct session s = played_session(program);
        double ms = played_start(&s, arguments);
        presses_note(&starts, ms, bench_used(s.pty.pid));
        session_release(&s);
    }
    presses_tell(&starts, rows, 15);
}

static void run_session(const char *program, const char *arguments, size_t rows)
{
    struct session s = played_session(program);
    if (played_start(&s, arguments) <= 0) {
        session_release(&s);
        return;
    }
    played_settle(&s, PLAYED_IDLE_MS);
    double ms = played_press(&s, "4", PLAYED_IDLE_MS).ms;
    bench_tell(&(struct bench_line){
        .work = "进入 申报件 到读完",
        .rows = rows,
        .ms = ms,
        .kib = played_kib(&s, "VmHWM"),
    });
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        run_act(&s, i, rows);
    run_filter(&s, rows);
    bench_tell(&(struct bench_line){
        .work = "筛选之后的内存", .rows = rows, .kib = played_kib(&s, "VmHWM")});
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
