/* A document of many rows on its way to paper: until its first page can be seen, and as a PDF. */
#ifndef BENCH_PAGES_H
#define BENCH_PAGES_H

#include <stddef.h>

#include "base/err.h"

#define BENCH_PAGES_MOST 10000 /* rows; nobody prints more */

/* The summary table of 255, with every case of the desk at `path` that is filed under it. */
enum status bench_pages(const char *path, size_t rows, size_t runs, struct err *err) MUST_CHECK;

#endif
