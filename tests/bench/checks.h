/* 检查 without a terminal: a whole desk, and the limits of one case as a form asks for them at each key. */
#ifndef BENCH_CHECKS_H
#define BENCH_CHECKS_H

#include <stddef.h>

#include "base/err.h"

/* Of the desk at `path`, which holds `rows` submissions; `runs` times each. */
enum status bench_checks(const char *path, size_t rows, size_t runs, struct err *err) MUST_CHECK;

#endif
