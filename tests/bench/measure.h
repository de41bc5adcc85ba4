/* Clocks and child processes for the bench. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct measured {
    double ms;
    long kib; /* largest resident size of the command or one of its children */
    int code; /* exit code; 0 is success */
};

/* Milliseconds of the monotonic clock, with fractions. */
double bench_now(void);
/* Runs `sh -c command` and waits. */
struct measured bench_shell(const char *command);
/* True when a program of this name is installed. */
bool bench_has(const char *program);
/* KiB that may still be written below this folder. */
size_t bench_space(const char *folder);

/* Milliseconds a process has had of a processor; 0 where the system does not tell. */
double bench_used(pid_t pid);

/* Sorts `values`; `part` is 0.5 for the median, 0.99 for p99. */
double bench_quantile(double *values, size_t n, double part);

#endif
