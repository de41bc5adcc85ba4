/* Files read whole, and files written so that a reader never sees half of one. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

/* Reads a whole file ("-" is stdin) into the arena, NUL behind the end. More than `max` bytes,
 * a directory or an unreadable file: STATUS_NO_INPUT with a sentence naming the path. */
enum status file_read(struct arena *a, const char *path, size_t max, struct slice *out,
                      struct err *err) MUST_CHECK;

/* An output: a temporary file beside the target, renamed onto it by commit, with the permissions of
 * what stood there; for "-" stdout; a device or a named pipe is written into. Writes are buffered;
 * the first failure is kept and told by commit. A desk, a backup of one, and what this process reads are
 * not replaced (STATUS_CANT_CREATE). */
struct outfile {
    int fd;
    const char *path;         /* as given, borrowed */
    char *temporary, *target; /* NULL when there is no file to rename; target: where a link leads */
    char *buffer;
    size_t used;
    int failed; /* errno of the first failure */
};

enum status outfile_open(struct outfile *f, const char *path, struct err *err) MUST_CHECK;
void outfile_write(struct outfile *f, const char *bytes, size_t n);
/* Flushes, syncs, closes and renames, each checked: a full disk or a closed pipe is STATUS_IO and
 * leaves the old target as it was. Ends the life of `f` either way. */
enum status outfile_commit(struct outfile *f, struct err *err) MUST_CHECK;
/* Throws the temporary file away. */
void outfile_abort(struct outfile *f);

/* A path as people type it on a screen, where no shell helps: without blanks at its ends, `~/` for the
 * home directory. What follows `//` or `/~/` begins anew: a folder was proposed, and a whole path
 * pasted behind it. "" when nothing was typed. */
const char *path_typed(struct arena *a, const char *typed);

/* Where a file lies that is there, for people who do not know in which directory the program runs;
 * `path` itself when that cannot be found out. */
const char *path_full(struct arena *a, const char *path);

bool file_exists(const char *path);
bool file_is_directory(const char *path);
/* `path`, or the first of name-2.pdf, name-3.pdf … at which there is nothing yet: the number stands before an
 * ending of few letters, so that the file still opens. */
const char *file_unused(struct arena *a, const char *path);
/* True when the file, or the directory it would be made in, lies on a network file system, where
 * locks do not work reliably. False when that cannot be told. */
bool file_is_on_network(const char *path);
/* The same by the magic number of a file system (statfs(2)). */
bool file_is_network_type(uint32_t magic);
/* Makes a directory and its missing parents with mode 0700. */
enum status dir_make(const char *path, struct err *err) MUST_CHECK;
/* The folder in which `file` will be, with its parents. When it is made here and `is_shared`, its group
 * may write in it and what is made there belongs to the group (mode 2770). */
enum status dir_make_for(const char *file, bool is_shared, struct err *err) MUST_CHECK;

#endif
