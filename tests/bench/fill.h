/* A desk with very many invented submissions, for measuring screens and lists. */
#ifndef BENCH_FILL_H
#define BENCH_FILL_H

#include <stddef.h>

#include "base/err.h"

/* Makes a new desk at `path` with the shipped notices, 40 recommenders, an applicant for every 20
 * submissions (50 000 at most) and `rows` submissions of notice 255, entered as one batch. */
enum status fill_desk(const char *path, size_t rows, struct err *err) MUST_CHECK;

#endif
