#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/slice.h"
#include "base/vec.h"

struct walk {
    struct arena *arena;
    struct folder_files *out;
    size_t seen;
};

static bool is_hidden(const char *name)
{
    return name[0] == '.' || text_starts(name, "~$") || strcmp(name, "Thumbs.db") == 0;
}

static enum status cannot_open(const char *path, struct err *err)
{
    return err_set(err, STATUS_NO_INPUT, "打不开「%s」: %s.", path, errno_words(errno));
}

static enum status walk_folder(struct walk *w, int fd, const char *path, int depth,
                               struct err *err);

/* A folder is walked through, a file noted; a link is neither, wherever it leads. */
static enum status visit(struct walk *w, int folder, const char *path, int depth, struct err *err)
{
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    struct stat s;
    if (++w->seen > FOLDER_ENTRIES_MAX) {
        return err_set(err, STATUS_DATA, "目录里多于 %d 项; 分成几个目录, 分别检查.",
                       FOLDER_ENTRIES_MAX);
    }
    if (fstatat(folder, name, &s, AT_SYMLINK_NOFOLLOW)) {
        return errno == ENOENT ? STATUS_OK : cannot_open(path, err);
    }
    if (!S_ISDIR(s.st_mode)) {
        struct folder_file file = {path, s.st_size, !S_ISREG(s.st_mode)};
        *VEC_PUSH(w->arena, w->out) = file;
        return STATUS_OK;
    }
    if (depth >= FOLDER_DEPTH_MAX) {
        return err_set(err, STATUS_DATA, "「%s」在多于 %d 层的目录里; 把层数减少再检查.", path,
                       FOLDER_DEPTH_MAX);
    }
    int fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return fd < 0 ? cannot_open(path, err) : walk_folder(w, fd, path, depth + 1, err);
}

/* Takes `fd` over. */
static enum status walk_folder(struct walk *w, int fd, const char *path, int depth, struct err *err)
{
    DIR *folder = fdopendir(fd);
    enum status status = STATUS_OK;
    if (!folder) {
        close(fd);
        return cannot_open(path, err);
    }
    for (struct dirent *e; status == STATUS_OK && (e = readdir(folder));) {
        if (!is_hidden(e->d_name)) {
            const char *below = *path ? arena_printf(w->arena, "%s/%s", path, e->d_name)
                                      : arena_text(w->arena, e->d_name);
            status = visit(w, dirfd(folder), below, depth, err);
        }
    }
    closedir(folder);
    return status;
}

static int by_path(const void *left, const void *right)
{
    const struct folder_file *l = left, *r = right;
    return strcmp(l->path, r->path);
}

enum status folder_list(struct arena *a, const char *directory, struct folder_files *out,
                        struct err *err)
{
    struct walk w = {a, out, 0};
    int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return cannot_open(directory, err);
    }
    enum status status = walk_folder(&w, fd, "", 0, err);
    if (out->n) {
        qsort(out->at, out->n, sizeof *out->at, by_path);
    }
    return status;
}

enum status folder_open(const char *directory, const char *path, int *fd, struct err *err)
{
    struct arena a = {0};
    struct stat s;
    const char *whole = arena_printf(&a, "%s/%s", directory, path);
    *fd = open(whole, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    arena_release(&a);
    if (*fd < 0) {
        return cannot_open(path, err);
    }
    if (fstat(*fd, &s) || !S_ISREG(s.st_mode)) {
        close(*fd);
        return err_set(err, STATUS_NO_INPUT, "「%s」不是普通文件.", path);
    }
    return STATUS_OK;
}
