#include "desk/as_received.h"

#include <string.h>

#include "base/slice.h"
#include "model/fields.h"

const char *received_put(struct arena *a, const char *fields, const struct received *r,
                         const char *cell)
{
    bool is_usual = text_eq(cell, r->usual);
    if (is_usual && !fields) {
        return NULL;
    }
    return fields_set(a, fields, r->id, is_usual ? NULL : arena_printf(a, "%s\t%s", r->form, cell));
}

const char *received_get(struct arena *a, const char *fields, const struct received *r)
{
    const char *kept = fields ? fields_get(a, fields, r->id) : NULL;
    size_t n = strlen(r->form);
    return kept && strncmp(kept, r->form, n) == 0 && kept[n] == '\t' ? kept + n + 1 : r->usual;
}

bool received_is(const char *id)
{
    return strncmp(id, "received.", strlen("received.")) == 0;
}
