/* Many rows into one table: without its indexes, which are built once behind the last row. That is
 * several times faster than keeping them, when the batch is larger than what is there, and part of the same
 * transaction: a rollback brings them back. */
#ifndef STORE_BULK_H
#define STORE_BULK_H

#include "db/db.h"

struct bulk {
    const char **indexes; /* the statements that make them */
    size_t n;
};

/* Within a write. Takes the indexes of the table away; no query may need them until bulk_end. */
enum status bulk_begin(struct db *db, struct arena *a, const char *table, struct bulk *out,
                       struct err *err) MUST_CHECK;
enum status bulk_end(struct db *db, const struct bulk *b, struct err *err) MUST_CHECK;

#endif
