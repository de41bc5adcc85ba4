/* One part of a zip file (docx, xlsx), inflated with a bound that holds while it is read: what the file
 * claims of its sizes is not believed. Only user of libzip. */
#ifndef TEXT_ZIP_PART_H
#define TEXT_ZIP_PART_H

#include "base/buf.h"
#include "base/err.h"

#define ZIP_FILE_MAX (128u << 20) /* bytes of the file: its directory is held in memory */
#define ZIP_PARTS_MAX 10000

struct zip_part {
    int fd;           /* of the zip file; stays the caller's */
    const char *name; /* word/document.xml */
    size_t max;       /* bytes, inflated */
};

/* Appends the part to `out`. STATUS_DATA for what is no zip file, has too much in it or is damaged or
 * encrypted; STATUS_NOT_FOUND when it has no such part. */
enum status zip_part_read(const struct zip_part *part, struct buf *out, struct err *err) MUST_CHECK;

#endif
