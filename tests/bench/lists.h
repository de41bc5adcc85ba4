/* Lists without a terminal: first page, whole, by each order, with filters. */
#ifndef BENCH_LISTS_H
#define BENCH_LISTS_H

#include <stddef.h>

#include "base/err.h"

/* Of the desk at `path`, which holds `rows` submissions; `runs` times each. */
enum status bench_lists(const char *path, size_t rows, size_t runs, struct err *err) MUST_CHECK;

#endif
