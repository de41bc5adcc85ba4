/* A zip file made in memory, part by part: the same parts make the same bytes, whenever and by whomever. */
#ifndef TEXT_ZIP_WRITER_H
#define TEXT_ZIP_WRITER_H

#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"

struct zip_entry {
    const char *name; /* table.csv */
    struct slice bytes;
};

/* Appends the file to `out`. STATUS_INTERNAL when libzip cannot make it. */
enum status zip_write(const struct zip_entry *entries, size_t n, struct buf *out,
                      struct err *err) MUST_CHECK;

#endif
