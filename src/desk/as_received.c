#include "desk/as_received.h"

#include <string.h>

#include "base/slice.h"
#include "model/fields.h"

const char *received_put(struct arena *a, const char *fields, const char *id, const char *form,
                         const char *cell, const char *usual)
{
    bool is_usual = text_eq(cell, usual);
    if (is_usual && !fields) {
        return NULL;
    }
    return fields_set(a, fields, id, is_usual ? NULL : arena_printf(a, "%s\t%s", form, cell));
}

const char *received_get(struct arena *a, const char *fields, const char *id, const char *form,
                         const char *usual)
{
    const char *kept = fields ? fields_get(a, fields, id) : NULL;
    size_t n = strlen(form);
    return kept && strncmp(kept, form, n) == 0 && kept[n] == '\t' ? kept + n + 1 : usual;
}
