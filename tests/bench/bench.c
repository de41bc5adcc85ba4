/* bench RUNS ROWS…: how long the desk takes, beside other programs on the same rows in the same run.
 * Lines begin with `bench` for programs; the rest is a table for people. Files go to
 * build/bench. `bench fill DESK ROWS` only makes a desk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "bench/fill.h"
#include "bench/frames.h"
#include "bench/lists.h"
#include "bench/report.h"
#include "bench/tables.h"

static int failed(const struct err *err)
{
    fprintf(stderr, "bench: %s (%s)\n", err_sentence(err), err->cause ? err->cause : "");
    return 1;
}

static enum status run_size(struct arena *a, size_t rows, size_t runs, struct err *err)
{
    const char *desk = arena_printf(a, "build/bench/desk-%zu.db", rows);
    enum status status = fill_desk(desk, rows, err);
    if (status == STATUS_OK)
        status = bench_lists(desk, rows, runs, err);
    if (status == STATUS_OK) {
        bench_frames(desk, rows, runs);
        bench_tables(rows, runs);
    }
    return status;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (argc == 4 && strcmp(argv[1], "fill") == 0)
        return fill_desk(argv[2], strtoull(argv[3], NULL, 10), &err) ? failed(&err) : 0;
    size_t runs = argc > 2 ? strtoull(argv[1], NULL, 10) : 0;
    if (runs == 0) {
        fprintf(stderr, "usage: bench RUNS ROWS…\n");
        return 64;
    }
    enum status status = dir_make("build/bench", &err);
    report_head();
    for (int i = 2; i < argc && status == STATUS_OK; i++)
        status = run_size(&a, strtoull(argv[i], NULL, 10), runs, &err);
    arena_release(&a);
    return status == STATUS_OK ? 0 : failed(&err);
}
