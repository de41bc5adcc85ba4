#include "bench/checks.h"

#include "bench/measure.h"
#include "bench/report.h"
#include "desk/checks.h"
#include "desk/limits.h"
#include "desk/submissions.h"

#define MAX_RUNS 100

struct work {
    const char *name;
    enum status (*run)(struct desk *desk, struct arena *a, struct err *err);
    double aim_ms; /* at 100 000 submissions and below; 0: none */
};

static enum status check_all(struct desk *desk, struct arena *a, struct err *err)
{
    struct findings found = {0};
    return check_many(desk, a, &(struct check_wanted){0}, &found, err);
}

static enum status limits_of_one(struct desk *desk, struct arena *a, struct err *err)
{
    struct submission s = {0};
    struct limit_lines lines;
    enum status status = submission_load(desk, a, 1, &s, err);
    return status == STATUS_OK ? limits_of_case(desk, a, &s, true, &lines, err) : status;
}

static enum status check_one(struct desk *desk, struct arena *a, struct err *err)
{
    struct submission s = {0};
    struct findings found = {0};
    enum status status = submission_load(desk, a, 1, &s, err);
    return status == STATUS_OK ? check_case(desk, a, &s, &found, err) : status;
}

static const struct work works[] = {
    {"检查 全部", check_all, 1000},
    {"检查 一件", check_one, 50},
    {"还可报几件 输入时", limits_of_one, 50},
};

static enum status measure(struct desk *desk, const struct work *w, size_t rows, size_t runs,
                           struct err *err)
{
    double times[MAX_RUNS];
    enum status status = STATUS_OK;
    runs = runs < MAX_RUNS ? runs : MAX_RUNS;
    for (size_t i = 0; i < runs && status == STATUS_OK; i++) {
        struct arena a = {0};
        double begin = bench_now();
        status = w->run(desk, &a, err);
        times[i] = bench_now() - begin;
        arena_release(&a);
    }
    if (status == STATUS_OK)
        bench_tell(&(struct bench_line){.work = w->name,
                                        .rows = rows,
                                        .ms = bench_quantile(times, runs, 0.5),
                                        .aim_ms = rows <= 100000 ? w->aim_ms : 0});
    return status;
}

enum status bench_checks(const char *path, size_t rows, size_t runs, struct err *err)
{
    struct desk *desk = NULL;
    const struct desk_options o = {
        .path = path, .data_dir = "data", .login = "bench", .clock = clock_system()};
    enum status status = desk_open(&desk, &o, err);
    for (size_t i = 0; i < sizeof works / sizeof *works && status == STATUS_OK; i++)
        status = measure(desk, &works[i], rows, runs, err);
    desk_close(desk);
    return status;
}
