/* Hand-over packages (移交包): made here for the next level, received from the level below.
 *
 * Receiving is a look first, which writes nothing: the file is verified (desk/package_file.h), compared with
 * the last one of that sender for the same table, and its table goes the road of every summary table
 * (desk/table_import.h). Taking it in is one batch, undone as a whole. The same file is not taken twice.
 *
 * The recommender is what the table says, above itself or in each row; else the sender. */
#ifndef DESK_PACKAGES_H
#define DESK_PACKAGES_H

#include "desk/package_compare.h"
#include "desk/package_file.h"
#include "desk/table_import.h"
#include "model/package.h"

#define PACKAGE_FILE_MAX ((size_t)128 << 20)

/* ---- making ------------------------------------------------------------------------------------------- */

struct package_make_options {
    int64_t notice;
    const char *track, *table; /* as in desk/table_import.h; of several tables one must be named */
    const char *where; /* search language; without 状态 only those that are in: desk/left_out.h */
    const char *receiver; /* NULL: not said */
    const char *path;
    bool is_dry; /* only looks */
};

struct package_made {
    struct package_file file;
    struct package_warnings warnings; /* what should be looked at, sentences */
    const char *last;                 /* number of the one before; NULL */
    struct package_comparison against_last;
    int64_t batch;
};

/* STATUS_DATA when there is nothing to hand over, or the desk has no unit to hand it over from. */
enum status package_make(struct desk *desk, struct arena *a, const struct package_make_options *o,
                         struct package_made *out, struct err *err) MUST_CHECK;

/* ---- receiving ---------------------------------------------------------------------------------------- */

struct package_receive_options {
    const char *path;
    const char *from;    /* recommender, stronger than the table and the sender; NULL */
    const char *rejects; /* file for rows not taken; NULL */
    const char *ack;     /* file for the acknowledgement; NULL: later, see package_ack */
    const char *digest;  /* of the file that was looked at; another is STATUS_DATA; NULL: any */
    const struct row_answer *answers; /* to what its table asks, by line, ascending */
    size_t n_answers;
    bool is_dry; /* only looks */
};

struct package_received {
    bool is_ack; /* it was an acknowledgement: `ack` and `package` are set, no more */
    struct package_file file;
    int64_t notice;                   /* on this desk */
    struct package_warnings warnings; /* what is odd of it, sentences */
    const char *last;                 /* number of the one before from this sender; NULL */
    struct package_comparison against_last;
    struct table_plan plan;
    struct package_ack ack;
    struct package package; /* as it is kept, when it was taken in */
    int64_t batch;
};

/* STATUS_DATA: it is no whole package, was received before, its notice is not on this desk, or the table
 * does not have the rows it should. An acknowledgement is recorded with the package it is of, or STATUS_DATA
 * when that was not made here just so. */
enum status package_receive(struct desk *desk, struct arena *a,
                            const struct package_receive_options *o, struct package_received *out,
                            struct err *err) MUST_CHECK;

/* The import its table goes through, for looking at it row by row; borrows from both. */
struct table_import_options package_import_options(struct arena *a,
                                                   const struct package_receive_options *o,
                                                   const struct package_received *r);

/* The acknowledgement of a package that was received, once more. `sender` may be NULL when only one of them
 * has sent that number; else STATUS_USAGE. */
enum status package_ack_again(struct desk *desk, const char *number, const char *sender,
                              const char *path, struct err *err) MUST_CHECK;

/* ---- what there was ------------------------------------------------------------------------------------- */

struct package_list {
    struct package *at;
    size_t n, cap;
};
/* Newest first, without their bulky texts. */
enum status package_list_load(struct desk *desk, struct arena *a, struct package_list *out,
                              struct err *err) MUST_CHECK;

/* Reads and verifies a file, whatever desk it is for. */
enum status package_file_read(struct arena *a, const char *path, struct package_file *out,
                              struct err *err) MUST_CHECK;

#endif
