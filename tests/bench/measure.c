#include "bench/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"

double bench_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* The figures of a child hold its own children's too once it has waited for them. */
struct measured bench_shell(const char *command)
{
    struct rusage usage = {0};
    int status = 0;
    fflush(stdout);
    double begin = bench_now();
    pid_t pid = fork();
    if (pid == 0) {
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    if (pid < 0 || wait4(pid, &status, 0, &usage) != pid)
        return (struct measured){.code = -1};
    return (struct measured){
        .ms = bench_now() - begin,
        .kib = usage.ru_maxrss,
        .code = WIFEXITED(status) ? WEXITSTATUS(status) : 128,
    };
}

bool bench_has(const char *program)
{
    struct arena a = {0};
    bool has = bench_shell(arena_printf(&a, "command -v %s >/dev/null 2>&1", program)).code == 0;
    arena_release(&a);
    return has;
}

size_t bench_space(const char *folder)
{
    struct statvfs s;
    return statvfs(folder, &s) == 0 ? (size_t)s.f_bavail * (size_t)s.f_frsize / 1024 : 0;
}

double bench_used(pid_t pid)
{
    char path[64];
    unsigned long long ns = 0;
    snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pid);
    FILE *f = fopen(path, "r");
    if (f && fscanf(f, "%llu", &ns) != 1)
        ns = 0;
    if (f)
        fclose(f);
    return (double)ns / 1e6;
}

static int by_size(const void *left, const void *right)
{
    double l = *(const double *)left, r = *(const double *)right;
    return (l > r) - (l < r);
}

double bench_quantile(double *values, size_t n, double part)
{
    if (n == 0)
        return 0;
    qsort(values, n, sizeof *values, by_size);
    size_t at = (size_t)((double)n * part);
    return values[at < n ? at : n - 1];
}
