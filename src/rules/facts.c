#include "rules/facts.h"

#include "base/slice.h"

const struct field_fact *facts_field(const struct facts *f, const struct field *field)
{
    for (size_t i = 0; i < f->n_fields; i++) {
        const char *name = f->fields[i].name;
        bool is_it = (field->id && text_eq(name, field->id)) || text_eq(name, field->name);
        if (is_it || texts_has(&field->aliases, name)) {
            return &f->fields[i];
        }
    }
    return NULL;
}
