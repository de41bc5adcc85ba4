#include "model/fields.h"

#include <string.h>

#include "base/slice.h"

static char *unescape(struct arena *a, const char *at, size_t n)
{
    char *out = arena_alloc(a, n + 1);
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        if (at[i] == '\\' && i + 1 < n) {
            i++;
            out[used++] = at[i] == 't' ? '\t' : at[i] == 'n' ? '\n' : at[i];
        } else {
            out[used++] = at[i];
        }
    }
    return out;
}

static size_t escape(const char *text, char *out)
{
    size_t used = 0;
    for (; *text; text++) {
        bool special = *text == '\t' || *text == '\n' || *text == '\\';
        if (special) {
            out[used++] = '\\';
        }
        out[used++] = *text == '\t' ? 't' : *text == '\n' ? 'n' : *text;
    }
    return used;
}

size_t fields_parse(struct arena *a, const char *text, struct named_value **out)
{
    size_t lines = 0, n = 0;
    for (const char *at = text_or_empty(text); *at; at++) {
        lines += *at == '\n';
    }
    *out = ARENA_ARRAY(a, struct named_value, lines + 1);
    for (const char *at = text_or_empty(text); *at;) {
        size_t length = strcspn(at, "\n");
        const char *tab = memchr(at, '\t', length);
        if (tab) {
            (*out)[n].id = arena_copy(a, at, (size_t)(tab - at));
            (*out)[n++].value = unescape(a, tab + 1, length - (size_t)(tab - at) - 1);
        }
        at += length + (at[length] == '\n');
    }
    return n;
}

const char *fields_text(struct arena *a, const struct named_value *values, size_t n)
{
    size_t size = 1;
    for (size_t i = 0; i < n; i++) {
        size += strlen(values[i].id) + 2 * strlen(text_or_empty(values[i].value)) + 2;
    }
    char *out = arena_alloc(a, size);
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        if (text_is_empty(values[i].value)) {
            continue;
        }
        size_t id = strlen(values[i].id);
        memcpy(out + used, values[i].id, id);
        out[used + id] = '\t';
        used += id + 1;
        used += escape(values[i].value, out + used);
        out[used++] = '\n';
    }
    return used ? out : NULL;
}

const char *fields_get(struct arena *a, const char *text, const char *id)
{
    struct named_value *values;
    size_t n = fields_parse(a, text, &values);
    for (size_t i = 0; i < n; i++) {
        if (text_eq(values[i].id, id)) {
            return values[i].value;
        }
    }
    return NULL;
}

const char *fields_set(struct arena *a, const char *text, const char *id, const char *value)
{
    struct named_value *values;
    size_t n = fields_parse(a, text, &values);
    size_t i = 0;
    while (i < n && !text_eq(values[i].id, id)) {
        i++;
    }
    if (i == n) {
        struct named_value *more = ARENA_ARRAY(a, struct named_value, n + 1);
        memcpy(more, values, n * sizeof *values);
        values = more;
        n++;
    }
    values[i] = (struct named_value){id, value};
    return fields_text(a, values, n);
}
