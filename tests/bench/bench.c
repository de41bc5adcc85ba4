/* bench RUNS ROWS…: how long the desk takes, beside other programs on the same rows in the same run.
 * Lines begin with `bench` for programs; the rest is a table for people. Files go to build/bench,
 * which is taken away again (BENCH_KEEP=1 leaves the last).
 *
 * `bench fill DESK ROWS` only makes a desk, `bench lists|frames|check|rank|sheets|pages DESK ROWS RUNS` and `bench assign CASES RUNS`
 * measure one part: each is a process of its own, because what a process once used counts as the memory of those
 * it starts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "bench/assigns.h"
#include "bench/checks.h"
#include "bench/fill.h"
#include "bench/frames.h"
#include "bench/lists.h"
#include "bench/measure.h"
#include "bench/pages.h"
#include "bench/ranks.h"
#include "bench/report.h"
#include "bench/sheets.h"
#include "bench/tables.h"

#define KIB_PER_ROW 3 /* desks, tables and those of the peers, at the most at one time */
#define KIB_MORE 20000
#define ASSIGN_CASES 20000

static int failed(const struct err *err)
{
    fprintf(stderr, "bench: %s (%s)\n", err_sentence(err), err->cause ? err->cause : "");
    return 1;
}

static size_t number(const char *text)
{
    return (size_t)strtoull(text, NULL, 10);
}

static bool has_space(struct arena *a, size_t rows)
{
    size_t needed = (rows * KIB_PER_ROW + KIB_MORE) / 1024, left = bench_space("build") / 1024;
    if (left < needed)
        report_gap("全部", rows,
                   arena_printf(a,
                                "磁盘不够, 要 %zu MB, 只有 %zu MB; 可以 make bench BENCH_ROWS=1000",
                                needed, left));
    return left >= needed;
}

static bool part(struct arena *a, const char *name, size_t rows, const char *command)
{
    int code = bench_shell(command).code;
    if (code != 0)
        report_gap(name, rows, arena_printf(a, "%s 以 %d 结束", command, code));
    return code == 0;
}

static void run_size(struct arena *a, const char *self, size_t rows, size_t runs)
{
    const char *desk = arena_printf(a, "build/bench/desk-%zu.db", rows);
    report_load(rows);
    if (!has_space(a, rows) ||
        !part(a, "造数据", rows, arena_printf(a, "%s fill %s %zu", self, desk, rows)))
        return;
    (void)part(a, "列表", rows, arena_printf(a, "%s lists %s %zu %zu", self, desk, rows, runs));
    (void)part(a, "屏幕", rows, arena_printf(a, "%s frames %s %zu %zu", self, desk, rows, runs));
    (void)part(a, "检查", rows, arena_printf(a, "%s check %s %zu %zu", self, desk, rows, runs));
    if (rows <= BENCH_RANKS_MOST)
        (void)part(a, "名次", rows, arena_printf(a, "%s rank %s %zu %zu", self, desk, rows, runs));
    else
        report_gap("名次", rows, "只量到 100000 件");
    (void)part(a, "打分", rows, arena_printf(a, "%s sheets %s %zu %zu", self, desk, rows, runs));
    if (rows <= BENCH_PAGES_MOST)
        (void)part(a, "打印", rows, arena_printf(a, "%s pages %s %zu %zu", self, desk, rows, runs));
    else
        report_gap("打印", rows, "只量到 10000 行");
    remove(desk);
    bench_tables(rows, runs);
}

/* `of`: desk, rows and, but for fill, runs. */
static int run_part(const char *name, char **of, struct err *err)
{
    enum status status = STATUS_OK;
    if (strcmp(name, "assign") == 0)
        bench_assigns(number(of[0]), number(of[1]));
    else if (strcmp(name, "fill") == 0)
        status = fill_desk(of[0], number(of[1]), err);
    else if (strcmp(name, "lists") == 0)
        status = bench_lists(of[0], number(of[1]), number(of[2]), err);
    else if (strcmp(name, "check") == 0)
        status = bench_checks(of[0], number(of[1]), number(of[2]), err);
    else if (strcmp(name, "pages") == 0)
        status = bench_pages(of[0], number(of[1]), number(of[2]), err);
    else if (strcmp(name, "rank") == 0)
        status = bench_ranks(of[0], number(of[1]), number(of[2]), err);
    else if (strcmp(name, "sheets") == 0)
        status = bench_sheets(of[0], number(of[1]), err);
    else
        bench_frames(of[0], number(of[1]), number(of[2]));
    return status == STATUS_OK ? 0 : failed(err);
}

static bool is_part(int argc, char **argv)
{
    return (argc == 4 && (strcmp(argv[1], "fill") == 0 || strcmp(argv[1], "assign") == 0)) ||
           (argc == 5 && (strcmp(argv[1], "lists") == 0 || strcmp(argv[1], "frames") == 0 ||
                          strcmp(argv[1], "check") == 0 || strcmp(argv[1], "rank") == 0 ||
                          strcmp(argv[1], "sheets") == 0 || strcmp(argv[1], "pages") == 0));
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (is_part(argc, argv))
        return run_part(argv[1], argv + 2, &err);
    size_t runs = argc > 2 ? number(argv[1]) : 0;
    if (runs == 0) {
        fprintf(stderr, "usage: bench RUNS ROWS…\n");
        return 64;
    }
    report_head();
    for (int i = 2; i < argc; i++) {
        (void)bench_shell("rm -rf build/bench");
        if (dir_make("build/bench", &err) != STATUS_OK)
            return failed(&err);
        run_size(&a, argv[0], number(argv[i]), runs);
    }
    (void)part(&a, "分配", ASSIGN_CASES,
               arena_printf(&a, "%s assign %d %zu", argv[0], ASSIGN_CASES, runs));
    if (!getenv("BENCH_KEEP"))
        (void)bench_shell("rm -rf build/bench");
    arena_release(&a);
    return 0;
}
