#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/die.h"

#define BUFFER_SIZE 65536

static enum status read_all(int fd, const char *path, size_t max, struct buf *b, struct err *err)
{
    for (;;) {
        char *end = buf_reserve(b, BUFFER_SIZE);
        ssize_t n = read(fd, end, BUFFER_SIZE);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return err_set(err, STATUS_NO_INPUT, "读不了 %s: %s", path, errno_words(errno));
        }
        if (n == 0) {
            return STATUS_OK;
        }
        b->n += (size_t)n;
        if (b->n > max) {
            return err_set(err, STATUS_NO_INPUT, "%s 太大, 最多 %zu 字节", path, max);
        }
    }
}

enum status file_read(struct arena *a, const char *path, size_t max, struct slice *out,
                      struct err *err)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return err_set(err, STATUS_NO_INPUT, "打不开 %s: %s", path, errno_words(errno));
    }
    struct buf b = BUF_INIT;
    enum status status = read_all(fd, path, max, &b, err);
    if (status == STATUS_OK) {
        *out = (struct slice){arena_copy(a, b.at, b.n), b.n};
    }
    buf_release(&b);
    if (!is_stdin) {
        close(fd);
    }
    return status;
}

static enum status cant_create(const char *path, int why, struct err *err)
{
    return err_set(err, STATUS_CANT_CREATE, "建不了文件 %s: %s", path, errno_words(why));
}

static mode_t mode_of_new_files(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Beside what a link leads to, so that the link stays one. */
static bool open_beside(struct outfile *f, const struct stat *old)
{
    f->target = old ? realpath(f->path, NULL) : NULL;
    const char *target = f->target ? f->target : f->path;
    size_t n = strlen(target);
    f->temporary = xmalloc(n + 8);
    memcpy(f->temporary, target, n);
    memcpy(f->temporary + n, ".XXXXXX", 8);
    f->fd = mkstemp(f->temporary);
    if (f->fd < 0) {
        return false;
    }
    (void)fchmod(f->fd, old ? old->st_mode & 0777 : mode_of_new_files());
    return true;
}

/* A device or a pipe is written into: a rename would put a file in its place. */
static bool open_target(struct outfile *f)
{
    struct stat old;
    if (stat(f->path, &old) != 0) {
        return open_beside(f, NULL);
    }
    if (S_ISREG(old.st_mode)) {
        return open_beside(f, &old);
    }
    f->fd = open(f->path, O_WRONLY | O_CLOEXEC);
    return f->fd >= 0;
}

static bool is_stdout(const struct outfile *f)
{
    return strcmp(f->path, "-") == 0;
}

static void outfile_end(struct outfile *f)
{
    free(f->buffer);
    free(f->temporary);
    free(f->target);
    f->buffer = f->temporary = f->target = NULL;
}

#define FIRST_FILE 3 /* behind stdin, stdout and stderr */
#define LAST_FILE 1023

/* Open in this process: then it must not be opened once more, for closing it again would let go of the
 * locks the process has on it (fcntl(2)). */
static bool is_in_use(const struct stat *file)
{
    struct stat s;
    for (int fd = FIRST_FILE; fd <= LAST_FILE; fd++) {
        if (fstat(fd, &s) == 0 && s.st_dev == file->st_dev && s.st_ino == file->st_ino) {
            return true;
        }
    }
    return false;
}

static bool has_mark_of_database(const char *path)
{
    static const char mark[] = "SQLite format 3";
    char head[sizeof mark];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool is = fd >= 0 && read(fd, head, sizeof head) == (ssize_t)sizeof head &&
              memcmp(head, mark, sizeof head) == 0;
    if (fd >= 0) {
        close(fd);
    }
    return is;
}

/* A name typed wrong, or with ill intent, must not put a table in the place of a desk or its backup. */
static bool is_desk(const char *path)
{
    struct stat s;
    return stat(path, &s) == 0 && S_ISREG(s.st_mode) &&
           (is_in_use(&s) || has_mark_of_database(path));
}

enum status outfile_open(struct outfile *f, const char *path, struct err *err)
{
    *f = (struct outfile){.fd = STDOUT_FILENO, .path = path};
    if (!is_stdout(f) && is_desk(path)) {
        return err_set(err, STATUS_CANT_CREATE, "%s 是申报台或它的备份, 不能盖掉; 请换一个文件名",
                       path);
    }
    if (!is_stdout(f) && !open_target(f)) {
        int why = errno;
        outfile_end(f);
        return cant_create(path, why, err);
    }
    f->buffer = xmalloc(BUFFER_SIZE);
    return STATUS_OK;
}

static void write_out(struct outfile *f, const char *bytes, size_t n)
{
    while (n && !f->failed) {
        ssize_t k = write(f->fd, bytes, n);
        if (k < 0 && errno != EINTR) {
            f->failed = errno;
        } else if (k > 0) {
            bytes += k;
            n -= (size_t)k;
        }
    }
}

void outfile_write(struct outfile *f, const char *bytes, size_t n)
{
    if (f->used + n > BUFFER_SIZE) {
        write_out(f, f->buffer, f->used);
        f->used = 0;
    }
    if (n > BUFFER_SIZE) {
        write_out(f, bytes, n);
        return;
    }
    memcpy(f->buffer + f->used, bytes, n);
    f->used += n;
}

static void close_output(struct outfile *f)
{
    if (!is_stdout(f) && close(f->fd) != 0 && !f->failed) {
        f->failed = errno;
    }
}

enum status outfile_commit(struct outfile *f, struct err *err)
{
    write_out(f, f->buffer, f->used);
    if (f->temporary && !f->failed && fsync(f->fd) != 0) {
        f->failed = errno;
    }
    close_output(f);
    if (f->temporary && !f->failed && rename(f->temporary, f->target ? f->target : f->path) != 0) {
        f->failed = errno;
    }
    if (f->temporary && f->failed) {
        unlink(f->temporary);
    }
    const char *name = is_stdout(f) ? "标准输出" : f->path;
    outfile_end(f);
    if (f->failed) {
        return err_set(err, STATUS_IO, "写 %s 没有成功: %s", name, errno_words(f->failed));
    }
    return STATUS_OK;
}

void outfile_abort(struct outfile *f)
{
    close_output(f);
    if (f->temporary) {
        unlink(f->temporary);
    }
    outfile_end(f);
}

/* Without what stands before the last beginning of a whole path. */
static struct slice begun_anew(struct slice path)
{
    for (size_t i = path.n; i-- > 1;) {
        bool is_home = path.at[i] == '~' && i + 1 < path.n && path.at[i + 1] == '/';
        if (path.at[i - 1] == '/' && (path.at[i] == '/' || is_home)) {
            return (struct slice){path.at + i, path.n - i};
        }
    }
    return path;
}

const char *path_typed(struct arena *a, const char *typed)
{
    struct slice path = begun_anew(slice_trim(slice_of(typed)));
    const char *home = getenv("HOME");
    bool is_at_home = path.n >= 2 && path.at[0] == '~' && path.at[1] == '/' && home;
    return is_at_home ? arena_printf(a, "%s%.*s", home, (int)(path.n - 1), path.at + 1)
                      : arena_copy(a, path.at ? path.at : "", path.n);
}

const char *path_full(struct arena *a, const char *path)
{
    char *full = realpath(path, NULL);
    const char *copy = arena_text(a, full ? full : path);
    free(full);
    return copy;
}

bool file_exists(const char *path)
{
    struct stat s;
    return stat(path, &s) == 0;
}

bool file_is_directory(const char *path)
{
    struct stat s;
    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

#define ENDING_MAX 5 /* letters and digits of .pdf, .xlsx; what is longer is part of the name */

/* Where the ending of a path begins, its dot; the end of the path when it has none. */
static size_t ending_of(const char *path)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t n = strlen(path);
    const char *dot = strrchr(path, '.');
    size_t letters = dot ? strspn(dot + 1, plain) : 0;
    bool is_ending = letters > 0 && letters <= ENDING_MAX && dot[1 + letters] == '\0';
    return is_ending ? (size_t)(dot - path) : n;
}

const char *file_unused(struct arena *a, const char *path)
{
    const char *name = path;
    size_t at = ending_of(path);
    for (int i = 2; file_exists(name); i++) {
        name = arena_printf(a, "%.*s-%d%s", (int)at, path, i, path + at);
    }
    return name;
}

bool file_is_network_type(uint32_t magic)
{
    static const uint32_t types[] = {
        0x6969 /* NFS */,     0xff534d42 /* CIFS */, 0x517b /* SMB */,      0xfe534d42 /* SMB2 */,
        0x5346414f /* AFS */, 0x00c36400 /* Ceph */, 0x73757245 /* Coda */, 0x564c /* NCP */};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (magic == types[i]) {
            return true;
        }
    }
    return false;
}

