#include "text/zip_reader.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "base/arena.h"

#define BLOCK 65536

/* libzip closes what it reads from, so it gets a handle of its own. */
static zip_t *open_fd(int fd)
{
    int failed = 0, own = dup(fd);
    zip_t *zip = own < 0 ? NULL : zip_fdopen(own, ZIP_CHECKCONS, &failed);
    if (own >= 0 && !zip) {
        close(own);
    }
    return zip;
}

static zip_t *open_bytes(struct slice bytes)
{
    zip_source_t *source = zip_source_buffer_create(bytes.at, bytes.n, 0, NULL);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_CHECKCONS | ZIP_RDONLY, NULL) : NULL;
    if (source && !zip) {
        zip_source_free(source);
    }
    return zip;
}

static bool is_too_large(const struct source *from)
{
    struct stat s;
    uint64_t size = from->bytes.n;
    if (from->fd >= 0) {
        size = fstat(from->fd, &s) == 0 ? (uint64_t)s.st_size : 0;
    }
    return size > ZIP_FILE_MAX;
}

enum status zip_reader_open(struct zip_reader *z, const struct source *from, struct err *err)
{
    *z = (struct zip_reader){NULL};
    if (is_too_large(from)) {
        return err_set(err, STATUS_DATA, "大于 %u MB, 没有读", ZIP_FILE_MAX >> 20);
    }
    z->zip = from->fd >= 0 ? open_fd(from->fd) : open_bytes(from->bytes);
    if (!z->zip) {
        return err_set(err, STATUS_DATA, "不是 zip 压缩的文件, 或已损坏");
    }
    if (zip_get_num_entries(z->zip, 0) > ZIP_PARTS_MAX) {
        zip_reader_close(z);
        return err_set(err, STATUS_DATA, "里面多于 %d 个部分, 不像正常文档", ZIP_PARTS_MAX);
    }
    return STATUS_OK;
}

void zip_reader_close(struct zip_reader *z)
{
    if (z->zip) {
        zip_discard(z->zip);
    }
    z->zip = NULL;
}

size_t zip_reader_count(const struct zip_reader *z)
{
    return (size_t)zip_get_num_entries(z->zip, 0);
}

const char *zip_reader_name(const struct zip_reader *z, size_t i)
{
    const char *name = zip_get_name(z->zip, i, 0);
    return name ? name : "";
}

/* Names mean the same in capitals; some programs part them by backslashes. Below 0: it is not there. */
static zip_int64_t locate(const struct zip_reader *z, const char *name)
{
    zip_int64_t at = zip_name_locate(z->zip, name, ZIP_FL_NOCASE);
    if (at >= 0 || !strchr(name, '/')) {
        return at;
    }
    struct arena a = {0};
    char *other = arena_text(&a, name);
    for (char *c = other; *c; c++) {
        *c = *c == '/' ? '\\' : *c;
    }
    at = zip_name_locate(z->zip, other, ZIP_FL_NOCASE);
    arena_release(&a);
    return at;
}

bool zip_reader_has(const struct zip_reader *z, const char *name)
{
    return locate(z, name) >= 0;
}

enum status zip_stream_open(struct zip_stream *s, const struct zip_reader *z, struct zip_part part,
                            struct err *err)
{
    zip_stat_t stat;
    zip_int64_t at = locate(z, part.name);
    *s = (struct zip_stream){.part = part};
    if (at < 0) {
        return err_set(err, STATUS_NOT_FOUND, "里面没有 %s", part.name);
    }
    s->file = zip_fopen_index(z->zip, (zip_uint64_t)at, 0);
    if (!s->file) {
        return err_set(err, STATUS_DATA, "文件坏了或加了密码, 读不出来");
    }
    bool is_known = zip_stat_index(z->zip, (zip_uint64_t)at, 0, &stat) == 0;
    s->claimed = is_known && (stat.valid & ZIP_STAT_SIZE) ? stat.size : 0;
    return STATUS_OK;
}

enum status zip_stream_read(struct zip_stream *s, char *out, size_t cap, size_t *n, struct err *err)
{
    zip_int64_t got = zip_fread(s->file, out, cap);
    *n = got > 0 ? (size_t)got : 0;
    s->read += *n;
    if (got < 0) {
        return err_set(err, STATUS_DATA, "文件坏了或加了密码, 读不出来");
    }
    if (s->read > s->part.max) {
        return err_set(err, STATUS_DATA, "解压后多于 %llu MB, 不像正常文档, 没有再读",
                       (unsigned long long)s->part.max >> 20);
    }
    return STATUS_OK;
}

void zip_stream_close(struct zip_stream *s)
{
    if (s->file) {
        zip_fclose(s->file);
    }
    s->file = NULL;
}

enum status zip_reader_part(const struct zip_reader *z, struct zip_part part, struct buf *out,
                            struct err *err)
{
    struct zip_stream s;
    size_t n = 1;
    enum status status = zip_stream_open(&s, z, part, err);
    while (status == STATUS_OK && n > 0) {
        char *to = buf_reserve(out, BLOCK);
        status = zip_stream_read(&s, to, BLOCK, &n, err);
        out->n += status == STATUS_OK ? n : 0;
        out->at[out->n] = '\0';
    }
    zip_stream_close(&s);
    return status;
}
