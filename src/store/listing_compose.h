/* Statements of lists being put together; shared by the files of store/listing, not for others. */
#ifndef STORE_LISTING_COMPOSE_H
#define STORE_LISTING_COMPOSE_H

#include "base/buf.h"
#include "base/vec.h"
#include "store/listing.h"

struct composer {
    const struct listing_request *request;
    struct arena *arena;
    struct buf conditions; /* initialised and released by whoever made the composer */
    unsigned joins;        /* that the conditions need */
    VEC(struct db_value) values;
};

/* Binds a value and writes its place behind the conditions. */
void compose_bind(struct composer *c, struct db_value value);
/* What the request asks: not void, of the notice, the terms of the search. */
void compose_conditions(struct composer *c);
/* "FROM …" with the joins needed; `path` NULL: the table itself. */
const char *compose_from(struct composer *c, const struct listing_path *path);
/* Runs a text with what was bound and appends the ids it gives in its first column. */
enum status compose_ids(struct db *db, const char *sql, struct composer *c, struct ids *out,
                        struct err *err) MUST_CHECK;

/* store/listing_order.c: the next window along the path of the request's order. */
enum status listing_order_next(struct db *db, struct composer *c, int64_t window,
                               struct listing_state *state, struct ids *out,
                               struct err *err) MUST_CHECK;

#endif
