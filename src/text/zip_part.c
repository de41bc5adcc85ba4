#include "text/zip_part.h"

#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

/* libzip closes what it reads from, so it gets a handle of its own. */
static zip_t *open_zip(int fd)
{
    int failed = 0, own = dup(fd);
    zip_t *zip = own < 0 ? NULL : zip_fdopen(own, ZIP_CHECKCONS, &failed);
    if (own >= 0 && !zip) {
        close(own);
    }
    return zip;
}

static enum status inflate(zip_file_t *file, size_t max, struct buf *out, struct err *err)
{
    size_t start = out->n;
    for (;;) {
        char block[16384];
        zip_int64_t n = zip_fread(file, block, sizeof block);
        if (n < 0) {
            return err_set(err, STATUS_DATA, "文件坏了或加了密码, 读不出来");
        }
        if (n == 0) {
            return STATUS_OK;
        }
        if (out->n - start + (size_t)n > max) {
            return err_set(err, STATUS_DATA, "解压后多于 %zu MB, 不像正常文档, 没有再读",
                           max >> 20);
        }
        buf_add(out, block, (size_t)n);
    }
}

static enum status read_part(zip_t *zip, const struct zip_part *part, struct buf *out,
                             struct err *err)
{
    if (zip_get_num_entries(zip, 0) > ZIP_PARTS_MAX) {
        return err_set(err, STATUS_DATA, "里面多于 %d 个部分, 不像正常文档", ZIP_PARTS_MAX);
    }
    if (zip_name_locate(zip, part->name, 0) < 0) {
        return err_set(err, STATUS_NOT_FOUND, "不是 Word 文档 (.docx)");
    }
    zip_file_t *file = zip_fopen(zip, part->name, 0);
    if (!file) {
        return err_set(err, STATUS_DATA, "文件坏了或加了密码, 读不出来");
    }
    enum status status = inflate(file, part->max, out, err);
    zip_fclose(file);
    return status;
}

enum status zip_part_read(const struct zip_part *part, struct buf *out, struct err *err)
{
    struct stat s;
    if (fstat(part->fd, &s) == 0 && s.st_size > (off_t)ZIP_FILE_MAX) {
        return err_set(err, STATUS_DATA, "大于 %u MB, 没有读", ZIP_FILE_MAX >> 20);
    }
    zip_t *zip = open_zip(part->fd);
    if (!zip) {
        return err_set(err, STATUS_DATA,
                       "不是 Word 文档 (.docx), 或已损坏; 旧的 .doc 和带密码的请另存为 .docx");
    }
    enum status status = read_part(zip, part, out, err);
    zip_discard(zip);
    return status;
}
