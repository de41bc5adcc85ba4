#include "desk/unit_where.h"

#include <string.h>

#include "base/slice.h"
#include "desk/data_files.h"
#include "desk/regions.h"
#include "store/listing.h"

/* The values of a term while they grow. */
struct values {
    const char **at;
    size_t n;
};

static void add(struct values *v, const char *value)
{
    if (v->n < WHERE_MOST) {
        v->at[v->n++] = value;
    }
}

static bool is_called(const struct unit_class *c, const char *text)
{
    bool is_named = strstr(c->name, text) != NULL;
    for (size_t i = 0; i < c->aliases.n; i++) {
        is_named = is_named || strstr(c->aliases.at[i], text);
    }
    return is_named;
}

static enum status add_classes(struct desk *desk, struct values *v, const char *text,
                               struct err *err)
{
    const struct unit_classes *all = NULL;
    enum status status = desk_classes(desk, &all, err);
    for (size_t i = 0; status == STATUS_OK && i < all->n; i++) {
        if (is_called(&all->at[i], text)) {
            add(v, all->at[i].id);
        }
    }
    return status;
}

static enum status add_regions(struct desk *desk, struct values *v, const char *text,
                               struct err *err)
{
    const struct regions *all = NULL;
    enum status status = desk_regions(desk, &all, err);
    for (size_t i = 0; status == STATUS_OK && i < all->n; i++) {
        if (strstr(all->at[i].name, text)) {
            add(v, all->at[i].code);
        }
    }
    return status;
}

enum status unit_where_settle(struct desk *desk, struct arena *a, struct where *where,
                              struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < where->n && status == STATUS_OK; i++) {
        struct where_term *t = &where->at[i];
        const char *id = t->field == WHERE_ANY ? "" : unit_listing.fields[t->field].where.id;
        bool is_class = text_eq(id, "class"), is_region = text_eq(id, "region");
        if ((!is_class && !is_region) || (t->op != WHERE_CONTAINS && t->op != WHERE_EQUALS)) {
            continue;
        }
        struct values v = {ARENA_ARRAY(a, const char *, WHERE_MOST), 0};
        for (size_t k = 0; k < t->n && status == STATUS_OK; k++) {
            status = is_class ? add_classes(desk, &v, t->values[k], err)
                              : add_regions(desk, &v, t->values[k], err);
        }
        if (v.n) { /* ids hold one another: carrier, carrier_group */
            t->op = WHERE_EQUALS;
            t->values = v.at;
            t->n = v.n;
        }
    }
    return status;
}
