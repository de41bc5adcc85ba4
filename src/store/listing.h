/* Lists: the ids of a noun that fit, in an order. The one composer of SQL at run time.
 *
 * Fields, joins and orders are closed tables of fragments (store/listings.c); values are always
 * bound. Ids come in batches, so that a screen shows the first page while the rest is still being
 * read and no read is held open between batches. */
#ifndef STORE_LISTING_H
#define STORE_LISTING_H

#include "db/db.h"
#include "model/where.h"

struct listing_join {
    const char *sql; /* "LEFT JOIN unit l ON l.id = s.lead" */
};

/* How a where_field is asked for. */
struct listing_field {
    struct where_field where;
    const char *sql;    /* an expression: "s.title" */
    unsigned joins;     /* bits of listing.joins */
    const char *exists; /* for what stands in other tables: "EXISTS (SELECT 1 ... WHERE ..." */
};

/* Along which indexes an order is read in windows. The sort key may be the row's own column, or
 * that of a row it points to, whose id then stands between key and number. */
struct listing_path {
    const char *from;  /* "unit l INDEXED BY unit_name_key CROSS JOIN submission s …" */
    unsigned joins;    /* bits of listing.joins that `from` makes already */
    const char *group; /* "l.id"; NULL: the key is the row's own */
    const char *rest;  /* condition of rows without a key, which come last; NULL: none */
    const char *rest_from;
    bool in_force; /* the index only holds rows that are not void */
};

struct listing_order {
    const char *id, *name;
    const char *sql; /* the key expression */
    unsigned joins;
    const struct listing_path *path; /* NULL: always sorted in one go */
};

struct listing {
    const char *noun; /* table, aliased s */
    const struct listing_field *fields;
    size_t n_fields;
    const size_t *any; /* fields in which a bare word is looked for */
    size_t n_any;
    const struct listing_join *joins;
    size_t n_joins;
    const struct listing_order *orders; /* the first is by id */
    size_t n_orders;
};

extern const struct listing submission_listing, unit_listing, receipt_listing;
const struct listing *listing_find(const char *noun);
/* The fields as where_parse wants them. */
const struct where_field *listing_where_fields(struct arena *a, const struct listing *l);

struct listing_request {
    const struct listing *listing;
    const struct where *where; /* NULL for all */
    int64_t notice;            /* only rows of this notice; 0 for all; ignored for units */
    bool with_void;
    bool is_sifted; /* whoever asks leaves out void rows and other notices: indexes alone will do */
    bool
        is_narrow; /* the connection is narrowed (store/narrow.h): views have no indexes to walk along */
    size_t order;
    bool is_descending;
};

enum listing_step {
    LISTING_NEXT,  /* rows with greater keys */
    LISTING_GROUP, /* the other rows with the last key, and group */
    LISTING_REST,  /* rows without a key */
};

/* Where a reading stands. Zero-initialised it begins. */
struct listing_state {
    int64_t last_id;
    bool is_begun, is_done;
    enum listing_step step; /* these for orders that have a path */
    struct db_value key;
    int64_t group;
};

struct ids {
    int64_t *at;
    size_t n, cap;
};

/* Appends further ids. Each call looks at no more than `window` rows, but an order without a path,
 * and rows that are no more than a first window, are sorted in one go. Among rows with the same key
 * the number decides. state->is_done tells the end. */
enum status listing_next(struct db *db, const struct listing_request *r, int64_t window,
                         struct listing_state *state, struct arena *a, struct ids *out,
                         struct err *err) MUST_CHECK;

#endif
