#include "desk/derive.h"

#include "base/slice.h"
#include "text/key.h"
#include "text/pinyin.h"

/* Which derived field is made from which, and how. */
static const struct {
    const char *noun, *from, *to;
    const char *(*make)(struct arena *a, const char *text);
} derived[] = {
    {"notice", "title", "initials", pinyin_initials},
    {"unit", "name", "name_key", unit_key},
    {"unit", "name", "initials", pinyin_variants},
    {"unit_alias", "name", "name_key", unit_key},
    {"unit_alias", "name", "initials", pinyin_variants},
    {"reviewer", "name", "name_key", unit_key},
    {"reviewer", "name", "initials", pinyin_variants},
    {"submission", "title", "title_key", title_key},
    {"submission", "title", "initials", pinyin_initials},
};

void derive(struct arena *a, const struct record_type *type, void *record)
{
    for (size_t i = 0; i < sizeof derived / sizeof *derived; i++) {
        if (text_eq(derived[i].noun, type->id)) {
            const char *from = record_text(record, record_field(type, derived[i].from));
            record_set_text(record, record_field(type, derived[i].to), derived[i].make(a, from));
        }
    }
}
