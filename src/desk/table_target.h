/* Which summary table of a notice is meant, and the track whose cases it holds. */
#ifndef DESK_TABLE_TARGET_H
#define DESK_TABLE_TARGET_H

#include "desk/notices.h"

struct table_target {
    struct notice_row row;
    const struct notice *notice;
    const struct summary_table *table;
    const char
        *track; /* as cases keep it; "" when the notice has none; NULL: all, when asked for */
};

struct table_wanted {
    int64_t notice;
    const char *track, *table; /* either may be NULL */
    bool may_span;             /* a table that holds several tracks may be meant with all of them */
};

/* STATUS_USAGE naming what there is to choose from, STATUS_DATA when the notice has no such table. */
enum status table_target_find(struct desk *desk, struct arena *a, const struct table_wanted *wanted,
                              struct table_target *out, struct err *err) MUST_CHECK;

#endif
