/* Summary tables in and out, undo and verify, through the command line, beside other programs. */
#ifndef BENCH_TABLES_H
#define BENCH_TABLES_H

#include <stddef.h>

void bench_tables(size_t rows, size_t runs);

#endif
