/* One write and what it changed. */
#ifndef MODEL_AUDIT_H
#define MODEL_AUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct audit {
    int64_t id; /* also the number of the batch: what `undo` takes */
    int64_t at;
    const char *person;  /* login */
    const char *act;     /* id: receipt_log, table_import … */
    const char *summary; /* one Chinese sentence */
    const char *why;     /* reason, NULL when none was asked */
    int64_t undoes;      /* id of the entry this one takes back; 0 for none */
    const char *prev, *hash;
};

enum change_kind {
    CHANGE_INSERT, /* rows first..last are new */
    CHANGE_VALUE,  /* a value of a new row: told, but undone with the row */
    CHANGE_UPDATE, /* field of rows first..last went from old to new; rows of a run share both */
};

struct change {
    enum change_kind kind;
    const char *noun;
    int64_t first, last;
    const char *field, *old, *new;
};

struct changes {
    struct change *at;
    size_t n, cap;
    bool is_edited; /* as read: a row has no kind of ours, or is not in its place */
};

#endif
