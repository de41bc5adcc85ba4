/* 名次 without a terminal: every submission of a desk scored by five reviewers on four criteria, ranked from the
 * database. */
#ifndef BENCH_RANKS_H
#define BENCH_RANKS_H

#include <stddef.h>

#include "base/err.h"

#define BENCH_RANKS_MOST 100000 /* submissions; sheets of more are not made */

/* Puts a panel and its sealed sheets into the desk at `path`, then ranks it `runs` times. */
enum status bench_ranks(const char *path, size_t rows, size_t runs, struct err *err) MUST_CHECK;

#endif
