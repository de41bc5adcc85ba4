/* 打分表 in a pseudo terminal, for an expert with many cases on a desk with very many: a digit, Enter, the next
 * case. */
#ifndef BENCH_SHEETS_H
#define BENCH_SHEETS_H

#include <stddef.h>

#include "base/err.h"

/* Puts an expert, a panel that scores and the assignments into the desk at `path`, which holds `rows`
 * submissions, then marks. */
enum status bench_sheets(const char *path, size_t rows, struct err *err) MUST_CHECK;

#endif
