#include "text/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COPY_SIZE 65536

static enum status unreadable(struct err *err, const struct source *s)
{
    return err_set(err, STATUS_NO_INPUT, "读不了 %s: %s", s->name, errno_words(errno));
}

static ssize_t read_some(int fd, char *out, size_t cap)
{
    ssize_t n;
    do {
        n = read(fd, out, cap);
    } while (n < 0 && errno == EINTR);
    return n;
}

static enum status spool_fill(struct source *s, FILE *copy, struct err *err)
{
    char block[COPY_SIZE];
    ssize_t n;
    while ((n = read_some(s->fd, block, sizeof block)) > 0) {
        fwrite(block, 1, (size_t)n, copy);
    }
    if (n < 0) {
        return unreadable(err, s);
    }
    if (fflush(copy) != 0 || ferror(copy)) {
        return err_set(err, STATUS_IO, "临时文件写不下: %s。请清理磁盘后再试", errno_words(errno));
    }
    return STATUS_OK;
}

/* Replaces a descriptor that cannot seek by a temporary file with the same bytes. */
static enum status spool(struct source *s, struct err *err)
{
    FILE *copy = tmpfile();
    if (!copy) {
        return err_set(err, STATUS_IO, "建不了临时文件: %s", errno_words(errno));
    }
    enum status status = spool_fill(s, copy, err);
    int fd = status == STATUS_OK ? dup(fileno(copy)) : -1;
    fclose(copy);
    if (status == STATUS_OK && fd < 0) {
        status = err_set(err, STATUS_IO, "建不了临时文件: %s", errno_words(errno));
    }
    source_close(s);
    s->fd = fd;
    return status;
}

enum status source_open(struct source *s, const char *path, struct err *err)
{
    bool is_stdin = strcmp(path, "-") == 0;
    *s = (struct source){.fd = -1, .name = is_stdin ? "标准输入" : path};
    s->fd = is_stdin ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (s->fd < 0 || fstat(s->fd, &st) != 0) {
        err_set(err, STATUS_NO_INPUT, "打不开 %s: %s", s->name, errno_words(errno));
        source_close(s);
        return STATUS_NO_INPUT;
    }
    if (S_ISDIR(st.st_mode)) {
        source_close(s);
        return err_set(err, STATUS_NO_INPUT, "%s 是目录, 请给出文件", path);
    }
    /* Stdin may be a file already read in part, where offsets would not be those of the input. */
    return S_ISREG(st.st_mode) && !is_stdin ? STATUS_OK : spool(s, err);
}

struct source source_of_bytes(struct slice bytes)
{
    return (struct source){.fd = -1, .bytes = bytes};
}

void source_close(struct source *s)
{
    if (s->fd >= 0) {
        close(s->fd);
    }
    s->fd = -1;
}

static void read_bytes(const struct source *s, struct source_piece *p)
{
    if (p->offset < s->bytes.n) {
        size_t rest = s->bytes.n - (size_t)p->offset;
        p->n = rest < p->cap ? rest : p->cap;
        memcpy(p->out, s->bytes.at + p->offset, p->n);
    }
}

enum status source_read(const struct source *s, struct source_piece *p, struct err *err)
{
    p->n = 0;
    if (s->fd < 0) {
        read_bytes(s, p);
        return STATUS_OK;
    }
    while (p->n < p->cap) {
        ssize_t n = pread(s->fd, p->out + p->n, p->cap - p->n, (off_t)(p->offset + p->n));
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return unreadable(err, s);
        }
        if (n == 0) {
            break;
        }
        p->n += (size_t)n;
    }
    return STATUS_OK;
}
