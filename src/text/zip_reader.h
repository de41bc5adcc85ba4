/* A zip file from others, part by part, each inflated in pieces with a bound that holds while it is read:
 * what the file claims of its sizes is not believed. With text/zip_writer.c the only user of libzip. */
#ifndef TEXT_ZIP_READER_H
#define TEXT_ZIP_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "text/source.h"

#define ZIP_FILE_MAX (128u << 20) /* bytes of the file: its directory is held in memory */
#define ZIP_PARTS_MAX 10000

struct zip_reader {
    void *zip;
};

/* STATUS_DATA for what is no zip file, too large, damaged, or has too many parts. */
enum status zip_reader_open(struct zip_reader *z, const struct source *from,
                            struct err *err) MUST_CHECK;
void zip_reader_close(struct zip_reader *z);

size_t zip_reader_count(const struct zip_reader *z);
/* As the file writes it, valid while it is open; "" when it has none. */
const char *zip_reader_name(const struct zip_reader *z, size_t i);
/* Letters of ASCII count the same in either case, as office programs do. */
bool zip_reader_has(const struct zip_reader *z, const char *name);

/* Which part, and how many bytes it may have inflated. */
struct zip_part {
    const char *name; /* xl/workbook.xml */
    uint64_t max;
};

/* One part while it is read. */
struct zip_stream {
    void *file;
    struct zip_part part;   /* name borrowed */
    uint64_t read, claimed; /* bytes; what the file says is good for a percentage only */
};

/* STATUS_NOT_FOUND when there is no such part; STATUS_DATA when it is encrypted. */
enum status zip_stream_open(struct zip_stream *s, const struct zip_reader *z, struct zip_part part,
                            struct err *err) MUST_CHECK;
/* *n is 0 at the end. STATUS_DATA beyond `max` and for damage. */
enum status zip_stream_read(struct zip_stream *s, char *out, size_t cap, size_t *n,
                            struct err *err) MUST_CHECK;
void zip_stream_close(struct zip_stream *s);

/* A whole part, appended to `out`. */
enum status zip_reader_part(const struct zip_reader *z, struct zip_part part, struct buf *out,
                            struct err *err) MUST_CHECK;

#endif
