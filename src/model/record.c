#include "model/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"

const struct record_field *record_field(const struct record_type *type, const char *id)
{
    for (size_t i = 0; i < type->n; i++) {
        if (text_eq(type->fields[i].id, id)) {
            return &type->fields[i];
        }
    }
    return NULL;
}

const struct record_field *record_field_called(const struct record_type *type, const char *word)
{
    for (size_t i = 0; i < type->n; i++) {
        const struct record_field *f = &type->fields[i];
        if (!(f->traits & TRAIT_DERIVED) && (text_eq(f->id, word) || text_eq(f->name, word))) {
            return f;
        }
    }
    return NULL;
}

bool record_is_text(const struct record_field *f)
{
    return f->kind == RECORD_TEXT || f->kind == RECORD_LINKS || f->kind == RECORD_FIELDS;
}

const char *record_text(const void *record, const struct record_field *f)
{
    const char *text;
    memcpy(&text, (const char *)record + f->offset, sizeof text);
    return text;
}

int64_t record_number(const void *record, const struct record_field *f)
{
    int64_t number;
    memcpy(&number, (const char *)record + f->offset, sizeof number);
    return number;
}

void record_set_text(void *record, const struct record_field *f, const char *text)
{
    memcpy((char *)record + f->offset, &text, sizeof text);
}

void record_set_number(void *record, const struct record_field *f, int64_t number)
{
    memcpy((char *)record + f->offset, &number, sizeof number);
}

/* The number that stands for "absent" of this kind; flags are never absent. */
static bool is_absent(const struct record_field *f, int64_t number)
{
    return f->kind == RECORD_LINK ? number == 0 : f->kind != RECORD_FLAG && number == NUMBER_NONE;
}

const char *record_value(struct arena *a, const void *record, const struct record_field *f)
{
    if (record_is_text(f)) {
        const char *text = record_text(record, f);
        return text_is_empty(text) ? NULL : text;
    }
    int64_t number = record_number(record, f);
    return is_absent(f, number) ? NULL : arena_printf(a, "%lld", (long long)number);
}

bool record_parse(struct arena *a, void *record, const struct record_field *f, const char *value)
{
    if (record_is_text(f)) {
        record_set_text(record, f, arena_text(a, value));
        return true;
    }
    if (!value) {
        record_set_number(record, f,
                          f->kind == RECORD_LINK || f->kind == RECORD_FLAG ? 0 : NUMBER_NONE);
        return true;
    }
    char *end = NULL;
    int64_t number = strtoll(value, &end, 10);
    record_set_number(record, f, number);
    return end != value && *end == '\0';
}

bool record_same(const void *left, const void *right, const struct record_field *f)
{
    return record_is_text(f) ? text_eq(record_text(left, f), record_text(right, f))
                             : record_number(left, f) == record_number(right, f);
}

void *record_copy(struct arena *a, const struct record_type *type, const void *record)
{
    return arena_copy(a, record, type->size);
}

size_t links_parse(struct arena *a, const char *links, int64_t **ids)
{
    size_t n = 0;
    const char *at = text_or_empty(links);
    *ids = ARENA_ARRAY(a, int64_t, strlen(at) / 2 + 1);
    while (*at) {
        char *end = NULL;
        int64_t id = strtoll(at, &end, 10);
        if (end == at) {
            break;
        }
        (*ids)[n++] = id;
        at = *end == ',' ? end + 1 : end;
    }
    return n;
}

const char *links_text(struct arena *a, const int64_t *ids, size_t n)
{
    const char *text = NULL;
    for (size_t i = 0; i < n; i++) {
        text = text ? arena_printf(a, "%s,%lld", text, (long long)ids[i])
                    : arena_printf(a, "%lld", (long long)ids[i]);
    }
    return text;
}
