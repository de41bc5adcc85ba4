/* What a fallible function says when it fails.
 *
 * Every fallible function returns `enum status` and takes `struct err *err` last. On failure it
 * has called err_set (or passed on the callee's), so `err->text` is one Chinese sentence for the
 * user (what happened, where, what to do), `err->cause` the technical reason for the log. On
 * success `err` is untouched. The caller prepares it with an arena: `struct err err = {.arena = a}`.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/arena.h"

#define MUST_CHECK __attribute__((warn_unused_result))

/* The values are the process exit codes of the command line (sysexits.h), so that cli/ need not
 * translate; the last three are distinctions callers act upon and exit as their neighbour. */
enum status {
    STATUS_OK = 0,
    STATUS_FINDINGS = 1,     /* done, with findings or rejected rows */
    STATUS_USAGE = 64,       /* wrong arguments */
    STATUS_DATA = 65,        /* bad data, nothing written */
    STATUS_NO_INPUT = 66,    /* cannot open or read an input */
    STATUS_BUSY = 69,        /* desk busy or locked by another */
    STATUS_INTERNAL = 70,    /* our own mistake */
    STATUS_CANT_CREATE = 73, /* cannot create an output */
    STATUS_IO = 74,          /* writing failed: full disk, closed pipe */
    STATUS_NOT_PERMITTED = 77,
    STATUS_CONFIG = 78,     /* desk, data files or environment unusable */
    STATUS_NOT_FOUND = 165, /* no such record; exits as STATUS_DATA */
    STATUS_CONFLICT = 166,  /* somebody saved a newer version; exits as STATUS_BUSY */
    STATUS_CANCELLED = 167, /* the user stopped it; exits as STATUS_DATA */
};

struct err {
    struct arena *arena; /* where the texts live; set by whoever declares the err */
    enum status code;
    const char *text;  /* for the user, Chinese, one sentence */
    const char *cause; /* for the log, may be NULL */
    const char *file;  /* where in an input, may be NULL */
    int line, column;  /* 1-based, 0 = unknown */
};

/* Sets code and the user's sentence (printf style, UTF-8); returns `code`, so that a failing
 * function can end in `return err_set(err, STATUS_DATA, "...", ...)`. */
enum status err_set(struct err *err, enum status code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds the technical cause to an error already set. Returns err->code. */
enum status err_cause(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds the place in an input file. Returns err->code. */
enum status err_at(struct err *err, const char *file, int line, int column);

/* "file:line:column: text" as far as the place is known, or just text. Lives in err->arena. */
const char *err_sentence(const struct err *err);

/* What an errno means, in Chinese; whoever gets it need not read English. */
const char *errno_words(int number);

/* The exit code of the process for a status. */
int status_exit_code(enum status status);

#endif
