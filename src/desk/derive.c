#include "desk/derive.h"

#include "base/slice.h"

/* From which field which derived one is made. */
static const struct {
    const char *noun, *from, *to;
} derived[] = {
    {"notice", "title", "initials"},     {"unit", "name", "name_key"},
    {"unit", "name", "initials"},        {"unit_alias", "name", "name_key"},
    {"unit_alias", "name", "initials"},  {"submission", "title", "title_key"},
    {"submission", "title", "initials"},
};

void derive(struct arena *a, const struct record_type *type, void *record)
{
    (void)a;
    for (size_t i = 0; i < sizeof derived / sizeof *derived; i++) {
        if (text_eq(derived[i].noun, type->id)) {
            record_set_text(record, record_field(type, derived[i].to),
                            record_text(record, record_field(type, derived[i].from)));
        }
    }
}
