/* What the bench prints: one aligned line in Chinese for people and one for programs:
 * `bench TAB rows TAB work TAB ms TAB peer TAB peer's ms TAB ratio TAB KiB`. */
#ifndef BENCH_REPORT_H
#define BENCH_REPORT_H

#include <stddef.h>

struct bench_line {
    const char *work;
    size_t rows;
    double ms;
    long kib;                 /* 0: not measured */
    const char *peer;         /* what it is compared with; NULL: nothing */
    double peer_ms;           /* 0: not installed, which is said */
    double aim_ms, aim_ratio; /* 0: none of this kind */
};

/* When, on what machine, and the headings. */
void report_head(void);
/* How busy the machine is before the measures of `rows` rows. */
void report_load(size_t rows);
void bench_tell(const struct bench_line *l);
/* What could not be measured, and why. */
void report_gap(const char *work, size_t rows, const char *why);

#endif