bool file_is_on_network(const char *path)
{
    struct arena a = {0};
    struct statfs fs;
    const char *slash = strrchr(path, '/');
    const char *parent = !slash          ? "."
                         : slash == path ? "/"
                                         : arena_copy(&a, path, (size_t)(slash - path));
    bool is_known = statfs(path, &fs) == 0 || statfs(parent, &fs) == 0;
    arena_release(&a);
    return is_known && file_is_network_type((uint32_t)fs.f_type);
}

enum status dir_make(const char *path, struct err *err)
{
    size_t n = strlen(path);
    char *copy = arena_copy(err->arena, path, n);
    for (size_t i = 1; i <= n; i++) {
        if (copy[i] != '/' && copy[i] != '\0') {
            continue;
        }
        char kept = copy[i];
        copy[i] = '\0';
        if (mkdir(copy, 0700) != 0 && errno != EEXIST) {
            return err_set(err, STATUS_CANT_CREATE, "建不了目录 %s: %s", copy, errno_words(errno));
        }
        copy[i] = kept;
    }
    return STATUS_OK;
}

enum status dir_make_for(const char *file, bool is_shared, struct err *err)
{
    const char *slash = strrchr(file, '/');
    if (!slash || slash == file) {
        return STATUS_OK;
    }
    const char *folder = arena_copy(err->arena, file, (size_t)(slash - file));
    bool is_new = !file_exists(folder);
    enum status status = dir_make(folder, err);
    if (status == STATUS_OK && is_shared && is_new && chmod(folder, 02770) != 0) {
        status = err_set(err, STATUS_CANT_CREATE, "不能让同组的人写目录 %s", folder);
    }
    return status;
}
