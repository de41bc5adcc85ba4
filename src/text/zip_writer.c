#include "text/zip_writer.h"

#include <zip.h>

#define FIRST_DAY ((1 << 5) | 1) /* 1980-01-01 as DOS has it, the earliest there is */

static enum status fail(zip_t *zip, struct err *err)
{
    (void)err_set(err, STATUS_INTERNAL, "压缩包做不成");
    return err_cause(err, "libzip: %s", zip ? zip_strerror(zip) : "no memory");
}

static bool add(zip_t *zip, const struct zip_entry *entry)
{
    zip_source_t *bytes = zip_source_buffer(zip, entry->bytes.at, entry->bytes.n, 0);
    zip_int64_t at = bytes ? zip_file_add(zip, entry->name, bytes, ZIP_FL_ENC_UTF_8) : -1;
    if (bytes && at < 0) {
        zip_source_free(bytes);
    }
    return at >= 0 && zip_file_set_dostime(zip, (zip_uint64_t)at, 0, FIRST_DAY, 0) == 0;
}

static bool read_back(zip_source_t *source, struct buf *out)
{
    if (zip_source_open(source) != 0 || zip_source_seek(source, 0, SEEK_END) != 0) {
        return false;
    }
    zip_int64_t n = zip_source_tell(source);
    bool is_read = n > 0 && zip_source_seek(source, 0, SEEK_SET) == 0 &&
                   zip_source_read(source, buf_reserve(out, (size_t)n), (zip_uint64_t)n) == n;
    out->n += is_read ? (size_t)n : 0;
    zip_source_close(source);
    return is_read;
}

enum status zip_write(const struct zip_entry *entries, size_t n, struct buf *out, struct err *err)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    if (!source) {
        return fail(NULL, err);
    }
    zip_source_keep(source); /* libzip gives its own up when it closes the file */
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    bool is_whole = zip != NULL;
    for (size_t i = 0; i < n && is_whole; i++) {
        is_whole = add(zip, &entries[i]);
    }
    if (!zip) {
        zip_source_free(source);
    }
    if (!is_whole || zip_close(zip) != 0) {
        enum status status = fail(zip, err);
        if (zip) {
            zip_discard(zip);
        }
        zip_source_free(source);
        return status;
    }
    is_whole = read_back(source, out);
    zip_source_free(source);
    return is_whole ? STATUS_OK : fail(NULL, err);
}
