/* The files below a directory that somebody else filled: bounded, and never left.
 *
 * Links, devices and pipes are not opened, only told, so nothing outside the directory is read and
 * nothing blocks. Hidden files (.DS_Store, ~$x.docx of an open document) are passed over. */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

#define FOLDER_DEPTH_MAX 16 /* folders within folders */
#define FOLDER_ENTRIES_MAX 20000

struct folder_file {
    const char *path; /* below the directory: 甲公司/图1.png */
    int64_t size;     /* bytes */
    bool is_odd;      /* a link, device or pipe: not to be opened */
};

struct folder_files {
    struct folder_file *at;
    size_t n, cap;
};

/* Every file, by path in byte order. STATUS_NO_INPUT for what cannot be opened, STATUS_DATA beyond a
 * bound: half a list would look like a whole one. */
enum status folder_list(struct arena *a, const char *directory, struct folder_files *out,
                        struct err *err) MUST_CHECK;
/* Opens one of them to be read; the caller closes *fd. What became a link or device since is refused. */
enum status folder_open(const char *directory, const char *path, int *fd,
                        struct err *err) MUST_CHECK;

#endif
