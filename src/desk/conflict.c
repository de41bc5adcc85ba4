#include "desk/conflict.h"

#include <string.h>

#include "desk/persons.h"
#include "store/audit.h"
#include "store/record.h"

enum status conflict_find(struct desk *desk, struct arena *a, const struct record_type *type,
                          const void *base, const void *mine, struct conflict *out, struct err *err)
{
    struct record head;
    struct audits entries = {0};
    memcpy(&head, mine, sizeof head);
    *out = (struct conflict){.theirs = arena_alloc(a, type->size)};
    out->fields = ARENA_ARRAY(a, struct conflict_field, type->n);
    enum status status = record_load(desk->db, type, head.id, a, out->theirs, err);
    if (status == STATUS_OK) {
        status = audit_list_row(desk->db, a, type->id, head.id, &entries, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < type->n; i++) {
        const struct record_field *f = &type->fields[i];
        if ((f->traits & TRAIT_DERIVED) || record_same(base, mine, f) ||
            record_same(base, out->theirs, f) || record_same(mine, out->theirs, f)) {
            continue;
        }
        out->fields[out->n++] = (struct conflict_field){
            f,
            record_value(a, base, f),
            record_value(a, mine, f),
            record_value(a, out->theirs, f),
        };
    }
    if (entries.n) {
        out->who = person_name(desk, a, entries.at[0].person);
        out->at = entries.at[0].at;
    }
    return STATUS_OK;
}
