/* The program in a pseudo terminal: start to first frame, key to settled frame, memory. */
#ifndef BENCH_FRAMES_H
#define BENCH_FRAMES_H

#include <stddef.h>

/* On the desk at `path`, which holds `rows` submissions. */
void bench_frames(const char *path, size_t rows, size_t runs);

#endif
