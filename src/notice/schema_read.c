/* Reading members through the tables. Members are copied out, since a list of structs and a
 * struct list_view only share their layout. */
#include <string.h>

#include "notice/schema.h"

struct list_view schema_list(const void *map, const struct key *k)
{
    struct list_view v;
    memcpy(&v, (const char *)map + k->offset, sizeof v);
    return v;
}

const void *schema_item(const struct key *k, struct list_view v, size_t i)
{
    return (const char *)v.at + i * k->sub->size;
}

const char *schema_text(const void *map, const struct key *k)
{
    const char *text;
    memcpy(&text, (const char *)map + k->offset, sizeof text);
    return text;
}

int schema_choice(const void *map, const struct key *k)
{
    int value;
    memcpy(&value, (const char *)map + k->offset, sizeof value);
    return value;
}

bool schema_has(const void *map, const struct key *k)
{
    const void *at = (const char *)map + k->offset;
    switch (k->kind) {
    case KEY_TEXT: return schema_text(map, k) != NULL;
    case KEY_SHARE: return ((const struct share *)at)->has;
    case KEY_POINTS:
    case KEY_NUMBER: return ((const struct number *)at)->has;
    case KEY_DATE: return ((const struct date *)at)->has;
    case KEY_CHOICE: return vocabulary_word(k->words, schema_choice(map, k)) != NULL;
    case KEY_YES:
    case KEY_CHOICES: return schema_choice(map, k) != 0;
    case KEY_WHEN:
    case KEY_EVENT: return ((const struct when *)at)->kind != WHEN_ABSENT;
    case KEY_TEXTS: return ((const struct texts *)at)->n > 0;
    case KEY_SCOPE: return ((const struct scope *)at)->n > 0;
    case KEY_ROWS:
    case KEY_LIST: return schema_list(map, k).n > 0;
    }
    return false;
}

const char *schema_text_of(const struct schema *s, const void *map, const char *name)
{
    const struct key *k = schema_key(s, name);
    return k && k->kind == KEY_TEXT ? schema_text(map, k) : NULL;
}
