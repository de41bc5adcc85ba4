/* Any words as a search: either a mistake with its place inside the text, or a question the database
 * understands, whatever stands in it. */
#include <stdlib.h>
#include <string.h>

#include "store/listing.h"
#include "store/queries.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

/* One empty desk for all inputs: making it costs more than asking it. */
static struct db *empty_desk(struct arena *a)
{
    static struct db *db;
    struct err err = {.arena = a};
    if (!db) {
        must(db_open(&db, ":memory:", DB_CREATE, &desk_schema, &err) == STATUS_OK);
        must(db_migrate(db, &err) == STATUS_OK);
    }
    return db;
}

static void ask(struct arena *a, const struct listing *l, const struct where *where)
{
    struct err err = {.arena = a};
    struct listing_request r = {.listing = l, .where = where};
    struct ids ids = {0};
    for (r.order = 0; r.order < l->n_orders; r.order++) {
        struct listing_state state = {0};
        must(listing_next(empty_desk(a), &r, 10, &state, a, &ids, &err) == STATUS_OK);
        must(state.is_done && ids.n == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static const struct listing *const all[] = {&submission_listing, &unit_listing,
                                                &receipt_listing};
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct where where;
    if (n == 0 || n > 2000) {
        return 0;
    }
    const struct listing *l = all[bytes[0] % 3];
    const char *text = arena_copy(&a, (const char *)bytes + 1, n - 1);
    enum status status =
        where_parse(&a, listing_where_fields(&a, l), l->n_fields, text, &where, &err);
    must(status == STATUS_OK || status == STATUS_USAGE);
    if (status == STATUS_USAGE) {
        must(err.column >= 1 && (size_t)err.column <= strlen(text) + 1);
    } else {
        ask(&a, l, &where);
    }
    arena_release(&a);
    return 0;
}
