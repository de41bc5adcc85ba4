/* The bytes of an input that is read more than once: a regular file in place, a pipe or "-" (stdin)
 * copied to an unnamed temporary file first, or bytes in memory. Reads are by offset, so memory
 * stays bounded whatever the size. */
#ifndef TEXT_SOURCE_H
#define TEXT_SOURCE_H

#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

struct source {
    int fd;             /* -1: `bytes` */
    struct slice bytes; /* borrowed */
    const char *name;   /* for sentences, borrowed; NULL for bytes in memory */
};

/* A directory or an unreadable file: STATUS_NO_INPUT. No room for the copy of a pipe: STATUS_IO. */
enum status source_open(struct source *s, const char *path, struct err *err) MUST_CHECK;
struct source source_of_bytes(struct slice bytes);
void source_close(struct source *s);

/* A piece wanted by `source_read`: up to `cap` bytes from `offset` into `out`; it sets `n`, which is
 * less than `cap` only at the end of the input. */
struct source_piece {
    uint64_t offset;
    char *out;
    size_t cap, n;
};
enum status source_read(const struct source *s, struct source_piece *p, struct err *err) MUST_CHECK;

#endif
