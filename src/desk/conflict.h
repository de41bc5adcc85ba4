/* Both sides of an edit that met somebody else's newer change. */
#ifndef DESK_CONFLICT_H
#define DESK_CONFLICT_H

#include "desk/desk.h"
#include "model/record.h"

struct conflict_field {
    const struct record_field *field;
    const char *base, *mine, *theirs; /* as record_value gives them */
};

struct conflict {
    void *theirs;    /* the record as it stands now */
    const char *who; /* name of whoever changed it last, and when */
    int64_t at;
    struct conflict_field *fields; /* changed by both, to different values */
    size_t n;
};

/* What stands between `mine` and the row as it is now. To keep mine after looking, save again with
 * `theirs` as the base. */
enum status conflict_find(struct desk *desk, struct arena *a, const struct record_type *type,
                          const void *base, const void *mine, struct conflict *out,
                          struct err *err) MUST_CHECK;

#endif
