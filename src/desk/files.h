/* The electronic files in a directory against the submissions of a notice: which file is of which
 * submission, and what is wrong with each. Only looks: nothing is written, neither there nor in the desk. */
#ifndef DESK_FILES_H
#define DESK_FILES_H

#include "desk/desk.h"
#include "model/finding.h"

/* A file with its findings; or, file NULL, a submission of which there is none. */
struct file_line {
    const char *file;   /* below the directory */
    int64_t submission; /* 0: not known of which */
    struct findings findings;
};

struct files_checked {
    struct file_line *at; /* files by path, then submissions by number */
    size_t n, cap;
    size_t n_files, n_matched, n_missing;
};

enum status files_check(struct desk *desk, struct arena *a, int64_t notice, const char *directory,
                        struct files_checked *out, struct err *err) MUST_CHECK;

/* The whole as people read it. */
const char *files_checked_text(struct arena *a, const struct files_checked *files);
/* Is anything found that is more than a note? */
bool files_checked_matter(const struct files_checked *files);

#endif
