/* A package while it is put together: what its parts are written from (package_collect.c), and all of them
 * (package_contents.c). */
#ifndef DESK_PACKAGE_COLLECT_H
#define DESK_PACKAGE_COLLECT_H

#include "base/keymap.h"
#include "base/vec.h"
#include "desk/table_contents.h"
#include "text/csv_writer.h"

struct collecting {
    struct desk *desk;
    struct arena *arena;
    struct table_contents table;
    VEC(int64_t) cases;
    struct keymap by_id;  /* places in `cases` */
    int64_t refused;      /* among them */
    struct arena scratch; /* of one row */
    struct buf bytes;
    struct csv_writer csv;
};

/* submissions.csv: a row for each of the cases, with everything that is told of it. */
enum status collect_cases(struct collecting *c, struct err *err) MUST_CHECK;
/* receipts.csv: arrivals of the notice that name one of the cases, or none at all, as lists and letters do. */
enum status collect_receipts(struct collecting *c, int64_t notice, int64_t *rows,
                             struct err *err) MUST_CHECK;

#endif
