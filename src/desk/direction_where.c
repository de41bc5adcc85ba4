#include "desk/direction_where.h"

#include <string.h>

#include "base/slice.h"
#include "desk/notices.h"
#include "store/listing.h"

/* A term while its values grow. */
struct growing {
    const char **at;
    size_t n;
    bool is_whole; /* the whole spelling is asked for, not a part */
};

static void add(struct growing *g, const char *value)
{
    for (size_t i = 0; i < g->n; i++) {
        if (text_eq(g->at[i], value)) {
            return;
        }
    }
    if (g->n < WHERE_MOST) {
        g->at[g->n++] = value;
    }
}

static bool is_meant(const struct growing *g, const char *spelling, const char *value)
{
    return g->is_whole ? text_eq(spelling, value) : strstr(spelling, value) != NULL;
}

static void add_spellings(struct growing *g, const struct direction *at, size_t n,
                          const char *value)
{
    for (size_t i = 0; i < n; i++) {
        const struct direction *d = &at[i];
        bool is_one = is_meant(g, d->name, value);
        for (size_t k = 0; k < d->aliases.n; k++) {
            is_one = is_one || is_meant(g, d->aliases.at[k], value);
        }
        if (is_one) {
            add(g, d->name);
        }
        for (size_t k = 0; is_one && k < d->aliases.n; k++) {
            add(g, d->aliases.at[k]);
        }
        add_spellings(g, d->children.at, d->children.n, value);
    }
}

static enum status settle_term(struct desk *desk, const struct notice_rows *rows,
                               struct where_term *t, struct growing *g, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < t->n; i++) {
        add(g, t->values[i]);
    }
    for (size_t r = 0; r < rows->n && status == STATUS_OK; r++) {
        const struct notice *n = NULL;
        status = notice_definition(desk, rows->at[r].record.id, 0, &n, err);
        for (size_t x = 0; status == STATUS_OK && x < n->axes.n; x++) {
            const struct axis *axis = &n->axes.at[x];
            for (size_t i = 0; i < t->n; i++) {
                add_spellings(g, axis->directions.at, axis->directions.n, t->values[i]);
            }
        }
    }
    t->values = g->at;
    t->n = g->n;
    return status;
}

static bool is_direction(const struct where_term *t)
{
    return t->field != WHERE_ANY && (t->op == WHERE_CONTAINS || t->op == WHERE_EQUALS) &&
           text_eq(submission_listing.fields[t->field].where.id, "direction");
}

static enum status load_notices(struct desk *desk, struct arena *a, int64_t notice,
                                struct notice_rows *rows, struct err *err)
{
    if (!notice) {
        return notice_rows_load(desk, a, rows, err);
    }
    rows->at = ARENA_NEW(a, struct notice_row);
    rows->n = 1;
    return notice_row_load(desk, a, notice, rows->at, err);
}

enum status direction_where_settle(struct desk *desk, struct arena *a, int64_t notice,
                                   struct where *where, struct err *err)
{
    struct notice_rows rows = {0};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < where->n && status == STATUS_OK; i++) {
        struct where_term *t = &where->at[i];
        if (!is_direction(t)) {
            continue;
        }
        struct growing g = {ARENA_ARRAY(a, const char *, WHERE_MOST), 0, t->op == WHERE_EQUALS};
        status = rows.n ? STATUS_OK : load_notices(desk, a, notice, &rows, err);
        if (status == STATUS_OK) {
            status = settle_term(desk, &rows, t, &g, err);
        }
    }
    return status;
}
