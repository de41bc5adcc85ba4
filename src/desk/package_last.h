/* Packages as they are kept: the record of one, and the last one before it. */
#ifndef DESK_PACKAGE_LAST_H
#define DESK_PACKAGE_LAST_H

#include "desk/desk.h"
#include "desk/package_file.h"
#include "model/package.h"

struct package_of {
    const char *direction; /* out, in */
    int64_t notice;
    const struct package_file *file; /* its track, table and sender */
    int64_t before;                  /* only one that was kept before this id; 0: the newest */
};

struct package_last {
    const char *number; /* NULL: there is none */
    const char *submissions;
    const char *fingerprint;
    int64_t made_at; /* NUMBER_NONE: not told */
};

/* The last one of the same direction, notice, track, table and sender. */
enum status package_last_load(struct desk *desk, struct arena *a, const struct package_of *of,
                              struct package_last *out, struct err *err) MUST_CHECK;
/* What is kept of a file; times are the caller's. */
struct package package_record(struct arena *a, const struct package_file *f, const char *direction,
                              int64_t notice);
/* By number, of one direction and sender; id 0 when there is none. */
enum status package_find(struct desk *desk, struct arena *a, const struct package_of *of,
                         struct package *out, struct err *err) MUST_CHECK;

#endif
