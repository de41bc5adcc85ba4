/* 分配 of very many cases, without a desk. */
#ifndef BENCH_ASSIGNS_H
#define BENCH_ASSIGNS_H

#include <stddef.h>

/* `cases` cases to 1 000 reviewers, five each, hardly more room than work; `runs` times. */
void bench_assigns(size_t cases, size_t runs);

#endif
